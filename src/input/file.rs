//! From a path to bytes that are worth opening: what kind of file it is, judged by its bytes and not
//! by its name, and whether it is safe to hand to a reader.

use std::io::{Cursor, ErrorKind, Read};
use std::path::Path;

use crate::diag::{Code, Diagnostic, Place};

/// Largest file read, in megabytes.
const MAX_FILE: u64 = 30;
/// Largest file of the format whose reader holds every sheet at once.
const MAX_OLD_FILE: u64 = 8;
/// Largest workbook once unpacked: the matrix of a whole country takes about 100.
const MAX_UNPACKED: u64 = 160;
/// Bytes by which a kind of text is told.
const HEAD: usize = 4096;
const MEGABYTE: u64 = 1024 * 1024;
/// Most parts of a workbook.
const MAX_PARTS: usize = 2000;
/// Largest index of a shared formula: readers set room aside for as many.
const MAX_SHARED_FORMULA: u64 = 1_000_000;

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
        _ => at(Code::FileUnreadable).with("reason", e.to_string()),
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

/// The format of a file, checked as far as can be without opening it.
pub(super) fn kind(bytes: &[u8], name: &str) -> Result<Kind, Diagnostic> {
    let head = head(bytes);
    match bytes {
        _ if head.is_empty() => Err(not_a_spreadsheet(name, "empty")),
        [b'P', b'K', 3, 4, ..] => preflight(bytes, name),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if contains(bytes, &utf16("EncryptedPackage")) => {
            Err(Diagnostic::new(Code::Encrypted, Place::File(name.into())))
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] if bytes.len() as u64 > MAX_OLD_FILE * MEGABYTE => Err(too_large(name, MAX_OLD_FILE)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(Kind::Xls),
        _ => match seems(&head) {
            "other" | "text" if is_csv(name) => Ok(Kind::Csv),
            found => Err(not_a_spreadsheet(name, found)),
        },
    }
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
    } else if head.starts_with("%pdf") {
        "pdf"
    } else if head.contains('\t') && head.chars().all(|c| !c.is_control() || c.is_whitespace()) {
        "text"
    } else {
        "other"
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

/// Unpacks every part once, counting real bytes: the sizes a zip declares may lie.
fn preflight(bytes: &[u8], name: &str) -> Result<Kind, Diagnostic> {
    let broken = || not_a_spreadsheet(name, "damaged");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MAX_PARTS {
        return Err(too_large(name, MAX_UNPACKED));
    }
    let mut left = MAX_UNPACKED * MEGABYTE;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| broken())?;
        let part_name = part.name().map_err(|_| broken())?.to_ascii_lowercase();
        let mut content = Vec::new();
        part.take(left + 1).read_to_end(&mut content).map_err(|_| broken())?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| too_large(name, MAX_UNPACKED))?;
        if lies(&part_name, &content) {
            return Err(broken());
        }
        names.push(part_name);
    }
    package_kind(&names).ok_or_else(|| not_a_spreadsheet(name, "other"))
}

fn package_kind(parts: &[String]) -> Option<Kind> {
    let has = |wanted: &str| parts.iter().any(|p| p == wanted);
    if has("xl/workbook.bin") {
        Some(Kind::Xlsb)
    } else if parts.iter().any(|p| p.starts_with("xl/")) {
        Some(Kind::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Some(Kind::Ods)
    } else {
        None
    }
}

/// Whether a part declares counts for which a reader would set aside more memory than there is.
fn lies(part: &str, content: &[u8]) -> bool {
    if !part.ends_with(".xml") {
        return false;
    }
    let limit = content.len() as u64;
    let text = String::from_utf8_lossy(content);
    let counts = |key: &str| numbers_after(&text, key);
    if part.ends_with("sharedstrings.xml") {
        return counts("uniqueCount=").into_iter().any(|n| n.is_none_or(|n| n > limit));
    }
    part.contains("/worksheets/") && counts(" si=").into_iter().any(|n| n.is_none_or(|n| n > MAX_SHARED_FORMULA))
}

/// The numbers that stand in quotes after `key`; `None` for one too long to be one.
fn numbers_after(text: &str, key: &str) -> Vec<Option<u64>> {
    let digits = |at: usize| text[at..].chars().skip(1).take(25).take_while(char::is_ascii_digit).collect::<String>();
    let found = text.match_indices(key).map(|(at, _)| digits(at + key.len()));
    found.filter(|d| !d.is_empty()).map(|d| d.parse().ok()).collect()
}
