//! Every sentence a person reads, in Vietnamese and English.
//!
//! Sentences live in `vi/*.ftl` and `en/*.ftl` (Fluent). A finding's sentence is `diag-<code>`, what to
//! do about it its attribute `.hint`. Tests see to it that both languages have the same messages with
//! the same facts, and that the code asks for none that is missing.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::diag::{Diagnostic, Fact, Origin, Place, Severity};
use crate::text::{Date, Decimal, Style, paper_date};

pub use crate::text::Lang;

/// Texts of both languages, then those of workbooks and of the page, which are always Vietnamese.
const VI_TEXTS: [&str; 6] = [
    include_str!("vi/words.ftl"),
    include_str!("vi/diag.ftl"),
    include_str!("vi/report.ftl"),
    include_str!("vi/cli.ftl"),
    include_str!("vi/workbook.ftl"),
    include_str!("vi/page.ftl"),
];
const EN_TEXTS: [&str; 4] =
    [include_str!("en/words.ftl"), include_str!("en/diag.ftl"), include_str!("en/report.ftl"), include_str!("en/cli.ftl")];

static VI: LazyLock<Messages> = LazyLock::new(|| messages(&VI_TEXTS));
static EN: LazyLock<Messages> = LazyLock::new(|| messages(&EN_TEXTS));

/// The messages of a language by id. A run says few of them, so that each is parsed when it is first said.
type Messages = HashMap<&'static str, Message>;

struct Message {
    written: &'static str,
    parsed: OnceLock<FluentBundle<FluentResource>>,
}

fn messages(texts: &[&'static str]) -> Messages {
    let new = |(id, written)| (id, Message { written, parsed: OnceLock::new() });
    texts.iter().flat_map(|text| entries(text)).map(new).collect()
}

/// The messages of a text as they are written: each from the line that begins with its id to the next such line.
fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let begins = |at: &usize| text.as_bytes().get(*at).is_some_and(u8::is_ascii_alphabetic);
    let starts: Vec<usize> = lines.filter(begins).chain([text.len()]).collect();
    let written = starts.windows(2).map(|ends| &text[ends[0]..ends[1]]);
    written.filter_map(|entry| Some((entry.split([' ', '=']).next()?, entry))).collect()
}

impl Message {
    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        self.parsed.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
            bundle.set_use_isolating(false);
            // A broken message is caught by the tests; at run time what is left of it must still be readable.
            let resource = FluentResource::try_new(self.written.to_string()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

impl Lang {
    /// The language of an id such as "vi" or "en-GB".
    pub fn from_id(id: &str) -> Option<Self> {
        let id = id.to_ascii_lowercase();
        [(Self::Vi, "vi"), (Self::En, "en")].into_iter().find(|(_, p)| id.starts_with(p)).map(|(l, _)| l)
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Vi => langid!("vi"),
            Self::En => langid!("en"),
        }
    }

    /// How numbers are written in this language.
    pub fn style(self) -> Style {
        match self {
            Self::Vi => Style::Vietnamese,
            Self::En => Style::English,
        }
    }

    /// A number as written in this language.
    pub fn number(self, number: &Decimal) -> String {
        number.print(self.style())
    }

    /// A day as written in this language.
    pub fn day(self, day: Date) -> String {
        match self {
            Self::Vi => paper_date(day),
            Self::En => day.to_string(),
        }
    }

    /// The text of a message without facts.
    pub fn text(self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The text of a message with facts.
    pub fn say(self, id: &str, facts: &[(&'static str, Fact)]) -> String {
        self.render(id, None, facts).unwrap_or_else(|| id.to_string())
    }

    /// The sentence of a finding.
    pub fn finding(self, finding: &Diagnostic) -> String {
        let said = self.say(&format!("diag-{}", finding.code.id()), &finding.facts);
        match finding.explanation() {
            Some(_) => format!("{said} {}", self.say("finding-explained", &finding.facts)),
            None => said,
        }
    }

    /// What to do about a finding.
    pub fn hint(self, finding: &Diagnostic) -> Option<String> {
        if finding.explanation().is_some() {
            return Some(self.text("finding-explained-hint"));
        }
        self.render(&format!("diag-{}", finding.code.id()), Some("hint"), &finding.facts)
    }

    /// Where a cell is in its file: "Chỉ tiêu › E14", "Bảng 2, dòng 7, cột 3".
    pub fn spot(self, origin: &Origin) -> String {
        match origin.of_word() {
            None if origin.path.is_some() => origin.cell(),
            None => format!("{} › {}", origin.sheet, origin.cell()),
            Some((row, column)) => {
                let row = if row == 0 { "above".into() } else { row.into() };
                let facts = [("table", origin.sheet.to_string().into()), ("row", row), ("column", column.into())];
                self.say("place-word", &facts)
            }
        }
    }

    /// The same with its file.
    pub fn origin(self, origin: &Origin) -> String {
        format!("{} › {}", origin.file, self.spot(origin))
    }

    /// Where a finding is.
    pub fn place(self, place: &Place) -> String {
        match place {
            Place::Cell(origin) => self.origin(origin),
            other => other.to_string(),
        }
    }

    /// The word for a severity.
    pub fn severity(self, severity: Severity) -> String {
        self.text(&format!("severity-{}", severity.id()))
    }

    fn render(self, id: &str, attribute: Option<&str>, facts: &[(&'static str, Fact)]) -> Option<String> {
        let messages = match self {
            Self::Vi => &VI,
            Self::En => &EN,
        };
        let bundle = messages.get(id)?.bundle(self);
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            args.set(*name, FluentValue::from(self.fact(fact)));
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    fn fact(self, fact: &Fact) -> String {
        match fact {
            Fact::Text(text) => text.clone(),
            Fact::Number(number) => self.number(number),
            Fact::Day(day) => self.day(*day),
            Fact::Word(id) => self.text(id),
            Fact::Name(vi, en) => if self == Self::Vi { vi } else { en }.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a message and its attributes say without facts.
    fn said(bundle: &FluentBundle<FluentResource>, id: &str) -> Vec<String> {
        let message = bundle.get_message(id).unwrap_or_else(|| panic!("{id} is found"));
        let patterns = message.value().into_iter().chain(message.attributes().map(|a| a.value()));
        patterns.map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned()).collect()
    }

    #[test]
    fn a_message_says_alone_what_it_says_among_the_others() {
        for (lang, texts) in [(Lang::Vi, &VI_TEXTS[..]), (Lang::En, &EN_TEXTS[..])] {
            for text in texts {
                let all = Message { written: text, parsed: OnceLock::new() };
                let found = entries(text);
                assert_eq!(found.len(), text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic())).count());
                for (id, written) in found {
                    let alone = Message { written, parsed: OnceLock::new() };
                    assert_eq!(said(alone.bundle(lang), id), said(all.bundle(lang), id), "{id}");
                }
            }
        }
    }
}
