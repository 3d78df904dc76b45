//! The contract for programs: `ntm.reading/1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::ReadCase;
use crate::criteria::{Book, Level};
use crate::explain;
use crate::layout::understanding::*;
use crate::messages::Lang;
use crate::report::contract::{CellJson, DiagnosticJson, FileJson, Head, NamesJson, print};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.reading/1";

/// How a workbook is understood, before anything is judged: `ntm read --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct UnderstandingJson<'a> {
    #[serde(flatten)]
    head: Head,
    file: FileJson,
    /// Whether anything of it can be judged.
    understood: bool,
    communes: usize,
    /// Null where there are several, or none could be read.
    commune: Option<CommuneJson<'a>>,
    sheets: Vec<SheetJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize, JsonSchema)]
struct CommuneJson<'a> {
    #[serde(flatten)]
    names: NamesJson<'a>,
    year: Option<i16>,
    target: Option<Level>,
}

#[derive(Serialize, JsonSchema)]
struct SheetJson<'a> {
    name: &'a str,
    /// A form of this program; tables of one commune; many communes, a row (`matrix`) or a column (`across`) each; not read.
    taken: &'a Taken,
    /// Why it is passed over; null where it is read.
    passed: Option<&'a Passed>,
    /// With `other_sheet`: the sheet that is read.
    other: Option<&'a str>,
    tables: Vec<TableJson<'a>>,
    /// Columns of a matrix, or rows where communes are side by side.
    lines: Vec<LineJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct TableJson<'a> {
    set: Book,
    /// The layout it was read by.
    layout: Option<FileJson>,
    /// Headings below each other, indicators side by side.
    lying: bool,
    /// First and last row of the headings; of a table that lies on its side the columns.
    headings: [u32; 2],
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct ColumnJson<'a> {
    #[schemars(extend("pattern" = "^([A-Z]+|[0-9]+)$"))]
    column: String,
    heading: &'a str,
    is: Option<Role>,
    /// Why it is not used; null where it is.
    unused: Option<&'a Unused>,
}

#[derive(Serialize, JsonSchema)]
struct RowJson<'a> {
    cell: CellJson,
    label: &'a str,
    /// As in a layout: `basic:2.1`, `basic:12.1/nam`, `criterion:2`; null where it is about no indicator or criterion.
    is: Option<String>,
    why: Option<Because>,
    figures: Vec<FigureJson<'a>>,
    /// The measure answered; null where no answer came of it.
    measure: Option<&'a str>,
    /// The answer in the words of --lang.
    read: Option<String>,
    /// A figure that is nobody's.
    left: bool,
}

#[derive(Serialize, JsonSchema)]
struct FigureJson<'a> {
    cell: CellJson,
    typed: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct LineJson<'a> {
    cell: CellJson,
    heading: &'a str,
    /// Id of a measure, or `commune:` and a field; null where it is not used.
    holds: Option<&'a str>,
}

/// As one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, case: &ReadCase) -> Result<String, serde_json::Error> {
    print(&UnderstandingJson {
        head: Head::of(SCHEMA),
        file: (&case.understanding.file).into(),
        understood: case.understanding.is_understood(),
        communes: case.communes,
        commune: case.commune.map(|c| CommuneJson { names: c.into(), year: c.year.value, target: c.target.value }),
        sheets: case.understanding.sheets.iter().map(|s| sheet(lang, case, s)).collect(),
        diagnostics: DiagnosticJson::all(lang, case.findings),
    })
}

fn sheet<'a>(lang: Lang, case: &ReadCase<'a>, sheet: &'a SheetView) -> SheetJson<'a> {
    let passed = match &sheet.taken {
        Taken::Passed(why) => Some(why),
        _ => None,
    };
    let other = match passed {
        Some(Passed::Other(other)) => Some(other.as_str()),
        _ => None,
    };
    let line = |l: &'a LineView| LineJson { cell: (&l.at).into(), heading: &l.heading, holds: l.holds.as_deref() };
    SheetJson {
        name: &sheet.name,
        taken: &sheet.taken,
        passed,
        other,
        tables: sheet.tables.iter().map(|t| table(lang, case, t)).collect(),
        lines: sheet.lines.iter().map(line).collect(),
    }
}

fn table<'a>(lang: Lang, case: &ReadCase<'a>, table: &'a TableView) -> TableJson<'a> {
    TableJson {
        set: table.book,
        layout: table.layout.as_ref().map(Into::into),
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
        is: column.role.as_ref().ok().copied(),
        unused: column.role.as_ref().err(),
    }
}

fn row<'a>(lang: Lang, case: &ReadCase<'a>, row: &'a RowView) -> RowJson<'a> {
    RowJson {
        cell: (&row.at).into(),
        label: &row.label,
        is: row.about.id(),
        why: row.why,
        figures: row.figures.iter().map(|f| FigureJson { cell: (&f.at).into(), typed: &f.typed }).collect(),
        measure: explain::answer_of(case.commune, row).map(|(measure, _)| measure),
        read: explain::read_of(lang, case.law, case.commune, row),
        left: row.is_left(),
    }
}
