//! One cell → one value, by the kind of its measure. A form of ours is read strictly, exactly as its
//! own formulas read it; a hand-made sheet leniently, where there is one reading only.

mod apart;
mod figure;
mod phrase;
mod sentence;
mod signs;
mod units;

use super::catalog::Asked;
use super::grid::Content;
use super::rows::AnswerCells;
use super::spot::Spot;
use super::words::WORDS;
use crate::commune::{Given, Value};
use crate::criteria::{Kind, Nation};
use crate::diag::{Code, Diagnostic, Fact};
use crate::layout::measure_label as label;
use crate::text::{Decimal, NumberText, fold, fold_loose, read_number};
use figure::Mark;
use signs::Sign;

/// Stands for a fact that is not there, so that a sentence can leave it out.
pub(super) const NONE: &str = "none";

/// Reads values and notes what is wrong with them.
pub(super) struct Desk<'a> {
    pub nation: &'a Nation,
    /// A form of ours.
    pub strict: bool,
    /// Everything noted so far.
    pub findings: Vec<Diagnostic>,
}

/// What a cell of a result gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub value: Option<Given>,
    /// The rate typed in the same cell as its part and whole.
    pub typed_rate: Option<Decimal>,
    /// How the same cell judges, and its text.
    pub verdict: Option<(bool, String)>,
    /// The number it shows for the one it holds.
    pub shown: Option<Decimal>,
}

impl From<Given> for Reading {
    fn from(given: Given) -> Self {
        Self { value: Some(given), ..Self::default() }
    }
}

impl<'a> Desk<'a> {
    /// A desk without findings.
    pub fn new(nation: &'a Nation, strict: bool) -> Self {
        Self { nation, strict, findings: Vec::new() }
    }

    /// Notes something about a cell.
    pub fn note(&mut self, code: Code, asked: Asked, spot: &Spot, facts: impl IntoIterator<Item = (&'static str, Fact)>) {
        let mut finding = spot.finding(code).with("code", label(asked.measure)).with("read", spot.fact());
        finding.facts.extend(facts);
        self.findings.push(finding);
    }

    /// What a result cell gives; `reason` explains "Không áp dụng".
    pub fn value(&mut self, asked: Asked, spot: &Spot, reason: &str) -> Given {
        self.read(asked, spot, reason).value.unwrap_or(Given::Unusable)
    }

    /// The same with what else the cell says.
    pub fn read(&mut self, asked: Asked, spot: &Spot, reason: &str) -> Reading {
        let shown = spot.shown();
        let reading = self.bare(asked, spot, |desk, spot| desk.reading(asked, spot, reason)).unwrap_or_default();
        let is_number = matches!(reading.value, Some(Given::Value(Value::Number(_))));
        Reading { shown: shown.filter(|_| is_number), ..reading }
    }

    fn reading(&mut self, asked: Asked, spot: &Spot, reason: &str) -> Reading {
        if let Some(own) = self.not_applicable_because(spot.content) {
            // Our own dossiers say it in both places.
            let mut reasons: Vec<&str> = [own.as_str(), reason].into_iter().filter(|r| !r.is_empty()).collect();
            reasons.dedup_by_key(|reason| fold(reason));
            return self.not_applicable(asked, spot, &reasons.join("; ")).into();
        }
        if let (Kind::Rate, Some(value)) = (asked.measure.kind, rate_together(spot.content)) {
            self.note(Code::FiguresTogether, asked, spot, [("parts", asked.measure.name.as_str().into())]);
            return Given::Together(value).into();
        }
        if let (Kind::Rate, false, Some((n, d))) = (asked.measure.kind, self.strict, fraction(spot.content)) {
            return self.fraction(asked, spot, n, d).into();
        }
        if let Some(reading) = self.phrase(asked, spot).or_else(|| self.sentence(asked, spot)) {
            return reading;
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
        value.map_or(Given::Unusable, Given::Value).into()
    }

    fn fraction(&mut self, asked: Asked, spot: &Spot, n: Decimal, d: Decimal) -> Given {
        self.note(Code::FractionRead, asked, spot, [("numerator", (&n).into()), ("denominator", (&d).into())]);
        self.checked(asked, n, d, [spot, spot])
    }

    /// A figure with words around it, in a hand-made sheet.
    fn phrase(&mut self, asked: Asked, spot: &Spot) -> Option<Reading> {
        let Content::Text(text) = spot.content else { return None };
        if self.strict || asked.none && self.means_none(asked, spot.content) {
            return None;
        }
        let judge = |word: &str| self.judged(word);
        let reader = phrase::PhraseReader { measure: asked.measure, judge: &judge };
        let is_plain = read_number(text) != NumberText::Not;
        let found = match asked.measure.kind {
            Kind::Rate if !is_plain => reader.rate(text),
            Kind::Number | Kind::Count if !is_plain => reader.amount(text).filter(|p| p.verdict.is_none() || !asked.none),
            _ => None,
        }?;
        let verdict = found.verdict.map(|yes| (yes, spot.content.plain()));
        if let Some((n, d)) = found.parts {
            let given = self.fraction(asked, spot, n, d);
            return Some(Reading { value: Some(given), typed_rate: found.number, verdict, shown: None });
        }
        let value = found.number?;
        let mark = if found.percent { Mark::Sign } else { Mark::Plain };
        let code = if phrase::has_words(text) { Code::ValueReadAs } else { Code::NumberAsText };
        self.note(code, asked, spot, [("value", (&value).into())]);
        let value = match asked.measure.kind {
            Kind::Rate => self.plausible_rate(asked, spot, value, mark),
            _ => self.plausible_amount(asked, spot, value),
        };
        let value = Some(value.map_or(Given::Unusable, |value| Given::Value(Value::Number(value))));
        Some(Reading { value, verdict, ..Reading::default() })
    }

    /// The figure of a whole sentence, where it says one alone.
    fn sentence(&mut self, asked: Asked, spot: &Spot) -> Option<Reading> {
        let Content::Text(text) = spot.content else { return None };
        if asked.none && self.means_none(asked, spot.content) {
            return None;
        }
        let core = sentence::core(text).filter(|_| !self.strict).and_then(Content::of_text)?;
        let before = self.findings.len();
        let reading = self.reading(asked, &spot.holding(&core), "");
        self.findings.truncate(before);
        if matches!(reading.value, None | Some(Given::Unusable)) {
            return None;
        }
        self.note(Code::ValueReadAs, asked, spot, [("value", core.plain().into())]);
        Some(reading)
    }

    /// A rate with words or its part and whole next to it.
    fn rate_phrase(&self, asked: Asked, spot: &Spot) -> Option<phrase::Phrase> {
        if self.strict { None } else { self.share_in(asked, spot) }
    }

    /// Part and whole that a cell of a form means, where it asks for a rate.
    fn parts_meant(&self, asked: Asked, spot: &Spot) -> Option<(Decimal, Decimal)> {
        let asks = self.strict && asked.measure.kind == Kind::Rate;
        self.share_in(asked, spot).filter(|_| asks)?.parts
    }

    fn share_in(&self, asked: Asked, spot: &Spot) -> Option<phrase::Phrase> {
        let Content::Text(text) = spot.content else { return None };
        if read_number(text) != NumberText::Not {
            return None;
        }
        phrase::PhraseReader { measure: asked.measure, judge: &|word: &str| self.judged(word) }.rate(text)
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

    /// "Không áp dụng", with the reason that is behind it: "Không áp dụng (xã không có chợ)".
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
        let (folded, loose) = (fold(text), fold_loose(text));
        list.iter().any(|w| fold(w) == folded || (!self.strict && fold_loose(w) == loose))
    }

    /// Whether a cell says that there is none of what is asked for; one that does in other words than the form's is reported.
    fn says_none(&mut self, asked: Asked, spot: &Spot) -> bool {
        let known = self.is_word(&self.nation.words.none, spot.content);
        let reworded = !known && self.means_none(asked, spot.content);
        if reworded {
            let word = self.nation.words.none.first().cloned().unwrap_or_default();
            self.note(Code::ValueReadAs, asked, spot, [("value", word.into())]);
        }
        known || reworded
    }

    /// "Không còn", "Không có nhà tạm": a word for none, and behind it no more than the name of what is asked for.
    fn means_none(&self, asked: Asked, content: &Content) -> bool {
        let Content::Text(text) = content else { return false };
        if self.is_word(&self.nation.words.none, content) {
            return true;
        }
        let folded = fold_loose(text);
        if self.strict || self.judged(text).is_some() {
            return false;
        }
        let behind = |word: &String| folded.strip_prefix(word.as_str()).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let Some(rest) = WORDS.none.iter().find_map(behind) else { return false };
        let name = fold_loose(&format!("{} {}", asked.measure.name, asked.measure.counted));
        let own: Vec<&str> = words_of(&name).collect();
        words_of(rest).all(|word| own.contains(&word) || WORDS.none_fillers.iter().any(|filler| filler == word))
    }

    /// The verdict a word of judgement gives.
    pub fn judgement(&self, content: &Content) -> Option<bool> {
        match content {
            Content::Bool(yes) => Some(*yes),
            Content::Text(text) => self.judged(text),
            _ => None,
        }
    }

    /// The same of a text. Hand-made sheets use more words than those of the criteria, and tick them.
    fn judged(&self, text: &str) -> Option<bool> {
        let one = |text: &str| {
            let content = Content::Text(text.to_string());
            let among = |list: &[String]| !self.strict && list.contains(&fold_loose(text));
            if self.is_word(&self.nation.words.yes, &content) || among(&WORDS.yes) {
                Some(true)
            } else {
                (self.is_word(&self.nation.words.no, &content) || among(&WORDS.no)).then_some(false)
            }
        };
        let ticked = |text: &str| (!self.strict && signs::alone(text) == Some(Sign::Tick)).then_some(true);
        one(text).or_else(|| ticked(text)).or_else(|| signs::unticked(text).filter(|_| !self.strict).and_then(one))
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
    pub fn is_answer(&self, cells: &AnswerCells) -> bool {
        let known = |spot: &Spot| match spot.content {
            Content::Text(text) => {
                let graded = self.nation.scales.values().any(|scale| self.is_word(scale, spot.content));
                let judged = self.is_judgement(spot.content) || self.not_applicable_because(spot.content).is_some();
                let figured = || {
                    text.contains(|c: char| c.is_ascii_digit())
                        && text.split([' ', '(', ':', ',']).next().is_some_and(|word| self.judged(word).is_some())
                };
                graded || judged || text.starts_with(|c: char| c.is_ascii_digit()) || signs::alone(text).is_some() || figured()
            }
            _ => true,
        };
        [&cells.result, &cells.numerator, &cells.denominator].into_iter().flatten().any(known)
    }

    fn is_judgement(&self, content: &Content) -> bool {
        self.judgement(content).is_some()
    }

    fn yes_no(&mut self, asked: Asked, spot: &Spot) -> Option<bool> {
        if asked.none && self.says_none(asked, spot) {
            return Some(false);
        }
        // "Đạt" where nothing may be there can mean either.
        if let Some(yes) = self.judgement(spot.content).filter(|_| !asked.none || matches!(spot.content, Content::Bool(_))) {
            return Some(yes);
        }
        if let (Content::Text(text), false) = (spot.content, self.strict) {
            match signs::alone(text) {
                Some(Sign::Cross) => return self.no_sign(Code::SignAmbiguous, asked, spot),
                Some(Sign::Box) => return self.no_sign(Code::BoxEmpty, asked, spot),
                _ => {}
            }
            if let Some((yes, word)) = self.judged_among(asked, text).filter(|_| !asked.none) {
                self.note(Code::ValueReadAs, asked, spot, [("value", word.into())]);
                return Some(yes);
            }
        }
        self.unknown_word(asked, spot);
        None
    }

    /// The verdict of the word that is chosen among several, or that figures are behind.
    fn judged_among(&self, asked: Asked, text: &str) -> Option<(bool, String)> {
        if let Some((yes, word)) = signs::chosen(text).and_then(|word| Some((self.judged(word)?, word))) {
            return Some((yes, word.to_string()));
        }
        let judge = |word: &str| self.judged(word);
        let yes = phrase::PhraseReader { measure: asked.measure, judge: &judge }.judgement(text)?;
        let words = if yes { &self.nation.words.yes } else { &self.nation.words.no };
        Some((yes, words.first().cloned().unwrap_or_default()))
    }

    fn no_sign<T>(&mut self, code: Code, asked: Asked, spot: &Spot) -> Option<T> {
        self.note(code, asked, spot, []);
        None
    }

    fn unknown_word(&mut self, asked: Asked, spot: &Spot) {
        let words = &self.nation.words;
        let offered: Vec<&str> = match (asked.none, asked.measure.kind) {
            (true, Kind::Count | Kind::Number) => ["0"].into_iter().chain(words.none.first().map(String::as_str)).collect(),
            (true, _) => words.none.first().map(String::as_str).into_iter().collect(),
            (false, _) => words.yes.first().into_iter().chain(words.no.first()).map(String::as_str).collect(),
        };
        let meant = offered.iter().find(|word| fold_loose(word) == fold_loose(&spot.content.plain())).copied().unwrap_or(NONE);
        let facts = [("meant", meant.into()), ("words", offered.join(" / ").into())];
        self.note(Code::WordUnknown, asked, spot, facts);
    }

    fn grade(&mut self, asked: Asked, spot: &Spot) -> Option<Value> {
        let scale = self.nation.scales.get(&asked.measure.scale).map(Vec::as_slice).unwrap_or_default();
        let rank_of = |content: &Content| scale.iter().position(|word| self.is_word(std::slice::from_ref(word), content));
        let graded = || without_grade_word(spot.content).filter(|_| !self.strict).and_then(|rest| rank_of(&rest));
        match (rank_of(spot.content), graded()) {
            (Some(rank), _) => Some(Value::Grade(rank, scale[rank].clone())),
            (None, Some(rank)) => {
                self.note(Code::ValueReadAs, asked, spot, [("value", scale[rank].as_str().into())]);
                Some(Value::Grade(rank, scale[rank].clone()))
            }
            (None, None) => {
                let words = scale.join(" / ");
                self.note(Code::GradeUnknown, asked, spot, [("words", words.into())]);
                None
            }
        }
    }
}

/// The words of a folded text.
fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// "Xếp loại khá", "Đạt mức độ 3" without the words that only say that a grade follows.
fn without_grade_word(content: &Content) -> Option<Content> {
    let Content::Text(text) = content else { return None };
    let folded = fold_loose(text);
    let rest = WORDS.grade_words.iter().find_map(|w| folded.strip_prefix(w.as_str())?.strip_prefix([' ', ':']))?;
    Content::of_text(rest.trim_start_matches([':', ' ']))
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

/// The number a text begins with, whether a % sign is behind it, and the words after it.
fn leading_number(text: &str) -> Option<(Decimal, bool, &str)> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '-' | '−');
    let end = text.find(|c: char| !numeric(c)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    match read_number(head.trim_end_matches([' ', '.', ',', '-'])) {
        NumberText::Number { value, percent } => Some((value, percent, rest.trim())),
        _ => None,
    }
}
