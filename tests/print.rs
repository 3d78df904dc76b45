//! The papers of communes that are hard to print: very long names and texts, sixty villages, four hundred documents, and
//! nothing at all. Printed by LibreOffice, looked at page by page, and read by openpyxl and python-docx.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use crate::common::xlsx::cells;
use calamine::Data;

use crate::common::office::Office;

/// What is printed: the commune by its number, its paper by the first letter of its name, the most pages it may take.
const PRINTED: [(&str, usize); 11] = [
    ("1-H", 36),
    ("1-1", 3),
    ("1-2", 32),
    ("1-3", 4),
    ("1-4", 6),
    ("2-H", 34),
    ("3-H", 52),
    ("3-2", 60),
    ("4-H", 22),
    ("5-H", 25),
    ("5-2", 25),
];
/// The words over the name of whoever signs.
const SIGNATURE: &str = "TM. ỦY BAN NHÂN DÂN";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(program: &str, folder: &Path, arguments: &[&str]) -> Output {
    Command::new(program).current_dir(folder).args(arguments).env_remove("NTM_LANG").output().expect("the program runs")
}

fn ntm(folder: &Path, arguments: &[&str]) {
    let output = run(env!("CARGO_BIN_EXE_ntm"), folder, arguments);
    assert!(output.status.code().is_some_and(|code| code == 0 || code > 2), "{}", String::from_utf8_lossy(&output.stderr));
}

fn helper(folder: &Path, script: &str, arguments: &[&str]) -> String {
    let script = root().join("tests/print").join(script).display().to_string();
    let output = run("python3", folder, &[&[script.as_str()], arguments].concat());
    assert!(output.status.success(), "python3 with openpyxl and python-docx: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// All papers of four communes that are hard to print and of the example in the guides and, where there is an office, what it makes of them.
struct Papers {
    _folder: tempfile::TempDir,
    /// Files by the number of the commune and the first letter of their names: "1-H" is the workbook of the first.
    files: BTreeMap<String, PathBuf>,
    office: Option<Office>,
    /// The printed pages of some of them.
    pages: BTreeMap<String, Vec<Page>>,
}

/// A printed page: its size as pdfinfo tells it, and its lines.
struct Page {
    size: String,
    lines: Vec<String>,
}

static PAPERS: LazyLock<Papers> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let files = written(here);
    let office = Office::open("the papers of communes that are hard to print");
    let names: Vec<&str> = PRINTED.iter().map(|(name, _)| *name).collect();
    let paths: Vec<PathBuf> = names.iter().map(|name| files[*name].clone()).collect();
    let printed = office.as_ref().map(|office| office.print(&paths)).unwrap_or_default();
    let pages = names.iter().zip(&printed).map(|(name, path)| (name.to_string(), pages(path))).collect();
    Papers { files, office, pages, _folder: folder }
});

/// Fills the forms and writes the dossiers.
fn written(here: &Path) -> BTreeMap<String, PathBuf> {
    ntm(here, &["template", "-o", "bieu.xlsx", "--level", "basic", "--year", "2024", "--province", "Minh Họa"]);
    let example = root().join("examples/xa-an-binh-nang-cao.xlsx").display().to_string();
    helper(here, "communes.py", &["bieu.xlsx", &example, "."]);
    std::fs::copy(&example, here.join("5.xlsx")).expect("a copy");
    let numbers = ["1", "2", "3", "4", "5"];
    std::thread::scope(|scope| {
        for pair in numbers.chunks(2) {
            scope.spawn(move || {
                for n in pair {
                    ntm(here, &["dossier", &format!("{n}.xlsx"), "-o", n, "--date", "15/01/2025"]);
                }
            });
        }
    });
    let mut files = BTreeMap::new();
    for number in numbers {
        for entry in std::fs::read_dir(here.join(number)).expect("a folder") {
            let path = entry.expect("a file").path();
            let first = path.file_name().expect("a name").to_string_lossy().chars().next().expect("a letter");
            let extension = path.extension().expect("an extension").to_string_lossy().into_owned();
            // names as long as a path may be are for people; the office gets short ones
            let short = here.join(format!("{number}-{first}.{extension}"));
            std::fs::rename(&path, &short).expect("renamed");
            files.insert(format!("{number}-{first}"), short);
        }
    }
    files
}

fn pages(pdf: &Path) -> Vec<Page> {
    let name = pdf.display().to_string();
    let here = pdf.parent().expect("a folder");
    let text = run("pdftotext", here, &["-layout", &name, "-"]);
    let sizes = run("pdfinfo", here, &["-f", "1", "-l", "9999", &name]);
    let (text, sizes) = (String::from_utf8_lossy(&text.stdout).into_owned(), String::from_utf8_lossy(&sizes.stdout).into_owned());
    let sizes = sizes.lines().filter(|line| line.starts_with("Page ") && line.contains("size:")).map(str::to_string);
    let texts = text.split('\u{c}').map(|page| page.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_string).collect());
    sizes.zip(texts).map(|(size, lines): (String, Vec<String>)| Page { size, lines }).collect()
}

impl Page {
    fn says(&self, words: &str) -> bool {
        self.lines.iter().any(|line| line.contains(words))
    }

    /// Whether the heading over the numbers of rows is on it.
    fn has_headings(&self) -> bool {
        self.lines.iter().any(|line| line.split_whitespace().any(|word| word == "TT"))
    }
}

/// What is wrong with every page.
fn faults(check: impl Fn(&str, usize, &Page, &[Page]) -> Option<String>) -> Vec<String> {
    let of = |(name, pages): (&String, &Vec<Page>)| {
        let fault = |(at, page): (usize, &Page)| check(name, at + 1, page, pages).map(|fault| format!("{name}, page {}: {fault}", at + 1));
        pages.iter().enumerate().filter_map(fault).collect::<Vec<_>>()
    };
    PAPERS.pages.iter().flat_map(of).collect()
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.iter().take(30).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_page_is_a4_numbered_and_has_something_on_it() {
    if PAPERS.office.is_none() {
        return;
    }
    none(faults(|name, number, page, pages| {
        if !page.size.ends_with("(A4)") {
            return Some(page.size.clone());
        }
        let book = name.ends_with('H');
        let mark = if book { format!("Trang {number}/{}", pages.len()) } else { number.to_string() };
        // a paper's first page has no number, as the decree wants it
        let numbered = if book { page.lines.last() } else { page.lines.first() };
        if (book || number > 1) && numbered != Some(&mark) {
            return Some(format!("its number is {numbered:?}"));
        }
        (page.lines.len() < 4).then(|| format!("nearly blank: {:?}", page.lines))
    }));
    for (name, most) in PRINTED {
        let pages = PAPERS.pages[name].len();
        assert!(pages <= most && pages * 2 >= most, "{name} has {pages} pages, thought to have up to {most}");
    }
}

/// The pages of a part of a paper: from the first that says one thing up to the one that says another.
fn part<'p>(pages: &'p [Page], from: &str, to: &str) -> &'p [Page] {
    // the contents of the cover say the titles too, in small letters and farther down
    let begins = |page: &Page, title: &str| page.lines.iter().take(40).any(|line| line.contains(title)) && !page.says("Nội dung hồ sơ");
    let start = pages.iter().position(|p| begins(p, from)).unwrap_or_else(|| panic!("no page begins with {from}"));
    let end = pages[start + 1..].iter().position(|p| begins(p, to)).map_or(pages.len(), |at| start + 1 + at);
    &pages[start..end]
}

#[test]
fn headings_stand_over_every_page_of_a_long_table() {
    if PAPERS.office.is_none() {
        return;
    }
    // paper, first page, first page behind, at least so many pages
    for (name, from, to, least) in [
        ("1-H", "BIỂU CHI TIẾT", "Biểu kết quả đánh giá các thôn", 10),
        ("2-H", "Biểu kết quả đánh giá các thôn", "Danh mục minh chứng", 4),
        ("3-H", "Danh mục minh chứng", "NGUỒN LỰC", 15),
        ("4-H", "Kế hoạch khắc phục các", "Các cảnh báo", 2),
        ("1-2", "BIỂU CHI TIẾT", "DANH MỤC", 10),
        ("3-2", "DANH MỤC MINH CHỨNG", "KẾ HOẠCH", 10),
    ] {
        let pages = part(&PAPERS.pages[name], from, to);
        assert!(pages.len() >= least, "{name}: {from} has {} pages", pages.len());
        let without = pages.iter().position(|page| !page.has_headings());
        assert_eq!(without, None, "{name}: page without headings behind the one that says {from}");
    }
}

#[test]
fn each_question_of_the_survey_stands_on_one_page() {
    if PAPERS.office.is_none() {
        return;
    }
    for name in ["1-H", "2-H", "3-H", "4-H"] {
        let pages = part(&PAPERS.pages[name], "KẾT QUẢ KHẢO SÁT", "Trình tự đề nghị xét");
        assert_eq!(pages.len(), 1, "{name}");
        assert!(pages[0].says("Câu 19"), "{name}");
    }
}

#[test]
fn nobody_signs_an_empty_page() {
    let Some(office) = &PAPERS.office else { return };
    let alone = |page: &Page| {
        let above = page.lines.iter().take_while(|line| !line.contains(SIGNATURE));
        let words = above.filter(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 3 && !line.contains("Nơi nhận"));
        page.says(SIGNATURE) && words.count() < 2
    };
    none(faults(|_, _, page, _| alone(page).then(|| "a signature alone".to_string())));
    // letters of every length, so that the signature comes to the end of a page
    let folder = tempfile::tempdir().expect("a folder");
    let lengths = LETTERS.step_by(FORMS.len());
    let letters: Vec<(usize, PathBuf)> = lengths.flat_map(|lines| letters(folder.path(), lines)).collect();
    let files: Vec<PathBuf> = letters.iter().map(|(_, path)| path.clone()).collect();
    let printed: Vec<Vec<Page>> = office.print(&files).iter().map(|pdf| pages(pdf)).collect();
    let over = printed.iter().filter(|pages| pages.len() == 2).count();
    assert!(over > 0 && over < printed.len(), "the signature goes over the end of a page: {over} of {}", printed.len());
    for (pages, (lines, _)) in printed.iter().zip(&letters) {
        assert!(!pages.iter().any(alone), "a letter of {lines} lines ends with a signature alone");
    }
}

/// Lines of the letters written.
const LETTERS: std::ops::Range<usize> = 20..28;
/// The papers of a commune, each of which can be made a letter.
const FORMS: [&str; 4] = ["to-trinh", "bao-cao-ket-qua", "bao-cao-y-kien", "bien-ban"];

/// Letters of so many lines, of one more, and so on.
fn letters(folder: &Path, lines: usize) -> Vec<(usize, PathBuf)> {
    let forms = folder.join(format!("mau-{lines}"));
    std::fs::create_dir(&forms).expect("a folder");
    for (more, name) in FORMS.iter().enumerate() {
        let text = "Một dòng của văn bản.\n".repeat(lines + more);
        let end = "@chu_ky\n@noi_nhan Nơi nhận:\n- Lưu: VT.\n@ben_phai\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n@cach\n………\n@het\n";
        std::fs::write(forms.join(format!("{name}.txt")), format!("@ten Tờ trình\n{text}{end}")).expect("a form");
    }
    let out = folder.join(format!("ra-{lines}"));
    let empty = PAPERS.files["4-H"].with_file_name("4.xlsx").display().to_string();
    ntm(folder, &["dossier", &empty, "-o", &out.display().to_string(), "--forms", &forms.display().to_string()]);
    let mut papers: Vec<PathBuf> = std::fs::read_dir(&out).expect("a folder").map(|e| e.expect("a file").path()).collect();
    papers.retain(|path| path.extension().is_some_and(|e| e == "docx"));
    papers.sort();
    let short = |(more, path): (usize, &PathBuf)| {
        let short = folder.join(format!("thu-{}.docx", lines + more));
        std::fs::rename(path, &short).expect("renamed");
        (lines + more, short)
    };
    papers.iter().enumerate().map(short).collect()
}

#[test]
fn other_programs_read_every_file_and_see_how_it_prints() {
    let paths: Vec<String> = PAPERS.files.values().map(|path| path.display().to_string()).collect();
    assert_eq!(paths.len(), 25, "a workbook and four papers of each commune");
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    none(helper(root(), "read.py", &paths).lines().map(str::to_string).collect());
}

fn agrees(old: &Data, new: &Data) -> bool {
    let number = |data: &Data| match data {
        Data::Float(f) => Some(*f),
        Data::Int(i) => Some(*i as f64),
        Data::DateTime(d) => Some(d.as_f64()),
        _ => None,
    };
    number(old).zip(number(new)).map_or_else(|| old.to_string() == new.to_string(), |(a, b)| (a - b).abs() < 1e-9)
}

/// "18 đạt + 0 chưa đạt + 1 chưa kết luận + 0 không áp dụng = 19", by the tool itself.
fn counted(commune: &Path) -> Vec<String> {
    let output = run(env!("CARGO_BIN_EXE_ntm"), root(), &["assess", &commune.display().to_string(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let sets = json.pointer("/communes/0/sets").and_then(|s| s.as_array()).expect("sets");
    let of = |set: &serde_json::Value| {
        let [met, failed, open, none] =
            ["met", "not_met", "undetermined", "not_applicable"].map(|id| set["counts"][id].as_u64().expect("a count"));
        format!("{met} đạt + {failed} chưa đạt + {open} chưa kết luận + {none} không áp dụng = {}", met + failed + open + none)
    };
    sets.iter().map(of).collect()
}

#[test]
fn the_office_comes_to_every_count_and_verdict_that_is_stored() {
    let Some(office) = &PAPERS.office else { return };
    // the one with the most formulas, and the one with nothing in it
    let numbers = [2, 4];
    let books = numbers.map(|n| std::fs::read(&PAPERS.files[&format!("{n}-H")]).expect("a workbook"));
    let recalculated = office.recalculate(&books);
    let mut wrong = Vec::new();
    for (number, (before, after)) in numbers.iter().zip(books.iter().zip(&recalculated)) {
        let (stored, after) = (cells(before), cells(after));
        for (at, old) in &stored {
            let new = after.get(at).cloned().unwrap_or_default();
            if !agrees(old, &new) {
                wrong.push(format!("commune {number}: {at:?} stored {old:?}, recalculated {new:?}"));
            }
        }
        let cover: Vec<String> = after.iter().filter(|((sheet, _, _), _)| sheet == "Bìa").map(|(_, data)| data.to_string()).collect();
        for counts in counted(&PAPERS.files["4-H"].with_file_name(format!("{number}.xlsx"))) {
            assert!(cover.iter().any(|text| text.contains(&counts)), "commune {number}: the cover does not say {counts}: {cover:?}");
        }
    }
    none(wrong);
}

#[test]
fn the_cover_counts_by_formulas() {
    let bytes = std::fs::read(&PAPERS.files["2-H"]).expect("a workbook");
    let mut cover = String::new();
    crate::common::xlsx::change(&bytes, |name, text| {
        if name == "xl/worksheets/sheet1.xml" {
            cover = text.clone();
        }
        text
    });
    // everything, the set, the conditions, the thresholds to compare
    assert_eq!(cover.matches("<f>").count(), 4, "{cover}");
    assert!(cover.contains("COUNTIF('Mức cần đối chiếu'!"), "{cover}");
}
