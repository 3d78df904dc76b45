//! A workbook made by hand: its tables found on every sheet, weighed against each other, and read as one commune's.

use super::across;
use super::columns::{Doubt, choose};
use super::kept::Kept;
use super::region::{Region, regions};
use super::sections::{hinted, sections, year_of};
use super::stranger::is_stranger;
use super::table::{self, About, Table, TableRow, Understood};
use super::{paired, titles, whose};
use crate::commune::TypedVerdict;
use crate::criteria::{Book, ItemRef, Level};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::catalog::Catalog;
use crate::input::fields::{self, Fields};
use crate::input::grid::Grid;
use crate::input::matrix::Matrix;
use crate::input::rows::Answers;
use crate::input::values::Desk;
use crate::layout::{Column, Field};
use crate::text::{fold, fold_loose};

/// Sheets whose name begins so are set aside by their makers.
const ASIDE: char = '_';
/// Rows of a sheet without tables that may say what the commune is.
const TITLE_ROWS: usize = 30;
/// Rows above a table, and cells in one of them, that may be titles.
pub(super) const TITLES_ABOVE: u32 = 8;
pub(super) const MOST_TITLES: usize = 2;
/// How much more of a table another set must explain than the target's to be taken instead.
const MORE: f64 = 1.25;
/// The same for tables of a few rows.
const ENOUGH_MORE: f64 = 1.5;
/// Rows of a hundred that make a table one of indicators.
const HALF: usize = 50;
/// Rows of a hundred below which a table is about something else, whatever it names.
const FEW: usize = 20;
/// Criteria without indicators that make a table a summary.
const ENOUGH_CRITERIA: usize = 4;

/// A sheet with the tables on it.
pub(in crate::input) struct Sheet<'a> {
    pub grid: &'a Grid,
    pub regions: Vec<Region>,
    /// The first row whose titles are theirs: above may be another commune's table.
    pub from: u32,
    /// Passed over unless asked for by name.
    pub aside: bool,
}

/// The sheets of a workbook with their tables; the one asked for alone, if one is.
pub(in crate::input) fn sheets<'a>(grids: &'a [Grid], asked: Option<&str>, catalog: &Catalog) -> Vec<Sheet<'a>> {
    let named = |grid: &&Grid| asked.is_none_or(|name| fold(&grid.name) == fold(name));
    let aside = |grid: &Grid| asked.is_none() && (grid.hidden || grid.name.starts_with(ASIDE));
    grids.iter().filter(named).map(|grid| Sheet { grid, regions: tables(grid, catalog), from: 0, aside: aside(grid) }).collect()
}

/// The tables of a sheet: below headings, or of answers that each are behind a label.
fn tables(grid: &Grid, catalog: &Catalog) -> Vec<Region> {
    let mut headed = regions(grid);
    headed.iter_mut().for_each(|region| region.stranger = is_stranger(grid, region, catalog));
    if headed.is_empty() { paired::region(grid).into_iter().collect() } else { headed }
}

/// What titles, labels and sheets of labels say of the commune, the sheets with tables first.
pub(in crate::input) fn facts(sheets: &[Sheet]) -> Fields {
    let mut found = Fields::new();
    let mut add = |fields: Fields| {
        for (field, value) in fields {
            found.entry(field).or_insert(value);
        }
    };
    let read = || sheets.iter().filter(|s| !s.aside);
    for (grid, region) in read().flat_map(|s| s.regions.iter().map(move |r| (s.grid, r))).filter(|(_, r)| !r.stranger) {
        add(whose::facts(grid, region));
    }
    for sheet in read().filter(|s| !s.regions.is_empty()) {
        let mut own = fields::above(sheet.grid, top(sheet));
        own.retain(|_, found| found.value.origin.row >= sheet.from);
        add(own);
    }
    for sheet in read().filter(|s| s.regions.is_empty()) {
        add(titles::labelled(sheet.grid));
    }
    for sheet in read().filter(|s| !s.regions.is_empty()).chain(read().filter(|s| s.regions.is_empty())) {
        let rows = sheet.grid.rows_in(sheet.from, u32::MAX).take(TITLE_ROWS).take_while(|r| *r < top(sheet));
        add(titles::read(sheet.grid, rows));
        add(titles::of_sheet(sheet.grid));
        // What is over the tables of several communes is said of all of them.
        let mut common = titles::read(sheet.grid, sheet.grid.rows().take_while(|r| *r < sheet.from.min(TITLES_ABOVE)));
        common.retain(|field, _| ![Field::Name, Field::Code].contains(field));
        add(common);
    }
    found
}

/// The tables of a workbook by the commune that their rows, the titles above them, or their sheets name; nothing where all
/// are one's.
pub(in crate::input) fn by_commune<'a>(sheets: &[Sheet<'a>]) -> Vec<Vec<Sheet<'a>>> {
    let mut groups: Vec<(String, Vec<Sheet<'a>>)> = Vec::new();
    for sheet in sheets.iter().filter(|s| !s.aside) {
        let mut last: Option<String> = None;
        for region in sheet.regions.iter().filter(|r| !r.stranger) {
            let from = sheet.regions.iter().filter(|r| r.top < region.top).map(|r| r.first).max().unwrap_or_default();
            last = name_of(sheet.grid, from, region.top).or(last);
            let from = if from == 0 { 0 } else { from.max(region.top.saturating_sub(TITLES_ABOVE)) };
            let mut add = |name: String, region: Region| {
                let part = Sheet { grid: sheet.grid, regions: vec![region], from, aside: false };
                match groups.iter_mut().find(|(key, _)| *key == name) {
                    Some((_, parts)) => parts.push(part),
                    None => groups.push((name, vec![part])),
                }
            };
            let parts = whose::parts(sheet.grid, region);
            if parts.is_empty() {
                last.clone().into_iter().for_each(|name| add(name, region.clone()));
            }
            parts.into_iter().for_each(|(name, part)| add(name, part));
        }
    }
    if groups.len() > 1 { groups.into_iter().map(|(_, parts)| parts).collect() } else { Vec::new() }
}

/// The commune named above a table, or by its sheet, folded.
fn name_of(grid: &Grid, from: u32, top: u32) -> Option<String> {
    let is_title = |row: &u32| grid.row(*row).count() <= MOST_TITLES;
    let rows = grid.rows_in(from.max(top.saturating_sub(TITLES_ABOVE)), top).filter(is_title);
    let stated = |fields: Fields| Some(fold_loose(&fields.get(&Field::Name)?.value.content.as_ref()?.plain()));
    stated(titles::read(grid, rows)).or_else(|| stated(titles::of_sheet(grid)))
}

/// The row at which the first table of a sheet begins.
fn top(sheet: &Sheet) -> u32 {
    sheet.regions.first().map_or(u32::MAX, |r| r.top)
}

/// The matrix of a sheet whose communes are side by side.
pub(in crate::input) fn across<'a>(sheet: &Sheet, year: Option<i16>, catalog: &Catalog) -> Option<Matrix<'a>> {
    let of = |region: &Region| {
        let chosen = choose(sheet.grid, region, year, catalog);
        let communes = across::communes(sheet.grid, region, &chosen);
        let (grid, heading) = across::turned(sheet.grid, region, &chosen, &communes, catalog)?;
        let common = fields::above(sheet.grid, region.top);
        Some(Matrix::turned(grid, heading, common))
    };
    sheet.regions.iter().filter(|r| !r.stranger).find_map(of)
}

/// What is needed to weigh tables.
pub(in crate::input) struct Judge<'c, 'a> {
    /// What may be answered.
    pub catalog: &'c Catalog<'a>,
    pub year: Option<i16>,
    pub target: Option<Level>,
    /// The layout that fits the file, if one does.
    pub kept: Option<&'c Kept<'c>>,
}

/// A table understood and weighed.
pub(super) struct Weighed<'a> {
    pub table: Table<'a>,
    pub understood: Understood<'a>,
    /// What they are about.
    pub items: Vec<ItemRef>,
    /// The layout it is read by, if by one.
    pub layout: Option<String>,
}

impl Weighed<'_> {
    /// How many of its rows with answers are understood, of a hundred.
    fn share(&self) -> usize {
        // Signatures below the table are in its columns too.
        let lines = &self.understood.lines;
        let stated = |l: &TableRow| l.fault.is_some() || !matches!(l.about, About::Nothing);
        let end = lines.iter().rposition(stated).map_or(0, |at| at + 1);
        let filled = || lines[..end].iter().filter(|l| !l.cells.is_blank());
        filled().filter(|l| !matches!(l.about, About::Nothing)).count() * 100 / filled().count().max(1)
    }

    /// Far less of a table of indicators than another: one of funds that happens to name a road and a school.
    fn is_stranger(&self, best: &Self) -> bool {
        let share = self.share();
        self.layout.is_none()
            && !self.has_doubts()
            && share < HALF
            && best.share() >= HALF
            && (self.items.len() * 3 < best.items.len() || share < FEW)
    }

    /// A table of results of criteria, some of which have the number or the name of an indicator.
    fn is_summary(&self) -> bool {
        let judged = |l: &&TableRow| matches!(l.about, About::Criterion(_)) && !l.cells.is_blank();
        let judged = self.understood.lines.iter().filter(judged).count();
        self.layout.is_none() && judged >= ENOUGH_CRITERIA && judged > self.items.len() * 2
    }

    /// Rows about indicators that are known and cannot be read: none of them may be lost.
    fn has_doubts(&self) -> bool {
        self.understood.lines.iter().any(|l| l.fault.as_ref().is_some_and(|(_, measures)| !measures.is_empty()))
    }

    /// Headed as a table of codes and results, and not one row understood: blank, or of codes that there are not.
    fn is_strange(&self) -> bool {
        let sure = |c: &super::region::Headed| c.says == Some(super::heading::Says::Column(Column::Code));
        let lines = &self.understood.lines;
        self.table.region.columns.iter().any(sure) && (lines.is_empty() || lines.iter().any(|l| l.fault.is_some()))
    }
}

/// What a workbook gives.
pub(in crate::input) struct Gathered<'a> {
    pub(super) tables: Vec<Weighed<'a>>,
    pub(super) notes: Vec<Diagnostic>,
}

impl<'a> Judge<'_, 'a> {
    /// The tables that are read together as one commune's.
    ///
    /// # Errors
    /// No table; two tables of the same indicators with other figures; no column of results, or several.
    pub fn tables(&self, sheets: &[Sheet<'a>], desk: &Desk<'a>, file: &Place) -> Result<Gathered<'a>, Diagnostic> {
        let mut notes = Vec::new();
        let mut tables = Vec::new();
        let mut doubts = Vec::new();
        let mut strange = Vec::new();
        let mut last: Option<Region> = None;
        for sheet in sheets {
            if let Some(kept) = self.kept.filter(|kept| kept.reads(sheet)) {
                tables.extend(kept.weighed(self, sheet, desk)?);
                continue;
            }
            let regions = self.regions(sheet, last.as_ref());
            for region in regions {
                let headed = !sheet.regions.is_empty();
                let Some(weighed) = self.weigh(sheet, region.clone(), desk) else { continue };
                if weighed.is_summary() {
                    notes.extend(summary(&weighed));
                    continue;
                }
                match (&weighed.table.chosen.doubt, weighed.items.is_empty()) {
                    (None, true) if headed && !sheet.aside && weighed.has_doubts() => tables.push(weighed),
                    (None, true) if headed && !sheet.aside && weighed.is_strange() => strange.push(weighed),
                    (_, true) => notes.extend(summary(&weighed)),
                    _ if sheet.aside => notes.push(Diagnostic::new(Code::SheetLeftOut, place(sheet.grid))),
                    (Some(doubt), _) => doubts.push((doubt.clone(), weighed)),
                    (None, false) => {
                        last = Some(region);
                        tables.push(weighed);
                    }
                }
            }
        }
        if tables.is_empty()
            && let Some((doubt, weighed)) = strongest(doubts)
        {
            return Err(doubt.finding(weighed.table.grid, &weighed.table.region));
        }
        // A table of which no row is understood says at least what is wrong with its rows.
        if tables.is_empty() {
            tables = strange;
        }
        if tables.is_empty() {
            return Err(no_table(sheets, &notes, file));
        }
        notes.dedup();
        let tables = self.together(tables, &mut notes, file)?;
        Ok(Gathered { tables, notes })
    }

    /// The tables of a sheet; one without headings may go on with the last sheet's.
    fn regions(&self, sheet: &Sheet<'a>, last: Option<&Region>) -> Vec<Region> {
        match (sheet.regions.as_slice(), last) {
            ([], Some(last)) if !sheet.aside => {
                Some(last.continued(sheet.grid)).filter(|region| !is_stranger(sheet.grid, region, self.catalog)).into_iter().collect()
            }
            (own, _) => own.iter().filter(|r| !r.stranger).flat_map(|region| sections(sheet.grid, region, self.catalog)).collect(),
        }
    }

    /// A table, if any of its rows is about an indicator or a criterion.
    pub(super) fn weigh(&self, sheet: &Sheet<'a>, region: Region, desk: &Desk<'a>) -> Option<Weighed<'a>> {
        let grid = sheet.grid;
        let year = self.year.or_else(|| year_of(grid, &region));
        let chosen = choose(grid, &region, year, self.catalog);
        if !chosen.columns.contains_key(&Column::Code) && !chosen.columns.contains_key(&Column::Name) {
            return None;
        }
        let mut table = Table { grid, region, chosen, book: Book::Condition, year };
        table.book = self.book(&table);
        let understood = table.understand(self.catalog, &self.catalog.outline(table.book), desk);
        let items = understood.items();
        Some(Weighed { table, understood, items, layout: None })
    }

    /// The set a table is about: the one its titles name, or the one that explains most of it, the target's first.
    fn book(&self, table: &Table<'a>) -> Book {
        let labels = table.label_texts();
        let weight = |level: Level| table.weight(&labels, &self.catalog.outline(Book::Set(level)), self.catalog);
        let lowest = self.catalog.lowest();
        let Some(target) = self.target.or(lowest) else { return Book::Condition };
        let hinted = hinted(table, self.catalog);
        let own = weight(target);
        if hinted.is_none_or(|named| named == target) && own * MORE + ENOUGH_MORE >= labels.iter().map(table::most).sum() {
            return Book::Set(target);
        }
        let levels: Vec<(Level, f64)> = self.catalog.levels().map(|l| (l, if l == target { own } else { weight(l) })).collect();
        let of = |level: Level| levels.iter().find(|(l, _)| *l == level).map_or(0.0, |(_, w)| *w);
        let best = levels.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a }).unwrap_or((target, 0.0));
        // Every title says "nông thôn mới": it names the first level only where the rows do not speak for the target.
        let fits = |named: &Level| if Some(*named) == lowest { of(*named) > of(target) } else { of(*named) * 2.0 > best.1 };
        if let Some(named) = hinted.filter(fits) {
            return Book::Set(named);
        }
        Book::Set(if best.1 > of(target) * MORE + ENOUGH_MORE { best.0 } else { target })
    }

    /// Tables of one commune go together; of two about the same indicators one is taken where it alone has figures, or is of
    /// the year.
    fn together(&self, mut tables: Vec<Weighed<'a>>, notes: &mut Vec<Diagnostic>, file: &Place) -> Result<Vec<Weighed<'a>>, Diagnostic> {
        let mut kept: Vec<Weighed<'a>> = Vec::new();
        if let Some(best) = tables.iter().enumerate().max_by_key(|(at, w)| (w.items.len(), std::cmp::Reverse(*at))).map(|(at, _)| at) {
            let strange: Vec<bool> = tables.iter().map(|w| w.is_stranger(&tables[best])).collect();
            let other = tables[best].table.grid.name.clone();
            let mut at = strange.iter();
            tables.retain(|w| {
                let strange = at.next() == Some(&true);
                if strange {
                    notes.push(left_out(w, &other));
                }
                !strange
            });
        }
        for table in tables {
            let rivals: Vec<usize> = (0..kept.len()).filter(|at| rival(&kept[*at], &table)).collect();
            let Some(first) = rivals.first().copied() else {
                kept.push(table);
                continue;
            };
            match self.better(&kept[first], &table) {
                Some(true) => {
                    let dropped = std::mem::replace(&mut kept[first], table);
                    notes.push(left_out(&dropped, &kept[first].table.grid.name));
                }
                Some(false) => {
                    notes.push(left_out(&table, &kept[first].table.grid.name));
                }
                None => {
                    let names = [&kept[first], &table].map(|w| named(&w.table));
                    return Err(Diagnostic::new(Code::SeveralTables, file.clone()).with("sheets", names.join(", ")));
                }
            }
        }
        Ok(kept)
    }

    /// Whether the second of two rivals is to be read and not the first; `None` where both could be.
    fn better(&self, first: &Weighed, second: &Weighed) -> Option<bool> {
        if first.layout.is_some() != second.layout.is_some() {
            return Some(second.layout.is_some());
        }
        let figures = |w: &Weighed| w.understood.lines.iter().filter(|l| !l.cells.is_blank()).count();
        let (a, b) = (figures(first), figures(second));
        if a == 0 || b == 0 {
            return Some(a == 0);
        }
        match (first.share() >= HALF, second.share() >= HALF) {
            (true, false) => return Some(false),
            (false, true) => return Some(true),
            _ => {}
        }
        let year = |w: &Weighed| year_of(w.table.grid, &w.table.region);
        match (year(first), year(second)) {
            (Some(x), Some(y)) if x != y && Some(x) == self.year => return Some(false),
            (Some(x), Some(y)) if x != y && Some(y) == self.year => return Some(true),
            _ => {}
        }
        first.understood.agrees(&second.understood).then_some(b > a)
    }
}

impl<'a> Gathered<'a> {
    /// Reads the answers of all tables.
    pub fn read(self, desk: &mut Desk<'a>, year: Option<i16>) -> (Answers, Vec<TypedVerdict>, Vec<Diagnostic>) {
        let mut answers = Answers::default();
        let mut verdicts = Vec::new();
        let mut notes = self.notes;
        for Weighed { table, understood, .. } in self.tables {
            notes.extend(table.other_year(year));
            notes.extend(table.passed());
            verdicts.extend(table.read(understood, &mut answers, desk));
        }
        (answers, verdicts, notes)
    }
}

/// The doubt over the table that explains most.
fn strongest<'a>(doubts: Vec<(Doubt, Weighed<'a>)>) -> Option<(Doubt, Weighed<'a>)> {
    doubts.into_iter().reduce(|a, b| if b.1.items.len() > a.1.items.len() { b } else { a })
}

/// Two tables about mostly the same indicators.
fn rival(a: &Weighed, b: &Weighed) -> bool {
    let common = a.items.iter().filter(|i| b.items.contains(i)).count();
    common * 2 > a.items.len().min(b.items.len())
}

/// A table of criteria alone is said to be passed over.
fn summary(weighed: &Weighed) -> Option<Diagnostic> {
    (weighed.understood.criteria() >= ENOUGH_CRITERIA).then(|| Diagnostic::new(Code::SummaryPassed, place(weighed.table.grid)))
}

/// Another table is read and not this one.
fn left_out(weighed: &Weighed, other: &str) -> Diagnostic {
    Diagnostic::new(Code::TableLeftOut, place(weighed.table.grid)).with("other", other)
}

fn place(grid: &Grid) -> Place {
    Place::Sheet(grid.file.clone(), grid.name.clone())
}

/// "“Biểu 1” (từ dòng 7)".
fn named(table: &Table) -> String {
    let row = (table.region.top + 1) as usize;
    crate::messages::Lang::Vi.say("table-at", &[("sheet", (&*table.grid.name).into()), ("row", row.into())])
}

fn no_table(sheets: &[Sheet], notes: &[Diagnostic], file: &Place) -> Diagnostic {
    let names = |wanted: &dyn Fn(&Sheet) -> bool| {
        let named: Vec<String> = sheets.iter().filter(|s| wanted(s)).map(|s| format!("“{}”", s.grid.name)).collect();
        named.join(", ")
    };
    let left: Vec<&Place> = notes.iter().filter(|n| n.code == Code::SheetLeftOut).map(|n| &n.place).collect();
    let aside = names(&|s| left.contains(&&place(s.grid)));
    let finding = Diagnostic::new(Code::NoTable, file.clone()).with("sheets", names(&|_| true));
    finding.with("aside", if aside.is_empty() { "none".to_string() } else { aside })
}
