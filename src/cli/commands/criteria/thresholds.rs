//! `ntm criteria sheet` and `import`: from the law to a workbook a province fills, and back.

use std::path::{Path, PathBuf};

use crate::cli::round::asked::{level, unknown_province};
use crate::cli::round::names::folder_of;
use crate::cli::round::pending::{self, Existing, unwritten};
use crate::cli::round::{files, interrupt, reading};
use crate::cli::terminal::args::{ImportArgs, SheetArgs};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::criteria::{self, Book, Law, LawSource, Level, ReadIn, Shelf, Slot};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::FilledSheet;
use crate::messages::Lang;
use crate::text::Date;
use crate::workbook::{self, CriteriaSheetSpec};

/// Writes the workbook of thresholds.
pub fn sheet(console: &mut Console, shelf: &Shelf, args: &SheetArgs) -> anyhow::Result<u8> {
    let year = args.as_of.map_or_else(|| shelf.last_year(), Date::year);
    let law = match &args.province {
        None => shelf.nation(year),
        Some(province) => shelf.law(province, year).map_err(|unknown| unknown_province(province, &unknown))?,
    };
    let as_of = args.as_of.unwrap_or_else(|| law.last_day());
    let level = args.level.as_ref().map(|word| level(console.lang, shelf.levels(), word)).transpose()?;
    let slots = slots(&law, level, as_of);
    let spec = CriteriaSheetSpec { law: &law, as_of, slots: &slots, decided: None };
    let bytes = workbook::criteria_sheet(&spec).map_err(|e| unwritten(&args.output, e))?;
    let done = pending::write(console.lang, &args.output, &bytes, Existing::by(args.force), &[]);
    console.written(&args.output, done);
    Ok(SUCCESS)
}

/// What can be filled in: the nation's own tests and the province's, in the regions whose levels may bind.
pub(super) fn slots(law: &Law, level: Option<Level>, as_of: Date) -> Vec<(Book, Vec<Slot>)> {
    let books = law.sets.keys().filter(|l| level.is_none_or(|own| own == **l)).map(|l| Book::Set(*l));
    let of_level = |s: &Slot| {
        let version = law.item(&s.of).and_then(|i| i.versions.iter().find(|v| v.text_from == s.version));
        version.is_some_and(|v| v.levels.is_empty() || level.is_none_or(|own| v.levels.contains(&own)))
    };
    let of_book = |book| {
        let slots = law.slots(book, as_of).into_iter().filter(|s| of_level(s) && s.regions.iter().any(|r| law.may_bind(r)));
        (book, slots.collect())
    };
    books.chain([Book::Condition]).map(of_book).collect()
}

/// What an import would write.
struct Outputs {
    files: Vec<(PathBuf, LawSource)>,
}

/// Makes criteria files of a filled workbook; nothing is written unless all of it can be.
pub fn import(console: &mut Console, shelf: &Shelf, args: &ImportArgs) -> anyhow::Result<u8> {
    let filled = reading::workbook(&args.filled)?.filled_thresholds(shelf).map_err(Stop::found)?;
    if args.national_out.is_none() && filled.readings.iter().any(|r| r.read_in == ReadIn::Nation) {
        return Err(Stop::usage(console.lang.text("cli-error-national-out")).into());
    }
    let outputs = outputs(shelf, args, &filled)?;
    if !holds(console, shelf, &outputs) {
        return Ok(FAILURE);
    }
    write(console, args, &outputs, &filled);
    Ok(SUCCESS)
}

fn outputs(shelf: &Shelf, args: &ImportArgs, filled: &FilledSheet) -> anyhow::Result<Outputs> {
    let national = criteria::national(shelf, filled.year, &filled.readings)?;
    let several = national.len() > 1;
    let mut files: Vec<(PathBuf, LawSource)> = Vec::new();
    for (book, source) in national {
        let path = args.national_out.clone().unwrap_or_default();
        files.push((if several { beside(&path, book.id()) } else { path }, source));
    }
    if let Some(provincial) = filled.provincial(shelf).map_err(|unknown| unknown_province(&filled.decision.province, &unknown))? {
        files.push((args.output.clone(), provincial.overlay(|facts| Lang::Vi.say("overlay-title", facts))?));
    }
    for (path, source) in &mut files {
        source.name = path.display().to_string();
    }
    Ok(Outputs { files })
}

/// "N.toml" → "N-basic.toml".
fn beside(path: &Path, id: &str) -> PathBuf {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{id}.toml"))
}

/// Whether the new files can be used together with those that are there.
fn holds(console: &mut Console, shelf: &Shelf, outputs: &Outputs) -> bool {
    let sources: Vec<LawSource> = outputs.files.iter().map(|(_, s)| s.clone()).collect();
    let findings = match shelf.with(&sources) {
        Ok(shelf) => shelf.findings,
        Err(findings) => findings,
    };
    let reported: Vec<Diagnostic> = findings.into_iter().filter(|f| f.code != Code::CriteriaReplaced).collect();
    console.findings(&reported);
    reported.iter().all(|f| f.severity() != Severity::Error)
}

/// Writes all of the files or, where one is in the way, none; what was taken in is said only where all were written.
fn write(console: &mut Console, args: &ImportArgs, outputs: &Outputs, filled: &FilledSheet) {
    let taken = outputs.files.iter().map(|(path, _)| path).filter(|path| !args.force && files::is_taken(path));
    let taken: Vec<Diagnostic> =
        taken.map(|path| Diagnostic::new(Code::OutputExists, Place::File(path.display().to_string().into()))).collect();
    if !taken.is_empty() {
        return console.fail_all(taken);
    }
    let inputs = std::slice::from_ref(&args.filled);
    let put = |(path, source): &(PathBuf, LawSource)| {
        files::folder(folder_of(path))?;
        pending::write(console.lang, path, source.text.as_bytes(), Existing::by(args.force), inputs)
    };
    let done: Vec<_> = interrupt::whole(|| outputs.files.iter().map(put).collect());
    let whole = done.iter().all(Result::is_ok);
    outputs.files.iter().zip(done).for_each(|((path, _), done)| console.written(path, done));
    if whole {
        taken_in(console, filled);
    }
}

/// Says how much a filled sheet brought.
fn taken_in(console: &mut Console, filled: &FilledSheet) {
    let count = |read_in: ReadIn, agrees: bool| filled.readings.iter().filter(|r| r.read_in == read_in && r.agrees() == agrees).count();
    let facts = [
        ("national", (count(ReadIn::Nation, true) + count(ReadIn::Nation, false)).into()),
        ("corrected", count(ReadIn::Nation, false).into()),
        ("provincial", (count(ReadIn::Province, true) + count(ReadIn::Province, false)).into()),
    ];
    console.note(&console.lang.say("cli-imported", &facts));
    if !filled.checklists.is_empty() {
        console.note(&console.lang.say("cli-imported-checklists", &[("checklists", filled.checklists.len().into())]));
    }
    if !filled.areas.is_empty() {
        console.note(&console.lang.say("cli-imported-areas", &[("areas", filled.areas.len().into())]));
    }
}
