//! Commune by criterion, commune by item: a letter for each verdict, which leads to the cell behind one that is not met.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::{Cell, Column, Lead, List, Shows, column, shows};
use super::Round;
use crate::assess::{Finding, Verdict};
use crate::criteria::{Book, ItemRef};
use crate::diag::Origin;
use crate::district::{CriterionColumn, ItemHead, Standing};
use crate::explain;
use crate::messages::Lang;

/// Width of a column of letters.
const LETTER: f64 = 6.5;

type Line<'a> = (usize, (Round<'a>, &'a Standing));

fn columns<'a>() -> [Shows<Line<'a>>; 4] {
    [
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, (round, standing))| round.commune(standing)),
        shows("target", 13.0, |(_, (_, standing))| Cell::centre(explain::level_short(Lang::Vi, standing.target))),
        shows("verdict", 17.0, |(_, (_, standing))| {
            Cell::marked(explain::finding_word(Lang::Vi, standing.overall, None), standing.overall)
        }),
    ]
}

/// Commune by criterion.
pub fn criteria(round: Round) -> List {
    let columns = round.review.criteria();
    let heads = columns.iter().map(|c| {
        let item = ItemRef { book: Book::Set(c.level), series: c.series.clone(), code: c.number.to_string() };
        head(&item, &c.name)
    });
    let heads = heads.collect();
    let letters = letters();
    let mark = move |finding: Option<Finding>| finding.map(|f| mark(&letters, f, None)).unwrap_or_default();
    list("criteria", round, heads, move |standing| columns.iter().map(|c| mark(criterion(standing, c))).collect())
}

fn criterion(standing: &Standing, column: &CriterionColumn) -> Option<Finding> {
    let set = standing.sets.iter().find(|s| (s.level, &s.series) == (column.level, &column.series))?;
    set.criteria.iter().find(|c| c.number == column.number).map(|c| c.finding)
}

/// Commune by indicator, conditions of recognition last.
pub fn items(round: Round) -> List {
    let columns: Vec<Arc<ItemHead>> = round.review.items();
    let places: HashMap<ItemRef, usize> = columns.iter().enumerate().map(|(at, h)| (h.item.clone(), at)).collect();
    let heads: Vec<Column> = columns.iter().map(|h| head(&h.item, &h.version.name)).collect();
    let (count, letters) = (heads.len(), letters());
    list("items", round, heads, move |standing| {
        let mut cells = vec![Cell::default(); count];
        for item in &standing.items {
            let cell = places.get(&item.head.item).and_then(|at| cells.get_mut(*at));
            cell.into_iter().for_each(|cell| *cell = mark(&letters, item.finding, item.origin.as_ref()));
        }
        cells
    })
}

/// The code under its name.
fn head(of: &ItemRef, name: &str) -> Column {
    let code = explain::item_code(Lang::Vi, of);
    Column { above: name.to_string(), ..Column::new(&of.to_string(), code, LETTER) }
}

/// The letter of each verdict, looked up once for millions of fields.
type Letters = BTreeMap<Verdict, String>;

fn letters() -> Letters {
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined, Verdict::NotApplicable];
    verdicts.map(|verdict| (verdict, Lang::Vi.text(&format!("mark-{}", verdict.id().replace('_', "-"))))).into()
}

fn mark(letters: &Letters, finding: Finding, origin: Option<&Origin>) -> Cell {
    let letter = letters.get(&finding.verdict).map_or("", String::as_str);
    let origin = origin.filter(|_| finding.verdict == Verdict::NotMet);
    Cell::marked(letter, finding).to(origin.cloned().map(Lead::Cell))
}

fn list<'a>(id: &'static str, round: Round<'a>, heads: Vec<Column>, letters: impl Fn(&Standing) -> Vec<Cell> + 'a) -> List<'a> {
    let first = columns();
    let columns = first.iter().map(column).chain(heads).collect();
    let standings = &round.review.standings;
    List::made(id, columns, standings.len(), move |at| {
        let Some(standing) = standings.get(at) else { return Vec::new() };
        let line = (at + 1, (round, standing));
        first.iter().map(|c| (c.cell)(&line)).chain(letters(standing)).collect()
    })
}
