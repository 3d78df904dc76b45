//! The report of one commune on the screen: who is judged, what is behind the verdict, and the verdict last, where it is
//! still seen when the rest has scrolled away.

mod brief;
mod conclusion;
mod header;
mod missing;
mod sets;
mod villages;

use brief::Room;

use super::page::Page;
use super::{Case, View};

/// Lines of a short report.
const LINES: usize = 40;

/// The report of one commune: all of it, or as much as fits on a screen.
pub fn screen(view: View, case: &Case) -> String {
    if view.full {
        return report(view, case, everything);
    }
    let short = |room: Room| report(view, case, |page, view, case| brief::brief(page, view, case, room));
    let fits = |text: &String| text.lines().count() <= LINES;
    Room::ALL.into_iter().map(short).find(fits).unwrap_or_else(|| short(Room::LEAST))
}

fn report(view: View, case: &Case, body: impl Fn(&mut Page, View, &Case)) -> String {
    let mut page = Page::new(view);
    header::header(&mut page, view, case);
    body(&mut page, view, case);
    page.blank();
    conclusion::conclusion(&mut page, view, case);
    conclusion::next_step(&mut page, view, case);
    page.finish()
}

fn everything(page: &mut Page, view: View, case: &Case) {
    sets::sets(page, view, case);
    missing::failing(page, view, case);
    missing::lacking(page, view, case);
    villages::villages(page, view, case);
    missing::conditions(page, view, case);
    missing::revocation(page, view, case);
    missing::evidence(page, view, case);
}

/// The head of a report with its verdict, for an explanation to follow.
pub(super) fn head(page: &mut Page, view: View, case: &Case) {
    header::header(page, view, case);
    page.blank();
    conclusion::conclusion(page, view, case);
}
