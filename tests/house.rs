//! The drawing of the house stays true: who may know whom, and where words for people may be.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::sources;

/// The rooms in their order; each may import only from those before it.
const ROOMS: [&str; 16] = [
    "text", "diag", "messages", "criteria", "commune", "layout", "input", "assess", "district", "explain", "tables", "report", "database",
    "workbook", "paper", "cli",
];

/// Pairs that the order would allow and the house does not.
const FORBIDDEN: [(&str, &str); 12] = [
    ("assess", "input"),
    ("district", "input"),
    ("tables", "input"),
    ("report", "input"),
    ("workbook", "input"),
    ("workbook", "report"),
    ("paper", "input"),
    ("paper", "report"),
    ("paper", "workbook"),
    ("database", "input"),
    ("workbook", "database"),
    ("paper", "database"),
];

/// The only room that may know a crate.
const OWNERS: [(&str, &str); 6] = [
    ("calamine", "input"),
    ("rust_xlsxwriter", "workbook"),
    ("clap", "cli"),
    ("quick_xml", "input"),
    ("fluent_bundle", "messages"),
    ("rusqlite", "database"),
];

fn room(path: &str) -> Option<&str> {
    let room = path.split('/').next()?.trim_end_matches(".rs");
    (!["main", "lib", "build"].contains(&room)).then_some(room)
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

/// The files of the workbook that write cells themselves: printers of tables, forms, charts. A table that people see is said
/// in `tables`, and none of them.
const DRAWERS: [&str; 27] = [
    "answer_checks",
    "annotated/copy",
    "answers_sheet",
    "areas_sheet",
    "book",
    "checks",
    "commune_sheet",
    "costs_sheet",
    "documents_sheet",
    "dossier/chart",
    "fit",
    "form",
    "history/chart",
    "lists",
    "marks",
    "matrix/mod",
    "page",
    "procedure_sheet",
    "supplement_sheets",
    "sheet",
    "specials_sheet",
    "summary/charts",
    "summary/matrix",
    "table",
    "tally_sheet",
    "village_figures_sheet",
    "villages_sheet",
];

#[test]
fn only_printers_and_forms_know_the_crate_that_writes_excel() {
    let named = sources().into_iter().filter(|s| s.code.contains("rust_xlsxwriter::")).map(|s| s.path);
    let named: BTreeSet<String> = named.map(|path| path.trim_start_matches("workbook/").trim_end_matches(".rs").to_string()).collect();
    assert_eq!(named, DRAWERS.map(str::to_string).into());
}

#[test]
fn the_screen_draws_its_tables_in_one_file() {
    // The console asks it for the width of the screen.
    let others = sources().into_iter().filter(|s| s.path != "cli/terminal/console.rs");
    let drawers: Vec<String> = others.filter(|s| s.code.contains("comfy_table::")).map(|s| s.path).collect();
    assert_eq!(drawers, ["report/table.rs"], "a table that people see is said in tables");
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
    // What the building prints is for cargo.
    for source in sources().iter().filter(|s| !["cli/terminal/console.rs", "build/main.rs"].contains(&s.path.as_str())) {
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

/// The rooms of the command line in their order; each may import only from those before it.
const EDGE: [&str; 3] = ["terminal", "round", "commands"];

/// A file of the command line as a module: "round/judge" for `src/cli/round/judge.rs`.
fn module(path: &str) -> Option<String> {
    let name = path.strip_prefix("cli/")?.trim_end_matches(".rs");
    Some(name.strip_suffix("/mod").unwrap_or(name).to_string()).filter(|name| name != "mod")
}

/// What the files of the command line import of each other, by what their `use` lines say.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<(String, String)> = sources().into_iter().filter_map(|s| Some((module(&s.path)?, s.code))).collect();
    let of = |name: &str, path: &str| {
        let start = match path.split_once("::")? {
            ("crate", rest) => rest.strip_prefix("cli::")?.to_string(),
            ("self", rest) => format!("{name}::{rest}"),
            ("super", rest) => format!("{}::{rest}", name.rsplit_once('/')?.0),
            _ => return None,
        };
        let path = start.replace("::", "/");
        let fits = |known: &&(String, String)| path == known.0 || path.starts_with(&format!("{}/", known.0));
        files.iter().filter(fits).map(|(known, _)| known.clone()).max_by_key(String::len).filter(|known| known != name)
    };
    let found = |(name, code): &(String, String)| (name.clone(), used(code).iter().filter_map(|path| of(name, path)).collect());
    files.iter().map(found).collect()
}

/// Every path of the `use` lines of a file, lists written out.
fn used(code: &str) -> Vec<String> {
    let lines = code.split("use ").skip(1).filter_map(|rest| rest.split_once(';')).map(|(path, _)| path.replace(char::is_whitespace, ""));
    let of_line = |line: String| match line.split_once('{') {
        Some((start, list)) => list.split([',', '{', '}']).map(|end| format!("{start}{end}")).collect(),
        None => vec![line],
    };
    lines.flat_map(of_line).collect()
}

#[test]
fn the_command_line_is_in_three() {
    for (file, imported) in imports() {
        let at = |name: &str| EDGE.iter().position(|room| name.split('/').next() == Some(room));
        let own = at(&file).unwrap_or_else(|| panic!("{file}: no such room of the command line"));
        let later = imported.iter().find(|other| at(other).is_none_or(|other| other > own));
        assert!(later.is_none(), "{file} imports {later:?}, which comes after it");
    }
}

#[test]
fn no_files_of_the_command_line_import_each_other_in_a_circle() {
    let mut left = imports();
    assert!(left.values().any(|imported| imported.contains("round/judge")), "the imports are read");
    while !left.is_empty() {
        let free: Vec<String> =
            left.iter().filter(|(_, imported)| !imported.iter().any(|i| left.contains_key(i))).map(|(f, _)| f.clone()).collect();
        assert!(!free.is_empty(), "in or behind a circle: {:?}", left.keys());
        left.retain(|file, _| !free.contains(file));
    }
}

#[test]
fn no_result_is_thrown_away_at_the_edge() {
    for source in sources().iter().filter(|s| s.path.starts_with("cli/")) {
        let made = |line: &&str| ["report::", "workbook::", "shelf.", "files::"].iter().any(|m| line.contains(m));
        let lost = |line: &&str| ["unwrap_or_default()", ").ok()", "unwrap_or_else(|_"].iter().any(|m| line.contains(m));
        let found = source.code.lines().filter(made).find(lost);
        assert!(found.is_none(), "{} throws a result away: {found:?}", source.path);
    }
}

#[test]
fn no_choice_of_output_falls_through() {
    for source in sources().iter().filter(|s| s.path.starts_with("cli/")) {
        let made = |line: &&str| ["report::", "workbook::", "json"].iter().any(|m| line.contains(m));
        let found = source.code.lines().filter(made).find(|line| line.trim_start().starts_with("_ =>"));
        assert!(
            found.is_none(),
            "{}: every form of a result is named, so that a new one is not printed as another: {found:?}",
            source.path
        );
    }
}
