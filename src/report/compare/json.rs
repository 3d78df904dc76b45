//! The contract for programs: `ntm.comparison/2`.

use super::shape::*;
use crate::commune::Value;
use crate::criteria::ItemRef;
use crate::district::{Alone, Comparison, FigureChange, ItemChange, Margin, Pair, Subject, Turn};
use crate::explain;
use crate::messages::Lang;
use crate::report::appraisal::{AppraisalJson, RulingChangeJson};
use crate::report::contract::{Head, ItemIdJson, OriginJson, RefusedJson, print};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.comparison/2";

/// The comparison as JSON.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, comparison: &Comparison) -> Result<String, serde_json::Error> {
    print(&ComparisonJson {
        head: Head::of(SCHEMA),
        sums: sums(comparison),
        communes: comparison.pairs.iter().map(|p| pair(lang, p)).collect(),
        early_warnings: comparison.warnings().into_iter().map(|(p, m)| warning(p, m)).collect(),
        unpaired: Sides { old: alone(lang, &comparison.old_alone), new: alone(lang, &comparison.new_alone) },
        unjudged: Sides { old: RefusedJson::all(lang, &comparison.old_unjudged), new: RefusedJson::all(lang, &comparison.new_unjudged) },
    })
}

fn sums(comparison: &Comparison) -> Sums {
    let (old, new) = comparison.verdicts();
    let criterion = |c: crate::district::CriterionChange| CriterionJson {
        level: c.level,
        number: c.number,
        name: c.name.to_string(),
        old: c.old,
        new: c.new,
        gained: c.gained,
        lost: c.lost,
        unclear: c.unclear,
    };
    let moved = |m: crate::district::ZoneMove| ZoneMoveJson {
        old: m.old,
        new: m.new,
        communes: m.pairs.iter().map(|p| p.new.commune.name.value.clone().unwrap_or_default()).collect(),
    };
    Sums {
        pairs: comparison.pairs.len(),
        verdicts: Sides { old, new },
        criteria: comparison.criteria().into_iter().map(criterion).collect(),
        zone_moves: comparison.zone_moves().into_iter().map(moved).collect(),
    }
}

fn pair(lang: Lang, pair: &Pair) -> PairJson<'_> {
    let commune = &pair.new.commune;
    let turned = |turn| pair.turned(turn).map(|i| item(lang, i, true)).collect();
    let ids = |items: &[ItemRef]| items.iter().map(ItemIdJson::from).collect();
    PairJson {
        names: commune.into(),
        old_name: pair.old.commune.name.value.as_deref(),
        old: standing(&pair.old),
        new: standing(&pair.new),
        gained: turned(Turn::Gained),
        lost: turned(Turn::Lost),
        blank: turned(Turn::Blank),
        unclear: turned(Turn::Unclear),
        other: turned(Turn::Other),
        periods: (!pair.same_sets()).then(|| Sides { old: pair.old.law.period.to_string(), new: pair.new.law.period.to_string() }),
        not_comparable: pair.incomparable.iter().map(|i| item(lang, i, false)).collect(),
        only_old: ids(&pair.only_old),
        only_new: ids(&pair.only_new),
        figures: pair.figures.iter().map(figure).collect(),
        appraisals: Sides { old: AppraisalJson::of(lang, &pair.old), new: AppraisalJson::of(lang, &pair.new) },
        rulings: pair.rulings.iter().filter_map(RulingChangeJson::of).collect(),
    }
}

fn standing(subject: &Subject) -> StandingJson {
    let assessment = &subject.assessment;
    StandingJson {
        file: (&subject.file).into(),
        year: assessment.place.year,
        as_of: assessment.place.as_of.into(),
        target: assessment.target,
        verdict: assessment.overall.verdict,
        provisional: assessment.overall.provisional,
        level_met: assessment.level_met,
        zone: assessment.revocation.as_ref().map(|r| r.zone),
        sets: assessment.sets.iter().map(|s| SetJson { level: s.level, verdict: s.finding.verdict, counts: s.counts }).collect(),
    }
}

fn item(lang: Lang, change: &ItemChange, comparable: bool) -> ItemJson<'_> {
    let state = |item: &crate::assess::ItemResult| StateJson {
        version: item.version.from.into(),
        verdict: item.finding.verdict,
        provisional: item.finding.provisional,
        required: explain::requirement(lang, &item.version.measures, &item.judged),
        values: explain::judged_values(lang, &item.version.measures, &item.judged),
    };
    ItemJson {
        item: (&change.new.item).into(),
        criterion: change.criterion,
        name: &change.new.version.name,
        old_name: &change.old.version.name,
        old: state(&change.old),
        new: state(&change.new),
        cause: comparable.then_some(change.why),
        old_by_new: change.old_by_new,
        new_by_old: change.new_by_old,
    }
}

fn figure(change: &FigureChange) -> FigureJson<'_> {
    FigureJson {
        item: (&change.item).into(),
        measure: &change.measure.id,
        name: &change.measure.name,
        unit: &change.measure.unit,
        old: change.old.as_ref().map(value),
        new: change.new.as_ref().map(value),
        direction: change.direction.map(Direction::from),
        old_place: change.old_origin.as_ref().map(OriginJson::from),
        new_place: change.new_origin.as_ref().map(OriginJson::from),
    }
}

fn value(value: &Value) -> ValueJson<'_> {
    match value {
        Value::YesNo(yes) => ValueJson::YesNo(*yes),
        Value::Number(number) => ValueJson::Number(number),
        Value::Grade(_, word) => ValueJson::Word(word),
        Value::Ratio { numerator, denominator } => ValueJson::Ratio { numerator, denominator },
    }
}

fn warning<'a>(pair: &'a Pair, margin: &'a Margin) -> WarningJson<'a> {
    let (old_margin, new_margin) = margin.shown();
    WarningJson {
        commune: pair.new.commune.name.value.as_deref(),
        code: pair.new.commune.code.value.as_deref(),
        item: (&margin.item).into(),
        measure: &margin.measure.id,
        name: &margin.measure.name,
        unit: &margin.measure.unit,
        operator: margin.op,
        old: value(&margin.old),
        new: value(&margin.new),
        old_threshold: &margin.old_bound,
        new_threshold: &margin.new_bound,
        old_margin,
        new_margin,
        lost_at_this_pace: margin.is_lost_at_this_pace(),
    }
}

fn alone(lang: Lang, communes: &[Alone]) -> Vec<AloneJson<'_>> {
    communes.iter().map(|alone| AloneJson::of(lang, alone)).collect()
}

impl<'a> AloneJson<'a> {
    fn of(lang: Lang, alone: &'a Alone) -> Self {
        let commune = &alone.subject.commune;
        Self {
            names: commune.into(),
            file: (&alone.subject.file).into(),
            several: alone.several,
            nearest: alone.nearest.as_deref(),
            appraisal: AppraisalJson::of(lang, &alone.subject),
        }
    }
}
