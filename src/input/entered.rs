//! Amounts and counts of the sheets next to the indicators, read as strictly as the form's own formulas read them.

use super::grid::Content;
use super::spot::Spot;
use super::values::Desk;
use crate::commune::Attribute;
use crate::diag::{Code, Diagnostic};
use crate::text::{Decimal, NumberText, plain_digits, read_number};

/// What a cell is asked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// How its column or row is headed.
    pub field: &'a str,
    /// A count, which has no fraction.
    pub whole: bool,
}

impl Wanted<'_> {
    fn takes(self, value: &Decimal) -> bool {
        !value.is_negative() && (!self.whole || value.is_whole())
    }

    fn finding(self, code: Code, spot: &Spot) -> Diagnostic {
        spot.finding(code).with("read", spot.content.fact()).with("field", self.field)
    }

    /// A number of zero or more.
    pub fn number(self, spot: Option<Spot>, desk: &mut Desk) -> Attribute<Decimal> {
        let Some(spot) = spot else { return Attribute::default() };
        let value = match spot.content {
            Content::Number { value, percent: false } => Ok(value.clone()),
            Content::Text(text) => self.of_text(text, &spot, desk),
            _ => Err(Code::PaperFigure),
        };
        let value = value.and_then(|value| if self.takes(&value) { Ok(value) } else { Err(Code::PaperFigure) });
        if let Err(code) = value {
            desk.findings.push(self.finding(code, &spot).with("whole", if self.whole { "yes" } else { "no" }));
        }
        Attribute { value: value.ok(), origin: Some(spot.origin) }
    }

    /// The number of a text, or why it has none.
    fn of_text(self, text: &str, spot: &Spot, desk: &mut Desk) -> Result<Decimal, Code> {
        match (plain_digits(text), read_number(text)) {
            (Some(value), _) if self.takes(&value) => {
                desk.findings.push(self.finding(Code::PaperNumberAsText, spot).with("value", &value));
                Ok(value)
            }
            (None, NumberText::Number { percent: false, .. } | NumberText::Ambiguous(..)) => Err(Code::PaperText),
            _ => Err(Code::PaperFigure),
        }
    }
}
