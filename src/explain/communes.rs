//! How many criteria of each set a commune among many meets, and why its verdict is what it is.

use super::codes::title;
use super::{level_short, verdict_word};
use crate::assess::Verdict;
use crate::district::{ItemStanding, SetStanding, Standing};
use crate::messages::Lang;

/// "NTM 18/19 · NTM nâng cao 19/19".
pub fn sets_met(lang: Lang, standing: &Standing) -> String {
    let one = |set: &SetStanding| format!("{} {}/{}", level_short(lang, set.level), set.counts.met, set.counts.total);
    standing.sets.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// Numbers of the criteria with a verdict: "5, 7", of several sets "NTM 5; NTM nâng cao 2, 7".
pub fn criteria_with(lang: Lang, standing: &Standing, verdict: Verdict) -> String {
    let several = standing.sets.len() > 1;
    let one = |set: &SetStanding| {
        let numbers = numbers(set, verdict);
        let named = || format!("{} {numbers}", level_short(lang, set.level));
        (!numbers.is_empty()).then(|| if several { named() } else { numbers.clone() })
    };
    standing.sets.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

fn numbers(set: &SetStanding, verdict: Verdict) -> String {
    let own = set.criteria.iter().filter(|c| c.finding.verdict == verdict);
    own.map(|c| c.number.to_string()).collect::<Vec<_>>().join(", ")
}

/// What a commune that does not meet fails, or what one that is open lacks; nothing where it meets.
pub fn because(lang: Lang, standing: &Standing) -> String {
    match standing.overall.verdict {
        Verdict::NotMet => failed(lang, standing),
        Verdict::Undetermined => open(lang, standing),
        Verdict::Met | Verdict::NotApplicable => String::new(),
    }
}

fn failed(lang: Lang, standing: &Standing) -> String {
    let sets = standing.sets.iter().filter(|s| s.finding.verdict == Verdict::NotMet);
    let of_set = |set: &SetStanding| {
        let facts = [("level", level_short(lang, set.level).into()), ("numbers", numbers(set, Verdict::NotMet).into())];
        lang.say("commune-fails-criteria", &facts)
    };
    let conditions = standing.own_items().filter(|i| i.head.criterion.is_none() && i.finding.verdict == Verdict::NotMet);
    let of_condition = |item: &ItemStanding| {
        let condition = title(lang, &item.head.item, &item.head.version.name);
        lang.say("commune-fails-condition", &[("condition", condition.into())])
    };
    sets.map(of_set).chain(conditions.map(of_condition)).collect::<Vec<_>>().join("; ")
}

/// "còn 3 chỉ tiêu, điều kiện: 2 chưa có số liệu, 1 chưa có mức đạt chuẩn".
fn open(lang: Lang, standing: &Standing) -> String {
    let items: Vec<&ItemStanding> = standing.own_items().filter(|i| i.finding.verdict == Verdict::Undetermined).collect();
    let mut words: Vec<(String, usize)> = Vec::new();
    for item in &items {
        let word = verdict_word(lang, Verdict::Undetermined, item.cause.as_ref()).to_lowercase();
        match words.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => words.push((word, 1)),
        }
    }
    let detail = words.into_iter().map(|(word, count)| format!("{count} {word}")).collect::<Vec<_>>().join(", ");
    lang.say("commune-open", &[("count", items.len().into()), ("detail", detail.into())])
}
