//! What is odd in the figures though it may be true: parts over their whole, one total reported in two ways, an
//! unlikely proportion, a leap against last year. It asks for an explanation and decides nothing.

mod figure;
mod jumps;

use super::Assessment;
use crate::commune::Commune;
use crate::criteria::{Law, Measure, Plausibility, TotalRule};
use crate::diag::{Code, Diagnostic};
use crate::text::{Decimal, fold_loose};
use figure::{explained, other};

pub use figure::{Amount, Figure};

/// Everything odd about a commune by itself.
pub(super) fn notes(law: &Law, commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let measures = measures(assessment);
    let names = measures.iter().map(|m| [fold_loose(&m.denominator), fold_loose(&m.counted)]).collect();
    let watch = Watch { limits: &law.plausibility, commune, measures, names };
    let mut findings = watch.parts();
    findings.extend(watch.limits.totals.iter().flat_map(|rule| watch.total(rule)));
    findings.extend(watch.proportions());
    findings.extend(watch.jumps());
    findings.extend(watch.held());
    findings
}

/// The figures of a commune that can be judged, each once.
pub fn figures(commune: &Commune, assessment: &Assessment) -> Vec<Figure> {
    measures(assessment).into_iter().filter_map(|m| Figure::of(commune, m)).collect()
}

/// The measures judged, in order, each once though several sets share it.
fn measures(assessment: &Assessment) -> Vec<&Measure> {
    let mut measures: Vec<&Measure> = Vec::new();
    for measure in assessment.items().flat_map(|i| &i.version.measures) {
        if !measures.iter().any(|m| m.id == measure.id) {
            measures.push(measure);
        }
    }
    measures
}

/// A commune being looked at.
struct Watch<'a> {
    limits: &'a Plausibility,
    commune: &'a Commune,
    measures: Vec<&'a Measure>,
    /// What each is a part of and what it counts, to be compared by.
    names: Vec<[String; 2]>,
}

impl<'a> Watch<'a> {
    fn measure(&self, id: &str) -> Option<&'a Measure> {
        self.measures.iter().find(|m| m.id == id).copied()
    }

    fn figure(&self, id: &str) -> Option<Figure> {
        Figure::of(self.commune, self.measure(id)?)
    }

    /// Parts greater than what they are part of.
    fn parts(&self) -> Vec<Diagnostic> {
        let over = |rule: &crate::criteria::PartRule| {
            let (part, whole) = (self.figure(&rule.part)?, self.figure(&rule.whole)?);
            if !part.amount.exceeds(&whole.amount) {
                return None;
            }
            let (value, total) = part.amount.told_apart(&whole.amount);
            let finding = Diagnostic::new(Code::PartOverTotal, part.place()).with("code", part.label.as_str());
            let finding = finding.with("value", value).with("unit", part.unit.as_str()).with("whole", whole.label.as_str());
            Some(explained(finding.with("total", total).with("other", other(whole.origin.as_ref())), &[&part, &whole]))
        };
        self.limits.parts.iter().filter_map(over).collect()
    }

    /// The figures that count what a rule is about: the commune's own first.
    fn counted(&self, rule: &TotalRule) -> Vec<Figure> {
        let own = rule.fact.and_then(|fact| Figure::fact(self.commune, fact));
        let names: Vec<String> = rule.denominators.iter().map(|name| fold_loose(name)).collect();
        let denominators = self.parts_of(&names, &rule.unit).filter_map(|m| Figure::denominator(self.commune, m));
        let amounts = rule.amounts.iter().filter_map(|id| self.figure(id));
        own.into_iter().chain(denominators).chain(amounts).collect()
    }

    /// The measures that are parts of something of these names, counted in this unit.
    fn parts_of<'s>(&'s self, names: &'s [String], unit: &str) -> impl Iterator<Item = &'a Measure> + use<'s, 'a> {
        let unit = fold_loose(unit);
        let called = move |own: &[String; 2]| names.contains(&own[0]) && own[1] == unit;
        self.measures.iter().zip(&self.names).filter(move |(_, own)| called(own)).map(|(m, _)| *m)
    }

    /// Figures of one thing that differ, each against the one to be believed first; or parts against it.
    fn total(&self, rule: &TotalRule) -> Vec<Diagnostic> {
        let counted = self.counted(rule);
        let own = rule.fact.and_then(|fact| Figure::fact(self.commune, fact)).is_some();
        let Some(reference) = reference(&counted, own) else { return Vec::new() };
        if !rule.parts.is_empty() {
            return self.sum(rule, reference).into_iter().collect();
        }
        let odd = counted.iter().filter(|f| f.amount.is_beyond_percent(&reference.amount, &rule.percent));
        odd.map(|figure| differing(rule, figure, reference)).collect()
    }

    /// What the parts add up to, where each is given.
    fn sum(&self, rule: &TotalRule, whole: &Figure) -> Option<Diagnostic> {
        let part = |name: &String| self.parts_of(&[fold_loose(name)], &rule.unit).find_map(|m| Figure::denominator(self.commune, m));
        let parts: Vec<Figure> = rule.parts.iter().map(part).collect::<Option<_>>()?;
        let sum = parts.iter().fold(Decimal::zero(), |sum, f| &sum + &f.amount.rounded(0));
        if !Amount::whole(sum.clone()).is_beyond_percent(&whole.amount, &rule.percent) {
            return None;
        }
        let finding = Diagnostic::new(Code::PartsSumDiffers, parts.first()?.place()).with("name", rule.name.as_str());
        let places: Vec<String> = parts.iter().map(|f| format!("{} ({})", f.label, other(f.origin.as_ref()))).collect();
        let finding = finding.with("parts", places.join(" + ")).with("sum", sum).with("label", whole.label.as_str());
        let finding = finding.with("total", whole.amount.rounded(0)).with("other", other(whole.origin.as_ref()));
        let all: Vec<&Figure> = parts.iter().chain([whole]).collect();
        Some(explained(finding.with("percent", &rule.percent), &all))
    }

    /// One figure of the commune over another.
    fn proportions(&self) -> Vec<Diagnostic> {
        let odd = |rule: &crate::criteria::ProportionRule| {
            let (over, under) = (Figure::fact(self.commune, rule.over)?, Figure::fact(self.commune, rule.under)?);
            let (number, of) = (over.amount.rounded(0), under.amount.rounded(0));
            let proportion = Amount::over(&number, &of)?;
            let (least, most) = (Amount::whole(rule.least.clone()), Amount::whole(rule.most.clone()));
            if !least.exceeds(&proportion) && !proportion.exceeds(&most) {
                return None;
            }
            let beyond = if proportion.exceeds(&most) { &most } else { &least };
            let finding = Diagnostic::new(Code::ProportionOdd, over.place()).with("name", rule.name.as_str());
            let finding = finding.with("value", proportion.told_apart(beyond).0).with("least", &rule.least).with("most", &rule.most);
            let finding = finding.with("label", over.label.as_str()).with("number", number);
            let finding = finding.with("of_label", under.label.as_str()).with("of", of);
            Some(explained(finding.with("other", other(under.origin.as_ref())), &[&over, &under]))
        };
        self.limits.proportions.iter().filter_map(odd).collect()
    }
}

/// The figure to be believed first: the commune's own, else the one reported most often, of several the first.
fn reference(counted: &[Figure], own: bool) -> Option<&Figure> {
    let often = |f: &Figure| counted.iter().filter(|o| o.amount == f.amount).count();
    let most = counted.iter().map(often).max()?;
    counted.iter().find(|f| own || often(f) == most)
}

fn differing(rule: &TotalRule, figure: &Figure, reference: &Figure) -> Diagnostic {
    let finding = Diagnostic::new(Code::TotalsDiffer, figure.place()).with("name", rule.name.as_str());
    let finding = finding.with("code", figure.label.as_str()).with("value", figure.amount.rounded(2));
    let finding = finding.with("label", reference.label.as_str()).with("expected", reference.amount.rounded(2));
    explained(finding.with("other", other(reference.origin.as_ref())), &[figure, reference])
}
