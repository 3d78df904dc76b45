//! ntm
pub mod criteria;
pub mod diag;
pub mod text;
