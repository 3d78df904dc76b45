//! Looks through a file before it is opened. A reader trusts what a file says of itself; a small file can say
//! that it holds more than there is memory for, and nothing can be caught once memory has run out.

mod mended;
pub(super) mod old;
mod package;
mod records;
mod text;

pub(super) use mended::mended;
pub(super) use package::{flat, package};

/// Why a file is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is broken off or contradicts itself.
    Damaged,
    /// It is a package of something else.
    Foreign,
    /// It is a workbook of Apple Numbers.
    Numbers,
    /// It is protected by a password, which this program takes off.
    Password(&'static str),
    /// It unpacks to more than this many megabytes.
    TooLarge(u64),
    /// It holds, or claims, more than this many of something.
    Excess(&'static str, usize),
}

/// Most parts of a workbook.
const MAX_PARTS: usize = 2000;
/// Most sheets: a province keeps one for each of its communes.
pub(super) const MAX_SHEETS: usize = 1000;
/// Most texts shared by cells, and most cells laid out at once by the readers that know no other way:
/// as many as cells are kept.
const MAX_ITEMS: usize = 2_500_000;
/// Most tags of the part that holds formats: Excel knows no more than 65,490 formats, each of a few tags.
const MAX_STYLE_TAGS: usize = 500_000;
/// Most bytes of one text, tag or comment: Excel takes 32,767 letters, each of up to eight bytes once escaped.
const MAX_TEXT: usize = 256 * 1024;
/// Most bytes of text laid out cell by cell.
const MAX_LAID_OUT: usize = 64 * 1024 * 1024;
/// Deepest nesting of tags.
const MAX_DEPTH: usize = 256;
