//! The sheet of village checklists: those of the province as they are after it was filled in, and which of them are new or changed.

use super::super::grid::{Content, Grid};
use super::super::values::NONE;
use super::{Clerk, heading};
use crate::criteria::{ChecklistReading, ChecklistText, ItemText, Kind, Op, RecognitionRule, slug};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::criteria_sheet::{CHECKLIST_COLUMNS, CHECKLIST_KINDS, kind_word, operator_word, recognition_word};
use crate::text::{Decimal, fold, fold_loose};

const NAME: usize = 0;
const PASS: usize = 1;
const RECOGNITION: usize = 2;
const ITEM: usize = 3;
const KIND: usize = 4;
const OPERATOR: usize = 5;
const VALUE: usize = 6;
const UNIT: usize = 7;
const KEY: usize = 8;
const WAS: usize = 9;

/// The sheet and its columns.
struct Columns<'a> {
    grid: &'a Grid,
    top: u32,
    at: [u32; CHECKLIST_COLUMNS.len()],
}

impl<'a> Columns<'a> {
    fn of(grid: &'a Grid) -> Option<Self> {
        let ids = CHECKLIST_COLUMNS.map(|(id, _)| fold(&heading(id)));
        let is = |content: &Content, id: &String| fold(&content.plain()) == *id;
        let top = grid.rows().find(|r| grid.row(*r).any(|(_, c)| is(c, &ids[KEY])))?;
        let found: Vec<u32> = ids.iter().filter_map(|id| grid.row(top).find(|(_, c)| is(c, id)).map(|(at, _)| at)).collect();
        Some(Self { grid, top, at: found.try_into().ok()? })
    }

    fn text(&self, row: u32, column: usize) -> String {
        self.grid.text(row, self.at[column])
    }

    fn fault(&self, code: Code, row: u32, column: usize) -> Diagnostic {
        let (id, _) = CHECKLIST_COLUMNS[column];
        Diagnostic::new(code, Place::from(&self.grid.origin(row, self.at[column]))).with("field", heading(id))
    }

    /// A number; `Ok(None)` where there is none.
    fn number(&self, row: u32, column: usize) -> Result<Option<Decimal>, Diagnostic> {
        match self.grid.get(row, self.at[column]) {
            None => Ok(None),
            Some(Content::Number { value, percent: false }) if !value.is_negative() => Ok(Some(value.clone())),
            Some(other) => Err(self.fault(Code::SheetNoNumber, row, column).with("read", other.plain())),
        }
    }

    /// One of some words; the first where the cell is blank and that goes without saying.
    fn one_of<T: Copy>(&self, row: u32, column: usize, all: &[T], word: fn(T) -> String, blank: Option<T>) -> Result<T, Diagnostic> {
        let read = self.text(row, column);
        let found = all.iter().copied().find(|one| fold_loose(&word(*one)) == fold_loose(&read));
        let words = || all.iter().map(|one| word(*one)).collect::<Vec<_>>().join(" / ");
        let unknown = || {
            let read = if read.is_empty() { NONE } else { read.as_str() };
            self.fault(Code::SheetListWord, row, column).with("read", read).with("words", words())
        };
        found.or(blank.filter(|_| read.is_empty())).ok_or_else(unknown)
    }

    /// The rows of each list: a name begins one, unless it is that of the list above; so does a row that was the first of one.
    fn lists(&self) -> Vec<Vec<u32>> {
        let mut lists: Vec<Vec<u32>> = Vec::new();
        for row in self.grid.rows().filter(|row| *row > self.top) {
            if (NAME..=UNIT).all(|column| self.text(row, column).is_empty()) {
                continue;
            }
            let name = self.text(row, NAME);
            match lists.last_mut().filter(|_| self.text(row, KEY).is_empty()) {
                Some(rows) if name.is_empty() || fold(&name) == fold(&self.text(rows[0], NAME)) => rows.push(row),
                _ => lists.push(vec![row]),
            }
        }
        lists
    }

    fn item(&self, row: u32, known: Option<&ChecklistText>) -> Result<ItemText, Diagnostic> {
        let name = self.text(row, ITEM);
        if name.is_empty() {
            return Err(self.fault(Code::SheetListIncomplete, row, ITEM));
        }
        let kind = self.one_of(row, KIND, &CHECKLIST_KINDS, kind_word, None)?;
        let blank = (kind == Kind::YesNo).then_some(Op::Met);
        let op = self.one_of(row, OPERATOR, &[Op::Met, Op::None, Op::AtLeast, Op::AtMost], operator_word, blank)?;
        let value = self.number(row, VALUE)?;
        let fits = match (op, kind) {
            (Op::Met, Kind::YesNo) | (Op::None, Kind::YesNo | Kind::Number | Kind::Count) => value.is_none(),
            (Op::AtLeast | Op::AtMost, Kind::Rate) => value.as_ref().is_some_and(|value| *value <= Decimal::from(100)),
            (Op::AtLeast | Op::AtMost, Kind::Count) => value.as_ref().is_some_and(Decimal::is_whole),
            (Op::AtLeast | Op::AtMost, Kind::Number) => value.is_some(),
            _ => false,
        };
        if !fits {
            let facts = [("operator", operator_word(op)), ("kind", kind_word(kind))];
            let finding = self.fault(Code::SheetListValue, row, VALUE).with("name", name);
            return Err(facts.into_iter().fold(finding, |finding, (fact, word)| finding.with(fact, word)));
        }
        let unit = if matches!(kind, Kind::Number | Kind::Count) { self.text(row, UNIT) } else { String::new() };
        let small = known.is_some_and(|list| list.items.iter().any(|item| item.name == name && item.small));
        Ok(ItemText { name, kind, unit, op, value, small })
    }
}

impl Clerk {
    /// The checklists that are new or changed; nothing where the sheet of earlier versions has none.
    pub(super) fn checklists(&mut self, sheets: &[Grid]) -> Vec<ChecklistReading> {
        let Some(columns) = sheets.iter().find_map(Columns::of) else { return Vec::new() };
        let mut readings: Vec<ChecklistReading> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for rows in columns.lists() {
            let name = columns.text(rows[0], NAME);
            if names.contains(&fold(&name)) {
                self.findings.push(columns.fault(Code::SheetTwice, rows[0], NAME).with("name", name));
                continue;
            }
            names.push(fold(&name));
            match self.checklist(&columns, &rows, &readings) {
                Ok(reading) => readings.extend(reading),
                Err(findings) => self.findings.extend(findings),
            }
        }
        readings
    }

    fn checklist(
        &mut self,
        columns: &Columns,
        rows: &[u32],
        others: &[ChecklistReading],
    ) -> Result<Option<ChecklistReading>, Vec<Diagnostic>> {
        let first = rows[0];
        let [key, was] = [KEY, WAS].map(|column| columns.text(first, column));
        let items: Vec<u32> =
            rows.iter().copied().filter(|row| (ITEM..=UNIT).any(|column| !columns.text(*row, column).is_empty())).collect();
        if items.is_empty() && was.is_empty() && !key.is_empty() {
            // a list that an indicator counts, as the sheet names it: nobody has told it yet
            return Ok(None);
        }
        let known = self.law.checklist(&key).cloned();
        let now = known.as_ref().map(|list| list.text().present()).unwrap_or_default();
        if was != now {
            let word = |text: String| if text.is_empty() { NONE.to_string() } else { text };
            return Err(vec![columns.fault(Code::SheetStale, first, NAME).with("old", word(was)).with("new", word(now))]);
        }
        let old = known.as_ref().map(|list| list.text());
        let list = text(columns, first, &items, old.as_ref())?;
        if old.as_ref().is_some_and(|old| old.present() == list.present()) {
            return Ok(None);
        }
        let id = if key.is_empty() { self.list_id(&list.name, others) } else { key };
        let (Some(person), Some(on)) = (self.shared_person(), self.shared_day()) else { return Ok(None) };
        let (layer, origin) = (known.map(|list| list.layer).unwrap_or_default(), columns.grid.origin(first, columns.at[NAME]));
        Ok(Some(ChecklistReading { id, list, layer, person, on, origin }))
    }

    /// An id no list of the province has.
    fn list_id(&self, name: &str, others: &[ChecklistReading]) -> String {
        let base = slug(name);
        let taken = |id: &str| self.law.checklist(id).is_some() || others.iter().any(|other| other.id == id);
        let numbered = (2..).map(|n: usize| format!("{base}-{n}"));
        std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(base)
    }
}

/// A list as it is typed.
fn text(columns: &Columns, first: u32, rows: &[u32], known: Option<&ChecklistText>) -> Result<ChecklistText, Vec<Diagnostic>> {
    let name = columns.text(first, NAME);
    if slug(&name).is_empty() {
        return Err(vec![columns.fault(Code::SheetListIncomplete, first, NAME)]);
    }
    if rows.is_empty() {
        return Err(vec![columns.fault(Code::SheetListIncomplete, first, ITEM)]);
    }
    let mut findings = Vec::new();
    let mut items = Vec::new();
    for row in rows {
        match columns.item(*row, known) {
            Ok(item) => items.push(item),
            Err(finding) => findings.push(finding),
        }
    }
    let pass = columns.number(first, PASS).and_then(|pass| pass_of(columns, first, pass, rows.len()));
    let rules = [RecognitionRule::Shown, RecognitionRule::Required];
    let recognition = columns.one_of(first, RECOGNITION, &rules, recognition_word, Some(RecognitionRule::Shown));
    match (pass, recognition, findings.is_empty()) {
        (Ok(pass), Ok(recognition), true) => Ok(ChecklistText { name, pass, recognition, items }),
        (pass, recognition, _) => {
            findings.extend(pass.err());
            findings.extend(recognition.err());
            Err(findings)
        }
    }
}

/// How many items must be met: all where nothing is said.
fn pass_of(columns: &Columns, row: u32, pass: Option<Decimal>, items: usize) -> Result<usize, Diagnostic> {
    let Some(pass) = pass else { return Ok(items) };
    let count = (1..=items).find(|count| Decimal::from(*count as i64) == pass);
    count.ok_or_else(|| columns.fault(Code::SheetListPass, row, PASS).with("read", &pass).with("most", items))
}
