//! Text in UTF-8 that a program took for letters of a byte each and wrote as UTF-8 again: "Tá»· lá»‡" for "Tỷ lệ".

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};

use super::legacy::is_plain_vietnamese;

/// Bytes that stand for no letter in the encoding of Windows; some programs lose them.
const LOST: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The text that was meant, and whether letters of it are lost; `None` where the text is no such one.
pub(super) fn mended(text: &str) -> Option<(String, bool)> {
    if text.is_ascii() || !text.chars().any(begins) {
        return None;
    }
    [WINDOWS_1252, WINDOWS_1258].into_iter().find_map(|encoding| letters(&bytes(text, encoding)?))
}

/// Letters that the first byte of a Vietnamese letter in UTF-8 is taken for: A with a tilde or a breve, and so on.
fn begins(c: char) -> bool {
    matches!(c, '\u{c3}' | '\u{102}' | '\u{c4}'..='\u{c6}' | '\u{e1}' | '\u{e2}')
}

/// The bytes a text was taken from; a lost one is none.
fn bytes(text: &str, encoding: &'static Encoding) -> Option<Vec<Option<u8>>> {
    let mut letter = [0; 4];
    let byte = |c: char| match c {
        UNKNOWN => Some(None),
        '\u{80}'..='\u{9f}' => Some(Some(c as u8)),
        _ => match encoding.encode(c.encode_utf8(&mut letter)) {
            (bytes, _, false) if bytes.len() == 1 => bytes.first().map(|byte| Some(*byte)),
            _ => None,
        },
    };
    text.chars().map(byte).collect()
}

/// What the bytes say as UTF-8, if that is Vietnamese. A no-break space is a letter's second half as well as itself:
/// "XÃ HOA" alone proves nothing.
fn letters(bytes: &[Option<u8>]) -> Option<(String, bool)> {
    let (mut out, mut lost, mut sure, mut at) = (String::new(), false, false, 0);
    while let Some(first) = bytes.get(at) {
        let length = first.map_or(1, length);
        let letter = bytes.get(at..at + length)?;
        match letter {
            [None] => out.push(UNKNOWN),
            [Some(byte)] if byte.is_ascii() => out.push(char::from(*byte)),
            _ => out.push(whole(letter)?),
        }
        lost |= out.ends_with(UNKNOWN);
        sure |= length > 1 && letter.get(1) != Some(&Some(0xa0));
        at += length;
    }
    let seen = out.replace(UNKNOWN, "");
    (sure && is_plain_vietnamese(&seen)).then_some((out, lost))
}

/// How many bytes a letter takes by its first.
fn length(first: u8) -> usize {
    match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 1,
    }
}

/// One letter; where a byte is lost, the only one it can be.
fn whole(bytes: &[Option<u8>]) -> Option<char> {
    if let Some(all) = bytes.iter().copied().collect::<Option<Vec<u8>>>() {
        return std::str::from_utf8(&all).ok()?.chars().next();
    }
    let with = |lost: &u8| {
        let all: Vec<u8> = bytes.iter().map(|b| b.unwrap_or(*lost)).collect();
        std::str::from_utf8(&all).ok().filter(|letter| is_plain_vietnamese(letter))?.chars().next()
    };
    let mut all = LOST.iter().filter_map(with);
    let first = all.next()?;
    Some(if all.next().is_none() { first } else { UNKNOWN })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program makes of UTF-8 that it reads in another encoding.
    fn taken(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_encoded_twice_is_read_as_it_was_meant() {
        for text in ["Tỷ lệ hộ nghèo", "xã", "và thôn", "Đạt", "Đường trục “chính” – m²", "Ờ, Ở, Ợ", "95,5 % ước"]
        {
            for encoding in [WINDOWS_1252, WINDOWS_1258] {
                assert_eq!(mended(&taken(text, encoding)), Some((text.to_string(), false)), "{text} {}", encoding.name());
            }
        }
    }

    #[test]
    fn a_lost_byte_is_found_where_it_can_be_one_only() {
        assert_eq!(mended("Ä\u{fffd}áº¡t"), Some(("Đạt".to_string(), false)));
        assert_eq!(mended("nghÃ¨o Ä‘a chiá»\u{fffd}u"), Some(("nghèo đa chi\u{fffd}u".to_string(), true)));
    }

    #[test]
    fn other_texts_are_left() {
        for text in
            ["XÃ\u{a0}HOA", "Xã Hà Hòa", "Tû lÖ hé nghÌo", "Tyû leä hoä ngheøo", "ĐÃ", "Ã", "Ä", "á»", "Größe", "Tỷ lệ", "À", "Ã£ ữ"]
        {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
