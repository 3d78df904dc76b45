//! The zip: the same parts in the same order, each with the same date, so that the same paper is the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Document, Layout, body, parts};

/// The document as a file.
///
/// # Errors
/// The zip could not be made.
pub(in super::super) fn zipped(document: &Document, layout: &Layout) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_string()),
        ("_rels/.rels", parts::RELATIONS.to_string()),
        ("docProps/core.xml", parts::core(&document.title)),
        ("docProps/app.xml", parts::APP.to_string()),
        ("word/document.xml", body::document(document, layout)),
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
