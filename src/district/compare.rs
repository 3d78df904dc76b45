//! Two rounds side by side: which communes are the same, what became of each, and why.

mod figures;
mod items;
mod pairing;
mod sums;

use std::sync::Arc;

use super::appraisal::{self, Appraisal, RulingChange};
use super::margins::{Margin, shrunk};
use super::review::Unjudged;
use crate::assess::Assessment;
use crate::commune::Commune;
use crate::criteria::{ItemRef, Law};

pub use figures::FigureChange;
pub use items::{ItemChange, Turn, Why};
pub use pairing::Who;
pub use sums::{CriterionChange, ZoneMove};

/// A commune of one of the two rounds, judged.
#[derive(Debug, Clone)]
pub struct Subject {
    /// File it was read from, as given.
    pub file: Arc<str>,
    /// The law it was judged by.
    pub law: Arc<Law>,
    pub commune: Commune,
    pub assessment: Assessment,
    /// What its appraisers wrote, where the file is a finished dossier.
    pub appraisal: Option<Appraisal>,
}

/// A commune found in both rounds.
#[derive(Debug, Clone)]
pub struct Pair {
    pub old: Subject,
    pub new: Subject,
    /// Items with another verdict than before, in the order of the sets.
    pub items: Vec<ItemChange>,
    /// Items whose two versions ask for different things, so that their verdicts say nothing of each other.
    pub incomparable: Vec<ItemChange>,
    /// Items asked only then.
    pub only_old: Vec<ItemRef>,
    /// Items asked only now.
    pub only_new: Vec<ItemRef>,
    /// Figures that are not what they were.
    pub figures: Vec<FigureChange>,
    /// What a recognised commune still meets by less than before, nearest to its threshold first.
    pub margins: Vec<Margin>,
    /// Results of the same step of the appraisal that are others than before, where both are dossiers.
    pub rulings: Vec<RulingChange>,
}

/// A commune that has no counterpart in the other round.
#[derive(Debug, Clone)]
pub struct Alone {
    pub subject: Subject,
    /// More than one commune could be meant, on either side.
    pub several: bool,
    /// The name on the other side that looks most like it: a question, no answer.
    pub nearest: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Communes of both, in the order of the new round.
    pub pairs: Vec<Pair>,
    /// Communes of the old round alone.
    pub old_alone: Vec<Alone>,
    /// Communes of the new round alone.
    pub new_alone: Vec<Alone>,
    /// What could not be judged in the old round.
    pub old_unjudged: Vec<Unjudged>,
    /// What could not be judged in the new round.
    pub new_unjudged: Vec<Unjudged>,
}

/// The communes of one round.
#[derive(Debug, Clone, Default)]
pub struct Half {
    pub subjects: Vec<Subject>,
    /// What could not be judged.
    pub unjudged: Vec<Unjudged>,
}

impl Comparison {
    /// Compares two rounds. Every verdict that differs is traced by judging the old answers by the new law and
    /// the new answers by the old law.
    pub fn between(old: Half, new: Half) -> Self {
        let found = pairing::pair(old.subjects, new.subjects);
        Self {
            pairs: found.pairs.into_iter().map(|(old, new)| Pair::of(old, new)).collect(),
            old_alone: found.old_alone,
            new_alone: found.new_alone,
            old_unjudged: old.unjudged,
            new_unjudged: new.unjudged,
        }
    }

    /// Items of all communes that took this turn.
    pub fn turned(&self, turn: Turn) -> impl Iterator<Item = (&Pair, &ItemChange)> {
        self.pairs.iter().flat_map(move |p| p.turned(turn).map(move |i| (p, i)))
    }
}

impl Pair {
    fn of(old: Subject, new: Subject) -> Self {
        let items = items::compare(&old, &new);
        let figures = figures::changes(&old, &new, &items.comparable);
        let margins = shrunk(&new, &items.comparable);
        let comparable: Vec<&ItemRef> = items.comparable.iter().map(|i| &i.new.item).collect();
        let appraisals = old.appraisal.as_ref().zip(new.appraisal.as_ref());
        let rulings = appraisals.map(|(then, now)| appraisal::changes(then, now, &comparable)).unwrap_or_default();
        Self {
            items: items.changes(),
            incomparable: items.incomparable,
            only_old: items.only_old,
            only_new: items.only_new,
            figures,
            margins,
            rulings,
            old,
            new,
        }
    }

    /// Whether both were judged by the sets of one period; what two periods' sets say cannot be compared.
    pub fn same_sets(&self) -> bool {
        self.old.law.period == self.new.law.period
    }

    /// Items that took this turn.
    pub fn turned(&self, turn: Turn) -> impl Iterator<Item = &ItemChange> {
        self.items.iter().filter(move |i| i.turn == turn)
    }
}

impl Subject {
    pub fn who(&self) -> Who {
        Who::of(&self.commune)
    }
}
