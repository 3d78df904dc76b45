//! Sheets made by hand, read by evidence: every reading a sheet allows is weighed, and the one that explains most is taken.

pub(super) mod across;
pub(super) mod align;
pub(super) mod apart;
pub(super) mod book;
pub(super) mod columns;
pub(super) mod figures;
pub(super) mod heading;
pub(super) mod kept;
pub(super) mod label;
pub(super) mod likeness;
pub(super) mod meaning;
pub(super) mod orient;
pub(super) mod outline;
pub(super) mod paired;
pub(super) mod region;
pub(super) mod sections;
pub(super) mod shape;
pub(super) mod stranger;
pub(super) mod strata;
pub(super) mod table;
pub(super) mod titles;
pub(super) mod understanding;
pub(super) mod whose;
