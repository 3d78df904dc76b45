//! T2, the detail by indicator, and T3 and T4: its rows again, with blank cells for every further step of the procedure in
//! force.

use super::{Cell, Column, Join, Live, Offer, Row, Shows, Subject, Table, heading, shows};
use crate::assess::{CriterionResult, ItemResult, met_without_documents};
use crate::criteria::{Kind, Step};
use crate::explain;
use crate::layout::dossier::TAKEN;
use crate::messages::Lang;

/// What is in the column of marks where there is nothing to mark.
const NOTHING: &str = "–";
/// Widths of the columns of a step: its result, and the office that confirms it.
const RESULT: f64 = 12.0;
const OFFICE: f64 = 18.0;

struct DetailRow<'a> {
    of: Subject<'a>,
    criterion: &'a CriterionResult,
    item: &'a ItemResult,
    /// Whether it is the first of its criterion.
    join: Join,
}

impl DetailRow<'_> {
    /// Number and name of the criterion, once over all of its rows.
    fn shared(&self, text: String) -> Cell {
        let text = if self.join == Join::Rest { String::new() } else { text };
        Cell { text, join: self.join, bold: true, ..Cell::default() }
    }
}

fn columns<'a>() -> [Shows<DetailRow<'a>>; 9] {
    [
        shows("number", 5.0, |l| l.shared(l.criterion.number.to_string())),
        shows("criterion", 15.0, |l| l.shared(l.criterion.name.clone())),
        shows("content", 36.0, |l| Cell::text(format!("{} {}", l.item.item.code, l.item.version.name))),
        shows("required", 19.0, |l| Cell::text(explain::requirement(Lang::Vi, &l.item.version.measures, &l.item.judged))),
        shows("achieved", 23.0, |l| Cell::text(explain::results(Lang::Vi, l.of.commune, l.item).join("\n"))),
        shows("self-assessed", 12.0, |l| {
            let word = explain::finding_word(Lang::Vi, l.item.finding, l.item.judged.cause.as_ref());
            Cell::verdict(word).live(Live::Item(l.item.item.clone(), l.item.finding))
        }),
        shows("evidence", 18.0, |l| Cell::text(explain::documents_in_brief(Lang::Vi, l.of.commune, l.item))),
        shows("undocumented", 9.0, undocumented),
        shows("note", 19.0, |l| {
            let notes = explain::notes(Lang::Vi, l.of.law, l.of.commune, l.item, l.of.assessment.place.as_of);
            Cell::text(notes.join("\n"))
        }),
    ]
}

/// T2. The verdict's column is headed by the first step of the procedure in force: the commune's own.
pub fn detail(of: Subject) -> Table {
    let columns = columns();
    let mut table = Table::new("t2", &columns);
    let own = of.law.procedure_on(of.assessment.place.as_of).and_then(|p| p.steps.first());
    own.into_iter().for_each(|step| table.head("self-assessed", step.result.clone()));
    for set in &of.assessment.sets {
        table.section(Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
        for criterion in &set.criteria {
            for (at, item) in criterion.indicators.iter().enumerate() {
                let join = if at == 0 { Join::First } else { Join::Rest };
                table.named_row(item.item.to_string(), &columns, &DetailRow { of, criterion, item, join });
            }
        }
    }
    table
}

/// A mark where the indicator is met and no document is named behind it: a column of its own, never a verdict. What is
/// met by other criteria, or counted from the villages, has no answers of its own and needs none.
fn undocumented(line: &DetailRow) -> Cell {
    if line.item.version.measures.iter().all(|m| m.kind == Kind::Villages) {
        return Cell::text(NOTHING);
    }
    let mark = Lang::Vi.text("t2-undocumented");
    let there = if met_without_documents(line.of.commune, line.item) { &mark } else { NOTHING };
    Cell::text(there).live(Live::Undocumented(mark.clone()))
}

/// The columns of T2 that are shown again for the further steps, each with the cell it is taken from.
const AGAIN: [&str; TAKEN as usize] = ["number", "criterion", "content", "required", "achieved", "self-assessed"];

/// T3 and T4. `written` is what people wrote before into the cell of an item and a step.
pub fn steps(of: Subject, written: &dyn Fn(&str, &str) -> Option<String>) -> Table {
    let detail = detail(of);
    let procedure = of.law.procedure_on(of.assessment.place.as_of);
    let steps = procedure.and_then(|p| p.steps.get(1..)).unwrap_or_default();
    let mut columns: Vec<Column> = detail.columns.iter().take(AGAIN.len()).cloned().collect();
    columns.extend(steps.iter().flat_map(of_step));
    if steps.is_empty() {
        columns.iter_mut().filter(|c| c.id == "self-assessed").for_each(|c| c.heading = heading("self-assessed"));
    }
    let mut table = Table { id: "t3", remarks: Vec::new(), columns, rows: Vec::new(), idle: false };
    for set in &of.assessment.sets {
        table.section(Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
        for criterion in &set.criteria {
            let rows = criterion.indicators.iter().map(|item| again(&table.columns, of, criterion, item, written));
            let rows: Vec<Row> = rows.collect();
            table.rows.extend(rows);
        }
    }
    table
}

/// The result's column and, where the procedure has one, that of who confirms it.
fn of_step(step: &Step) -> impl Iterator<Item = Column> {
    let column = |name: &str, width, offers| Column { offers, ..Column::new(name, name.to_string(), width) };
    let office = (!step.office.is_empty()).then(|| column(&step.office, OFFICE, None));
    [column(&step.result, RESULT, Some(Offer::Ruling))].into_iter().chain(office)
}

/// A row of T2 again, and what people wrote behind it.
fn again(
    columns: &[Column],
    of: Subject,
    criterion: &CriterionResult,
    item: &ItemResult,
    written: &dyn Fn(&str, &str) -> Option<String>,
) -> Row {
    let line = DetailRow { of, criterion, item, join: Join::No };
    let own = self::columns();
    let taken = own.iter().take(AGAIN.len()).zip(AGAIN).map(|(shows, id)| {
        let cell = Cell { bold: false, join: Join::No, ..(shows.cell)(&line) };
        match id {
            "number" => Cell::centre(cell.text),
            "content" | "required" | "achieved" => cell.live(Live::Detail(item.item.clone(), id)),
            _ => cell,
        }
    });
    let id = item.item.to_string();
    let open = columns.iter().skip(AGAIN.len()).map(|c| Cell::open(written(&id, &c.id).unwrap_or_default()));
    Row::Cells(Some(id.clone()), taken.chain(open).collect())
}
