//! Many assessments, one roll-up: pure, no files, no clock, no sentences.

mod villages;

pub use villages::{ChecklistTotals, CommuneVillages, VillageTotals};
