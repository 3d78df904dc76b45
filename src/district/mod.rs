//! Many assessments, one roll-up: pure, no files, no clock, no sentences.

mod outliers;
mod villages;

pub use outliers::Outliers;
pub use villages::{ChecklistTotals, CommuneVillages, VillageTotals};
