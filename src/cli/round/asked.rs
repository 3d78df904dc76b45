//! What a command line asks of the law: year, province, classes.

use anyhow::bail;

use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::Stop;
use crate::commune::ClassEntry;
use crate::criteria::{Law, Level, Period, UnknownProvince};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::{fold_loose, nearest};

/// The year asked for; without one the last of the period, said so, as no clock is read.
pub fn year(console: &Console, law: &Law, target: Level, asked: Option<i16>) -> anyhow::Result<i16> {
    if !law.sets.contains_key(&target) {
        bail!(Diagnostic::new(Code::CriteriaUnknown, Place::Nowhere).with("name", target.id()));
    }
    let last = law.period.last;
    match asked {
        None => {
            console.tell(&console.lang.say("cli-year-assumed", &[("year", last.into())]));
            Ok(last)
        }
        Some(year) if law.period.contains(year) => Ok(year),
        Some(year) => Err(year_outside(Place::Nowhere, year, law.period).into()),
    }
}

/// A year that the criteria do not reach.
pub fn year_outside(place: Place, year: i16, period: Period) -> Diagnostic {
    Diagnostic::new(Code::YearOutside, place).with("year", year).with("first", period.first).with("last", period.last)
}

/// The provinces a form offers: its own alone where an overlay's thresholds stand in it.
pub fn provinces(law: &Law) -> Vec<String> {
    if law.overlays.is_empty() {
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
    let lang = console.lang;
    let sentence = lang.say(id, &[("value", word.into())]);
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
