//! The drawing of the house stays true: who may know whom, and where words for people may stand.

use crate::source::sources;

/// The rooms in their order; each may import only from those before it.
const ROOMS: [&str; 15] = [
    "text", "diag", "messages", "criteria", "commune", "layout", "input", "assess", "district", "explain", "tables", "report", "workbook",
    "paper", "cli",
];

/// Pairs that the order would allow and the house does not.
const FORBIDDEN: [(&str, &str); 9] = [
    ("assess", "input"),
    ("district", "input"),
    ("tables", "input"),
    ("report", "input"),
    ("workbook", "input"),
    ("workbook", "report"),
    ("paper", "input"),
    ("paper", "report"),
    ("paper", "workbook"),
];

/// The only room that may know a crate.
const OWNERS: [(&str, &str); 5] =
    [("calamine", "input"), ("rust_xlsxwriter", "workbook"), ("clap", "cli"), ("quick_xml", "input"), ("fluent_bundle", "messages")];

fn room(path: &str) -> Option<&str> {
    let room = path.split('/').next()?.trim_end_matches(".rs");
    (!["main", "lib"].contains(&room)).then_some(room)
}

/// The rooms a text names by `crate::room`.
fn named(code: &str) -> Vec<String> {
    let is_name = |c: &char| c.is_ascii_lowercase() || *c == '_';
    code.split("crate::").skip(1).map(|rest| rest.chars().take_while(is_name).collect()).collect()
}

#[test]
fn a_room_imports_only_from_those_before_it() {
    for source in sources() {
        let Some(room) = room(&source.path) else { continue };
        let own = ROOMS.iter().position(|r| *r == room).unwrap_or_else(|| panic!("{}: no such room", source.path));
        assert!(!source.code.contains("crate::{"), "{}: one room in one line, so that this test can read it", source.path);
        for other in named(&source.code) {
            let Some(at) = ROOMS.iter().position(|r| *r == other) else { continue };
            assert!(at <= own, "{} imports {other}, which comes after it", source.path);
            assert!(!FORBIDDEN.contains(&(room, other.as_str())), "{} must not import {other}", source.path);
        }
    }
}

#[test]
fn a_crate_is_known_by_one_room() {
    for source in sources() {
        for (name, owner) in OWNERS {
            let uses = source.code.contains(&format!("{name}::"));
            assert!(!uses || room(&source.path) == Some(owner), "{} uses {name}, which is for {owner} alone", source.path);
        }
    }
}

#[test]
fn words_for_people_stand_in_messages() {
    for source in sources() {
        let literal = source.literals.iter().find(|l| l.chars().any(|c| c.is_alphabetic() && !c.is_ascii()));
        assert!(literal.is_none(), "{}: {literal:?} belongs into src/messages", source.path);
    }
}

#[test]
fn only_one_file_prints() {
    for source in sources().iter().filter(|s| s.path != "cli/console.rs") {
        let prints = ["println!", "print!(", "eprintln!", "eprint!(", "anstream::stdout", "io::stdout", "dbg!"];
        let found = prints.iter().find(|p| source.code.contains(**p));
        assert!(found.is_none(), "{} prints by {found:?}", source.path);
    }
}

#[test]
fn every_file_of_tests_is_one_that_runs() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = std::fs::read_to_string(folder.join("main.rs")).expect("the program of tests");
    for file in std::fs::read_dir(&folder).expect("the tests").map(|e| e.expect("a file").path()) {
        let name = file.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_string();
        if file.extension().is_some_and(|e| e == "rs") && name != "main" {
            assert!(main.contains(&format!("\nmod {name};\n")), "tests/{name}.rs is not in tests/main.rs");
        }
    }
}
