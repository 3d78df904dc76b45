//! Near misses: what is not met but nearly so. It ranks work; it decides nothing.

use super::review::Review;
use super::standing::{ItemStanding, Standing};
use crate::assess::Verdict;
use crate::text::Decimal;

/// How far from its threshold a value may be and still count as near: this many per cent of the threshold. The tool's
/// own limit, of no legal meaning.
pub const NEAR_PER_CENT: i64 = 10;

/// An item a commune nearly meets.
#[derive(Debug)]
pub struct NearMiss<'a> {
    pub standing: &'a Standing,
    pub item: &'a ItemStanding,
    /// Its farthest value's distance from the threshold, in per cent of the threshold, rounded.
    pub distance: Decimal,
}

impl Review {
    /// Items nearly met, nearest first; of equals in the order of the communes.
    pub fn near_misses(&self) -> Vec<NearMiss<'_>> {
        let limit = Decimal::from(NEAR_PER_CENT);
        let all = self.standings.iter().flat_map(|s| s.items_of(Verdict::NotMet).map(move |i| (s, i)));
        let near = all.filter_map(|(standing, item)| Some(NearMiss { standing, item, distance: distance(item)? }));
        let mut found: Vec<NearMiss> = near.filter(|n| n.distance <= limit).collect();
        found.sort_by(|a, b| a.distance.cmp(&b.distance));
        found
    }
}

/// The distance of an item that is not met; none where something other than a number fails.
pub fn distance(item: &ItemStanding) -> Option<Decimal> {
    item.judged.as_deref()?.distance()
}
