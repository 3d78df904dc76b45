//! Item by item: what its verdict was and is, and whether the commune's figures or the law made the difference.

use crate::assess::{Assessment, Cause, ItemResult, Options, Verdict, assess};
use crate::commune::{Attribute, Commune};
use crate::criteria::{ItemRef, Measure, Node, Version};
use crate::text::ids;

use super::Subject;

/// Where a verdict went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Met now, and was not, or could not be determined.
    Gained,
    /// Was met, and is not.
    Lost,
    /// Was met, and its figure is missing now.
    Blank,
    /// Was met, and cannot be judged now for another reason.
    Unclear,
    /// Any other way.
    Other,
}

ids! { Turn: Gained => "gained", Lost => "lost", Blank => "blank", Unclear => "unclear", Other => "other" }

impl Turn {
    /// The way from one verdict to another, and why there is none now. What begins or ceases to apply is neither
    /// gained nor lost, and neither is what can only not be reported any more.
    pub fn of(old: Verdict, new: Verdict, cause: Option<&Cause>) -> Self {
        match (old, new) {
            (Verdict::NotMet | Verdict::Undetermined, Verdict::Met) => Self::Gained,
            (Verdict::Met, Verdict::NotMet) => Self::Lost,
            (Verdict::Met, Verdict::Undetermined) if cause == Some(&Cause::NoAnswer) => Self::Blank,
            (Verdict::Met, Verdict::Undetermined) => Self::Unclear,
            _ => Self::Other,
        }
    }
}

/// What made the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The commune's figures: under either law the verdict would have changed.
    Figures,
    /// The law of the place and day: either figures would have got another verdict.
    Law,
    /// Both changed, and both matter.
    Both,
    /// A figure that was missing is there.
    Appeared,
    /// A figure that was there is missing, or cannot be used.
    Disappeared,
}

ids! { Why: Figures => "figures", Law => "law", Both => "both", Appeared => "appeared", Disappeared => "disappeared" }

impl Why {
    /// From the verdict then and now, that of the old figures by the new law, and that of the new figures by the old.
    /// Without those two nothing tells figures and law apart, so that both are named.
    pub fn of(old: Verdict, new: Verdict, old_by_new: Option<Verdict>, new_by_old: Option<Verdict>) -> Self {
        let figures_alone = new_by_old == Some(new) && old_by_new == Some(old);
        let law_alone = old_by_new == Some(new) && new_by_old == Some(old);
        match (old, new) {
            (Verdict::Undetermined, _) if figures_alone => Self::Appeared,
            (_, Verdict::Undetermined) if figures_alone => Self::Disappeared,
            _ if figures_alone => Self::Figures,
            _ if law_alone => Self::Law,
            _ => Self::Both,
        }
    }
}

/// An item at both points.
#[derive(Debug, Clone)]
pub struct ItemChange {
    /// Number of its criterion; none for a condition.
    pub criterion: Option<u32>,
    /// As it was judged.
    pub old: ItemResult,
    /// As it is judged.
    pub new: ItemResult,
    /// Where its verdict went.
    pub turn: Turn,
    /// What made the difference.
    pub why: Why,
    /// The old figures judged by the new law; none where that does not ask the item.
    pub old_by_new: Option<Verdict>,
    /// The new figures judged by the old law.
    pub new_by_old: Option<Verdict>,
}

/// The items of a commune at both points.
pub(super) struct Items {
    pub comparable: Vec<ItemChange>,
    pub incomparable: Vec<ItemChange>,
    pub only_old: Vec<ItemRef>,
    pub only_new: Vec<ItemRef>,
}

impl Items {
    /// Those with another verdict.
    pub fn changes(&self) -> Vec<ItemChange> {
        self.comparable.iter().filter(|i| i.old.finding.verdict != i.new.finding.verdict).cloned().collect()
    }
}

/// Puts the items of a commune side by side.
pub(super) fn compare(old: &Subject, new: &Subject) -> Items {
    let (forward, back) = (crossed(old, new), crossed(new, old));
    let mut items = Items { comparable: Vec::new(), incomparable: Vec::new(), only_old: Vec::new(), only_new: Vec::new() };
    for (criterion, now) in numbered(&new.assessment).filter(|(_, i)| is_own(i)) {
        let Some(then) = old.assessment.item(&now.item) else {
            items.only_new.push(now.item.clone());
            continue;
        };
        let cross = |by: &Option<Assessment>| by.as_ref()?.item(&now.item).map(|i| i.finding.verdict);
        let change = change(criterion, then, now, cross(&forward), cross(&back));
        let list = if is_comparable(&then.version, &now.version) { &mut items.comparable } else { &mut items.incomparable };
        list.push(change);
    }
    let gone = old.assessment.items().filter(|i| is_own(i) && new.assessment.item(&i.item).is_none());
    items.only_old = gone.map(|i| i.item.clone()).collect();
    items
}

/// What merely repeats the verdict of the sets is no item of its own.
fn is_own(item: &ItemResult) -> bool {
    item.version.requirement != Node::Criteria
}

fn change(criterion: Option<u32>, then: &ItemResult, now: &ItemResult, forward: Option<Verdict>, back: Option<Verdict>) -> ItemChange {
    let (was, is) = (then.finding.verdict, now.finding.verdict);
    ItemChange {
        criterion,
        old: then.clone(),
        new: now.clone(),
        turn: Turn::of(was, is, now.judged.cause.as_ref()),
        why: Why::of(was, is, forward, back),
        old_by_new: forward,
        new_by_old: back,
    }
}

/// Every item with the number of its criterion, conditions last.
fn numbered(assessment: &Assessment) -> impl Iterator<Item = (Option<u32>, &ItemResult)> {
    let criteria = assessment.sets.iter().flat_map(|s| &s.criteria);
    let indicators = criteria.flat_map(|c| c.indicators.iter().map(move |i| (Some(c.number), i)));
    indicators.chain(assessment.conditions.iter().map(|c| (None, c)))
}

/// The answers of one judged where, when and for what the other was: its law, year, day, classes, district, levels.
fn crossed(answers: &Subject, law: &Subject) -> Option<Assessment> {
    let frame = &law.commune;
    let commune = Commune {
        district: frame.district.clone(),
        year: frame.year.clone(),
        as_of: Attribute::of(law.assessment.place.as_of),
        target: Attribute::of(law.assessment.target),
        held: frame.held.clone(),
        classes: frame.classes.clone(),
        ..answers.commune.clone()
    };
    assess(&law.law, &commune, Options::default()).ok()
}

/// Whether two versions ask for something that can be compared: a figure in common, and none that changed its kind.
/// A version without figures rests on the verdicts of others, which can.
fn is_comparable(old: &Version, new: &Version) -> bool {
    let common: Vec<(&Measure, &Measure)> =
        old.measures.iter().filter_map(|a| Some((a, new.measures.iter().find(|b| b.id == a.id)?))).collect();
    let without = old.measures.is_empty() && new.measures.is_empty();
    without || (!common.is_empty() && common.iter().all(|(a, b)| same_question(a, b)))
}

/// Whether the answers to two measures can be held against each other.
pub(super) fn same_question(a: &Measure, b: &Measure) -> bool {
    (a.kind, &a.unit, &a.scale) == (b.kind, &b.unit, &b.scale)
}
