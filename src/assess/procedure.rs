//! What was done of the procedure next to what it asks for. It is looked at after everything is judged: a gap is a
//! warning and can never be a verdict.

use crate::commune::{Attribute, Commune, Deed, Meeting};
use crate::criteria::{Duty, Evidence, Law, Least};
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};
use crate::text::{Date, Decimal};

/// A duty of the procedure in force and what was done of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Which step it belongs to, counted from 0; the first is the commune's own.
    pub step: usize,
    /// What is asked for.
    pub duty: Duty,
    /// What was done; blank where nothing is given.
    pub deed: Deed,
    /// First and last day, of a meeting that of its sheet.
    pub days: Option<(Date, Date)>,
    /// What is lacking, each a warning.
    pub lacks: Vec<Diagnostic>,
}

/// Every duty of the procedure of a day. Nothing lacks where the sheet is not filled in at all.
pub(super) fn results(law: &Law, commune: &Commune, day: Date) -> Vec<Done> {
    let Some(procedure) = law.procedure_on(day) else { return Vec::new() };
    let mut all: Vec<Done> = procedure.duties().map(|(step, duty)| done(commune, step, duty)).collect();
    if !commune.deeds.is_empty() {
        let lacks: Vec<Vec<Diagnostic>> = all.iter().map(|done| DutyLook { done, all: &all, commune }.lacks()).collect();
        all.iter_mut().zip(lacks).for_each(|(done, lacks)| done.lacks = lacks);
    }
    all
}

fn done(commune: &Commune, step: usize, duty: &Duty) -> Done {
    let given = commune.deeds.iter().find(|d| d.duty == duty.id);
    let deed = given.cloned().unwrap_or_else(|| Deed { duty: duty.id.clone(), ..Deed::default() });
    let days = match duty.vote {
        Some(_) => commune.meeting.date.value.map(|day| (day, day)),
        None => deed.first().zip(deed.last()),
    };
    Done { step, duty: duty.clone(), deed, days, lacks: Vec::new() }
}

impl Done {
    /// Nothing is named it, not on another sheet either.
    fn is_blank(&self, meeting: &Meeting) -> bool {
        self.deed.is_blank() && (self.duty.vote.is_none() || meeting.is_blank())
    }

    /// How often it was done within so many days at most, the first of them counted.
    fn most_within(&self, days: u32) -> usize {
        let given = self.deed.days();
        let within = |first: &Date, day: &&Date| **day >= *first && (**day - *first).get_days() < days as i32;
        given.iter().map(|first| given.iter().filter(|day| within(first, day)).count()).max().unwrap_or_default()
    }
}

/// A duty being looked at among the others.
struct DutyLook<'a> {
    done: &'a Done,
    all: &'a [Done],
    commune: &'a Commune,
}

impl DutyLook<'_> {
    /// What lacks; of what another authority does, only what is given can be wrong.
    fn lacks(&self) -> Vec<Diagnostic> {
        let mut lacks = Vec::new();
        if self.done.is_blank(&self.commune.meeting) {
            let own = self.done.step == 0;
            lacks.extend(own.then(|| self.by_duty(Code::StepBlank)));
        } else {
            lacks.extend(self.incomplete());
            lacks.extend(self.times());
            lacks.extend(self.below());
        }
        lacks.extend(self.early());
        let explanation = self.done.deed.explanation.value.as_deref();
        lacks.into_iter().map(|finding| finding.explained(explanation)).collect()
    }

    /// A finding about this duty at its row.
    fn finding(&self, code: Code, at: Option<&Origin>, evidence: Evidence, source: &str) -> Diagnostic {
        let place = at.or(self.done.deed.origin.as_ref()).map_or(Place::Nowhere, Place::from);
        let source = if source.is_empty() { "none" } else { source };
        let finding = Diagnostic::new(code, place).with("step", self.done.duty.name.as_str());
        finding.with("source", source).with("evidence", Fact::Word(format!("evidence-{}", evidence.id())))
    }

    fn by_duty(&self, code: Code) -> Diagnostic {
        self.finding(code, None, self.done.duty.evidence, &self.done.duty.source)
    }

    /// What must show that it was done and is blank.
    fn incomplete(&self) -> Vec<Diagnostic> {
        let (duty, deed, meeting) = (&self.done.duty, &self.done.deed, &self.commune.meeting);
        let (vote, times) = (duty.vote.is_some(), duty.times.is_some());
        let blank = [
            ("days", !vote && !times && unsaid(&deed.from) && unsaid(&deed.to)),
            ("times", times && deed.times.is_empty()),
            ("document", duty.document && unsaid(&deed.document)),
            ("comments", duty.comments.is_some() && unsaid(&deed.comments)),
            ("meeting", vote && unsaid(&meeting.date)),
            ("vote", vote && (unsaid(&meeting.asked) || unsaid(&meeting.votes_for))),
        ];
        let missing = blank.into_iter().filter(|(_, blank)| *blank);
        missing.map(|(what, _)| self.by_duty(Code::StepIncomplete).with("what", Fact::Word(format!("step-what-{what}")))).collect()
    }

    /// Too few times, or not within the days.
    fn times(&self) -> Option<Diagnostic> {
        let rule = self.done.duty.times.as_ref()?;
        let (least, evidence) = (rule.at_least?, rule.evidence?);
        let given = self.done.deed.days().len();
        let needed = |code| self.finding(code, None, evidence, &rule.source).with("least", Decimal::from(i64::from(least)));
        if given < least as usize {
            let given = (!self.done.deed.times.is_empty()).then_some(given)?;
            return Some(needed(Code::StepBelow).with("what", Fact::Word("step-number-times".into())).with("value", given));
        }
        let days = rule.within_days?;
        let most = self.done.most_within(days);
        let finding = || needed(Code::StepSpread).with("days", Decimal::from(i64::from(days))).with("value", most);
        (most < least as usize).then(finding)
    }

    /// Comments or votes below the least number, where one is known.
    fn below(&self) -> Vec<Diagnostic> {
        let (duty, meeting) = (&self.done.duty, &self.commune.meeting);
        let comments = duty.comments.as_ref().zip(self.done.deed.comments.value.clone()).map(|(rule, n)| ("comments", rule, n));
        let vote = duty.vote.as_ref().zip(meeting.approval()).map(|(rule, n)| ("vote", rule, n));
        let below = |(what, rule, value): (&str, &Least, Decimal)| {
            let (least, evidence) = (Decimal::from(i64::from(rule.at_least?)), rule.evidence?);
            // A share is compared before it is rounded.
            let short = match (what, &meeting.votes_for.value, &meeting.asked.value) {
                ("vote", Some(votes), Some(asked)) => votes * &Decimal::from(100) < &least * asked,
                _ => value < least,
            };
            let at = if what == "vote" { meeting.votes_for.origin.as_ref() } else { self.done.deed.comments.origin.as_ref() };
            let finding = || self.finding(Code::StepBelow, at, evidence, &rule.source).with("least", &least);
            short.then(|| finding().with("what", Fact::Word(format!("step-number-{what}"))).with("value", &value))
        };
        [comments, vote].into_iter().flatten().filter_map(below).collect()
    }

    /// Begun before what comes first was over.
    fn early(&self) -> Vec<Diagnostic> {
        let (Some(after), Some((first, _))) = (&self.done.duty.after, self.done.days) else { return Vec::new() };
        let at = if self.done.duty.vote.is_some() { self.commune.meeting.date.origin.as_ref() } else { None };
        let before = self.all.iter().filter(|other| after.duties.contains(&other.duty.id));
        let early = |other: &Done| {
            let (_, last) = other.days.filter(|(_, last)| first < *last)?;
            let finding = self.finding(Code::StepEarly, at, after.evidence, &after.source).with("day", first);
            Some(finding.with("other", other.duty.name.as_str()).with("ended", last))
        };
        before.filter_map(early).collect()
    }
}

/// Blank: what was typed and cannot be used is given where it was read.
fn unsaid<T>(attribute: &Attribute<T>) -> bool {
    attribute.value.is_none() && attribute.origin.is_none()
}

/// Days after the paper that tells of them, each; that there are days after the as-of date, once.
pub(super) fn dates(commune: &Commune, as_of: Date, paper: Option<Date>) -> Vec<Diagnostic> {
    let meeting = Some(&commune.meeting.date).filter(|_| !commune.deeds.is_empty());
    let days = || commune.deeds.iter().flat_map(Deed::given_days).chain(meeting).filter_map(|d| Some((d.value?, d.origin.as_ref())));
    let place = |at: Option<&Origin>| at.map_or(Place::Nowhere, Place::from);
    let late = days().filter(|(day, _)| paper.is_some_and(|paper| *day > paper));
    let given = |(day, at)| Diagnostic::new(Code::StepAfterPaper, place(at)).with("day", day);
    let mut findings: Vec<Diagnostic> = late.map(|l| given(l).with("paper", paper.unwrap_or(as_of))).collect();
    let after: Vec<_> = days().filter(|(day, _)| *day > as_of).collect();
    if let Some((_, at)) = after.first() {
        findings.push(Diagnostic::new(Code::StepAfterAsOf, place(*at)).with("count", after.len()).with("as_of", as_of));
    }
    findings
}
