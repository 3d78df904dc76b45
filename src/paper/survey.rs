//! What the paper that asks residents may speak of: who is asked about what, and the questions.

use super::commune::{dots, standard};
use super::docx::Table;
use super::facts::{Facts, Terms, names};
use super::table::printed;
use crate::commune::Commune;
use crate::criteria::{Law, Level, Unit};
use crate::explain;
use crate::messages::Lang;
use crate::tables;

/// What the paper that asks residents is written from.
#[derive(Clone, Copy)]
pub struct SurveySpec<'a> {
    pub law: &'a Law,
    /// The commune as far as it is known, with the questions it has worded.
    pub commune: &'a Commune,
    pub target: Level,
    pub year: i16,
}

type Key = (&'static str, fn(&SurveySpec) -> String);

const KEYS: [Key; 7] = [
    ("ten_xa", |s| explain::named_unit(s.law, s.commune, Unit::Commune)),
    ("huyen", |s| explain::named_unit(s.law, s.commune, Unit::District)),
    ("tinh", |s| explain::named_unit(s.law, s.commune, Unit::Province)),
    ("muc", |s| explain::level(Lang::Vi, s.target)),
    ("chuan", |s| standard(s.target)),
    ("nam", |s| s.year.to_string()),
    ("so_cau", |s| if rule(s).questions == 0 { dots() } else { rule(s).questions.to_string() }),
];

type Condition = (&'static str, fn(&SurveySpec) -> bool);

const CONDITIONS: [Condition; 2] = [
    ("minh_hoa", |s| s.law.illustration()),
    ("thieu_noi_dung", |s| (1..=rule(s).questions).any(|n| rule(s).text(n).or_else(|| s.commune.survey.texts.get(&n)).is_none())),
];

type Drawn = (&'static str, fn(&SurveySpec) -> Table);

const TABLES: [Drawn; 1] = [("cau_hoi", |s| printed(&tables::questionnaire(rule(s), &s.commune.survey.texts)))];

/// The terms of the paper.
pub(super) static TERMS: Terms = Terms { keys: &names(&KEYS), conditions: &names(&CONDITIONS), tables: &names(&TABLES), lists: &[] };

fn rule<'a>(spec: &SurveySpec<'a>) -> &'a crate::criteria::SurveyRule {
    &spec.law.nation.tables.survey
}

/// What they mean for one commune.
pub(super) fn facts(spec: &SurveySpec) -> Facts {
    Facts {
        keys: KEYS.iter().map(|(name, value)| (*name, value(spec))).collect(),
        conditions: CONDITIONS.iter().map(|(name, holds)| (*name, holds(spec))).collect(),
        tables: TABLES.iter().map(|(name, drawn)| (*name, drawn(spec))).collect(),
        lists: Vec::new(),
        topics: Vec::new(),
    }
}
