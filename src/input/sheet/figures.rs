//! The answers in the rows of a table that is understood.

use std::collections::BTreeMap;

use super::align::Why;
use super::shape::is_tick;
use super::table::{About, Table, TableRow, Understood, pieces, title_criterion};
use crate::commune::{Answer, Given, TypedVerdict, Value};
use crate::criteria::{ItemRef, MeasureId};
use crate::diag::{Code, Diagnostic, Origin};
use crate::input::catalog::Asked;
use crate::input::grid::{Area, Content};
use crate::input::rows::{AnswerCells, Answers};
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::{Column, item_label, measure_label as label};

impl<'a> Table<'a> {
    /// Reads the answers of the rows.
    pub fn read(&self, understood: Understood<'a>, answers: &mut Answers, desk: &mut Desk) -> Vec<TypedVerdict> {
        let Understood { mut lines, mut findings } = understood;
        let mut doubts: Vec<(Vec<MeasureId>, Origin)> = Vec::new();
        let mut verdicts = Vec::new();
        findings.extend(guessed(&lines));
        let before = desk.findings.len();
        let merged = self.merged(&lines);
        findings.extend(self.unread(&lines, desk));
        for line in &mut lines {
            if let Some((finding, measures)) = line.fault.take() {
                findings.push(finding);
                doubts.push((measures, line.at.clone()));
            }
            verdicts.extend(self.verdict(line, desk));
            self.answer(line, merged.contains_key(&line.row), answers, desk);
        }
        doubts.extend(self.merged_answers(&lines, &merged, desk));
        doubts.iter().for_each(|(measures, origin)| answers.doubt(measures, origin));
        desk.findings.extend(findings);
        desk.findings[before..].sort_by_key(|f| if let crate::diag::Place::Cell(at) = &f.place { at.row } else { 0 });
        verdicts
    }

    /// What is in the columns of results and is nobody's: one warning that names the cells.
    fn unread(&self, lines: &[TableRow], desk: &Desk) -> Option<Diagnostic> {
        let title = title_criterion(self.grid, &self.region).map(|number| number.to_string());
        // What is taken for a criterion that another row or the title names already may be one of its indicators.
        let named_before = |of: &ItemRef| {
            let same = |line: &&TableRow| matches!(&line.about, About::Criterion(other) if other == of);
            title.as_ref() == Some(&of.code) || lines.iter().filter(same).count() > 1
        };
        let nobodys = |line: &TableRow| match &line.about {
            About::Nothing => true,
            About::Criterion(of) => named_before(of),
            _ => false,
        };
        let lost = |line: &&TableRow| nobodys(line) && !line.total && !line.quiet && !line.cells.is_blank() && desk.is_answer(&line.cells);
        let cell = |line: &TableRow| line.cells.result.as_ref().or(line.cells.numerator.as_ref()).map(|spot| spot.origin.clone());
        let cells: Vec<Origin> = lines.iter().filter(lost).filter_map(cell).collect();
        let list: Vec<String> = cells.iter().map(Origin::cell).collect();
        Some(Diagnostic::new(Code::FiguresUnread, cells.first()?).with("count", cells.len()).with("cells", list.join(", ")))
    }

    fn answer(&self, line: &TableRow<'a>, merged: bool, answers: &mut Answers, desk: &mut Desk) {
        match &line.about {
            About::Measure(of, asked) if !merged => {
                answers.compare_with(*asked, &line.cells, desk.strict);
                let read = self.judged(line, *asked, desk).or_else(|| line.cells.answer(desk, *asked));
                if let Some(answer) = read {
                    answers.add(of.clone(), *asked, line.at.clone(), answer, &mut desk.findings);
                }
            }
            About::Apart(of, measures) => self.answers_apart(line, of, measures, answers, desk),
            About::Together(of, measures) if !line.cells.is_blank() => {
                for (asked, answer) in figures_together(desk, of, measures, &line.cells, &line.at) {
                    answers.add(of.clone(), asked, line.at.clone(), answer, &mut desk.findings);
                }
            }
            _ => {}
        }
    }

    /// Each figure of a cell that holds several.
    fn answers_apart(&self, line: &TableRow<'a>, of: &ItemRef, measures: &[Asked<'a>], answers: &mut Answers, desk: &mut Desk) {
        let Some((spot, pieces)) = pieces(&line.cells, measures) else { return };
        for (asked, piece) in measures.iter().zip(pieces) {
            let Some(content) = piece.as_deref().and_then(Content::of_text) else { continue };
            let cells = AnswerCells { result: Some(spot.holding(&content)), note: line.cells.note.clone(), ..AnswerCells::default() };
            if let Some(answer) = cells.answer(desk, *asked) {
                answers.add(of.clone(), *asked, line.at.clone(), answer, &mut desk.findings);
            }
        }
    }

    /// What ticks or a self-assessment say of a yes/no measure: an answer where the result is blank, a contradiction
    /// where it says otherwise.
    fn judged(&self, line: &TableRow<'a>, asked: Asked, desk: &mut Desk) -> Option<Answer> {
        if asked.measure.kind != crate::criteria::Kind::YesNo || asked.none {
            return None;
        }
        let said = self.said(line.row, desk);
        let result = line.cells.result.as_ref().map(|spot| (spot, desk.judgement(spot.content)));
        let unusable = |origin: &Origin| Some(Answer { origin: Some(origin.clone()), ..Answer::given(Given::Unusable) });
        let (first, met) = said.first()?;
        if let Some((other, _)) = said.iter().find(|(_, other)| other != met) {
            desk.note(Code::JudgementsContradict, asked, other, [("other", first.origin.to_string().into())]);
            return unusable(&other.origin);
        }
        match result {
            Some((spot, Some(answer))) if answer != *met => {
                desk.note(Code::JudgementsContradict, asked, first, [("other", spot.origin.to_string().into())]);
                unusable(&spot.origin)
            }
            Some(_) => None,
            None if line.cells.is_blank() => {
                desk.note(Code::AnswerFromJudgement, asked, first, []);
                let answer = Answer { origin: Some(first.origin.clone()), ..line.cells.beside() };
                Some(Answer { given: Given::Value(Value::YesNo(*met)), ..answer })
            }
            None => None,
        }
    }

    /// The judgements next to the result: ticks and the commune's own assessment.
    pub(super) fn said(&self, row: u32, desk: &Desk) -> Vec<(Spot<'a>, bool)> {
        let mut said = Vec::new();
        for (at, met) in self.chosen.ticks.iter().zip([true, false]) {
            let ticked = at.and_then(|c| Spot::at(self.grid, row, c)).filter(|spot| is_tick(spot.content));
            said.extend(ticked.map(|spot| (spot, met)));
        }
        let verdict = self.chosen.columns.get(&Column::Verdict).and_then(|c| Spot::at(self.grid, row, *c));
        said.extend(verdict.and_then(|spot| desk.judgement(spot.content).map(|met| (spot, met))));
        said
    }

    /// Rows of several measures that share one merged cell of a result.
    fn merged(&self, lines: &[TableRow]) -> BTreeMap<u32, Area> {
        let Some(column) = self.chosen.columns.get(&Column::Result) else { return BTreeMap::new() };
        let measured = lines.iter().filter(|l| matches!(l.about, About::Measure(..)));
        let inside: Vec<(u32, Area)> = measured.filter_map(|l| Some((l.row, self.grid.merged_down(l.row, *column)?))).collect();
        let shared = |area: &Area| inside.iter().filter(|(_, a)| a == area).count() > 1 && self.grid.get(area.top, area.left).is_some();
        inside.iter().filter(|(_, area)| shared(area)).copied().collect()
    }

    /// One result over several measures may be that of the first or of all: it is none.
    fn merged_answers(&self, lines: &[TableRow], merged: &BTreeMap<u32, Area>, desk: &mut Desk) -> Vec<(Vec<MeasureId>, Origin)> {
        let mut areas: Vec<Area> = merged.values().copied().collect();
        areas.dedup();
        let mut doubts = Vec::new();
        for area in areas {
            let Some(spot) = Spot::at(self.grid, area.top, area.left) else { continue };
            let inside = lines.iter().filter(|l| merged.get(&l.row) == Some(&area));
            let asked = inside.filter_map(|l| if let About::Measure(_, asked) = &l.about { Some(asked.measure) } else { None });
            let (measures, codes): (Vec<MeasureId>, Vec<String>) = asked.map(|m| (m.id.clone(), label(m))).unzip();
            let finding = spot.finding(Code::ResultMerged).with("read", spot.content.fact()).with("area", area.print());
            desk.findings.push(finding.with("codes", codes.join(", ")));
            doubts.push((measures, spot.origin));
        }
        doubts
    }

    /// What a person typed under "Đánh giá": never an answer, but worth comparing.
    fn verdict(&self, line: &TableRow, desk: &Desk) -> Option<TypedVerdict> {
        let (of, measure) = match &line.about {
            About::Measure(of, asked) => (of, Some(asked.measure.id.clone())),
            About::Together(of, _) | About::Apart(of, _) | About::Criterion(of) => (of, None),
            About::Nothing => return None,
        };
        let spot = Spot::at(self.grid, line.row, *self.chosen.columns.get(&Column::Verdict)?)?;
        let met = desk.judgement(spot.content)?;
        Some(TypedVerdict { item: of.clone(), measure, met, typed: spot.content.plain(), origin: spot.origin })
    }

    /// The headings of figures of another year than the one they are judged for.
    pub fn other_year(&self, year: Option<i16>) -> Vec<Diagnostic> {
        let Some(year) = year else { return Vec::new() };
        let other = |(named, _): &&(i16, Origin)| *named != year;
        let finding = |(named, at): &(i16, Origin)| Diagnostic::new(Code::ColumnOfOtherYear, at).with("read", *named).with("year", year);
        self.chosen.years.iter().filter(other).map(finding).collect()
    }
}

/// Rows taken for an indicator by a likeness or by their order: one warning each that names the cells.
fn guessed(lines: &[TableRow]) -> Vec<Diagnostic> {
    let of = |why: Why, code: Code| {
        let rows: Vec<&TableRow> = lines.iter().filter(|l| l.why == Some(why) && !l.cells.is_blank()).collect();
        let named = |line: &&TableRow| {
            let code = match &line.about {
                About::Measure(_, asked) => label(asked.measure),
                About::Together(of, _) | About::Apart(of, _) => of.code.clone(),
                _ => return None,
            };
            Some((line.at.clone(), format!("{} → {code}", line.at.cell())))
        };
        let named: Vec<(Origin, String)> = rows.iter().filter_map(named).collect();
        let first = named.first()?.0.clone();
        let list: Vec<String> = named.into_iter().map(|(_, text)| text).collect();
        Some(Diagnostic::new(code, &first).with("count", list.len()).with("rows", list.join(", ")))
    };
    [of(Why::Likeness, Code::RowsByLikeness), of(Why::Order, Code::RowsByOrder)].into_iter().flatten().collect()
}

/// One figure where each of several measures asks for its own: kept as what it is for all of them.
fn figures_together<'a>(
    desk: &mut Desk,
    of: &ItemRef,
    measures: &[Asked<'a>],
    cells: &AnswerCells,
    at: &Origin,
) -> Vec<(Asked<'a>, Answer)> {
    let parts: Vec<String> = measures.iter().map(|a| format!("{}/{} ({})", of.code, a.measure.part, a.measure.name)).collect();
    let read = [&cells.result, &cells.numerator, &cells.denominator].into_iter().flatten().next();
    let finding = match read {
        Some(spot) => spot.finding(Code::FiguresTogether).with("read", spot.content.fact()),
        None => Diagnostic::new(Code::FiguresTogether, at).with("read", ""),
    };
    desk.findings
        .push(finding.with("code", item_label(of, measures.first().map_or("", |a| &a.measure.name))).with("parts", parts.join("; ")));
    let Some(answer) = measures.first().and_then(|first| cells.answer(desk, *first)) else { return Vec::new() };
    let given = match &answer.given {
        Given::Value(value) | Given::Together(value) => Given::Together(value.clone()),
        other => other.clone(),
    };
    measures.iter().map(|asked| (*asked, Answer { given: given.clone(), ..answer.clone() })).collect()
}
