//! Every .xlsx we write: its printers and forms alone know the crate that does.
//!
//! A form carries the law as a hidden table and the requirements as formulas, so that it judges while
//! it is being filled, in the same way as the tool; a dossier carries the same sheets as its inputs.

mod annotated;
mod answer_checks;
mod answer_names;
mod answer_widths;
mod answers;
mod answers_sheet;
mod areas_sheet;
mod book;
mod checklists_sheet;
mod checks;
mod combine;
mod commune_sheet;
mod comparison;
mod costs_sheet;
mod counterpart_formulas;
mod criteria_checks;
mod criteria_decided;
mod criteria_sheet;
mod documents_sheet;
mod dossier;
mod entered;
mod fit;
mod form;
mod form_rows;
mod formula;
mod frame;
mod guidance;
mod history;
mod lists;
mod marks;
mod matrix;
mod merged;
mod narrative_sheet;
mod page;
mod place_formula;
mod print;
mod procedure_sheet;
mod progress;
mod reading;
mod regions;
mod requirement;
mod returned;
mod roadmap;
mod row_formulas;
mod seal;
mod sentence;
mod shared;
mod sheet;
mod specials_sheet;
mod sum_formulas;
mod summary;
mod supplement_formulas;
mod supplement_sheets;
mod survey_formulas;
mod table;
mod tally;
mod tally_sheet;
mod thresholds;
mod verdicts;
mod village_figures;
mod village_figures_sheet;
mod village_formula;
mod villages_sheet;
mod why;
mod word_codes;
mod working;

use std::collections::BTreeMap;

use crate::assess::{Assessment, Outlook};
use crate::commune::{Commune, RoadmapRow, SheetCells};
use crate::criteria::{Book, Decided, DecisionName, Law, Level, ReadIn, Slot};
use crate::diag::Diagnostic;
use crate::district::{Comparison, History, Merged, Progress, Review, Subject};
use crate::layout::TypedCells;
use crate::text::Date;

/// Why a workbook could not be made.
#[derive(Debug)]
pub struct WorkbookError(pub String);

impl std::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WorkbookError {}

pub use seal::{UNKNOWN, seal};

/// What a form is written for.
pub struct FormSpec<'a> {
    /// The law of the province it is written for (or the nation's, without province).
    pub law: &'a Law,
    /// Names of provinces offered; one alone when an overlay's thresholds are in the form.
    pub provinces: Vec<String>,
    pub target: Level,
    pub year: i16,
    /// What to fill in: a commune's attributes and answers.
    pub filled: Option<&'a Commune>,
    /// Last year's answers, shown in a grey column and never read.
    pub last_year: Option<&'a Commune>,
}

/// Sheets and cells that not every form has.
#[derive(Debug, Clone, Default)]
pub struct FormExtras {
    /// A sheet of figures by village, for every measure whose villages add up.
    pub by_village: bool,
    /// The sheet of unit costs.
    pub costs: bool,
    /// What was typed into an older form and cannot be written from what was read of it.
    pub typed: TypedCells,
}

/// Writes a form to be filled.
///
/// # Errors
/// A year outside the period, or a text or sheet that Excel cannot hold.
pub fn form(spec: &FormSpec) -> Result<Vec<u8>, WorkbookError> {
    form_with(spec, &FormExtras::default())
}

/// The same with what not every form has.
///
/// # Errors
/// As for [`form`].
pub fn form_with(spec: &FormSpec, extras: &FormExtras) -> Result<Vec<u8>, WorkbookError> {
    form::form(spec, extras)
}

/// Writes the form of a commune formed from several, with a sheet that says where each figure comes from.
///
/// # Errors
/// As for [`form`].
pub fn merged(spec: &FormSpec, merged: &Merged) -> Result<Vec<u8>, WorkbookError> {
    form::form_with(spec, &FormExtras::default(), |styles| Ok(vec![merged::write(styles, merged)?.into()]))
}

/// What a roadmap is written from.
pub struct RoadmapSpec<'a> {
    pub law: &'a Law,
    pub commune: &'a Commune,
    /// What separates it from its target and the next level.
    pub outlook: &'a Outlook,
    /// What the office typed into the roadmap before.
    pub typed: &'a [RoadmapRow],
}

/// Writes the roadmap of one commune.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn roadmap(spec: &RoadmapSpec) -> Result<Vec<u8>, WorkbookError> {
    roadmap::write(spec)
}

/// What a matrix is written for.
pub struct MatrixSpec<'a> {
    /// The law of the province it is written for (or the nation's, without province).
    pub law: &'a Law,
    /// Names of provinces offered; one alone when an overlay's thresholds are shown.
    pub provinces: Vec<String>,
    pub target: Level,
    pub year: i16,
    /// Communes known already, with whatever is known of them.
    pub communes: &'a [Commune],
}

/// Writes a matrix of many communes to be filled.
///
/// # Errors
/// A year outside the period, or a text or sheet that Excel cannot hold.
pub fn matrix(spec: &MatrixSpec) -> Result<Vec<u8>, WorkbookError> {
    matrix::matrix(spec)
}

/// What a dossier is written from.
pub struct DossierSpec<'a> {
    /// The law it was judged by.
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
    /// Everything found while reading and judging.
    pub findings: &'a [Diagnostic],
    /// Date of the papers; dotted when absent.
    pub date: Option<Date>,
}

/// Writes the dossier of one commune.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn dossier(spec: &DossierSpec) -> Result<Vec<u8>, WorkbookError> {
    dossier::dossier(spec, &Extras::default())
}

/// What a dossier has besides what follows from the commune and the law.
#[derive(Debug, Default)]
pub struct Extras {
    /// The fingerprint of its inputs as they are read from it.
    pub fingerprint: Option<String>,
    /// What people wrote into the dossier it takes the place of: by sheet, row and column.
    pub typed: BTreeMap<(String, String, String), String>,
    /// Words people wrote into its rows of answers where none is given; the others are with the answers.
    pub words: TypedCells,
    /// The number of the report its tables go with, "12/BC-UBND"; dotted when absent.
    pub number: Option<String>,
    /// The way to the folder of evidence.
    pub evidence: Option<String>,
    /// The ways from the dossier to the files of evidence that are there, by their paths in the register.
    pub files: BTreeMap<String, String>,
}

/// The dossier with all of this.
///
/// # Errors
/// As for [`dossier`].
pub fn dossier_with(spec: &DossierSpec, extras: &Extras) -> Result<Vec<u8>, WorkbookError> {
    dossier::dossier(spec, extras)
}

/// What a workbook of thresholds is written from.
pub struct CriteriaSheetSpec<'a> {
    /// The law: a province's, or the nation's alone.
    pub law: &'a Law,
    /// The day its versions are taken as of.
    pub as_of: Date,
    /// The thresholds by book, in order.
    pub slots: &'a [(Book, Vec<Slot>)],
    /// What was read in the decision's own file.
    pub decided: Option<DecidedSheet<'a>>,
}

/// What was read in the file of a decision, before a person has compared it.
pub struct DecidedSheet<'a> {
    pub cells: &'a Decided,
    pub name: &'a DecisionName,
    /// Which text it is, where that is known.
    pub read_in: Option<ReadIn>,
}

/// Writes a workbook of thresholds to be filled from a decision.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn criteria_sheet(spec: &CriteriaSheetSpec) -> Result<Vec<u8>, WorkbookError> {
    criteria_sheet::write(spec)
}

/// What a page to send back is written from.
pub struct ReturnSpec<'a> {
    /// Name of the commune; empty if it is not known.
    pub name: &'a str,
    /// Its file, as its sender knows it.
    pub file: &'a str,
    /// The commune and its judgement; none where it could not be judged.
    pub judged: Option<(&'a Commune, &'a Assessment)>,
    /// Everything found while reading and judging.
    pub findings: &'a [Diagnostic],
    /// The day to answer by; dotted when absent.
    pub answer_by: Option<Date>,
}

/// Writes a page to send back to a commune.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn returned(spec: &ReturnSpec) -> Result<Vec<u8>, WorkbookError> {
    returned::returned(spec)
}

/// What the summary of a round is written from.
pub struct SummarySpec<'a> {
    pub review: &'a Review,
    /// Where a file lies, seen from the summary; none if no link can lead there.
    pub link: &'a dyn Fn(&str) -> Option<String>,
}

/// Writes the summary of a round of many communes.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn summary(spec: &SummarySpec) -> Result<Vec<u8>, WorkbookError> {
    summary::summary(spec)
}

/// Writes the communes of an archive over its years.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn history(history: &History) -> Result<Vec<u8>, WorkbookError> {
    history::write(history)
}

/// Writes what became of the communes between two rounds.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn comparison(comparison: &Comparison) -> Result<Vec<u8>, WorkbookError> {
    comparison::comparison(comparison)
}

/// Writes the self-assessment of communes against the appraisals in their dossiers.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn appraisals(dossiers: &[Subject]) -> Result<Vec<u8>, WorkbookError> {
    comparison::appraisals(dossiers)
}

/// What the progress of a plan is written from.
pub struct ProgressSpec<'a> {
    /// The law of its province.
    pub law: &'a Law,
    /// The plan and how far it has come.
    pub progress: &'a Progress<'a>,
}

/// Writes how far a plan has come.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn progress(spec: &ProgressSpec) -> Result<Vec<u8>, WorkbookError> {
    progress::progress(spec)
}

/// What a checked copy is written from.
pub struct AnnotatedSpec<'a> {
    /// Name of the file read.
    pub file: &'a str,
    /// Its sheets as they were read.
    pub sheets: &'a [SheetCells],
    /// Everything found while reading and judging, each once.
    pub findings: &'a [Diagnostic],
}

/// Writes a copy of what was read with its wrong cells marked.
///
/// # Errors
/// A text or sheet that Excel cannot hold.
pub fn annotated(spec: &AnnotatedSpec) -> Result<Vec<u8>, WorkbookError> {
    annotated::annotated(spec)
}
