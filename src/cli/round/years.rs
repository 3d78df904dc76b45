//! A year of the archive: its stored rounds read, its workbooks judged as of that year.

use std::path::{Path, PathBuf};

use super::archive::{records, stored};
use super::judge::{Job, Judged, Unjudged};
use super::pool;
use super::settings::{InForce, Settings};
use super::walk::walk;
use crate::cli::terminal::console::Console;
use crate::diag::{Code, Diagnostic, Fact, Place};
use crate::district::{self, Record, Round};
use crate::input::Overrides;

/// What is kept of a year, its workbooks judged as of that year.
pub fn round(console: &mut Console, settings: &mut Settings, year: i16, path: &Path) -> Round {
    let mut round = Round { year, ..Round::default() };
    for file in stored(path) {
        of_stored(settings, &file, &mut round);
    }
    if path.is_dir() {
        of_workbooks(console, settings, path, &mut round);
    }
    round
}

fn of_stored(settings: &mut Settings, file: &Path, round: &mut Round) {
    let whole = |findings| district::Unjudged { file: file.display().to_string().into(), name: String::new(), findings };
    let read = settings.at(Some(file)).and_then(|setting| records(file, &setting.shelf).map_err(|finding| vec![finding]));
    match read {
        Ok(records) => records.into_iter().for_each(|record| match record {
            Ok(record) if record.year == round.year => round.records.push(record),
            Ok(record) => round.unjudged.push(elsewhere(&record.file, &record.who.name, record.year.to_string(), round.year)),
            Err(unjudged) => round.unjudged.push(unjudged),
        }),
        Err(findings) => round.unjudged.push(whole(findings)),
    }
}

/// A commune among those of another year.
fn elsewhere(file: &str, name: &str, read: String, year: i16) -> district::Unjudged {
    let finding = Diagnostic::new(Code::ArchiveOtherYear, Place::File(file.into())).with("read", read).with("year", year);
    district::Unjudged { file: file.into(), name: name.to_string(), findings: vec![finding] }
}

fn of_workbooks(console: &mut Console, settings: &mut Settings, folder: &Path, round: &mut Round) {
    let mut found = walk(&[folder.to_path_buf()], &[]);
    found.without_dossiers_of_their_forms();
    console.fail_all(std::mem::take(&mut found.faults));
    let items = settings.with_files(&found.files);
    let settings = &*settings;
    let overrides = Overrides { year: Some(round.year), ..Overrides::default() };
    let work = |(path, in_force): &(PathBuf, InForce), give: &mut dyn FnMut(Result<Judged, Unjudged>)| {
        settings.judge_by(*in_force, path, &overrides, Job::default(), &mut |_, result| give(result));
    };
    pool::each(&items, pool::default_jobs(), work, |result| match result {
        Some(Ok(judged)) => match other_year(&judged, round.year) {
            Some(unjudged) => round.unjudged.push(unjudged.into()),
            None => round.records.push(record(&judged)),
        },
        Some(Err(unjudged)) => round.unjudged.push(unjudged.into()),
        None => {}
    });
}

/// Why a commune is none of a year, where its workbook names another one.
pub fn other_year(judged: &Judged, year: i16) -> Option<Unjudged> {
    let said = |f: &Diagnostic| f.facts.iter().find(|(name, _)| *name == "read").map(|(_, fact)| fact.clone());
    let is_year = |f: &&Diagnostic| f.code == Code::OptionOverrides && f.facts.contains(&("option", Fact::from("--year")));
    let finding = judged.findings.iter().find(is_year)?;
    let other = Diagnostic::new(Code::ArchiveOtherYear, finding.place.clone()).with("year", year);
    let findings = vec![other.with("read", said(finding)?)];
    let name = judged.commune.name.value.clone().unwrap_or_default();
    Some(Unjudged { file: judged.path.display().to_string(), name, findings })
}

fn record(judged: &Judged) -> Record {
    Record::of(&judged.path.display().to_string(), &judged.law, &judged.commune, &judged.assessment)
}
