//! Every sentence exists in both languages with the same facts, every one asked for exists, none is idle.

use crate::common::words::levels;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use ntm::assess::Zone;
use ntm::criteria::Evidence;
use ntm::diag::{Code, Diagnostic, Place, Severity};
use ntm::messages::Lang;

use crate::source::{Source, sources, src};

/// Its two languages tell different facts: each its own text from the criteria file.
const FACTS_DIFFER: &str = "diag-criteria-notice";

/// Texts of what is always Vietnamese.
const DOCUMENTS: [&str; 2] = ["workbook", "page"];

/// A text file of messages: for each id (attributes as `id.name`) the facts it names.
type Facts = BTreeMap<String, BTreeSet<String>>;

fn file(language: &str, name: &str) -> String {
    std::fs::read_to_string(src().join("messages").join(language).join(format!("{name}.ftl"))).expect("a file of messages")
}

fn facts(text: &str) -> Facts {
    let mut all = Facts::new();
    let (mut id, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            id = name.trim().to_string();
            current.clone_from(&id);
        } else if let Some((name, _)) = line.trim().strip_prefix('.').and_then(|l| l.split_once(" =")) {
            current = format!("{id}.{name}");
        }
        all.entry(current.clone()).or_default().extend(named(line));
    }
    all
}

/// The names behind `$` in a line.
fn named(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
}

fn all_of(language: &str) -> Facts {
    ["words", "diag", "report", "cli"].iter().flat_map(|name| facts(&file(language, name))).collect()
}

#[test]
fn no_message_is_broken_or_defined_twice() {
    for (language, names) in
        [("vi", &["words", "diag", "report", "cli", "workbook", "page"][..]), ("en", &["words", "diag", "report", "cli"])]
    {
        let mut seen = BTreeSet::new();
        for name in names {
            let text = file(language, name);
            if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
                panic!("{language}/{name}.ftl: {errors:?}");
            }
            let ids = text.lines().filter(|l| !l.starts_with(['#', ' '])).filter_map(|l| l.split_once(" =")).map(|(id, _)| id.to_string());
            for id in ids {
                assert!(seen.insert(id.clone()), "{language}/{name}.ftl: {id} stands twice");
            }
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    let (vi, en) = (all_of("vi"), all_of("en"));
    let missing = |a: &Facts, b: &Facts| a.keys().filter(|k| !b.contains_key(*k)).cloned().collect::<Vec<_>>();
    assert_eq!(missing(&vi, &en), Vec::<String>::new(), "not in English");
    assert_eq!(missing(&en, &vi), Vec::<String>::new(), "not in Vietnamese");
    for (id, facts) in vi.iter().filter(|(id, _)| *id != FACTS_DIFFER) {
        assert_eq!(Some(facts), en.get(id), "facts of {id}");
    }
}

/// Whether a literal has the form of a message id of a family that is written out in code.
fn is_id(literal: &str) -> bool {
    let families = ["report-", "cli-", "verdict-", "require-", "gap-", "join-", "value-", "file-"];
    let plain = literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    plain && !literal.ends_with('-') && families.iter().any(|f| literal.starts_with(f))
}

/// Attributes of XML that look like ids.
const XML: [&str; 1] = ["value-type"];

/// Literals that look like ids and are none: codes of findings.
fn is_code(literal: &str) -> bool {
    Code::ALL.iter().any(|c| c.id() == literal)
}

/// Ids handed to `.text("…")` and `.say("…"`.
fn asked(source: &Source) -> impl Iterator<Item = String> {
    let calls = source.code.split(".text(\"").skip(1).chain(source.code.split(".say(\"").skip(1));
    calls.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_string())
}

#[test]
fn every_message_asked_for_exists() {
    let mut known = all_of("vi");
    DOCUMENTS.iter().for_each(|name| known.extend(facts(&file("vi", name))));
    for source in sources() {
        let literals = source.literals.iter().filter(|l| is_id(l) && !is_code(l) && !XML.contains(&l.as_str())).cloned();
        for id in asked(&source).chain(literals) {
            assert!(known.contains_key(&id), "{}: there is no message {id}", source.path);
        }
    }
}

#[test]
fn every_message_is_asked_for() {
    let literals: BTreeSet<String> = sources().into_iter().flat_map(|s| s.literals).collect();
    let texts = of_command_line();
    let mut known = all_of("vi");
    DOCUMENTS.iter().for_each(|name| known.extend(facts(&file("vi", name))));
    // "guide-{}" asks for every id that begins with "guide-", a bare "level-" too.
    let families: Vec<&str> =
        literals.iter().filter_map(|l| l.split_once('{').map_or_else(|| family(l), |(head, _)| family(head))).collect();
    let built = |id: &str| families.iter().any(|family| id.starts_with(family));
    let idle = known.keys().filter(|id| !id.contains('.') && !built(id) && !literals.contains(*id) && !texts.contains(*id));
    assert_eq!(idle.collect::<Vec<_>>(), Vec::<&String>::new(), "nothing asks for these");
}

/// The beginning of an id that code completes from a word of the data.
fn family(head: &str) -> Option<&str> {
    let plain = head.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (plain && head.len() > 1 && head.ends_with('-') && !head.starts_with('-')).then_some(head)
}

/// Ids of the texts of the command line, which [`ntm::cli`] builds from its commands and arguments.
fn of_command_line() -> BTreeSet<String> {
    fn of(command: &clap::Command, path: &str, ids: &mut BTreeSet<String>) {
        ids.extend([
            format!("cli-about-{path}"),
            format!("cli-usage-{path}"),
            format!("cli-example-{path}"),
            format!("cli-second-example-{path}"),
        ]);
        ids.extend(command.get_arguments().map(|a| format!("cli-arg-{}", a.get_id())));
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            of(sub, &if path == "ntm" { name.to_string() } else { format!("{path}-{name}") }, ids);
        }
    }
    let mut ids = BTreeSet::new();
    of(&ntm::cli::command(Lang::Vi), "ntm", &mut ids);
    let values = [
        "file",
        "dir",
        "path",
        "lang",
        "level",
        "province",
        "class",
        "year",
        "date",
        "sheet",
        "format",
        "code",
        "shell",
        "point",
        "commune",
        "supposition",
    ];
    ids.extend(values.map(|v| format!("cli-value-{v}")));
    ids
}

#[test]
fn every_word_of_a_list_has_its_message() {
    for lang in [Lang::Vi, Lang::En] {
        assert!(levels().iter().all(|l| !l.name(lang).is_empty() && !l.short(lang).is_empty()));
        let evidence = Evidence::ALL.iter().map(|e| format!("evidence-{}", e.id()));
        let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|s| format!("severity-{}", s.id()));
        let zones = Zone::ALL;
        let zones = zones.map(|z| format!("zone-{}", z.id()));
        for id in evidence.chain(severities).chain(zones).chain(of_command_line()) {
            assert_ne!(lang.text(&id), id, "no message in {lang:?}");
        }
    }
}

#[test]
fn every_finding_says_what_and_what_to_do() {
    for lang in [Lang::Vi, Lang::En] {
        for code in Code::ALL {
            let finding = Diagnostic::new(*code, Place::Nowhere);
            assert_ne!(lang.finding(&finding), format!("diag-{}", code.id()), "no sentence in {lang:?}");
            assert!(lang.hint(&finding).is_some(), "no advice for {} in {lang:?}", code.id());
        }
    }
}

/// The help of every command.
fn helps(lang: Lang) -> Vec<String> {
    fn of(command: &mut clap::Command, helps: &mut Vec<String>) {
        helps.push(command.render_long_help().to_string());
        command.get_subcommands_mut().for_each(|sub| of(sub, helps));
    }
    let mut command = ntm::cli::command(lang);
    command.build();
    let mut helps = Vec::new();
    of(&mut command, &mut helps);
    helps
}

#[test]
fn help_is_in_one_language() {
    let english = ["Usage:", "Options:", "Arguments:", "Commands:", "Print", "possible values", "default:", "aliases", "FILE", "cli-"];
    for help in helps(Lang::Vi) {
        let found = english.iter().find(|word| help.contains(**word));
        assert!(found.is_none(), "{found:?} in\n{help}");
    }
    for help in helps(Lang::En) {
        let vietnamese = help.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        assert!(!vietnamese && !help.contains("cli-") && help.contains("Usage:"), "{help}");
    }
    assert!(helps(Lang::Vi).len() >= 9, "every command and subcommand");
}
