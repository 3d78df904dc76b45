//! The command line and what is said there: arguments, help, messages, exit codes.

pub mod args;
pub mod bar;
pub mod console;
pub mod criteria_args;
pub mod explorer;
pub mod formats;
pub mod help;
pub mod stop;
pub mod streams;
pub mod usage;
pub mod values;
