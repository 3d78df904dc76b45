//! Requirements: trees of tests, three-valued when judged.

use super::level::Level;
use super::measure::{Kind, Measure};
use super::packed::packed;
use super::reference::{MeasureId, RegionId};
use super::threshold::Test;
use crate::text::Decimal;

/// A requirement: a tree of tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Test(Test),
    All(Vec<Node>),
    /// At least one part.
    Any(Vec<Node>),
    /// At least so many parts.
    AtLeast(usize, Vec<Node>),
    /// The first branch whose condition holds: the shape differs by region or by a fact of the commune.
    Case(Vec<Branch>),
    /// A criterion of a lower set is met.
    Criterion(Level, u32),
    /// A lower set is met.
    Set(Level),
    /// Every set up to the target is met.
    Criteria,
    /// A part with a name of its own, such as a field of a model commune.
    Named(String, Box<Node>),
    /// Left to an authority; nothing entered.
    Open(String),
}

packed! { enum Node { 0 = Test(test), 1 = All(parts), 2 = Any(parts), 3 = AtLeast(count, parts), 4 = Case(branches), 5 = Criterion(level, number), 6 = Set(level), 7 = Criteria, 8 = Named(name, node), 9 = Open(authority) } }

/// A branch of [`Node::Case`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    pub when: When,
    /// What is then required.
    pub then: Node,
}

packed! { Branch { when, then } }

/// The condition of a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// The effective region is one of these.
    Regions(Vec<RegionId>),
    /// A measure is more than a number.
    MoreThan(MeasureId, Decimal),
    /// Whatever is left.
    Otherwise,
}

packed! { enum When { 0 = Regions(regions), 1 = MoreThan(measure, number), 2 = Otherwise } }

impl Node {
    /// Whether it may not apply to some commune; what hangs on another set or on an authority may.
    pub fn may_not_apply(&self, measures: &[Measure]) -> bool {
        let excused = |m: &Measure| m.if_any || m.zero_is_not_applicable || m.kind == Kind::Villages;
        match self {
            Self::Test(test) => measures.iter().find(|m| m.id == test.measure).is_none_or(excused),
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => parts.iter().all(|p| p.may_not_apply(measures)),
            Self::Case(branches) => branches.iter().any(|b| b.then.may_not_apply(measures)),
            Self::Named(_, part) => part.may_not_apply(measures),
            Self::Criterion(..) | Self::Set(_) | Self::Criteria | Self::Open(_) => true,
        }
    }

    /// Every test of the tree, in order.
    pub fn tests(&self) -> Vec<&Test> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if let Node::Test(test) = node {
                found.push(test);
            }
        });
        found
    }

    /// Visits every node, parents first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => parts.iter().for_each(|p| p.walk(visit)),
            Self::Case(branches) => branches.iter().for_each(|b| b.then.walk(visit)),
            Self::Named(_, part) => part.walk(visit),
            Self::Test(_) | Self::Criterion(..) | Self::Set(_) | Self::Criteria | Self::Open(_) => {}
        }
    }

    /// Visits every test for change.
    pub fn tests_mut(&mut self, visit: &mut impl FnMut(&mut Test)) {
        match self {
            Self::Test(test) => visit(test),
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => parts.iter_mut().for_each(|p| p.tests_mut(visit)),
            Self::Case(branches) => branches.iter_mut().for_each(|b| b.then.tests_mut(visit)),
            Self::Named(_, part) => part.tests_mut(visit),
            Self::Criterion(..) | Self::Set(_) | Self::Criteria | Self::Open(_) => {}
        }
    }
}
