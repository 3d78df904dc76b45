//! Sets by the years they are for: which files belong together, and which cannot be used next to each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::level::Level;
use super::load::{self, National};
use super::measure::Measure;
use super::nation::Nation;
use super::packed::packed;
use super::period::Period;
use super::raw::Source;
use super::reference::MeasureId;
use super::shelf::LawSource;
use crate::diag::{Code, Diagnostic, Place};

/// The nation's law of each period.
pub(super) struct Periods {
    /// What is common to all of them, without sets.
    common: National,
    /// Those of the sets, earliest first.
    all: BTreeMap<Period, National>,
}

packed! { Periods { common, all } }

/// What the header of a set says of the years it is for.
struct Head<'a> {
    file: &'a LawSource,
    level: Level,
    period: Period,
    series: String,
}

impl Periods {
    /// Loads sets, lower levels first, each into those of its period. `measures` are those of the common file.
    pub fn load(nation: Nation, measures: BTreeMap<MeasureId, Measure>, files: &[&LawSource]) -> (Self, Vec<Diagnostic>) {
        let common = National { nation, period: Period::EVER, series: Arc::default(), sets: BTreeMap::new(), measures };
        let empty = |period: Period, series: &str| National { period, series: series.into(), ..common.clone() };
        let heads: Vec<Option<Head>> = files.iter().map(|file| head(file)).collect();
        let mut findings = clashes(&heads.iter().flatten().collect::<Vec<_>>());
        let mut all: BTreeMap<Period, National> = BTreeMap::new();
        for (file, head) in files.iter().zip(&heads) {
            // A header that cannot be read is reported by the loading itself.
            let (period, series) = head.as_ref().map_or((Period::EVER, ""), |head| (head.period, head.series.as_str()));
            let national = all.entry(period).or_insert_with(|| empty(period, series));
            findings.extend(load::set(&Source { name: &file.name, text: &file.text }, national));
        }
        (Self { common, all }, findings)
    }

    /// The nation's law of a year. A year in no period gets that of the nearest one: a file of such a year can then be
    /// read and everything wrong with it reported, and no commune is judged by a period that does not hold its year.
    pub fn of(&self, year: i16) -> &National {
        self.all().min_by_key(|national| national.period.distance(year)).unwrap_or(&self.common)
    }

    /// What is common to all periods.
    pub fn common(&self) -> &Nation {
        &self.common.nation
    }

    /// The nation's law that an overlay is laid over: that of the first set it names as its base, or the only one there is.
    /// One that names an unknown set is read by the first period's, which says so.
    pub fn of_base(&self, base: &[String]) -> Option<&National> {
        let of_named = self.all().find(|national| base.iter().any(|b| national.is_base(b)));
        of_named.or_else(|| self.all().next().filter(|_| self.all.len() < 2 || !base.is_empty()))
    }

    /// Every period's, earliest first; what is common where there is no set.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &National> {
        let alone = if self.all.is_empty() { Some(&self.common) } else { None };
        self.all.values().chain(alone)
    }
}

/// The years of a set, by its header.
pub(super) fn period(file: &LawSource) -> Option<Period> {
    head(file).map(|head| head.period)
}

fn head(file: &LawSource) -> Option<Head<'_>> {
    let whole = |table: &toml::Table| table.contains_key("period");
    let table = load::head(&file.text).filter(whole).or_else(|| toml::from_str(&file.text).ok())?;
    let word = |key: &str| table.get(key).and_then(toml::Value::as_str);
    Some(Head {
        file,
        level: Level::from_id(word("level")?)?,
        period: table.get("period")?.clone().try_into().ok()?,
        series: word("series").unwrap_or_default().to_string(),
    })
}

/// Sets that leave it open which one holds in a year, or which one a reference means.
fn clashes(heads: &[&Head]) -> Vec<Diagnostic> {
    let pairs = heads.iter().enumerate().flat_map(|(i, later)| heads[..i].iter().map(move |earlier| (*earlier, *later)));
    pairs.filter_map(|(earlier, later)| clash(earlier, later)).collect()
}

fn clash(earlier: &Head, later: &Head) -> Option<Diagnostic> {
    let (same_level, same_years) = (earlier.level == later.level, earlier.period == later.period);
    let code = match earlier.period.meets(later.period) {
        true if same_level || !same_years => Code::CriteriaPeriods,
        true if earlier.series != later.series => Code::CriteriaSeriesDiffers,
        false if earlier.series == later.series => Code::CriteriaSeriesShared,
        _ => return None,
    };
    let finding = Diagnostic::new(code, Place::File(later.file.name.as_str().into()));
    let finding = finding.with("years", later.period.to_string()).with("series", later.series.as_str());
    Some(finding.with("other", earlier.file.name.as_str()).with("other_years", earlier.period.to_string()))
}
