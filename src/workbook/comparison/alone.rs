//! What found no counterpart: communes of one round only, and items that ask for different things then and now.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::summary::items::code;
use super::super::table::{Cell, Table, heading};
use super::{Context, district, finished, name, sheet, text};
use crate::district::{Alone, Unjudged};
use crate::explain;
use crate::messages::Lang;

const WIDTHS: [f64; 6] = [14.0, 26.0, 20.0, 34.0, 44.0, 44.0];
const COMMUNES: [&str; 6] = ["round", "commune", "district", "file", "why", "remedy"];
const ITEMS: [&str; 6] = ["code", "commune", "district", "indicator", "then", "now"];

/// Writes both lists.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let comparison = context.comparison;
    let mut table = sheet(context, "alone", &WIDTHS)?;
    head(&mut table, "alone-communes", &COMMUNES)?;
    for (side, alone, unjudged) in
        [("old", &comparison.old_alone, &comparison.old_unjudged), ("new", &comparison.new_alone, &comparison.new_unjudged)]
    {
        let side = text(side, &[]);
        alone.iter().try_for_each(|one| commune(&mut table, &side, one))?;
        unjudged.iter().try_for_each(|one| unread(&mut table, &side, one))?;
    }
    head(&mut table, "alone-items", &ITEMS)?;
    for (pair, item) in comparison.pairs.iter().flat_map(|p| p.incomparable.iter().map(move |i| (p, i))) {
        let side = |i: &crate::assess::ItemResult| format!("{}: {}", i.version.name, explain::state(Lang::Vi, i));
        table.row(&[
            Cell::Text(code(&item.new.item)),
            Cell::Text(name(&pair.new)),
            Cell::Text(district(&pair.new)),
            Cell::Text(item.new.version.name.clone()),
            Cell::Text(side(&item.old)),
            Cell::Text(side(&item.new)),
        ])?;
    }
    finished(table)
}

fn head(table: &mut Table, id: &str, headings: &[&str]) -> Result<(), WorkbookError> {
    table.section(&text(id, &[]))?;
    table.row(&headings.iter().map(|id| Cell::Bold(heading(id))).collect::<Vec<_>>())
}

fn commune(table: &mut Table, side: &str, one: &Alone) -> Result<(), WorkbookError> {
    let ask = one.nearest.as_ref().map(|near| text("nearest", &[("nearest", near.as_str().into())]));
    table.row(&[
        Cell::Text(side.to_string()),
        Cell::Text(name(&one.subject)),
        Cell::Text(district(&one.subject)),
        Cell::Text(one.subject.file.to_string()),
        Cell::Text(text(if one.several { "several" } else { "missing" }, &[])),
        Cell::Text(ask.unwrap_or_default()),
    ])
}

fn unread(table: &mut Table, side: &str, one: &Unjudged) -> Result<(), WorkbookError> {
    let errors = || one.findings.iter().filter(|f| f.severity() == crate::diag::Severity::Error);
    let why: Vec<String> = errors().map(|f| Lang::Vi.finding(f)).collect();
    let remedy: Vec<String> = errors().filter_map(|f| Lang::Vi.hint(f)).collect();
    table.row(&[
        Cell::Text(side.to_string()),
        Cell::Text(one.name.clone()),
        Cell::Text(String::new()),
        Cell::Text(one.file.to_string()),
        Cell::Text(why.join("; ")),
        Cell::Text(remedy.join("; ")),
    ])
}
