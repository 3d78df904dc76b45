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

/// "NTM nâng cao 17.1", or the bare code where only one set is in play.
pub fn code(lang: Lang, item: &ItemRef, several: bool) -> String {
    match item.book {
        Book::Set(level) if several => format!("{} {}", level_short(lang, level), item.code),
        Book::Set(_) => item.code.clone(),
        Book::Condition => lang.say("report-condition-code", &[("code", item.code.as_str().into())]),
    }
}

/// "NTM 2.1, 2.2; NTM nâng cao 2.1": codes of items in order, each once, the set named once.
pub fn codes<'a>(lang: Lang, items: impl IntoIterator<Item = &'a ItemRef>, several: bool) -> String {
    let mut lists: Vec<(&ItemRef, Vec<&str>)> = Vec::new();
    for item in items {
        match lists.iter_mut().find(|(first, _)| (first.book, &first.series) == (item.book, &item.series)) {
            Some((_, codes)) if codes.contains(&item.code.as_str()) => {}
            Some((_, codes)) => codes.push(&item.code),
            None => lists.push((item, vec![&item.code])),
        }
    }
    let list = |(first, codes): &(&ItemRef, Vec<&str>)| code(lang, &ItemRef { code: codes.join(", "), ..(*first).clone() }, several);
    lists.iter().map(list).collect::<Vec<_>>().join(&lang.text("join-and"))
}
