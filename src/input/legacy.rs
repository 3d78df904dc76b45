//! Text from before Unicode (TCVN3 and VNI fonts) → Unicode: where the font says so, and without a font
//! where letters stand in words that no text in Unicode holds.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::grid::{Content, Grid};
use crate::diag::{Code, Diagnostic, Place};

/// Fewest cells, with more different letters than that in them, by which an encoding is told without a font.
const UNMISTAKABLE: usize = 3;

#[derive(Deserialize)]
struct Tables {
    letters: String,
    symbols: String,
    tcvn3: Encoding,
    vni: Encoding,
}

/// An encoding and the fonts that show it.
#[derive(Deserialize)]
struct Encoding {
    name: String,
    fonts: Vec<String>,
    /// How the name of a font ends that shows small letters as capitals.
    capitals: String,
    letters: Vec<(String, String)>,
    /// Letters behind which a mark may stand.
    after: String,
    marks: Vec<(String, String)>,
}

#[expect(clippy::expect_used, reason = "a file of the program, read by every test")]
static TABLES: LazyLock<Tables> = LazyLock::new(|| toml::from_str(include_str!("legacy.toml")).expect("legacy.toml"));

/// What the font of a cell says of its text.
#[derive(Clone, Copy)]
pub(super) struct Font {
    encoding: &'static Encoding,
    capitals: bool,
}

impl std::fmt::Debug for Font {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.encoding.name)
    }
}

impl Font {
    /// The encoding that a font of this name shows; `None` for one of Unicode.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let shows = |e: &&Encoding| e.fonts.iter().any(|start| name.starts_with(start.as_str()));
        let encoding = [&TABLES.tcvn3, &TABLES.vni].into_iter().find(shows)?;
        Some(Self { encoding, capitals: !encoding.capitals.is_empty() && name.ends_with(&encoding.capitals) })
    }

    fn unicode(self, text: &str) -> String {
        let text = self.encoding.unicode(text);
        if self.capitals { text.to_uppercase() } else { text }
    }
}

impl Encoding {
    fn unicode(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut before = None;
        for c in text.chars() {
            let marked = before.is_some_and(|b| self.after.contains(b));
            match self.marks.iter().find(|(from, _)| marked && from.contains(c)) {
                Some((_, marks)) => out.push_str(marks),
                None => out.push(self.letter(c)),
            }
            before = Some(c);
        }
        out.nfc().collect()
    }

    fn letter(&self, c: char) -> char {
        let pair = |(from, to): &(String, String)| from.chars().zip(to.chars()).find(|(f, _)| *f == c);
        self.letters.iter().find_map(pair).map_or(c, |(_, to)| to)
    }

    /// The letters of a text that are of this encoding, stand in a word and are none of Vietnamese in Unicode.
    fn signs<'a>(&'a self, text: &'a str) -> impl Iterator<Item = char> + 'a {
        let before = std::iter::once(None).chain(text.chars().map(Some));
        let pairs = before.zip(text.chars());
        let after = text.chars().skip(1).map(Some).chain(std::iter::once(None));
        pairs.zip(after).filter_map(|((before, c), after)| self.is_sign(before, c, after).then_some(c))
    }

    fn is_sign(&self, before: Option<char>, c: char, after: Option<char>) -> bool {
        if c.is_ascii() || is_letter(c) {
            return false;
        }
        let in_word = [before, after].into_iter().flatten().any(|n| n.is_ascii_alphabetic());
        let marked = before.is_some_and(|b| self.after.contains(b)) && self.marks.iter().any(|(from, _)| from.contains(c));
        marked || in_word && self.letters.iter().any(|(from, _)| from.contains(c))
    }
}

fn is_letter(c: char) -> bool {
    !c.is_ascii() && c.to_lowercase().all(|c| TABLES.letters.contains(c))
}

/// Vietnamese and nothing else beyond ASCII.
pub(super) fn is_plain_vietnamese(text: &str) -> bool {
    let usual = |c: char| is_letter(c) || c.is_whitespace() || TABLES.symbols.contains(c);
    text.chars().all(|c| if c.is_ascii() { !c.is_ascii_control() || c.is_ascii_whitespace() } else { usual(c) })
}

/// Letters that only Unicode has: a text with one of them is not converted.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| c > '\u{ff}' && is_letter(c))
}

fn texts(grid: &Grid) -> impl Iterator<Item = &str> {
    grid.cells.values().filter_map(|content| match content {
        Content::Text(text) if !text.is_ascii() => Some(text.as_str()),
        _ => None,
    })
}

/// Converts the sheets of a workbook in place; one note for each with text converted.
pub(super) fn convert(sheets: &mut [Grid]) -> Vec<Diagnostic> {
    let pattern = by_pattern(sheets).map(|encoding| Font { encoding, capitals: false });
    sheets.iter_mut().flat_map(|grid| sheet(grid, pattern)).collect()
}

/// The encoding of a workbook without any text in Unicode, told by its letters.
fn by_pattern(sheets: &[Grid]) -> Option<&'static Encoding> {
    if sheets.iter().flat_map(texts).any(is_unicode) {
        return None;
    }
    let signs = |encoding: &Encoding| {
        let found: Vec<BTreeSet<char>> = sheets.iter().flat_map(texts).map(|t| encoding.signs(t).collect()).collect();
        let kinds: BTreeSet<char> = found.iter().flatten().copied().collect();
        if kinds.len() <= UNMISTAKABLE { 0 } else { found.iter().filter(|f| !f.is_empty()).count() }
    };
    let (tcvn3, vni) = (signs(&TABLES.tcvn3), signs(&TABLES.vni));
    let (encoding, most, other) = if tcvn3 > vni { (&TABLES.tcvn3, tcvn3, vni) } else { (&TABLES.vni, vni, tcvn3) };
    (most >= UNMISTAKABLE && most > other).then_some(encoding)
}

fn sheet(grid: &mut Grid, pattern: Option<Font>) -> Option<Diagnostic> {
    let fonts = std::mem::take(&mut grid.fonts);
    // Where Unicode was typed into cells with an old font, "xã" may be what it seems.
    let mixed = texts(grid).any(is_unicode);
    let mut converted = Vec::new();
    for (at, content) in &mut grid.cells {
        let Content::Text(text) = content else { continue };
        let font = fonts.get(at).copied();
        let certain = font.is_some() && !mixed;
        let Some(of) = font.or(pattern).filter(|f| certain || f.encoding.signs(text).next().is_some()) else { continue };
        let unicode = of.unicode(text);
        if is_unicode(text) || unicode == *text {
            continue;
        }
        *text = unicode;
        converted.push((*at, &of.encoding.name));
    }
    let (first, name) = converted.first()?;
    let place = Place::Cell(grid.origin(first.0, first.1));
    Some(Diagnostic::new(Code::LegacyText, place).with("encoding", name.to_string()).with("count", converted.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị \
        ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ";
    /// The code points of the standard in the same order.
    const TCVN3: &str = "B5 B8 B6 B7 B9 A8 BB BE BC BD C6 A9 C7 CA C8 C9 CB AE CC D0 CE CF D1 AA D2 D5 D3 D4 D6 D7 DD D8 DC DE \
        DF E3 E1 E2 E4 AB E5 E8 E6 E7 E9 AC EA ED EB EC EE EF F3 F1 F2 F4 AD F5 F8 F6 F7 F9 FA FD FB FC FE";
    const VNI: &str = "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò \
        oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î";

    fn read(font: &str, text: &str) -> String {
        Font::named(font).map(|f| f.unicode(text)).unwrap_or_default()
    }

    #[test]
    fn every_letter_is_read_small_and_capital() {
        let letters: Vec<&str> = LETTERS.split_whitespace().collect();
        let tcvn3: Vec<String> = TCVN3.split_whitespace().map(|h| char::from(u8::from_str_radix(h, 16).unwrap()).to_string()).collect();
        let vni: Vec<&str> = VNI.split_whitespace().collect();
        assert_eq!((letters.len(), tcvn3.len(), vni.len()), (67, 67, 67));
        for ((letter, tcvn3), vni) in letters.iter().zip(&tcvn3).zip(&vni) {
            assert_eq!(read(".VnTime", tcvn3), *letter);
            assert_eq!(read(".VnTimeH", tcvn3), letter.to_uppercase());
            assert_eq!(read("VNI-Times", vni), *letter);
            assert_eq!(read("VNI-Times", &vni.to_uppercase()), letter.to_uppercase());
        }
    }

    #[test]
    fn phrases_are_read() {
        assert_eq!(read(".VnArial", "Tû lÖ hé nghÌo"), "Tỷ lệ hộ nghèo");
        assert_eq!(read(".VnTime", "\u{a7}\u{ad}êng x·, m² (85 %)"), "Đường xã, m² (85 %)");
        assert_eq!(read("VNI-Times", "Tyû leä hoä ngheøo"), "Tỷ lệ hộ nghèo");
        assert_eq!(read("VNI-Helve", "ÑÖÔØNG XAÕ, thò traán"), "ĐƯỜNG XÃ, thị trấn");
        assert!(Font::named("Times New Roman").is_none());
    }

    /// The texts of a sheet without fonts, converted, and how many notes.
    fn by_letters(texts: &[&str]) -> (Vec<String>, usize) {
        let mut grid = Grid::new(&"a.xls".into(), "B", false);
        grid.cells = (0..).zip(texts).map(|(row, text)| ((row, 0), Content::Text((*text).to_string()))).collect();
        let mut sheets = [grid];
        let notes = convert(&mut sheets).len();
        (sheets[0].cells.values().map(Content::plain).collect(), notes)
    }

    #[test]
    fn without_a_font_only_unmistakable_letters_count() {
        let old = ["Tû lÖ hé nghÌo", "N­íc s¹ch", "KÕt qu¶", "m²"];
        assert_eq!(by_letters(&old), (["Tỷ lệ hộ nghèo", "Nước sạch", "Kết quả", "m²"].map(String::from).to_vec(), 1));
        for kept in [
            &["Tû lÖ hé nghÌo", "N­íc s¹ch", "KÕt qu¶", "Tỷ lệ"][..],
            &["Có", "Xã Hà Hòa", "Thôn Áng", "Đà"],
            &["µg/l", "µg/l", "µg", "© 2024", "± 5", "«a»"],
        ] {
            assert_eq!(by_letters(kept), (kept.iter().map(ToString::to_string).collect(), 0));
        }
    }
}
