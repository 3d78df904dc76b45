//! Whole forms of a commune of Hải Dương in 2024, filled by openpyxl as people fill them: well, in a hurry, and in ways of their own.
//! What each cell must say, live (as LibreOffice calculates it) and to the tool, is written next to what was typed.

use std::collections::BTreeMap;

use calamine::{Data, Reader, Xlsx};
use serde::Deserialize;
use serde_json::Value;

use crate::common::office::Office;
use crate::common::openpyxl::printed;
use crate::common::run::{ntm, said};
use crate::common::words::model;
use ntm::layout::{Column, RowId, Sheet};

const FILL: &str = include_str!("filled/fill.py");
const SOUND: &str = include_str!("filled/hai-duong-2024.toml");
const FORM: &str = "bieu.xlsx";

/// A form filled well.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sound {
    /// What is typed about the commune: row, text.
    xa: BTreeMap<String, String>,
    /// By sheet and row what is typed, "2341/2350" in two cells, and the verdict of the row.
    trang: BTreeMap<String, BTreeMap<String, (String, String)>>,
}

/// Rows filled otherwise, and the findings over several cells: code and what they say.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Odd {
    chung: BTreeMap<String, String>,
    o: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    dong: String,
    go: BTreeMap<String, String>,
    danh_gia: String,
    vi_sao: Option<String>,
    /// The cell and the code of each finding.
    #[serde(default)]
    loi: Vec<String>,
    /// Words of a finding or its hint.
    #[serde(default)]
    nhac: String,
}

impl Sound {
    fn rows(&self) -> impl Iterator<Item = (&String, &(String, String))> {
        self.trang.values().flatten()
    }

    /// Row, column, text of everything that is typed: what is odd takes the place of what is not.
    fn typed(&self, odd: &Odd) -> Vec<[String; 3]> {
        let cell = |row: &str, column: &str, text: &str| [row.to_string(), column.to_string(), text.to_string()];
        let mut cells: Vec<[String; 3]> = self.xa.iter().map(|(row, text)| cell(row, "traloi", text)).collect();
        for (row, (text, _)) in self.rows().filter(|(row, _)| odd.o.iter().all(|o| o.dong != **row)) {
            match text.split_once('/') {
                Some((part, whole)) => cells.extend([cell(row, "tu", part), cell(row, "mau", whole)]),
                None => cells.push(cell(row, "kq", text)),
            }
        }
        cells.extend(odd.o.iter().flat_map(|o| o.go.iter().map(|(column, text)| cell(&o.dong, column, text))));
        cells
    }
}

/// A filled form: what its rows show live, and what the tool says of it.
struct Filled {
    /// Row → verdict and why.
    live: BTreeMap<String, (String, String)>,
    /// Sheet and cell → row and column as the cases name them.
    places: BTreeMap<(String, String), (String, String)>,
    commune: Value,
}

/// Fills a form, lets LibreOffice calculate it, and judges it; none where these are not installed.
fn filled(sound: &Sound, odd: &Odd) -> Option<Filled> {
    let office = Office::open("filled forms")?;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(FORM);
    let made = ntm(folder.path(), &["template", "--level", "advanced", "--province", "Hải Dương", "--year", "2024", "-o", FORM]);
    assert!(path.exists(), "{}", said(&made));
    let typed = serde_json::to_string(&sound.typed(odd)).expect("plain texts");
    let places = placed(&printed(FILL, &path, vec![typed])?);
    let calculated = office.recalculate(&[std::fs::read(&path).expect("filled")]).remove(0);
    std::fs::write(&path, &calculated).expect("room on the disk");
    let judged = ntm(folder.path(), &["assess", FORM, "--format", "json"]);
    let mut all: Value = serde_json::from_slice(&judged.stdout).unwrap_or_else(|_| panic!("{}", said(&judged)));
    Some(Filled { live: live(&calculated), places, commune: all["communes"][0].take() })
}

fn placed(printed: &str) -> BTreeMap<(String, String), (String, String)> {
    let place = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [row, column, sheet, cell] => ((sheet.into(), cell.into()), (row.into(), column.into())),
        _ => panic!("{line}"),
    };
    printed.lines().map(place).collect()
}

fn live(bytes: &[u8]) -> BTreeMap<String, (String, String)> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut found = BTreeMap::new();
    for sheet in Sheet::answers(model()).map(Sheet::name) {
        let Ok(range) = book.worksheet_range(&sheet) else { continue };
        let text = |row: u32, column: Column| match range.get_value((row, u32::from(column.index()))) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        };
        for row in 0..=range.end().expect("rows").0 {
            if let Some(RowId::Measure(id)) = RowId::read(&text(row, Column::Id)) {
                found.insert(id, (text(row, Column::Verdict), text(row, Column::Gap)));
            }
        }
    }
    found
}

impl Filled {
    /// What the tool found: "row column code" → its words. What concerns no cell of the commune's is left out.
    fn findings(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for finding in self.commune["diagnostics"].as_array().expect("findings") {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
            let place = (text(&finding["place"]["sheet"]), text(&finding["place"]["cell"]));
            let code = text(&finding["code"]);
            let key = match self.places.get(&place) {
                _ if code == "criteria-notice" => continue,
                Some((row, column)) if code != "numbers-as-text" => format!("{row} {column} {code}"),
                _ => code,
            };
            let words = format!("{} {}", text(&finding["message"]), text(&finding["hint"]));
            let double = found.insert(key.clone(), words);
            assert!(double.is_none(), "said twice: {key}");
        }
        found
    }

    /// The verdict of the tool on each row that is judged, in the words of the form.
    fn verdicts(&self) -> BTreeMap<String, String> {
        let sets = self.commune["sets"].as_array().expect("sets").iter().flat_map(|set| set["criteria"].as_array().expect("criteria"));
        let items = sets.flat_map(|c| c["indicators"].as_array().expect("indicators"));
        let tests = items.chain(self.commune["conditions"].as_array().expect("conditions"));
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for test in tests.flat_map(|item| item["tests"].as_array().expect("tests")) {
            let word = match (test["verdict"].as_str(), test["cause"].as_str()) {
                (Some("met"), _) => "Đạt",
                (Some("not_met"), _) => "Chưa đạt",
                (_, Some("no_answer")) => "Chưa có số liệu",
                (_, Some("no_threshold" | "left_to_authority" | "predicted")) => "Chưa có mức đạt chuẩn",
                (_, Some("unusable" | "not_applicable_refused")) => "Số liệu sai",
                (_, Some("figures_disagree")) => "Số liệu không khớp",
                (verdict, cause) => panic!("{verdict:?} {cause:?} of {}", test["measure"]),
            };
            // A later set may ask more of the same row; what is there is the verdict of its own.
            found.entry(test["measure"].as_str().expect("a row").to_string()).or_insert_with(|| word.to_string());
        }
        found
    }

    fn holds(&self, sound: &Sound, odd: &Odd) {
        let verdicts = self.verdicts();
        let mut wrong = Vec::new();
        let mut check = |row: &str, what: &str, expected: &str, found: &str| {
            if expected != found {
                wrong.push(format!("{row}: {what} “{found}”, expected “{expected}”"));
            }
        };
        for (row, (_, verdict)) in sound.rows().filter(|(row, _)| odd.o.iter().all(|o| o.dong != **row)) {
            check(row, "live", verdict, &self.live[row].0);
            check(row, "judged", verdict, &verdicts[row]);
        }
        for row in &odd.o {
            check(&row.dong, "judged", &row.danh_gia, &verdicts[&row.dong]);
            if let Some(why) = &row.vi_sao {
                check(&row.dong, "live", &row.danh_gia, &self.live[&row.dong].0);
                check(&row.dong, "why", why, &self.live[&row.dong].1);
            }
        }
        let (found, expected) = (self.findings(), odd.findings());
        wrong.extend(found.iter().filter(|(key, _)| !expected.contains_key(*key)).map(|(key, words)| format!("{key}: {words}")));
        for (key, words) in &expected {
            let said = found.get(key).map(String::as_str).unwrap_or("nothing");
            let inside = found.contains_key(key) && said.contains(words.as_str());
            wrong.extend((!inside).then(|| format!("{key}: {said}, expected “{words}”")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

impl Odd {
    /// "row column code" and words of each finding; the words of a row are in its first.
    fn findings(&self) -> BTreeMap<String, String> {
        let of_row = |row: &Row| {
            let words = |at: usize| if at == 0 { row.nhac.clone() } else { String::new() };
            let found: Vec<(String, String)> =
                row.loi.iter().enumerate().map(|(at, finding)| (format!("{} {finding}", row.dong), words(at))).collect();
            found
        };
        self.o.iter().flat_map(of_row).chain(self.chung.clone()).collect()
    }
}

fn case(odd: &str) {
    let sound: Sound = toml::from_str(SOUND).unwrap_or_else(|e| panic!("{e}"));
    let odd: Odd = if odd.is_empty() { Odd::default() } else { toml::from_str(odd).unwrap_or_else(|e| panic!("{e}")) };
    if let Some(filled) = filled(&sound, &odd) {
        filled.holds(&sound, &odd);
    }
}

#[test]
fn filled_well() {
    case("");
}

#[test]
fn filled_in_a_hurry() {
    case(include_str!("filled/voi-vang.toml"));
}

#[test]
fn filled_in_other_ways() {
    case(include_str!("filled/cach-ghi-khac.toml"));
}
