//! A form: the text of a paper with marks and commands, as an office may write it. What is wrong in it is found on
//! load, everything at once, with its line.

mod marks;
mod parse;

use crate::diag::{Code, Diagnostic, Place};
use crate::text::nearest;

use super::docx::{Page, Style};
use super::facts::Terms;

pub(super) use marks::{Mark, marks};

#[derive(Debug)]
pub(super) struct Form {
    pub blocks: Vec<Block>,
}

/// A block of a form.
#[derive(Debug)]
pub(super) enum Block {
    Text(Style, Vec<Mark>),
    /// What a commune tells, paragraph by paragraph; room to write where it tells nothing.
    Told {
        key: String,
        condition: String,
        label: Vec<Mark>,
    },
    /// Left and right half of the heading.
    Letterhead(Vec<Block>),
    /// Who receives, who signs.
    Signatures {
        left: Vec<Block>,
        right: Vec<Block>,
    },
    /// A table by name.
    Table(String),
    /// Once for each of a list.
    Each {
        list: String,
        blocks: Vec<Block>,
    },
    /// Where something holds, and where it does not.
    If {
        condition: String,
        holds: bool,
        then: Vec<Block>,
        otherwise: Vec<Block>,
    },
    /// From here on the pages lie this way.
    Turn(Page),
    /// Room for a signature.
    Room,
}

/// Everything wrong in a form.
pub(super) struct Faults<'a> {
    file: &'a str,
    found: Vec<Diagnostic>,
}

impl Faults<'_> {
    fn at(&self, line: usize) -> Place {
        Place::Line(self.file.into(), line)
    }

    /// A word that stands for nothing here: a key, table, list, condition or command.
    pub(super) fn unknown(&mut self, line: usize, what: &'static str, word: &str, known: &[&str]) {
        let near = nearest(word, known.iter().copied()).unwrap_or("none");
        let finding = Diagnostic::new(Code::FormWordUnknown, self.at(line)).with("what", what).with("word", word);
        self.found.push(finding.with("nearest", near).with("known", known.join(", ")));
    }

    /// A command without its end, or an end without its command.
    pub(super) fn open(&mut self, line: usize, word: &str) {
        self.found.push(Diagnostic::new(Code::FormUnclosed, self.at(line)).with("word", word));
    }

    /// A mark that does not end in its line.
    pub(super) fn unended(&mut self, line: usize, text: &str) {
        self.found.push(Diagnostic::new(Code::FormMarkOpen, self.at(line)).with("text", text));
    }
}

impl Form {
    /// Reads a form for papers of these terms.
    ///
    /// # Errors
    /// Everything wrong in it.
    pub fn read(file: &str, text: &str, terms: &[&'static Terms]) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Faults { file, found: Vec::new() };
        let blocks = parse::blocks(text, terms, &mut faults);
        if faults.found.is_empty() { Ok(Self { blocks }) } else { Err(faults.found) }
    }
}
