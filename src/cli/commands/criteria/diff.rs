//! `ntm criteria diff`: the law at two points, each a day, a level, a province or a criteria file.

use std::path::{Path, PathBuf};

use crate::cli::round::asked::{level, unknown_province};
use crate::cli::round::files;
use crate::cli::round::pending::{Existing, write};
use crate::cli::round::settings::Setting;
use crate::cli::terminal::args::{DiffArgs, LevelWord, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::criteria::{Law, LawDiff, LawSource, Level, Levels, Point, Shelf};
use crate::messages::Lang;
use crate::report::{self, Compared, NamedPoint, PointName, View};
use crate::text::{Date, parse_date};

/// A point as it was asked for.
enum PointAsked {
    Day(Date),
    Level(Level),
    Province(String),
    File(PathBuf),
    InForce,
}

struct Side {
    law: Law,
    as_of: Date,
}

/// Compares and reports; equal laws and different ones end alike.
pub fn run(console: &mut Console, setting: &Setting, args: &DiffArgs) -> anyhow::Result<u8> {
    let levels = setting.shelf.levels();
    let first = read(console.lang, levels, &args.first)?;
    let second = args.second.as_deref().map_or(Ok(PointAsked::InForce), |text| read(console.lang, levels, text))?;
    let (a, b) = in_order(first, second);
    let sides = sides(console, setting, args, &a, &b)?;
    give(console, args, (&a, &b), &sides)?;
    Ok(SUCCESS)
}

/// A file alone is compared with what is in force without it.
fn in_order(a: PointAsked, b: PointAsked) -> (PointAsked, PointAsked) {
    match (a, b) {
        (PointAsked::File(path), PointAsked::InForce) => (PointAsked::InForce, PointAsked::File(path)),
        pair => pair,
    }
}

/// A day, "level:advanced", "province:Hải Dương", or a file.
fn read(lang: Lang, levels: &Levels, text: &str) -> Result<PointAsked, Stop> {
    let refused = |id: &str| Stop::usage(lang.say(id, &[("value", text.into())]));
    if let Some(day) = parse_date(text) {
        return Ok(PointAsked::Day(day));
    }
    if text.ends_with(".toml") || Path::new(text).is_file() {
        return Ok(PointAsked::File(text.into()));
    }
    match text.split_once(':').map(|(kind, name)| (kind.trim(), name.trim())) {
        Some(("level" | "muc", name)) => level(lang, levels, &LevelWord(name.to_string())).map(PointAsked::Level),
        Some(("province" | "tinh", name)) if !name.is_empty() => Ok(PointAsked::Province(name.to_string())),
        _ => Err(refused("cli-error-diff-point")),
    }
}

/// Both laws; what does not go together is wrong usage.
fn sides(console: &mut Console, setting: &Setting, args: &DiffArgs, a: &PointAsked, b: &PointAsked) -> Result<[Side; 2], Stop> {
    let lang = console.lang;
    let refused = |id: &str, option: &str| Err(Stop::usage(lang.say(id, &[("option", option.into())])));
    let twice = "cli-error-diff-option";
    match (a, b) {
        (PointAsked::Day(_), PointAsked::Day(_))
        | (PointAsked::Day(_), PointAsked::File(_))
        | (PointAsked::File(_), PointAsked::Day(_))
            if args.as_of.is_some() =>
        {
            refused(twice, "--as-of")
        }
        (PointAsked::Level(_), PointAsked::Level(_)) if args.level.is_some() => refused(twice, "--level"),
        (PointAsked::Province(_), PointAsked::Province(_)) if args.province.is_some() => refused(twice, "--province"),
        (PointAsked::Day(x), PointAsked::Day(y)) => {
            let on = |day: Date| {
                let law = law(setting, &own_province(setting, args), Some(day))?;
                Ok(Side { as_of: within(lang, &law, day)?, law })
            };
            Ok([on(*x)?, on(*y)?])
        }
        (PointAsked::Level(_), PointAsked::Level(_)) => {
            let law = law(setting, &own_province(setting, args), args.as_of)?;
            let as_of = day(lang, args, &law)?;
            Ok([Side { law: law.clone(), as_of }, Side { law, as_of }])
        }
        (PointAsked::Province(p), PointAsked::Province(q)) => {
            let (x, y) = (law(setting, p, args.as_of)?, law(setting, q, args.as_of)?);
            let as_of = day(lang, args, &x)?;
            Ok([Side { law: x, as_of }, Side { law: y, as_of }])
        }
        (PointAsked::File(_), PointAsked::File(_) | PointAsked::Day(_))
        | (PointAsked::Day(_) | PointAsked::InForce, PointAsked::File(_)) => with_files(console, setting, args, a, b),
        _ => Err(Stop::usage(lang.text("cli-error-diff-pair"))),
    }
}

/// The law of a day's year; without a day that of the last year there is.
fn law(setting: &Setting, province: &str, day: Option<Date>) -> Result<Law, Stop> {
    let law = setting.shelf.law(province, year(&setting.shelf, day));
    law.map_err(|unknown| Stop::found(vec![unknown_province(province, &unknown)]))
}

fn year(shelf: &Shelf, day: Option<Date>) -> i16 {
    day.map_or_else(|| shelf.last_year(), Date::year)
}

/// The province asked for, else that of the office, else none.
fn own_province(setting: &Setting, args: &DiffArgs) -> String {
    let office = || setting.office.as_ref().and_then(|o| o.province()).map(str::to_string);
    args.province.clone().or_else(office).unwrap_or_default()
}

/// The day asked for; without one the last of the period.
fn day(lang: Lang, args: &DiffArgs, law: &Law) -> Result<Date, Stop> {
    args.as_of.map_or_else(|| Ok(law.last_day()), |day| within(lang, law, day))
}

/// A day outside the period is one of other law than this.
fn within(lang: Lang, law: &Law, day: Date) -> Result<Date, Stop> {
    if law.period.contains(day.year()) {
        return Ok(day);
    }
    let facts = [("day", day.into()), ("first", law.period.first.into()), ("last", law.period.last.into())];
    Err(Stop::usage(lang.say("cli-error-diff-period", &facts)))
}

/// At least one point is a file; the other one a file too, a day, or what is in force.
fn with_files(console: &mut Console, setting: &Setting, args: &DiffArgs, a: &PointAsked, b: &PointAsked) -> Result<[Side; 2], Stop> {
    let lang = console.lang;
    let sources = [sources(a)?, sources(b)?];
    let of_files = sources.each_ref().map(|s| s.iter().find_map(LawSource::province));
    let named = of_files.iter().flatten().next().cloned();
    let same = |asked: &String| named.as_ref().is_none_or(|own| bare(setting, asked) == bare(setting, own));
    if let Some(asked) = args.province.as_ref().filter(|asked| !same(asked)) {
        let facts = [("asked", asked.as_str().into()), ("own", named.unwrap_or_default().into())];
        return Err(Stop::usage(lang.say("cli-error-diff-province", &facts)));
    }
    let province = |own: &Option<String>| own.clone().or(named.clone()).unwrap_or_else(|| own_province(setting, args));
    let asked_day = [a, b].into_iter().find_map(|p| if let PointAsked::Day(day) = p { Some(*day) } else { None }).or(args.as_of);
    let mut of = |sources, own| laid(console, setting, sources, (&province(own), asked_day));
    let ([of_a, of_b], [own_a, own_b]) = (&sources, &of_files);
    let laws = [of(of_a, own_a)?, of(of_b, own_b)?];
    // A province that only its file knows has the nation's law without it.
    let known = laws.iter().flatten().next().map(|l| (l.province.clone(), l.region.clone())).unwrap_or_default();
    let nation = || setting.shelf.nation(year(&setting.shelf, asked_day));
    let [x, y] = laws.map(|l| l.unwrap_or_else(|| Law { province: known.0.clone(), region: known.1.clone(), ..nation() }));
    let as_of = match (a, b) {
        (PointAsked::Day(day), _) | (_, PointAsked::Day(day)) => within(lang, &y, *day)?,
        _ => day(lang, args, &y)?,
    };
    Ok([Side { law: x, as_of }, Side { law: y, as_of }])
}

/// A province's name as the law has it.
fn bare(setting: &Setting, province: &str) -> String {
    setting.shelf.province(province).map_or_else(|_| province.to_string(), |(name, _)| name)
}

fn sources(asked: &PointAsked) -> Result<Vec<LawSource>, Stop> {
    let PointAsked::File(path) = asked else { return Ok(Vec::new()) };
    files::law_sources(std::slice::from_ref(path)).map_err(|finding| Stop::found(vec![finding]))
}

/// The law with these files on the shelf; none where no file is laid and the shelf does not know the province.
fn laid(
    console: &mut Console,
    setting: &Setting,
    sources: &[LawSource],
    (province, day): (&str, Option<Date>),
) -> Result<Option<Law>, Stop> {
    if sources.is_empty() {
        let known = setting.shelf.law(province, year(&setting.shelf, day));
        return Ok(known.ok());
    }
    let shelf = setting.shelf.replacing(sources).map_err(Stop::found)?;
    console.findings(&shelf.findings);
    let law = shelf.law(province, year(&shelf, day));
    law.map(Some).map_err(|unknown| Stop::found(vec![unknown_province(province, &unknown)]))
}

fn give(console: &mut Console, args: &DiffArgs, (a, b): (&PointAsked, &PointAsked), [x, y]: &[Side; 2]) -> anyhow::Result<()> {
    // A file may name a level that the criteria in force do not have.
    let of_word = |word: &LevelWord| {
        let of_side = |side: &Side| side.law.nation.levels.of_word(&word.0);
        of_side(x).map_or_else(|| level(console.lang, &y.law.nation.levels, word), Ok)
    };
    let only = args.level.as_ref().map(of_word).transpose()?;
    let of_point = |asked: &PointAsked| if let PointAsked::Level(level) = asked { Some(*level) } else { only };
    let point = |asked: &PointAsked, side| Point { level: of_point(asked), ..at(side) };
    let diff = LawDiff::between(point(a, x), point(b, y));
    let compared = Compared { a: named(a, x), b: named(b, y), level: only, diff: &diff };
    let view = if args.output.is_some() { View::plain(console.lang) } else { console.view() };
    let text = match args.format {
        TableOrJson::Json => report::law_diff_json(&compared)?,
        TableOrJson::Table => report::law_diff(view, &compared),
    };
    match &args.output {
        None => console.out(&text),
        Some(path) => {
            let inputs: Vec<PathBuf> =
                [a, b].into_iter().filter_map(|p| if let PointAsked::File(f) = p { Some(f.clone()) } else { None }).collect();
            console.written(path, write(console.lang, path, text.as_bytes(), Existing::by(args.force), &inputs));
        }
    }
    Ok(())
}

fn at(side: &Side) -> Point<'_> {
    Point { law: &side.law, as_of: side.as_of, level: None }
}

fn named<'a>(asked: &'a PointAsked, side: &'a Side) -> NamedPoint<'a> {
    let name = match asked {
        PointAsked::Day(day) => PointName::Day(*day),
        PointAsked::Level(level) => PointName::Level(*level),
        PointAsked::Province(_) => PointName::Province,
        PointAsked::File(path) => PointName::File(path),
        PointAsked::InForce => PointName::InForce,
    };
    NamedPoint { name, law: &side.law, as_of: side.as_of }
}
