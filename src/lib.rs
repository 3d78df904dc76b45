#![doc = include_str!("README.md")]

pub mod assess;
pub mod cli;
pub mod commune;
pub mod criteria;
pub mod database;
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
