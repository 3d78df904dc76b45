//! Vốn đối ứng as formulas: the line below the sources of funds stays true while their amounts are changed.

use super::entered::{Entered, range};
use super::formula::{Given, Live};
use super::reading::trimmed;
use super::sentence::{self, written};
use super::sheet::{Stored, reference, span};
use super::sum_formulas::{SumCells, at_15_digits, sum};
use super::working::Working;
use crate::assess::{NoRatio, Shares, Weighed, counterparts, unclear};
use crate::criteria::{FundSource, Side};
use crate::layout::supplements::RESOURCES;
use crate::messages::Lang;
use crate::tables;
use crate::text::Decimal;

/// The rows of the sources of funds.
pub(super) struct Rows<'a> {
    pub amounts: &'a [Entered],
    pub states: &'a [String],
    /// What they come to.
    pub total: &'a SumCells,
}

/// The lines of the ratios in force.
pub(super) fn lines(given: &Given, rows: &Rows, working: &mut Working) -> Vec<Live> {
    let weighed = counterparts(given.law, given.commune, given.assessment.place.as_of);
    if weighed.is_empty() {
        return Vec::new();
    }
    let kinds = kinds(given, rows, working);
    weighed.iter().map(|weighed| Line { given, rows, kinds: &kinds, weighed }.live(working)).collect()
}

/// Which source each row names, as its place in the list of them; 0 for another.
fn kinds(given: &Given, rows: &Rows, working: &mut Working) -> String {
    let sources = &given.law.nation.tables.sources;
    let kind = |at: u32| {
        let typed = trimmed(&reference(&RESOURCES.sheet.name(), RESOURCES.first_row() + at, RESOURCES.column("source")));
        let list = &given.lists.funds;
        let known = given.commune.resources.get(at as usize).and_then(|r| r.source.value.as_ref());
        let stored = known.and_then(|name| sources.iter().position(|s| s.is(name))).map_or(0, |place| place + 1);
        working.number(format!("IFERROR(SUMPRODUCT(({}={typed})*{}),0)", list.range, list.marks), stored as f64)
    };
    let cells: Vec<String> = (0..rows.amounts.len() as u32).map(kind).collect();
    cells.first().zip(cells.last()).map_or_else(|| "0".to_string(), |(first, last)| span(first, last))
}

struct Line<'a> {
    given: &'a Given<'a>,
    rows: &'a Rows<'a>,
    /// The range of [`kinds`].
    kinds: &'a str,
    weighed: &'a Weighed<'a>,
}

impl Line<'_> {
    fn live(&self, working: &mut Working) -> Live {
        let rule = self.weighed.rule;
        let shares = self.weighed.found.as_ref().ok();
        let part = self.sum(&rule.numerator, shares.map(|s| &s.part), working);
        let whole = self.sum(&rule.denominator, shares.map(|s| &s.whole), working);
        let least = rule.at_least.plain();
        let met = format!("ROUND({part}-{least}*{whole},6)>=0");
        let [met_said, not_met] = [true, false].map(|met| self.ratio(met, &part, &whole, shares));
        let said = format!("IF({met},{},{})", met_said.formula, not_met.formula);
        let said = format!("IF({whole}=0,{},{said})", self.lack(NoRatio::Nothing).formula);
        let said = match self.count(|source| unclear(rule, self.sources()).any(|of| of == source)) {
            Some(count) => format!("IF({count}>0,{},{said})", self.lack(NoRatio::Unclear).formula),
            None => said,
        };
        let rows = self.lack(NoRatio::Rows);
        let stored = match &self.weighed.found {
            Ok(shares) if shares.met => met_said.stored,
            Ok(_) => not_met.stored,
            Err(lack) => self.lack(*lack).stored,
        };
        Live { formula: format!("IF({}={},{said},{})", self.rows.total.state, sum::TAKEN, rows.formula), stored }
    }

    fn sources(&self) -> &[FundSource] {
        &self.given.law.nation.tables.sources
    }

    /// The places of some sources, one-based.
    fn places(&self, of: impl Fn(&FundSource) -> bool) -> Vec<usize> {
        (1..).zip(self.sources()).filter(|(_, source)| of(source)).map(|(place, _)| place).collect()
    }

    /// How many rows name one of some sources; none where there are no such sources.
    fn count(&self, of: impl Fn(&FundSource) -> bool) -> Option<String> {
        let each: Vec<String> = self.places(of).iter().map(|place| format!("COUNTIF({},{place})", self.kinds)).collect();
        (!each.is_empty()).then(|| each.join("+"))
    }

    /// What the sources of a side come to.
    fn sum(&self, among: &[String], stored: Option<&Decimal>, working: &mut Working) -> String {
        let places = self.places(|source| source.side(among) == Side::In);
        let each: Vec<String> = places.iter().map(|place| format!("SUMIF({},{place},{})", self.kinds, range(self.rows.amounts))).collect();
        let raw = if each.is_empty() { "0".to_string() } else { each.join("+") };
        let raw = working.number(raw, self.raw(among));
        let stored = stored.map_or_else(|| self.raw(among), Decimal::to_double);
        working.number(at_15_digits(&raw), stored)
    }

    /// The same as the rows have it, complete or not.
    fn raw(&self, among: &[String]) -> f64 {
        let own = |name: &String| self.sources().iter().find(|s| s.is(name)).is_some_and(|s| s.side(among) == Side::In);
        let rows = self.given.commune.resources.iter().filter(|r| r.source.value.as_ref().is_some_and(own));
        rows.filter_map(|r| r.amount.value.as_ref()).fold(Decimal::zero(), |sum, amount| &sum + amount).to_double()
    }

    fn ratio(&self, met: bool, part: &str, whole: &str, shares: Option<&Shares>) -> Live {
        let states = self.rows.states.first().zip(self.rows.states.last()).map_or_else(|| "0".to_string(), |(a, b)| span(a, b));
        let others = format!("SUMPRODUCT(({states}=1)*({}=0))", self.kinds);
        let number = |number: Option<&Decimal>| Stored::text(number.map(|n| Lang::Vi.number(&n.rounded(2))).unwrap_or_default());
        let rate = shares.map(Shares::ratio);
        let down = format!("INT(ROUND({part}/{whole}*100,6))/100");
        let figures = [
            ("part", Live { formula: written(part), stored: number(shares.map(|s| &s.part)) }),
            ("whole", Live { formula: written(whole), stored: number(shares.map(|s| &s.whole)) }),
            ("rate", Live { formula: written(&down), stored: number(rate.as_ref()) }),
            ("others", Live { formula: others, stored: Stored::text(shares.map(|s| s.others.to_string()).unwrap_or_default()) }),
        ];
        sentence::live(tables::said(met), &figures, &tables::counterpart_facts(self.given.law, self.weighed))
    }

    fn lack(&self, lack: NoRatio) -> Live {
        sentence::fixed(&Lang::Vi.say(tables::lacking(lack), &tables::counterpart_facts(self.given.law, self.weighed)))
    }
}
