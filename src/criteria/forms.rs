//! Tables and papers of a dossier next to the indicators, the survey among them.

use serde::Deserialize;

use super::counterpart::{Counterpart, FundSource};
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
    #[serde(default, rename = "source")]
    pub sources: Vec<FundSource>,
    /// Ratios between them that councils set.
    #[serde(skip)]
    pub counterparts: Vec<Counterpart>,
    /// The measure answered by what all works owe.
    pub debts: Option<MeasureId>,
    #[serde(default)]
    pub survey: SurveyRule,
}

packed! { Tables { sources, counterparts, debts, survey } }

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
    /// Questions whose text is known; of two of a number the later one holds.
    #[serde(default, rename = "question")]
    pub given: Vec<Question>,
}

packed! { SurveyRule { questions, source, returned, parts, given } }

impl SurveyRule {
    /// The text of a question, where it is known.
    pub fn text(&self, number: u32) -> Option<&String> {
        self.given.iter().rev().find(|q| q.number == number).map(|q| &q.text)
    }

    /// What is wrong with a question that is given: the survey has none of that number, or has it in another group.
    pub fn unknown(&self, question: &Question) -> Option<String> {
        let Question { number, group, .. } = question;
        if !(1..=self.questions).contains(number) {
            return Some(format!("question {number}"));
        }
        let own = |part: &SurveyPart| part.id == *group && (part.from..=part.to).contains(number);
        (!group.is_empty() && !self.parts.iter().any(own)).then(|| format!("question {number}: group {group}"))
    }
}

/// Questions of a survey looked at together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyPart {
    /// The stable id, by which a question may say that it is one of them.
    #[serde(default)]
    pub id: String,
    /// First question.
    pub from: u32,
    /// Last question.
    pub to: u32,
    /// The measure answered by all their answers together.
    pub overall: Option<MeasureId>,
    /// The measure answered by the question of the lowest rate.
    pub lowest: Option<MeasureId>,
}

packed! { SurveyPart { id, from, to, overall, lowest } }

/// A question of the survey as whoever asks it words it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub number: u32,
    pub text: String,
    /// Which questions it is looked at with, where that is said: the id of a part.
    #[serde(default)]
    pub group: String,
}

packed! { Question { number, text, group } }
