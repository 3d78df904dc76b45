//! Texts that many communes share, each held and written once.

use std::collections::HashMap;
use std::rc::Rc;

use serde::{Serialize, Serializer};

/// A text by its number.
pub(super) type Number = usize;

/// Every text by its number; number 0 is the empty one.
pub(super) struct Strings {
    all: Vec<Rc<str>>,
    numbers: HashMap<Rc<str>, Number>,
}

impl Strings {
    /// The empty text alone.
    pub fn new() -> Self {
        let mut strings = Self { all: Vec::new(), numbers: HashMap::new() };
        strings.add(String::new());
        strings
    }

    pub fn add(&mut self, text: impl Into<Rc<str>>) -> Number {
        let text: Rc<str> = text.into();
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.all.len();
        self.all.push(Rc::clone(&text));
        self.numbers.insert(text, number);
        number
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all.iter().map(|text| &**text))
    }
}
