//! The contract for programs: `ntm.reading/1`. Keys are only ever added.

use serde::Serialize;

use super::{ReadCase, answer, read};
use crate::layout::understanding::*;
use crate::messages::Lang;
use crate::report::json::DiagnosticJson;

/// Name and version of the contract.
const SCHEMA: &str = "ntm.reading/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'static str,
    file: &'a str,
    understood: bool,
    communes: usize,
    /// Null where there are several, or none.
    commune: Option<CommuneJson<'a>>,
    sheets: Vec<SheetJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize)]
struct CommuneJson<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
    district: Option<&'a str>,
    province: Option<&'a str>,
    year: Option<i16>,
    target: Option<&'static str>,
}

#[derive(Serialize)]
struct SheetJson<'a> {
    name: &'a str,
    taken: &'static str,
    /// Why it is passed over; null where it is read.
    passed: Option<&'static str>,
    /// The sheet that is read in its place.
    other: Option<&'a str>,
    tables: Vec<TableJson<'a>>,
    lines: Vec<LineJson<'a>>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    set: &'static str,
    layout: Option<&'a str>,
    lying: bool,
    headings: [u32; 2],
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    column: String,
    heading: &'a str,
    is: Option<&'static str>,
    /// Why it is not used; null where it is.
    unused: Option<&'static str>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    cell: String,
    label: &'a str,
    /// As in a layout; null where it is about no indicator or criterion.
    is: Option<String>,
    why: Option<&'static str>,
    figures: Vec<FigureJson<'a>>,
    /// The measure answered; null where no answer came of it.
    measure: Option<&'a str>,
    read: Option<String>,
    /// A figure that is nobody's.
    left: bool,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    cell: String,
    typed: &'a str,
}

#[derive(Serialize)]
struct LineJson<'a> {
    cell: String,
    heading: &'a str,
    /// A measure, or an attribute of the commune; null where it is not used.
    holds: Option<&'a str>,
}

/// As one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, case: &ReadCase) -> Result<String, serde_json::Error> {
    let document = Document {
        schema: SCHEMA,
        tool: concat!("ntm ", env!("CARGO_PKG_VERSION")),
        file: &case.understanding.file,
        understood: case.understanding.is_understood(),
        communes: case.communes,
        commune: case.commune.map(|c| CommuneJson {
            name: c.name.value.as_deref(),
            code: c.code.value.as_deref(),
            district: c.district.value.as_deref(),
            province: c.province.value.as_deref(),
            year: c.year.value,
            target: c.target.value.map(|l| l.id()),
        }),
        sheets: case.understanding.sheets.iter().map(|s| sheet(lang, case, s)).collect(),
        diagnostics: case.findings.iter().map(|f| DiagnosticJson::of(lang, f)).collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn sheet<'a>(lang: Lang, case: &ReadCase<'a>, sheet: &'a SheetView) -> SheetJson<'a> {
    let (passed, other) = match &sheet.taken {
        Taken::Passed(Passed::Other(other)) => (Some(Passed::Other(String::new()).id()), Some(other.as_str())),
        Taken::Passed(why) => (Some(why.id()), None),
        _ => (None, None),
    };
    let line = |l: &'a LineView| LineJson { cell: l.at.cell(), heading: &l.heading, holds: l.holds.as_deref() };
    SheetJson {
        name: &sheet.name,
        taken: sheet.taken.id(),
        passed,
        other,
        tables: sheet.tables.iter().map(|t| table(lang, case, t)).collect(),
        lines: sheet.lines.iter().map(line).collect(),
    }
}

fn table<'a>(lang: Lang, case: &ReadCase<'a>, table: &'a TableView) -> TableJson<'a> {
    TableJson {
        set: table.book.id(),
        layout: table.layout.as_deref(),
        lying: table.lying,
        headings: [table.headings.0, table.headings.1],
        columns: table.columns.iter().map(|c| column(table, c)).collect(),
        rows: table.rows.iter().map(|r| row(lang, case, r)).collect(),
    }
}

fn column<'a>(of: &TableView, column: &'a ColumnView) -> ColumnJson<'a> {
    ColumnJson {
        column: of.place(column),
        heading: &column.heading,
        is: column.role.ok().map(Role::id),
        unused: column.role.err().map(Unused::id),
    }
}

fn row<'a>(lang: Lang, case: &ReadCase<'a>, row: &'a RowView) -> RowJson<'a> {
    RowJson {
        cell: row.at.cell(),
        label: &row.label,
        is: row.about.id(),
        why: row.why.map(Because::id),
        figures: row.figures.iter().map(|f| FigureJson { cell: f.at.cell(), typed: &f.typed }).collect(),
        measure: answer(case, row).map(|(measure, _)| measure),
        read: read(lang, case, row),
        left: row.is_left(),
    }
}
