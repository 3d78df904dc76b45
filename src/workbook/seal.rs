//! The fingerprint of a dossier's inputs as they are read from it. It is in the dossier itself and is known only
//! when that can be read: it is written with a mark in its place, and the mark is replaced in the one part that has it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::WorkbookError;

/// Stands for a fingerprint that is not known yet.
pub const UNKNOWN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The part with the custom properties.
const PROPERTIES: &str = "docProps/custom.xml";

/// The same workbook with its fingerprint in the place of [`UNKNOWN`]; every other part is taken over as it is.
///
/// # Errors
/// The bytes are no workbook, or have no such mark.
pub fn seal(bytes: &[u8], fingerprint: &str) -> Result<Vec<u8>, WorkbookError> {
    replaced(bytes, fingerprint).map_err(|e| WorkbookError(e.to_string()))
}

fn replaced(bytes: &[u8], fingerprint: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(bytes))?;
    let mut sealed = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut properties = String::new();
    parts.by_name(PROPERTIES)?.read_to_string(&mut properties)?;
    if !properties.contains(UNKNOWN) {
        return Err(zip::result::ZipError::FileNotFound);
    }
    for index in 0..parts.len() {
        let part = parts.by_index_raw(index)?;
        if part.name()? != PROPERTIES {
            sealed.raw_copy_file(part)?;
            continue;
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        sealed.start_file(PROPERTIES, options.last_modified_time(part.last_modified().unwrap_or(DateTime::default())))?;
        sealed.write_all(properties.replace(UNKNOWN, fingerprint).as_bytes())?;
    }
    Ok(sealed.finish()?.into_inner())
}
