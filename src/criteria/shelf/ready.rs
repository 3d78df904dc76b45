//! The built-in shelf as the building of the program leaves it: read, checked and packed. Where that has not been done,
//! which is only while the building does it, the files are read.

use super::Shelf;
use crate::criteria::packed::Packed;
#[cfg(any(test, not(law_is_ready)))]
use crate::diag::Diagnostic;

/// The built-in shelf.
#[cfg(law_is_ready)]
pub(super) fn shelf() -> Option<Shelf> {
    Shelf::unpack(&mut &include_bytes!(concat!(env!("OUT_DIR"), "/law"))[..])
}

/// See the other one.
#[cfg(not(law_is_ready))]
pub(super) fn shelf() -> Option<Shelf> {
    None
}

/// What [`shelf`] is made of.
///
/// # Errors
/// Everything to be said of the built-in files: there must be nothing.
#[cfg(any(test, not(law_is_ready)))]
pub(crate) fn packed_law() -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let read = Shelf::of(&super::built_in_files())?;
    if !read.findings.is_empty() {
        return Err(read.findings);
    }
    read.pack(&mut bytes);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_ready_is_what_is_read() {
        let mut ready = Vec::new();
        shelf().expect("a law made ready").pack(&mut ready);
        assert!(ready == packed_law().expect("built-in files without findings"));
    }
}
