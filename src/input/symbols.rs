//! Fonts whose letters are signs: ü in Wingdings is ✓ on the page.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A font and what it shows.
#[derive(Debug, Deserialize)]
pub(super) struct Symbols {
    pub name: String,
    /// Sign → the letters that show it.
    #[serde(flatten)]
    signs: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Fonts {
    font: Vec<Symbols>,
}

/// `symbols.toml` as JSON, which is read faster.
const SYMBOLS: &str = include_str!(concat!(env!("OUT_DIR"), "/symbols.json"));
static FONTS: LazyLock<Vec<Symbols>> =
    LazyLock::new(|| serde_json::from_str(SYMBOLS).map_or_else(|_| Vec::new(), |fonts: Fonts| fonts.font));

/// Stands for a sign that says nothing here.
const UNKNOWN: &str = "\u{fffd}";
/// Where programs keep the letters of such fonts so that nobody takes them for letters.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xf020..=0xf0ff;

impl Symbols {
    /// The font of this name, if it shows signs.
    pub fn named(font: &str) -> Option<&'static Self> {
        let compact = |name: &str| name.replace(' ', "").to_lowercase();
        FONTS.iter().find(|known| compact(&known.name) == compact(font))
    }

    /// What a text in this font looks like.
    pub fn shown(&self, text: &str) -> String {
        text.chars().map(|c| if c.is_whitespace() { c.to_string() } else { self.sign(c).to_string() }).collect()
    }

    fn sign(&self, c: char) -> &str {
        let code = c as u32;
        let letter = if PRIVATE.contains(&code) { char::from_u32(code - 0xf000).unwrap_or(c) } else { c };
        self.signs.iter().find(|(_, letters)| letters.contains(letter)).map_or(UNKNOWN, |(sign, _)| sign)
    }
}

/// Two fonts are one where both show the same.
impl PartialEq for Symbols {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_font_of_signs_are_what_they_show() {
        let fonts: Fonts = toml::from_str(include_str!("symbols.toml")).expect("symbols.toml");
        assert_eq!(fonts.font.len(), FONTS.len());
        for (font, letter, sign) in [
            ("Wingdings", "ü", "✓"),
            ("wingdings", "\u{f0fc}", "✓"),
            ("Wingdings", "þ", "☑"),
            ("Wingdings", "o", "☐"),
            ("Wingdings", "x", "☒"),
            ("Wingdings 2", "P", "✓"),
            ("Webdings", "a", "✓"),
            ("Symbol", "Ö", "√"),
            ("Wingdings", "A", UNKNOWN),
        ] {
            assert_eq!(Symbols::named(font).unwrap().shown(letter), sign, "{letter} in {font}");
        }
        for font in ["Times New Roman", "Wingdings 4", ".VnTime", ""] {
            assert!(Symbols::named(font).is_none(), "{font}");
        }
        for font in &fonts.font {
            let letters: String = font.signs.values().map(String::as_str).collect();
            let twice = letters.chars().find(|c| letters.matches(*c).count() > 1);
            assert_eq!(twice, None, "{} shows two signs for one letter", font.name);
        }
    }
}
