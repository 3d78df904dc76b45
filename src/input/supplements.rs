//! Resources, debts, survey and meeting of a form, and what they answer: debts and survey feed the
//! conditions of recognition where those are blank.

use super::attributes::day;
use super::catalog::Catalog;
use super::entered::Wanted;
use super::form::sheet;
use super::grid::Grid;
use super::rows::Answers;
use super::spot::Spot;
use super::sums::Feed;
use super::survey_tally;
use super::values::Desk;
use crate::commune::*;
use crate::criteria::{Law, Level, MeasureId, SurveyPart};
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};
use crate::layout::supplements::{self, Block, VALUE};
use crate::layout::{Field, Sheet};
use crate::text::{Date, Decimal, fold_loose};

/// A sheet next to the indicators, as it is being read.
pub(super) struct Page<'a> {
    pub grid: &'a Grid,
    /// How it is laid out.
    pub block: Block,
    /// Row of the table's headings.
    pub top: u32,
}

impl<'a> Page<'a> {
    pub fn of(sheets: &'a [Grid], block: Block) -> Option<Self> {
        let grid = sheet(sheets, block.sheet)?;
        let headings: Vec<String> = block.columns.iter().map(|c| fold_loose(&block.heading(c))).collect();
        let known = |row: u32| grid.row(row).filter(|(_, c)| headings.contains(&fold_loose(&c.plain()))).count();
        let top = grid.rows().find(|row| known(*row) + 1 >= headings.len())?;
        Some(Self { grid, block, top })
    }

    pub fn column(&self, id: &str) -> u32 {
        let heading = fold_loose(&self.block.heading(id));
        let found = self.grid.row(self.top).find(|(_, c)| fold_loose(&c.plain()) == heading);
        found.map_or_else(|| u32::from(self.block.column(id)), |(column, _)| column)
    }

    pub fn spot(&self, row: u32, id: &str) -> Option<Spot<'a>> {
        Spot::at(self.grid, row, self.column(id))
    }

    /// The rows of the table in which one of these columns is filled in.
    fn rows(&self, of: &[&str]) -> Vec<u32> {
        let filled = |row: &u32| of.iter().any(|id| self.spot(*row, id).is_some());
        self.grid.rows().filter(|row| *row > self.top).filter(filled).collect()
    }

    fn row_of(&self, id: &str) -> Option<u32> {
        self.grid.rows().find(|row| self.grid.row(*row).any(|(_, c)| c.plain() == id))
    }

    /// The cell of a field, blank or not.
    fn place(&self, field: &str) -> Origin {
        let row = self.row_of(&supplements::field_id(field)).unwrap_or_else(|| self.block.field_row(field));
        self.grid.origin(row, u32::from(VALUE))
    }

    fn field(&self, field: &str) -> Option<Spot<'a>> {
        Spot::at(self.grid, self.row_of(&supplements::field_id(field))?, u32::from(VALUE))
    }

    pub fn words(&self, row: u32, id: &str) -> Attribute<String> {
        text(self.spot(row, id))
    }

    fn amount(&self, row: u32, id: &str, desk: &mut Desk) -> Attribute<Decimal> {
        Wanted { field: &self.block.heading(id), whole: false }.number(self.spot(row, id), desk)
    }

    pub fn count(&self, row: u32, id: &str, desk: &mut Desk) -> Attribute<Decimal> {
        Wanted { field: &self.block.heading(id), whole: true }.number(self.spot(row, id), desk)
    }

    fn counted(&self, field: &str, desk: &mut Desk) -> Attribute<Decimal> {
        Wanted { field: &self.block.label(field), whole: true }.number(self.field(field), desk)
    }

    /// Tells which of these columns of a row are blank, if one is.
    pub fn complete(&self, row: u32, columns: &[&str], what: &str, desk: &mut Desk) {
        let missing: Vec<&&str> = columns.iter().filter(|id| self.spot(row, id).is_none()).collect();
        let Some(first) = missing.first() else { return };
        let names: Vec<String> = missing.iter().map(|id| format!("“{}”", self.block.heading(id))).collect();
        let at = self.grid.origin(row, self.column(first));
        desk.findings.push(incomplete(&at, names.join(", "), what.to_string()));
    }
}

fn incomplete(at: &Origin, missing: String, what: String) -> Diagnostic {
    Diagnostic::new(Code::PaperIncomplete, Place::from(at)).with("missing", missing).with("what", what)
}

fn text(spot: Option<Spot>) -> Attribute<String> {
    spot.map(|s| Attribute { value: Some(s.content.plain()), origin: Some(s.origin) }).unwrap_or_default()
}

fn over(at: &Option<Origin>, [part, whole]: [&str; 2], value: &Decimal, most: &Decimal, desk: &mut Desk) {
    let Some(at) = at else { return };
    let finding = Diagnostic::new(Code::PaperOver, Place::from(at)).with("part", part).with("value", value);
    desk.findings.push(finding.with("whole", whole).with("most", most));
}

/// Reads the four sheets into the commune, and takes up what they come to.
pub(super) fn supplements(sheets: &[Grid], law: &Law, catalog: &Catalog, commune: &mut Commune, answers: &mut Answers, desk: &mut Desk) {
    let feeds = Feeds { law, catalog, target: commune.target.value };
    if let Some(page) = Page::of(sheets, supplements::RESOURCES) {
        commune.resources = resources(&page, desk);
    }
    if let Some(page) = Page::of(sheets, supplements::DEBTS) {
        commune.debts = debts(&page, desk);
        let asked = law.nation.tables.debts.as_ref();
        feeds.take(asked, &page.place("total"), debts_total(&commune.debts), answers, desk);
    }
    if let Some(page) = Page::of(sheets, supplements::SURVEY) {
        survey(&page, &mut commune.survey, desk);
        let households = Households { count: &commune.households.count, at: blank_households(sheets) };
        feeds.survey(&page, &commune.survey, &households, answers, desk);
    }
    if let Some(page) = Page::of(sheets, supplements::MEETING) {
        commune.meeting = meeting(&page, desk);
    }
}

fn resources(page: &Page, desk: &mut Desk) -> Vec<Resource> {
    let rows = page.rows(&["source", "amount"]).into_iter();
    let read = |row| {
        page.complete(row, &["source", "amount"], &page.block.label("total"), desk);
        let (source, amount) = (page.words(row, "source"), page.amount(row, "amount", desk));
        Resource { source, amount, origin: Some(page.grid.origin(row, page.column("source"))) }
    };
    rows.map(read).collect()
}

fn debts(page: &Page, desk: &mut Desk) -> Vec<Debt> {
    let read = |row| {
        page.complete(row, &["work", "total", "paid"], &page.block.words("sum"), desk);
        let debt = Debt {
            work: page.words(row, "work"),
            total: page.amount(row, "total", desk),
            paid: page.amount(row, "paid", desk),
            plan: page.words(row, "plan"),
            origin: Some(page.grid.origin(row, page.column("work"))),
        };
        if let (true, Some(total), Some(paid)) = (debt.is_overpaid(), &debt.total.value, &debt.paid.value) {
            over(&debt.paid.origin, [&page.block.heading("paid"), &page.block.heading("total")], paid, total, desk);
        }
        debt
    };
    page.rows(&["work", "total", "paid", "plan"]).into_iter().map(read).collect()
}

/// Reads the sheet next to what the villages' answers come to.
fn survey(page: &Page, survey: &mut Survey, desk: &mut Desk) {
    (survey.asked, survey.returned) = (page.counted("asked", desk), page.counted("returned", desk));
    if let (true, Some(asked), Some(returned)) = (survey.is_returned_over(), &survey.asked.value, &survey.returned.value) {
        over(&survey.returned.origin, [&page.block.label("returned"), &page.block.label("asked")], returned, asked, desk);
    }
    for row in page.grid.rows() {
        let Some(number) = page.grid.row(row).find_map(|(_, c)| supplements::question_of(&c.plain())) else { continue };
        let opinion = Opinion { satisfied: page.count(row, "satisfied", desk), not_satisfied: page.count(row, "not-satisfied", desk) };
        if !opinion.is_blank() {
            survey.answers.insert(number, opinion);
        }
        let text = page.words(row, "question").value.and_then(|typed| supplements::typed_text(number, &typed));
        survey.texts.extend(text.map(|text| (number, text)));
        doubtful(page, survey, number, desk);
    }
}

/// Tells of answers to a question that are more than the forms, or others than those of the villages.
fn doubtful(page: &Page, survey: &Survey, number: u32, desk: &mut Desk) {
    let Some(opinion) = survey.opinion(number) else { return };
    let given = opinion.satisfied.value.as_ref().zip(opinion.not_satisfied.value.as_ref());
    if let (true, Some((s, n)), Some(returned)) = (survey.is_over(&opinion), given, &survey.returned.value) {
        let parts = [page.block.heading("answers"), page.block.label("returned")];
        over(&opinion.satisfied.origin, [&parts[0], &parts[1]], &(s + n), returned, desk);
    }
    desk.findings.extend(survey_tally::doubled(survey, number));
}

fn meeting(page: &Page, desk: &mut Desk) -> Meeting {
    let words = |field: &str| text(page.field(field));
    let meeting = Meeting {
        date: date(page, desk),
        place: words("place"),
        chair: words("chair"),
        chair_position: words("chair-position"),
        secretary: words("secretary"),
        asked: page.counted("asked", desk),
        votes_for: page.counted("for", desk),
        votes_against: page.counted("against", desk),
        members: page.rows(&["name", "position", "organisation", "present"]).into_iter().map(|row| member(page, row, desk)).collect(),
    };
    if let (true, Some(asked)) = (meeting.is_over(), &meeting.asked.value) {
        let zero = Decimal::zero();
        let votes = meeting.votes_for.value.as_ref().unwrap_or(&zero) + meeting.votes_against.value.as_ref().unwrap_or(&zero);
        let at = meeting.votes_for.origin.clone().or_else(|| meeting.votes_against.origin.clone());
        over(&at, [&page.block.words("votes"), &page.block.label("asked")], &votes, asked, desk);
    }
    meeting
}

fn date(page: &Page, desk: &mut Desk) -> Attribute<Date> {
    let Some(spot) = page.field("date") else { return Attribute::default() };
    let value = day(spot.content).ok();
    if value.is_none() {
        let finding = spot.finding(Code::DateUnreadable).with("field", page.block.label("date"));
        desk.findings.push(finding.with("read", spot.content.plain()));
    }
    Attribute { value, origin: Some(spot.origin) }
}

fn member(page: &Page, row: u32, desk: &mut Desk) -> Member {
    let words = |id: &str| page.words(row, id).value.unwrap_or_default();
    Member {
        name: words("name"),
        position: words("position"),
        organisation: words("organisation"),
        present: present(page, row, desk),
        origin: Some(page.grid.origin(row, page.column("name"))),
    }
}

fn present(page: &Page, row: u32, desk: &mut Desk) -> Attribute<bool> {
    let Some(spot) = page.spot(row, "present") else { return Attribute::default() };
    let read = spot.content.plain();
    let value = [true, false].into_iter().find(|p| fold_loose(&supplements::presence(*p)) == fold_loose(&read));
    if value.is_none() {
        let words = [true, false].map(supplements::presence).join(", ");
        let finding = spot.finding(Code::PaperWord).with("field", page.block.heading("present"));
        desk.findings.push(finding.with("read", read).with("words", words));
    }
    Attribute { value, origin: Some(spot.origin) }
}

/// The households the forms that came back are counted over.
struct Households<'a> {
    count: &'a Attribute<Decimal>,
    /// The cell to be filled in, where there is one.
    at: Option<Origin>,
}

fn blank_households(sheets: &[Grid]) -> Option<Origin> {
    let grid = sheet(sheets, Sheet::Commune)?;
    Some(grid.origin(Field::Households.row(), u32::from(crate::layout::commune::VALUE)))
}

/// Takes sums up where the target's conditions ask for them.
struct Feeds<'a> {
    law: &'a Law,
    catalog: &'a Catalog<'a>,
    target: Option<Level>,
}

impl Feeds<'_> {
    /// A measure of a condition of this level: of no other is a sum to be reported missing.
    fn is_asked(&self, id: &MeasureId) -> bool {
        let versions = self.law.nation.conditions.iter().flat_map(|c| &c.versions);
        let applies = |level: Level| move |v: &&std::sync::Arc<crate::criteria::Version>| v.levels.is_empty() || v.levels.contains(&level);
        self.target.is_some_and(|level| versions.clone().filter(applies(level)).any(|v| v.measures.iter().any(|m| m.id == *id)))
    }

    fn take(
        &self,
        id: Option<&MeasureId>,
        at: &Origin,
        found: Option<Total>,
        answers: &mut Answers,
        desk: &mut Desk,
    ) -> Option<Vec<usize>> {
        let (id, found) = (id.filter(|id| self.is_asked(id))?, found?);
        let feed = Feed { asked: self.catalog.measure(id)?, at: at.clone(), differs: Code::PaperSumDiffers };
        feed.take(found, answers, desk)
    }

    fn survey(&self, page: &Page, survey: &Survey, households: &Households, answers: &mut Answers, desk: &mut Desk) {
        let rule = &self.law.nation.tables.survey;
        for part in &rule.parts {
            self.part(page, survey, part, answers, desk);
        }
        let coverage = survey.coverage(households.count);
        let missing = self.take(rule.returned.as_ref(), &page.place("coverage"), coverage, answers, desk);
        if let (Some(_), Some(at)) = (missing, households.count.origin.as_ref().or(households.at.as_ref())) {
            let field = format!("“{}”", Field::Households.label());
            desk.findings.push(incomplete(at, field, page.block.words("coverage")));
        }
        let asked = rule.returned.as_ref().is_some_and(|id| self.is_asked(id));
        if let (true, Some(returned), Some(all)) = (asked, &survey.returned.value, &households.count.value)
            && returned > all
        {
            over(&survey.returned.origin, [&page.block.label("returned"), &Field::Households.label()], returned, all, desk);
        }
    }

    /// Questions looked at together; what keeps them from being added up is given once.
    fn part(&self, page: &Page, survey: &Survey, part: &SurveyPart, answers: &mut Answers, desk: &mut Desk) {
        let questions = part.from..=part.to;
        let row = page.row_of(&supplements::question_id(part.from)).unwrap_or(page.top + 1);
        let at = page.grid.origin(row, page.column("rate"));
        let overall = self.take(part.overall.as_ref(), &at, survey.overall(questions.clone()), answers, desk);
        let lowest = self.take(part.lowest.as_ref(), &at, survey.lowest(questions), answers, desk);
        let Some(missing) = overall.or(lowest) else { return };
        // what a village lacks is told where the villages' answers are
        let of_villages = |number: &u32| !survey.answers.contains_key(number) && survey.tally.contains_key(number);
        let numbers: Vec<u32> = missing.iter().map(|at| part.from + *at as u32).filter(|n| !of_villages(n)).collect();
        let Some(first) = numbers.first().and_then(|n| page.row_of(&supplements::question_id(*n))) else { return };
        let names: Vec<String> = numbers.iter().map(|n| supplements::question_text(*n, None)).collect();
        let missing = crate::messages::Lang::Vi.say("survey-answers-of", &[("question", Fact::from(names.join(", ")))]);
        let at = page.grid.origin(first, page.column("satisfied"));
        desk.findings.push(incomplete(&at, missing, page.block.words("rates")));
    }
}
