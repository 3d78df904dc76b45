//! The laws of the provinces met in a file, each made once: a matrix may name its province 8,000 times.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::criteria::{Law, Shelf, UnknownProvince};

/// A shelf that remembers the laws asked for.
pub(super) struct Laws<'a> {
    shelf: &'a Shelf,
    known: RefCell<BTreeMap<String, Result<Arc<Law>, UnknownProvince>>>,
}

impl<'a> Laws<'a> {
    /// A shelf nothing was asked of yet.
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { shelf, known: RefCell::default() }
    }

    /// The law of a province; the nation's for an empty name.
    ///
    /// # Errors
    /// No such province.
    pub fn of(&self, province: &str) -> Result<Arc<Law>, UnknownProvince> {
        if let Some(known) = self.known.borrow().get(province) {
            return known.clone();
        }
        let law = self.shelf.law(province).map(Arc::new);
        self.known.borrow_mut().insert(province.to_string(), law.clone());
        law
    }
}
