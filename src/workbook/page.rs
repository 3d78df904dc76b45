//! A sheet as its writers see it: cells with a look, rows, columns, print. What is written is said in their words; how, here.

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Formula, Url, Worksheet};

use super::WorkbookError;
use super::checks::Check;
use super::formula::Live;
use super::sheet::{Stored, Written, keep_off_paper, page, protect, protect_but_rows};

/// What a cell looks like: one of [`super::sheet::Styles`].
pub(super) use rust_xlsxwriter::Format as Look;

/// Row and column of a cell, from 0.
pub(super) type At = (u32, u16);

/// A sheet being written.
pub(super) struct Leaf(Worksheet);

impl From<Leaf> for Worksheet {
    fn from(leaf: Leaf) -> Self {
        leaf.0
    }
}

impl From<Worksheet> for Leaf {
    fn from(sheet: Worksheet) -> Self {
        Self(sheet)
    }
}

impl Leaf {
    /// One on A4 with our margins, page numbers, and columns of these widths.
    pub fn new(name: &str, landscape: bool, widths: &[f64]) -> Result<Self, WorkbookError> {
        page(name, landscape, widths).map(Self)
    }

    /// One that only formulas and programs see.
    pub fn unseen(name: &str) -> Result<Self, WorkbookError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_very_hidden(true);
        Ok(Self(sheet))
    }

    /// For whoever draws what has no words here: charts, colours of verdicts.
    pub fn worksheet(&mut self) -> &mut Worksheet {
        &mut self.0
    }

    pub fn text(&mut self, (row, column): At, words: &str, look: &Look) -> Written {
        self.0.write_string_with_format(row, column, words, look)?;
        Ok(())
    }

    pub fn number(&mut self, (row, column): At, number: f64, look: &Look) -> Written {
        self.0.write_number_with_format(row, column, number, look)?;
        Ok(())
    }

    pub fn boolean(&mut self, (row, column): At, yes: bool, look: &Look) -> Written {
        self.0.write_boolean_with_format(row, column, yes, look)?;
        Ok(())
    }

    pub fn blank(&mut self, (row, column): At, look: &Look) -> Written {
        self.0.write_blank(row, column, look)?;
        Ok(())
    }

    pub fn live(&mut self, (row, column): At, live: &Live, look: &Look) -> Written {
        self.0.write_formula_with_format(row, column, computed(&live.formula, &live.stored), look)?;
        Ok(())
    }

    /// Words that lead to a place in the workbook, such as `'Sheet'!E14`.
    pub fn link(&mut self, (row, column): At, to: &str, words: &str, look: &Look) -> Written {
        self.0.write_url_with_format(row, column, Url::new(format!("internal:{to}")).set_text(words), look)?;
        Ok(())
    }

    /// A text over several cells of a row.
    pub fn across(&mut self, row: u32, (first, last): (u16, u16), words: &str, look: &Look) -> Written {
        self.0.merge_range(row, first, row, last, words, look)?;
        Ok(())
    }

    /// A text over several cells of a column; nothing is merged over a single one.
    pub fn down(&mut self, (first, last): (u32, u32), column: u16, words: &str, look: &Look) -> Written {
        if first == last {
            return self.text((first, column), words, look);
        }
        self.0.merge_range(first, column, last, column, words, look)?;
        Ok(())
    }

    /// A text for programs, of no look.
    pub fn key(&mut self, (row, column): At, words: &str) -> Written {
        self.0.write_string(row, column, words)?;
        Ok(())
    }

    /// A number for programs and formulas.
    pub fn figure(&mut self, (row, column): At, number: f64) -> Written {
        self.0.write_number(row, column, number)?;
        Ok(())
    }

    /// A formula for other formulas.
    pub fn step(&mut self, (row, column): At, formula: &str, stored: &Stored) -> Written {
        self.0.write_formula(row, column, computed(formula, stored))?;
        Ok(())
    }

    pub fn height(&mut self, row: u32, points: f64) -> Written {
        self.0.set_row_height(row, points)?;
        Ok(())
    }

    pub fn width(&mut self, column: u16, width: f64) -> Written {
        self.0.set_column_width(column, width)?;
        Ok(())
    }

    pub fn hide(&mut self, column: u16) -> Written {
        self.0.set_column_hidden(column)?;
        Ok(())
    }

    /// What is above and left of a cell stays in sight.
    pub fn freeze(&mut self, (row, column): At) -> Written {
        self.0.set_freeze_panes(row, column)?;
        Ok(())
    }

    /// Rows on top of every page.
    pub fn repeat(&mut self, first: u32, last: u32) -> Written {
        self.0.set_repeat_rows(first, last)?;
        Ok(())
    }

    /// Filter buttons on a heading, of the cells below.
    pub fn filter(&mut self, heading: u32, (last_row, last_column): At) -> Written {
        self.0.autofilter(heading, 0, last_row, last_column)?;
        Ok(())
    }

    /// Printed on A3.
    pub fn large(&mut self) {
        self.0.set_paper_size(8);
    }

    /// The margins of Nghị định 30/2020/NĐ-CP for a page that is signed: 20 mm, on the left 30, on the right 15.
    pub fn signed(&mut self) {
        let inches = |millimetres: f64| millimetres / 25.4;
        self.0.set_margins(inches(30.0), inches(15.0), inches(20.0), inches(20.0), inches(8.0), inches(8.0));
    }

    /// Printed in so many hundredths of its size. A page that is fitted keeps no break of [`Leaf::turn`].
    pub fn scale(&mut self, hundredths: u16) {
        self.0.set_print_scale(hundredths);
    }

    /// Printed on one page, however small.
    pub fn on_one_page(&mut self) {
        self.0.set_print_fit_to_pages(1, 1);
    }

    /// A new page begins with this row.
    pub fn turn(&mut self, row: u32) -> Written {
        self.0.set_page_breaks(&[row])?;
        Ok(())
    }

    /// Left out when the whole workbook is printed.
    pub fn keep_off_paper(&mut self) -> Written {
        keep_off_paper(&mut self.0)
    }

    /// Locks all but the inputs.
    pub fn lock(&mut self) {
        protect(&mut self.0);
    }

    /// The same, but rows may be added.
    pub fn lock_but_rows(&mut self) {
        protect_but_rows(&mut self.0);
    }

    /// What cells take while people type.
    pub fn check(&mut self, (top, left): At, (bottom, right): At, check: &Check) -> Written {
        self.0.add_data_validation(top, left, bottom, right, check.rule())?;
        Ok(())
    }

    /// Fill and ink of the cells for which a formula is true; no later rule changes them.
    pub fn colour(&mut self, (top, left): At, (bottom, right): At, formula: &str, (fill, ink): (u32, u32)) -> Written {
        let look = Look::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink));
        let rule = ConditionalFormatFormula::new().set_rule(format!("={formula}").as_str()).set_format(look).set_stop_if_true(true);
        self.0.add_conditional_format(top, left, bottom, right, &rule)?;
        Ok(())
    }
}

fn computed(formula: &str, stored: &Stored) -> Formula {
    stored.of(&format!("={formula}"))
}
