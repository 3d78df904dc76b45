//! What a form says is what was put into it: written, read, written and read again.

use std::path::Path;

use ntm::commune::Commune;
use ntm::criteria::{Place, Shelf};
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
        let place = Place { year, as_of: Date::constant(year, 12, 31), classes: Some(Vec::new()), area: None };
        assert_eq!(book.form_thresholds(law, &place), Vec::new(), "{name}");
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
    let law = shelf.law("Hải Dương").unwrap_or_else(|e| panic!("{e:?}"));
    for target in ntm::criteria::Level::ALL {
        let spec = FormSpec { law: &law, provinces: vec![law.province.clone()], target, year: 2024, filled: None, last_year: None };
        let bytes = form(&spec).unwrap_or_else(|e| panic!("{e}"));
        let book = Spreadsheet::of_bytes(&bytes, "mẫu.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
        let read = read(&book, &shelf);
        assert_eq!(read.findings, Vec::new(), "{target}");
        assert!(read.commune.answers.is_empty() && read.commune.villages.is_empty() && read.commune.documents.is_empty(), "{target}");
        assert_eq!(read.commune.target.value, Some(target));
        assert_eq!(read.commune.province.value.as_deref(), Some("Hải Dương"));
        let place = Place { year: 2024, as_of: Date::constant(2024, 12, 31), classes: Some(Vec::new()), area: None };
        assert_eq!(book.form_thresholds(&law, &place), Vec::new(), "{target}");
    }
}
