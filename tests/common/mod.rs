//! What several tests need: LibreOffice, workbooks filled in as by another program.
#![allow(dead_code, missing_docs, clippy::print_stderr)]

pub mod office;
pub mod xlsx;
