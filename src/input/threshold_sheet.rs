//! A sheet of thresholds filled from a decision → readings. Everything wrong is told at once, by cell.

use std::collections::BTreeMap;

use super::Spreadsheet;
use super::grid::{Content, Grid};
use super::values::NONE;
use crate::criteria::{Bound, Kind, Law, Op, ProvinceDecision, ReadIn, Reading, Said, Shelf, Slot};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::{criteria_sheet as sheet, property};
use crate::messages::Lang;
use crate::text::{Date, Decimal, fold, fold_loose, parse_date, print_date};

/// What a filled sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledSheet {
    /// The province's decision; empty where nothing was read in it.
    pub decision: ProvinceDecision,
    /// Every threshold filled in.
    pub readings: Vec<Reading>,
}

impl Spreadsheet {
    /// The thresholds filled into a sheet of ours.
    ///
    /// # Errors
    /// Everything wrong in it.
    pub fn filled_thresholds(&self, shelf: &Shelf) -> Result<FilledSheet, Vec<Diagnostic>> {
        let grids: Vec<(&Grid, BTreeMap<&str, u32>)> = self.sheets().iter().filter_map(|g| Some((g, columns(g)?))).collect();
        let fields = self.sheets().iter().map(fields).find(|f| !f.is_empty());
        let (Some(fields), false) = (fields, grids.is_empty()) else {
            return Err(vec![Diagnostic::new(Code::SheetKind, self.place())]);
        };
        let mut clerk = Clerk { fields, law: shelf.nation(), as_of: Date::constant(9999, 12, 31), provincial: false, findings: Vec::new() };
        clerk.as_of = self.property(property::AS_OF).and_then(parse_date).unwrap_or(clerk.as_of);
        if let Some(law) = self.property(property::PROVINCE).filter(|p| !p.is_empty()).and_then(|p| shelf.law(p).ok()) {
            clerk.law = law;
        }
        let mut readings = Vec::new();
        for (grid, columns) in &grids {
            let row = grid.rows().into_iter().find(|r| grid.text(*r, columns["key"]) == heading("key")).unwrap_or_default();
            let rows = grid.rows().into_iter().filter(|r| *r > row);
            readings.extend(rows.filter_map(|row| clerk.row(&Row { grid, columns, row })));
        }
        self.judged(shelf, clerk, readings)
    }

    fn judged(&self, shelf: &Shelf, mut clerk: Clerk, readings: Vec<Reading>) -> Result<FilledSheet, Vec<Diagnostic>> {
        let decision = match clerk.provincial {
            true => clerk.decision(shelf),
            false => ProvinceDecision::default(),
        };
        clerk.findings.extend(crate::criteria::looser(shelf, &readings));
        if readings.is_empty() && clerk.findings.is_empty() {
            clerk.findings.push(Diagnostic::new(Code::SheetEmpty, self.place()));
        }
        if clerk.findings.is_empty() { Ok(FilledSheet { decision, readings }) } else { Err(clerk.findings) }
    }
}

fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("threshold-column-{id}"))
}

/// The columns of a sheet of thresholds, by their headings.
fn columns(grid: &Grid) -> Option<BTreeMap<&'static str, u32>> {
    let key = fold(&heading("key"));
    let top = grid.rows().into_iter().find(|r| grid.row(*r).any(|(_, c)| fold(&c.plain()) == key))?;
    let named = |id: &'static str| {
        let wanted = fold(&heading(id));
        Some((id, grid.row(top).find(|(_, c)| fold(&c.plain()) == wanted)?.0))
    };
    let found: BTreeMap<&str, u32> = sheet::COLUMNS.iter().filter_map(|(id, _)| named(id)).collect();
    ["key", "was", "value", "text", "reference", "person", "day"].iter().all(|id| found.contains_key(id)).then_some(found)
}

/// The fields about the decision, by the hidden ids beside them.
fn fields(grid: &Grid) -> BTreeMap<&'static str, (Option<Content>, Origin)> {
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

struct Row<'a> {
    grid: &'a Grid,
    columns: &'a BTreeMap<&'static str, u32>,
    row: u32,
}

impl Row<'_> {
    fn get(&self, id: &str) -> Option<&Content> {
        self.grid.get(self.row, *self.columns.get(id)?)
    }

    fn plain(&self, id: &str) -> String {
        self.get(id).map(Content::plain).unwrap_or_default()
    }

    fn origin(&self, id: &str) -> Origin {
        self.grid.origin(self.row, self.columns.get(id).copied().unwrap_or_default())
    }

    fn fault(&self, code: Code, id: &str) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.origin(id)))
    }
}

struct Clerk {
    fields: BTreeMap<&'static str, (Option<Content>, Origin)>,
    law: Law,
    as_of: Date,
    /// Something was read in the province's text.
    provincial: bool,
    findings: Vec<Diagnostic>,
}

impl Clerk {
    /// One row; `None` when nothing is filled in or something is wrong.
    fn row(&mut self, row: &Row) -> Option<Reading> {
        let filled = ["value", "text", "reference", "person", "day"].iter().any(|id| row.get(id).is_some());
        let key = row.plain("key");
        if !filled || key.is_empty() {
            return None;
        }
        let Some(slot) = self.law.slot(&key, self.as_of) else {
            self.findings.push(row.fault(Code::SheetKeyUnknown, "value").with("key", key));
            return None;
        };
        if slot.present() != row.plain("was") {
            let finding = row.fault(Code::SheetStale, "present").with("old", row.plain("was"));
            self.findings.push(finding.with("new", slot.present()));
            return None;
        }
        let said = self.said(row, &slot);
        let read_in = self.read_in(row, &slot);
        let source = self.source(row, read_in);
        let person = self.person(row);
        let on = self.day(row);
        Some(Reading { said: said?, read_in: read_in?, source: source?, person: person?, on: on?, slot, origin: row.origin("value") })
    }

    fn said(&mut self, row: &Row, slot: &Slot) -> Option<Said> {
        let said = match row.get("value") {
            None => Err(row.fault(Code::SheetValueMissing, "value")),
            Some(content) if slot.is_factor() => number(row, content, None).map(Said::Factor),
            Some(content) => self.bound(row, slot, content).map(Said::Bound),
        };
        said.map_err(|finding| self.findings.push(finding)).ok()
    }

    fn bound(&self, row: &Row, slot: &Slot, content: &Content) -> Result<Bound, Diagnostic> {
        let one_of = |words: &[String]| {
            let rank = words.iter().position(|w| fold(w) == fold(&content.plain()));
            let unknown = row.fault(Code::SheetWordUnknown, "value").with("read", content.plain());
            rank.ok_or_else(|| unknown.with("words", words.join(" / ")))
        };
        match (slot.op, slot.measure.kind) {
            (Op::Met, _) => one_of(&[Lang::Vi.text("require-met")]).map(|_| Bound::Met),
            (Op::None, _) => one_of(&[Lang::Vi.text("require-none")]).map(|_| Bound::None),
            (_, Kind::Grade) => {
                let scale = self.law.nation.scales.get(&slot.measure.scale).map(Vec::as_slice).unwrap_or_default();
                one_of(scale).map(|rank| Bound::Grade(rank, scale[rank].clone()))
            }
            (_, kind) => number(row, content, Some(kind)).map(Bound::Number),
        }
    }

    fn read_in(&mut self, row: &Row, slot: &Slot) -> Option<ReadIn> {
        let read = row.plain("text");
        let found = [ReadIn::Nation, ReadIn::Province].into_iter().find(|t| fold_loose(&sheet::word(*t)) == fold_loose(&read));
        match found {
            Some(ReadIn::Province) if slot.is_factor() => {
                self.findings.push(row.fault(Code::SheetFactor, "text"));
                None
            }
            Some(text) => {
                self.provincial |= text == ReadIn::Province;
                Some(text)
            }
            None => {
                let words = [ReadIn::Nation, ReadIn::Province].map(sheet::word).join(" / ");
                let read = if read.is_empty() { NONE.to_string() } else { read };
                self.findings.push(row.fault(Code::SheetTextMissing, "text").with("read", read).with("words", words));
                None
            }
        }
    }

    /// The row's own document, else the one named for all rows of that text.
    fn source(&mut self, row: &Row, read_in: Option<ReadIn>) -> Option<String> {
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

    fn person(&mut self, row: &Row) -> Option<String> {
        let own = row.plain("person");
        let person = if own.is_empty() { self.words("person") } else { own };
        if person.is_empty() {
            self.findings.push(row.fault(Code::SheetPersonMissing, "person"));
        }
        (!person.is_empty()).then_some(person)
    }

    fn day(&mut self, row: &Row) -> Option<Date> {
        let read = row.get("day");
        let found = if read.is_some() { read.and_then(date) } else { self.date("day") };
        if found.is_none() {
            let shown = read.map_or_else(|| NONE.to_string(), Content::plain);
            self.findings.push(row.fault(Code::SheetDayMissing, "day").with("read", shown));
        }
        found
    }

    fn words(&self, id: &str) -> String {
        self.fields.get(id).and_then(|(c, _)| c.as_ref()).map(Content::plain).unwrap_or_default()
    }

    fn date(&self, id: &str) -> Option<Date> {
        self.fields.get(id).and_then(|(c, _)| date(c.as_ref()?))
    }

    /// The province's decision, every field of which must be there.
    fn decision(&mut self, shelf: &Shelf) -> ProvinceDecision {
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
        if let (false, Err(unknown)) = (province.is_empty(), shelf.law(&province)) {
            let place = self.fields.get("province").map_or(Place::Nowhere, |(_, origin)| Place::from(origin));
            let near = unknown.nearest.unwrap_or_else(|| NONE.to_string());
            self.findings.push(Diagnostic::new(Code::ProvinceUnknown, place).with("read", province.as_str()).with("nearest", near));
        }
        let day = signed.map(print_date).unwrap_or_default();
        let decision = Lang::Vi.say("overlay-decision", &[("number", number.as_str().into()), ("day", day.into())]);
        ProvinceDecision { province, issuer, number, decision }
    }
}

/// A number of a kind; a factor has none.
fn number(row: &Row, content: &Content, kind: Option<Kind>) -> Result<Decimal, Diagnostic> {
    let Content::Number { value, percent: false } = content else {
        return Err(row.fault(Code::SheetNoNumber, "value").with("read", content.plain()));
    };
    let impossible = value.is_negative()
        || (kind == Some(Kind::Rate) && *value > Decimal::from(100))
        || (matches!(kind, Some(Kind::Count | Kind::Villages)) && !value.is_whole());
    if impossible {
        return Err(row.fault(Code::SheetOutOfRange, "value").with("read", value));
    }
    Ok(value.clone())
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
