//! One row per commune, indicator, measure and test: comma, decimal points, English words whatever the language.
//!
//! An indicator without measures has one row with the measure's columns empty. `provisional` belongs to the
//! verdict before it. A text that a spreadsheet would run as a formula gets an apostrophe before it.

mod communes;

use super::facts::{Answered, effective, gap_facts, measure_of, number, target_readings, value as value_of};
use super::{Case, Outcome};
use crate::assess::{Cause, CriterionResult, Finding, ItemResult, Judged, JudgedTest, met_without_documents};
use crate::commune::{Answer, Special, Value};
use crate::criteria::{Book, Bound, Lookup, Measure, Resolved};
use crate::diag::Origin;
use crate::text::Decimal;

pub use communes::{csv_commune, csv_communes_head};

/// A test of an indicator's measure, as far as it has one.
struct TestRow<'a> {
    case: Case<'a>,
    book: Book,
    criterion: Option<&'a CriterionResult>,
    item: &'a ItemResult,
    measure: Option<&'a Measure>,
    test: Option<(&'a JudgedTest, &'a Judged)>,
    /// Which of the rows of its indicator it is, counted from 1.
    number: usize,
}

/// A heading, and what a row has below it.
type Column = (&'static str, fn(&TestRow) -> String);

/// The columns, in order.
const COLUMNS: &[Column] = &[
    ("commune_code", |r| safe(or_blank(r.case.commune.code.value.as_deref()))),
    ("commune", |r| safe(or_blank(r.case.commune.name.value.as_deref()))),
    ("district", |r| safe(or_blank(r.case.commune.district.value.as_deref()))),
    ("province", |r| safe(or_blank(r.case.commune.province.value.as_deref()))),
    ("region", |r| r.case.law.region.clone()),
    ("effective_region", |r| printed(target_readings(&r.case).and_then(effective))),
    ("year", |r| r.case.assessment.place.year.to_string()),
    ("as_of", |r| r.case.assessment.place.as_of.to_string()),
    ("target", |r| r.case.assessment.target.to_string()),
    ("commune_verdict", |r| verdict(r.case.assessment.overall)),
    ("commune_provisional", |r| r.case.assessment.overall.provisional.to_string()),
    ("book", |r| r.book.id().to_string()),
    ("criterion", |r| printed(r.criterion.map(|c| c.number))),
    ("criterion_verdict", |r| printed(r.criterion.map(|c| verdict(c.finding)))),
    ("criterion_provisional", |r| printed(r.criterion.map(|c| c.finding.provisional))),
    ("indicator", |r| r.item.item.code.clone()),
    ("indicator_version", |r| r.item.version.from.to_string()),
    ("indicator_name", |r| safe(&r.item.version.name)),
    ("department", |r| safe(&r.item.department)),
    ("indicator_verdict", |r| verdict(r.item.finding)),
    ("indicator_provisional", |r| r.item.finding.provisional.to_string()),
    ("indicator_cause", |r| printed(r.item.judged.cause.as_ref().map(Cause::id))),
    ("measure", |r| printed(r.measure.map(|m| &m.id))),
    ("given", |r| printed(r.measure.map(|_| r.given().id()))),
    ("value", |r| printed(r.value().map(value))),
    ("numerator", |r| printed(r.ratio().map(|(numerator, _)| numerator.plain()))),
    ("denominator", |r| printed(r.ratio().map(|(_, denominator)| denominator.plain()))),
    ("unit", |r| printed(r.measure.map(|m| &m.unit))),
    ("file", |r| safe(r.origin().map_or("", |o| &o.file))),
    ("sheet", |r| safe(r.origin().map_or("", |o| &o.sheet))),
    ("cell", |r| printed(r.origin().map(Origin::cell))),
    ("test", |r| printed(r.test.map(|(t, _)| &t.id))),
    ("operator", |r| printed(r.test.map(|(t, _)| t.op.id()))),
    ("threshold", |r| printed(r.lookup().map(threshold))),
    ("threshold_missing", |r| printed(r.lookup().and_then(|l| l.as_ref().err()).map(|m| m.id()))),
    ("threshold_layer", |r| printed(r.resolved().map(|t| &t.layer))),
    ("threshold_source", |r| safe(r.resolved().map_or("", |t| &t.source))),
    ("threshold_evidence", |r| printed(r.resolved().map(|t| t.evidence.id()))),
    ("test_verdict", |r| printed(r.test.map(|(_, j)| j.verdict.id()))),
    ("test_cause", |r| printed(r.test.and_then(|(_, j)| j.cause.as_ref()).map(Cause::id))),
    ("gap_kind", |r| printed(r.test.and_then(|(t, _)| t.gap.as_ref()).map(|g| g.id()))),
    ("gap_amount", |r| printed(r.gap().0.map(|amount| amount.plain()))),
    ("gap_unit", |r| printed(r.gap().1)),
    ("waiver", |r| safe(r.waiver().map_or("", |w| &w.document))),
    ("waiver_expires", |r| printed(r.waiver().and_then(|w| w.expires))),
    ("waiver_expired", |r| printed(r.waiver().filter(|w| w.expires.is_some()).map(|w| w.expired(r.case.assessment.place.as_of)))),
    ("documents", |r| r.case.commune.documents_behind(&r.item.item, &r.item.version.measures).count().to_string()),
    ("met_without_documents", |r| met_without_documents(r.case.commune, r.item).to_string()),
    ("value_number", |r| printed(r.value().and_then(number).map(|n| n.plain()))),
    ("indicator_row", |r| r.number.to_string()),
];

impl<'a> TestRow<'a> {
    fn answer(&self) -> Option<&'a Answer> {
        self.case.commune.answers.get(&self.measure?.id)
    }

    fn given(&self) -> Answered {
        self.measure.map_or(Answered::Missing, |m| Answered::to(&self.case, self.item, m))
    }

    fn value(&self) -> Option<&'a Value> {
        value_of(&self.case, self.item, self.measure?)
    }

    fn ratio(&self) -> Option<(&'a Decimal, &'a Decimal)> {
        self.value()?.parts()
    }

    fn origin(&self) -> Option<&'a Origin> {
        self.answer()?.origin.as_ref()
    }

    fn lookup(&self) -> Option<&'a Lookup> {
        Some(&self.test?.0.threshold.lookup)
    }

    fn resolved(&self) -> Option<&'a Resolved> {
        self.lookup()?.as_ref().ok()
    }

    /// Amount and unit of what is lacking; the unit is the measure's where the gap has none of its own.
    fn gap(&self) -> (Option<Decimal>, Option<&'a str>) {
        let Some((test, gap)) = self.test.and_then(|(t, _)| Some((t, t.gap.as_ref()?))) else { return (None, None) };
        let (amount, unit) = gap_facts(gap);
        let of_measure = || measure_of(self.item, test).map(|m| m.unit.as_str()).filter(|_| amount.is_some());
        let unit = unit.or_else(of_measure);
        (amount, unit)
    }

    fn waiver(&self) -> Option<&'a Special> {
        self.case.commune.waiver(&self.item.item)
    }
}

fn or_blank(text: Option<&str>) -> &str {
    text.unwrap_or_default()
}

pub(super) fn printed(what: Option<impl ToString>) -> String {
    what.map(|w| w.to_string()).unwrap_or_default()
}

fn verdict(finding: Finding) -> String {
    finding.verdict.id().to_string()
}

/// All judged communes as CSV, with a byte-order mark when it goes into a file that Excel may open.
///
/// # Errors
/// Never in practice: only what the writer itself refuses.
pub fn csv(outcomes: &[Outcome], mark: bool) -> Result<String, std::io::Error> {
    let mut text = csv_head(mark)?;
    for outcome in outcomes {
        text.push_str(&csv_rows(outcome)?);
    }
    Ok(text)
}

/// The line of column names.
///
/// # Errors
/// As [`csv()`].
pub fn csv_head(mark: bool) -> Result<String, std::io::Error> {
    written([COLUMNS.iter().map(|(name, _)| *name)]).map(|text| marked(mark, text))
}

fn marked(mark: bool, text: String) -> String {
    if mark { format!("\u{feff}{text}") } else { text }
}

/// The rows of one commune; none where it could not be judged.
///
/// # Errors
/// As [`csv()`].
pub fn csv_rows(outcome: &Outcome) -> Result<String, std::io::Error> {
    match outcome {
        Outcome::Judged(case) => written(rows(case).iter().map(|row| COLUMNS.iter().map(|(_, cell)| cell(row)))),
        Outcome::Unjudged { .. } => Ok(String::new()),
    }
}

pub(super) fn written<R: IntoIterator<Item: AsRef<[u8]>>>(records: impl IntoIterator<Item = R>) -> Result<String, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.write_record(record)?;
    }
    let bytes = writer.into_inner().map_err(|e| e.into_error())?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

fn rows<'a>(case: &Case<'a>) -> Vec<TestRow<'a>> {
    let mut rows = Vec::new();
    for set in &case.assessment.sets {
        for criterion in &set.criteria {
            criterion.indicators.iter().for_each(|i| item_rows(case, Book::Set(set.level), Some(criterion), i, &mut rows));
        }
    }
    case.assessment.conditions.iter().for_each(|c| item_rows(case, Book::Condition, None, c, &mut rows));
    rows
}

fn item_rows<'a>(case: &Case<'a>, book: Book, criterion: Option<&'a CriterionResult>, item: &'a ItemResult, rows: &mut Vec<TestRow<'a>>) {
    let tests = item.judged.tests();
    let above = rows.len();
    let mut push = |measure, test| {
        let number = rows.len() - above + 1;
        rows.push(TestRow { case: *case, book, criterion, item, measure, test, number });
    };
    for measure in &item.version.measures {
        let mut of_measure = tests.iter().filter(|(t, _)| t.measure == measure.id).peekable();
        if of_measure.peek().is_none() {
            push(Some(measure), None);
        }
        of_measure.for_each(|test| push(Some(measure), Some(*test)));
    }
    if item.version.measures.is_empty() {
        push(None, None);
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::YesNo(yes) => yes.to_string(),
        Value::Grade(_, word) => safe(word),
        Value::Number(_) | Value::Ratio { .. } => printed(number(value).map(|n| n.plain())),
    }
}

fn threshold(lookup: &Lookup) -> String {
    match lookup.as_ref().map(|r| &r.bound) {
        Err(_) => String::new(),
        Ok(Bound::Met) => "true".to_string(),
        Ok(Bound::None) => "0".to_string(),
        Ok(Bound::Number(number)) => number.plain(),
        Ok(Bound::Grade(_, word)) => safe(word),
    }
}

/// Text as read from a workbook must not become a formula in the next one.
pub(super) fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        assert_eq!(safe("=cmd()"), "'=cmd()");
        assert_eq!(safe("Đồng Tiến"), "Đồng Tiến");
    }
}
