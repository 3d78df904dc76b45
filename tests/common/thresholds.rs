//! Workbooks of thresholds: written by the program run for real, filled as a person would, imported.

use std::path::Path;
use std::process::{Command, Output};

use ntm::input::{Grid, Spreadsheet};
use ntm::layout::criteria_sheet::{FIELDS, FIRST_FIELD, FIRST_ROW, VALUE, index};

use super::xlsx::{Edit, Typed, typed};

pub fn ntm(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(folder).args(arguments).env_remove("NTM_LANG").output().expect("the program runs")
}

/// The program must succeed.
pub fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = ntm(folder, arguments);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {stderr}");
    stderr
}

/// A threshold's row of a sheet.
pub struct Line {
    pub sheet: String,
    pub row: u32,
    pub key: String,
    pub was: String,
    /// The level in force, as people see it.
    pub shown: String,
    pub operator: String,
    pub standing: String,
}

pub fn lines(bytes: &[u8]) -> Vec<Line> {
    let book = Spreadsheet::of_bytes(bytes, "s.xlsx").unwrap_or_else(|f| panic!("{f:?}"));
    let at = |grid: &Grid, row: u32, id: &str| grid.text(row, u32::from(index(id)));
    let line = |grid: &Grid, row: u32| Line {
        sheet: grid.name.to_string(),
        row,
        key: at(grid, row, "key"),
        was: at(grid, row, "was"),
        shown: at(grid, row, "present"),
        operator: at(grid, row, "operator"),
        standing: at(grid, row, "standing"),
    };
    let sheets = book.sheets().iter().skip(1);
    let all = sheets.flat_map(|g| g.rows().filter(|r| *r >= FIRST_ROW).map(move |r| line(g, r)));
    all.filter(|l| l.key.contains('@')).collect()
}

pub fn edit(line: &Line, id: &str, typed: Typed) -> Edit {
    Edit { sheet: line.sheet.clone(), row: line.row, column: u32::from(index(id)), typed }
}

pub fn word(text: &str) -> Typed {
    Typed::Text(text.into())
}

/// A field of the first sheet.
pub fn field(id: &str, text: &str) -> Edit {
    let row = FIRST_FIELD + FIELDS.iter().position(|f| *f == id).expect("a field") as u32;
    Edit { sheet: "Văn bản".into(), row, column: u32::from(VALUE), typed: word(text) }
}

pub fn header() -> Vec<Edit> {
    vec![
        field("province", "Hải Dương"),
        field("issuer", "Ủy ban nhân dân tỉnh Hải Dương"),
        field("number", "12/2022/QĐ-UBND"),
        field("date", "05/03/2024"),
        field("national", "QĐ 318/QĐ-TTg ngày 08/3/2022"),
        field("person", "Nguyễn Văn A"),
        field("day", "20/11/2024"),
    ]
}

/// What a person would type: what is in force, or some number where nothing is.
pub fn value(line: &Line) -> Typed {
    let grade = !line.was.starts_with('?') && line.was.parse::<f64>().is_err();
    match (line.operator.as_str(), line.was.as_str()) {
        ("phải đạt", _) => word("Đạt"),
        ("phải không có", _) => word("Không"),
        (_, factor) if factor.contains(" * ") => Typed::Number(factor.split(' ').next().unwrap_or_default().into()),
        (_, was) if grade => word(was),
        ("nhiều nhất", "?") => Typed::Number("7.5".into()),
        (_, was) if was.starts_with('?') => Typed::Number("82.5".into()),
        (_, was) => Typed::Number(was.into()),
    }
}

/// Every row filled; what is left to the province is read in its text.
pub fn filled(line: &Line) -> Vec<Edit> {
    let text = if line.was.starts_with("? ") { "Tỉnh" } else { "Trung ương" };
    vec![edit(line, "value", value(line)), edit(line, "text", word(text))]
}

pub fn sheet(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    done(folder, &[&["criteria", "sheet", "-o", "s.xlsx", "--force"], arguments].concat());
    std::fs::read(folder.join("s.xlsx")).expect("the sheet")
}

pub fn fill(folder: &Path, bytes: &[u8], edits: &[Edit]) {
    std::fs::write(folder.join("f.xlsx"), typed(bytes, edits)).expect("the filled sheet");
}

pub const IMPORT: [&str; 7] = ["criteria", "import", "f.xlsx", "-o", "p.toml", "--national-out", "n.toml"];

/// The line of a key's beginning.
pub fn find<'a>(lines: &'a [Line], key: &str) -> &'a Line {
    lines.iter().find(|l| l.key.starts_with(key)).unwrap_or_else(|| panic!("no row {key}"))
}
