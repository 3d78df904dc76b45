//! The law as data: sets, requirements, thresholds, overlays, checking, the built-in shelf.
//!
//! No legal number, name, deadline or authority stands in this code; all come from `criteria/*.toml`.

mod build;
mod check;
mod confirm;
mod derived;
mod diff;
mod district_rule;
mod document_kind;
mod load;
mod model;
mod nation;
mod overlay;
mod packed;
mod periods;
mod place;
mod plan;
mod plausible;
mod procedure;
mod province;
mod raw;
mod requirement;
mod rows;
mod shelf;
mod slots;

pub use confirm::{ReadIn, Reading, Said, is_looser, looser, national};
pub use derived::Derived;
pub use diff::{
    Asked, Effect, Entry, ItemDiff, LawDiff, MeasureChange, MeasureDiff, Other, Pairing, Part, Point, Sides, Spot, ThresholdDiff, Whose,
};
pub use district_rule::{DistrictRevocation, DistrictRule, DistrictShare, reaches};
pub use document_kind::DocumentKind;
pub use model::{
    Book, Bound, Branch, Content, CriteriaSet, Criterion, Days, Evidence, Group, Item, ItemRef, Kind, Level, LevelRow, Measure, MeasureId,
    Narrow, Node, Notice, Op, Period, RegionId, Test, Version, When,
};
pub use nation::{
    AND, Area, Checklist, ChecklistItem, Cities, Class, Form, Law, LawFile, Nation, OR, OverlayInfo, Question, RecognitionRule, Region,
    RegionRule, RevocationRule, Share, SurveyPart, SurveyRule, Tables, Words,
};
pub use place::{Lookup, Missing, Place, Readings, Resolved, Threshold};
pub use plan::{Aim, Need, Plan, PlanSource, Quantity, ReportDay, RosterDistrict, Target, TargetScope, Whom};
pub use plausible::{CommuneFact, JumpRule, OutlierRule, PartRule, Plausibility, ProportionRule, Scope, TotalRule};
pub use procedure::{After, Duty, Least, Procedure, Step, Unit};
pub use province::{AreaReading, ProvinceDecision, Provincial, slug};
#[cfg(not(law_is_ready))]
pub(crate) use shelf::ready::packed_law;
pub use shelf::{LawSource, Shelf, UnknownProvince};
pub use slots::{Slot, Standing};

/// The layer name of the nation's own files.
pub const NATION_LAYER: &str = build::NATION;
