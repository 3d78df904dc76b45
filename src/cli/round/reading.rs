//! What is read of what the command line names: files alone, for a pipe or a device may never end; and the standard
//! input where it stands for a file.

use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::cli::terminal::streams::is_standard_input;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::input::{Spreadsheet, opened};

/// Longest text of criteria, settings, plans and forms, in megabytes: the longest is a hundredth of it.
const MAX_TEXT: usize = 32;
const MEGABYTE: usize = 1024 * 1024;

/// A spreadsheet.
///
/// # Errors
/// It is missing, unreadable, no spreadsheet, encrypted or too large.
pub fn workbook(path: &Path) -> Result<Spreadsheet, Diagnostic> {
    let name = path.display().to_string();
    if is_standard_input(path) { Spreadsheet::of_stream(io::stdin().lock(), &name) } else { Spreadsheet::open(path, &name) }
}

/// A text.
///
/// # Errors
/// It is missing, unreadable, no text or too long.
pub fn text(path: &Path) -> Result<String, Diagnostic> {
    let bytes = bytes(path, MAX_TEXT * MEGABYTE).map_err(|e| unreadable(path, &e))?;
    if bytes.len() > MAX_TEXT * MEGABYTE {
        return Err(Diagnostic::new(Code::TooLarge, Place::File(path.display().to_string().into())).with("limit", MAX_TEXT));
    }
    decoded(bytes).ok_or_else(|| unreadable(path, &ErrorKind::InvalidData.into()))
}

/// UTF-8, or the UTF-16 that Notepad calls Unicode. Bytes of a code page are not guessed at.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
            let (text, _, has_faults) = encoding.decode(&bytes);
            (!has_faults).then(|| text.into_owned())
        }
        _ => String::from_utf8(bytes).ok(),
    }
}

/// The bytes of a file, one more than there may be at most where it is too long.
///
/// # Errors
/// It is missing or unreadable.
pub fn bytes(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = most as u64 + 1;
    if is_standard_input(path) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        opened(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// That a file cannot be read, and why.
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let place = Place::File(path.display().to_string().into());
    let code = if error.kind() == ErrorKind::NotFound { Code::FileMissing } else { Code::FileUnreadable };
    Diagnostic::new(code, place).with("reason", reason(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_saved_by_notepad_are_read() {
        let utf16: Vec<u8> = "\u{feff}tỉnh".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(utf16).as_deref(), Some("tỉnh"));
        assert_eq!(decoded("tỉnh".into()).as_deref(), Some("tỉnh"));
        assert_eq!(decoded(b"t\xecnh".to_vec()), None);
    }
}
