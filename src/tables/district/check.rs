//! One commune by criterion: what its figures say, and room for what the district finds and who confirms it.

use super::super::{Cell, Shows, Table, shows};
use crate::assess::{Cause, Finding};
use crate::district::{ItemStanding, Standing};
use crate::explain;
use crate::messages::Lang;

struct Line<'a> {
    number: u32,
    name: &'a str,
    finding: Finding,
    cause: Option<&'a Cause>,
}

const fn columns<'a>() -> [Shows<Line<'a>>; 6] {
    [
        shows("number", 9.0, |l| Cell::centre(l.number)),
        shows("criterion", 36.0, |l| Cell::text(l.name)),
        shows("self-assessed", 20.0, |l| Cell::centre(explain::finding_word(Lang::Vi, l.finding, l.cause))),
        shows("checked", 20.0, |_| Cell::open("")),
        shows("confirmed-by", 22.0, |_| Cell::open("")),
        shows("note", 25.0, |_| Cell::open("")),
    ]
}

/// T3 of a district's paper.
pub fn check(standing: &Standing) -> Table {
    let columns = columns();
    let mut table = Table::new("check", &columns);
    for set in &standing.sets {
        table.section(Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
        for criterion in &set.criteria {
            let line = Line { number: criterion.number, name: &criterion.name, finding: criterion.finding, cause: None };
            table.row(&columns, &line);
        }
    }
    let conditions: Vec<&ItemStanding> = standing.items.iter().filter(|i| i.head.criterion.is_none()).collect();
    if !conditions.is_empty() {
        table.section(Lang::Vi.text("answers-title-condition"));
    }
    for (number, item) in (1..).zip(conditions) {
        table.row(&columns, &Line { number, name: &item.head.version.name, finding: item.finding, cause: item.cause.as_ref() });
    }
    table
}
