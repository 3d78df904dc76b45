//! `ntm` judges whether a commune meets the 2021–2025 standards of new rural development.
//!
//! A map of the rooms. Data walks one way: `cli → input → commune → assess → district → explain → tables → report | workbook | paper`.

pub mod assess;
pub mod cli;
pub mod commune;
pub mod criteria;
pub mod diag;
pub mod district;
pub mod explain;
pub mod input;
pub mod layout;
pub mod messages;
pub mod paper;
pub mod report;
pub mod tables;
pub mod text;
pub mod workbook;
