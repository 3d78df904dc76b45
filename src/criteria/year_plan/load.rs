//! Reads a plan and checks it against the law of its province: everything wrong is given at once, each with its line.

use super::raw::{PlanReader, Section, Word};
use super::{Aim, Need, Plan, PlanSource, Quantity, ReportDay, RosterDistrict, Target, TargetScope, Whom};
use crate::criteria::law::Law;
use crate::criteria::level::Level;
use crate::criteria::period::Period;
use crate::criteria::raw::Source;
use crate::criteria::shelf::Shelf;
use crate::criteria::threshold::Evidence;
use crate::diag::{Code, Diagnostic};
use crate::text::Date;
use crate::text::nearest;

/// The word that a plan says of itself.
const KIND: &str = "plan";

/// The communes of a list by its name in a plan, each with its district; none where it cannot be read.
pub type Lists<'a> = &'a dyn Fn(&str) -> Option<Vec<(String, String)>>;

impl Plan {
    /// Reads a plan; `name` is how messages call its file, `lists` reads the lists it names.
    ///
    /// # Errors
    /// Everything wrong with it.
    pub fn read(name: &str, text: &str, shelf: &Shelf, lists: Lists) -> Result<Self, Vec<Diagnostic>> {
        let source = Source { name, text };
        let (mut reader, header, sections) = PlanReader::parse(&source);
        let kind = reader.needed(&header, "kind").filter(|word| word.text != KIND);
        if let Some(word) = kind {
            unknown(&mut reader, &word, "kind", [KIND]);
        }
        let title = reader.needed(&header, "title").map(|w| w.text).unwrap_or_default();
        let province = reader.needed(&header, "province");
        let known = province.as_ref().and_then(|word| known(&mut reader, shelf, word));
        let year = reader.number(&header, "year");
        if year.is_none() && !header.has("year") {
            reader.fault(Code::PlanMissing, 0, &[("key", "year"), ("section", "none")]);
        }
        let of_law = year.and_then(|(_, year)| i16::try_from(year).ok()).unwrap_or_else(|| shelf.last_year());
        let law = known.and_then(|name| shelf.law(&name, of_law).ok()).unwrap_or_else(|| shelf.nation(of_law));
        let mut loader = Loader { reader, law, year: 0, first_year: 0, roster: Vec::new() };
        loader.years(&header, year, shelf);
        let notes = loader.reader.list(&header, "notes").into_iter().map(|w| w.text).collect();
        let source = loader.sources(&header, &sections);
        for section in sections.iter().filter(|s| s.name == "roster") {
            match loader.reader.word(section, "file") {
                Some(file) => loader.listed(&file, lists),
                None => loader.district(section),
            }
        }
        let aims = ["communes", "keep", "villages", "district"];
        let mut targets = Vec::new();
        for section in aims.iter().flat_map(|name| sections.iter().filter(move |s| s.name == *name)) {
            targets.extend(loader.target(section));
        }
        let mut reports: Vec<ReportDay> = sections.iter().filter(|s| s.name == "report").filter_map(|s| loader.report(s)).collect();
        reports.sort_by_key(|r| r.before);
        if !sections.iter().any(|s| aims.contains(&s.name) || s.name == "report") {
            loader.impossible(0, "nothing", 0, 0);
        }
        let Loader { mut reader, law, year, first_year, roster } = loader;
        if !reader.findings.is_empty() {
            reader.findings.sort_by(|a, b| a.place.cmp(&b.place));
            return Err(reader.findings);
        }
        Ok(Self { file: name.to_string(), title, source, province: law.province, first_year, year, notes, roster, targets, reports })
    }
}

/// A name that does not exist, with what may have been meant.
fn unknown<'n>(reader: &mut PlanReader, word: &Word, kind: &str, known: impl IntoIterator<Item = &'n str>) {
    let near = nearest(&word.text, known).unwrap_or("none");
    reader.fault(Code::PlanUnknown, word.at, &[("kind", kind), ("name", &word.text), ("nearest", near)]);
}

/// The name of the province, if there is one of it.
fn known(reader: &mut PlanReader, shelf: &Shelf, word: &Word) -> Option<String> {
    match shelf.province(&word.text) {
        Ok((name, _)) => Some(name),
        Err(wrong) => {
            unknown(reader, word, "province", wrong.nearest.as_deref());
            None
        }
    }
}

struct Loader<'a> {
    reader: PlanReader<'a>,
    law: Law,
    year: i16,
    first_year: i16,
    roster: Vec<RosterDistrict>,
}

impl Loader<'_> {
    fn impossible(&mut self, at: usize, kind: &str, read: usize, limit: usize) {
        let (read, limit) = (read.to_string(), limit.to_string());
        self.reader.fault(Code::PlanImpossible, at, &[("kind", kind), ("read", &read), ("limit", &limit)]);
    }

    /// The years whose files count, within the period of the criteria.
    fn years(&mut self, header: &Section, year: Option<(usize, usize)>, shelf: &Shelf) {
        let mut first = self.reader.number(header, "first_year");
        if let Some((at, other)) = first.and_then(|(at, read)| Some((at, self.other_period(read, shelf)?))) {
            let (own, other) = (self.law.period.to_string(), other.to_string());
            let (read, of_plan) = (first.map_or(0, |f| f.1).to_string(), year.map_or(0, |y| y.1).to_string());
            self.reader.fault(Code::PlanPeriods, at, &[("first", &read), ("other", &other), ("year", &of_plan), ("period", &own)]);
            first = None;
        }
        for (at, read) in [year, first].into_iter().flatten() {
            if !i16::try_from(read).is_ok_and(|y| self.law.period.contains(y)) {
                self.impossible(at, "year", read, 0);
            }
        }
        let short = |found: (usize, usize)| i16::try_from(found.1).unwrap_or_default();
        self.year = year.map(short).unwrap_or_default();
        self.first_year = first.map_or(self.year, short);
        if let Some((at, read)) = first.filter(|_| self.first_year > self.year) {
            self.impossible(at, "first-year", read, usize::try_from(self.year).unwrap_or_default());
        }
    }

    /// The period of a year, where it is another one than the law's.
    fn other_period(&self, year: usize, shelf: &Shelf) -> Option<Period> {
        let year = i16::try_from(year).ok()?;
        Some(shelf.period(year)).filter(|period| *period != self.law.period && period.contains(year))
    }

    fn sources(&mut self, header: &Section, sections: &[Section]) -> PlanSource {
        let missing = PlanSource { document: String::new(), date: None, evidence: Evidence::Unverified };
        let Some(section) = sections.iter().find(|s| s.name == "source") else {
            self.reader.fault(Code::PlanMissing, header.at, &[("key", "source"), ("section", "none")]);
            return missing;
        };
        let document = self.reader.needed(section, "document").map(|w| w.text).unwrap_or_default();
        let date = self.reader.day(section, "date");
        let word = self.reader.needed(section, "evidence");
        let found = word.as_ref().and_then(|w| Evidence::ALL.into_iter().find(|e| e.id() == w.text));
        if let Some(word) = word.filter(|_| found.is_none()) {
            unknown(&mut self.reader, &word, "evidence", Evidence::ALL.map(Evidence::id));
        }
        PlanSource { document, date, evidence: found.unwrap_or(Evidence::Unverified) }
    }

    /// The districts of a list of communes.
    fn listed(&mut self, file: &Word, lists: Lists) {
        let Some(communes) = lists(&file.text) else { return unknown(&mut self.reader, file, "file", []) };
        for (district, commune) in communes {
            match self.roster.iter_mut().find(|d| self.law.nation.words.same_unit(&d.name, &district)) {
                Some(known) => {
                    known.list.push(commune);
                    known.communes = known.list.len();
                }
                None => self.roster.push(RosterDistrict { name: district, communes: 1, list: vec![commune], held: None }),
            }
        }
    }

    /// A district of the roster.
    fn district(&mut self, section: &Section) {
        let Some(name) = self.reader.needed(section, "district") else { return };
        let list = self.named(section);
        let communes = self.reader.number(section, "communes");
        if let Some((at, count)) = communes.filter(|(_, count)| !list.is_empty() && *count != list.len()) {
            self.impossible(at, "list-count", count, list.len());
        }
        let total = communes.map_or(list.len(), |(_, count)| count);
        if total == 0 {
            self.impossible(section.at, "no-communes", 0, 0);
        }
        if self.roster.iter().any(|d| self.law.nation.words.same_unit(&d.name, &name.text)) {
            self.reader.fault(Code::PlanTwice, name.at, &[("name", &name.text)]);
        }
        let held = self.reader.word(section, "held");
        let held = held.and_then(|word| self.rule(&word));
        self.listed_by_law(&name);
        self.roster.push(RosterDistrict { name: name.text, communes: total, list, held });
    }

    /// Names of communes, none twice.
    fn named(&mut self, section: &Section) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for word in self.reader.list(section, "list") {
            if names.iter().any(|n| self.law.nation.words.same_name(n, &word.text)) {
                self.reader.fault(Code::PlanTwice, word.at, &[("name", &word.text)]);
            }
            names.push(word.text);
        }
        names
    }

    fn rule(&mut self, word: &Word) -> Option<String> {
        let rules = &self.law.nation.district_rules;
        let found = rules.iter().find(|r| r.id == word.text).map(|r| r.id.clone());
        if found.is_none() {
            unknown(&mut self.reader, word, "rule", rules.iter().map(|r| r.id.as_str()));
        }
        found
    }

    /// Where the province's file lists its districts, a district must be one of them.
    fn listed_by_law(&mut self, word: &Word) -> bool {
        let known: Vec<&str> = self.law.areas.iter().flat_map(|a| a.districts.iter().map(String::as_str)).collect();
        let listed = known.is_empty() || self.law.district_listed(&word.text);
        if !listed {
            unknown(&mut self.reader, word, "district", known);
        }
        listed
    }

    /// A target: its words, day, limits and aim.
    fn target(&mut self, section: &Section) -> Option<Target> {
        let name = self.reader.word(section, "name").map(|w| w.text).unwrap_or_default();
        let by = self.reader.day(section, "by");
        let scope = self.scope(section);
        let aim = match section.name {
            "communes" => self.communes(section),
            "keep" => self.keep(section),
            "villages" => self.villages(section),
            _ => self.districts(section),
        };
        // A plan of a year that names no other day ends with it.
        let by = by.or_else(|| Date::new(self.year, 12, 31).ok());
        aim.and_then(|aim| Some(Target { name, by: by?, scope, aim }))
    }

    fn scope(&mut self, section: &Section) -> TargetScope {
        let districts = self.reader.list(section, "districts");
        for word in &districts {
            let rostered = self.roster.iter().any(|d| self.law.nation.words.same_unit(&d.name, &word.text));
            if self.listed_by_law(word) && !self.roster.is_empty() && !rostered {
                unknown(&mut self.reader, word, "district", self.roster.iter().map(|d| d.name.as_str()));
            }
        }
        let areas = self.reader.list(section, "areas");
        for word in areas.iter().filter(|w| self.law.area(&w.text).is_none()) {
            unknown(&mut self.reader, word, "area", self.law.areas.iter().map(|a| a.id.as_str()));
        }
        TargetScope {
            districts: districts.into_iter().map(|w| w.text).collect(),
            classes: self.classes(section, "classes"),
            unsettled_classes: self.classes(section, "unsettled_classes"),
            areas: areas.into_iter().map(|w| w.text).collect(),
        }
    }

    /// Names of the classes of these ids.
    fn classes(&mut self, section: &Section, key: &'static str) -> Vec<String> {
        let mut names = Vec::new();
        for word in self.reader.list(section, key) {
            let classes = &self.law.nation.classes;
            match classes.iter().find(|c| c.id == word.text) {
                Some(class) => names.push(class.name.clone()),
                None => unknown(&mut self.reader, &word, "class", classes.iter().map(|c| c.id.as_str())),
            }
        }
        names
    }

    fn level(&mut self, word: &Word) -> Option<Level> {
        let found = self.law.nation.levels.of_word(&word.text);
        if found.is_none() {
            let levels = self.law.nation.levels.all().map(Level::id);
            unknown(&mut self.reader, word, "level", levels);
        }
        found
    }

    fn communes(&mut self, section: &Section) -> Option<Aim> {
        let level = self.reader.needed(section, "level").and_then(|word| self.level(&word));
        let names = self.named(section);
        let (count, of) = (self.reader.number(section, "count"), self.reader.number(section, "of"));
        let newly = self.reader.yes(section, "newly");
        let total = of.map(|(_, of)| of).or_else(|| (!names.is_empty()).then_some(names.len()));
        let wanted = count.map_or(names.len(), |(_, count)| count);
        if let Some(limit) = total.filter(|total| wanted > *total) {
            self.impossible(section.at_key("count"), "over", wanted, limit);
        }
        if let Some((at, of)) = of.filter(|(_, of)| !names.is_empty() && *of != names.len()) {
            self.impossible(at, "list-count", of, names.len());
        }
        if wanted == 0 {
            self.impossible(section.at, "no-count", 0, 0);
        }
        Some(Aim::Communes { level: level?, wanted, of: of.map(|(_, of)| of), newly, names })
    }

    fn keep(&mut self, section: &Section) -> Option<Aim> {
        let word = self.reader.word(section, "level");
        let level = word.as_ref().map(|word| self.level(word));
        let names = self.named(section);
        let stated = self.reader.number(section, "count");
        if let Some((at, count)) = stated.filter(|(_, count)| !names.is_empty() && *count != names.len()) {
            self.impossible(at, "list-count", count, names.len());
        }
        let count = stated.map(|(_, n)| n).or_else(|| (!names.is_empty()).then_some(names.len()));
        let at_risk = self.reader.number(section, "at_risk");
        if let (Some((at, risk)), Some(count)) = (at_risk, count)
            && risk > count
        {
            self.impossible(at, "over", risk, count);
        }
        let level = match level {
            Some(found) => Some(found?),
            None => None,
        };
        Some(Aim::Keep { level, count, at_risk: at_risk.map(|(_, n)| n), names })
    }

    fn villages(&mut self, section: &Section) -> Option<Aim> {
        let checklist = self.reader.word(section, "checklist");
        if let Some(word) = checklist.as_ref().filter(|w| self.law.checklist(&w.text).is_none()) {
            unknown(&mut self.reader, word, "checklist", self.law.checklists.iter().map(|c| c.id.as_str()));
        }
        let counted = self.reader.word(section, "counted");
        let ways = ["passed", "recognised"];
        if let Some(word) = counted.as_ref().filter(|w| !ways.contains(&w.text.as_str())) {
            unknown(&mut self.reader, word, "counted", ways);
        }
        let recognised = counted.is_some_and(|w| w.text == "recognised");
        let (count, per_cent) = (self.reader.number(section, "count"), self.reader.number(section, "per_cent"));
        let wanted = match (count, per_cent) {
            (Some((_, count)), None) => Quantity::Count(count),
            (None, Some((at, share))) => {
                if !(1..=100).contains(&share) {
                    self.impossible(at, "share", share, 100);
                }
                Quantity::PerCent(share)
            }
            _ => {
                self.impossible(section.at, "count-or-share", 0, 0);
                return None;
            }
        };
        Some(Aim::Villages { checklist: checklist.map(|w| w.text), recognised, wanted })
    }

    fn districts(&mut self, section: &Section) -> Option<Aim> {
        let rule = self.reader.needed(section, "rule").and_then(|word| self.rule(&word));
        let wanted = self.reader.number(section, "count").map_or(0, |(_, n)| n);
        if wanted == 0 {
            self.impossible(section.at, "no-count", 0, 0);
        }
        Some(Aim::Districts { rule: rule?, wanted })
    }

    fn report(&mut self, section: &Section) -> Option<ReportDay> {
        let name = self.reader.needed(section, "name").map(|w| w.text);
        let before = self.reader.day(section, "before");
        if before.is_none() && !section.has("before") {
            self.reader.fault(Code::PlanMissing, section.at, &[("key", "before"), ("section", section.name)]);
        }
        let mut who = Vec::new();
        for word in self.reader.list(section, "who") {
            match Whom::from_id(&word.text) {
                Some(found) => who.push(found),
                None => unknown(&mut self.reader, &word, "who", Whom::ALL.map(Whom::id)),
            }
        }
        let needs = self.reader.list(section, "needs").iter().filter_map(|word| self.need(word)).collect();
        Some(ReportDay { name: name?, before: before?, who, needs })
    }

    fn need(&mut self, word: &Word) -> Option<Need> {
        match word.text.as_str() {
            "summary" => return Some(Need::Summary),
            "departments" => return Some(Need::Departments),
            _ => {}
        }
        let items = self.law.meant(&word.text);
        if items.is_empty() {
            unknown(&mut self.reader, word, "need", ["summary", "departments"]);
            return None;
        }
        Some(Need::Items(word.text.clone(), items))
    }
}
