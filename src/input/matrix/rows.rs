//! The rows of a matrix: which are communes, which are sums, headings of districts, or nothing.

use std::collections::BTreeMap;

use super::heading::{Heading, is_numbering, is_unit};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::fields::{FieldCell, FieldCells, Fields};
use crate::input::grid::{Content, Grid};
use crate::layout::Field;
use crate::layout::matrix::{ClassPart, ColumnId};
use crate::text::{fold, fold_loose};

/// Rows that sum up or explain, where a name is expected.
const SUMS: &[&str] = &[
    "tong",
    "cong",
    "tong cong",
    "tong so",
    "tong chung",
    "toan huyen",
    "toan thi xa",
    "toan thanh pho",
    "toan tinh",
    "toan quoc",
    "ca huyen",
    "ca tinh",
    "binh quan chung",
    "trung binh chung",
    "binh quan huyen",
    "muc yeu cau",
    "muc dat chuan",
    "muc quy dinh",
    "quy dinh",
    "yeu cau",
    "don vi tinh",
    "dvt",
    "total",
];
/// Beginnings of such rows: "Tổng cộng toàn huyện", "Cộng (27 xã)".
const SUM_BEGINNINGS: &[&str] = &["tong cong ", "tong so ", "toan huyen ", "toan tinh ", "cong (", "tong ("];
/// How names of districts and provinces begin.
const DISTRICTS: &[&str] = &["huyen ", "thi xa ", "thanh pho ", "tp. ", "tp ", "quan "];

/// A row that is a commune.
pub(super) struct CommuneRow {
    pub row: u32,
    pub fields: Fields,
    /// A mistake that keeps it from being judged.
    pub fault: Option<Diagnostic>,
}

/// Whether a text names a sum or an explanation, not a commune.
pub(super) fn is_sum(text: &str) -> bool {
    let folded = fold_loose(text);
    let key = folded.trim_end_matches([':', '.', ' ']);
    SUMS.contains(&key) || SUM_BEGINNINGS.iter().any(|b| key.starts_with(b))
}

/// The communes of a matrix in order, and what was passed over.
pub(super) fn lines(grid: &Grid, heading: &Heading, common: &Fields) -> (Vec<CommuneRow>, Vec<Diagnostic>) {
    let mut reader = MatrixRows { grid, heading, common, district: None, lines: Vec::new(), passed: Vec::new() };
    let rows = grid.rows();
    rows.into_iter().filter(|row| *row >= heading.first).for_each(|row| reader.row(row));
    let MatrixRows { mut lines, passed, .. } = reader;
    twice(grid, heading, &mut lines);
    (lines, passed)
}

struct MatrixRows<'a> {
    grid: &'a Grid,
    heading: &'a Heading,
    common: &'a Fields,
    district: Option<FieldCell>,
    lines: Vec<CommuneRow>,
    passed: Vec<Diagnostic>,
}

impl MatrixRows<'_> {
    fn row(&mut self, row: u32) {
        if self.heading.aside.contains(&row) || is_numbering(self.grid, row) || self.repeats(row) || self.heading.parts.is_further(row) {
            return;
        }
        let rows: Vec<u32> = self.heading.parts.named(row).map_or_else(|| vec![row], |part| part.values().copied().collect());
        let is_filled = |column: u32| rows.iter().any(|row| self.grid.get(*row, column).is_some());
        let answered = self.heading.questions.iter().any(|q| is_filled(q.column));
        if let Some(read) = self.sum(row) {
            self.pass(row, &read);
            return;
        }
        let name = self.grid.text(row, self.heading.name);
        let described = self.heading.fields.values().any(|c| *c != self.heading.name && self.grid.get(row, *c).is_some());
        match name.as_str() {
            "" if answered || (described && self.strict()) => self.unnamed(row),
            "" => {}
            _ if !answered && !described && self.is_district(&name) => self.district(row),
            // Under a hand-made table are notes and signatures.
            _ if !answered && !described && !self.strict() && !is_unit(&name) => self.pass(row, &name),
            _ => self.commune(row),
        }
    }

    /// Every row with a word in it is meant for a commune: in our own matrix, and in a list.
    fn strict(&self) -> bool {
        self.heading.own || self.heading.questions.is_empty()
    }

    fn repeats(&self, row: u32) -> bool {
        let cell = self.grid.get(row, self.heading.name);
        !self.heading.own && cell.is_some() && (self.heading.top..self.heading.first).any(|r| self.grid.get(r, self.heading.name) == cell)
    }

    /// The word that makes a row a sum: in the column of names, or before it.
    fn sum(&self, row: u32) -> Option<String> {
        let before = self.grid.row(row).take_while(|(c, _)| *c <= self.heading.name);
        let mut texts = before.filter_map(|(_, c)| if let Content::Text(text) = c { Some(text) } else { None });
        texts.find(|text| is_sum(text)).cloned()
    }

    fn is_district(&self, name: &str) -> bool {
        let folded = fold_loose(name);
        DISTRICTS.iter().any(|d| folded.starts_with(d))
    }

    /// "Huyện Nam Sách" over the communes that follow.
    fn district(&mut self, row: u32) {
        let column = self.heading.name;
        self.district = Some(FieldCell { content: self.grid.get(row, column).cloned(), origin: self.grid.origin(row, column) });
    }

    fn pass(&mut self, row: u32, read: &str) {
        let finding = Diagnostic::new(Code::MatrixRowPassed, Place::from(&self.grid.origin(row, self.heading.name)));
        self.passed.push(finding.with("read", read));
    }

    fn unnamed(&mut self, row: u32) {
        let at = self.grid.origin(row, self.heading.name);
        let fault = Some(Diagnostic::new(Code::CommuneUnnamed, Place::from(&at)));
        self.lines.push(CommuneRow { row, fields: Fields::new(), fault });
    }

    fn commune(&mut self, row: u32) {
        let mut fields = self.common.clone();
        let cell = |column: u32| FieldCell { content: self.grid.get(row, column).cloned(), origin: self.grid.origin(row, column) };
        if let Some(district) = &self.district {
            fields.insert(Field::District, FieldCells { value: district.clone(), more: Vec::new() });
        }
        for (id, column) in &self.heading.fields {
            let ColumnId::Field(field) = id else { continue };
            let value = cell(*column);
            let more = self.more(row, *field);
            match fields.get_mut(field).filter(|above| value.content.is_none() && above.value.content.is_some()) {
                None => drop(fields.insert(*field, FieldCells { value, more })),
                // Days of its own of a class that is reported for all.
                Some(above) if more.iter().any(|c| c.content.is_some()) => above.more = more,
                Some(_) => {}
            }
        }
        // What the table does not ask for is missing in the commune's row.
        for field in Field::all().filter(|f| !matches!(f, Field::Class(n) if *n > 1)) {
            let absent = || FieldCell { content: None, origin: self.grid.origin(row, self.heading.name) };
            fields.entry(field).or_insert_with(|| FieldCells { value: absent(), more: Vec::new() });
        }
        self.lines.push(CommuneRow { row, fields, fault: None });
    }

    /// Document and days of a class, each in its place whichever of their columns there are.
    fn more(&self, row: u32, field: Field) -> Vec<FieldCell> {
        let column = |part| self.heading.fields.get(&ColumnId::Class(field, part)).copied();
        let cell = |part| match column(part) {
            Some(c) => FieldCell { content: self.grid.get(row, c).cloned(), origin: self.grid.origin(row, c) },
            None => FieldCell { content: None, origin: self.grid.origin(row, self.heading.name) },
        };
        ClassPart::ALL.map(cell).to_vec()
    }
}

/// The same commune in two rows: neither is judged, each names the other.
fn twice(grid: &Grid, heading: &Heading, lines: &mut [CommuneRow]) {
    let text = |line: &CommuneRow, field: Field| {
        let content = line.fields.get(&field).and_then(|f| f.value.content.as_ref());
        content.map(Content::plain).unwrap_or_default()
    };
    let origin = |row: u32| grid.origin(row, heading.name);
    let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_name: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, l)| l.fault.is_none()) {
        let code = fold(&text(line, Field::Code));
        let (name, district) = (fold(&text(line, Field::Name)), fold(&text(line, Field::District)));
        if !code.is_empty() {
            by_code.entry(code).or_default().push(index);
        }
        by_name.entry((name, district, fold(&text(line, Field::Province)))).or_default().push(index);
    }
    let coded = |index: &usize| lines.get(*index).map(|l| fold(&text(l, Field::Code))).unwrap_or_default();
    // Two codes are two communes, whatever their names.
    let differ = |group: &[usize]| {
        let codes: Vec<String> = group.iter().map(coded).collect();
        codes.iter().all(|c| !c.is_empty()) && codes.iter().enumerate().all(|(i, c)| !codes[..i].contains(c))
    };
    let groups = by_code.values().chain(by_name.values().filter(|g| !differ(g))).filter(|g| g.len() > 1);
    let mut faults: Vec<(usize, String, Origin, Origin)> = Vec::new();
    for group in groups {
        for index in group {
            let other = group.iter().find(|i| *i != index);
            if let (Some(line), Some(other)) = (lines.get(*index), other.and_then(|i| lines.get(*i))) {
                faults.push((*index, text(line, Field::Name), origin(line.row), origin(other.row)));
            }
        }
    }
    for (index, name, at, other) in faults {
        let finding = Diagnostic::new(Code::CommuneTwice, Place::from(&at)).with("name", name).with("other", other.to_string());
        if let Some(line) = lines.get_mut(index) {
            line.fault.get_or_insert(finding);
        }
    }
}
