//! `ntm compare`: two rounds or two years of the same communes; one dossier alone is compared within itself.

mod half;
pub mod output;
mod within;

use std::path::PathBuf;

use self::half::{read, tell};
use self::output::{Forms, Kind, give, kind};
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::{CompareArgs, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS};
use crate::district::Comparison;
use crate::report;
use crate::workbook;

/// Judges both rounds and reports what became of them.
pub fn run(console: &mut Console, settings: &mut Settings, args: &CompareArgs) -> anyhow::Result<u8> {
    let kind = args.output.as_deref().map(|path| kind(console.lang, path)).transpose()?;
    let Some(new) = &args.new else { return within::run(console, settings, args, kind) };
    let mut inputs = Vec::new();
    let old = read(console, settings, args, &args.old, &mut inputs);
    let new = read(console, settings, args, new, &mut inputs);
    for unjudged in old.unjudged.iter().chain(&new.unjudged) {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    if old.subjects.is_empty() || new.subjects.is_empty() {
        return Ok(FAILURE);
    }
    tell(console, old.subjects.iter().chain(&new.subjects));
    print(console, args, kind, &Comparison::between(old, new), &inputs)?;
    Ok(SUCCESS)
}

fn print(console: &mut Console, args: &CompareArgs, kind: Option<Kind>, comparison: &Comparison, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let lang = console.lang;
    let json = || report::comparison_json(lang, comparison);
    let text = match args.format {
        TableOrJson::Json => json()?,
        TableOrJson::Table => report::comparison(console.view(), comparison),
    };
    console.out(&text);
    give(console, args.output.as_deref().zip(kind), args.force, inputs, Forms { workbook: || workbook::comparison(comparison), json })
}
