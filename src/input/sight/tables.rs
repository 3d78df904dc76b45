//! The tables of an .ods: which of their rows and columns are hidden.

use quick_xml::events::{BytesStart, Event};

use super::{At, Hidden, MOST_HIDDEN, Sight, Sights, value};

/// Tables by name, and where the last one has come to.
#[derive(Default)]
pub(in super::super) struct Tables {
    tables: Vec<(String, Hidden)>,
    row: u32,
    column: u32,
}

impl Tables {
    pub fn event(&mut self, event: &Event) {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { return };
        match (tag.local_name().as_ref(), self.tables.last_mut()) {
            ("table", _) => {
                self.tables.push((value(tag, "name").unwrap_or_default().into_owned(), Hidden::default()));
                (self.row, self.column) = (0, 0);
            }
            ("table-row", Some((_, hidden))) => next(&mut hidden.rows, &mut self.row, tag, "number-rows-repeated"),
            ("table-column", Some((_, hidden))) => next(&mut hidden.columns, &mut self.column, tag, "number-columns-repeated"),
            _ => {}
        }
    }

    /// What was seen of the tables.
    pub fn sights(self) -> Sights {
        self.tables.into_iter().map(|(name, hidden)| (name, Sight { hidden, ..Sight::default() })).collect()
    }
}

fn next(hidden: &mut Vec<At>, at: &mut u32, tag: &BytesStart, repeated: &str) {
    let times = value(tag, repeated).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
    let after = at.saturating_add(times);
    if hidden.len() < MOST_HIDDEN && value(tag, "visibility").is_some_and(|v| v != "visible") {
        hidden.push((*at, after.saturating_sub(1)));
    }
    *at = after;
}
