//! Vietnamese text and numbers: one spelling, exact decimals, dates, printing.
//!
//! This room knows nothing of communes or criteria.

mod columns;
mod date;
mod decimal;
mod fold;
mod ids;
mod lang;
mod number;
mod numerals;
mod spans;
mod width;

pub use columns::fitted;
pub use date::{Date, months_before, paper_date, paper_month, parse_date, print_date};
pub use decimal::{Decimal, Style};
pub use fold::{capitalised, clean, clean_figures, fold, fold_loose, nearest, same_spelling};
pub(crate) use ids::{ids, json_ids};
pub use lang::Lang;
pub use number::{GROUP, NumberText, PLAIN_DIGITS, plain_digits, read_number};
pub use numerals::{Numeral, Numerals, numerals};
pub use spans::spans;
pub use width::{BOLD, Words, lines, width};
