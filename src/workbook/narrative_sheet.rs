//! The sheet "Thuyết minh": what the report tells in words. No formula looks at it, and it decides nothing.

use super::WorkbookError;
use super::answers_sheet::Context;
use super::commune_sheet::{Entry, put, text};
use super::page::{Leaf, Look};
use super::sheet::{Written, protect_but_rows};
use super::supplement_sheets::Page;
use crate::commune::{Attribute, Topic};
use crate::criteria::{Law, Level};
use crate::explain::{self, Chapter};
use crate::layout::narrative::{CHAPTER, Head, NARRATIVE, column_id};

/// Rows to write in, at least: a section, and a criterion.
const SECTION_ROWS: usize = 4;
const CRITERION_ROWS: usize = 2;

struct Writer<'a> {
    page: Page<'a>,
    row: u32,
    /// Where people write: from the top, for their texts are long.
    open: &'a Look,
}

pub(super) fn write(context: &Context, law: &Law, target: Level) -> Result<Leaf, WorkbookError> {
    let mut writer = Writer { page: Page::new(context, NARRATIVE)?, row: NARRATIVE.first_row(), open: &context.styles.input_prose };
    for chapter in explain::chapters(law, target, &context.commune.narrative) {
        writer.chapter(&chapter)?;
    }
    let filled = writer.row - NARRATIVE.first_row();
    let mut sheet = writer.page.finish(filled as usize)?;
    protect_but_rows(&mut sheet);
    Ok(Leaf::from(sheet))
}

impl<'a> Writer<'a> {
    fn chapter(&mut self, chapter: &Chapter) -> Written {
        self.page.sheet.write_string(self.row, NARRATIVE.id_column(), CHAPTER)?;
        self.across(&chapter.title, &self.page.context.styles.heading)?;
        chapter.heads.iter().try_for_each(|(head, words)| self.topic(head, words))
    }

    /// A heading with its id, and below it a row for each paragraph and at least one to write in.
    fn topic(&mut self, head: &Head, words: &str) -> Written {
        let id = head.write_own(&self.own(head));
        self.page.sheet.write_string(self.row, NARRATIVE.id_column(), id)?;
        self.across(words, &self.page.context.styles.criterion)?;
        let (columns, least) = match head {
            Head::Section(_) => (1, SECTION_ROWS),
            Head::Criterion(_) => (NARRATIVE.columns.len(), CRITERION_ROWS),
        };
        let told: Vec<Vec<&str>> = NARRATIVE.columns.iter().take(columns).map(|column| self.told(head, column)).collect();
        let rows = told.iter().map(|lines| lines.len() + 1).max().unwrap_or_default().max(least);
        for at in 0..rows {
            self.line(&told, at)?;
        }
        Ok(())
    }

    /// In a dossier: columns below a heading that are in no form, but were typed into the dossier before.
    fn own(&self, head: &Head) -> Vec<&'static str> {
        let context = self.page.context;
        let typed = |(topic, text): &(&Topic, &Attribute<String>)| !context.open && Head::of(topic) == *head && text.origin.is_none();
        context.commune.narrative.iter().filter(typed).map(|(topic, _)| column_id(topic)).collect()
    }

    /// What is told under a heading in a column, as it was typed.
    fn told(&self, head: &Head, column: &'static str) -> Vec<&'a str> {
        let text = self.page.context.commune.narrative.get(&head.topic(column));
        text.and_then(|text| text.value.as_deref()).unwrap_or_default().lines().collect()
    }

    /// The paragraph of this number in each column; a row without a height of its own grows while people write.
    fn line(&mut self, told: &[Vec<&str>], at: usize) -> Written {
        for column in 0..NARRATIVE.columns.len() {
            let lines = told.get(column);
            let entry = lines.and_then(|lines| lines.get(at)).map_or(Entry::Blank, |line| text(line));
            let look = if lines.is_some() { self.open } else { &self.page.context.styles.closed };
            put(&mut self.page.sheet, self.row, column as u16, entry, look)?;
        }
        self.row += 1;
        Ok(())
    }

    fn across(&mut self, words: &str, look: &Look) -> Written {
        let last = NARRATIVE.columns.len() as u16 - 1;
        self.page.sheet.merge_range(self.row, 0, self.row, last, words, look)?;
        self.row += 1;
        Ok(())
    }
}
