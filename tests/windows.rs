//! What a machine with Windows does to files, and what a person meets there who does not type commands: as far as it can
//! be seen on any system.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::run::{ntm, said};

const TOP: &str = env!("CARGO_MANIFEST_DIR");
const ASKED: &str = "Nhấn Enter để đóng cửa sổ này.";

/// The program in a window of its own, where someone types.
fn clicked(folder: &Path, arguments: &[&str], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(folder).args(arguments).env_remove("NTM_LANG").env("NTM_PAUSE", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("an input").write_all(typed.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn line_ends_and_the_mark_of_notepad_are_no_other_law() {
    let office = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(Path::new(TOP).join("tests/data/law/2026/xa.toml")).expect("a law");
    let listed = |text: &str| {
        std::fs::write(office.path().join("xã.toml"), text).expect("room");
        let list = ntm(office.path(), &["criteria", "list", "--criteria", "xã.toml"]);
        assert_eq!(list.status.code(), Some(0), "{}", said(&list));
        said(&list)
    };
    let plain = listed(&text);
    assert!(plain.matches("sha256:").count() > 3, "{plain}");
    assert_eq!(listed(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), plain);
    assert_ne!(listed(&format!("{text}# khác\n")), plain, "another text is another law");
}

#[test]
fn a_double_click_greets_in_a_small_window_and_writes_the_form_asked_for() {
    let office = tempfile::tempdir().expect("a folder");
    let done = clicked(office.path(), &[], "2\n\n");
    let greeting = String::from_utf8(done.stdout.clone()).expect("UTF-8");
    assert!(greeting.lines().count() <= 15 && greeting.lines().all(|line| line.chars().count() <= 80), "{greeting}");
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let written = names(office.path());
    assert!(matches!(&written[..], [one] if one.contains("nâng cao") && one.ends_with(".xlsx")), "{written:?}");
    assert!(said(&done).ends_with(ASKED), "{}", said(&done));
    let guide = said(&clicked(office.path(), &[], "4\n"));
    assert!(guide.contains("HUONG-DAN.html"), "{guide}");
    let english = clicked(office.path(), &["--lang", "en"], "\n");
    let english = String::from_utf8(english.stdout).expect("UTF-8");
    assert!(english.contains("1  blank form") && english.lines().all(|line| line.chars().count() <= 80), "{english}");
}

#[test]
fn whoever_types_the_command_is_asked_nothing() {
    let office = tempfile::tempdir().expect("a folder");
    let done = ntm(office.path(), &[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("ntm help") && !said(&done).contains("Enter"), "{}", said(&done));
}

#[test]
fn a_window_of_its_own_waits_whatever_happened() {
    let office = tempfile::tempdir().expect("a folder");
    for (arguments, code) in [(&["asess"][..], 2), (&["--không"], 2), (&["assess", "không có.xlsx"], 1), (&["--version"], 0)] {
        let done = clicked(office.path(), arguments, "\n");
        assert_eq!(done.status.code(), Some(code), "{}", said(&done));
        assert!(said(&done).contains(ASKED), "{arguments:?}: {}", said(&done));
    }
    std::fs::write(office.path().join("ntm.toml"), "year = ").expect("room");
    std::fs::copy(format!("{TOP}/examples/xa-binh-minh-co-ban.xlsx"), office.path().join("xã.xlsx")).expect("a copy");
    let done = clicked(office.path(), &["xã.xlsx"], "\n");
    assert!(said(&done).contains("ntm.toml") && said(&done).contains(ASKED), "{}", said(&done));
}

#[test]
fn a_drop_ends_with_a_line_for_each_commune() {
    let office = tempfile::tempdir().expect("a folder");
    std::fs::copy(format!("{TOP}/examples/xa-binh-minh-co-ban.xlsx"), office.path().join("xã.xlsx")).expect("a copy");
    std::fs::write(office.path().join("hỏng.xlsx"), "không phải bảng tính").expect("room");
    let done = ntm(office.path(), &["xã.xlsx", "hỏng.xlsx"]);
    assert_eq!(done.status.code(), Some(1));
    let out = String::from_utf8(done.stdout.clone()).expect("UTF-8");
    let ends: Vec<&str> = out.lines().rev().take(2).collect();
    assert!(ends[0].starts_with("hỏng.xlsx: ") && ends[0].ends_with("1 lỗi, 0 cảnh báo · chưa lập được hồ sơ"), "{ends:?}");
    assert!(ends[1].contains("Bình Minh") && ends[1].contains("hồ sơ: Hồ sơ NTM"), "{ends:?}");
    assert!(String::from_utf8_lossy(&done.stderr).starts_with("Đang đánh giá xã.xlsx …"), "at once");
}

#[test]
fn a_dropped_folder_is_summed_up_beside_it() {
    let office = tempfile::tempdir().expect("a folder");
    let folder = office.path().join("huyện A");
    std::fs::create_dir_all(folder.join("$RECYCLE.BIN")).expect("a folder");
    for place in ["xã.xlsx", "$RECYCLE.BIN/$R12.xlsx"] {
        std::fs::copy(format!("{TOP}/examples/xa-binh-minh-co-ban.xlsx"), folder.join(place)).expect("a copy");
    }
    let done = ntm(office.path(), &["huyện A"]);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert_eq!(names(office.path()), ["Tổng hợp NTM - huyện A.html", "Tổng hợp NTM - huyện A.xlsx", "huyện A"]);
    assert_eq!(ntm(office.path(), &["huyện A"]).status.code(), Some(3), "what is there is kept");
    assert_eq!(names(office.path()).len(), 5);
}

#[test]
fn completions_for_powershell_have_no_letter_that_is_a_quote_elsewhere() {
    let office = tempfile::tempdir().expect("a folder");
    let script = ntm(office.path(), &["completions", "powershell"]).stdout;
    assert!(script.is_ascii() && script.len() > 1000);
}

#[test]
fn settings_saved_by_notepad_are_read_or_their_letters_named() {
    let office = tempfile::tempdir().expect("a folder");
    let utf16: Vec<u8> = "\u{feff}province = \"Minh Họa\"\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(office.path().join("ntm.toml"), utf16).expect("room");
    let read = ntm(office.path(), &["doctor"]);
    assert!(read.status.code() == Some(0) && said(&read).contains("Minh Họa"), "{}", said(&read));
    std::fs::write(office.path().join("ntm.toml"), b"# c\xe0\nyear = 2024\n").expect("room");
    let ansi = ntm(office.path(), &["doctor"]);
    assert!(ansi.status.code() == Some(1) && said(&ansi).contains("Encoding) chọn UTF-8"), "{}", said(&ansi));
}
