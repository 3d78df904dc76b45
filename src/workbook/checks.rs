//! What a cell takes while people type, and what it says of anything else.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula};

use super::WorkbookError;
use crate::messages::Lang;

/// A check of cells.
pub(super) struct Check(DataValidation);

impl Check {
    /// One of these words.
    pub fn words(words: &[String]) -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_list_strings(words)?, "check-list")
    }

    /// One of the words in a range.
    pub fn listed(range: &str) -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_list_formula(Formula::new(format!("={range}"))), "check-list")
    }

    /// A year of our time.
    pub fn year() -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_whole_number(DataValidationRule::Between(2000, 2100)), "check-year")
    }

    /// A whole number that is not below zero.
    pub fn count() -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)), "check-count")
    }

    /// A number that is not below zero.
    pub fn amount() -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)), "check-amount")
    }

    /// A rate in per cent.
    pub fn rate() -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0)), "check-rate")
    }

    /// A day of our time.
    pub fn day() -> Result<Self, WorkbookError> {
        let (first, last) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
        Self::of(DataValidation::new().allow_date(DataValidationRule::Between(first, last)), "check-date")
    }

    fn of(rule: DataValidation, message: &str) -> Result<Self, WorkbookError> {
        let rule = rule.set_error_message(Lang::Vi.text(message))?;
        Ok(Self(rule.set_error_title(Lang::Vi.text("check-title"))?))
    }

    /// Anything.
    pub fn none() -> Result<Self, WorkbookError> {
        Self::of(DataValidation::new().allow_any_value(), "check-list")
    }

    /// With words for whoever comes to the cell.
    pub fn with_hint(self, hint: &str) -> Result<Self, WorkbookError> {
        Ok(Self(self.0.set_input_title(Lang::Vi.text("input-title"))?.set_input_message(hint)?))
    }

    /// Warns of anything else, and takes it.
    pub fn lenient(self) -> Self {
        Self(self.0.set_error_style(DataValidationErrorStyle::Warning))
    }

    /// With these words for anything else.
    pub fn saying(self, message: &str) -> Result<Self, WorkbookError> {
        Ok(Self(self.0.set_error_message(message)?))
    }

    /// The same for sheets that know the crate.
    pub fn rule(&self) -> &DataValidation {
        &self.0
    }

    pub fn into_rule(self) -> DataValidation {
        self.0
    }
}
