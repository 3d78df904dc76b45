//! What a form tells of the procedure. Rows are known by their hidden ids; a form without the sheet tells nothing.

use super::attributes::day;
use super::grid::Grid;
use super::supplements::Page;
use super::values::Desk;
use crate::commune::{Attribute, Deed, Time};
use crate::criteria::{Law, Procedure};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::supplements::{self, PROCEDURE};
use crate::text::Date;

/// Every duty of the sheet, blank ones too; none where nothing at all is filled in.
pub(super) fn deeds(sheets: &[Grid], law: &Law, as_of: Option<Date>, desk: &mut Desk) -> Vec<Deed> {
    let Some(page) = Page::of(sheets, PROCEDURE) else { return Vec::new() };
    let mut deeds: Vec<Deed> = Vec::new();
    for row in page.grid.rows().filter(|r| *r > page.top) {
        let Some(id) = id(&page, row) else { continue };
        if let Some(duty) = supplements::duty_of(&id) {
            deeds.push(deed(&page, row, duty, desk));
        } else if let Some(duty) = supplements::time_of(&id) {
            let time = time(&page, row, desk);
            if let Some(deed) = deeds.iter_mut().find(|d| d.duty == duty).filter(|_| time != Time::default()) {
                deed.times.push(time);
            }
        }
    }
    if deeds.iter().all(Deed::is_blank) {
        return Vec::new();
    }
    let Some(procedure) = as_of.and_then(|day| law.procedure_on(day)) else { return deeds };
    deeds.retain(|deed| is_in_force(&page, deed, procedure, desk));
    deeds
}

/// The hidden id of a row.
fn id(page: &Page, row: u32) -> Option<String> {
    let is_id = |text: &String| supplements::duty_of(text).is_some() || supplements::time_of(text).is_some();
    page.grid.row(row).map(|(_, c)| c.plain()).find(is_id)
}

fn deed(page: &Page, row: u32, duty: &str, desk: &mut Desk) -> Deed {
    let deed = Deed {
        duty: duty.to_string(),
        from: date(page, row, "from", desk),
        to: date(page, row, "to", desk),
        place: page.words(row, "place"),
        document: page.words(row, "document"),
        comments: page.count(row, "comments", desk),
        explanation: page.words(row, "explanation"),
        times: Vec::new(),
        origin: Some(page.grid.origin(row, page.column("from"))),
    };
    if let (true, Some(from), Some(to), Some(at)) = (deed.is_reversed(), deed.from.value, deed.to.value, &deed.to.origin) {
        let step = page.words(row, "duty").value.unwrap_or_default();
        desk.findings.push(Diagnostic::new(Code::StepReversed, Place::from(at)).with("step", step).with("from", from).with("to", to));
    }
    deed
}

/// One of the times; a place without its day is given.
fn time(page: &Page, row: u32, desk: &mut Desk) -> Time {
    let time = Time { day: date(page, row, "from", desk), place: page.words(row, "place") };
    if time != Time::default() {
        page.complete(row, &["from"], &page.block.words("times"), desk);
    }
    time
}

fn date(page: &Page, row: u32, column: &str, desk: &mut Desk) -> Attribute<Date> {
    let Some(spot) = page.spot(row, column) else { return Attribute::default() };
    let value = day(spot.content).ok();
    if value.is_none() {
        let finding = spot.finding(Code::DateUnreadable).with("field", page.block.heading(column));
        desk.findings.push(finding.with("read", spot.content.plain()));
    }
    Attribute { value, origin: Some(spot.origin) }
}

/// Whether the procedure of the as-of date has such a duty: a form may be written for another day.
fn is_in_force(page: &Page, deed: &Deed, procedure: &Procedure, desk: &mut Desk) -> bool {
    let known = procedure.duties().any(|(_, duty)| duty.id == deed.duty);
    if let (false, false, Some(at)) = (known, deed.is_blank(), &deed.origin) {
        let step = page.words(at.row, "duty").value.unwrap_or_default();
        let finding = Diagnostic::new(Code::StepNotInForce, Place::from(at)).with("step", step);
        desk.findings.push(finding.with("from", procedure.from).with("source", procedure.source.as_str()));
    }
    known
}
