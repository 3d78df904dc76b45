//! A text table of anything below headings that are one: every row is understood or reported, nothing panics.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ntm::assess::{Options, assess};
use ntm::criteria::{Level, Shelf};
use ntm::input::{Overrides, Spreadsheet};
use ntm::messages::Lang;

static SHELF: LazyLock<Shelf> = LazyLock::new(|| Shelf::open(&[]).expect("the law"));

const HEADINGS: [&str; 3] =
    ["Mã;Tên chỉ tiêu;Tử số;Mẫu số;Kết quả;Đánh giá;Ghi chú\n", "TT;Nội dung;Kết quả;;\n;;Tử số;Mẫu số;Tỷ lệ\n", ""];

fuzz_target!(|input: (u8, &str)| {
    let (which, rows) = input;
    let text = format!("{}{rows}", HEADINGS[usize::from(which) % HEADINGS.len()]);
    let Ok(book) = Spreadsheet::of_bytes(text.as_bytes(), "xã.csv") else { return };
    let levels: Vec<Level> = SHELF.levels().all().collect();
    let level = levels[usize::from(which / 16) % levels.len()];
    let overrides =
        Overrides { level: Some(level), year: Some(2024), province: Some("Minh Họa".into()), ..Overrides::default() };
    let Ok(read) = book.commune(&SHELF, &overrides) else { return };
    for finding in &read.findings {
        assert!(!Lang::Vi.finding(finding).is_empty() && Lang::En.hint(finding).is_some());
    }
    if let Some(law) = &read.law {
        let _ = assess(law, &read.commune, Options::default());
    }
});
