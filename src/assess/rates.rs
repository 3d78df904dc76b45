//! Rates typed next to numerator and denominator: which figure was judged, or that neither was; and rates
//! rounded to the other side of their threshold.

use super::judge::{Cause, JudgedTest, passes};
use super::{Assessment, ItemResult, Verdict};
use crate::commune::{Answer, Beside, Commune, Given, Value};
use crate::criteria::{Bound, MeasureId, Op};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::{item_label, measure_label};
use crate::text::Decimal;

/// Most decimals of an exact figure that is reported.
const MOST_SHOWN: i64 = 40;

/// A typed rate on the other side of its threshold than the quotient it was rounded from: the quotient is judged.
pub(super) fn notes(commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut reported: Vec<(&MeasureId, Op, &Decimal)> = Vec::new();
    let mut findings = Vec::new();
    for (item, (test, judged)) in assessment.items().flat_map(|i| i.judged.tests().into_iter().map(move |t| (i, t))) {
        let Ok(bound) = test.threshold.lookup.as_ref().map(|r| &r.bound) else { continue };
        let (Bound::Number(number), Some(answer)) = (bound, commune.answers.get(&test.measure)) else { continue };
        let key = (&test.measure, test.op, number);
        if let Some(finding) = rounded_across(answer, test, bound, judged.verdict).filter(|_| !reported.contains(&key)) {
            reported.push(key);
            findings.push(finding.with("code", item.measure(&test.measure).map(measure_label).unwrap_or_default()));
        }
    }
    findings
}

fn rounded_across(answer: &Answer, test: &JudgedTest, bound: &Bound, verdict: Verdict) -> Option<Diagnostic> {
    let Some(Beside::Same(rate)) = answer.beside() else { return None };
    let (Given::Value(Value::Ratio { numerator, denominator }), Bound::Number(number)) = (&answer.given, bound) else { return None };
    let by_rate = passes(test.op, &Value::Number(rate.clone()), bound)?;
    let by_quotient = passes(test.op, &Value::Ratio { numerator: numerator.clone(), denominator: denominator.clone() }, bound)?;
    if by_rate == by_quotient {
        return None;
    }
    let sign = if test.op == Op::AtMost { "≤" } else { "≥" };
    let finding = Diagnostic::new(Code::RateRoundedAcross, place(answer.rate_origin.as_ref()));
    let finding = finding.with("typed", rate).with("exact", exact(numerator, denominator, number)).with("sign", sign).with("bound", number);
    Some(finding.with("numerator", numerator).with("denominator", denominator).with("verdict", verdict.id()))
}

/// A quotient in per cent with as many decimals as keep it on its side of a number.
fn exact(numerator: &Decimal, denominator: &Decimal, number: &Decimal) -> Decimal {
    let part = numerator * &Decimal::from(100);
    let side = part.cmp(&(number * denominator));
    let rate = |places| part.quotient(denominator, places).unwrap_or_default();
    (2..MOST_SHOWN).map(rate).find(|t| t.cmp(number) == side).unwrap_or_else(|| rate(MOST_SHOWN))
}

fn place(origin: Option<&Origin>) -> Place {
    origin.map_or(Place::Nowhere, Place::from)
}

/// The findings of reading reported again, now that it is known which figure was judged.
pub fn reworded(findings: Vec<Diagnostic>, commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let tell = |finding: Diagnostic| if finding.code == Code::RateDisagrees { with_judged(finding, commune, assessment) } else { finding };
    findings.into_iter().map(tell).collect()
}

fn with_judged(mut finding: Diagnostic, commune: &Commune, assessment: &Assessment) -> Diagnostic {
    let stands = |answer: &Answer| answer.rate_origin.as_ref().is_some_and(|o| Place::from(o) == finding.place);
    let Some(measure) = commune.answers.iter().find(|(_, a)| stands(a)).map(|(id, _)| id) else { return finding };
    let (by_quotient, by_neither) = judged_by(measure, assessment);
    let judged = match (by_quotient.is_empty(), by_neither.is_empty()) {
        (true, true) => return finding,
        (_, true) => "computed",
        (true, _) => "neither",
        (false, false) => "some",
    };
    let named = |items: Vec<&ItemResult>| items.iter().map(|i| item_label(&i.item, &i.version.name)).collect::<Vec<_>>().join(", ");
    finding.facts.retain(|(name, _)| *name != "judged");
    finding.with("judged", judged).with("by", named(by_quotient)).with("open", named(by_neither))
}

/// Items that were judged by numerator and denominator of a measure, and those that could not be for its rate.
fn judged_by<'a>(measure: &MeasureId, assessment: &'a Assessment) -> (Vec<&'a ItemResult>, Vec<&'a ItemResult>) {
    let causes = |item: &ItemResult| -> Vec<Option<Cause>> {
        let tests = item.judged.tests();
        let own = tests.iter().filter(|(t, _)| t.measure == *measure && t.threshold.lookup.is_ok());
        own.map(|(_, j)| j.cause.clone()).collect()
    };
    let asked: Vec<(&ItemResult, Vec<Option<Cause>>)> = assessment.items().map(|i| (i, causes(i))).filter(|(_, c)| !c.is_empty()).collect();
    let (open, settled): (Vec<_>, Vec<_>) = asked.into_iter().partition(|(_, c)| c.contains(&Some(Cause::FiguresDisagree)));
    let items = |list: Vec<(&'a ItemResult, Vec<Option<Cause>>)>| list.into_iter().map(|(item, _)| item).collect();
    (items(settled), items(open))
}
