//! The report of one commune on the screen: verdict first, then what is behind it, then what to do.

mod header;
mod missing;
mod sets;
mod villages;

use super::page::Page;
use super::{Case, View};
use crate::assess::{Lack, Verdict, lacks};

pub(super) use sets::colour;

/// The report of one commune.
pub fn screen(view: View, case: &Case) -> String {
    let mut page = Page::new(view);
    header::header(&mut page, view, case);
    sets::sets(&mut page, view, case);
    missing::failing(&mut page, view, case);
    missing::lacking(&mut page, view, case);
    villages::villages(&mut page, view, case);
    missing::conditions(&mut page, view, case);
    missing::revocation(&mut page, view, case);
    missing::evidence(&mut page, view, case);
    next_step(&mut page, view, case);
    page.finish()
}

/// The head of a report alone, for an explanation to follow.
pub(super) fn head(page: &mut Page, view: View, case: &Case) {
    header::header(page, view, case);
}

/// The one thing to do next.
fn next_step(page: &mut Page, view: View, case: &Case) {
    let lang = view.lang;
    let lacking: Vec<Lack> = case.assessment.items().flat_map(lacks).map(|l| l.lack).collect();
    let overall = case.assessment.overall;
    let id = match overall.verdict {
        Verdict::Met if overall.provisional => "report-next-confirm",
        Verdict::Met if case.assessment.maintenance => "report-next-keep",
        Verdict::Met => "report-next-dossier",
        _ if lacking.contains(&Lack::Wrong) => "report-next-wrong",
        _ if lacking.contains(&Lack::Figure) => "report-next-figure",
        Verdict::NotMet => "report-next-failing",
        _ if lacking.contains(&Lack::Threshold) => "report-next-threshold",
        _ => "report-next-region",
    };
    page.heading(&lang.text("report-next"));
    page.entry(1, "", &lang.text(id));
}
