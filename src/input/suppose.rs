//! `--suppose CODE=VALUE`: read as a cell of a hand-made sheet would be; every fault names the option.

use std::sync::Arc;

use super::catalog::{Asked, Catalog, Meant};
use super::csv;
use super::grid::{Content, Grid};
use super::spot::Spot;
use super::values::Desk;
use crate::commune::Supposition;
use crate::criteria::{Book, ItemRef, Law, Level};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::layout::measure_label as label;
use crate::text::Date;

/// What the options suppose, for a commune judged up to a target on a day.
///
/// # Errors
/// Everything wrong with them.
pub fn suppositions(
    law: &Law,
    target: Level,
    as_of: Date,
    options: &[String],
) -> Result<(Vec<Supposition>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let catalog = Catalog::new(law, Some(as_of));
    let mut found: Vec<Supposition> = Vec::new();
    let (mut faults, mut notes) = (Vec::new(), Vec::new());
    for option in options {
        match (SupposeReader { law, target, catalog: &catalog, option }).read() {
            Ok((one, said)) => {
                let earlier = found.iter().find(|f| f.measure == one.measure);
                let code = catalog.measure(&one.measure).map(|asked| label(asked.measure)).unwrap_or_default();
                let twice = earlier.map(|e| fault(Code::SupposeTwice, option).with("code", code).with("other", e.typed.as_str()));
                faults.extend(twice);
                notes.extend(said);
                found.push(one);
            }
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok((found, notes)) } else { Err(faults) }
}

fn fault(code: Code, option: &str) -> Diagnostic {
    Diagnostic::new(code, Place::Option(option.into()))
}

struct SupposeReader<'a> {
    law: &'a Law,
    target: Level,
    catalog: &'a Catalog<'a>,
    option: &'a str,
}

impl SupposeReader<'_> {
    fn read(&self) -> Result<(Supposition, Vec<Diagnostic>), Vec<Diagnostic>> {
        let syntax = || vec![fault(Code::SupposeSyntax, self.option)];
        let (code, value) = self.option.split_once('=').ok_or_else(syntax)?;
        let (code, value) = Content::of_text(code).zip(Content::of_text(value).map(csv::plain_number)).ok_or_else(syntax)?;
        let file: Arc<str> = self.option.into();
        let mut grid = Grid::new(&file, self.option, false);
        grid.cells.extend([((0, 0), code), ((0, 1), value)]);
        let (Some(code), Some(value)) = (Spot::at(&grid, 0, 0), Spot::at(&grid, 0, 1)) else { return Err(syntax()) };
        let asked = self.asked(&code).map_err(|f| vec![self.placed(f)])?;
        let mut desk = Desk::new(&self.law.nation, false);
        let given = desk.value(asked, &value, "");
        // whatever is typed into an option is text, and a part and a whole have one place there
        let natural = [Code::NumberAsText, Code::FractionRead];
        let findings = desk.findings.into_iter().filter(|f| !natural.contains(&f.code));
        let (wrong, said): (Vec<_>, Vec<_>) = findings.map(|f| self.placed(f)).partition(|f| f.severity() == Severity::Error);
        let one = Supposition { typed: self.option.to_string(), measure: asked.measure.id.clone(), given };
        if wrong.is_empty() { Ok((one, said)) } else { Err(wrong) }
    }

    /// The same finding at the option.
    fn placed(&self, finding: Diagnostic) -> Diagnostic {
        Diagnostic { place: Place::Option(self.option.into()), ..finding }
    }

    /// The measure a code means: that of the set it names; without one, of the only set up to the target that has it,
    /// else of the only one above.
    fn asked(&self, code: &Spot) -> Result<Asked<'_>, Diagnostic> {
        let found = match self.catalog.meant(code, "", None) {
            Meant::NoLevel => {
                let bearers: Vec<ItemRef> = self.catalog.books().filter_map(|b| self.catalog.item_of(code.content, Some(b))).collect();
                let near = |of: &ItemRef| !matches!(of.book, Book::Set(level) if !self.target.includes(level));
                let own: Vec<&ItemRef> = bearers.iter().filter(|of| near(of)).collect();
                let chosen = if own.is_empty() { bearers.iter().collect() } else { own };
                match chosen.as_slice() {
                    [] => self.catalog.meant(code, "", Some(Book::Set(self.target))),
                    [only] => self.catalog.meant(code, "", Some(only.book)),
                    several => self.shared(code, several)?,
                }
            }
            found => found,
        };
        match found {
            Meant::Measure(_, asked) => Ok(asked),
            Meant::Fault(finding, _) => Err(finding),
            Meant::Criterion(_) | Meant::Heading | Meant::NoLevel => {
                Err(fault(Code::SupposeNothing, self.option).with("read", code.content.plain()))
            }
        }
    }

    /// Items of several sets that ask for one and the same figure leave no doubt which is meant.
    fn shared(&self, code: &Spot, several: &[&ItemRef]) -> Result<Meant<'_>, Diagnostic> {
        let measure = |of: &&ItemRef| match self.catalog.meant(code, "", Some(of.book)) {
            Meant::Measure(_, asked) => Some(asked.measure.id.as_str()),
            _ => None,
        };
        let mut measures = several.iter().map(measure);
        let first = measures.next().flatten();
        match several.first().filter(|_| first.is_some() && measures.all(|m| m == first)) {
            Some(of) => Ok(self.catalog.meant(code, "", Some(of.book))),
            None => Err(self.ambiguous(code, several)),
        }
    }

    fn ambiguous(&self, code: &Spot, several: &[&ItemRef]) -> Diagnostic {
        let name = |of: &ItemRef| self.law.item(of).and_then(|i| i.versions.last()).map(|v| v.name.clone()).unwrap_or_default();
        let choices: Vec<String> = several.iter().map(|of| format!("{of} ({})", name(of))).collect();
        fault(Code::SupposeAmbiguous, self.option).with("read", code.content.plain()).with("choices", choices.join("; "))
    }
}
