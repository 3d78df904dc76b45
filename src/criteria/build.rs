//! From a criteria entry as written to a checked one. Every mistake becomes a finding; what can be
//! built is built, so that later checks find the rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;
use toml::value::Datetime;

use super::checklist::{Checklist, ChecklistItem};
use super::law::{refer, series};
use super::measure::{Kind, Measure};
use super::model::Version;
use super::nation::{Area, Class, Region};
use super::period::Days;
use super::raw::{Entry, RawBranch, RawChecklist, RawChecklistItem, RawItem, RawLevel, RawMeasure, RawNode, RawNodeTable, RawTest, Source};
use super::reference::{Book, ItemRef, MeasureId, RegionId};
use super::requirement::{Branch, Node, When};
use super::threshold::{Bound, Content, Evidence, LevelRow, Op, Test, meet};
use crate::diag::{Code, Diagnostic};
use crate::text::{Date, Decimal, fold};

/// The layer name of the nation's own files.
pub(crate) const NATION: &str = "nation";

/// What an entry may refer to.
pub(super) struct Names<'a> {
    pub regions: &'a [Region],
    pub classes: &'a [Class],
    /// Areas of the province whose file is read.
    pub areas: &'a [Area],
    pub scales: &'a BTreeMap<String, Vec<String>>,
    /// Measures defined so far, by id.
    pub measures: &'a BTreeMap<MeasureId, Measure>,
    /// The series of the sets the file belongs to.
    pub series: &'a Arc<str>,
    /// Layer of the file being read.
    pub layer: &'a str,
    /// The province's region, in an overlay.
    pub home: Option<&'a RegionId>,
    /// Days an overlay's rows hold.
    pub days: Days,
}

/// Builds the entries of one file.
pub(super) struct Builder<'a> {
    pub source: &'a Source<'a>,
    /// What may be referred to.
    pub names: Names<'a>,
    /// Measures this file has defined so far, by id.
    pub own: BTreeMap<MeasureId, Measure>,
    /// Everything wrong so far.
    pub findings: Vec<Diagnostic>,
}

/// The calendar day of a TOML date; `None` if it is a time or no day.
pub(super) fn day(date: &Datetime) -> Option<Date> {
    let date = date.date?;
    Date::new(date.year as i16, date.month as i8, date.day as i8).ok()
}

/// A TOML number as the decimal written: floats are read at 15 digits, which is what was typed.
pub(super) fn decimal(value: &toml::Value) -> Option<Decimal> {
    match value {
        toml::Value::Integer(i) => Some(Decimal::from(*i)),
        toml::Value::Float(f) => Decimal::from_double(*f),
        toml::Value::String(s) => s.parse().ok(),
        _ => None,
    }
}

impl Builder<'_> {
    /// Notes a mistake at a byte.
    pub fn fault(&mut self, code: Code, at: usize, name: impl Into<String>) {
        let fact = if code == Code::CriteriaSyntax { "message" } else { "name" };
        self.findings.push(self.source.finding(code, at).with(fact, name.into()));
    }

    /// A version of an indicator or condition.
    pub fn version(&mut self, book: Book, entry: &Entry<RawItem>) -> Version {
        let raw = &entry.value;
        let owner = refer(self.names.series, book, raw.code.as_str());
        let measures = self.measures(&owner, &raw.name, &raw.measure, entry.at);
        let tests = self.tests(&measures, &raw.test, &raw.decision, entry.at);
        let requirement = self.requirement(raw.require.as_ref(), &tests, &measures, entry.at);
        let from = day(&raw.from).unwrap_or_else(|| {
            self.fault(Code::CriteriaSyntax, entry.at, "from");
            Date::constant(1, 1, 1)
        });
        Version {
            from,
            text_from: from,
            name: raw.name.clone(),
            decision: raw.decision.clone(),
            note: raw.note.as_str().into(),
            levels: raw.levels.clone(),
            measures,
            requirement,
        }
    }

    pub fn measures(&mut self, owner: &ItemRef, name: &str, raw: &[RawMeasure], at: usize) -> Vec<Measure> {
        raw.iter().filter_map(|m| self.measure(owner, name, m, at)).collect()
    }

    fn measure(&mut self, owner: &ItemRef, item_name: &str, raw: &RawMeasure, at: usize) -> Option<Measure> {
        if let Some(id) = &raw.same_as {
            let known = self.names.measures.get(id).or_else(|| self.own.get(id)).cloned();
            if known.is_none() {
                self.fault(Code::CriteriaUnknown, at, id.as_str());
            }
            return known.map(|m| Measure { part: raw.part.clone(), name: label(&raw.name, item_name), ..m });
        }
        let Some(kind) = raw.kind else {
            self.fault(Code::CriteriaSyntax, at, "kind");
            return None;
        };
        if kind == Kind::Grade && !self.names.scales.contains_key(&raw.scale) {
            self.fault(Code::CriteriaUnknown, at, raw.scale.as_str());
        }
        let id = if raw.part.is_empty() { owner.to_string() } else { format!("{owner}/{}", raw.part) };
        let measure = Measure {
            id,
            part: raw.part.clone(),
            name: label(&raw.name, item_name),
            kind,
            unit: if kind == Kind::Rate { "%".into() } else { raw.unit.clone() },
            counted: raw.counted.clone(),
            numerator: raw.numerator.clone(),
            denominator: raw.denominator.clone(),
            step: raw.step.and_then(Decimal::from_double).unwrap_or_else(|| Decimal::from(1)),
            scale: raw.scale.clone(),
            checklist: raw.checklist.clone(),
            if_any: raw.if_any,
            zero_is_not_applicable: raw.zero_is_not_applicable,
            small: raw.small,
            most: raw.most.and_then(Decimal::from_double),
            by_village: raw.by_village.unwrap_or(match kind {
                Kind::Rate => !raw.counted.is_empty(),
                other => other == Kind::Count,
            }),
        };
        let known = self.names.measures.get(&measure.id).or_else(|| self.own.get(&measure.id));
        if known.is_some_and(|known| (known.kind, &known.unit, &known.scale) != (measure.kind, &measure.unit, &measure.scale)) {
            self.fault(Code::CriteriaMeasureDiffers, at, measure.id.as_str());
        }
        self.own.entry(measure.id.clone()).or_insert_with(|| measure.clone());
        Some(measure)
    }

    /// The tests of an item: one per measure named.
    pub fn tests(&mut self, measures: &[Measure], raw: &[RawTest], decision: &str, at: usize) -> Vec<Test> {
        let mut tests = Vec::new();
        for test in raw {
            let parts: Vec<&Measure> = if test.measures.is_empty() {
                measures.iter().take(1).collect()
            } else {
                test.measures.iter().filter_map(|p| measures.iter().find(|m| m.part == *p)).collect()
            };
            if parts.len() != test.measures.len().max(1) || (test.measures.is_empty() && measures.len() > 1) {
                self.fault(Code::CriteriaUnknown, at, test.measures.join(", "));
            }
            for measure in parts {
                let levels = self.levels(measure, test.op, &test.levels, decision);
                let layer = self.names.layer.to_string();
                tests.push(Test { id: test.id.clone(), measure: measure.id.clone(), op: test.op, levels, layer });
            }
        }
        tests
    }

    /// The rows of a threshold, checked one by one and against each other.
    pub fn levels(&mut self, measure: &Measure, op: Op, raw: &[Spanned<RawLevel>], decision: &str) -> Vec<LevelRow> {
        self.placed_levels(measure, op, raw, decision).into_iter().map(|(_, row)| row).collect()
    }

    /// The same, each with the byte where it is: a row that cannot be read is left out.
    pub fn placed_levels(&mut self, measure: &Measure, op: Op, raw: &[Spanned<RawLevel>], decision: &str) -> Vec<(usize, LevelRow)> {
        let mut rows: Vec<(usize, LevelRow)> = Vec::new();
        for spanned in raw {
            let at = spanned.span().start;
            let Some(row) = self.level(measure, op, spanned.get_ref(), decision, at) else { continue };
            if rows.iter().any(|(_, other)| rivals(other, &row)) {
                self.fault(Code::CriteriaOverlap, at, measure.id.as_str());
            }
            rows.push((at, row));
        }
        rows
    }

    fn level(&mut self, measure: &Measure, op: Op, raw: &RawLevel, decision: &str, at: usize) -> Option<LevelRow> {
        self.known_regions(&raw.regions, at);
        self.known_classes(&raw.classes, at);
        for area in raw.areas.iter().filter(|area| !self.names.areas.iter().any(|a| a.id == **area)).collect::<Vec<_>>() {
            self.fault(Code::CriteriaUnknown, at, area.as_str());
        }
        let content = self.content(measure, op, raw, at)?;
        let evidence = self.evidence(raw, &content, at)?;
        let source = match (&raw.confirmed_by, raw.confirmed_on.as_ref().and_then(day)) {
            (Some(by), Some(on)) => format!("{} ({by}, {})", or(&raw.source, decision), crate::text::print_date(on)),
            _ => or(&raw.source, decision).to_string(),
        };
        Some(LevelRow {
            regions: raw.regions.clone(),
            home: self.names.home.filter(|_| raw.regions.is_empty()).cloned(),
            years: raw.years.clone(),
            classes: raw.classes.clone(),
            areas: raw.areas.clone(),
            days: self.names.days,
            content,
            evidence,
            source: source.into(),
            layer: self.names.layer.into(),
            note: raw.note.as_str().into(),
        })
    }

    /// Every class named is one of the nation's.
    pub fn known_classes(&mut self, classes: &[String], at: usize) {
        for class in classes {
            if !self.names.classes.iter().any(|c| c.id == *class) {
                self.fault(Code::CriteriaUnknown, at, class.as_str());
            }
        }
    }

    fn known_regions(&mut self, regions: &[String], at: usize) {
        for region in regions {
            if !self.names.regions.iter().any(|r| r.id == *region) {
                self.fault(Code::CriteriaUnknown, at, region.as_str());
            }
        }
    }

    /// A row says one thing: a value, a factor of another threshold, or whose decision is missing.
    fn content(&mut self, measure: &Measure, op: Op, raw: &RawLevel, at: usize) -> Option<Content> {
        let factor = raw.factor.is_some() || raw.of.is_some();
        let half = raw.factor.is_some() != raw.of.is_some();
        let said = [raw.value.is_some(), factor, raw.left_to.is_some()].iter().filter(|s| **s).count();
        if said > 1 || half {
            self.fault(Code::CriteriaWrongValue, at, measure.id.as_str());
            return None;
        }
        if let Some(authority) = &raw.left_to {
            return Some(Content::LeftTo(authority.clone()));
        }
        if let (Some(factor), Some(of)) = (raw.factor, &raw.of) {
            let (Some(factor), Ok(of)) = (Decimal::from_double(factor), of.parse()) else {
                self.fault(Code::CriteriaUnknown, at, of.as_str());
                return None;
            };
            return Some(Content::Factor { factor, of });
        }
        let bound = self.bound(measure, op, raw.value.as_ref());
        if bound.is_none() {
            let read = raw.value.as_ref().map_or_else(|| "—".to_string(), ToString::to_string);
            self.fault(Code::CriteriaWrongValue, at, format!("{}: {read}", measure.id));
        }
        bound.map(Content::Bound)
    }

    fn bound(&self, measure: &Measure, op: Op, value: Option<&toml::Value>) -> Option<Bound> {
        match (op, measure.kind, value) {
            (Op::Met, Kind::YesNo, None) => Some(Bound::Met),
            (Op::None, Kind::YesNo | Kind::Count | Kind::Number, None) => Some(Bound::None),
            (Op::AtLeast, Kind::Grade, Some(toml::Value::String(word))) => {
                let rank = self.names.scales.get(&measure.scale)?.iter().position(|w| fold(w) == fold(word))?;
                Some(Bound::Grade(rank, word.clone()))
            }
            (Op::AtLeast | Op::AtMost, Kind::Rate | Kind::Number | Kind::Count | Kind::Villages, Some(number)) => {
                decimal(number).map(Bound::Number)
            }
            _ => None,
        }
    }

    fn evidence(&mut self, raw: &RawLevel, content: &Content, at: usize) -> Option<Evidence> {
        let evidence = match (raw.evidence, content) {
            (Some(evidence), _) => evidence,
            (None, Content::LeftTo(_)) => Evidence::Unverified,
            (None, _) => {
                self.fault(Code::CriteriaNoEvidence, at, "");
                return None;
            }
        };
        let sourced = !raw.source.is_empty();
        let named = raw.confirmed_by.is_some() && raw.confirmed_on.as_ref().and_then(day).is_some();
        let lacking = match evidence {
            Evidence::Press | Evidence::Derived | Evidence::Interpolated => !sourced,
            Evidence::Confirmed => !sourced || !named,
            Evidence::Unverified | Evidence::Invented => false,
        };
        if lacking {
            self.fault(Code::CriteriaNoSource, at, evidence.id());
        }
        Some(evidence)
    }

    /// The requirement of an item: as written, else all its tests.
    pub fn requirement(&mut self, raw: Option<&RawNode>, tests: &[Test], measures: &[Measure], at: usize) -> Node {
        let Some(raw) = raw else { return self.every(tests.to_vec(), at) };
        let node = self.node(raw, tests, measures, at);
        let used: Vec<&Test> = node.tests();
        if let Some(unused) = tests.iter().find(|t| !used.contains(t)) {
            self.fault(Code::CriteriaUnused, at, unused.id.as_str());
        }
        node
    }

    fn every(&mut self, tests: Vec<Test>, at: usize) -> Node {
        let mut nodes: Vec<Node> = tests.into_iter().map(Node::Test).collect();
        match nodes.len() {
            0 => {
                self.fault(Code::CriteriaRequirement, at, "");
                Node::All(Vec::new())
            }
            1 => nodes.remove(0),
            _ => Node::All(nodes),
        }
    }

    fn node(&mut self, raw: &RawNode, tests: &[Test], measures: &[Measure], at: usize) -> Node {
        let table = match raw {
            RawNode::Test(id) => {
                let named: Vec<Test> = tests.iter().filter(|t| t.id == *id).cloned().collect();
                if named.is_empty() {
                    self.fault(Code::CriteriaUnknown, at, id.as_str());
                }
                return self.every(named, at);
            }
            RawNode::Table(table) => table,
        };
        let node = self.combination(table, tests, measures, at);
        match &table.name {
            Some(name) => Node::Named(name.clone(), Box::new(node)),
            None => node,
        }
    }

    fn combination(&mut self, table: &RawNodeTable, tests: &[Test], measures: &[Measure], at: usize) -> Node {
        match table {
            RawNodeTable { all: Some(parts), .. } => Node::All(self.nodes(parts, tests, measures, at)),
            RawNodeTable { any: Some(parts), .. } => Node::Any(self.nodes(parts, tests, measures, at)),
            RawNodeTable { at_least: Some(k), of: Some(parts), .. } => {
                self.sensible(*k, parts.len(), at);
                Node::AtLeast(*k, self.nodes(parts, tests, measures, at))
            }
            RawNodeTable { case: Some(branches), .. } => Node::Case(branches.iter().map(|b| self.branch(b, tests, measures, at)).collect()),
            RawNodeTable { criterion: Some(of), .. } => self.criterion(of, at),
            RawNodeTable { set: Some(level), .. } => Node::Set(*level),
            RawNodeTable { criteria: Some(true), .. } => Node::Criteria,
            RawNodeTable { left_to: Some(authority), .. } => Node::Open(authority.clone()),
            _ => {
                self.fault(Code::CriteriaRequirement, at, "");
                Node::All(Vec::new())
            }
        }
    }

    /// None of a number of parts is met by anyone, more than there are by no one.
    fn sensible(&mut self, k: usize, of: usize, at: usize) {
        if k == 0 || k > of {
            self.fault(Code::CriteriaRequirement, at, format!("{k} / {of}"));
        }
    }

    fn nodes(&mut self, raw: &[RawNode], tests: &[Test], measures: &[Measure], at: usize) -> Vec<Node> {
        if raw.is_empty() {
            self.fault(Code::CriteriaRequirement, at, "");
        }
        raw.iter().map(|n| self.node(n, tests, measures, at)).collect()
    }

    fn branch(&mut self, raw: &RawBranch, tests: &[Test], measures: &[Measure], at: usize) -> Branch {
        self.known_regions(&raw.regions, at);
        let when = match (&raw.measure, raw.more_than.and_then(Decimal::from_double)) {
            (Some(part), Some(number)) => match measures.iter().find(|m| m.part == *part) {
                Some(measure) => When::MoreThan(measure.id.clone(), number),
                None => {
                    self.fault(Code::CriteriaUnknown, at, part.as_str());
                    When::Otherwise
                }
            },
            _ if raw.regions.is_empty() => When::Otherwise,
            _ => When::Regions(raw.regions.clone()),
        };
        Branch { when, then: self.node(&raw.then, tests, measures, at) }
    }

    fn criterion(&mut self, of: &str, at: usize) -> Node {
        let known = |of: &ItemRef| of.series == series(self.names.series, of.book);
        let parsed = of.parse::<ItemRef>().ok().filter(known).and_then(|of| Some((of.book, of.code.parse().ok()?)));
        match parsed {
            Some((Book::Set(level), number)) => Node::Criterion(level, number),
            _ => {
                self.fault(Code::CriteriaUnknown, at, of);
                Node::All(Vec::new())
            }
        }
    }

    pub fn checklist(&mut self, entry: &Entry<RawChecklist>) -> Checklist {
        let raw = &entry.value;
        let items: Vec<ChecklistItem> =
            raw.item.iter().enumerate().filter_map(|(i, item)| self.checklist_item(raw, i, item, entry.at)).collect();
        self.sensible(raw.pass.unwrap_or(raw.item.len()), raw.item.len(), entry.at);
        // who confirmed a list need not be said, as older files do not; by halves it says nothing
        if raw.confirmed_by.is_some() != raw.confirmed_on.as_ref().and_then(day).is_some() {
            self.fault(Code::CriteriaNoSource, entry.at, raw.evidence.id());
        }
        Checklist {
            id: raw.id.clone(),
            name: raw.name.clone(),
            pass: raw.pass.unwrap_or(items.len()),
            items,
            layer: self.names.layer.to_string(),
            evidence: raw.evidence,
            source: raw.source.clone(),
            recognition: raw.recognition,
        }
    }

    fn checklist_item(&mut self, list: &RawChecklist, index: usize, raw: &RawChecklistItem, at: usize) -> Option<ChecklistItem> {
        let id = format!("village:{}/{}", list.id, index + 1);
        let measure = Measure {
            id: id.clone(),
            part: (index + 1).to_string(),
            name: raw.name.clone(),
            kind: raw.kind,
            unit: if raw.kind == Kind::Rate { "%".into() } else { raw.unit.clone() },
            counted: String::new(),
            numerator: String::new(),
            denominator: String::new(),
            step: Decimal::from(1),
            scale: String::new(),
            checklist: String::new(),
            if_any: false,
            zero_is_not_applicable: false,
            small: raw.small,
            most: None,
            by_village: false,
        };
        let Some(bound) = self.bound(&measure, raw.op, raw.value.as_ref()) else {
            self.fault(Code::CriteriaWrongValue, at, raw.name.as_str());
            return None;
        };
        let row = LevelRow {
            regions: Vec::new(),
            home: None,
            years: Vec::new(),
            classes: Vec::new(),
            areas: Vec::new(),
            days: self.names.days,
            content: Content::Bound(bound),
            evidence: list.evidence,
            source: list.source.as_str().into(),
            layer: self.names.layer.into(),
            note: "".into(),
        };
        let layer = self.names.layer.to_string();
        let test = Test { id: String::new(), measure: id, op: raw.op, levels: vec![row], layer };
        Some(ChecklistItem { name: raw.name.clone(), measure, test })
    }
}

fn label(own: &str, item: &str) -> String {
    or(own, item).to_string()
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

/// Whether two rows can apply at the same place and time.
pub(super) fn overlap(a: &LevelRow, b: &LevelRow) -> bool {
    let kind = meet(&a.classes, &b.classes) && meet(&a.areas, &b.areas);
    a.days.meet(b.days) && meet(&a.regions, &b.regions) && meet(&a.years, &b.years) && kind
}

/// Whether two rows can apply at the same place and time, and neither is narrower; of one layer, one that names regions is.
pub(super) fn rivals(a: &LevelRow, b: &LevelRow) -> bool {
    let apart = a.layer == b.layer && a.home.is_some() != b.home.is_some();
    a.narrowness() == b.narrowness() && !apart && overlap(a, b)
}
