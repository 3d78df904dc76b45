//! What gaps would cost by the unit costs entered. Where none is entered nothing is computed, and that is given.

use super::{Need, Step};
use crate::assess::{Gap, ItemResult, Judged, JudgedTest, Lack, Part, Verdict};
use crate::commune::UnitCost;
use crate::criteria::{Kind, Measure, MeasureId};
use crate::text::Decimal;

/// So much of a gap at so much a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine<'a> {
    /// How much is missing.
    pub amount: Decimal,
    /// What a unit of it costs, and from which source.
    pub cost: &'a UnitCost,
}

impl CostLine<'_> {
    /// In million đồng.
    pub fn total(&self) -> Decimal {
        &self.amount * &self.cost.cost
    }
}

/// What one item would cost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Estimate<'a> {
    /// What could be computed.
    pub lines: Vec<CostLine<'a>>,
    /// Measures of which it could not.
    pub unpriced: Vec<MeasureId>,
    /// Of alternatives the cheapest was taken.
    pub cheapest: bool,
}

/// What several items would cost; a measure that serves several of them counts once, by its greatest gap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Budget<'a> {
    pub lines: Vec<CostLine<'a>>,
    /// Items that could not be computed in full.
    pub unpriced: usize,
}

impl<'a> Estimate<'a> {
    pub fn of(item: &ItemResult, costs: &'a [UnitCost]) -> Self {
        Self::of_part(&item.judged, &item.version.measures, costs)
    }

    /// In million đồng; none where nothing could be computed.
    pub fn total(&self) -> Option<Decimal> {
        (!self.lines.is_empty()).then(|| sum(&self.lines))
    }

    fn of_part(judged: &Judged, measures: &[Measure], costs: &'a [UnitCost]) -> Self {
        match (judged.verdict, &judged.part) {
            (Verdict::Met | Verdict::NotApplicable, _) => Self::default(),
            (_, Part::Test(test)) => Self::of_test(test, measures, costs),
            (_, Part::AtLeast(_, parts)) => Self::cheapest(judged.needed(), parts, measures, costs),
            _ => judged.parts().iter().fold(Self::default(), |sum, p| sum.and(Self::of_part(p, measures, costs))),
        }
    }

    fn of_test(test: &JudgedTest, measures: &[Measure], costs: &'a [UnitCost]) -> Self {
        let measure = measures.iter().find(|m| m.id == test.measure);
        let amount = measure.zip(test.gap.as_ref()).and_then(|(measure, gap)| amount(measure, gap));
        let line =
            |amount: Decimal| costs.iter().filter(|c| c.measure == test.measure).map(move |cost| CostLine { amount: amount.clone(), cost });
        let lines: Vec<CostLine> = amount.into_iter().flat_map(line).collect();
        let unpriced = if lines.is_empty() { vec![test.measure.clone()] } else { Vec::new() };
        Self { lines, unpriced, cheapest: false }
    }

    /// As many of the parts as are needed, those that cost least of those that could be computed.
    fn cheapest(needed: usize, parts: &[Judged], measures: &[Measure], costs: &'a [UnitCost]) -> Self {
        let open = parts.iter().filter(|p| matches!(p.verdict, Verdict::NotMet | Verdict::Undetermined));
        let all: Vec<Self> = open.map(|p| Self::of_part(p, measures, costs)).collect();
        let mut priced: Vec<Self> = all.iter().filter(|e| e.unpriced.is_empty()).cloned().collect();
        if priced.len() < needed {
            let unpriced = all.into_iter().flat_map(|e| e.unpriced.into_iter().chain(e.lines.into_iter().map(|l| l.cost.measure.clone())));
            return Self { unpriced: unpriced.collect(), ..Self::default() };
        }
        priced.sort_by_key(|e| sum(&e.lines));
        let chosen = priced.into_iter().take(needed).fold(Self::default(), Self::and);
        Self { cheapest: true, ..chosen }
    }

    fn and(mut self, other: Self) -> Self {
        other.lines.into_iter().for_each(|line| add(&mut self.lines, line));
        self.unpriced.extend(other.unpriced);
        Self { cheapest: self.cheapest || other.cheapest, ..self }
    }
}

impl<'a> Budget<'a> {
    /// Of several items; none where no unit cost was entered.
    pub fn of(steps: &[Step], costs: &'a [UnitCost]) -> Option<Self> {
        let mut budget = Self::default();
        for step in steps {
            let estimate = Estimate::of(step.item, costs);
            // What follows from other items costs what they cost.
            let unknown = step.need != Need::Lack(Lack::Elsewhere) && estimate.lines.is_empty();
            budget.unpriced += usize::from(!estimate.unpriced.is_empty() || unknown);
            estimate.lines.into_iter().for_each(|line| add(&mut budget.lines, line));
        }
        (!costs.is_empty()).then_some(budget)
    }

    /// In million đồng.
    pub fn total(&self) -> Decimal {
        sum(&self.lines)
    }

    /// By source of funds, in the order they are met; an empty name where none was given.
    pub fn by_fund(&self) -> Vec<(&'a str, Decimal)> {
        let mut funds: Vec<(&str, Decimal)> = Vec::new();
        for line in &self.lines {
            match funds.iter_mut().find(|(name, _)| *name == line.cost.fund) {
                Some((_, total)) => *total = &*total + &line.total(),
                None => funds.push((&line.cost.fund, line.total())),
            }
        }
        funds
    }
}

/// A gap given twice of one measure is one gap, the greater.
fn add<'a>(lines: &mut Vec<CostLine<'a>>, line: CostLine<'a>) {
    match lines.iter_mut().find(|l| l.cost == line.cost) {
        Some(known) => known.amount = known.amount.clone().max(line.amount),
        None => lines.push(line),
    }
}

fn sum(lines: &[CostLine]) -> Decimal {
    lines.iter().fold(Decimal::zero(), |sum, line| &sum + &line.total())
}

/// How many units a gap is that a unit cost can be multiplied by; points of a bare rate are none.
pub fn amount(measure: &Measure, gap: &Gap) -> Option<Decimal> {
    match gap {
        Gap::Add(n, _) | Gap::Remove(n, _) => Some(n.clone()),
        Gap::Raise(..) | Gap::Lower(..) if measure.kind == Kind::Rate => None,
        Gap::Raise(n, _) | Gap::Lower(n, _) => Some(n.clone()),
        Gap::Grade(steps, _) => Some(Decimal::from(*steps as i64)),
        Gap::Change => Some(Decimal::from(1)),
    }
}
