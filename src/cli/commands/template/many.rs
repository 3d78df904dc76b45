//! `ntm template --matrix` and `--list`: one workbook of many communes, or one form for each of a list.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Named, place};
use crate::cli::round::asked::{level, provinces, target, unknown_province, year};
use crate::cli::round::names::{Names, form_name, free_path_of_folder, safe_name};
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::round::settings::{Setting, Settings};
use crate::cli::round::{files, reading};
use crate::cli::terminal::args::TemplateArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::commune::{Attribute, Commune};
use crate::criteria::{Law, Level};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::explain;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::workbook::{self, FormSpec, MatrixSpec};

/// A commune of a list, with the law of its province.
struct Listed {
    commune: Commune,
    law: Arc<Law>,
}

/// One of a list with what its form is made for.
struct Framed {
    one: Listed,
    target: Level,
    year: i16,
}

/// The matrix, its rows filled in from a list if one is given.
pub fn matrix(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<(Named, u8)> {
    let setting = settings.at(args.list.as_deref()).map_err(Stop::found)?;
    console.findings(&setting.shelf.findings);
    let office = setting.defaults();
    let (listed, wrong) = match &args.list {
        Some(list) => communes(console, setting, args, list)?,
        None => (Vec::new(), 0),
    };
    let shared = || common(listed.iter().map(|l| l.commune.province.value.clone()));
    let province = args.province.clone().or(office.province).or_else(shared).unwrap_or_default();
    let asked = args.year.or(office.year).or_else(|| common(listed.iter().map(|l| l.commune.year.value)));
    let law = setting.shelf.law(&province, asked.unwrap_or_else(|| setting.shelf.last_year()));
    let law = law.map_err(|e| unknown_province(&province, &e))?;
    let aimed = typed(console, setting, args)?.or(office.level).or_else(|| common(listed.iter().map(|l| l.commune.target.value)));
    let target = target(&law, aimed)?;
    let year = year(console, &law, asked)?;
    let communes: Vec<Commune> = listed.into_iter().map(|l| dated(l.commune, target, year)).collect();
    let spec = MatrixSpec { provinces: provinces(&law), law: &law, target, year, communes: &communes };
    let facts = [("level", explain::level_short(Lang::Vi, target).into()), ("year", year.into())];
    let name = safe_name(&Lang::Vi.say("file-matrix-new", &facts));
    if wrong > 0 {
        console.note(&console.lang.say("cli-matrix-wrong", &[("count", wrong.into())]));
    }
    let bytes = workbook::matrix(&spec).map_err(|e| unwritten(place(args), e))?;
    Ok(((name, bytes), if wrong > 0 { FAILURE } else { SUCCESS }))
}

/// The level of the command line.
fn typed(console: &Console, setting: &Setting, args: &TemplateArgs) -> Result<Option<Level>, Stop> {
    args.level.as_ref().map(|word| level(console.lang, setting.shelf.levels(), word)).transpose()
}

/// What all have, if all have the same.
fn common<T: PartialEq>(values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let mut values = values;
    let first = values.next()?;
    if values.all(|v| v == first) { first } else { None }
}

/// Year and target of the whole where the list says nothing.
fn dated(mut commune: Commune, target: Level, year: i16) -> Commune {
    commune.target.value.get_or_insert(target);
    commune.year.value.get_or_insert(year);
    commune
}

/// One form per commune of a list, those of a district in its folder; rows that are wrong are named and have none.
pub fn forms(console: &mut Console, settings: &mut Settings, args: &TemplateArgs, list: &Path) -> anyhow::Result<u8> {
    let setting = settings.at(Some(list)).map_err(Stop::found)?;
    console.findings(&setting.shelf.findings);
    let (listed, wrong) = communes(console, setting, args, list)?;
    let listed = framed(console, listed)?;
    let folder = args.output.clone().unwrap_or_else(|| free_path_of_folder(Path::new(""), &Lang::Vi.text("file-forms-new")));
    files::folder(&folder)?;
    // A form that is there may be filled in by now.
    let all = listed.iter().zip(paths(&folder, &listed));
    let (kept, new): (Vec<_>, Vec<_>) = all.partition(|(_, path)| path.exists() && !args.force);
    let total = new.len();
    for (done, (one, path)) in new.iter().enumerate() {
        let facts = [("done", (done + 1).into()), ("total", total.into())];
        console.progress(&console.lang.say("cli-forms-progress", &facts));
        let bytes = form(one).map_err(|e| unwritten(path, e))?;
        path.parent().map(files::folder).transpose()?;
        write(console.lang, path, &bytes, Existing::by(args.force), &[list.to_path_buf()])?;
    }
    console.progress("\r");
    let facts = [("count", total.into()), ("kept", kept.len().into()), ("folder", folder.display().to_string().into())];
    console.note(&console.lang.say("cli-forms-written", &facts));
    if wrong > 0 {
        console.note(&console.lang.say("cli-forms-wrong", &[("count", wrong.into())]));
    }
    Ok(if wrong > 0 { FAILURE } else { SUCCESS })
}

fn form(framed: &Framed) -> Result<Vec<u8>, workbook::WorkbookError> {
    let Framed { one: Listed { commune, law }, target, year } = framed;
    let (target, year) = (*target, *year);
    workbook::form(&FormSpec { provinces: provinces(law), law, target, year, filled: Some(commune), last_year: None })
}

/// Every commune with target and year; the year of the period's end where none is given, said once.
fn framed(console: &Console, listed: Vec<Listed>) -> anyhow::Result<Vec<Framed>> {
    let mut assumed: Vec<(Level, i16)> = Vec::new();
    let mut framed = Vec::new();
    for mut one in listed {
        let target = target(&one.law, one.commune.target.value)?;
        let known = assumed.iter().find(|(level, _)| *level == target).map(|(_, year)| *year);
        let asked = match one.commune.year.value.or(known) {
            Some(year) => year,
            None => {
                let last = year(console, &one.law, None)?;
                assumed.push((target, last));
                last
            }
        };
        one.commune = dated(one.commune, target, asked);
        framed.push(Framed { one, target, year: asked });
    }
    Ok(framed)
}

/// Where each form goes.
fn paths(folder: &Path, listed: &[Framed]) -> Vec<PathBuf> {
    let mut names = Names::default();
    let path = |l: &Framed| {
        let own = names.folder(folder, &l.one.law.nation.words, &l.one.commune, listed.len() > 1);
        names.path(&own, &name(&l.one.commune), "xlsx")
    };
    listed.iter().map(path).collect()
}

/// "Biểu NTM - Xã Đồng Tiến - 07777".
fn name(commune: &Commune) -> String {
    let text = |value: &Attribute<String>| value.value.clone().filter(|t| !t.is_empty());
    form_name(text(&commune.name).as_deref(), text(&commune.code).as_deref())
}

/// The communes of a list in whose rows nothing is wrong, and how many rows are. Everything wrong is reported at once.
fn communes(console: &mut Console, setting: &Setting, args: &TemplateArgs, list: &Path) -> anyhow::Result<(Vec<Listed>, usize)> {
    let book = reading::workbook(list)?;
    let overrides = Overrides {
        level: typed(console, setting, args)?,
        year: args.year,
        province: args.province.clone(),
        class: args.class.clone(),
        defaults: setting.defaults(),
        ..Overrides::default()
    };
    let nation = |year: Option<i16>| {
        let law = setting.shelf.shared_law("", year.unwrap_or_else(|| setting.shelf.last_year()));
        law.map_err(|e| unknown_province("", &e))
    };
    let (mut listed, mut findings, mut wrong) = (Vec::new(), Vec::new(), 0);
    let is_wrong = |found: &[Diagnostic]| found.iter().any(|f| f.severity() == Severity::Error);
    for found in book.list(&setting.shelf, &overrides) {
        match found {
            Err(unread) => {
                wrong += usize::from(is_wrong(&unread.findings));
                findings.extend(unread.findings);
            }
            Ok(read) => {
                let law = read.law.map_or_else(|| nation(read.commune.year.value), Ok)?;
                // A form asks for the province itself.
                let own = read.findings.into_iter().filter(|f| f.code != Code::ProvinceMissing).chain(outside(&read.commune, &law));
                let own: Vec<Diagnostic> = own.collect();
                if is_wrong(&own) {
                    wrong += 1;
                } else {
                    listed.push(Listed { commune: read.commune, law });
                }
                findings.extend(own);
            }
        }
    }
    if listed.is_empty() && wrong > 0 {
        return Err(Stop::found(findings).into());
    }
    console.findings(&findings);
    Ok((listed, wrong))
}

/// A year that the criteria do not reach.
fn outside(commune: &Commune, law: &Law) -> Option<Diagnostic> {
    let year = commune.year.value.filter(|y| !law.period.contains(*y))?;
    let place = commune.year.origin.as_ref().map_or(Place::Nowhere, Place::from);
    Some(law.nation.year_outside(place, year, law.period))
}
