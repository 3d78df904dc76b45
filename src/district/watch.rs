//! The watch over recognised communes: who is at risk of revocation, gravest first.

use std::cmp::Reverse;

use super::review::Review;
use super::standing::Standing;
use crate::assess::{Revocation, Zone};

impl Review {
    /// Recognised communes with their zone, gravest first, then by how many criteria have failed; of equals in their order.
    pub fn watch(&self) -> Vec<(&Standing, &Revocation)> {
        let mut watched: Vec<_> = self.standings.iter().filter_map(|s| Some((s, s.revocation.as_ref()?))).collect();
        watched.sort_by_key(|(_, r)| Reverse((r.zone, r.failed.len(), r.undetermined.len())));
        watched
    }

    /// How many recognised communes are in a zone.
    pub fn in_zone(&self, zone: Zone) -> usize {
        self.standings.iter().filter_map(|s| s.revocation.as_ref()).filter(|r| r.zone == zone).count()
    }
}
