//! Unit costs of gaps, from the sheet for them, in a form of ours or next to a table made by hand.

use std::collections::BTreeMap;

use super::catalog::{Asked, Catalog, Meant};
use super::grid::Grid;
use super::spot::Spot;
use super::values::{Desk, NONE};
use crate::commune::{Given, UnitCost, Value};
use crate::criteria::{Book, Kind, Level, Measure};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::costs;
use crate::messages::Lang;
use crate::text::{Decimal, fold, fold_loose};

pub(super) fn costs(sheets: &[Grid], catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Vec<UnitCost> {
    let name = fold(&costs::name());
    let Some(grid) = sheets.iter().find(|g| fold(&g.name) == name) else { return Vec::new() };
    let Some((top, columns)) = grid.rows().find_map(|row| Some((row, columns(grid, row)?))) else { return Vec::new() };
    // No formula of ours reads them, so an amount is read as leniently as in a sheet made by hand.
    let mut lenient = Desk::new(desk.nation, false);
    let rows = grid.rows().filter(|r| *r > top);
    let found = rows.filter_map(|row| CostRow { grid, row, columns: &columns }.read(catalog, target, &mut lenient)).collect();
    desk.findings.append(&mut lenient.findings);
    found
}

fn columns(grid: &Grid, row: u32) -> Option<BTreeMap<&'static str, u32>> {
    let at = |id: &str| grid.row(row).find(|(_, c)| fold_loose(&c.plain()) == fold_loose(&costs::heading(id))).map(|(c, _)| c);
    let found: BTreeMap<&str, u32> = costs::COLUMNS.iter().filter_map(|(id, _)| Some((*id, at(id)?))).collect();
    ["code", "cost"].iter().all(|id| found.contains_key(id)).then_some(found)
}

struct CostRow<'a> {
    grid: &'a Grid,
    row: u32,
    columns: &'a BTreeMap<&'static str, u32>,
}

impl<'a> CostRow<'a> {
    fn spot(&self, id: &str) -> Option<Spot<'a>> {
        Spot::at(self.grid, self.row, *self.columns.get(id)?)
    }

    fn read(&self, catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Option<UnitCost> {
        let spot = self.spot("cost")?;
        let hidden = self.spot("id").and_then(|id| catalog.measure(&id.content.plain()));
        let asked = match hidden.map_or_else(|| self.meant(catalog, target, &spot), Ok) {
            Ok(asked) => asked,
            Err(finding) => {
                desk.findings.push(finding);
                return None;
            }
        };
        let text = |id: &str| self.spot(id).map(|s| s.content.plain()).unwrap_or_default();
        let cost = amount(asked.measure, &spot, desk)?;
        Some(UnitCost { measure: asked.measure.id.clone(), cost, fund: text("fund"), note: text("note"), origin: Some(spot.origin) })
    }

    fn meant<'c>(&self, catalog: &Catalog<'c>, target: Option<Level>, cost: &Spot) -> Result<Asked<'c>, Diagnostic> {
        let code = self.spot("code");
        match code.as_ref().map(|code| catalog.meant(code, "", target.map(Book::Set))) {
            Some(Meant::Measure(_, asked)) => Ok(asked),
            Some(Meant::Fault(finding, _)) => Err(finding),
            _ => {
                let read = code.map_or_else(|| NONE.to_string(), |c| c.content.plain());
                Err(Diagnostic::new(Code::CostUnplaced, Place::from(&cost.origin)).with("read", read))
            }
        }
    }
}

/// An amount of money in million đồng, read like any number in a unit.
fn amount(of: &Measure, spot: &Spot, desk: &mut Desk) -> Option<Decimal> {
    let money = Measure { kind: Kind::Number, unit: Lang::Vi.text("cost-unit"), most: None, if_any: false, ..of.clone() };
    match desk.value(Asked { measure: &money, none: false }, spot, "") {
        Given::Value(Value::Number(number)) => Some(number),
        _ => None,
    }
}
