//! In which forms commands give their results.

use clap::ValueEnum;

/// In which form results are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people, on the screen.
    #[default]
    Table,
    /// For programs: a contract.
    Json,
    /// The same, a line per commune.
    Jsonl,
    /// For programs: one row per commune, indicator and measure.
    Csv,
}

/// The same of the progress of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ProgressFormat {
    /// For people, on the screen.
    #[default]
    Table,
    /// For programs: a contract.
    Json,
    /// For programs: one row per commune, indicator and measure.
    Csv,
}

/// The same of results that are no single table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TableOrJson {
    /// For people, on the screen.
    #[default]
    Table,
    /// For programs: a contract.
    Json,
}
