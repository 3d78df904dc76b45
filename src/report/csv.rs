//! One row per commune, indicator, measure and test: comma, decimal points, English words whatever the language.
//!
//! An indicator without measures has one row with the measure's columns empty. `provisional` belongs to the
//! verdict before it. A text that a spreadsheet would run as a formula gets an apostrophe before it.

use super::facts::{cause_id, effective, gap_facts, given_id, measure_of, missing_id, target_readings, value as value_of};
use super::{Case, Outcome};
use crate::assess::{Finding, ItemResult, Judged, JudgedTest, Verdict, met_without_documents};
use crate::commune::Value;
use crate::criteria::{Bound, Lookup, Measure};
use crate::text::Decimal;

/// How many decimals a ratio is rounded to for reading.
const RATIO_PLACES: i64 = 6;

/// The columns, in order.
const COLUMNS: [&str; 48] = [
    "commune_code",
    "commune",
    "district",
    "province",
    "region",
    "effective_region",
    "year",
    "as_of",
    "target",
    "commune_verdict",
    "commune_provisional",
    "book",
    "criterion",
    "criterion_verdict",
    "criterion_provisional",
    "indicator",
    "indicator_version",
    "indicator_name",
    "department",
    "indicator_verdict",
    "indicator_provisional",
    "indicator_cause",
    "measure",
    "given",
    "value",
    "numerator",
    "denominator",
    "unit",
    "file",
    "sheet",
    "cell",
    "test",
    "operator",
    "threshold",
    "threshold_missing",
    "threshold_layer",
    "threshold_source",
    "threshold_evidence",
    "test_verdict",
    "test_cause",
    "gap_kind",
    "gap_amount",
    "gap_unit",
    "waiver",
    "waiver_expires",
    "waiver_expired",
    "documents",
    "met_without_documents",
];

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
    let text = written([COLUMNS])?;
    Ok(if mark { format!("\u{feff}{text}") } else { text })
}

/// The rows of one commune; none where it could not be judged.
///
/// # Errors
/// As [`csv()`].
pub fn csv_rows(outcome: &Outcome) -> Result<String, std::io::Error> {
    match outcome {
        Outcome::Judged(case) => written(rows(case)),
        Outcome::Unjudged { .. } => Ok(String::new()),
    }
}

fn written<R: IntoIterator<Item: AsRef<[u8]>>>(records: impl IntoIterator<Item = R>) -> Result<String, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.write_record(record)?;
    }
    let bytes = writer.into_inner().map_err(|e| e.into_error())?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

type Row = Vec<String>;

fn rows(case: &Case) -> Vec<Row> {
    let commune = commune_cells(case);
    let mut rows = Vec::new();
    for set in &case.assessment.sets {
        for criterion in &set.criteria {
            let [verdict, provisional] = finding(criterion.finding);
            let head = [set.level.id().to_string(), criterion.number.to_string(), verdict, provisional];
            criterion.indicators.iter().for_each(|i| item_rows(case, i, &[&commune[..], &head[..]].concat(), &mut rows));
        }
    }
    let head = ["condition".to_string(), String::new(), String::new(), String::new()];
    case.assessment.conditions.iter().for_each(|c| item_rows(case, c, &[&commune[..], &head[..]].concat(), &mut rows));
    rows
}

fn commune_cells(case: &Case) -> Row {
    let (commune, assessment) = (case.commune, case.assessment);
    let text = |t: &Option<String>| safe(t.as_deref().unwrap_or_default());
    let [verdict, provisional] = finding(assessment.overall);
    vec![
        text(&commune.code.value),
        text(&commune.name.value),
        text(&commune.district.value),
        text(&commune.province.value),
        case.law.region.clone(),
        target_readings(case).and_then(effective).unwrap_or_default().to_string(),
        assessment.place.year.to_string(),
        assessment.place.as_of.to_string(),
        assessment.target.id().to_string(),
        verdict,
        provisional,
    ]
}

fn item_rows(case: &Case, item: &ItemResult, head: &[String], rows: &mut Vec<Row>) {
    let [verdict, provisional] = finding(item.finding);
    let own = [
        item.item.code.clone(),
        item.version.from.to_string(),
        safe(&item.version.name),
        safe(&item.department),
        verdict,
        provisional,
        item.judged.cause.as_ref().map_or("", cause_id).to_string(),
    ];
    let tests = item.judged.tests();
    let beside = [&waiver_cells(case, item)[..], &document_cells(case, item)[..]].concat();
    let mut push = |measure: Row, test: Row| rows.push([head, &own[..], &measure[..], &test[..], &beside[..]].concat());
    for measure in &item.version.measures {
        let of_measure: Vec<_> = tests.iter().filter(|(t, _)| t.measure == measure.id).collect();
        for (test, judged) in &of_measure {
            push(measure_cells(case, item, measure), test_cells(item, test, judged));
        }
        if of_measure.is_empty() {
            push(measure_cells(case, item, measure), vec![String::new(); TEST_CELLS]);
        }
    }
    if item.version.measures.is_empty() {
        push(vec![String::new(); MEASURE_CELLS], vec![String::new(); TEST_CELLS]);
    }
}

/// The waiver's document, its last day, and whether that has passed.
fn waiver_cells(case: &Case, item: &ItemResult) -> [String; 3] {
    let Some(waiver) = case.commune.waiver(&item.item) else { return Default::default() };
    let expired = waiver.expires.map(|_| waiver.expired(case.assessment.place.as_of).to_string());
    [safe(&waiver.document), waiver.expires.map(|d| d.to_string()).unwrap_or_default(), expired.unwrap_or_default()]
}

/// How many documents of the register stand behind it, and whether it is met without any document at all.
fn document_cells(case: &Case, item: &ItemResult) -> [String; 2] {
    let count = case.commune.documents_behind(&item.item, &item.version.measures).count();
    [count.to_string(), met_without_documents(case.commune, item).to_string()]
}

/// From "measure" to "cell".
const MEASURE_CELLS: usize = 9;
/// From "test" to "gap_unit".
const TEST_CELLS: usize = 12;

fn measure_cells(case: &Case, item: &ItemResult, measure: &Measure) -> Row {
    let answer = case.commune.answers.get(&measure.id);
    let found = value_of(case, item, measure);
    let (numerator, denominator) = match found {
        Some(Value::Ratio { numerator, denominator }) => (numerator.plain(), denominator.plain()),
        _ => Default::default(),
    };
    let given = if found.is_some() { "value" } else { given_id(answer) };
    let origin = answer.and_then(|a| a.origin.as_ref());
    vec![
        measure.id.clone(),
        given.to_string(),
        found.map(value).unwrap_or_default(),
        numerator,
        denominator,
        measure.unit.clone(),
        safe(origin.map_or("", |o| &o.file)),
        safe(origin.map_or("", |o| &o.sheet)),
        origin.map(|o| o.cell()).unwrap_or_default(),
    ]
}

fn test_cells(item: &ItemResult, test: &JudgedTest, judged: &Judged) -> Row {
    let found = test.threshold.lookup.as_ref();
    let (kind, amount, unit) = test.gap.as_ref().map(gap_facts).unwrap_or_default();
    let unit = unit.or_else(|| measure_of(item, test).map(|m| m.unit.as_str()).filter(|_| amount.is_some()));
    vec![
        test.id.clone(),
        test.op.id().to_string(),
        threshold(&test.threshold.lookup),
        found.err().map_or("", missing_id).to_string(),
        found.map_or("", |r| &r.layer).to_string(),
        safe(found.map_or("", |r| &r.source)),
        found.map_or("", |r| r.evidence.id()).to_string(),
        judged.verdict.id().to_string(),
        judged.cause.as_ref().map_or("", cause_id).to_string(),
        kind.to_string(),
        amount.map(|a| a.plain()).unwrap_or_default(),
        unit.unwrap_or_default().to_string(),
    ]
}

fn value(value: &Value) -> String {
    match value {
        Value::YesNo(yes) => yes.to_string(),
        Value::Number(number) => number.plain(),
        Value::Grade(_, word) => safe(word),
        Value::Ratio { numerator, denominator } => {
            (numerator * &Decimal::from(100)).quotient(denominator, RATIO_PLACES).map(|r| r.plain()).unwrap_or_default()
        }
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

fn finding(finding: Finding) -> [String; 2] {
    let verdict: Verdict = finding.verdict;
    [verdict.id().to_string(), finding.provisional.to_string()]
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

    #[test]
    fn every_row_has_every_column() {
        // commune 11, place in the book 4, item 7, waiver 3, documents 2
        assert_eq!(11 + 4 + 7 + MEASURE_CELLS + TEST_CELLS + 3 + 2, COLUMNS.len());
    }
}
