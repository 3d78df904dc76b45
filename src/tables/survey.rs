//! T9: the residents' survey, question by question, then what the conditions that rest on it come to.

use super::money::entered;
use super::{Cell, Live, Remark, Row, Shows, Subject, Table, shows};
use crate::assess::{ItemResult, Judged, JudgedTest};
use crate::commune::{Opinion, Survey};
use crate::criteria::{Bound, Measure, SurveyPart};
use crate::explain;
use crate::layout::supplements::{SURVEY, question_text};
use crate::messages::Lang;
use crate::text::Decimal;

/// A question, or a test of a condition.
enum SurveyRow<'a> {
    Question { number: u32, text: String, opinion: Box<Opinion>, unusable: bool, tested: Option<Tested<'a>> },
    Overall { test: &'a JudgedTest, measure: &'a Measure, judged: &'a Judged },
}

/// A test that a single question must pass, with its measure.
type Tested<'a> = (&'a JudgedTest, &'a Measure);

/// Upright, so that all questions are on one page.
fn columns<'a>() -> [Shows<SurveyRow<'a>>; 8] {
    [
        shows("question", 5.0, |l| Cell::centre(l.number())),
        shows("content", 38.0, |l| Cell::text(l.name())),
        shows("satisfied", 9.0, |l| match l {
            SurveyRow::Question { number, opinion, .. } => entered(&SURVEY, (number - 1) as usize, "satisfied", &opinion.satisfied),
            SurveyRow::Overall { test, measure, .. } => {
                let value = explain::tested(Lang::Vi, measure, test).unwrap_or_else(|| "–".to_string());
                Cell { over: 4, ..Cell::centre(value) }
            }
        }),
        shows("not-satisfied", 9.0, |l| match l {
            SurveyRow::Question { number, opinion, .. } => entered(&SURVEY, (number - 1) as usize, "not-satisfied", &opinion.not_satisfied),
            SurveyRow::Overall { .. } => Cell::default(),
        }),
        shows("answers", 9.0, |l| match l {
            SurveyRow::Question { number, .. } => Cell::figure(l.ratio().map(|(_, all)| all).as_ref()).live(Live::Answers(*number)),
            SurveyRow::Overall { .. } => Cell::default(),
        }),
        shows("rate", 9.0, |l| match l {
            SurveyRow::Question { number, .. } => Cell::figure(l.rate().as_ref()).live(Live::Rate(*number)),
            SurveyRow::Overall { .. } => Cell::default(),
        }),
        shows("threshold", 11.0, |l| Cell::centre(l.threshold())),
        shows("met", 12.0, SurveyRow::verdict),
    ]
}

impl SurveyRow<'_> {
    fn number(&self) -> String {
        match self {
            Self::Question { number, .. } => number.to_string(),
            Self::Overall { .. } => String::new(),
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Question { text, .. } => text,
            Self::Overall { measure, .. } => &measure.name,
        }
    }

    /// Those satisfied of all answers; none where they cannot be used.
    fn ratio(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Question { opinion, unusable: false, .. } => opinion.ratio(),
            _ => None,
        }
    }

    fn rate(&self) -> Option<Decimal> {
        self.ratio().map(|(part, all)| explain::printed_rate(&part, &all, self.bound()))
    }

    fn tested(&self) -> Option<Tested<'_>> {
        match self {
            Self::Question { tested, .. } => *tested,
            Self::Overall { test, measure, .. } => Some((test, measure)),
        }
    }

    fn bound(&self) -> Option<&Bound> {
        self.tested().and_then(|(test, _)| test.threshold.lookup.as_ref().ok()).map(|resolved| &resolved.bound)
    }

    fn threshold(&self) -> String {
        let words = |(test, measure): Tested| explain::bound(Lang::Vi, test.op, &measure.unit, &test.threshold.lookup);
        self.tested().map_or_else(|| "–".to_string(), words)
    }

    fn verdict(&self) -> Cell {
        match self {
            Self::Question { tested: None, .. } => Cell::centre("–"),
            Self::Question { number, .. } => Cell::verdict(self.word()).live(Live::Question(*number)),
            Self::Overall { test, judged, .. } => {
                let word = explain::verdict_word(Lang::Vi, judged.verdict, judged.cause.as_ref());
                Cell::verdict(word).live(Live::Measure(test.measure.clone()))
            }
        }
    }

    /// The verdict on a question alone.
    fn word(&self) -> String {
        let Self::Question { unusable, .. } = self else { return String::new() };
        let id = match (self.bound(), self.ratio()) {
            (Some(Bound::Number(bound)), Some((part, all))) if &part * &Decimal::from(100) >= bound * &all => "met",
            (Some(Bound::Number(_)), Some(_)) => "not-met",
            (Some(Bound::Number(_)), None) if *unusable => "unusable",
            (Some(Bound::Number(_)), None) => "no-answer",
            _ => "no-threshold",
        };
        Lang::Vi.text(&format!("verdict-{id}"))
    }
}

/// T9.
pub fn survey(of: Subject) -> Table {
    let columns = columns();
    let mut table = Table::new("t9", &columns);
    if of.assessment.maintenance {
        table.remarks.push(Remark::of(Lang::Vi.text("t6-maintenance")));
    }
    table.remarks.push(forms(&of.commune.survey));
    let tested: Vec<&ItemResult> = of.assessment.conditions.iter().filter(|i| is_surveyed(of, i)).collect();
    table.remarks.extend(trust(&tested));
    for number in 1..=of.law.nation.tables.survey.questions {
        table.row(&columns, &question(of, number));
    }
    if !tested.is_empty() {
        table.rows.push(Row::Section(Lang::Vi.text("t9-overall")));
    }
    for item in tested {
        for (test, judged) in item.judged.tests() {
            let measure = item.version.measures.iter().find(|m| m.id == test.measure);
            measure.into_iter().for_each(|measure| table.row(&columns, &SurveyRow::Overall { test, measure, judged }));
        }
    }
    table
}

/// How many forms went out and came back.
fn forms(survey: &Survey) -> Remark {
    let count = |number: Option<&Decimal>| number.map_or("…".to_string(), |n| Lang::Vi.number(n));
    let facts = [("asked", count(survey.asked.value.as_ref()).into()), ("returned", count(survey.returned.value.as_ref()).into())];
    Remark { text: Lang::Vi.say("t9-forms", &facts), live: Some(Live::Forms) }
}

/// How far the levels below are trusted, where not all are confirmed.
fn trust(tested: &[&ItemResult]) -> Option<Remark> {
    let unconfirmed = tested.iter().flat_map(|item| explain::unconfirmed(item));
    let mut words: Vec<String> = unconfirmed.map(|(_, resolved)| explain::evidence(Lang::Vi, resolved.evidence)).collect();
    words.sort();
    words.dedup();
    let said = |words: Vec<String>| Lang::Vi.say("t2-provisional", &[("evidence", words.join(", ").into())]);
    (!words.is_empty()).then(|| Remark::of(said(words)))
}

/// Whether the survey answers a condition.
fn is_surveyed(of: Subject, item: &ItemResult) -> bool {
    let tables = &of.law.nation.tables;
    let debts = tables.debts.as_ref();
    item.version.measures.iter().any(|m| Some(&m.id) != debts && tables.measures().any(|id| *id == m.id))
}

fn question<'a>(of: Subject<'a>, number: u32) -> SurveyRow<'a> {
    let survey = &of.commune.survey;
    let opinion = survey.opinion(number).unwrap_or_default();
    let known = of.law.nation.tables.survey.text(number).or_else(|| survey.texts.get(&number));
    let unusable = survey.is_unusable(number);
    SurveyRow::Question { number, text: question_text(number, known), opinion: Box::new(opinion), unusable, tested: test_of(of, number) }
}

/// The threshold that a single question must reach, where the law asks that.
pub fn question_bound<'a>(of: Subject<'a>, number: u32) -> Option<&'a Bound> {
    let (test, _) = test_of(of, number)?;
    test.threshold.lookup.as_ref().ok().map(|resolved| &resolved.bound)
}

/// The test a single question must pass: of several looked at together that of the lowest.
fn test_of<'a>(of: Subject<'a>, number: u32) -> Option<Tested<'a>> {
    let part = of.law.nation.tables.survey.parts.iter().find(|p| (p.from..=p.to).contains(&number))?;
    let measure = single(part)?;
    let tests = of.assessment.conditions.iter().flat_map(|i| i.judged.tests().into_iter().map(move |(t, _)| (t, i)));
    let (test, item) = tests.into_iter().find(|(t, _)| t.measure == *measure)?;
    Some((test, item.version.measures.iter().find(|m| m.id == *measure)?))
}

fn single(part: &SurveyPart) -> Option<&String> {
    part.lowest.as_ref().or(part.overall.as_ref().filter(|_| part.from == part.to))
}
