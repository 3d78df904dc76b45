//! T7, the sources of funds, and T8, what is owed for works.

use super::{Cell, Live, Row, Shows, Subject, Table, counterpart, shows};
use crate::commune::{Attribute, Figure, Total, debts_total, resources_total};
use crate::layout::supplements::{Block, DEBTS, RESOURCES, ROWS_WORDS};
use crate::messages::Lang;
use crate::text::Decimal;

/// A row of either table, its total among them.
struct MoneyRow {
    number: String,
    name: String,
    figures: Vec<Cell>,
    note: Cell,
    total: bool,
}

impl MoneyRow {
    fn figure(&self, at: usize) -> Cell {
        self.figures.get(at).cloned().unwrap_or_default().bold_if(self.total)
    }
}

const T7: [Shows<MoneyRow>; 4] = [
    shows("number", 6.0, |l| Cell::centre(&l.number)),
    shows("source", 38.0, |l| Cell::text(&l.name).bold_if(l.total)),
    shows("amount", 28.0, |l| l.figure(0)),
    shows("share", 22.0, |l| l.figure(1)),
];

const T8: [Shows<MoneyRow>; 6] = [
    shows("number", 6.0, |l| Cell::centre(&l.number)),
    shows("work", 46.0, |l| Cell::text(&l.name).bold_if(l.total)),
    shows("total", 17.0, |l| l.figure(0)),
    shows("paid", 17.0, |l| l.figure(1)),
    shows("owed", 17.0, |l| l.figure(2)),
    shows("plan", 40.0, |l| l.note.clone().bold_if(l.total)),
];

/// T7.
pub fn resources(of: Subject) -> Table {
    let sources = &of.commune.resources;
    let mut table = Table::headed("t7", &T7, |id| RESOURCES.heading(id));
    let total = resources_total(sources);
    let whole = amount(total.as_ref());
    for (at, source) in sources.iter().enumerate() {
        let share = source.amount.value.as_ref().zip(whole).and_then(|(part, whole)| (part * &Decimal::from(100)).quotient(whole, 2));
        let figures = vec![entered(&RESOURCES, at, "amount", &source.amount), Cell::figure(share.as_ref()).live(Live::Share(at))];
        table.row(
            &T7,
            &MoneyRow { number: (at + 1).to_string(), name: words(&source.source), figures, note: Cell::default(), total: false },
        );
    }
    if sources.is_empty() {
        table.idle = true;
        table.remark(Lang::Vi.text("t7-none"));
    }
    let figures = vec![Cell::figure(whole).live(Live::Resources), Cell::default()];
    table.row(&T7, &MoneyRow { number: String::new(), name: Lang::Vi.text("t1-total"), figures, note: Cell::default(), total: true });
    table.rows.extend(counterpart::lines(of).into_iter().map(Row::Remark));
    table
}

/// T8.
pub fn debts(of: Subject) -> Table {
    let debts = &of.commune.debts;
    let mut table = Table::headed("t8", &T8, |id| DEBTS.heading(id));
    for (at, debt) in debts.iter().enumerate() {
        let owed = Cell::figure(debt.owed().as_ref()).live(Live::Owed(at));
        let figures = vec![entered(&DEBTS, at, "total", &debt.total), entered(&DEBTS, at, "paid", &debt.paid), owed];
        let note = Cell::text(words(&debt.plan));
        table.row(&T8, &MoneyRow { number: (at + 1).to_string(), name: words(&debt.work), figures, note, total: false });
    }
    if debts.is_empty() {
        table.idle = true;
        table.remark(Lang::Vi.text("t8-none"));
    }
    let total = debts_total(debts);
    let figures = vec![Cell::default(), Cell::default(), Cell::figure(amount(total.as_ref())).live(Live::Debts)];
    let note = Cell::text(state(total.as_ref())).live(Live::DebtsState);
    table.row(&T8, &MoneyRow { number: String::new(), name: Lang::Vi.text("t1-total"), figures, note, total: true });
    table
}

/// A figure of a sheet of inputs.
pub(super) fn entered(block: &Block, at: usize, column: &'static str, value: &Attribute<Decimal>) -> Cell {
    Cell::figure(value.value.as_ref()).live(Live::Entered(*block, at as u32, column))
}

fn words(value: &Attribute<String>) -> String {
    value.value.clone().unwrap_or_default()
}

fn amount(total: Option<&Total>) -> Option<&Decimal> {
    match total {
        Some(Total::Sum(Figure::Amount(sum))) => Some(sum),
        _ => None,
    }
}

/// Whether every row is complete, in words.
fn state(total: Option<&Total>) -> String {
    match total {
        None => "–".to_string(),
        Some(Total::Sum(_)) => Lang::Vi.text(ROWS_WORDS[0]),
        Some(Total::Missing(_)) => Lang::Vi.text(ROWS_WORDS[1]),
        Some(Total::Unusable) => Lang::Vi.text("verdict-unusable"),
    }
}
