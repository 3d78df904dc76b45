//! T6: the conditions of recognition.

use super::{Cell, Live, Remark, Shows, Subject, Table, shows};
use crate::assess::{ItemResult, SetResult};
use crate::explain;
use crate::messages::Lang;

struct ConditionRow<'a> {
    of: Subject<'a>,
    number: usize,
    item: &'a ItemResult,
}

fn columns<'a>() -> [Shows<ConditionRow<'a>>; 6] {
    [
        shows("number", 6.0, |l| Cell::centre(l.number)),
        shows("condition", 46.0, |l| Cell::text(&l.item.version.name)),
        shows("required", 28.0, |l| Cell::text(explain::requirement(Lang::Vi, &l.item.version.measures, &l.item.judged))),
        shows("achieved", 32.0, achieved),
        shows("met", 18.0, |l| {
            let word = explain::finding_word(Lang::Vi, l.item.finding, l.item.judged.cause.as_ref());
            Cell::verdict(word).live(Live::Item(l.item.item.clone(), l.item.finding))
        }),
        shows("evidence", 26.0, |l| Cell::text(explain::documents_in_brief(Lang::Vi, l.of.commune, l.item))),
    ]
}

/// T6. A commune that keeps its level is judged by no conditions, which is said.
pub fn conditions(of: Subject) -> Table {
    let columns = columns();
    let mut table = Table::new("t6", &columns);
    if of.assessment.maintenance {
        table.remarks.push(Remark::of(Lang::Vi.text("t6-maintenance")));
    }
    for (number, item) in (1..).zip(&of.assessment.conditions) {
        table.row(&columns, &ConditionRow { of, number, item });
    }
    table
}

/// What was achieved, and the waiver of what was not; for the sets themselves how many criteria of each are met.
fn achieved(line: &ConditionRow) -> Cell {
    let waiver = explain::waiver(Lang::Vi, line.of.commune, line.item, line.of.assessment.place.as_of);
    let lines = |own: Vec<String>| own.into_iter().chain(waiver.clone()).collect::<Vec<_>>().join("\n");
    if !line.item.version.measures.is_empty() {
        return Cell::text(lines(explain::results(Lang::Vi, line.of.commune, line.item)));
    }
    let of_set = |set: &SetResult| {
        let level = explain::level_short(Lang::Vi, set.level);
        Lang::Vi.say("t6-set", &[("level", level.into()), ("met", set.counts.met.into()), ("total", set.counts.total.into())])
    };
    let sets = line.of.assessment.sets.iter().map(of_set).collect();
    Cell::text(lines(sets)).live(Live::SetsMet(waiver.clone()))
}
