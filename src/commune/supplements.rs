//! What a dossier says besides the indicators: resources, debts, the residents' survey, the meeting.
//! A cell that is blank has no origin; one that holds what cannot be used has an origin and no value.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Attribute, Figure, Total};
use crate::diag::Origin;
use crate::text::{Date, Decimal};

impl<T> Attribute<T> {
    /// Something is in the cell that cannot be used.
    pub fn is_unusable(&self) -> bool {
        self.value.is_none() && self.origin.is_some()
    }
}

/// A source of funds and what it gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resource {
    /// Nguồn vốn.
    pub source: Attribute<String>,
    /// Triệu đồng.
    pub amount: Attribute<Decimal>,
    pub origin: Option<Origin>,
}

/// A work that is not paid in full, or that the commune lists as paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Debt {
    /// Công trình.
    pub work: Attribute<String>,
    /// Tổng mức, triệu đồng.
    pub total: Attribute<Decimal>,
    /// Đã thanh toán, triệu đồng.
    pub paid: Attribute<Decimal>,
    /// Kế hoạch trả.
    pub plan: Attribute<String>,
    pub origin: Option<Origin>,
}

impl Debt {
    /// Còn nợ; none while the row lacks something or holds what cannot be.
    pub fn owed(&self) -> Option<Decimal> {
        match (&self.work.value, &self.total.value, &self.paid.value) {
            (Some(_), Some(total), Some(paid)) if paid <= total => Some(total - paid),
            _ => None,
        }
    }

    /// More is paid than the work costs.
    pub fn is_overpaid(&self) -> bool {
        matches!((&self.total.value, &self.paid.value), (Some(total), Some(paid)) if paid > total)
    }
}

/// The sum of rows that each give an amount, lack something or hold what cannot be.
fn sum<T>(rows: &[T], unusable: impl Fn(&T) -> bool, amount: impl Fn(&T) -> Option<Decimal>) -> Option<Total> {
    if rows.is_empty() {
        return None;
    }
    if rows.iter().any(unusable) {
        return Some(Total::Unusable);
    }
    let amounts: Vec<Option<Decimal>> = rows.iter().map(amount).collect();
    let missing: Vec<usize> = (0..).zip(&amounts).filter(|(_, a)| a.is_none()).map(|(at, _)| at).collect();
    if !missing.is_empty() {
        return Some(Total::Missing(missing));
    }
    let total = amounts.into_iter().flatten().fold(Decimal::zero(), |sum, a| &sum + &a);
    Some(Total::Sum(Figure::Amount(total)))
}

/// What the sources of funds come to; none where no source is entered.
pub fn resources_total(resources: &[Resource]) -> Option<Total> {
    sum(resources, |r| r.amount.is_unusable(), |r| r.source.value.as_ref().and(r.amount.value.clone()))
}

/// What all works owe; none where no work is entered.
pub fn debts_total(debts: &[Debt]) -> Option<Total> {
    sum(debts, |d| d.total.is_unusable() || d.paid.is_unusable() || d.is_overpaid(), Debt::owed)
}

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
}

/// The survey of the residents' satisfaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Số phiếu phát ra.
    pub asked: Attribute<Decimal>,
    /// Số phiếu thu về.
    pub returned: Attribute<Decimal>,
    /// Answers by the number of the question; a question without any is not here.
    pub answers: BTreeMap<u32, Opinion>,
}

impl Survey {
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// More answers to a question than forms that came back.
    pub fn is_over(&self, opinion: &Opinion) -> bool {
        let given = opinion.satisfied.value.as_ref().zip(opinion.not_satisfied.value.as_ref());
        matches!((given, &self.returned.value), (Some((s, n)), Some(returned)) if s + n > *returned)
    }

    /// More forms came back than went out.
    pub fn is_returned_over(&self) -> bool {
        matches!((&self.returned.value, &self.asked.value), (Some(returned), Some(asked)) if returned > asked)
    }

    /// Satisfied and all answers of each of these questions, or why there are none.
    fn ratios(&self, questions: RangeInclusive<u32>) -> Option<Result<Vec<(Decimal, Decimal)>, Total>> {
        let asked: Vec<Option<&Opinion>> = questions.map(|q| self.answers.get(&q)).collect();
        if asked.iter().all(Option::is_none) {
            return None;
        }
        let unusable = |o: &&Opinion| o.satisfied.is_unusable() || o.not_satisfied.is_unusable() || self.is_over(o);
        if asked.iter().flatten().any(unusable) {
            return Some(Err(Total::Unusable));
        }
        let ratios: Vec<Option<(Decimal, Decimal)>> = asked.iter().map(|o| o.and_then(Opinion::ratio)).collect();
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

/// Someone called to the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Member {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Cơ quan, tổ chức.
    pub organisation: String,
    /// Whether they came; none when it is not said.
    pub present: Attribute<bool>,
    pub origin: Option<Origin>,
}

/// The meeting that asks for recognition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// Ngày họp.
    pub date: Attribute<Date>,
    /// Địa điểm.
    pub place: Attribute<String>,
    /// Chủ trì.
    pub chair: Attribute<String>,
    /// Chức vụ của người chủ trì.
    pub chair_position: Attribute<String>,
    /// Thư ký.
    pub secretary: Attribute<String>,
    /// How many were asked for their vote.
    pub asked: Attribute<Decimal>,
    /// Tán thành.
    pub votes_for: Attribute<Decimal>,
    /// Không tán thành.
    pub votes_against: Attribute<Decimal>,
    /// Thành phần.
    pub members: Vec<Member>,
}

impl Meeting {
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// More votes than people asked.
    pub fn is_over(&self) -> bool {
        let zero = Decimal::zero();
        let votes = self.votes_for.value.as_ref().unwrap_or(&zero) + self.votes_against.value.as_ref().unwrap_or(&zero);
        self.asked.value.as_ref().is_some_and(|asked| votes > *asked)
    }

    /// Votes for in per cent of those asked, at two decimals; none while something is missing or cannot be.
    pub fn approval(&self) -> Option<Decimal> {
        let (asked, votes) = (self.asked.value.as_ref()?, self.votes_for.value.as_ref()?);
        if self.is_over() { None } else { (votes * &Decimal::from(100)).quotient(asked, 2) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Option<Origin> {
        Some(Origin { file: "f".into(), sheet: "s".into(), row: 0, column: 0, above: None })
    }

    fn number(n: i64) -> Attribute<Decimal> {
        Attribute { value: Some(Decimal::from(n)), origin: at() }
    }

    fn debt(total: Attribute<Decimal>, paid: Attribute<Decimal>) -> Debt {
        Debt { work: Attribute { value: Some("bridge".into()), origin: at() }, total, paid, ..Debt::default() }
    }

    fn ratio(n: i64, d: i64) -> Option<Total> {
        Some(Total::Sum(Figure::Ratio(Decimal::from(n), Decimal::from(d))))
    }

    #[test]
    fn debts_add_up_only_when_every_row_is_complete() {
        let unreadable = || Attribute { value: None, origin: at() };
        let amount = |n| Some(Total::Sum(Figure::Amount(Decimal::from(n))));
        assert_eq!(debts_total(&[]), None);
        assert_eq!(debts_total(&[debt(number(900), number(400)), debt(number(70), number(70))]), amount(500));
        assert_eq!(debts_total(&[debt(number(900), number(900))]), amount(0));
        assert_eq!(debts_total(&[debt(number(900), number(0)), debt(number(70), Attribute::default())]), Some(Total::Missing(vec![1])));
        assert_eq!(debts_total(&[debt(number(900), number(901))]), Some(Total::Unusable));
        assert_eq!(debts_total(&[debt(unreadable(), number(1)), debt(number(70), Attribute::default())]), Some(Total::Unusable));
    }

    #[test]
    fn the_lowest_question_is_that_of_the_lowest_rate() {
        let opinion = |s, n| Opinion { satisfied: number(s), not_satisfied: number(n) };
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
}
