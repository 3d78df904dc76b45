//! What a command line asks of the law: year, province, classes.

use anyhow::{anyhow, bail};

use crate::assess::without_set;
use crate::cli::terminal::args::LevelWord;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::Stop;
use crate::commune::ClassEntry;
use crate::criteria::{Law, Level, Levels, UnknownProvince};
use crate::diag::{Code, Diagnostic, Place};
use crate::messages::Lang;
use crate::text::{fold_loose, nearest};

/// The level that a word of the command line means.
pub fn level(lang: Lang, levels: &Levels, word: &LevelWord) -> Result<Level, Stop> {
    levels.of_word(&word.0).ok_or_else(|| {
        let known = levels.all().map(Level::id).collect::<Vec<_>>().join(", ");
        let sentence = lang.say("cli-error-level", &[("value", word.0.as_str().into()), ("known", known.into())]);
        let near = nearest(&word.0, levels.all().flat_map(Level::words));
        Stop::usage(with_near(lang, sentence, near))
    })
}

/// The target of a form: the one asked for, which must have a set in these years; without one the lowest there is.
pub fn target(law: &Law, asked: Option<Level>) -> anyhow::Result<Level> {
    let target = asked.or_else(|| law.lowest()).filter(|level| law.sets.contains_key(level));
    target.ok_or_else(|| match asked {
        Some(level) => anyhow!(without_set(Place::Nowhere, law, level, law.period.first)),
        None => anyhow!(Diagnostic::new(Code::CriteriaUnknown, Place::Nowhere).with("name", "level")),
    })
}

/// The year asked for; without one the last of the period, said so, as no clock is read.
pub fn year(console: &Console, law: &Law, asked: Option<i16>) -> anyhow::Result<i16> {
    let last = law.period.last;
    match asked {
        None => {
            console.note(&console.lang.say("cli-year-assumed", &[("year", last.into())]));
            Ok(last)
        }
        Some(year) if law.period.contains(year) => Ok(year),
        Some(year) => Err(law.nation.year_outside(Place::Nowhere, year, law.period).into()),
    }
}

/// The provinces a form offers: the one it is for, as it carries the thresholds of no other.
pub fn provinces(law: &Law) -> Vec<String> {
    if law.province.is_empty() {
        law.nation.regions.iter().flat_map(|r| r.provinces.iter().cloned()).collect()
    } else {
        vec![law.province.clone()]
    }
}

/// Classes by id or name, separated by commas; the class that says "none" is an empty list.
pub fn classes(console: &Console, law: &Law, text: &str) -> anyhow::Result<Vec<ClassEntry>> {
    let mut entries = Vec::new();
    for word in text.split(',').map(str::trim).filter(|w| !w.is_empty()) {
        let key = fold_loose(word);
        let known = law.nation.classes.iter().find(|c| fold_loose(&c.id) == key || fold_loose(&c.name) == key);
        let Some(class) = known else {
            let names = law.nation.classes.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
            bail!(Stop::usage(unknown(console, "cli-error-unknown-class", word, nearest(word, names))));
        };
        if !class.none {
            entries.push(ClassEntry { class: class.id.clone(), document: String::new(), from: None, to: None });
        }
    }
    Ok(entries)
}

/// That a word of the command line is not known, with the one it may be.
pub fn unknown(console: &Console, id: &str, word: &str, near: Option<&str>) -> String {
    with_near(console.lang, console.lang.say(id, &[("value", word.into())]), near)
}

fn with_near(lang: Lang, sentence: String, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("{sentence} {}", lang.say("cli-suggest", &[("suggestion", near.into())])),
        None => sentence,
    }
}

/// The finding for a province that is none.
pub fn unknown_province(province: &str, unknown: &UnknownProvince) -> Diagnostic {
    let nearest = unknown.nearest.as_deref().unwrap_or("none");
    Diagnostic::new(Code::ProvinceUnknown, Place::Nowhere).with("read", province).with("nearest", nearest)
}
