//! The questions of the residents' survey as they are asked on paper, each with a box for either answer.

use std::collections::BTreeMap;

use super::{Cell, Shows, Table, shows};
use crate::criteria::SurveyRule;
use crate::messages::Lang;

struct Question {
    number: u32,
    text: String,
}

const COLUMNS: [Shows<Question>; 4] = [
    shows("question", 6.0, |q| Cell::centre(q.number)),
    shows("question-text", 66.0, |q| Cell::text(&q.text)),
    shows("satisfied-box", 14.0, |_| Cell::centre(Lang::Vi.text("questionnaire-box"))),
    shows("not-satisfied-box", 14.0, |_| Cell::centre(Lang::Vi.text("questionnaire-box"))),
];

/// The questions; one that nobody has worded has a line to write it on.
pub fn questionnaire(rule: &SurveyRule, texts: &BTreeMap<u32, String>) -> Table {
    let mut table = Table::new("questionnaire", &COLUMNS);
    for number in 1..=rule.questions {
        let text = rule.text(number).or_else(|| texts.get(&number)).cloned();
        table.row(&COLUMNS, &Question { number, text: text.unwrap_or_else(|| Lang::Vi.text("questionnaire-line")) });
    }
    table
}
