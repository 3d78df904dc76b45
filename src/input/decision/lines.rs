//! The rows of an annex: which indicator each is about, and of which year or part.

use super::annex::Annex;
use super::seen::Seen;
use super::words::DECISION_WORDS;
use crate::criteria::{ItemRef, MeasureId, RowFault, UnmatchedRow};
use crate::input::sheet::label::{self, Label, Number};
use crate::input::sheet::outline::{About, Outline};
use crate::text::fold_loose;

/// How like its indicator's a name next to a code must be, against the likest one's.
const OWN: f64 = 0.3;
const AGAINST: f64 = 0.8;
/// Likeness of a name to that of the only indicator of its criterion.
const LONE: f64 = 0.45;
/// Likeness of a name that has no code, and how much liker it must be than the next.
const ALONE: f64 = 0.6;
const CLEARLY: f64 = 0.15;

/// A row that tells levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub row: u32,
    pub of: ItemRef,
    /// The measure it is of, where it names one of several.
    pub part: Option<MeasureId>,
    pub year: Option<i16>,
}

/// The rows of a table of one set.
#[derive(Default)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    pub unmatched: Vec<UnmatchedRow>,
}

/// The table being read.
struct LineReader<'r> {
    seen: &'r Seen<'r>,
    annex: &'r Annex<'r, 'r>,
    outline: &'r Outline,
    criterion: Option<u32>,
    /// The indicator that rows of years and parts are of.
    item: Option<ItemRef>,
    found: Lines,
}

/// Reads the rows of an annex as those of a set.
pub(super) fn lines(annex: &Annex, outline: &Outline) -> Lines {
    let mut reader = LineReader { seen: annex.seen, annex, outline, criterion: None, item: None, found: Lines::default() };
    annex.rows.clone().for_each(|row| reader.row(row));
    reader.found
}

/// How well a set explains an annex: the likeness of each row to the indicator of its code.
pub(super) fn explained(annex: &Annex, outline: &Outline) -> f64 {
    let like = |row: u32| {
        let label = name_label(annex, row);
        let place = code(annex, row, &label).and_then(|code| place_of_code(outline, &code))?;
        outline.likeness(&label.body).get(place).copied()
    };
    annex.rows.clone().filter_map(like).sum()
}

fn name_label(annex: &Annex, row: u32) -> Label {
    label::read(&fold_loose(&annex.seen.text(row, annex.columns.name)))
}

/// The code in front of the name, or in the column of numbers.
fn code(annex: &Annex, row: u32, name: &Label) -> Option<String> {
    let dotted = |label: &Label| if let Some(Number::Dotted(code)) = &label.number { Some(code.clone()) } else { None };
    let number = annex.columns.number.map(|column| label::read(&fold_loose(&annex.seen.text(row, column))));
    number.as_ref().and_then(dotted).or_else(|| dotted(name))
}

fn place_of_code(outline: &Outline, code: &str) -> Option<usize> {
    outline.nodes.iter().position(|node| node.about == About::Item && node.of.code == code)
}

impl LineReader<'_> {
    fn row(&mut self, row: u32) {
        let columns = &self.annex.columns;
        let name_at = self.seen.at(row, columns.name);
        if self.seen.text(row, columns.name).is_empty() || columns.levels().all(|column| self.seen.at(row, column) == name_at) {
            return;
        }
        let has_levels = columns.levels().any(|column| !self.seen.text(row, column).is_empty());
        let label = name_label(self.annex, row);
        self.note_criterion(row, &label, has_levels);
        match self.meant(row, &label) {
            Ok(Some(line)) if has_levels => self.found.lines.push(line),
            Ok(Some(_)) => {}
            Ok(None) if !has_levels => {}
            Ok(None) => self.unmatched(row, RowFault::Unknown),
            Err(fault) => self.unmatched(row, fault),
        }
    }

    fn unmatched(&mut self, row: u32, fault: RowFault) {
        // What comes below is of this row, and so of nobody.
        self.item = None;
        let text = self.seen.text(row, self.annex.columns.name);
        self.found.unmatched.push(UnmatchedRow { origin: self.seen.origin(row, self.annex.columns.name), text, fault });
    }

    /// A number without a point in its column is that of the criterion.
    fn note_criterion(&mut self, row: u32, name: &Label, has_levels: bool) {
        let number = self.annex.columns.number.map(|column| label::read(&fold_loose(&self.seen.text(row, column))).number);
        let whole = |number: &Option<Number>| if let Some(Number::Whole(number)) = number { Some(*number) } else { None };
        let own = whole(&name.number).filter(|_| name.criterion || !has_levels);
        let found = number.as_ref().and_then(whole).or(own);
        self.criterion = found.filter(|number| self.outline.criterion(*number).is_some()).or(self.criterion);
    }

    fn meant(&mut self, row: u32, label: &Label) -> Result<Option<Line>, RowFault> {
        if let Some(year) = year(&label.body) {
            return Ok(self.item.clone().map(|of| Line { row, of, part: None, year: Some(year) }));
        }
        let place = match code(self.annex, row, label) {
            Some(code) => Some(self.of_code(&code, &label.body)?),
            None => match self.part(label) {
                Some(part) => return Ok(self.item.clone().map(|of| Line { row, of, part: Some(part), year: None })),
                None => self.of_name(&label.body),
            },
        };
        let of = place.and_then(|place| self.outline.nodes.get(place)).map(|node| node.of.clone());
        if of.is_some() {
            self.item.clone_from(&of);
        }
        Ok(of.map(|of| Line { row, of, part: None, year: None }))
    }

    /// The indicator of a code, unless its name is plainly another's.
    fn of_code(&self, code: &str, body: &str) -> Result<usize, RowFault> {
        let place = place_of_code(self.outline, code).ok_or(RowFault::Unknown)?;
        if body.is_empty() || self.outline.bearing(body).contains(&place) {
            return Ok(place);
        }
        let likeness = self.outline.likeness(body);
        let own = likeness.get(place).copied().unwrap_or_default();
        let best = self.items().map(|(at, _)| likeness[at]).fold(0.0, f64::max);
        if own >= OWN && own >= best * AGAINST { Ok(place) } else { Err(RowFault::Contradiction) }
    }

    fn items(&self) -> impl Iterator<Item = (usize, Option<u32>)> + '_ {
        self.outline.nodes.iter().enumerate().filter(|(_, node)| node.about == About::Item).map(|(at, node)| (at, node.criterion))
    }

    /// The only indicator of a name, within the criterion if one is known.
    fn of_name(&self, body: &str) -> Option<usize> {
        let within = |criterion: Option<u32>| self.criterion.is_none() || criterion == self.criterion;
        let own: Vec<usize> = self.items().filter(|(_, criterion)| within(*criterion)).map(|(at, _)| at).collect();
        let bearing: Vec<usize> = self.outline.bearing(body).iter().copied().filter(|at| own.contains(at)).collect();
        if let [only] = bearing.as_slice() {
            return Some(*only);
        }
        let likeness = self.outline.likeness(body);
        if let [only] = own.as_slice() {
            return Some(*only).filter(|at| likeness[*at] >= LONE);
        }
        likest(own.into_iter().map(|at| (likeness[at], at)))
    }

    /// The part of the indicator above that a name is of: "- Nam", "a) Tỷ lệ …".
    fn part(&self, label: &Label) -> Option<MeasureId> {
        let item = self.item.as_ref()?;
        let likeness = self.outline.likeness(&label.body);
        let parts = self.outline.nodes.iter().enumerate().filter(|(_, node)| node.about == About::Part && node.of == *item);
        let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
        let bearing: Vec<usize> = self.outline.bearing(&label.body).iter().copied().filter(|at| parts.contains(at)).collect();
        let marked = matches!(label.number, Some(Number::Mark | Number::Letter));
        let found = match bearing.as_slice() {
            [only] => Some(*only),
            _ if marked => likest(parts.into_iter().map(|at| (likeness[at], at))),
            _ => None,
        };
        self.outline.nodes.get(found?)?.measure.clone()
    }
}

/// The likest of some, where it is like enough and clearly liker than the next.
fn likest(likes: impl Iterator<Item = (f64, usize)>) -> Option<usize> {
    let mut likes: Vec<(f64, usize)> = likes.collect();
    likes.sort_by(|a, b| b.0.total_cmp(&a.0));
    let next = likes.get(1).map_or(0.0, |(like, _)| *like);
    likes.first().filter(|(like, _)| *like >= ALONE && *like >= next + CLEARLY).map(|(_, at)| *at)
}

/// "Năm 2023".
fn year(body: &str) -> Option<i16> {
    let rest = DECISION_WORDS.rows.year.after(body)?.trim_end_matches([':', '.', ' ']);
    rest.parse().ok().filter(|year| (2000..2100).contains(year))
}
