//! Stopped by Ctrl-C or the signal to end, or killed: soon, nothing half written, nothing left behind.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::common::run::{ntm, said};

const FORM: &[u8] = include_bytes!("../examples/xa-binh-minh-co-ban.xlsx");

/// A workbook that takes many times as long to read as a stop may take.
fn slow() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for row in 0..15_000u32 {
        for column in 0..100u16 {
            sheet.write_number(row, column, f64::from(row * 100 + u32::from(column))).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("chậm.xlsx", slow().as_slice()), ("xã.xlsx", FORM), ("cũ.xlsx", b"old")] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn spawn(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(folder).args(arguments).env_remove("NTM_LANG");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program")
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().expect("kill").success());
}

/// Waits until something holds.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < end, "{what}: not within a minute");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Whether it listens to Ctrl-C yet: the second bit of the signals it catches.
fn listens(child: &Child) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let caught = status.lines().find_map(|l| l.strip_prefix("SigCgt:")).map(|hex| u64::from_str_radix(hex.trim(), 16).unwrap());
    caught.is_some_and(|bits| bits & 0b10 != 0)
}

/// What it said after its end, and how long that took.
fn ended(mut child: Child) -> (Output, Duration) {
    let began = Instant::now();
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
    let status = child.wait().unwrap();
    (Output { status, stdout, stderr }, began.elapsed())
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
    entries.map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&p).unwrap())).collect()
}

#[test]
fn every_command_stops_while_it_reads() {
    let folder = folder();
    let before = contents(folder.path());
    let commands: [&[&str]; 10] = [
        &["assess", "chậm.xlsx", "-o", "cũ.xlsx", "--force"],
        &["assess", "xã.xlsx", "--previous", "chậm.xlsx"],
        &["batch", ".", "-o", "cũ.xlsx", "--csv", "mới.csv", "--force"],
        &["dossier", "chậm.xlsx", "-o", ".", "--no-word"],
        &["compare", "chậm.xlsx", "xã.xlsx", "-o", "cũ.xlsx", "--force"],
        &["merge", "chậm.xlsx", "xã.xlsx", "-o", "cũ.xlsx", "--force"],
        &["plan", "chậm.xlsx", "-o", "cũ.xlsx", "--force"],
        &["template", "--from", "chậm.xlsx", "-o", "cũ.xlsx", "--force"],
        &["verify", "chậm.xlsx"],
        &["assess", "-"],
    ];
    for (index, arguments) in commands.iter().enumerate() {
        let mut child = spawn(folder.path(), arguments);
        until("it listens", || listens(&child));
        std::thread::sleep(Duration::from_millis(100));
        assert!(child.try_wait().unwrap().is_none(), "{arguments:?}: over before it could be stopped");
        signal(&child, ["-INT", "-TERM"][index % 2]);
        let (output, took) = ended(child);
        assert!(took < Duration::from_secs(1), "{arguments:?}: {took:?}");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        assert_eq!(said(&output).matches("Đã dừng").count(), 1, "{arguments:?}: {}", said(&output));
        let after = contents(folder.path());
        assert!(after == before, "{arguments:?}: {:?}", after.keys());
    }
}

/// Wherever the signal falls, the files of a commune's dossier are all of the older run or all of the newer.
#[test]
fn a_dossier_is_wholly_the_old_one_or_the_new_one() {
    let folder = folder();
    std::fs::remove_file(folder.path().join("chậm.xlsx")).unwrap();
    let out = folder.path().join("ra");
    let dossier = |date: &'static str| ["dossier", "xã.xlsx", "-o", "ra", "--date", date];
    assert_eq!(ntm(folder.path(), &dossier("1/3/2025")).status.code(), Some(3));
    let old = contents(&out);
    let began = Instant::now();
    ntm(folder.path(), &dossier("2/3/2025"));
    let (new, took) = (contents(&out), began.elapsed());
    assert_eq!((old.len(), new.len()), (5, 6), "a workbook and four papers; the workbook before is kept");
    let mut stopped = 0;
    for step in 0..14u32 {
        std::fs::remove_dir_all(&out).unwrap();
        std::fs::create_dir(&out).unwrap();
        old.iter().for_each(|(name, bytes)| std::fs::write(out.join(name), bytes).unwrap());
        let child = spawn(folder.path(), &dossier("2/3/2025"));
        until("it listens", || listens(&child));
        // Most steps where the files take their places: at the end.
        std::thread::sleep(took * if step < 3 { step * 20 } else { 60 + (step - 3) * 4 } / 100);
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        let (output, _) = ended(child);
        let now = contents(&out);
        assert!(now == old || now == new, "step {step}: {:?}\n{}", now.keys(), said(&output));
        stopped += usize::from(said(&output).contains("Đã dừng"));
    }
    assert!(stopped > 0, "stopped at least once");
}

#[test]
fn what_a_killed_run_left_is_swept_and_what_another_writes_stays() {
    let folder = folder();
    let left = || contents(folder.path()).into_keys().filter(|n| n.starts_with(".ntm-")).collect::<Vec<_>>();
    let slow = ["assess", "chậm.xlsx", "-o", "ra.json", "--format", "json"];
    let mut killed = spawn(folder.path(), &slow);
    until("it writes", || left().len() == 1);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let [dead] = left().try_into().expect("a file left behind");
    let running = spawn(folder.path(), &slow);
    // Its own file: that of the killed one is swept before.
    until("it writes", || left().iter().any(|n| *n != dead));
    let of_running = left();
    assert!(!of_running.contains(&dead), "{of_running:?}");
    assert_eq!(ntm(folder.path(), &["template", "-o", "mẫu.xlsx", "--year", "2024"]).status.code(), Some(0));
    assert_eq!(left(), of_running);
    signal(&running, "-TERM");
    ended(running);
    assert_eq!(left(), Vec::<String>::new());
}
