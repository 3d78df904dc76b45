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

/// Types into a workbook and saves it. False, with a loud line on the error stream, where openpyxl is not installed;
/// with `NTM_REQUIRE_OFFICE` set, as in CI, its absence is a failure.
pub fn save(path: &Path, edits: &[Edit]) -> bool {
    let text = |edit: &Edit| match &edit.typed {
        Typed::Text(text) | Typed::Number(text) | Typed::Error(text) | Typed::Formula(text, _) => text.clone(),
    };
    let cells = edits.iter().flat_map(|e| [e.sheet.clone(), e.row.to_string(), e.column.to_string(), text(e)]);
    let done = Command::new("python3").args(["-W", "ignore", "-c", SCRIPT]).arg(path).args(cells).output();
    let done = done.ok().filter(|d| !String::from_utf8_lossy(&d.stderr).contains("No module named"));
    let Some(done) = done else {
        assert!(std::env::var_os("NTM_REQUIRE_OFFICE").is_none(), "openpyxl is required and not installed");
        // past the capture of the test runner, so that a skip is never silent
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, openpyxl is not installed: {}", path.display());
        return false;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    true
}
