//! The formulas that keep cells of a dossier's tables live, by their keys.

use super::super::formula::Live;
use super::super::sentence;
use super::super::sheet::{Stored, quoted, reference};
use super::super::survey_formulas::Question;
use super::super::working::code;
use super::print::Rows;
use super::{DossierContext, sheet_name};
use crate::criteria::{Bound, Level};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::Column;
use crate::layout::supplements::Block;
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
        Key::Entered(block, row, column) => entered(context, block, (*row, column), number),
        Key::Share(at) => supplements.shares.get(*at).cloned(),
        Key::Owed(at) => supplements.owed.get(*at).cloned(),
        Key::Counterpart(at) => supplements.counterparts.get(*at).cloned(),
        Key::Resources => supplements.resources.shown(0),
        Key::Debts => supplements.debts.shown(0),
        Key::DebtsState => Some(supplements.debts.state_shown()),
        Key::Forms => Some(forms(context)),
        Key::Answers(number) => supplements.survey.shown.get(*number as usize - 1).map(|[answers, _]| answers.clone()),
        Key::Rate(number) => supplements.survey.shown.get(*number as usize - 1).map(|[_, rate]| rate.clone()),
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
fn entered(context: &DossierContext, block: &Block, (row, column): (u32, &str), number: Option<&Decimal>) -> Option<Live> {
    let numbers = &context.formulas.supplements.numbers;
    let cell = numbers.get(block, block.first_row() + row, block.column(column))?;
    let stored = number.map_or_else(|| Stored::text("–"), |number| Stored::Number(number.to_double()));
    Some(Live { formula: format!("IF(ISNUMBER({cell}),{cell},{})", quoted("–")), stored })
}

/// How many forms went out and came back.
fn forms(context: &DossierContext) -> Live {
    let (survey, cells) = (&context.spec.commune.survey, &context.formulas.supplements.survey);
    let count = |cell: &str, value: Option<&Decimal>| {
        let stored = Stored::text(value.map_or("…".to_string(), |n| Lang::Vi.number(n)));
        Live { formula: format!("IF(ISNUMBER({cell}),{},{})", sentence::grouped(cell), quoted("…")), stored }
    };
    let asked = count(&cells.asked.number, survey.asked.value.as_ref());
    let figures = [("asked", asked), ("returned", count(&cells.returned.number, survey.returned.value.as_ref()))];
    sentence::live("t9-forms", &figures, &[])
}

/// The verdict on one question against its threshold.
fn question(context: &DossierContext, number: u32, text: &str) -> Live {
    let word = |id: &str| quoted(&Lang::Vi.text(&format!("verdict-{id}")));
    let fixed = || Live { formula: quoted(text), stored: Stored::text(text) };
    let question = context.formulas.supplements.survey.questions.get(number as usize - 1);
    let bound = tables::question_bound(context.subject(), number);
    let (Some(Question { satisfied, not_satisfied: not, state, .. }), Some(Bound::Number(bound))) = (question, bound) else {
        return fixed();
    };
    let passes = format!("IF({satisfied}*100>={bound}*({satisfied}+{not}),{},{})", word("met"), word("not-met"));
    let formula = format!("IF({state}=1,{passes},IF({state}=-1,{},{}))", word("unusable"), word("no-answer"));
    Live { formula, stored: Stored::text(text) }
}
