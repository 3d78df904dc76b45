//! (law, commune, date) → [`Assessment`]. Pure: no files, no clock, no sentences.

mod counterpart;
mod distance;
mod documents;
mod gap;
mod judge;
mod lack;
mod outlook;
mod plausible;
mod procedure;
mod rates;
mod revocation;
mod shown;
mod special;
mod typed;
mod verdict;
mod villages;

use std::sync::Arc;

use crate::commune::Commune;
use crate::criteria::*;
use crate::diag::{Code, Diagnostic, Fact, Place as Where};
use crate::messages::Lang;
use crate::text::Date;

pub use counterpart::{NoRatio, Shares, Weighed, counterparts, unclear};
pub use documents::{DocumentFault, document_faults, met_without_documents, same_document};
pub use gap::Gap;
pub use judge::{Bench, Cause, Judged, JudgedTest, Part, Trust, passes};
pub use lack::{Lack, Lacking, lacks, lacks_thresholds_alone};
pub use outlook::{
    Budget, CostLine, CriterionChange, Estimate, Need, Outlook, Step, Turned, amount, changed_criteria, changed_items, outlook,
};
pub use plausible::{Amount, Figure, figures};
pub use procedure::Done;
pub use rates::reworded;
pub use revocation::{Revocation, Zone};
pub use verdict::{Counts, Verdict};
pub use villages::{ChecklistResult, VillageResult};

/// A verdict, and whether it rests on thresholds that are not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    pub verdict: Verdict,
    /// Treating every threshold that is not confirmed as missing would change it.
    pub provisional: bool,
}

impl Finding {
    /// As an exit code counts it: what is met is not settled while there is an error that the office wants to be one.
    pub fn held_up_by(self, findings: &[Diagnostic]) -> Self {
        let held = self.verdict == Verdict::Met && findings.iter().any(Diagnostic::is_raised);
        if held { Self { verdict: Verdict::Undetermined, provisional: false } } else { self }
    }
}

/// An indicator or condition, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemResult {
    pub item: ItemRef,
    /// The version in force.
    pub version: Arc<Version>,
    /// Responsible department, if the data names one.
    pub department: String,
    pub finding: Finding,
    /// The tree behind it.
    pub judged: Judged,
    /// Regions whose levels were considered.
    pub readings: Arc<Readings>,
}

impl ItemResult {
    /// What tells people which it is.
    pub fn named(&self) -> (&ItemRef, &str) {
        (&self.item, &self.version.name)
    }

    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.version.measures.iter().find(|m| m.id == id)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionResult {
    pub number: u32,
    pub name: String,
    pub group: String,
    /// Weighs more in revocation.
    pub critical: bool,
    pub finding: Finding,
    pub indicators: Vec<ItemResult>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetResult {
    pub level: Level,
    /// What tells it apart from the level's sets of other periods.
    pub series: Arc<str>,
    pub finding: Finding,
    /// Counts of its criteria.
    pub counts: Counts,
    pub indicator_counts: Counts,
    pub criteria: Vec<CriterionResult>,
    /// Regions whose levels were considered.
    pub readings: Arc<Readings>,
}

impl SetResult {
    /// Every indicator of the set, in order.
    pub fn indicators(&self) -> impl Iterator<Item = &ItemResult> {
        self.criteria.iter().flat_map(|c| &c.indicators)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Year, as-of date, classes.
    pub place: Place,
    /// The level it is judged for.
    pub target: Level,
    /// Its target is the level it holds: judged for maintenance, without conditions of recognition.
    pub maintenance: bool,
    /// The sets up to the target.
    pub sets: Vec<SetResult>,
    /// Conditions of recognition; empty when judged for maintenance.
    pub conditions: Vec<ItemResult>,
    /// All sets up to the target.
    pub criteria: Finding,
    pub overall: Finding,
    /// The highest level all of whose sets are met.
    pub level_met: Option<Level>,
    /// Where a recognised commune is on revocation.
    pub revocation: Option<Revocation>,
    /// Each checklist over the villages; none where no village is entered.
    pub villages: Vec<ChecklistResult>,
    /// Every duty of the procedure in force with what was done of it; decides nothing.
    pub procedure: Vec<Done>,
    /// What a reader must know of the criteria and dates.
    pub findings: Vec<Diagnostic>,
}

impl Assessment {
    /// Every item judged: sets in order, then conditions.
    pub fn items(&self) -> impl Iterator<Item = &ItemResult> {
        self.sets.iter().flat_map(SetResult::indicators).chain(&self.conditions)
    }

    /// The fields in which the commune is a model: names of the parts that are met, each once.
    pub fn fields_met(&self) -> Vec<&str> {
        let model = self.sets.iter().filter(|s| Some(s.level) == self.sets.last().map(|s| s.level)).flat_map(SetResult::indicators);
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in model.flat_map(|i| i.judged.named()).filter(|(_, verdict)| *verdict == Verdict::Met) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    pub fn item(&self, of: &ItemRef) -> Option<&ItemResult> {
        self.items().find(|i| i.item == *of)
    }
}

/// What decides a judgement besides the answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Leave conditions of recognition out of the overall verdict.
    pub criteria_only: bool,
    /// The date of the paper, if one will be printed: an amendment between it and the as-of date is named.
    pub paper_date: Option<Date>,
}

/// Judges a commune.
///
/// # Errors
/// The commune cannot be judged at all: no year, a year outside the period, no target.
pub fn assess(law: &Law, commune: &Commune, options: Options) -> Result<Assessment, Vec<Diagnostic>> {
    let (place, target) = frame(law, commune)?;
    let mut assessment = judged(law, commune, &place, target);
    if options.criteria_only {
        assessment.overall = assessment.criteria;
    }
    assessment.findings = notes(law, commune, &assessment);
    assessment.findings.extend(special::notes(commune, &assessment));
    assessment.findings.extend(documents::notes(law, commune, &assessment));
    assessment.findings.extend(villages::notes(law, commune, &assessment));
    assessment.findings.extend(typed::notes(commune, &assessment));
    assessment.findings.extend(rates::notes(commune, &assessment));
    assessment.findings.extend(shown::notes(commune, &assessment));
    assessment.findings.extend(plausible::notes(law, commune, &assessment));
    assessment.procedure = procedure::results(law, commune, assessment.place.as_of);
    assessment.findings.extend(assessment.procedure.iter().flat_map(|done| done.lacks.iter().cloned()));
    assessment.findings.extend(procedure::dates(commune, assessment.place.as_of, options.paper_date));
    if let Some(paper) = options.paper_date {
        assessment.findings.extend(before_figures(assessment.place.as_of, paper));
        assessment.findings.extend(amended_between(law, commune, &assessment, paper));
    }
    Ok(assessment)
}

/// Year, date, classes and target, or everything that keeps the commune from being judged.
fn frame(law: &Law, commune: &Commune) -> Result<(Place, Level), Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let at = |origin: &Option<crate::diag::Origin>| origin.as_ref().map_or(Where::Nowhere, Where::from);
    let target = commune.target.value;
    if target.is_none() {
        findings.push(Diagnostic::new(Code::TargetMissing, at(&commune.target.origin)));
    }
    // A level is met only on top of those below it, so that each of their sets must be there.
    let without = target.filter(|_| law.period != Period::EVER).and_then(|t| t.up_to().find(|level| !law.sets.contains_key(level)));
    match commune.year.value {
        None => findings.push(Diagnostic::new(Code::YearMissing, at(&commune.year.origin))),
        Some(year) if !law.period.contains(year) => {
            findings.push(law.nation.year_outside(at(&commune.year.origin), year, law.period));
        }
        Some(year) => findings.extend(without.map(|level| without_set(at(&commune.target.origin), law, level, year))),
    }
    match (commune.year.value, target) {
        (Some(year), Some(target)) if findings.is_empty() => {
            let as_of = commune.as_of_day().unwrap_or_else(|| Date::constant(year, 12, 31));
            Ok((law.place(year, as_of, commune.classes_on(as_of), commune.district.value.as_deref()), target))
        }
        _ => Err(findings),
    }
}

/// That a level needed in a year has no set then, with the levels that have one.
pub fn without_set(place: Where, law: &Law, level: Level, year: i16) -> Diagnostic {
    let known = |lang: Lang| law.sets.keys().map(|l| l.short(lang)).collect::<Vec<_>>().join(", ");
    let finding = Diagnostic::new(Code::TargetWithoutSet, place).with("level", level).with("year", year);
    finding.with("known", Fact::Name(known(Lang::Vi), known(Lang::En)))
}

/// Judged twice: with all thresholds, and with the confirmed ones only; what differs is provisional.
fn judged(law: &Law, commune: &Commune, place: &Place, target: Level) -> Assessment {
    let firm = pass(law, commune, place, target, Trust::ConfirmedOnly);
    let mut all = pass(law, commune, place, target, Trust::All);
    let compare = |a: &mut Finding, b: &Finding| a.provisional = a.verdict != b.verdict;
    for (set, other) in all.sets.iter_mut().zip(&firm.sets) {
        compare(&mut set.finding, &other.finding);
        for (criterion, other) in set.criteria.iter_mut().zip(&other.criteria) {
            compare(&mut criterion.finding, &other.finding);
            criterion.indicators.iter_mut().zip(&other.indicators).for_each(|(a, b)| compare(&mut a.finding, &b.finding));
        }
    }
    all.conditions.iter_mut().zip(&firm.conditions).for_each(|(a, b)| compare(&mut a.finding, &b.finding));
    if let (Some(a), Some(b)) = (&mut all.revocation, &firm.revocation) {
        a.provisional = a.zone != b.zone;
    }
    compare(&mut all.criteria, &firm.criteria);
    compare(&mut all.overall, &firm.overall);
    all
}

/// One judgement with one kind of trust.
fn pass(law: &Law, commune: &Commune, place: &Place, target: Level, trust: Trust) -> Assessment {
    let held = commune.held().map(|h| h.level);
    let measured = held.and_then(|h| law.nation.revocation.measured_by.get(&h).copied());
    let highest = measured.map_or(target, |m| m.or_higher(target));
    let mut sets: Vec<SetResult> = Vec::new();
    for level in highest.up_to().filter(|l| law.sets.contains_key(l)) {
        sets.push(set(law, commune, place, trust, level, &sets));
    }
    let revocation = measured.and_then(|m| sets.iter().find(|s| s.level == m)).map(|s| revocation::zone(&law.nation.revocation, s, &sets));
    let level_met = sets.iter().take_while(|s| s.finding.verdict == Verdict::Met).map(|s| s.level).last();
    sets.retain(|s| target.includes(s.level));
    let criteria = Verdict::all(sets.iter().map(|s| s.finding.verdict));
    let maintenance = held.is_some_and(|h| h.includes(target));
    let conditions = if maintenance { Vec::new() } else { conditions(law, commune, place, trust, target, criteria) };
    let overall = Verdict::all(conditions.iter().map(|c| c.finding.verdict).chain([criteria]));
    Assessment {
        place: place.clone(),
        target,
        maintenance,
        sets,
        conditions,
        criteria: firm(criteria),
        overall: firm(overall),
        level_met,
        revocation,
        villages: villages::results(law, commune, place.as_of),
        procedure: Vec::new(),
        findings: Vec::new(),
    }
}

fn firm(verdict: Verdict) -> Finding {
    Finding { verdict, provisional: false }
}

fn set(law: &Law, commune: &Commune, place: &Place, trust: Trust, level: Level, lower: &[SetResult]) -> SetResult {
    let find = |of: Level| lower.iter().find(|s| s.level == of);
    let criterion = |of: Level, number: u32| {
        let result = find(of).and_then(|s| s.criteria.iter().find(|c| c.number == number));
        result.map_or(Verdict::Undetermined, |c| c.finding.verdict)
    };
    let lower_set = |of: Level| find(of).map_or(Verdict::Undetermined, |s| s.finding.verdict);
    let bench = Bench { law, commune, place, trust, criterion: &criterion, set: &lower_set, criteria: Verdict::Undetermined };
    let readings = Arc::new(law.readings(level, place));
    let criteria: Vec<CriterionResult> = law.sets[&level].criteria.iter().map(|c| judge_criterion(&bench, level, c, &readings)).collect();
    let counts = Counts::of(criteria.iter().map(|c| c.finding.verdict));
    let indicator_counts = Counts::of(criteria.iter().flat_map(|c| &c.indicators).map(|i| i.finding.verdict));
    let verdict = Verdict::all(criteria.iter().map(|c| c.finding.verdict));
    SetResult { level, series: law.series.clone(), finding: firm(verdict), counts, indicator_counts, criteria, readings }
}

fn judge_criterion(bench: &Bench, level: Level, criterion: &Criterion, readings: &Arc<Readings>) -> CriterionResult {
    let indicators: Vec<ItemResult> = criterion.indicators.iter().filter_map(|i| item(bench, Book::Set(level), i, readings)).collect();
    let verdict = Verdict::all(indicators.iter().map(|i| i.finding.verdict));
    CriterionResult {
        number: criterion.number,
        name: criterion.name.clone(),
        group: criterion.group.clone(),
        critical: criterion.critical,
        finding: firm(verdict),
        indicators,
    }
}

fn item(bench: &Bench, book: Book, item: &Item, readings: &Arc<Readings>) -> Option<ItemResult> {
    let version = item.version_on(bench.place.as_of)?;
    let judged = bench.judge(&version.requirement, &version.measures, readings);
    Some(ItemResult {
        item: bench.law.refer(book, item.code.as_str()),
        version: version.clone(),
        department: item.department.clone(),
        finding: firm(judged.verdict),
        judged,
        readings: readings.clone(),
    })
}

fn conditions(law: &Law, commune: &Commune, place: &Place, trust: Trust, target: Level, criteria: Verdict) -> Vec<ItemResult> {
    let nothing = |_: Level, _: u32| Verdict::Undetermined;
    let no_set = |_: Level| Verdict::Undetermined;
    let bench = Bench { law, commune, place, trust, criterion: &nothing, set: &no_set, criteria };
    let readings = Arc::new(law.readings(target, place));
    let applies = |v: &Version| v.levels.is_empty() || v.levels.contains(&target);
    let in_force = law.nation.conditions.iter().filter(|c| c.version_on(place.as_of).is_some_and(|v| applies(v)));
    in_force.filter_map(|c| item(&bench, Book::Condition, c, &readings)).collect()
}

/// What the criteria and the dates themselves ask a reader to know.
fn notes(law: &Law, commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let as_of = assessment.place.as_of;
    let judged_sets = || law.sets.values().filter(|s| assessment.target.includes(s.level));
    for overlay in law.overlays.iter().filter(|o| o.illustration) {
        findings.push(Diagnostic::new(Code::Illustration, Where::Nowhere).with("name", overlay.title.as_str()));
    }
    if commune.classes.value.is_none() && assessment.sets.iter().any(|s| s.readings.regions.len() > 1) {
        let place = commune.classes.origin.as_ref().map_or(Where::Nowhere, Where::from);
        findings.push(Diagnostic::new(Code::ClassMissing, place));
    }
    findings.extend(group_missing(law, commune, &assessment.place));
    findings.extend(area_unknown(law, commune, &assessment.place));
    let year = assessment.place.year;
    if as_of.year() != year {
        let place = commune.as_of.origin.as_ref().map_or(Where::Nowhere, Where::from);
        findings.push(Diagnostic::new(Code::AsOfOutsideYear, place).with("date", as_of).with("year", year));
    }
    let first = judged_sets().flat_map(|s| s.indicators()).flat_map(|(_, i)| i.versions.first()).map(|v| (v.from, &v.decision)).min();
    if let Some((from, decision)) = first.filter(|(from, _)| as_of < *from) {
        let note = Diagnostic::new(Code::BeforeDecision, Where::Nowhere);
        findings.push(note.with("date", as_of).with("from", from).with("decision", decision.as_str()));
    }
    let notices = law.nation.notices.iter().chain(judged_sets().flat_map(|s| &s.notices));
    for notice in notices.filter(|n| n.from.is_none_or(|from| from <= as_of)) {
        let note = Diagnostic::new(Code::CriteriaNotice, Where::Nowhere);
        findings.push(note.with("vi", notice.text.as_str()).with("en", notice.english.as_str()));
    }
    findings
}

/// Thresholds hang on the commune's group, and it does not say which that is.
fn group_missing(law: &Law, commune: &Commune, place: &Place) -> Option<Diagnostic> {
    if place.open_groups.is_empty() {
        return None;
    }
    let names = law.nation.classes.iter().filter(|c| place.open_groups.contains(&c.id)).map(|c| c.name.as_str());
    let at = commune.classes.origin.as_ref().map_or(Where::Nowhere, Where::from);
    Some(Diagnostic::new(Code::GroupMissing, at).with("groups", names.collect::<Vec<_>>().join(", ")))
}

/// The province is divided, and it is not known into which part the commune falls.
fn area_unknown(law: &Law, commune: &Commune, place: &Place) -> Option<Diagnostic> {
    if law.areas.is_empty() || place.area.is_some() {
        return None;
    }
    let district = commune.district.value.as_deref().filter(|d| !law.district_listed(d));
    let words = &law.nation.words;
    let listed = law.areas.iter().flat_map(|a| &a.districts).map(|name| (words.key(name), name.as_str()));
    let nearest = district.and_then(|own| words.misspelt(own, listed)).unwrap_or("none");
    let areas: Vec<&str> = law.areas.iter().map(|a| a.name.as_str()).collect();
    let place = commune.district.origin.as_ref().map_or(Where::Nowhere, Where::from);
    let finding = Diagnostic::new(Code::AreaUnknown, place).with("areas", areas.join(", "));
    Some(finding.with("read", district.unwrap_or("none")).with("nearest", nearest))
}

/// A paper cannot tell of a day that is still to come.
pub fn before_figures(as_of: Date, paper: Date) -> Option<Diagnostic> {
    let finding = || Diagnostic::new(Code::PaperBeforeFigures, Where::Nowhere).with("paper", paper).with("as_of", as_of);
    (paper < as_of).then(finding)
}

/// Names the amendments between the as-of date and the paper date, with what would be judged otherwise.
fn amended_between(law: &Law, commune: &Commune, assessment: &Assessment, paper: Date) -> Vec<Diagnostic> {
    let as_of = assessment.place.as_of;
    let (first, last) = (as_of.min(paper), as_of.max(paper));
    let amendments: Vec<Date> = law
        .sets
        .values()
        .filter(|s| assessment.target.includes(s.level))
        .flat_map(|s| s.amendments.iter().copied())
        .filter(|day| first < *day && *day <= last)
        .collect();
    let Some(day) = amendments.first() else { return Vec::new() };
    let there = law.place(assessment.place.year, paper, commune.classes_on(paper), commune.district.value.as_deref());
    let other = pass(law, commune, &there, assessment.target, Trust::All);
    let differs: Vec<String> = assessment
        .items()
        .filter(|i| other.item(&i.item).is_none_or(|o| o.finding.verdict != i.finding.verdict))
        .map(|i| i.item.to_string())
        .collect();
    let warning = Diagnostic::new(Code::AmendmentBetween, Where::Nowhere);
    vec![warning.with("day", *day).with("as_of", as_of).with("paper", paper).with("items", differs.join(", "))]
}
