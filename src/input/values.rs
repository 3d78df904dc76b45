//! One cell → one value, by the kind of its measure. A form of ours is read strictly, exactly as its
//! own formulas read it; a hand-made sheet leniently, where there is one reading only.

use super::catalog::Asked;
use super::grid::Content;
use super::rows::Row;
use super::spot::Spot;
use super::words::WORDS;
use crate::commune::{Given, Value};
use crate::criteria::{Kind, Nation};
use crate::diag::{Code, Diagnostic, Fact};
use crate::layout::measure_label as label;
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
        if let Some(own) = self.not_applicable_because(spot.content) {
            let reasons: Vec<&str> = [own.as_str(), reason].into_iter().filter(|r| !r.is_empty()).collect();
            return self.not_applicable(asked, spot, &reasons.join("; "));
        }
        if let (Kind::Rate, Some(value)) = (asked.measure.kind, rate_together(spot.content)) {
            self.note(Code::FiguresTogether, asked, spot, [("parts", asked.measure.name.as_str().into())]);
            return Given::Together(value);
        }
        if let (Kind::Rate, false, Some((n, d))) = (asked.measure.kind, self.strict, fraction(spot.content)) {
            self.note(Code::FractionRead, asked, spot, [("numerator", (&n).into()), ("denominator", (&d).into())]);
            return self.checked(asked, n, d, [spot, spot]);
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

    /// "Không áp dụng", with the reason that stands behind it: "Không áp dụng (xã không có chợ)".
    fn not_applicable_because(&self, content: &Content) -> Option<String> {
        let words = &self.nation.words.not_applicable;
        if self.is_word(words, content) {
            return Some(String::new());
        }
        let Content::Text(text) = content else { return None };
        let (word, reason) = text.split_once(['(', ':', ';', ',', '–', '-']).filter(|_| !self.strict)?;
        let word = Content::of_text(word)?;
        let reason = reason.trim().trim_end_matches(')').trim();
        (self.is_word(words, &word) && !reason.is_empty()).then(|| reason.to_string())
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

    /// The verdict a word of judgement gives.
    pub fn judgement(&self, content: &Content) -> Option<bool> {
        match content {
            Content::Bool(yes) => Some(*yes),
            content if self.is_word(&self.nation.words.yes, content) => Some(true),
            content if self.is_word(&self.nation.words.no, content) => Some(false),
            _ => None,
        }
    }

    /// Whether a word says that something does not apply.
    pub fn is_not_applicable(&self, content: &Content) -> bool {
        self.not_applicable_because(content).is_some()
    }

    /// The nation whose words are understood.
    pub fn nation(&self) -> &'a Nation {
        self.nation
    }

    /// Whether a row holds anything that could be an answer to some question.
    pub fn is_answer(&self, cells: &Row) -> bool {
        let known = |spot: &Spot| match spot.content {
            Content::Text(text) => {
                let graded = self.nation.scales.values().any(|scale| self.is_word(scale, spot.content));
                let judged = self.is_judgement(spot.content) || self.not_applicable_because(spot.content).is_some();
                graded || judged || text.starts_with(|c: char| c.is_ascii_digit())
            }
            _ => true,
        };
        [&cells.result, &cells.numerator, &cells.denominator].into_iter().flatten().any(known)
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
        let (value, mark) = self.number(asked, spot, &asked.measure.unit)?;
        let (zero, one, hundred) = (Decimal::zero(), Decimal::from(1), Decimal::from(100));
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
        } else if value > hundred {
            let suggest = meant_rate(spot.content, &value).map_or_else(|| Fact::from(NONE), Fact::from);
            self.note(Code::RateOver100, asked, spot, [("value", (&value).into()), ("suggest", suggest)]);
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
        let (value, _) = self.number(asked, spot, &asked.measure.unit)?;
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

    /// A number; `unit` may be typed behind it.
    fn number(&mut self, asked: Asked, spot: &Spot, unit: &str) -> Option<(Decimal, Mark)> {
        match spot.content {
            Content::Number { value, percent: false } => Some((value.clone(), Mark::Plain)),
            Content::Number { value, percent: true } => self.percent_cell(asked, spot, value).map(|v| (v, Mark::Plain)),
            Content::Text(text) => self.number_text(asked, spot, text, unit),
            Content::Day(day) => {
                let [first, second] = [(day.day(), day.month()), (day.month(), day.day())].map(|(a, b)| format!("{a}/{b}"));
                self.note(Code::ValueIsDate, asked, spot, [("first", first.into()), ("second", second.into())]);
                None
            }
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

    fn number_text(&mut self, asked: Asked, spot: &Spot, text: &str, unit: &str) -> Option<(Decimal, Mark)> {
        match read_number(text) {
            NumberText::Number { value, percent } if self.strict || (percent && asked.measure.kind != Kind::Rate) => {
                self.no_number(asked, spot, Some(value))
            }
            NumberText::Number { value, percent } => {
                self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
                Some((value, if percent { Mark::Sign } else { Mark::Plain }))
            }
            NumberText::Ambiguous(first, second) if !self.strict => {
                if let Some(only) = only_possible(asked.measure.kind, &first, &second) {
                    self.note(Code::NumberAsText, asked, spot, [("value", only.into())]);
                    return Some((only.clone(), Mark::Plain));
                }
                self.note(Code::NumberAmbiguous, asked, spot, [("first", first.into()), ("second", second.into())]);
                None
            }
            NumberText::Not if self.is_judgement(spot.content) => {
                self.note(Code::JudgementForNumber, asked, spot, []);
                None
            }
            NumberText::Ambiguous(..) => self.no_number(asked, spot, None),
            NumberText::Not => self.words_and_number(asked, spot, text, unit),
        }
    }

    /// A number with words: its unit is understood, a bound or a remark is not part of a number.
    fn words_and_number(&mut self, asked: Asked, spot: &Spot, text: &str, unit: &str) -> Option<(Decimal, Mark)> {
        if let Some(bound) = after_bound(text) {
            self.note(Code::BoundForNumber, asked, spot, [("value", bound.into())]);
            return None;
        }
        let Some((value, percent, rest)) = leading_number(text) else { return self.no_number(asked, spot, None) };
        let possible = asked.measure.kind != Kind::Rate || value <= Decimal::from(100);
        match unit_factor(unit, rest).filter(|_| !self.strict && !percent) {
            Some(factor) if factor == Decimal::from(1) => {
                self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
                Some((value, Mark::Sign))
            }
            Some(factor) => {
                let converted = &value * &factor;
                self.note(Code::UnitConverted, asked, spot, [("value", (&converted).into()), ("unit", unit.into())]);
                Some((converted, Mark::Sign))
            }
            None if possible => {
                let remark = rest.trim_matches(['(', ')', ' ', '-', ';', ',', '*']);
                self.note(Code::RemarkInValue, asked, spot, [("value", value.into()), ("remark", remark.into())]);
                None
            }
            None => self.no_number(asked, spot, None),
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
        self.number(as_count, spot, &asked.measure.counted).map(|(value, _)| value)
    }

    /// The rate typed beside numerator and denominator, in per cent, without asking whether it is plausible.
    pub fn typed_rate(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        if self.dead(asked, spot) {
            return None;
        }
        self.number(asked, spot, &asked.measure.unit).map(|(value, _)| value)
    }

    /// Part and whole that can be those of a share; a finding at the cell of the one that cannot.
    pub fn checked(&mut self, asked: Asked, n: Decimal, d: Decimal, [numerator, denominator]: [&Spot; 2]) -> Given {
        let facts = || [("numerator", Fact::from(&n)), ("denominator", Fact::from(&d))];
        if d.is_zero() && !(n.is_zero() && asked.measure.zero_is_not_applicable) {
            self.note(Code::DenominatorZero, asked, denominator, facts());
            return Given::Unusable;
        }
        if n > d {
            self.note(Code::PartOverWhole, asked, numerator, facts());
            return Given::Unusable;
        }
        Given::Value(Value::Ratio { numerator: n, denominator: d })
    }
}

/// "chung 72", "chung 382/400": a rate for several measures together, as our own dossiers print it.
fn rate_together(content: &Content) -> Option<Value> {
    let Content::Text(text) = content else { return None };
    let folded = fold_loose(text);
    let rest = WORDS.together.iter().find_map(|w| folded.strip_prefix(w.as_str())?.strip_prefix([' ', ':']))?;
    let possible = |value: &Decimal| !value.is_negative() && *value <= Decimal::from(100);
    if let Some((numerator, denominator)) = parts_of(rest).filter(|(n, d)| n <= d && !d.is_zero()) {
        return Some(Value::Ratio { numerator, denominator });
    }
    match read_number(rest) {
        NumberText::Number { value, .. } => Some(value).filter(possible),
        NumberText::Ambiguous(a, b) => only_possible(Kind::Rate, &a, &b).cloned(),
        NumberText::Not => None,
    }
    .map(Value::Number)
}

/// "10/12" as part and whole.
fn fraction(content: &Content) -> Option<(Decimal, Decimal)> {
    let Content::Text(text) = content else { return None };
    parts_of(text)
}

fn parts_of(text: &str) -> Option<(Decimal, Decimal)> {
    let (part, whole) = text.split_once('/')?;
    let number = |text: &str| match read_number(text) {
        NumberText::Number { value, percent: false } if !value.is_negative() => Some(value),
        _ => None,
    };
    Some((number(part)?, number(whole)?))
}

/// Of two readings of one text the only one that can answer: a share is no more than 100, a count is whole.
fn only_possible<'d>(kind: Kind, first: &'d Decimal, second: &'d Decimal) -> Option<&'d Decimal> {
    let possible = |value: &Decimal| match kind {
        Kind::Rate => !value.is_negative() && *value <= Decimal::from(100),
        Kind::Count => value.is_whole(),
        _ => true,
    };
    match (possible(first), possible(second)) {
        (true, false) => Some(first),
        (false, true) => Some(second),
        _ => None,
    }
}

/// What may have been meant by a rate over 100: the number typed into a cell that shows it times 100, or
/// one whose decimal mark was lost.
fn meant_rate(content: &Content, value: &Decimal) -> Option<Decimal> {
    let hundred = Decimal::from(100);
    if let Content::Number { value: stored, percent: true } = content {
        return (*stored <= hundred).then(|| stored.clone());
    }
    let tenth = value * &Decimal::unit(1);
    let shifted = if tenth > hundred { &tenth * &Decimal::unit(1) } else { tenth };
    (shifted <= hundred && value.is_whole() && *value > Decimal::from(200)).then_some(shifted)
}

/// What follows a sign or word of a bound or an estimate: "≥ 95 %" gives 95.
fn after_bound(text: &str) -> Option<Decimal> {
    let folded = fold_loose(text);
    let sign = WORDS.bound_signs.iter().find_map(|s| folded.strip_prefix(s.as_str()));
    let word = || WORDS.bound_words.iter().filter_map(|w| folded.strip_prefix(w.as_str())?.strip_prefix(' ')).min_by_key(|rest| rest.len());
    let rest = sign.or_else(word)?;
    leading_number(rest.trim_start_matches(['=', ' '])).map(|(value, ..)| value)
}

/// The number a text begins with, whether a % sign stands behind it, and the words after it.
fn leading_number(text: &str) -> Option<(Decimal, bool, &str)> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '-' | '−');
    let end = text.find(|c: char| !numeric(c)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    match read_number(head.trim_end_matches([' ', '.', ',', '-'])) {
        NumberText::Number { value, percent } => Some((value, percent, rest.trim())),
        _ => None,
    }
}

/// How many of a measure's unit one of the unit typed is.
fn unit_factor(unit: &str, typed: &str) -> Option<Decimal> {
    let (unit, typed) = (fold_loose(unit), fold_loose(typed));
    let (base, typed_base) = (first_of(&unit), first_of(&typed));
    if typed.is_empty()
        || unit.is_empty()
        || (typed.contains('/') && typed.split_once('/') != unit.split_once('/').map(|(_, per)| (typed_base, per)))
    {
        return None;
    }
    if typed_base == base {
        return Some(Decimal::from(1));
    }
    let found = WORDS.units.iter().find(|u| u.of == base && u.words.iter().any(|w| w == typed_base));
    found.map(|u| u.factor.clone())
}

/// What stands before the first "/": "triệu đồng" of "triệu đồng/người/năm".
fn first_of(unit: &str) -> &str {
    unit.split('/').next().unwrap_or_default().trim().trim_end_matches('.')
}
