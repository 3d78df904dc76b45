//! Files made to break a reader cost no more than themselves: read by the program itself in little memory, each
//! ends with the sentence that `hostile/said.toml` gives, and files next to it are judged.
#![cfg(target_os = "linux")]

mod files;
mod make;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// Memory for the program, in kilobytes, and how long it may take before it is held to hang, in seconds.
const MEMORY: u32 = 512 * 1024;
const PATIENCE: u32 = 300;

/// What is said of a file.
#[derive(serde::Deserialize)]
struct Said {
    exit: i32,
    says: String,
}

fn said() -> BTreeMap<String, Said> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/said.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{e}"))
}

fn assess(folder: &Path, files: &[&str]) -> Output {
    let limited = format!("ulimit -v {MEMORY}; exec timeout {PATIENCE} \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_ntm"), "assess", "--level", "basic", "--year", "2024", "--province", "Hải Dương"]);
    command.args(files).current_dir(folder).env_remove("NTM_LANG").output().expect("the program runs")
}

/// What was reported, on one line.
fn reported(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_hostile_file_is_given_and_none_kills() {
    let (said, folder) = (said(), tempfile::tempdir().unwrap());
    let names: Vec<&str> = files::FILES.iter().map(|(name, _)| *name).collect();
    assert!(said.keys().all(|k| names.contains(&k.as_str())), "said of no file");
    let (some, others) = files::FILES.split_at(files::FILES.len() / 2);
    let wrong = std::thread::scope(|scope| {
        let half = scope.spawn(|| wrong(folder.path(), &said, some));
        [wrong(folder.path(), &said, others), half.join().expect("the other half")].concat()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files that are not reported as they should be.
fn wrong(folder: &Path, said: &BTreeMap<String, Said>, files: &[files::Made]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, made) in files {
        std::fs::write(folder.join(name), made()).unwrap();
        let output = assess(folder, &[name]);
        std::fs::remove_file(folder.join(name)).unwrap();
        let reported = reported(&output);
        let right = said.get(*name).is_some_and(|s| output.status.code() == Some(s.exit) && reported.contains(&s.says));
        if !right || !reported.contains(name) || reported.contains("panicked") {
            wrong.push(format!("{name}: {:?} {reported}", output.status.code()));
        }
    }
    wrong
}

#[test]
fn sound_files_beside_a_hostile_one_are_judged() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.path().join(name), bytes).unwrap();
    let sound: Vec<String> = (0..20).map(|i| format!("xa-{i:02}.xlsx")).collect();
    sound.iter().for_each(|name| write(name, make::Xlsx::new(make::TABLE).bytes()));
    let hostile = ["thu-muc-vong.xls", "chuoi-khai-nhieu.xlsx", "dong-lap.ods"];
    for name in hostile {
        let made = files::FILES.iter().find(|(n, _)| *n == name).unwrap().1;
        write(name, made());
    }
    let mut files: Vec<&str> = sound.iter().map(String::as_str).collect();
    files.splice(5..5, hostile);
    let output = assess(folder.path(), &[&["--format", "json"], &files[..]].concat());
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let count = |key: &str| json[key].as_array().map(Vec::len);
    assert_eq!((output.status.code(), count("communes"), count("unjudged")), (Some(1), Some(20), Some(3)), "{json}");
}
