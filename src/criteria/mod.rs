//! The law as data: sets, requirements, thresholds, overlays, checking, the built-in shelf.
//!
//! No legal number, name, deadline or authority is in this code; all come from `criteria/*.toml`.

mod build;
mod check;
mod checklist;
mod checklist_entry;
mod confirm;
mod counterpart;
mod decided;
mod decree;
mod derived;
mod diff;
mod district_rule;
mod document_kind;
mod edition;
mod forms;
mod law;
mod level;
mod levels;
mod load;
mod measure;
mod model;
mod nation;
mod overlay;
mod packed;
mod period;
mod periods;
mod place;
mod plausible;
mod procedure;
mod province;
mod province_names;
mod raw;
mod reference;
mod requirement;
mod rows;
mod shelf;
mod slots;
mod threshold;
mod year_plan;

pub use checklist::{Checklist, ChecklistItem, ChecklistText, ItemText, RecognitionRule};
pub use checklist_entry::ChecklistReading;
pub use confirm::{ReadIn, Reading, Said, is_looser, looser, national};
pub use counterpart::{Counterpart, FundSource, Side};
pub use decided::{Decided, DecidedCell, DecidedState, DecidedTable, DecisionName, RowFault, UnmatchedRow, split};
pub use decree::Decree;
pub use derived::Derived;
pub use diff::{
    Asked, Effect, Entry, ItemDiff, LawDiff, MeasureChange, MeasureDiff, Other, Pairing, Part, Point, Sides, Spot, ThresholdDiff, Whose,
};
pub use district_rule::{DistrictRevocation, DistrictRule, DistrictShare, reaches};
pub use document_kind::DocumentKind;
pub use forms::{Form, Question, SurveyPart, SurveyRule, Tables};
pub use law::{Law, LawFile, OverlayInfo};
pub use level::{ID as LEVEL_ID, Level};
pub use levels::Levels;
pub use measure::{Kind, Measure};
pub use model::{CriteriaSet, Criterion, Group, Item, Notice, Version};
pub use nation::{AND, Area, Cities, Class, ComingPeriod, Nation, OR, Region, RegionRule, RevocationRule, Share, Words};
pub use period::{Days, Period};
pub use place::{Lookup, Missing, Place, Readings, Resolved, Threshold};
pub use plausible::{CommuneFact, JumpRule, OutlierRule, PartRule, Plausibility, ProportionRule, Scope, TotalRule};
pub use procedure::{After, Duty, Least, Procedure, Step, Unit};
pub use province::{AreaReading, ProvinceDecision, Provincial, slug};
pub use province_names::{LaterName, ProvinceNames};
pub use reference::{Book, ItemRef, MeasureId, RegionId};
pub use requirement::{Branch, Node, When};
#[cfg(not(law_is_ready))]
pub(crate) use shelf::ready::packed_law;
pub use shelf::{LawSource, Shelf, UnknownProvince};
pub use slots::{Slot, Standing};
pub use threshold::{Bound, Content, Evidence, LevelRow, Narrow, Op, Test};
pub use year_plan::{Aim, Lists, Need, Plan, PlanSource, Quantity, ReportDay, RosterDistrict, Target, TargetScope, Whom};

/// The layer name of the nation's own files.
pub const NATION_LAYER: &str = build::NATION;
