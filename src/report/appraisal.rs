//! A commune's own assessment next to what its appraisers wrote into the dossier, on the screen.

mod json;

use super::View;
use super::page::Page;
use crate::assess::Counts;
use crate::commune::Ruled;
use crate::criteria::{ItemRef, Level};
use crate::diag::Fact;
use crate::district::{Appraisal, AppraisedCriterion, AppraisedItem, AppraisedStep, RulingChange, Stand, Subject};
use crate::explain;
use crate::explain::{code, codes};
use crate::messages::Lang;

pub use json::json;
pub(super) use json::{AppraisalJson, AppraisalsJson, RulingChangeJson, SCHEMA};

/// The dossiers one after the other.
pub fn screen(view: View, subjects: &[Subject]) -> String {
    let mut page = Page::new(view);
    for (at, subject) in subjects.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        block(&mut page, view.lang, subject, "report-appraisal-frame", 0);
    }
    page.finish()
}

/// One dossier, under a heading of its own; nothing of a file that is none.
pub(super) fn block(page: &mut Page, lang: Lang, subject: &Subject, heading: &str, depth: usize) {
    let Some(appraisal) = &subject.appraisal else { return };
    let name = subject.commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless"));
    let place = &subject.assessment.place;
    page.entry(depth, "", &lang.say(heading, &[("name", name.into()), ("year", place.year.into()), ("as_of", place.as_of.into())]));
    let writer = AppraisalWriter { lang, subject, appraisal, several: subject.assessment.sets.len() > 1, depth: depth + 1 };
    writer.line(page, 0, "report-appraisal-file", &[("file", (&*subject.file).into())]);
    if !appraisal.is_begun() {
        let columns: Vec<String> = appraisal.steps.iter().map(|s| format!("“{}”", s.step.result)).collect();
        let id = if columns.is_empty() { "report-appraisal-no-column" } else { "report-appraisal-none" };
        return writer.line(page, 0, id, &[("columns", columns.join(", ").into())]);
    }
    writer.line(page, 0, "report-appraisal-beside", &[]);
    subject.assessment.sets.iter().for_each(|set| writer.set(page, 0, set.level, &writer.own_step(), set.counts));
    appraisal.steps.iter().enumerate().for_each(|(at, step)| writer.step(page, at, step));
    writer.differing(page);
    writer.unreadable(page);
    writer.noted(page);
}

/// Results of a step that were others in an older dossier.
pub(super) fn changes(page: &mut Page, lang: Lang, changes: &[RulingChange], several: bool) {
    if changes.is_empty() {
        return;
    }
    page.entry(1, "", &lang.say("report-appraisal-changes", &[("count", changes.len().into())]));
    for change in changes {
        let word = |ruled: &Ruled| ruled.ruling.map(|r| explain::ruling(lang, r)).unwrap_or_default();
        let facts = [
            ("code", code(lang, &change.item, several).into()),
            ("step", explain::step_name(lang, &change.step).into()),
            ("old", word(&change.old).into()),
            ("new", word(&change.new).into()),
        ];
        page.entry(2, "- ", &lang.say("report-appraisal-change", &facts));
    }
}

/// What every line is reported from.
struct AppraisalWriter<'a> {
    lang: Lang,
    subject: &'a Subject,
    appraisal: &'a Appraisal,
    /// Codes need the name of their set.
    several: bool,
    depth: usize,
}

impl AppraisalWriter<'_> {
    fn line(&self, page: &mut Page, deeper: usize, id: &str, facts: &[(&'static str, Fact)]) {
        page.entry(self.depth + deeper, "", &self.lang.say(id, facts));
    }

    fn point(&self, page: &mut Page, deeper: usize, id: &str, facts: &[(&'static str, Fact)]) {
        page.entry(self.depth + deeper, "- ", &self.lang.say(id, facts));
    }

    fn own_step(&self) -> String {
        explain::step_name(self.lang, &self.appraisal.own)
    }

    /// The sums of one step, and what it decides otherwise.
    fn step(&self, page: &mut Page, at: usize, step: &AppraisedStep) {
        let (count, name) = (step.agreement, explain::step_name(self.lang, &step.step));
        let facts = [
            ("column", step.step.result.as_str().into()),
            ("step", name.as_str().into()),
            ("agree", count.agree.into()),
            ("differ", count.differ.into()),
            ("open", count.open.into()),
            ("unreadable", count.unreadable.into()),
            ("total", count.total.into()),
        ];
        self.line(page, 0, "report-appraisal-step", &facts);
        if count.open == count.total {
            return;
        }
        step.sets.iter().for_each(|(level, _, theirs)| self.set(page, 1, *level, &name, *theirs));
        step.criteria.iter().for_each(|criterion| self.criterion(page, &name, criterion));
        let open = self.of(|item| item.cells.get(at).is_some_and(|(stand, _)| *stand == Stand::Open));
        // Where most is to be done yet, nobody looks for it in a list.
        if 2 * count.open < count.total {
            self.listed(page, "report-appraisal-open", &open);
        }
        self.listed(page, "report-appraisal-against", &step.against_previous.iter().collect::<Vec<_>>());
    }

    /// The criteria of a set, as someone sees them.
    fn set(&self, page: &mut Page, deeper: usize, level: Level, by: &str, counts: Counts) {
        let sum = explain::sum(self.lang, "report-appraisal-sum", counts);
        let level = explain::level_short(self.lang, level);
        self.line(page, deeper, "report-appraisal-set", &[("level", level.into()), ("by", by.into()), ("sum", sum.into())]);
    }

    fn criterion(&self, page: &mut Page, step: &str, criterion: &AppraisedCriterion) {
        let facts = [
            ("level", explain::level_short(self.lang, criterion.level).into()),
            ("number", criterion.number.to_string().into()),
            ("name", criterion.name.as_str().into()),
            ("own_step", self.own_step().into()),
            ("own", explain::finding_word(self.lang, criterion.own, None).into()),
            ("step", step.into()),
            ("theirs", explain::verdict_word(self.lang, criterion.theirs, None).into()),
        ];
        self.point(page, 1, "report-appraisal-criterion", &facts);
    }

    fn of(&self, wanted: impl Fn(&AppraisedItem) -> bool) -> Vec<&ItemRef> {
        self.appraisal.items.iter().filter(|i| wanted(i)).map(|i| &i.item).collect()
    }

    fn listed(&self, page: &mut Page, id: &str, items: &[&ItemRef]) {
        if !items.is_empty() {
            let list = codes(self.lang, items.iter().map(|item| (*item, item.code.as_str())), self.several);
            self.line(page, 1, id, &[("count", items.len().into()), ("codes", list.into())]);
        }
    }

    /// Each indicator of which some step says something else: what everybody says, and where.
    fn differing(&self, page: &mut Page) {
        let items: Vec<&AppraisedItem> = self.appraisal.items.iter().filter(|i| i.any(Stand::Differ)).collect();
        self.line(page, 0, "report-appraisal-differing", &[("count", items.len().into())]);
        for item in items {
            let Some(own) = self.subject.assessment.item(&item.item) else { continue };
            let word = explain::finding_word(self.lang, own.finding, own.judged.cause.as_ref());
            let facts = [
                ("code", code(self.lang, &item.item, self.several).into()),
                ("name", own.version.name.as_str().into()),
                ("words", self.words(item, word).into()),
            ];
            self.point(page, 1, "report-appraisal-item", &facts);
            for (cell, step) in self.cells(item, |stand, cell| stand == Stand::Differ || !cell.note.is_empty()) {
                let facts = [("step", step.into()), ("cell", address(cell).into()), ("note", note(cell).into())];
                self.line(page, 2, "report-appraisal-cell", &facts);
            }
        }
    }

    /// "xã tự đánh giá Đạt, huyện thẩm tra Chưa đạt, tỉnh thẩm định chưa ghi".
    fn words(&self, item: &AppraisedItem, own: String) -> String {
        let said = |step: String, word: String| self.lang.say("report-appraisal-word", &[("step", step.into()), ("word", word.into())]);
        let open = self.lang.text("report-appraisal-word-open");
        let word = |cell: &Option<Ruled>| match cell {
            Some(Ruled { ruling: Some(ruling), .. }) => explain::ruling(self.lang, *ruling),
            Some(cell) if cell.is_unreadable() => format!("“{}”", cell.read),
            _ => open.clone(),
        };
        let steps = self.appraisal.steps.iter().zip(&item.cells);
        let theirs = steps.map(|(step, (_, cell))| said(explain::step_name(self.lang, &step.step), word(cell)));
        [said(self.own_step(), own)].into_iter().chain(theirs).collect::<Vec<_>>().join(", ")
    }

    /// Some cells of an indicator, each with its step.
    fn cells<'i>(&self, item: &'i AppraisedItem, wanted: impl Fn(Stand, &Ruled) -> bool) -> Vec<(&'i Ruled, String)> {
        let cells = self.appraisal.steps.iter().zip(&item.cells).filter_map(|(step, (stand, cell))| Some((step, *stand, cell.as_ref()?)));
        cells
            .filter(|(_, stand, cell)| wanted(*stand, cell))
            .map(|(step, _, cell)| (cell, explain::step_name(self.lang, &step.step)))
            .collect()
    }

    fn unreadable(&self, page: &mut Page) {
        let items: Vec<&AppraisedItem> = self.appraisal.items.iter().filter(|i| i.any(Stand::Unreadable)).collect();
        if items.is_empty() {
            return;
        }
        self.line(page, 0, "report-appraisal-unreadable", &[("count", items.len().into())]);
        for item in items {
            for (cell, step) in self.cells(item, |stand, _| stand == Stand::Unreadable) {
                let code = code(self.lang, &item.item, self.several);
                let facts =
                    [("code", code.into()), ("step", step.into()), ("read", cell.read.as_str().into()), ("cell", address(cell).into())];
                self.point(page, 1, "report-appraisal-unread", &facts);
            }
        }
    }

    /// Notes next to results that differ are there; here those of the other indicators.
    fn noted(&self, page: &mut Page) {
        let noted =
            |i: &&AppraisedItem| !i.any(Stand::Differ) && i.cells.iter().any(|(_, c)| c.as_ref().is_some_and(|c| !c.note.is_empty()));
        let items: Vec<&AppraisedItem> = self.appraisal.items.iter().filter(noted).collect();
        if items.is_empty() {
            return;
        }
        self.line(page, 0, "report-appraisal-noted", &[("count", items.len().into())]);
        for item in items {
            let steps = self.appraisal.steps.iter().zip(&item.cells);
            for (step, cell) in steps.filter_map(|(step, (_, cell))| Some((step, cell.as_ref().filter(|c| !c.note.is_empty())?))) {
                let code = code(self.lang, &item.item, self.several);
                let facts = [("code", code.into()), ("office", step.step.office.as_str().into()), ("note", cell.note.as_str().into())];
                self.point(page, 1, "report-appraisal-note", &facts);
            }
        }
    }
}

/// "T3-T4 Thẩm tra, thẩm định › G14": the file is named above.
fn address(cell: &Ruled) -> String {
    format!("{} › {}", cell.origin.sheet, cell.origin.cell())
}

/// For a sentence that chooses by whether there is a note.
fn note(cell: &Ruled) -> String {
    if cell.note.is_empty() { "none".to_string() } else { cell.note.clone() }
}
