//! Which of the readings that a file allows is taken: communes side by side or below each other, or tables of indicators.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attributes::Clerk;
use super::catalog::Catalog;
use super::costs;
use super::fields::Fields;
use super::grid::Grid;
use super::matrix::{self, Matrix, Visit};
use super::sheet::book::{self, Judge};
use super::sheet::kept::{Kept, unfit};
use super::sheet::orient::spread;
use super::values::Desk;
use super::{Overrides, Read, Spreadsheet, Unread, as_of};
use crate::commune::{Commune, Given, Value};
use crate::criteria::{Law, MeasureId, Shelf};
use crate::diag::{Code, Diagnostic, Place as Where};
use crate::layout::Field;
use crate::text::{fold_loose, ids};

ids! {
    /// How tables made by hand are read.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ReadAs {
        /// Indicators below each other: of one commune, or of each after the other.
        Table = "table",
        /// A row or a column for each of many communes.
        Matrix = "matrix",
    }
}

/// Fewest figures that make a reading worth a word next to another.
const FEW: usize = 3;
/// Figures of a table that leave no doubt that it is upright.
const ENOUGH: usize = 10;
/// How many times as many figures of one reading settle that the other is not meant.
const CLEARLY: usize = 2;
/// More rows than any table of indicators has: they are those of many communes.
const MOST_ROWS: usize = 1500;

/// The communes of a reading, and what they answer.
type Outcome = Vec<Result<Read, Unread>>;
type Answered = BTreeMap<(String, MeasureId), Value>;

/// What a file gives where its sheets are not ours.
pub(super) struct Chosen<'a> {
    /// The sheets that hold many communes; none where tables are read.
    pub matrices: Vec<Matrix<'a>>,
    /// What is reported besides.
    pub notes: Vec<Diagnostic>,
}

impl Spreadsheet {
    /// Visits every commune of a form, of tables or of matrices.
    pub(super) fn visit(&self, shelf: &Shelf, overrides: &Overrides, visit: Visit) -> Result<(), Diagnostic> {
        let asked = overrides.sheet.as_deref();
        self.has_sheet(asked)?;
        if self.is_ours() {
            visit(1, Ok(self.form(shelf, overrides)));
            return Ok(());
        }
        let nation = self.nation(shelf, overrides)?;
        let sheets = book::sheets(&self.sheets, asked, &Catalog::new(&nation, None));
        let facts = book::facts(&sheets);
        let kept = self.kept(&sheets, overrides)?;
        if kept.is_some() {
            visit(1, Ok(self.hand_made(shelf, &nation, overrides, (&sheets, &facts), kept.as_ref())?));
            return Ok(());
        }
        let Chosen { matrices, mut notes } = self.chosen(shelf, &nation, overrides, (&sheets, &facts))?;
        let mut given = |count: usize, found| visit(count, matrix::with_notes(found, std::mem::take(&mut notes)));
        let all = match matrices.as_slice() {
            [only] => {
                only.visit(shelf, overrides, &self.place(), &mut given);
                return Ok(());
            }
            [] => self.tables(shelf, &nation, overrides, (&sheets, &facts))?,
            several => self.of_several(several, shelf, overrides).ok_or_else(|| self.several(several))?,
        };
        let count = all.len();
        all.into_iter().for_each(|found| given(count, found));
        Ok(())
    }

    /// The nation's law of the year the file is of. Where there are several periods, what the sheets say of their year
    /// is looked for by the law of the last one.
    pub(super) fn nation(&self, shelf: &Shelf, overrides: &Overrides) -> Result<Arc<Law>, Diagnostic> {
        let of = |year: i16| shelf.shared_law("", year).map_err(|_| Diagnostic::new(Code::ProvinceMissing, self.place()));
        let last = of(shelf.last_year())?;
        if shelf.periods().len() < 2 {
            return Ok(last);
        }
        let facts = book::facts(&book::sheets(&self.sheets, overrides.sheet.as_deref(), &Catalog::new(&last, None)));
        Clerk::new(&facts, overrides, self.place()).year().map_or(Ok(last), of)
    }

    /// Whether many communes are read or tables: the way asked for, or the one that gives far more.
    ///
    /// # Errors
    /// Both give about as much, and not the same; the way asked for is none.
    pub(super) fn chosen(
        &self,
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        (sheets, facts): (&[book::Sheet], &Fields),
    ) -> Result<Chosen<'_>, Diagnostic> {
        let (matrices, notes) = match overrides.read_as {
            Some(ReadAs::Table) => (Vec::new(), Vec::new()),
            _ => self.matrices(sheets, facts, nation, overrides),
        };
        if overrides.read_as == Some(ReadAs::Matrix) && matrices.is_empty() {
            return Err(Diagnostic::new(Code::NoMatrix, self.place()));
        }
        if overrides.read_as.is_some() || matrices.is_empty() {
            return Ok(Chosen { matrices, notes });
        }
        match self.rival(&matrices, shelf, nation, overrides, (sheets, facts)) {
            Some(rival) => rival.settle(matrices, notes, &self.place()),
            None => Ok(Chosen { matrices, notes }),
        }
    }

    /// The tables that a file with many communes holds besides, where they say something else.
    fn rival(
        &self,
        matrices: &[Matrix],
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        (sheets, facts): (&[book::Sheet], &Fields),
    ) -> Option<Rival> {
        let rows = |s: &book::Sheet| s.regions.iter().filter(|r| !r.stranger).map(|r| r.rows(s.grid).len()).sum::<usize>();
        let none = sheets.iter().all(|s| s.aside || s.regions.is_empty()) || sheets.iter().any(|s| rows(s) > MOST_ROWS);
        if none || matrices.iter().any(Matrix::is_own) {
            return None;
        }
        let tables = answered(&self.tables(shelf, nation, overrides, (sheets, facts)).ok()?);
        let mut rival = Rival { tables: tables.len(), matrix: 0 };
        let mut same: BTreeSet<(String, MeasureId)> = BTreeSet::new();
        for matrix in matrices {
            matrix.visit(shelf, overrides, &self.place(), &mut |_, found| {
                for (key, value) in answered(&[found]) {
                    rival.matrix += 1;
                    // A table that names no commune may be any's.
                    let known = [key.clone(), (String::new(), key.1)];
                    same.extend(known.into_iter().filter(|key| tables.get(key) == Some(&value)));
                }
            });
        }
        (rival.tables >= FEW && same.len() < rival.tables).then_some(rival)
    }

    /// The communes of tables of indicators.
    ///
    /// # Errors
    /// There is none; it is not clear which is meant.
    fn tables(
        &self,
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        (sheets, facts): (&[book::Sheet], &Fields),
    ) -> Result<Outcome, Diagnostic> {
        let several = self.of_communes(shelf, nation, overrides, sheets);
        if several.is_empty() { Ok(vec![Ok(self.of_one(shelf, nation, overrides, sheets, facts)?)]) } else { Ok(several) }
    }

    /// The layout that fits the sheets: one asked for, or else one of the office.
    ///
    /// # Errors
    /// None of those asked for fits.
    pub(super) fn kept<'l>(&self, sheets: &[book::Sheet], overrides: &'l Overrides) -> Result<Option<Kept<'l>>, Diagnostic> {
        match Kept::of(&overrides.layouts, sheets) {
            None if !overrides.layouts.is_empty() => Err(unfit(&overrides.layouts, sheets, &self.place())),
            None => Ok(Kept::of(&overrides.defaults.layouts, sheets)),
            asked => Ok(asked),
        }
    }

    /// By which layout a file is read; or that none of the office's fits.
    fn unused_layouts(&self, kept: Option<&Kept>, overrides: &Overrides) -> Option<Diagnostic> {
        let passed = || overrides.defaults.layouts.iter().map(|l| l.file.as_str()).collect::<Vec<_>>().join(", ");
        match kept {
            Some(kept) => Some(Diagnostic::new(Code::LayoutUsed, self.place()).with("layout", kept.name())),
            None if overrides.defaults.layouts.is_empty() => None,
            None => Some(Diagnostic::new(Code::LayoutsPassed, self.place()).with("layouts", passed())),
        }
    }

    /// The sheets that hold many communes, and those of them that are hidden and not asked for.
    fn matrices(&self, sheets: &[book::Sheet], facts: &Fields, nation: &Law, overrides: &Overrides) -> (Vec<Matrix<'_>>, Vec<Diagnostic>) {
        let catalog = Catalog::new(nation, None);
        let (mut found, mut aside) = (Vec::new(), Vec::new());
        for (sheet, grid) in sheets.iter().filter_map(|s| Some((s, self.sheets.iter().find(|g| g.name == s.grid.name)?))) {
            let spread = spread(grid, &catalog);
            let matrix = Matrix::of(&self.sheets, grid, &catalog, spread);
            let matrix = matrix.or_else(|| book::across(sheet, overrides.year, &catalog));
            match matrix {
                Some(_) if sheet.aside => {
                    aside.push(Diagnostic::new(Code::SheetLeftOut, Where::Sheet(grid.file.clone(), grid.name.clone())))
                }
                Some(mut matrix) => {
                    if !matrix.is_own() {
                        matrix.add(facts.clone());
                    }
                    found.push(matrix);
                }
                None => {}
            }
        }
        if found.iter().any(Matrix::is_own) {
            aside.clear();
        }
        (found, aside)
    }

    /// The communes of matrices that go together; nothing where two ask the same.
    fn of_several(&self, matrices: &[Matrix], shelf: &Shelf, overrides: &Overrides) -> Option<Vec<Result<Read, Unread>>> {
        let read = |matrix: &Matrix| {
            let mut all = Vec::new();
            matrix.visit(shelf, overrides, &self.place(), &mut |_, found| all.push(found));
            all
        };
        if matrices.iter().any(Matrix::is_own) { None } else { matrix::joined(matrices.iter().map(read).collect()) }
    }

    fn several(&self, matrices: &[Matrix]) -> Diagnostic {
        let names: Vec<String> = matrices.iter().map(|m| format!("“{}”", m.name())).collect();
        Diagnostic::new(Code::SeveralTables, self.place()).with("sheets", names.join(", "))
    }

    /// The tables of several communes, each below its name or on its sheet; nothing where they are one commune's.
    pub(super) fn of_communes(&self, shelf: &Shelf, nation: &Law, overrides: &Overrides, sheets: &[book::Sheet]) -> Outcome {
        let read = |part: &Vec<book::Sheet>| {
            let facts = book::facts(part);
            let name = || facts.get(&Field::Name).and_then(|f| f.value.content.as_ref()).map(|c| c.plain()).unwrap_or_default();
            match self.hand_made(shelf, nation, overrides, (part, &facts), None) {
                Ok(read) if read.commune.answers.is_empty() => None,
                Err(finding) if finding.code == Code::NoTable => None,
                Ok(read) => Some(Ok(read)),
                Err(finding) => Some(Err(Unread { name: name(), findings: vec![finding] })),
            }
        };
        let found: Outcome = book::by_commune(sheets).iter().filter_map(read).collect();
        if found.iter().flatten().count() > 1 { found } else { Vec::new() }
    }

    /// The tables of one commune; where there are none, those that lie on their side.
    fn of_one(
        &self,
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        sheets: &[book::Sheet],
        facts: &Fields,
    ) -> Result<Read, Diagnostic> {
        let upright = self.hand_made(shelf, nation, overrides, (sheets, facts), None);
        match self.lying(&upright, shelf, nation, overrides, (sheets, facts)) {
            Some((_, read)) => Ok(read),
            None => upright,
        }
    }

    /// The sheets turned, and what they give, where that is far more than they give upright.
    pub(super) fn lying(
        &self,
        upright: &Result<Read, Diagnostic>,
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        (sheets, facts): (&[book::Sheet], &Fields),
    ) -> Option<(Vec<Grid>, Read)> {
        let figures = upright.as_ref().map_or(0, |read| usable(&read.commune).count());
        if figures >= ENOUGH {
            return None;
        }
        let turned: Vec<Grid> = sheets.iter().map(|s| s.grid.turned_table()).collect();
        let read =
            self.hand_made(shelf, nation, overrides, (&book::sheets(&turned, None, &Catalog::new(nation, None)), facts), None).ok()?;
        let fewest = if upright.as_ref().is_err_and(|finding| finding.code != Code::NoTable) { ENOUGH } else { 1 };
        (usable(&read.commune).count() >= fewest.max(figures * CLEARLY)).then_some((turned, read))
    }

    /// The tables of one commune as they are.
    pub(super) fn hand_made(
        &self,
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        (sheets, facts): (&[book::Sheet], &Fields),
        kept: Option<&Kept>,
    ) -> Result<Read, Diagnostic> {
        let mut clerk = Clerk::new(facts, overrides, self.place());
        let (mut commune, law) = clerk.commune(shelf);
        let reading = law.as_deref().unwrap_or(nation);
        commune.classes = clerk.classes(&reading.nation);
        let mut findings = std::mem::take(&mut clerk.findings);
        let catalog = Catalog::new(reading, as_of(&commune));
        let mut desk = Desk::new(&reading.nation, false);
        let (year, target) = (commune.year.value, commune.target.value);
        if let Some(fault) = kept.and_then(|kept| kept.fault(&catalog)) {
            return Err(fault);
        }
        findings.extend(self.unused_layouts(kept, overrides));
        let judge = Judge { catalog: &catalog, year, target, kept };
        let found = judge.tables(sheets, &desk, &self.place())?;
        let (answers, verdicts, notes) = found.read(&mut desk, year);
        commune.previous.answers = answers.previous;
        commune.answers = answers.by_measure;
        commune.typed_verdicts = verdicts;
        commune.costs = costs::costs(&self.sheets, &catalog, target, &mut desk);
        findings.extend(notes);
        findings.append(&mut desk.findings);
        Ok(Read { commune, law, findings })
    }
}

/// The answers of a commune that can be used.
fn usable(commune: &Commune) -> impl Iterator<Item = (&MeasureId, &Value)> {
    commune.answers.iter().filter_map(|(id, answer)| if let Given::Value(value) = &answer.given { Some((id, value)) } else { None })
}

/// The usable answers of communes, by their folded names.
fn answered(found: &[Result<Read, Unread>]) -> Answered {
    let mut all = Answered::new();
    for read in found.iter().flatten() {
        let name = read.commune.name.value.as_deref().map(fold_loose).unwrap_or_default();
        all.extend(usable(&read.commune).map(|(id, value)| ((name.clone(), id.clone()), value.clone())));
    }
    all
}

/// How many figures tables and matrices give, where they do not say the same.
struct Rival {
    tables: usize,
    matrix: usize,
}

impl Rival {
    fn settle<'a>(self, matrices: Vec<Matrix<'a>>, mut notes: Vec<Diagnostic>, file: &Where) -> Result<Chosen<'a>, Diagnostic> {
        let finding = |code: Code| Diagnostic::new(code, file.clone()).with("tables", self.tables).with("matrix", self.matrix);
        if self.tables * CLEARLY <= self.matrix {
            notes.push(finding(Code::ReadingPassed).with("passed", ReadAs::Table.id()));
            return Ok(Chosen { matrices, notes });
        }
        if self.matrix * CLEARLY <= self.tables {
            notes.push(finding(Code::ReadingPassed).with("passed", ReadAs::Matrix.id()));
            return Ok(Chosen { matrices: Vec::new(), notes });
        }
        Err(finding(Code::SeveralReadings))
    }
}
