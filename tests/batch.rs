//! Rounds of many communes: sound files are judged as alone, broken ones are listed with their reason, nothing
//! depends on the number of threads, and every sum can be made again from the communes.

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::run::ntm;
use crate::common::words;
use crate::communes;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Sound communes of a round.
const SOUND: usize = 18;

/// Ten ways a file is broken: name, bytes, the finding that must be reported.
fn broken(form: &[u8]) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let fixture = |name: &str| std::fs::read(Path::new("tests/fixtures").join(name)).expect("a fixture");
    let csv = |above: &str| format!("{above}Mã;Tên chỉ tiêu;Kết quả\n1.1;Quy hoạch;Đạt\n2.1;Đường xã;100\n").into_bytes();
    let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    encrypted.resize(1024, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    vec![
        ("01 rỗng.xlsx", Vec::new(), "not-a-spreadsheet"),
        ("02 đổi đuôi.xlsx", "đây là văn bản".into(), "not-a-spreadsheet"),
        ("03 bị cắt.xlsx", form[..form.len() / 2].to_vec(), "not-a-spreadsheet"),
        ("04 mật khẩu.XLSX", encrypted, "encrypted"),
        ("05 trang web.xls", "<html><table><tr><td>1.1</td></tr></table></html>".into(), "not-a-spreadsheet"),
        ("06 không có bảng.xlsx", fixture("chi-trang-an.xlsx"), "no-table"),
        ("07 hai bảng.xlsx", fixture("hai-trang.xlsx"), "several-tables"),
        ("08 tỉnh lạ.csv", csv("Xã;Ê\nTỉnh;Không Có\nNăm;2024\nMức phấn đấu;NTM\n"), "province-unknown"),
        ("09 năm 2019.csv", csv("Xã;G\nTỉnh;Minh Họa\nNăm;2019\nMức phấn đấu;NTM\n"), "year-outside"),
        ("10 thiếu mức.csv", csv("Xã;H\nTỉnh;Minh Họa\nNăm;2024\n"), "target-missing"),
    ]
}

/// Forms in two districts' folders, a matrix next to them, and the broken files.
fn round() -> tempfile::TempDir {
    let law = words::built_in().law("Minh Họa", 2024).expect("the invented province");
    let root = tempfile::tempdir().expect("a folder");
    communes::forms(&law, &root.path().join("huyện A"), 0..SOUND / 3);
    communes::forms(&law, &root.path().join("huyện B/đợt 1"), SOUND / 3..SOUND);
    communes::one_matrix(&law, &root.path().join("biểu.xlsx"), 1000..1004);
    let form = std::fs::read(root.path().join("huyện A/xa-00000.xlsx")).expect("a form");
    std::fs::create_dir(root.path().join("hỏng")).expect("a folder");
    for (name, bytes, _) in broken(&form) {
        std::fs::write(root.path().join("hỏng").join(name), bytes).expect("room on the disk");
    }
    std::fs::write(root.path().join("ghi chú.docx"), "không phải bảng").expect("room on the disk");
    root
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

#[test]
fn a_round_is_its_files_one_by_one() {
    let root = round();
    let at = |name: &str| root.path().join(name);
    let outputs = ["-o", "1.xlsx", "--json", "1.json", "--csv", "1.csv", "--jobs", "1"];
    let inputs = ["huyện A", "huyện B", "hỏng", "biểu.xlsx"];
    let first = ntm(root.path(), &[&["batch"], &inputs[..], &outputs[..]].concat());
    let said = String::from_utf8_lossy(&first.stderr).into_owned();
    assert_eq!(first.status.code(), Some(1), "{said}");

    for jobs in ["2", "5"] {
        let names = ["xlsx", "json", "csv"].map(|e| format!("{jobs}.{e}"));
        let outputs = ["-o", &names[0], "--json", &names[1], "--csv", &names[2], "--jobs", jobs];
        let more = ntm(root.path(), &[&["batch"], &inputs[..], &outputs[..]].concat());
        assert_eq!(more.stdout, first.stdout);
        for name in &names {
            let one = format!("1.{}", name.rsplit('.').next().unwrap_or_default());
            assert!(std::fs::read(at(name)).unwrap() == std::fs::read(at(&one)).unwrap(), "{name} differs from {one}");
        }
    }

    let whole = json(&at("1.json"));
    let communes = whole["communes"].as_array().expect("communes");
    assert_eq!(communes.len(), SOUND + 4);
    for number in [0, 7, SOUND - 1] {
        let folder = if number < SOUND / 3 { "huyện A" } else { "huyện B/đợt 1" };
        let alone = ntm(root.path(), &["assess", &format!("{folder}/xa-{number:05}.xlsx"), "--format", "json"]);
        let alone: Value = serde_json::from_slice(&alone.stdout).expect("JSON");
        assert_eq!(communes[number], alone["communes"][0], "commune {number}");
    }

    let form = std::fs::read(at("huyện A/xa-00000.xlsx")).expect("a form");
    let unjudged = whole["unjudged"].as_array().expect("a list");
    let reported: Vec<(String, bool)> = broken(&form)
        .iter()
        .zip(unjudged)
        .map(|((name, _, code), one)| {
            let codes = one["diagnostics"].as_array().expect("a list").iter().map(|d| d["code"].as_str().unwrap_or_default());
            (
                one["file"].as_str().unwrap_or_default().to_string(),
                one["file"] == format!("hỏng/{name}") && codes.into_iter().any(|c| c == *code),
            )
        })
        .collect();
    assert!(unjudged.len() == 10 && reported.iter().all(|(_, right)| *right), "{reported:#?}");
    assert!(broken(&form).iter().all(|(name, ..)| said.contains(name)), "{said}");
    sums(&whole);
}

/// Every sum made again from the communes of the same document.
fn sums(whole: &Value) {
    let communes = whole["communes"].as_array().expect("communes");
    let mut items: BTreeMap<(String, String), [u64; 4]> = BTreeMap::new();
    let mut departments: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    let (mut overall, mut zones): ([u64; 4], BTreeMap<String, u64>) = Default::default();
    for commune in communes {
        overall[place(&commune["verdict"])] += 1;
        if let Some(zone) = commune["revocation"]["zone"].as_str() {
            *zones.entry(zone.to_string()).or_default() += 1;
        }
        let indicators = commune["sets"].as_array().unwrap().iter().flat_map(|set| {
            let criteria = set["criteria"].as_array().unwrap();
            criteria.iter().flat_map(|c| c["indicators"].as_array().unwrap()).map(|i| (set["level"].clone(), i["code"].clone(), i))
        });
        let conditions = commune["conditions"].as_array().unwrap().iter().map(|c| (Value::from("condition"), c["id"].clone(), c));
        for (set, code, item) in indicators.chain(conditions) {
            let key = (set.as_str().unwrap().to_string(), code.as_str().unwrap().to_string());
            items.entry(key).or_default()[place(&item["verdict"])] += 1;
            departments.entry(item["department"].as_str().unwrap().to_string()).or_default()[place(&item["verdict"])] += 1;
        }
    }
    let review = &whole["review"];
    assert_eq!(counts(&review["verdicts"]), overall);
    assert_eq!(review["communes"].as_u64(), Some(communes.len() as u64));
    let reported: BTreeMap<(String, String), [u64; 4]> =
        list(&review["items"], |i| ((text(&i["set"]), text(&i["code"])), counts(&i["verdicts"])));
    assert_eq!(reported, items);
    assert_eq!(list(&review["departments"], |d| (text(&d["name"]), counts(&d["verdicts"]))), departments);
    let reported: BTreeMap<String, u64> = list(&review["zones"], |z| (text(&z["zone"]), z["communes"].as_u64().unwrap()));
    assert_eq!(reported.into_iter().filter(|(_, n)| *n > 0).collect::<BTreeMap<_, _>>(), zones);
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}

fn list<K: Ord, V>(values: &Value, entry: impl Fn(&Value) -> (K, V)) -> BTreeMap<K, V> {
    values.as_array().expect("a list").iter().map(entry).collect()
}

const VERDICTS: [&str; 4] = ["met", "not_met", "undetermined", "not_applicable"];

fn place(verdict: &Value) -> usize {
    VERDICTS.iter().position(|v| verdict == v).expect("a verdict")
}

fn counts(value: &Value) -> [u64; 4] {
    VERDICTS.map(|v| value[v].as_u64().expect("a count"))
}

#[test]
fn nothing_is_written_over_and_nothing_asked_for_is_left_out() {
    let root = tempfile::tempdir().expect("a folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-binh-minh-co-ban.xlsx");
    std::fs::copy(fixture, root.path().join("a.xlsx")).expect("an example");
    std::fs::copy(root.path().join("a.xlsx"), root.path().join("b.xlsx")).expect("a copy");
    std::fs::write(root.path().join("t.xlsx"), "cũ").expect("room on the disk");
    let said = |arguments: &[&str]| {
        let output = ntm(root.path(), arguments);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, text) = said(&["batch", "a.xlsx"]);
    assert!(code == Some(2) && text.contains("-o, --json, --jsonl, --csv, --sqlite, --html"), "{text}");
    let (code, text) = said(&["batch", "a.xlsx", "-o", "t.xlsx"]);
    assert!(code == Some(1) && text.contains("output-exists"), "{text}");
    assert_eq!(std::fs::read(root.path().join("t.xlsx")).unwrap(), "cũ".as_bytes());
    let (code, text) = said(&["batch", ".", "-o", "t.xlsx", "--force", "--json", "t.json"]);
    assert!(code == Some(3), "{text}");
    // The summary about to be replaced is no input; the same commune in two files is read twice and counted once.
    let whole = json(&root.path().join("t.json"));
    assert_eq!(whole["communes"].as_array().map(Vec::len), Some(2));
    assert_eq!(whole["review"]["quality"].as_array().map(Vec::len), Some(1), "{}", whole["review"]);
    std::fs::create_dir(root.path().join("rỗng")).expect("a folder");
    let (code, text) = said(&["batch", "rỗng", "-o", "k.xlsx"]);
    assert!(code == Some(1) && text.contains(".xlsx, .xlsm, .xls, .xlsb, .ods, .csv"), "{text}");
}

/// The schema promises every key of every result; what it does not name must not appear.
#[test]
fn results_keep_to_the_schema() {
    let root = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files =
        ["examples", "tests/fixtures/muoi-loi.xlsx", "tests/fixtures/chi-trang-an.xlsx"].map(|f| base.join(f).display().to_string());
    let arguments = [&["batch", "--json", "t.json"], &files.each_ref().map(String::as_str)[..]].concat();
    ntm(root.path(), &arguments);
    let mut whole = json(&root.path().join("t.json"));
    keeps_to_its_schema(&whole);
    assert!(whole["communes"].as_array().is_some_and(|c| c.len() >= 5) && whole["unjudged"].as_array().is_some_and(|u| !u.is_empty()));
    // A key nobody has written down is a fault, so the check above looks at all of them.
    whole["communes"][0]["sets"][0]["criteria"][0]["indicators"][0]["tests"][0]["new"] = Value::from(1);
    assert!(breaks_its_schema(&whole));
}

/// The texts of the only sheet of a page, row by row, and how its XML says it is printed.
fn page(path: &Path) -> (String, String) {
    use calamine::Reader;
    let mut book = calamine::open_workbook_auto(path).expect("a page");
    let rows: Vec<String> =
        book.worksheets()[0].1.rows().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")).collect();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).expect("a page")).expect("a workbook");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet"), &mut xml).expect("XML");
    (rows.join("\n"), xml)
}

#[test]
fn each_commune_gets_one_page_to_send_back() {
    let root = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (from, to) in [("tests/fixtures/muoi-loi.xlsx", "xa.xlsx"), ("tests/fixtures/chi-trang-an.xlsx", "hỏng.xlsx")] {
        std::fs::copy(base.join(from), root.path().join(to)).expect("room on the disk");
    }
    let round = ["batch", "xa.xlsx", "hỏng.xlsx", "--level", "basic", "--year", "2024", "--returns", "gửi lại"];
    let output = ntm(root.path(), &[&round[..], &["--answer-by", "10/01/2025"]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names: Vec<String> = std::fs::read_dir(root.path().join("gửi lại"))
        .expect("a folder")
        .map(|e| e.expect("a file").file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    let broken = names.iter().find(|n| n.starts_with("hỏng")).expect("the page of the broken file");
    let sound = names.iter().find(|n| *n != broken).expect("the page of the commune");

    let (text, xml) = page(&root.path().join("gửi lại").join(sound));
    // The cells of the ten mistakes, a figure that falls short by 10 points, one that is missing, and the day to answer by.
    for wanted in ["Biểu tổng hợp › E7", "Biểu tổng hợp › C12", "850", "10/01/2025"] {
        assert!(text.contains(wanted), "no {wanted} in\n{text}");
    }
    assert!(
        xml.contains(r#"paperSize="9""#) && xml.contains("<pageSetUpPr fitToPage=\"1\"/>") && !xml.contains("fitToHeight=\"0\""),
        "{xml}"
    );
    let (text, _) = page(&root.path().join("gửi lại").join(broken));
    assert!(text.contains("hỏng.xlsx") && text.contains("10/01/2025"), "{text}");

    let again = ntm(root.path(), &round);
    assert!(String::from_utf8_lossy(&again.stderr).contains("output-exists"), "an answered page must not be written over");
}

/// What is wrong comes first, the gravest at the top; a commune without a fault is asked for nothing.
#[test]
fn a_slip_holds_what_a_commune_can_do_and_nothing_else() {
    let root = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx"] {
        std::fs::copy(base.join("examples").join(name), root.path().join(name)).expect("room on the disk");
    }
    let slips = |settings: &str| {
        std::fs::write(root.path().join("ntm.toml"), settings).expect("settings");
        let output = ntm(root.path(), &["batch", "xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx", "--returns", "phiếu", "--force"]);
        assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
        ["Xã An Bình.xlsx", "Xã Bình Minh.xlsx"].map(|name| page(&root.path().join("phiếu/Huyện Minh Họa").join(name)).0)
    };
    let [asked, wrong] = slips("");
    assert!(asked.contains("Minh chứng phải có mà chưa nêu (1)") && asked.contains("gửi lại trước ngày"), "{asked}");
    assert!(!asked.contains("mức giả định"), "what is said of the criteria is no matter of the commune's: {asked}");
    let heads = ["Ô cần sửa, cần xem lại (", "Chỉ tiêu, điều kiện chưa có số liệu (", "Chưa đạt yêu cầu (", "Minh chứng phải có"];
    let places = heads.map(|head| wrong.find(head));
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?} in\n{wrong}");
    // 12.2, 14.2 and 17.2 have no figure; the condition that repeats the verdict of the set is no gap of its own.
    assert!(wrong.contains("NTM 12.2, NTM 14.2, NTM 17.2") && !wrong.contains("Đạt đủ các tiêu chí của bộ"), "{wrong}");
    let [faultless, _] = slips("[findings]\ndocument-kind-missing = \"off\"\n");
    assert!(faultless.contains("Không có gì phải sửa.") && !faultless.contains("gửi lại trước ngày"), "{faultless}");
}

#[test]
fn the_summary_counts_each_set_and_says_why() {
    let root = tempfile::tempdir().expect("a folder");
    let table = "Mã,Kết quả\nNTM 1.1,Chưa đạt\nNTM 1.2,Đạt\n";
    std::fs::write(root.path().join("xã.csv"), table).expect("a table");
    let output = ntm(root.path(), &["batch", "xã.csv", "--level", "advanced", "--year", "2024", "--province", "Minh Họa", "-o", "t.xlsx"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let (text, _) = page(&root.path().join("t.xlsx"));
    let row = text.lines().find(|l| l.starts_with("1 | ")).expect("the commune");
    assert!(row.contains("NTM chưa đạt tiêu chí 1") && row.contains("NTM 0/19 · NTM nâng cao 0/19"), "{row}");
}

/// Interrupted in the middle, a round leaves what was there before and nothing half written next to it.
#[cfg(unix)]
#[test]
fn an_interrupted_round_leaves_the_old_summary() {
    let root = tempfile::tempdir().expect("a folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    for number in 0..60 {
        std::fs::copy(base.join("examples/xa-an-binh-nang-cao.xlsx"), root.path().join(format!("{number}.xlsx"))).expect("room");
    }
    std::fs::create_dir(root.path().join("ra")).expect("a folder");
    std::fs::write(root.path().join("ra/tổng hợp.xlsx"), "cũ").expect("room");
    let arguments = ["batch", ".", "-o", "ra/tổng hợp.xlsx", "--json", "ra/mới.json", "--force", "--jobs", "1"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(root.path()).args(arguments).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the program");
    // Its files are open, so it has begun; sixty workbooks take much longer than this.
    let started = || std::fs::read_dir(root.path().join("ra")).expect("a folder").count() > 1;
    while !started() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(child.try_wait().expect("a child").is_none(), "over before it could be interrupted");
    let reported = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(reported.success());
    let output = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && output.stdout.is_empty(), "{output:?}");
    assert!(said.contains("Đã dừng"), "{said}");
    let left: Vec<_> = std::fs::read_dir(root.path().join("ra")).expect("a folder").map(|e| e.expect("a file").file_name()).collect();
    assert_eq!(left, ["tổng hợp.xlsx"]);
    assert_eq!(std::fs::read(root.path().join("ra/tổng hợp.xlsx")).expect("the old one"), "cũ".as_bytes());
}
