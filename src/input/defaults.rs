//! What an office has set once for all its communes: it fills, aloud, what a workbook leaves blank, and
//! never wins over it.

use super::attributes::Clerk;
use crate::commune::Attribute;
use crate::criteria::Level;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::Field;
use crate::layout::kept::Layout;

/// What an office has set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The file it is in, as messages call it.
    pub file: String,
    pub province: Option<String>,
    pub district: Option<String>,
    pub year: Option<i16>,
    pub level: Option<Level>,
    /// Layouts of tables made by hand: a file that none of them fits is read without.
    pub layouts: Vec<Layout>,
}

impl Clerk<'_> {
    /// The office's value where the cell is blank. A cell that cannot be read is no blank one: it stays
    /// unanswered.
    pub(super) fn filled<T: Clone>(
        &mut self,
        read: Attribute<T>,
        field: Field,
        office: Option<&T>,
        print: &dyn Fn(&T) -> String,
    ) -> Attribute<T> {
        let (None, Some(office)) = (&read.value, office) else { return read };
        if self.found(field).is_some_and(|f| f.value.content.is_some()) {
            return read;
        }
        self.tell(Code::OfficeFilled, &read, field, |finding| finding.with("value", print(office)));
        Attribute { value: Some(office.clone()), origin: read.origin }
    }

    /// Names a workbook that says otherwise than the office; the workbook's value stays.
    pub(super) fn compared<T: PartialEq>(&mut self, read: &Attribute<T>, field: Field, office: Option<&T>, print: &dyn Fn(&T) -> String) {
        if let (Some(value), Some(office)) = (&read.value, office)
            && value != office
        {
            self.tell(Code::OfficeDiffers, read, field, |finding| finding.with("read", print(value)).with("value", print(office)));
        }
    }

    fn tell<T>(&mut self, code: Code, read: &Attribute<T>, field: Field, with: impl FnOnce(Diagnostic) -> Diagnostic) {
        let place = read.origin.as_ref().map_or_else(|| self.file.clone(), Place::from);
        let finding = Diagnostic::new(code, place).with("field", field.label()).with("file", self.overrides.defaults.file.as_str());
        self.findings.push(with(finding));
    }
}
