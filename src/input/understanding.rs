//! How a file is understood, reported before anything is judged: the same way as it is read.

use super::attributes::Clerk;
use super::catalog::Catalog;
use super::fields::Fields;
use super::matrix::Matrix;
use super::sheet::book::{self, Judge};
use super::sheet::kept::Kept;
use super::values::Desk;
use super::{Overrides, Spreadsheet, as_of};
use crate::criteria::{Law, Shelf};
use crate::diag::Diagnostic;
use crate::layout::understanding::{Passed, SheetView, Taken, Understanding};

impl Spreadsheet {
    /// How its sheets are understood.
    ///
    /// # Errors
    /// No sheet of the name asked for; criteria that cannot be read; a layout that does not fit, or names what there is not.
    pub fn understanding(&self, shelf: &Shelf, overrides: &Overrides) -> Result<Understanding, Diagnostic> {
        let asked = overrides.sheet.as_deref();
        self.has_sheet(asked)?;
        let nation = self.nation(shelf, overrides)?;
        let sheets = book::sheets(&self.sheets, asked, &Catalog::new(&nation, None));
        let facts = book::facts(&sheets);
        let all = if self.is_ours() {
            self.sheets.iter().map(|g| bare(&g.name, Taken::Form)).collect()
        } else {
            let kept = self.kept(&sheets, overrides)?;
            let matrices = match kept {
                Some(_) => Vec::new(),
                None => self.chosen(shelf, &nation, overrides, (&sheets, &facts))?.matrices,
            };
            match matrices.as_slice() {
                [] => self.table_views((&sheets, &facts), shelf, &nation, overrides, kept.as_ref())?,
                many => self.matrix_views(many, (&sheets, &facts), shelf, &nation, overrides),
            }
        };
        Ok(Understanding { file: self.file.to_string(), sheets: all })
    }

    /// The sheets where they hold many communes.
    fn matrix_views(
        &self,
        matrices: &[Matrix],
        (sheets, facts): (&[book::Sheet], &Fields),
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
    ) -> Vec<SheetView> {
        let mut clerk = Clerk::new(facts, overrides, self.place());
        let (commune, law) = clerk.commune(shelf);
        let law = law.as_deref().unwrap_or(nation);
        let (catalog, desk) = (Catalog::new(law, as_of(&commune)), Desk::new(&law.nation, false));
        let of = |sheet: &book::Sheet| {
            let Some(matrix) = matrices.iter().find(|m| *m.name() == *sheet.grid.name) else {
                let why = if sheet.aside { Passed::Aside } else { Passed::Beside };
                return bare(&sheet.grid.name, Taken::Passed(why));
            };
            let taken = if matrix.is_across() { Taken::Across } else { Taken::Matrix };
            SheetView { lines: matrix.understanding(&catalog, commune.target.value, &desk), ..bare(&sheet.grid.name, taken) }
        };
        sheets.iter().map(of).collect()
    }

    /// The sheets where they hold tables: one commune's, or each commune's after the other.
    fn table_views(
        &self,
        (sheets, facts): (&[book::Sheet], &Fields),
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        kept: Option<&Kept>,
    ) -> Result<Vec<SheetView>, Diagnostic> {
        let several = kept.is_none() && !self.of_communes(shelf, nation, overrides, sheets).is_empty();
        if !several {
            let upright = self.hand_made(shelf, nation, overrides, (sheets, facts), kept);
            let lying = if kept.is_some() { None } else { self.lying(&upright, shelf, nation, overrides, (sheets, facts)) };
            return match lying {
                Some((turned, _)) => {
                    let sheets = book::sheets(&turned, None, &Catalog::new(nation, None));
                    self.views_of_one((&sheets, facts), shelf, nation, overrides, None)
                }
                None => self.views_of_one((sheets, facts), shelf, nation, overrides, kept),
            };
        }
        let of = |part: Vec<book::Sheet>| self.views_of_one((&part, &book::facts(&part)), shelf, nation, overrides, None);
        let views: Result<Vec<Vec<SheetView>>, Diagnostic> = book::by_commune(sheets).into_iter().map(of).collect();
        Ok(views?.into_iter().flatten().collect())
    }

    /// The sheets where they are those of one commune.
    fn views_of_one(
        &self,
        (sheets, facts): (&[book::Sheet], &Fields),
        shelf: &Shelf,
        nation: &Law,
        overrides: &Overrides,
        kept: Option<&Kept>,
    ) -> Result<Vec<SheetView>, Diagnostic> {
        let mut clerk = Clerk::new(facts, overrides, self.place());
        let (commune, law) = clerk.commune(shelf);
        let law = law.as_deref().unwrap_or(nation);
        let catalog = Catalog::new(law, as_of(&commune));
        if let Some(fault) = kept.and_then(|kept| kept.fault(&catalog)) {
            return Err(fault);
        }
        let judge = Judge { catalog: &catalog, year: commune.year.value, target: commune.target.value, kept };
        Ok(judge.understanding(sheets, &Desk::new(&law.nation, false), &self.place()))
    }
}

fn bare(name: &str, taken: Taken) -> SheetView {
    SheetView { name: name.to_string(), taken, tables: Vec::new(), lines: Vec::new() }
}
