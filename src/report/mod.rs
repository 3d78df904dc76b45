//! Results as text: screen, JSON, CSV, explanation, findings. Pure: nothing is printed or written here.

mod appraisal;
mod communes;
mod compare;
mod contract;
mod csv;
mod decided;
mod diagnostics;
mod doctor;
mod explain_tree;
mod facts;
mod history;
mod html;
mod json;
mod law;
mod law_at;
mod law_diff;
mod outlook;
mod page;
mod progress;
mod records;
mod review;
mod screen;
mod status;
mod table;
mod understanding;
mod verification;
mod village_totals;

use crate::assess::Assessment;
use crate::commune::Commune;
use crate::criteria::Law;
use crate::diag::Diagnostic;
use crate::messages::Lang;

pub use appraisal::{json as appraisal_json, screen as appraisals};
pub use communes::lines;
pub use compare::{json as comparison_json, screen as comparison};
pub use contract::{Published, published};
pub use csv::{csv, csv_commune, csv_communes_head, csv_head, csv_rows};
pub use decided::{DecidedSummary, screen as decided};
pub use diagnostics::diagnostics;
pub use doctor::{Health, doctor};
pub use explain_tree::explain;
pub use history::{falling, json as history_json, screen as history};
pub use html::{PageSpec, html};
pub use json::{Detail, Json, JsonView, json, json_line, json_of, kept};
pub use law::{item as law_item, list as law_list, notices as law_notices, overview as law_overview, totals as law_totals};
pub use law_at::item_at as law_item_at;
pub use law_diff::{Compared, NamedPoint, PointName, json as law_diff_json, screen as law_diff};
pub use outlook::{PlanCase, json as plan_json, screen as plan};
pub use progress::{csv as progress_csv, json as progress_json, screen as progress};
pub use records::{Field, INDICES, Record, Records, TABLES};
pub use review::review;
pub use screen::screen;
pub use status::exit_code;
pub use understanding::{ReadCase, json as understanding_json, screen as understanding};
pub use verification::{
    CellChange, CriteriaChange, EvidenceState, VerdictChange, Verification, Verified, json as verification_json, screen as verifications,
};
pub use village_totals::village_totals;

/// A commune with all that is said of it.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The law it was judged by.
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
    /// Everything found while reading and judging.
    pub findings: &'a [Diagnostic],
}

/// What came of one commune.
pub enum Outcome<'a> {
    Judged(Case<'a>),
    /// A file, or a commune in it, that could not be judged at all.
    Unjudged {
        file: &'a str,
        /// The commune's name; empty for a whole file.
        name: &'a str,
        findings: &'a [Diagnostic],
    },
}

/// How a text for people is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub lang: Lang,
    /// Columns of the screen.
    pub width: usize,
    /// Tables drawn with ASCII characters only.
    pub ascii: bool,
    pub colour: bool,
    /// Conditions of recognition do not count for the verdict.
    pub criteria_only: bool,
    /// Everything, rather than what fits on a screen.
    pub full: bool,
}

impl View {
    /// Columns assumed where no terminal tells.
    pub const WIDTH: usize = 80;

    /// A view in this language without colour, of everything.
    pub fn plain(lang: Lang) -> Self {
        Self { lang, width: Self::WIDTH, ascii: false, colour: false, criteria_only: false, full: true }
    }
}
