//! What a dossier says besides the indicators: resources, debts, the residents' survey, the meeting.

use super::super::PaperSpec;
use super::super::docx::{Cell, Style, Table};
use super::super::facts::{Facts, Terms};
use super::super::table::{centre, headed_by, heading, text};
use super::{number, or_dots};
use crate::assess::JudgedTest;
use crate::commune::{self, Figure, Member, Opinion, Total};
use crate::criteria::{Bound, Op};
use crate::explain;
use crate::layout::papers::{self, Block};
use crate::messages::Lang;
use crate::text::Decimal;

/// Keys of someone called to the meeting.
pub(super) static MEMBERS: Terms =
    Terms { keys: &["ho_ten", "chuc_vu", "don_vi", "co_mat"], conditions: &["vang_mat"], tables: &[], lists: &[] };

/// Headings as the form has them.
fn headings(block: &Block) -> Vec<String> {
    block.columns.iter().map(|id| block.heading(id)).collect()
}

fn amount(total: Option<Total>) -> Option<Decimal> {
    match total {
        Some(Total::Sum(Figure::Amount(sum))) => Some(sum),
        _ => None,
    }
}

/// What the sources come to; dotted while something is missing.
pub(super) fn resources_total(spec: &PaperSpec) -> String {
    number(amount(commune::resources_total(&spec.commune.resources)).as_ref())
}

/// What all works owe; dotted while something is missing.
pub(super) fn debts_total(spec: &PaperSpec) -> String {
    number(amount(commune::debts_total(&spec.commune.debts)).as_ref())
}

/// A number, dotted while it is missing.
fn figure(value: Option<&Decimal>) -> Cell {
    Cell::of(Style::CellNumber, &number(value))
}

/// T7.
pub(super) fn resources(spec: &PaperSpec) -> Table {
    let mut table = headed_by(&[9, 56, 22, 16], &headings(&papers::RESOURCES));
    let total = amount(commune::resources_total(&spec.commune.resources));
    for (index, resource) in (1..).zip(&spec.commune.resources) {
        let given = resource.amount.value.as_ref();
        let share = given.zip(total.as_ref()).and_then(|(part, whole)| (part * &Decimal::from(100)).quotient(whole, 2));
        let source = or_dots(resource.source.value.as_deref());
        table.rows.push(vec![centre(index), text(source), figure(given), figure(share.as_ref())]);
    }
    let sum = [text(""), text(Lang::Vi.text("t1-total")), figure(total.as_ref()), text("")];
    table.rows.push(sum.into_iter().map(Cell::bold).collect());
    table
}

/// T8.
pub(super) fn debts(spec: &PaperSpec) -> Table {
    let mut table = headed_by(&[9, 44, 20, 20, 20, 36], &headings(&papers::DEBTS));
    for (index, debt) in (1..).zip(&spec.commune.debts) {
        table.rows.push(vec![
            centre(index),
            text(or_dots(debt.work.value.as_deref())),
            figure(debt.total.value.as_ref()),
            figure(debt.paid.value.as_ref()),
            figure(debt.owed().as_ref()),
            text(or_dots(debt.plan.value.as_deref())),
        ]);
    }
    let owed = amount(commune::debts_total(&spec.commune.debts));
    let sum = [text(""), text(Lang::Vi.text("t1-total")), text(""), text(""), figure(owed.as_ref()), text("")];
    table.rows.push(sum.into_iter().map(Cell::bold).collect());
    table
}

/// T9: every question, with what is asked of it alone where the law asks that.
pub(super) fn survey(spec: &PaperSpec) -> Table {
    let own = headings(&papers::SURVEY).into_iter().chain([heading("threshold"), heading("met")]).collect::<Vec<_>>();
    let mut table = headed_by(&[9, 36, 18, 18, 18, 18, 18, 18], &own);
    let rule = &spec.law.nation.tables.survey;
    for question in 1..=rule.questions {
        let opinion = spec.commune.survey.answers.get(&question);
        let ratio = opinion.and_then(Opinion::ratio);
        let rate = ratio.as_ref().map(|(part, whole)| explain::printed_rate(part, whole, bound(spec, question).map(|(_, b)| b)));
        let asked = bound(spec, question).map(|(test, _)| explain::bound(Lang::Vi, test.op, "%", &test.threshold.lookup));
        table.rows.push(vec![
            centre(question),
            text(papers::question_text(question, rule.texts.get(&question))),
            figure(opinion.and_then(|o| o.satisfied.value.as_ref())),
            figure(opinion.and_then(|o| o.not_satisfied.value.as_ref())),
            figure(ratio.as_ref().map(|(_, whole)| whole)),
            figure(rate.as_ref()),
            centre(asked.unwrap_or_default()),
            centre(verdict(spec, question, ratio.as_ref()).unwrap_or_default()),
        ]);
    }
    table
}

/// The test whose threshold each question must reach, and the threshold.
fn bound<'a>(spec: &PaperSpec<'a>, question: u32) -> Option<(&'a JudgedTest, &'a Bound)> {
    let part = spec.law.nation.tables.survey.parts.iter().find(|p| (p.from..=p.to).contains(&question))?;
    let alone = if part.from == part.to { part.overall.as_ref() } else { None };
    let measure = part.lowest.as_ref().or(alone)?;
    let tests = spec.assessment.conditions.iter().flat_map(|c| c.judged.tests());
    let test = tests.map(|(test, _)| test).find(|t| t.measure == *measure)?;
    Some((test, &test.threshold.lookup.as_ref().ok()?.bound))
}

fn verdict(spec: &PaperSpec, question: u32, ratio: Option<&(Decimal, Decimal)>) -> Option<String> {
    let (test, Bound::Number(bound)) = bound(spec, question)? else { return None };
    let ((part, whole), Op::AtLeast) = (ratio?, test.op) else { return None };
    let met = part * &Decimal::from(100) >= bound * whole;
    Some(Lang::Vi.text(if met { "verdict-met" } else { "verdict-not-met" }))
}

/// Those called to the meeting.
pub(super) fn members(spec: &PaperSpec) -> Vec<Facts> {
    let of = |member: &Member| Facts {
        conditions: vec![("vang_mat", member.present.value == Some(false))],
        ..Facts::of(vec![
            ("ho_ten", or_dots(Some(&member.name))),
            ("chuc_vu", or_dots(Some(&member.position))),
            ("don_vi", or_dots(Some(&member.organisation))),
            ("co_mat", member.present.value.map_or_else(super::dots, papers::presence)),
        ])
    };
    spec.commune.meeting.members.iter().map(of).collect()
}
