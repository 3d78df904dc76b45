//! The procedure in force: what each duty asks for, what was done of it, what is lacking. No verdict.

use super::{Cell, Remark, Shows, Subject, Table, shows};
use crate::assess::Done;
use crate::explain;
use crate::messages::Lang;

struct DutyRow<'a> {
    of: Subject<'a>,
    number: usize,
    done: &'a Done,
    written: &'a dyn Fn(&str, &str) -> Option<String>,
}

fn columns<'a>() -> [Shows<DutyRow<'a>>; 7] {
    [
        shows("number", 6.0, |l| Cell::centre(l.number)),
        shows("duty", 32.0, |l| Cell::text(&l.done.duty.name)),
        shows("asked", 26.0, |l| lines(explain::duty_asked(&l.done.duty))),
        shows("done", 36.0, |l| lines(explain::duty_done(l.of.commune, l.done))),
        shows("lacking", 44.0, |l| lines(lacks(l))),
        shows("source", 30.0, |l| Cell::text(explain::duty_source(&l.done.duty))),
        shows("explanation", 34.0, |l| {
            let typed = l.done.deed.explanation.value.clone();
            Cell::open(typed.or_else(|| (l.written)(&l.done.duty.id, "explanation")).unwrap_or_default())
        }),
    ]
}

/// The table. `written` is what people wrote before into the cell of a duty and a column.
pub fn procedure(of: Subject, written: &dyn Fn(&str, &str) -> Option<String>) -> Table {
    let columns = columns();
    let mut table = Table::new("procedure", &columns);
    let remark = if of.commune.deeds.is_empty() { "procedure-nothing-given" } else { "procedure-remark" };
    table.remarks.push(Remark::of(Lang::Vi.text(remark)));
    let procedure = of.law.procedure_on(of.assessment.place.as_of);
    let mut numbers = 1..;
    for (index, step) in procedure.into_iter().flat_map(|p| p.steps.iter().enumerate()) {
        table.section(explain::step(of.law, of.commune, step));
        for (done, number) in of.assessment.procedure.iter().filter(|d| d.step == index).zip(&mut numbers) {
            table.named_row(done.duty.id.clone(), &columns, &DutyRow { of, number, done, written });
        }
    }
    table
}

fn lines(lines: Vec<String>) -> Cell {
    Cell::text(if lines.is_empty() { "–".to_string() } else { lines.join("\n") })
}

/// What a duty lacks; the commune's own are not compared where nothing is entered of any.
fn lacks(line: &DutyRow) -> Vec<String> {
    let not_entered = line.of.commune.deeds.is_empty() && line.done.step == 0;
    if not_entered { vec![Lang::Vi.text("procedure-not-compared")] } else { explain::duty_lacks(line.done) }
}
