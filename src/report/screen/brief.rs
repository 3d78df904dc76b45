//! A commune on one screen: of each set the criteria by their verdict, the gravest gaps, what is lacking by what has to be
//! done about it, and the conditions that are not met.

use super::missing::{self, gap_line};
use crate::assess::{ItemResult, Lack, SetResult, Verdict, lacks};
use crate::criteria::ItemRef;
use crate::explain;
use crate::explain::{codes, criterion_word};
use crate::report::facts;
use crate::report::page::Page;
use crate::report::{Case, View};
use crate::text::{capitalised, spans};

/// Failing indicators with a line each.
const FAILING: usize = 6;

pub(super) fn brief(page: &mut Page, view: View, case: &Case) {
    page.blank();
    case.assessment.sets.iter().for_each(|set| criteria(page, view, set));
    failing(page, view, case);
    Lack::ALL.into_iter().for_each(|lack| lacking(page, view, case, lack));
    conditions(page, view, case);
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

fn failing(page: &mut Page, view: View, case: &Case) {
    let (lang, items) = (view.lang, missing::failed(case));
    if items.is_empty() {
        return;
    }
    page.say(&lang.say("report-brief-failing", &[("count", items.len().into())]));
    items.iter().take(FAILING).for_each(|item| page.entry(1, "- ", &gap_line(lang, case, item)));
    if let Some(more) = items.len().checked_sub(FAILING).filter(|more| *more > 0) {
        let rest = codes(lang, items.iter().skip(FAILING).map(|i| &i.item), missing::several(case));
        page.entry(1, "- ", &lang.say("report-brief-more", &[("count", more.into()), ("codes", rest.into())]));
    }
}

/// The codes of the indicators to which something of this kind is lacking.
fn lacking(page: &mut Page, view: View, case: &Case, lack: Lack) {
    let has = |item: &&ItemResult| lacks(item).iter().any(|l| l.lack == lack);
    let open: Vec<&ItemRef> = missing::indicators(case).filter(has).map(|i| &i.item).collect();
    if !open.is_empty() {
        let heading = view.lang.say(&format!("report-lack-{}", lack.id()), &[("count", open.len().into())]);
        page.say(&format!("{heading}: {}", codes(view.lang, open, missing::several(case))));
    }
}

fn conditions(page: &mut Page, view: View, case: &Case) {
    let open: Vec<&ItemResult> = case.assessment.conditions.iter().filter(|c| c.finding.verdict != Verdict::Met).collect();
    if open.is_empty() || view.criteria_only {
        return;
    }
    page.say(&view.lang.say("report-brief-conditions", &[("count", open.len().into())]));
    open.iter().for_each(|condition| page.entry(1, "- ", &missing::condition(view.lang, condition)));
}
