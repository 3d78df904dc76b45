//! The zip that holds a workbook: every part is unpacked once, counting real bytes, since the sizes a zip
//! declares may lie.

use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::super::file::Kind;
use super::{Fault, MAX_PARTS, records, text};

/// Largest workbook once unpacked, in megabytes: the matrix of a whole country takes about 100.
const MAX_UNPACKED: u64 = 160;

/// The format of a package, once each of its parts was looked through.
pub(in super::super) fn package(bytes: &[u8]) -> Result<Kind, Fault> {
    if entries(bytes) > MAX_PARTS {
        return Err(Fault::Excess("parts", MAX_PARTS));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let mut left = MAX_UNPACKED * 1024 * 1024;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Fault::Damaged)?;
        let name = part.name().map_err(|_| Fault::Damaged)?.replace('\\', "/").to_ascii_lowercase();
        let mut counted = Counted { part, left, exceeded: false };
        let checked = check(&name, BufReader::new(&mut counted));
        let read = io::copy(&mut counted, &mut io::sink());
        match (counted.exceeded, checked, read) {
            (true, ..) => return Err(Fault::TooLarge(MAX_UNPACKED)),
            (_, Err(fault), _) => return Err(fault),
            (_, _, Err(_)) => return Err(Fault::Damaged),
            _ => left = counted.left,
        }
        names.push(name);
    }
    kind(&names).ok_or(Fault::Foreign)
}

/// Entries of the zip's list, by their marks: opening it would set room aside for all of them.
fn entries(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|w| *w == b"PK\x01\x02").count()
}

fn kind(parts: &[String]) -> Option<Kind> {
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

fn check(name: &str, part: impl io::BufRead) -> Result<(), Fault> {
    if name == "content.xml" {
        text::tables(part)
    } else if name.ends_with(".xml") || name.ends_with(".rels") {
        text::part(name, part)
    } else if name.starts_with("xl/worksheets/") || name.starts_with("xl/") && records::is_read(name) {
        records::part(name, part)
    } else {
        Ok(())
    }
}

/// Counts what is unpacked, over all parts.
struct Counted<R> {
    part: R,
    left: u64,
    exceeded: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let left = self.left.checked_sub(read as u64);
        self.exceeded |= left.is_none();
        self.left = left.ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}
