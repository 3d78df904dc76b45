//! The figure of a sentence: "Đến nay toàn xã: 95,5% (382/400); hồ sơ lưu tại xã." says one figure and nothing that could
//! make it another's.

use super::super::sheet::heading::says_any;
use super::super::words::WORDS;
use crate::text::numerals;

/// Words besides the figure that make a text a sentence and not a figure with a remark.
const ENOUGH_WORDS: usize = 3;

/// The only part of a sentence that can be an answer: the clause with the figure, a share without the words before it; or
/// the first clause, where no figure is said. Nothing where a word may turn its meaning.
pub(super) fn core(text: &str) -> Option<&str> {
    let words = text.split_whitespace().filter(|w| w.chars().all(|c| !c.is_ascii_digit()) && w.chars().any(char::is_alphabetic));
    if words.count() < ENOUGH_WORDS {
        return None;
    }
    let clauses = clauses(text);
    let with_figures: Vec<&str> = clauses.iter().copied().filter(|c| c.contains(|c: char| c.is_ascii_digit())).collect();
    let core = match with_figures.as_slice() {
        [] => clauses.first().copied()?,
        [only] => figure(only),
        _ => return None,
    };
    let rest = text.replacen(core, " ", 1);
    (!rest.trim().is_empty() && !turns(&rest)).then_some(core)
}

/// Whether a word of a text turns the meaning of what is next to it.
pub(super) fn turns(text: &str) -> bool {
    says_any(text, &WORDS.turning)
}

/// A share is known by its sign, so the words before it only say what it is of.
fn figure(clause: &str) -> &str {
    let found = numerals(clause);
    let share = clause.contains('%') || found.gaps.iter().skip(1).any(|gap| gap.contains('/'));
    match found.gaps.first() {
        Some(before) if share && !before.contains(['(', '[']) => clause.get(before.len()..).unwrap_or(clause),
        _ => clause,
    }
}

/// A text cut at its marks: not at those inside numbers or brackets.
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\n' | ';' => {}
            '.' | ',' | ':' if next.is_none_or(char::is_whitespace) => {}
            '–' | '-' if next.is_some_and(char::is_whitespace) && text[..at].ends_with(char::is_whitespace) => {}
            _ => continue,
        }
        if depth == 0 && !matches!(c, ')' | ']') {
            clauses.push(text[from..at].trim());
            from = at + c.len_utf8();
        }
    }
    clauses.push(text[from..].trim());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_clause_answers() {
        for (text, core_of_it) in [
            ("Đến nay toàn xã: 95,5% (382/400 hộ); được nhân dân đồng tình ủng hộ.", Some("95,5% (382/400 hộ)")),
            ("Toàn xã hiện có 1.724/2.086; hồ sơ lưu tại UBND xã.", Some("1.724/2.086")),
            ("56,5 triệu đồng. Đã báo cáo Ban Chỉ đạo huyện.", Some("56,5 triệu đồng")),
            ("Đạt. Các thôn đã tự rà soát, niêm yết công khai.", Some("Đạt")),
            ("Đạt 95,5%, các thôn đã tự rà soát", Some("95,5%")),
            ("Toàn xã có 12 nhà, đã xóa xong trong năm", Some("Toàn xã có 12 nhà")),
            ("Chưa đạt chuẩn. Đã báo cáo Ban Chỉ đạo huyện.", Some("Chưa đạt chuẩn")),
            ("Kế hoạch năm nay của xã là 95,5%", None),
            ("Năm 2023 đạt 90%, năm 2024 đạt 95%", None),
            ("Còn 5% hộ dân trong xã, đang vận động", None),
            ("Đạt, nhưng chưa có quyết định của huyện", None),
            ("95,5%", None),
        ] {
            assert_eq!(core(text), core_of_it, "{text}");
        }
    }
}
