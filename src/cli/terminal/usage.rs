//! Wrong usage, reported in the language chosen. Clap says what is wrong; the sentences are ours.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diag::Severity;
use crate::messages::Lang;

/// What clap refused, as a sentence with advice.
pub fn sentence(lang: Lang, error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    let facts = [
        ("arg", context(ContextKind::InvalidArg).into()),
        ("value", context(ContextKind::InvalidValue).into()),
        ("command", context(ContextKind::InvalidSubcommand).into()),
        ("prior", context(ContextKind::PriorArg).into()),
        ("valid", context(ContextKind::ValidValue).into()),
    ];
    let mut lines = vec![refusal(lang, &lang.say(message(error), &facts))];
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let near = suggested.into_iter().find_map(|kind| error.get(kind)).map(words).filter(|w| !w.is_empty());
    lines.extend(near.map(|w| lang.say("cli-suggest", &[("suggestion", w.into())])));
    lines.push(lang.text("cli-see-help"));
    lines.join("\n") + "\n"
}

/// "Lỗi: …": a refusal that is not about a file.
pub fn refusal(lang: Lang, sentence: &str) -> String {
    lang.say("cli-refusal", &[("severity", lang.severity(Severity::Error).into()), ("sentence", sentence.into())])
}

fn message(error: &clap::Error) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidValue if error.get(ContextKind::InvalidValue).is_none_or(|v| words(v).is_empty()) => "cli-error-no-value",
        ErrorKind::InvalidValue => "cli-error-invalid-value",
        ErrorKind::UnknownArgument => "cli-error-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-error-unknown-command",
        ErrorKind::ValueValidation => "cli-error-value",
        ErrorKind::MissingRequiredArgument => "cli-error-missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "cli-error-missing-command",
        ErrorKind::ArgumentConflict => "cli-error-conflict",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => "cli-error-values",
        ErrorKind::InvalidUtf8 => "cli-error-utf8",
        _ => "cli-error-other",
    }
}

/// The words of a context, without the marks clap puts around them.
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(list) => list.join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
