//! `ntm init`: writes the settings of an office, from options or from answers at a terminal. What is there is never replaced.

use std::path::{Path, PathBuf};

use crate::cli::round::asked::{self, unknown_province};
use crate::cli::round::office;
use crate::cli::round::pending::{Existing, write};
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::{InitArgs, LevelWord};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::criteria::Shelf;
use crate::diag::{Diagnostic, Place};
use crate::messages::Lang;

/// What the file is going to say.
#[derive(Debug, Default, PartialEq)]
struct Chosen {
    province: Option<String>,
    district: Option<String>,
    year: Option<i16>,
    level: Option<String>,
    overlays: Vec<String>,
}

/// Writes `ntm.toml` into a folder, the working one where none is named.
pub fn run(console: &mut Console, settings: &Settings, own: &[PathBuf], args: &InitArgs) -> anyhow::Result<u8> {
    let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    let path = folder.join(office::NAME);
    if path.exists() {
        let sentence = console.lang.say("cli-error-init-exists", &[("file", path.display().to_string().into())]);
        return Err(Stop::nothing(sentence).into());
    }
    let overlays = own.iter().map(|file| from_folder(&folder, file)).collect();
    let given = Chosen { overlays, district: args.district.clone(), ..chosen(console.lang, &settings.own().shelf, args)? };
    let chosen = if given != Chosen::default() {
        given
    } else if console.is_interactive() {
        dialogue(console.lang, &settings.own().shelf, &mut |question| console.ask(question))
    } else {
        return Err(Stop::usage(console.lang.text("cli-error-init-nothing")).into());
    };
    console.written(&path, write(console.lang, &path, text(&chosen).as_bytes(), Existing::Keep, &[]));
    Ok(SUCCESS)
}

/// Where a file is, seen from the folder of the settings.
fn from_folder(folder: &Path, file: &Path) -> String {
    let way =
        dunce::canonicalize(file).ok().zip(dunce::canonicalize(folder).ok()).and_then(|(file, folder)| pathdiff::diff_paths(file, folder));
    way.unwrap_or_else(|| file.to_path_buf()).to_string_lossy().replace('\\', "/")
}

/// What the options say, as the law has it.
fn chosen(lang: Lang, shelf: &Shelf, args: &InitArgs) -> anyhow::Result<Chosen> {
    let level = args.level.as_ref().map(|word| asked::level(lang, shelf.levels(), word)).transpose()?;
    Ok(Chosen {
        province: args.province.as_deref().map(|name| province(shelf, name)).transpose()?,
        year: args.year.map(|year| in_period(shelf, year)).transpose()?,
        level: level.map(|level| level.id().to_string()),
        ..Chosen::default()
    })
}

fn province(shelf: &Shelf, name: &str) -> Result<String, Diagnostic> {
    shelf.province(name).map(|(official, _)| official).map_err(|unknown| unknown_province(name, &unknown))
}

fn in_period(shelf: &Shelf, year: i16) -> Result<i16, Diagnostic> {
    let period = shelf.period(year);
    if period.contains(year) { Ok(year) } else { Err(shelf.common().year_outside(Place::Nowhere, year, period)) }
}

/// Asks one after the other until each answer can be used; a blank one leaves it out, and so does the end of the input.
fn dialogue(lang: Lang, shelf: &Shelf, ask: &mut dyn FnMut(&str) -> Option<String>) -> Chosen {
    let mut put = |id: &str, use_it: &mut dyn FnMut(&str) -> Result<(), String>| {
        let mut question = lang.text(id);
        while let Some(answer) = ask(&question).map(|a| a.trim().to_string()).filter(|a| !a.is_empty()) {
            match use_it(&answer) {
                Ok(()) => break,
                Err(fault) => question = format!("{fault}\n{}", lang.text(id)),
            }
        }
    };
    let mut chosen = Chosen::default();
    put("cli-init-province", &mut |answer| {
        chosen.province = Some(province(shelf, answer).map_err(|finding| told(lang, &finding))?);
        Ok(())
    });
    put("cli-init-district", &mut |answer| {
        chosen.district = Some(answer.to_string());
        Ok(())
    });
    put("cli-init-year", &mut |answer| {
        let year = answer.parse().map_err(|_| lang.text("cli-error-init-year"))?;
        chosen.year = Some(in_period(shelf, year).map_err(|finding| told(lang, &finding))?);
        Ok(())
    });
    put("cli-init-level", &mut |answer| {
        let level = asked::level(lang, shelf.levels(), &LevelWord(answer.to_string()));
        chosen.level = Some(level.map_err(|stop| stop.to_string())?.id().to_string());
        Ok(())
    });
    chosen
}

/// What is wrong, and what may have been meant.
fn told(lang: Lang, finding: &Diagnostic) -> String {
    let hint = lang.hint(finding).map(|hint| format!(" {hint}"));
    lang.finding(finding) + &hint.unwrap_or_default()
}

/// The file. Documents are Vietnamese.
fn text(chosen: &Chosen) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let head: String = Lang::Vi.text("init-head").lines().map(|line| format!("# {line}\n")).collect();
    let overlays: Vec<String> = chosen.overlays.iter().map(|file| quoted(file)).collect();
    let lines = [
        ("province", chosen.province.as_deref().map(quoted)),
        ("district", chosen.district.as_deref().map(quoted)),
        ("year", chosen.year.map(|year| year.to_string())),
        ("level", chosen.level.as_deref().map(quoted)),
        ("overlays", Some(format!("[{}]", overlays.join(", "))).filter(|_| !overlays.is_empty())),
    ];
    lines.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}\n", value?))).fold(head, |text, line| text + &line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_cannot_be_used_is_asked_for_again_with_the_reason() {
        let shelf = Shelf::open(&[]).unwrap();
        let mut answers = ["Hai Duongg xyz", "hai duong", "", "2019", "two thousand", "2024", "nang cao"].into_iter();
        let mut questions = Vec::new();
        let chosen = dialogue(Lang::En, &shelf, &mut |question| {
            questions.push(question.to_string());
            answers.next().map(str::to_string)
        });
        let expected = Chosen {
            province: Some("H\u{1ea3}i D\u{1b0}\u{1a1}ng".to_string()),
            year: Some(2024),
            level: Some("advanced".to_string()),
            ..Chosen::default()
        };
        assert_eq!(chosen, expected);
        assert_eq!(questions.iter().map(|q| q.lines().count() > 1).collect::<Vec<_>>(), [false, true, false, false, true, true, false]);
    }

    #[test]
    fn a_name_with_quotes_stays_one() {
        let chosen = Chosen { district: Some(r#"Huyen "A""#.to_string()), overlays: vec!["a b.toml".to_string()], ..Chosen::default() };
        let read: toml::Table = text(&chosen).parse().unwrap();
        assert_eq!(read["district"].as_str(), chosen.district.as_deref());
        assert_eq!(read["overlays"].as_array().map(Vec::len), Some(1));
    }
}
