//! Self-assessment against appraisal: sums by step, and every indicator with what each step wrote of it.

use super::super::district::code;
use super::super::{Cell, List, Shows, shows};
use super::{district, name, titled, words};
use crate::assess::Counts;
use crate::commune::Ruled;
use crate::criteria::Level;
use crate::district::{Appraisal, AppraisedItem, AppraisedStep, Stand, Subject};
use crate::explain;
use crate::messages::Lang;

/// A dossier and the round it is of.
pub type Side<'a> = (String, &'a Subject, &'a Appraisal);

/// Those of these communes that are dossiers.
pub fn sides<'a>(round: &str, subjects: impl IntoIterator<Item = &'a Subject>) -> Vec<Side<'a>> {
    let side = |s: &'a Subject| Some((round.to_string(), s, s.appraisal.as_ref()?));
    subjects.into_iter().filter_map(side).collect()
}

type Step<'a> = (usize, (&'a Side<'a>, &'a AppraisedStep));

fn of_step<'a>() -> Vec<Shows<Step<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("round", 12.0, |(_, (side, _))| Cell::text(&side.0)),
        shows("commune", 24.0, |(_, (side, _))| Cell::text(name(side.1))),
        shows("district", 18.0, |(_, (side, _))| district(side.1)),
        shows("appraisal-step", 26.0, |(_, (_, step))| Cell::text(&step.step.result)),
        shows("agree", 9.0, |(_, (_, step))| Cell::count(step.agreement.agree)),
        shows("differ", 9.0, |(_, (_, step))| Cell::count(step.agreement.differ)),
        shows("not-written", 9.0, |(_, (_, step))| Cell::count(step.agreement.open)),
        shows("unreadable", 10.0, |(_, (_, step))| Cell::count(step.agreement.unreadable)),
        shows("own-criteria", 38.0, |(_, (_, step))| Cell::text(criteria(step, |(_, own, _)| *own))),
        shows("appraised-criteria", 38.0, |(_, (_, step))| Cell::text(criteria(step, |(_, _, theirs)| *theirs))),
    ]
}

/// Every step of every dossier.
pub fn steps<'a>(sides: &'a [Side<'a>]) -> List<'a> {
    let all = sides.iter().flat_map(|side| side.2.steps.iter().map(move |step| (side, step))).collect();
    beside(List::of("appraisal", of_step(), all))
}

fn criteria(step: &AppraisedStep, of: fn(&(Level, Counts, Counts)) -> Counts) -> String {
    let line = |set: &(Level, Counts, Counts)| {
        format!("{}: {}", explain::level_short(Lang::Vi, set.0), explain::sum(Lang::Vi, "report-appraisal-sum", of(set)))
    };
    step.sets.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// An indicator, and the place and the step of what is said of it.
type Item<'a> = (usize, (&'a Side<'a>, &'a AppraisedItem, usize, &'a AppraisedStep));

fn of_item<'a>() -> Vec<Shows<Item<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("round", 12.0, |(_, (side, ..))| Cell::text(&side.0)),
        shows("commune", 22.0, |(_, (side, ..))| Cell::text(name(side.1))),
        shows("code", 15.0, |(_, (_, item, ..))| Cell::text(code(&item.item))),
        shows("indicator", 40.0, |(_, (side, item, ..))| {
            Cell::text(side.1.assessment.item(&item.item).map(|i| i.version.name.clone()).unwrap_or_default())
        }),
        shows("self-assessed", 20.0, |(_, (side, item, ..))| {
            let own = side.1.assessment.item(&item.item);
            Cell::text(own.map(|i| explain::finding_word(Lang::Vi, i.finding, i.judged.cause.as_ref())).unwrap_or_default())
        }),
        shows("appraisal-step", 24.0, |(.., (_, _, _, step))| Cell::text(&step.step.result)),
        shows("appraised", 18.0, |(_, (_, item, at, _))| {
            let differs = matches!(stand(item, *at), Stand::Differ | Stand::Unreadable);
            Cell::text(ruled(item, *at).map(word).unwrap_or_default()).bold_if(differs)
        }),
        shows("stand", 14.0, |(_, (_, item, at, _))| Cell::centre(words(&format!("stand-{}", stand(item, *at).id())))),
        shows("agency-note", 34.0, |(_, (_, item, at, _))| Cell::text(ruled(item, *at).map_or("", |cell| &cell.note))),
        shows("cell", 34.0, |(_, (_, item, at, _))| Cell::text(ruled(item, *at).map(|c| c.origin.to_string()).unwrap_or_default())),
    ]
}

/// Every indicator of every dossier, step by step.
pub fn items<'a>(sides: &'a [Side<'a>]) -> List<'a> {
    let of = |side: &'a Side<'a>| {
        let steps = move |item| side.2.steps.iter().enumerate().map(move |(at, step)| (side, item, at, step));
        side.2.items.iter().flat_map(steps)
    };
    beside(List::of("appraised", of_item(), sides.iter().flat_map(of).collect()))
}

fn beside(list: List) -> List {
    titled(list).remarked(Lang::Vi.text("report-appraisal-beside"))
}

fn stand(item: &AppraisedItem, at: usize) -> Stand {
    item.cells.get(at).map_or(Stand::Open, |(stand, _)| *stand)
}

fn ruled(item: &AppraisedItem, at: usize) -> Option<&Ruled> {
    item.cells.get(at)?.1.as_ref()
}

fn word(cell: &Ruled) -> String {
    cell.ruling.map_or_else(|| cell.read.clone(), |r| explain::ruling(Lang::Vi, r))
}
