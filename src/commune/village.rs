//! A village: its answers to the checklists, who recognised it, its share of the commune's figures.

use std::collections::BTreeMap;

use super::Answer;
use crate::criteria::MeasureId;
use crate::diag::Origin;
use crate::text::{Date, Decimal};

/// A village of the commune.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Village {
    pub name: String,
    /// Answers by checklist item id.
    pub answers: BTreeMap<MeasureId, Answer>,
    /// Recognitions by checklist id.
    pub recognitions: BTreeMap<String, Recognition>,
    /// Its share of the commune's figures, by measure.
    pub figures: BTreeMap<MeasureId, Figure>,
    /// Satisfied answers and all answers to the residents' survey, by the number of the question.
    pub opinions: BTreeMap<u32, Figure>,
    /// Cell of its name.
    pub origin: Option<Origin>,
}

/// A decision that a village meets a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recognition {
    /// Cơ quan công nhận.
    pub by: String,
    /// Số quyết định.
    pub decision: String,
    /// Ngày công nhận; none when blank or unreadable.
    pub date: Option<Date>,
    /// Cell of the number of the decision.
    pub origin: Option<Origin>,
}

impl Recognition {
    /// Whether it is there on a day: a number and a day not later. Who decided is asked for and shown,
    /// but a decision is known by its number and day.
    pub fn holds(&self, day: Date) -> bool {
        !self.decision.is_empty() && self.date.is_some_and(|date| date <= day)
    }

    /// Nothing is said of it.
    pub fn is_blank(&self) -> bool {
        self.by.is_empty() && self.decision.is_empty() && self.date.is_none()
    }
}

/// What one village adds to a figure of the commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Part and whole of a rate.
    Ratio(Decimal, Decimal),
    Amount(Decimal),
    /// Its cells hold something that cannot be added up; a finding names them.
    Unusable,
}

/// The figures of all villages for one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Total {
    /// Every village has its figure.
    Sum(Figure),
    /// Some have one and these, by their place in the list, have none: no sum says anything.
    Missing(Vec<usize>),
    /// One of the figures cannot be used.
    Unusable,
}

/// Adds up the villages' figures for a measure; `None` when no village has any.
pub fn total(villages: &[Village], measure: &str) -> Option<Total> {
    added(&villages.iter().map(|v| v.figures.get(measure)).collect::<Vec<_>>())
}

/// The same for their answers to a question of the survey.
pub fn total_opinion(villages: &[Village], question: u32) -> Option<Total> {
    added(&villages.iter().map(|v| v.opinions.get(&question)).collect::<Vec<_>>())
}

fn added(figures: &[Option<&Figure>]) -> Option<Total> {
    if figures.iter().all(Option::is_none) {
        return None;
    }
    if figures.contains(&Some(&Figure::Unusable)) {
        return Some(Total::Unusable);
    }
    let missing: Vec<usize> = (0..).zip(figures).filter(|(_, f)| f.is_none()).map(|(at, _)| at).collect();
    if !missing.is_empty() {
        return Some(Total::Missing(missing));
    }
    let sum = figures.iter().flatten().copied().cloned().reduce(add);
    sum.map(|sum| if sum == Figure::Unusable { Total::Unusable } else { Total::Sum(sum) })
}

fn add(a: Figure, b: Figure) -> Figure {
    match (a, b) {
        (Figure::Ratio(n, d), Figure::Ratio(more, whole)) => Figure::Ratio(&n + &more, &d + &whole),
        (Figure::Amount(a), Figure::Amount(b)) => Figure::Amount(&a + &b),
        _ => Figure::Unusable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn village(figure: Option<Figure>) -> Village {
        Village { figures: figure.into_iter().map(|f| ("m".to_string(), f)).collect(), ..Village::default() }
    }

    fn ratio(n: i64, d: i64) -> Option<Figure> {
        Some(Figure::Ratio(Decimal::from(n), Decimal::from(d)))
    }

    #[test]
    fn a_sum_needs_every_village() {
        let of = |figures: Vec<Option<Figure>>| total(&figures.into_iter().map(village).collect::<Vec<_>>(), "m");
        assert_eq!(of(vec![ratio(3, 5), ratio(4, 5)]), ratio(7, 10).map(Total::Sum));
        assert_eq!(of(vec![ratio(3, 5), None, ratio(0, 0), None]), Some(Total::Missing(vec![1, 3])));
        assert_eq!(of(vec![ratio(3, 5), None, Some(Figure::Unusable)]), Some(Total::Unusable));
        assert_eq!(of(vec![None, None]), None);
        assert_eq!(of(vec![]), None);
    }
}
