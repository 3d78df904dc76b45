//! What the report tells in words: a row for each paragraph, a long one in several, for no row of a sheet is higher than a page.

use super::{Cell, Shows, Subject, Table, shows};
use crate::explain::{self, Chapter};
use crate::layout::narrative::{Head, NARRATIVE};

/// Most letters of a row.
const ROW: usize = 1500;

struct ToldRow {
    about: String,
    text: String,
}

const COLUMNS: [Shows<ToldRow>; 2] =
    [shows("told-about", 30.0, |l| Cell::text(&l.about).bold()), shows("told", 120.0, |l| Cell::text(&l.text))];

/// The table; without rows where nothing is told.
pub fn narrative(of: Subject) -> Table {
    let mut table = Table::new("narrative", &COLUMNS);
    for chapter in explain::chapters(of.law, of.assessment.target, &of.commune.narrative) {
        let rows = rows(of, &chapter);
        if !rows.is_empty() {
            table.section(&chapter.title);
            rows.iter().for_each(|row| table.row(&COLUMNS, row));
        }
    }
    table
}

fn rows(of: Subject, chapter: &Chapter) -> Vec<ToldRow> {
    chapter.heads.iter().flat_map(|(head, words)| of_head(of, head, words)).collect()
}

/// What is told under a heading, which is named once.
fn of_head(of: Subject, head: &Head, words: &str) -> Vec<ToldRow> {
    let told = |column: &&'static str| explain::told(&of.commune.narrative, &head.topic(column));
    match head {
        Head::Section(_) => named(words.to_string(), told(&"work")),
        Head::Criterion(_) => {
            let about = |column: &str| format!("{words}: {}", NARRATIVE.words(&format!("part-{column}")));
            NARRATIVE.columns.iter().flat_map(|column| named(about(column), told(column))).collect()
        }
    }
}

fn named(about: String, paragraphs: Vec<String>) -> Vec<ToldRow> {
    let texts = paragraphs.iter().flat_map(|text| pieces(text, ROW));
    let about = std::iter::once(about).chain(std::iter::repeat(String::new()));
    about.zip(texts).map(|(about, text)| ToldRow { about, text }).collect()
}

/// A text cut at blanks into pieces of so many letters at most; a word longer than that stays whole.
fn pieces(text: &str, most: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut letters = 0;
    for word in text.split_inclusive(' ') {
        let more = word.chars().count();
        if letters > 0 && letters + more > most {
            pieces.push(String::new());
            letters = 0;
        }
        letters += more;
        pieces.iter_mut().rev().take(1).for_each(|last| last.push_str(word));
    }
    pieces.into_iter().map(|piece| piece.trim_end().to_string()).collect()
}
