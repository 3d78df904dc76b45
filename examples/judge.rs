//! Judges a workbook with the library alone and prints one line per criterion that is not met:
//! `cargo run --example judge examples/xa-binh-minh-co-ban.xlsx`
#![allow(clippy::print_stdout)]

use std::path::Path;

use ntm::assess::{Options, Verdict, assess};
use ntm::criteria::Shelf;
use ntm::explain;
use ntm::input::{Overrides, Spreadsheet};
use ntm::messages::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "examples/xa-binh-minh-co-ban.xlsx".into());
    print!("{}", judge(&file)?);
    Ok(())
}

/// What is not met in a file, and by how much.
pub fn judge(file: &str) -> Result<String, Box<dyn std::error::Error>> {
    let lang = Lang::Vi;
    let shelf = Shelf::open(&[]).map_err(|findings| sentences(lang, &findings))?;
    let book = Spreadsheet::open(Path::new(file), file).map_err(|finding| lang.finding(&finding))?;
    let read = book.commune(&shelf, &Overrides::default()).map_err(|findings| sentences(lang, &findings))?;
    let law = read.law.ok_or("unknown province")?;
    let assessment = assess(&law, &read.commune, Options::default()).map_err(|findings| sentences(lang, &findings))?;

    let mut out = format!("{}\n", explain::finding_word(lang, assessment.overall, None));
    for item in assessment.items().filter(|i| i.finding.verdict == Verdict::NotMet) {
        let gaps = explain::gaps(lang, &item.version.measures, &item.judged).join("; ");
        out.push_str(&format!("{} {gaps}\n", item.item));
    }
    Ok(out)
}

fn sentences(lang: Lang, findings: &[ntm::diag::Diagnostic]) -> String {
    findings.iter().map(|f| format!("{}: {}", f.place, lang.finding(f))).collect::<Vec<_>>().join("\n")
}
