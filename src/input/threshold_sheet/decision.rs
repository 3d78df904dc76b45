//! What the first sheet says of the decision, and what a row says of its own document, person and day.

use std::collections::BTreeMap;

use super::super::grid::{Content, Grid};
use super::super::values::NONE;
use super::{Clerk, SheetRow};
use crate::criteria::{ProvinceDecision, ReadIn, Shelf};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::criteria_sheet as sheet;
use crate::messages::Lang;
use crate::text::{Date, parse_date, print_date};

/// The fields about the decision, by the hidden ids next to them.
pub(super) fn fields(grid: &Grid) -> BTreeMap<&'static str, (Option<Content>, Origin)> {
    let mut found = BTreeMap::new();
    for row in grid.rows() {
        let Some((id, at)) = grid.row(row).find_map(|(c, content)| Some((field(&content.plain())?, c))) else { continue };
        let value = (at + u32::from(sheet::VALUE)).saturating_sub(u32::from(sheet::ID));
        found.insert(id, (grid.get(row, value).cloned(), grid.origin(row, value)));
    }
    found
}

/// The field of a hidden id.
fn field(id: &str) -> Option<&'static str> {
    let name = id.strip_prefix("ntm:")?;
    sheet::FIELDS.into_iter().find(|f| *f == name)
}

impl Clerk {
    /// The row's own document, else the one named for all rows of that text.
    pub(super) fn source(&mut self, row: &SheetRow, read_in: Option<ReadIn>) -> Option<String> {
        let own = row.plain("reference");
        let all = match read_in? {
            ReadIn::Nation => self.words("national"),
            ReadIn::Province => [self.words("number"), self.date("date").map(print_date).unwrap_or_default()].join(" ").trim().to_string(),
        };
        let source = if own.is_empty() { all } else { own };
        let code = match dated(&source) {
            _ if source.is_empty() => Code::SheetSourceMissing,
            false => Code::SheetSourceUndated,
            true => return Some(source),
        };
        self.findings.push(row.fault(code, "reference").with("read", source));
        None
    }

    pub(super) fn person(&mut self, row: &SheetRow) -> Option<String> {
        let own = row.plain("person");
        let person = if own.is_empty() { self.words("person") } else { own };
        if person.is_empty() {
            self.findings.push(row.fault(Code::SheetPersonMissing, "person"));
        }
        (!person.is_empty()).then_some(person)
    }

    pub(super) fn day(&mut self, row: &SheetRow) -> Option<Date> {
        let read = row.get("day");
        let found = if read.is_some() { read.and_then(date) } else { self.date("day") };
        if found.is_none() {
            let shown = read.map_or_else(|| NONE.to_string(), Content::plain);
            self.findings.push(row.fault(Code::SheetDayMissing, "day").with("read", shown));
        }
        found
    }

    /// Who compared what has no column of its own for that.
    pub(super) fn shared_person(&mut self) -> Option<String> {
        let person = self.words("person");
        if person.is_empty() {
            self.findings.push(self.lacking("person", Code::SheetPersonMissing));
        }
        (!person.is_empty()).then_some(person)
    }

    /// On which day.
    pub(super) fn shared_day(&mut self) -> Option<Date> {
        let day = self.date("day");
        if day.is_none() {
            let read = self.words("day");
            let read = if read.is_empty() { NONE.to_string() } else { read };
            self.findings.push(self.lacking("day", Code::SheetDayMissing).with("read", read));
        }
        day
    }

    fn lacking(&self, id: &str, code: Code) -> Diagnostic {
        Diagnostic::new(code, self.fields.get(id).map_or(Place::Nowhere, |(_, origin)| Place::from(origin)))
    }

    fn words(&self, id: &str) -> String {
        self.fields.get(id).and_then(|(c, _)| c.as_ref()).map(Content::plain).unwrap_or_default()
    }

    fn date(&self, id: &str) -> Option<Date> {
        self.fields.get(id).and_then(|(c, _)| date(c.as_ref()?))
    }

    /// The province's decision, every field of which must be there.
    pub(super) fn decision(&mut self, shelf: &Shelf) -> ProvinceDecision {
        let [province, issuer, number] = ["province", "issuer", "number"].map(|id| self.words(id));
        let signed = self.date("date");
        for (id, lacks) in
            [("province", province.is_empty()), ("issuer", issuer.is_empty()), ("number", number.is_empty()), ("date", signed.is_none())]
        {
            if lacks {
                let place = self.fields.get(id).map_or(Place::Nowhere, |(_, origin)| Place::from(origin));
                let label = Lang::Vi.text(&format!("threshold-field-{id}"));
                self.findings.push(Diagnostic::new(Code::SheetFieldMissing, place).with("field", label).with("read", self.words(id)));
            }
        }
        if let (false, Err(unknown)) = (province.is_empty(), shelf.province(&province)) {
            let place = self.fields.get("province").map_or(Place::Nowhere, |(_, origin)| Place::from(origin));
            let near = unknown.nearest.unwrap_or_else(|| NONE.to_string());
            self.findings.push(Diagnostic::new(Code::ProvinceUnknown, place).with("read", province.as_str()).with("nearest", near));
        }
        self.same_province(&province);
        let day = signed.map(print_date).unwrap_or_default();
        let decision = Lang::Vi.say("overlay-decision", &[("number", number.as_str().into()), ("day", day.into())]);
        ProvinceDecision { province, issuer, number, decision }
    }

    /// The rows are of the province the sheet was written for.
    fn same_province(&mut self, read: &str) {
        let own = self.law.province.clone();
        if own.is_empty() || read.is_empty() || self.law.nation.words.same_unit(&own, read) {
            return;
        }
        let place = self.fields.get("province").map_or(Place::Nowhere, |(_, origin)| Place::from(origin));
        self.findings.push(Diagnostic::new(Code::SheetProvince, place).with("own", own).with("read", read));
    }
}

fn date(content: &Content) -> Option<Date> {
    match content {
        Content::Day(day) => Some(*day),
        Content::Text(text) => parse_date(text),
        _ => None,
    }
}

/// Whether a document is named with its date: "QĐ 12/QĐ-UBND ngày 05/3/2024".
fn dated(source: &str) -> bool {
    source.split([' ', ',', ';', '(', ')']).any(|word| parse_date(word.trim_end_matches('.')).is_some())
}
