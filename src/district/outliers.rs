//! Figures far from those of the other communes of the district: the median and the median absolute
//! deviation, which no single mistake can move far. They ask for an explanation and decide nothing.

use std::collections::BTreeMap;

use crate::assess::{Assessment, Figure, figures};
use crate::commune::Commune;
use crate::criteria::{Law, OutlierRule};
use crate::diag::{Code, Diagnostic};
use crate::text::{Decimal, fold_loose};

/// Decimals to which rates are compared; a limit of a sanity check is not a threshold.
const PLACES: i64 = 6;
/// Decimals of what is reported.
const TOLD: i64 = 2;

/// What is compared with what: province, district, year, measure.
type Key = (String, String, i16, String);

struct OutlierFigure {
    commune: String,
    value: Decimal,
    finding: Diagnostic,
    explanation: String,
}

/// The communes of a district on one figure.
struct Group {
    rule: OutlierRule,
    entries: Vec<OutlierFigure>,
}

/// The figures of many communes that have a limit.
#[derive(Default)]
pub struct Outliers {
    groups: BTreeMap<Key, Group>,
}

impl Outliers {
    /// Adds the figures of a commune, called so.
    pub fn add(&mut self, law: &Law, name: &str, commune: &Commune, assessment: &Assessment) {
        if law.plausibility.outliers.is_empty() {
            return;
        }
        let bare = |district: &str| fold_loose(law.nation.words.bare(district));
        let district = commune.district.value.as_deref().map(bare).unwrap_or_default();
        for figure in figures(commune, assessment) {
            let Some(rule) = law.plausibility.outliers.iter().find(|r| r.scope.has(&figure.measure, figure.kind)) else { continue };
            let key = (law.province.clone(), district.clone(), assessment.place.year, figure.measure.clone());
            let group = self.groups.entry(key).or_insert_with(|| Group { rule: rule.clone(), entries: Vec::new() });
            group.entries.push(OutlierFigure::of(name, figure));
        }
    }

    /// Every figure far from the others.
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.groups.values().flat_map(Group::findings).collect()
    }
}

impl OutlierFigure {
    fn of(name: &str, figure: Figure) -> Self {
        let finding = Diagnostic::new(Code::DistrictOutlier, figure.place()).with("code", figure.label.as_str());
        let finding = finding.with("commune", name).with("unit", figure.unit.as_str()).with("value", figure.amount.rounded(TOLD));
        Self { commune: name.to_string(), value: figure.amount.rounded(PLACES), finding, explanation: figure.explanation }
    }
}

impl Group {
    fn findings(&self) -> Vec<Diagnostic> {
        // A commune given in two files is one commune.
        let mut names: Vec<&str> = self.entries.iter().map(|e| e.commune.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() < self.rule.communes.max(1) {
            return Vec::new();
        }
        let Some(median) = median(self.entries.iter().map(|e| e.value.clone()).collect()) else { return Vec::new() };
        let apart = |value: &Decimal| (value - &median).abs();
        let spread = self::median(self.entries.iter().map(|e| apart(&e.value)).collect()).unwrap_or_default();
        let limit = &self.rule.deviations * &spread.max(self.rule.floor.clone());
        let odd = self.entries.iter().filter(|e| apart(&e.value) > limit);
        let noted = |entry: &OutlierFigure| {
            let finding = entry.finding.clone().with("median", median.rounded(TOLD)).with("count", names.len());
            finding.with("limit", limit.rounded(TOLD)).explained(Some(entry.explanation.as_str()).filter(|e| !e.trim().is_empty()))
        };
        odd.map(noted).collect()
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort();
    let upper = values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper.clone());
    }
    let lower = values.get(values.len() / 2 - 1)?;
    Some(&(lower + upper) * &Decimal::half_unit(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(list: &[i64]) -> Vec<Decimal> {
        list.iter().map(|n| Decimal::from(*n)).collect()
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(values(&[9, 1, 5])), Some(Decimal::from(5)));
        assert_eq!(median(values(&[4, 1, 2, 9])), Some(Decimal::from(3)));
        assert_eq!(median(values(&[1, 2])), "1.5".parse().ok());
        assert_eq!(median(Vec::new()), None);
    }
}
