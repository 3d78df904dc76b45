//! The formulas that keep cells of a dossier's tables live, by their keys.

use super::super::formula::Live;
use super::super::sentence;
use super::super::sheet::{Stored, quoted, reference};
use super::super::working::code;
use super::print::Rows;
use super::{DossierContext, sheet_name};
use crate::criteria::{Bound, Level};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::Column;
use crate::layout::supplements::{Block, SURVEY, VALUE};
use crate::messages::Lang;
use crate::tables::{self, Live as Key};
use crate::text::Decimal;

/// Where a cell is printed.
#[derive(Default)]
pub(super) struct Place<'p> {
    pub row: u32,
    pub table: Option<&'p tables::Table>,
    /// The rows of T2 by their ids.
    pub detail: Option<&'p Rows>,
}

/// The formula of a key, with the words or the number that are its result now; none where the workbook has no cell for it.
pub(super) fn live(context: &DossierContext, key: &Key, text: &str, number: Option<&Decimal>, place: &Place) -> Option<Live> {
    let (formulas, supplements) = (context.formulas, &context.formulas.supplements);
    match key {
        Key::ItemsMet(items) => Some(formulas.count_items(items, code::MET)),
        Key::Item(of, finding) => Some(formulas.item_finding(of, *finding)),
        Key::Criterion(level, number, finding) => Some(formulas.criterion_finding(*level, *number, *finding)),
        Key::Set(level, finding) => Some(formulas.set_finding(*level, *finding)),
        Key::CriteriaMet(level) => criteria_met(context, *level),
        Key::Counts(level) => Some(sentence::live("t1-sum", &[("counts", formulas.counts_of_criteria(*level))], &[])),
        Key::SetsMet(waiver) => Some(sets_met(context, waiver.as_deref())),
        Key::Undocumented(mark) => undocumented(place, mark, text),
        Key::Detail(of, column) => of_detail(place, &of.to_string(), column, text),
        Key::Entered(block, row, column) => Some(entered(block, *row, column, number)),
        Key::Share(at) => supplements.shares.get(*at).cloned(),
        Key::Owed(at) => supplements.owed.get(*at).cloned(),
        Key::Resources => supplements.resources.shown(0),
        Key::Debts => supplements.debts.shown(0),
        Key::DebtsState => Some(supplements.debts.state_shown()),
        Key::Forms => Some(forms(context)),
        Key::Answers(number) => supplements.questions.get(*number as usize - 1).map(|[answers, _]| answers.clone()),
        Key::Rate(number) => supplements.questions.get(*number as usize - 1).map(|[_, rate]| rate.clone()),
        Key::Question(number) => Some(question(context, *number, text)),
        Key::Measure(id) => {
            let (sheet, row) = formulas.grounds.given.plan.inputs.get(id)?;
            Some(Live { formula: reference(sheet, *row, Column::Verdict.index()), stored: Stored::text(text) })
        }
    }
}

/// "18/19 tiêu chí đạt, 94,74 %".
fn criteria_met(context: &DossierContext, level: Level) -> Option<Live> {
    let counts = context.spec.assessment.sets.iter().find(|s| s.level == level)?.counts;
    let met = context.formulas.count_criteria(level, code::MET);
    let share = Lang::Vi.number(&explain::share(counts.met, counts.total));
    let formula = format!("SUBSTITUTE(ROUND(({})*100/{},2),\".\",\",\")", met.formula, counts.total);
    let figures = [("met", met), ("share", Live { formula, stored: Stored::text(share) })];
    Some(sentence::live("t1-criteria-met", &figures, &[("total", counts.total.into())]))
}

/// How many criteria of each set are met, and the waiver of what is not.
fn sets_met(context: &DossierContext, waiver: Option<&str>) -> Live {
    let sets = context.spec.assessment.sets.iter().map(|set| {
        let met = context.formulas.count_criteria(set.level, code::MET);
        let facts = [("level", explain::level_short(Lang::Vi, set.level).into()), ("total", set.counts.total.into())];
        sentence::live("t6-set", &[("met", met)], &facts)
    });
    sentence::lines(&sets.chain(waiver.map(sentence::fixed)).collect::<Vec<_>>())
}

/// A mark where the verdict next to it is met, provisionally or not, and no document is named.
fn undocumented(place: &Place, mark: &str, text: &str) -> Option<Live> {
    let [verdict, evidence] = place.table?.places(&["self-assessed", "evidence"]).try_into().ok()?;
    let [verdict, evidence] = [verdict, evidence].map(|column: usize| format!("{}{}", column_letters(column as u32), place.row + 1));
    let met = Lang::Vi.text("verdict-met");
    let is_met = format!("LEFT({verdict},{})={}", met.chars().count(), quoted(&met));
    let nothing = quoted("–");
    let formula = format!("IF(AND({is_met},{evidence}=\"\"),{},{nothing})", quoted(mark));
    Some(Live { formula, stored: Stored::text(text) })
}

/// A text of T2, taken from there.
fn of_detail(place: &Place, item: &str, column: &str, text: &str) -> Option<Live> {
    let column = *place.table?.places(&[column]).first()?;
    let cell = reference(&sheet_name("t2"), *place.detail?.get(item)?, column as u16);
    Some(Live { formula: format!("IF({cell}=\"\",{},{cell})", quoted("–")), stored: Stored::text(text) })
}

/// A figure of a sheet of inputs, or "–" where none is entered.
fn entered(block: &Block, row: u32, column: &str, number: Option<&Decimal>) -> Live {
    let cell = reference(&block.sheet.name(), block.first_row() + row, block.column(column));
    let stored = number.map_or_else(|| Stored::text("–"), |number| Stored::Number(number.to_double()));
    Live { formula: format!("IF(ISNUMBER({cell}),{cell},{})", quoted("–")), stored }
}

/// How many forms went out and came back.
fn forms(context: &DossierContext) -> Live {
    let survey = &context.spec.commune.survey;
    let count = |field: &str, value: Option<&Decimal>| {
        let cell = reference(&SURVEY.sheet.name(), SURVEY.field_row(field), VALUE);
        let stored = Stored::text(value.map_or("…".to_string(), |n| Lang::Vi.number(n)));
        Live { formula: format!("IF(ISNUMBER({cell}),{},{})", grouped(&cell), quoted("…")), stored }
    };
    let figures = [("asked", count("asked", survey.asked.value.as_ref())), ("returned", count("returned", survey.returned.value.as_ref()))];
    sentence::live("t9-forms", &figures, &[])
}

/// A whole number as a text with points at thousands, whatever the settings of the machine.
fn grouped(cell: &str) -> String {
    format!("SUBSTITUTE(SUBSTITUTE(FIXED({cell},0),\",\",\".\"),CHAR(160),\".\")")
}

/// The verdict on one question against its threshold.
fn question(context: &DossierContext, number: u32, text: &str) -> Live {
    let word = |id: &str| quoted(&Lang::Vi.text(&format!("verdict-{id}")));
    let fixed = || Live { formula: quoted(text), stored: Stored::text(text) };
    let state = context.formulas.supplements.states.get(number as usize - 1);
    let bound = tables::question_bound(context.subject(), number);
    let (Some((state, _)), Some(Bound::Number(bound))) = (state, bound) else { return fixed() };
    let row = SURVEY.first_row() + number - 1;
    let [satisfied, not] = ["satisfied", "not-satisfied"].map(|c| reference(&SURVEY.sheet.name(), row, SURVEY.column(c)));
    let passes = format!("IF({satisfied}*100>={bound}*({satisfied}+{not}),{},{})", word("met"), word("not-met"));
    let formula = format!("IF({state}=1,{passes},IF({state}=-1,{},{}))", word("unusable"), word("no-answer"));
    Live { formula, stored: Stored::text(text) }
}
