//! The least that the work could take: the libraries alone, every cell read or written and nothing understood.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};

/// Asks calamine for every sheet of every file, by so many threads.
pub fn read(files: &[PathBuf], threads: usize) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    std::hint::black_box(sheets(path));
                }
            });
        }
    });
}

/// The cells of a workbook by sheet.
pub fn sheets(path: &Path) -> Vec<(String, calamine::Range<Data>)> {
    let mut book = open_workbook_auto(path).expect("a workbook");
    book.worksheets()
}

/// The cells of a sheet with what is written in them: values, and formulas with their results.
pub struct Cells {
    name: String,
    values: calamine::Range<Data>,
    formulas: calamine::Range<String>,
}

/// Every cell of a workbook.
pub fn cells(path: &Path) -> Vec<Cells> {
    let mut book = open_workbook_auto(path).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, values)| Cells { formulas: book.worksheet_formula(&name).expect("formulas"), name, values }).collect()
}

/// Writes the same cells without formats, widths, rules and pages.
pub fn write(sheets: &[Cells]) -> Vec<u8> {
    book(sheets).save_to_buffer().expect("a workbook")
}

/// The workbook of these cells, before it is saved.
pub fn book(sheets: &[Cells]) -> Workbook {
    let mut book = Workbook::new();
    for Cells { name, values, formulas } in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).expect("a name");
        let (top, left) = values.start().unwrap_or_default();
        for (row, column, value) in values.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let formula = formulas.get_value((row, column)).filter(|f| !f.is_empty());
            let column = column as u16;
            if let Some(formula) = formula {
                sheet.write_formula(row, column, Formula::new(formula).set_result(value.to_string())).expect("a cell");
                continue;
            }
            match value {
                Data::Int(n) => sheet.write_number(row, column, *n as f64),
                Data::Float(n) => sheet.write_number(row, column, *n),
                Data::Bool(yes) => sheet.write_boolean(row, column, *yes),
                other => sheet.write_string(row, column, other.to_string()),
            }
            .expect("a cell");
        }
        book.push_worksheet(sheet);
    }
    book
}
