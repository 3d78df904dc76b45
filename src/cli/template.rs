//! `ntm template`: a form to be filled; those for many communes are made by [`template_many`].

use std::path::Path;

use super::args::TemplateArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::settings::{Setting, Settings};
use super::{FAILURE, SUCCESS, WRONG_USAGE, reading, template_many, usage};
use crate::commune::{Attribute, ClassEntry, Commune};
use crate::criteria::{Law, Level, Period, UnknownProvince};
use crate::diag::{Code, Diagnostic, Place};
use crate::district::carry_register;
use crate::input::Overrides;
use crate::text::{Date, fold_loose, nearest};
use crate::workbook::{self, FormSpec};

/// Why nothing could be written.
pub(super) enum Stop {
    /// A finding says why.
    Found(Vec<Diagnostic>),
    /// The command line asks for something that is not there.
    Usage(String),
}

/// Writes the form, the matrix, or the form of every commune of a list.
impl Stop {
    /// Says why; the exit code.
    pub fn tell(self, console: &mut Console) -> u8 {
        match self {
            Self::Found(findings) => {
                console.findings(&findings);
                FAILURE
            }
            Self::Usage(sentence) => {
                console.tell(&usage::refusal(console.lang, &sentence));
                WRONG_USAGE
            }
        }
    }
}

pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> u8 {
    let made = match (args.matrix, &args.list) {
        (true, _) => template_many::matrix(console, settings, args).map(Some),
        (false, Some(list)) => template_many::forms(console, settings, args, list).map(|()| None),
        (false, None) => form(console, settings, args).map(Some),
    };
    match made {
        Ok(Some(bytes)) => {
            let existing = if args.force { Existing::Replace } else { Existing::Keep };
            let inputs: Vec<_> = args.from.iter().chain(&args.list).cloned().collect();
            super::written(console, &args.output, files::write(console.lang, &args.output, &bytes, existing, &inputs));
            console.exit_code(SUCCESS)
        }
        Ok(None) => console.exit_code(SUCCESS),
        Err(stop) => stop.tell(console),
    }
}

fn form(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> Result<Vec<u8>, Stop> {
    let setting = settings.at(args.from.as_deref()).map_err(Stop::Found)?;
    let (shelf, office) = (&setting.shelf, setting.defaults());
    console.findings(&shelf.findings);
    let old = args.from.as_deref().map(|path| last_year(console, setting, path, args.sheet.as_deref())).transpose()?;
    let known = || old.as_ref()?.province.value.clone();
    let province = args.province.clone().or_else(known).or(office.province).unwrap_or_default();
    let asked = args.year.or(office.year);
    let law = shelf.law(&province, asked.unwrap_or_else(|| shelf.last_year()));
    let law = law.map_err(|e| Stop::Found(vec![unknown_province(&province, &e)]))?;
    let target = args.level.or_else(|| old.as_ref()?.target.value).or(office.level).unwrap_or(Level::Basic);
    let year = year(console, &law, target, asked)?;
    let mut filled = old.as_ref().map(attributes).unwrap_or_default();
    filled.target = Attribute::of(target);
    filled.district.value = filled.district.value.take().or(office.district);
    if !law.province.is_empty() {
        filled.province = Attribute::of(law.province.clone());
    }
    if let Some(text) = &args.class {
        filled.classes = Attribute::of(classes(console, &law, text)?);
    }
    if let Some(old) = &old {
        console.findings(&carry_register(&law, &mut filled, &old.documents, old.year.value, Some(Date::constant(year, 12, 31))));
    }
    let spec = FormSpec { provinces: provinces(&law), law: &law, target, year, filled: Some(&filled), last_year: old.as_ref() };
    let written = match (args.costs, args.villages) {
        (true, villages) => workbook::form_with_costs(&spec, villages),
        (false, true) => workbook::form_by_village(&spec),
        (false, false) => workbook::form(&spec),
    };
    written.map_err(|e| not_made(&args.output, &e))
}

/// A workbook that could not be made.
pub(super) fn not_made(path: &Path, error: &workbook::WorkbookError) -> Stop {
    let place = Place::File(path.display().to_string().into());
    Stop::Found(vec![Diagnostic::new(Code::WriteFailed, place).with("reason", error.to_string())])
}

/// Last year's commune; what was wrong with its file is told, as its cells are shown again.
fn last_year(console: &mut Console, setting: &Setting, path: &Path, asked: Option<&str>) -> Result<Commune, Stop> {
    let sheet = reading::workbook(path).map_err(|f| Stop::Found(vec![f]))?;
    let overrides = Overrides { defaults: setting.defaults(), sheet: asked.map(str::to_string), ..Overrides::default() };
    let read = sheet.commune(&setting.shelf, &overrides).map_err(Stop::Found)?;
    console.findings(&read.findings);
    Ok(read.commune)
}

/// What stays true from year to year: who the commune is, never its answers.
fn attributes(old: &Commune) -> Commune {
    Commune {
        name: old.name.clone(),
        code: old.code.clone(),
        district: old.district.clone(),
        province: old.province.clone(),
        held: old.held.clone(),
        classes: old.classes.clone(),
        target: old.target.clone(),
        ..Commune::default()
    }
}

/// The year asked for; without one the last of the period, said so, as no clock is read.
pub(super) fn year(console: &Console, law: &Law, target: Level, asked: Option<i16>) -> Result<i16, Stop> {
    if !law.sets.contains_key(&target) {
        return Err(Stop::Found(vec![Diagnostic::new(Code::CriteriaUnknown, Place::Nowhere).with("name", target.id())]));
    }
    let last = law.period.last;
    match asked {
        None => {
            console.tell(&console.lang.say("cli-year-assumed", &[("year", last.into())]));
            Ok(last)
        }
        Some(year) if law.period.contains(year) => Ok(year),
        Some(year) => Err(Stop::Found(vec![year_outside(Place::Nowhere, year, law.period)])),
    }
}

/// A year that the criteria do not reach.
pub(super) fn year_outside(place: Place, year: i16, period: Period) -> Diagnostic {
    Diagnostic::new(Code::YearOutside, place).with("year", year).with("first", period.first).with("last", period.last)
}

/// The provinces a form offers: its own alone where an overlay's thresholds stand in it.
pub(super) fn provinces(law: &Law) -> Vec<String> {
    if law.overlays.is_empty() {
        law.nation.regions.iter().flat_map(|r| r.provinces.iter().cloned()).collect()
    } else {
        vec![law.province.clone()]
    }
}

/// Classes by id or name, separated by commas; the class that says "none" is an empty list.
pub(super) fn classes(console: &Console, law: &Law, text: &str) -> Result<Vec<ClassEntry>, Stop> {
    let mut entries = Vec::new();
    for word in text.split(',').map(str::trim).filter(|w| !w.is_empty()) {
        let key = fold_loose(word);
        let known = law.nation.classes.iter().find(|c| fold_loose(&c.id) == key || fold_loose(&c.name) == key);
        let Some(class) = known else {
            let names = law.nation.classes.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
            return Err(Stop::Usage(unknown(console, "cli-error-unknown-class", word, nearest(word, names))));
        };
        if !class.none {
            entries.push(ClassEntry { class: class.id.clone(), document: String::new(), from: None, to: None });
        }
    }
    Ok(entries)
}

/// That a word of the command line is not known, with the one it may be.
pub(super) fn unknown(console: &Console, id: &str, word: &str, near: Option<&str>) -> String {
    let lang = console.lang;
    let sentence = lang.say(id, &[("value", word.into())]);
    match near {
        Some(near) => format!("{sentence} {}", lang.say("cli-suggest", &[("suggestion", near.into())])),
        None => sentence,
    }
}

/// The finding for a province that is none.
pub(super) fn unknown_province(province: &str, unknown: &UnknownProvince) -> Diagnostic {
    let nearest = unknown.nearest.as_deref().unwrap_or("none");
    Diagnostic::new(Code::ProvinceUnknown, Place::Nowhere).with("read", province).with("nearest", nearest)
}
