//! `ntm history`: the communes of the archive over its years.

use std::path::{Path, PathBuf};

use super::compare::output::{Forms, give, kind};
use crate::cli::round::settings::Settings;
use crate::cli::round::{archive, years::round};
use crate::cli::terminal::args::{HistoryArgs, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::district::History;
use crate::report;
use crate::workbook;

/// Reads every year and reports what became of the communes.
pub fn run(console: &mut Console, settings: &mut Settings, args: &HistoryArgs) -> anyhow::Result<u8> {
    let lang = console.lang;
    let kind = args.output.as_deref().map(|path| kind(lang, path)).transpose()?;
    let folder = archive::folder(settings, args.archive.as_deref(), None).map_err(Stop::found)?;
    let folder = folder.ok_or_else(|| Stop::usage(lang.text("cli-error-archive-folder")))?;
    let shown = || folder.display().to_string();
    let (history, inputs) = read(console, settings, &folder)?;
    if history.years.is_empty() {
        return Err(Stop::nothing(lang.say("cli-error-history-empty", &[("folder", shown().into())])).into());
    }
    for (_, unjudged) in &history.unjudged {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    if history.lines.is_empty() {
        return Ok(FAILURE);
    }
    let history = history.only(args.commune.as_deref());
    if let (true, Some(commune)) = (history.lines.is_empty(), &args.commune) {
        let facts = [("folder", shown().into()), ("commune", commune.as_str().into())];
        return Err(Stop::nothing(lang.say("cli-error-history-commune", &facts)).into());
    }
    let json = || report::history_json(lang, &history);
    let text = match args.format {
        TableOrJson::Json => json()?,
        TableOrJson::Table => report::history(console.view(), &history, args.commune.is_some()),
    };
    console.out(&text);
    let output = args.output.as_deref().zip(kind);
    give(console, output, args.force, &inputs, Forms { workbook: || workbook::history(&history), json })?;
    Ok(SUCCESS)
}

/// All years of the archive, and where they are.
fn read(console: &mut Console, settings: &mut Settings, folder: &Path) -> anyhow::Result<(History, Vec<PathBuf>)> {
    let (years, twice) = archive::years(folder)?;
    console.findings(&twice);
    let rounds = years.iter().map(|(year, path)| round(console, settings, *year, path)).collect();
    Ok((History::of(rounds), years.into_values().collect()))
}
