//! Help in two languages: every text that clap would print in English is replaced.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::args::Args;
use crate::messages::Lang;

/// The command line with all its texts in this language.
pub fn command(lang: Lang) -> Command {
    localised(Args::command(), lang, "ntm", &|_| true)
}

/// The same as far as these arguments need it: a command they do not name has no text but its line in the list of all.
pub fn command_for(lang: Lang, arguments: &[OsString]) -> Command {
    let named = |command: &Command| {
        let mut names = std::iter::once(command.get_name()).chain(command.get_all_aliases());
        names.any(|name| arguments.iter().any(|argument| argument == name))
    };
    localised(Args::command(), lang, "ntm", &named)
}

/// The command that someone would have typed, whose choices have their defaults.
///
/// # Errors
/// There is no such command.
pub fn typed(lang: Lang, words: &[impl AsRef<OsStr>]) -> anyhow::Result<Option<super::args::Command>> {
    let words = std::iter::once(OsStr::new("ntm")).chain(words.iter().map(AsRef::as_ref));
    let matches = command(lang).try_get_matches_from(words)?;
    Ok(Args::from_arg_matches(&matches)?.command)
}

/// The help of a command by its name or another of its names; of the whole program where there is no such command.
pub fn help(lang: Lang, words: &[String]) -> String {
    let mut of = command(lang);
    of.build();
    for word in words {
        let Some(found) = of.find_subcommand(word).cloned() else { break };
        of = found;
    }
    of.render_help().ansi().to_string()
}

/// Texts of a command are `cli-about-<path>`, `cli-usage-<path>` and two examples, those of an argument `cli-arg-<id>`.
fn localised(command: Command, lang: Lang, path: &str, is_asked: &dyn Fn(&Command) -> bool) -> Command {
    let about = lang.text(&format!("cli-about-{path}"));
    let usage = lang.text(&format!("cli-usage-{path}"));
    command
        .about(about)
        .long_about(None)
        .override_usage(usage)
        .help_template(template(lang, path))
        .subcommand_help_heading(lang.text("cli-heading-commands"))
        .mut_args(|arg| argument(arg, lang))
        .mut_subcommands(|sub| {
            let name = sub.get_name();
            let path = if path == "ntm" { name.to_string() } else { format!("{path}-{name}") };
            if is_asked(&sub) { localised(sub, lang, &path, is_asked) } else { sub.about(lang.text(&format!("cli-about-{path}"))) }
        })
}

fn argument(arg: Arg, lang: Lang) -> Arg {
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "cli-heading-arguments",
        (_, true) => "cli-heading-global",
        _ => "cli-heading-options",
    };
    let help = lang.text(&format!("cli-arg-{}", arg.get_id()));
    let arg = arg.help(help).long_help(None).help_heading(lang.text(heading));
    if !arg.get_action().takes_values() {
        return arg;
    }
    let value = arg.get_value_names().and_then(|n| n.first()).map(|n| lang.text(&format!("cli-value-{}", n.to_lowercase())));
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match value {
        Some(value) => arg.value_name(value),
        None => arg,
    }
}

/// What a command is for, two examples, how it is written, and all its arguments.
fn template(lang: Lang, path: &str) -> String {
    let [first, second] = ["example", "second-example"].map(|id| lang.text(&format!("cli-{id}-{path}")));
    let [examples, usage] = ["examples", "usage"].map(|id| lang.text(&format!("cli-heading-{id}")));
    format!("{{about-with-newline}}\n{examples}\n  {first}\n  {second}\n\n{usage}\n  {{usage}}\n\n{{all-args}}")
}
