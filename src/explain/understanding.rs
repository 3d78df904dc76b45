//! What came of a row of a workbook made by hand.

use super::{given, measure_name};
use crate::commune::{Answer, Commune};
use crate::criteria::Law;
use crate::layout::understanding::{AboutView, RowView};
use crate::messages::Lang;

/// The figure of a row as it was read: none where no answer came of it.
pub fn read_of(lang: Lang, law: &Law, commune: Option<&Commune>, row: &RowView) -> Option<String> {
    let (measure, answer) = answer_of(commune, row)?;
    let (_, measure) = measure_name(law, measure)?;
    Some(given(lang, &measure, &answer.given))
}

/// The answer that came of a row, and the measure it is of.
pub fn answer_of<'a>(commune: Option<&'a Commune>, row: &RowView) -> Option<(&'a str, &'a Answer)> {
    let own = |answer: &Answer| answer.origin.as_ref().is_some_and(|at| row.figures.iter().any(|f| f.at == *at));
    let about = |id: &str| match &row.about {
        AboutView::Measure(_, measure, _) => id == measure,
        AboutView::Together(of) => id.split('/').next() == Some(of.to_string().as_str()),
        _ => false,
    };
    let answers = commune.into_iter().flat_map(|c| &c.answers);
    answers.filter(|(id, answer)| about(id) && own(answer)).map(|(id, answer)| (id.as_str(), answer)).next()
}
