//! Sheets made by hand: those of the tests' sample, alone and next to lists that have nothing to do with them.

use std::path::{Path, PathBuf};

use ntm::criteria::Shelf;
use ntm::input::{Overrides, Spreadsheet};
use rust_xlsxwriter::Worksheet;

use crate::{bare, words};

/// Layouts whose rows are found by codes inside names, by numbers that count, and by nothing but names.
pub const SAMPLES: [&str; 3] =
    ["decision-table_official_plain_basic", "running-numbers_messy_plain_basic", "names-only_official_comma_basic"];

/// How often a file is read for one measurement: once is over too soon for the clock.
pub const AGAIN: usize = 20;

/// What the sample is judged for.
pub const ASKED: [&str; 6] = ["--level", "basic", "--year", "2024", "--province", PROVINCE];
const PROVINCE: &str = "Hải Dương";
const YEAR: i16 = 2024;

const HEADINGS: [&str; 10] = ["STT", "Họ và tên", "Thôn", "Số khẩu", "Lao động", "Diện tích", "Thu nhập", "BHYT", "Nhà ở", "Ghi chú"];

/// A workbook of the sample.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/zoo/sample").join(name).with_extension("xlsx")
}

/// Reads a workbook to its answers, of which there must be some.
pub fn read(shelf: &Shelf, path: &Path) {
    let overrides =
        Overrides { level: Some(words::basic()), year: Some(YEAR), province: Some(PROVINCE.to_string()), ..Overrides::default() };
    let book = Spreadsheet::open(path, "xã.xlsx").expect("a workbook");
    let read = book.commune(shelf, &overrides).expect("a commune");
    assert!(!read.commune.answers.is_empty(), "{}", path.display());
    std::hint::black_box(read);
}

/// Writes the first of the sample with so many lists of so many households behind it.
pub fn beside_households(path: &Path, lists: usize, households: u32) {
    let mut book = bare::book(&bare::cells(&sample(SAMPLES[0])));
    for list in 1..=lists {
        book.push_worksheet(list_of(list, households));
    }
    book.save(path).expect("room on the disk");
}

fn list_of(list: usize, households: u32) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(format!("Danh sách hộ {list}")).expect("a name");
    sheet.write_row(0, 0, HEADINGS).expect("headings");
    for n in 1..=households {
        let texts = [(1, format!("Nguyễn Văn {n}")), (2, format!("Thôn {}", n % 9)), (8, "Kiên cố".to_string()), (9, "Hộ cũ".to_string())];
        for (column, text) in texts {
            sheet.write(n, column, text).expect("a cell");
        }
        let numbers = [(0, n), (3, n % 5 + 2), (4, n % 3), (5, n % 900), (6, n % 7 + 48), (7, n % 4)];
        for (column, number) in numbers {
            sheet.write(n, column, number).expect("a cell");
        }
    }
    sheet
}
