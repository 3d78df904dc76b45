//! `ntm plan`: what separates a commune from its target and the next level, what if, and a roadmap.

use std::path::Path;

use anyhow::bail;

use crate::assess::{Outlook, outlook};
use crate::cli::round::judge::{Job, Judged, Unjudged};
use crate::cli::round::names::same_file;
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::round::settings::Settings;
use crate::cli::round::{files, layouts};
use crate::cli::terminal::args::{PlanArgs, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::cli::terminal::streams::is_standard_output;
use crate::commune::{RoadmapRow, Supposition};
use crate::criteria::Law;
use crate::diag::{Code, Diagnostic, Place};
use crate::explain;
use crate::input::{Spreadsheet, suppositions};
use crate::layout::roadmap::Quarter;
use crate::layout::{item_label, measure_label};
use crate::messages::Lang;
use crate::report::{self, PlanCase};
use crate::workbook::{self, RoadmapSpec};

/// Plans for the one commune asked about.
pub fn run(console: &mut Console, settings: &mut Settings, args: &PlanArgs) -> anyhow::Result<u8> {
    if let Some(sentence) = misused(console, args) {
        return Err(Stop::usage(sentence).into());
    }
    let judged = commune(console.lang, settings, args)?;
    planned(console, args, &judged)?;
    Ok(SUCCESS)
}

fn misused(console: &Console, args: &PlanArgs) -> Option<String> {
    let ending = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let wrong = args.output.as_deref().filter(|path| !ending(path) && !is_standard_output(path))?;
    Some(console.lang.say("cli-error-plan-output", &[("file", wrong.display().to_string().into())]))
}

/// The commune of the file, or the one of its name among several.
fn commune(lang: Lang, settings: &mut Settings, args: &PlanArgs) -> anyhow::Result<Judged> {
    let overrides = layouts::overrides(lang, settings, &args.overrides, std::slice::from_ref(&args.file), &[])?;
    let mut found: Vec<Result<Judged, Unjudged>> = Vec::new();
    let job = Job { only: args.commune.as_deref(), ..Job::default() };
    settings.judge(&args.file, &overrides, job, &mut |_, result| found.push(result));
    match (found.pop(), found.len()) {
        (Some(judged), 0) => Ok(judged.map_err(|unjudged| Stop::found(unjudged.findings))?),
        (None, _) => {
            let commune = args.commune.clone().unwrap_or_default();
            bail!(Stop::usage(lang.say("cli-error-unknown-commune", &[("commune", commune.into())])))
        }
        (Some(_), others) => bail!(Stop::usage(lang.say("cli-error-plan-several", &[("count", (others + 1).into())]))),
    }
}

fn planned(console: &mut Console, args: &PlanArgs, judged: &Judged) -> anyhow::Result<()> {
    let (law, commune) = (&judged.law, &judged.commune);
    let now = outlook(law, commune).map_err(Stop::found)?;
    let target = &now.target;
    let (supposed, notes) = suppositions(law, target.target, target.place.as_of, &args.suppose).map_err(Stop::misused)?;
    let then = match supposed.is_empty() {
        true => None,
        false => Some(now.of_supposed(law, &commune.supposing(&supposed)).map_err(Stop::found)?),
    };
    let typed = args.output.as_deref().map(|path| typed(path, args.force, judged)).transpose().map_err(Stop::found)?;
    let late = typed.as_ref().map(|rows| late(&now, rows));
    let mut findings = [judged.findings.clone(), notes, idle(console, &judged.law, &now, &supposed)].concat();
    findings.extend(typed.iter().flatten().filter_map(unread));
    findings.extend(late.iter().flatten().map(|(row, quarter)| overdue(&now, row, *quarter)));
    let case =
        PlanCase { law, commune, now: &now, supposed: then.as_ref(), suppositions: &supposed, findings: &findings, late: late.as_deref() };
    console.findings(&findings);
    let text = match args.format {
        TableOrJson::Json => report::plan_json(console.lang, &case)?,
        TableOrJson::Table => report::plan(console.view(), &case),
    };
    console.out(&text);
    if let (Some(path), Some(rows)) = (&args.output, &typed) {
        roadmap(console, path, args, judged, &now, rows);
    }
    Ok(())
}

/// Suppositions of figures that nothing judged here asks for.
fn idle(console: &Console, law: &Law, now: &Outlook, supposed: &[Supposition]) -> Vec<Diagnostic> {
    let highest = now.next.as_ref().map_or(now.target.target, |n| n.target);
    let asked = |s: &&Supposition| !now.items().any(|(_, i)| i.version.measures.iter().any(|m| m.id == s.measure));
    let finding = |s: &Supposition| {
        let level = explain::level(console.lang, highest);
        let finding = Diagnostic::new(Code::SupposeIdle, Place::Option(s.typed.as_str().into()));
        let name = explain::measure_name(law, &s.measure).map(|(_, measure)| measure_label(&measure));
        finding.with("code", name.unwrap_or_else(|| s.measure.clone())).with("level", level)
    };
    supposed.iter().filter(asked).map(finding).collect()
}

/// What was typed into the roadmap that is there; a file that is none gives way to `--force` alone.
fn typed(path: &Path, force: bool, judged: &Judged) -> Result<Vec<RoadmapRow>, Vec<Diagnostic>> {
    if !files::is_taken(path) || same_file(path, &judged.path) {
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
    let step = now.steps().into_iter().find(|s| s.item.item.to_string() == row.id);
    let label = step.map_or_else(|| row.id.clone(), |s| item_label(&s.item.item, &s.item.version.name));
    let finding = Diagnostic::new(Code::RoadmapLate, Place::from(&row.cell("quarter"))).with("code", label);
    finding.with("quarter", quarter.words()).with("as_of", now.target.place.as_of)
}

/// Writes the roadmap by the figures as they are: nothing supposed goes into it.
fn roadmap(console: &mut Console, path: &Path, args: &PlanArgs, judged: &Judged, now: &Outlook, typed: &[RoadmapRow]) {
    let spec = RoadmapSpec { law: &judged.law, commune: &judged.commune, outlook: now, typed };
    // What is there is a roadmap whose contents are kept, or was given up by --force.
    let existing = if files::is_taken(path) { Existing::Replace } else { Existing::Keep };
    let bytes = workbook::roadmap(&spec).map_err(|e| unwritten(path, e));
    let inputs = [args.file.clone()];
    console.written(path, bytes.and_then(|bytes| write(console.lang, path, &bytes, existing, &inputs)));
}
