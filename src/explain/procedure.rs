//! What a duty of the procedure asks for and what was done of it, in the words of the documents.

use super::evidence;
use crate::assess::Done;
use crate::commune::{Attribute, Commune, Deed};
use crate::criteria::{Duty, Least};
use crate::diag::Fact;
use crate::messages::Lang;
use crate::text::Decimal;

/// What must show that it was done, a line each; a number that was not read is said to be missing.
pub fn duty_asked(duty: &Duty) -> Vec<String> {
    let document = duty.document.then(|| Lang::Vi.text("duty-document"));
    let survey = duty.survey.then(|| Lang::Vi.text("duty-survey"));
    let counted = duty.counted().map(|(id, rule)| Lang::Vi.say(&format!("duty-{id}"), &least(Lang::Vi, rule)));
    document.into_iter().chain(counted).chain(survey).collect()
}

/// The facts of a least number; "none" for what was not read.
pub fn least(lang: Lang, rule: &Least) -> Vec<(&'static str, Fact)> {
    let number = |n: Option<u32>| n.map_or_else(|| "none".into(), |n| Fact::Number(Decimal::from(i64::from(n))));
    let trust = rule.evidence.map_or_else(String::new, |e| evidence(lang, e));
    vec![("least", number(rule.at_least)), ("days", number(rule.within_days)), ("evidence", trust.into())]
}

/// Where it was read that it is to be done, and how far that is trusted.
pub fn duty_source(duty: &Duty) -> String {
    let source = if duty.source.is_empty() { Lang::Vi.text("duty-no-source") } else { duty.source.clone() };
    format!("{source} ({})", evidence(Lang::Vi, duty.evidence))
}

/// What was done, a line each; none where nothing is given.
pub fn duty_done(commune: &Commune, done: &Done) -> Vec<String> {
    let deed = &done.deed;
    let say = |id: &str, facts: &[(&'static str, Fact)]| Lang::Vi.say(&format!("done-{id}"), facts);
    let mut lines: Vec<String> = Vec::new();
    match done.days {
        Some((first, last)) if first == last => lines.push(say("day", &[("day", first.into())])),
        Some((first, last)) => lines.push(say("days", &[("first", first.into()), ("last", last.into())])),
        None => {}
    }
    if !deed.times.is_empty() {
        let days: Vec<String> = deed.days().into_iter().map(|day| Lang::Vi.day(day)).collect();
        lines.push(say("times", &[("count", days.len().into()), ("days", days.join("; ").into())]));
    }
    lines.extend(places(deed));
    lines.extend(typed(&deed.document));
    lines.extend(deed.comments.value.as_ref().map(|count| say("comments", &[("count", count.into())])));
    lines.extend(if done.duty.vote.is_some() { vote(commune) } else { None });
    lines.extend(if done.duty.survey { survey(commune) } else { None });
    lines
}

fn typed(words: &Attribute<String>) -> impl Iterator<Item = String> {
    words.value.clone().filter(|w| !w.is_empty()).into_iter()
}

/// Where and how it was done, each once, in one line.
pub fn places(deed: &Deed) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for place in typed(&deed.place).chain(deed.times.iter().flat_map(|t| typed(&t.place))) {
        if !all.contains(&place) {
            all.push(place);
        }
    }
    (!all.is_empty()).then(|| all.join("; "))
}

fn vote(commune: &Commune) -> Option<String> {
    let meeting = &commune.meeting;
    let (votes, asked) = (meeting.votes_for.value.as_ref()?, meeting.asked.value.as_ref()?);
    let rate = meeting.approval()?;
    Some(Lang::Vi.say("done-vote", &[("votes", votes.into()), ("asked", asked.into()), ("rate", rate.into())]))
}

fn survey(commune: &Commune) -> Option<String> {
    let (asked, returned) = (commune.survey.asked.value.as_ref()?, commune.survey.returned.value.as_ref()?);
    Some(Lang::Vi.say("t9-forms", &[("asked", asked.into()), ("returned", returned.into())]))
}

/// What a duty lacks, a line each.
pub fn duty_lacks(done: &Done) -> Vec<String> {
    done.lacks.iter().map(|lack| Lang::Vi.say(&format!("diag-{}", lack.code.id()), &lack.facts)).collect()
}
