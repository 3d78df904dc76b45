//! What a dossier says besides the indicators: resources, debts, the meeting.
//! A cell that is blank has no origin; one that holds what cannot be used has an origin and no value.

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
        Some(Origin { file: "f".into(), sheet: "s".into(), row: 0, column: 0, above: None, path: None })
    }

    fn number(n: i64) -> Attribute<Decimal> {
        Attribute { value: Some(Decimal::from(n)), origin: at() }
    }

    fn debt(total: Attribute<Decimal>, paid: Attribute<Decimal>) -> Debt {
        Debt { work: Attribute { value: Some("bridge".into()), origin: at() }, total, paid, ..Debt::default() }
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
}
