//! A Word document → a grid for each of its tables, with what is written above it. Headers, footers and notes are passed
//! over.

mod document;
mod numbering;
mod pieces;
mod table;
mod xml;

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use super::failure::Failure;
use super::grid::Grid;
use super::guard::Fault;
use super::limits::Limits;
use super::reader::Contents;
use document::WordDocument;
use numbering::Numbering;

/// Most bytes of a part that is read, once unpacked.
const MAX_PART: u64 = 64 * 1024 * 1024;
/// Where the document is unless the package says otherwise.
const DOCUMENT: &str = "word/document.xml";

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a document that was looked through before.
pub(super) fn read(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::Refused(Fault::Damaged))?;
    let name = main_part(&mut archive)?;
    let text = part(&mut archive, &name)?.ok_or(Failure::Library("structure"))?;
    let beside = |name: &str| DOCUMENT.replace("document", name);
    let numbers = part(&mut archive, &beside("numbering"))?.unwrap_or_default();
    let styles = part(&mut archive, &beside("styles"))?.unwrap_or_default();
    let numbering = Numbering::read(&numbers, &styles);
    let mut document = WordDocument::read(&text, numbering)?;
    if document.unsure {
        // Changes that nobody has accepted or refused have upon which number comes next.
        document = WordDocument::read(&text, Numbering::default())?;
    }
    Ok(contents(document, file))
}

fn contents(document: WordDocument, file: &Arc<str>) -> Contents {
    let (mut contents, mut limits) = (Contents::default(), Limits::default());
    for (index, table) in document.tables.into_iter().enumerate() {
        let mut grid = Grid::of_word(file, index + 1, table.above.len() as u32);
        table.fill(&mut grid, &mut limits);
        contents.findings.extend(limits.report(&grid));
        contents.sheets.push(grid);
    }
    contents
}

/// The part that the package says is the document.
fn main_part(archive: &mut Archive) -> Result<String, Failure> {
    let relations = part(archive, "_rels/.rels")?.unwrap_or_default();
    let mut found = None;
    xml::each(&relations, |event| {
        if let Some(tag) = xml::opened(event)
            && xml::attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            found = xml::attribute(tag, "Target");
        }
    });
    Ok(found.map_or_else(|| DOCUMENT.to_string(), |target| target.trim_start_matches('/').to_string()))
}

/// The text of a part, if it is there.
fn part(archive: &mut Archive, wanted: &str) -> Result<Option<String>, Failure> {
    let damaged = || Failure::Refused(Fault::Damaged);
    let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(wanted);
    let index = (0..archive.len()).find(|i| archive.name_for_index(*i).is_some_and(|name| name.is_ok_and(|name| same(&name))));
    let Some(index) = index else { return Ok(None) };
    let mut text = String::new();
    let unpacked = archive.by_index(index).map_err(|_| damaged())?.take(MAX_PART + 1).read_to_string(&mut text);
    match unpacked {
        Err(_) => Err(Failure::Library("structure")),
        Ok(length) if length as u64 > MAX_PART => Err(Failure::Refused(Fault::TooLarge(MAX_PART / 1024 / 1024))),
        Ok(_) => Ok(Some(text)),
    }
}
