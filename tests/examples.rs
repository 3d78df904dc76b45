//! The example workbooks are the ones the program next to them writes, and give the verdicts they are there for.

use std::path::PathBuf;
use std::process::{Command, Output};

#[allow(dead_code)]
#[path = "../examples/judge.rs"]
mod judge;
#[allow(dead_code)]
#[path = "../examples/make_examples.rs"]
mod make_examples;

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn assess(name: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ntm")).arg("assess").arg(example(name)).args(["--format", "json"]).output().unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_workbooks_are_what_their_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    make_examples::write(folder.path()).unwrap();
    for name in ["xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx", "xa-dai-dong-kieu-mau.xlsx"] {
        let (kept, written) = (std::fs::read(example(name)).unwrap(), std::fs::read(folder.path().join(name)).unwrap());
        assert!(kept == written, "{name} is not what `cargo run --example make_examples` writes");
    }
}

#[test]
fn the_advanced_commune_meets_everything_provisionally() {
    let output = assess("xa-an-binh-nang-cao.xlsx");
    assert_eq!(output.status.code(), Some(5));
    let commune = &json(&output)["communes"][0];
    assert_eq!(commune["verdict"], "met");
    assert_eq!(commune["level_met"], "advanced");
    assert_eq!(commune["provisional"], true);
    // 19 criteria of each set; two indicators do not apply, each with its reason
    assert_eq!(commune["sets"][0]["counts"]["met"], 19);
    assert_eq!(commune["sets"][1]["counts"]["met"], 19);
    assert_eq!(commune["sets"][0]["indicator_counts"]["not_applicable"], 1);
    assert_eq!(commune["sets"][1]["indicator_counts"]["not_applicable"], 1);
    assert_eq!(commune["sets"][1]["indicator_counts"]["total"], 75);
}

#[test]
fn the_model_commune_meets_its_four_rules() {
    let output = assess("xa-dai-dong-kieu-mau.xlsx");
    assert_eq!(output.status.code(), Some(5));
    let commune = &json(&output)["communes"][0];
    assert_eq!(commune["level_met"], "model");
    assert_eq!(commune["sets"][2]["counts"]["met"], 4);
    assert_eq!(commune["fields_met"], serde_json::json!(["Sản xuất", "Cảnh quan môi trường"]));
    // 1.10 × the advanced level of the region for 2025, 76
    let income = &commune["sets"][2]["criteria"][1]["indicators"][0]["tests"][0];
    assert_eq!(income["threshold"].to_string(), "83.6");
}

#[test]
fn the_commune_with_gaps_is_given_what_is_missing() {
    assert_eq!(assess("xa-binh-minh-co-ban.xlsx").status.code(), Some(3));
    let reported = judge::judge(example("xa-binh-minh-co-ban.xlsx").to_str().unwrap()).unwrap();
    // 90 % of 21.5 km is 19.35 km, 14.2 are there; 99 % of 1204 households is 1191.96; 1.5 % of 1204 is 18.06
    let expected = "Chưa đạt (tạm tính)\n\
        basic:2.2 cần thêm 5,15 km\n\
        basic:4.2 cần thêm 4 hộ\n\
        basic:9.1 còn vượt 4 nhà\n\
        basic:10 còn thiếu 3,6 triệu đồng/người/năm\n\
        basic:11 cần giảm 11 hộ\n\
        basic:15.4 cần chuyển sang đạt\n\
        basic:18.2 cần nâng 1 bậc, lên “hoàn thành tốt nhiệm vụ”\n\
        condition:tieu-chi \n";
    assert_eq!(reported, expected);
}

#[test]
fn typical_mistakes_are_all_named_with_their_cells() {
    let output = assess("xa-cat-linh-con-thieu.xlsx");
    // nothing fails for certain: what is wrong or blank is undetermined
    assert_eq!(output.status.code(), Some(4));
    let json = json(&output);
    let found: Vec<String> = json["communes"][0]["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["place"]["cell"].is_string())
        .map(|d| format!("{} {}", d["code"].as_str().unwrap(), d["place"]["cell"].as_str().unwrap()))
        .collect();
    // the cells into which the mistakes were typed
    let expected = [
        "bound-for-number G10",
        "part-over-whole E11",
        "rate-maybe-fraction G12",
        "rate-disagrees G14",
        "denominator-zero F20",
        "not-applicable-forbidden G27",
        "ratio-incomplete E29",
        "word-unknown G38",
        "rate-over-100 G39",
        "remark-in-value G41",
        "not-applicable-unexplained G57",
        "grade-unknown G99",
        "negative G6",
        "class-missing B15",
    ];
    assert_eq!(found, expected);
}
