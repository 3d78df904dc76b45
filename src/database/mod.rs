//! The rows of a round in a database of SQLite. The only room that knows rusqlite.

#[cfg(feature = "sqlite")]
mod file;
#[cfg(not(feature = "sqlite"))]
#[path = "without.rs"]
mod file;

pub use file::Database;

/// Whether the program was built with it.
pub const IS_THERE: bool = cfg!(feature = "sqlite");
