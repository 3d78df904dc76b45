//! ntm
pub mod text;
