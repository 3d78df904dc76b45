//! Many assessments, one roll-up: pure, no files, no clock, no sentences.

mod columns;
mod compare;
mod merge;
mod near;
mod outliers;
mod quality;
mod review;
mod standing;
mod totals;
mod villages;
mod watch;

pub use columns::CriterionColumn;
pub use compare::{Alone, Comparison, CriterionChange, FigureChange, Half, ItemChange, Margin, Pair, Subject, Turn, Who, Why, ZoneMove};
pub use merge::{Joined, Merged, Part, Proposal, Share, Source, merge};
pub use near::{NEAR_PER_CENT, NearMiss, distance};
pub use outliers::Outliers;
pub use quality::{Quality, QualityCounts};
pub use review::{Review, Unjudged};
pub use standing::{CriterionStanding, ItemHead, ItemStanding, SetStanding, Standing};
pub use totals::{DepartmentWork, ItemTotals};
pub use villages::{ChecklistTotals, CommuneVillages, VillageTotals};
