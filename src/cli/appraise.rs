//! `ntm compare DOSSIER`: a commune's own assessment against what its appraisers wrote into the dossier.

use super::args::CompareArgs;
use super::compare::{Kind, give, read};
use super::console::Console;
use super::judge::{Judged, Unjudged};
use super::settings::Settings;
use super::verify::Again;
use super::{FAILURE, SUCCESS};
use crate::criteria::ItemRef;
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{self, Appraisal, Subject};
use crate::input::{Differing, Spreadsheet};
use crate::layout::dossier::sheet_name;
use crate::layout::item_code;
use crate::report::{self, CriteriaChange, Format};
use crate::workbook;

/// The sheets the appraisers are shown.
const SHOWN: [&str; 2] = ["t2", "t3"];

/// Compares within each dossier; files that are none are told.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &CompareArgs, kind: Option<Kind>) -> u8 {
    let mut inputs = Vec::new();
    let half = read(console, settings, args, &args.old, &mut inputs);
    let (dossiers, others): (Vec<Subject>, Vec<Subject>) = half.subjects.into_iter().partition(|s| s.appraisal.is_some());
    let mut unjudged = half.unjudged;
    unjudged.extend(others.into_iter().map(|other| district::Unjudged {
        findings: vec![Diagnostic::new(Code::CompareNotADossier, Place::File(other.file.clone()))],
        name: other.commune.name.value.unwrap_or_default(),
        file: other.file,
    }));
    unjudged.iter().for_each(|u| console.findings_of(&u.file, &u.findings));
    if dossiers.is_empty() {
        return FAILURE;
    }
    tell(console, &dossiers);
    let json = report::appraisal_json(console.lang, &dossiers, &unjudged).unwrap_or_default();
    let text = match args.format.unwrap_or_default() {
        Format::Json => json.clone(),
        _ => report::appraisals(console.view(), &dossiers),
    };
    console.out(&text);
    give(console, args, &inputs, || match kind {
        Some(Kind::Workbook) => workbook::appraisals(&dossiers).map_err(|e| e.to_string()),
        _ => Ok(json.into_bytes()),
    });
    console.exit_code(SUCCESS)
}

/// What is wrong with the appraisal of each dossier.
pub(super) fn tell<'a>(console: &mut Console, subjects: impl IntoIterator<Item = &'a Subject>) {
    for subject in subjects {
        let findings = subject.appraisal.as_ref().map(|a| a.findings.as_slice()).unwrap_or_default();
        console.findings(findings);
    }
}

/// A commune judged, with its appraisal where its file is a dossier.
pub(super) fn subject(judged: Judged, read: Option<Spreadsheet>) -> Result<Subject, Unjudged> {
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
        let turned: Vec<String> = again.turned().iter().map(|(item, _, _)| item_code(item)).collect();
        let told = |c: &CriteriaChange| {
            let finding = of(file(), "criteria").with("id", c.id.as_str()).with("then", edition(&c.then)).with("now", edition(&c.now));
            finding.with("count", turned.len()).with("codes", turned.join(", "))
        };
        return criteria.iter().map(told).collect();
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
