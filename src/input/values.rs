//! One cell → one value, by the kind of its measure. A form of ours is read strictly, exactly as its
//! own formulas read it; a hand-made sheet leniently, where there is one reading only.

use super::catalog::{Asked, label};
use super::grid::Content;
use super::spot::Spot;
use crate::commune::{Given, Value};
use crate::criteria::{Kind, Nation};
use crate::diag::{Code, Diagnostic, Fact};
use crate::text::{Decimal, NumberText, fold, fold_loose, read_number};

/// Stands for a fact that is not there, so that a sentence can leave it out.
pub(super) const NONE: &str = "none";

/// Reads values and notes what is wrong with them.
pub(super) struct Desk<'a> {
    /// Words and scales.
    pub nation: &'a Nation,
    /// A form of ours.
    pub strict: bool,
    /// Everything noted so far.
    pub findings: Vec<Diagnostic>,
}

/// How a number was marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Not at all.
    Plain,
    /// By a % sign typed behind it: it can be no fraction.
    Sign,
}

impl<'a> Desk<'a> {
    /// A desk without findings.
    pub fn new(nation: &'a Nation, strict: bool) -> Self {
        Self { nation, strict, findings: Vec::new() }
    }

    /// Notes something about a cell.
    pub fn note(&mut self, code: Code, asked: Asked, spot: &Spot, facts: impl IntoIterator<Item = (&'static str, Fact)>) {
        let mut finding = spot.finding(code).with("code", label(&asked.measure.id)).with("read", spot.content.fact());
        finding.facts.extend(facts);
        self.findings.push(finding);
    }

    /// What a result cell gives; `reason` explains "Không áp dụng".
    pub fn value(&mut self, asked: Asked, spot: &Spot, reason: &str) -> Given {
        if self.dead(asked, spot) {
            return Given::Unusable;
        }
        if self.is_not_applicable(spot) {
            return self.not_applicable(asked, spot, reason);
        }
        let value = match asked.measure.kind {
            Kind::YesNo => self.yes_no(asked, spot).map(Value::YesNo),
            Kind::Rate => self.rate(asked, spot).map(Value::Number),
            Kind::Number | Kind::Count => self.amount(asked, spot).map(Value::Number),
            Kind::Grade => self.grade(asked, spot),
            Kind::Villages => {
                // In a form that cell shows the count of the villages sheet.
                if !self.strict {
                    self.note(Code::VillagesTyped, asked, spot, []);
                }
                None
            }
        };
        value.map_or(Given::Unusable, Given::Value)
    }

    /// Notes a cell that holds no value at all: an error, a formula never calculated, rubbish.
    pub fn dead(&mut self, asked: Asked, spot: &Spot) -> bool {
        let code = match spot.content {
            Content::Error(_) => Code::ErrorValue,
            Content::NoResult => Code::FormulaWithoutResult,
            Content::Broken => Code::BrokenCell,
            _ => return false,
        };
        self.note(code, asked, spot, []);
        true
    }

    /// "Không áp dụng".
    pub fn is_not_applicable(&self, spot: &Spot) -> bool {
        self.is_word(&self.nation.words.not_applicable, spot.content)
    }

    fn not_applicable(&mut self, asked: Asked, spot: &Spot, reason: &str) -> Given {
        if !asked.measure.if_any {
            self.note(Code::NotApplicableForbidden, asked, spot, []);
            return Given::Unusable;
        }
        if reason.is_empty() {
            self.note(Code::NotApplicableUnexplained, asked, spot, []);
        }
        Given::NotApplicable(reason.to_string())
    }

    fn is_word(&self, list: &[String], content: &Content) -> bool {
        let Content::Text(text) = content else { return false };
        let same = |w: &String| fold(w) == fold(text) || (!self.strict && fold_loose(w) == fold_loose(text));
        list.iter().any(same)
    }

    fn is_judgement(&self, content: &Content) -> bool {
        matches!(content, Content::Bool(_)) || self.is_word(&self.nation.words.yes, content) || self.is_word(&self.nation.words.no, content)
    }

    fn yes_no(&mut self, asked: Asked, spot: &Spot) -> Option<bool> {
        let words = &self.nation.words;
        let none = asked.none && self.is_word(&words.none, spot.content);
        match spot.content {
            Content::Bool(yes) => Some(*yes),
            // "Đạt" where nothing may be there can mean either.
            content if !asked.none && self.is_word(&words.yes, content) => Some(true),
            content if none || (!asked.none && self.is_word(&words.no, content)) => Some(false),
            _ => {
                self.unknown_word(asked, spot);
                None
            }
        }
    }

    fn unknown_word(&mut self, asked: Asked, spot: &Spot) {
        let words = &self.nation.words;
        let offered: Vec<&str> = match (asked.none, asked.measure.kind) {
            (true, Kind::Count | Kind::Number) => ["0"].into_iter().chain(words.none.first().map(String::as_str)).collect(),
            (true, _) => words.none.first().map(String::as_str).into_iter().collect(),
            (false, _) => words.yes.first().into_iter().chain(words.no.first()).map(String::as_str).collect(),
        };
        let offered = offered.join(" / ");
        self.note(Code::WordUnknown, asked, spot, [("words", offered.into())]);
    }

    fn grade(&mut self, asked: Asked, spot: &Spot) -> Option<Value> {
        let scale = self.nation.scales.get(&asked.measure.scale).map(Vec::as_slice).unwrap_or_default();
        let found = scale.iter().position(|word| self.is_word(std::slice::from_ref(word), spot.content));
        match found {
            Some(rank) => Some(Value::Grade(rank, scale[rank].clone())),
            None => {
                let words = scale.join(" / ");
                self.note(Code::GradeUnknown, asked, spot, [("words", words.into())]);
                None
            }
        }
    }

    /// A rate in per cent.
    fn rate(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        let (value, mark) = self.number(asked, spot)?;
        let (zero, one, hundred) = (Decimal::zero(), Decimal::from(1), Decimal::from(100));
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
        } else if value > hundred {
            self.note(Code::RateOver100, asked, spot, [("value", (&value).into())]);
        } else if value > zero && value <= one && !asked.measure.small && mark == Mark::Plain {
            self.note(Code::RateMaybeFraction, asked, spot, [("value", (&value).into()), ("suggest", (&value * &hundred).into())]);
        } else {
            return Some(value);
        }
        None
    }

    /// A number in the measure's unit.
    fn amount(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        if asked.none && self.is_word(&self.nation.words.none, spot.content) {
            return Some(Decimal::zero());
        }
        if asked.none && self.is_judgement(spot.content) {
            self.unknown_word(asked, spot);
            return None;
        }
        let (value, _) = self.number(asked, spot)?;
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
        } else if asked.measure.kind == Kind::Count && !value.is_whole() {
            self.note(Code::CountNotWhole, asked, spot, [("unit", asked.measure.unit.as_str().into())]);
        } else if let Some(most) = asked.measure.most.as_ref().filter(|most| value > **most) {
            self.note(Code::OtherUnit, asked, spot, [("unit", asked.measure.unit.as_str().into()), ("most", most.into())]);
        } else {
            return Some(value);
        }
        None
    }

    fn number(&mut self, asked: Asked, spot: &Spot) -> Option<(Decimal, Mark)> {
        match spot.content {
            Content::Number { value, percent: false } => Some((value.clone(), Mark::Plain)),
            Content::Number { value, percent: true } => self.percent_cell(asked, spot, value).map(|v| (v, Mark::Plain)),
            Content::Text(text) => self.number_text(asked, spot, text),
            content if self.is_judgement(content) => {
                self.note(Code::JudgementForNumber, asked, spot, []);
                None
            }
            _ => self.no_number(asked, spot, None),
        }
    }

    /// A cell formatted as a percentage: 0.955 shown as 95,5 %.
    fn percent_cell(&mut self, asked: Asked, spot: &Spot, value: &Decimal) -> Option<Decimal> {
        let shown = value * &Decimal::from(100);
        let facts = [("stored", value.into()), ("suggest", (&shown).into())];
        match (self.strict, asked.measure.kind) {
            (true, _) => self.note(Code::PercentCellInForm, asked, spot, facts),
            (false, Kind::Rate) => {
                self.note(Code::PercentCell, asked, spot, facts);
                return Some(shown);
            }
            (false, _) => self.note(Code::NumberAmbiguous, asked, spot, [("first", value.into()), ("second", (&shown).into())]),
        }
        None
    }

    fn number_text(&mut self, asked: Asked, spot: &Spot, text: &str) -> Option<(Decimal, Mark)> {
        match read_number(text) {
            NumberText::Number { value, percent } if self.strict || (percent && asked.measure.kind != Kind::Rate) => {
                self.no_number(asked, spot, Some(value))
            }
            NumberText::Number { value, percent } => {
                self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
                Some((value, if percent { Mark::Sign } else { Mark::Plain }))
            }
            NumberText::Ambiguous(first, second) if !self.strict => {
                self.note(Code::NumberAmbiguous, asked, spot, [("first", first.into()), ("second", second.into())]);
                None
            }
            NumberText::Not if self.is_judgement(spot.content) => {
                self.note(Code::JudgementForNumber, asked, spot, []);
                None
            }
            NumberText::Ambiguous(..) | NumberText::Not => self.no_number(asked, spot, None),
        }
    }

    fn no_number<T>(&mut self, asked: Asked, spot: &Spot, looks_like: Option<Decimal>) -> Option<T> {
        let suggest = looks_like.map_or_else(|| Fact::from(NONE), Fact::from);
        self.note(Code::TextForNumber, asked, spot, [("suggest", suggest)]);
        None
    }

    /// A numerator or denominator: a number that is no percentage, and not below zero.
    pub fn part(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        let value = self.part_number(asked, spot)?;
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
            return None;
        }
        Some(value)
    }

    /// The same of any sign: beside a blank cell it decides nothing.
    pub fn part_number(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        if self.dead(asked, spot) {
            return None;
        }
        let as_count = Asked { none: false, ..asked };
        if let Content::Number { value, percent: true } = spot.content {
            let shown = value * &Decimal::from(100);
            let (code, facts) = match self.strict {
                true => (Code::PercentCellInForm, [("stored", value.into()), ("suggest", Fact::from(value))]),
                false => (Code::NumberAmbiguous, [("first", value.into()), ("second", shown.into())]),
            };
            self.note(code, asked, spot, facts);
            return None;
        }
        let percent_text = matches!(spot.content, Content::Text(t) if matches!(read_number(t), NumberText::Number { percent: true, .. }));
        if percent_text {
            return self.no_number(asked, spot, None);
        }
        self.number(as_count, spot).map(|(value, _)| value)
    }

    /// The rate typed beside numerator and denominator, in per cent, without asking whether it is plausible.
    pub fn typed_rate(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        if self.dead(asked, spot) {
            return None;
        }
        self.number(asked, spot).map(|(value, _)| value)
    }
}
