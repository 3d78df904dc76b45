//! Vốn đối ứng: what some sources of funds gave next to others, against the ratio a council sets. No verdict rests on it.

use crate::commune::{Commune, Total, resources_total};
use crate::criteria::{Counterpart, FundSource, Law, Side};
use crate::text::{Date, Decimal};

/// A ratio, and what the commune's sources come to for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed<'a> {
    pub rule: &'a Counterpart,
    pub found: Result<Shares, NoRatio>,
}

/// Both sides of a ratio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    pub part: Decimal,
    pub whole: Decimal,
    pub met: bool,
    /// Rows whose source is none of those known, which count on neither side.
    pub others: usize,
}

/// Decimals of a ratio as it is told.
const DECIMALS: i64 = 2;

impl Shares {
    /// The ratio, rounded down: what is told as enough is enough.
    pub fn ratio(&self) -> Decimal {
        let near = self.part.quotient(&self.whole, DECIMALS).unwrap_or_else(Decimal::zero);
        if &near * &self.whole > self.part { &near - &Decimal::unit(DECIMALS) } else { near }
    }
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRatio {
    /// No row is filled in, or one is not complete.
    Rows,
    /// A row's source stands for several, some of which count.
    Unclear,
    /// Nothing was given by what it is measured by.
    Nothing,
}

/// The ratios in force on a day: of each name the latest.
pub fn counterparts<'a>(law: &'a Law, commune: &Commune, day: Date) -> Vec<Weighed<'a>> {
    let all: Vec<&Counterpart> = law.nation.tables.counterparts.iter().filter(|rule| rule.days.contain(day)).collect();
    let is_last = |rule: &&&Counterpart| !all.iter().any(|other| other.name == rule.name && other.days.from > rule.days.from);
    all.iter().filter(is_last).map(|rule| Weighed { rule, found: weigh(rule, &law.nation.tables.sources, commune) }).collect()
}

/// The sources that count on neither side for sure, or on both in part.
pub fn unclear<'a>(rule: &'a Counterpart, sources: &'a [FundSource]) -> impl Iterator<Item = &'a FundSource> {
    let straddles = |source: &&FundSource| [&rule.numerator, &rule.denominator].iter().any(|among| source.side(among) == Side::Unclear);
    sources.iter().filter(straddles)
}

fn weigh(rule: &Counterpart, sources: &[FundSource], commune: &Commune) -> Result<Shares, NoRatio> {
    if !matches!(resources_total(&commune.resources), Some(Total::Sum(_))) {
        return Err(NoRatio::Rows);
    }
    let rows = commune.resources.iter().filter_map(|r| Some((r.source.value.as_ref()?, r.amount.value.as_ref()?)));
    let rows: Vec<(Option<&FundSource>, &Decimal)> = rows.map(|(name, amount)| (sources.iter().find(|s| s.is(name)), amount)).collect();
    if unclear(rule, sources).any(|source| rows.iter().any(|(of, _)| *of == Some(source))) {
        return Err(NoRatio::Unclear);
    }
    let sum = |among: &[String]| {
        let own = rows.iter().filter(|(of, _)| of.is_some_and(|source| source.side(among) == Side::In));
        own.fold(Decimal::zero(), |sum, (_, amount)| &sum + *amount)
    };
    let (part, whole) = (sum(&rule.numerator), sum(&rule.denominator));
    if whole.is_zero() {
        return Err(NoRatio::Nothing);
    }
    let met = part >= &rule.at_least * &whole;
    Ok(Shares { part, whole, met, others: rows.iter().filter(|(of, _)| of.is_none()).count() })
}
