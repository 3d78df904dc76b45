//! The roll-ups of a round, behind its communes: each figure can be made again from them.

use serde::Serialize;

use crate::assess::{Counts, Zone};
use crate::criteria::{ItemRef, Level};
use crate::district::{DepartmentWork, ItemTotals, Margin, NearMiss, Quality, Review, Standing};
use crate::report::progress::json::districts;
use crate::report::progress::shape::DistrictJson;
use crate::text::Decimal;

/// The roll-ups.
#[derive(Serialize)]
pub(super) struct ReviewJson {
    communes: usize,
    unjudged: usize,
    provisional: usize,
    verdicts: Counts,
    levels: Vec<LevelJson>,
    items: Vec<ItemTotalsJson>,
    departments: Vec<DepartmentJson>,
    zones: Vec<ZoneJson>,
    near_misses: Vec<NearMissJson>,
    warnings: Vec<WarningJson>,
    quality: Vec<QualityJson>,
    districts: Vec<DistrictJson>,
}

#[derive(Serialize)]
struct LevelJson {
    target: &'static str,
    verdicts: Counts,
}

/// `set` is a level, or "condition".
#[derive(Serialize)]
struct ItemJson {
    set: &'static str,
    code: String,
}

#[derive(Serialize)]
struct ItemTotalsJson {
    #[serde(flatten)]
    item: ItemJson,
    department: String,
    verdicts: Counts,
}

#[derive(Serialize)]
struct DepartmentJson {
    name: String,
    verdicts: Counts,
}

#[derive(Serialize)]
struct ZoneJson {
    zone: &'static str,
    communes: usize,
}

#[derive(Serialize)]
struct CommuneJson {
    file: String,
    commune: String,
}

#[derive(Serialize)]
struct NearMissJson {
    #[serde(flatten)]
    commune: CommuneJson,
    #[serde(flatten)]
    item: ItemJson,
    /// Distance of the value from its threshold, in per cent of the threshold, rounded.
    distance: Decimal,
}

#[derive(Serialize)]
struct WarningJson {
    #[serde(flatten)]
    commune: CommuneJson,
    #[serde(flatten)]
    item: ItemJson,
    measure: String,
    /// Distances from what is asked now, last year's and this year's, rounded and never to the same.
    old_margin: Decimal,
    new_margin: Decimal,
    lost_at_this_pace: bool,
}

#[derive(Serialize)]
struct QualityJson {
    #[serde(flatten)]
    commune: CommuneJson,
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
        let zones = [Zone::Kept, Zone::Unclear, Zone::NotMaintained, Zone::Possible, Zone::Certain];
        Self {
            communes: review.standings.len(),
            unjudged: review.unjudged.len(),
            provisional: review.standings.iter().filter(|s| s.overall.provisional).count(),
            verdicts: verdicts(None),
            levels: Level::ALL.map(|l| LevelJson { target: l.id(), verdicts: verdicts(Some(l)) }).into(),
            items: review.item_totals().iter().map(totals).collect(),
            departments: review.departments().into_iter().map(department).collect(),
            zones: zones.map(|z| ZoneJson { zone: z.id(), communes: review.in_zone(z) }).into(),
            near_misses: review.near_misses().iter().map(near_miss).collect(),
            warnings: review.warnings().into_iter().map(warning).collect(),
            quality: review.standings.iter().map(quality).collect(),
            districts: districts(&review.districts()),
        }
    }
}

fn item(item: &ItemRef) -> ItemJson {
    ItemJson { set: item.book.id(), code: item.code.clone() }
}

fn totals(totals: &ItemTotals) -> ItemTotalsJson {
    ItemTotalsJson { item: item(&totals.head.item), department: totals.head.department.clone(), verdicts: totals.counts }
}

fn department(work: DepartmentWork) -> DepartmentJson {
    DepartmentJson { name: work.name, verdicts: work.counts }
}

fn commune(standing: &Standing) -> CommuneJson {
    CommuneJson { file: standing.file.to_string(), commune: standing.name.clone() }
}

fn near_miss(miss: &NearMiss) -> NearMissJson {
    NearMissJson { commune: commune(miss.standing), item: item(&miss.item.head.item), distance: miss.distance.clone() }
}

fn warning((standing, margin): (&Standing, &Margin)) -> WarningJson {
    let (old_margin, new_margin) = margin.told();
    WarningJson {
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
