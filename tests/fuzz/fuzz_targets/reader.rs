//! Any bytes under any name: read, refused or reported; nothing panics, hangs or takes all memory.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ntm::criteria::{Level, Shelf};
use ntm::input::{Overrides, Spreadsheet};

static SHELF: LazyLock<Shelf> = LazyLock::new(|| Shelf::open(&[]).expect("the law"));

fuzz_target!(|bytes: &[u8]| {
    // The reader takes a panic of its library for a file it cannot read; the fuzzer must not.
    std::panic::set_hook(Box::new(|_| {}));
    for name in ["a.xlsx", "a.csv"] {
        let Ok(book) = Spreadsheet::of_bytes(bytes, name) else { continue };
        let overrides = Overrides { level: Some(Level::Basic), year: Some(2024), ..Overrides::default() };
        let _ = book.commune(&SHELF, &overrides);
    }
});
