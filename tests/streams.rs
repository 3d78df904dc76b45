//! What is no file on a disk: pipes, devices, folders, links, the standard input and output.
#![cfg(unix)]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::common::run::{ntm, said};

const FORM: &[u8] = include_bytes!("../examples/xa-binh-minh-co-ban.xlsx");

/// A folder with a form, pipes nobody writes to, a socket and a folder.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("xã.xlsx"), FORM).unwrap();
    std::fs::create_dir(at("thư mục")).unwrap();
    std::fs::write(at("thư mục/chữ.txt"), "x").unwrap();
    let pipes = ["ống.xlsx", "ống.toml", "ống.docx", "thư mục/mẫu.toml"];
    assert!(Command::new("mkfifo").args(pipes.map(at)).status().unwrap().success());
    std::os::unix::net::UnixListener::bind(at("ổ cắm.xlsx")).unwrap();
    folder
}

fn spawn(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(folder).args(arguments).env_remove("NTM_LANG");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program")
}

/// Runs it with an input, which may be cut short; fails where it does not end by itself.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(folder, arguments);
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let reading = [child.stdout.take().map(into_bytes), child.stderr.take().map(into_bytes)];
    let until = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > until => {
                child.kill().unwrap();
                panic!("{arguments:?} waits");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    writing.join().unwrap();
    let [stdout, stderr] = reading.map(|read| read.unwrap().join().unwrap());
    Output { status, stdout, stderr }
}

fn into_bytes(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// Every place of the command line where a file is read.
const READ: [&str; 20] = [
    "assess ống.xlsx",
    "assess ổ|cắm.xlsx",
    "assess /dev/zero",
    "ống.xlsx",
    "verify ống.xlsx",
    "plan ống.xlsx",
    "compare ống.xlsx xã.xlsx",
    "compare xã.xlsx ống.xlsx",
    "merge ống.xlsx xã.xlsx -o m.xlsx",
    "progress xã.xlsx --plan ống.toml",
    "batch ống.xlsx -o m.xlsx",
    "assess xã.xlsx --previous ống.xlsx",
    "assess xã.xlsx --criteria ống.toml",
    "dossier xã.xlsx -o d --form ống.docx",
    "dossier xã.xlsx -o d --forms thư|mục",
    "dossier xã.xlsx -o d --carry ống.xlsx",
    "template -o m.xlsx --from ống.xlsx",
    "template -o m.xlsx --list ống.xlsx",
    "criteria import ống.xlsx -o m.toml",
    "criteria check ống.toml",
];

/// A command line in one text, "|" for a blank within a word.
fn words(text: &str) -> Vec<String> {
    text.split(' ').map(|word| word.replace('|', " ")).collect()
}

fn run_words(folder: &Path, text: &str, input: &[u8]) -> Output {
    let words = words(text);
    run(folder, &words.iter().map(String::as_str).collect::<Vec<_>>(), input)
}

#[test]
fn what_may_never_end_is_refused_at_once() {
    let folder = folder();
    for text in READ {
        let output = run_words(folder.path(), text, b"");
        assert_eq!(output.status.code(), Some(1), "{text}: {}", said(&output));
        assert!(
            said(&output).contains("[file-unreadable]") && said(&output).contains("đường ống hoặc thiết bị"),
            "{text}: {}",
            said(&output)
        );
    }
    for (settings, code) in [("overlays = [\"ống.toml\"]", 1), ("plan = \"ống.toml\"", 1)] {
        std::fs::write(folder.path().join("ntm.toml"), settings).unwrap();
        let output = run_words(folder.path(), "assess xã.xlsx", b"");
        assert_eq!(output.status.code(), Some(code), "{settings}: {}", said(&output));
        assert!(said(&output).contains("[office-file-unreadable]") && said(&output).contains("ntm.toml:1"), "{}", said(&output));
    }
}

/// Whatever is allowed to be replaced, only a file is.
#[test]
fn only_a_file_is_ever_replaced() {
    let folder = folder();
    let before = listing(folder.path());
    let cases = [
        ("ống.xlsx", "đường ống hoặc thiết bị"),
        ("ổ|cắm.xlsx", "đường ống hoặc thiết bị"),
        ("thư|mục", "đây là thư mục"),
        ("/dev/full", "đường ống hoặc thiết bị"),
    ];
    for (to, why) in cases {
        for command in ["template --year 2024 --force -o", "assess xã.xlsx --force -o", "batch xã.xlsx --force --json"] {
            let output = run_words(folder.path(), &format!("{command} {to}"), b"");
            assert_eq!(output.status.code(), Some(1), "{command} {to}: {}", said(&output));
            assert!(said(&output).contains("[write-failed]") && said(&output).contains(why), "{command} {to}: {}", said(&output));
        }
    }
    let output = run_words(folder.path(), "dossier xã.xlsx -o xã.xlsx", b"");
    assert!(said(&output).contains("không phải thư mục") && output.status.code() == Some(1), "{}", said(&output));
    let output = run_words(folder.path(), "template --year 2024 -o /dev/null", b"");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
    assert_eq!(listing(folder.path()), before);
}

/// Names and kinds of everything in a folder.
fn listing(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap());
    let mut all: Vec<String> = entries.map(|e| format!("{:?} {:?}", e.file_name(), e.file_type().unwrap())).collect();
    all.sort();
    all
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("thư mục/thật.xlsx", at("nối.xlsx")).unwrap();
    std::os::unix::fs::symlink("nối.xlsx", at("nối tiếp.xlsx")).unwrap();
    let write = |more: &[&str]| ntm(folder.path(), &[&["template", "--year", "2024", "-o", "nối tiếp.xlsx"], more].concat());
    assert_eq!(write(&[]).status.code(), Some(0));
    let first = std::fs::read(at("thư mục/thật.xlsx")).unwrap();
    assert!(said(&write(&[])).contains("[output-exists]"));
    std::fs::write(at("thư mục/thật.xlsx"), "cũ").unwrap();
    assert_eq!(write(&["--force"]).status.code(), Some(0));
    assert_eq!(std::fs::read(at("thư mục/thật.xlsx")).unwrap(), first);
    assert!(["nối.xlsx", "nối tiếp.xlsx"].iter().all(|name| std::fs::symlink_metadata(at(name)).unwrap().is_symlink()));
    // What is read is not written over through a link either.
    std::os::unix::fs::symlink("xã.xlsx", at("nối xã.xlsx")).unwrap();
    let output = ntm(folder.path(), &["assess", "xã.xlsx", "--annotate", "nối xã.xlsx", "--force"]);
    assert!(said(&output).contains("đây là tệp đầu vào") && std::fs::read(at("xã.xlsx")).unwrap() == FORM, "{}", said(&output));
}

#[test]
fn a_dash_is_the_standard_input() {
    let folder = folder();
    let commands = ["assess @", "danh-gia @ --format json", "plan @", "verify @", "batch @ --csv m.csv --force", "compare xã.xlsx @"];
    for text in commands {
        let piped = run_words(folder.path(), &text.replace('@', "-"), FORM);
        let named = run_words(folder.path(), &text.replace('@', "xã.xlsx"), b"");
        assert_eq!(piped.status.code(), named.status.code(), "{text}: {}", said(&piped));
        let called = |output: &Output| said(output).replace("(đầu vào chuẩn)", "xã.xlsx");
        assert_eq!(called(&piped), called(&named), "{text}");
    }
    let english = run_words(folder.path(), "assess - --lang en --format json", FORM);
    assert!(String::from_utf8_lossy(&english.stdout).contains("\"(standard input)\""));
    assert!(said(&run_words(folder.path(), "assess /dev/stdin", FORM)).contains("Bình Minh"));
    // A text table has no name there to tell that it is one.
    let csv = "xã,Xã Đông,,\nmã,kết quả,tử số,mẫu số\nbasic:15.1,Đạt,,\n";
    let output = run_words(folder.path(), "assess - --level basic --year 2024 --province Minh|Họa --format csv", csv.as_bytes());
    assert!(!said(&output).contains("[not-a-spreadsheet]"), "{}", said(&output));
    for (text, input, code) in [("assess -", &b""[..], 1), ("assess -", b"%PDF-1.7", 1), ("assess - -", FORM, 2), ("-", FORM, 2)] {
        assert_eq!(run_words(folder.path(), text, input).status.code(), Some(code), "{text}");
    }
}

#[test]
fn a_dash_is_the_standard_output() {
    let folder = folder();
    let run = |text: &str| run_words(folder.path(), text, FORM);
    let workbooks =
        ["template --year 2024 -o -", "plan xã.xlsx -o -", "batch xã.xlsx -o -", "assess xã.xlsx --annotate -", "compare - xã.xlsx -o -"];
    for text in workbooks {
        let output = run(text);
        assert!(output.stdout.starts_with(b"PK\x03\x04"), "{text}: {}", said(&output));
        let archive = zip::ZipArchive::new(std::io::Cursor::new(output.stdout.as_slice()));
        assert!(archive.is_ok_and(|a| a.len() > 5), "{text}: nothing but the workbook");
    }
    let plain = run("assess xã.xlsx --format csv");
    assert_eq!(run("assess xã.xlsx --format csv -o -").stdout, plain.stdout);
    assert_eq!(run("batch xã.xlsx --csv -").stdout, plain.stdout);
    assert_eq!(run("assess xã.xlsx -o /dev/stdout").stdout, run("assess xã.xlsx").stdout);
    // Results for people go where messages do.
    let (json, file) = (run("batch xã.xlsx --json -"), run("batch xã.xlsx --json m.json"));
    assert!(serde_json::from_slice::<serde_json::Value>(&json.stdout).is_ok() && !file.stdout.is_empty());
    assert!(json.stderr.ends_with(&file.stdout), "{}", said(&json));
    let twice =
        ["batch xã.xlsx -o - --json -", "dossier xã.xlsx -o -", "batch xã.xlsx --returns -", "merge xã.xlsx xã.xlsx --units xã.xlsx -o -"];
    for text in twice {
        let output = run(text);
        assert!(output.status.code() == Some(2) && output.stdout.is_empty() && said(&output).contains("“-”"), "{text}: {}", said(&output));
    }
}
