//! The number and day of a decision, where its annexes say whose they are: "(Kèm theo Quyết định số 318/QĐ-TTg ngày 08 tháng 3 năm 2022)".

use super::words::{DECISION_WORDS, plain};
use crate::criteria::{DecisionName, ReadIn};
use crate::text::{Date, parse_date};

/// What stands in the number of a decision.
const STROKE: char = '/';

/// Which decision some lines name: the only one named with its number and day, else the only number that heads the paper.
pub(super) fn named<'t>(lines: impl Iterator<Item = &'t str>) -> DecisionName {
    let lines: Vec<&str> = lines.collect();
    let words = &DECISION_WORDS.source;
    let mut whole: Vec<DecisionName> = Vec::new();
    for line in lines.iter().filter(|line| is_of_annex(line)) {
        let found = in_line(line, &words.decision);
        whole.extend(found.filter(|found| found.day.is_some() && !whole.contains(found)));
    }
    if let [only] = whole.as_slice() {
        return only.clone();
    }
    let mut numbers: Vec<String> = Vec::new();
    for found in lines.iter().filter_map(|line| in_line(line, &words.number)) {
        if !numbers.contains(&found.number) {
            numbers.push(found.number);
        }
    }
    match numbers.as_slice() {
        [only] if whole.is_empty() => DecisionName { number: only.clone(), day: None },
        _ => DecisionName::default(),
    }
}

/// Which text a decision is, by its number.
pub(super) fn read_in(number: &str) -> Option<ReadIn> {
    let folded = plain(number);
    let words = &DECISION_WORDS.source;
    match (words.national.within(&folded), words.provincial.within(&folded)) {
        (true, false) => Some(ReadIn::Nation),
        (false, true) => Some(ReadIn::Province),
        _ => None,
    }
}

fn is_of_annex(line: &str) -> bool {
    DECISION_WORDS.source.with.within(&plain(line))
}

/// The number behind one of some words, and the day behind it.
fn in_line(line: &str, before: &super::words::List) -> Option<DecisionName> {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.', ':'])).collect();
    let at = words.iter().position(|word| word.contains(STROKE) && word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-'))?;
    let led = before.ends(&plain(&words[..at].join(" ")));
    led.then(|| DecisionName { number: words[at].to_string(), day: day(&words[at + 1..]) })
}

/// "ngày 08 tháng 3 năm 2022", "ngày 08/3/2022".
fn day(words: &[&str]) -> Option<Date> {
    let source = &DECISION_WORDS.source;
    let is = |at: usize, list: &super::words::List| words.get(at).is_some_and(|word| list.has(&plain(word)));
    if !is(0, &source.day) {
        return None;
    }
    if is(2, &source.month) && is(4, &source.year) {
        return parse_date(&format!("{}/{}/{}", words[1], words.get(3)?, words.get(5)?));
    }
    parse_date(words.get(1)?)
}
