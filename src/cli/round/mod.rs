//! A round from files to judgements and back to files: what is in force, what is read, judged and written.

pub mod again;
pub mod archive;
pub mod asked;
pub mod book;
pub mod database;
pub mod earlier;
pub mod evidence;
pub mod files;
pub mod interrupt;
pub mod json_document;
pub mod judge;
pub mod layouts;
pub mod names;
pub mod office;
pub mod papers;
pub mod patterns;
pub mod pending;
pub mod pool;
pub mod reading;
pub mod settings;
pub mod temporary;
pub mod twins;
pub mod walk;
pub mod ways;
pub mod years;
