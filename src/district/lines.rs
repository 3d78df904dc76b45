//! Districts by their own rules: shares of their communes, and when a recognised one may lose its recognition.

use std::collections::HashMap;

use super::reach::combined;
use super::standing::Standing;
use super::tally::Tally;
use crate::assess::{Finding, Zone};
use crate::criteria::{DistrictRevocation, DistrictRule, DistrictShare, Evidence, Law, RosterDistrict, reaches};
use crate::text::{clean, fold_loose};

/// A district and the communes handed in.
#[derive(Debug, Clone)]
pub struct DistrictLine<'a> {
    /// Its name, as its first commune writes it.
    pub name: String,
    /// Its communes at hand.
    pub communes: Vec<&'a Standing>,
    /// Communes of which a plan says that they are there, but nothing was handed in.
    pub no_file: usize,
    /// A plan states how many communes it has; otherwise only those at hand are counted.
    pub whole: bool,
    /// Id of the rule it is recognised by, if a plan says so.
    pub held: Option<&'a str>,
    pub rules: Vec<RuleLine>,
}

/// A district by one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    pub rule: DistrictRule,
    /// Whether all its shares are reached.
    pub finding: Finding,
    pub shares: Vec<ShareLine>,
    /// How near it is to losing its recognition, where the rule says when.
    pub revocation: Option<DistrictDanger>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLine {
    pub share: DistrictShare,
    /// Communes at its level.
    pub tally: Tally,
    /// Whether it is reached.
    pub finding: Finding,
}

/// Communes in the zone of revocation, against the share at which the district itself may be revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistrictDanger {
    /// What the rule says.
    pub rule: DistrictRevocation,
    /// Communes certainly in the zone.
    pub certain: usize,
    /// Communes possibly in it.
    pub possible: usize,
    /// Communes of the district.
    pub total: usize,
    /// Whether that is enough; the thresholds behind the zones or the share are not confirmed.
    pub zone: Zone,
    pub provisional: bool,
}

/// The districts of these communes, in the order they come; then those of the roster without any.
pub(super) fn lines<'a>(standings: &[&'a Standing], law: &Law, roster: &'a [RosterDistrict]) -> Vec<DistrictLine<'a>> {
    let bare = |name: &str| fold_loose(law.nation.words.bare(&clean(name)));
    let mut found: Vec<DistrictLine> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for standing in standings.iter().filter(|s| !s.district.is_empty()) {
        let at = *places.entry((fold_loose(&standing.province), bare(&standing.district))).or_insert(found.len());
        match found.get_mut(at) {
            Some(line) => line.communes.push(standing),
            None => found.push(DistrictLine::new(&standing.district, vec![standing])),
        }
    }
    for known in roster {
        match found.iter_mut().find(|line| bare(&line.name) == bare(&known.name)) {
            Some(line) => line.known(known),
            None => {
                let mut line = DistrictLine::new(&known.name, Vec::new());
                line.known(known);
                found.push(line);
            }
        }
    }
    found.iter_mut().for_each(|line| line.judge(law));
    found
}

impl<'a> DistrictLine<'a> {
    fn new(name: &str, communes: Vec<&'a Standing>) -> Self {
        Self { name: name.to_string(), communes, no_file: 0, whole: false, held: None, rules: Vec::new() }
    }

    fn known(&mut self, roster: &'a RosterDistrict) {
        self.no_file = roster.communes.saturating_sub(self.communes.len());
        self.whole = true;
        self.held = roster.held.as_deref();
    }

    fn judge(&mut self, law: &Law) {
        let rules = match self.communes.iter().map(|s| s.as_of).max() {
            Some(day) => law.district_rules_on(day),
            None => law.nation.district_rules.iter().collect(),
        };
        self.rules = rules.into_iter().map(|rule| self.by(rule)).collect();
    }

    fn by(&self, rule: &DistrictRule) -> RuleLine {
        let shares: Vec<ShareLine> = rule.shares.iter().map(|share| self.share(share)).collect();
        let findings: Vec<Finding> = shares.iter().map(|s| s.finding).collect();
        let revocation = rule.revoked.as_ref().map(|revoked| self.danger(revoked));
        RuleLine { rule: rule.clone(), finding: combined(&findings), shares, revocation }
    }

    fn share(&self, share: &DistrictShare) -> ShareLine {
        let mut tally = Tally { no_file: self.no_file, ..Tally::default() };
        self.communes.iter().for_each(|s| tally.add(s.reach(share.level)));
        let finding = tally.share(share.per_cent, share.evidence == Evidence::Confirmed);
        ShareLine { share: share.clone(), tally, finding }
    }

    fn danger(&self, rule: &DistrictRevocation) -> DistrictDanger {
        let zones = || self.communes.iter().filter_map(|s| s.revocation.as_ref());
        let certain = zones().filter(|r| r.zone == Zone::Certain).count();
        let possible = zones().filter(|r| r.zone == Zone::Possible).count();
        let firm = zones().filter(|r| r.zone == Zone::Certain && !r.provisional).count();
        let total = self.communes.len() + self.no_file;
        let enough = |count| reaches(count, total, rule.per_cent);
        // Of a commune without a file nothing is known; alone it raises no alarm.
        let unknown = if certain + possible == 0 { 0 } else { self.no_file };
        let zone = match (enough(certain), enough(certain + possible + unknown)) {
            (true, _) => Zone::Certain,
            (false, true) => Zone::Possible,
            _ => Zone::Kept,
        };
        let confirmed = rule.evidence == Evidence::Confirmed;
        let provisional = zone != Zone::Kept && !(confirmed && enough(firm) == enough(certain));
        DistrictDanger { rule: rule.clone(), certain, possible, total, zone, provisional }
    }

    /// Where enough of its communes are in the zone: of a recognised district a warning, of another a question.
    pub fn danger_reported(&self) -> Option<(&RuleLine, &DistrictDanger)> {
        let rules = self.rules.iter().filter(|r| self.held.is_none_or(|held| held == r.rule.id));
        rules.filter_map(|r| Some((r, r.revocation.as_ref()?))).find(|(_, d)| d.zone >= Zone::Possible)
    }
}
