//! What several tests need: communes and laws in words, LibreOffice, workbooks filled in as by another program.
#![allow(dead_code, clippy::print_stderr)] // Each test file uses a part of it.

pub mod browser;
pub mod contract;
pub mod docx;
pub mod golden;
pub mod office;
pub mod openpyxl;
pub mod run;
pub mod said;
pub mod shown;
pub mod thresholds;
pub mod words;
pub mod xlsx;
