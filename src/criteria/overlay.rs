//! A province's file: only what differs from the nation. It may replace a threshold, add tests,
//! indicators and conditions, fill what the nation left open, divide the province into areas, name
//! authorities, departments and forms, and give village checklists; it never removes a test.

use std::sync::Arc;

use toml::Spanned;

use super::build::{Builder, rivals};
use super::checklist::Checklist;
use super::confirm::{is_looser, shown};
use super::counterpart::{self, Counterpart, RawCounterpart};
use super::document_kind::{self, DocumentKind, RawDocumentKind};
use super::forms::{Form, Question};
use super::law::{Law, OverlayInfo};
use super::level::Level;
use super::load::National;
use super::measure::Measure;
use super::model::{Item, Notice, Version};
use super::nation::Area;
use super::packed::packed;
use super::period::{Days, Period};
use super::procedure::Procedure;
use super::raw::{Entry, RawChecklist, RawExtend, RawItem, RawOverlayHeader, RawReplace};
use super::reference::{Book, ItemRef, RegionId};
use super::requirement::Node;
use super::threshold::{Content, Evidence, LevelRow, Test};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::Date;

#[derive(Debug, Clone)]
pub(super) struct Overlay {
    pub info: OverlayInfo,
    pub region: RegionId,
    /// The years of the sets it is laid over.
    pub period: Period,
    /// The days on which it holds.
    pub days: Days,
    /// Areas of the province.
    pub areas: Vec<Area>,
    replaced: Vec<Replaced>,
    added: Vec<Added>,
    items: Vec<(Book, u32, Item)>,
    checklists: Vec<Checklist>,
    forms: Vec<Form>,
    questions: Vec<Question>,
    counterparts: Vec<Counterpart>,
    departments: Vec<(String, String)>,
    documents: Vec<DocumentKind>,
    /// Procedures of its own.
    pub procedures: Vec<Procedure>,
    pub notices: Vec<Notice>,
}

packed! { Overlay { info, region, period, days, areas, replaced, added, items, checklists, forms, questions, counterparts, departments, documents, procedures, notices } }

/// The entries of an overlay as written.
pub(super) struct OverlayParts {
    pub replace: Vec<Entry<RawReplace>>,
    pub extend: Vec<Entry<RawExtend>>,
    pub indicators: Vec<Entry<RawItem>>,
    pub conditions: Vec<Entry<RawItem>>,
    pub checklists: Vec<Entry<RawChecklist>>,
    pub forms: Vec<Entry<Form>>,
    pub questions: Vec<Entry<Question>>,
    pub counterparts: Vec<Entry<RawCounterpart>>,
    pub documents: Vec<Entry<RawDocumentKind>>,
}

/// Rows that come before the nation's in every version of an indicator that has the test.
#[derive(Debug, Clone)]
struct Replaced {
    of: ItemRef,
    test: Option<String>,
    version: Option<Date>,
    rows: Vec<(Place, LevelRow)>,
}

packed! { Replaced { of, test, version, rows } }

/// A requirement to be met besides the nation's.
#[derive(Debug, Clone)]
struct Added {
    to: ItemRef,
    measures: Vec<Measure>,
    requirement: Node,
}

packed! { Added { to, measures, requirement } }

impl Overlay {
    /// Checks what an overlay says against the nation's law.
    pub fn build(builder: &mut Builder, national: &National, header: &RawOverlayHeader, parts: OverlayParts) -> Self {
        let replaced: Vec<Replaced> = parts.replace.iter().filter_map(|e| replaced(builder, national, header, e)).collect();
        builder.findings.extend(overlaps(&replaced, &replaced));
        let added = parts.extend.iter().filter_map(|e| added(builder, national, header, e)).collect();
        let items = items(builder, national, &parts);
        for (at, entry) in parts.checklists.iter().enumerate() {
            if parts.checklists[..at].iter().any(|other| other.value.id == entry.value.id) {
                builder.fault(Code::CriteriaTwice, entry.at, entry.value.id.as_str());
            }
        }
        let checklists = parts.checklists.iter().map(|e| builder.checklist(e)).collect();
        let departments = departments(builder, national, &items, header);
        let own = |of: &ItemRef| items.iter().any(|(book, _, item)| *book == of.book && item.code == of.code);
        let documents = document_kind::load(builder, parts.documents, &header.decision, |of| own(of) || national.item(of).is_some());
        Self {
            info: OverlayInfo {
                id: header.id.clone(),
                title: header.title.clone(),
                issuer: header.issuer.clone(),
                decision: header.decision.clone(),
                province: header.province.clone(),
                illustration: header.illustration,
            },
            region: header.region.get_ref().clone(),
            period: national.period,
            days: builder.names.days,
            areas: Vec::new(),
            replaced,
            added,
            items,
            checklists,
            forms: forms(builder, national, parts.forms),
            questions: questions(builder, national, parts.questions),
            counterparts: counterpart::load(builder, &national.nation.tables, &header.decision, parts.counterparts),
            departments,
            documents,
            procedures: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Lays this overlay over `law`.
    pub fn lay(&self, law: &mut Law) {
        self.change(law, |row| row.content.clone(), |added| added.clone());
        self.items.iter().for_each(|(book, number, item)| add_item(law, *book, *number, item.clone()));
        self.departments.iter().for_each(|(key, name)| law.assign(key, name));
        self.forms.iter().for_each(|form| label(law, form));
        law.nation.tables.survey.given.extend(self.questions.iter().cloned());
        law.nation.tables.counterparts.extend(self.counterparts.iter().cloned());
        self.areas.iter().for_each(|own| lay_area(law, own));
        law.checklists.retain(|old| !self.checklists.iter().any(|own| own.id == old.id));
        law.checklists.extend(self.checklists.iter().cloned());
        law.overlays.push(self.info.clone());
        law.nation.documents.extend(self.documents.iter().cloned());
        law.nation.notices.extend(self.notices.iter().cloned());
        // What a province says of its own authorities comes before the nation's from the same day on.
        let own: Vec<Procedure> = self.procedures.iter().map(|own| own.with_duties_of(law.procedure_on(own.from))).collect();
        law.nation.procedures.extend(own);
        law.nation.procedures.sort_by_key(|p| p.from);
    }

    /// Leaves open in `law` what this overlay would decide: a commune whose province is not known may
    /// be one of this province, and must not pass for want of its name.
    pub fn leave_open(&self, law: &mut Law) {
        let nobody = String::new();
        let open = |added: &Added| Added { measures: Vec::new(), requirement: Node::Open(self.info.issuer.clone()), to: added.to.clone() };
        self.change(law, |_| Content::LeftTo(nobody.clone()), open);
        let asked = |item: &Item| {
            let open = |v: &Arc<Version>| {
                let requirement = Node::Open(self.info.issuer.clone());
                Arc::new(Version { measures: Vec::new(), requirement, ..Version::clone(v) })
            };
            Item { versions: item.versions.iter().map(open).collect(), ..item.clone() }
        };
        self.items.iter().for_each(|(book, number, item)| add_item(law, *book, *number, asked(item)));
    }

    fn change(&self, law: &mut Law, content: impl Fn(&LevelRow) -> Content, added: impl Fn(&Added) -> Added) {
        for change in &self.replaced {
            let rows: Vec<LevelRow> = change.rows.iter().map(|(_, row)| LevelRow { content: content(row), ..row.clone() }).collect();
            for version in versions_mut(law, &change.of).iter_mut().filter(|v| change.version.is_none_or(|from| from == v.text_from)) {
                replace(Arc::make_mut(version), change.test.as_deref(), &rows);
            }
        }
        for change in &self.added {
            if let Some(item) = law.item_mut(&change.to) {
                split(item, self.days);
                let inside = |v: &&mut Arc<Version>| self.days.contain(v.from);
                item.versions.iter_mut().filter(inside).for_each(|version| add(Arc::make_mut(version), &added(change)));
            }
        }
    }

    /// Thresholds that two overlays of one province give for the same communes and days, neither being the later decision.
    pub fn clashes(&self, other: &Overlay) -> Vec<Diagnostic> {
        if (self.period, self.days.from) == (other.period, other.days.from) {
            overlaps(&self.replaced, &other.replaced)
        } else {
            Vec::new()
        }
    }
}

/// Rows of two entries that hold at the same place and time and say different things; those of the later entry are named.
fn overlaps(first: &[Replaced], second: &[Replaced]) -> Vec<Diagnostic> {
    let same = std::ptr::eq(first, second);
    let mut findings = Vec::new();
    for (index, later) in second.iter().enumerate() {
        let earlier = &first[..if same { index } else { first.len() }];
        let about = |e: &&Replaced| {
            e.of == later.of && e.test == later.test && (e.version.is_none() || later.version.is_none() || e.version == later.version)
        };
        let rows = || earlier.iter().filter(about).flat_map(|e| &e.rows);
        for (place, row) in &later.rows {
            if rows().any(|(_, other)| rivals(other, row) && (same || other.content != row.content)) {
                findings.push(Diagnostic::new(Code::CriteriaOverlap, place.clone()).with("name", later.of.to_string()));
            }
        }
    }
    findings
}

/// Makes the first and the day after the last of `days` the beginning of a version, so that what is added holds on them only.
fn split(item: &mut Item, days: Days) {
    let after = days.to.and_then(|to| to.tomorrow().ok());
    for day in days.from.into_iter().chain(after) {
        let Some(index) = item.versions.iter().rposition(|v| v.from < day) else { continue };
        if item.versions.get(index + 1).is_none_or(|next| next.from != day) {
            let begun = Arc::new(Version { from: day, ..Version::clone(&item.versions[index]) });
            item.versions.insert(index + 1, begun);
        }
    }
}

/// Adds an item to a criterion or to the conditions; where another overlay has added one of that code, it stays.
fn add_item(law: &mut Law, book: Book, number: u32, item: Item) {
    let list = match book {
        Book::Condition => Some(&mut law.nation.conditions),
        Book::Set(level) => {
            let criteria = law.sets.get_mut(&level).into_iter().flat_map(|s| &mut s.criteria);
            criteria.into_iter().find(|c| c.number == number).map(|c| &mut c.indicators)
        }
    };
    if let Some(list) = list.filter(|list| !list.iter().any(|i| i.code == item.code)) {
        list.push(item);
    }
}

/// Another decision of the province may speak of the same area: the later one says what it is.
fn lay_area(law: &mut Law, own: &Area) {
    match law.areas.iter_mut().find(|a| a.id == own.id) {
        Some(area) => area.clone_from(own),
        None => law.areas.push(own.clone()),
    }
}

/// Gives a form of the nation its label and, if it has one, its name.
fn label(law: &mut Law, own: &Form) {
    for form in law.nation.forms.iter_mut().filter(|f| f.id == own.id) {
        form.label.clone_from(&own.label);
        if !own.name.is_empty() {
            form.name.clone_from(&own.name);
        }
    }
}

/// Texts of questions that the survey has.
fn questions(builder: &mut Builder, national: &National, entries: Vec<Entry<Question>>) -> Vec<Question> {
    let survey = &national.nation.tables.survey;
    for (index, entry) in entries.iter().enumerate() {
        if let Some(unknown) = survey.unknown(&entry.value) {
            builder.fault(Code::CriteriaUnknown, entry.at, unknown);
        }
        if entries[..index].iter().any(|other| other.value.number == entry.value.number) {
            builder.fault(Code::CriteriaTwice, entry.at, format!("question {}", entry.value.number));
        }
    }
    entries.into_iter().map(|e| e.value).collect()
}

/// Indicators and conditions the nation does not have.
fn items(builder: &mut Builder, national: &National, parts: &OverlayParts) -> Vec<(Book, u32, Item)> {
    let mut found = Vec::new();
    for entry in &parts.indicators {
        let known = entry.value.set.and_then(|level| national.sets.get(&level)).map(|s| s.criteria.iter().map(|c| c.number));
        if known.is_none_or(|mut numbers| !numbers.any(|n| n == entry.value.criterion)) {
            builder.fault(Code::CriteriaUnknown, entry.at, format!("{}: set, criterion {}", entry.value.code, entry.value.criterion));
        }
    }
    for book in national.nation.levels.books() {
        let entries = if book == Book::Condition { &parts.conditions } else { &parts.indicators };
        let of_book = |e: &&Entry<RawItem>| book == Book::Condition || e.value.set.map(Book::Set) == Some(book);
        for entry in entries.iter().filter(of_book).filter(|e| national.item(&national.refer(book, &e.value.code)).is_some()) {
            builder.fault(Code::CriteriaTwice, entry.at, national.refer(book, &entry.value.code).to_string());
        }
        let days = builder.names.days;
        let read = super::load::items(builder, book, entries.iter().filter(of_book));
        found.extend(read.into_iter().map(|(number, item)| (book, number, Item { days, ..item })));
    }
    found
}

/// Departments by item, or by criterion for all its items.
fn departments(
    builder: &mut Builder,
    national: &National,
    items: &[(Book, u32, Item)],
    header: &RawOverlayHeader,
) -> Vec<(String, String)> {
    let known = |key: &str| {
        let Some(of) = key.parse::<ItemRef>().ok().filter(|of| national.holds(of)) else { return false };
        let criterion =
            |level: Level| national.sets.get(&level).is_some_and(|s| s.criteria.iter().any(|c| c.number.to_string() == of.code));
        let own = items.iter().any(|(book, _, item)| *book == of.book && item.code == of.code);
        own || national.item(&of).is_some() || matches!(of.book, Book::Set(level) if criterion(level))
    };
    for key in header.departments.keys().filter(|key| !known(key.get_ref())) {
        builder.fault(Code::CriteriaUnknown, key.span().start, key.get_ref().as_str());
    }
    // A criterion's name first, so that an indicator's own wins.
    let mut pairs: Vec<(String, String)> = header.departments.iter().map(|(k, v)| (Spanned::get_ref(k).clone(), v.clone())).collect();
    pairs.sort_by_key(|(key, _)| key.parse::<ItemRef>().is_ok_and(|of| national.item(&of).is_some()));
    pairs
}

/// Labels of forms the nation knows.
fn forms(builder: &mut Builder, national: &National, entries: Vec<Entry<Form>>) -> Vec<Form> {
    for entry in entries.iter().filter(|e| !national.nation.forms.iter().any(|f| f.id == e.value.id)) {
        builder.fault(Code::CriteriaUnknown, entry.at, entry.value.id.as_str());
    }
    entries.into_iter().map(|e| e.value).collect()
}

/// Puts rows before those of a test. A factor of another threshold is not replaced by a number: both
/// bind, so that a province's own table is never looser than the nation's factor.
fn replace(version: &mut Version, test: Option<&str>, rows: &[LevelRow]) {
    let mut besides: Vec<Test> = Vec::new();
    version.requirement.tests_mut(&mut |own| {
        if test.is_some_and(|id| id != own.id) {
            return;
        }
        if own.levels.iter().any(|row| matches!(row.content, Content::Factor { .. })) {
            besides.push(Test { levels: rows.to_vec(), ..own.clone() });
        } else {
            own.levels.splice(0..0, rows.iter().cloned());
        }
    });
    for test in besides {
        let nation = std::mem::replace(&mut version.requirement, Node::All(Vec::new()));
        version.requirement = Node::All(vec![nation, Node::Test(test)]);
    }
}

fn versions_mut<'a>(law: &'a mut Law, of: &ItemRef) -> &'a mut [Arc<Version>] {
    law.item_mut(of).map(|i| i.versions.as_mut_slice()).unwrap_or_default()
}

/// All-of with the nation's requirement, or in place of what the nation left open.
fn add(version: &mut Version, change: &Added) {
    version.measures.extend(change.measures.iter().filter(|m| !version.measures.contains(m)).cloned().collect::<Vec<_>>());
    let own = change.requirement.clone();
    version.requirement = match std::mem::replace(&mut version.requirement, Node::All(Vec::new())) {
        Node::Open(authority) if matches!(own, Node::Open(_)) => Node::Open(authority),
        Node::Open(_) => own,
        Node::All(mut parts) => {
            parts.push(own);
            Node::All(parts)
        }
        other => Node::All(vec![other, own]),
    };
}

fn known_item<'a>(builder: &mut Builder, national: &'a National, of: &str, at: usize) -> Option<(ItemRef, &'a Item)> {
    let found = of.parse::<ItemRef>().ok().and_then(|reference| national.item(&reference).map(|i| (reference, i)));
    if found.is_none() {
        builder.fault(Code::CriteriaUnknown, at, of);
    }
    found
}

fn replaced(builder: &mut Builder, national: &National, header: &RawOverlayHeader, entry: &Entry<RawReplace>) -> Option<Replaced> {
    let raw = &entry.value;
    let (of, item) = known_item(builder, national, &raw.indicator, entry.at)?;
    let matching = |t: &&Test| raw.test.as_ref().is_none_or(|id| *id == t.id);
    let version = raw.version.as_ref().and_then(super::build::day);
    let versions = item.versions.iter().filter(|v| version.is_none_or(|from| from == v.from));
    let tests: Vec<&Test> = versions.flat_map(|v| v.requirement.tests()).filter(matching).collect();
    let Some(first) = tests.first() else {
        builder.fault(Code::CriteriaUnused, entry.at, raw.indicator.as_str());
        return None;
    };
    if tests.iter().any(|t| t.id != first.id) {
        builder.fault(Code::CriteriaUnknown, entry.at, format!("{}: test", raw.indicator));
    }
    let measure = national.measures.get(&first.measure)?;
    let mut placed = builder.placed_levels(measure, first.op, &raw.levels, &header.decision);
    for (_, row) in placed.iter_mut().filter(|(_, row)| row.home.is_some()) {
        row.regions = regions_meant(national, header.region.get_ref(), &tests, row);
    }
    // What is invented gives way to what is confirmed.
    placed.retain(|(_, row)| !header.illustration || !tests.iter().any(|t| undercuts(t, row)));
    let all_unused = !placed.is_empty() && tests.iter().any(|t| t.op != first.op);
    if all_unused {
        builder.fault(Code::CriteriaRequirement, entry.at, raw.indicator.as_str());
    }
    // Tests of one threshold have the same rows: the first speaks for all of its version.
    let threshold = |v: &Arc<Version>| v.requirement.tests().into_iter().find(|t| raw.test.as_ref().is_none_or(|id| *id == t.id)).cloned();
    let thresholds: Vec<Test> = item.versions.iter().filter(|v| version.is_none_or(|from| from == v.from)).filter_map(threshold).collect();
    for (at, row) in &placed {
        thresholds.iter().for_each(|t| looser(builder, t, row, *at, &raw.indicator));
    }
    let rows = placed.into_iter().map(|(at, row)| (builder.source.place(at), row)).collect();
    Some(Replaced { of, test: raw.test.clone(), version, rows })
}

/// The regions of a row that names none in place of the nation's: the province's own, besides it the one whose levels
/// its classes take, and wherever the nation leaves the threshold to the province.
fn regions_meant(national: &National, own: &RegionId, tests: &[&Test], row: &LevelRow) -> Vec<RegionId> {
    let rules = || national.nation.region_rules.iter();
    let taken = rules().filter(|rule| row.classes.iter().any(|c| rule.classes.contains(c))).map(|r| r.region.clone());
    let left = |region: &RegionId| {
        let mut here = tests.iter().flat_map(|t| &t.levels).filter(|r| r.regions.is_empty() || r.regions.contains(region)).peekable();
        here.peek().is_some() && here.all(|r| matches!(r.content, Content::LeftTo(_)))
    };
    let left_over = rules().map(|r| r.region.clone()).filter(left);
    let mut regions: Vec<RegionId> = Vec::new();
    for region in [own.clone()].into_iter().chain(taken).chain(left_over) {
        if !regions.contains(&region) {
            regions.push(region);
        }
    }
    regions
}

/// Whether a row asks less than a confirmed national one that holds at the same place and time.
fn undercuts(national: &Test, row: &LevelRow) -> bool {
    let confirmed = |r: &&LevelRow| r.evidence == Evidence::Confirmed && super::build::overlap(r, row);
    let looser =
        |r: &LevelRow| matches!((&row.content, &r.content), (Content::Bound(own), Content::Bound(of)) if is_looser(national.op, own, of));
    national.levels.iter().filter(confirmed).any(looser)
}

/// A province may be stricter than the nation, never looser.
fn looser(builder: &mut Builder, national: &Test, row: &LevelRow, at: usize, indicator: &str) {
    let Content::Bound(own) = &row.content else { return };
    let predicted = |r: &LevelRow| r.evidence == Evidence::Interpolated;
    for theirs in national.levels.iter().filter(|r| super::build::overlap(r, row) && !predicted(r) && !predicted(row)) {
        let Content::Bound(bound) = &theirs.content else { continue };
        if is_looser(national.op, own, bound) {
            let code = if theirs.evidence == Evidence::Confirmed { Code::CriteriaLooser } else { Code::CriteriaMaybeLooser };
            let finding = builder.source.finding(code, at).with("name", indicator).with("own", shown(own)).with("national", shown(bound));
            builder.findings.push(finding.with("source", &*theirs.source));
        }
    }
}

fn added(builder: &mut Builder, national: &National, header: &RawOverlayHeader, entry: &Entry<RawExtend>) -> Option<Added> {
    let raw = &entry.value;
    let (to, item) = known_item(builder, national, &raw.indicator, entry.at)?;
    let name = item.versions.last().map(|v| v.name.clone()).unwrap_or_default();
    let measures = builder.measures(&to, &name, &raw.measure, entry.at);
    let tests = builder.tests(&measures, &raw.test, &header.decision, entry.at);
    let requirement = builder.requirement(raw.require.as_ref(), &tests, &measures, entry.at);
    Some(Added { to, measures, requirement })
}
