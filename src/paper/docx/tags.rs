//! XML looked at tag by tag, as far as a document needs.

/// A tag, and the text behind it up to the next.
pub(in super::super) struct Tag<'x> {
    pub tag: &'x str,
    pub text: &'x str,
}

impl<'x> Tag<'x> {
    pub fn name(&self) -> &'x str {
        name(self.tag)
    }

    /// Whether other tags may be within it.
    pub fn is_open(&self) -> bool {
        !self.tag.ends_with("/>")
    }

    /// `w:val` of it.
    pub fn value(&self) -> Option<String> {
        let (_, rest) = self.tag.split_once("w:val=")?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next().map(unescaped)
    }
}

/// Every tag of a part; none where one is broken off.
pub(in super::super) fn tags(xml: &str) -> Option<Vec<Tag<'_>>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = xml.get(at..)?.find('<').map(|i| at + i) {
        let end = start + tag_length(xml.get(start..)?)?;
        at = xml.get(end..)?.find('<').map_or(xml.len(), |i| end + i);
        found.push(Tag { tag: xml.get(start..end)?, text: xml.get(end..at)? });
    }
    Some(found)
}

/// Bytes of what begins with `<`; a `>` between quotes ends no tag.
pub(in super::super) fn tag_length(from: &str) -> Option<usize> {
    for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if from.starts_with(begin) {
            return from.find(end).map(|i| i + end.len());
        }
    }
    let mut quote = None;
    for (i, c) in from.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(i + 1),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

pub(in super::super) fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let end = inner.find(|c: char| c.is_whitespace()).unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or_default();
    name.strip_suffix('/').unwrap_or(name)
}

/// A text without the signs XML writes letters by.
pub(in super::super) fn unescaped(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        match piece.split_once(';').and_then(|(sign, rest)| Some((letter(sign)?, rest))) {
            Some((letter, rest)) => {
                out.push(letter);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(piece);
            }
        }
    }
    out
}

fn letter(sign: &str) -> Option<char> {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match sign {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match sign.strip_prefix('#')?.strip_prefix(['x', 'X']) {
            Some(hex) => code(hex, 16),
            None => code(&sign[1..], 10),
        },
    }
}
