//! Reads the nation's files and the provinces' overlays into checked law.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::value::Datetime;

use super::build::{Builder, NATION, Names, day};
use super::district_rule::{self, RawDistrictRule};
use super::document_kind::{self, RawDocumentKind};
use super::forms::{Form, Tables};
use super::law::{refer, series};
use super::level::{Level, LevelNames};
use super::levels::Levels;
use super::measure::Measure;
use super::model::{CriteriaSet, Criterion, Group, Item, Notice};
use super::nation::{Area, Class, Nation, Region, RegionRule, RevocationRule};
use super::overlay::{Overlay, OverlayParts};
use super::packed::packed;
use super::period::{Days, Period};
use super::procedure::{self, Procedure};
use super::province_names::{self, RawProvinceNames};
use super::raw::{
    Entry, RawArea, RawCriterion, RawEntries, RawItem, RawNationHeader, RawNotice, RawOverlayHeader, RawProcedure, RawRegionRule,
    RawRevocation, RawSetHeader, Source,
};
use super::reference::{Book, ItemRef, MeasureId};
use crate::diag::{Code, Diagnostic};
use crate::text::Date;

/// Everything checked in one pass, or everything wrong.
pub(super) type Loaded<T> = (Option<T>, Vec<Diagnostic>);

/// The nation's own files for the years of one period: what is common, and the sets in order of level.
#[derive(Clone)]
pub(super) struct National {
    /// What is common, with the commune groups of the sets.
    pub nation: Nation,
    pub period: Period,
    /// What the sets call themselves in references.
    pub series: Arc<str>,
    pub sets: BTreeMap<Level, CriteriaSet>,
    pub measures: BTreeMap<MeasureId, Measure>,
}

packed! { National { nation, period, series, sets, measures } }

impl National {
    /// An item of the nation by its reference.
    pub fn item(&self, of: &ItemRef) -> Option<&Item> {
        if !self.holds(of) {
            return None;
        }
        match of.book {
            Book::Condition => self.nation.conditions.iter().find(|i| i.code == of.code),
            Book::Set(level) => self.sets.get(&level).and_then(|s| s.indicator(&of.code)),
        }
    }

    /// The reference of a code in a book of these years.
    pub fn refer(&self, book: Book, code: &str) -> ItemRef {
        refer(&self.series, book, code)
    }

    /// Whether a reference is to a book of these years.
    pub fn holds(&self, of: &ItemRef) -> bool {
        of.series == series(&self.series, of.book)
    }

    /// Whether one of its sets is the one an overlay is based on: "id@version", in any of its corrections.
    pub fn is_base(&self, base: &str) -> bool {
        let editions = |s: &CriteriaSet| [s.version.as_str(), super::edition::edition(&s.version)].map(|v| format!("{}@{v}", s.id));
        self.sets.values().any(|s| editions(s).iter().any(|e| e == base))
    }
}

/// The keys above the first table of a file: what it is called, without reading all of it.
pub(super) fn head(text: &str) -> Option<toml::Table> {
    let above: usize = text.split_inclusive('\n').take_while(|line| !line.starts_with('[')).map(str::len).sum();
    // A list over several lines may have one that begins like a table.
    toml::from_str(&text[..above]).or_else(|_| toml::from_str(text)).ok()
}

/// What kind of file a text is, by its header.
pub(super) fn kind_of(text: &str) -> Option<FileKind> {
    let has_head = |table: &toml::Table| ["level", "kind", "province"].iter().any(|key| table.contains_key(*key));
    let table = head(text).filter(has_head).or_else(|| toml::from_str(text).ok())?;
    let key = |k: &str| table.get(k);
    if key("level").is_some() {
        return Some(FileKind::Set);
    }
    if key("kind").and_then(|v| v.as_str()) == Some(super::plausible::KIND) {
        return Some(FileKind::Plausibility);
    }
    if key("province").is_some() {
        return Some(FileKind::Overlay);
    }
    key("region").map(|_| FileKind::Nation)
}

/// Kinds of criteria files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// What is common to all sets.
    Nation,
    Set,
    Overlay,
    /// Sanity limits: no law.
    Plausibility,
}

packed! { enum FileKind { 0 = Nation, 1 = Set, 2 = Overlay, 3 = Plausibility } }

/// Loads the common file.
pub(super) fn nation(source: &Source, levels: Levels, measures: &mut BTreeMap<MeasureId, Measure>) -> Loaded<Nation> {
    let mut doc = RawEntries::parse(source);
    let regions: Vec<Region> = values(doc.list("region"));
    let classes: Vec<Class> = values(doc.list("class"));
    let coming = values(doc.list("coming_period"));
    let decrees = values(doc.list("decree"));
    let rules = doc.list::<RawRegionRule>("region_rule");
    let conditions = doc.list::<RawItem>("condition");
    let procedures = doc.list::<RawProcedure>("procedure");
    let forms: Vec<Form> = values(doc.list("form"));
    let tables = doc.single::<Tables>("tables");
    let revocation = doc.single::<RawRevocation>("revocation");
    let district_rules = doc.list::<RawDistrictRule>("district_rule");
    let documents = doc.list::<RawDocumentKind>("document");
    let names = doc.list::<RawProvinceNames>("province_name");
    let notices = notices(doc.list("notice"));
    let header = doc.header::<RawNationHeader>();
    let mut findings = std::mem::take(&mut doc.findings);
    let (Some(header), Some(revocation)) = (header, revocation) else {
        if findings.is_empty() {
            findings.push(source.finding(Code::CriteriaUnknown, 0).with("name", "revocation"));
        }
        return (None, findings);
    };
    let none = Arc::default();
    let mut builder = builder(source, (&regions, &classes), &header.scales, measures, &none);
    let region_rules = rules.iter().filter_map(|r| region_rule(&mut builder, r)).collect();
    let items = items(&mut builder, Book::Condition, conditions.iter());
    let procedures = self::procedures(&mut builder, procedures);
    let district_rules = district_rule::load(&mut builder, district_rules);
    let provinces = province_names::load(&mut builder, &header.words, names);
    let known = |of: &ItemRef| of.book == Book::Condition && items.iter().any(|(_, i)| i.code == of.code);
    let documents = document_kind::load(&mut builder, documents, "", known);
    findings.append(&mut builder.findings);
    collect_measures(items.iter().map(|(_, i)| i), measures);
    let unknown = |entry: &Entry<Tables>| entry.value.measures().find(|id| !measures.contains_key(*id)).cloned();
    if let Some((entry, id)) = tables.as_ref().and_then(|entry| Some((entry, unknown(entry)?))) {
        findings.push(source.finding(Code::CriteriaUnknown, entry.at).with("name", id));
    }
    if let Some(entry) = &tables {
        let survey = &entry.value.survey;
        let unknown = survey.given.iter().filter_map(|question| survey.unknown(question));
        findings.extend(unknown.map(|name| source.finding(Code::CriteriaUnknown, entry.at).with("name", name)));
    }
    let revocation = RevocationRule {
        outright: revocation.value.outright,
        with_critical: revocation.value.with_critical,
        measured_by: revocation.value.measured_by,
        source: revocation.value.source,
    };
    let conditions = items.into_iter().map(|(_, item)| item).collect();
    let (id, version) = (header.id, header.version);
    let nation = Nation {
        id,
        version,
        regions,
        classes,
        region_rules,
        scales: header.scales,
        words: header.words,
        conditions,
        revocation,
        district_rules,
        cities: header.cities,
        provinces,
        procedures,
        forms,
        tables: tables.map(|entry| entry.value).unwrap_or_default(),
        documents,
        notices,
        commune_groups: Vec::new(),
        levels,
        coming,
        decrees,
    };
    (Some(nation), findings)
}

/// Loads a set into those of its period, whose measures and commune groups grow by its own.
pub(super) fn set(source: &Source, national: &mut National) -> Vec<Diagnostic> {
    let mut doc = RawEntries::parse(source);
    let commune_groups = values(doc.list::<Class>("commune_group"));
    let groups: Vec<Group> = values(doc.list("group"));
    let raw_criteria = doc.list::<RawCriterion>("criterion");
    let indicators = doc.list::<RawItem>("indicator");
    let documents = doc.list::<RawDocumentKind>("document");
    let notices = notices(doc.list("notice"));
    // Read with the other files of the shelf; here only what is wrong in it is of interest.
    doc.single::<LevelNames>("level_names");
    let header = doc.header::<RawSetHeader>();
    let mut findings = std::mem::take(&mut doc.findings);
    let Some(header) = header else { return findings };
    if header.period.first > header.period.last {
        findings.push(source.finding(Code::CriteriaSyntax, 0).with("message", "`period`: from > to"));
    }
    let spelt = |series: &str| {
        series.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) && series.starts_with(|c: char| c.is_ascii_digit())
    };
    if !header.series.is_empty() && !spelt(&header.series) {
        findings.push(source.finding(Code::CriteriaSyntax, 0).with("message", "`series`: 0-9, a-z"));
    }
    let National { nation, series, measures, .. } = national;
    findings.extend(add_groups(source, nation, commune_groups));
    let mut builder = builder(source, (&nation.regions, &nation.classes), &nation.scales, measures, series);
    let mut items = items(&mut builder, Book::Set(header.level), indicators.iter());
    let mut criteria: Vec<Criterion> = Vec::new();
    for raw in raw_criteria {
        if criteria.iter().any(|c| c.number == raw.value.number) {
            builder.fault(Code::CriteriaTwice, raw.at, raw.value.number.to_string());
        }
        if !raw.value.group.is_empty() && !groups.iter().any(|g| g.id == raw.value.group) {
            builder.fault(Code::CriteriaUnknown, raw.at, raw.value.group.as_str());
        }
        let RawCriterion { number, name, group, critical } = raw.value;
        let (own, rest) = items.into_iter().partition(|(n, _)| *n == number);
        items = rest;
        let own: Vec<(u32, Item)> = own;
        let indicators: Vec<Item> = own.into_iter().map(|(_, i)| i).collect();
        if indicators.is_empty() {
            builder.fault(Code::CriteriaUnused, raw.at, number.to_string());
        }
        criteria.push(Criterion { number, name, group, critical, indicators });
    }
    for (number, item) in &items {
        let at = indicators.iter().find(|e| e.value.code == item.code).map_or(0, |e| e.at);
        builder.fault(Code::CriteriaUnknown, at, number.to_string());
    }
    let own = |of: &ItemRef| of.book == Book::Set(header.level) && of.series == *series;
    let known = |of: &ItemRef| own(of) && criteria.iter().any(|c| c.indicators.iter().any(|i| i.code == of.code));
    let documents = document_kind::load(&mut builder, documents, "", known);
    findings.append(&mut builder.findings);
    collect_measures(criteria.iter().flat_map(|c| &c.indicators), measures);
    let set = CriteriaSet {
        level: header.level,
        id: header.id,
        version: header.version,
        title: header.title,
        period: header.period,
        groups,
        criteria,
        documents,
        notices,
        amendments: header.amendments.iter().filter_map(day).collect(),
    };
    national.sets.insert(set.level, set);
    findings
}

/// Lets communes answer to which of the groups of a set they belong. A higher set may name those of a lower one again.
fn add_groups(source: &Source, nation: &mut Nation, groups: Vec<Class>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for group in groups {
        match nation.classes.iter().find(|known| known.id == group.id) {
            None => {
                nation.commune_groups.push(group.id.clone());
                nation.classes.push(group);
            }
            Some(known) if *known == group => {}
            Some(_) => findings.push(source.finding(Code::CriteriaTwice, 0).with("name", group.id)),
        }
    }
    findings
}

/// Procedures, oldest first; each has a step.
fn procedures(builder: &mut Builder, entries: Vec<Entry<RawProcedure>>) -> Vec<Procedure> {
    let mut procedures = Vec::new();
    for Entry { at, value } in entries {
        if value.step.is_empty() {
            builder.fault(Code::CriteriaUnused, at, "procedure");
        }
        procedure::check(builder, at, &value.step);
        let Some(from) = required_day(builder, &value.from, at) else { continue };
        procedures.push(Procedure { from, steps: value.step, evidence: value.evidence, source: value.source });
    }
    procedures.sort_by_key(|p: &Procedure| p.from);
    procedures
}

/// Areas of a province; one that comes after the rest of the province takes no commune.
fn areas(findings: &mut Vec<Diagnostic>, source: &Source, nation: &Nation, layer: &str, entries: Vec<Entry<RawArea>>) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    let mut rest = false;
    for Entry { at, value } in entries {
        let mut fault = |code, name: &str| findings.push(source.finding(code, at).with("name", name));
        if areas.iter().any(|a| a.id == value.id) {
            fault(Code::CriteriaTwice, &value.id);
        }
        if rest {
            fault(Code::CriteriaUnused, &value.id);
        }
        for class in value.classes.iter().filter(|c| !nation.classes.iter().any(|k| k.id == **c)) {
            fault(Code::CriteriaUnknown, class);
        }
        for district in value.districts.iter().filter(|d| areas.iter().flat_map(|a| &a.districts).any(|o| nation.words.same_unit(o, d))) {
            fault(Code::CriteriaTwice, district);
        }
        let takes_rest = value.districts.is_empty() && value.classes.is_empty();
        rest |= takes_rest;
        // A misspelt district must not fall into the rest: where districts are listed, all are.
        if takes_rest && areas.iter().any(|a| !a.districts.is_empty()) {
            findings.push(source.finding(Code::CriteriaAreaRest, at).with("name", value.name.as_str()));
        }
        let RawArea { id, name, districts, classes, source } = value;
        areas.push(Area { id, name, districts, classes, source, layer: layer.to_string() });
    }
    areas
}

/// Loads an overlay; it is laid over the nation's law by [`super::overlay`].
pub(super) fn overlay(source: &Source, national: &National) -> Loaded<Overlay> {
    let mut doc = RawEntries::parse(source);
    let parts = OverlayParts {
        replace: doc.list("threshold"),
        extend: doc.list("extend"),
        indicators: doc.list("indicator"),
        conditions: doc.list("condition"),
        checklists: doc.list("checklist"),
        forms: doc.list("form"),
        questions: doc.list("question"),
        counterparts: doc.list("counterpart"),
        documents: doc.list("document"),
    };
    let (areas_read, procedures_read) = (doc.list::<RawArea>("area"), doc.list::<RawProcedure>("procedure"));
    let notices = notices(doc.list("notice"));
    let header = doc.header::<RawOverlayHeader>();
    let mut findings = std::mem::take(&mut doc.findings);
    let Some(header) = header else { return (None, findings) };
    let days = Days { from: header.from.as_ref().and_then(day), to: header.to.as_ref().and_then(day) };
    let nation = &national.nation;
    let areas = areas(&mut findings, source, nation, &header.id, areas_read);
    let names = Names {
        regions: &nation.regions,
        classes: &nation.classes,
        areas: &areas,
        scales: &nation.scales,
        measures: &national.measures,
        series: &national.series,
        layer: &header.id,
        home: Some(header.region.get_ref()),
        days,
    };
    let mut builder = Builder { source, names, own: BTreeMap::new(), findings: Vec::new() };
    if !nation.regions.iter().any(|r| r.id == *header.region.get_ref()) {
        builder.fault(Code::CriteriaUnknown, header.region.span().start, header.region.get_ref().as_str());
    }
    for base in header.base.iter().filter(|base| !national.is_base(base.get_ref())) {
        builder.fault(Code::CriteriaUnknown, base.span().start, base.get_ref().as_str());
    }
    let mut overlay = Overlay::build(&mut builder, national, &header, parts);
    overlay.procedures = procedures(&mut builder, procedures_read);
    overlay.notices = notices;
    findings.append(&mut builder.findings);
    overlay.areas = areas;
    (Some(overlay), findings)
}

fn builder<'a>(
    source: &'a Source<'a>,
    (regions, classes): (&'a [Region], &'a [Class]),
    scales: &'a BTreeMap<String, Vec<String>>,
    measures: &'a BTreeMap<MeasureId, Measure>,
    series: &'a Arc<str>,
) -> Builder<'a> {
    let days = Days::default();
    let names = Names { regions, classes, areas: &[], scales, measures, series, layer: NATION, home: None, days };
    Builder { source, names, own: BTreeMap::new(), findings: Vec::new() }
}

/// Items with the number of their criterion; versions of one code joined and put in order.
pub(super) fn items<'a>(builder: &mut Builder, book: Book, entries: impl Iterator<Item = &'a Entry<RawItem>>) -> Vec<(u32, Item)> {
    let mut items: Vec<(u32, Item)> = Vec::new();
    for entry in entries {
        let version = builder.version(book, entry);
        let raw = &entry.value;
        if raw.set.is_some_and(|level| Book::Set(level) != book) {
            builder.fault(Code::CriteriaUnknown, entry.at, raw.code.as_str());
        }
        match items.iter_mut().find(|(_, i)| i.code == raw.code) {
            Some((criterion, item)) => {
                let twice = item.versions.iter().any(|v| v.from == version.from) || *criterion != raw.criterion;
                if twice {
                    builder.fault(Code::CriteriaTwice, entry.at, raw.code.as_str());
                }
                item.versions.push(Arc::new(version));
                if !raw.department.is_empty() {
                    item.department.clone_from(&raw.department);
                }
                item.versions.sort_by_key(|v| v.from);
            }
            None => {
                let item = Item {
                    code: raw.code.clone(),
                    department: raw.department.clone(),
                    versions: vec![Arc::new(version)],
                    days: Days::default(),
                };
                items.push((raw.criterion, item));
            }
        }
    }
    items
}

/// Keeps the measures of a file for those read after it.
fn collect_measures<'a>(items: impl Iterator<Item = &'a Item>, measures: &mut BTreeMap<MeasureId, Measure>) {
    for measure in items.flat_map(|i| &i.versions).flat_map(|v| &v.measures) {
        measures.entry(measure.id.clone()).or_insert_with(|| measure.clone());
    }
}

fn region_rule(builder: &mut Builder, entry: &Entry<RawRegionRule>) -> Option<RegionRule> {
    let raw = &entry.value;
    let from = required_day(builder, &raw.from, entry.at)?;
    if !builder.names.regions.iter().any(|r| r.id == raw.region) {
        builder.fault(Code::CriteriaUnknown, entry.at, raw.region.as_str());
    }
    for class in raw.classes.iter().chain(&raw.unsettled_classes) {
        if !builder.names.classes.iter().any(|c| c.id == *class) {
            builder.fault(Code::CriteriaUnknown, entry.at, class.as_str());
        }
    }
    Some(RegionRule {
        from,
        region: raw.region.clone(),
        levels: raw.levels.clone(),
        unsettled_levels: raw.unsettled_levels.clone(),
        classes: raw.classes.clone(),
        unsettled_classes: raw.unsettled_classes.clone(),
        source: raw.source.clone(),
    })
}

fn required_day(builder: &mut Builder, date: &Datetime, at: usize) -> Option<Date> {
    let found = day(date);
    if found.is_none() {
        builder.fault(Code::CriteriaSyntax, at, date.to_string());
    }
    found
}

fn values<T>(entries: Vec<Entry<T>>) -> Vec<T> {
    entries.into_iter().map(|e| e.value).collect()
}

fn notices(entries: Vec<Entry<RawNotice>>) -> Vec<Notice> {
    let notice = |raw: RawNotice| Notice { from: raw.from.as_ref().and_then(day), text: raw.text, english: raw.english };
    entries.into_iter().map(|e| notice(e.value)).collect()
}
