//! `ntm merge`: the form of a commune formed from several, or those of many by a map of codes.

mod units;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::units::{Old, Unit};
use crate::cli::round::asked::{provinces, target};
use crate::cli::round::judge::Job;
use crate::cli::round::names::{Names, form_name};
use crate::cli::round::pending::{self, Existing, unwritten};
use crate::cli::round::settings::Settings;
use crate::cli::round::{files, interrupt};
use crate::cli::terminal::args::MergeArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::criteria::{Law, Level};
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{self, Merged, Part};
use crate::input::Overrides;
use crate::workbook::{self, FormSpec};

/// Reads the communes, merges them and writes one form, or one for each new commune of the map.
pub fn run(console: &mut Console, settings: &mut Settings, args: &MergeArgs) -> anyhow::Result<u8> {
    let made = merged(console, settings, args)?;
    interrupt::whole(|| made.into_iter().try_for_each(|one| write(console, args, &one)))?;
    Ok(SUCCESS)
}

/// A form made and not yet written.
struct Made {
    path: PathBuf,
    bytes: Vec<u8>,
    findings: Vec<Diagnostic>,
}

/// Makes every form before the first is written: all of them or none.
fn merged(console: &mut Console, settings: &mut Settings, args: &MergeArgs) -> anyhow::Result<Vec<Made>> {
    let communes = communes(settings, args)?;
    let mut made = Vec::new();
    match &args.units {
        None => {
            let unit = Unit { code: args.code.clone(), name: args.name.clone(), old: (0..communes.len()).collect() };
            made.push(make(&args.output, &communes, &unit)?);
        }
        Some(map) => {
            let (units, left_out) = units::read(map, &communes)?;
            console.findings(&left_out);
            let mut names = Names::default();
            for unit in &units {
                let name = form_name(unit.name.as_deref(), unit.code.as_deref());
                made.push(make(&names.path(&args.output, &name, "xlsx"), &communes, unit)?);
            }
            files::folder(&args.output)?;
        }
    }
    Ok(made)
}

/// Every commune of the files. One that cannot be judged at all cannot be merged, and then nothing is.
fn communes(settings: &mut Settings, args: &MergeArgs) -> anyhow::Result<Vec<Old>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in files::inputs(&args.files)? {
        settings.judge(&path, &Overrides::default(), Job::default(), &mut |_, result| match result {
            Ok(judged) => {
                let part = Part {
                    file: judged.path.display().to_string(),
                    commune: judged.commune,
                    as_of: judged.assessment.place.as_of,
                    period: judged.law.period,
                };
                found.push(Old { law: judged.law, part });
            }
            Err(unjudged) => faults.extend(unjudged.findings),
        });
    }
    if faults.is_empty() { Ok(found) } else { Err(Stop::found(faults).into()) }
}

fn make(path: &Path, communes: &[Old], unit: &Unit) -> anyhow::Result<Made> {
    let own: Vec<&Old> = unit.old.iter().filter_map(|at| communes.get(*at)).collect();
    let parts: Vec<Part> = own.iter().map(|o| o.part.clone()).collect();
    let law = own.first().map(|o| Arc::clone(&o.law)).ok_or_else(too_few)?;
    let merged = district::merge(&law, &parts, unit.name.as_deref(), unit.code.as_deref()).map_err(Stop::found)?;
    let target = target(&law, merged.commune.target.value)?;
    let bytes = form(&law, target, &merged).map_err(|e| unwritten(path, e))?;
    Ok(Made { path: path.to_path_buf(), bytes, findings: merged.findings })
}

fn write(console: &mut Console, args: &MergeArgs, made: &Made) -> Result<(), Diagnostic> {
    let inputs: Vec<PathBuf> = args.files.iter().chain(&args.units).cloned().collect();
    pending::write(console.lang, &made.path, &made.bytes, Existing::by(args.force), &inputs)?;
    console.findings_of(&made.path.display().to_string(), &made.findings);
    console.written(&made.path, Ok(()));
    Ok(())
}

fn too_few() -> Diagnostic {
    Diagnostic::new(Code::MergeTooFew, Place::Nowhere)
}

fn form(law: &Law, target: Level, merged: &Merged) -> Result<Vec<u8>, workbook::WorkbookError> {
    let commune = &merged.commune;
    let year = commune.year.value.unwrap_or_default();
    let spec = FormSpec { provinces: provinces(law), law, target, year, filled: Some(commune), last_year: None };
    workbook::merged(&spec, merged)
}
