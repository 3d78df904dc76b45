//! What every part asks of XML.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Hands over every event; whether the end was reached.
pub(super) fn each(text: &str, mut see: impl FnMut(&Event)) -> bool {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(event) => see(&event),
            Err(_) => return false,
        }
    }
}

/// The tag that an event opens, if it does.
pub(super) fn opened<'e>(event: &'e Event) -> Option<&'e BytesStart<'e>> {
    match event {
        Event::Start(tag) | Event::Empty(tag) => Some(tag),
        _ => None,
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    unescape(&found.value).ok().map(|text| text.into_owned())
}

/// Whether a property is on: it is where it is, unless it says that it is not.
pub(super) fn is_on(tag: &BytesStart) -> bool {
    attribute(tag, "val").is_none_or(|value| !["0", "false", "off", "none"].contains(&value.as_str()))
}

/// A number in the attribute "val".
pub(super) fn number(tag: &BytesStart) -> Option<u32> {
    attribute(tag, "val")?.trim().parse().ok()
}
