//! What stands before a round: the settings of an office, what is in force, and words that are no command.

use std::path::Path;

use crate::common::run::{ntm, said};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/xa-binh-minh-co-ban.xlsx");

#[test]
fn settings_are_written_once_and_read_by_the_other_commands() {
    let office = tempfile::tempdir().expect("a folder");
    let wrong = ntm(office.path(), &["init", "--province", "Atlantis"]);
    assert!(wrong.status.code() == Some(1) && said(&wrong).contains("[province-unknown]"), "{}", said(&wrong));
    assert_eq!(ntm(office.path(), &["init"]).status.code(), Some(2), "nobody is there to be asked");
    let done = ntm(office.path(), &["khoi-tao", "--province", "minh hoa", "--year", "2024", "--level", "ntm"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let text = std::fs::read_to_string(office.path().join("ntm.toml")).expect("the settings");
    let told: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    assert_eq!(told, ["province = \"Minh Họa\"", "year = 2024", "level = \"basic\""]);
    let again = ntm(office.path(), &["init", "--year", "2023"]);
    assert!(again.status.code() == Some(1) && said(&again).contains("không ghi đè"), "{}", said(&again));
    assert_eq!(std::fs::read_to_string(office.path().join("ntm.toml")).expect("the settings"), text);
}

#[test]
fn overlays_are_named_from_the_folder_of_the_settings() {
    let office = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(office.path().join("huyện")).expect("a folder");
    let overlay = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/law/2026/xa.toml");
    std::fs::copy(overlay, office.path().join("xã mới.toml")).expect("a copy");
    let done = ntm(office.path(), &["init", "huyện", "--criteria", "xã mới.toml"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let text = std::fs::read_to_string(office.path().join("huyện/ntm.toml")).expect("the settings");
    assert!(text.contains("overlays = [\"../xã mới.toml\"]"), "{text}");
    let page = said(&ntm(&office.path().join("huyện"), &["doctor"]));
    assert!(page.contains("overlays = ") && page.contains("2026"), "{page}");
}

#[test]
fn the_doctor_tells_what_is_in_force_and_what_is_wrong() {
    let office = tempfile::tempdir().expect("a folder");
    let sound = ntm(office.path(), &["tinh-trang"]);
    let page = said(&sound);
    assert_eq!(sound.status.code(), Some(0), "{page}");
    let version = concat!("ntm ", env!("CARGO_PKG_VERSION"));
    assert!([version, "57 chỉ tiêu", "theo báo chí", "Không có ntm.toml", "Không có gì sai"].iter().all(|w| page.contains(w)), "{page}");
    assert!(String::from_utf8_lossy(&sound.stdout).lines().count() <= 50, "one page");
    std::fs::write(office.path().join("ntm.toml"), "province = \"Hải Dương\"\nyaer = 2024\n").expect("settings");
    let wrong = ntm(office.path(), &["doctor"]);
    let page = said(&wrong);
    assert!(wrong.status.code() == Some(1) && page.contains("[office-unknown-key]") && page.contains("ntm.toml"), "{page}");
    std::fs::remove_file(office.path().join("ntm.toml")).expect("gone");
    std::fs::write(office.path().join("tỉnh.toml"), "kind = ").expect("a file");
    let broken = ntm(office.path(), &["doctor", "--criteria", "tỉnh.toml", "--lang", "en"]);
    let page = said(&broken);
    assert!(broken.status.code() == Some(1) && page.contains("--criteria tỉnh.toml") && page.contains("57 indicators"), "{page}");
}

#[test]
fn a_bare_word_is_a_command_or_a_file_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    for (word, wanted) in [("danhgia", "không có lệnh “danhgia”; gần nhất: “danh-gia”."), ("zzz", "không có lệnh “zzz”, cũng không có tệp")]
    {
        let done = ntm(folder.path(), &[word, "x.xlsx"]);
        assert!(done.status.code() == Some(2) && said(&done).contains(wanted), "{}", said(&done));
    }
    let english = said(&ntm(folder.path(), &["asess", "--lang", "en"]));
    assert!(english.contains("there is no command “asess”; the nearest is “assess”."), "{english}");
    std::fs::copy(EXAMPLE, folder.path().join("danhgia")).expect("a copy");
    let file = ntm(folder.path(), &["danhgia"]);
    assert_eq!(file.status.code(), Some(3), "{}", said(&file));
}

#[test]
fn verdicts_are_left_to_the_results_where_only_these_are_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = |more: &[&str]| ntm(folder.path(), &[&["dossier", EXAMPLE, "-o", "hs", "--no-word", "--force"], more].concat());
    assert_eq!((dossier(&[]).status.code(), dossier(&["--exit-zero"]).status.code()), (Some(3), Some(0)));
    let file = std::fs::read_dir(folder.path().join("hs")).expect("a dossier").next().expect("a file").expect("an entry").path();
    let changed = folder.path().join("khác.xlsx");
    std::fs::copy(file, &changed).expect("a copy");
    let script =
        "import sys, openpyxl; b = openpyxl.load_workbook(sys.argv[1]); b['Chỉ tiêu NTM']['G6'] = 'Không đạt'; b.save(sys.argv[1])";
    if crate::common::openpyxl::printed(script, &changed, Vec::new()).is_some() {
        let verify = |more: &[&str]| ntm(folder.path(), &[&["verify", "khác.xlsx"], more].concat()).status.code();
        assert_eq!((verify(&[]), verify(&["--exit-zero"])), (Some(3), Some(0)));
    }
    assert_eq!(ntm(folder.path(), &["verify", "không.xlsx", "--exit-zero"]).status.code(), Some(1));
}
