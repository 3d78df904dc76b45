//! The remedial plan: every indicator and condition not met or not decided, with its gap; work, department, cost and
//! deadline are for people to write.

use super::{Cell, Remark, Shows, Subject, Table, is_lacking, shows};
use crate::assess::{ItemResult, lacks_thresholds_alone};
use crate::explain;
use crate::layout::item_name;
use crate::messages::Lang;

struct RemedyRow<'a> {
    number: usize,
    item: &'a ItemResult,
    written: &'a dyn Fn(&str, &str) -> Option<String>,
}

impl RemedyRow<'_> {
    fn open(&self, column: &str) -> Cell {
        Cell::open((self.written)(&self.item.item.to_string(), column).unwrap_or_default())
    }
}

fn columns<'a>() -> [Shows<RemedyRow<'a>>; 9] {
    [
        shows("number", 6.0, |l| Cell::centre(l.number)),
        shows("indicator", 16.0, |l| Cell::text(item_name(&l.item.item))),
        shows("content", 40.0, |l| Cell::text(&l.item.version.name)),
        shows("self-assessed", 20.0, |l| Cell::text(explain::finding_word(Lang::Vi, l.item.finding, l.item.judged.cause.as_ref()))),
        shows("gap", 28.0, |l| Cell::text(gap(l.item))),
        shows("work", 30.0, |l| l.open("work")),
        shows("department", 22.0, |l| if l.item.department.is_empty() { l.open("department") } else { Cell::text(&l.item.department) }),
        shows("cost", 16.0, |l| l.open("cost")),
        shows("deadline", 14.0, |l| l.open("deadline")),
    ]
}

/// The plan. `written` is what people wrote before into the cell of an item and a column.
pub fn remedies(of: Subject, written: &dyn Fn(&str, &str) -> Option<String>) -> Table {
    let columns = columns();
    let mut table = Table::new("plan", &columns);
    table.remarks.push(Remark::of(Lang::Vi.text("plan-remark")));
    let (asked, own): (Vec<&ItemResult>, Vec<&ItemResult>) =
        of.assessment.items().filter(is_lacking).partition(|item| lacks_thresholds_alone(&item.judged));
    for (number, item) in (1..).zip(own) {
        table.named_row(item.item.to_string(), &columns, &RemedyRow { number, item, written });
    }
    if asked.is_empty() {
        return table.or("plan-none");
    }
    table.section(explain::ask_above(asked.iter().map(|item| item.named()), of.assessment.sets.len() > 1));
    table
}

/// What separates it from its threshold; where that is not known, what is to be done: a figure, a decision, a correction is
/// missing.
fn gap(item: &ItemResult) -> String {
    let gaps = explain::gaps(Lang::Vi, &item.version.measures, &item.judged);
    if !gaps.is_empty() {
        return gaps.join("\n");
    }
    let id = explain::verdict_id(item.finding.verdict, item.judged.cause.as_ref());
    Lang::Vi.text(&format!("todo-{}", id.trim_start_matches("verdict-")))
}
