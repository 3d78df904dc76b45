//! Which columns of a table are used: of several that could hold the results, the one of the assessment year; never an
//! estimate, never another agency's.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::Says;
use super::region::{Headed, Region};
use crate::diag::{Code, Diagnostic, Origin, Place, column_letters};
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::input::rows::Columns;
use crate::layout::Column;

/// How many codes in a column make it one of codes, whatever else is there.
const ENOUGH_CODES: usize = 3;

/// Numbers one after the other that are no codes: there are fewer criteria.
const ENOUGH_FOLLOWING: usize = 20;
/// Letters next to a code: "Chỉ tiêu 2.1" has seven, names have more.
const LETTERS_OF_CODE: usize = 12;

/// The columns of a table in use.
#[derive(Debug, Clone)]
pub(in crate::input) struct Chosen {
    /// What the columns of our own forms are called.
    pub columns: Columns,
    /// The code column holds codes with points, not running numbers.
    pub coded: bool,
    /// Names of criteria, in a column of their own.
    pub criterion: Option<u32>,
    /// Columns of ticks: "Đạt", "Chưa đạt".
    pub ticks: [Option<u32>; 2],
    /// Further columns of results, each for other rows: one of rates, one of numbers, one of words.
    pub by_kind: Vec<u32>,
    /// Columns that could hold results and are not used.
    pub passed: Vec<u32>,
    /// Why the results cannot be determined, if they cannot.
    pub doubt: Option<Doubt>,
    /// The years that the headings of the figures name, with the cell that does.
    pub years: Vec<(i16, Origin)>,
}

/// Why the results of a table cannot be determined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input) enum Doubt {
    /// Several columns could each hold them.
    Several(Vec<String>),
    /// Only an estimate is there.
    Estimate(String),
    /// No column is understood as theirs.
    None,
}

impl Doubt {
    /// As a finding at the table's headings.
    pub fn finding(&self, grid: &Grid, region: &Region) -> Diagnostic {
        let place = Place::Sheet(grid.file.clone(), grid.name.clone());
        match self {
            Self::Several(columns) => Diagnostic::new(Code::SeveralColumns, place).with("columns", columns.join(", ")),
            Self::Estimate(column) => Diagnostic::new(Code::EstimateOnly, place).with("columns", column.as_str()),
            Self::None => {
                let headings: Vec<String> = region.columns.iter().map(named).collect();
                Diagnostic::new(Code::ResultsMissing, place).with("columns", headings.join(", "))
            }
        }
    }
}

/// "“Kết quả” (E)".
pub(in crate::input) fn named(column: &Headed) -> String {
    format!("“{}” ({})", column.title(), column_letters(column.at))
}

/// The columns of a table; of several result columns the one that names `year` is meant.
pub(in crate::input) fn choose(grid: &Grid, region: &Region, year: Option<i16>, catalog: &Catalog) -> Chosen {
    let mut columns = Columns::new();
    for column in &region.columns {
        if let Some(Says::Column(role)) = column.says
            && !(column.agency && is_figure(role))
            && !(role == Column::Verdict && is_stale(column, year))
        {
            columns.entry(role).or_insert(column.at);
        }
    }
    let labels = Labels::of(grid, region, catalog);
    columns.retain(|role, _| !matches!(role, Column::Code | Column::Name));
    columns.extend(labels.code.map(|c| (Column::Code, c)));
    columns.extend(labels.name.map(|c| (Column::Name, c)));
    let mut by_kind = Vec::new();
    let (passed, doubt) = match results(grid, region, year, &mut columns, &mut by_kind) {
        Ok(passed) => (passed, None),
        Err(doubt) => {
            columns.retain(|role, _| !is_figure(*role));
            (Vec::new(), Some(doubt))
        }
    };
    let tick = |yes: bool| region.columns.iter().find(|c| c.says == Some(Says::Tick(yes)) && !c.agency).map(|c| c.at);
    let ticks = [tick(true), tick(false)];
    let spoken = columns.contains_key(&Column::Verdict) || ticks[0].is_some();
    let ratio = columns.contains_key(&Column::Numerator) && columns.contains_key(&Column::Denominator);
    let any = ratio || columns.contains_key(&Column::Result) || spoken;
    let doubt = doubt.or((!any).then_some(Doubt::None));
    let years = years(grid, region, &columns);
    Chosen { columns, coded: labels.coded, criterion: labels.criterion, ticks, by_kind, passed, doubt, years }
}

fn is_figure(role: Column) -> bool {
    matches!(role, Column::Result | Column::Numerator | Column::Denominator)
}

/// Settles which columns hold the figures; those passed over.
fn results(grid: &Grid, region: &Region, year: Option<i16>, columns: &mut Columns, by_kind: &mut Vec<u32>) -> Result<Vec<u32>, Doubt> {
    let mut passed = Vec::new();
    let saying = |says: Says| -> Vec<&Headed> { region.columns.iter().filter(|c| c.says == Some(says) && !c.agency).collect() };
    let estimates = saying(Says::Estimate);
    for role in [Column::Result, Column::Numerator, Column::Denominator] {
        let mut found = saying(Says::Column(role));
        if role == Column::Result && found.iter().all(|c| is_stale(c, year)) {
            found.extend(saying(Says::MaybeResult));
        }
        if role == Column::Result && found.is_empty() {
            found = saying(Says::Partial);
        }
        if role == Column::Result
            && let Some(kinds) = by_kind_of(grid, region, &found)
        {
            columns.retain(|_, at| !kinds.contains(at));
            by_kind.extend(&kinds[1..]);
            found.retain(|c| c.at == kinds[0]);
        }
        let only = one_of(&found, year)?;
        let estimated = estimates.iter().find(|e| e.year == year || e.year.is_none());
        if let (Column::Result, Some(estimate)) = (role, estimated)
            && only.is_none_or(|c| is_stale(c, year))
        {
            return Err(Doubt::Estimate(named(estimate)));
        }
        if let Some(only) = only {
            columns.insert(role, only.at);
            passed.extend(found.iter().filter(|c| c.at != only.at).map(|c| c.at));
        }
    }
    passed.extend(estimates.iter().map(|c| c.at));
    passed.sort_unstable();
    Ok(passed)
}

/// The column meant among several: the one of the year, or the only one that is of no other year.
fn one_of<'a>(found: &[&'a Headed], year: Option<i16>) -> Result<Option<&'a Headed>, Doubt> {
    let of_year: Vec<&Headed> = found.iter().copied().filter(|c| year.is_some() && c.year == year).collect();
    let fresh: Vec<&Headed> = found.iter().copied().filter(|c| !is_stale(c, year)).collect();
    match (found, of_year.as_slice(), fresh.as_slice()) {
        ([], ..) => Ok(None),
        ([only], ..) | (_, [only], _) | (_, [], [only]) => Ok(Some(only)),
        _ => {
            let among = if of_year.is_empty() { found } else { of_year.as_slice() };
            Err(Doubt::Several(among.iter().map(|c| named(c)).collect()))
        }
    }
}

/// Columns below one heading of which every row fills one at most: one for rates, one for numbers, one for words.
fn by_kind_of(grid: &Grid, region: &Region, found: &[&Headed]) -> Option<Vec<u32>> {
    let over = |c: &Headed| c.path.split_last().map(|(_, over)| over.to_vec()).unwrap_or_default();
    let first = found.first().filter(|c| over(c).len() == 1 && found.iter().all(|f| over(f) == over(c) && f.year == c.year))?;
    let is_result = |c: &&Headed| matches!(c.says, Some(Says::Column(Column::Result | Column::Verdict) | Says::MaybeResult));
    let kinds: Vec<u32> = region.columns.iter().filter(is_result).filter(|c| over(c) == over(first) && !c.agency).map(|c| c.at).collect();
    let filled: Vec<Vec<u32>> = kinds.iter().map(|at| region.column(grid, *at).into_iter().map(|(row, _)| row).collect()).collect();
    let rows: BTreeSet<u32> = filled.iter().flatten().copied().collect();
    let each_once = rows.len() == filled.iter().map(Vec::len).sum::<usize>();
    (kinds.len() > 1 && each_once && filled.iter().all(|rows| !rows.is_empty())).then_some(kinds)
}

/// Its heading names another year than the one of the assessment.
fn is_stale(column: &Headed, year: Option<i16>) -> bool {
    year.is_some() && column.year.is_some() && column.year != year
}

/// The years named over the figures that are read, each once.
pub(super) fn years(grid: &Grid, region: &Region, columns: &Columns) -> Vec<(i16, Origin)> {
    let mut years: Vec<(i16, Origin)> = Vec::new();
    for role in [Column::Result, Column::Numerator, Column::Denominator] {
        let headed = columns.get(&role).and_then(|at| region.columns.iter().find(|c| c.at == *at));
        if let Some((headed, year)) = headed.and_then(|h| Some((h, h.year?))) {
            let origin = grid.origin(headed.year_at.0, headed.year_at.1);
            if !years.iter().any(|(y, o)| *y == year && *o == origin) {
                years.push((year, origin));
            }
        }
    }
    years
}

/// The columns that say what a row is about.
struct Labels {
    code: Option<u32>,
    coded: bool,
    name: Option<u32>,
    criterion: Option<u32>,
}

/// What is in a column.
#[derive(Default)]
struct Stock {
    cells: usize,
    codes: usize,
    numbers: usize,
    letters: usize,
    /// Numbers that follow the one above.
    following: usize,
}

impl Stock {
    fn of(grid: &Grid, region: &Region, column: u32, catalog: &Catalog) -> Self {
        let mut stock = Self::default();
        let mut last: Option<u32> = None;
        for content in region.labels(grid, column) {
            stock.cells += 1;
            stock.codes += usize::from(catalog.recognises(content));
            let text = content.plain();
            stock.numbers += usize::from(text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '.')));
            let number = text.trim_end_matches('.').parse::<u32>().ok();
            stock.following += usize::from(number.is_some_and(|n| last.is_some_and(|l| l + 1 == n)));
            last = number.or(last);
            stock.letters += if matches!(content, Content::Text(_)) { text.chars().filter(|c| c.is_alphabetic()).count() } else { 0 };
        }
        stock
    }

    /// "01", "02", "03" … past the number of criteria: they number the rows.
    fn is_running(&self) -> bool {
        self.codes == 0 && self.following >= ENOUGH_FOLLOWING && self.following * 10 >= self.cells * 8
    }

    fn is_of_codes(&self) -> bool {
        self.codes >= ENOUGH_CODES || (self.codes > 0 && self.codes * 2 >= self.cells)
    }
}

impl Labels {
    fn of(grid: &Grid, region: &Region, catalog: &Catalog) -> Self {
        let columns: Vec<&Headed> = region.columns.iter().filter(|c| c.is_label()).collect();
        let stocks: BTreeMap<u32, Stock> = columns.iter().map(|c| (c.at, Stock::of(grid, region, c.at, catalog))).collect();
        let says = |at: &u32, role: Column| columns.iter().any(|c| c.at == *at && c.says == Some(Says::Column(role)));
        let stock = |at: &u32| stocks.get(at).map_or((0, 0, 0), |s| (s.codes, s.numbers, s.letters));
        let coded = |at: &&u32| stocks.get(*at).is_some_and(Stock::is_of_codes);
        let by_word = stocks.keys().find(|at| says(at, Column::Code));
        let code = by_word.or_else(|| stocks.keys().filter(coded).max_by_key(|at| (stock(at).0, std::cmp::Reverse(**at))));
        // "2.1. Tỷ lệ đường xã" all the way down is a column of names.
        let is_short = |at: &&u32| by_word.is_some() || stock(at).2 <= stock(at).0 * LETTERS_OF_CODE || stocks.len() == 1;
        let code = code.filter(is_short);
        let running = |at: &u32| stocks.get(at).is_some_and(Stock::is_running);
        let is_coded = code.is_some_and(|at| (by_word.is_some() && !running(at)) || coded(&at));
        let numbers = || stocks.keys().find(|at| stock(at).1 > 0 && stock(at).1 * 2 >= stocks.get(*at).map_or(0, |s| s.cells));
        let code = code.or_else(numbers).copied();
        let mut names: Vec<u32> = stocks.keys().copied().filter(|at| Some(*at) != code && stock(at).2 > 0).collect();
        names.sort_by_key(|at| (std::cmp::Reverse(stock(at).2), *at));
        let name = names.first().copied();
        let criterion =
            names.get(1..).unwrap_or_default().iter().copied().find(|at| says(at, Column::Name) || name.is_some_and(|n| *at < n));
        // Codes and names in one cell: "2.1. Tỷ lệ đường xã".
        let name = name.or_else(|| code.filter(|at| stock(at).2 > stock(at).0 * 3));
        Self { code, coded: is_coded, name, criterion }
    }
}
