//! Tables read by a layout: its columns and rows as it says, and nothing guessed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::align::Why;
use super::book::{Judge, Sheet, Weighed};
use super::columns::{Chosen, Doubt, choose, years};
use super::heading;
use super::meaning::{Meaning, is_total};
use super::region::Region;
use super::table::{Table, Understood};
use crate::criteria::{Book, ItemRef};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::catalog::{Catalog, Meant};
use crate::input::grid::Grid;
use crate::input::rows::Columns;
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::Column;
use crate::layout::kept::{KeptAbout, KeptRow, KeptTable, Layout, OVER};
use crate::layout::understanding::Role;
use crate::text::{fold, fold_loose};

/// A table of a file that a table of the layout fits.
struct Fit<'l> {
    sheet: Arc<str>,
    region: Region,
    table: &'l KeptTable,
}

/// Rows, by sheet and number, by the label they have.
type Met = BTreeMap<String, Vec<(Arc<str>, u32)>>;

/// A layout that fits a file, with what it says of each of its rows.
pub(in crate::input) struct Kept<'l> {
    layout: &'l Layout,
    fits: Vec<Fit<'l>>,
    rows: BTreeMap<(Arc<str>, u32), &'l KeptRow>,
}

impl<'l> Kept<'l> {
    /// The first of the layouts that fits a file with each of its tables.
    pub fn of(layouts: &'l [Layout], sheets: &[Sheet]) -> Option<Self> {
        layouts.iter().find_map(|layout| Self::fitting(layout, sheets))
    }

    fn fitting(layout: &'l Layout, sheets: &[Sheet]) -> Option<Self> {
        let mut kept = Self { layout, fits: Vec::new(), rows: BTreeMap::new() };
        for sheet in sheets {
            for region in regions(sheet, kept.fits.last().map(|f| &f.region)) {
                let used = |t: &KeptTable| kept.fits.iter().any(|f| std::ptr::eq(f.table, t));
                let mut all = layout.tables.iter().filter(|t| fits(t, sheet, &region));
                // Of tables with the same headings the first that is not yet met; headings repeated on a page go on with it.
                let found = all.clone().find(|t| !used(t)).or_else(|| all.next());
                kept.fits.extend(found.map(|table| Fit { sheet: sheet.grid.name.clone(), region, table }));
            }
        }
        let all = layout.tables.iter().all(|t| kept.fits.iter().any(|f| std::ptr::eq(f.table, t)));
        layout.tables.iter().for_each(|t| kept.assign(t, sheets));
        all.then_some(kept)
    }

    /// Finds the rows of a table of the layout: by their labels, and where one stands for several rows by their order.
    fn assign(&mut self, table: &'l KeptTable, sheets: &[Sheet]) {
        let mut known: BTreeMap<String, Vec<&'l KeptRow>> = BTreeMap::new();
        for row in &table.rows {
            known.entry(fold_loose(&row.label)).or_default().push(row);
        }
        for (label, places) in self.met(table, sheets, &known) {
            let Some(rows) = known.get(&label) else { continue };
            let same = rows.windows(2).all(|pair| pair[0].is == pair[1].is);
            // Of several rows of one label it is known which is which where all of them are there.
            if same || places.len() == rows.len() {
                let row = |at: usize| rows.get(at).or(rows.last()).copied();
                self.rows.extend(places.into_iter().enumerate().filter_map(|(at, place)| Some((place, row(at)?))));
            }
        }
    }

    /// The rows of a file that have the labels of a table of the layout.
    fn met(&self, table: &KeptTable, sheets: &[Sheet], known: &BTreeMap<String, Vec<&KeptRow>>) -> Met {
        let mut met = Met::new();
        for fit in self.fits.iter().filter(|f| std::ptr::eq(f.table, table)) {
            let Some(sheet) = sheets.iter().find(|s| s.grid.name == fit.sheet) else { continue };
            for row in fit.region.rows(sheet.grid) {
                if let Some(label) = labels(sheet.grid, fit, row).into_iter().find(|label| known.contains_key(label)) {
                    met.entry(label).or_default().push((fit.sheet.clone(), row));
                }
            }
        }
        met
    }

    pub fn name(&self) -> &str {
        &self.layout.file
    }

    pub fn reads(&self, sheet: &Sheet) -> bool {
        self.fits.iter().any(|f| f.sheet == sheet.grid.name)
    }

    /// The first row of an indicator or criterion that there is not.
    pub fn fault(&self, catalog: &Catalog) -> Option<Diagnostic> {
        let unknown = |table: &KeptTable, row: &KeptRow| match &row.is {
            KeptAbout::Item(of) => !catalog.has(of),
            KeptAbout::Measure(_, measure) => catalog.measure(measure).is_none(),
            KeptAbout::Criterion(number) => catalog.outline(table.book).criterion(*number).is_none(),
            KeptAbout::Nothing => false,
        };
        let rows = self.layout.tables.iter().flat_map(|t| t.rows.iter().map(move |r| (t, r)));
        let (_, row) = rows.into_iter().find(|(table, row)| unknown(table, row))?;
        let place = Place::Line(self.layout.file.as_str().into(), row.line);
        Some(Diagnostic::new(Code::LayoutItem, place).with("read", id(&row.is)).with("label", row.label.as_str()))
    }

    /// The tables of a sheet.
    ///
    /// # Errors
    /// The layout names no column of results.
    pub(super) fn weighed<'a>(&self, judge: &Judge<'_, 'a>, sheet: &Sheet<'a>, desk: &Desk<'a>) -> Result<Vec<Weighed<'a>>, Diagnostic> {
        let own = self.fits.iter().filter(|f| f.sheet == sheet.grid.name);
        own.map(|fit| {
            let chosen = chosen(sheet.grid, fit, judge.catalog);
            if let Some(doubt) = &chosen.doubt {
                return Err(doubt.finding(sheet.grid, &fit.region));
            }
            let table = Table { grid: sheet.grid, region: fit.region.clone(), chosen, book: fit.table.book, year: judge.year };
            let understood = self.understood(&table, judge, desk);
            let items = understood.items();
            Ok(Weighed { table, understood, items, layout: Some(self.layout.file.clone()) })
        })
        .collect()
    }

    fn understood<'a>(&self, table: &Table<'a>, judge: &Judge<'_, 'a>, desk: &Desk<'a>) -> Understood<'a> {
        let mut last = None;
        let mut lines = Vec::new();
        for row in table.region.rows(table.grid) {
            let labels = table.labels(row, row, None, desk);
            let is = self.rows.get(&(table.grid.name.clone(), row)).map(|r| &r.is);
            let meant = is.map_or(Meant::Heading, |is| meant(is, labels.name.as_ref().or(labels.code.as_ref()), table.book, judge));
            let mut line = table.line(row, &labels, Meaning { meant, why: Some(Why::Sure) }, &mut last, judge.catalog, desk);
            line.quiet = matches!(is, None | Some(KeptAbout::Nothing));
            if is.is_none() {
                line.why = None;
                line.fault = self.unknown(table, row, desk).map(|finding| (finding, Vec::new()));
            }
            lines.push(line);
        }
        Understood { lines, findings: Vec::new() }
    }

    /// A row with a figure that the layout does not know.
    fn unknown(&self, table: &Table, row: u32, desk: &Desk) -> Option<Diagnostic> {
        let label = table.label(row);
        let cells = crate::input::rows::AnswerCells::of(table.grid, row, &table.chosen.columns);
        let figure = [cells.result.clone(), cells.numerator.clone(), cells.denominator.clone()].into_iter().flatten().next();
        let answered = figure.filter(|_| desk.is_answer(&cells)).or_else(|| table.said(row, desk).into_iter().map(|(spot, _)| spot).next());
        let finding = answered.filter(|_| !is_total(&label))?.finding(Code::LayoutRowNew);
        Some(finding.with("label", label).with("layout", self.layout.file.as_str()))
    }
}

/// The tables of a sheet; one without headings may go on with the last one's.
fn regions(sheet: &Sheet, last: Option<&Region>) -> Vec<Region> {
    match (sheet.regions.as_slice(), last) {
        ([], Some(last)) if !sheet.aside => vec![last.continued(sheet.grid)],
        (own, _) => own.to_vec(),
    }
}

/// Whether a table has the headings of one of the layout, and is where it may.
fn fits(table: &KeptTable, sheet: &Sheet, region: &Region) -> bool {
    let named = table.sheet.as_ref().map_or(!sheet.aside, |name| fold(name) == fold(&sheet.grid.name));
    named && sorted(kept_headings(table)) == sorted(headings(region))
}

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}

fn headings(region: &Region) -> Vec<String> {
    region.columns.iter().map(|c| key(&c.path.join(OVER))).collect()
}

fn kept_headings(table: &KeptTable) -> Vec<String> {
    table.columns.iter().map(|c| key(&c.heading)).collect()
}

/// A heading as it is compared: without tone marks, letter case and what only says when.
fn key(title: &str) -> String {
    let folded = fold_loose(title);
    folded.split_whitespace().filter(|w| !heading::is_time(w)).collect::<Vec<_>>().join(" ")
}

/// The columns of a table as the layout says; of several with one heading the first is the first.
fn roles(fit: &Fit) -> Vec<(u32, Role)> {
    let mut left: Vec<(String, Option<Role>)> = fit.table.columns.iter().map(|c| (key(&c.heading), c.is)).collect();
    let mut found = Vec::new();
    for (column, heading) in fit.region.columns.iter().zip(headings(&fit.region)) {
        if let Some(at) = left.iter().position(|(known, _)| *known == heading)
            && let (_, Some(role)) = left.remove(at)
        {
            found.push((column.at, role));
        }
    }
    found
}

fn chosen(grid: &Grid, fit: &Fit, catalog: &Catalog) -> Chosen {
    let roles = roles(fit);
    let columns: Columns = roles.iter().filter_map(|(at, role)| if let Role::Column(c) = role { Some((*c, *at)) } else { None }).collect();
    let of = |wanted: Role| roles.iter().find(|(_, role)| *role == wanted).map(|(at, _)| *at);
    let ticks = [of(Role::Tick(true)), of(Role::Tick(false))];
    let has = |column: Column| columns.contains_key(&column);
    let ratio = has(Column::Numerator) && has(Column::Denominator);
    let any = ratio || has(Column::Result) || has(Column::Verdict) || ticks[0].is_some();
    // Whether its numbers are codes is no question of a layout.
    let evident = choose(grid, &fit.region, None, catalog);
    let coded = evident.coded && evident.columns.get(&Column::Code) == columns.get(&Column::Code);
    let years = years(grid, &fit.region, &columns);
    let doubt = (!any).then_some(Doubt::None);
    let result = columns.get(&Column::Result);
    let by_kind = roles.iter().filter(|(at, role)| *role == Role::Column(Column::Result) && Some(at) != result).map(|(at, _)| *at);
    Chosen { by_kind: by_kind.collect(), coded, criterion: of(Role::Criterion), ticks, passed: Vec::new(), doubt, years, columns }
}

/// How a layout may call a row: by code and name, or by its name alone.
fn labels(grid: &Grid, fit: &Fit, row: u32) -> Vec<String> {
    let roles = roles(fit);
    let text = |wanted: Column| {
        let at = roles.iter().find(|(_, role)| *role == Role::Column(wanted)).map(|(at, _)| *at);
        at.map(|at| grid.text(row, at)).unwrap_or_default()
    };
    let (code, name) = (text(Column::Code), text(Column::Name));
    let both = [code.as_str(), name.as_str()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    [both, name].into_iter().filter(|l| !l.is_empty()).map(|l| fold_loose(&l)).collect()
}

/// What a row means by the layout.
fn meant<'a>(is: &KeptAbout, spot: Option<&Spot>, book: Book, judge: &Judge<'_, 'a>) -> Meant<'a> {
    let at = |of: &ItemRef| {
        let outline = judge.catalog.outline(if of.book == Book::Condition { book } else { of.book });
        let node = outline.place_of(of).map(|at| &outline.nodes[at]);
        node.zip(spot).map_or(Meant::Heading, |(node, spot)| judge.catalog.at_place(spot, node))
    };
    match is {
        KeptAbout::Item(of) => at(of),
        KeptAbout::Measure(of, id) => judge.catalog.measure(id).map_or(Meant::Heading, |asked| Meant::Measure(of.clone(), asked)),
        KeptAbout::Criterion(number) => Meant::Criterion(judge.catalog.refer(book, number.to_string())),
        KeptAbout::Nothing => Meant::Heading,
    }
}

fn id(is: &KeptAbout) -> String {
    match is {
        KeptAbout::Item(of) => of.to_string(),
        KeptAbout::Measure(_, id) => id.clone(),
        KeptAbout::Criterion(number) => format!("{}{number}", crate::layout::understanding::CRITERION),
        KeptAbout::Nothing => crate::layout::kept::NONE.to_string(),
    }
}

/// What keeps a table of a sheet from being one of a layout.
struct Miss<'l> {
    layout: &'l Layout,
    sheet: Arc<str>,
    missing: Vec<String>,
    unknown: Vec<String>,
}

/// That none of the layouts asked for fits a file: the nearest one, and what keeps it from fitting.
pub(in crate::input) fn unfit(layouts: &[Layout], sheets: &[Sheet], file: &Place) -> Diagnostic {
    let finding = Diagnostic::new(Code::LayoutUnfit, file.clone());
    let listed = |all: &[String]| if all.is_empty() { "–".to_string() } else { all.join(", ") };
    match misses(layouts, sheets).into_iter().min_by_key(|m| m.missing.len() + m.unknown.len()) {
        Some(miss) => {
            let finding = finding.with("layout", miss.layout.file.as_str()).with("sheet", &*miss.sheet);
            finding.with("missing", listed(&miss.missing)).with("unknown", listed(&miss.unknown))
        }
        None => {
            let names: Vec<&str> = layouts.iter().map(|l| l.file.as_str()).collect();
            finding.with("layout", names.join(", ")).with("sheet", "none").with("missing", "").with("unknown", "")
        }
    }
}

/// Every table of the layouts next to every table of the sheets; one that fits is not what keeps its layout from fitting.
fn misses<'l>(layouts: &'l [Layout], sheets: &[Sheet]) -> Vec<Miss<'l>> {
    let mut found = Vec::new();
    for (layout, table) in layouts.iter().flat_map(|l| l.tables.iter().map(move |t| (l, t))) {
        for (sheet, region) in sheets.iter().flat_map(|s| s.regions.iter().map(move |r| (s, r))) {
            if !fits(table, sheet, region) {
                let missing = missing(titles_of(table), &headings(region));
                let unknown = missing_of(region, &kept_headings(table));
                found.push(Miss { layout, sheet: sheet.grid.name.clone(), missing, unknown });
            }
        }
    }
    found
}

fn titles_of(table: &KeptTable) -> Vec<&str> {
    table.columns.iter().map(|c| c.heading.as_str()).collect()
}

/// The titles that are not among the headings, each heading counting once.
fn missing<'t>(titles: impl IntoIterator<Item = &'t str>, headings: &[String]) -> Vec<String> {
    let mut left = headings.to_vec();
    let mut lacking = Vec::new();
    for title in titles {
        match left.iter().position(|h| *h == key(title)) {
            Some(at) => drop(left.remove(at)),
            None => lacking.push(format!("“{title}”")),
        }
    }
    lacking
}

fn missing_of(region: &Region, headings: &[String]) -> Vec<String> {
    let titles: Vec<String> = region.columns.iter().map(|c| c.path.join(OVER)).collect();
    missing(titles.iter().map(String::as_str), headings)
}
