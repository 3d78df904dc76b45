//! Every code has its sentence and its hint in both languages, with the same facts.

use std::collections::{BTreeMap, BTreeSet};

use ntm::diag::Code;

/// Facts of each message of a file, its hint's under "<id>.hint".
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut part) = (String::new(), String::new());
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if !line.starts_with(' ')
            && let Some((id, _)) = line.split_once(" =")
        {
            (message, part) = (id.to_string(), id.to_string());
        } else if line.trim_start().starts_with(".hint =") {
            part = format!("{message}.hint");
        }
        let facts = line.split('$').skip(1).map(|f| f.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        found.entry(part.clone()).or_default().extend(facts);
    }
    found.remove("");
    found
}

#[test]
fn both_languages_say_the_same_of_every_code() {
    let vi = messages(include_str!("../src/messages/vi/diag.ftl"));
    let en = messages(include_str!("../src/messages/en/diag.ftl"));
    let ids: BTreeSet<String> = Code::ALL.iter().flat_map(|c| ["", ".hint"].map(|end| format!("diag-{}{end}", c.id()))).collect();
    for texts in [&vi, &en] {
        let named: BTreeSet<String> = texts.keys().cloned().collect();
        assert_eq!(ids.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "codes without sentence");
        assert_eq!(named.difference(&ids).collect::<Vec<_>>(), Vec::<&String>::new(), "sentences without code");
    }
    for (id, facts) in vi.iter().filter(|(id, _)| *id != "diag-criteria-notice") {
        assert_eq!(facts, &en[id], "{id}");
    }
}

#[test]
fn no_sentence_is_lost_to_a_slip_of_syntax() {
    for lang in [ntm::messages::Lang::Vi, ntm::messages::Lang::En] {
        for code in Code::ALL {
            let finding = ntm::diag::Diagnostic::new(*code, ntm::diag::Place::Nowhere);
            assert_ne!(lang.finding(&finding), format!("diag-{}", code.id()));
            assert!(lang.hint(&finding).is_some(), "{}", code.id());
        }
    }
}
