//! The number in front of a name, taken off: "2.1. Tỷ lệ đường xã", "Tiêu chí số 2 về giao thông", "- Nam", "a) …".

use crate::input::words::WORDS;
use crate::text::fold_loose;

/// What is in front of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input) enum Number {
    /// "2.1": with a point, as codes of indicators are written.
    Dotted(String),
    /// "2": a criterion, a running number, or an indicator's code.
    Whole(u32),
    /// "II": a group.
    Roman,
    /// "a)".
    Letter,
    /// "-", "+".
    Mark,
}

/// A label without its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input) struct Label {
    /// The number, if there is one.
    pub number: Option<Number>,
    /// "Tiêu chí số 2": the number is that of a criterion.
    pub criterion: bool,
    pub body: String,
}

/// Longest name of a sheet that is no more than a criterion's number.
const SHORT: usize = 8;

/// Marks between a number and a name.
const CLOSING: [char; 7] = ['.', ')', ':', '-', '/', ',', ' '];

/// Takes apart a label whose text is folded without tone marks.
pub(in crate::input) fn read(folded: &str) -> Label {
    let text = folded.trim();
    let after = after_criterion(text);
    let criterion = after.is_some();
    let rest = after.or_else(|| after_prefix(text)).unwrap_or(text).trim_start();
    let found = if criterion || after_prefix(text).is_some() { numbered(rest, false) } else { numbered(rest, true) };
    match found {
        // "2. Tiêu chí số 2 về giao thông".
        Some((_, body)) if !criterion && names_criterion(body) => read(body),
        Some((number, body)) => Label { number: Some(number), criterion, body: without_about(body).to_string() },
        None => Label { number: None, criterion: false, body: text.to_string() },
    }
}

/// What follows the word for a criterion.
fn after_criterion(text: &str) -> Option<&str> {
    WORDS.criterion_words.iter().find_map(|w| text.strip_prefix(w.as_str())?.strip_prefix([' ', ':', '.']))
}

/// Whether a folded text is the code of an indicator without a dot, and its name: "chi tieu 11: ty le ngheo da chieu".
pub(in crate::input) fn is_whole_indicator(folded: &str) -> bool {
    let named = |rest: &str| matches!(numbered(rest.trim_start(), false), Some((Number::Whole(1..100), body)) if !body.trim().is_empty());
    after_prefix(folded.trim()).is_some_and(named)
}

/// Whether a folded text begins with the word for a criterion: "tieu chi qp-an".
pub(in crate::input) fn is_of_criterion(folded: &str) -> bool {
    after_criterion(folded).is_some()
}

/// Whether a text is "tiêu chí số 2" and more.
fn names_criterion(text: &str) -> bool {
    after_criterion(text).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// The criterion that a title names: "Tiêu chí số 2 về giao thông", "IV. Tiêu chí 2", "TC 2".
pub(in crate::input) fn criterion(text: &str) -> Option<u32> {
    let of = |label: &Label| match label.number {
        Some(Number::Whole(n)) if label.criterion => Some(n),
        _ => None,
    };
    let label = read(&fold_loose(text));
    let short = || text.len() <= SHORT && after_prefix(&fold_loose(text)).is_some();
    let bare = || if let Some(Number::Whole(n)) = label.number { short().then_some(n) } else { None };
    of(&label).or_else(bare)
}

/// "chi tieu 2.1": what follows the word.
fn after_prefix(text: &str) -> Option<&str> {
    WORDS.prefixes.iter().filter_map(|p| text.strip_prefix(p.as_str())?.strip_prefix([' ', '.'])).min_by_key(|rest| rest.len())
}

/// The code of an indicator as offices and programs write it: "tc02.01", "ct 2-1", "ntm_2_1", "tc 2 - ct 1" are 2.1.
pub(in crate::input) fn code(folded: &str) -> Option<String> {
    let separated = |c: char| c.is_alphanumeric() || [' ', '.', '_', '-', ':', ',', ')'].contains(&c);
    let mut numbers = Vec::new();
    for token in tokens(folded) {
        match token.parse::<u32>() {
            Ok(number) if token.len() <= 2 => numbers.push(number),
            Ok(_) => return None,
            Err(_) if WORDS.before_codes.iter().any(|w| w == token) => {}
            Err(_) => return None,
        }
    }
    match numbers.as_slice() {
        [criterion, indicator] if folded.chars().all(separated) => Some(format!("{criterion}.{indicator}")),
        _ => None,
    }
}

/// The words and numbers of a text: "tc02.01" is "tc", "02", "01".
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.flat_map(|word| {
        let (head, rest) = word.split_at(word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len()));
        let (number, tail) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let (more, last) = tail.split_at(tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len()));
        [head, number, more, last].into_iter().filter(|token| !token.is_empty())
    })
}

/// "ve giao thong" → "giao thong".
fn without_about(body: &str) -> &str {
    WORDS.about.iter().find_map(|w| body.strip_prefix(w.as_str())?.strip_prefix(' ')).unwrap_or(body)
}

/// A number and what follows it; a whole number wants a mark behind it where `closed` says so, since names begin with
/// numbers too.
fn numbered(text: &str, closed: bool) -> Option<(Number, &str)> {
    if let Some(rest) = text.strip_prefix(['-', '+', '*', '•', '–', '▪', 'o']).filter(|r| r.starts_with(' ') || !text.starts_with('o'))
    {
        let inner = numbered(rest.trim_start(), closed);
        return inner.filter(|(n, _)| matches!(n, Number::Dotted(_))).or(Some((Number::Mark, rest.trim_start_matches(['-', '+', ' ']))));
    }
    let open = text.strip_prefix(['(', '[']).unwrap_or(text);
    digits(open, closed).or_else(|| letters(open))
}

fn digits(text: &str, closed: bool) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let marked = head.ends_with(['.', ',']) || rest.trim_start().starts_with([')', ':', '-', '/', '.', ']']);
    let head = head.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = head.split(['.', ',']).collect();
    if head.is_empty() || parts.iter().any(|p| p.is_empty() || p.len() > 2) || rest.trim_start().starts_with('%') {
        return None;
    }
    let body = rest.trim_start_matches(CLOSING).trim_start_matches(']').trim_start();
    match parts.as_slice() {
        [whole] => (marked || !closed || rest.is_empty()).then(|| Some((Number::Whole(whole.parse().ok()?), body))).flatten(),
        parts => Some((Number::Dotted(parts.join(".")), body)),
    }
}

/// "a)", "IV.": one letter or a Roman number with a mark behind it.
fn letters(text: &str) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (head, rest) = text.split_at(end);
    if !rest.starts_with([')', '.', ':', '/', '-']) && !rest.trim_start().starts_with([')', '-']) {
        return None;
    }
    let body = rest.trim_start_matches(CLOSING);
    if is_roman(head) {
        return Some((Number::Roman, body));
    }
    (head.len() == 1).then_some((Number::Letter, body))
}

/// "i" to "xx", folded.
pub(in crate::input) fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_loose;

    #[test]
    fn codes_as_offices_and_programs_write_them() {
        for text in ["TC 2 - CT 1", "TC2-CT1", "TC2CT1", "2.1", "TC2.1", "CT 2.1", "2-1", "TC02.01", "CT2_1", "NTM.2.1", "2.1."] {
            assert_eq!(code(&fold_loose(text)).as_deref(), Some("2.1"), "{text}");
        }
        for text in ["2", "Điều 2.1", "2.1.3", "12/2024", "2.1 Đường"] {
            assert_eq!(code(&fold_loose(text)), None, "{text}");
        }
    }

    #[test]
    fn an_indicator_without_a_dot_is_known_by_its_name() {
        for text in ["Chỉ tiêu 11: Tỷ lệ nghèo đa chiều", "TC 7. Chợ nông thôn", "chỉ tiêu 16 Văn hóa"] {
            assert!(is_whole_indicator(&fold_loose(text)), "{text}");
        }
        for text in ["Chỉ tiêu", "Chỉ tiêu 11", "Chỉ tiêu năm 2024", "Chỉ tiêu 2024: kế hoạch", "11. Nghèo", "Chỉ tiêu chung"]
        {
            assert!(!is_whole_indicator(&fold_loose(text)), "{text}");
        }
    }

    #[test]
    fn numbers_in_front_are_taken_off() {
        use Number::*;
        for (text, number, criterion, body) in [
            ("2.1. Tỷ lệ đường xã", Some(Dotted("2.1".into())), false, "ty le duong xa"),
            ("2.1 - Tỷ lệ", Some(Dotted("2.1".into())), false, "ty le"),
            ("2.1.", Some(Dotted("2.1".into())), false, ""),
            ("17.10 An toàn", Some(Dotted("17.10".into())), false, "an toan"),
            ("Chỉ tiêu 2.1: Đường xã", Some(Dotted("2.1".into())), false, "duong xa"),
            ("Tiêu chí số 2 về Giao thông", Some(Whole(2)), true, "giao thong"),
            ("TIÊU CHÍ 10: THU NHẬP", Some(Whole(10)), true, "thu nhap"),
            ("5. Trường học", Some(Whole(5)), false, "truong hoc"),
            ("4 tại chỗ", None, false, "4 tai cho"),
            ("12", Some(Whole(12)), false, ""),
            ("- Nam", Some(Mark), false, "nam"),
            ("+ 2.1 Đường", Some(Dotted("2.1".into())), false, "duong"),
            ("a) Đường xã", Some(Letter), false, "duong xa"),
            ("II. Hạ tầng", Some(Roman), false, "ha tang"),
            ("95,5% hộ", None, false, "95,5% ho"),
            ("Y tế", None, false, "y te"),
            ("Có quy hoạch", None, false, "co quy hoach"),
        ] {
            let label = read(&fold_loose(text));
            assert_eq!((label.number, label.criterion, label.body.as_str()), (number, criterion, body), "{text}");
        }
    }
}
