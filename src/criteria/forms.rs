//! Tables and papers of a dossier next to the indicators, the survey among them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::packed::packed;
use super::reference::MeasureId;

/// A table or paper of the dossier as a province labels it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Stable id: "T1", "to-trinh".
    pub id: String,
    pub name: String,
    /// The label printed above it, such as "Mẫu số …"; nothing is printed if it is empty.
    #[serde(default)]
    pub label: String,
}

packed! { Form { id, name, label } }

/// What the tables of a dossier next to the indicators ask for, and which measures they answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// Sources of funds offered.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The measure answered by what all works owe.
    pub debts: Option<MeasureId>,
    #[serde(default)]
    pub survey: SurveyRule,
}

packed! { Tables { sources, debts, survey } }

impl Tables {
    /// Every measure that a table answers.
    pub fn measures(&self) -> impl Iterator<Item = &MeasureId> {
        let parts = self.survey.parts.iter().flat_map(|p| [&p.overall, &p.lowest]);
        [&self.debts, &self.survey.returned].into_iter().chain(parts).flatten()
    }
}

/// The questions of the residents' survey and which measures their answers answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyRule {
    /// How many questions; none where no survey is known.
    #[serde(default)]
    pub questions: u32,
    /// Where that was read.
    #[serde(default)]
    pub source: String,
    /// The measure answered by the forms that came back over the households.
    pub returned: Option<MeasureId>,
    /// Questions looked at together.
    #[serde(default, rename = "part")]
    pub parts: Vec<SurveyPart>,
    /// Texts of questions by their number, where one is known.
    #[serde(skip)]
    pub texts: BTreeMap<u32, String>,
}

packed! { SurveyRule { questions, source, returned, parts, texts } }

/// Questions of a survey looked at together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyPart {
    /// First question.
    pub from: u32,
    /// Last question.
    pub to: u32,
    /// The measure answered by all their answers together.
    pub overall: Option<MeasureId>,
    /// The measure answered by the question of the lowest rate.
    pub lowest: Option<MeasureId>,
}

packed! { SurveyPart { from, to, overall, lowest } }

/// The text of a question as a province's file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub number: u32,
    pub text: String,
}

packed! { Question { number, text } }
