//! What people typed into the sections of a report that an earlier run wrote: taken into the commune, as if it stood on its
//! sheet. Where the sheet says something else, a person decides.

use std::path::{Path, PathBuf};

use crate::cli::round::judge::Judged;
use crate::cli::round::papers;
use crate::cli::terminal::console::Console;
use crate::commune::Attribute;
use crate::diag::{Code, Diagnostic, Place};
use crate::explain;
use crate::layout::narrative::topic_of;
use crate::paper::{self, TypedSection};

/// What was taken of a report.
pub struct Taken {
    pub path: PathBuf,
    /// How many sections.
    pub count: usize,
    /// Nothing is lost with the report: all that was changed in it was taken.
    pub whole: bool,
}

/// Takes what was typed; tells what cannot be taken.
pub fn take(console: &mut Console, path: &Path, judged: &mut Judged) -> Option<Taken> {
    let bytes = papers::there(path).filter(|bytes| !paper::is_untouched(bytes))?;
    let typed = paper::typed(&bytes)?;
    let mut taken = Taken { path: path.to_path_buf(), count: 0, whole: typed.whole };
    let mut left = Vec::new();
    for section in &typed.sections {
        match one(section, judged) {
            Ok(count) => taken.count += count,
            Err(reason) => left.push(finding(path, section, reason)),
        }
    }
    taken.whole &= left.is_empty();
    console.findings(&left);
    Some(taken)
}

/// Takes a section, if it says what the sheet does not; why not, where it cannot be taken.
fn one(section: &TypedSection, judged: &mut Judged) -> Result<usize, &'static str> {
    let topic = topic_of(&section.topic).ok_or("unknown")?;
    let there = explain::told(&judged.commune.narrative, &topic).join("\n");
    match () {
        () if section.rich => Err("rich"),
        () if there == section.text => Ok(0),
        () if !there.is_empty() => Err("differs"),
        () => {
            judged.commune.narrative.insert(topic, Attribute::of(section.text.clone()));
            Ok(1)
        }
    }
}

fn finding(path: &Path, section: &TypedSection, reason: &'static str) -> Diagnostic {
    let finding = Diagnostic::new(Code::PaperSectionLeft, Place::File(path.display().to_string().into()));
    finding.with("read", section.text.as_str()).with("reason", reason)
}
