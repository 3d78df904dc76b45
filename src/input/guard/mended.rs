//! A package that its reader gives up though nothing is wrong with it: parts in UTF-16, sheets of macros. It is
//! written again as the reader knows it.

use std::io::{Cursor, Read, Write};

use encoding_rs::{UTF_16BE, UTF_16LE};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::MAX_PARTS;

/// Most bytes of such a package once unpacked.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// How the list of sheets tells one of macros, in Excel's own language, in another and in an .xlsb; and how one that
/// is passed over.
const MACROS: [(&str, &str); 3] = [
    ("relationships/xlMacrosheet\"", "relationships/dialogsheet\""),
    ("relationships/xlIntlMacrosheet\"", "relationships/dialogsheet\""),
    ("\"macrosheets/", "\"dialogsheets/"),
];

/// The package as its reader knows it; `None` where that changes nothing.
pub(in super::super) fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok().filter(|archive| archive.len() <= MAX_PARTS)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut left, mut changed) = (MAX_UNPACKED, false);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        left = left.checked_sub(part.by_ref().take(left + 1).read_to_end(&mut content).ok()? as u64)?;
        let other = if is_xml(&name) { utf8(&content).or_else(|| without_macros(&name, &content)) } else { None };
        changed |= other.is_some();
        out.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        out.write_all(other.as_deref().unwrap_or(&content)).ok()?;
    }
    changed.then(|| out.finish().ok().map(Cursor::into_inner)).flatten()
}

fn is_xml(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
}

/// A part in UTF-16 without the first line, which says that it is.
fn utf8(content: &[u8]) -> Option<Vec<u8>> {
    let (encoding, mark) = match content {
        [0xff, 0xfe, ..] => (UTF_16LE, 2),
        [0xfe, 0xff, ..] => (UTF_16BE, 2),
        [b'<', 0, ..] => (UTF_16LE, 0),
        [0, b'<', ..] => (UTF_16BE, 0),
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(content.get(mark..)?)?;
    let body = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(&*text, |(_, body)| body);
    Some(body.as_bytes().to_vec())
}

fn without_macros(name: &str, content: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(content).ok().filter(|_| name.starts_with("xl/_rels/workbook."))?;
    let changed = MACROS.iter().fold(text.to_string(), |text, (macros, other)| text.replace(macros, other));
    (changed != text).then(|| changed.into_bytes())
}
