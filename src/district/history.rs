//! The same communes over the years: what was met in each, what was lost and came back, and what shrinks from year to year.

mod falling;
mod lines;
mod record;
mod turns;

use std::collections::BTreeMap;

use super::review::Unjudged;
use crate::assess::Counts;
use crate::criteria::Level;

pub use falling::{Falling, Point};
pub use lines::{Alone as AloneLine, Line};
pub use record::{ItemRecord, MeasureRecord, Record, SetRecord, TestRecord};
pub use turns::{Change, Step};

/// What is kept of one year.
#[derive(Debug, Default)]
pub struct Round {
    pub year: i16,
    pub records: Vec<Record>,
    /// What could not be judged, or is no part of this year.
    pub unjudged: Vec<Unjudged>,
}

/// The communes of several years.
#[derive(Debug, Default)]
pub struct History {
    /// Years of which anything is kept, oldest first.
    pub years: Vec<i16>,
    /// Each commune, in the order of the latest year; those that end before it last.
    pub lines: Vec<Line>,
    pub unjudged: Vec<(i16, Unjudged)>,
}

impl History {
    /// Puts the years side by side, whichever order they come in.
    pub fn of(mut rounds: Vec<Round>) -> Self {
        rounds.sort_by_key(|round| round.year);
        let years = rounds.iter().map(|round| round.year).collect();
        let mut unjudged = Vec::new();
        for round in &mut rounds {
            unjudged.extend(std::mem::take(&mut round.unjudged).into_iter().map(|u| (round.year, u)));
        }
        Self { years, lines: lines::joined(rounds), unjudged }
    }

    /// The communes asked for by a name or code; all without one.
    #[must_use]
    pub fn only(mut self, asked: Option<&str>) -> Self {
        if let Some(asked) = asked {
            self.lines.retain(|line| line.is_called(asked));
        }
        self
    }

    /// The criteria of each level in each year over all communes judged on it, and how many those are; lower levels first.
    pub fn met(&self) -> Vec<(Level, i16, usize, Counts)> {
        let mut sums: BTreeMap<(Level, i16), (usize, Counts)> = BTreeMap::new();
        for record in self.lines.iter().flat_map(|line| &line.records) {
            for set in &record.sets {
                let (communes, counts) = sums.entry((set.level, record.year)).or_default();
                *communes += 1;
                *counts = *counts + set.counts;
            }
        }
        sums.into_iter().map(|((level, year), (communes, counts))| (level, year, communes, counts)).collect()
    }

    /// What recognised communes meet by less and less, nearest to its threshold first; of equals in the order of the communes.
    pub fn falling(&self) -> Vec<(&Line, Falling<'_>)> {
        let mut all: Vec<(&Line, Falling)> = self.lines.iter().flat_map(|l| l.falling().into_iter().map(move |f| (l, f))).collect();
        all.sort_by(|(_, a), (_, b)| a.nearest_first(b));
        all
    }
}
