//! The zip: the same parts in the same order, each with the same date, so that the same paper is the same bytes.

use std::io::{Cursor, Read, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Layout, PaperDocument, body, parts, told};

/// The part that holds the text.
const TEXT: &str = "word/document.xml";
/// The part that holds its fingerprint.
const MARK: &str = "docProps/custom.xml";
/// Most bytes of a part that is looked at: our longest papers take a fiftieth.
const MOST: u64 = 32 * 1024 * 1024;

/// Whether a document is one of ours and says what it said when it was written: nobody's words are lost with it.
pub(in super::super) fn is_untouched(bytes: &[u8]) -> bool {
    let (Some(text), Some(mark)) = (part(bytes, TEXT), part(bytes, MARK)) else { return false };
    parts::property(&mark, parts::TEXT).is_some_and(|was| was == fingerprint(text.as_bytes()))
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = String::new();
    zip.by_name(name).ok()?.take(MOST).read_to_string(&mut part).ok()?;
    Some(part)
}

fn mark_of(text: &str) -> String {
    let around = told::sections(text).map(|(_, around)| around).unwrap_or_default();
    parts::custom(&fingerprint(text.as_bytes()), &around)
}

/// The sections of a document that were changed since it was written, and whether nothing else was; none of one that is not
/// ours.
pub(in super::super) fn typed(bytes: &[u8]) -> Option<(Vec<told::Section>, bool)> {
    let (mut found, around) = told::sections(&part(bytes, TEXT)?)?;
    let mark = part(bytes, MARK)?;
    let was = parts::property(&mark, parts::AROUND)?;
    found.retain(told::Section::is_changed);
    Some((found, was == around))
}

fn fingerprint(text: &[u8]) -> String {
    Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect()
}

/// The document as a file.
///
/// # Errors
/// The zip could not be made.
pub(in super::super) fn zipped(document: &PaperDocument, layout: &Layout) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let text = body::document(document, layout);
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_string()),
        ("_rels/.rels", parts::RELATIONS.to_string()),
        ("docProps/core.xml", parts::core(&document.title)),
        ("docProps/app.xml", parts::APP.to_string()),
        (MARK, mark_of(&text)),
        (TEXT, text),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_string()),
        ("word/styles.xml", parts::styles(layout)),
        ("word/settings.xml", parts::SETTINGS.to_string()),
        ("word/header1.xml", parts::header(layout)),
    ];
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
