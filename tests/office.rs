//! An office's settings in `ntm.toml`: found, laid under options and workbooks, refused when wrong.

use crate::common::run::ntm;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;

const OVERLAY: &str = r#"
id = "thu"
version = "1"
title = "Quy định thử"
province = "Hải Dương"
region = "dbsh"
issuer = "UBND tỉnh Hải Dương"
decision = "QĐ thử"
base = ["xa-ntm-2021-2025@2024.1"]
[[threshold]]
indicator = "basic:2.1"
levels = [{ value = 100, evidence = "invented" }]
"#;

const SETTINGS: &str = r#"
province = "Hải Dương"
district = "Huyện Nam Sách"
year = 2024
level = "advanced"
overlays = ["quy-dinh/tinh.toml"]
plan = "kế hoạch.toml"

[departments]
"basic:17" = "Phòng Môi trường"
"basic:17.1" = "Phòng Nước sạch"
"#;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)))
}

/// Forms written without settings: one that says nothing of province and year, one that contradicts.
static FORMS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let form = |name: &str, more: &[&str]| {
        let output = ntm(folder.path(), &[&["template", "-o", name], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        std::fs::read(folder.path().join(name)).expect("the form")
    };
    [form("a.xlsx", &["--year", "2024"]), form("b.xlsx", &["--year", "2023", "--province", "Nam Định"])]
});

/// An office: settings above the folder of the communes.
fn office(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    write("ntm.toml", settings.as_bytes());
    write("quy-dinh/tinh.toml", OVERLAY.as_bytes());
    write("kế hoạch.toml", b"");
    write("nơi khác/trống.txt", b"");
    write("xã/a.xlsx", &FORMS[0]);
    write("xã/b.xlsx", &FORMS[1]);
    folder
}

fn codes(commune: &serde_json::Value) -> Vec<&str> {
    commune["diagnostics"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|d| d["code"].as_str())
        .filter(|c| c.starts_with("office"))
        .collect()
}

#[test]
fn settings_above_the_file_fill_what_it_leaves_blank_aloud() {
    let office = office(SETTINGS);
    let elsewhere = office.path().join("nơi khác");
    let output = ntm(&elsewhere, &["assess", "../xã/a.xlsx", "--class", "khong", "--format", "json"]);
    let json = json(&output);
    let commune = &json["communes"][0];
    assert_eq!((&commune["province"], &commune["district"]), (&"Hải Dương".into(), &"Huyện Nam Sách".into()));
    assert_eq!((&commune["target"], &commune["year"]), (&"basic".into(), &2024.into()), "the form's own target stays");
    assert_eq!(codes(commune), ["office-in-force", "office-filled", "office-filled"]);
    let criteria = commune["sets"][0]["criteria"].as_array().expect("criteria");
    assert_eq!(criteria[1]["indicators"][0]["tests"][0]["layer"], "thu", "the office's overlay is laid");
    let department = |n: usize| criteria[16]["indicators"][n]["department"].clone();
    assert_eq!((department(0), department(1)), ("Phòng Nước sạch".into(), "Phòng Môi trường".into()));
    let csv = text(&ntm(&elsewhere, &["assess", "../xã/a.xlsx", "--format", "csv"]).stdout);
    assert!(csv.contains("Phòng Nước sạch"));
}

#[test]
fn a_workbook_that_contradicts_wins_and_both_are_named() {
    let office = office(SETTINGS);
    let output = ntm(office.path(), &["assess", "xã/b.xlsx", "--format", "json"]);
    let all = json(&output);
    let commune = &all["communes"][0];
    assert_eq!((&commune["province"], &commune["year"]), (&"Nam Định".into(), &2023.into()));
    assert_eq!(codes(commune), ["office-in-force", "office-filled", "office-differs", "office-differs"]);
    let reported = text(&output.stderr);
    for word in ["Nam Định", "Hải Dương", "2023", "2024", "ntm.toml"] {
        assert!(reported.contains(word), "{word}: {reported}");
    }
    let asked = ["assess", "xã/b.xlsx", "--format", "json", "--province", "Hải Dương", "--year", "2025"];
    let asked = json(&ntm(office.path(), &asked));
    let commune = &asked["communes"][0];
    assert_eq!((&commune["province"], &commune["year"]), (&"Hải Dương".into(), &2025.into()), "an option wins over both");
    assert!(!codes(commune).contains(&"office-differs"));
}

#[test]
fn a_form_is_written_for_the_office() {
    let office = office(SETTINGS);
    let output = ntm(office.path(), &["template", "-o", "mới.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let judged = json(&ntm(office.path(), &["assess", "mới.xlsx", "--format", "json"]));
    let commune = &judged["communes"][0];
    assert_eq!((&commune["province"], &commune["district"]), (&"Hải Dương".into(), &"Huyện Nam Sách".into()));
    assert_eq!((&commune["target"], &commune["year"]), (&"advanced".into(), &2024.into()));
    assert_eq!(codes(commune), ["office-in-force"]);
    let basic = ntm(office.path(), &["template", "-o", "b.xlsx", "--level", "basic", "--province", "Nam Định", "--year", "2025"]);
    assert_eq!(basic.status.code(), Some(0));
    let judged = json(&ntm(office.path(), &["assess", "b.xlsx", "--format", "json"]));
    assert_eq!((&judged["communes"][0]["target"], &judged["communes"][0]["province"]), (&"basic".into(), &"Nam Định".into()));
}

#[test]
fn the_law_is_shown_by_the_office_and_says_so() {
    let office = office(SETTINGS);
    let list = text(&ntm(office.path(), &["criteria", "list"]).stdout);
    assert!(list.contains("Quy định thử") && list.contains("đang dùng: ntm.toml"), "{list}");
    let show = text(&ntm(&office.path().join("xã"), &["criteria", "show", "basic:2.1"]).stdout);
    assert!(show.contains(": 100 % — QĐ thử") && show.contains("ntm.toml"), "{show}");
}

#[test]
fn a_file_dropped_on_the_program_is_judged_by_the_office() {
    let office = office(SETTINGS);
    let output = ntm(Path::new("/"), &[office.path().join("xã/a.xlsx").to_str().expect("a path")]);
    assert!(text(&output.stdout).contains("Hải Dương"), "{}", text(&output.stderr));
    // Two forms, the dossier, and a folder of papers.
    assert_eq!(std::fs::read_dir(office.path().join("xã")).expect("the folder").count(), 4);
}

#[test]
fn everything_wrong_is_given_at_once_by_line_and_nothing_is_judged() {
    let wrong = "provinc = \"x\"\nprovince = \"Hải Dươg\"\nyear = 2030\nlevel = \"cao\"\ndistrict = 7\n\
        overlays = [\"không-có.toml\", 3]\n[departments]\n\"basic:99.9\" = \"A\"\n\"basic:1.1\" = 5\n";
    let office = office(wrong);
    for arguments in [&["assess", "xã/a.xlsx"][..], &["criteria", "list"], &["template", "-o", "x.xlsx"], &["xã/a.xlsx"]] {
        let output = ntm(office.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let reported = text(&output.stderr);
        for fault in [
            ("office-unknown-key", 1),
            ("province-unknown", 2),
            ("year-outside", 3),
            ("office-wrong-value", 4),
            ("office-wrong-value", 5),
            ("office-file-unreadable", 6),
            ("office-wrong-value", 6),
            ("criteria-unknown", 8),
            ("office-wrong-value", 9),
        ] {
            let (code, line) = fault;
            let place = format!("ntm.toml:{line}\n");
            let entries: Vec<&str> = reported.split("Lỗi: ").filter(|e| e.contains(&format!("[{code}]\n"))).collect();
            assert!(entries.iter().any(|e| e.contains(&place)), "{fault:?}: {reported}");
        }
    }
    let reported = |settings: &str| text(&ntm(self::office(settings).path(), &["assess", "xã/a.xlsx"]).stderr);
    assert_eq!(
        reported("plan = \"không-có.toml\"\n").split_whitespace().collect::<Vec<_>>().join(" "),
        "Lỗi: Không đọc được tệp “không-có.toml” nêu trong thiết lập. [office-file-unreadable] ntm.toml:1 → Kiểm tra tên tệp; đường dẫn tính từ thư mục chứa tệp thiết lập."
    );
    assert!(reported("plan = 2024\n").contains("Mục “plan” của tệp thiết lập ghi “2024”"));
    let broken = self::office("province = \n");
    let reported = text(&ntm(broken.path(), &["assess", "xã/a.xlsx"]).stderr);
    assert!(reported.contains("[office-syntax]") && reported.contains("ntm.toml:1"), "{reported}");
}

#[test]
fn an_overlay_named_twice_is_laid_once_and_a_broken_one_is_given() {
    let office = office(SETTINGS);
    let twice = ntm(office.path(), &["criteria", "list", "--criteria", "quy-dinh/tinh.toml"]);
    assert_eq!(twice.status.code(), Some(0), "{}", text(&twice.stderr));
    std::fs::write(office.path().join("quy-dinh/tinh.toml"), "province = \n").expect("a file");
    let broken = ntm(office.path(), &["criteria", "list"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(text(&broken.stderr).contains("tinh.toml:1"), "{}", text(&broken.stderr));
}

/// What a commune without a document is told, by settings that may weigh it.
fn of_example(findings: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-an-binh-nang-cao.xlsx");
    std::fs::copy(example, folder.path().join("xã.xlsx")).expect("the example");
    std::fs::write(folder.path().join("ntm.toml"), findings).expect("settings");
    ntm(folder.path(), &["assess", "xã.xlsx", "--format", "json"])
}

fn severities(output: &Output, code: &str) -> Vec<String> {
    let json = json(output);
    let all = json["communes"][0]["diagnostics"].as_array().expect("findings");
    all.iter().filter(|d| d["code"] == code).filter_map(|d| Some(d["severity"].as_str()?.to_string())).collect()
}

#[test]
fn an_office_weighs_what_only_asks_for_a_look() {
    let code = "document-kind-missing";
    let plain = of_example("");
    let count = severities(&plain, code).len();
    assert!(count > 0 && severities(&plain, code).iter().all(|s| s == "warning"), "{plain:?}");
    assert_eq!(plain.status.code(), Some(5), "met by thresholds that are not confirmed");
    for (word, exit) in [("note", 5), ("warning", 5), ("error", 4)] {
        let graded = of_example(&format!("[findings]\n{code} = \"{word}\"\n"));
        assert_eq!(severities(&graded, code), vec![word.to_string(); count], "{word}");
        assert_eq!(graded.status.code(), Some(exit), "{word}");
        assert_eq!(json(&graded)["communes"][0]["verdict"], "met", "a verdict never hangs on it");
    }
    let off = of_example(&format!("[findings]\n{code} = \"off\"\n"));
    assert_eq!((severities(&off, code), off.status.code()), (Vec::new(), Some(5)));
}

#[test]
fn an_office_cannot_weigh_what_a_verdict_or_a_reading_hangs_on() {
    let cases = [
        ("negative = \"note\"", "office-finding-fixed", "số liệu không dùng được"),
        ("number-as-text = \"off\"", "office-finding-fixed", "hiểu theo một cách"),
        ("commune-in-two-files = \"off\"", "office-finding-fixed", "hai lần"),
        ("class-missing = \"off\"", "office-finding-fixed", "chưa xác định được"),
        ("illustration = \"off\"", "office-finding-fixed", "không nói về số liệu của xã"),
        ("document-kind-mising = \"off\"", "office-finding-unknown", "document-kind-missing"),
        ("step-blank = \"silent\"", "office-wrong-value", "silent"),
        ("step-blank = 3", "office-wrong-value", "3"),
    ];
    for (line, code, said) in cases {
        let refused = of_example(&format!("year = 2024\n[findings]\n{line}\n"));
        let reported = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(1), "{line}: {reported}");
        assert!(reported.contains(&format!("[{code}]")) && reported.contains("ntm.toml:3"), "{line}: {reported}");
        assert!(reported.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{line}: {reported}");
    }
}

#[test]
fn the_guide_lists_what_an_office_can_weigh() {
    let guide = include_str!("../examples/README.md");
    let missing: Vec<&str> =
        ntm::diag::Code::settable().map(ntm::diag::Code::id).filter(|id| !guide.contains(&format!("`{id}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new(), "examples/README.md");
    assert!(ntm::diag::Code::ALL.iter().all(|code| code.fixed().is_some() || code.severity() != ntm::diag::Severity::Error));
}
