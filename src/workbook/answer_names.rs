//! What the rows of answers are called.

use super::form_rows::{RowKind, SheetPlan};
use crate::commune::{Answer, Given};
use crate::criteria::{Book, Criterion, Item, ItemRef, Measure};
use crate::explain;
use crate::messages::Lang;

/// The code of an indicator, of all its rows; conditions have none that people know and are counted.
pub(super) fn shown_code(plan: &SheetPlan, of: &ItemRef) -> String {
    if plan.book != Book::Condition {
        return of.code.clone();
    }
    let own = plan.rows.iter().filter_map(|row| match &row.kind {
        RowKind::Single(item, ..) | RowKind::Head(item, _) => Some(item),
        RowKind::Criterion(..) | RowKind::Measure(..) => None,
    });
    own.take_while(|item| *item != of).count().saturating_add(1).to_string()
}

/// "Tiêu chí 2. Giao thông".
pub(super) fn criterion_name(criterion: &Criterion) -> String {
    explain::criterion(criterion.number, &criterion.name)
}

/// The names of all versions: the newest, and from when it holds where an older one had another name.
pub(super) fn item_name(item: &Item) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (index, version) in item.versions.iter().enumerate() {
        let from = Lang::Vi.day(version.from);
        let facts = [("name", version.name.as_str().into()), ("from", from.as_str().into())];
        let same = index > 0 && item.versions[index - 1].name == version.name;
        match index {
            0 => lines.push(version.name.clone()),
            _ if same => {}
            _ => lines.push(Lang::Vi.say("answers-version", &facts)),
        }
    }
    lines.join("\n")
}

/// "– Nam", and what its numerator and denominator count.
pub(super) fn measure_name(item: &Item, measure: &Measure) -> String {
    let since = item.versions.iter().find(|v| v.measures.iter().any(|m| m.id == measure.id)).map(|v| v.from);
    let until = item.versions.iter().find(|v| Some(v.from) > since && !v.measures.iter().any(|m| m.id == measure.id)).map(|v| v.from);
    let first = item.versions.first().map(|v| v.from);
    let mut name = Lang::Vi.say("answers-part", &[("name", measure.name.as_str().into())]);
    if let Some(since) = since.filter(|s| Some(*s) != first) {
        name = Lang::Vi.say("answers-since", &[("name", name.as_str().into()), ("from", since.into())]);
    }
    if let Some(until) = until {
        name = Lang::Vi.say("answers-until", &[("name", name.as_str().into()), ("to", until.into())]);
    }
    name
}

/// The note; for a measure that does not apply, its reason.
pub(super) fn note(answer: &Answer) -> &String {
    match &answer.given {
        Given::NotApplicable(reason) if answer.note.is_empty() => reason,
        _ => &answer.note,
    }
}

/// Where a figure is entered.
pub(super) fn shown_note((sheet, row): &(String, u32)) -> String {
    Lang::Vi.say("answers-shown", &[("sheet", sheet.as_str().into()), ("row", (*row as usize + 1).into())])
}
