//! Figures and days that contradict each other, as people type them: the verdict is not turned by one of them in
//! silence, and whatever is shown says the same.

use crate::common::contract::keeps_to_its_schema;
use crate::common::run;
use crate::common::words::{built_in, judge, verdict};
use ntm::assess::{Verdict, reworded};
use ntm::diag::{Diagnostic, Place};
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::messages::Lang;

/// Every commune of a text table, which says its own province, year and level.
fn communes(csv: &str) -> Vec<Read> {
    let book = Spreadsheet::of_bytes(csv.as_bytes(), "xã.csv").unwrap_or_else(|e| panic!("{e:?}"));
    let read = book.communes(&built_in(), &Overrides::default());
    read.into_iter().map(|r| r.unwrap_or_else(|unread| panic!("{:?}", unread.findings))).collect()
}

/// "code cell" of what is found of a class, in both languages without a hole in the sentence.
fn of_class(findings: &[Diagnostic]) -> Vec<String> {
    let reported = |f: &&Diagnostic| f.code.id().starts_with("class-") || f.code.id() == "attribute-unreadable";
    let cell = |f: &Diagnostic| match &f.place {
        Place::Cell(at) => at.cell(),
        other => other.to_string(),
    };
    let said = |f: &Diagnostic| {
        for lang in [Lang::Vi, Lang::En] {
            let text = lang.finding(f) + &lang.hint(f).unwrap_or_default();
            assert!(!text.contains("{ $") && !text.contains("none"), "{text}");
        }
        format!("{} {}", f.code.id(), cell(f))
    };
    findings.iter().filter(reported).map(said).collect()
}

/// The verdict of 4.2 for 97 %: its level is 99 in the Red River delta, 95 in the northern mountains, whose levels
/// bind communes of area III.
fn of_power(read: &Read) -> (Verdict, Vec<String>) {
    (verdict(&judge(read.law.as_ref().expect("a law"), &read.commune), "basic:4.2"), of_class(&read.findings))
}

const KV3: &str = "Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi";
const ABOVE: &str = "Tỉnh;Hải Dương\nNăm;2024\nMức độ phấn đấu;xã nông thôn mới\n";
const TABLE: &str = "Mã;Tên chỉ tiêu;Kết quả\n4.2;Điện;97\n10;Thu nhập;70\n";

#[test]
fn the_days_of_a_class_above_a_hand_made_table_are_kept_to_and_reported() {
    use Verdict::{Met, NotMet, Undetermined};
    let cases: [(&str, Verdict, &[&str]); 13] = [
        ("", Met, &[]),
        ("Diện từ ngày;01/01/2021\nDiện đến ngày;31/12/2025\n", Met, &[]),
        ("Diện đến ngày;31/12/2024\n", Met, &[]),
        ("Diện đến ngày;30/12/2024\n", NotMet, &["class-not-in-force B5"]),
        ("Diện từ ngày: 01/01/2025\n", NotMet, &["class-not-in-force A5"]),
        ("Diện từ ngày;01/01/2021\nDiện đến ngày;31/12/2023\n", NotMet, &["class-not-in-force B6"]),
        ("Diện từ ngày;01/01/2025\nDiện đến ngày;31/12/2020\n", Undetermined, &["class-days-reversed B5", "class-missing B4"]),
        ("Diện đến ngày;cuối năm ngoái\n", Undetermined, &["attribute-unreadable B5", "class-missing B4"]),
        // behind the class in its own row
        (";01/01/2021;31/12/2023", NotMet, &["class-not-in-force D4"]),
        (";QĐ 861;Từ ngày;01/01/2021;Đến ngày;31/12/2025", Met, &[]),
        (";đến ngày;31/12/2023", NotMet, &["class-not-in-force D4"]),
        // one day that may be the first or the last, and one that is of something else
        (";31/12/2023", Undetermined, &["attribute-unreadable C4", "class-missing B4"]),
        (";Ngày lập biểu:;15/01/2025", Met, &[]),
    ];
    for (more, expected, findings) in cases {
        let (beside, below) = if more.starts_with(';') { (more, "") } else { ("", more) };
        let read = communes(&format!("{ABOVE}Diện của xã;{KV3}{beside}\n{below}{TABLE}"));
        let (found, reported) = of_power(&read[0]);
        // That a class is missing is said when the commune is judged.
        let findings: Vec<&str> = findings.iter().copied().filter(|f| !f.starts_with("class-missing")).collect();
        assert_eq!((found, reported.iter().map(String::as_str).collect::<Vec<_>>()), (expected, findings), "{more}");
    }
}

/// Parts of a class with what is under them.
type Cells = &'static [(&'static str, &'static str)];

#[test]
fn the_days_of_a_class_in_a_matrix_count_whichever_of_their_columns_there_are() {
    use Verdict::{Met, NotMet};
    let id = |part: &str| format!("field class-1 {part}");
    let cases: [(Cells, Verdict, &[&str]); 6] = [
        (&[("to", "31/12/2023")], NotMet, &["class-not-in-force F2"]),
        (&[("to", "31/12/2024")], Met, &[]),
        (&[("from", "01/01/2025")], NotMet, &["class-not-in-force F2"]),
        (&[("from", "01/01/2021"), ("to", "31/12/2023")], NotMet, &["class-not-in-force G2"]),
        (&[("to", "31/12/2023"), ("from", "01/01/2021")], NotMet, &["class-not-in-force F2"]),
        (&[("document", "QĐ 861"), ("from", "01/01/2021"), ("to", "31/12/2023")], NotMet, &["class-not-in-force H2"]),
    ];
    for (days, expected, findings) in cases {
        let heads: Vec<String> = days.iter().map(|(part, _)| id(part)).collect();
        let cells: Vec<&str> = days.iter().map(|(_, text)| *text).collect();
        let csv = format!(
            "field name;field province;field year;field target;field class-1;{};measure basic:4.2 result\n\
             Xã A;Hải Dương;2024;xã nông thôn mới;{KV3};{};97\n",
            heads.join(";"),
            cells.join(";")
        );
        let read = communes(&csv);
        let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(of_power(&read[0]), (expected, findings), "{days:?}");
    }
}

#[test]
fn a_hand_made_matrix_keeps_to_the_days_of_its_own_headings() {
    let csv = format!(
        "Tỉnh;Hải Dương\nNăm;2024\nMức độ phấn đấu;xã nông thôn mới\nTên xã;Diện của xã;Diện đến ngày;4.2;9.2\nXã A;{KV3};31/12/2023;97;70\nXã B;{KV3};31/12/2025;97;70\n"
    );
    let read = communes(&csv);
    assert_eq!(of_power(&read[0]), (Verdict::NotMet, vec!["class-not-in-force C5".to_string()]));
    assert_eq!(of_power(&read[1]), (Verdict::Met, Vec::new()));
}

/// What is above a table with numerators and denominators; 4.2 asks 99 % here.
const FIGURES: &str = "Tỉnh;Hải Dương\nNăm;2024\nMức độ phấn đấu;xã nông thôn mới\nDiện của xã;Không thuộc diện nào\n\
    Mã;Tên chỉ tiêu;Tử số;Mẫu số;Kết quả\n";

#[test]
fn what_is_said_of_a_rate_says_which_figure_was_judged() {
    // 995/1000 = 99.5; 98.96 %, rounded 99, is below 99
    let cases = [
        ("995;1000;50", Verdict::Undetermined, "chưa kết luận được (NTM 4.2)", "neither was judged"),
        ("995;1000;99,9", Verdict::Met, "đã đánh giá theo tử số và mẫu số", "numerator and denominator were judged"),
        ("500;1000;60", Verdict::NotMet, "đã đánh giá theo tử số và mẫu số", "numerator and denominator were judged"),
        ("9896;10000;99", Verdict::NotMet, "làm tròn qua mức ≥ 99 %", "rounded across the threshold ≥ 99 %"),
        ("995;1000;99,5", Verdict::Met, "", ""),
    ];
    for (cells, expected, vietnamese, english) in cases {
        let read = communes(&format!("{FIGURES}4.2;Điện;{cells}\n10;Thu nhập;;;70\n")).remove(0);
        let assessment = judge(read.law.as_ref().expect("a law"), &read.commune);
        assert_eq!(verdict(&assessment, "basic:4.2"), expected, "{cells}");
        let all = [reworded(read.findings, &read.commune, &assessment), assessment.findings].concat();
        let rates: Vec<&Diagnostic> = all.iter().filter(|f| f.code.id().starts_with("rate-")).collect();
        match rates.as_slice() {
            [] => assert_eq!(vietnamese, "", "{cells}"),
            [only] => {
                assert!(matches!(&only.place, Place::Cell(at) if at.cell() == "E6"), "{cells}: {:?}", only.place);
                let said = [Lang::Vi, Lang::En].map(|lang| lang.finding(only));
                assert!(said[0].contains(vietnamese) && said[1].contains(english), "{cells}: {said:?}");
                assert!(cells != "9896;10000;99" || said[0].contains("98,96 %"), "{said:?}");
            }
            several => panic!("{cells}: {several:?}"),
        }
    }
}

#[test]
fn screen_json_and_dossier_give_one_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("xa.csv"), format!("{FIGURES}4.2;Điện;995;1000;50\n10;Thu nhập;;;70\n")).expect("a file");
    let json = run::ntm(folder.path(), &["assess", "xa.csv", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    keeps_to_its_schema(&document);
    let criteria = document["communes"][0]["sets"][0]["criteria"].as_array().expect("criteria");
    let items = criteria.iter().flat_map(|c| c["indicators"].as_array().expect("indicators"));
    let item = items.into_iter().find(|i| i["code"] == "4.2").expect("4.2");
    assert_eq!((item["verdict"].as_str(), item["cause"].as_str()), (Some("undetermined"), Some("figures_disagree")));
    assert_eq!(item["reason"], "Số liệu không khớp");
    let measure = &item["measures"][0];
    let figures = ["numerator", "denominator", "value", "typed_rate"].map(|key| measure[key].to_string());
    assert_eq!(figures, ["995", "1000", "99.5", "50"]);
    assert_eq!((item["tests"][0]["cause"].as_str(), &item["tests"][0]["gap"]), (Some("figures_disagree"), &serde_json::Value::Null));
    let diagnostics = document["communes"][0]["diagnostics"].as_array().expect("diagnostics");
    assert_eq!(diagnostics.iter().filter(|d| d["code"] == "rate-disagrees").count(), 1, "reported once");
    let english = run::said(&run::ntm(folder.path(), &["assess", "xa.csv", "--format", "json", "--lang", "en"]));
    assert!(english.contains("\"reason\": \"figures disagree\"") || english.contains("\"reason\":\"figures disagree\""), "{english}");
    let screen = run::said(&run::ntm(folder.path(), &["assess", "xa.csv", "--full"]));
    assert!(screen.contains("99,5 % (995/1.000 hộ), nhưng tỷ lệ ghi 50 %"), "{screen}");
    let explained = run::said(&run::ntm(folder.path(), &["assess", "xa.csv", "--explain", "4.2"]));
    assert!(explained.contains("Số liệu không khớp") && explained.contains("nhưng tỷ lệ ghi 50 %"), "{explained}");
    run::ntm(folder.path(), &["dossier", "xa.csv", "-o", "ra", "--no-word"]);
    let book = std::fs::read_dir(folder.path().join("ra")).expect("dossiers").next().expect("a dossier").expect("a file").path();
    let book = Spreadsheet::open(&book, "h.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let rows = book.sheets().iter().flat_map(|s| s.rows().map(move |r| s.row(r).map(|(_, c)| c.plain()).collect::<Vec<_>>()));
    let own: Vec<Vec<String>> = rows.filter(|r| r.iter().any(|c| c == "4.2") && r.iter().any(|c| c.contains("995") || c == "50")).collect();
    assert!(own.iter().any(|r| r.iter().any(|c| c == "Số liệu không khớp")), "{own:?}");
    // What was written is read again as it was judged.
    let again = book.commune(&built_in(), &Overrides::default()).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(verdict(&judge(again.law.as_ref().expect("a law"), &again.commune), "basic:4.2"), Verdict::Undetermined);
}
