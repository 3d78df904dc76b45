//! A province's file: only what differs from the nation. It may replace a threshold, add tests,
//! fill what the nation left open and give village checklists; it never removes a test.

use super::build::Builder;
use super::confirm::{is_looser, shown};
use super::load::National;
use super::model::*;
use super::nation::*;
use super::raw::*;
use crate::diag::Code;
use crate::text::Date;

/// A checked overlay.
#[derive(Debug, Clone)]
pub(super) struct Overlay {
    /// What it is.
    pub info: OverlayInfo,
    /// The province's region.
    pub region: RegionId,
    replaced: Vec<Replaced>,
    added: Vec<Added>,
    checklists: Vec<Checklist>,
    /// Remarks.
    pub notices: Vec<Notice>,
}

/// Rows that come before the nation's in every version of an indicator that has the test.
#[derive(Debug, Clone)]
struct Replaced {
    of: ItemRef,
    test: Option<String>,
    version: Option<Date>,
    rows: Vec<LevelRow>,
}

/// A requirement to be met besides the nation's.
#[derive(Debug, Clone)]
struct Added {
    to: ItemRef,
    measures: Vec<Measure>,
    requirement: Node,
}

impl Overlay {
    /// Checks what an overlay says against the nation's law.
    pub fn build(
        builder: &mut Builder,
        national: &National,
        header: &RawOverlayHeader,
        replace: Vec<Entry<RawReplace>>,
        extend: Vec<Entry<RawExtend>>,
        checklists: Vec<Entry<RawChecklist>>,
        notices: Vec<Notice>,
    ) -> Self {
        let replaced: Vec<Replaced> = replace.iter().filter_map(|e| replaced(builder, national, header, e)).collect();
        let added = extend.iter().filter_map(|e| added(builder, national, header, e)).collect();
        for (at, entry) in checklists.iter().enumerate() {
            if checklists[..at].iter().any(|other| other.value.id == entry.value.id) {
                builder.fault(Code::CriteriaTwice, entry.at, entry.value.id.as_str());
            }
        }
        let checklists = checklists.iter().map(|e| builder.checklist(e)).collect();
        Self {
            info: OverlayInfo {
                id: header.id.clone(),
                title: header.title.clone(),
                issuer: header.issuer.clone(),
                decision: header.decision.clone(),
                province: header.province.clone(),
                illustration: header.illustration,
            },
            region: header.region.clone(),
            replaced,
            added,
            checklists,
            notices,
        }
    }

    /// Lays this overlay over `law`.
    pub fn lay(&self, law: &mut Law) {
        self.change(law, |row| row.content.clone(), |added| added.clone());
        law.checklists.retain(|old| !self.checklists.iter().any(|own| own.id == old.id));
        law.checklists.extend(self.checklists.iter().cloned());
        law.overlays.push(self.info.clone());
        law.nation.notices.extend(self.notices.iter().cloned());
    }

    /// Leaves open in `law` what this overlay would decide: a commune whose province is not known may
    /// be one of this province, and must not pass for want of its name.
    pub fn leave_open(&self, law: &mut Law) {
        let nobody = String::new();
        let open = |added: &Added| Added { measures: Vec::new(), requirement: Node::Open(self.info.issuer.clone()), to: added.to.clone() };
        self.change(law, |_| Content::LeftTo(nobody.clone()), open);
    }

    fn change(&self, law: &mut Law, content: impl Fn(&LevelRow) -> Content, added: impl Fn(&Added) -> Added) {
        for change in &self.replaced {
            let rows: Vec<LevelRow> = change.rows.iter().map(|row| LevelRow { content: content(row), ..row.clone() }).collect();
            for version in versions_mut(law, &change.of).iter_mut().filter(|v| change.version.is_none_or(|from| from == v.from)) {
                replace(version, change.test.as_deref(), &rows);
            }
        }
        for change in &self.added {
            for version in versions_mut(law, &change.to) {
                add(version, &added(change));
            }
        }
    }
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

fn versions_mut<'a>(law: &'a mut Law, of: &ItemRef) -> &'a mut [Version] {
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
    let found = of.parse::<ItemRef>().ok().and_then(|reference| {
        let item = match reference.book {
            Book::Condition => national.nation.conditions.iter().find(|i| i.code == reference.code),
            Book::Set(level) => national.sets.get(&level).and_then(|s| s.indicator(&reference.code)),
        };
        item.map(|i| (reference, i))
    });
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
    // What is invented gives way to what is confirmed.
    placed.retain(|(_, row)| !header.illustration || !tests.iter().any(|t| undercuts(t, row)));
    let all_unused = !placed.is_empty() && tests.iter().any(|t| t.op != first.op);
    if all_unused {
        builder.fault(Code::CriteriaRequirement, entry.at, raw.indicator.as_str());
    }
    for (at, row) in &placed {
        tests.iter().for_each(|t| looser(builder, t, row, *at, &raw.indicator));
    }
    let rows = placed.into_iter().map(|(_, row)| row).collect();
    Some(Replaced { of, test: raw.test.clone(), version, rows })
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
    for theirs in national.levels.iter().filter(|r| super::build::overlap(r, row)) {
        let Content::Bound(bound) = &theirs.content else { continue };
        if is_looser(national.op, own, bound) {
            let code = if theirs.evidence == Evidence::Confirmed { Code::CriteriaLooser } else { Code::CriteriaMaybeLooser };
            let finding = builder.source.finding(code, at).with("name", indicator).with("own", shown(own)).with("national", shown(bound));
            builder.findings.push(finding.with("source", theirs.source.as_str()));
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
