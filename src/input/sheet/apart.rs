//! Several figures in one cell, each behind the name of its measure: "Nam: 80 %; Nữ: 75 %".

use crate::text::fold_loose;

/// What is behind each of the names that a text has, in the order of the names; nothing unless it begins with one and
/// has another.
pub(in crate::input) fn pieces(text: &str, names: &[&str]) -> Option<Vec<Option<String>>> {
    let found = places(text, names);
    let starts: Vec<usize> = found.iter().flatten().map(|(start, _)| *start).collect();
    if starts.len() < 2 || !starts.contains(&0) {
        return None;
    }
    let piece = |(start, end): &(usize, usize)| {
        let next = starts.iter().copied().filter(|other| other > start).min().unwrap_or(text.len());
        let rest = text.get(*end..next)?.trim_start_matches([':', '-', '–', '=', ' ']);
        Some(rest.trim_end_matches([';', ',', ' ', '\n', '-', '–']).to_string()).filter(|rest| !rest.is_empty())
    };
    let pieces: Vec<Option<String>> = found.iter().map(|place| place.as_ref().and_then(piece)).collect();
    (pieces.iter().flatten().count() == starts.len()).then_some(pieces)
}

/// Where each name is as words of its own, if it does so once; the longest first, since one may be part of another.
fn places(text: &str, names: &[&str]) -> Vec<Option<(usize, usize)>> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(names[*at].len()));
    let mut found = vec![None; names.len()];
    for at in order {
        let free = |(start, end): &(usize, usize)| found.iter().flatten().all(|(s, e): &(usize, usize)| end <= s || e <= start);
        let mut own = occurrences(text, names[at]).into_iter().filter(free);
        found[at] = own.next().filter(|_| own.next().is_none());
    }
    found
}

fn occurrences(text: &str, name: &str) -> Vec<(usize, usize)> {
    let wanted = fold_loose(name);
    let begins = |at: &usize| text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let starts = text.char_indices().map(|(at, _)| at).filter(begins);
    starts.filter_map(|at| Some((at, at + length(&text[at..], &wanted)?))).collect()
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
        let both = |nam: &str, nu: &str| Some(vec![Some(nam.to_string()), Some(nu.to_string())]);
        assert_eq!(of("Nam: 80 % (4/5) Nữ: 75 %"), both("80 % (4/5)", "75 %"));
        assert_eq!(of("nữ 75; nam 80,5"), both("80,5", "75"));
        let one_of_three = pieces("Hộ dùng nước sạch: 90; Hộ: 7", &["Hộ", "Trường", "Hộ dùng nước sạch"]);
        assert_eq!(one_of_three, Some(vec![Some("7".into()), None, Some("90".into())]));
        for text in ["80", "Nam: 80", "Nam: 80 Nữ:", "Nam 80, Nam 81, Nữ 75", "Namibia 80 Nữ 75"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
