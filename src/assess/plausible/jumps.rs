//! Against last year: figures that have changed much, and a level held that has fallen.

use super::Watch;
use super::figure::{Amount, Figure, explained, other};
use crate::commune::Attribute;
use crate::criteria::{CommuneFact, JumpRule, Kind, Level};
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};
use crate::text::Decimal;

/// A level in a sentence; that there is none.
fn held(level: Option<Level>) -> Fact {
    level.map_or_else(|| Fact::Word("level-none-in-text".to_string()), Fact::from)
}

impl Watch<'_> {
    /// Figures that have changed more than the first limit that is for them.
    pub(super) fn jumps(&self) -> Vec<Diagnostic> {
        let measured = self.measures.iter().filter_map(|measure| {
            let (value, origin) = self.commune.previous.answers.get(&measure.id)?;
            let rule = self.limits.jumps.iter().find(|r| r.scope.has(&measure.id, measure.kind))?;
            leap(rule, &Figure::of(self.commune, measure)?, &Amount::of(measure.kind, value)?, origin.as_ref())
        });
        let previous = &self.commune.previous;
        let facts = [(CommuneFact::Households, &previous.households), (CommuneFact::Population, &previous.population)];
        let own = facts.into_iter().filter_map(|(fact, before)| self.fact_leap(fact, before));
        measured.chain(own).collect()
    }

    fn fact_leap(&self, fact: CommuneFact, before: &Attribute<Decimal>) -> Option<Diagnostic> {
        let rule = self.limits.jumps.iter().find(|r| r.scope.facts.contains(&fact))?;
        leap(rule, &Figure::fact(self.commune, fact)?, &Amount::whole(before.value.clone()?), before.origin.as_ref())
    }

    /// A level that was held last year and no longer is.
    pub(super) fn held(&self) -> Option<Diagnostic> {
        let before = self.commune.previous.held.value?;
        let now = self.commune.held.value.as_ref()?.as_ref().map(|h| h.level);
        // Levels of two periods are neither higher nor lower than each other.
        let fell = before.is_some_and(|before| now.is_none_or(|now| now != before && before.includes(now)));
        if !fell {
            return None;
        }
        let place = self.commune.held.origin.as_ref().map_or(Place::Nowhere, Place::from);
        let finding = Diagnostic::new(Code::HeldLevelFell, place).with("now", held(now)).with("before", held(before));
        Some(finding.with("other", other(self.commune.previous.held.origin.as_ref())))
    }
}

fn leap(rule: &JumpRule, now: &Figure, before: &Amount, origin: Option<&Origin>) -> Option<Diagnostic> {
    let beyond_points = rule.points.as_ref().is_some_and(|points| now.amount.is_beyond(before, points));
    // From nothing there is no per cent to tell.
    let beyond_percent = !before.is_zero() && rule.percent.as_ref().is_some_and(|percent| now.amount.is_beyond_percent(before, percent));
    if !beyond_points && !beyond_percent {
        return None;
    }
    let (value, previous) = now.amount.told_apart(before);
    let unit = if now.kind == Kind::Rate { "%" } else { now.unit.as_str() };
    let finding = Diagnostic::new(Code::JumpFromPrevious, now.place()).with("code", now.label.as_str()).with("value", value);
    let finding = finding.with("unit", unit).with("previous", previous).with("other", other(origin));
    let (by, limit) = match (&rule.points, &rule.percent) {
        (Some(points), _) if beyond_points => ("points", points),
        (_, Some(percent)) => ("percent", percent),
        _ => return None,
    };
    Some(explained(finding.with("by", by).with("limit", limit), &[now]))
}
