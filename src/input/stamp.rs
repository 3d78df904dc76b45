//! What a file says of itself, seen without opening it: which files of a folder the program wrote itself.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::file::{opened, read};
use crate::layout::{self, property, summary};

/// Parts with properties.
const CUSTOM: &str = "docProps/custom.xml";
const CORE: &str = "docProps/core.xml";
/// The same of an open document.
const OPEN_DOCUMENT: &str = "meta.xml";
/// The shape of a time.
const TIME: &str = "0000-00-00T00:00:00";
/// The most bytes of a part that are looked at.
const MOST: u64 = 256 * 1024;

/// The stamp of a file of ours.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    kind: String,
    source: String,
    /// Nothing has saved it since the program wrote it.
    untouched: bool,
}

impl Stamp {
    /// The stamp of a file; none of one that is not ours, or that cannot be read.
    pub fn of(path: &Path) -> Option<Self> {
        let mut file = opened(path).ok()?;
        let mut head = [0; 4];
        file.read_exact(&mut head).ok()?;
        if head == *b"PK\x03\x04" { Self::of_package(path) } else { Self::of_text(path) }
    }

    fn of_package(path: &Path) -> Option<Self> {
        let mut archive = ZipArchive::new(BufReader::new(opened(path).ok()?)).ok()?;
        let mut custom = values(&part(&mut archive, CUSTOM)?, "property");
        let core = values(&part(&mut archive, CORE)?, "");
        let kind = custom.remove(property::KIND)?;
        let written = core.contains_key("created") && core.get("created") == core.get("modified");
        let untouched = written && core.get("lastModifiedBy").is_some_and(|by| by == property::AUTHOR);
        Some(Self { kind, source: custom.remove(property::SOURCE).unwrap_or_default(), untouched })
    }

    /// A table for programs that a round has written.
    fn of_text(path: &Path) -> Option<Self> {
        let mut head = String::new();
        opened(path).ok()?.take(summary::CSV_HEAD.len() as u64 + 3).read_to_string(&mut head).ok()?;
        let ours = head.trim_start_matches('\u{feff}').starts_with(summary::CSV_HEAD);
        ours.then(|| Self { kind: summary::KIND.to_string(), ..Self::default() })
    }

    /// Whether it is no commune's figures: a summary, a slip, a checked copy that nobody has corrected since.
    pub fn is_output(&self) -> bool {
        !layout::holds_figures(&self.kind) || (self.kind == property::CHECKED && self.untouched)
    }

    /// Whether it is a dossier, changed since or not.
    pub fn is_dossier(&self) -> bool {
        self.kind == "dossier"
    }

    /// SHA-256 in hex of the file that a dossier was written from, as long as it is as it was written.
    pub fn source(&self) -> Option<&str> {
        (self.is_dossier() && self.untouched && !self.source.is_empty()).then_some(self.source.as_str())
    }
}

/// When a workbook was saved last, as it says itself: 2024-05-03T10:11:12. None of one that does not say it.
pub fn saved(path: &Path) -> Option<String> {
    let mut archive = ZipArchive::new(BufReader::new(opened(path).ok()?)).ok()?;
    let mut of = |name: &str, element: &str| values(&part(&mut archive, name)?, "").remove(element);
    let time = of(CORE, "modified").or_else(|| of(OPEN_DOCUMENT, "date"))?;
    let time: String = time.chars().take(TIME.len()).collect();
    let shaped = time.chars().zip(TIME.chars()).all(|(read, shape)| if shape == '0' { read.is_ascii_digit() } else { read == shape });
    (time.len() == TIME.len() && shaped).then_some(time)
}

/// SHA-256 of a file in hex; none where it cannot be read.
pub fn fingerprint(path: &Path) -> Option<String> {
    let bytes = read(path, "").ok()?;
    Some(Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect())
}

fn part(archive: &mut ZipArchive<BufReader<File>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The texts of a part by the name of their element; those of an element `named` by its own name.
fn values(xml: &str, named: &str) -> BTreeMap<String, String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut name) = (BTreeMap::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) if element.local_name().as_ref() == named => {
                let own = element.try_get_attribute("name").ok().flatten();
                name = own.map(|a| a.value.into_owned()).unwrap_or_default();
            }
            Event::Start(element) if named.is_empty() => name = element.local_name().as_ref().to_string(),
            Event::Text(text) => {
                let text = text.trim().to_string();
                if !text.is_empty() {
                    found.insert(name.clone(), text);
                }
            }
            _ => {}
        }
    }
    found
}
