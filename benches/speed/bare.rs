//! The least that the work could take: the libraries alone, every cell read or written and nothing understood.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::{Workbook, Worksheet};

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

/// Writes cells and nothing else.
pub fn write(sheets: &[(String, calamine::Range<Data>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, range) in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).expect("a name");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (top + row as u32, (left + column as u32) as u16);
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
    book.save_to_buffer().expect("a workbook")
}
