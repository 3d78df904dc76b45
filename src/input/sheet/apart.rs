//! Several figures in one cell, each behind the name of its measure: "Nam: 80 %; Nữ: 75 %".

use crate::text::fold_loose;

/// What stands behind each of the names in a text; nothing unless every one of them stands there once.
pub(in crate::input) fn pieces(text: &str, names: &[&str]) -> Option<Vec<String>> {
    let found: Vec<(usize, usize)> = names.iter().map(|name| only(text, name)).collect::<Option<_>>()?;
    let piece = |(start, end): &(usize, usize)| {
        let next = found.iter().map(|(other, _)| *other).filter(|other| other > start).min().unwrap_or(text.len());
        let rest = text.get(*end..next)?.trim_start_matches([':', '-', '–', '=', ' ']);
        Some(rest.trim_end_matches([';', ',', ' ', '\n', '-', '–']).trim().to_string()).filter(|rest| !rest.is_empty())
    };
    found.iter().map(piece).collect()
}

/// Where a name stands in a text as a word of its own, if it does so once.
fn only(text: &str, name: &str) -> Option<(usize, usize)> {
    let wanted = fold_loose(name);
    let begins = |at: &usize| text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let mut found = text.char_indices().map(|(at, _)| at).filter(begins).filter_map(|at| Some((at, at + length(&text[at..], &wanted)?)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// How many bytes at the beginning of a text say a name, a mark or a blank behind them.
fn length(text: &str, folded: &str) -> Option<usize> {
    let letters = folded.chars().count();
    let end = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    let closed = text[end..].chars().next().is_some_and(|c| !c.is_alphanumeric());
    (closed && letters > 0 && fold_loose(&text[..end]) == folded).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_stands_behind_its_name() {
        let of = |text: &str| pieces(text, &["Nam", "Nữ"]);
        assert_eq!(of("Nam: 80 % (4/5) Nữ: 75 %"), Some(vec!["80 % (4/5)".to_string(), "75 %".to_string()]));
        assert_eq!(of("nữ 75; nam 80,5"), Some(vec!["80,5".to_string(), "75".to_string()]));
        for text in ["80", "Nam: 80", "Nam: 80 Nữ:", "Nam 80, Nam 81, Nữ 75", "Namibia 80 Nữ 75"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
