//! One requirement judged: the tree of its tests, three-valued, each with its reason and its gap.

use crate::commune::{Answer, Commune, Given, Value, stands_alone};
use crate::criteria::*;
use crate::text::{Decimal, ids};

use super::gap::{Gap, gap};
use super::verdict::Verdict;

/// Which thresholds count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// All that are entered.
    All,
    /// Only those compared with the decision's text; the others count as missing.
    ConfirmedOnly,
}

/// Why a part is undetermined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Chưa có số liệu.
    NoAnswer,
    /// The cell holds something that cannot be used.
    Unusable,
    /// Numerator and denominator give one verdict, the rate typed next to them another.
    FiguresDisagree,
    /// "Không áp dụng" without a reason, or where it is not allowed.
    NotApplicableRefused,
    /// Chưa có ngưỡng.
    NoThreshold(Missing),
    /// Which shape applies depends on a region that is not settled.
    RegionUnsettled,
    /// The nation left the requirement to an authority and nothing is entered.
    Open(String),
    /// It rests on something else that is undetermined.
    Elsewhere,
}

ids! {
    match Cause:
    Self::NoAnswer => "no_answer",
    Self::Unusable => "unusable",
    Self::FiguresDisagree => "figures_disagree",
    Self::NotApplicableRefused => "not_applicable_refused",
    Self::NoThreshold(Missing::NotEntered) => "no_threshold",
    Self::NoThreshold(Missing::LeftTo(_)) | Self::Open(_) => "left_to_authority",
    Self::NoThreshold(Missing::RegionUnsettled) | Self::RegionUnsettled => "region_unsettled",
    Self::NoThreshold(Missing::Predicted(_)) => "predicted",
    Self::Elsewhere => "elsewhere",
}

/// A part of a requirement, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub verdict: Verdict,
    /// Why it is undetermined, if it is.
    pub cause: Option<Cause>,
    pub part: Part,
}

/// What a judged part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Test(Box<JudgedTest>),
    All(Vec<Judged>),
    /// At least so many parts.
    AtLeast(usize, Vec<Judged>),
    /// A criterion of a lower set.
    Criterion(Level, u32),
    /// A lower set.
    Set(Level),
    /// Every set up to the target.
    Criteria,
    /// A part with a name of its own.
    Named(String, Box<Judged>),
    /// Left to an authority.
    Open(String),
    /// The shape could not be chosen.
    Unchosen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedTest {
    /// Id inside the indicator.
    pub id: String,
    pub measure: MeasureId,
    pub op: Op,
    /// The value judged, if there is one.
    pub value: Option<Value>,
    /// The rate typed next to it, where that keeps it from being judged.
    pub typed: Option<Decimal>,
    pub threshold: Threshold,
    /// What is missing to the threshold, where it is not met.
    pub gap: Option<Gap>,
}

impl JudgedTest {
    /// What the value would be judged if the number predicted were the threshold.
    pub fn if_predicted(&self) -> Option<Verdict> {
        let predicted = self.threshold.predicted()?;
        let met = passes(self.op, self.value.as_ref()?, &predicted.bound)?;
        Some(if met { Verdict::Met } else { Verdict::NotMet })
    }
}

/// What has been judged before and what a requirement may look at.
pub struct Bench<'a> {
    /// The law in force.
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub place: &'a Place,
    pub trust: Trust,
    /// Verdict of a criterion of a lower set.
    pub criterion: &'a dyn Fn(Level, u32) -> Verdict,
    /// Verdict of a lower set.
    pub set: &'a dyn Fn(Level) -> Verdict,
    /// Verdict of the sets up to the target.
    pub criteria: Verdict,
}

impl Bench<'_> {
    /// Judges a requirement with these candidate regions.
    pub fn judge(&self, node: &Node, measures: &[Measure], readings: &Readings) -> Judged {
        match node {
            Node::Test(test) => self.test(test, measures, readings),
            Node::All(parts) => {
                let parts = self.parts(parts, measures, readings);
                let verdict = Verdict::all(parts.iter().map(|p| p.verdict));
                let verdict = if verdict == Verdict::Undetermined && self.fail_together(&parts) { Verdict::NotMet } else { verdict };
                Judged { verdict, cause: first_cause(verdict, &parts), part: Part::All(parts) }
            }
            Node::Any(parts) => self.at_least(1, parts, measures, readings),
            Node::AtLeast(k, parts) => self.at_least(*k, parts, measures, readings),
            Node::Case(branches) => self.case(branches, measures, readings),
            Node::Criterion(level, number) => elsewhere((self.criterion)(*level, *number), Part::Criterion(*level, *number)),
            Node::Set(level) => elsewhere((self.set)(*level), Part::Set(*level)),
            Node::Criteria => elsewhere(self.criteria, Part::Criteria),
            Node::Named(name, part) => {
                let part = self.judge(part, measures, readings);
                Judged { verdict: part.verdict, cause: part.cause.clone(), part: Part::Named(name.clone(), Box::new(part)) }
            }
            Node::Open(authority) => undetermined(Cause::Open(authority.clone()), Part::Open(authority.clone())),
        }
    }

    fn parts(&self, parts: &[Node], measures: &[Measure], readings: &Readings) -> Vec<Judged> {
        parts.iter().map(|p| self.judge(p, measures, readings)).collect()
    }

    /// Whether all parts ask the same of measures that were given one rate together, and that rate fails:
    /// whatever the rates of the parts are, one of them fails too. A rate that passes says nothing of both.
    pub fn fail_together(&self, parts: &[Judged]) -> bool {
        let tests: Vec<&JudgedTest> =
            parts.iter().filter_map(|p| if let Part::Test(test) = &p.part { Some(test.as_ref()) } else { None }).collect();
        let Some(first) = tests.first().filter(|_| tests.len() == parts.len() && tests.len() > 1) else { return false };
        let rate = |test: &JudgedTest| self.commune.answers.get(&test.measure).map(|a| &a.given);
        let Some(Given::Together(value)) = rate(first) else { return false };
        let alike = tests.iter().all(|t| t.id == first.id && t.op == first.op && rate(t) == rate(first));
        let fails = first.threshold.lookup.as_ref().is_ok_and(|r| passes(first.op, value, &r.bound) == Some(false));
        alike && matches!(first.op, Op::AtLeast | Op::AtMost) && fails
    }

    fn at_least(&self, k: usize, parts: &[Node], measures: &[Measure], readings: &Readings) -> Judged {
        let steady: Vec<bool> = parts.iter().map(|p| !p.may_not_apply(measures)).collect();
        let parts = self.parts(parts, measures, readings);
        let applies = parts.iter().zip(steady).any(|(p, steady)| steady && p.verdict == Verdict::Undetermined);
        let verdict = Verdict::counted(k, parts.iter().map(|p| p.verdict), applies);
        Judged { verdict, cause: first_cause(verdict, &parts), part: Part::AtLeast(k, parts) }
    }

    /// The first branch whose condition holds. A condition that cannot be decided leaves the whole undetermined.
    fn case(&self, branches: &[Branch], measures: &[Measure], readings: &Readings) -> Judged {
        for branch in branches {
            match self.holds(&branch.when, measures, readings) {
                Ok(true) => return self.judge(&branch.then, measures, readings),
                Ok(false) => {}
                Err(cause) => return undetermined(cause, Part::Unchosen),
            }
        }
        undetermined(Cause::NoThreshold(Missing::NotEntered), Part::Unchosen)
    }

    fn holds(&self, when: &When, measures: &[Measure], readings: &Readings) -> Result<bool, Cause> {
        match when {
            When::Otherwise => Ok(true),
            When::Regions(regions) => {
                let inside = readings.regions.iter().filter(|r| regions.contains(r)).count();
                match inside {
                    0 => Ok(false),
                    n if n == readings.regions.len() => Ok(true),
                    _ => Err(Cause::RegionUnsettled),
                }
            }
            When::MoreThan(measure, number) => {
                let measure = measures.iter().find(|m| m.id == *measure).ok_or(Cause::NoAnswer)?;
                match self.value(measure) {
                    Ok(Value::Number(value)) => Ok(value > *number),
                    Ok(_) => Err(Cause::Unusable),
                    Err(Absent::Cause(cause)) => Err(cause),
                    Err(Absent::NotApplicable) => Err(Cause::NotApplicableRefused),
                }
            }
        }
    }

    fn test(&self, test: &Test, measures: &[Measure], readings: &Readings) -> Judged {
        let Some(measure) = measures.iter().find(|m| m.id == test.measure) else {
            return undetermined(Cause::NoAnswer, Part::Unchosen);
        };
        let threshold = self.trusted(self.law.threshold(test, readings, self.place));
        let blank =
            JudgedTest { id: test.id.clone(), measure: measure.id.clone(), op: test.op, value: None, typed: None, threshold, gap: None };
        let judged = |verdict, cause, test| Judged { verdict, cause, part: Part::Test(Box::new(test)) };
        if measure.kind == Kind::Villages {
            let (verdict, cause, value) = self.villages(measure, &blank.threshold);
            return judged(verdict, cause, JudgedTest { value, ..blank });
        }
        match self.value(measure) {
            Ok(value) => self.compared(measure, JudgedTest { value: Some(value), ..blank }),
            Err(Absent::NotApplicable) => judged(Verdict::NotApplicable, None, blank),
            Err(Absent::Cause(cause)) => judged(Verdict::Undetermined, Some(cause), blank),
        }
    }

    /// A threshold that does not count is missing.
    fn trusted(&self, mut threshold: Threshold) -> Threshold {
        if self.trust == Trust::ConfirmedOnly && threshold.lookup.as_ref().is_ok_and(|r| r.evidence != Evidence::Confirmed) {
            threshold.lookup = Err(Missing::NotEntered);
        }
        threshold
    }

    /// A value against its threshold, if there is one. A rate typed next to it must not say otherwise.
    fn compared(&self, measure: &Measure, mut test: JudgedTest) -> Judged {
        let value = test.value.clone();
        let passed = match (&test.threshold.lookup, &value) {
            (Ok(resolved), Some(value)) => Ok((passes(test.op, value, &resolved.bound), &resolved.bound)),
            (Err(missing), _) => Err(Cause::NoThreshold(missing.clone())),
            (_, None) => Err(Cause::NoAnswer),
        };
        let (verdict, cause) = match passed {
            Err(cause) => (Verdict::Undetermined, Some(cause)),
            Ok((None, _)) => (Verdict::Undetermined, Some(Cause::Unusable)),
            Ok((Some(met), bound)) => match self.contradicted(measure, test.op, bound, met) {
                Some(typed) => {
                    test.typed = Some(typed);
                    (Verdict::Undetermined, Some(Cause::FiguresDisagree))
                }
                None if met => (Verdict::Met, None),
                None => {
                    test.gap = value.as_ref().and_then(|value| gap(measure, test.op, value, bound));
                    (Verdict::NotMet, None)
                }
            },
        };
        Judged { verdict, cause, part: Part::Test(Box::new(test)) }
    }

    /// The typed rate that is another than the quotient and would not be judged as it is.
    fn contradicted(&self, measure: &Measure, op: Op, bound: &Bound, met: bool) -> Option<Decimal> {
        let rate = self.commune.answers.get(&measure.id)?.other_rate()?;
        let alone = stands_alone(measure, rate).then(|| passes(op, &Value::Number(rate.clone()), bound)).flatten();
        (alone != Some(met)).then(|| rate.clone())
    }

    /// The value of a measure, or why there is none to judge.
    fn value(&self, measure: &Measure) -> Result<Value, Absent> {
        value_of(measure, self.commune.answers.get(&measure.id))
    }
}

/// Why a measure has no value to judge.
pub(super) enum Absent {
    NotApplicable,
    Cause(Cause),
}

pub(super) fn value_of(measure: &Measure, answer: Option<&Answer>) -> Result<Value, Absent> {
    let answer = answer.ok_or(Absent::Cause(Cause::NoAnswer))?;
    match &answer.given {
        Given::Unusable | Given::Together(_) => Err(Absent::Cause(Cause::Unusable)),
        Given::NotApplicable(reason) if measure.if_any && !reason.is_empty() => Err(Absent::NotApplicable),
        Given::NotApplicable(_) => Err(Absent::Cause(Cause::NotApplicableRefused)),
        Given::Value(Value::Ratio { numerator, denominator }) if denominator.is_zero() => {
            let nothing_to_count = numerator.is_zero() && measure.zero_is_not_applicable;
            Err(if nothing_to_count { Absent::NotApplicable } else { Absent::Cause(Cause::Unusable) })
        }
        Given::Value(value) if impossible(measure, value) => Err(Absent::Cause(Cause::Unusable)),
        Given::Value(value) => Ok(value.clone()),
    }
}

/// A share is of a whole, and nothing measured here is below zero: whatever lies outside is a mistake of
/// the data, never a pass and never a failure.
fn impossible(measure: &Measure, value: &Value) -> bool {
    let beyond = |number: &Decimal| measure.most.as_ref().is_some_and(|most| number > most);
    match (measure.kind, value) {
        (Kind::Rate, Value::Ratio { numerator, denominator }) => numerator.is_negative() || numerator > denominator,
        (Kind::Rate, Value::Number(rate)) => rate.is_negative() || *rate > Decimal::from(100),
        (_, Value::Number(number)) => number.is_negative() || beyond(number),
        _ => false,
    }
}

/// Whether a value passes a bound; `None` when the two are not of one kind.
pub fn passes(op: Op, value: &Value, bound: &Bound) -> Option<bool> {
    match (op, value, bound) {
        (Op::Met, Value::YesNo(yes), Bound::Met) => Some(*yes),
        (Op::None, Value::YesNo(some), Bound::None) => Some(!*some),
        (Op::None, Value::Number(number), Bound::None) => Some(number.is_zero()),
        (Op::AtLeast, Value::Grade(rank, _), Bound::Grade(needed, _)) => Some(rank >= needed),
        (Op::AtLeast, value, Bound::Number(bound)) => compare(value, bound).map(|o| o.is_ge()),
        (Op::AtMost, value, Bound::Number(bound)) => compare(value, bound).map(|o| o.is_le()),
        _ => None,
    }
}

/// Value against bound, a ratio by cross-multiplication so that no quotient is ever rounded.
fn compare(value: &Value, bound: &Decimal) -> Option<std::cmp::Ordering> {
    match value {
        Value::Number(number) => Some(number.cmp(bound)),
        Value::Ratio { numerator, denominator } => Some((numerator * &Decimal::from(100)).cmp(&(bound * denominator))),
        Value::YesNo(_) | Value::Grade(..) => None,
    }
}

fn undetermined(cause: Cause, part: Part) -> Judged {
    Judged { verdict: Verdict::Undetermined, cause: Some(cause), part }
}

fn elsewhere(verdict: Verdict, part: Part) -> Judged {
    let cause = (verdict == Verdict::Undetermined).then_some(Cause::Elsewhere);
    Judged { verdict, cause, part }
}

fn first_cause(verdict: Verdict, parts: &[Judged]) -> Option<Cause> {
    (verdict == Verdict::Undetermined).then(|| parts.iter().find_map(|p| p.cause.clone())).flatten()
}

impl Judged {
    /// Every named part with its verdict, in order; parts inside a named one are its own affair.
    pub fn named(&self) -> Vec<(&str, Verdict)> {
        match &self.part {
            Part::Named(name, part) => vec![(name, part.verdict)],
            Part::All(parts) | Part::AtLeast(_, parts) => parts.iter().flat_map(Judged::named).collect(),
            _ => Vec::new(),
        }
    }

    /// The parts it consists of.
    pub fn parts(&self) -> &[Judged] {
        match &self.part {
            Part::All(parts) | Part::AtLeast(_, parts) => parts,
            Part::Named(_, part) => std::slice::from_ref(part),
            Part::Test(_) | Part::Criterion(..) | Part::Set(_) | Part::Criteria | Part::Open(_) | Part::Unchosen => &[],
        }
    }

    /// Every comparison of the tree, in order.
    pub fn tests(&self) -> Vec<(&JudgedTest, &Judged)> {
        match &self.part {
            Part::Test(test) => vec![(test, self)],
            Part::All(parts) | Part::AtLeast(_, parts) => parts.iter().flat_map(Judged::tests).collect(),
            Part::Named(_, part) => part.tests(),
            Part::Criterion(..) | Part::Set(_) | Part::Criteria | Part::Open(_) | Part::Unchosen => Vec::new(),
        }
    }
}
