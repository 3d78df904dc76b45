//! Files as they lie on people's disks: names typed with * and ?, names of every kind, files open elsewhere,
//! folders that cannot be written and disks that are full.
#![cfg(unix)]

use crate::common::run::ntm;
use std::path::Path;
use std::process::{Command, Output};

const FORM: &[u8] = include_bytes!("../examples/xa-binh-minh-co-ban.xlsx");

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    names.iter().for_each(|name| std::fs::write(folder.path().join(name), FORM).unwrap());
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The files judged, in order.
fn judged(folder: &Path, asked: &str) -> Vec<String> {
    let output = ntm(folder, &["assess", "--format", "json", asked]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", stderr(&output)));
    json["communes"].as_array().unwrap().iter().map(|c| c["inputs"][0]["file"].as_str().unwrap_or_default().to_string()).collect()
}

#[test]
fn a_pattern_stands_for_the_files_it_fits_and_a_name_for_itself() {
    let folder = folder(&["xã A.XLSX", "xã B.xlsx", "xã [A].xlsx", "~$xã B.xlsx", ".~lock.xã B.xlsx#", "._xã B.xlsx"]);
    assert_eq!(judged(folder.path(), "*.xlsx"), ["xã A.XLSX", "xã B.xlsx", "xã [A].xlsx"]);
    assert_eq!(judged(folder.path(), "./xã ?.xlsx"), ["./xã A.XLSX", "./xã B.xlsx"]);
    assert_eq!(judged(folder.path(), "xã [A].xlsx"), ["xã [A].xlsx"]);
    assert_eq!(judged(folder.path(), "xa\u{303} B*"), ["xã B.xlsx"], "typed in another spelling");
    for none in ["*.xls", "không có/*.xlsx"] {
        let output = ntm(folder.path(), &["assess", none]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("[no-match]") && stderr(&output).contains(none), "{}", stderr(&output));
    }
}

#[test]
fn a_lock_file_named_alone_is_explained() {
    let folder = folder(&["~$xã B.xlsx", ".~lock.xã B.xlsx#"]);
    for lock in ["~$xã B.xlsx", ".~lock.xã B.xlsx#"] {
        let output = ntm(folder.path(), &["assess", lock]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("[lock-file]") && stderr(&output).contains("“xã B.xlsx”"), "{}", stderr(&output));
    }
}

#[test]
fn names_as_long_as_they_may_be_and_in_any_spelling() {
    let long = format!("{}.xlsx", "xã".repeat(81));
    let folder = folder(&[&long, "xa\u{303} Đông.xlsx"]);
    assert_eq!(long.len(), 248);
    assert_eq!(judged(folder.path(), &long), [long.as_str()]);
    let output = ntm(folder.path(), &["dossier", "*.xlsx", "-o", "hồ sơ"]);
    let districts = names(&folder.path().join("hồ sơ"));
    assert_eq!(districts.len(), 1, "the communes of the example are of one district: {districts:?}");
    let written = names(&folder.path().join("hồ sơ").join(&districts[0]));
    assert_eq!(written.len(), 2 * 5, "a workbook and four papers each: {}", stderr(&output));
    assert!(written.iter().all(|n| !n.contains('\u{303}')), "{written:?}");
}

#[test]
fn a_folder_is_no_file() {
    let folder = folder(&[]);
    std::fs::create_dir(folder.path().join("xa.xlsx")).unwrap();
    let output = ntm(folder.path(), &["assess", "xa.xlsx"]);
    assert!(stderr(&output).contains("đây là thư mục") && output.status.code() == Some(1), "{}", stderr(&output));
}

/// A limit on the size of files, with its signal ignored, is met as a full disk is: halfway through a write.
#[test]
fn a_full_disk_loses_nothing_and_leaves_nothing() {
    let folder = folder(&["xa.xlsx"]);
    std::fs::write(folder.path().join("cũ.xlsx"), b"old").unwrap();
    let before = names(folder.path());
    for command in
        ["template -o cũ.xlsx --force --year 2024", "assess xa.xlsx --annotate cũ.xlsx --force", "template -o mới.xlsx --year 2024"]
    {
        let limited = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" {command}");
        let mut shell = Command::new("sh");
        let output = shell.args(["-c", &limited, env!("CARGO_BIN_EXE_ntm")]).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{command}: {}", stderr(&output));
        assert!(stderr(&output).contains("đĩa đã đầy"), "{command}: {}", stderr(&output));
        assert_eq!(names(folder.path()), before, "{command}");
        assert_eq!(std::fs::read(folder.path().join("cũ.xlsx")).unwrap(), b"old", "{command}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_printed_or_written_is_given_once() {
    let folder = folder(&["xa.xlsx"]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    let output = command.current_dir(folder.path()).args(["assess", "xa.xlsx"]).stdout(full).output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).matches("đĩa đã đầy").count()), (Some(1), 1), "{}", stderr(&output));
    let output = ntm(folder.path(), &["template", "-o", "/sys/xa.xlsx", "--year", "2024"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("không có quyền ghi"), "{}", stderr(&output));
}
