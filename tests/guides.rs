//! The guides stay true: links lead somewhere, the marked commands are where CI looks for them, and what the guides list is
//! what there is.

use std::path::{Path, PathBuf};

use ntm::messages::Lang;

const FRONT: &str = "README.md";
const USERS: &str = "examples/README.md";
const CODE: &str = "src/README.md";

/// Every page that people are sent to.
const GUIDES: [&str; 10] = [
    FRONT,
    USERS,
    CODE,
    "criteria/README.md",
    "criteria/forms/README.md",
    "criteria/schema/README.md",
    "tests/README.md",
    "tests/reading/README.md",
    "tests/zoo/README.md",
    "benches/README.md",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn guide(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).replace("\r\n", "\n")
}

/// What is linked or shown from a page: the targets behind `](`.
fn targets(page: &str) -> impl Iterator<Item = &str> {
    page.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(page: &str) -> Vec<String> {
    let anchor = |heading: &str| {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    page.lines().filter_map(|line| line.strip_prefix('#')).map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

/// Why a link of a page leads nowhere.
fn broken(from: &Path, target: &str) -> Option<String> {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { from.to_path_buf() } else { from.parent()?.join(file) };
    if !path.exists() {
        return Some(format!("{}: there is no {target}", from.display()));
    }
    let page = if path.is_dir() || anchor.is_empty() { return None } else { guide(&path) };
    (!anchors(&page).iter().any(|a| a == anchor)).then(|| format!("{}: {target} has no such heading", from.display()))
}

#[test]
fn every_link_leads_somewhere() {
    let (mut count, mut all) = (0, Vec::new());
    for path in GUIDES.map(|name| root().join(name)) {
        let page = guide(&path);
        let own: Vec<&str> = targets(&page).filter(|t| !t.contains("://")).collect();
        count += own.len();
        all.extend(own.into_iter().filter_map(|target| broken(&path, target)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(count >= 50, "only {count} links");
}

#[test]
fn the_front_page_has_the_commands_that_ci_runs() {
    let page = guide(&root().join(FRONT));
    for mark in ["main job", "all tests"] {
        let after: Vec<&str> = page.split(&format!("\n<!-- {mark} -->\n")).skip(1).collect();
        let [after] = after.as_slice() else { panic!("“{mark}” is marked {} times", after.len()) };
        let command = after.strip_prefix("```sh\n").and_then(|rest| rest.split_once("\n```")).map(|(command, _)| command);
        assert!(command.is_some_and(|c| c.starts_with("cargo ")), "no command behind “{mark}”");
    }
}

#[test]
fn the_front_page_is_short() {
    let page = guide(&root().join(FRONT));
    assert!(page.chars().count() <= 7_000, "{} characters: what is for one reader goes into that reader's guide", page.chars().count());
}

#[test]
fn every_command_is_in_the_guide_with_its_vietnamese_name() {
    let page = guide(&root().join(USERS));
    for command in ntm::cli::command(Lang::Vi).get_subcommands().filter(|c| c.get_name() != "help") {
        let aliases = command.get_all_aliases().map(|alias| format!("| `ntm {}` (`{alias}`)", command.get_name()));
        for row in aliases {
            assert!(page.contains(&row), "{USERS} has no row “{row}”");
        }
    }
}

#[test]
fn every_room_has_its_row() {
    let (page, map) = (guide(&root().join(CODE)), guide(&root().join("src/lib.rs")));
    let rooms: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(rooms.len() >= 14, "{rooms:?}");
    for room in rooms {
        assert!(page.contains(&format!("\n| `{room}` |")), "{CODE} has no row for {room}");
    }
}

#[test]
fn the_files_that_the_map_names_are_there() {
    let page = guide(&root().join(CODE));
    let is_file = |word: &&str| word.contains('/') && [".rs", ".toml", ".ftl"].iter().any(|end| word.ends_with(end));
    let named: Vec<&str> = page.split('`').filter(is_file).filter(|word| !word.contains(['*', ' ', '…'])).collect();
    assert!(named.len() >= 40, "{named:?}");
    for name in named {
        assert!(root().join("src").join(name).exists() || root().join(name).exists(), "{CODE} names {name}, which is not there");
    }
}
