//! A commune written in two places of one round: counted once, and undetermined where the two do not say the same and nobody
//! has said which counts.

use std::collections::{HashMap, HashSet};

use super::review::Review;
use super::standing::{SetStanding, Standing};
use crate::assess::{Counts, Finding, Verdict};
use crate::criteria::{Book, Words};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::{fold, parse_date, print_date};

/// Which of the files of one commune counts where they do not say the same.
pub struct Which<'a> {
    /// Whether the office has chosen a file.
    pub chosen: &'a dyn Fn(&str) -> bool,
    /// When a file was saved last, as it says itself in the form 2024-05-03T10:11:12; none where that does not count.
    pub saved: &'a dyn Fn(&str) -> Option<String>,
}

impl Which<'_> {
    /// Nobody has said which.
    pub const UNKNOWN: Which<'static> = Which { chosen: &|_| false, saved: &|_| None };
}

impl Review {
    /// Takes together what is one commune: one place stays, and names the other. Gives back what is said of them.
    pub fn join_twins(&mut self, which: &Which) -> Vec<Diagnostic> {
        let Some(words) = self.words() else { return Vec::new() };
        let (mut findings, mut disputed) = (Vec::new(), HashSet::new());
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        let mut kept: Vec<Standing> = Vec::new();
        for standing in std::mem::take(&mut self.standings) {
            let (code, name) = (code(&standing), name(&words, &standing));
            let same_code = by_code.get(&code).copied();
            // two codes that differ are two communes, whatever their names
            let same_name =
                by_name.get(&name).copied().filter(|at: &usize| code.is_empty() || kept.get(*at).is_some_and(|k| k.code.is_empty()));
            if let Some((at, first)) = same_code.or(same_name).and_then(|at| Some((at, kept.get_mut(at)?))) {
                let choice = which.choose(first, &standing, disputed.contains(&at));
                if matches!(choice, Choice::Neither) {
                    disputed.insert(at);
                }
                findings.push(join(first, standing, choice));
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

/// What becomes of a commune in two places.
enum Choice {
    /// They say the same.
    Same,
    /// The place met first counts, or the other: why, and what the finding says of each.
    First(Reason),
    Other(Reason),
    Neither,
}

/// Why one place counts: chosen by the office, or saved later, with both times.
struct Reason {
    why: &'static str,
    counted: String,
    passed: String,
}

impl Which<'_> {
    fn choose(&self, first: &Standing, other: &Standing, disputed: bool) -> Choice {
        if first.given == other.given && !disputed {
            return Choice::Same;
        }
        let chosen = || Reason { why: "chosen", counted: String::new(), passed: String::new() };
        match ((self.chosen)(&first.file), (self.chosen)(&other.file)) {
            (true, false) if !disputed => return Choice::First(chosen()),
            (false, true) => return Choice::Other(chosen()),
            _ if disputed => return Choice::Neither,
            _ => {}
        }
        let Some((old, new)) = (self.saved)(&first.file).zip((self.saved)(&other.file)) else { return Choice::Neither };
        let newest = |counted: &str, passed: &str| Reason { why: "newest", counted: printed_time(counted), passed: printed_time(passed) };
        match old.cmp(&new) {
            std::cmp::Ordering::Greater => Choice::First(newest(&old, &new)),
            std::cmp::Ordering::Less => Choice::Other(newest(&new, &old)),
            std::cmp::Ordering::Equal => Choice::Neither,
        }
    }
}

/// "2024-05-03T10:11:12" → "10:11 03/5/2024".
fn printed_time(time: &str) -> String {
    let (day, hour) = time.split_once('T').unwrap_or((time, ""));
    let day = parse_date(day).map_or_else(|| day.to_string(), print_date);
    format!("{} {day}", hour.get(..5).unwrap_or_default())
}

fn join(first: &mut Standing, other: Standing, choice: Choice) -> Diagnostic {
    let file = other.file.clone();
    let said = |code, of: &Standing, other: &str| {
        Diagnostic::new(code, Place::File(of.file.clone())).with("name", of.name.as_str()).with("other", other)
    };
    let reasoned = |of: &Standing, passed: &str, reason: Reason| {
        let finding = said(Code::CommuneInTwoFilesChosen, of, passed).with("why", reason.why);
        finding.with("counted", reason.counted).with("passed", reason.passed)
    };
    let finding = match choice {
        Choice::Same => said(Code::CommuneWrittenAgain, first, &file),
        Choice::First(reason) => reasoned(first, &file, reason),
        Choice::Other(reason) => {
            let passed = std::mem::replace(first, other);
            reasoned(first, &passed.file, reason)
        }
        Choice::Neither => {
            dispute(first, &other);
            said(Code::CommuneInTwoFiles, first, &file)
        }
    };
    first.findings.push(finding.clone());
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
