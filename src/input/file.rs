//! From a path to bytes that are worth opening: what kind of file it is, judged by its bytes and not
//! by its name, and whether it is safe to hand to a reader.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::guard::{self, Fault};
use super::json;
use super::sight::{Sights, Wanted};
use crate::diag::{Code, Diagnostic, Place, reason};

/// Largest file read, in megabytes.
const MAX_FILE: u64 = 30;
/// Largest file of the format whose reader holds every sheet at once.
const MAX_OLD_FILE: u64 = 8;
/// Bytes by which a kind of text is reported.
const HEAD: usize = 4096;
const MEGABYTE: u64 = 1024 * 1024;

/// Formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    FlatOds,
    Xls,
    Csv,
    Json,
    Word,
}

/// A file to be read to its end: what waits for others to write is none.
///
/// # Errors
/// It is missing, no file, or may not be read.
pub fn opened(path: &Path) -> io::Result<File> {
    let found = std::fs::metadata(path)?;
    if found.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else if !found.is_file() {
        Err(ErrorKind::NotSeekable.into())
    } else {
        File::open(path)
    }
}

/// The whole file, read at once so that Excel can keep using it.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    opened(path).map_err(|e| unreadable(name, &e)).and_then(|file| stream(file, name))
}

/// Everything that comes, unless it is too much.
pub(super) fn stream(source: impl Read, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    source.take(MAX_FILE * MEGABYTE + 1).read_to_end(&mut bytes).map_err(|e| unreadable(name, &e))?;
    if bytes.len() as u64 > MAX_FILE * MEGABYTE {
        return Err(too_large(name, MAX_FILE));
    }
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let at = |code| Diagnostic::new(code, Place::File(name.into()));
    match error.kind() {
        ErrorKind::NotFound => at(Code::FileMissing),
        _ => at(Code::FileUnreadable).with("reason", reason(error)),
    }
}

fn too_large(name: &str, limit: u64) -> Diagnostic {
    Diagnostic::new(Code::TooLarge, Place::File(name.into())).with("limit", limit as usize)
}

/// No spreadsheet: `found` says what it seems to be instead.
pub(super) fn not_a_spreadsheet(name: &str, found: &str) -> Diagnostic {
    Diagnostic::new(Code::NotASpreadsheet, Place::File(name.into())).with("found", found)
}

/// What is said of a file that is not opened.
pub(super) fn refused(name: &str, fault: Fault) -> Diagnostic {
    match fault {
        Fault::Damaged => not_a_spreadsheet(name, "damaged"),
        Fault::Foreign => not_a_spreadsheet(name, "other"),
        Fault::Numbers => not_a_spreadsheet(name, "numbers"),
        Fault::Password(program) => Diagnostic::new(Code::Encrypted, Place::File(name.into())).with("program", program),
        Fault::TooLarge(limit) => too_large(name, limit),
        Fault::Excess(what, limit) => {
            let finding = Diagnostic::new(Code::Excessive, Place::File(name.into()));
            finding.with("what", what).with("limit", limit)
        }
    }
}

/// The format of a file, checked as far as can be without opening it, and what was seen of its sheets meanwhile. Only its
/// name can tell that a text is a table; what came without one (`stream`) may be.
pub(super) fn kind(bytes: &[u8], name: &str, stream: bool, wanted: Wanted) -> Result<(Kind, Sights), Diagnostic> {
    if bytes.starts_with(b"PK\x03\x04") {
        return guard::package(bytes, wanted).map_err(|fault| refused(name, fault));
    }
    if is_flat(bytes) {
        return guard::flat(bytes).map_err(|fault| refused(name, fault));
    }
    plain_kind(bytes, name, stream).map(|kind| (kind, Sights::new()))
}

/// A workbook of LibreOffice in one file of XML.
fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    contains(head, b"<office:document") && contains(bytes, b"<office:spreadsheet")
}

fn plain_kind(bytes: &[u8], name: &str, stream: bool) -> Result<Kind, Diagnostic> {
    let head = head(bytes);
    match bytes {
        _ if head.is_empty() => Err(not_a_spreadsheet(name, "empty")),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if contains(bytes, &utf16("EncryptedPackage")) => Err(encrypted(name)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if contains(bytes, &utf16("WordDocument")) => Err(not_a_spreadsheet(name, "doc")),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if bytes.len() as u64 > MAX_OLD_FILE * MEGABYTE => Err(too_large(name, MAX_OLD_FILE)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(Kind::Xls),
        // A workbook of Excel 5 without a container, and sheets of Excel 2 to 4.
        [0x09, 0x08, 0x08 | 0x10, 0x00, ..] => Ok(Kind::Xls),
        [0x09, 0x00, 0x04, 0x00, ..] | [0x09, 0x02 | 0x04, 0x06, 0x00, ..] => Err(not_a_spreadsheet(name, "excel-4")),
        [0x00, 0x00, 0x02 | 0x1a, 0x00, ..] => Err(not_a_spreadsheet(name, "lotus")),
        [0x03 | 0x83, _, 1..=12, 1..=31, ..] if has_extension(name, &["dbf"]) => Err(not_a_spreadsheet(name, "dbase")),
        _ if json::is_json(&head) && (stream || has_extension(name, &["json"])) => Ok(Kind::Json),
        _ => match seems(&head) {
            "other" | "text" if stream || is_csv(name) => Ok(Kind::Csv),
            found => Err(not_a_spreadsheet(name, found)),
        },
    }
}

/// Protected by a password. What is inside cannot be seen; by its name it is a Word document or a workbook.
fn encrypted(name: &str) -> Diagnostic {
    let program = if has_extension(name, &["docx", "docm", "doc"]) { "word" } else { "excel" };
    Diagnostic::new(Code::Encrypted, Place::File(name.into())).with("program", program)
}

/// How a file begins, as text in small letters.
fn head(bytes: &[u8]) -> String {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let rest = bytes.get(mark..).unwrap_or_default().trim_ascii_start();
    let text = encoding.decode_without_bom_handling(rest.get(..HEAD).unwrap_or(rest)).0;
    text.trim_start().to_lowercase()
}

/// What else than a spreadsheet of today a file seems to be; other programs name all of these .xls.
fn seems(head: &str) -> &'static str {
    if head.starts_with("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        "xml-2003"
    } else if head.starts_with('<') {
        "html"
    } else if head.starts_with("mime-version:") || head.contains("\ncontent-type: multipart/related") {
        "mhtml"
    } else if head.starts_with("id;p") {
        "sylk"
    } else if head.starts_with("table\r\n0,1") || head.starts_with("table\n0,1") {
        "dif"
    } else if head.starts_with("{\\rtf") {
        "rtf"
    } else if head.starts_with("%pdf") {
        "pdf"
    } else if head.contains('\t') && head.chars().all(|c| !c.is_control() || c.is_whitespace()) {
        "text"
    } else {
        "other"
    }
}

fn is_csv(name: &str) -> bool {
    has_extension(name, &["csv", "tsv", "txt"])
}

fn has_extension(name: &str, any: &[&str]) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    any.contains(&extension.as_str())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|w| w == wanted)
}
