//! What a form answers next to each verdict: the rate of the figures typed, and what is missing to the threshold, in words
//! and numbers as the tool says them.

use super::formula::{Formulas, Grounds, Live, Reach};
use super::reading::{rank_formula, state};
use super::row_formulas::conditions_formula;
use super::sheet::{Stored, quoted, span};
use super::verdicts::TestCells;
use super::why::NOTHING;
use super::working::{Working, code};
use crate::assess::{Judged, JudgedTest, Part};
use crate::commune::Value;
use crate::criteria::{Kind, Measure, Op};
use crate::explain;
use crate::messages::Lang;

/// The rate of a test's figures, and what is missing to its threshold.
#[derive(Clone)]
pub(super) struct Guidance {
    pub rate: Live,
    pub gap: Live,
}

fn nothing() -> Live {
    Live { formula: quoted(NOTHING), stored: Stored::text(NOTHING) }
}

impl Default for Guidance {
    fn default() -> Self {
        Self { rate: nothing(), gap: nothing() }
    }
}

/// The cells of a test.
pub(super) struct Tested<'t> {
    pub measure: &'t Measure,
    pub op: Op,
    pub threshold: &'t str,
    pub verdict: &'t str,
    /// The verdict the tool gave.
    pub code: i32,
    pub judged: &'t Judged,
}

impl Tested<'_> {
    fn by_tool(&self) -> Option<&JudgedTest> {
        if let Part::Test(test) = &self.judged.part { Some(test) } else { None }
    }
}

impl Grounds<'_> {
    /// What a form answers for a test; a dossier says it in its papers.
    pub fn guidance(&self, of: &Tested, working: &mut Working) -> Guidance {
        if !self.given.open {
            return Guidance::default();
        }
        let rate = if of.measure.kind == Kind::Rate { self.rate(of, working) } else { nothing() };
        let words = self.gap_words(of, working);
        let stored = Stored::text(self.stored_gap(of));
        let gap = working.add(format!("IFERROR({words},{})", quoted(NOTHING)), stored.clone());
        Guidance { rate, gap: Live { formula: gap, stored } }
    }

    /// Rounded for reading, with as many decimals as keep it on its side of the threshold (`explain::printed_rate`).
    fn rate(&self, of: &Tested, working: &mut Working) -> Live {
        let (cell, _) = self.answers.state_and_value(&of.measure.id);
        let (part, whole) = self.answers.parts_of(&of.measure.id);
        let (rate, bound) = (format!("{part}*100/{whole}"), of.threshold);
        let side = format!("SIGN(ROUND({part}*100-{bound}*{whole},6))");
        let decimals = span(&self.frame.decimals[2], &self.frame.decimals[6]);
        let crossing = format!("SUMPRODUCT(--(SIGN(ROUND({rate},{decimals})-{bound})<>{side}))");
        let rounded = format!("ROUND({rate},2+IF(ISNUMBER({bound}),{crossing},0))");
        let stored = match of.by_tool() {
            Some(JudgedTest { value: Some(Value::Ratio { numerator, denominator }), threshold, .. }) => {
                let bound = threshold.lookup.as_ref().ok().map(|r| &r.bound);
                Stored::Number(explain::printed_rate(numerator, denominator, bound).to_double())
            }
            _ => Stored::text(NOTHING),
        };
        // a list of numbers makes some programs look at every branch, also where a part holds no number
        let formula = format!("IFERROR(IF({cell}={},{rounded},{none}),{none})", state::RATIO, none = quoted(NOTHING));
        Live { formula: working.add(formula, stored.clone()), stored }
    }

    fn gap_words(&self, of: &Tested, working: &mut Working) -> String {
        let v = of.verdict;
        let why = if of.measure.kind == Kind::Villages { quoted(&of_villages()) } else { self.answers.why(&of.measure.id) };
        let said = |id: &str| quoted(&Lang::Vi.text(id));
        let failing = self.failing_words(of, working);
        let others = [
            (code::FIGURES_DISAGREE, said("why-disagree")),
            (code::NO_THRESHOLD, said("why-threshold")),
            (code::REGION_UNSETTLED, said("why-region")),
        ];
        let others = others.iter().fold(quoted(NOTHING), |rest, (code, words)| format!("IF({v}={code},{words},{rest})"));
        let asked = format!("OR({v}={},{v}={})", code::NO_ANSWER, code::UNUSABLE);
        let stored = if of.code == code::NOT_MET { NOTHING.to_string() } else { self.stored_gap(of) };
        let undecided = working.add(format!("IF({asked},{why},{others})"), Stored::text(stored));
        format!("IF({v}={},{failing},{undecided})", code::NOT_MET)
    }

    fn stored_gap(&self, of: &Tested) -> String {
        let said = |id: &str| Lang::Vi.text(id);
        match of.code {
            code::NOT_MET => {
                let gap = of.by_tool().and_then(|test| test.gap.as_ref());
                gap.map_or_else(|| NOTHING.to_string(), |gap| explain::gap(Lang::Vi, of.measure, gap))
            }
            code::NO_ANSWER | code::UNUSABLE if of.measure.kind == Kind::Villages => of_villages(),
            code::NO_ANSWER | code::UNUSABLE => self.answers.why_stored(&of.measure.id),
            code::FIGURES_DISAGREE => said("why-disagree"),
            code::NO_THRESHOLD => said("why-threshold"),
            code::REGION_UNSETTLED => said("why-region"),
            _ => NOTHING.to_string(),
        }
    }

    /// What is missing where a test is not met: `explain::gap` as a formula.
    fn failing_words(&self, of: &Tested, working: &mut Working) -> String {
        let measure = of.measure;
        let (cell, value) = self.answers.state_and_value(&measure.id);
        let plain = |id: &str| quoted(&Lang::Vi.text(id));
        match (of.op, measure.kind) {
            (_, Kind::Villages) => quoted(NOTHING),
            (Op::Met, _) | (Op::None, Kind::YesNo) => plain("gap-change"),
            (_, Kind::YesNo) => quoted(NOTHING),
            (_, Kind::Grade) => {
                let rank = self.given.lists.scales.get(&measure.scale).map_or("0".into(), |s| rank_formula(of.threshold, s));
                let facts = [("steps", "\u{1}".into()), ("word", "\u{2}".into())];
                let words = quoted(&Lang::Vi.say("gap-grade", &facts));
                words.replace('\u{1}', &format!("\"&({rank}-{value})&\"")).replace('\u{2}', &format!("\"&{}&\"", of.threshold))
            }
            (op, kind) => {
                let amount = self.amount(of, (&cell, &value), working);
                let (raise, lower) = if kind == Kind::Rate { ("gap-points-raise", "gap-points-lower") } else { ("gap-raise", "gap-lower") };
                let alone = phrase(if op == Op::AtLeast { raise } else { lower }, &amount, &measure.unit);
                if kind != Kind::Rate {
                    return alone;
                }
                let of_parts = phrase(if op == Op::AtMost { "gap-remove" } else { "gap-add" }, &amount, &measure.counted);
                format!("IF({cell}={},{of_parts},{alone})", state::RATIO)
            }
        }
    }

    /// The working of the number missing; the cell where it is written as we write numbers.
    fn amount(&self, of: &Tested, (cell, value): (&str, &str), working: &mut Working) -> String {
        let bound = of.threshold;
        let alone = match of.op {
            Op::AtLeast => format!("{bound}-{value}"),
            Op::AtMost => format!("{value}-{bound}"),
            Op::None | Op::Met => value.to_string(),
        };
        let amount =
            if of.measure.kind == Kind::Rate { format!("IF({cell}={},{},{alone})", state::RATIO, self.of_parts(of)) } else { alone };
        let found = of.by_tool().and_then(|t| t.gap.as_ref()).and_then(|gap| gap.amount());
        let formula = format!("IF({}={},IFERROR(ROUND({amount},6),0),0)", of.verdict, code::NOT_MET);
        let cell = working.number(formula, found.as_ref().map_or(0.0, |a| a.to_double()));
        working.add(printed(&cell), Stored::text(found.map_or_else(|| "0".to_string(), |amount| Lang::Vi.number(amount))))
    }

    /// Whole steps of the numerator, but no more than there are (`assess::gap`).
    fn of_parts(&self, of: &Tested) -> String {
        let (part, whole) = self.answers.parts_of(&of.measure.id);
        let (bound, step) = (of.threshold, of.measure.step.plain());
        let (short, most) = match of.op {
            Op::AtMost => (format!("{part}*100-{bound}*{whole}"), part),
            _ => (format!("{bound}*{whole}-{part}*100"), format!("{whole}-{part}")),
        };
        format!("MIN(ROUNDUP(ROUND(({short})/100/{step},6),0)*{step},{most})")
    }
}

fn of_villages() -> String {
    Lang::Vi.text("why-villages")
}

/// A phrase about an amount, as a formula.
fn phrase(id: &str, amount: &str, unit: &str) -> String {
    let words = Lang::Vi.say(id, &[("amount", "\u{1}".into()), ("unit", unit.into())]);
    quoted(words.trim_end()).replace('\u{1}', &format!("\"&{amount}&\""))
}

/// A number of a cell as we write it, whatever the settings of the machine: "1.234,5".
fn printed(cell: &str) -> String {
    let group = |of: String| format!("TEXT(MOD(INT({of}),1000),\"000\")");
    let millions = format!("IF({cell}<1000000,INT({cell}/1000),INT({cell}/1000000)&\".\"&{})", group(format!("{cell}/1000")));
    let whole = format!("IF({cell}<1000,INT({cell}),{millions}&\".\"&{})", group(cell.to_string()));
    // the text of a fraction begins with a zero and the machine's own sign
    format!("{whole}&IF({cell}=INT({cell}),\"\",\",\"&MID(ROUND({cell}-INT({cell}),6)&\"\",3,9))")
}

impl Formulas<'_> {
    /// The rate of a row: of the first test in force.
    pub(super) fn rate_of(&self, reaches: &[Reach]) -> Live {
        let of = |reach: &Reach| &self.verdicts.tests[&reach.key].guidance.rate;
        let first = reaches.iter().position(|r| r.conditions.is_empty()).map_or(reaches, |at| &reaches[..=at]);
        let formula = first.iter().rev().fold(quoted(NOTHING), |rest, reach| conditional(reach, &of(reach).formula, &rest));
        let stored = first.iter().find(|r| r.active).map_or(Stored::text(NOTHING), |r| of(r).stored.clone());
        Live { formula, stored }
    }

    /// What is missing to the tests of a row in force, each said once.
    pub(super) fn gap_of(&self, reaches: &[Reach]) -> Live {
        if reaches.iter().any(|r| !r.conditions.is_empty()) {
            return self.pick(reaches, "; ", |t: &TestCells| &t.guidance.gap);
        }
        let gaps: Vec<&Live> = reaches.iter().map(|r| &self.verdicts.tests[&r.key].guidance.gap).collect();
        let [first, others @ ..] = gaps.as_slice() else { return nothing() };
        if others.is_empty() {
            return (*first).clone();
        }
        let alike: Vec<String> = others.iter().map(|gap| format!("{}={}", first.formula, gap.formula)).collect();
        let joined: Vec<&str> = gaps.iter().map(|gap| gap.formula.as_str()).collect();
        let joined = format!("SUBSTITUTE(SUBSTITUTE({},\"{NOTHING}; \",\"\"),\"; {NOTHING}\",\"\")", joined.join("&\"; \"&"));
        let texts: Vec<&str> = gaps.iter().map(|gap| if let Stored::Text(text) = &gap.stored { text } else { NOTHING }).collect();
        let stored = match texts.iter().all(|text| text == &texts[0]) {
            true => texts[0].to_string(),
            false => texts.iter().filter(|text| **text != NOTHING).copied().collect::<Vec<_>>().join("; "),
        };
        Live { formula: format!("IF(AND({}),{},{joined})", alike.join(","), first.formula), stored: Stored::text(stored) }
    }
}

fn conditional(reach: &Reach, then: &str, rest: &str) -> String {
    if reach.conditions.is_empty() { then.to_string() } else { format!("IF({},{then},{rest})", conditions_formula(&reach.conditions)) }
}
