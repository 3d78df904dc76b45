//! A commune's own assessment against what its appraisers wrote into the finished dossier.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use ntm::input::Spreadsheet;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::common::contract::keeps_to_its_schema;
use crate::common::golden::golden;
use crate::common::office::Office;
use crate::common::openpyxl;
use crate::common::run::{ntm, said};
use crate::common::xlsx::{Edit, Typed, change, typed};

const FORM: &str = "xa-binh-minh-co-ban.xlsx";
const NAME: &str = "Hồ sơ NTM - Xã Bình Minh - 2024.xlsx";
const SHEET: &str = "T3-T4 Thẩm tra, thẩm định";
/// Columns of T3: the commune's word, then result and agency of the district and of the province.
const OWN: u32 = 5;
const DISTRICT: [u32; 2] = [6, 7];
const PROVINCE: [u32; 2] = [8, 9];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    huyen_chua_ghi: Vec<String>,
    o: Vec<Written>,
    mong: Vec<Wanted>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Written {
    chi_tieu: String,
    huyen: Option<String>,
    huyen_co_quan: Option<String>,
    tinh: Option<String>,
    tinh_co_quan: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    buoc: String,
    khop: usize,
    khac: Vec<String>,
    chua_ghi: usize,
    khong_doc_duoc: Vec<String>,
    tieu_chi: Criteria,
    tieu_chi_khac: Vec<String>,
    khac_buoc_truoc: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Criteria {
    dat: usize,
    chua_dat: usize,
    chua_ro: usize,
}

fn case() -> Case {
    toml::from_str(&std::fs::read_to_string("tests/appraisal/xa-binh-minh.toml").unwrap()).unwrap()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The dossier as `ntm dossier` writes it.
fn dossier() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(example(FORM), folder.path().join(FORM)).unwrap();
        let output = ntm(folder.path(), &["dossier", FORM, "-o", ".", "--no-word"]);
        std::fs::read(folder.path().join(NAME)).unwrap_or_else(|e| panic!("{e}: {}", said(&output)))
    })
}

/// The row of an indicator in T3, by the words of its content.
fn row(code: &str) -> u32 {
    static ROWS: OnceLock<Vec<(u32, String)>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let book = Spreadsheet::of_bytes(dossier(), NAME).unwrap();
        let grid = book.sheets().iter().find(|g| &*g.name == SHEET).expect("T3");
        grid.rows().map(|r| (r, grid.text(r, 2))).collect()
    });
    let begins = |text: &String| text.split(' ').next() == Some(code);
    rows.iter().find(|(_, text)| begins(text)).unwrap_or_else(|| panic!("no {code}")).0
}

fn edit(row: u32, column: u32, text: &str) -> Edit {
    Edit { sheet: SHEET.to_string(), row, column, typed: Typed::Text(text.to_string()) }
}

/// Everything the case writes, the commune's own words copied where the district says the same.
fn appraised(case: &Case) -> Vec<Edit> {
    let book = Spreadsheet::of_bytes(dossier(), NAME).unwrap();
    let grid = book.sheets().iter().find(|g| &*g.name == SHEET).expect("T3");
    let mut edits = Vec::new();
    let rows = grid.rows().filter(|r| *r > 8 && !grid.text(*r, OWN).is_empty());
    for (row, code) in rows.map(|r| (r, grid.text(r, 2).split(' ').next().unwrap().to_string())) {
        let own = Written::default();
        let written = case.o.iter().find(|o| o.chi_tieu == code).unwrap_or(&own);
        let same = (!case.huyen_chua_ghi.contains(&code)).then(|| grid.text(row, OWN));
        let cells = [
            (DISTRICT[0], written.huyen.clone().or(same)),
            (DISTRICT[1], written.huyen_co_quan.clone()),
            (PROVINCE[0], written.tinh.clone()),
            (PROVINCE[1], written.tinh_co_quan.clone()),
        ];
        edits.extend(cells.into_iter().filter_map(|(column, text)| Some(edit(row, column, &text?))));
    }
    edits
}

/// A folder with the appraised dossier under a short name.
fn folder() -> tempfile::TempDir {
    with(&appraised(&case()))
}

fn with(edits: &[Edit]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("hs.xlsx"), typed(dossier(), edits)).unwrap();
    folder
}

fn compared(folder: &Path, arguments: &[&str]) -> (Value, Output) {
    let output = ntm(folder, &[&["compare", "--format", "json"], arguments].concat());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    keeps_to_its_schema(&json);
    (json, output)
}

/// Codes and cells of the findings.
fn findings(dossier: &Value) -> Vec<(String, String)> {
    let one = |d: &Value| (d["code"].as_str().unwrap().to_string(), d["place"]["cell"].as_str().unwrap_or_default().to_string());
    dossier["diagnostics"].as_array().unwrap().iter().map(one).collect()
}

fn found(code: &str, cell: &str) -> (String, String) {
    (code.to_string(), cell.to_string())
}

fn word(verdict: &str) -> &'static str {
    match verdict {
        "met" => "đạt",
        "not_met" => "chưa đạt",
        "undetermined" => "chưa xác định",
        _ => "không áp dụng",
    }
}

/// Holds what was found to what the case counts by hand.
fn hold(dossier: &Value) {
    let steps = dossier["steps"].as_array().unwrap();
    let case = case();
    assert_eq!(steps.len(), case.mong.len());
    for (at, (step, wanted)) in steps.iter().zip(&case.mong).enumerate() {
        assert_eq!(step["id"], wanted.buoc.as_str());
        let of = |state: &str| -> Vec<String> {
            let items = dossier["indicators"].as_array().unwrap().iter().filter(|i| i["appraised"][at]["state"] == state);
            items.map(|i| i["item"].as_str().unwrap().trim_start_matches("basic:").to_string()).collect()
        };
        assert_eq!((of("differ"), of("unreadable")), (wanted.khac.clone(), wanted.khong_doc_duoc.clone()), "{}", wanted.buoc);
        let counts = json!({ "agree": wanted.khop, "differ": wanted.khac.len(), "open": wanted.chua_ghi, "unreadable": wanted.khong_doc_duoc.len(), "total": 57 });
        assert_eq!(step["counts"], counts, "{}", wanted.buoc);
        let sets = json!([{
            "level": "basic",
            "own": { "met": 9, "not_met": 7, "undetermined": 3, "not_applicable": 0, "total": 19 },
            "appraised": { "met": wanted.tieu_chi.dat, "not_met": wanted.tieu_chi.chua_dat, "undetermined": wanted.tieu_chi.chua_ro, "not_applicable": 0, "total": 19 },
        }]);
        assert_eq!(step["sets"], sets, "{}", wanted.buoc);
        let turned =
            |c: &Value| format!("{}: {} → {}", c["number"], word(c["own"].as_str().unwrap()), word(c["appraised"].as_str().unwrap()));
        let criteria: Vec<String> = step["criteria"].as_array().unwrap().iter().map(turned).collect();
        assert_eq!(criteria, wanted.tieu_chi_khac, "{}", wanted.buoc);
        let against: Vec<String> = wanted.khac_buoc_truoc.iter().map(|c| format!("basic:{c}")).collect();
        assert_eq!(step["differs_from_previous"], json!(against), "{}", wanted.buoc);
    }
}

#[test]
fn what_appraisers_wrote_is_counted_and_named() {
    let folder = folder();
    let (json, output) = compared(folder.path(), &["hs.xlsx"]);
    assert_eq!((json["schema"].as_str(), output.status.code()), (Some("ntm.appraisal/2"), Some(0)), "{}", said(&output));
    let dossier = &json["dossiers"][0];
    hold(dossier);
    // T3 begins with row 11: 1.2 is in row 12, 17.2 in row 49.
    assert_eq!((row("1.2"), row("17.2")), (11, 48));
    assert_eq!(findings(dossier), [found("appraisal-word-unknown", "G12"), found("appraisal-step-skipped", "I49")]);
    let item = |code: &str| dossier["indicators"].as_array().unwrap().iter().find(|i| i["item"] == code).unwrap().clone();
    let cell = |at: &str| json!({ "file": "hs.xlsx", "sheet": SHEET, "cell": at });
    let expected = json!([
        { "step": "huyen", "state": "differ", "verdict": "not_met", "read": "Chưa đạt", "note": "Phòng Kinh tế: 2 km chưa rải nhựa", "place": cell("G13") },
        { "step": "tinh", "state": "agree", "verdict": "met", "read": "Đạt", "note": "Sở Xây dựng đã đi thực địa", "place": cell("I13") },
    ]);
    assert_eq!((&item("basic:2.1")["own"], &item("basic:2.1")["appraised"]), (&json!("met"), &expected));
    assert_eq!(item("basic:1.2")["appraised"][0]["verdict"], Value::Null);
    assert_eq!(
        (&item("basic:14.2")["own"], &item("basic:14.2")["appraised"][0]["verdict"]),
        (&json!("undetermined"), &json!("not_applicable"))
    );
}

/// The tool's own verdict is that of the figures, whoever wrote what next to it.
#[test]
fn an_appraisal_changes_no_verdict() {
    let all = |word: &str| -> Vec<Edit> {
        case_rows().into_iter().flat_map(|r| [edit(r, DISTRICT[0], word), edit(r, PROVINCE[0], word)]).collect()
    };
    let verdicts = |edits: &[Edit]| {
        let folder = with(edits);
        let output = ntm(folder.path(), &["assess", "hs.xlsx", "--format", "json"]);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let commune = &json["communes"][0];
        (commune["verdict"].clone(), commune["sets"][0]["counts"].clone(), compared(folder.path(), &["hs.xlsx"]).0)
    };
    let (verdict, counts, none) = verdicts(&[]);
    let (met, same, all_met) = verdicts(&all("Đạt"));
    assert_eq!((&verdict, &counts), (&met, &same));
    assert_eq!(verdict, "not_met");
    assert_eq!((&none["dossiers"][0]["verdict"], &all_met["dossiers"][0]["verdict"]), (&verdict, &verdict));
    // 47 met indicators agree, 10 others do not; all 19 criteria would be met.
    let counts = json!({ "agree": 47, "differ": 10, "open": 0, "unreadable": 0, "total": 57 });
    assert_eq!(
        (&all_met["dossiers"][0]["steps"][1]["counts"], &all_met["dossiers"][0]["steps"][1]["sets"][0]["appraised"]["met"]),
        (&counts, &json!(19))
    );
    assert_eq!(none["dossiers"][0]["steps"][0]["counts"]["open"], 57);
    assert!(
        said(&ntm(with(&[]).path(), &["compare", "hs.xlsx"]))
            .contains("Chưa có ô nào được ghi ở cột “Kết quả thẩm tra”, “Kết quả thẩm định”.")
    );
}

/// The rows of all indicators in T3.
fn case_rows() -> Vec<u32> {
    let book = Spreadsheet::of_bytes(dossier(), NAME).unwrap();
    let grid = book.sheets().iter().find(|g| &*g.name == SHEET).expect("T3");
    grid.rows().filter(|r| *r > 8 && !grid.text(*r, OWN).is_empty()).collect()
}

#[test]
fn the_whole_output_to_the_letter() {
    let folder = folder();
    let all = |arguments: &[&str]| {
        let output = ntm(folder.path(), arguments);
        format!("{}\n=== stderr\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    golden("appraisal-vi.txt", &all(&["so-sanh", "hs.xlsx"]));
    golden("appraisal-en.txt", &all(&["--lang", "en", "compare", "hs.xlsx"]));
}

/// openpyxl leaves formulas without results, LibreOffice calculates them: neither changes what people wrote, nor
/// what the commune says of itself.
#[test]
fn saved_by_other_programs_it_says_the_same() {
    let folder = with(&[]);
    let path = folder.path().join("hs.xlsx");
    let alike = |how: &str| {
        let (json, output) = compared(folder.path(), &["hs.xlsx"]);
        hold(&json["dossiers"][0]);
        let expected = [found("appraisal-word-unknown", "G12"), found("appraisal-step-skipped", "I49")];
        assert_eq!(findings(&json["dossiers"][0]), expected, "{how}: {}", said(&output));
    };
    if !openpyxl::save(&path, &appraised(&case())) {
        return;
    }
    alike("openpyxl");
    let Some(office) = Office::open("appraisals saved by LibreOffice") else { return };
    let book = office.recalculate(&[std::fs::read(&path).unwrap()]).remove(0);
    std::fs::write(&path, book).unwrap();
    alike("LibreOffice");
}

#[test]
fn the_workbook_has_every_cell() {
    let folder = folder();
    let output = ntm(folder.path(), &["compare", "hs.xlsx", "-o", "so.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let book = Spreadsheet::open(&folder.path().join("so.xlsx"), "so.xlsx").unwrap();
    let names: Vec<&str> = book.sheets().iter().map(|g| &*g.name).collect();
    assert_eq!(names, ["Thẩm tra, thẩm định", "Từng chỉ tiêu"]);
    let [sums, items] = book.sheets() else { panic!("two sheets") };
    let line = |grid: &ntm::input::Grid, row: u32| (1..=10).map(|c| grid.text(row, c)).collect::<Vec<_>>();
    let own = "NTM: 9 đạt + 7 chưa đạt + 3 chưa kết luận được + 0 không áp dụng = 19";
    let theirs = "NTM: 10 đạt + 7 chưa đạt + 2 chưa kết luận được + 0 không áp dụng = 19";
    assert_eq!(line(sums, 3), ["2024", "Xã Bình Minh", "Huyện Minh Họa", "Kết quả thẩm tra", "38", "6", "12", "1", own, theirs]);
    // Two rows for each of 57 indicators below the headings in row 3; 2.1 is the third.
    assert_eq!(items.rows().count(), 3 + 2 * 57);
    let name = "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa, đảm bảo ô tô đi lại thuận tiện quanh năm";
    let expected = [
        "2024",
        "Xã Bình Minh",
        "NTM 2.1",
        name,
        "Đạt (tạm tính)",
        "Kết quả thẩm tra",
        "Chưa đạt",
        "khác",
        "Phòng Kinh tế: 2 km chưa rải nhựa",
    ];
    assert_eq!(line(items, 7)[..9], expected);
    assert_eq!(line(items, 7)[9], format!("hs.xlsx › {SHEET} › G13"));
    assert_eq!(ntm(folder.path(), &["compare", "hs.xlsx", "-o", "so.xlsx"]).status.code(), Some(1), "an old file is kept");
    assert_eq!(ntm(folder.path(), &["compare", "hs.xlsx", "-o", "so.csv"]).status.code(), Some(2));
    // With -o the JSON is that of the screen.
    let json = ntm(folder.path(), &["compare", "hs.xlsx", "-o", "so.json", "--format", "json"]).stdout;
    assert_eq!(std::fs::read(folder.path().join("so.json")).unwrap(), json);
}

/// Last year's form, last year's dossier, this year's.
#[test]
fn a_dossier_is_a_side_like_any_other() {
    let folder = folder();
    std::fs::copy(example(FORM), folder.path().join("bieu.xlsx")).unwrap();
    let (json, output) = compared(folder.path(), &["bieu.xlsx", "hs.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let pair = &json["communes"][0];
    assert_eq!((&pair["appraisals"]["old"], &pair["gained"], &pair["lost"]), (&Value::Null, &json!([]), &json!([])));
    hold(&pair["appraisals"]["new"]);
    // The next dossier: the province has seen 16 met, and says so of 2.1 as before; the district took 2.2 back.
    let mut edits = appraised(&case());
    edits.retain(|e| ![(row("16"), PROVINCE[0]), (row("2.2"), DISTRICT[0])].contains(&(e.row, e.column)));
    edits.extend([edit(row("16"), PROVINCE[0], "Đạt"), edit(row("2.2"), DISTRICT[0], "Chưa đạt")]);
    std::fs::write(folder.path().join("sau.xlsx"), typed(dossier(), &edits)).unwrap();
    let (json, _) = compared(folder.path(), &["hs.xlsx", "sau.xlsx"]);
    let pair = &json["communes"][0];
    hold(&pair["appraisals"]["old"]);
    let cell = |file: &str, column: char, code: &str| json!({ "file": file, "sheet": SHEET, "cell": format!("{column}{}", row(code) + 1) });
    let both = |column, code| [cell("hs.xlsx", column, code), cell("sau.xlsx", column, code)];
    let ([district, later_district], [province, later_province]) = (both('G', "2.2"), both('I', "16"));
    let expected = json!([
        { "step": "huyen", "item": "basic:2.2", "old": "met", "new": "not_met", "old_place": district, "new_place": later_district },
        { "step": "tinh", "item": "basic:16", "old": "not_met", "new": "met", "old_place": province, "new_place": later_province },
    ]);
    assert_eq!(pair["rulings"], expected);
    let text = said(&ntm(folder.path(), &["compare", "hs.xlsx", "sau.xlsx"]));
    for part in [
        "Kết quả thẩm tra, thẩm định khác hồ sơ kỳ trước: 2",
        "2.2, huyện thẩm tra: Đạt → Chưa đạt",
        "16, tỉnh thẩm định: Chưa đạt → Đạt",
        "Kỳ trước (năm 2024)",
        "Kỳ này (năm 2024)",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let output = ntm(folder.path(), &["compare", "hs.xlsx", "sau.xlsx", "-o", "so.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let book = Spreadsheet::open(&folder.path().join("so.xlsx"), "so.xlsx").unwrap();
    assert_eq!(book.sheets().last().map(|g| (g.name.to_string(), g.rows().count())), Some(("Từng chỉ tiêu".to_string(), 3 + 4 * 57)));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = folder();
    let here = |name: &str| folder.path().join(name);
    // A form alone has no appraisal.
    std::fs::copy(example(FORM), here("bieu.xlsx")).unwrap();
    let output = ntm(folder.path(), &["compare", "bieu.xlsx"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("[compare-not-a-dossier]") && said(&output).contains("ntm compare KỲ_TRƯỚC KỲ_NÀY"),
        "{}",
        said(&output)
    );
    // Another commune: nothing between the two, each one's own appraisal still.
    std::fs::copy(example("xa-cat-linh-con-thieu.xlsx"), here("khac.xlsx")).unwrap();
    let (json, output) = compared(folder.path(), &["hs.xlsx", "khac.xlsx"]);
    assert_eq!((json["communes"].as_array().unwrap().len(), output.status.code()), (0, Some(0)));
    hold(&json["unpaired"]["old"][0]["appraisal"]);
    let text = said(&ntm(folder.path(), &["compare", "hs.xlsx", "khac.xlsx"]));
    assert!(
        text.contains("Không có xã nào ở cả hai kỳ") && text.contains("38 khớp + 6 khác + 12 chưa ghi + 1 không đọc được = 57"),
        "{text}"
    );
    // One code and two names: paired, and said.
    std::fs::copy(example("xa-dai-dong-kieu-mau.xlsx"), here("ma.xlsx")).unwrap();
    let text = said(&ntm(folder.path(), &["compare", "hs.xlsx", "ma.xlsx"]));
    assert!(text.contains("cùng mã 00000, nhưng tên khác nhau: Xã Bình Minh → Xã Đại Đồng."), "{text}");
    // Another level: what both ask is compared, and that the verdicts are not is said.
    let level = Spreadsheet::open(&here("bieu.xlsx"), "").unwrap();
    let grid = level.sheets().iter().find(|g| &*g.name == "Thông tin xã").expect("the commune");
    let at = grid.rows().find(|r| grid.text(*r, 0).starts_with("Mức phấn đấu")).expect("a target");
    let higher = Edit { sheet: "Thông tin xã".into(), row: at, column: 1, typed: Typed::Text("NTM nâng cao".into()) };
    std::fs::write(here("nang-cao.xlsx"), typed(&std::fs::read(here("bieu.xlsx")).unwrap(), &[higher])).unwrap();
    let text = said(&ntm(folder.path(), &["compare", "nang-cao.xlsx", "hs.xlsx"]));
    assert!(text.contains("Mức phấn đấu: NTM nâng cao → NTM") && text.contains("Hai kỳ phấn đấu mức khác nhau"), "{text}");
}

/// What the appraisers were shown and what is in the dossier now may differ: warned of, each in its own way.
#[test]
fn a_dossier_changed_since_is_warned_of() {
    let warned = |edits: Vec<Edit>, more: &[&str], law: Option<String>| {
        let folder = with(&[appraised(&case()), edits].concat());
        law.into_iter().for_each(|law| std::fs::write(folder.path().join("minh-hoa.toml"), law).unwrap());
        let (json, _) = compared(folder.path(), &[&["hs.xlsx"], more].concat());
        let dossier = &json["dossiers"][0];
        let messages = dossier["diagnostics"].as_array().unwrap().iter().filter(|d| d["code"] == "appraisal-dossier-changed");
        let reported: Vec<String> =
            messages.map(|d| format!("{} {}", d["place"]["cell"].as_str().unwrap_or("-"), d["message"].as_str().unwrap())).collect();
        (reported, dossier.clone())
    };
    // T2 says that 2.2 is met; the self-assessment is computed all the same.
    let over = Edit { sheet: "T2 Chi tiết".into(), row: row("2.2"), column: OWN, typed: Typed::Text("Đạt".into()) };
    let (reported, dossier) = warned(vec![over], &[], None);
    let [one] = reported.as_slice() else { panic!("{reported:?}") };
    assert!(one.starts_with("F14 1 ô của biểu T2, T3-T4") && one.contains("ghi “Đạt”, phải là “Chưa đạt (tạm tính)”"), "{one}");
    hold(&dossier);
    // An input: 14,2 km become 21 of 21,5, so 2.2 is met, as the district says; T2 and T3 still show the old figure.
    let input = Edit { sheet: "Chỉ tiêu NTM".into(), row: 9, column: 4, typed: Typed::Number("21".into()) };
    let (reported, dossier) = warned(vec![input], &[], None);
    assert!(reported.len() == 2 && reported[0].contains("Số liệu trong hồ sơ đã bị sửa sau khi lập"), "{reported:?}");
    assert_eq!(dossier["steps"][0]["counts"]["differ"], 5);
    // Other criteria: 66,05 % is enough where 60 are asked for.
    let law = std::fs::read_to_string("criteria/provinces/minh-hoa.toml").unwrap();
    let threshold = "indicator = \"basic:2.2\"\nlevels = [{ value = 90,";
    assert!(law.contains(threshold));
    let law = law.replace(threshold, &threshold.replace("90", "60")).replacen("version = \"2024.1\"", "version = \"2024.2\"", 1);
    let (reported, _) = warned(Vec::new(), &["--criteria", "minh-hoa.toml"], Some(law));
    let [one] = reported.as_slice() else { panic!("{reported:?}") };
    assert!(
        one.contains("“minh-hoa” 2024.1 (")
            && one.contains("nay đang dùng 2024.2 (")
            && one.contains("1 chỉ tiêu được đánh giá khác khi lập (NTM 2.2)"),
        "{one}"
    );
}

#[test]
fn cells_whose_place_is_lost_are_named() {
    let codes = |edits: &[Edit]| {
        let folder = with(edits);
        let (json, output) = compared(folder.path(), &["hs.xlsx"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        json["dossiers"][0].clone()
    };
    let met = |code: &str| edit(row(code), DISTRICT[0], "Đạt");
    // A heading typed over: the district's column is not found, the province's is.
    let dossier = codes(&[edit(8, DISTRICT[0], "Ý kiến huyện"), met("1.1"), edit(row("1.1"), PROVINCE[0], "Đạt")]);
    assert!(findings(&dossier).contains(&found("appraisal-column-missing", "")));
    let steps: Vec<(&str, u64)> =
        dossier["steps"].as_array().unwrap().iter().map(|s| (s["id"].as_str().unwrap(), s["counts"]["agree"].as_u64().unwrap())).collect();
    assert_eq!(steps, [("tinh", 1)]);
    // The id of 1.2 typed over by that of 1.1: its row is a second one. A row without an id, one of an unknown indicator.
    let id = |code: &str, text: &str| edit(row(code), 10, text);
    let dossier = codes(&[
        id("1.2", "basic:1.1"),
        id("2.1", ""),
        id("2.2", "basic:99.9"),
        met("1.1"),
        met("1.2"),
        met("2.1"),
        met("2.2"),
        met("2.3"),
    ]);
    let unclear: Vec<(String, String)> = ["G12", "G13", "G14"].into_iter().map(|at| found("appraisal-row-unclear", at)).collect();
    assert_eq!(findings(&dossier)[..3], unclear);
    assert_eq!(dossier["steps"][0]["counts"], json!({ "agree": 2, "differ": 0, "open": 55, "unreadable": 0, "total": 57 }));
    // A number, an error and a formula without a result are no words, and not blank.
    let number = |code: &str, typed: Typed| Edit { typed, ..met(code) };
    let dossier = codes(&[number("1.1", Typed::Number("1".into())), number("1.2", Typed::Error("#N/A".into()))]);
    assert_eq!(findings(&dossier), [found("appraisal-word-unknown", "G11"), found("appraisal-word-unknown", "G12")]);
    assert_eq!(dossier["steps"][0]["counts"]["unreadable"], 2);
    // The hidden column of ids gone: nothing can be determined.
    let dossier = codes(&[edit(8, 10, "mã"), met("1.1")]);
    assert_eq!(findings(&dossier)[0], found("appraisal-column-missing", ""));
    assert_eq!(dossier["steps"], json!([]));
    // The same of a sheet of another name.
    let folder = with(&[met("1.1")]);
    let renamed = |part: &str, text: String| if part == "xl/workbook.xml" { text.replace(SHEET, "Thẩm tra") } else { text };
    std::fs::write(folder.path().join("hs.xlsx"), change(&std::fs::read(folder.path().join("hs.xlsx")).unwrap(), renamed)).unwrap();
    let (json, _) = compared(folder.path(), &["hs.xlsx"]);
    assert!(findings(&json["dossiers"][0]).contains(&found("appraisal-column-missing", "")));
}
