//! Words by which sheets made by hand are understood: `words.toml`, folded once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::sheet::heading::Says;
use crate::layout::matrix::ClassPart;
use crate::layout::{Column, Field};
use crate::text::{Decimal, fold, fold_loose};

/// The words of `words.toml`, without tone marks and letter case.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What a heading says its column holds.
    pub headings: BTreeMap<String, Column>,
    /// Headings of columns that may hold codes.
    pub maybe_code: Vec<String>,
    /// Headings of columns that hold results where no other does.
    pub maybe_result: Vec<String>,
    /// Headings of the part of a rate, and of its whole, where both are there.
    pub parts: Vec<String>,
    /// See `parts`.
    pub wholes_over: Vec<String>,
    /// Headings of columns of ticks that say "Đạt".
    pub ticks_yes: Vec<String>,
    /// Headings of columns of ticks that say the contrary.
    pub ticks_no: Vec<String>,
    /// Words written short in headings, and what they stand for.
    pub short_headings: BTreeMap<String, String>,
    /// What only says when, where or whose at the end of a heading, longest first.
    pub fillers: Vec<String>,
    /// Words that tell what a heading says, where the whole heading is not known: first list first.
    pub telling: Vec<(Says, Vec<String>)>,
    /// Units of a part of a year: quarters, months; and what may be behind them.
    pub partial: Vec<String>,
    /// See `partial`.
    pub partial_ends: Vec<String>,
    /// What was there before the year.
    pub before_year: Vec<String>,
    /// Agencies above the commune, with tone marks.
    pub agencies: Vec<String>,
    /// What titles call the programme: the first level where no word of a higher one is next to it.
    pub programme: Vec<String>,
    /// Labels above a table.
    pub labels: BTreeMap<String, Field>,
    /// Units of places in titles and the field whose name follows them.
    pub place_units: Vec<(String, Field)>,
    /// What follows a unit and is no name.
    pub no_place: Vec<String>,
    /// The word before a year in a title.
    pub year: Vec<String>,
    /// Words that end a name in capitals.
    pub title_stops: Vec<String>,
    /// Words that do so before a number: alone they end names of places too.
    pub title_stops_numbered: Vec<String>,
    /// Labels of the document and the days of a class.
    pub class_parts: BTreeMap<String, ClassPart>,
    /// What is next to the days of a class in its row.
    pub class_days: BTreeMap<String, ClassPart>,
    /// What is before a code, with the blank or point that ends it.
    pub prefixes: Vec<String>,
    /// Words before a code of an indicator, one by one.
    pub before_codes: Vec<String>,
    /// What is before the number of a criterion, longest first.
    pub criterion_words: Vec<String>,
    /// What is between the number of a criterion and its name.
    pub about: Vec<String>,
    /// Words written short in names, and what they stand for.
    pub short_names: BTreeMap<String, String>,
    /// Names of rows that add others up.
    pub totals: Vec<String>,
    /// What is before a rate for several measures.
    pub together: Vec<String>,
    /// What is before a grade, longest first.
    pub grade_words: Vec<String>,
    pub bound_signs: Vec<String>,
    /// Words of a bound or an estimate.
    pub bound_words: Vec<String>,
    /// Words of one who judges, besides those of the criteria.
    pub yes: Vec<String>,
    /// The same for no.
    pub no: Vec<String>,
    /// Words for none of what is asked for, longest first.
    pub none: Vec<String>,
    /// Words that may be next to its name, one by one.
    pub none_fillers: Vec<String>,
    /// What people write where a figure is not known yet.
    pub not_yet: Vec<String>,
    /// Words that join a figure to what it is of.
    pub links: Vec<String>,
    /// Words that turn the meaning of a sentence's figure, with tone marks.
    pub turning: Vec<String>,
    /// Words before a whole.
    pub wholes: Vec<String>,
    /// Words between two numbers of which neither is meant.
    pub between: Vec<String>,
    /// Units of length, whose squares are units too.
    pub lengths: Vec<String>,
    /// Signs that choose, that may choose or deny, and boxes left blank.
    pub ticks: Vec<char>,
    /// See `ticks`.
    pub crosses: Vec<char>,
    /// See `ticks`.
    pub boxes: Vec<char>,
    /// Units typed behind a number.
    pub units: Vec<Unit>,
}

/// Words for a unit, and how many of a measure's unit it is.
#[derive(Debug)]
pub(super) struct Unit {
    /// The measure's unit, or what is before its first "/".
    pub of: String,
    /// How many of that unit one of this is.
    pub factor: Decimal,
    /// Words for this unit.
    pub words: Vec<String>,
}

/// The words in use.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| parse().unwrap_or_default());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    headings: BTreeMap<String, Vec<String>>,
    maybe: RawMaybe,
    ratio: RawRatio,
    ticks: RawTicks,
    short: BTreeMap<String, String>,
    fillers: RawList,
    telling: Vec<RawTelling>,
    partial: RawPartial,
    agencies: RawList,
    programme: RawList,
    labels: BTreeMap<String, Vec<String>>,
    places: RawPlaces,
    class: BTreeMap<String, Vec<String>>,
    #[serde(rename = "class-days")]
    class_days: BTreeMap<String, Vec<String>>,
    rows: RawRows,
    values: RawValues,
    unit: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMaybe {
    code: Vec<String>,
    result: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRatio {
    part: Vec<String>,
    whole: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTicks {
    yes: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPartial {
    before: Vec<String>,
    units: Vec<String>,
    ends: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTelling {
    says: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPlaces {
    units: Vec<(String, String)>,
    no_name: Vec<String>,
    ends: Vec<String>,
    ends_before_number: Vec<String>,
    year: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRows {
    prefixes: Vec<String>,
    #[serde(rename = "before-codes")]
    before_codes: Vec<String>,
    criteria: Vec<String>,
    about: Vec<String>,
    short: BTreeMap<String, String>,
    totals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValues {
    together: Vec<String>,
    #[serde(rename = "grade-words")]
    grade_words: Vec<String>,
    bound_signs: Vec<String>,
    bound_words: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    none: Vec<String>,
    none_fillers: Vec<String>,
    not_yet: Vec<String>,
    links: Vec<String>,
    turning: Vec<String>,
    wholes: Vec<String>,
    between: Vec<String>,
    lengths: Vec<String>,
    ticks: String,
    crosses: String,
    boxes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    of: String,
    is: String,
    words: Vec<String>,
}

/// Read as JSON, which is read faster; `None` for a slip in the file, which the test below names.
fn parse() -> Option<Words> {
    let raw: Raw = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/words.json"))).ok()?;
    let column = |id: &String| column(id);
    let class_part = |id: &String| ClassPart::from_id(id);
    Some(Words {
        headings: keyed(&raw.headings, column)?,
        maybe_code: folded(&raw.maybe.code),
        maybe_result: folded(&raw.maybe.result),
        parts: folded(&raw.ratio.part),
        wholes_over: folded(&raw.ratio.whole),
        ticks_yes: folded(&raw.ticks.yes),
        ticks_no: folded(&raw.ticks.no),
        short_headings: short(&raw.short),
        fillers: longest_first(folded(&raw.fillers.words)),
        telling: raw.telling.iter().map(|t| Some((says(&t.says)?, folded(&t.words)))).collect::<Option<_>>()?,
        partial: folded(&raw.partial.units),
        before_year: folded(&raw.partial.before),
        partial_ends: folded(&raw.partial.ends),
        agencies: raw.agencies.words.iter().map(|w| fold(w)).collect(),
        programme: folded(&raw.programme.words),
        labels: keyed(&raw.labels, |id| Field::from_id(id))?,
        place_units: raw.places.units.iter().map(|(f, u)| Some((fold(u), Field::from_id(f)?))).collect::<Option<_>>()?,
        no_place: raw.places.no_name.iter().map(|w| fold(w)).collect(),
        year: raw.places.year.iter().map(|w| fold(w)).collect(),
        title_stops_numbered: raw.places.ends_before_number.iter().map(|w| fold(w)).collect(),
        title_stops: raw.places.ends.iter().map(|w| fold(w)).collect(),
        class_parts: keyed(&raw.class, class_part)?,
        class_days: keyed(&raw.class_days, class_part)?,
        prefixes: folded(&raw.rows.prefixes),
        before_codes: folded(&raw.rows.before_codes),
        criterion_words: longest_first(folded(&raw.rows.criteria)),
        about: folded(&raw.rows.about),
        short_names: short(&raw.rows.short),
        totals: folded(&raw.rows.totals),
        together: folded(&raw.values.together),
        grade_words: longest_first(folded(&raw.values.grade_words)),
        bound_signs: folded(&raw.values.bound_signs),
        bound_words: folded(&raw.values.bound_words),
        yes: folded(&raw.values.yes),
        no: folded(&raw.values.no),
        none: longest_first(folded(&raw.values.none)),
        none_fillers: folded(&raw.values.none_fillers),
        not_yet: folded(&raw.values.not_yet),
        links: folded(&raw.values.links),
        turning: raw.values.turning.iter().map(|w| fold(w)).collect(),
        wholes: folded(&raw.values.wholes),
        between: folded(&raw.values.between),
        lengths: folded(&raw.values.lengths),
        ticks: raw.values.ticks.chars().collect(),
        crosses: raw.values.crosses.chars().collect(),
        boxes: raw.values.boxes.chars().collect(),
        units: raw.unit.iter().map(unit).collect::<Option<_>>()?,
    })
}

fn column(id: &str) -> Option<Column> {
    Column::ALL.iter().copied().find(|c| c.id() == id)
}

fn says(id: &str) -> Option<Says> {
    match id {
        "aside" => Some(Says::Aside),
        "estimate" => Some(Says::Estimate),
        column_id => column(column_id).map(Says::Column),
    }
}

fn short(words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    words.iter().map(|(short, long)| (fold_loose(short), fold_loose(long))).collect()
}

fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    words
}

fn unit(raw: &RawUnit) -> Option<Unit> {
    Some(Unit { of: fold_loose(&raw.of), factor: raw.is.parse().ok()?, words: folded(&raw.words) })
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|w| fold_loose(w)).collect()
}

/// Word → what it stands for; `None` when an id is not known.
fn keyed<T: Copy>(lists: &BTreeMap<String, Vec<String>>, of: impl Fn(&String) -> Option<T>) -> Option<BTreeMap<String, T>> {
    let mut found = BTreeMap::new();
    for (id, words) in lists {
        let meant = of(id)?;
        found.extend(words.iter().map(|w| (fold_loose(w), meant)));
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_understood_and_no_word_means_two_columns() {
        let words = parse().expect("words.toml");
        let raw: Raw = toml::from_str(include_str!("words.toml")).expect("words.toml");
        let listed = raw.headings.values().flatten().count();
        assert_eq!(words.headings.len(), listed, "a heading stands twice");
        assert_eq!(words.labels.len(), raw.labels.values().flatten().count(), "a label stands twice");
        for word in words.maybe_code.iter().chain(&words.maybe_result) {
            assert!(!words.headings.contains_key(word), "“{word}” is sure and maybe");
        }
    }
}
