//! Drag-and-drop: a file dropped on the program is judged and its dossier written next to it; a folder is summed up.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::batch;
use crate::assess::Finding;
use crate::cli::round::book::{sealed, spec, with_evidence};
use crate::cli::round::evidence::Evidence;
use crate::cli::round::files;
use crate::cli::round::judge::{Job, Judged};
use crate::cli::round::names::{Names, folder_of, free_path, free_path_of_folder, safe_name};
use crate::cli::round::papers::{self, Dated, Papers};
use crate::cli::round::pending::{Existing, write};
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::Command;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::help::typed;
use crate::cli::terminal::stop::FAILURE;
use crate::diag::{Diagnostic, Severity};
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report::{self, View};
use crate::tables::CommuneLine;

/// Judges each file, writes its dossier next to it, and ends with a line for each commune. Dossiers of many communes get
/// a folder of their own. What is already there is kept: a new dossier gets a number.
pub fn beside(console: &mut Console, settings: &mut Settings, files: &[PathBuf]) -> anyhow::Result<u8> {
    let inputs = files::inputs(files)?;
    let mut drop = Drop { papers: Papers::open(None, &[])?, inputs: &inputs, verdicts: Vec::new(), ends: Vec::new() };
    inputs.iter().for_each(|file| drop.judge(console, settings, file));
    drop.ends.iter().for_each(|line| console.out(line));
    Ok(if drop.verdicts.is_empty() { FAILURE } else { report::exit_code(drop.verdicts) })
}

/// Sums up folders, with whatever files were dropped along with them: a workbook and a page next to the first.
pub fn round(console: &mut Console, settings: &mut Settings, paths: &[PathBuf]) -> anyhow::Result<u8> {
    let first = paths.iter().find(|path| path.is_dir()).map_or(Path::new("."), PathBuf::as_path);
    let name = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = safe_name(&Lang::Vi.say("file-summary", &[("name", name.into())]));
    let beside = first.parent().unwrap_or(first);
    let taken = |path: &Path| ["xlsx", "html"].iter().any(|extension| path.with_extension(extension).exists());
    let book = free_path(beside, &name, "xlsx", taken);
    let page = book.with_extension("html");
    console.note(&console.lang.say("cli-dropped-judging", &[("file", first.display().to_string().into())]));
    let options = ["-o".as_ref(), book.as_os_str(), "--html".as_ref(), page.as_os_str(), "--".as_ref()];
    let words: Vec<&OsStr> = std::iter::once("batch".as_ref()).chain(options).chain(paths.iter().map(|p| p.as_os_str())).collect();
    let Some(Command::Batch(args)) = typed(console.lang, &words)? else { return Ok(FAILURE) };
    let code = batch::run(console, settings, &args)?;
    console.offer(&page);
    Ok(code)
}

/// Files dropped together.
struct Drop<'a> {
    papers: Papers,
    inputs: &'a [PathBuf],
    verdicts: Vec<Option<Finding>>,
    /// What is said at the end, where it is seen.
    ends: Vec<String>,
}

impl Drop<'_> {
    fn judge(&mut self, console: &mut Console, settings: &mut Settings, file: &Path) {
        console.note(&console.lang.say("cli-dropped-judging", &[("file", file.display().to_string().into())]));
        let mut lines: Vec<CommuneLine> = Vec::new();
        let job = Job { evidence: Some(Evidence::Beside), ..Job::default() };
        settings.judge(file, &Overrides::default(), job, &mut |count, result| match result {
            Err(unjudged) => {
                console.findings_among(file, &unjudged.findings, self.inputs.len());
                lines.push(CommuneLine::unjudged(console.lang, &unjudged.name));
                self.end(console.lang, lines.last(), file, &unjudged.findings, None);
                self.verdicts.push(None);
            }
            Ok(judged) => {
                console.findings_among(file, &judged.findings, self.inputs.len());
                if count == 1 {
                    console.out(&report::screen(View { full: false, ..console.view() }, &judged.case()));
                }
                lines.push(CommuneLine::of(console.lang, judged.case().commune, judged.case().assessment));
                let book = self.dossier(console, &judged, file, count);
                self.end(console.lang, lines.last(), file, &judged.findings, book.as_deref());
                self.verdicts.push(Some(judged.counted()));
            }
        });
        if lines.len() > 1 {
            console.out(&report::lines(console.view(), &file.display().to_string(), &lines));
        }
    }

    /// The workbook and the papers of a commune; where the workbook lies.
    fn dossier(&self, console: &mut Console, judged: &Judged, file: &Path, count: usize) -> Option<PathBuf> {
        let folder = match own_folder(file, count) {
            Ok(folder) => folder,
            Err(finding) => {
                console.fail(finding);
                return None;
            }
        };
        let path = free_path(&folder, &papers::name(judged, "file-dossier", None), "xlsx", Path::exists);
        let done = book_beside(console, judged, &path, self.inputs);
        beside_it(console, &self.papers, judged, &folder, self.inputs);
        console.done(done).then(|| {
            console.offer(if count > 1 { &folder } else { &path });
            path
        })
    }

    /// The line of a commune; of one whose table could not be read, that of its file.
    fn end(&mut self, lang: Lang, line: Option<&CommuneLine>, file: &Path, findings: &[Diagnostic], book: Option<&Path>) {
        let of = |severity| findings.iter().filter(|f| f.severity() == severity).count();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (commune, verdict) = line.map(CommuneLine::said).unwrap_or_default();
        let facts = [
            ("commune", if book.is_some() { commune.into() } else { name.into() }),
            ("verdict", verdict.into()),
            ("errors", of(Severity::Error).into()),
            ("warnings", of(Severity::Warning).into()),
            ("file", book.map_or("none".to_string(), |book| book.display().to_string()).into()),
        ];
        self.ends.push(lang.say("cli-dropped-end", &facts) + "\n");
    }
}

/// The folder for the dossiers of a file: next to it, or one of their own for those of many communes.
fn own_folder(file: &Path, count: usize) -> Result<PathBuf, Diagnostic> {
    let beside = file.parent().unwrap_or(Path::new(""));
    if count == 1 {
        return Ok(beside.to_path_buf());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = beside.join(safe_name(&Lang::Vi.say("file-dossiers", &[("name", stem.into())])));
    files::folder(&folder).map(|()| folder)
}

/// The papers of a dropped file in a folder of their own, so that its place is not crowded.
fn beside_it(console: &mut Console, papers: &Papers, judged: &Judged, folder: &Path, inputs: &[PathBuf]) {
    let own = free_path_of_folder(folder, &papers::name(judged, "file-papers", None));
    let made = files::folder(&own).map_err(|finding| vec![finding]);
    let written = made.and_then(|()| papers.of(judged, &Dated::default(), &own, &mut Names::default()));
    match written.and_then(|outputs| papers::write_all(console.lang, &outputs, Existing::Keep, inputs)) {
        Ok(()) => console.say_of("cli-papers-written", &own),
        Err(findings) => console.fail_all(findings),
    }
}

/// The dossier of a dropped file.
fn book_beside(console: &Console, judged: &Judged, path: &Path, inputs: &[PathBuf]) -> Result<String, Diagnostic> {
    let extras = with_evidence(judged, folder_of(&judged.path), folder_of(path));
    let bytes = sealed(&spec(judged, None), extras, path)?;
    write(console.lang, path, &bytes, Existing::Keep, inputs)?;
    Ok(console.lang.say("cli-dossier-written", &[("file", path.display().to_string().into())]))
}
