//! Tables drawn on the screen: headings, rows, verdicts in their colours.

use comfy_table::{Cell, Color, ContentArrangement, Table, presets};

use super::View;
use super::page::Page;
use crate::assess::Verdict;
use crate::tables::{self, List, Look};

impl Page {
    /// A table as wide as the screen.
    pub(super) fn table(&mut self, view: View, list: &List) {
        let mut table = drawn(view);
        table.set_header(list.columns.iter().map(|c| c.heading.as_str()));
        list.rows().for_each(|cells| {
            table.add_row(cells.iter().map(cell).collect::<Vec<_>>());
        });
        table.lines().for_each(|line| self.raw(&line));
    }
}

/// An empty one with lines and colours as the screen can show them.
fn drawn(view: View) -> Table {
    let mut table = Table::new();
    table.load_style(if view.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(view.width).unwrap_or(u16::MAX));
    if view.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

fn cell(of: &tables::Cell) -> Cell {
    match of.look {
        Look::Marked(finding) => Cell::new(&of.text).fg(colour(finding.verdict)),
        _ => Cell::new(&of.text),
    }
}

fn colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Met => Color::Green,
        Verdict::NotMet => Color::Red,
        Verdict::Undetermined => Color::Yellow,
        Verdict::NotApplicable => Color::Cyan,
    }
}
