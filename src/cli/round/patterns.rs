//! Names with * and ?, which cmd.exe and PowerShell hand over as they are typed.

use std::path::{Path, PathBuf};

use crate::text::fold;

/// What a command line names: a file that is there by that very name, else every wanted one its pattern fits,
/// in order; one that fits none is left as it is, to be reported.
pub fn expanded(paths: &[PathBuf], wanted: fn(&Path) -> bool) -> Vec<PathBuf> {
    paths.iter().flat_map(|path| if is_pattern(path) { fitting(path, wanted) } else { vec![path.clone()] }).collect()
}

/// Whether a name that is no file has marks that stand for letters.
pub fn is_pattern(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.contains(['*', '?']) && !path.exists()
}

fn fitting(path: &Path, wanted: fn(&Path) -> bool) -> Vec<PathBuf> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let pattern: Vec<char> = fold(&path.file_name().unwrap_or_default().to_string_lossy()).chars().collect();
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    let names = entries.filter(|e| wanted(&e.path())).map(|e| e.file_name());
    let fits = |name: &std::ffi::OsString| {
        let name = name.to_string_lossy();
        !name.starts_with('.') && fits(&pattern, &fold(&name).chars().collect::<Vec<_>>())
    };
    let mut found: Vec<PathBuf> = names.filter(fits).map(|name| folder.map_or_else(|| name.clone().into(), |f| f.join(&name))).collect();
    found.sort();
    if found.is_empty() { vec![path.to_path_buf()] } else { found }
}

/// Goes back to the last star and lets it stand for one letter more, as often as need be.
fn fits(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut read, mut star) = (0, 0, None);
    while read < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[read] => (at, read) = (at + 1, read + 1),
            _ => match star {
                Some((back, from)) => {
                    star = Some((back, from + 1));
                    (at, read) = (back + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_for_letters() {
        let fit = |pattern: &str, name: &str| fits(&pattern.chars().collect::<Vec<_>>(), &name.chars().collect::<Vec<_>>());
        for (pattern, name) in [("*.xlsx", "a.xlsx"), ("*", ""), ("x?.csv", "xã.csv"), ("*a*b", "aab"), ("**", "a"), ("a*", "a")] {
            assert!(fit(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.xlsx", "a.xls"), ("?", ""), ("?", "ab"), ("[ab]*", "a"), ("*a*b", "aba"), ("a", "")] {
            assert!(!fit(pattern, name), "{pattern} {name}");
        }
    }
}
