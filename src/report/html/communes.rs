//! The communes as columns of data: one letter for each verdict, texts by number, reasons only where there are any.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::PageSpec;
use super::data::place;
use super::strings::{Number, Strings};
use crate::assess::{Finding, Judged, Verdict};
use crate::criteria::{ItemRef, Level};
use crate::district::{CriterionColumn, ItemHead, ItemStanding, Quality, Standing};
use crate::explain;
use crate::messages::Lang;
use crate::report::facts;
use crate::tables::district;

/// One entry for each commune in every list, in their order.
#[derive(Default, Serialize)]
pub(super) struct Communes {
    name: Vec<String>,
    code: Vec<String>,
    province: Vec<Number>,
    district: Vec<Number>,
    file: Vec<Number>,
    href: Vec<Number>,
    /// Year and as-of date in words.
    frame: Vec<Number>,
    /// Names of its classes.
    classes: Vec<Number>,
    /// Place of the target among the levels.
    target: Vec<usize>,
    held: Vec<Number>,
    /// Judged for keeping the level it holds.
    maintenance: Vec<u8>,
    /// A letter for each commune.
    overall: String,
    /// Why that is its verdict; nothing where it meets.
    because: Vec<Number>,
    /// A letter for each set up to the target.
    sets: Vec<String>,
    /// A letter for each column of criteria.
    criteria: Vec<String>,
    /// A letter for each column of items.
    items: Vec<String>,
    /// The departments responsible for the columns of items, by their number in `departments`.
    offices: Vec<Number>,
    /// Lists of departments, one text number for each column of items.
    departments: Vec<Vec<Number>>,
    /// Id of its zone of revocation, and what is said of it.
    zone: Vec<Number>,
    revocation: Vec<Number>,
    /// Findings about its data: correct, complete, consistent, in time.
    quality: Vec<[usize; 4]>,
    /// Five numbers for each item not met or undetermined: its column; what is asked; what was found; what is
    /// missing or why nothing can be said; the cell.
    reasons: Vec<Vec<Number>>,
}

/// The letter of a verdict, small where it is provisional.
fn letter(finding: Finding) -> char {
    let letter = match finding.verdict {
        Verdict::Met => 'M',
        Verdict::NotMet => 'N',
        Verdict::Undetermined => 'U',
        Verdict::NotApplicable => 'A',
    };
    if finding.provisional { letter.to_ascii_lowercase() } else { letter }
}

/// Where a commune was not asked.
const NOT_ASKED: char = '.';

/// A letter for each level of the page.
fn set_marks(levels: &[Level], standing: &Standing) -> String {
    let mark = |level: &Level| standing.sets.iter().find(|s| s.level == *level).map_or(NOT_ASKED, |s| letter(s.finding));
    let marks: String = levels.iter().map(mark).collect();
    marks.trim_end_matches(NOT_ASKED).to_string()
}

pub(super) fn communes(
    spec: &PageSpec,
    levels: &[Level],
    criteria: &[CriterionColumn],
    items: &[Arc<ItemHead>],
    strings: &mut Strings,
) -> Communes {
    let mut work = Work {
        levels,
        strings,
        criteria: criteria.iter().enumerate().map(|(at, c)| ((c.level, c.series.clone(), c.number), at)).collect(),
        items: items.iter().enumerate().map(|(at, h)| (&h.item, at)).collect(),
        offices: HashMap::new(),
        shared: HashMap::new(),
        communes: Communes::default(),
    };
    spec.review.standings.iter().for_each(|s| work.add(spec, s));
    work.communes
}

struct Work<'a> {
    levels: &'a [Level],
    strings: &'a mut Strings,
    criteria: HashMap<(Level, Arc<str>, u32), usize>,
    items: HashMap<&'a ItemRef, usize>,
    offices: HashMap<Vec<Number>, Number>,
    /// The words for what many communes share, by the address of the judgement.
    shared: HashMap<*const Judged, [Number; 3]>,
    communes: Communes,
}

impl Work<'_> {
    fn add(&mut self, spec: &PageSpec, standing: &Standing) {
        let href = (spec.link)(&standing.file).unwrap_or_default();
        let quality = standing.quality();
        let revocation = standing.revocation.as_ref().map(|r| facts::revocation(Lang::Vi, r).join("\n")).unwrap_or_default();
        let reasons = self.reasons(standing);
        let offices = self.offices(standing);
        let marks = (self.criteria_marks(standing), self.item_marks(standing));
        let (communes, strings) = (&mut self.communes, &mut *self.strings);
        communes.name.push(standing.name.clone());
        communes.code.push(standing.code.clone());
        communes.province.push(strings.add(standing.province.as_str()));
        communes.district.push(strings.add(standing.district.as_str()));
        communes.file.push(strings.add(&*standing.file));
        communes.href.push(strings.add(href));
        communes.frame.push(strings.add(Lang::Vi.say("page-frame", &[("year", standing.year.into()), ("day", standing.as_of.into())])));
        communes.classes.push(strings.add(standing.classes.as_ref().map(|c| c.join(", ")).unwrap_or_default()));
        communes.target.push(place(self.levels, standing.target));
        communes.held.push(strings.add(district::held(standing)));
        communes.maintenance.push(standing.maintenance.into());
        communes.overall.push(letter(standing.overall));
        communes.because.push(strings.add(explain::because(Lang::Vi, standing)));
        communes.sets.push(set_marks(self.levels, standing));
        communes.criteria.push(marks.0);
        communes.items.push(marks.1);
        communes.offices.push(offices);
        communes.zone.push(strings.add(standing.revocation.as_ref().map_or("", |r| r.zone.id())));
        communes.revocation.push(strings.add(revocation));
        communes.quality.push(Quality::ALL.map(|q| quality.of(q)));
        communes.reasons.push(reasons);
    }

    fn criteria_marks(&self, standing: &Standing) -> String {
        let mut marks = vec![NOT_ASKED; self.criteria.len()];
        for (set, criterion) in standing.sets.iter().flat_map(|s| s.criteria.iter().map(move |c| (s, c))) {
            let at = self.criteria.get(&(set.level, set.series.clone(), criterion.number));
            at.and_then(|at| marks.get_mut(*at)).into_iter().for_each(|m| *m = letter(criterion.finding));
        }
        marks.into_iter().collect()
    }

    fn item_marks(&self, standing: &Standing) -> String {
        let mut marks = vec![NOT_ASKED; self.items.len()];
        for item in &standing.items {
            let at = self.items.get(&item.head.item);
            at.and_then(|at| marks.get_mut(*at)).into_iter().for_each(|m| *m = letter(item.finding));
        }
        marks.into_iter().collect()
    }

    /// Who is responsible in this commune; communes of one office share the list.
    fn offices(&mut self, standing: &Standing) -> Number {
        let mut list = vec![0; self.items.len()];
        for item in &standing.items {
            let department = self.strings.add(item.head.department.as_str());
            let at = self.items.get(&item.head.item);
            at.and_then(|at| list.get_mut(*at)).into_iter().for_each(|d| *d = department);
        }
        let communes = &mut self.communes;
        *self.offices.entry(list).or_insert_with_key(|list| {
            communes.departments.push(list.clone());
            communes.departments.len() - 1
        })
    }

    fn reasons(&mut self, standing: &Standing) -> Vec<Number> {
        let mut reasons = Vec::new();
        for item in &standing.items {
            let Some(judged) = &item.judged else { continue };
            let Some(column) = self.items.get(&item.head.item).copied() else { continue };
            let [asked, found, why] = self.words(item, judged);
            let cell = item.origin.as_ref().map(|o| Lang::Vi.spot(o)).unwrap_or_default();
            reasons.extend([column, asked, found, why, self.strings.add(cell)]);
        }
        reasons
    }

    /// What is asked, what was found, and what is missing or why nothing can be said.
    fn words(&mut self, item: &ItemStanding, judged: &Arc<Judged>) -> [Number; 3] {
        let shared = Arc::strong_count(judged) > 1;
        if let Some(known) = self.shared.get(&Arc::as_ptr(judged)).filter(|_| shared) {
            return *known;
        }
        let words = [district::required(item), district::achieved(item), why(item)].map(|words| self.strings.add(words));
        if shared {
            self.shared.insert(Arc::as_ptr(judged), words);
        }
        words
    }
}

fn why(item: &ItemStanding) -> String {
    match item.finding.verdict {
        Verdict::Undetermined => explain::verdict_word(Lang::Vi, Verdict::Undetermined, item.cause.as_ref()),
        _ => district::gap(item),
    }
}
