//! The zip that holds a workbook: every part is unpacked once, counting real bytes, since the sizes a zip
//! declares may lie.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipResult;

use super::super::file::Kind;
use super::super::limits::MAX_SEEN;
use super::super::sight::{Book, Faces, SheetXml, Sight, Sights, Strings, Tables, Wanted};
use super::{Fault, MAX_PARTS, records, text};

/// Largest workbook once unpacked, in megabytes: the matrix of a whole country takes about 100.
const MAX_UNPACKED: u64 = 160;
/// Most bytes of the list of parts that are looked at, and what it says of an encrypted one.
const MAX_LIST: u64 = 1024 * 1024;
const ENCRYPTED: &[u8] = b":encryption-data";

/// The format of a package and what was seen of its sheets, once each part that may be read was looked through.
pub(in super::super) fn package(bytes: &[u8], wanted: Wanted) -> Result<(Kind, Sights), Fault> {
    if entries(bytes) > MAX_PARTS {
        return Err(Fault::Excess("parts", MAX_PARTS));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let named = |name: ZipResult<Cow<str>>| name.map(|n| n.replace('\\', "/").to_ascii_lowercase());
    let names: Vec<String> = archive.file_names().map(named).collect::<Result<_, _>>().map_err(|_| Fault::Damaged)?;
    if names.iter().any(|name| name == "mimetype") && is_encrypted(&mut archive) {
        return Err(Fault::Password("calc"));
    }
    let is_numbers = || names.iter().any(|name| name.starts_with("index/") && name.ends_with(".iwa"));
    let kind = kind(&names).ok_or_else(|| if is_numbers() { Fault::Numbers } else { Fault::Foreign })?;
    let mut look = PartsSeen::new();
    // The list of sheets first: it tells which of them nobody reads. Texts before the cells that share them.
    let early = |name: &String| Book::is_part(name) || Strings::is_part(name) || Faces::is_part(name);
    let (first, rest): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|i| names.get(*i).is_some_and(early));
    for index in first {
        look.part(&mut archive, index, &names)?;
    }
    let passed_over = look.book.passed_over(wanted);
    for index in rest.into_iter().filter(|i| names.get(*i).is_none_or(|n| !passed_over.contains(n))) {
        look.part(&mut archive, index, &names)?;
    }
    let sights = if kind == Kind::Ods { look.tables.sights() } else { look.book.sights(look.parts, &look.faces.faces()) };
    Ok((kind, sights))
}

/// The same of a workbook of LibreOffice in one file, whose pictures are texts of any length.
pub(in super::super) fn flat(bytes: &[u8]) -> Result<(Kind, Sights), Fault> {
    let mut tables = Tables::default();
    text::tables(bytes, true, |event| tables.event(event))?;
    Ok((Kind::FlatOds, tables.sights()))
}

/// Whether the list of parts of a workbook of LibreOffice says that they are encrypted; they look damaged then.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut list = Vec::new();
    let read = archive.by_name("META-INF/manifest.xml").map(|part| part.take(MAX_LIST).read_to_end(&mut list));
    read.is_ok() && list.windows(ENCRYPTED.len()).any(|w| w == ENCRYPTED)
}

/// What was seen so far.
struct PartsSeen {
    /// Bytes that may still be unpacked.
    left: u64,
    /// Cells that may still be remembered.
    room: usize,
    book: Book,
    strings: Strings,
    faces: Faces,
    parts: BTreeMap<String, Sight>,
    tables: Tables,
}

impl PartsSeen {
    fn new() -> Self {
        let left = MAX_UNPACKED * 1024 * 1024;
        let (book, strings, faces) = (Book::default(), Strings::default(), Faces::default());
        Self { left, room: MAX_SEEN, book, strings, faces, parts: BTreeMap::new(), tables: Tables::default() }
    }

    fn part(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, names: &[String]) -> Result<(), Fault> {
        let part = archive.by_index(index).map_err(|_| Fault::Damaged)?;
        let name = names.get(index).map_or("", String::as_str);
        let mut counted = Counted { part, left: self.left, exceeded: false };
        let checked = self.check(name, &mut counted);
        let read = io::copy(&mut counted, &mut io::sink());
        self.left = counted.left;
        match (counted.exceeded, checked, read) {
            (true, ..) => Err(Fault::TooLarge(MAX_UNPACKED)),
            (_, Err(fault), _) => Err(fault),
            (_, _, Err(_)) => Err(Fault::Damaged),
            _ => Ok(()),
        }
    }

    fn check(&mut self, name: &str, part: impl Read) -> Result<(), Fault> {
        if name == "content.xml" {
            text::tables(part, false, |event| self.tables.event(event))
        } else if Book::is_part(name) {
            text::part(name, part, |event| self.book.event(name, event))
        } else if Strings::is_part(name) {
            text::part(name, part, |event| self.strings.event(event))
        } else if Faces::is_part(name) {
            text::part(name, part, |event| self.faces.event(event))
        } else if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut sheet = SheetXml::new(self.room, &self.strings);
            text::part(name, part, |event| sheet.event(event))?;
            self.room = sheet.room();
            self.parts.extend(sheet.sight().map(|sight| (name.to_string(), sight)));
            Ok(())
        } else if name.starts_with("xl/worksheets/") || name.starts_with("xl/") && records::is_read(name) {
            records::part(name, BufReader::new(part))
        } else {
            Ok(())
        }
    }
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
    } else if parts.iter().any(|p| p.starts_with("word/")) {
        Some(Kind::Word)
    } else if has("content.xml") && has("mimetype") {
        Some(Kind::Ods)
    } else {
        None
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
