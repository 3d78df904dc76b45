//! Figures as they are compared: exact, with the cell they are in and what explains them.

use crate::assess::judge::value_of;
use crate::commune::{Answer, Commune, Headcount, Value};
use crate::criteria::{CommuneFact, Kind, Measure, MeasureId};
use crate::diag::{Diagnostic, Origin, Place};
use crate::layout::{Field, Sheet, measure_label};
use crate::text::Decimal;

/// Decimals of a figure that is reported.
const TOLD: i64 = 2;
/// Most decimals of a figure that is reported.
const MOST_SHOWN: i64 = 12;

/// An exact fraction; a rate in per cent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    over: Decimal,
    under: Decimal,
}

impl Amount {
    /// The amount of a value of some kind; none of a word, or of nothing.
    pub fn of(kind: Kind, value: &Value) -> Option<Self> {
        match (kind, value) {
            (Kind::Rate, Value::Ratio { numerator, denominator }) if !denominator.is_zero() => {
                Some(Self { over: numerator * &Decimal::from(100), under: denominator.clone() })
            }
            (Kind::Rate | Kind::Number | Kind::Count, Value::Number(number)) => Some(Self::whole(number.clone())),
            _ => None,
        }
    }

    pub fn whole(number: Decimal) -> Self {
        Self { over: number, under: Decimal::from(1) }
    }

    /// Over a number, none over nothing.
    pub fn over(number: &Decimal, under: &Decimal) -> Option<Self> {
        (!under.is_zero()).then(|| Self { over: number.clone(), under: under.clone() })
    }

    /// Whether it is greater than another.
    pub fn exceeds(&self, other: &Self) -> bool {
        self.compare(other).is_gt()
    }

    pub fn compare(&self, other: &Self) -> std::cmp::Ordering {
        (&self.over * &other.under).cmp(&(&other.over * &self.under))
    }

    /// How far it is from a number.
    pub fn distance(&self, from: &Decimal) -> Self {
        Self { over: (&self.over - &(from * &self.under)).abs(), under: self.under.clone() }
    }

    /// As a share of a number; none of nothing.
    pub fn per(&self, whole: &Decimal) -> Option<Self> {
        (!whole.is_zero()).then(|| Self { over: self.over.clone(), under: &self.under * whole })
    }

    /// Whether it is farther from another than so much.
    pub fn is_beyond(&self, other: &Self, distance: &Decimal) -> bool {
        self.apart(other) > distance * &(&self.under * &other.under)
    }

    /// As much again.
    pub fn twice(&self) -> Self {
        Self { over: &self.over + &self.over, under: self.under.clone() }
    }

    pub fn is_zero(&self) -> bool {
        self.over.is_zero()
    }

    /// Whether it is farther from another than so many per cent of that. From nothing everything is.
    pub fn is_beyond_percent(&self, other: &Self, percent: &Decimal) -> bool {
        &self.apart(other) * &Decimal::from(100) > percent * &(&other.over * &self.under)
    }

    /// How far two are apart, in parts of both denominators.
    fn apart(&self, other: &Self) -> Decimal {
        (&(&self.over * &other.under) - &(&other.over * &self.under)).abs()
    }

    /// Rounded for reading.
    pub fn rounded(&self, places: i64) -> Decimal {
        self.over.quotient(&self.under, places).unwrap_or_default()
    }

    /// Both rounded for reading, different ones never to the same.
    pub fn told_apart(&self, other: &Self) -> (Decimal, Decimal) {
        let at = |places| (self.rounded(places), other.rounded(places));
        (TOLD..MOST_SHOWN).map(at).find(|(a, b)| a != b).unwrap_or_else(|| at(TOLD))
    }
}

/// A figure and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The measure; empty for a figure of the commune itself.
    pub measure: MeasureId,
    /// As officials call it.
    pub label: String,
    pub kind: Kind,
    pub unit: String,
    pub amount: Amount,
    pub origin: Option<Origin>,
    /// Giải trình.
    pub explanation: String,
}

impl Figure {
    /// The figure of a measure that can be judged.
    pub(in crate::assess) fn of(commune: &Commune, measure: &Measure) -> Option<Self> {
        let answer = commune.answers.get(&measure.id);
        let value = value_of(measure, answer).ok()?;
        let amount = Amount::of(measure.kind, &value)?;
        Some(Self::with(measure, answer?, amount, answer?.origin.clone()))
    }

    /// The denominator of a rate that can be judged.
    pub(super) fn denominator(commune: &Commune, measure: &Measure) -> Option<Self> {
        let answer = commune.answers.get(&measure.id);
        match value_of(measure, answer).ok()? {
            Value::Ratio { denominator, .. } => {
                let origin = answer?.whole.clone().or_else(|| answer?.origin.clone());
                Some(Self::with(measure, answer?, Amount::whole(denominator), origin))
            }
            _ => None,
        }
    }

    fn with(measure: &Measure, answer: &Answer, amount: Amount, origin: Option<Origin>) -> Self {
        Self {
            measure: measure.id.clone(),
            label: measure_label(measure),
            kind: measure.kind,
            unit: measure.unit.clone(),
            amount,
            origin,
            explanation: answer.explanation.clone(),
        }
    }

    /// A figure of the commune itself.
    pub(super) fn fact(commune: &Commune, fact: CommuneFact) -> Option<Self> {
        let own = |label: String, unit: String, count: &Decimal, origin: Option<Origin>, explanation: &str| Self {
            measure: MeasureId::new(),
            label,
            kind: Kind::Count,
            unit,
            amount: Amount::whole(count.clone()),
            origin,
            explanation: explanation.to_string(),
        };
        let head = |field: Field, head: &Headcount| {
            head.count.value.as_ref().map(|n| own(field.label(), field.unit(), n, head.count.origin.clone(), &head.explanation))
        };
        match fact {
            CommuneFact::Households => head(Field::Households, &commune.households),
            CommuneFact::Population => head(Field::Population, &commune.population),
            CommuneFact::Villages => {
                let named: Vec<_> = commune.villages.iter().filter(|v| !v.name.is_empty()).collect();
                let first = named.first()?;
                Some(own(Sheet::Villages.name(), String::new(), &Decimal::from(named.len() as i64), first.origin.clone(), ""))
            }
        }
    }

    /// Where it is, for a finding.
    pub fn place(&self) -> Place {
        self.origin.as_ref().map_or(Place::Nowhere, Place::from)
    }
}

/// Where another figure is, as a fact.
pub(super) fn other(origin: Option<&Origin>) -> String {
    origin.map_or_else(|| "none".to_string(), ToString::to_string)
}

/// A finding with what explains any of these figures.
pub(super) fn explained(finding: Diagnostic, figures: &[&Figure]) -> Diagnostic {
    finding.explained(figures.iter().map(|f| f.explanation.as_str()).find(|e| !e.trim().is_empty()))
}
