//! Many assessments, one roll-up: pure, no files, no clock, no sentences.

mod appraisal;
mod columns;
mod compare;
mod history;
mod lines;
mod margins;
mod merge;
mod near;
mod outliers;
mod progress;
mod quality;
mod reach;
mod register;
mod review;
mod standing;
mod tally;
mod totals;
mod twins;
mod villages;
mod watch;

pub use appraisal::{Agreement, Appraisal, AppraisedCriterion, AppraisedItem, AppraisedStep, RulingChange, Stand};
pub use columns::CriterionColumn;
pub use compare::{Alone, Comparison, CriterionChange, FigureChange, Half, ItemChange, Pair, Subject, Turn, Who, Why, ZoneMove};
pub use history::{
    AloneLine, Change, Falling, History, ItemRecord, Line, MeasureRecord, Point, Record, Round, SetRecord, Step, TestRecord,
};
pub use lines::{DistrictDanger, DistrictLine, RuleLine, ShareLine};
pub use margins::Margin;
pub use merge::{Joined, Merged, Part, Proposal, Share, Source, merge};
pub use near::{NEAR_PER_CENT, NearMiss, distance};
pub use outliers::Outliers;
pub use progress::{
    Aside, CommuneShare, CommunesProgress, DepartmentOpen, Detail, Member, NotFiled, OpenItem, Progress, ReportProgress, TargetProgress,
    VillagesProgress, WhyAside,
};
pub use quality::{Quality, QualityCounts};
pub use reach::Lacking;
pub use register::carry_register;
pub use review::{Review, Unjudged};
pub use standing::{CriterionStanding, ItemHead, ItemStanding, SetStanding, Standing, VillageStanding};
pub use tally::{Outlook, Tally};
pub use totals::{DepartmentWork, ItemTotals};
pub use twins::Which;
pub use villages::{ChecklistTotals, CommuneVillages, VillageTotals};
