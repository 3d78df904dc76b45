//! `ntm read`: how a workbook is understood, before anything is judged.

use std::path::{Path, PathBuf};

use crate::cli::round::asked::unknown_province;
use crate::cli::round::pending::{Existing, write};
use crate::cli::round::settings::{Setting, Settings};
use crate::cli::round::{files, layouts, reading};
use crate::cli::terminal::args::{ReadArgs, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::{Overrides, Read, Unread};
use crate::layout::kept;
use crate::layout::understanding::Understanding;
use crate::report::{self, ReadCase};

/// Tells sheet by sheet what is read, and why.
pub fn run(console: &mut Console, settings: &mut Settings, args: &ReadArgs) -> anyhow::Result<u8> {
    let file = file(args)?;
    let overrides = layouts::overrides(console.lang, settings, &args.overrides, std::slice::from_ref(&file), &args.layout)?;
    let setting = settings.at(Some(&file)).map_err(Stop::found)?;
    let overrides = Overrides { defaults: setting.defaults(), ..overrides };
    let sheet = reading::workbook(&file)?;
    let understanding = sheet.understanding(&setting.shelf, &overrides)?;
    let found = sheet.communes(&setting.shelf, &overrides);
    tell(console, args, setting, &understanding, &found)?;
    if let Some(path) = &args.output {
        keep(console, args, path, &file, &understanding)?;
    }
    Ok(if understanding.is_understood() { SUCCESS } else { FAILURE })
}

/// The one file that is named, by a pattern or not.
fn file(args: &ReadArgs) -> Result<PathBuf, Diagnostic> {
    let found = files::inputs(std::slice::from_ref(&args.file))?;
    Ok(found.into_iter().next().unwrap_or_else(|| args.file.clone()))
}

fn tell(
    console: &mut Console,
    args: &ReadArgs,
    setting: &Setting,
    understanding: &Understanding,
    found: &[Result<Read, Unread>],
) -> anyhow::Result<()> {
    let mut findings = setting.shelf.findings.clone();
    findings.extend(found.iter().flat_map(|f| f.as_ref().map_or_else(|unread| &unread.findings, |read| &read.findings)).cloned());
    let read = || found.iter().filter_map(|f| f.as_ref().ok());
    let law = match read().find_map(|r| r.law.clone()) {
        Some(own) => own,
        None => {
            let year = read().find_map(|r| r.commune.year.value).unwrap_or_else(|| setting.shelf.last_year());
            setting.shelf.shared_law("", year).map_err(|unknown| unknown_province("", &unknown))?
        }
    };
    let commune = if found.len() == 1 { read().next().map(|r| &r.commune) } else { None };
    let case = ReadCase { understanding, law: &law, commune, communes: read().count(), findings: &findings };
    let text = match args.format {
        TableOrJson::Json => report::understanding_json(console.lang, &case)?,
        TableOrJson::Table => report::understanding(console.view(), &case),
    };
    console.out(&text);
    console.findings(&findings);
    Ok(())
}

/// Keeps how the tables were understood as a layout, to be corrected by hand.
fn keep(console: &mut Console, args: &ReadArgs, path: &Path, file: &Path, understanding: &Understanding) -> Result<(), Diagnostic> {
    let nothing = || Diagnostic::new(Code::LayoutNothing, Place::File(file.display().to_string().into()));
    let text = kept::write(understanding).ok_or_else(nothing)?;
    let existing = Existing::by(args.force);
    let inputs = [file.to_path_buf()];
    console.written(path, write(console.lang, path, text.as_bytes(), existing, &inputs));
    Ok(())
}
