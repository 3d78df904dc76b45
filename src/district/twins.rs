//! A commune written in two places of one round: counted once, and undetermined where the two do not say the same.

use std::collections::HashMap;

use super::review::Review;
use super::standing::{SetStanding, Standing};
use crate::assess::{Counts, Finding, Verdict};
use crate::criteria::{Book, Words};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::fold;

impl Review {
    /// Takes together what is one commune: its first place stays, and names the other. Gives back what is said of them.
    pub fn join_twins(&mut self) -> Vec<Diagnostic> {
        let Some(words) = self.words() else { return Vec::new() };
        let mut findings = Vec::new();
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        let mut kept: Vec<Standing> = Vec::new();
        for standing in std::mem::take(&mut self.standings) {
            let (code, name) = (code(&standing), name(&words, &standing));
            let same_code = by_code.get(&code).copied();
            // two codes that differ are two communes, whatever their names
            let same_name =
                by_name.get(&name).copied().filter(|at: &usize| code.is_empty() || kept.get(*at).is_some_and(|k| k.code.is_empty()));
            if let Some(first) = same_code.or(same_name).and_then(|at| kept.get_mut(at)) {
                findings.push(join(first, &standing));
                continue;
            }
            if !code.is_empty() {
                by_code.insert(code, kept.len());
            }
            if !standing.name.is_empty() {
                by_name.insert(name, kept.len());
            }
            kept.push(standing);
        }
        self.standings = kept;
        findings
    }
}

/// The code with the year, for two years are no twins; nothing without a code.
fn code(standing: &Standing) -> String {
    if standing.code.is_empty() { String::new() } else { format!("{}|{}", fold(&standing.code), standing.year) }
}

/// The names down from the province, each with or without its kind, and the year.
fn name(words: &Words, standing: &Standing) -> String {
    let names = [&standing.province, &standing.district, &standing.name].map(|own| fold(words.bare(own))).join("|");
    format!("{names}|{}", standing.year)
}

fn join(first: &mut Standing, other: &Standing) -> Diagnostic {
    let same = first.given == other.given;
    let code = if same { Code::CommuneWrittenAgain } else { Code::CommuneInTwoFiles };
    let finding = Diagnostic::new(code, Place::File(first.file.clone())).with("name", first.name.as_str()).with("other", &*other.file);
    first.findings.push(finding.clone());
    if !same {
        dispute(first, other);
    }
    finding
}

/// What the two say alike stays; all else is open, and so is the commune.
fn dispute(first: &mut Standing, other: &Standing) {
    let open = Finding { verdict: Verdict::Undetermined, provisional: false };
    (first.overall, first.criteria, first.level_met, first.revocation) = (open, open, None, None);
    first.margins.clear();
    for set in &mut first.sets {
        let twin = other.sets.iter().find(|s| (s.level, &s.series) == (set.level, &set.series));
        dispute_set(set, twin, open);
    }
    for item in &mut first.items {
        let twin = other.item(&item.head.item);
        if twin.is_none_or(|twin| twin.finding.verdict != item.finding.verdict) {
            item.finding = open;
            item.judged = item.judged.take().or_else(|| twin.and_then(|twin| twin.judged.clone()));
        }
    }
    for set in &mut first.sets {
        let own = first.items.iter().filter(|i| i.head.item.book == Book::Set(set.level));
        set.indicator_counts = Counts::of(own.map(|i| i.finding.verdict));
    }
}

fn dispute_set(set: &mut SetStanding, twin: Option<&SetStanding>, open: Finding) {
    set.finding = open;
    for criterion in &mut set.criteria {
        let same = twin.and_then(|t| t.criteria.iter().find(|c| c.number == criterion.number));
        if same.is_none_or(|same| same.finding.verdict != criterion.finding.verdict) {
            criterion.finding = open;
        }
    }
    set.counts = Counts::of(set.criteria.iter().map(|c| c.finding.verdict));
}
