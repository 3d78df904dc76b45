//! Numbers that Word puts before paragraphs by itself and that are nowhere in the text. A list whose numbers cannot be
//! reported for certain has none: a wrong code is worse than none.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::xml::{attribute, each, number, opened};

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest number that is written out in letters.
const LETTERS: u32 = 26;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// "%1.%2."
    text: String,
}

/// What a list is numbered by; several lists may share it, and then go on counting.
#[derive(Debug, Clone, Default)]
struct Scheme {
    levels: [Level; LEVELS],
    /// It says something that is not followed here.
    unsure: bool,
    counts: [Option<u32>; LEVELS],
}

#[derive(Debug, Clone, Default)]
struct List {
    scheme: String,
    /// Levels that begin again with it.
    starts: BTreeMap<usize, u32>,
    begun: bool,
}

/// The lists of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    schemes: BTreeMap<String, Scheme>,
    lists: BTreeMap<String, List>,
}

impl Numbering {
    /// From the parts that tell of numbers and of styles.
    pub fn read(numbers: &str, styles: &str) -> Self {
        let mut reading = NumberReading::default();
        if !each(numbers, |event| reading.event(event)) {
            return Self::default();
        }
        let mut numbering = reading.numbering;
        for list in of_styles(styles) {
            let scheme = numbering.lists.get(&list).map(|list| list.scheme.clone());
            if let Some(scheme) = scheme.and_then(|id| numbering.schemes.get_mut(&id)) {
                scheme.unsure = true;
            }
        }
        numbering
    }

    /// The number of the next paragraph of a list.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let list = self.lists.get_mut(list)?;
        let scheme = self.schemes.get_mut(&list.scheme).filter(|scheme| !scheme.unsure)?;
        if !std::mem::replace(&mut list.begun, true) {
            for (level, start) in &list.starts {
                *scheme.counts.get_mut(*level)? = start.checked_sub(1).or(Some(0));
            }
        }
        scheme.next(level)
    }
}

/// Lists that styles put paragraphs into: how far they have come cannot be seen from the paragraphs.
fn of_styles(styles: &str) -> BTreeSet<String> {
    let mut lists = BTreeSet::new();
    each(styles, |event| {
        if let Some(tag) = opened(event).filter(|tag| tag.local_name().as_ref() == "numId") {
            lists.extend(attribute(tag, "val"));
        }
    });
    lists
}

impl Scheme {
    fn next(&mut self, level: usize) -> Option<String> {
        let own = self.levels.get(level)?;
        let count = self.counts.get(level)?.map_or(own.start, |count| count.saturating_add(1));
        *self.counts.get_mut(level)? = Some(count);
        self.counts.iter_mut().skip(level + 1).for_each(|count| *count = None);
        let mut text = own.text.clone();
        if !text.contains('%') {
            return None;
        }
        for (above, of) in self.levels.iter().enumerate().take(level + 1) {
            let mark = format!("%{}", above + 1);
            if text.contains(&mark) {
                let count = self.counts.get(above).copied().flatten().unwrap_or(of.start);
                text = text.replace(&mark, &written(count, &of.format)?);
            }
        }
        Some(text.trim().to_string()).filter(|text| !text.is_empty() && !text.contains('%'))
    }
}

fn written(count: u32, format: &str) -> Option<String> {
    let letter = |first: u8| (1..=LETTERS).contains(&count).then(|| char::from(first + (count - 1) as u8).to_string());
    match format {
        "decimal" => Some(count.to_string()),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).map(|text| text.to_lowercase()),
        _ => None,
    }
}

fn roman(count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut rest, mut text) = (Some(count).filter(|count| (1..400).contains(count))?, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// The part of numbers being read.
#[derive(Default)]
struct NumberReading {
    numbering: Numbering,
    scheme: Option<String>,
    list: Option<String>,
    level: usize,
}

impl NumberReading {
    fn event(&mut self, event: &Event) {
        if let Some(tag) = opened(event) {
            self.begin(tag);
        }
        if let Event::End(tag) = event {
            match tag.local_name().as_ref() {
                "abstractNum" => self.scheme = None,
                "num" => self.list = None,
                _ => {}
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart) {
        let id = |name| attribute(tag, name).unwrap_or_default();
        match tag.local_name().as_ref() {
            "abstractNum" => {
                self.scheme = Some(id("abstractNumId"));
                self.numbering.schemes.insert(id("abstractNumId"), Scheme::default());
            }
            "num" => {
                self.list = Some(id("numId"));
                self.numbering.lists.insert(id("numId"), List::default());
            }
            name => {
                if let Some(scheme) = self.scheme.as_ref().and_then(|id| self.numbering.schemes.get_mut(id)) {
                    of_scheme(scheme, &mut self.level, name, tag);
                } else if let Some(list) = self.list.as_ref().and_then(|id| self.numbering.lists.get_mut(id)) {
                    let own = of_list(list, &mut self.level, name, tag);
                    // A level of its own would have to be followed next to those it shares.
                    if !own && let Some(scheme) = self.numbering.schemes.get_mut(&list.scheme) {
                        scheme.unsure = true;
                    }
                }
            }
        }
    }
}

fn of_scheme(scheme: &mut Scheme, level: &mut usize, name: &str, tag: &BytesStart) {
    let value = || attribute(tag, "val").unwrap_or_default();
    if name == "lvl" {
        *level = attribute(tag, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(LEVELS);
    }
    scheme.unsure |= ["pStyle", "styleLink", "numStyleLink", "isLgl", "lvlRestart"].contains(&name);
    let Some(own) = scheme.levels.get_mut(*level) else { return };
    match name {
        "start" => own.start = number(tag).unwrap_or_default(),
        "numFmt" => own.format = value(),
        "lvlText" => own.text = value(),
        _ => {}
    }
}

/// Whether it says nothing that is not followed here.
fn of_list(list: &mut List, level: &mut usize, name: &str, tag: &BytesStart) -> bool {
    match name {
        "abstractNumId" => list.scheme = attribute(tag, "val").unwrap_or_default(),
        "lvlOverride" => *level = attribute(tag, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(LEVELS),
        "startOverride" => {
            list.starts.insert(*level, number(tag).unwrap_or(1));
        }
        "lvl" => return false,
        _ => {}
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>
        <w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num></w:numbering>"#;

    #[test]
    fn numbers_are_those_that_word_shows() {
        let mut numbering = Numbering::read(LISTS, "");
        let expected = [
            ("1", 0, Some("1.")),
            ("1", 1, Some("1.1")),
            ("1", 1, Some("1.2")),
            ("1", 2, Some("a)")),
            ("1", 2, Some("b)")),
            ("1", 3, None),
            ("2", 0, Some("2.")),
            ("2", 1, Some("2.1")),
            ("1", 0, Some("3.")),
            ("3", 0, Some("1.")),
            ("3", 0, Some("2.")),
            ("4", 0, Some("III")),
            ("4", 0, Some("IV")),
            ("9", 0, None),
            ("0", 0, None),
        ];
        for (list, level, number) in expected {
            assert_eq!(numbering.next(list, level).as_deref(), number, "{list} {level}");
        }
    }

    #[test]
    fn numbers_that_are_not_sure_are_none() {
        let of_style = r#"<w:styles><w:style><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"#;
        assert_eq!(Numbering::read(LISTS, of_style).next("1", 0), None);
        let linked = LISTS.replacen("<w:lvlText", "<w:pStyle w:val=\"x\"/><w:lvlText", 1);
        assert_eq!(Numbering::read(&linked, "").next("1", 0), None);
        assert_eq!(Numbering::read(&LISTS.replace("</w:numbering>", "</w:x>"), "").next("1", 0), None);
    }
}
