//! The contract for programs: `ntm.criteria-diff/1`. Keys are only ever added; ids and effects never depend on the language.

use serde::Serialize;

use super::{Compared, NamedPoint, PointName};
use crate::criteria::{
    Asked, Bound, Effect, Entry, ItemDiff, Level, Measure, MeasureChange, MeasureDiff, Notice, Other, RegionRule, Sides, ThresholdDiff,
};
use crate::report::facts::missing_id;
use crate::text::Decimal;

/// Name and version of the contract.
const SCHEMA: &str = "ntm.criteria-diff/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'static str,
    a: PointJson<'a>,
    b: PointJson<'a>,
    level: Option<Level>,
    pairing: &'static str,
    different: bool,
    effects: std::collections::BTreeMap<&'static str, usize>,
    items: Vec<ItemJson<'a>>,
    region_rule: Option<Both<RuleJson<'a>>>,
    notices_begun: Vec<NoticeJson<'a>>,
    notices_ended: Vec<NoticeJson<'a>>,
    other: Vec<OtherJson<'a>>,
}

#[derive(Serialize)]
struct PointJson<'a> {
    kind: &'static str,
    as_of: String,
    level: Option<Level>,
    file: Option<String>,
    province: Option<&'a str>,
    region: Option<&'a str>,
    criteria: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    sha256: &'a str,
}

/// Something at either point; null where there is none.
#[derive(Serialize)]
struct Both<T> {
    a: Option<T>,
    b: Option<T>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    /// "changed", "same", "only_a", "only_b".
    change: &'static str,
    a: Option<EntryJson<'a>>,
    b: Option<EntryJson<'a>>,
    reshaped: bool,
    measures: Vec<MeasureDiffJson<'a>>,
    thresholds: Vec<ThresholdJson<'a>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    book: &'static str,
    code: &'a str,
    version: String,
    name: &'a str,
    decision: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct MeasureDiffJson<'a> {
    change: &'static str,
    a: Option<MeasureJson<'a>>,
    b: Option<MeasureJson<'a>>,
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    unit: &'a str,
    scale: &'a str,
    numerator: &'a str,
    denominator: &'a str,
}

#[derive(Serialize)]
struct ThresholdJson<'a> {
    measure: &'a str,
    /// Null for every region that may bind; a pair differs where the provinces' own regions do.
    regions: Option<Vec<SpotJson<'a>>>,
    /// Null for every year.
    years: Option<&'a [i16]>,
    class: Option<&'a str>,
    area: Option<&'a str>,
    effect: &'static str,
    a: Option<AskedJson<'a>>,
    b: Option<AskedJson<'a>>,
}

#[derive(Serialize)]
struct SpotJson<'a> {
    a: &'a str,
    b: &'a str,
}

#[derive(Serialize)]
struct AskedJson<'a> {
    operator: &'static str,
    threshold: BoundJson<'a>,
    /// Why there is no threshold.
    missing: Option<&'static str>,
    unit: &'a str,
    source: Option<&'a str>,
    evidence: Option<&'static str>,
    layer: Option<&'a str>,
}

/// As in `ntm.assessment/1`: `met` has true, `none` has 0.
#[derive(Serialize)]
#[serde(untagged)]
enum BoundJson<'a> {
    Absent,
    Met(bool),
    Number(Decimal),
    Word(&'a str),
}

#[derive(Serialize)]
struct RuleJson<'a> {
    from: String,
    region: &'a str,
    levels: &'a [Level],
    unsettled_levels: &'a [Level],
    classes: &'a [String],
    unsettled_classes: &'a [String],
    source: &'a str,
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    from: Option<String>,
    text: &'a str,
    english: &'a str,
}

#[derive(Serialize)]
struct OtherJson<'a> {
    part: &'static str,
    names: &'a [String],
}

/// The comparison as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(compared: &Compared) -> Result<String, serde_json::Error> {
    let diff = compared.diff;
    let document = Document {
        schema: SCHEMA,
        tool: concat!("ntm ", env!("CARGO_PKG_VERSION")),
        a: point(&compared.a),
        b: point(&compared.b),
        level: compared.level,
        pairing: diff.pairing.id(),
        different: !diff.is_empty(),
        effects: Effect::ALL.into_iter().map(|e| (e.id(), diff.count(e))).collect(),
        items: diff.items.iter().map(item).collect(),
        region_rule: diff.rule.as_ref().map(|s| Both { a: s.a.as_ref().map(rule), b: s.b.as_ref().map(rule) }),
        notices_begun: diff.begun.iter().map(notice).collect(),
        notices_ended: diff.ended.iter().map(notice).collect(),
        other: diff.other.iter().map(other).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

fn point<'a>(point: &NamedPoint<'a>) -> PointJson<'a> {
    let (kind, level, file) = match point.name {
        PointName::Day(_) => ("date", None, None),
        PointName::Level(level) => ("level", Some(level), None),
        PointName::Province => ("province", None, None),
        PointName::File(path) => ("file", None, Some(path.display().to_string())),
        PointName::InForce => ("in_force", None, None),
    };
    let law = point.law;
    let named = |text: &'a str| Some(text).filter(|t| !t.is_empty());
    let files = law.files.iter().map(|f| FileJson { id: &f.id, version: &f.version, title: &f.title, sha256: &f.sha256 });
    PointJson {
        kind,
        as_of: point.as_of.to_string(),
        level,
        file,
        province: named(&law.province),
        region: named(&law.region),
        criteria: files.collect(),
    }
}

fn item(item: &ItemDiff) -> ItemJson<'_> {
    let change = match (&item.sides.a, &item.sides.b) {
        (Some(_), None) => "only_a",
        (None, _) => "only_b",
        _ if item.is_same() => "same",
        _ => "changed",
    };
    ItemJson {
        change,
        a: item.sides.a.as_ref().map(entry),
        b: item.sides.b.as_ref().map(entry),
        reshaped: item.reshaped,
        measures: item.measures.iter().filter(|m| m.change != MeasureChange::Same).map(measure_diff).collect(),
        thresholds: item.thresholds.iter().map(threshold).collect(),
    }
}

fn entry(entry: &Entry) -> EntryJson<'_> {
    let version = &entry.version;
    EntryJson {
        book: entry.of.book.id(),
        code: &entry.of.code,
        version: version.from.to_string(),
        name: &version.name,
        decision: &version.decision,
        note: &version.note,
    }
}

fn measure_diff(diff: &MeasureDiff) -> MeasureDiffJson<'_> {
    MeasureDiffJson { change: diff.change.id(), a: diff.sides.a.as_ref().map(measure), b: diff.sides.b.as_ref().map(measure) }
}

fn measure(m: &Measure) -> MeasureJson<'_> {
    MeasureJson {
        id: &m.id,
        name: &m.name,
        kind: m.kind.id(),
        unit: &m.unit,
        scale: &m.scale,
        numerator: &m.numerator,
        denominator: &m.denominator,
    }
}

fn threshold(row: &ThresholdDiff) -> ThresholdJson<'_> {
    let Sides { a, b } = &row.sides;
    let spots = || row.spots.iter().map(|s| SpotJson { a: &s.a, b: &s.b }).collect();
    ThresholdJson {
        measure: &row.measure.id,
        regions: (!row.spots.is_empty()).then(spots),
        years: Some(row.years.as_slice()).filter(|y| !y.is_empty()),
        class: row.whose.class.as_deref(),
        area: row.whose.area.as_deref(),
        effect: row.effect.id(),
        a: a.as_ref().map(asked),
        b: b.as_ref().map(asked),
    }
}

fn asked(asked: &Asked) -> AskedJson<'_> {
    let found = asked.lookup.as_ref().ok();
    let threshold = match found.map(|r| &r.bound) {
        None => BoundJson::Absent,
        Some(Bound::Met) => BoundJson::Met(true),
        Some(Bound::None) => BoundJson::Number(Decimal::zero()),
        Some(Bound::Number(number)) => BoundJson::Number(number.clone()),
        Some(Bound::Grade(_, word)) => BoundJson::Word(word),
    };
    AskedJson {
        operator: asked.op.id(),
        threshold,
        missing: asked.lookup.as_ref().err().map(missing_id),
        unit: &asked.unit,
        source: found.map(|r| &*r.source),
        evidence: found.map(|r| r.evidence.id()),
        layer: found.map(|r| &*r.layer),
    }
}

fn rule(rule: &RegionRule) -> RuleJson<'_> {
    RuleJson {
        from: rule.from.to_string(),
        region: &rule.region,
        levels: &rule.levels,
        unsettled_levels: &rule.unsettled_levels,
        classes: &rule.classes,
        unsettled_classes: &rule.unsettled_classes,
        source: &rule.source,
    }
}

fn notice(notice: &Notice) -> NoticeJson<'_> {
    NoticeJson { from: notice.from.map(|d| d.to_string()), text: &notice.text, english: &notice.english }
}

fn other(other: &Other) -> OtherJson<'_> {
    OtherJson { part: other.part.id(), names: &other.names }
}
