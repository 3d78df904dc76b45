//! `ntm template`: a form to be filled; those for many communes are made by [`many`], new
//! ones for answers that are there by [`refresh`].

mod many;
mod refresh;
mod survey;

use std::path::Path;

use crate::cli::round::asked::{classes, level, provinces, target, unknown_province, year};
use crate::cli::round::names::{free_path, safe_name};
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::round::reading;
use crate::cli::round::settings::{Setting, Settings};
use crate::cli::terminal::args::TemplateArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::commune::{Attribute, Commune, Survey};
use crate::criteria::{Law, Level};
use crate::district::carry_register;
use crate::explain;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::text::Date;
use crate::workbook::{self, FormExtras, FormSpec};

/// Writes the form, the matrix, or the form of every commune of a list.
pub fn run(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<u8> {
    if !args.refresh.is_empty() {
        return refresh::run(console, settings, args);
    }
    if args.survey {
        return survey::run(console, settings, args);
    }
    let ((name, bytes), code) = match (args.matrix, &args.list) {
        (true, _) => many::matrix(console, settings, args)?,
        (false, Some(list)) => return many::forms(console, settings, args, list),
        (false, None) => (form(console, settings, args)?, SUCCESS),
    };
    written(console, args, &name, "xlsx", &bytes);
    Ok(code)
}

/// Writes what was made, under a name of our own where none was asked for: it is free, and nothing is replaced.
fn written(console: &mut Console, args: &TemplateArgs, name: &str, extension: &str, bytes: &[u8]) {
    let inputs: Vec<_> = args.from.iter().chain(&args.list).cloned().collect();
    let output = args.output.clone().unwrap_or_else(|| free_path(Path::new(""), name, extension, Path::exists));
    console.written(&output, write(console.lang, &output, bytes, Existing::by(args.force), &inputs));
}

/// A file without a name of its own is named after what it is for.
type Named = (String, Vec<u8>);

/// The file asked for, for whoever says what went wrong with it.
fn place(args: &TemplateArgs) -> &Path {
    args.output.as_deref().unwrap_or(Path::new("."))
}

/// What a form of one commune is for.
struct Purpose {
    law: Law,
    target: Level,
    year: i16,
    /// Who the commune is, as far as that is known.
    filled: Commune,
    /// Last year's commune.
    old: Option<Commune>,
}

impl Purpose {
    /// What it is called after: the commune, else the province.
    fn name(&self) -> String {
        let known = [&self.filled.name.value, &self.filled.province.value].into_iter().flatten().find(|name| !name.is_empty());
        known.cloned().unwrap_or_else(|| Lang::Vi.text("summary-nameless"))
    }
}

fn purpose(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<Purpose> {
    let setting = settings.at(args.from.as_deref()).map_err(Stop::found)?;
    let (shelf, office) = (&setting.shelf, setting.defaults());
    console.findings(&shelf.findings);
    let old = args.from.as_deref().map(|path| last_year(console, setting, path, args.sheet.as_deref())).transpose()?;
    let known = || old.as_ref()?.province.value.clone();
    let province = args.province.clone().or_else(known).or(office.province).unwrap_or_default();
    let asked = args.year.or(office.year);
    let law = shelf.law(&province, asked.unwrap_or_else(|| shelf.last_year()));
    let law = law.map_err(|e| unknown_province(&province, &e))?;
    let typed = args.level.as_ref().map(|word| level(console.lang, shelf.levels(), word)).transpose()?;
    let target = target(&law, typed.or_else(|| old.as_ref()?.target.value).or(office.level))?;
    let year = year(console, &law, asked)?;
    let mut filled = old.as_ref().map(attributes).unwrap_or_default();
    filled.target = Attribute::of(target);
    filled.district.value = filled.district.value.take().or(office.district);
    if !law.province.is_empty() {
        filled.province = Attribute::of(law.province.clone());
    }
    if let Some(text) = &args.class {
        filled.classes = Attribute::of(classes(console, &law, text)?);
    }
    Ok(Purpose { law, target, year, filled, old })
}

fn form(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<Named> {
    let mut purpose = purpose(console, settings, args)?;
    let Purpose { law, target, year, filled, old } = &mut purpose;
    let (target, year) = (*target, *year);
    if let Some(old) = old {
        console.findings(&carry_register(law, filled, &old.documents, old.year.value, Some(Date::constant(year, 12, 31))));
    }
    let spec = FormSpec { provinces: provinces(law), law, target, year, filled: Some(filled), last_year: old.as_ref() };
    let extras = FormExtras { by_village: args.villages, costs: args.costs, ..FormExtras::default() };
    let written = workbook::form_with(&spec, &extras);
    let facts = [("level", explain::level_short(Lang::Vi, target).into()), ("name", purpose.name().into()), ("year", year.into())];
    Ok((safe_name(&Lang::Vi.say("file-form-new", &facts)), written.map_err(|e| unwritten(place(args), e))?))
}

/// Last year's commune; what was wrong with its file is reported, as its cells are shown again.
fn last_year(console: &mut Console, setting: &Setting, path: &Path, asked: Option<&str>) -> anyhow::Result<Commune> {
    let sheet = reading::workbook(path)?;
    let overrides = Overrides { defaults: setting.defaults(), sheet: asked.map(str::to_string), ..Overrides::default() };
    let read = sheet.commune(&setting.shelf, &overrides).map_err(Stop::found)?;
    console.findings(&read.findings);
    Ok(read.commune)
}

/// What stays true from year to year: who the commune is and how its survey words its questions, never its answers.
fn attributes(old: &Commune) -> Commune {
    Commune {
        name: old.name.clone(),
        code: old.code.clone(),
        district: old.district.clone(),
        province: old.province.clone(),
        held: old.held.clone(),
        classes: old.classes.clone(),
        target: old.target.clone(),
        survey: Survey { texts: old.survey.texts.clone(), ..Survey::default() },
        ..Commune::default()
    }
}
