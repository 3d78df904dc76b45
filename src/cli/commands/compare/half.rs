//! One side of a comparison: the communes of a path, with their appraisals where their files are dossiers.

use std::path::{Path, PathBuf};

use crate::cli::round::again::Again;
use crate::cli::round::judge::{Job, Judged, Unjudged};
use crate::cli::round::pool;
use crate::cli::round::settings::{InForce, Settings};
use crate::cli::round::walk::walk;
use crate::cli::terminal::args::CompareArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::usage::refusal;
use crate::criteria::ItemRef;
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{Appraisal, Half, Subject};
use crate::input::{Differing, Overrides, Spreadsheet};
use crate::layout::dossier::sheet_name;
use crate::report::CriteriaChange;

/// The sheets the appraisers are shown.
const SHOWN: [&str; 2] = ["t2", "t3"];

/// The communes of one side, judged by what is in force for their own files.
pub fn read(console: &mut Console, settings: &mut Settings, args: &CompareArgs, path: &Path, inputs: &mut Vec<PathBuf>) -> Half {
    let own: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let mut found = walk(&[path.to_path_buf()], &own);
    if args.new.is_some() {
        found.without_dossiers_of_their_forms();
    }
    console.fail_all(std::mem::take(&mut found.faults));
    if found.files.is_empty() {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-batch-empty")));
    }
    let items = settings.with_files(&found.files);
    let (settings, overrides) = (&*settings, Overrides::default());
    let work = |(path, in_force): &(PathBuf, InForce), give: &mut dyn FnMut(Result<Subject, Unjudged>)| {
        let mut judged = Vec::new();
        let mut read = settings.judge_by(*in_force, path, &overrides, Job::default(), &mut |_, result| judged.push(result));
        judged.into_iter().for_each(|result| give(result.and_then(|judged| subject(judged, read.take()))));
    };
    let mut half = Half::default();
    pool::each(&items, pool::default_jobs(), work, |result| match result {
        Some(Ok(subject)) => half.subjects.push(subject),
        Some(Err(unjudged)) => half.unjudged.push(unjudged.into()),
        None => {}
    });
    inputs.extend(found.files);
    half
}

/// What is wrong with the appraisal of each dossier.
pub fn tell<'a>(console: &mut Console, subjects: impl IntoIterator<Item = &'a Subject>) {
    for subject in subjects {
        let findings = subject.appraisal.as_ref().map(|a| a.findings.as_slice()).unwrap_or_default();
        console.findings(findings);
    }
}

/// A commune judged, with its appraisal where its file is a dossier.
fn subject(judged: Judged, read: Option<Spreadsheet>) -> Result<Subject, Unjudged> {
    match read.filter(Spreadsheet::is_dossier) {
        None => Ok(plain(judged, None)),
        Some(read) => {
            let again = Again::from(judged, read).map_err(|(path, findings)| Unjudged {
                file: path.display().to_string(),
                name: String::new(),
                findings,
            })?;
            let appraisal = appraisal(&again);
            Ok(plain(again.judged, appraisal))
        }
    }
}

fn plain(judged: Judged, appraisal: Option<Appraisal>) -> Subject {
    let file = judged.path.display().to_string().into();
    Subject { file, law: judged.law, commune: judged.commune, assessment: judged.assessment, appraisal }
}

/// None where the law knows no procedure, and with it no column.
fn appraisal(again: &Again) -> Option<Appraisal> {
    let (law, assessment) = (&again.judged.law, &again.judged.assessment);
    let (own, steps) = law.procedure_on(assessment.place.as_of)?.steps.split_first()?;
    let asked: Vec<ItemRef> = assessment.sets.iter().flat_map(|s| s.indicators()).map(|i| i.item.clone()).collect();
    let (columns, mut findings) = again.read.rulings(&law.nation, steps, &asked);
    findings.extend(changed(again));
    Some(Appraisal::of(assessment, own.clone(), columns, findings))
}

/// How the dossier is no longer the one its appraisers were given, as far as it matters for a comparison.
fn changed(again: &Again) -> Vec<Diagnostic> {
    let file = || Place::File(again.judged.path.display().to_string().into());
    let of = |place: Place, reason: &str| Diagnostic::new(Code::AppraisalDossierChanged, place).with("reason", reason);
    let criteria: Vec<CriteriaChange> = again.criteria();
    if !criteria.is_empty() {
        let edition =
            |of: &Option<(String, String)>| of.as_ref().map_or("-".to_string(), |(version, sha)| format!("{version} ({})", short(sha)));
        let turned: Vec<String> = again.turned().into_iter().map(|turned| turned.label).collect();
        let phrase = |c: &CriteriaChange| {
            let finding = of(file(), "criteria").with("id", c.id.as_str()).with("then", edition(&c.then)).with("now", edition(&c.now));
            finding.with("count", turned.len()).with("codes", turned.join(", "))
        };
        return criteria.iter().map(phrase).collect();
    }
    let (stored, computed) = again.fingerprint();
    let inputs = stored.as_ref().is_some_and(|s| *s != computed).then(|| of(file(), "inputs"));
    let shown: Vec<String> = SHOWN.iter().map(|id| sheet_name(id)).collect();
    let cells: Vec<Differing> = again.read.differing(&again.anew).into_iter().filter(|d| !d.uncalculated).collect();
    let cells: Vec<&Differing> = cells.iter().filter(|d| shown.contains(&d.origin.sheet.to_string())).collect();
    let shown = cells.first().map(|first| {
        let text = |text: &str| if text.is_empty() { "-".to_string() } else { text.replace('\n', "; ") };
        let finding = of(Place::from(&first.origin), "cells").with("count", cells.len());
        finding.with("stands", text(&first.stands)).with("computed", text(&first.computed))
    });
    inputs.into_iter().chain(shown).collect()
}

/// As much of a fingerprint as tells two apart.
fn short(sha256: &str) -> String {
    sha256.chars().take(12).collect()
}
