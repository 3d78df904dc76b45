//! Arguments, files, progress, exit codes.

mod commands;
mod round;
mod terminal;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use clap::FromArgMatches;
use clap::error::ErrorKind;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::messages::Lang;
use commands::{
    archive, assess, batch, compare, criteria, doctor, dossier, dropped, greeting, history, init, merge, plan, progress, read, template,
    verify,
};
use round::settings::Settings;
use round::{interrupt, patterns};
use terminal::args::{Args, Command, CriteriaCommand};
use terminal::console::Console;
use terminal::help::command_for;
use terminal::stop::{self, SUCCESS, Stop, WRONG_USAGE};
use terminal::{explorer, help, streams, usage};

pub use terminal::help::command;

/// Words that ask for help in place of a command: `ntm help assess`.
const HELP: [&str; 2] = ["help", "tro-giup"];

/// Runs the program; the number is its exit code.
pub fn run() -> u8 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut console = Console::new(language(&arguments, std::env::var("NTM_LANG").ok().as_deref()));
    // Whatever comes of it, a fault of the program too, a window of our own waits to be read.
    let done = catch_unwind(AssertUnwindSafe(|| answer(&mut console, &arguments)));
    explorer::wait(&console);
    done.unwrap_or_else(|fault| resume_unwind(fault))
}

fn answer(console: &mut Console, arguments: &[OsString]) -> u8 {
    if let Some(folder) = swallowed(arguments).filter(|_| cfg!(windows)) {
        let sentence = console.lang.say("cli-error-swallowed", &[("folder", folder.into())]);
        console.tell(&usage::refusal(console.lang, &sentence));
        return WRONG_USAGE;
    }
    let parsed = command_for(console.lang, arguments).try_get_matches_from(arguments).and_then(|m| Args::from_arg_matches(&m));
    match parsed {
        Ok(args) => {
            interrupt::heed(console.lang);
            match obey(console, args) {
                Ok(code) => console.exit_code(code),
                Err(error) => stop::tell(console, &error),
            }
        }
        Err(error) => refuse(console, &error),
    }
}

/// The folder before a `\"`, which Windows takes for a quotation mark inside the argument: all that follows was meant to
/// be other arguments. No name of a file has one there.
fn swallowed(arguments: &[OsString]) -> Option<String> {
    let text = arguments.iter().skip(1).map(|a| a.to_string_lossy()).find(|a| a.contains('"'))?;
    text.split('"').next().map(str::to_string)
}

/// The language, known before anything else is: `--lang`, else NTM_LANG, else Vietnamese.
fn language(arguments: &[OsString], environment: Option<&str>) -> Lang {
    let words: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).take_while(|a| *a != "--").collect();
    let joined = words.iter().find_map(|a| a.strip_prefix("--lang="));
    let apart = words.iter().position(|a| *a == "--lang").and_then(|i| words.get(i + 1).copied());
    joined.or(apart).or(environment).and_then(Lang::from_id).unwrap_or_default()
}

/// Help and version are results; anything else is wrong usage.
fn refuse(console: &mut Console, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.out(&error.render().ansi().to_string());
            console.exit_code(SUCCESS)
        }
        _ => {
            console.tell(&usage::sentence(console.lang, error));
            WRONG_USAGE
        }
    }
}

fn obey(console: &mut Console, mut args: Args) -> anyhow::Result<u8> {
    let taken = streams::settle(console.lang, &mut args).map_err(|id| Stop::usage(console.lang.text(id)))?;
    console.give_way(taken);
    console.only_errors(args.quiet);
    let Some(command) = args.command else { return bare(console, &args.files, args.criteria) };
    let mut own = args.criteria;
    if let Command::Criteria { command: CriteriaCommand::Check { files } } = &command {
        own.extend(patterns::expanded(files, |_| true));
    }
    let named = own.clone();
    // They are needed until the program ends; taking them apart before that takes as long as judging a commune.
    let settings = || Settings::open(own).map(|settings| Box::leak(Box::new(settings)));
    match &command {
        Command::Template(args) => template::run(console, settings()?, args),
        Command::Assess(args) => assess::run(console, settings()?, args),
        Command::Read(args) => read::run(console, settings()?, args),
        Command::Dossier(args) => dossier::run(console, settings()?, args),
        Command::Batch(args) => batch::run(console, settings()?, args),
        Command::Verify(args) => verify::run(console, settings()?, args),
        Command::Merge(args) => merge::run(console, settings()?, args),
        Command::Progress(args) => progress::run(console, settings()?, args),
        Command::Compare(args) => compare::run(console, settings()?, args),
        Command::Archive(args) => archive::run(console, settings()?, args),
        Command::History(args) => history::run(console, settings()?, args),
        Command::Plan(args) => plan::run(console, settings()?, args),
        Command::Criteria { command } => criteria::run(console, settings()?, command),
        Command::Init(args) => init::run(console, settings()?, &named, args),
        Command::Doctor => doctor::run(console, settings(), &named),
        Command::Completions { shell } => Ok(completions(console, *shell)),
    }
}

/// Files without a command, as when dropped on the program; nothing at all is a double click.
fn bare(console: &mut Console, files: &[PathBuf], criteria: Vec<PathBuf>) -> anyhow::Result<u8> {
    let Some(first) = files.first() else {
        return greeting::run(console, criteria);
    };
    if HELP.iter().any(|word| first.as_os_str() == *word) && !first.exists() {
        let words: Vec<String> = files[1..].iter().map(|f| f.display().to_string()).collect();
        console.out(&help::help(console.lang, &words));
        return Ok(SUCCESS);
    }
    if let Some(sentence) = misused(console.lang, first, files) {
        return Err(Stop::usage(format!("{sentence}\n{}", console.lang.text("cli-see-help"))).into());
    }
    if files.iter().any(|file| file.is_dir()) {
        return dropped::round(console, &mut Settings::open(criteria)?, files);
    }
    dropped::beside(console, &mut Settings::open(criteria)?, files)
}

/// A mistyped command would be taken for a file, and so would a command behind a file.
fn misused(lang: Lang, first: &Path, files: &[PathBuf]) -> Option<String> {
    if is_bare_word(first) {
        let near = meant(lang, first).unwrap_or_else(|| "none".to_string());
        let facts = [("command", first.display().to_string().into()), ("nearest", near.into())];
        return Some(lang.say("cli-error-no-command", &facts));
    }
    let late = files.iter().skip(1).find(|f| meant(lang, f).is_some_and(|name| f.as_os_str() == name.as_str()))?;
    Some(lang.say("cli-error-late-command", &[("command", late.display().to_string().into())]))
}

/// A word that is neither a file nor could be the name of one that is to be read.
fn is_bare_word(word: &Path) -> bool {
    !word.exists() && word.extension().is_none() && word.components().count() == 1 && !patterns::is_pattern(word)
}

/// The command meant by a word that is no file: the one that looks most like it.
fn meant(lang: Lang, word: &Path) -> Option<String> {
    if !is_bare_word(word) {
        return None;
    }
    let commands = command(lang);
    let names: Vec<&str> = commands.get_subcommands().flat_map(|c| std::iter::once(c.get_name()).chain(c.get_all_aliases())).collect();
    crate::text::nearest(&word.to_string_lossy(), names).map(str::to_string)
}

fn completions(console: &mut Console, shell: clap_complete::Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(console.lang), "ntm", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    console.out(&if shell == clap_complete::Shell::PowerShell { plain(&script) } else { script });
    SUCCESS
}

/// Without marks on letters. Windows PowerShell reads a script without a mark of UTF-8 in the code page of the machine,
/// where a byte of “đ” is a quotation mark.
fn plain(script: &str) -> String {
    let letters = script.nfd().filter(|c| !is_combining_mark(*c));
    letters
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            '“' | '”' => '"',
            '–' | '—' => '-',
            c if c.is_ascii() => c,
            _ => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language_of(arguments: &[&str], environment: Option<&str>) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        language(&arguments, environment)
    }

    #[test]
    fn the_language_is_known_before_the_command_line() {
        assert_eq!(language_of(&["ntm"], None), Lang::Vi);
        assert_eq!(language_of(&["ntm"], Some("en_GB.UTF-8")), Lang::En);
        assert_eq!(language_of(&["ntm", "--lang", "vi"], Some("en")), Lang::Vi);
        assert_eq!(language_of(&["ntm", "assess", "--lang=en"], None), Lang::En);
        assert_eq!(language_of(&["ntm", "--", "--lang", "en"], None), Lang::Vi);
    }

    #[test]
    fn a_quotation_mark_in_an_argument_has_swallowed_the_others() {
        let of = |argument: &str| swallowed(&["ntm", "batch", argument].map(OsString::from));
        assert_eq!(of("D:\\Hồ sơ\" -o tong-hop.xlsx").as_deref(), Some("D:\\Hồ sơ"));
        assert_eq!(of("D:\\Hồ sơ"), None);
    }

    #[test]
    fn a_mistyped_command_is_no_file() {
        assert_eq!(meant(Lang::Vi, Path::new("asess")).as_deref(), Some("assess"));
        assert_eq!(meant(Lang::Vi, Path::new("hoso")).as_deref(), Some("ho-so"));
        assert_eq!(meant(Lang::Vi, Path::new("asess.xlsx")), None);
    }
}
