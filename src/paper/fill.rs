//! A document of a province's own: every `{{key}}` is replaced, all else stays as it is, byte for byte.
//!
//! What can be replaced without a doubt is, anything else is an error: Word may cut what was typed as one mark into
//! pieces of different looks, and a mark put together again would be a guess at what its author meant.

mod marks;

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::PaperSpec;
use super::commune;
use crate::diag::{Code, Diagnostic, Place};

/// Most bytes of a document, packed, and of the texts in it, unpacked.
const MAX_FILE: usize = 32 * 1024 * 1024;
const MAX_TEXT: u64 = 32 * 1024 * 1024;
/// Most parts.
const MAX_PARTS: usize = 2000;

/// Why a document cannot be used at all.
enum Unusable {
    Damaged,
    NoDocument,
    TooLarge,
}

impl Unusable {
    fn word(&self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::NoDocument => "no-document",
            Self::TooLarge => "too-large",
        }
    }
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Fills a document; `file` is how messages call it.
///
/// # Errors
/// Everything wrong with it: no document, marks that are not known or in pieces, no mark at all.
pub fn fill(bytes: &[u8], file: &str, spec: &PaperSpec) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let unusable = |why: Unusable| vec![Diagnostic::new(Code::DocxUnusable, Place::File(file.into())).with("reason", why.word())];
    let mut archive = opened(bytes).map_err(unusable)?;
    let keys = commune::keys(spec);
    let mut filling = marks::Filling::new(file, &keys);
    let texts = texts(&mut archive, &mut filling).map_err(unusable)?;
    let findings = filling.findings();
    if !findings.is_empty() {
        return Err(findings);
    }
    packed(&mut archive, texts).map_err(|_| unusable(Unusable::Damaged))
}

/// The zip, once it is known to hold a document and no more than one should.
fn opened(bytes: &[u8]) -> Result<Archive<'_>, Unusable> {
    // Counted by their marks: opening the zip would set room aside for whatever it claims.
    let entries = bytes.windows(4).filter(|w| *w == b"PK\x01\x02").count();
    if bytes.len() > MAX_FILE || entries > MAX_PARTS {
        return Err(Unusable::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unusable::NoDocument)?;
    let mut packed: u64 = 0;
    let mut found = false;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Unusable::Damaged)?;
        packed = packed.saturating_add(part.compressed_size());
        found |= part.name().is_ok_and(|n| n == "word/document.xml");
    }
    // Parts that lie over each other would be copied out of all proportion.
    match (found, packed > bytes.len() as u64) {
        (_, true) => Err(Unusable::TooLarge),
        (false, _) => Err(Unusable::NoDocument),
        _ => Ok(archive),
    }
}

/// Whether marks are looked for in a part: the text, headers and footers.
fn is_text(name: &str) -> bool {
    let inner = name.strip_prefix("word/").and_then(|n| n.strip_suffix(".xml")).unwrap_or_default();
    inner == "document" || ["header", "footer"].iter().any(|kind| inner.starts_with(kind) && !inner.contains('/'))
}

/// The texts with their marks filled, by the number of their part.
fn texts(archive: &mut Archive, filling: &mut marks::Filling) -> Result<Vec<(usize, String)>, Unusable> {
    let (mut texts, mut left) = (Vec::new(), MAX_TEXT);
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index).ok().and_then(|p| p.name().ok().map(|n| n.to_string())).unwrap_or_default();
        if !is_text(&name) {
            continue;
        }
        let part = archive.by_index(index).map_err(|_| Unusable::Damaged)?;
        let mut xml = String::new();
        part.take(left + 1).read_to_string(&mut xml).map_err(|_| Unusable::Damaged)?;
        left = left.checked_sub(xml.len() as u64).ok_or(Unusable::TooLarge)?;
        texts.push((index, filling.part(&name, &xml).ok_or(Unusable::Damaged)?));
    }
    Ok(texts)
}

/// The same parts in the same order; those without marks as they were packed.
fn packed(archive: &mut Archive, texts: Vec<(usize, String)>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index)?;
        match texts.iter().find(|(at, _)| *at == index) {
            Some((_, text)) => {
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                let options = options.last_modified_time(part.last_modified().unwrap_or_default());
                let name = part.name()?.to_string();
                zip.start_file(name, options)?;
                zip.write_all(text.as_bytes())?;
            }
            None => zip.raw_copy_file(part)?,
        }
    }
    Ok(zip.finish()?.into_inner())
}
