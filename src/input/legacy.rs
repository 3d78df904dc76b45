//! Text from before Unicode (TCVN3 and VNI fonts) → Unicode: where the font says so, and without a font
//! where the letters leave no doubt.

mod signs;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::grid::{Content, Grid};
use crate::diag::{Code, Diagnostic, Place};
use signs::{Evidence, shows};

/// What `legacy.toml` says.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Tables {
    letters: String,
    symbols: String,
    tcvn3: Encoding,
    vni: Encoding,
}

/// An encoding and the fonts that show it.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Encoding {
    name: String,
    fonts: Vec<String>,
    /// How the name of a font ends that shows small letters as capitals.
    capitals: String,
    letters: Vec<(String, String)>,
    marks: Vec<Marks>,
    /// The same, to be looked up: every text of a workbook is.
    #[serde(skip)]
    letter_of: HashMap<char, char>,
    #[serde(skip)]
    mark_of: HashMap<(char, char), String>,
}

/// Letters that are marks of the vowel before them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    after: String,
    marks: Vec<(String, String)>,
}

/// `legacy.toml` as JSON, which is read faster.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/legacy.json"));
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables: Tables = serde_json::from_str(TEXT).unwrap_or_default();
    [&mut tables.tcvn3, &mut tables.vni].into_iter().for_each(Encoding::index);
    tables
});
static LETTERS: LazyLock<HashSet<char>> = LazyLock::new(|| TABLES.letters.chars().collect());

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
            match before.and_then(|b| self.mark(b, c)) {
                Some(mark) => out.push_str(mark),
                None => out.push(self.letter(c).unwrap_or(c)),
            }
            before = Some(c);
        }
        out.nfc().collect()
    }

    fn index(&mut self) {
        self.letter_of = self.letters.iter().flat_map(|(from, to)| from.chars().zip(to.chars())).collect();
        let pairs =
            self.marks.iter().flat_map(|m| m.after.chars().flat_map(|before| m.marks.iter().map(move |(c, mark)| (before, c, mark))));
        let each = pairs.flat_map(|(before, from, mark)| from.chars().map(move |c| ((before, c), mark.clone())));
        self.mark_of = each.collect();
    }

    fn letter(&self, c: char) -> Option<char> {
        self.letter_of.get(&c).copied()
    }

    /// The marks that a letter stands for behind another.
    fn mark(&self, before: char, c: char) -> Option<&str> {
        self.mark_of.get(&(small(before), small(c))).map(String::as_str)
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn is_letter(c: char) -> bool {
    !c.is_ascii() && LETTERS.contains(&small(c))
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

/// Where Unicode was typed too, "xã" may be what it seems.
fn is_mixed(grid: &Grid) -> bool {
    grid.cells.values().any(|content| matches!(content, Content::Text(text) if is_unicode(text)))
}

type TextCell<'a> = ((u32, u32), &'a str);

/// The texts beyond ASCII whose font says nothing.
fn bare(grid: &Grid) -> impl Iterator<Item = TextCell<'_>> {
    grid.cells.iter().filter_map(|(at, content)| match content {
        Content::Text(text) if !text.is_ascii() && !grid.fonts.contains_key(at) => Some((*at, text.as_str())),
        _ => None,
    })
}

/// Whether the letters of a sheet without fonts leave no doubt.
pub(super) fn is_sure(grid: &Grid) -> bool {
    !is_mixed(grid) && Evidence::of(bare(grid)).sure().is_some()
}

/// Converts the sheets of a workbook in place; one finding for each with text that was converted, or that
/// seems old and was left as it is because that is not sure.
pub(super) fn convert(sheets: &mut [Grid]) -> Vec<Diagnostic> {
    let sure = Evidence::of(sheets.iter().filter(|grid| !is_mixed(grid)).flat_map(bare)).sure();
    sheets.iter_mut().filter_map(|grid| sheet(grid, sure)).collect()
}

fn sheet(grid: &mut Grid, sure: Option<&'static Encoding>) -> Option<Diagnostic> {
    let mixed = is_mixed(grid);
    let pattern = sure.filter(|encoding| !mixed && bare(grid).any(|(_, text)| shows(encoding, text)));
    let doubt = Evidence::of(bare(grid)).doubt().filter(|_| pattern.is_none());
    let found = converted(grid, mixed, pattern.map(|encoding| Font { encoding, capitals: false }));
    let (code, (first, count, encoding)) = match (found, doubt) {
        (Some(found), _) => (Code::LegacyText, found),
        (None, Some(doubt)) => (Code::LegacyTextUnsure, doubt),
        (None, None) => return None,
    };
    let place = Place::Cell(grid.origin(first.0, first.1));
    Some(Diagnostic::new(code, place).with("encoding", encoding.name.as_str()).with("count", count))
}

/// The first cell, how many there are, and of which encoding.
type CellsFound = ((u32, u32), usize, &'static Encoding);

fn converted(grid: &mut Grid, mixed: bool, pattern: Option<Font>) -> Option<CellsFound> {
    let fonts = std::mem::take(&mut grid.fonts);
    let mut found: Option<CellsFound> = None;
    for (at, content) in &mut grid.cells {
        let Content::Text(text) = content else { continue };
        let font = fonts.get(at).copied().filter(|font| !mixed || shows(font.encoding, text)).or(pattern);
        let Some(font) = font.filter(|_| !is_unicode(text)) else { continue };
        let unicode = font.unicode(text);
        if unicode != *text {
            *text = unicode;
            grid.looks.get_mut(at).into_iter().for_each(|look| look.convert(|text| font.unicode(text)));
            found.get_or_insert((*at, 0, font.encoding)).1 += 1;
        }
    }
    found
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

    #[test]
    fn the_tables_can_be_read() {
        let tables: Tables = toml::from_str(include_str!("legacy.toml")).unwrap_or_else(|e| panic!("{e}"));
        for encoding in [&tables.tcvn3, &tables.vni] {
            let as_many = |(from, to): &(String, String)| from.chars().count() == to.chars().count();
            assert!(encoding.letters.iter().all(as_many), "{}", encoding.name);
        }
    }

    fn of_texts(texts: &[&str]) -> Grid {
        let mut grid = Grid::new(&"a.xls".into(), "B", false);
        grid.cells = (0..).zip(texts).map(|(row, text)| ((row, 0), Content::Text((*text).to_string()))).collect();
        grid
    }

    /// The texts of sheets without fonts, converted, and "code cell" of what was found.
    fn by_letters(sheets: &[&[&str]]) -> (Vec<String>, Vec<String>) {
        let mut grids: Vec<Grid> = sheets.iter().map(|texts| of_texts(texts)).collect();
        let cell = |found: &Diagnostic| if let Place::Cell(at) = &found.place { at.cell() } else { String::new() };
        let found = convert(&mut grids).iter().map(|f| format!("{} {}", f.code.id(), cell(f))).collect();
        (grids.iter().flat_map(|g| g.cells.values()).map(Content::plain).collect(), found)
    }

    const OLD_TCVN3: [&str; 6] = ["M", "Tû lÖ hé nghÌo", "N\u{ad}íc s¹ch", "KÕt qu¶", "Cã", "m²"];
    const OLD_VNI: [&str; 6] = ["M", "Tyû leä hoä ngheøo", "Nöôùc saïch", "Keát quaû", "Coù", "m²"];
    const TODAY: [&str; 6] = ["M", "Tỷ lệ hộ nghèo", "Nước sạch", "Kết quả", "Có", "m²"];

    #[test]
    fn without_a_font_a_sheet_is_converted_where_its_letters_leave_no_doubt() {
        for old in [OLD_TCVN3, OLD_VNI] {
            assert_eq!(by_letters(&[&old]), (TODAY.map(String::from).to_vec(), vec!["legacy-text A2".to_string()]));
        }
        // A further sheet with less to tell is of the same workbook; one without any such letter may be anything.
        let (texts, found) = by_letters(&[&OLD_VNI, &["Haø Noäi"], &["Có"]]);
        assert_eq!(texts[6..], ["Hà Nội", "Có"]);
        assert_eq!(found, ["legacy-text A2", "legacy-text A1"]);
    }

    #[test]
    fn what_is_not_sure_is_left_and_said() {
        let unicode = [&OLD_TCVN3[..], &["Tỷ lệ"]].concat();
        let both = [OLD_TCVN3, OLD_VNI].concat();
        let kept = |texts: &[&str]| (texts.iter().map(ToString::to_string).collect::<Vec<_>>(), vec!["legacy-text-unsure A2".to_string()]);
        assert_eq!(by_letters(&[&unicode]), kept(&unicode));
        assert_eq!(by_letters(&[&both]), kept(&both));
    }

    #[test]
    fn texts_of_today_are_left_in_silence() {
        for kept in [
            &["Có", "Xã Hà Hòa", "Thôn Áng", "Đà"][..],
            &["BÁo cáo", "Toà nhà", "Hoá chất", "Khoá", "TÔi"],
            &["µg/l", "µg/l", "µg", "© 2024", "± 5", "«a»", "«b»", "§5"],
            &["français", "août", "maïs", "Noël", "Raphaël", "bœuf", "goût", "coût"],
            &["Österreich", "SCHÖN", "Größe", "für", "über", "Ärzte", "Übung"],
            // Unicode whose bytes were taken for letters: another mistake than an old font.
            &["XÃ£ Ä\u{90}á»“ng Tiáº¿n", "Tá»· lá»‡", "Káº¿t quáº£", "nÆ°á»›c", "Ä‘Æ°á»\u{9d}ng", "sáº¡ch"],
        ] {
            assert_eq!(by_letters(&[kept]), (kept.iter().map(ToString::to_string).collect(), Vec::new()));
        }
    }
}
