//! Which commune of one year is which of the others: as two rounds are compared, from the latest year backwards.

use super::{Record, Round};
use crate::text::{fold, nearest};

/// A commune over the years.
#[derive(Debug)]
pub struct Line {
    /// What is kept of it, oldest first; never two of one year.
    pub records: Vec<Record>,
    /// Another year has several communes that it could be, and none was taken.
    pub several: bool,
    /// The name that looks most like it among the communes it could go on as, where it ends or begins within the years: a
    /// question, no answer.
    pub nearest: Option<String>,
}

/// A commune that is not found in all years before or after those it has.
#[derive(Debug)]
pub struct Alone<'a> {
    pub line: &'a Line,
    /// It has no year after its last, though there are later ones.
    pub ends: bool,
}

impl Line {
    fn of(record: Record) -> Self {
        Self { records: vec![record], several: false, nearest: None }
    }

    /// As it was last; a line has at least one year.
    pub fn last(&self) -> Option<&Record> {
        self.records.last()
    }

    pub fn name(&self) -> &str {
        self.last().map_or("", |r| &r.who.name)
    }

    pub fn in_year(&self, year: i16) -> Option<&Record> {
        self.records.iter().find(|r| r.year == year)
    }

    /// Whether this is its code, or its name in any year with or without "xã".
    pub(super) fn is_called(&self, asked: &str) -> bool {
        let asked = fold(asked);
        let named = |r: &Record| {
            let bare = fold(r.law.nation.words.bare(&r.who.name));
            r.who.code == asked || fold(&r.who.name) == asked || bare == asked
        };
        self.records.iter().any(named)
    }

    fn begins_after(&self, year: i16) -> bool {
        self.records.first().is_some_and(|r| r.year > year)
    }

    fn ends_before(&self, year: i16) -> bool {
        self.records.last().is_some_and(|r| r.year < year)
    }

    fn is(&self, record: &Record) -> bool {
        self.records.iter().any(|known| known.who.is(&record.who, &known.law))
    }
}

/// The lines of all communes; the rounds are in the order of their years.
pub(super) fn joined(rounds: Vec<Round>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for round in rounds.into_iter().rev() {
        before(&mut lines, round.records);
    }
    lines.iter_mut().for_each(|line| line.records.reverse());
    ask(&mut lines);
    lines
}

/// Puts the records of a year before the lines of the later ones. Where several could be meant, none is taken.
fn before(lines: &mut Vec<Line>, records: Vec<Record>) {
    let meant: Vec<Vec<usize>> = records.iter().map(|r| (0..lines.len()).filter(|at| lines[*at].is(r)).collect()).collect();
    let claims = |line: usize| meant.iter().filter(|m| m.contains(&line)).count();
    let chosen: Vec<Option<usize>> =
        meant.iter().map(|m| if let [only] = m.as_slice() { Some(*only).filter(|at| claims(*at) == 1) } else { None }).collect();
    for ((record, chosen), meant) in records.into_iter().zip(chosen).zip(&meant) {
        match chosen {
            Some(at) => lines[at].records.push(record),
            None => {
                meant.iter().for_each(|at| lines[*at].several = true);
                lines.push(Line { several: !meant.is_empty(), ..Line::of(record) });
            }
        }
    }
}

/// Asks of each line that ends or begins within the years whether it goes on under a name much like its own.
fn ask(lines: &mut [Line]) {
    let years = || lines.iter().flat_map(|line| &line.records).map(|r| r.year);
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return };
    let names = |of: &dyn Fn(&Line) -> bool| lines.iter().filter(|l| of(l)).map(|l| l.name().to_string()).collect::<Vec<_>>();
    let (later, earlier) = (names(&|line| line.begins_after(first)), names(&|line| line.ends_before(last)));
    for line in lines {
        let others = if line.ends_before(last) { &later } else { &earlier };
        let like = nearest(line.name(), others.iter().map(String::as_str)).map(str::to_string);
        line.nearest = like.filter(|_| line.ends_before(last) || line.begins_after(first));
    }
}

impl super::History {
    /// Communes that begin after the first year or end before the last.
    pub fn alone(&self) -> Vec<Alone<'_>> {
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else { return Vec::new() };
        let apart = |line: &&Line| line.ends_before(*last) || line.begins_after(*first);
        self.lines.iter().filter(apart).map(|line| Alone { line, ends: line.ends_before(*last) }).collect()
    }
}
