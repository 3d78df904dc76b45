//! The law as data: sets, requirements, thresholds, overlays, checking, the built-in shelf.
//!
//! No legal number, name, deadline or authority stands in this code; all come from `criteria/*.toml`.

mod build;
mod check;
mod load;
mod model;
mod overlay;
mod place;
mod raw;
mod shelf;

pub use model::*;
pub use place::{Lookup, Missing, Place, Readings, Resolved, Threshold};
pub use shelf::{LawSource, Shelf, UnknownProvince};

/// The layer name of the nation's own files.
pub const NATION_LAYER: &str = build::NATION;
