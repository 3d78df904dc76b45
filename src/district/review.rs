//! Many communes of one round, in the order they came; the roll-ups are made from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::lines::{DistrictLine, lines};
use super::standing::{ItemHead, Kept, Names, Standing};
use crate::assess::{Assessment, Finding, ItemResult, Judged, Verdict};
use crate::commune::Commune;
use crate::criteria::{Law, Level, Nation, Words};
use crate::diag::Diagnostic;
use crate::text::fold;

/// A file, or a commune in it, that could not be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unjudged {
    pub file: Arc<str>,
    /// The commune's name; empty for a whole file.
    pub name: String,
    pub findings: Vec<Diagnostic>,
}

/// The communes of one round.
#[derive(Debug, Default)]
pub struct Review {
    pub standings: Vec<Standing>,
    /// What could not be judged.
    pub unjudged: Vec<Unjudged>,
    /// Findings about the criteria, each once.
    pub criteria_findings: Vec<Diagnostic>,
    /// The law of its first commune: names of units and rules of districts are the nation's.
    law: Option<Law>,
    heads: HashMap<HeadKey, Arc<ItemHead>>,
    open: HashMap<usize, Vec<Arc<Judged>>>,
}

/// Judgements of one undetermined item that a new one is compared with: by year and region there are a few, and an item
/// that half was answered differs from commune to commune.
const MAX_COMPARED: usize = 16;

/// A version by its address, which is one as long as a head holds it; and its department.
type HeadKey = (usize, Option<u32>, String);

impl Review {
    /// Adds a commune judged; `file` is how messages call the file it was read from.
    pub fn add(&mut self, file: &str, law: &Law, commune: &Commune, assessment: &Assessment, findings: &[Diagnostic]) {
        let classes = assessment.place.classes.as_ref();
        let names = Names {
            file: file.into(),
            province: law.province.clone(),
            classes: classes.map(|ids| law.nation.classes.iter().filter(|c| ids.contains(&c.id)).map(|c| c.name.clone()).collect()),
        };
        self.law.get_or_insert_with(|| law.clone());
        let own = self.sort_out(findings);
        let mut kept: Vec<Kept> = Vec::new();
        for criterion in assessment.sets.iter().flat_map(|s| &s.criteria) {
            kept.extend(criterion.indicators.iter().map(|i| self.kept(Some(criterion.number), i)));
        }
        kept.extend(assessment.conditions.iter().map(|i| self.kept(None, i)));
        self.standings.push(Standing::of(commune, names, assessment, &own, kept));
    }

    /// Adds what could not be judged.
    pub fn add_unjudged(&mut self, file: &str, name: &str, findings: &[Diagnostic]) {
        let findings = self.sort_out(findings);
        self.unjudged.push(Unjudged { file: file.into(), name: name.to_string(), findings });
    }

    /// The levels there are for its communes, lowest first, and those that some are judged by or hold.
    pub fn levels(&self) -> Vec<Level> {
        let known = self.law.as_ref().map(|law| law.nation.levels.clone()).unwrap_or_default();
        let of =
            |s: &Standing| s.sets.iter().map(|set| set.level).chain([s.target]).chain(s.held.as_ref().map(|h| h.level)).collect::<Vec<_>>();
        let levels: BTreeSet<Level> = known.all().chain(self.standings.iter().flat_map(of)).collect();
        levels.into_iter().collect()
    }

    /// The overall verdicts in order, `None` for what could not be judged: an exit code is made from them.
    pub fn verdicts(&self) -> impl Iterator<Item = Option<Finding>> {
        self.standings.iter().map(|s| Some(s.overall.held_up_by(&s.findings))).chain(self.unjudged.iter().map(|_| None))
    }

    /// The communes district by district, in the order of their names. What could not be judged is of no district that is
    /// known, unless there is only one.
    pub fn by_district(&self) -> Vec<Review> {
        let mut districts: BTreeMap<String, Review> = BTreeMap::new();
        for standing in &self.standings {
            let own = || Review { law: self.law.clone(), ..Review::default() };
            districts.entry(self.district_key(&standing.district)).or_insert_with(own).standings.push(standing.clone());
        }
        let mut districts: Vec<Review> = districts.into_values().collect();
        if let [only] = districts.as_mut_slice() {
            only.unjudged.clone_from(&self.unjudged);
        }
        districts
    }

    /// What tells districts apart: "H. Thanh Hà" and "Huyện Thanh Hà" are one.
    pub fn district_key(&self, name: &str) -> String {
        self.law.as_ref().map_or_else(|| fold(name), |law| fold(law.nation.words.bare(name)))
    }

    /// What all communes of the nation have in common; none without a commune.
    pub fn nation(&self) -> Option<&Nation> {
        self.law.as_ref().map(|law| &law.nation)
    }

    /// The words of the law for units.
    pub(super) fn words(&self) -> Option<Words> {
        self.law.as_ref().map(|law| law.nation.words.clone())
    }

    /// Its districts by their own rules, over the communes at hand.
    pub fn districts(&self) -> Vec<DistrictLine<'_>> {
        let standings: Vec<&Standing> = self.standings.iter().collect();
        self.law.as_ref().map(|law| lines(&standings, law, &[])).unwrap_or_default()
    }

    /// Puts findings about the criteria by, and gives back the commune's own.
    fn sort_out(&mut self, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let (of_criteria, own): (Vec<_>, Vec<_>) = findings.iter().cloned().partition(|f| f.code.is_of_criteria());
        for finding in of_criteria {
            if !self.criteria_findings.contains(&finding) {
                self.criteria_findings.push(finding);
            }
        }
        own
    }

    fn kept(&mut self, criterion: Option<u32>, item: &ItemResult) -> Kept {
        let head = self.head(criterion, item);
        let judged = match item.finding.verdict {
            Verdict::NotMet => Some(Arc::new(item.judged.clone())),
            Verdict::Undetermined => Some(self.shared(&head, &item.judged)),
            Verdict::Met | Verdict::NotApplicable => None,
        };
        Kept { head, judged }
    }

    /// What is undetermined is mostly blank, and then the same in every commune of a kind: it is held once.
    fn shared(&mut self, head: &Arc<ItemHead>, judged: &Judged) -> Arc<Judged> {
        let known = self.open.entry(Arc::as_ptr(head) as usize).or_default();
        if let Some(same) = known.iter().find(|k| ***k == *judged) {
            return Arc::clone(same);
        }
        let new = Arc::new(judged.clone());
        if known.len() < MAX_COMPARED {
            known.push(Arc::clone(&new));
        }
        new
    }

    fn head(&mut self, criterion: Option<u32>, item: &ItemResult) -> Arc<ItemHead> {
        let key = (Arc::as_ptr(&item.version) as usize, criterion, item.department.clone());
        let made =
            || ItemHead { item: item.item.clone(), criterion, version: Arc::clone(&item.version), department: item.department.clone() };
        Arc::clone(self.heads.entry(key).or_insert_with(|| Arc::new(made())))
    }
}
