//! The texts that the page's program puts together itself, each with the facts it fills in.

use std::collections::BTreeMap;

use crate::diag::Fact;
use crate::messages::Lang;

/// Id behind `page-`, and the facts: the program is handed the sentence with `{fact}` where a fact goes.
const TEXTS: &[(&str, &[&str])] = &[
    ("all", &[]),
    ("asked", &[]),
    ("bar", &["count", "share", "asked"]),
    ("cell", &[]),
    ("classes", &[]),
    ("code", &[]),
    ("condition-code", &["number"]),
    ("conditions", &[]),
    ("count", &["shown", "total"]),
    ("count-cells", &["failed", "open"]),
    ("count-none", &[]),
    ("department", &[]),
    ("department-none", &[]),
    ("failed-list", &["count"]),
    ("file", &[]),
    ("found", &[]),
    ("frame-label", &[]),
    ("gap", &[]),
    ("held", &[]),
    ("label-all", &[]),
    ("label-any", &[]),
    ("maintenance", &[]),
    ("nameless", &[]),
    ("no-district", &[]),
    ("none-failing", &[]),
    ("not-asked", &[]),
    ("not-counted", &[]),
    ("nothing-missing", &[]),
    ("open-list", &["count"]),
    ("print-columns", &["part", "parts"]),
    ("print-filter", &["filter"]),
    ("print-left", &["printed", "shown"]),
    ("quality", &[]),
    ("quality-line", &["correct", "complete", "consistent", "timely"]),
    ("revocation", &[]),
    ("set-line", &["level", "met", "total"]),
    ("sets", &[]),
    ("sort", &[]),
    ("tile-all", &[]),
    ("tile-of", &["total"]),
    ("tile-share", &["share"]),
    ("unread", &["count"]),
    ("unread-none", &[]),
    ("whole-commune", &[]),
    ("why", &[]),
    ("with-provisional", &["verdict"]),
    ("zone-certain", &[]),
    ("zone-kept", &[]),
    ("zone-not_maintained", &[]),
    ("zone-possible", &[]),
    ("zone-unclear", &[]),
    ("zone-without_threshold", &[]),
];

/// Words that the rest of the program uses too, by the name the page has for them.
const SHARED: &[(&str, &str)] = &[
    ("mark-M", "mark-met"),
    ("mark-N", "mark-not-met"),
    ("mark-U", "mark-undetermined"),
    ("mark-A", "mark-not-applicable"),
    ("verdict-M", "verdict-met"),
    ("verdict-N", "verdict-not-met"),
    ("verdict-U", "verdict-undetermined"),
    ("verdict-A", "verdict-not-applicable"),
    ("severity-error", "severity-error"),
    ("severity-warning", "severity-warning"),
    ("severity-note", "severity-note"),
];

/// All texts by the name the page has for them.
pub(super) fn texts() -> BTreeMap<&'static str, String> {
    let own = TEXTS.iter().map(|(id, facts)| (*id, Lang::Vi.say(&format!("page-{id}"), &holes(facts))));
    own.chain(SHARED.iter().map(|(name, id)| (*name, Lang::Vi.text(id)))).collect()
}

fn holes(facts: &'static [&'static str]) -> Vec<(&'static str, Fact)> {
    facts.iter().map(|name| (*name, Fact::Text(format!("{{{name}}}")))).collect()
}
