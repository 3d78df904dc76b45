//! Provenance: what the dossier was made from, so that anyone can make it again and compare.

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{DossierContext, sheet_name};
use crate::messages::Lang;

const WIDTHS: [f64; 5] = [34.0, 46.0, 22.0, 24.0, 62.0];

/// Writes the sheet.
pub(super) fn write<'a>(context: &DossierContext<'a>) -> Result<Table<'a>, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("provenance"), true, &WIDTHS)?;
    table.title(&Lang::Vi.text("dossier-title-provenance"))?;
    for (label, value) in facts(context) {
        table.row(&[Cell::Bold(label), Cell::Text(value)])?;
    }
    table.section(&Lang::Vi.text("provenance-files"))?;
    table.headings(&["file", "title", "version", "role", "sha256"])?;
    for input in &context.spec.commune.inputs {
        let role = Lang::Vi.text("provenance-input");
        table.row(&[text(&input.name), text(""), text(""), Cell::Text(role), text(&input.sha256)])?;
    }
    for file in &context.spec.law.files {
        let role = Lang::Vi.text("provenance-criteria");
        table.row(&[text(&file.id), text(&file.title), text(&file.version), Cell::Text(role), text(&file.sha256)])?;
    }
    table.finish()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

fn facts(context: &DossierContext) -> Vec<(String, String)> {
    let place = &context.spec.assessment.place;
    let label = |id: &str| Lang::Vi.text(&format!("provenance-{id}"));
    vec![
        (label("tool"), format!("ntm {}", env!("CARGO_PKG_VERSION"))),
        (label("year"), place.year.to_string()),
        (label("as-of"), Lang::Vi.day(place.as_of)),
        (label("province"), context.spec.law.province.clone()),
    ]
}
