//! `ntm criteria sheet` and `import`: from the law to a workbook a province fills, and back.

use std::path::{Path, PathBuf};

use super::args::{ImportArgs, SheetArgs};
use super::console::Console;
use super::files::{self, Existing};
use super::template::unknown_province;
use super::{FAILURE, SUCCESS, WRONG_USAGE, interrupt, reading, usage};
use crate::criteria::{self, Book, Law, LawSource, Level, Provincial, ReadIn, Shelf, Slot};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::FilledSheet;
use crate::text::Date;
use crate::workbook::{self, CriteriaSheetSpec};

/// Writes the workbook of thresholds.
pub(super) fn sheet(console: &mut Console, shelf: &Shelf, args: &SheetArgs) -> u8 {
    let year = args.as_of.map_or_else(|| shelf.last_year(), Date::year);
    let law = match &args.province {
        None => shelf.nation(year),
        Some(province) => match shelf.law(province, year) {
            Ok(law) => law,
            Err(unknown) => {
                console.fail(unknown_province(province, &unknown));
                return FAILURE;
            }
        },
    };
    let as_of = args.as_of.unwrap_or_else(|| law.last_day());
    let slots = slots(&law, args.level, as_of);
    let spec = CriteriaSheetSpec { law: &law, as_of, slots: &slots };
    match workbook::criteria_sheet(&spec) {
        Ok(bytes) => {
            let done = files::write(console.lang, &args.output, &bytes, existing(args.force), &[]);
            super::written(console, &args.output, done);
            console.exit_code(SUCCESS)
        }
        Err(error) => {
            let place = Place::File(args.output.display().to_string().into());
            console.fail(Diagnostic::new(Code::WriteFailed, place).with("reason", error.to_string()));
            FAILURE
        }
    }
}

fn existing(force: bool) -> Existing {
    if force { Existing::Replace } else { Existing::Keep }
}

/// What can be filled in: the nation's own tests and the province's, in the regions whose levels may bind.
fn slots(law: &Law, level: Option<Level>, as_of: Date) -> Vec<(Book, Vec<Slot>)> {
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
pub(super) fn import(console: &mut Console, shelf: &Shelf, args: &ImportArgs) -> u8 {
    let read = reading::workbook(&args.filled).map_err(|f| vec![f]).and_then(|s| s.filled_thresholds(shelf));
    let filled = match read {
        Ok(filled) => filled,
        Err(findings) => {
            console.findings(&findings);
            return FAILURE;
        }
    };
    if args.national_out.is_none() && filled.readings.iter().any(|r| r.read_in == ReadIn::Nation) {
        console.tell(&usage::refusal(console.lang, &console.lang.text("cli-error-national-out")));
        return WRONG_USAGE;
    }
    let outputs = outputs(shelf, args, &filled);
    if !holds(console, shelf, &outputs) {
        return FAILURE;
    }
    write(console, args, &outputs, &filled);
    console.exit_code(SUCCESS)
}

fn outputs(shelf: &Shelf, args: &ImportArgs, filled: &FilledSheet) -> Outputs {
    let national = criteria::national(shelf, filled.year, &filled.readings);
    let several = national.len() > 1;
    let mut files: Vec<(PathBuf, LawSource)> = Vec::new();
    for (book, source) in national {
        let path = args.national_out.clone().unwrap_or_default();
        files.push((if several { beside(&path, book.id()) } else { path }, source));
    }
    let provincial = Provincial::new(shelf, filled.year, &filled.decision, &filled.readings, &filled.areas);
    files.extend(provincial.and_then(|p| p.overlay()).map(|source| (args.output.clone(), source)));
    for (path, source) in &mut files {
        source.name = path.display().to_string();
    }
    Outputs { files }
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
    let told: Vec<Diagnostic> = findings.into_iter().filter(|f| f.code != Code::CriteriaReplaced).collect();
    console.findings(&told);
    told.iter().all(|f| f.severity() != Severity::Error)
}

fn write(console: &mut Console, args: &ImportArgs, outputs: &Outputs, filled: &FilledSheet) {
    let taken: Vec<&PathBuf> = outputs.files.iter().map(|(path, _)| path).filter(|p| !args.force && files::is_taken(p)).collect();
    if let Some(path) = taken.first() {
        console.fail(Diagnostic::new(Code::OutputExists, Place::File(path.display().to_string().into())));
        return;
    }
    let inputs = std::slice::from_ref(&args.filled);
    let put =
        |(path, source): &(PathBuf, LawSource)| files::write(console.lang, path, source.text.as_bytes(), existing(args.force), inputs);
    let done: Vec<_> = interrupt::whole(|| outputs.files.iter().map(put).collect());
    outputs.files.iter().zip(done).for_each(|((path, _), done)| super::written(console, path, done));
    let count = |read_in: ReadIn, agrees: bool| filled.readings.iter().filter(|r| r.read_in == read_in && r.agrees() == agrees).count();
    let facts = [
        ("national", (count(ReadIn::Nation, true) + count(ReadIn::Nation, false)).into()),
        ("corrected", count(ReadIn::Nation, false).into()),
        ("provincial", (count(ReadIn::Province, true) + count(ReadIn::Province, false)).into()),
    ];
    console.tell(&console.lang.say("cli-imported", &facts));
    if !filled.areas.is_empty() {
        console.tell(&console.lang.say("cli-imported-areas", &[("areas", filled.areas.len().into())]));
    }
}
