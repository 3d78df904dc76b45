//! Every .docx we write: the papers of a commune's dossier, those of a district, and a province's own document with its
//! marks filled in. The only room that knows Word.
//!
//! What a paper says is in its form (`criteria/forms`), not here: a form names keys, conditions, lists and tables,
//! and this room knows what they mean.

mod commune;
mod district;
mod docx;
mod facts;
mod fill;
mod form;
mod forms;
mod render;
mod survey;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::commune::Commune;
use crate::criteria::{Law, Level};
use crate::district::{DepartmentWork, Review};
use crate::tables::Subject;
use crate::tables::district::Round;
use crate::text::Date;

pub use fill::fill;
pub use forms::{FormSource, Forms, REPORT};
pub use survey::SurveySpec;

/// What the papers of a commune are written from.
#[derive(Clone, Copy)]
pub struct PaperSpec<'a> {
    /// The law it was judged by.
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
    /// Date of the papers; dotted when absent.
    pub date: Option<Date>,
    /// Their numbers by the names of their forms: "12"; dotted where absent.
    pub numbers: &'a BTreeMap<String, String>,
}

impl<'a> PaperSpec<'a> {
    /// What its tables are about.
    fn subject(&self) -> Subject<'a> {
        Subject { law: self.law, commune: self.commune, assessment: self.assessment }
    }
}

/// Who writes the papers of a district, and to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The authority that checks.
    pub own: String,
    /// The one it reports to; empty where there is none.
    pub above: String,
    /// What its finding is called: "Kết quả thẩm tra".
    pub result: String,
    /// The district with its kind.
    pub district: String,
    /// The province with its kind.
    pub province: String,
    /// The place of the date.
    pub place: String,
    /// The levels a commune can be recognised at.
    pub levels: Vec<Level>,
    /// The law is made up for illustration.
    pub illustration: bool,
    /// Labels of forms by their names.
    pub labels: Vec<(String, String)>,
}

/// What the papers of a district are written from.
#[derive(Clone, Copy)]
pub struct DistrictSpec<'a> {
    pub review: &'a Review,
    pub head: &'a Head,
    /// Date of the papers; dotted when absent.
    pub date: Option<Date>,
    /// The report of six months is asked for, and nothing else.
    pub half_year: bool,
}

impl<'a> DistrictSpec<'a> {
    fn round(&self) -> Round<'a> {
        Round::of(self.review)
    }
}

/// Whether a document is one of ours that nobody has changed since.
pub fn is_untouched(bytes: &[u8]) -> bool {
    docx::is_untouched(bytes)
}

/// What people typed into the sections of a paper of ours since it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedIn {
    pub sections: Vec<TypedSection>,
    /// Nothing else of its text was changed.
    pub whole: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedSection {
    /// The id of its topic.
    pub topic: String,
    /// A paragraph a line.
    pub text: String,
    /// Something is in it that is no text: a picture, a table.
    pub rich: bool,
}

/// What was typed into a paper; none where it is not one of ours, or damaged.
pub fn typed(bytes: &[u8]) -> Option<TypedIn> {
    let (sections, whole) = docx::typed(bytes)?;
    let section = |s: docx::Section| TypedSection { text: s.typed(), rich: s.rich, topic: s.topic };
    Some(TypedIn { sections: sections.into_iter().map(section).collect(), whole })
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Name of its form: "to-trinh".
    pub form: &'static str,
    /// The department a letter is to.
    pub department: String,
    pub bytes: Vec<u8>,
}

/// Why a paper could not be made.
#[derive(Debug)]
pub struct PaperError(pub String);

impl std::fmt::Display for PaperError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PaperError {}

/// Names of the papers of a commune, in the order of the dossier.
pub fn of_commune() -> [&'static str; 4] {
    forms::OF_COMMUNE
}

/// Writes the papers of a commune.
///
/// # Errors
/// A file that cannot be put together.
pub fn dossier(forms: &Forms, spec: &PaperSpec) -> Result<Vec<Paper>, PaperError> {
    let (facts, told) = (commune::facts(spec), commune::of_report(spec));
    forms::OF_COMMUNE.iter().map(|name| written(forms, name, &[&facts, &told, &commune::label(spec, name)], String::new())).collect()
}

/// Writes the paper on which residents say whether they are satisfied.
///
/// # Errors
/// A file that cannot be put together.
pub fn survey(forms: &Forms, spec: &SurveySpec) -> Result<Paper, PaperError> {
    let label = commune::label_of(spec.law, forms::SURVEY, None);
    written(forms, forms::SURVEY, &[&survey::facts(spec), &label], String::new())
}

/// Writes the papers of a district: those that report on it, and a letter to each department with open work; or the
/// report of six months alone.
///
/// # Errors
/// A file that cannot be put together.
pub fn district(forms: &Forms, spec: &DistrictSpec) -> Result<Vec<Paper>, PaperError> {
    let facts = district::facts(spec);
    let report = |name: &'static str| written(forms, name, &[&facts, &district::label(spec, name)], String::new());
    if spec.half_year {
        return Ok(vec![report(forms::HALF_YEAR)?]);
    }
    let reports = forms::OF_DISTRICT.into_iter().map(report);
    let label = district::label(spec, forms::LETTER);
    let departments = spec.review.departments();
    let to_each =
        |work: &DepartmentWork| written(forms, forms::LETTER, &[&facts, &label, &district::letter(spec.review, work)], work.name.clone());
    let letters = departments.iter().filter(|d| !d.work.is_empty()).map(to_each);
    reports.chain(letters).collect()
}

fn written(forms: &Forms, name: &'static str, facts: &[&facts::Facts], department: String) -> Result<Paper, PaperError> {
    let form = forms.form(name).ok_or_else(|| PaperError(name.to_string()))?;
    let bytes = docx::zipped(&render::render(form, facts), &forms.layout).map_err(|e| PaperError(e.to_string()))?;
    Ok(Paper { form: name, department, bytes })
}
