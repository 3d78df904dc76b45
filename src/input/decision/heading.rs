//! The headings of an annex: which column has the names, which the level of all, of a region, of a class of communes.

use std::collections::BTreeMap;

use super::seen::Seen;
use super::words::{DECISION_WORDS, plain};
use crate::criteria::{Law, Narrow, OR, RegionId};
use crate::input::classes::class_named;
use crate::text::fold;

/// Most lines of a heading.
const MOST_LINES: u32 = 4;

/// What a column of an annex holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Running numbers, or codes.
    Number,
    /// Names of criteria.
    Criterion,
    /// Names of indicators.
    Name,
    /// The heading above those of the regions.
    Regional,
    /// A level where no region has its own, or the only one.
    General,
    Region(RegionId),
    /// Certain areas or classes, with their names as they are typed.
    Narrow(Narrow, String),
    /// Notes, and whoever is responsible.
    Beside,
    /// A name or a level, whichever no other column has.
    Either,
}

/// The columns of an annex.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub number: Option<u32>,
    pub name: u32,
    pub general: Option<u32>,
    pub regions: BTreeMap<RegionId, u32>,
    pub narrow: Vec<(u32, Narrow, String)>,
    /// Columns of levels whose heading is not understood.
    pub strange: Vec<(u32, String)>,
}

impl Columns {
    /// Columns that hold levels.
    pub fn levels(&self) -> impl Iterator<Item = u32> + '_ {
        let own = self.general.iter().chain(self.regions.values()).copied();
        own.chain(self.narrow.iter().map(|(column, ..)| *column)).chain(self.strange.iter().map(|(column, _)| *column))
    }
}

/// The heading that begins in a row, and the first row below it.
pub(super) fn heading(seen: &Seen, top: u32, law: &Law) -> Option<(Columns, u32)> {
    let first = roles(seen, top, law);
    let name = first.iter().find(|(_, role)| **role == Role::Name).or_else(|| first.iter().find(|(_, role)| **role == Role::Either));
    let name = *name?.0;
    let mut lines = vec![first];
    while (lines.len() as u32) < MOST_LINES
        && let Some(line) = further(seen, top, top + lines.len() as u32, name, law)
    {
        lines.push(line);
    }
    let below = top + lines.len() as u32;
    Some((columns(seen, &lines, (top, below - 1))?, below))
}

/// What the cells of a row say as headings.
fn roles(seen: &Seen, row: u32, law: &Law) -> BTreeMap<u32, Role> {
    let role = |column: u32| Some((column, role(&seen.text(row, column), law)?));
    seen.columns().filter_map(role).collect()
}

/// One more line of a heading: the column of names goes down through it, or it has none and only headings.
fn further(seen: &Seen, top: u32, row: u32, name: u32, law: &Law) -> Option<BTreeMap<u32, Role>> {
    let line = roles(seen, row, law);
    let goes_down = seen.at(row, name) == seen.at(top, name);
    let headings_alone = seen.text(row, name).is_empty() && line.len() > 1;
    (goes_down || headings_alone).then_some(line)
}

/// The role of each column: the lowest line that says one.
fn columns(seen: &Seen, lines: &[BTreeMap<u32, Role>], (top, bottom): (u32, u32)) -> Option<Columns> {
    let mut columns = Columns::default();
    let mut names: Vec<u32> = Vec::new();
    let mut either: Vec<u32> = Vec::new();
    let mut general: Vec<u32> = Vec::new();
    for column in seen.columns().filter(|column| seen.at(bottom, *column).1 == *column) {
        match lines.iter().rev().find_map(|line| line.get(&column)) {
            Some(Role::Number) => columns.number = columns.number.or(Some(column)),
            Some(Role::Name) => names.push(column),
            Some(Role::Either) => either.push(column),
            Some(Role::General) => general.push(column),
            Some(Role::Region(region)) => drop(columns.regions.insert(region.clone(), column)),
            Some(Role::Narrow(narrow, name)) => columns.narrow.push((column, narrow.clone(), name.clone())),
            Some(Role::Criterion | Role::Beside) => {}
            Some(Role::Regional) | None => {
                let text = (top..=bottom).rev().map(|row| seen.text(row, column)).find(|text| !text.is_empty());
                columns.strange.extend(text.map(|text| (column, text)));
            }
        }
    }
    settle(columns, names, either, general)
}

/// One column of names; of the columns of levels at least one.
fn settle(mut columns: Columns, mut names: Vec<u32>, either: Vec<u32>, mut general: Vec<u32>) -> Option<Columns> {
    for column in either {
        if names.is_empty() { names.push(column) } else { general.push(column) }
    }
    let [name] = names.as_slice() else { return None };
    columns.name = *name;
    // What is left of the names tells of them, not of levels.
    columns.strange.retain(|(column, _)| column > name);
    match general.as_slice() {
        [] => {}
        [one] => columns.general = Some(*one),
        several => columns.strange.extend(several.iter().map(|column| (*column, String::new()))),
    }
    let has_levels = columns.general.is_some() || !columns.regions.is_empty() || !columns.narrow.is_empty();
    has_levels.then_some(columns)
}

/// What a heading says.
fn role(text: &str, law: &Law) -> Option<Role> {
    let folded = plain(text);
    let words = &DECISION_WORDS.headings;
    let lists = [
        (&words.number, Role::Number),
        (&words.criterion, Role::Criterion),
        (&words.name, Role::Name),
        (&words.regional, Role::Regional),
        (&words.general, Role::General),
        (&words.value, Role::General),
        (&words.beside, Role::Beside),
        (&words.either, Role::Either),
    ];
    let known = lists.into_iter().find(|(list, _)| list.has(&folded)).map(|(_, role)| role);
    known.or_else(|| region(&folded, law).map(Role::Region)).or_else(|| narrow(text, law).map(|n| Role::Narrow(n, text.to_string())))
}

/// "Vùng Tây Nguyên", "TN".
fn region(folded: &str, law: &Law) -> Option<RegionId> {
    let bare = DECISION_WORDS.headings.regional.after(folded).filter(|rest| !rest.is_empty()).unwrap_or(folded);
    let named =
        law.nation.regions.iter().find(|r| plain(&r.name) == bare || DECISION_WORDS.regions.get(&r.id).is_some_and(|l| l.has(bare)));
    named.map(|r| r.id.clone())
}

/// A class that a commune can be of.
fn class(law: &Law, name: &str) -> Option<String> {
    let id = class_named(&law.nation, name)?;
    law.nation.classes.iter().any(|class| class.id == id && !class.none).then_some(id)
}

/// "Xã khu vực I", "Vùng 1": names of areas or classes alone.
fn narrow(text: &str, law: &Law) -> Option<Narrow> {
    let mut narrow = Narrow::default();
    for name in text.split(OR.trim()).map(str::trim) {
        match law.areas.iter().find(|area| fold(&area.name) == fold(name)) {
            Some(area) => narrow.areas.push(area.id.clone()),
            None => narrow.classes.push(class(law, name)?),
        }
    }
    // A level is of areas or of classes; both in one list would be of communes that are both.
    (narrow.areas.is_empty() || narrow.classes.is_empty()).then_some(narrow)
}
