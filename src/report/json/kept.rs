//! The contract read back: the communes of a round that was stored. Only what is asked of other years is taken from it.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::assess::{Counts, Finding, Verdict};
use crate::commune::Value;
use crate::criteria::{Book, Bound, ItemRef, Kind, Law, Level, Measure, Op, Shelf};
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{ItemRecord, MeasureRecord, Record, SetRecord, TestRecord, Unjudged, Who};
use crate::text::{Decimal, fold};

#[derive(Deserialize)]
struct Document {
    schema: String,
    communes: Vec<Commune>,
}

#[derive(Deserialize)]
struct Commune {
    name: Option<String>,
    code: Option<String>,
    district: Option<String>,
    province: Option<String>,
    year: i16,
    target: String,
    recognised: Option<Recognised>,
    verdict: String,
    provisional: bool,
    sets: Vec<Set>,
    conditions: Vec<Item>,
}

#[derive(Deserialize)]
struct Recognised {
    level: String,
}

#[derive(Deserialize)]
struct Set {
    level: String,
    counts: Tally,
    criteria: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Tally {
    met: usize,
    not_met: usize,
    undetermined: usize,
    not_applicable: usize,
    total: usize,
}

#[derive(Deserialize)]
struct Criterion {
    indicators: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(alias = "id")]
    code: String,
    name: String,
    verdict: String,
    measures: Vec<Asked>,
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Asked {
    id: String,
    name: String,
    unit: String,
    value: Json,
    numerator: Option<Json>,
    denominator: Option<Json>,
}

#[derive(Deserialize)]
struct Test {
    id: String,
    measure: String,
    operator: String,
    threshold: Json,
    verdict: String,
}

/// The communes of a stored round, or why one cannot be taken from it.
///
/// # Errors
/// The text is no such document.
pub fn kept(file: &str, text: &str, shelf: &Shelf) -> Result<Vec<Result<Record, Unjudged>>, Diagnostic> {
    let other = |said: String| Diagnostic::new(Code::ArchiveNoRound, Place::File(file.into())).with("read", said);
    let document: Document = serde_json::from_str(text).map_err(|e| other(e.to_string()))?;
    if document.schema != super::SCHEMA {
        return Err(other(document.schema));
    }
    let unjudged = |commune: &Commune, finding| {
        let name = commune.name.clone().unwrap_or_default();
        Unjudged { file: file.into(), name, findings: vec![finding] }
    };
    Ok(document.communes.iter().map(|c| of(file, c, shelf).map_err(|word| unjudged(c, other(word)))).collect())
}

/// The error is a word that is none of the contract's, or means nothing in the criteria in force.
fn of(file: &str, commune: &Commune, shelf: &Shelf) -> Result<Record, String> {
    let province = commune.province.clone().unwrap_or_default();
    let law = shelf.shared_law(&province, commune.year).map_err(|_| province.clone())?;
    let level = |id: &str| Level::from_id(id).ok_or_else(|| id.to_string());
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let who = Who { code: fold(&text(&commune.code)), name: text(&commune.name), district: text(&commune.district), province };
    let mut items = Vec::new();
    for set in &commune.sets {
        let book = Book::Set(level(&set.level)?);
        let indicators = set.criteria.iter().flat_map(|c| &c.indicators);
        items.extend(indicators.map(|i| item(&law, book, i)).collect::<Result<Vec<_>, _>>()?);
    }
    for condition in &commune.conditions {
        items.push(item(&law, Book::Condition, condition)?);
    }
    let sets = commune.sets.iter().map(|s| Ok(SetRecord { level: level(&s.level)?, counts: counts(&s.counts) }));
    Ok(Record {
        file: file.into(),
        who,
        year: commune.year,
        target: level(&commune.target)?,
        held: commune.recognised.as_ref().map(|r| level(&r.level)).transpose()?,
        overall: Finding { verdict: verdict(&commune.verdict)?, provisional: commune.provisional },
        sets: sets.collect::<Result<_, String>>()?,
        items,
        law: Arc::clone(&law),
    })
}

fn counts(of: &Tally) -> Counts {
    let Tally { met, not_met, undetermined, not_applicable, total } = *of;
    Counts { met, not_met, undetermined, not_applicable, total }
}

fn verdict(id: &str) -> Result<Verdict, String> {
    Verdict::ALL.into_iter().find(|v| v.id() == id).ok_or_else(|| id.to_string())
}

fn item(law: &Law, book: Book, of: &Item) -> Result<ItemRecord, String> {
    let reference = law.refer(book, of.code.as_str());
    let measures: Vec<MeasureRecord> = of.measures.iter().map(|m| measure(law, &reference, m)).collect();
    Ok(ItemRecord {
        tests: of.tests.iter().map(|t| test(law, &reference, t)).collect::<Result<_, _>>()?,
        item: reference,
        name: of.name.clone(),
        verdict: verdict(&of.verdict)?,
        measures,
    })
}

/// What the law says of a measure in any of the item's versions.
fn known<'l>(law: &'l Law, item: &ItemRef, id: &str) -> Option<&'l Measure> {
    law.item(item)?.versions.iter().flat_map(|v| &v.measures).find(|m| m.id == id)
}

fn measure(law: &Law, item: &ItemRef, of: &Asked) -> MeasureRecord {
    let measure = known(law, item, &of.id);
    let value = value(law, measure, of);
    let kind = measure.map_or_else(|| kind_of(value.as_ref()), |m| m.kind);
    MeasureRecord { id: of.id.clone(), name: of.name.clone(), kind, unit: of.unit.clone(), value }
}

/// The kind of a measure that the law knows no more.
fn kind_of(value: Option<&Value>) -> Kind {
    match value {
        Some(Value::Ratio { .. }) => Kind::Rate,
        Some(Value::Grade(..)) => Kind::Grade,
        Some(Value::YesNo(_)) => Kind::YesNo,
        Some(Value::Number(_)) | None => Kind::Number,
    }
}

fn value(law: &Law, measure: Option<&Measure>, of: &Asked) -> Option<Value> {
    let number = |json: &Option<Json>| json.as_ref().and_then(decimal);
    if let (Some(numerator), Some(denominator)) = (number(&of.numerator), number(&of.denominator)) {
        return Some(Value::Ratio { numerator, denominator });
    }
    match &of.value {
        Json::Bool(yes) => Some(Value::YesNo(*yes)),
        Json::String(word) => Some(Value::Grade(rank(law, measure, word), word.clone())),
        other => decimal(other).map(Value::Number),
    }
}

/// The rank of a word on its scale; a word of no scale is the lowest.
fn rank(law: &Law, measure: Option<&Measure>, word: &str) -> usize {
    let scale = measure.and_then(|m| law.nation.scales.get(&m.scale));
    scale.and_then(|words| words.iter().position(|w| fold(w) == fold(word))).unwrap_or_default()
}

fn test(law: &Law, item: &ItemRef, of: &Test) -> Result<TestRecord, String> {
    let op = Op::ALL.into_iter().find(|op| op.id() == of.operator).ok_or_else(|| of.operator.clone())?;
    let bound = match (&of.threshold, op) {
        (Json::Null, _) => None,
        (_, Op::Met) => Some(Bound::Met),
        (_, Op::None) => Some(Bound::None),
        (Json::String(word), _) => Some(Bound::Grade(rank(law, known(law, item, &of.measure), word), word.clone())),
        (number, _) => decimal(number).map(Bound::Number),
    };
    Ok(TestRecord { id: of.id.clone(), measure: of.measure.clone(), op, bound, verdict: verdict(&of.verdict)? })
}

fn decimal(json: &Json) -> Option<Decimal> {
    match json {
        Json::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
