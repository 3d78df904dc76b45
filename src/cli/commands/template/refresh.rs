//! `ntm template --refresh`: the answers of forms, moved whole into new ones by the law now in force. The old ones stay.

use std::path::{Path, PathBuf};

use crate::cli::round::asked::{level, provinces};
use crate::cli::round::names::{Names, folder_of, free_path, safe_name};
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::round::settings::{Setting, Settings};
use crate::cli::round::{files, reading};
use crate::cli::terminal::args::TemplateArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::commune::{Answer, Commune};
use crate::criteria::{Law, Level};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::{Overrides, Read, Spreadsheet};
use crate::messages::Lang;
use crate::workbook::{self, FormExtras, FormSpec};

/// A new form, not yet written.
struct Made {
    bytes: Vec<u8>,
    findings: Vec<Diagnostic>,
    /// How many answers it has.
    answers: usize,
    /// Cells that are as wrong as they were in the old one.
    faulty: usize,
}

/// Writes a new form for each file; one that cannot be read keeps no other from its own.
pub fn run(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<u8> {
    let olds = files::inputs(&args.refresh)?;
    if let (Some(folder), true) = (&args.output, olds.len() > 1) {
        files::folder(folder)?;
    }
    let mut names = Names::default();
    for (done, old) in olds.iter().enumerate() {
        if olds.len() > 1 {
            let facts = [("done", (done + 1).into()), ("total", olds.len().into())];
            console.progress(&console.lang.say("cli-forms-progress", &facts));
        }
        let setting = settings.at(Some(old)).map_err(Stop::found)?;
        console.findings(&setting.shelf.findings);
        let asked = args.level.as_ref().map(|word| level(console.lang, setting.shelf.levels(), word)).transpose()?;
        match made(setting, args, asked, old) {
            Ok(made) => put(console, args, &made, (old, &place(args, old, olds.len(), &mut names)), &olds),
            Err(findings) => console.fail_all(findings),
        }
    }
    console.progress("\r");
    Ok(console.exit_code(SUCCESS))
}

/// Where the new form goes: beside the old one, or into the folder of `-o`.
fn place(args: &TemplateArgs, old: &Path, files: usize, names: &mut Names) -> PathBuf {
    let stem = old.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = safe_name(&Lang::Vi.say("file-form-refreshed", &[("name", stem.into())]));
    match &args.output {
        Some(file) if files == 1 => file.clone(),
        Some(folder) => names.path(folder, &name, "xlsx"),
        None => free_path(folder_of(old), &name, "xlsx", Path::exists),
    }
}

fn put(console: &mut Console, args: &TemplateArgs, made: &Made, (old, new): (&Path, &Path), inputs: &[PathBuf]) {
    if let Err(finding) = write(console.lang, new, &made.bytes, Existing::by(args.force), inputs) {
        return console.fail(finding);
    }
    console.findings(&made.findings);
    let left = made.findings.iter().filter(|f| f.code == Code::FormTextLeft).count();
    let said = |id: &str, count: usize| if count == 0 { String::new() } else { console.lang.say(id, &[("count", count.into())]) };
    let facts = [
        ("file", new.display().to_string().into()),
        ("old", old.display().to_string().into()),
        ("answers", made.answers.into()),
        ("left", said("cli-form-refreshed-left", left).into()),
        ("faulty", said("cli-form-refreshed-faulty", made.faulty).into()),
    ];
    console.note(&console.lang.say("cli-form-refreshed", &facts));
}

fn made(setting: &Setting, args: &TemplateArgs, asked: Option<Level>, old: &Path) -> Result<Made, Vec<Diagnostic>> {
    let book = reading::workbook(old).map_err(|finding| vec![finding])?;
    if !book.is_ours() {
        return Err(vec![at(Code::NotAForm, old)]);
    }
    let overrides = Overrides { defaults: setting.defaults(), ..Overrides::default() };
    let Read { mut commune, law, mut findings } = book.commune(&setting.shelf, &overrides)?;
    let Some(law) = law else { return Err(findings) };
    let Some(target) = asked.or(commune.target.value) else {
        findings.push(at(Code::TargetMissing, old));
        return Err(findings);
    };
    commune.target.value = Some(target);
    let bytes = form(&law, &commune, target, &book, args).map_err(|e| vec![unwritten(old, e)])?;
    let next = Spreadsheet::of_bytes(&bytes, &old.display().to_string()).map_err(|finding| vec![finding])?;
    let again = next.commune(&setting.shelf, &overrides)?.commune;
    // a wrong cell of an answer was moved as it is: judging the new form will say what is wrong with it
    let (of_answers, mut findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| book.is_answer(&finding.place));
    let faulty = of_answers.iter().filter(|finding| finding.severity() == Severity::Error).count();
    findings.extend(left_behind(&book, &commune, &next, &again));
    Ok(Made { bytes, findings, answers: again.answers.len(), faulty })
}

/// The new form with everything that is known of the commune and what was typed besides.
fn form(law: &Law, commune: &Commune, target: Level, old: &Spreadsheet, args: &TemplateArgs) -> Result<Vec<u8>, workbook::WorkbookError> {
    let last_year = last_year(commune);
    let spec = FormSpec {
        provinces: provinces(law),
        law,
        target,
        year: commune.year.value.unwrap_or(law.period.last),
        filled: Some(commune),
        last_year: last_year.as_ref(),
    };
    let extras = FormExtras {
        by_village: args.villages || old.has_village_figures(),
        costs: args.costs || old.has_costs(),
        typed: old.typed_cells(),
    };
    workbook::form_with(&spec, &extras)
}

/// What the old form shows of last year.
fn last_year(commune: &Commune) -> Option<Commune> {
    let answers = &commune.previous.answers;
    let answers = answers.iter().map(|(id, (value, _))| (id.clone(), Answer::of(value.clone())));
    let shown = Commune { answers: answers.collect(), ..Commune::default() };
    (!shown.answers.is_empty()).then_some(shown)
}

fn left_behind(old: &Spreadsheet, commune: &Commune, next: &Spreadsheet, again: &Commune) -> Vec<Diagnostic> {
    let lost = old.left_behind(commune, next, again).into_iter();
    lost.map(|l| Diagnostic::new(Code::FormTextLeft, Place::from(&l.origin)).with("read", l.text).with("reason", l.reason)).collect()
}

fn at(code: Code, file: &Path) -> Diagnostic {
    Diagnostic::new(code, Place::File(file.display().to_string().into()))
}
