//! Whole texts that are in `tests/golden`; `NTM_BLESS=1` writes them again.

use std::path::PathBuf;

/// Holds a text against the one that is there.
pub fn golden(name: &str, text: &str) {
    let path = PathBuf::from("tests/golden").join(name);
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, text).expect("a golden text");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{name}");
}
