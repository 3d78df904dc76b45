//! How files of the user are named and kept apart.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::commune::Commune;
use crate::criteria::Words;
use crate::messages::Lang;
use crate::text::{clean, fold};

/// Longest file name we make, without its extension.
const NAME_LENGTH: usize = 80;
/// The same in bytes: file systems that are not of Windows take 255 with extension and number.
const NAME_BYTES: usize = 240;

/// Whether two paths lead to one file.
pub fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The folder a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name that every file system takes: no forbidden characters, no trailing dot, not too long, no
/// device of Windows.
pub fn safe_name(text: &str) -> String {
    let forbidden = |c: char| matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control();
    let replaced: String = clean(text).chars().map(|c| if forbidden(c) { '-' } else { c }).collect();
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += c.len_utf8();
        bytes <= NAME_BYTES
    };
    let cut: String = trimmed(&replaced).chars().take(NAME_LENGTH).take_while(fits).collect();
    let name = trimmed(&cut);
    if name.is_empty() || is_device(name) { format!("_{name}") } else { name.to_string() }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c == ' ')
}

pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let digit = |n: &str| matches!(n.chars().collect::<Vec<_>>()[..], ['0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}']);
    let numbered = |p: &str| stem.strip_prefix(p).is_some_and(digit);
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// The name of a form's file from the commune's name and code.
pub fn form_name(name: Option<&str>, code: Option<&str>) -> String {
    let facts = [("name", name.unwrap_or_default().into()), ("code", code.unwrap_or("none").into())];
    safe_name(&Lang::Vi.say("file-form", &facts))
}

/// `name.ext` in a folder, or `name (2).ext` and so on where `taken` says that it is.
pub fn free_path(folder: &Path, name: &str, extension: &str, taken: impl Fn(&Path) -> bool) -> PathBuf {
    let numbered = |n: usize| if n == 1 { format!("{name}.{extension}") } else { format!("{name} ({n}).{extension}") };
    let mut n = 1;
    while taken(&folder.join(numbered(n))) {
        n += 1;
    }
    folder.join(numbered(n))
}

/// Where what is replaced is kept: "… .xlsx.bak", or with a number. No summary of a folder takes it for a workbook.
pub fn backup(path: &Path) -> PathBuf {
    free_path(folder_of(path), &path.file_name().unwrap_or_default().to_string_lossy(), "bak", Path::exists)
}

/// A folder that is not there yet: `name`, or `name (2)` and so on.
pub fn free_path_of_folder(folder: &Path, name: &str) -> PathBuf {
    let numbered = |n: usize| folder.join(if n == 1 { name.to_string() } else { format!("{name} ({n})") });
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

/// Names given out in one round: none twice, upper and lower case alike as on Windows.
#[derive(Default, Clone)]
pub struct Names {
    given: HashSet<String>,
    /// The folder of each district, as it was spelt first.
    districts: HashMap<String, PathBuf>,
}

impl Names {
    /// A path that was not given out before.
    pub fn path(&mut self, folder: &Path, name: &str, extension: &str) -> PathBuf {
        let key = |path: &Path| path.to_string_lossy().to_lowercase();
        let path = free_path(folder, name, extension, |p| self.given.contains(&key(p)));
        self.given.insert(key(&path));
        path
    }

    /// Where the files of a commune lie: of many communes each district has a folder of its own, by its first spelling; a single
    /// commune goes where its district already has one.
    pub fn folder(&mut self, folder: &Path, words: &Words, commune: &Commune, many: bool) -> PathBuf {
        let Some(district) = commune.district.value.as_deref().filter(|name| !name.trim().is_empty()) else { return folder.to_path_buf() };
        let own = self.districts.entry(fold(words.bare(district))).or_insert_with(|| folder.join(safe_name(district)));
        if many || own.is_dir() { own.clone() } else { folder.to_path_buf() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_by_every_file_system() {
        assert_eq!(safe_name("Xã A/B: \"x\"?"), "Xã A-B- -x--");
        assert_eq!(safe_name("Xa\u{303} A. "), "Xã A");
        assert_eq!(safe_name("con"), "_con");
        assert_eq!(safe_name("Com\u{b2}.x"), "_Com\u{b2}.x");
        assert_eq!(safe_name("conout$"), "_conout$");
        assert_eq!(safe_name("LPT1.x"), "_LPT1.x");
        assert_eq!(safe_name("COM10"), "COM10");
        assert_eq!(safe_name(" .. "), "_");
        assert_eq!(safe_name(&"đ".repeat(200)).chars().count(), NAME_LENGTH);
        assert_eq!(safe_name(&"\u{20b9f}".repeat(200)).len(), NAME_BYTES);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = |p: &Path| p.ends_with("A.xlsx") || p.ends_with("A (2).xlsx");
        assert_eq!(free_path(Path::new("d"), "A", "xlsx", taken), Path::new("d/A (3).xlsx"));
    }
}
