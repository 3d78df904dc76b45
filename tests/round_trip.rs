//! What a form says is what was put into it: written, read, written and read again.

use crate::common::words::levels;
use std::path::Path;

use ntm::commune::{Commune, Content, SheetCells};
use ntm::criteria::{Place, Shelf};
use ntm::diag::Code;
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::text::Date;
use ntm::workbook::{FormSpec, form};

fn shelf() -> Shelf {
    Shelf::open(&[]).unwrap_or_else(|e| panic!("{e:?}"))
}

fn read(book: &Spreadsheet, shelf: &Shelf) -> Read {
    book.commune(shelf, &Overrides::default()).unwrap_or_else(|e| panic!("{e:?}"))
}

/// A commune without addresses and files, which every writing changes.
fn plain(mut commune: Commune) -> Commune {
    commune.inputs.clear();
    let origins = commune.answers.values_mut().map(|a| &mut a.origin);
    origins.chain(commune.documents.iter_mut().map(|d| &mut d.origin)).for_each(|o| *o = None);
    for village in &mut commune.villages {
        village.origin = None;
        village.answers.values_mut().for_each(|a| a.origin = None);
        village.recognitions.values_mut().for_each(|r| r.origin = None);
    }
    commune.specials.iter_mut().for_each(|s| s.origin = None);
    commune.name.origin = None;
    commune.code.origin = None;
    commune.district.origin = None;
    commune.province.origin = None;
    commune.year.origin = None;
    commune.as_of.origin = None;
    commune.target.origin = None;
    commune.held.origin = None;
    commune.classes.origin = None;
    commune
}

#[test]
fn a_form_read_and_written_again_says_the_same() {
    let shelf = shelf();
    for (name, answers, documents, villages) in
        [("xa-an-binh-nang-cao.xlsx", 100, 3, 0), ("xa-binh-minh-co-ban.xlsx", 60, 0, 0), ("xa-dai-dong-kieu-mau.xlsx", 100, 0, 3)]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let book = Spreadsheet::open(&path, name).unwrap_or_else(|e| panic!("{e:?}"));
        assert!(book.is_ours(), "{name}");
        let first = read(&book, &shelf);
        assert_eq!(first.findings, Vec::new(), "{name}");
        assert!(first.commune.answers.len() >= answers, "{name}: {}", first.commune.answers.len());
        assert_eq!((first.commune.documents.len(), first.commune.villages.len()), (documents, villages), "{name}");
        let law = first.law.as_ref().unwrap_or_else(|| panic!("{name}"));
        let (target, year) = (first.commune.target.value.unwrap(), first.commune.year.value.unwrap());
        let place = Place { year, as_of: Date::constant(year, 12, 31), classes: Some(Vec::new()), area: None, open_groups: Vec::new() };
        assert_eq!(book.form_thresholds(law, &place), None, "{name}");
        let spec = FormSpec { law, provinces: vec![law.province.clone()], target, year, filled: Some(&first.commune), last_year: None };
        let bytes = form(&spec).unwrap_or_else(|e| panic!("{e}"));
        let again = Spreadsheet::of_bytes(&bytes, name).unwrap_or_else(|e| panic!("{e:?}"));
        let second = read(&again, &shelf);
        assert_eq!(second.findings, Vec::new(), "{name}");
        assert_eq!(plain(second.commune), plain(first.commune), "{name}");
    }
}

#[test]
fn a_blank_form_has_no_answers() {
    let shelf = shelf();
    let law = shelf.law("Hải Dương", 2024).unwrap_or_else(|e| panic!("{e:?}"));
    for target in levels() {
        let spec = FormSpec { law: &law, provinces: vec![law.province.clone()], target, year: 2024, filled: None, last_year: None };
        let bytes = form(&spec).unwrap_or_else(|e| panic!("{e}"));
        let book = Spreadsheet::of_bytes(&bytes, "mẫu.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
        let read = read(&book, &shelf);
        assert_eq!(read.findings, Vec::new(), "{target}");
        assert!(read.commune.answers.is_empty() && read.commune.villages.is_empty() && read.commune.documents.is_empty(), "{target}");
        assert_eq!(read.commune.target.value, Some(target));
        assert_eq!(read.commune.province.value.as_deref(), Some("Hải Dương"));
        let place =
            Place { year: 2024, as_of: Date::constant(2024, 12, 31), classes: Some(Vec::new()), area: None, open_groups: Vec::new() };
        assert_eq!(book.form_thresholds(&law, &place), None, "{target}");
    }
}

/// A sheet as a program writes it that saves it as text.
fn as_text(sheet: &SheetCells, separator: &str, mark: &str) -> String {
    let rows = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
    let columns = sheet.cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    let written = |content: &Content| match content {
        Content::Number { .. } => content.plain().replace('.', mark),
        _ => content.plain(),
    };
    let cell = |at: (u32, u32)| format!("\"{}\"", sheet.cells.get(&at).map(written).unwrap_or_default().replace('"', "\"\""));
    let line = |row: u32| (0..=columns).map(|column| cell((row, column))).collect::<Vec<_>>().join(separator);
    (0..=rows).map(line).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_sheet_of_a_form_saved_as_text_says_the_same() {
    let (shelf, name) = (shelf(), "xa-an-binh-nang-cao.xlsx");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let book = Spreadsheet::open(&path, name).unwrap_or_else(|e| panic!("{e:?}"));
    let first = read(&book, &shelf).commune;
    let of = |at: &str, sheet: &str| at.contains(&format!("› {sheet} ›"));
    let sheets = book.into_cells();
    for (separator, mark) in [(",", "."), (";", ","), ("\t", ","), ("|", ".")] {
        for sheet in sheets.iter().filter(|s| s.name.starts_with("Chỉ tiêu")) {
            let text = as_text(sheet, separator, mark);
            let again = Spreadsheet::of_bytes(text.as_bytes(), "bảng.csv").unwrap_or_else(|e| panic!("{e:?}"));
            assert!(again.is_ours(), "{}", sheet.name);
            let typed = Overrides {
                level: first.target.value,
                year: first.year.value,
                province: first.province.value.clone(),
                ..Overrides::default()
            };
            let second = again.commune(&shelf, &typed).unwrap_or_else(|e| panic!("{e:?}"));
            let given = |commune: &Commune, sheet: &str| {
                let here = commune.answers.iter().filter(|(_, a)| a.origin.as_ref().is_some_and(|o| of(&o.to_string(), sheet)));
                here.map(|(id, a)| (id.clone(), a.given.clone())).collect::<Vec<_>>()
            };
            let expected = given(&first, &sheet.name);
            assert!(expected.len() > 20, "{}: {}", sheet.name, expected.len());
            assert_eq!(given(&second.commune, "bảng.csv"), expected, "{} {separator} {mark}", sheet.name);
            assert!(second.findings.iter().all(|f| f.code != Code::NumberAsText), "{:?}", second.findings);
        }
    }
}
