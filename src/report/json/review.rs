//! The roll-ups of a round, behind its communes: each figure can be made again from them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Counts, Zone};
use crate::criteria::{Book, ItemRef, Level};
use crate::district::{DepartmentWork, ItemTotals, Margin, NearMiss, Quality, Review, Standing};
use crate::report::contract::FileJson;
use crate::report::progress::json::districts;
use crate::report::progress::shape::DistrictJson;
use crate::text::Decimal;

/// The roll-ups.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReviewJson {
    communes: usize,
    unjudged: usize,
    provisional: usize,
    verdicts: Counts,
    levels: Vec<LevelTotalsJson>,
    items: Vec<ItemTotalsJson>,
    departments: Vec<DepartmentJson>,
    zones: Vec<ZoneTotalsJson>,
    near_misses: Vec<NearMissJson>,
    warnings: Vec<EarlyWarningJson>,
    quality: Vec<QualityJson>,
    districts: Vec<DistrictJson>,
}

#[derive(Serialize, JsonSchema)]
struct LevelTotalsJson {
    target: Level,
    verdicts: Counts,
}

/// `set` is a level, or "condition".
#[derive(Serialize, JsonSchema)]
struct ItemJson {
    set: Book,
    code: String,
}

#[derive(Serialize, JsonSchema)]
struct ItemTotalsJson {
    #[serde(flatten)]
    item: ItemJson,
    department: String,
    verdicts: Counts,
}

#[derive(Serialize, JsonSchema)]
struct DepartmentJson {
    name: String,
    verdicts: Counts,
}

#[derive(Serialize, JsonSchema)]
struct ZoneTotalsJson {
    zone: Zone,
    communes: usize,
}

#[derive(Serialize, JsonSchema)]
struct CommuneRefJson {
    file: FileJson,
    commune: String,
}

#[derive(Serialize, JsonSchema)]
struct NearMissJson {
    #[serde(flatten)]
    commune: CommuneRefJson,
    #[serde(flatten)]
    item: ItemJson,
    /// Distance of the value from its threshold, in per cent of the threshold, rounded.
    distance: Decimal,
}

#[derive(Serialize, JsonSchema)]
struct EarlyWarningJson {
    #[serde(flatten)]
    commune: CommuneRefJson,
    #[serde(flatten)]
    item: ItemJson,
    measure: String,
    /// Distances from what is asked now, last year's and this year's, rounded and never to the same.
    old_margin: Decimal,
    new_margin: Decimal,
    lost_at_this_pace: bool,
}

#[derive(Serialize, JsonSchema)]
struct QualityJson {
    #[serde(flatten)]
    commune: CommuneRefJson,
    correct: usize,
    complete: usize,
    consistent: usize,
    timely: usize,
}

impl ReviewJson {
    /// The roll-ups of a round.
    pub fn of(review: &Review) -> Self {
        let verdicts = |level: Option<Level>| {
            let of_level = review.standings.iter().filter(move |s| level.is_none_or(|l| s.target == l));
            Counts::of(of_level.map(|s| s.overall.verdict))
        };
        Self {
            communes: review.standings.len(),
            unjudged: review.unjudged.len(),
            provisional: review.standings.iter().filter(|s| s.overall.provisional).count(),
            verdicts: verdicts(None),
            levels: review.levels().into_iter().map(|l| LevelTotalsJson { target: l, verdicts: verdicts(Some(l)) }).collect(),
            items: review.item_totals().iter().map(totals).collect(),
            departments: review.departments().into_iter().map(department).collect(),
            zones: Zone::ALL.map(|z| ZoneTotalsJson { zone: z, communes: review.in_zone(z) }).into(),
            near_misses: review.near_misses().iter().map(near_miss).collect(),
            warnings: review.warnings().into_iter().map(warning).collect(),
            quality: review.standings.iter().map(quality).collect(),
            districts: districts(&review.districts()),
        }
    }
}

fn item(item: &ItemRef) -> ItemJson {
    ItemJson { set: item.book, code: item.code.clone() }
}

fn totals(totals: &ItemTotals) -> ItemTotalsJson {
    ItemTotalsJson { item: item(&totals.head.item), department: totals.head.department.clone(), verdicts: totals.counts }
}

fn department(work: DepartmentWork) -> DepartmentJson {
    DepartmentJson { name: work.name, verdicts: work.counts }
}

fn commune(standing: &Standing) -> CommuneRefJson {
    CommuneRefJson { file: (&standing.file).into(), commune: standing.name.clone() }
}

fn near_miss(miss: &NearMiss) -> NearMissJson {
    NearMissJson { commune: commune(miss.standing), item: item(&miss.item.head.item), distance: miss.distance.clone() }
}

fn warning((standing, margin): (&Standing, &Margin)) -> EarlyWarningJson {
    let (old_margin, new_margin) = margin.shown();
    EarlyWarningJson {
        commune: commune(standing),
        item: item(&margin.item),
        measure: margin.measure.id.clone(),
        old_margin,
        new_margin,
        lost_at_this_pace: margin.is_lost_at_this_pace(),
    }
}

fn quality(standing: &Standing) -> QualityJson {
    let counts = standing.quality();
    QualityJson {
        commune: commune(standing),
        correct: counts.of(Quality::Correct),
        complete: counts.of(Quality::Complete),
        consistent: counts.of(Quality::Consistent),
        timely: counts.of(Quality::Timely),
    }
}
