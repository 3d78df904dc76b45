//! What stands for a database where the program was built without SQLite.

use std::path::Path;

use crate::report::Record;

/// The word of messages for it.
const REASON: &str = "no-sqlite";

pub struct Database(std::convert::Infallible);

impl Database {
    /// # Errors
    /// Always.
    pub fn create(_: Option<&Path>) -> Result<Self, &'static str> {
        Err(REASON)
    }

    /// # Errors
    /// Never: there is none.
    pub fn add(&self, _: &[Record]) -> Result<(), &'static str> {
        match self.0 {}
    }

    /// # Errors
    /// Never: there is none.
    pub fn finish(self) -> Result<(), &'static str> {
        match self.0 {}
    }
}
