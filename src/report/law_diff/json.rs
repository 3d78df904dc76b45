//! The contract for programs: `ntm.criteria-diff/1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Compared, NamedPoint, PointName};
use crate::criteria::{
    Asked, Book, Effect, Entry, Evidence, ItemDiff, Kind, Level, Measure, MeasureChange, MeasureDiff, Missing, Notice, Op, Other, Pairing,
    Part, RegionRule, Sides, ThresholdDiff,
};
use crate::report::contract::{CriteriaFileJson, DayJson, FileJson, Head, ValueJson, print};
use crate::text::ids;

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.criteria-diff/1";

/// The law at two points: `ntm criteria diff --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct LawDiffJson<'a> {
    #[serde(flatten)]
    head: Head,
    a: PointJson<'a>,
    b: PointJson<'a>,
    level: Option<Level>,
    pairing: Pairing,
    different: bool,
    effects: std::collections::BTreeMap<&'static str, usize>,
    items: Vec<ItemJson<'a>>,
    region_rule: Option<Both<RuleJson<'a>>>,
    notices_begun: Vec<NoticeJson<'a>>,
    notices_ended: Vec<NoticeJson<'a>>,
    other: Vec<OtherJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct PointJson<'a> {
    kind: &'a PointName<'a>,
    as_of: DayJson,
    level: Option<Level>,
    file: Option<FileJson>,
    province: Option<&'a str>,
    region: Option<&'a str>,
    criteria: Vec<CriteriaFileJson>,
}

/// Something at either point; null where there is none.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Both<T> {
    a: Option<T>,
    b: Option<T>,
}

#[derive(Serialize, JsonSchema)]
struct ItemJson<'a> {
    change: Change,
    a: Option<EntryJson<'a>>,
    b: Option<EntryJson<'a>>,
    reshaped: bool,
    measures: Vec<MeasureDiffJson<'a>>,
    thresholds: Vec<ThresholdJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct EntryJson<'a> {
    book: Book,
    /// Of a later period: what its sets call themselves; not there in the first one.
    #[serde(skip_serializing_if = "str::is_empty")]
    series: &'a str,
    code: &'a str,
    version: DayJson,
    name: &'a str,
    decision: &'a str,
    note: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct MeasureDiffJson<'a> {
    change: MeasureChange,
    a: Option<MeasureJson<'a>>,
    b: Option<MeasureJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct MeasureJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: Kind,
    unit: &'a str,
    scale: &'a str,
    numerator: &'a str,
    denominator: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct ThresholdJson<'a> {
    measure: &'a str,
    /// Null for every region that may bind; a pair differs where the provinces' own regions do.
    regions: Option<Vec<SpotJson<'a>>>,
    /// Null for every year.
    years: Option<&'a [i16]>,
    class: Option<&'a str>,
    area: Option<&'a str>,
    effect: Effect,
    a: Option<AskedJson<'a>>,
    b: Option<AskedJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct SpotJson<'a> {
    a: &'a str,
    b: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct AskedJson<'a> {
    operator: Op,
    threshold: ValueJson,
    /// Why there is no threshold.
    missing: Option<&'a Missing>,
    unit: &'a str,
    source: Option<&'a str>,
    evidence: Option<Evidence>,
    layer: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct RuleJson<'a> {
    from: DayJson,
    region: &'a str,
    levels: &'a [Level],
    unsettled_levels: &'a [Level],
    classes: &'a [String],
    unsettled_classes: &'a [String],
    source: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct NoticeJson<'a> {
    from: Option<DayJson>,
    text: &'a str,
    english: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct OtherJson<'a> {
    part: Part,
    names: &'a [String],
}

/// What became of an item.
#[derive(Clone, Copy)]
enum Change {
    Changed,
    Same,
    OnlyA,
    OnlyB,
}

ids! { Change: Changed => "changed", Same => "same", OnlyA => "only_a", OnlyB => "only_b" }

impl From<&ItemDiff> for Change {
    fn from(item: &ItemDiff) -> Self {
        match (&item.sides.a, &item.sides.b) {
            (Some(_), None) => Self::OnlyA,
            (None, _) => Self::OnlyB,
            _ if item.is_same() => Self::Same,
            _ => Self::Changed,
        }
    }
}

/// The comparison as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(compared: &Compared) -> Result<String, serde_json::Error> {
    let diff = compared.diff;
    print(&LawDiffJson {
        head: Head::of(SCHEMA),
        a: point(&compared.a),
        b: point(&compared.b),
        level: compared.level,
        pairing: diff.pairing,
        different: !diff.is_empty(),
        effects: Effect::ALL.into_iter().map(|e| (e.id(), diff.count(e))).collect(),
        items: diff.items.iter().map(item).collect(),
        region_rule: diff.rule.as_ref().map(|s| Both { a: s.a.as_ref().map(rule), b: s.b.as_ref().map(rule) }),
        notices_begun: diff.begun.iter().map(notice).collect(),
        notices_ended: diff.ended.iter().map(notice).collect(),
        other: diff.other.iter().map(other).collect(),
    })
}

fn point<'a>(point: &'a NamedPoint<'a>) -> PointJson<'a> {
    let law = point.law;
    let named = |text: &'a str| Some(text).filter(|t| !t.is_empty());
    PointJson {
        kind: &point.name,
        as_of: point.as_of.into(),
        level: if let PointName::Level(level) = point.name { Some(level) } else { None },
        file: if let PointName::File(path) = point.name { Some((&path.display().to_string()).into()) } else { None },
        province: named(&law.province),
        region: named(&law.region),
        criteria: law.files.iter().map(CriteriaFileJson::from).collect(),
    }
}

fn item(item: &ItemDiff) -> ItemJson<'_> {
    ItemJson {
        change: item.into(),
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
        book: entry.of.book,
        series: &entry.of.series,
        code: &entry.of.code,
        version: version.from.into(),
        name: &version.name,
        decision: &version.decision,
        note: &version.note,
    }
}

fn measure_diff(diff: &MeasureDiff) -> MeasureDiffJson<'_> {
    MeasureDiffJson { change: diff.change, a: diff.sides.a.as_ref().map(measure), b: diff.sides.b.as_ref().map(measure) }
}

fn measure(m: &Measure) -> MeasureJson<'_> {
    MeasureJson {
        id: &m.id,
        name: &m.name,
        kind: m.kind,
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
        effect: row.effect,
        a: a.as_ref().map(asked),
        b: b.as_ref().map(asked),
    }
}

fn asked(asked: &Asked) -> AskedJson<'_> {
    let found = asked.lookup.as_ref().ok();
    AskedJson {
        operator: asked.op,
        threshold: (&asked.lookup).into(),
        missing: asked.lookup.as_ref().err(),
        unit: &asked.unit,
        source: found.map(|r| &*r.source),
        evidence: found.map(|r| r.evidence),
        layer: found.map(|r| &*r.layer),
    }
}

fn rule(rule: &RegionRule) -> RuleJson<'_> {
    RuleJson {
        from: rule.from.into(),
        region: &rule.region,
        levels: &rule.levels,
        unsettled_levels: &rule.unsettled_levels,
        classes: &rule.classes,
        unsettled_classes: &rule.unsettled_classes,
        source: &rule.source,
    }
}

fn notice(notice: &Notice) -> NoticeJson<'_> {
    NoticeJson { from: notice.from.map(Into::into), text: &notice.text, english: &notice.english }
}

fn other(other: &Other) -> OtherJson<'_> {
    OtherJson { part: other.part, names: &other.names }
}
