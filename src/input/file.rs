//! From a path to bytes that are worth opening: what kind of file it is, judged by its bytes and not
//! by its name, and whether it is safe to hand to a reader.

use std::io::{ErrorKind, Read};
use std::path::Path;

use super::guard::{self, Fault};
use crate::diag::{Code, Diagnostic, Place, reason};

/// Largest file read, in megabytes.
const MAX_FILE: u64 = 30;
/// Largest file of the format whose reader holds every sheet at once.
const MAX_OLD_FILE: u64 = 8;
const MEGABYTE: u64 = 1024 * 1024;

/// Formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Csv,
}

/// The whole file, read at once so that Excel can keep using it.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let at = |code| Diagnostic::new(code, Place::File(name.into()));
    let unreadable = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => at(Code::FileMissing),
        _ => at(Code::FileUnreadable).with("reason", reason(&e)),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE * MEGABYTE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE * MEGABYTE {
        return Err(too_large(name, MAX_FILE));
    }
    Ok(bytes)
}

fn too_large(name: &str, limit: u64) -> Diagnostic {
    Diagnostic::new(Code::TooLarge, Place::File(name.into())).with("limit", limit as usize)
}

/// No spreadsheet: `found` says what it seems to be instead.
pub(super) fn not_a_spreadsheet(name: &str, found: &str) -> Diagnostic {
    Diagnostic::new(Code::NotASpreadsheet, Place::File(name.into())).with("found", found)
}

/// What is told of a file that is not opened.
pub(super) fn refused(name: &str, fault: Fault) -> Diagnostic {
    match fault {
        Fault::Damaged => not_a_spreadsheet(name, "damaged"),
        Fault::Foreign => not_a_spreadsheet(name, "other"),
        Fault::TooLarge(limit) => too_large(name, limit),
        Fault::Excess(what, limit) => {
            let finding = Diagnostic::new(Code::Excessive, Place::File(name.into()));
            finding.with("what", what).with("limit", limit)
        }
    }
}

/// The format of a file, checked as far as can be without opening it.
pub(super) fn kind(bytes: &[u8], name: &str) -> Result<Kind, Diagnostic> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        _ if text.is_empty() => Err(not_a_spreadsheet(name, "empty")),
        [b'P', b'K', 3, 4, ..] => guard::package(bytes).map_err(|fault| refused(name, fault)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if contains(bytes, &utf16("EncryptedPackage")) => {
            Err(Diagnostic::new(Code::Encrypted, Place::File(name.into())))
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] if bytes.len() as u64 > MAX_OLD_FILE * MEGABYTE => Err(too_large(name, MAX_OLD_FILE)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(Kind::Xls),
        _ if text.starts_with(b"<") => Err(not_a_spreadsheet(name, "html")),
        _ if text.starts_with(b"%PDF") => Err(not_a_spreadsheet(name, "pdf")),
        _ if is_csv(name) && std::str::from_utf8(text).is_ok() => Ok(Kind::Csv),
        _ => Err(not_a_spreadsheet(name, "other")),
    }
}

fn is_csv(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["csv", "tsv", "txt"].contains(&extension.as_str())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|w| w == wanted)
}
