//! Workbooks saved by openpyxl, which keeps formulas and calculates none.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use super::xlsx::{Edit, Typed};

/// Opens, types and saves; each cell comes as four arguments.
const SCRIPT: &str = r#"
import sys, openpyxl
path, cells = sys.argv[1], sys.argv[2:]
book = openpyxl.load_workbook(path)
for sheet, row, column, text in zip(*[iter(cells)] * 4):
    book[sheet].cell(int(row) + 1, int(column) + 1).value = text
book.save(path)
"#;

/// Copies values and merged cells of some sheets into a new workbook.
const COPY: &str = r#"
import sys, openpyxl
path, target, names = sys.argv[1], sys.argv[2], sys.argv[3:]
old, new = openpyxl.load_workbook(path, data_only=True), openpyxl.Workbook()
new.remove(new.active)
for sheet in (old[name] for name in names):
    copy = new.create_sheet(sheet.title)
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
        copy.cell(cell.row, cell.column).value = cell.value
    for area in sheet.merged_cells.ranges:
        copy.merge_cells(str(area))
new.save(target)
"#;

/// Types into a workbook and saves it. False, with a loud line on the error stream, where openpyxl is not installed;
/// with `NTM_REQUIRE_OFFICE` set, as in CI, its absence is a failure.
pub fn save(path: &Path, edits: &[Edit]) -> bool {
    let text = |edit: &Edit| match &edit.typed {
        Typed::Text(text) | Typed::Number(text) | Typed::Error(text) | Typed::Formula(text, _) => text.clone(),
    };
    let cells = edits.iter().flat_map(|e| [e.sheet.clone(), e.row.to_string(), e.column.to_string(), text(e)]);
    run(SCRIPT, path, cells.collect())
}

/// Copies sheets, cell by cell as a person would, into a new workbook: values and merged cells, nothing else. False
/// as for [`save`].
pub fn copy(path: &Path, target: &Path, sheets: &[&str]) -> bool {
    let names = sheets.iter().map(|name| name.to_string());
    run(COPY, path, [target.display().to_string()].into_iter().chain(names).collect())
}

fn run(script: &str, path: &Path, arguments: Vec<String>) -> bool {
    printed(script, path, arguments).is_some()
}

/// What a script with a workbook and arguments prints; none where openpyxl is not installed, as for [`save`].
pub fn printed(script: &str, path: &Path, arguments: Vec<String>) -> Option<String> {
    let done = Command::new("python3").args(["-W", "ignore", "-c", script]).arg(path).args(arguments).output();
    let done = done.ok().filter(|d| !String::from_utf8_lossy(&d.stderr).contains("No module named"));
    let Some(done) = done else {
        assert!(std::env::var_os("NTM_REQUIRE_OFFICE").is_none(), "openpyxl is required and not installed");
        // past the capture of the test runner, so that a skip is never silent
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, openpyxl is not installed: {}", path.display());
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}
