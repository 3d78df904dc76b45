//! Codes of items and words of criteria, as short as the sets in play allow.

use super::{level_short, verdict_id};
use crate::assess::{CriterionResult, Verdict};
use crate::criteria::{Book, ItemRef};
use crate::messages::Lang;

/// The word for a criterion: the reason all its undecided indicators share, if they share one.
pub fn criterion_word(lang: Lang, criterion: &CriterionResult) -> String {
    let open = criterion.indicators.iter().filter(|i| i.finding.verdict == Verdict::Undetermined);
    let mut ids: Vec<&str> = open.map(|i| verdict_id(Verdict::Undetermined, i.judged.cause.as_ref())).collect();
    ids.dedup();
    let id = match (criterion.finding.verdict, ids.as_slice()) {
        (Verdict::Undetermined, [only]) => only,
        (verdict, _) => verdict_id(verdict, None),
    };
    provisional(lang, lang.text(id), criterion.finding.provisional)
}

/// A word with "(tạm tính)" behind it when that is so.
pub fn provisional(lang: Lang, word: String, provisional: bool) -> String {
    if provisional { format!("{word} ({})", lang.text("verdict-provisional")) } else { word }
}

/// "NTM nâng cao 17.1", or the bare code where only one set is in play; a condition has its name next to it.
pub fn code(lang: Lang, item: &ItemRef, several: bool) -> String {
    match item.book {
        Book::Set(level) if several => format!("{} {}", level_short(lang, level), item.code),
        Book::Set(_) => item.code.clone(),
        Book::Condition => lang.text("report-condition-code"),
    }
}

/// "NTM 2.1, 2.2; NTM nâng cao 2.1; điều kiện “…”": items in order, each once, the set named once; conditions have names
/// in place of codes.
pub fn codes<'a>(lang: Lang, items: impl IntoIterator<Item = (&'a ItemRef, &'a str)>, several: bool) -> String {
    let mut lists: Vec<(&ItemRef, Vec<&str>)> = Vec::new();
    for (item, name) in items {
        let own = if item.book == Book::Condition { name } else { item.code.as_str() };
        match lists.iter_mut().find(|(first, _)| (first.book, &first.series) == (item.book, &item.series)) {
            Some((_, codes)) if codes.contains(&own) => {}
            Some((_, codes)) => codes.push(own),
            None => lists.push((item, vec![own])),
        }
    }
    let list = |(first, own): &(&ItemRef, Vec<&str>)| match first.book {
        Book::Condition => own.iter().map(|name| named_condition(lang, name)).collect::<Vec<_>>().join(", "),
        Book::Set(_) => code(lang, &ItemRef { code: own.join(", "), ..(*first).clone() }, several),
    };
    lists.iter().map(list).collect::<Vec<_>>().join(&lang.text("join-and"))
}

/// What only an authority can decide: "Cần hỏi cấp trên về mức đạt chuẩn còn thiếu: 2.1, 2.2".
pub fn ask_above<'a>(items: impl IntoIterator<Item = (&'a ItemRef, &'a str)>, several: bool) -> String {
    Lang::Vi.say("plan-ask", &[("codes", codes(Lang::Vi, items, several).into())])
}

/// "NTM 17.1", "điều kiện “…”": an item where its name is not next to it.
pub fn title(lang: Lang, item: &ItemRef, name: &str) -> String {
    if item.book == Book::Condition { named_condition(lang, name) } else { super::item_code(lang, item) }
}

fn named_condition(lang: Lang, name: &str) -> String {
    lang.say("report-condition-named", &[("name", name.into())])
}
