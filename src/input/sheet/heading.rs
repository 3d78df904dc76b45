//! What the heading of a column says, in the words of whoever made the sheet: with dates, years, "của xã", abbreviations.

use super::label::{self, Number};
use crate::input::grid::Content;
use crate::input::words::WORDS;
use crate::layout::Column;
use crate::text::{fold, fold_loose};

/// Longest text taken for a heading, in bytes: others are names or notes.
const LONGEST: usize = 160;
/// Most words of a heading that holds the word for names anywhere.
const MOST_WORDS: usize = 5;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::input) enum Says {
    /// What our own columns hold.
    Column(Column),
    /// Running numbers, codes or names: what is below decides.
    Label,
    /// Figures where no other column has them: "Tỷ lệ (%)", "Năm 2024".
    MaybeResult,
    /// An estimate: "Ước thực hiện".
    Estimate,
    /// A part of the year: "Quý 1", "6 tháng".
    Partial,
    /// A tick here says "Đạt", or not.
    Tick(bool),
    /// Understood, and nothing to judge by: a comparison, a remedy, another agency's column.
    Aside,
}

/// A heading taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Heading {
    /// What it says, if its words are understood.
    pub says: Option<Says>,
    /// The only year it names.
    pub year: Option<i16>,
    /// It names an agency above the commune, whose figures are never the commune's.
    pub agency: bool,
}

/// Reads a heading; a number is one only as a year.
pub(in crate::input) fn read(content: &Content) -> Heading {
    match content {
        Content::Text(text) if text.len() <= LONGEST => read_text(text),
        Content::Number { value, .. } => {
            let year = bare_year(&value.to_string());
            Heading { says: year.map(|_| Says::MaybeResult), year, agency: false }
        }
        _ => Heading { says: None, year: None, agency: false },
    }
}

fn read_text(text: &str) -> Heading {
    // Programs that export tables write KET_QUA.
    let folded = fold_loose(&text.replace('_', " "));
    // "Chỉ tiêu 2.1", "Chỉ tiêu 11: Nghèo đa chiều", "Tiêu chí 2: Giao thông" head no column: they are a row's.
    let label = label::read(&folded);
    let coded = matches!(label.number, Some(Number::Dotted(_))) || label::code(&folded).is_some();
    if coded || label::is_whole_indicator(&folded) || (label.criterion && !label.body.is_empty()) {
        return Heading { says: None, year: None, agency: false };
    }
    let year = only_year(&folded);
    let says = says(&folded).or_else(|| (year.is_some() && key(&folded).is_empty()).then_some(Says::MaybeResult));
    Heading { says, year, agency: says_any(text, &WORDS.agencies) }
}

/// The words of a heading one by one: sure ones first, then those that hold a telling word.
fn says(folded: &str) -> Option<Says> {
    let whole = bare(folded);
    let timeless = whole.split(' ').filter(|w| !is_time(w)).collect::<Vec<_>>().join(" ");
    if WORDS.maybe_result.contains(&timeless) {
        return Some(Says::MaybeResult);
    }
    if is_partial(&whole) || WORDS.before_year.contains(&timeless) {
        return Some(Says::Partial);
    }
    let key = key(folded);
    for key in [whole.as_str(), key.as_str()] {
        if let Some(role) = sure(key) {
            return Some(role);
        }
    }
    let spelled = spelled_out(&key);
    sure(&spelled).or_else(|| holding(&spelled))
}

/// A heading that is one of the words listed.
fn sure(key: &str) -> Option<Says> {
    if key.is_empty() {
        return None;
    }
    let known = WORDS
        .headings
        .get(key)
        .copied()
        .or_else(|| crate::input::columns::own(key).filter(|c| *c != Column::Id && !Column::ANSWERING.contains(c)));
    if let Some(column) = known {
        return Some(Says::Column(column));
    }
    let among = |words: &[String]| words.iter().any(|w| w == key);
    if among(&WORDS.ticks_yes) {
        return Some(Says::Tick(true));
    }
    if among(&WORDS.ticks_no) {
        return Some(Says::Tick(false));
    }
    if among(&WORDS.maybe_code) {
        return Some(Says::Label);
    }
    among(&WORDS.maybe_result).then_some(Says::MaybeResult)
}

/// A heading that holds a telling word: the first list that has one decides. A long text is one of names only where it
/// begins so: "Đạt Bộ tiêu chí quốc gia về y tế" is an indicator.
fn holding(key: &str) -> Option<Says> {
    let long = key.split(' ').count() > MOST_WORDS;
    let phrases = Phrases::of(key);
    let tells = |says: Says, word: &str| {
        if long && matches!(says, Says::Column(Column::Name | Column::Code)) { key.starts_with(word) } else { phrases.hold(word) }
    };
    let found = WORDS.telling.iter().find(|(says, words)| words.iter().any(|w| tells(*says, w)));
    found.map(|(says, _)| *says)
}

/// One of some words with their tone marks, which tell "tỉnh" from "tình hình"; in a text without any, by their letters.
pub(in crate::input) fn says_any(text: &str, words: &[String]) -> bool {
    let folded = fold(text);
    let phrases = Phrases::of(&folded);
    words.iter().any(|word| phrases.hold(word) || (text.is_ascii() && phrases.hold(&fold_loose(word))))
}

/// A text from each of its words to its end.
struct Phrases<'t>(Vec<&'t str>);

impl<'t> Phrases<'t> {
    fn of(text: &'t str) -> Self {
        let mut before = None;
        let begins = |(at, c): (usize, char)| before.replace(c).is_none_or(|b: char| !b.is_alphanumeric()).then_some(at);
        Self(text.char_indices().filter_map(begins).map(|at| &text[at..]).collect())
    }

    /// A word or some in a row, not part of another word.
    fn hold(&self, words: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        self.0.iter().any(|from| from.strip_prefix(words).is_some_and(ends))
    }
}

/// A heading folded, without brackets and closing marks.
pub(super) fn whole(text: &str) -> String {
    bare(&fold_loose(text))
}

/// Without brackets and closing marks.
fn bare(folded: &str) -> String {
    let mut depth = 0usize;
    let outside = folded.chars().filter(|c| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let kept: String = outside.collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    kept.trim_matches([':', '.', ',', ';', '*', ' ', '-']).to_string()
}

/// [`bare`] without what only says when or whose: "Kết quả thực hiện của xã đến tháng 12/2024".
fn key(folded: &str) -> String {
    let bare = bare(folded);
    let kept: Vec<&str> = bare.split(' ').filter(|w| !is_time(w)).collect();
    let mut text = kept.join(" ");
    let mut cut = true;
    while cut {
        cut = false;
        for filler in &WORDS.fillers {
            if let Some(rest) = text.strip_suffix(filler.as_str()).filter(|r| r.is_empty() || r.ends_with(' ')) {
                text = rest.trim_end_matches([' ', ',', '-', ':', '.']).to_string();
                cut = true;
            }
        }
    }
    text.trim_matches([':', '.', ',', ' ', '-', '/']).to_string()
}

/// "31/12/2024", "12/2024", "2024", "q4": when.
pub(super) fn is_time(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ':', ';']);
    let digits = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    (parts.len() > 1 && parts.iter().all(|p| digits(p))) || bare_year(word).is_some()
}

/// "Quý I", "6 tháng đầu năm": nothing but a part of the year.
fn is_partial(bare: &str) -> bool {
    let words: Vec<&str> = bare.split(' ').filter(|w| !is_time(w)).collect();
    let counts = |w: &str| !w.is_empty() && (w.chars().all(|c| c.is_ascii_digit()) || label::is_roman(w));
    let among = |list: &[String], w: &str| list.iter().any(|known| known == w);
    let known = |w: &&str| counts(w) || among(&WORDS.partial, w) || among(&WORDS.partial_ends, w);
    words.iter().any(|w| among(&WORDS.partial, w)) && words.iter().any(|w| counts(w)) && words.iter().all(known)
}

/// "KQ" → "ket qua": every word that is an abbreviation.
fn spelled_out(key: &str) -> String {
    let spelled = key.split(' ').map(|w| WORDS.short_headings.get(w).map_or(w, String::as_str));
    spelled.collect::<Vec<_>>().join(" ")
}

fn bare_year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.starts_with("20")).then(|| word.parse().ok()).flatten()
}

/// The only year a text names.
fn only_year(folded: &str) -> Option<i16> {
    let mut years: Vec<i16> = folded.split(|c: char| !c.is_ascii_digit()).filter_map(bare_year).collect();
    years.sort_unstable();
    years.dedup();
    if let [only] = years.as_slice() { Some(*only) } else { None }
}

/// What a text cell says its column holds, where it is one of our own columns.
pub(in crate::input) fn column(content: &Content) -> Option<Column> {
    match read(content).says {
        Some(Says::Column(column)) => Some(column),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Option<Says>, Option<i16>) {
        let heading = read(&Content::Text(text.into()));
        (heading.says, heading.year)
    }

    #[test]
    fn headings_as_people_write_them() {
        use Column::*;
        use Says::{Aside, Estimate, Label, MaybeResult, Tick};
        let column = |c| Some(Says::Column(c));
        for (text, says, year) in [
            ("Kết quả", column(Result), None),
            ("Kết quả thực hiện đến 31/12/2024", column(Result), Some(2024)),
            ("KQ thực hiện của xã đến tháng 12/2024", column(Result), Some(2024)),
            ("TH năm 2024", column(Result), Some(2024)),
            ("Thực hiện 2024", column(Result), Some(2024)),
            ("Kết quả đạt được đến nay", column(Result), None),
            ("Hiện trạng (tính đến ngày 30/6/2024)", column(Result), Some(2024)),
            ("Ước TH 2024", Some(Estimate), Some(2024)),
            ("Ước thực hiện đến cuối năm", Some(Estimate), None),
            ("KH 2024", column(Required), Some(2024)),
            ("Kế hoạch năm 2024", column(Required), Some(2024)),
            ("Tiêu chuẩn theo QĐ 318", column(Required), None),
            ("Chỉ tiêu chung", column(Required), None),
            ("Yêu cầu đạt chuẩn", column(Required), None),
            ("So sánh TH/KH (%)", Some(Aside), None),
            ("Còn thiếu", Some(Aside), None),
            ("Giải pháp thực hiện", Some(Aside), None),
            ("Thời gian hoàn thành", Some(Aside), None),
            ("Kết quả tự đánh giá của xã", column(Verdict), None),
            ("Xã tự đánh giá", column(Verdict), None),
            ("Huyện thẩm tra", Some(Aside), None),
            ("Kết quả thẩm định của tỉnh", Some(Aside), None),
            ("Đạt", Some(Tick(true)), None),
            ("Chưa đạt", Some(Tick(false)), None),
            ("Năm 2023", Some(MaybeResult), Some(2023)),
            ("Tỷ lệ (%)", Some(MaybeResult), None),
            ("STT", Some(Label), None),
            ("Tiêu chí/Chỉ tiêu", column(Name), None),
            ("Nội dung tiêu chí", column(Name), None),
            ("ĐVT", column(Unit), None),
            ("Đơn vị tính", column(Unit), None),
            ("Tài liệu minh chứng kèm theo", column(Documents), None),
            ("Tử số", column(Numerator), None),
            ("Xã Đoàn Kết", None, None),
            ("Có quy hoạch chung xây dựng xã được phê duyệt", None, None),
            ("Vùng nguyên liệu tập trung đối với nông sản chủ lực được cấp mã vùng", None, None),
            ("Đạt Bộ tiêu chí quốc gia về y tế xã", None, None),
            ("Quý 1", Some(Says::Partial), None),
            ("12 tháng", Some(MaybeResult), None),
            ("Đầu năm 2024", Some(Says::Partial), Some(2024)),
            ("Cuối năm", Some(MaybeResult), None),
            ("6 tháng đầu năm 2024", Some(Says::Partial), Some(2024)),
            ("KET_QUA", column(Result), None),
            ("Tiêu chí 1: Quy hoạch", None, None),
            ("TC 1 - CT 2", None, None),
        ] {
            assert_eq!(of(text), (says, year), "{text}");
        }
        for agency in ["Tỉnh thẩm định", "Ý kiến của tỉnh", "Y kien cua tinh"] {
            assert!(read(&Content::Text(agency.into())).agency, "{agency}");
        }
        assert!(!read(&Content::Text("Tình hình, kết quả thực hiện".into())).agency);
        assert!(!read(&Content::Text("Xã tự đánh giá".into())).agency);
    }
}
