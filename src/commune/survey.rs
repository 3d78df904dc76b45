//! The survey of the residents' satisfaction: answers by question as they were typed, and what those of the villages come to.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Attribute, Figure, Total};
use crate::diag::Origin;
use crate::text::Decimal;

/// The residents' answers to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opinion {
    /// Hài lòng.
    pub satisfied: Attribute<Decimal>,
    /// Không hài lòng.
    pub not_satisfied: Attribute<Decimal>,
}

impl Opinion {
    /// Satisfied answers and all answers; none while one is missing or nobody answered.
    pub fn ratio(&self) -> Option<(Decimal, Decimal)> {
        let (satisfied, not) = (self.satisfied.value.as_ref()?, self.not_satisfied.value.as_ref()?);
        let all = satisfied + not;
        (!all.is_zero()).then(|| (satisfied.clone(), all))
    }

    pub fn is_blank(&self) -> bool {
        self.satisfied == Attribute::default() && self.not_satisfied == Attribute::default()
    }

    fn is_unusable(&self) -> bool {
        self.satisfied.is_unusable() || self.not_satisfied.is_unusable()
    }
}

/// What the villages' answers to one question come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Satisfied answers and all answers.
    pub found: Total,
    /// The cell of the sum.
    pub at: Origin,
}

impl Tally {
    /// Satisfied and not satisfied, where every village has its answers.
    fn sum(&self) -> Option<(Decimal, Decimal)> {
        match &self.found {
            Total::Sum(Figure::Ratio(satisfied, all)) => Some((satisfied.clone(), all - satisfied)),
            _ => None,
        }
    }

    /// The commune's answers: blank while a village lacks its own.
    fn opinion(&self) -> Opinion {
        let (satisfied, not) = match (&self.found, self.sum()) {
            (Total::Missing(_), _) => return Opinion::default(),
            (_, sum) => sum.unzip(),
        };
        let summed = |value| Attribute { value, origin: Some(self.at.clone()) };
        Opinion { satisfied: summed(satisfied), not_satisfied: summed(not) }
    }
}

/// The survey of the residents' satisfaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Số phiếu phát ra.
    pub asked: Attribute<Decimal>,
    /// Số phiếu thu về.
    pub returned: Attribute<Decimal>,
    /// Answers typed for the commune by the number of the question; a question without any is not here.
    pub answers: BTreeMap<u32, Opinion>,
    /// What the villages' answers come to, by question; likewise.
    pub tally: BTreeMap<u32, Tally>,
    /// Questions as whoever filled the form in worded them.
    pub texts: BTreeMap<u32, String>,
}

impl Survey {
    /// Nothing is known of its results.
    pub fn is_blank(&self) -> bool {
        let nothing = Attribute::default();
        self.asked == nothing && self.returned == nothing && self.answers.is_empty() && self.tally.is_empty()
    }

    /// The answers to a question: those typed for the commune, else what the villages' come to.
    pub fn opinion(&self, number: u32) -> Option<Opinion> {
        let summed = || self.tally.get(&number).map(Tally::opinion);
        self.answers.get(&number).cloned().or_else(summed)
    }

    /// Whether the answers typed for the commune are others than those of its villages: then nobody knows which hold.
    pub fn is_doubled(&self, number: u32) -> bool {
        let sum = self.tally.get(&number).and_then(Tally::sum);
        let (Some(typed), Some((satisfied, not))) = (self.answers.get(&number), sum) else { return false };
        let differs = |typed: &Attribute<Decimal>, sum: &Decimal| typed.value.as_ref().is_some_and(|typed| typed != sum);
        differs(&typed.satisfied, &satisfied) || differs(&typed.not_satisfied, &not)
    }

    /// More answers to a question than forms that came back.
    pub fn is_over(&self, opinion: &Opinion) -> bool {
        let given = opinion.satisfied.value.as_ref().zip(opinion.not_satisfied.value.as_ref());
        matches!((given, &self.returned.value), (Some((s, n)), Some(returned)) if s + n > *returned)
    }

    /// Whether the answers to a question cannot be used.
    pub fn is_unusable(&self, number: u32) -> bool {
        self.is_doubled(number) || self.opinion(number).is_some_and(|o| o.is_unusable() || self.is_over(&o))
    }

    /// Satisfied and all answers to a question; none while they cannot be used.
    pub fn ratio(&self, number: u32) -> Option<(Decimal, Decimal)> {
        self.opinion(number).filter(|_| !self.is_unusable(number))?.ratio()
    }

    /// More forms came back than went out.
    pub fn is_returned_over(&self) -> bool {
        matches!((&self.returned.value, &self.asked.value), (Some(returned), Some(asked)) if returned > asked)
    }

    /// Satisfied and all answers of each of these questions, or why there are none.
    fn ratios(&self, questions: RangeInclusive<u32>) -> Option<Result<Vec<(Decimal, Decimal)>, Total>> {
        if questions.clone().all(|q| self.opinion(q).is_none()) {
            return None;
        }
        if questions.clone().any(|q| self.is_unusable(q)) {
            return Some(Err(Total::Unusable));
        }
        let ratios: Vec<Option<(Decimal, Decimal)>> = questions.map(|q| self.ratio(q)).collect();
        let missing: Vec<usize> = (0..).zip(&ratios).filter(|(_, r)| r.is_none()).map(|(at, _)| at).collect();
        Some(if missing.is_empty() { Ok(ratios.into_iter().flatten().collect()) } else { Err(Total::Missing(missing)) })
    }

    /// All satisfied answers over all answers to these questions.
    pub fn overall(&self, questions: RangeInclusive<u32>) -> Option<Total> {
        let ratios = match self.ratios(questions)? {
            Ok(ratios) => ratios,
            Err(why) => return Some(why),
        };
        let zero = (Decimal::zero(), Decimal::zero());
        let (satisfied, all) = ratios.into_iter().fold(zero, |(n, d), (more, whole)| (&n + &more, &d + &whole));
        Some(Total::Sum(Figure::Ratio(satisfied, all)))
    }

    /// The answers to the question of the lowest rate; of several such to the first.
    pub fn lowest(&self, questions: RangeInclusive<u32>) -> Option<Total> {
        let ratios = match self.ratios(questions)? {
            Ok(ratios) => ratios,
            Err(why) => return Some(why),
        };
        // rates are compared crosswise: a quotient would have to be rounded
        let lower = |a: (Decimal, Decimal), b: (Decimal, Decimal)| if &b.0 * &a.1 < &a.0 * &b.1 { b } else { a };
        ratios.into_iter().reduce(lower).map(|(n, d)| Total::Sum(Figure::Ratio(n, d)))
    }

    /// Forms that came back over the commune's households.
    pub fn coverage(&self, households: &Attribute<Decimal>) -> Option<Total> {
        let returned = match &self.returned {
            blank if *blank == Attribute::default() => return None,
            Attribute { value: Some(returned), .. } if !self.is_returned_over() => returned,
            _ => return Some(Total::Unusable),
        };
        Some(match &households.value {
            None => Total::Missing(Vec::new()),
            Some(all) if returned > all => Total::Unusable,
            Some(all) => Total::Sum(Figure::Ratio(returned.clone(), all.clone())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Origin {
        Origin { file: "f".into(), sheet: "s".into(), row: 0, column: 0, above: None, path: None }
    }

    fn number(n: i64) -> Attribute<Decimal> {
        Attribute { value: Some(Decimal::from(n)), origin: Some(at()) }
    }

    fn ratio(n: i64, d: i64) -> Option<Total> {
        Some(Total::Sum(Figure::Ratio(Decimal::from(n), Decimal::from(d))))
    }

    fn opinion(satisfied: i64, not: i64) -> Opinion {
        Opinion { satisfied: number(satisfied), not_satisfied: number(not) }
    }

    #[test]
    fn the_lowest_question_is_that_of_the_lowest_rate() {
        let mut survey = Survey { returned: number(400), ..Survey::default() };
        assert_eq!((survey.overall(1..=3), survey.lowest(1..=3)), (None, None));
        survey.answers = BTreeMap::from([(1, opinion(180, 20)), (2, opinion(340, 60)), (3, opinion(85, 15))]);
        assert_eq!(survey.overall(1..=3), ratio(605, 700));
        assert_eq!(survey.lowest(1..=3), ratio(340, 400), "85 % twice: the first");
        assert_eq!(survey.overall(1..=4), Some(Total::Missing(vec![3])));
        survey.answers.insert(2, opinion(0, 0));
        assert_eq!(survey.lowest(1..=3), Some(Total::Missing(vec![1])), "nobody answered");
        survey.answers.insert(2, opinion(390, 11));
        assert_eq!(survey.lowest(1..=3), Some(Total::Unusable), "401 answers on 400 forms");
    }

    #[test]
    fn forms_are_counted_over_households() {
        let survey = Survey { asked: number(500), returned: number(450), ..Survey::default() };
        assert_eq!(survey.coverage(&number(600)), ratio(450, 600));
        assert_eq!(survey.coverage(&number(449)), Some(Total::Unusable));
        assert_eq!(survey.coverage(&Attribute::default()), Some(Total::Missing(Vec::new())));
        assert_eq!(Survey { asked: number(449), ..survey }.coverage(&number(600)), Some(Total::Unusable));
        assert_eq!(Survey::default().coverage(&number(600)), None);
    }

    #[test]
    fn the_villages_answers_stand_where_nothing_is_typed_and_hold_what_is_to_them() {
        let tally = |found| Tally { found, at: at() };
        let mut survey = Survey { tally: BTreeMap::from([(1, tally(ratio(90, 100).unwrap()))]), ..Survey::default() };
        assert_eq!(survey.overall(1..=1), ratio(90, 100));
        survey.answers.insert(1, opinion(90, 10));
        assert_eq!(survey.overall(1..=1), ratio(90, 100), "typed the same");
        survey.answers.insert(1, opinion(90, 11));
        assert_eq!(survey.overall(1..=1), Some(Total::Unusable), "another in one of the cells");
        survey.answers.clear();
        survey.tally.insert(2, tally(Total::Missing(vec![0])));
        assert_eq!(survey.overall(1..=2), Some(Total::Missing(vec![1])), "a village lacks its answers");
        survey.answers.insert(2, opinion(5, 5));
        assert_eq!(survey.overall(1..=2), ratio(95, 110), "what is typed does not wait for the villages");
        survey.tally.insert(1, tally(Total::Unusable));
        assert_eq!(survey.overall(1..=2), Some(Total::Unusable));
    }
}
