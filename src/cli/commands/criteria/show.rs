//! `ntm criteria show`: every threshold of an indicator, or what holds for one kind of commune on one day.

use crate::cli::round::asked::{classes, unknown, unknown_province};
use crate::cli::round::settings::Setting;
use crate::cli::terminal::args::ShowArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::criteria::{Law, Place, Shelf};
use crate::report;
use crate::text::{Date, fold_loose, nearest};

/// Shows the law; without a province, that of the office.
pub fn run(console: &mut Console, setting: &Setting, args: &ShowArgs) -> anyhow::Result<u8> {
    let text = text(console, setting, args)?;
    console.out(&format!("{}{}", text.trim_start_matches('\n'), setting.said(console.lang)));
    Ok(SUCCESS)
}

fn text(console: &Console, setting: &Setting, args: &ShowArgs) -> anyhow::Result<String> {
    let law = law(console, setting, args)?;
    let view = console.view();
    let Some(code) = &args.code else { return Ok(report::law_overview(view, &law)) };
    let one_place = args.region.is_some() || args.district.is_some() || args.class.is_some() || args.year.is_some() || args.as_of.is_some();
    let text =
        if one_place { report::law_item_at(view, &law, &place(console, &law, args)?, code) } else { report::law_item(view, &law, code) };
    let unknown = || Stop::usage(console.lang.say("cli-error-unknown-code", &[("code", code.as_str().into())]));
    Ok(text.ok_or_else(unknown)?)
}

/// The law of the province, or the nation's in a region.
fn law(console: &Console, setting: &Setting, args: &ShowArgs) -> anyhow::Result<Law> {
    let shelf = &setting.shelf;
    if let Some(region) = &args.region {
        return in_region(console, shelf.nation(year(shelf, args)), region);
    }
    let province = args.province.as_deref().or_else(|| setting.office.as_ref()?.province()).unwrap_or_default();
    Ok(shelf.law(province, year(shelf, args)).map_err(|found| unknown_province(province, &found))?)
}

/// The year asked about: where none is, the last one.
fn year(shelf: &Shelf, args: &ShowArgs) -> i16 {
    args.year.or_else(|| args.as_of.map(Date::year)).unwrap_or_else(|| shelf.last_year())
}

fn in_region(console: &Console, mut law: Law, name: &str) -> anyhow::Result<Law> {
    let key = fold_loose(name);
    match law.nation.regions.iter().find(|r| r.id == key || fold_loose(&r.name) == key) {
        Some(region) => law.region = region.id.clone(),
        None => {
            let names = law.nation.regions.iter().flat_map(|r| [r.id.as_str(), r.name.as_str()]);
            return Err(Stop::usage(unknown(console, "cli-error-unknown-region", name, nearest(name, names))).into());
        }
    }
    Ok(law)
}

/// Year and day each follow from the other; without either the last of the period.
fn place(console: &Console, law: &Law, args: &ShowArgs) -> anyhow::Result<Place> {
    let last = law.last_day();
    let year = args.year.or_else(|| args.as_of.map(Date::year)).unwrap_or_else(|| last.year());
    let as_of = args.as_of.unwrap_or_else(|| Date::new(year, 12, 31).unwrap_or(last));
    let classes = args.class.as_deref().map(|text| classes(console, law, text)).transpose()?;
    let classes = classes.map(|entries| entries.into_iter().map(|c| c.class).collect());
    Ok(law.place(year, as_of, classes, args.district.as_deref()))
}
