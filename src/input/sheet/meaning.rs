//! What the rows of a table are about: by code, by whole name, or aligned with the set.

use super::align::{self, Shape, SheetLine, Why};
use super::label::{self, Number};
use super::outline::{About as Kind, Outline};
use crate::criteria::{Book, ItemRef, MeasureId};
use crate::diag::{Code, Diagnostic};
use crate::input::catalog::{Candidate, Catalog, Meant};
use crate::input::grid::Content;
use crate::input::spot::Spot;
use crate::input::words::WORDS;
use crate::text::fold_loose;

/// How unlike its own name and how like another's a name must be to contradict the code next to it.
const UNLIKE: f64 = 0.12;
const OTHER: f64 = 0.62;
/// Likeness of a name that is taken for that of one of several measures.
const PART: f64 = 0.6;
/// How much liker the name of one reading of a code must be than the next's.
const CLEARLY: f64 = 0.15;

/// The labels of a row, and what its answer looks like.
#[derive(Clone)]
pub(in crate::input) struct Labels<'a> {
    /// The cell of the code or number.
    pub code: Option<Spot<'a>>,
    /// Numbers of this table are codes, not running numbers.
    pub coded: bool,
    /// The cell of the name.
    pub name: Option<Spot<'a>>,
    /// The criterion a column next to it names.
    pub within: Option<u32>,
    /// What its answer looks like.
    pub shape: Shape,
}

/// What a row is about.
pub(in crate::input) struct Meaning<'a> {
    /// The measure, criterion or fault; nothing for rows that are no answers.
    pub meant: Meant<'a>,
    /// Why; none where nothing was understood.
    pub why: Option<Why>,
}

/// Rows on their way to a meaning.
pub(in crate::input) struct MeaningReader<'a, 'c> {
    catalog: &'c Catalog<'a>,
    outline: &'c Outline,
    rows: &'c [Labels<'c>],
    /// Whole numbers that are no codes count the rows: they say nothing.
    running: bool,
    /// Codes found to mean something by what is around them.
    pub findings: Vec<Diagnostic>,
}

impl<'a, 'c> MeaningReader<'a, 'c> {
    /// The meaning of every row, in order.
    pub fn read(catalog: &'c Catalog<'a>, outline: &'c Outline, rows: &'c [Labels<'c>]) -> (Vec<Meaning<'a>>, Vec<Diagnostic>) {
        let running = is_running(rows);
        let mut reader = Self { catalog, outline, rows, running, findings: Vec::new() };
        let sure: Vec<Option<Meant<'a>>> = (0..rows.len()).map(|at| reader.alone(at)).collect();
        let lines: Vec<SheetLine> = (0..rows.len()).map(|at| reader.line(at, sure[at].as_ref())).collect();
        let found = align::align(outline, &lines);
        let meaning = |(at, (sure, found)): (usize, (Option<Meant<'a>>, Option<align::Match>))| match (sure, found) {
            (Some(meant), found) if !is_open(&meant) => Meaning { meant, why: found.map(|_| Why::Sure) },
            (_, Some(found)) => reader.aligned(&rows[at], found),
            (Some(meant), None) => Meaning { meant, why: None },
            (None, None) => Meaning { meant: reader.unknown(&rows[at]), why: None },
        };
        let named = |(at, meaning): (usize, Meaning<'a>)| reader.part_like(&rows[at], &meaning.meant).unwrap_or(meaning);
        let meanings = sure.into_iter().zip(found).enumerate().map(meaning).enumerate().map(named).collect();
        (meanings, std::mem::take(&mut reader.findings))
    }

    fn book(&self) -> Book {
        self.outline.book
    }

    fn aligned(&self, row: &Labels, found: align::Match) -> Meaning<'a> {
        let spot = row.name.as_ref().or(row.code.as_ref());
        let meant = spot.map_or(Meant::Heading, |spot| self.catalog.at_place(spot, &self.outline.nodes[found.node]));
        Meaning { meant, why: Some(found.why) }
    }

    fn unknown(&self, row: &Labels) -> Meant<'a> {
        match &row.name {
            Some(name) if row.shape != Shape::Blank => self.catalog.meant_by_name(name, None, Some(self.book())),
            _ => Meant::Heading,
        }
    }

    /// What a row means by itself: its code, or its whole name.
    fn alone(&mut self, at: usize) -> Option<Meant<'a>> {
        let row = &self.rows[at];
        let name = row.name.as_ref().map(|n| n.content.plain()).unwrap_or_default();
        if is_total(&name) || row.code.as_ref().is_some_and(|c| is_total(&c.content.plain())) {
            return Some(Meant::Heading);
        }
        let label = label::read(&fold_loose(&name));
        if let Some(criterion) = self.criterion(row, &label) {
            return Some(criterion);
        }
        let by_code =
            row.code.as_ref().filter(|code| row.coded && !is_roman(code)).map(|code| (code.clone(), self.by_code(at, code, &name)));
        let by_number = || match &label.number {
            Some(Number::Dotted(code)) => row.name.as_ref().map(|n| self.by_text(n, code, &label.body)),
            _ => None,
        };
        let meant = by_code.map(|(code, meant)| self.checked(&code, meant, &label.body, &name)).or_else(by_number);
        match meant {
            Some(Meant::Criterion(_)) if matches!(row.shape, Shape::Number | Shape::Share) => None,
            // "10 Thu nhập" over the row of its only indicator.
            Some(Meant::Measure(of, _)) if row.shape == Shape::Blank && self.may_be_criterion(&of, &label.body) => None,
            Some(meant) if !is_open(&meant) && !matches!(meant, Meant::Heading) => Some(meant),
            found => self.by_name(row, &label.body).or(found.filter(|m| !matches!(m, Meant::Heading))),
        }
    }

    /// Of several measures of an item the one whose name the row's is like, and no other's: "Hộ dùng nước sạch" for 17.1.
    fn part_like(&self, row: &Labels, meant: &Meant) -> Option<Meaning<'a>> {
        let Meant::Fault(finding, measures) = meant else { return None };
        let name = row.name.as_ref().filter(|_| finding.code == Code::MeasureUnnamed && row.shape != Shape::Blank)?;
        let of = owner(measures)?;
        let likeness = self.outline.likeness(&label::read(&fold_loose(&name.content.plain())).body);
        let like = |measure: &MeasureId| {
            let place = self.outline.place_of_measure(&of, measure)?;
            Some((likeness.get(place).copied()?, place))
        };
        let (_, place) = clearly_likest(measures.iter().filter_map(like), PART)?;
        Some(Meaning { meant: self.catalog.at_place(name, &self.outline.nodes[place]), why: Some(Why::Likeness) })
    }

    /// "Tiêu chí số 11 về hộ nghèo": its only indicator may have the same number.
    fn criterion(&self, row: &Labels, label: &label::Label) -> Option<Meant<'a>> {
        let Some(Number::Whole(number)) = label.number.as_ref().filter(|_| label.criterion) else { return None };
        let blank = matches!(row.shape, Shape::Blank | Shape::Judgement);
        let place = self.outline.criterion(*number).filter(|_| blank)?;
        Some(self.catalog.at_place(row.name.as_ref()?, &self.outline.nodes[place]))
    }

    /// A code in the text of a name: "2.1. Tỷ lệ đường xã".
    fn by_text(&self, name: &Spot, code: &str, body: &str) -> Meant<'a> {
        let content = Content::Text(code.to_string());
        let spot = name.holding(&content);
        let meant = self.catalog.meant(&spot, body, Some(self.book()));
        self.checked(name, meant, body, body)
    }

    /// The only node of this whole name; parts only below their item, by their order.
    fn by_name(&self, row: &Labels, body: &str) -> Option<Meant<'a>> {
        let name = row.name.as_ref()?;
        let mut bearing = self.outline.bearing(body).iter().map(|at| &self.outline.nodes[*at]);
        let only = bearing.next().filter(|_| bearing.next().is_none())?;
        let figure = matches!(row.shape, Shape::Number | Shape::Share | Shape::Words);
        match only.about {
            Kind::Criterion(_) if figure => None,
            // "Nam" alone is a part of whatever is above it.
            Kind::Part if !body.contains(' ') => None,
            _ if only.criterion.is_some() && row.within.is_some_and(|w| Some(w) != only.criterion) => None,
            _ => Some(self.catalog.at_place(name, only)),
        }
    }

    /// The code is a criterion's number too, and the name is not the indicator's.
    fn may_be_criterion(&self, of: &ItemRef, body: &str) -> bool {
        let number = of.code.parse().ok().and_then(|n| self.outline.criterion(n));
        number.is_some() && !body.is_empty() && self.outline.place_of(of).is_none_or(|at| !self.outline.bearing(body).contains(&at))
    }

    /// A code whose name is plainly that of another indicator is contradicted.
    fn checked(&self, code: &Spot, meant: Meant<'a>, body: &str, name: &str) -> Meant<'a> {
        let Meant::Measure(of, asked) = &meant else { return meant };
        let Some(own) = self.outline.place_of_measure(of, &asked.measure.id) else { return meant };
        let item = self.outline.place_of(of);
        let bears = |at: usize| self.outline.bearing(body).contains(&at);
        if body.split(' ').count() < 4 || bears(own) || item.is_some_and(bears) {
            return meant;
        }
        let likeness = self.outline.likeness(body);
        let like = |at: usize| likeness.get(at).copied().unwrap_or_default();
        let own_like = like(own).max(item.map(like).unwrap_or_default());
        let is_item = |(at, _): &(usize, &f64)| self.outline.nodes[*at].about == Kind::Item;
        let best = likeness.iter().enumerate().filter(is_item).max_by(|a, b| a.1.total_cmp(b.1));
        match best {
            Some((at, other)) if own_like < UNLIKE && *other > OTHER => {
                let other = &self.outline.nodes[at];
                self.catalog.contradiction(code, name, self.book(), [of, &other.of])
            }
            _ => meant,
        }
    }

    /// A code that can mean several items is settled by the name next to it or by the rows around it.
    fn by_code(&mut self, at: usize, code: &Spot, name: &str) -> Meant<'a> {
        let book = Some(self.book());
        let mut meant = self.catalog.meant(code, name, book);
        // "TC02.01" is none of the codes of the law, but plainly one of them.
        if let (true, Some(plain)) = (is_open(&meant), label::code(&fold_loose(&code.content.plain()))) {
            meant = self.catalog.meant(&code.holding(&Content::Text(plain)), name, book);
        }
        let open = matches!(&meant, Meant::Fault(f, _) if matches!(f.code, Code::CodeAmbiguous | Code::CodeIsDate));
        if !open || self.rows[at].shape == Shape::Blank {
            return meant;
        }
        let Some((candidate, by)) = self.settled(at, code, name) else { return meant };
        let (read, taken) = (code.content.fact(), candidate.item.code.as_str());
        self.findings.push(code.finding(Code::CodeFromContext).with("read", read).with("code", taken).with("by", by));
        self.catalog.settled(code, name, self.book(), &candidate)
    }

    /// Which of its readings a code has, and why: by its name, by the rows around it, by the others of the same code.
    fn settled(&self, at: usize, code: &Spot, name: &str) -> Option<(Candidate<'a>, &'static str)> {
        let candidates = self.catalog.candidates(code.content, self.book());
        let only = |fits: &dyn Fn(&Candidate) -> bool| {
            let mut fitting = candidates.iter().filter(|c| fits(c));
            fitting.next().copied().filter(|_| fitting.next().is_none())
        };
        let named = only(&|c| self.catalog.bears(c, name)).or_else(|| self.likest(&candidates, name));
        named.map(|c| (c, "name")).or_else(|| {
            let (before, after) = (self.before(at), (at + 1..self.rows.len()).find_map(|i| self.position(i)));
            let framed = self.in_order() && (before.is_some() || after.is_some());
            let between = |c: &Candidate| before.is_none_or(|b| b < c.place) && after.is_none_or(|a| c.place < a);
            only(&|c| framed && between(c)).or_else(|| self.in_turn(at, code, &candidates)).map(|c| (c, "order"))
        })
    }

    /// The candidate whose name is like that of the row, and no other's is.
    fn likest(&self, candidates: &[Candidate<'a>], name: &str) -> Option<Candidate<'a>> {
        let likeness = self.outline.likeness(&label::read(&fold_loose(name)).body);
        let like = |c: &Candidate| {
            let place = self.outline.place_of(&self.catalog.refer(self.book(), c.item.code.clone()));
            place.and_then(|at| likeness.get(at)).copied().unwrap_or_default()
        };
        clearly_likest(candidates.iter().map(|c| (like(c), *c)), align::RATHER).map(|(_, candidate)| candidate)
    }

    /// As many answered rows of the same code as it has readings are those readings in order.
    fn in_turn(&self, at: usize, code: &Spot, candidates: &[Candidate<'a>]) -> Option<Candidate<'a>> {
        let same = |row: &Labels| row.shape != Shape::Blank && row.code.as_ref().is_some_and(|c| c.content == code.content);
        let rows: Vec<usize> = (0..self.rows.len()).filter(|i| same(&self.rows[*i])).collect();
        let turn = rows.iter().position(|i| *i == at).filter(|_| self.in_order() && rows.len() == candidates.len())?;
        candidates.get(turn).copied()
    }

    /// The place in the book of the last code above that can mean one item only.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find_map(|i| self.position(i))
    }

    fn position(&self, at: usize) -> Option<usize> {
        self.rows[at].code.as_ref().and_then(|c| self.catalog.position(c.content, Some(self.book())))
    }

    /// The codes that can mean one item only are in the order of the law: a sheet sorted otherwise tells nothing.
    fn in_order(&self) -> bool {
        (0..self.rows.len()).filter_map(|at| self.position(at)).collect::<Vec<_>>().is_sorted()
    }

    /// A row as a line to be aligned.
    fn line(&self, at: usize, sure: Option<&Meant<'a>>) -> SheetLine {
        let row = &self.rows[at];
        let name = row.name.as_ref().map(|n| fold_loose(&n.content.plain())).unwrap_or_default();
        let label = label::read(&name);
        let code = row.code.as_ref().map(|c| label::read(&fold_loose(&c.content.plain())));
        let code_number = code.as_ref().and_then(|c| c.number.clone());
        let whole = |number: &Option<Number>| if let Some(Number::Whole(n)) = number { Some(*n) } else { None };
        let in_name = whole(&label.number);
        let counted = if self.running && !row.coded { None } else { whole(&code_number) };
        let roman = matches!(label.number, Some(Number::Roman)) || row.code.as_ref().is_some_and(is_roman);
        SheetLine {
            sure: sure.and_then(|m| place_of(m, self.outline)),
            body: if name.is_empty() { code.as_ref().map(|c| c.body.clone()).unwrap_or_default() } else { label.body },
            whole: in_name.or(counted),
            criterion: label.criterion || code.is_some_and(|c| c.criterion),
            titles: !label.criterion && row.shape == Shape::Blank && label::is_of_criterion(&name),
            within: row.within,
            foreign: row.coded && sure.is_some_and(is_open) && row.code.as_ref().is_some_and(is_coded),
            group: (roman && row.shape == Shape::Blank) || matches!(sure, Some(Meant::Heading)),
            shape: row.shape,
        }
    }
}

/// Where a meaning is in the outline.
pub(in crate::input) fn place_of(meant: &Meant, outline: &Outline) -> Option<usize> {
    match meant {
        Meant::Measure(of, asked) => outline.place_of_measure(of, &asked.measure.id),
        Meant::Criterion(of) => outline.criterion(of.code.parse().ok()?),
        Meant::Fault(finding, measures) if !is_open_fault(finding) => outline.place_of(&owner(measures)?),
        _ => None,
    }
}

/// The likest, where it is like enough and plainly more so than the next.
fn clearly_likest<T>(found: impl Iterator<Item = (f64, T)>, enough: f64) -> Option<(f64, T)> {
    let mut found: Vec<(f64, T)> = found.collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let next = found.get(1).map_or(0.0, |(like, _)| *like);
    found.into_iter().next().filter(|(like, _)| *like >= enough && *like >= next + CLEARLY)
}

/// The item that owns measures.
pub(super) fn owner(measures: &[MeasureId]) -> Option<ItemRef> {
    measures.first().and_then(|m| m.split('/').next()?.parse::<ItemRef>().ok())
}

/// Not understood by itself, so that the rows around it may say what it is.
fn is_open(meant: &Meant) -> bool {
    matches!(meant, Meant::Fault(finding, _) if is_open_fault(finding))
}

fn is_open_fault(finding: &Diagnostic) -> bool {
    matches!(finding.code, Code::CodeUnknown | Code::NameUnknown)
}

/// The name of a row that adds others up.
pub(in crate::input) fn is_total(text: &str) -> bool {
    !text.is_empty() && WORDS.totals.contains(&fold_loose(text))
}

/// More than a bare number, letter or mark.
fn is_coded(code: &Spot) -> bool {
    let label = label::read(&fold_loose(&code.content.plain()));
    match label.number {
        Some(Number::Dotted(_)) => true,
        Some(_) => !label.body.is_empty(),
        None => label.body.chars().count() > 1,
    }
}

fn is_roman(code: &Spot) -> bool {
    label::is_roman(fold_loose(&code.content.plain()).trim_end_matches(['.', ')']))
}

/// Whole numbers that go on from row to row past the number of any criterion.
fn is_running(rows: &[Labels]) -> bool {
    let number = |row: &Labels| row.code.as_ref().and_then(|c| c.content.plain().trim_end_matches(['.', ')']).parse::<u32>().ok());
    let numbers: Vec<u32> = rows.iter().filter_map(number).collect();
    let steps = numbers.windows(2).filter(|w| w[1] == w[0] + 1).count();
    let with_figures = rows.iter().filter(|r| r.shape != Shape::Blank && number(r).is_some()).count();
    let restarts = numbers.windows(2).filter(|w| w[1] <= w[0]).count();
    let all_answered = with_figures * 10 >= numbers.len() * 7;
    numbers.len() > 3 && ((steps + 1 + restarts >= numbers.len() && restarts > 1) || (all_answered && steps * 10 >= numbers.len() * 8))
}
