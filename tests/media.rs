//! Every table is said once, in `tables`. Here each is printed in the media that have it, and what is read back from there is
//! held against what was said: the same words in the same rows under the same headings, though a medium may have fewer columns.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::common::docx;
use crate::common::shown::{plain, shown};
use crate::common::words;
use ntm::assess::{Assessment, Options, assess};
use ntm::commune::{Attribute, Commune};
use ntm::criteria::{ItemRef, Law, Plan, Shelf};
use ntm::diag::{Code, Diagnostic, Place};
use ntm::district::{Appraisal, Comparison, Half, History, Part, Progress, Review, Subject as Compared, Turn, merge};
use ntm::input::{Overrides, Spreadsheet};
use ntm::layout::dossier::{ROW_ID, sheet_name};
use ntm::messages::Lang;
use ntm::paper::{self, DistrictSpec, Forms, Head, PaperSpec};
use ntm::report::{self, Case, ReadCase, View};
use ntm::tables::{self, CommuneLine, Join, List, Look, Row, Subject, Table, comparison, district, history, progress};
use ntm::workbook::{self, DossierSpec, Extras, FormSpec, ProgressSpec, ReturnSpec, SummarySpec};

/// A table as rows of texts, the headings first. A line over all columns is a row of one text.
type Grid = Vec<Vec<String>>;

/// What a medium shows: its tables, or sheets with whatever else is on them.
struct Medium {
    name: String,
    is_paper: bool,
    grids: Vec<Grid>,
}

/// What was compared, and which tables had a row to compare.
#[derive(Default)]
struct Compare {
    found: BTreeSet<&'static str>,
    filled: BTreeSet<&'static str>,
    /// Those found in Word.
    on_paper: BTreeSet<&'static str>,
}

impl Compare {
    /// The table is in the medium, word for word.
    fn holds(&mut self, table: &'static str, said: &Table, medium: &Medium) {
        let headings: Vec<String> = said.columns.iter().map(|c| plain(&c.heading)).collect();
        let fits: Vec<(Vec<usize>, &[Vec<String>])> = medium.grids.iter().flat_map(|grid| under(grid, &headings)).collect();
        // A paper leaves out a table with nothing in it.
        if fits.is_empty() && medium.is_paper {
            return;
        }
        assert!(!fits.is_empty(), "{table}: {} has no table under {headings:?}", medium.name);
        if medium.is_paper {
            self.on_paper.insert(table);
        }
        let differs: Vec<String> = fits.iter().filter_map(|(columns, rows)| difference(said, columns, rows)).collect();
        assert!(differs.len() < fits.len(), "{table} in {}: {}", medium.name, differs.join("\n"));
        self.found.insert(table);
        if has_rows(said) {
            self.filled.insert(table);
        }
    }

    fn list(&mut self, table: &'static str, said: &List, medium: &Medium) {
        self.holds(table, &Table { rows: said.rows().map(|cells| Row::Cells(None, cells)).collect(), ..said.whole() }, medium);
    }
}

fn has_rows(table: &Table) -> bool {
    table.rows.iter().any(|row| matches!(row, Row::Cells(..)))
}

/// Rows below headings that are some of those said, at least two and the first of them, in their order; and which they are.
fn under<'g>(grid: &'g Grid, headings: &[String]) -> Vec<(Vec<usize>, &'g [Vec<String>])> {
    let places = |row: &Vec<String>| {
        let mut at = 0;
        let place = |cell: &String| {
            let found = headings.iter().skip(at).position(|h| h == cell)? + at;
            at = found + 1;
            Some(found)
        };
        row.iter().map(place).collect::<Option<Vec<usize>>>().filter(|p| p.len() > 1 && p.first() == Some(&0))
    };
    let of = |(at, row): (usize, &Vec<String>)| places(row).map(|columns| (columns, &grid[at + 1..]));
    grid.iter().enumerate().filter_map(of).collect()
}

/// What a row says under some columns, without blanks: what is merged or left open is blank in some media.
fn words_of(row: &Row, columns: &[usize]) -> Vec<String> {
    let texts: Vec<String> = match row {
        Row::Section(text) => vec![plain(text)],
        Row::Remark(remark) => vec![plain(&remark.text)],
        Row::Cells(_, cells) => columns.iter().filter_map(|at| cells.get(*at)).map(text_of).collect(),
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

fn text_of(cell: &tables::Cell) -> String {
    match (cell.join, cell.look) {
        (Join::Rest, _) => String::new(),
        (_, Look::Count) => words::number(&cell.text).map_or_else(|| plain(&cell.text), |number| Lang::Vi.number(&number)),
        _ => plain(&cell.text),
    }
}

/// The first row that is not what was said.
fn difference(said: &Table, columns: &[usize], rows: &[Vec<String>]) -> Option<String> {
    let wanted = said.rows.iter().map(|row| words_of(row, columns)).filter(|row| !row.is_empty());
    let full = rows.iter().map(|row| row.iter().filter(|c| !c.is_empty()).cloned().collect::<Vec<_>>());
    // A paper has the lines above a table in the table.
    let remarks: Vec<String> = said.remarks.iter().map(|remark| plain(&remark.text)).collect();
    let mut read = full.filter(|row| !row.is_empty()).skip_while(|row| matches!(&row[..], [line] if remarks.contains(line)));
    wanted.enumerate().find_map(|(at, wanted)| {
        let read = read.next().unwrap_or_default();
        (wanted != read).then(|| format!("row {at}:\n  said {wanted:?}\n  read {read:?}"))
    })
}

/// The sheets of a workbook, read back.
fn excel(bytes: &[u8], name: &str) -> Medium {
    let book = Spreadsheet::of_bytes(bytes, name).expect("a workbook");
    Medium { name: name.to_string(), is_paper: false, grids: book.sheets().iter().map(|g| seen(&book, &g.name)).collect() }
}

/// One sheet of it, where others have tables under the same headings.
fn sheet(bytes: &[u8], name: &str, sheet: &str) -> Medium {
    let book = Spreadsheet::of_bytes(bytes, name).expect("a workbook");
    Medium { name: format!("{name} {sheet}"), is_paper: false, grids: vec![seen(&book, sheet)] }
}

/// What people see of a sheet: its column of ids is hidden.
fn seen(book: &Spreadsheet, sheet: &str) -> Grid {
    let rows = shown(book, sheet);
    let ids = rows.iter().flatten().find(|(_, cell)| *cell == ROW_ID).map(|(at, _)| *at);
    rows.into_iter().map(|row| row.into_iter().filter(|(at, _)| Some(*at) != ids).map(|(_, c)| plain(&c)).collect()).collect()
}

/// The tables of papers, read back.
fn word<'p>(papers: impl IntoIterator<Item = &'p paper::Paper>) -> Medium {
    let tables = papers.into_iter().flat_map(|paper| docx::tables(&paper.bytes));
    let grid = |table: Vec<Vec<String>>| table.into_iter().map(|row| row.iter().map(|c| plain(c)).collect()).collect();
    Medium { name: "Word".to_string(), is_paper: true, grids: tables.map(grid).collect() }
}

/// The tables on a screen so wide that no cell is broken; the lines of a cell go on where the first column is blank.
fn screen(text: &str) -> Medium {
    let cells = |line: &str| -> Option<Vec<String>> {
        let inside = line.trim().strip_prefix('│')?.strip_suffix('│')?;
        Some(inside.split('┆').map(|c| c.trim().to_string()).collect())
    };
    let mut grids: Vec<Grid> = vec![Vec::new()];
    for line in text.lines() {
        match (cells(line), grids.last_mut()) {
            (Some(row), Some(grid)) => match grid.last_mut().filter(|_| row.first().is_some_and(String::is_empty)) {
                Some(before) => before.iter_mut().zip(row).for_each(|(cell, more)| *cell = format!("{cell} {more}")),
                None => grid.push(row),
            },
            _ if line.contains('┌') => grids.push(Vec::new()),
            _ => {}
        }
    }
    let tidy = |grid: Grid| grid.into_iter().map(|row| row.iter().map(|c| plain(c)).collect()).collect();
    Medium { name: "the screen".to_string(), is_paper: false, grids: grids.into_iter().map(tidy).collect() }
}

fn wide() -> View {
    View { width: 6000, ..View::plain(Lang::Vi) }
}

struct Judged {
    file: String,
    law: Arc<Law>,
    commune: Commune,
    assessment: Assessment,
    findings: Vec<Diagnostic>,
}

fn judged(shelf: &Shelf, book: &Spreadsheet, file: &str) -> Judged {
    let read = book.commune(shelf, &Overrides::default()).unwrap_or_else(|e| panic!("{file}: {e:#?}"));
    let law = read.law.expect("its province is known");
    let assessment = assess(&law, &read.commune, Options::default()).unwrap_or_else(|e| panic!("{file}: {e:?}"));
    let findings = read.findings.into_iter().chain(assessment.findings.iter().cloned()).collect();
    Judged { file: file.to_string(), law, commune: read.commune, assessment, findings }
}

fn examples(shelf: &Shelf) -> Vec<Judged> {
    let names = ["xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx", "xa-cat-linh-con-thieu.xlsx", "xa-dai-dong-kieu-mau.xlsx"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    names.map(|name| judged(shelf, &Spreadsheet::open(&folder.join(name), name).expect("an example"), name)).into()
}

impl Judged {
    fn subject(&self) -> Subject<'_> {
        Subject { law: &self.law, commune: &self.commune, assessment: &self.assessment }
    }

    fn dossier(&self, extras: &Extras) -> Vec<u8> {
        let spec =
            DossierSpec { law: &self.law, commune: &self.commune, assessment: &self.assessment, findings: &self.findings, date: None };
        workbook::dossier_with(&spec, extras).expect("a dossier")
    }

    fn compared(&self) -> Compared {
        let (law, commune, assessment) = (self.law.clone(), self.commune.clone(), self.assessment.clone());
        Compared { file: self.file.as_str().into(), law, commune, assessment, appraisal: None }
    }

    /// The same with other answers, judged anew.
    fn changed(&self, change: impl FnOnce(&mut Commune)) -> Compared {
        let mut commune = self.commune.clone();
        change(&mut commune);
        let assessment = words::judge(&self.law, &commune);
        Compared { assessment, commune, ..self.compared() }
    }
}

/// The tables that papers have.
const ON_PAPER: [&str; 15] = [
    "conditions",
    "debts",
    "detail",
    "district::check",
    "district::failing",
    "district::lacking",
    "district::overview",
    "district::watch",
    "district::work",
    "evidence",
    "questionnaire",
    "remedies",
    "resources",
    "summary",
    "survey",
];

/// Tables of a dossier: each on its sheet, most in the report as well.
fn dossier(compare: &mut Compare, one: &Judged) {
    let bytes = one.dossier(&Extras::default());
    let nothing = |_: &str, _: &str| None;
    let of = one.subject();
    let said: [(&'static str, Table); 13] = [
        ("summary", tables::summary(of)),
        ("detail", tables::detail(of)),
        ("steps", tables::steps(of, &nothing)),
        ("conditions", tables::conditions(of)),
        ("evidence", tables::evidence(of)),
        ("resources", tables::resources(of)),
        ("debts", tables::debts(of)),
        ("survey", tables::survey(of)),
        ("procedure", tables::procedure(of, &nothing)),
        ("remedies", tables::remedies(of, &nothing)),
        ("explanations", tables::explanations(of, &one.findings, &nothing)),
        ("thresholds", tables::thresholds(of, &nothing)),
        ("problems", tables::problems(&one.findings)),
    ];
    for (name, table) in &said {
        compare.holds(name, table, &sheet(&bytes, "dossier", &sheet_name(table.id)));
    }
    if !one.commune.narrative.is_empty() {
        let told = tables::narrative(of);
        compare.holds("narrative", &told, &sheet(&bytes, "dossier", &sheet_name(told.id)));
    }
    let forms = Forms::open(&[]).expect("our forms");
    let spec = PaperSpec { law: &one.law, commune: &one.commune, assessment: &one.assessment, date: None, numbers: &Default::default() };
    let papers = word(&paper::dossier(&forms, &spec).expect("papers"));
    for (name, table) in said.iter().filter(|(name, _)| ON_PAPER.contains(name)) {
        compare.holds(name, table, &papers);
    }
}

/// The questions of the survey, on the paper that asks them.
fn asked(compare: &mut Compare, one: &Judged) {
    let spec = paper::SurveySpec { law: &one.law, commune: &one.commune, target: one.assessment.target, year: 2024 };
    let paper = paper::survey(&Forms::open(&[]).expect("our forms"), &spec).expect("a paper");
    let said = tables::questionnaire(&one.law.nation.tables.survey, &one.commune.survey.texts);
    compare.holds("questionnaire", &said, &word([&paper]));
}

/// Tables of a round: in the summary, in the papers of the district.
fn round(compare: &mut Compare, all: &[Judged]) {
    let mut review = Review::default();
    all.iter().for_each(|one| review.add(&one.file, &one.law, &one.commune, &one.assessment, &one.findings));
    let unreadable = Diagnostic::new(Code::FileUnreadable, Place::Nowhere).with("reason", "hỏng");
    review.add_unjudged("hỏng.xlsx", "", &[unreadable]);
    let round = district::Round::of(&review);
    let bytes = workbook::summary(&SummarySpec { review: &review, link: &|_| None }).expect("a summary");
    let book = excel(&bytes, "summary");
    let (districts, departments) = (review.districts(), review.departments());
    let lists = [
        ("district::overview", district::overview(round)),
        ("district::failing", district::failing(round)),
        ("district::near", district::near(round)),
        ("district::watch", district::watch(round)),
        ("district::rules", district::rules(&districts)),
        ("district::quality", district::quality(round)),
        ("district::findings", district::findings(round)),
        ("district::unread", district::unread(round)),
        ("district::criteria", district::criteria(round)),
        ("district::items", district::items(round)),
    ];
    lists.iter().for_each(|(name, list)| compare.list(name, list, &book));
    let first = &all[0];
    let head = Head::of(&first.law, &first.commune, &first.assessment);
    let forms = Forms::open(&[]).expect("our forms");
    let spec = DistrictSpec { review: &review, head: &head, date: None, half_year: false };
    let papers = word(&paper::district(&forms, &spec).expect("papers"));
    for (name, list) in lists.iter().filter(|(name, _)| ON_PAPER.contains(name)) {
        compare.list(name, list, &papers);
    }
    for department in &departments {
        let list = district::work(round, department);
        compare.list("district::work", &list, &book);
        compare.list("district::work", &list, &papers);
    }
    for standing in &review.standings {
        compare.list("district::lacking", &district::lacking(round, standing), &papers);
        compare.holds("district::check", &district::check(standing), &papers);
    }
}

/// A figure less, a figure more, a word turned, a commune that came, one that went.
fn two_rounds(all: &[Judged]) -> Comparison {
    let half = |subjects: Vec<Compared>| Half { subjects, unjudged: Vec::new() };
    let [first, second, third, fourth] = all else { panic!("four examples") };
    let fewer = first.changed(|commune| {
        let gone: Vec<String> = commune.answers.keys().step_by(3).cloned().collect();
        gone.iter().for_each(|measure| drop(commune.answers.remove(measure)));
    });
    let fuller = third.changed(|commune| commune.answers.extend(second.commune.answers.clone()));
    let thinner = second.changed(|commune| commune.answers.extend(third.commune.answers.clone()));
    let old = half(vec![first.compared(), second.compared(), third.compared(), fourth.compared()]);
    let stranger = second.changed(|commune| {
        commune.name = Attribute::of("Xã Mới".to_string());
        commune.code = Attribute::default();
    });
    Comparison::between(old, half(vec![fewer, thinner, fuller, stranger]))
}

fn comparisons(compare: &mut Compare, two: &Comparison) {
    let book = excel(&workbook::comparison(two).expect("a comparison"), "comparison");
    let turned = [Turn::Gained, Turn::Lost, Turn::Blank, Turn::Unclear, Turn::Other].map(|turn| comparison::turned(two, turn));
    let lists = [
        ("comparison::overview", comparison::overview(two)),
        ("comparison::criteria", comparison::criteria(two)),
        ("comparison::figures", comparison::figures(two)),
        ("comparison::warnings", comparison::warnings(two)),
        ("comparison::alone", comparison::alone(two)),
        ("comparison::incomparable", comparison::incomparable(two)),
    ];
    // A table with nothing in it is one line, or no sheet at all.
    for (name, list) in turned.into_iter().map(|list| ("comparison::turned", list)).chain(lists).filter(|(_, list)| list.count > 0) {
        compare.list(name, &list, &book);
    }
}

/// Communes over the years: in the workbook, and the years on the screen.
fn histories(compare: &mut Compare, over: &History) {
    let book = excel(&workbook::history(over).expect("a history"), "history");
    for (name, list) in [
        ("history::communes", history::communes(over)),
        ("history::met", history::met(over)),
        ("history::changes", history::changes(over)),
        ("history::falling", history::falling(over)),
        ("history::alone", history::alone(over)),
    ] {
        compare.list(name, &list, &book);
    }
    compare.list("history::years", &history::years(Lang::Vi, over, &over.years), &screen(&report::history(wide(), over, false)));
}

/// What appraisers wrote, against what the commune says.
fn appraisals(compare: &mut Compare, shelf: &Shelf, one: &Judged) {
    let steps = tables::steps(one.subject(), &|_, _| None);
    let open = steps.columns.iter().rev().find(|c| c.offers.is_some()).expect("a column of rulings");
    let rows = steps.rows.iter().filter_map(|row| if let Row::Cells(Some(id), _) = row { Some(id) } else { None });
    let typed = rows.step_by(2).map(|row| (("t3".to_string(), row.clone(), open.id.clone()), Lang::Vi.text("verdict-not-met"))).collect();
    let bytes = one.dossier(&Extras { typed, ..Extras::default() });
    let book = Spreadsheet::of_bytes(&bytes, "dossier.xlsx").expect("a dossier");
    let back = judged(shelf, &book, "dossier.xlsx");
    let procedure = back.law.procedure_on(back.assessment.place.as_of).expect("a procedure");
    let (own, further) = procedure.steps.split_first().expect("steps");
    let asked: Vec<ItemRef> = back.assessment.sets.iter().flat_map(|s| s.indicators()).map(|i| i.item.clone()).collect();
    let (columns, findings) = book.rulings(&back.law.nation, further, &asked);
    let appraisal = Appraisal::of(&back.assessment, own.clone(), columns, findings);
    let subject = Compared { appraisal: Some(appraisal), ..back.compared() };
    let book = excel(&workbook::appraisals(std::slice::from_ref(&subject)).expect("appraisals"), "appraisals");
    let sides = comparison::sides("2024", [&subject]);
    compare.list("comparison::steps", &comparison::steps(&sides), &book);
    compare.list("comparison::items", &comparison::items(&sides), &book);
}

fn plans(compare: &mut Compare, shelf: &Shelf, aside: &Judged) {
    let text = std::fs::read_to_string("examples/ke-hoach/hai-duong-2024.toml").expect("a plan");
    let plan = Plan::read("hai-duong-2024.toml", &text, shelf, &|_| None).unwrap_or_else(|e| panic!("{e:#?}"));
    let law = shelf.law(&plan.province, plan.year).unwrap_or_else(|_| panic!("no law"));
    let mut review = Review::default();
    for (name, target) in [("Xã Một", words::basic()), ("Xã Hai", words::advanced())] {
        let mut commune = words::perfect(&law, target, plan.year);
        commune.name = Attribute::of(name.to_string());
        commune.district = Attribute::of("Huyện Thanh Hà".to_string());
        review.add(name, &law, &commune, &words::judge(&law, &commune), &[]);
    }
    // It is in another province, so that it does not count.
    review.add(&aside.file, &aside.law, &aside.commune, &aside.assessment, &aside.findings);
    let held = Progress::of(&plan, &law, &review, None);
    let book = excel(&workbook::progress(&ProgressSpec { law: &law, progress: &held }).expect("progress"), "progress");
    for (name, list) in [
        ("progress::targets", progress::targets(&law, &held)),
        ("progress::communes", progress::communes(&law, &held)),
        ("progress::districts", progress::districts(&held)),
        ("progress::reports", progress::reports(&held)),
        ("progress::who", progress::who(&held)),
    ] {
        compare.list(name, &list, &book);
    }
}

fn merging(compare: &mut Compare, one: &Judged) {
    let part = |name: &str| {
        let mut commune = one.commune.clone();
        commune.name = Attribute::of(name.to_string());
        commune.code = Attribute::default();
        Part { file: format!("{name}.xlsx"), commune, as_of: one.assessment.place.as_of, period: one.law.period }
    };
    let merged = merge(&one.law, &[part("Xã Một"), part("Xã Hai")], Some("Xã Mới"), None).unwrap_or_else(|e| panic!("{e:#?}"));
    let spec = FormSpec {
        law: &one.law,
        provinces: vec![one.law.province.clone()],
        target: one.assessment.target,
        year: one.assessment.place.year,
        filled: Some(&merged.commune),
        last_year: None,
    };
    compare.list("merged", &tables::merged(&merged), &excel(&workbook::merged(&spec, &merged).expect("a form"), "merged"));
}

/// A slip has room for so many rows of each table.
const ON_A_SLIP: usize = 14;

fn slips(compare: &mut Compare, one: &Judged) {
    let judged = Some((&one.commune, &one.assessment));
    let spec = ReturnSpec { name: "Xã", file: &one.file, judged, findings: &one.findings, answer_by: None };
    let book = excel(&workbook::returned(&spec).expect("a slip"), "slip");
    for (name, list) in [("corrections", tables::corrections(&one.findings)), ("short", tables::short(&one.commune, &one.assessment))] {
        let rows = list.rows().take(ON_A_SLIP).map(|cells| Row::Cells(None, cells)).collect();
        if list.count > 0 {
            compare.holds(name, &Table { rows, ..list.whole() }, &book);
        }
    }
}

fn screens(compare: &mut Compare, shelf: &Shelf, all: &[Judged]) {
    for one in all {
        let case = Case { law: &one.law, commune: &one.commune, assessment: &one.assessment, findings: &one.findings };
        let shown = screen(&report::screen(wide(), &case));
        for set in &one.assessment.sets {
            let starred = one.assessment.revocation.is_some();
            compare.list("set", &tables::set(Lang::Vi, set, starred), &shown);
        }
    }
    let lines: Vec<CommuneLine> = all.iter().map(|one| CommuneLine::of(Lang::Vi, &one.commune, &one.assessment)).collect();
    compare.list("communes", &tables::communes(Lang::Vi, &lines), &screen(&report::lines(wide(), "a.xlsx", &lines)));
    for file in ["decision-table_official_plain_basic.xlsx", "communes-down-parts_official_percent_advanced.xlsx"] {
        understandings(compare, shelf, &Path::new("tests/zoo/sample").join(file));
    }
}

fn understandings(compare: &mut Compare, shelf: &Shelf, path: &Path) {
    let book = Spreadsheet::open(path, "a.xlsx").expect("a sheet");
    let overrides = Overrides { province: Some("Hải Dương".to_string()), year: Some(2024), ..Overrides::default() };
    let understanding = book.understanding(shelf, &overrides).unwrap_or_else(|e| panic!("{e:#?}"));
    let mut read = book.communes(shelf, &overrides);
    let law = shelf.law("Hải Dương", 2024).unwrap_or_else(|_| panic!("no law"));
    let only = read.len() == 1;
    let commune = read.pop().and_then(Result::ok).map(|r| r.commune).filter(|_| only);
    let case = ReadCase { understanding: &understanding, law: &law, commune: commune.as_ref(), communes: 1, findings: &[] };
    let shown = screen(&report::understanding(wide(), &case));
    let reading = tables::understanding::Reading { lang: Lang::Vi, law: &law, commune: commune.as_ref() };
    for sheet in &understanding.sheets {
        if !sheet.lines.is_empty() {
            compare.list("understanding::lines", &tables::understanding::lines(Lang::Vi, &sheet.lines), &shown);
        }
        for table in &sheet.tables {
            compare.list("understanding::columns", &tables::understanding::columns(Lang::Vi, table), &shown);
            compare.list("understanding::rows", &tables::understanding::rows(reading, table), &shown);
        }
    }
}

/// The functions of the room that give a table, by the file they are in.
fn said_in_the_room() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tables")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let module = if folder.ends_with("tables") { path.file_stem() } else { folder.file_name() };
            let module = module.and_then(|m| m.to_str()).unwrap_or_default();
            let public = ["comparison", "district", "history", "progress", "understanding"].contains(&module);
            for line in text.lines().filter(|l| l.starts_with("pub fn ") && (l.contains("-> Table") || l.contains("-> List"))) {
                let name = line.trim_start_matches("pub fn ").split(['(', '<']).next().unwrap_or_default();
                found.insert(if public { format!("{module}::{name}") } else { name.to_string() });
            }
        }
    }
    found
}

#[test]
fn every_table_is_in_its_media_as_it_is_said() {
    let shelf = words::built_in();
    let all = examples(&shelf);
    let mut compare = Compare::default();
    all.iter().for_each(|one| dossier(&mut compare, one));
    asked(&mut compare, &all[0]);
    round(&mut compare, &all);
    comparisons(&mut compare, &two_rounds(&all));
    crate::compare::of_every_case().iter().for_each(|two| comparisons(&mut compare, two));
    histories(&mut compare, &crate::history::district());
    appraisals(&mut compare, &shelf, &all[1]);
    plans(&mut compare, &shelf, &all[0]);
    merging(&mut compare, &all[1]);
    all.iter().for_each(|one| slips(&mut compare, one));
    screens(&mut compare, &shelf, &all);
    let found: BTreeSet<String> = compare.found.iter().map(|name| name.to_string()).collect();
    assert_eq!(said_in_the_room().difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "tables that are in no medium here");
    assert_eq!(compare.on_paper, BTreeSet::from(ON_PAPER));
    assert_eq!(compare.found.difference(&compare.filled).collect::<Vec<_>>(), Vec::<&&str>::new(), "tables compared without a row");
}
