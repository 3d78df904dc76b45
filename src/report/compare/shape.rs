//! The shape of the contract: what is under which key.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Counts, Verdict, Zone};
use crate::criteria::{Level, Op};
use crate::district::Why;
use crate::report::appraisal::{AppraisalJson, RulingChangeJson};
use crate::report::contract::{DayJson, FileJson, Head, ItemIdJson, NamesJson, OriginJson, RefusedJson};
use crate::text::{Decimal, ids};

/// Two rounds compared: `ntm compare --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ComparisonJson<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) sums: Sums,
    pub(super) communes: Vec<PairJson<'a>>,
    /// What recognised communes still meet by less than before, nearest to its threshold first.
    pub(super) early_warnings: Vec<WarningJson<'a>>,
    pub(super) unpaired: Sides<Vec<AloneJson<'a>>>,
    pub(super) unjudged: Sides<Vec<RefusedJson>>,
}

/// One thing at either point.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct Sides<T> {
    pub old: T,
    pub new: T,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Sums {
    pub pairs: usize,
    pub verdicts: Sides<Counts>,
    pub criteria: Vec<CriterionJson>,
    pub zone_moves: Vec<ZoneMoveJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CriterionJson {
    pub level: Level,
    pub number: u32,
    pub name: String,
    pub old: Counts,
    pub new: Counts,
    pub gained: usize,
    pub lost: usize,
    /// Communes that met it, and of which it cannot be determined now.
    pub unclear: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ZoneMoveJson {
    pub old: Option<Zone>,
    pub new: Option<Zone>,
    pub communes: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PairJson<'a> {
    #[serde(flatten)]
    pub names: NamesJson<'a>,
    pub old_name: Option<&'a str>,
    pub old: StandingJson,
    pub new: StandingJson,
    pub gained: Vec<ItemJson<'a>>,
    pub lost: Vec<ItemJson<'a>>,
    /// Met then; now the figure is missing.
    pub blank: Vec<ItemJson<'a>>,
    /// Met then; now it cannot be judged for another reason.
    pub unclear: Vec<ItemJson<'a>>,
    pub other: Vec<ItemJson<'a>>,
    /// The years of the sets on either side, where they are not the same: then no item is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Sides<String>>,
    pub not_comparable: Vec<ItemJson<'a>>,
    pub only_old: Vec<ItemIdJson>,
    pub only_new: Vec<ItemIdJson>,
    pub figures: Vec<FigureJson<'a>>,
    /// Of the files that are finished dossiers.
    pub appraisals: Sides<Option<AppraisalJson<'a>>>,
    /// Results of the same step that are others than in the old dossier.
    pub rulings: Vec<RulingChangeJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StandingJson {
    pub file: FileJson,
    pub year: i16,
    pub as_of: DayJson,
    pub target: Level,
    pub verdict: Verdict,
    pub provisional: bool,
    pub level_met: Option<Level>,
    pub zone: Option<Zone>,
    pub sets: Vec<SetJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SetJson {
    pub level: Level,
    pub verdict: Verdict,
    pub counts: Counts,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ItemJson<'a> {
    pub item: ItemIdJson,
    pub criterion: Option<u32>,
    pub name: &'a str,
    pub old_name: &'a str,
    pub old: StateJson,
    pub new: StateJson,
    /// What made the verdict differ; left out where the two ask for different things.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Why>,
    /// The old figures judged by the new law; null where it does not ask the item.
    pub old_by_new: Option<Verdict>,
    /// The new figures judged by the old law.
    pub new_by_old: Option<Verdict>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StateJson {
    pub version: DayJson,
    pub verdict: Verdict,
    pub provisional: bool,
    pub required: String,
    pub values: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FigureJson<'a> {
    pub item: ItemIdJson,
    pub measure: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub old: Option<ValueJson<'a>>,
    pub new: Option<ValueJson<'a>>,
    pub direction: Option<Direction>,
    pub old_place: Option<OriginJson>,
    pub new_place: Option<OriginJson>,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum ValueJson<'a> {
    YesNo(bool),
    Number(&'a Decimal),
    Word(&'a str),
    Ratio { numerator: &'a Decimal, denominator: &'a Decimal },
}

/// Where a figure went.
#[derive(Clone, Copy)]
pub(super) enum Direction {
    Down,
    Same,
    Up,
}

ids! { Direction: Down => "down", Same => "same", Up => "up" }

impl From<std::cmp::Ordering> for Direction {
    fn from(of_new_to_old: std::cmp::Ordering) -> Self {
        match of_new_to_old {
            std::cmp::Ordering::Less => Self::Down,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::Up,
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct WarningJson<'a> {
    pub commune: Option<&'a str>,
    pub code: Option<&'a str>,
    pub item: ItemIdJson,
    pub measure: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    #[schemars(extend("enum" = [Op::AtLeast, Op::AtMost]))]
    pub operator: Op,
    pub old: ValueJson<'a>,
    pub new: ValueJson<'a>,
    pub old_threshold: &'a Decimal,
    pub new_threshold: &'a Decimal,
    pub old_margin: Decimal,
    pub new_margin: Decimal,
    /// As much again as was lost is more than is left.
    pub lost_at_this_pace: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct AloneJson<'a> {
    #[serde(flatten)]
    pub names: NamesJson<'a>,
    pub file: FileJson,
    pub several: bool,
    pub nearest: Option<&'a str>,
    pub appraisal: Option<AppraisalJson<'a>>,
}
