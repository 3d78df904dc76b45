//! One row → one answer: a value, or numerator and denominator with the rate typed next to them; and
//! all rows → the commune's answers, each measure answered once.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::Asked;
use super::grid::Grid;
use super::past;
use super::spot::Spot;
use super::values::{Desk, Reading};
use crate::commune::{Answer, Given, Value};
use crate::criteria::{ItemRef, Kind, MeasureId};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::{Column, measure_label as label};
use crate::text::Decimal;

/// Where the columns of a table are.
pub(super) type Columns = BTreeMap<Column, u32>;

/// The cells of a row that make an answer.
#[derive(Default)]
pub(super) struct AnswerCells<'a> {
    pub numerator: Option<Spot<'a>>,
    pub denominator: Option<Spot<'a>>,
    pub result: Option<Spot<'a>>,
    pub dated: String,
    pub authority: String,
    pub documents: String,
    pub note: String,
    pub explanation: String,
    pub previous: Option<Spot<'a>>,
}

impl<'a> AnswerCells<'a> {
    /// The cells of a row of a table.
    pub fn of(grid: &'a Grid, row: u32, columns: &Columns) -> Self {
        let spot = |column| columns.get(&column).and_then(|c| Spot::at(grid, row, *c));
        let text = |column| columns.get(&column).map(|c| grid.text(row, *c)).unwrap_or_default();
        Self {
            numerator: spot(Column::Numerator),
            denominator: spot(Column::Denominator),
            result: spot(Column::Result),
            dated: text(Column::Dated),
            authority: text(Column::Authority),
            documents: text(Column::Documents),
            note: text(Column::Note),
            explanation: text(Column::Explanation),
            previous: spot(Column::LastYear),
        }
    }

    /// Nothing that could be an answer.
    pub fn is_blank(&self) -> bool {
        self.numerator.is_none() && self.denominator.is_none() && self.result.is_none()
    }

    /// The answer of the row; `None` when there is none.
    pub fn answer(&self, desk: &mut Desk, asked: Asked) -> Option<Answer> {
        let rate = asked.measure.kind == Kind::Rate;
        let answer = match (&self.numerator, &self.denominator) {
            (Some(numerator), Some(denominator)) if rate => self.ratio(desk, asked, numerator, denominator),
            (Some(one), None) | (None, Some(one)) if rate => self.half(desk, asked, one)?,
            _ => self.single(desk, asked)?,
        };
        let Answer { given, origin, typed_rate, rate_origin, typed_verdict, shown, .. } = answer;
        // A part and a whole typed into one cell have that cell alone.
        let whole = self.denominator.as_ref().map(|d| d.origin.clone()).or_else(|| origin.clone());
        Some(Answer { given, origin, typed_rate, rate_origin, typed_verdict, shown, whole, ..self.beside() })
    }

    /// What is next to an answer.
    pub fn beside(&self) -> Answer {
        Answer {
            dated: self.dated.clone(),
            confirmed_by: self.authority.clone(),
            documents: self.documents.clone(),
            note: self.note.clone(),
            explanation: self.explanation.clone(),
            ..Answer::given(Given::Unusable)
        }
    }

    fn single(&self, desk: &mut Desk, asked: Asked) -> Option<Answer> {
        let Some(spot) = self.result.as_ref() else {
            if let (true, Some(part)) = (asked.measure.kind != Kind::Rate, self.numerator.as_ref().or(self.denominator.as_ref())) {
                desk.note(Code::RatioNotAsked, asked, part, []);
            }
            return None;
        };
        let Reading { value, typed_rate, verdict, shown } = desk.read(asked, spot, &self.note);
        let given = Answer::given(value.unwrap_or(Given::Unusable));
        let mut answer = Answer { origin: Some(spot.origin.clone()), typed_rate, typed_verdict: verdict, shown, ..given };
        if answer.typed_rate.is_some() {
            answer.rate_origin = Some(spot.origin.clone());
            compare(desk, asked, spot, &mut answer, spot);
        }
        Some(answer)
    }

    /// Numerator without denominator or the other way round: the typed rate, if there is one.
    fn half(&self, desk: &mut Desk, asked: Asked, one: &Spot) -> Option<Answer> {
        if desk.part_number(asked, one).is_none() {
            return Some(Answer { origin: Some(one.origin.clone()), ..Answer::given(Given::Unusable) });
        }
        desk.note(Code::RatioIncomplete, asked, one, []);
        self.single(desk, asked)
    }

    fn ratio(&self, desk: &mut Desk, asked: Asked, numerator: &Spot, denominator: &Spot) -> Answer {
        let parts = (desk.part(asked, numerator), desk.part(asked, denominator));
        let pair = parts.0.clone().zip(parts.1.clone());
        let typed = self.result.as_ref().map(|spot| (spot, desk.typed_rate(asked, spot, pair.as_ref())));
        let given = match parts {
            (Some(n), Some(d)) => desk.checked(asked, n, d, [numerator, denominator]),
            _ => Given::Unusable,
        };
        let mut answer = Answer { origin: Some(numerator.origin.clone()), ..Answer::given(given) };
        match typed {
            Some((_, None)) => answer.given = Given::Unusable,
            Some((spot, Some(rate))) => {
                answer.rate_origin = Some(spot.origin.clone());
                answer.typed_rate = Some(rate);
                compare(desk, asked, spot, &mut answer, denominator);
            }
            None => {}
        }
        answer
    }
}

/// A typed rate may differ from the quotient next to it by rounding only. What is judged where it differs more is
/// known when the thresholds are; a rate of nothing is none.
fn compare(desk: &mut Desk, asked: Asked, spot: &Spot, answer: &mut Answer, whole: &Spot) {
    let (Some(rate), Given::Value(Value::Ratio { numerator, denominator })) = (answer.other_rate(), &answer.given) else { return };
    let parts = [("numerator", numerator.into()), ("denominator", denominator.into())];
    let Some(computed) = (numerator * &Decimal::from(100)).quotient(denominator, rate.decimals() + 2) else {
        desk.note(Code::DenominatorZero, asked, whole, parts);
        answer.given = Given::Unusable;
        return;
    };
    let other = answer.origin.as_ref().map(ToString::to_string).unwrap_or_default();
    let facts = [("typed", rate.into()), ("computed", computed.into()), ("other", other.into()), ("judged", "open".into())];
    desk.note(Code::RateDisagrees, asked, spot, parts.into_iter().chain(facts));
}

/// The answers of a workbook while its rows are read.
#[derive(Default)]
pub(super) struct Answers {
    pub by_measure: BTreeMap<MeasureId, Answer>,
    /// What is next to an answer that is blank, should the villages' sum fill it.
    pub beside: BTreeMap<MeasureId, Answer>,
    /// Last year's figures, shown for comparison: never answers.
    pub previous: BTreeMap<MeasureId, (Value, Option<Origin>)>,
    rows: BTreeMap<(ItemRef, MeasureId), Origin>,
    /// Measures that hold no answer but the doubt that a row may have been about them.
    doubted: BTreeSet<MeasureId>,
}

impl Answers {
    /// Takes up last year's figure shown in a row.
    pub fn compare_with(&mut self, asked: Asked, row: &AnswerCells, strict: bool) {
        let Some(spot) = &row.previous else { return };
        if let Some(value) = past::value(asked, spot.content, strict) {
            self.previous.entry(asked.measure.id.clone()).or_insert((value, Some(spot.origin.clone())));
        }
    }

    /// Takes up an answer. The same measure twice makes it unusable, unless two items that share it agree.
    pub fn add(&mut self, of: ItemRef, asked: Asked, row: Origin, answer: Answer, findings: &mut Vec<Diagnostic>) {
        let id = &asked.measure.id;
        let fault = |code, at: &Origin, other: &Origin| {
            Diagnostic::new(code, Place::from(at)).with("code", label(asked.measure)).with("other", other.to_string())
        };
        let earlier = self.rows.insert((of, id.clone()), row.clone());
        let Some(first) = self.by_measure.get_mut(id).filter(|_| !self.doubted.remove(id)) else {
            self.by_measure.insert(id.clone(), answer);
            return;
        };
        if let Some(earlier) = earlier {
            findings.push(fault(Code::CodeTwice, &row, &earlier));
            first.given = Given::Unusable;
        } else if !agree(&first.given, &answer.given) {
            let both_read = first.given != Given::Unusable && answer.given != Given::Unusable;
            if let (true, Some(at), Some(other)) = (both_read, &answer.origin, &first.origin) {
                findings.push(fault(Code::AnswersDiffer, at, other));
            }
            first.given = Given::Unusable;
        } else if answer.other_rate().is_some() {
            // The figures of both rows are alike, and one of them has a rate next to it that says otherwise.
            let twice = first.other_rate().is_some_and(|rate| Some(rate) != answer.other_rate());
            let given = if twice { Given::Unusable } else { answer.given.clone() };
            *first = Answer { given, typed_rate: answer.typed_rate, rate_origin: answer.rate_origin, ..first.clone() };
        }
    }

    /// Marks measures that a row may have been about, unless another row answers them, of this table or of one read later.
    pub fn doubt(&mut self, measures: &[MeasureId], origin: &Origin) {
        for id in measures.iter().filter(|id| !self.by_measure.contains_key(*id)).cloned().collect::<Vec<_>>() {
            let unusable = Answer { origin: Some(origin.clone()), ..Answer::given(Given::Unusable) };
            self.by_measure.insert(id.clone(), unusable);
            self.doubted.insert(id);
        }
    }
}

fn agree(a: &Given, b: &Given) -> bool {
    match (a, b) {
        (Given::Value(Value::Number(rate)), Given::Value(Value::Ratio { numerator, denominator }))
        | (Given::Value(Value::Ratio { numerator, denominator }), Given::Value(Value::Number(rate))) => {
            rate * denominator == numerator * &Decimal::from(100)
        }
        (Given::NotApplicable(_), Given::NotApplicable(_)) => true,
        _ => a == b,
    }
}
