//! A commune on one screen: of each set the criteria by their verdict, the gravest gaps, what is lacking by what has to be
//! done about it, and the conditions that are not met.

use super::missing::{self, gap_line};
use crate::assess::{ItemResult, Lack, SetResult, Verdict, lacks};
use crate::explain;
use crate::explain::{codes, criterion_word};
use crate::report::facts;
use crate::report::page::Page;
use crate::report::{Case, View};
use crate::text::{capitalised, spans};

/// How much is said one by one.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// The most failing indicators, and the most conditions, with a line each.
    details: usize,
    /// The most codes in one list.
    codes: usize,
}

impl Room {
    /// From the most to the least.
    pub const ALL: [Self; 5] = [Self::of(6, 1000), Self::of(4, 1000), Self::of(2, 1000), Self::of(3, 12), Self::LEAST];
    pub const LEAST: Self = Self::of(1, 12);

    const fn of(details: usize, codes: usize) -> Self {
        Self { details, codes }
    }
}

pub(super) fn brief(page: &mut Page, view: View, case: &Case, room: Room) {
    page.blank();
    case.assessment.sets.iter().for_each(|set| criteria(page, view, set));
    failing(page, view, case, room.details);
    Lack::ALL.into_iter().for_each(|lack| lacking(page, view, case, lack, room.codes));
    conditions(page, view, case, room.details);
    if let Some(revocation) = &case.assessment.revocation {
        facts::revocation(view.lang, revocation).iter().take(1).for_each(|line| page.say(line));
    }
}

/// "Xã NTM: 8/57 chỉ tiêu đạt. Đạt: 1, 3, 19; số liệu sai: 2, 4".
fn criteria(page: &mut Page, view: View, set: &SetResult) {
    let lang = view.lang;
    let facts = [
        ("level", explain::level(lang, set.level).into()),
        ("met", set.counts.met.into()),
        ("total", set.counts.total.into()),
        ("indicators", set.indicator_counts.met.into()),
        ("indicators_total", set.indicator_counts.total.into()),
    ];
    page.say(&capitalised(&lang.say("report-brief-set", &facts)));
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    for criterion in &set.criteria {
        let (word, number) = (criterion_word(lang, criterion), criterion.number);
        match groups.iter_mut().find(|(of, _)| *of == word) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((word, vec![number])),
        }
    }
    for (word, numbers) in groups {
        page.entry(
            1,
            "",
            &lang.say("report-brief-criteria", &[("verdict", word.into()), ("numbers", spans(numbers, |n| n.to_string()).into())]),
        );
    }
}

fn failing(page: &mut Page, view: View, case: &Case, details: usize) {
    let (lang, items) = (view.lang, missing::failed(case));
    if items.is_empty() {
        return;
    }
    page.say(&lang.say("report-brief-failing", &[("count", items.len().into())]));
    items.iter().take(details).for_each(|item| page.entry(1, "- ", &gap_line(lang, case, item)));
    if let Some(more) = items.len().checked_sub(details).filter(|more| *more > 0) {
        let rest = codes(lang, items.iter().skip(details).map(|i| i.named()), missing::several(case));
        page.entry(1, "- ", &lang.say("report-brief-more", &[("count", more.into()), ("codes", rest.into())]));
    }
}

/// The codes of the indicators to which something of this kind is lacking.
fn lacking(page: &mut Page, view: View, case: &Case, lack: Lack, most: usize) {
    let has = |item: &&ItemResult| lacks(item).iter().any(|l| l.lack == lack);
    let open: Vec<_> = missing::indicators(case).filter(has).map(ItemResult::named).collect();
    if !open.is_empty() {
        let heading = view.lang.say(&format!("report-lack-{}", lack.id()), &[("count", open.len().into())]);
        let left = open.len().saturating_sub(most);
        let more = if left > 0 { view.lang.say("report-brief-more-codes", &[("count", left.into())]) } else { String::new() };
        page.say(&format!("{heading}: {}{more}", codes(view.lang, open.into_iter().take(most), missing::several(case))));
    }
}

fn conditions(page: &mut Page, view: View, case: &Case, details: usize) {
    let is_open = |c: &&ItemResult| c.finding.verdict != Verdict::Met && !c.version.is_derived();
    let open: Vec<&ItemResult> = case.assessment.conditions.iter().filter(is_open).collect();
    if open.is_empty() || view.criteria_only {
        return;
    }
    page.say(&view.lang.say("report-brief-conditions", &[("count", open.len().into())]));
    open.iter().take(details).for_each(|condition| page.entry(1, "- ", &missing::condition(view.lang, condition)));
    if let Some(more) = open.len().checked_sub(details).filter(|more| *more > 0) {
        page.entry(1, "- ", &view.lang.say("report-brief-more-conditions", &[("count", more.into())]));
    }
}
