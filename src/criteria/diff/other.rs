//! What else of the law differs: named, so that no difference is passed over in silence.

use super::Point;
use crate::criteria::DocumentKind;
use crate::criteria::model::{CriteriaSet, Criterion, Group};
use crate::criteria::nation::Nation;
use crate::criteria::period::Period;
use crate::criteria::procedure::Procedure;
use crate::text::ids;

/// A part of the law that is compared as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Period, title or groups of a set, or the set itself.
    Sets,
    /// Number, name, group or weight of a criterion.
    Criteria,
    /// Regions and their provinces.
    Regions,
    Classes,
    Scales,
    Words,
    /// The rule of revocation.
    Revocation,
    Districts,
    Checklists,
    /// Areas of a province.
    Areas,
    /// The steps to recognition in force.
    Procedure,
    /// Names and labels of the dossier's forms.
    Forms,
    /// Kinds of document asked for behind indicators.
    Documents,
}

ids! {
    Part:
    Sets => "sets",
    Criteria => "criteria",
    Regions => "regions",
    Classes => "classes",
    Scales => "scales",
    Words => "words",
    Revocation => "revocation",
    Districts => "districts",
    Checklists => "checklists",
    Areas => "areas",
    Procedure => "procedure",
    Forms => "forms",
    Documents => "documents",
}

/// A part that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub part: Part,
    /// Names of what differs in it.
    pub names: Vec<String>,
}

/// The parts that differ.
pub(super) fn compare(a: Point, b: Point) -> Vec<Other> {
    let (x, y) = (&a.law.nation, &b.law.nation);
    let scales = |n: &Nation| n.scales.iter().map(|(id, words)| (id.clone(), words.clone())).collect::<Vec<_>>();
    let found = [
        (Part::Sets, differing(&sets(a), &sets(b), |s| s.0.clone())),
        (Part::Criteria, differing(&criteria(a), &criteria(b), |c| format!("{}:{}", c.0, c.1))),
        (Part::Regions, differing(&x.regions, &y.regions, |r| r.name.clone())),
        (Part::Classes, differing(&x.classes, &y.classes, |c| c.name.clone())),
        (Part::Scales, differing(&scales(x), &scales(y), |s| s.0.clone())),
        (Part::Words, differing(std::slice::from_ref(&x.words), std::slice::from_ref(&y.words), |w| w.yes.join(", "))),
        (Part::Revocation, differing(std::slice::from_ref(&x.revocation), std::slice::from_ref(&y.revocation), |r| r.source.clone())),
        (Part::Districts, differing(&x.district_rules, &y.district_rules, |r| r.name.clone())),
        (Part::Checklists, differing(&a.law.checklists, &b.law.checklists, |c| c.name.clone())),
        (Part::Areas, differing(&a.law.areas, &b.law.areas, |x| x.name.clone())),
        (Part::Procedure, differing(&procedure(a), &procedure(b), |p| p.source.clone())),
        (Part::Forms, differing(&x.forms, &y.forms, |f| f.id.clone())),
        (Part::Documents, differing(&documents(a), &documents(b), |k| format!("{} {}", k.of, k.name))),
    ];
    found.into_iter().filter(|(_, names)| !names.is_empty()).map(|(part, names)| Other { part, names }).collect()
}

/// Names of the entries that are not the same in both lists.
fn differing<T: PartialEq>(a: &[T], b: &[T], name: impl Fn(&T) -> String) -> Vec<String> {
    let gone = a.iter().filter(|x| !b.contains(x));
    let new = b.iter().filter(|y| !a.contains(y));
    let mut names: Vec<String> = Vec::new();
    for found in gone.chain(new).map(name) {
        if !names.contains(&found) {
            names.push(found);
        }
    }
    names
}

/// The steps in force.
fn procedure(point: Point) -> Vec<Procedure> {
    point.law.procedure_on(point.as_of).cloned().into_iter().collect()
}

/// The kinds asked for in force.
fn documents(point: Point) -> Vec<DocumentKind> {
    point.law.every_document_kind().filter(|kind| kind.days.contain(point.as_of)).cloned().collect()
}

fn of_level(point: Point<'_>) -> impl Iterator<Item = &CriteriaSet> {
    point.law.sets.values().filter(move |s| point.level.is_none_or(|own| own == s.level))
}

fn sets(point: Point) -> Vec<(String, Period, Vec<Group>)> {
    of_level(point).map(|s| (s.title.clone(), s.period, s.groups.clone())).collect()
}

fn criteria(point: Point) -> Vec<(&'static str, u32, String, String, bool)> {
    let of = |set: &CriteriaSet, c: &Criterion| (set.level.id(), c.number, c.name.clone(), c.group.clone(), c.critical);
    of_level(point).flat_map(|s| s.criteria.iter().map(move |c| of(s, c))).collect()
}
