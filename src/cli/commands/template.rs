//! `ntm template`: a form to be filled; those for many communes are made by [`many`].

mod many;

use std::path::Path;

use crate::cli::round::asked::{classes, level, provinces, target, unknown_province, year};
use crate::cli::round::names::{free_path, safe_name};
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::round::reading;
use crate::cli::round::settings::{Setting, Settings};
use crate::cli::terminal::args::TemplateArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::commune::{Attribute, Commune};
use crate::district::carry_register;
use crate::explain;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::text::Date;
use crate::workbook::{self, FormSpec};

/// Writes the form, the matrix, or the form of every commune of a list.
pub fn run(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<u8> {
    let (name, bytes) = match (args.matrix, &args.list) {
        (true, _) => many::matrix(console, settings, args)?,
        (false, Some(list)) => {
            many::forms(console, settings, args, list)?;
            return Ok(SUCCESS);
        }
        (false, None) => form(console, settings, args)?,
    };
    let inputs: Vec<_> = args.from.iter().chain(&args.list).cloned().collect();
    // a name of our own is free, and nothing is replaced
    let output = args.output.clone().unwrap_or_else(|| free_path(Path::new(""), &name, "xlsx", Path::exists));
    console.written(&output, write(console.lang, &output, &bytes, Existing::by(args.force), &inputs));
    Ok(SUCCESS)
}

/// A file without a name of its own is named after what it is for.
type Named = (String, Vec<u8>);

/// The file asked for, for whoever says what went wrong with it.
fn place(args: &TemplateArgs) -> &Path {
    args.output.as_deref().unwrap_or(Path::new("."))
}

fn form(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<Named> {
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
    if let Some(old) = &old {
        console.findings(&carry_register(&law, &mut filled, &old.documents, old.year.value, Some(Date::constant(year, 12, 31))));
    }
    let spec = FormSpec { provinces: provinces(&law), law: &law, target, year, filled: Some(&filled), last_year: old.as_ref() };
    let written = match (args.costs, args.villages) {
        (true, villages) => workbook::form_with_costs(&spec, villages),
        (false, true) => workbook::form_by_village(&spec),
        (false, false) => workbook::form(&spec),
    };
    let known = [&filled.name.value, &filled.province.value].into_iter().flatten().find(|name| !name.is_empty());
    let facts = [
        ("level", explain::level_short(Lang::Vi, target).into()),
        ("name", known.cloned().unwrap_or_else(|| Lang::Vi.text("summary-nameless")).into()),
        ("year", year.into()),
    ];
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
