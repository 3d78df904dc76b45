//! From the law to a workbook a province fills, and back: the program run for real.

use std::path::Path;

use crate::common::office::Office;
use crate::common::thresholds::{IMPORT, Line, done, edit, field, fill, filled, find, header, lines, ntm, sheet, word};
use crate::common::words::{basic, judge, perfect};
use crate::common::xlsx::{Edit, Typed};
use ntm::assess::Verdict;
use ntm::criteria::{LawSource, Shelf};
use ntm::layout::criteria_sheet::index;

const BASIC: [&str; 4] = ["--province", "Hải Dương", "--level", "basic"];

/// A set filled in one sitting, and the cells a person typed.
fn sitting(bytes: &[u8]) -> (Vec<Line>, Vec<Edit>) {
    let rows = lines(bytes);
    let edits: Vec<Edit> = header().into_iter().chain(rows.iter().flat_map(filled)).collect();
    // Value and text of each threshold, and seven fields once for all.
    assert_eq!((rows.len(), edits.len()), (93, 193), "cells a person fills");
    (rows, edits)
}

/// Imports `f.xlsx`: every threshold is confirmed then, with the number that was typed, and the verdict on a commune is firm.
fn becomes_firm(folder: &Path, rows: &[Line]) {
    let said = done(folder, &IMPORT);
    assert!(said.contains("mức đạt chuẩn của tỉnh"), "{said}");
    let overlay = std::fs::read_to_string(folder.join("p.toml")).expect("the overlay");
    assert!(overlay.contains("12/2022/QĐ-UBND ngày 05/03/2024") && overlay.contains("confirmed_on = 2024-11-20"), "{overlay}");
    let files = ["p.toml", "n-basic.toml", "n-condition.toml"];
    done(folder, &[&["criteria", "check"], &files[..]].concat());

    let again =
        sheet(folder, &[&BASIC[..], &["--criteria", "p.toml", "--criteria", "n-basic.toml", "--criteria", "n-condition.toml"]].concat());
    let after = lines(&again);
    for line in &after {
        assert_eq!(line.standing, "Đã đối chiếu", "{}", line.key);
        let before = rows.iter().find(|l| l.key == line.key);
        if let Some(before) = before.filter(|l| !l.was.starts_with('?')) {
            assert_eq!(line.was, before.was, "{}", line.key);
        }
    }

    let read = |name: &&str| LawSource { name: (*name).into(), text: std::fs::read_to_string(folder.join(name)).expect("a file") };
    let sources: Vec<LawSource> = files.iter().map(read).collect();
    let finding = |own: &[LawSource]| {
        let shelf = Shelf::open(own).unwrap_or_else(|f| panic!("{f:#?}"));
        let law = shelf.law("Hải Dương", 2024).expect("a province");
        judge(&law, &perfect(&law, basic(), 2024)).overall
    };
    let before = finding(&[]);
    assert_eq!(before.verdict, Verdict::Undetermined, "thresholds are missing");
    let now = finding(&sources);
    assert_eq!((now.verdict, now.provisional), (Verdict::Met, false));
    Shelf::open(&sources).expect("other provinces").law("Minh Họa", 2024).expect("an overlay of the edition that was corrected");
}

#[test]
fn a_basic_set_filled_in_one_sitting_makes_a_verdict_firm() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = sheet(folder.path(), &BASIC);
    let (rows, edits) = sitting(&bytes);
    fill(folder.path(), &bytes, &edits);
    becomes_firm(folder.path(), &rows);
}

#[test]
fn a_basic_set_typed_into_libreoffice_makes_a_verdict_firm() {
    let Some(office) = Office::open("a sheet of thresholds typed into LibreOffice") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = sheet(folder.path(), &BASIC);
    let (rows, edits) = sitting(&bytes);
    std::fs::write(folder.path().join("f.xlsx"), office.typed(&bytes, &edits)).expect("the filled sheet");
    becomes_firm(folder.path(), &rows);
}

/// Whatever the sheet shows as in force may be typed as it is shown, of every level: it confirms that very level.
#[test]
fn a_level_is_typed_as_it_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &[]);
    let rows = lines(&bytes);
    let known: Vec<&Line> = rows.iter().filter(|l| !l.was.starts_with('?')).collect();
    assert!(known.len() > 150 && known.iter().any(|l| l.shown.contains(" × ")), "{}", known.len());
    let typed = |l: &&Line| [edit(l, "value", word(&l.shown)), edit(l, "text", word("Trung ương"))];
    fill(folder, &bytes, &header().into_iter().chain(known.iter().flat_map(typed)).collect::<Vec<_>>());
    done(folder, &["criteria", "import", "f.xlsx", "-o", "moi/p.toml", "--national-out", "moi/n.toml"]);
    let files = ["basic", "advanced", "model", "condition"].map(|set| format!("moi/n-{set}.toml"));
    let again = sheet(folder, &files.iter().flat_map(|f| ["--criteria", f]).collect::<Vec<_>>());
    // Regions that all have one level are one row afterwards.
    let everywhere = |key: &str| {
        let parts: Vec<&str> = key.split('#').collect();
        [parts[0], parts[1], "*", parts[3]].join("#")
    };
    let after = lines(&again);
    for before in &rows {
        let row = after.iter().find(|l| l.key == before.key).or_else(|| after.iter().find(|l| l.key == everywhere(&before.key)));
        let row = row.unwrap_or_else(|| panic!("no row {}", before.key));
        assert_eq!(row.was, before.was, "{}", before.key);
        assert_eq!(row.standing == "Đã đối chiếu", !before.was.starts_with('?'), "{}", before.key);
    }
}

/// The folder of a file is made; where it cannot be, nothing is said to be taken in.
#[test]
fn what_could_not_be_written_was_not_taken_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &BASIC);
    let rows = lines(&bytes);
    let line = find(&rows, "basic:4.2@2022-03-08##dbsh");
    let edits = [header(), vec![edit(line, "value", word("≥ 99,5 %")), edit(line, "text", word("Trung ương"))]].concat();
    fill(folder, &bytes, &edits);
    let import = |to: &str| ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--national-out", to]);
    let taken_in = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).contains("Đã nhập");
    let failed = import("s.xlsx/n.toml");
    assert_eq!((failed.status.code(), taken_in(&failed)), (Some(1), false), "{}", String::from_utf8_lossy(&failed.stderr));
    let done = import("chua/co/n.toml");
    assert_eq!((done.status.code(), taken_in(&done)), (Some(0), true), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read_to_string(folder.join("chua/co/n.toml")).expect("the new set").contains("value = 99.5,"));
}

#[test]
fn one_corrected_number_changes_its_region_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &[]);
    let rows = lines(&bytes);
    let line = find(&rows, "basic:4.2@2022-03-08##dbsh");
    let edits = [header(), vec![edit(line, "value", Typed::Number("99.5".into())), edit(line, "text", word("Trung ương"))]].concat();
    fill(folder, &bytes, &edits);
    done(folder, &IMPORT);
    let old = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria/basic.toml")).expect("the set");
    let new = std::fs::read_to_string(folder.join("n.toml")).expect("the new set");
    let gone: Vec<&str> = old.lines().filter(|l| !new.lines().any(|n| n == *l)).collect();
    let come: Vec<&str> = new.lines().filter(|l| !old.lines().any(|o| o == *l)).collect();
    assert_eq!(gone, ["version = \"2024.1\"", "    { regions = [\"dbsh\", \"dnb\"], value = 99, evidence = \"unverified\" },"]);
    assert_eq!(
        come,
        [
            "version = \"2024.1.1\"",
            "    { regions = [\"dnb\"], value = 99, evidence = \"unverified\" },",
            "    { regions = [\"dbsh\"], value = 99.5, evidence = \"confirmed\", source = \"QĐ 318/QĐ-TTg ngày 08/3/2022\", confirmed_by = \"Nguyễn Văn A\", confirmed_on = 2024-11-20 },",
        ]
    );
    assert!(!folder.join("p.toml").exists(), "nothing was read in a province's text");

    // The old sheet is stale now, and a province may not ask less than what is confirmed.
    let edits = [header(), vec![edit(line, "value", Typed::Number("99".into())), edit(line, "text", word("Tỉnh"))]].concat();
    fill(folder, &bytes, &edits);
    let stale = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--criteria", "n.toml"]);
    let said = String::from_utf8_lossy(&stale.stderr).into_owned();
    assert!(stale.status.code() == Some(1) && said.contains("[sheet-stale]"), "{said}");
    let newer = sheet(folder, &["--criteria", "n.toml"]);
    fill(folder, &newer, &edits);
    let looser = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--criteria", "n.toml"]);
    let said = String::from_utf8_lossy(&looser.stderr).into_owned();
    assert!(looser.status.code() == Some(1) && said.contains("[sheet-looser]"), "{said}");
    assert!(!folder.join("p.toml").exists());
}

#[test]
fn a_second_import_of_one_decision_keeps_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &["--province", "Hải Dương"]);
    let province = |bytes: &[u8], key: &str, number: &str| {
        let rows = lines(bytes);
        let line = find(&rows, key);
        [header(), vec![edit(line, "value", Typed::Number(number.into())), edit(line, "text", word("Tỉnh"))]].concat()
    };
    fill(folder, &bytes, &province(&bytes, "basic:2.1@", "100"));
    done(folder, &IMPORT);
    let bytes = sheet(folder, &["--province", "Hải Dương", "--criteria", "p.toml"]);
    fill(folder, &bytes, &province(&bytes, "basic:17.1@2024-03-01#tong#dbsh", "95"));
    done(folder, &["criteria", "import", "f.xlsx", "-o", "p2.toml", "--criteria", "p.toml"]);
    done(folder, &["criteria", "check", "p.toml", "p2.toml"]);
    let text = std::fs::read_to_string(folder.join("p2.toml")).expect("the overlay");
    assert!(text.contains("basic:2.1\"\nlevels = [{ value = 100") && text.contains("version = 2024-03-01"), "{text}");
}

#[test]
fn mistakes_are_reported_at_once_by_their_cells_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &[]);
    let rows = lines(&bytes);
    let good = |line: &Line| filled(line);
    let (mut edits, mut expected) = (Vec::new(), Vec::new());
    let mut wrong = |key: &str, id: &str, typed: Option<Typed>, code: &'static str| {
        let line = find(&rows, key);
        edits.extend(good(line).into_iter().filter(|e| e.column != u32::from(index(id))));
        edits.push(edit(line, "reference", word("QĐ 318/QĐ-TTg ngày 08/3/2022")));
        edits.push(edit(line, "person", word("A")));
        edits.push(edit(line, "day", word("20/11/2024")));
        edits.retain(|e| e.row != line.row || e.sheet != line.sheet || e.column != u32::from(index(id)));
        edits.extend(typed.map(|t| edit(line, id, t)));
        let cell = format!("{}{}", ntm::diag::column_letters(u32::from(index(id))), line.row + 1);
        expected.push(format!("{} › {cell}", line.sheet) + "|" + code);
    };
    wrong("basic:3.1@", "value", Some(word("tám mươi")), "sheet-no-number");
    wrong("basic:9.2@", "value", Some(Typed::Number("101".into())), "sheet-out-of-range");
    wrong("basic:14.1@2022-03-08#muc-do-2", "value", Some(word("Mức độ 9")), "sheet-word-unknown");
    wrong("basic:6.1@", "value", None, "sheet-value-missing");
    wrong("basic:6.2@", "text", None, "sheet-text-missing");
    wrong("basic:6.3@", "text", Some(word("Báo chí")), "sheet-text-missing");
    wrong("basic:8.1@", "reference", None, "sheet-source-missing");
    wrong("basic:8.2@", "reference", Some(word("QĐ 318/QĐ-TTg")), "sheet-source-undated");
    wrong("basic:8.3@", "person", None, "sheet-person-missing");
    wrong("basic:8.4@", "day", None, "sheet-day-missing");
    wrong("basic:7@", "day", Some(word("31/02/2024")), "sheet-day-missing");
    wrong("model:2@", "text", Some(word("Tỉnh")), "sheet-factor");
    let line = find(&rows, "basic:4.1@");
    edits.extend(good(line));
    edits.push(edit(line, "key", word("basic:99@2022-03-08##*#*")));
    let value = ntm::diag::column_letters(u32::from(index("value")));
    expected.push(format!("{} › {value}{}|sheet-key-unknown", line.sheet, line.row + 1));
    fill(folder, &bytes, &edits);
    let output = ntm(folder, &IMPORT);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    for place in &expected {
        let (place, code) = place.split_once('|').expect("two parts");
        let reported = said.lines().any(|l| l.contains(place)) && said.contains(code);
        assert!(reported, "{place} {code}:\n{said}");
    }
    assert!(!folder.join("p.toml").exists() && !folder.join("n.toml").exists());

    // Fields of the decision; a workbook that is something else; nothing filled in.
    let line = find(&rows, "basic:2.1@");
    let edits = vec![edit(line, "value", Typed::Number("90".into())), edit(line, "text", word("Tỉnh")), field("number", "12/QĐ-UBND")];
    fill(folder, &bytes, &edits);
    let said = String::from_utf8_lossy(&ntm(folder, &IMPORT).stderr).into_owned();
    assert!(said.contains("[sheet-field-missing]") && said.contains("[sheet-source-undated]"), "{said}");
    fill(folder, &bytes, &[]);
    assert!(String::from_utf8_lossy(&ntm(folder, &IMPORT).stderr).contains("[sheet-empty]"));
    done(folder, &["template", "-o", "f.xlsx", "--force"]);
    assert!(String::from_utf8_lossy(&ntm(folder, &IMPORT).stderr).contains("[sheet-kind]"));
}
