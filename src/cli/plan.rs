//! `ntm plan`: what separates a commune from its target and the next level, what if, and a roadmap.

use std::path::Path;

use super::args::PlanArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::judge::{Job, Judged, Unjudged};
use super::settings::Settings;
use super::streams::is_standard_output;
use super::usage::refusal;
use super::{FAILURE, SUCCESS, WRONG_USAGE};
use crate::assess::{Outlook, outlook};
use crate::commune::{RoadmapRow, Supposition};
use crate::diag::{Code, Diagnostic, Place};
use crate::explain;
use crate::input::{Overrides, Spreadsheet, suppositions};
use crate::layout::measure_label;
use crate::layout::roadmap::Quarter;
use crate::report::{self, Format, PlanCase};
use crate::workbook::{self, RoadmapSpec};

/// Why there is no plan: findings, and the exit code.
type Stop = (Vec<Diagnostic>, u8);

/// Plans for the one commune asked about.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &PlanArgs) -> u8 {
    if let Some(sentence) = misused(console, args) {
        console.tell(&refusal(console.lang, &sentence));
        return WRONG_USAGE;
    }
    let judged = match commune(console, settings, args) {
        Ok(judged) => judged,
        Err(code) => return code,
    };
    match planned(console, args, &judged) {
        Ok(()) => console.exit_code(SUCCESS),
        Err((findings, code)) => {
            console.findings(&findings);
            code
        }
    }
}

fn misused(console: &Console, args: &PlanArgs) -> Option<String> {
    let ending = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let wrong = args.output.as_deref().filter(|path| !ending(path) && !is_standard_output(path))?;
    Some(console.lang.say("cli-error-plan-output", &[("file", wrong.display().to_string().into())]))
}

/// The commune of the file, or the one of its name among several.
fn commune(console: &mut Console, settings: &mut Settings, args: &PlanArgs) -> Result<Judged, u8> {
    let mut found: Vec<Result<Judged, Unjudged>> = Vec::new();
    let job = Job { only: args.commune.as_deref(), ..Job::default() };
    settings.judge(&args.file, &Overrides::from(&args.overrides), job, &mut |_, result| found.push(result));
    let lang = console.lang;
    match (found.pop(), found.len()) {
        (Some(Ok(judged)), 0) => Ok(judged),
        (Some(Err(unjudged)), 0) => {
            console.findings(&unjudged.findings);
            Err(FAILURE)
        }
        (None, _) => {
            let commune = args.commune.clone().unwrap_or_default();
            console.tell(&refusal(lang, &lang.say("cli-error-unknown-commune", &[("commune", commune.into())])));
            Err(WRONG_USAGE)
        }
        (Some(_), others) => {
            console.tell(&refusal(lang, &lang.say("cli-error-plan-several", &[("count", (others + 1).into())])));
            Err(WRONG_USAGE)
        }
    }
}

fn planned(console: &mut Console, args: &PlanArgs, judged: &Judged) -> Result<(), Stop> {
    let (law, commune) = (&judged.law, &judged.commune);
    let fail = |findings| (findings, FAILURE);
    let now = outlook(law, commune).map_err(fail)?;
    let target = &now.target;
    let (supposed, notes) = suppositions(law, target.target, target.place.as_of, &args.suppose).map_err(|f| (f, WRONG_USAGE))?;
    let then = match supposed.is_empty() {
        true => None,
        false => Some(now.of_supposed(law, &commune.supposing(&supposed)).map_err(fail)?),
    };
    let typed = args.output.as_deref().map(|path| typed(path, args.force, judged)).transpose().map_err(fail)?;
    let late = typed.as_ref().map(|rows| late(&now, rows));
    let mut findings = [judged.findings.clone(), notes, idle(console, &now, &supposed)].concat();
    findings.extend(typed.iter().flatten().filter_map(unread));
    findings.extend(late.iter().flatten().map(|(row, quarter)| overdue(&now, row, *quarter)));
    let case =
        PlanCase { law, commune, now: &now, supposed: then.as_ref(), suppositions: &supposed, findings: &findings, late: late.as_deref() };
    console.findings(&findings);
    let text = match args.format.unwrap_or_default() {
        Format::Json => report::plan_json(console.lang, &case).unwrap_or_default(),
        _ => report::plan(console.view(), &case),
    };
    console.out(&text);
    if let (Some(path), Some(rows)) = (&args.output, &typed) {
        roadmap(console, path, args, judged, &now, rows);
    }
    Ok(())
}

/// Suppositions of figures that nothing judged here asks for.
fn idle(console: &Console, now: &Outlook, supposed: &[Supposition]) -> Vec<Diagnostic> {
    let highest = now.next.as_ref().map_or(now.target.target, |n| n.target);
    let asked = |s: &&Supposition| !now.items().any(|(_, i)| i.version.measures.iter().any(|m| m.id == s.measure));
    let finding = |s: &Supposition| {
        let level = explain::level(console.lang, highest);
        let finding = Diagnostic::new(Code::SupposeIdle, Place::Option(s.typed.as_str().into()));
        finding.with("code", measure_label(&s.measure)).with("level", level)
    };
    supposed.iter().filter(asked).map(finding).collect()
}

/// What was typed into the roadmap that is there; a file that is none gives way to `--force` alone.
fn typed(path: &Path, force: bool, judged: &Judged) -> Result<Vec<RoadmapRow>, Vec<Diagnostic>> {
    if !files::is_taken(path) || files::same_file(path, &judged.path) {
        return Ok(Vec::new());
    }
    let name = path.display().to_string();
    match Spreadsheet::open(path, &name).ok().filter(Spreadsheet::is_roadmap) {
        Some(old) => old.roadmap(judged.commune.name.value.as_deref().unwrap_or_default()),
        None if force => Ok(Vec::new()),
        None => Err(vec![Diagnostic::new(Code::NotARoadmap, Place::File(name.into()))]),
    }
}

/// Works whose quarter is past and whose item is not met.
fn late(now: &Outlook, rows: &[RoadmapRow]) -> Vec<(RoadmapRow, Quarter)> {
    let steps = now.steps();
    let open = |row: &&RoadmapRow| steps.iter().any(|s| s.item.item.to_string() == row.id);
    let past = |row: &RoadmapRow| quarter(row).filter(|q| q.is_past(now.target.place.as_of));
    rows.iter().filter(open).filter_map(|row| Some((row.clone(), past(row)?))).collect()
}

fn quarter(row: &RoadmapRow) -> Option<Quarter> {
    row.cells.get("quarter").and_then(|c| Quarter::read(&c.plain()))
}

fn unread(row: &RoadmapRow) -> Option<Diagnostic> {
    let read = row.cells.get("quarter").filter(|_| quarter(row).is_none())?;
    Some(Diagnostic::new(Code::RoadmapQuarter, Place::from(&row.cell("quarter"))).with("read", read.plain()))
}

fn overdue(now: &Outlook, row: &RoadmapRow, quarter: Quarter) -> Diagnostic {
    let finding = Diagnostic::new(Code::RoadmapLate, Place::from(&row.cell("quarter"))).with("code", measure_label(&row.id));
    finding.with("quarter", quarter.words()).with("as_of", now.target.place.as_of)
}

/// Writes the roadmap by the figures as they are: nothing supposed goes into it.
fn roadmap(console: &mut Console, path: &Path, args: &PlanArgs, judged: &Judged, now: &Outlook, typed: &[RoadmapRow]) {
    let spec = RoadmapSpec { law: &judged.law, commune: &judged.commune, outlook: now, typed };
    // What is there is a roadmap whose contents are kept, or was given up by --force.
    let existing = if files::is_taken(path) { Existing::Replace } else { Existing::Keep };
    let bytes = workbook::roadmap(&spec).map_err(|e| super::batch::failed(path, e.to_string()));
    let inputs = [args.file.clone()];
    super::written(console, path, bytes.and_then(|bytes| files::write(console.lang, path, &bytes, existing, &inputs)));
}
