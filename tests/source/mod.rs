//! The source of this crate as tests read it.

use std::path::{Path, PathBuf};

/// A file of `src`.
pub struct Source {
    /// Path below `src`, with forward slashes.
    pub path: String,
    /// Its text without comments and without its own tests.
    pub code: String,
    /// The string literals in it.
    pub literals: Vec<String>,
}

/// The folder `src`.
pub fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every .rs file of `src` but those of tests, in order of name.
pub fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    walk(&src(), &mut files);
    files.sort();
    let is_source = |f: &PathBuf| f.extension().is_some_and(|e| e == "rs") && !f.ends_with("tests.rs");
    files.into_iter().filter(is_source).map(|f| read(&f)).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry of src").path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

fn read(file: &Path) -> Source {
    let text = std::fs::read_to_string(file).expect("a source file");
    // Tests are at the foot of a file.
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let path = file.strip_prefix(src()).expect("below src").to_string_lossy().replace('\\', "/");
    let (code, literals) = scan(text);
    Source { path, code, literals }
}

/// The code without comments, and its string literals.
fn scan(text: &str) -> (String, Vec<String>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_literal(rest, &mut literals)
        } else if c == '"' {
            literal(rest, &mut literals)
        } else if c == '\'' {
            character(rest)
        } else {
            c.len_utf8()
        };
        if !rest.starts_with("//") {
            code.push_str(&rest[..taken]);
        }
        rest = &rest[taken..];
    }
    (code, literals)
}

fn literal(rest: &str, literals: &mut Vec<String>) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => {
                literals.push(rest[1..i].to_string());
                return i + 1;
            }
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn raw_literal(rest: &str, literals: &mut Vec<String>) -> usize {
    let marks = rest[1..].chars().take_while(|c| *c == '#').count();
    if !rest[1 + marks..].starts_with('"') {
        return 1;
    }
    let start = 2 + marks;
    let end = rest[start..].find(&format!("\"{}", "#".repeat(marks))).map_or(rest.len(), |i| start + i);
    literals.push(rest[start..end].to_string());
    (end + 1 + marks).min(rest.len())
}

/// 'x' and '\n' are characters; 'a without a closing mark is a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest.char_indices().skip(3).find(|(_, c)| *c == '\'').map_or(1, |(i, _)| i + 1),
        Some((i, c)) if rest[i + c.len_utf8()..].starts_with('\'') => i + c.len_utf8() + 1,
        _ => 1,
    }
}
