//! `ntm criteria read`: from the decision's own file to the workbook of thresholds, filled in as far as its words are plain.

use std::path::Path;

use super::thresholds::slots;
use crate::cli::round::asked::{level, unknown_province};
use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::terminal::args::ReadDecisionArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::criteria::{DecisionName, Law, ReadIn, Shelf};
use crate::diag::{Code, Diagnostic, Fact, Place};
use crate::input::{Spreadsheet, decision_text};
use crate::report::{self, DecidedSummary};
use crate::text::Date;
use crate::workbook::{self, CriteriaSheetSpec, DecidedSheet};

/// Reads the decision, writes the workbook and says how far it was understood.
pub fn run(console: &mut Console, shelf: &Shelf, args: &ReadDecisionArgs) -> anyhow::Result<u8> {
    let file = open(&args.decision)?;
    let name = name(&file, args);
    let (law, as_of) = law(shelf, args, name.day)?;
    let level = args.level.as_ref().map(|word| level(console.lang, shelf.levels(), word)).transpose()?;
    let decided = file.decided(&law, as_of, slots(&law, level, as_of));
    if decided.tables.is_empty() {
        return Err(Stop::found(vec![Diagnostic::new(Code::DecisionTable, place(&args.decision))]).into());
    }
    let read_in = decision_text(&name.number).or(args.province.as_ref().map(|_| ReadIn::Province));
    let sheet = DecidedSheet { cells: &decided, name: &name, read_in };
    let spec = CriteriaSheetSpec { law: &law, as_of, slots: &decided.slots, decided: Some(sheet) };
    let bytes = workbook::criteria_sheet(&spec).map_err(|e| unwritten(&args.output, e))?;
    let inputs = std::slice::from_ref(&args.decision);
    let done = write(console.lang, &args.output, &bytes, Existing::by(args.force), inputs);
    console.written(&args.output, done);
    console.out(&report::decided(console.view(), &DecidedSummary { decided: &decided, name: &name, output: &args.output }));
    Ok(SUCCESS)
}

/// The file; of a kind that cannot be read it is said what to do with a decision.
fn open(path: &Path) -> Result<Spreadsheet, Stop> {
    let of_decision = |finding: Diagnostic| {
        let kind = |kind: &str| finding.facts.iter().any(|(name, fact)| *name == "found" && *fact == Fact::from(kind));
        let is_paper = finding.code == Code::NotASpreadsheet && ["pdf", "doc", "rtf", "other"].into_iter().any(kind);
        if is_paper { Diagnostic::new(Code::DecisionKind, finding.place.clone()) } else { finding }
    };
    Spreadsheet::open_decision(path, &path.display().to_string()).map_err(|finding| Stop::found(vec![of_decision(finding)]))
}

fn place(path: &Path) -> Place {
    Place::File(path.display().to_string().into())
}

/// Number and day as asked for, else as the file says.
fn name(file: &Spreadsheet, args: &ReadDecisionArgs) -> DecisionName {
    let own = file.decision_name();
    match &args.number {
        Some(number) => DecisionName { number: number.clone(), day: args.date.or(own.day.filter(|_| own.number == *number)) },
        None => DecisionName { day: args.date.or(own.day), ..own },
    }
}

/// The law whose levels the decision tells: of the day asked for, else of its own, else of the last of the period.
fn law(shelf: &Shelf, args: &ReadDecisionArgs, signed: Option<Date>) -> anyhow::Result<(Law, Date)> {
    let signed = signed.filter(|day| shelf.periods().iter().any(|period| period.contains(day.year())));
    let day = args.as_of.or(signed);
    let year = day.map_or_else(|| shelf.last_year(), Date::year);
    let law = match &args.province {
        None => shelf.nation(year),
        Some(province) => shelf.law(province, year).map_err(|unknown| unknown_province(province, &unknown))?,
    };
    let as_of = day.unwrap_or_else(|| law.last_day());
    Ok((law, as_of))
}
