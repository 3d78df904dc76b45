//! What a dossier of ours shows is read back from a copy of its sheets, which knows nothing of the dossier any more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ntm::commune::{Commune, Given};
use ntm::criteria::Shelf;
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::messages::Lang;

use crate::common::openpyxl;
use crate::common::run::{ntm, said};
use crate::common::words::{built_in, levels};

const FORM: &str = "xa-an-binh-nang-cao.xlsx";
const DOSSIER: &str = "Hồ sơ NTM - Xã An Bình - 2024.xlsx";

/// The rows of one table with their results; those of the offices' own two share a sheet.
const DETAIL: &str = "T2 Chi tiết";
const APPRAISAL: &str = "T3-T4 Thẩm tra, thẩm định";

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(FORM)
}

fn read(path: &Path, shelf: &Shelf, overrides: &Overrides) -> Read {
    let book = Spreadsheet::open(path, FORM).unwrap_or_else(|e| panic!("{}", Lang::Vi.finding(&e)));
    book.commune(shelf, overrides).unwrap_or_else(|all| panic!("{:#?}", all.iter().map(|f| Lang::Vi.finding(f)).collect::<Vec<_>>()))
}

/// The answers that are in the tables of the two sets; conditions have tables of their own.
fn answers(commune: &Commune) -> BTreeMap<String, Given> {
    let of_a_set = |id: &str| levels().iter().any(|level| id.starts_with(&format!("{level}:")));
    commune.answers.iter().filter(|(id, _)| of_a_set(id)).map(|(id, answer)| (id.clone(), answer.given.clone())).collect()
}

/// What of the form's answers is not, or not so, in a copy of a sheet of its dossier.
fn lost(sheet: &str) -> Vec<String> {
    let (shelf, folder) = (built_in(), tempfile::tempdir().expect("a folder"));
    std::fs::copy(example(), folder.path().join(FORM)).expect("room on the disk");
    let output = ntm(folder.path(), &["dossier", FORM, "-o", ".", "--no-word"]);
    let (dossier, copy) = (folder.path().join(DOSSIER), folder.path().join("sao.xlsx"));
    assert!(dossier.exists(), "{}", said(&output));
    if !openpyxl::copy(&dossier, &copy, &[sheet]) {
        return Vec::new();
    }
    let form = read(&example(), &shelf, &Overrides::default()).commune;
    let province = form.province.value.clone();
    let overrides = Overrides { level: form.target.value, year: form.year.value, province, ..Overrides::default() };
    differing(&answers(&form), &answers(&read(&copy, &shelf, &overrides).commune))
}

fn differing(wanted: &BTreeMap<String, Given>, found: &BTreeMap<String, Given>) -> Vec<String> {
    assert!(wanted.len() >= 140, "{} answers", wanted.len());
    let strange = found.keys().filter(|id| !wanted.contains_key(*id)).map(|id| format!("{id}: {:?} from nowhere", found[id]));
    let other = wanted.iter().filter(|(id, given)| found.get(*id) != Some(given));
    other.map(|(id, given)| format!("{id}: {given:?}, read {:?}", found.get(id))).chain(strange).collect()
}

#[test]
fn every_figure_of_the_detailed_table_is_read_back() {
    assert_eq!(lost(DETAIL), Vec::<String>::new());
}

#[test]
fn every_figure_of_the_appraisal_tables_is_read_back() {
    assert_eq!(lost(APPRAISAL), Vec::<String>::new());
}
