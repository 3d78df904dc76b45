//! `ntm read`: how a workbook is understood, before anything is judged.

use std::path::{Path, PathBuf};

use super::args::ReadArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::settings::{Setting, Settings};
use super::{FAILURE, SUCCESS, layouts, reading};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::{Overrides, Read, Unread};
use crate::layout::kept;
use crate::layout::understanding::Understanding;
use crate::report::{self, Format, ReadCase};

/// Tells sheet by sheet what is read, and why.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &ReadArgs) -> u8 {
    let Some(overrides) = layouts::overrides(console, &args.overrides, &args.layout) else { return FAILURE };
    match read(console, settings, args, overrides) {
        Ok(true) => console.exit_code(SUCCESS),
        Ok(false) => FAILURE,
        Err(findings) => {
            console.findings(&findings);
            FAILURE
        }
    }
}

/// Whether anything of the file was understood.
fn read(console: &mut Console, settings: &mut Settings, args: &ReadArgs, overrides: Overrides) -> Result<bool, Vec<Diagnostic>> {
    let file = file(args).map_err(|finding| vec![finding])?;
    let setting = settings.at(Some(&file))?;
    let overrides = Overrides { defaults: setting.defaults(), ..overrides };
    let sheet = reading::workbook(&file).map_err(|finding| vec![finding])?;
    let understanding = sheet.understanding(&setting.shelf, &overrides).map_err(|finding| vec![finding])?;
    let found = sheet.communes(&setting.shelf, &overrides);
    let understood = tell(console, args, setting, &understanding, &found);
    if let Some(path) = &args.output {
        keep(console, args, path, &file, &understanding)?;
    }
    Ok(understood)
}

/// The one file that is named, by a pattern or not.
fn file(args: &ReadArgs) -> Result<PathBuf, Diagnostic> {
    let found = files::inputs(std::slice::from_ref(&args.file))?;
    Ok(found.into_iter().next().unwrap_or_else(|| args.file.clone()))
}

fn tell(console: &mut Console, args: &ReadArgs, setting: &Setting, understanding: &Understanding, found: &[Result<Read, Unread>]) -> bool {
    let mut findings = setting.shelf.findings.clone();
    findings.extend(found.iter().flat_map(|f| f.as_ref().map_or_else(|unread| &unread.findings, |read| &read.findings)).cloned());
    let read = || found.iter().filter_map(|f| f.as_ref().ok());
    let own = read().find_map(|r| r.law.clone());
    let year = read().find_map(|r| r.commune.year.value).unwrap_or_else(|| setting.shelf.last_year());
    let Some(law) = own.or_else(|| setting.shelf.shared_law("", year).ok()) else { return false };
    let commune = if found.len() == 1 { read().next().map(|r| &r.commune) } else { None };
    let case = ReadCase { understanding, law: &law, commune, communes: read().count(), findings: &findings };
    match args.format.unwrap_or_default() {
        Format::Json => console.out(&report::understanding_json(console.lang, &case).unwrap_or_default()),
        _ => console.out(&report::understanding(console.view(), &case)),
    }
    console.findings(&findings);
    understanding.is_understood()
}

/// Keeps how the tables were understood as a layout, to be corrected by hand.
fn keep(console: &mut Console, args: &ReadArgs, path: &Path, file: &Path, understanding: &Understanding) -> Result<(), Vec<Diagnostic>> {
    let nothing = || vec![Diagnostic::new(Code::LayoutNothing, Place::File(file.display().to_string().into()))];
    let text = kept::write(understanding).ok_or_else(nothing)?;
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let inputs = [file.to_path_buf()];
    super::written(console, path, files::write(console.lang, path, text.as_bytes(), existing, &inputs));
    Ok(())
}
