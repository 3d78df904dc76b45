//! Vốn đối ứng in a line below the sources of funds: both sums, their ratio and the one asked for.

use super::{Live, Remark, Subject};
use crate::assess::{NoRatio, Shares, Weighed, counterparts, unclear};
use crate::criteria::Law;
use crate::diag::Fact;
use crate::explain;
use crate::messages::Lang;
use crate::text::Decimal;

/// Decimals of a sum.
const DECIMALS: i64 = 2;

/// A line for each ratio in force.
pub(super) fn lines(of: Subject) -> Vec<Remark> {
    let weighed = counterparts(of.law, of.commune, of.assessment.place.as_of);
    let line = |(at, weighed): (usize, &Weighed)| Remark { text: text(of.law, weighed), live: Some(Live::Counterpart(at)) };
    weighed.iter().enumerate().map(line).collect()
}

fn text(law: &Law, weighed: &Weighed) -> String {
    let rule = counterpart_facts(law, weighed);
    match &weighed.found {
        Ok(shares) => Lang::Vi.say(said(shares.met), &[rule, figures(shares)].concat()),
        Err(lack) => Lang::Vi.say(lacking(*lack), &rule),
    }
}

/// The id of the sentence for a ratio.
pub fn said(met: bool) -> &'static str {
    if met { "t7-counterpart-met" } else { "t7-counterpart-not-met" }
}

/// The id of the sentence for none.
pub fn lacking(lack: NoRatio) -> &'static str {
    match lack {
        NoRatio::Rows => "t7-counterpart-rows",
        NoRatio::Unclear => "t7-counterpart-unclear",
        NoRatio::Nothing => "t7-counterpart-nothing",
    }
}

/// What is said of the rule itself.
pub fn counterpart_facts(law: &Law, weighed: &Weighed) -> Vec<(&'static str, Fact)> {
    let (rule, sources) = (weighed.rule, &law.nation.tables.sources);
    let named = |ids: &[String]| {
        let names =
            sources.iter().filter(|s| ids.contains(&s.id) && !sources.iter().any(|of| ids.contains(&of.id) && of.parts.contains(&s.id)));
        names.map(|s| s.name.clone()).collect::<Vec<_>>().join(" + ")
    };
    let straddling: Vec<String> = unclear(rule, sources).map(|s| format!("“{}”", s.name)).collect();
    vec![
        ("name", rule.name.as_str().into()),
        ("numerator", named(&rule.numerator).into()),
        ("denominator", named(&rule.denominator).into()),
        ("least", (&rule.at_least).into()),
        ("source", rule.source.as_str().into()),
        ("evidence", explain::evidence(Lang::Vi, rule.evidence).into()),
        ("unclear", straddling.join(", ").into()),
    ]
}

fn figures(shares: &Shares) -> Vec<(&'static str, Fact)> {
    let number = |number: &Decimal| Fact::from(Lang::Vi.number(&number.rounded(DECIMALS)));
    vec![
        ("part", number(&shares.part)),
        ("whole", number(&shares.whole)),
        ("rate", number(&shares.ratio())),
        ("others", shares.others.to_string().into()),
    ]
}
