//! `ntm merge`: the form of a commune formed from several, or those of many by a map of codes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::MergeArgs;
use super::console::Console;
use super::files::{self, Existing, Names};
use super::judge::Job;
use super::settings::Settings;
use super::template::{Stop, not_made, provinces};
use super::units::{self, Unit};
use super::{SUCCESS, interrupt, template_many};
use crate::criteria::{Law, Level};
use crate::diag::Diagnostic;
use crate::district::{self, Merged, Part};
use crate::input::Overrides;
use crate::workbook::{self, FormSpec};

/// A commune read, with its law.
pub(super) struct Old {
    pub law: Arc<Law>,
    pub part: Part,
}

/// Reads the communes, merges them and writes one form, or one for each new commune of the map.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &MergeArgs) -> u8 {
    match merge(console, settings, args) {
        Ok(()) => console.exit_code(SUCCESS),
        Err(stop) => stop.tell(console),
    }
}

/// A form made and not yet written.
struct Made {
    path: PathBuf,
    bytes: Vec<u8>,
    findings: Vec<Diagnostic>,
}

/// Makes every form before the first is written: all of them or none.
fn merge(console: &mut Console, settings: &mut Settings, args: &MergeArgs) -> Result<(), Stop> {
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
                let name = template_many::form_name(unit.name.as_deref(), unit.code.as_deref());
                made.push(make(&names.path(&args.output, &name, "xlsx"), &communes, unit)?);
            }
            files::folder(&args.output).map_err(|f| Stop::Found(vec![f]))?;
        }
    }
    interrupt::whole(|| made.into_iter().try_for_each(|one| write(console, args, &one)))
}

/// Every commune of the files. One that cannot be judged at all cannot be merged, and then nothing is.
fn communes(settings: &mut Settings, args: &MergeArgs) -> Result<Vec<Old>, Stop> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in files::inputs(&args.files).map_err(|finding| Stop::Found(vec![finding]))? {
        settings.judge(&path, &Overrides::default(), Job::default(), &mut |_, result| match result {
            Ok(judged) => {
                let part = Part { file: judged.path.display().to_string(), commune: judged.commune, as_of: judged.assessment.place.as_of };
                found.push(Old { law: judged.law, part });
            }
            Err(unjudged) => faults.extend(unjudged.findings),
        });
    }
    if faults.is_empty() { Ok(found) } else { Err(Stop::Found(faults)) }
}

fn make(path: &Path, communes: &[Old], unit: &Unit) -> Result<Made, Stop> {
    let own: Vec<&Old> = unit.old.iter().filter_map(|at| communes.get(*at)).collect();
    let parts: Vec<Part> = own.iter().map(|o| o.part.clone()).collect();
    let law = own.first().map(|o| Arc::clone(&o.law)).ok_or_else(|| Stop::Found(too_few()))?;
    let merged = district::merge(&law, &parts, unit.name.as_deref(), unit.code.as_deref()).map_err(Stop::Found)?;
    let bytes = form(&law, &merged).map_err(|e| not_made(path, &e))?;
    Ok(Made { path: path.to_path_buf(), bytes, findings: merged.findings })
}

fn write(console: &mut Console, args: &MergeArgs, made: &Made) -> Result<(), Stop> {
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let inputs: Vec<PathBuf> = args.files.iter().chain(&args.units).cloned().collect();
    files::write(console.lang, &made.path, &made.bytes, existing, &inputs).map_err(|f| Stop::Found(vec![f]))?;
    console.findings_of(&made.path.display().to_string(), &made.findings);
    super::written(console, &made.path, Ok(()));
    Ok(())
}

fn too_few() -> Vec<Diagnostic> {
    vec![Diagnostic::new(crate::diag::Code::MergeTooFew, crate::diag::Place::Nowhere)]
}

fn form(law: &Law, merged: &Merged) -> Result<Vec<u8>, workbook::WorkbookError> {
    let commune = &merged.commune;
    let target = commune.target.value.unwrap_or(Level::Basic);
    let year = commune.year.value.unwrap_or_default();
    let spec = FormSpec { provinces: provinces(law), law, target, year, filled: Some(commune), last_year: None };
    workbook::merged(&spec, merged)
}
