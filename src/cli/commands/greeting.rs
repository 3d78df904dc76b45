//! A double click: what the program is for, in a window of 80 × 25, and a blank form for whoever asks for one.

use std::path::{Path, PathBuf};

use super::template;
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::Command;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::explorer;
use crate::cli::terminal::help::typed;
use crate::cli::terminal::stop::{SUCCESS, WRONG_USAGE};
use crate::criteria::Level;
use crate::explain;

/// Where the guide lies: next to the program.
const GUIDE: &str = "HUONG-DAN.html";

/// Greets. Only in a window of our own is anything asked: whoever typed the command sees what else to type.
pub fn run(console: &mut Console, criteria: Vec<PathBuf>) -> anyhow::Result<u8> {
    let mut settings = Settings::open(criteria)?;
    let hail = console.lang.say("cli-greeting", &[("version", env!("CARGO_PKG_VERSION").into())]);
    if !explorer::is_own(console) {
        console.out(&format!("{hail}\n\n{}\n", console.lang.text("cli-greeting-commands")));
        return Ok(WRONG_USAGE);
    }
    let levels: Vec<Level> = settings.own().shelf.levels().all().collect();
    let forms: Vec<String> = levels.iter().zip(1..).map(|(level, n)| choice(console, n, *level)).collect();
    let facts = [("forms", forms.join("\n").into()), ("guide", (levels.len() + 1).into())];
    console.out(&format!("{hail}\n\n{}\n", console.lang.say("cli-greeting-forms", &facts)));
    let typed = console.ask(&console.lang.text("cli-greeting-ask")).unwrap_or_default();
    match typed.trim().parse::<usize>() {
        Ok(n) if n == levels.len() + 1 => Ok(guide(console)),
        Ok(n) => n.checked_sub(1).and_then(|n| levels.get(n)).map_or(Ok(WRONG_USAGE), |level| form(console, &mut settings, *level)),
        Err(_) => Ok(WRONG_USAGE),
    }
}

fn choice(console: &Console, number: usize, level: Level) -> String {
    console.lang.say("cli-greeting-form", &[("number", number.into()), ("level", explain::level(console.lang, level).into())])
}

/// A blank form in the working folder: that of the program, where it was clicked.
fn form(console: &mut Console, settings: &mut Settings, level: Level) -> anyhow::Result<u8> {
    match typed(console.lang, &["template", "--level", level.id()])? {
        Some(Command::Template(args)) => template::run(console, settings, &args),
        _ => Ok(WRONG_USAGE),
    }
}

fn guide(console: &Console) -> u8 {
    let program = std::env::current_exe().unwrap_or_default();
    let guide = program.parent().unwrap_or(Path::new("")).join(GUIDE);
    if guide.is_file() && explorer::open(&guide) {
        return SUCCESS;
    }
    console.tell(&console.lang.say("cli-greeting-no-guide", &[("file", guide.display().to_string().into())]));
    SUCCESS
}
