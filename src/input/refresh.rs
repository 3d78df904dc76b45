//! A form of ours once more: what people typed into it, for a new form to take, and what of it a new form lacks.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use super::as_typed::AsTyped;
use super::carry::Lost;
use super::columns::of_form;
use super::{Spreadsheet, form};
use crate::commune::{Attribute, Commune, Content, Time, Village};
use crate::criteria::{Levels, MeasureId};
use crate::diag::{Origin, Place};
use crate::layout::{Column, RowId, Sheet, TypedCells, costs};
use crate::text::fold;

impl Spreadsheet {
    /// The cells people typed into the sheets of answers, texts in their lines.
    pub fn typed_cells(&self) -> TypedCells {
        let mut sheets: BTreeMap<Arc<str>, Option<AsTyped>> = BTreeMap::new();
        let mut in_lines = |(at, (origin, content)): ((MeasureId, Column), (Origin, Content))| {
            let sheet = sheets.entry(origin.sheet.clone()).or_insert_with(|| AsTyped::of(&self.bytes, &origin.sheet));
            let typed = sheet.as_ref().and_then(|typed| typed.lines((origin.row, origin.column), &content.lines()));
            (at, typed.map_or(content, |text| Content::Text(text.to_string())))
        };
        answer_cells(self).into_iter().map(&mut in_lines).collect()
    }

    /// Whether it has the sheet of figures by village.
    pub fn has_village_figures(&self) -> bool {
        form::sheet(&self.sheets, Sheet::VillageFigures).is_some()
    }

    /// Whether it has the sheet of unit costs.
    pub fn has_costs(&self) -> bool {
        self.sheets.iter().any(|grid| fold(&grid.name) == fold(&costs::name()))
    }

    /// Whether a place is a cell of its answers.
    pub fn is_answer(&self, place: &Place) -> bool {
        let Place::Cell(Origin { sheet, .. }) = place else { return false };
        Levels::named().books().any(|book| form::sheet(&self.sheets, Sheet::Answers(book)).is_some_and(|grid| grid.name == *sheet))
    }

    /// What was typed into this form and is not in the new one: `old` and `new` are the communes read from them.
    pub fn left_behind(&self, old: &Commune, next: &Spreadsheet, new: &Commune) -> Vec<Lost> {
        let mut lost = self.cells_left_behind(next);
        let known = |lost: &[Lost], origin: &Origin| lost.iter().any(|l| l.origin.sheet == origin.sheet && l.origin.row == origin.row);
        for (measure, answer) in &old.answers {
            let Some(origin) = answer.origin.as_ref().filter(|_| !answer.summed) else { continue };
            let read_otherwise = new.answers.get(measure).is_none_or(|again| again.given != answer.given);
            if read_otherwise && !known(&lost, origin) {
                lost.push(Lost { origin: origin.clone(), text: self.row_text(origin), reason: "changed" });
            }
        }
        lost.extend(self.rows_left_behind(old, next, new));
        lost
    }

    fn cells_left_behind(&self, next: &Spreadsheet) -> Vec<Lost> {
        let there = answer_cells(next);
        let has_row = |measure: &MeasureId| rows(next).any(|(_, _, known)| known == *measure);
        let missing = answer_cells(self).into_iter().filter(|(at, _)| !there.contains_key(at));
        let lost = |((measure, _), (origin, content)): ((MeasureId, Column), (Origin, Content))| Lost {
            origin,
            text: content.lines(),
            reason: if has_row(&measure) { "cell" } else { "row" },
        };
        missing.map(lost).collect()
    }

    /// Facts and rows of the other sheets; those that are alike are counted.
    fn rows_left_behind(&self, old: &Commune, next: &Spreadsheet, new: &Commune) -> Vec<Lost> {
        let mut there: BTreeMap<String, usize> = BTreeMap::new();
        said(next, new).into_iter().for_each(|(_, words)| *there.entry(words).or_default() += 1);
        let mut lost = Vec::new();
        for (origin, words) in said(self, old) {
            match there.get_mut(&words).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => lost.extend(origin.map(|origin| Lost { text: self.row_text(&origin), origin, reason: "changed" })),
            }
        }
        lost.dedup_by(|a, b| a.origin == b.origin);
        lost
    }

    /// What a row of a sheet says, from the left.
    fn row_text(&self, origin: &Origin) -> String {
        let Some(grid) = self.sheets.iter().find(|g| g.name == origin.sheet) else { return String::new() };
        let cells: Vec<String> = grid.row(origin.row).filter(|(at, _)| *at >= origin.column).map(|(_, c)| c.plain()).collect();
        cells.join(" · ")
    }

    /// The text of a cell.
    fn cell_text(&self, origin: &Origin) -> String {
        let grid = self.sheets.iter().find(|g| g.name == origin.sheet);
        grid.map(|g| g.text(origin.row, origin.column)).unwrap_or_default()
    }
}

/// Every row of answers: its sheet's number, its own and its measure.
fn rows(book: &Spreadsheet) -> impl Iterator<Item = (Sheet, u32, MeasureId)> {
    let sheets: Vec<Sheet> = Levels::named().books().map(Sheet::Answers).collect();
    sheets.into_iter().flat_map(move |of| rows_of(book, of).into_iter().map(move |(row, measure)| (of, row, measure)))
}

fn rows_of(book: &Spreadsheet, of: Sheet) -> Vec<(u32, MeasureId)> {
    let Some((grid, header)) = form::sheet(&book.sheets, of).and_then(|grid| Some((grid, of_form(grid)?))) else { return Vec::new() };
    let Some(id) = header.columns.get(&Column::Id) else { return Vec::new() };
    let measure = |row: u32| match RowId::read(&grid.text(row, *id))? {
        RowId::Measure(measure) => Some((row, measure)),
        _ => None,
    };
    grid.rows().filter(|r| *r > header.row).filter_map(measure).collect()
}

fn answer_cells(book: &Spreadsheet) -> BTreeMap<(MeasureId, Column), (Origin, Content)> {
    let mut cells = BTreeMap::new();
    for (of, row, measure) in rows(book) {
        let Some((grid, header)) = form::sheet(&book.sheets, of).and_then(|grid| Some((grid, of_form(grid)?))) else { continue };
        for column in Column::TYPED {
            let Some(at) = header.columns.get(&column) else { continue };
            if let Some(content) = grid.get(row, *at) {
                cells.insert((measure.clone(), column), (grid.origin(row, *at), content.clone()));
            }
        }
    }
    cells
}

/// What a commune says besides its answers, a line each, without the cells it is from.
fn said(book: &Spreadsheet, of: &Commune) -> Vec<(Option<Origin>, String)> {
    let mut lines = Lines { book, lines: Vec::new() };
    lines.facts(of);
    of.villages.iter().for_each(|village| lines.village(village));
    lines.papers(of);
    lines.supplements(of);
    lines.procedure(of);
    lines.lines
}

struct Lines<'a> {
    book: &'a Spreadsheet,
    lines: Vec<(Option<Origin>, String)>,
}

impl Lines<'_> {
    fn add(&mut self, kind: &str, origin: Option<&Origin>, words: impl Debug) {
        self.lines.push((origin.cloned(), format!("{kind} {words:?}")));
    }

    /// A value, or what is in its cell where it could not be read.
    fn value<T: Debug>(&self, of: &Attribute<T>) -> String {
        match (&of.value, &of.origin) {
            (Some(value), _) => format!("{value:?}"),
            (None, Some(origin)) => self.book.cell_text(origin),
            (None, None) => String::new(),
        }
    }

    fn attribute<T: Debug>(&mut self, kind: &str, of: &Attribute<T>) {
        let words = self.value(of);
        if !words.is_empty() {
            self.add(kind, of.origin.as_ref(), words);
        }
    }

    fn facts(&mut self, of: &Commune) {
        self.attribute("name", &of.name);
        self.attribute("code", &of.code);
        self.attribute("district", &of.district);
        self.attribute("year", &of.year);
        self.attribute("as-of", &of.as_of);
        self.attribute("held", &of.held);
        self.attribute("classes", &of.classes);
        for (kind, headcount) in [("households", &of.households), ("population", &of.population)] {
            self.attribute(kind, &headcount.count);
            self.add(kind, headcount.count.origin.as_ref(), &headcount.explanation);
        }
        of.previous.answers.iter().for_each(|(id, (value, origin))| self.add("previous", origin.as_ref(), (id, value)));
        of.narrative.iter().for_each(|(topic, text)| self.attribute(&format!("{topic:?}"), text));
        of.costs.iter().for_each(|c| self.add("cost", c.origin.as_ref(), (&c.measure, &c.cost, &c.fund, &c.note)));
    }

    fn village(&mut self, of: &Village) {
        let (name, at) = (&of.name, of.origin.as_ref());
        self.add("village", at, name);
        of.answers.iter().for_each(|(id, a)| self.add("village answer", a.origin.as_ref().or(at), (name, id, &a.given)));
        of.recognitions
            .iter()
            .for_each(|(id, r)| self.add("recognition", r.origin.as_ref().or(at), (name, id, &r.by, &r.decision, r.date)));
        of.opinions.iter().for_each(|(question, figure)| self.add("village opinion", at, (name, question, figure)));
        of.figures.iter().for_each(|(id, figure)| self.add("village figure", at, (name, id, figure)));
    }

    fn papers(&mut self, of: &Commune) {
        for d in &of.documents {
            let days = [self.value(&d.date), self.value(&d.until)];
            let words = (&d.item, &d.kind, &d.title, &d.number, days, &d.issuer, &d.file, &d.note);
            self.add("document", d.origin.as_ref(), words);
        }
        for s in &of.specials {
            self.add("special", s.origin.as_ref(), (s.kind, &s.item, &s.reason, &s.document, s.date, &s.signer, s.expires));
        }
    }

    fn supplements(&mut self, of: &Commune) {
        for r in &of.resources {
            self.add("resource", r.origin.as_ref(), [self.value(&r.source), self.value(&r.amount)]);
        }
        for d in &of.debts {
            let words = [self.value(&d.work), self.value(&d.total), self.value(&d.paid), self.value(&d.plan)];
            self.add("debt", d.origin.as_ref(), words);
        }
        self.attribute("survey asked", &of.survey.asked);
        self.attribute("survey returned", &of.survey.returned);
        of.survey.texts.iter().for_each(|text| self.add("question", of.survey.asked.origin.as_ref(), text));
        for (question, opinion) in &of.survey.answers {
            let words = (question, self.value(&opinion.satisfied), self.value(&opinion.not_satisfied));
            self.add("opinion", opinion.satisfied.origin.as_ref().or(opinion.not_satisfied.origin.as_ref()), words);
        }
    }

    fn procedure(&mut self, of: &Commune) {
        let meeting = &of.meeting;
        self.attribute("meeting day", &meeting.date);
        for (kind, words) in [
            ("meeting place", &meeting.place),
            ("chair", &meeting.chair),
            ("position", &meeting.chair_position),
            ("secretary", &meeting.secretary),
        ] {
            self.attribute(kind, words);
        }
        for (kind, count) in [("asked", &meeting.asked), ("for", &meeting.votes_for), ("against", &meeting.votes_against)] {
            self.attribute(kind, count);
        }
        for m in &meeting.members {
            let words = (&m.name, &m.position, &m.organisation, self.value(&m.present));
            self.add("member", m.origin.as_ref(), words);
        }
        for deed in of.deeds.iter().filter(|d| !d.is_blank()) {
            let times: Vec<String> = deed.times.iter().map(|Time { day, place }| self.value(day) + &self.value(place)).collect();
            let words = [&deed.place, &deed.document, &deed.explanation].map(|text| self.value(text));
            let days = [self.value(&deed.from), self.value(&deed.to)];
            self.add("deed", deed.origin.as_ref(), (&deed.duty, days, words, self.value(&deed.comments), times));
        }
    }
}
