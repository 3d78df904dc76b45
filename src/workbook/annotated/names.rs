//! Names of sheets that Excel takes: those of a text file or of another program may be none.

use std::collections::HashSet;

/// Longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;

/// A name for each, its own where Excel takes it and no other has it.
pub(super) fn free(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut one = |name: String| {
        let name = allowed(&name);
        let numbered = |n: usize| if n == 1 { name.clone() } else { with_number(&name, n) };
        let mut n = 1;
        while !taken.insert(numbered(n).to_lowercase()) {
            n += 1;
        }
        numbered(n)
    };
    names.map(&mut one).collect()
}

fn with_number(name: &str, n: usize) -> String {
    let end = format!(" ({n})");
    format!("{}{end}", cut(name, LONGEST - end.len()))
}

/// Without a folder and the characters Excel refuses.
fn allowed(name: &str) -> String {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = bare.chars().map(|c| if "*?:[]".contains(c) || c.is_control() { '-' } else { c }).collect();
    let name = cut(plain.trim_matches('\''), LONGEST);
    let name = name.trim_end_matches('\'');
    if name.is_empty() { "-".to_string() } else { name.to_string() }
}

fn cut(name: &str, units: usize) -> &str {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= units
    };
    let length = name.chars().take_while(fits).map(char::len_utf8).sum();
    name.get(..length).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::free;

    fn named(names: &[&str]) -> Vec<String> {
        free(names.iter().map(|n| (*n).to_string()))
    }

    #[test]
    fn excel_takes_every_name() {
        assert_eq!(named(&["Chỉ tiêu", "chỉ tiêu"]), ["Chỉ tiêu", "chỉ tiêu (2)"]);
        assert_eq!(named(&["/nhà/xã A.csv", "C:\\xã B.csv"]), ["xã A.csv", "xã B.csv"]);
        assert_eq!(named(&["[1]: a?*'", "", "'"]), ["-1-- a--", "-", "- (2)"]);
        let long = "đ".repeat(40);
        let [first, second] = named(&[&long, &long]).try_into().expect("two names");
        assert_eq!((first.chars().count(), second.chars().count()), (31, 31));
        assert!(second.ends_with(" (2)"), "{second}");
    }
}
