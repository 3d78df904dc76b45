//! The villages' answers to the residents' survey, and what they add up to by question.

use std::collections::BTreeMap;

use super::entered::Wanted;
use super::form::sheet;
use super::grid::Grid;
use super::spot::Spot;
use super::values::Desk;
use super::villages::Villages;
use crate::commune::{Figure, Opinion, Survey, Tally, Total, Village, total_opinion};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::Sheet;
use crate::layout::supplements::question_text;
use crate::layout::survey_tally::{ID_ROW, Part, TOTAL_ROW};
use crate::messages::Lang;
use crate::text::Decimal;

/// Where the answers are.
struct Columns<'a> {
    grid: &'a Grid,
    /// Row of the hidden ids.
    ids: u32,
    /// By question.
    of: BTreeMap<u32, BTreeMap<Part, u32>>,
}

impl<'a> Columns<'a> {
    fn of(sheets: &'a [Grid]) -> Option<Self> {
        let grid = sheet(sheets, Sheet::SurveyTally)?;
        let part = |(column, content): (u32, &super::grid::Content)| Part::read(&content.plain()).map(|(q, part)| (q, part, column));
        let ids = grid.rows().find(|row| grid.row(*row).any(|cell| part(cell).is_some()))?;
        let mut of: BTreeMap<u32, BTreeMap<Part, u32>> = BTreeMap::new();
        for (question, part, column) in grid.row(ids).filter_map(part) {
            of.entry(question).or_default().insert(part, column);
        }
        Some(Self { grid, ids, of })
    }

    fn at(&self, row: u32, question: u32) -> Origin {
        let column = self.of.get(&question).and_then(|parts| parts.values().min()).copied().unwrap_or_default();
        self.grid.origin(row, column)
    }

    /// A village's answers to a question; `None` where its cells are blank.
    fn figure(&self, row: u32, question: u32, parts: &BTreeMap<Part, u32>, desk: &mut Desk) -> Option<Figure> {
        let spot = |part| parts.get(&part).and_then(|column| Spot::at(self.grid, row, *column));
        let spots = [spot(Part::Satisfied), spot(Part::Answers)];
        if spots.iter().all(Option::is_none) {
            return None;
        }
        let fields = [Part::Satisfied, Part::Answers].map(|part| field(question, part));
        let [satisfied, all] = [0, 1].map(|at| Wanted { field: &fields[at], whole: true }.number(spots[at].clone(), desk));
        if let (Some(part), Some(whole)) = (&satisfied.value, &all.value) {
            if part <= whole {
                return Some(Figure::Ratio(part.clone(), whole.clone()));
            }
            let finding = Diagnostic::new(Code::PaperOver, Place::from(&self.at(row, question)));
            let finding = finding.with("part", fields[0].as_str()).with("value", part).with("whole", fields[1].as_str());
            desk.findings.push(finding.with("most", whole));
        } else if let Some(blank) = [0, 1].into_iter().find(|at| spots[*at].is_none()) {
            desk.findings.push(incomplete(&self.at(row, question), format!("“{}”", fields[blank])));
        }
        Some(Figure::Unusable)
    }
}

/// "Câu 3: Hài lòng".
fn field(question: u32, part: Part) -> String {
    let part = Lang::Vi.text(&format!("survey-tally-{}", part.id()));
    Lang::Vi.say("survey-tally-cell", &[("question", question_text(question, None).into()), ("part", part.into())])
}

fn incomplete(at: &Origin, missing: String) -> Diagnostic {
    Diagnostic::new(Code::PaperIncomplete, Place::from(at)).with("missing", missing).with("what", Lang::Vi.text("survey-tally-sum"))
}

/// Reads the answers into the villages; what they add up to.
pub(super) fn tally(sheets: &[Grid], villages: &mut Villages, desk: &mut Desk) -> BTreeMap<u32, Tally> {
    let Some(columns) = Columns::of(sheets) else { return BTreeMap::new() };
    for row in columns.grid.rows().filter(|row| *row > columns.ids) {
        for (question, parts) in &columns.of {
            let Some(figure) = columns.figure(row, *question, parts, desk) else { continue };
            let nameless = || Village { origin: Some(columns.at(row, *question)), ..Village::default() };
            villages.entry(row - columns.ids).or_insert_with(nameless).opinions.insert(*question, figure);
        }
    }
    let listed: Vec<Village> = villages.values().cloned().collect();
    let sums = (columns.ids + TOTAL_ROW).saturating_sub(ID_ROW);
    let of = |question: &u32| Some((*question, Tally { found: total_opinion(&listed, *question)?, at: columns.at(sums, *question) }));
    columns.of.keys().filter_map(of).collect()
}

/// Villages without answers to questions that nothing is typed for: named by the questions they lack.
pub(super) fn missing(sheets: &[Grid], villages: &Villages, survey: &Survey) -> Vec<Diagnostic> {
    let Some(columns) = Columns::of(sheets) else { return Vec::new() };
    let rows: Vec<(&u32, &Village)> = villages.iter().collect();
    let mut lacking: BTreeMap<&Vec<usize>, Vec<u32>> = BTreeMap::new();
    for (question, tally) in survey.tally.iter().filter(|(question, _)| !survey.answers.contains_key(question)) {
        if let Total::Missing(villages) = &tally.found {
            lacking.entry(villages).or_default().push(*question);
        }
    }
    let finding = |(places, questions): (&Vec<usize>, Vec<u32>)| {
        let of = places.iter().filter_map(|at| rows.get(*at));
        let name = |(at, village): &(&u32, &Village)| match village.name.as_str() {
            "" => Lang::Vi.say("village-nameless", &[("row", ((columns.ids + **at) as usize + 1).into())]),
            name => name.to_string(),
        };
        let first = rows.get(*places.first()?)?;
        let names: Vec<String> = of.map(name).collect();
        let asked: Vec<String> = questions.iter().map(|q| question_text(*q, None)).collect();
        let facts = [("questions", asked.join(", ").into()), ("villages", names.join(", ").into())];
        let at = columns.at(columns.ids + first.0, *questions.first()?);
        Some(incomplete(&at, Lang::Vi.say("survey-tally-missing", &facts)))
    };
    lacking.into_iter().filter_map(finding).collect()
}

/// Answers typed for the commune that are others than those of its villages.
pub(super) fn doubled(survey: &Survey, question: u32) -> Option<Diagnostic> {
    let (typed, tally) = (survey.answers.get(&question)?, survey.tally.get(&question)?);
    let Total::Sum(Figure::Ratio(satisfied, all)) = &tally.found else { return None };
    let at = typed.satisfied.origin.as_ref().or(typed.not_satisfied.origin.as_ref()).filter(|_| survey.is_doubled(question))?;
    let finding = Diagnostic::new(Code::SurveyDoubled, Place::from(at)).with("question", question_text(question, None));
    let finding = finding.with("typed", answers_typed(typed)).with("sum", answers(Some(satisfied), Some(&(all - satisfied))));
    Some(finding.with("other", tally.at.to_string()))
}

fn answers_typed(typed: &Opinion) -> String {
    answers(typed.satisfied.value.as_ref(), typed.not_satisfied.value.as_ref())
}

/// "340 hài lòng, 60 không hài lòng".
fn answers(satisfied: Option<&Decimal>, not: Option<&Decimal>) -> String {
    let number = |number: Option<&Decimal>| number.map_or("…".to_string(), |n| Lang::Vi.number(n));
    Lang::Vi.say("survey-answers", &[("satisfied", number(satisfied).into()), ("not", number(not).into())])
}
