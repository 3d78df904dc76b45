//! The texts that cells of an .xlsx share, as far as a font says anything of a part of them.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::runs::{Pieces, Runs};

/// Most bytes of such texts kept; of a further one it is only known that there is one.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The texts by their number.
#[derive(Default)]
pub(in super::super) struct Strings {
    marked: BTreeMap<usize, Pieces>,
    count: usize,
    bytes: usize,
    open: Option<Runs>,
}

impl Strings {
    /// Whether a part is the one of shared texts.
    pub fn is_part(name: &str) -> bool {
        name.starts_with("xl/") && name.ends_with("/sharedstrings.xml")
    }

    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => self.open = Some(Runs::default()),
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => self.count += 1,
            Event::End(tag) if tag.local_name().as_ref() == "si" => self.close(),
            event => self.open.iter_mut().for_each(|runs| runs.event(event)),
        }
    }

    /// The pieces of the text of this number, if a font says anything of one.
    pub fn get(&self, number: usize) -> Option<&Pieces> {
        self.marked.get(&number)
    }

    /// Whether there is no such text.
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    fn close(&mut self) {
        if let Some(pieces) = self.open.take().and_then(Runs::marked) {
            self.bytes += pieces.iter().flat_map(|p| p.iter()).map(|piece| piece.text.len() + size_of_val(piece)).sum::<usize>();
            self.marked.insert(self.count, pieces.filter(|_| self.bytes <= MOST_BYTES));
        }
        self.count += 1;
    }
}
