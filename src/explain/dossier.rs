//! Phrases that the workbook of a dossier and its papers share.

use super::authority::{authority_lines, unit_of};
use super::decree::in_words;
use super::{authority, bound, evidence, gaps, predicted, unconfirmed, waiver, widened};
use crate::assess::{Counts, CriterionResult, ItemResult, JudgedTest};
use crate::commune::{Commune, Document, Special};
use crate::criteria::{Law, Measure, Resolved, Unit};
use crate::layout::documents::mark;
use crate::messages::Lang;
use crate::text::Date;

/// The commune's own authority and the one it reports to: the first two steps of the procedure in force.
pub fn authorities(law: &Law, commune: &Commune, day: Date) -> (String, String) {
    let steps = law.procedure_on(day).map(|p| p.steps.as_slice()).unwrap_or_default();
    let taken = |index: usize| steps.get(index).map_or_else(String::new, |step| authority(law, commune, step));
    (taken(0), taken(1))
}

/// The commune's own authority in the two lines of a letterhead, empty where no procedure is known.
pub fn own_authority(law: &Law, commune: &Commune, day: Date) -> [String; 2] {
    let own = law.procedure_on(day).and_then(|p| p.steps.first());
    own.map_or_else(Default::default, |step| authority_lines(law, commune, step))
}

/// "huyện Nam Sách": a unit with its kind, as the procedure that knows it writes it; dots for a name that is not known.
pub fn named_unit(law: &Law, commune: &Commune, unit: Unit) -> String {
    let mut steps = law.nation.procedures.iter().flat_map(|p| &p.steps);
    let step = steps.find(|s| s.unit == Some(unit));
    step.map_or_else(|| Lang::Vi.text("dotted-name"), |step| unit_of(law, commune, step))
}

/// "Đồng Tiến, ngày 05 tháng 3 năm 2025" for a paper of the commune.
pub fn place_and_date(lang: Lang, law: &Law, commune: &Commune, date: Option<Date>) -> String {
    let name = commune.name.value.clone().filter(|n| !n.is_empty()).unwrap_or_else(|| lang.text("dotted-name"));
    dated(lang, law.nation.words.bare(&name), date)
}

/// A place and a date as papers have them: days under 10 and months 1 and 2 get a zero, what is not given is dotted.
pub fn dated(lang: Lang, place: &str, date: Option<Date>) -> String {
    let Some(date) = date else { return lang.say("letterhead-date-dotted", &[("place", place.into())]) };
    lang.say("letterhead-date", &[("place", place.into()), ("date", in_words(date).into())])
}

/// The number of a paper as it is printed: under 10 with a zero; what an office writes behind a slash is in the form.
pub fn paper_number(number: &str) -> String {
    let bare = number.split('/').next().unwrap_or_default().trim();
    let digit = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_digit());
    if digit { format!("0{bare}") } else { bare.to_string() }
}

/// The attestations behind a yes/no answer that is there.
pub fn attestations<'a>(commune: &'a Commune, item: &'a ItemResult) -> impl Iterator<Item = &'a Special> {
    commune.attestations_behind(&item.item, &item.version.measures)
}

/// Documents named in the rows of an item and in the register, those with their codes.
pub fn documents(commune: &Commune, item: &ItemResult) -> String {
    let rows = item.version.measures.iter().filter_map(|m| commune.answers.get(&m.id)).map(|a| a.documents.clone());
    let listed = commune.documents_behind(&item.item, &item.version.measures).map(|d| coded(commune, d));
    let attested = attestations(commune, item).map(|a| a.document.clone());
    let mut all: Vec<String> = Vec::new();
    for text in rows.chain(listed).chain(attested).filter(|t| !t.is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join("\n")
}

/// Documents of an item that a cell of a table names; the register names them all.
const NAMED: usize = 3;
/// Letters of the name of a document in such a cell.
const LETTERS: usize = 120;

/// The first of [`documents`], long names shortened, and how many more the register has.
pub fn documents_in_brief(lang: Lang, commune: &Commune, item: &ItemResult) -> String {
    let all = documents(commune, item);
    let mut lines: Vec<String> = all.lines().take(NAMED).map(shortened).collect();
    let more = all.lines().count().saturating_sub(NAMED);
    lines.extend((more > 0).then(|| lang.say("t2-more-documents", &[("count", more.into())])));
    lines.join("\n")
}

/// A long name cut between words; the number in brackets behind it stays.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_string();
    }
    let number = text.rfind(" (").and_then(|at| text.get(at..)).filter(|n| n.ends_with(')')).unwrap_or_default();
    let head: String = text.chars().take(LETTERS).collect();
    let words = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{words}…{number}")
}

/// "NTM 10-01: Báo cáo thu nhập (45/BC-UBND, 12/03/2024)": a document of the register with its code there.
fn coded(commune: &Commune, of: &Document) -> String {
    let number = commune.documents.iter().position(|d| std::ptr::eq(d, of));
    let mark = number.map(|n| mark(&commune.documents, n)).unwrap_or_default();
    [mark, document(of)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// "Báo cáo thu nhập (45/BC-UBND, 12/03/2024)".
fn document(document: &Document) -> String {
    match (document.title.as_str(), document.reference()) {
        (title, reference) if reference.is_empty() => title.to_string(),
        ("", reference) => reference,
        (title, reference) => format!("{title} ({reference})"),
    }
}

/// What of a criterion is not met, not known, not applicable.
pub fn criterion_note(lang: Lang, criterion: &CriterionResult) -> String {
    let counts = Counts::of(criterion.indicators.iter().map(|i| i.finding.verdict));
    let part = |count: usize, id: &str| (count > 0).then(|| lang.say(id, &[("count", count.into())]));
    let parts = [
        part(counts.not_met, "t1-not-met"),
        part(counts.undetermined, "t1-undetermined"),
        part(counts.not_applicable, "t1-not-applicable"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Gaps, what the verdict rests on, the level of the commune's own region, the official's own note.
pub fn notes(lang: Lang, law: &Law, commune: &Commune, item: &ItemResult, as_of: Date) -> Vec<String> {
    let measures = &item.version.measures;
    let mut notes: Vec<String> = waiver(lang, commune, item, as_of).into_iter().collect();
    notes.extend(gaps(lang, measures, &item.judged));
    if item.finding.provisional {
        let decides = |(test, _): &&(&JudgedTest, &Resolved)| test.threshold.lookup.is_ok();
        let mut words: Vec<String> = unconfirmed(item).iter().filter(decides).map(|(_, r)| evidence(lang, r.evidence)).collect();
        words.dedup();
        notes.push(lang.say("t2-provisional", &[("evidence", words.join(", ").into())]));
    }
    notes.extend(item.judged.tests().into_iter().filter_map(|(test, _)| predicted(lang, test)));
    notes.extend(item.judged.tests().into_iter().find_map(|(test, _)| widened(lang, test)));
    notes.extend(item.judged.tests().into_iter().filter_map(|(test, _)| other_reading(lang, law, measures, test)));
    let own = measures.iter().filter_map(|m| commune.answers.get(&m.id)).map(|a| a.note.clone());
    notes.extend(own.filter(|n| !n.is_empty()));
    notes
}

/// What the level of the region that does not bind would have been.
fn other_reading(lang: Lang, law: &Law, measures: &[Measure], test: &JudgedTest) -> Option<String> {
    let (region, lookup) = test.threshold.other_reading.as_ref()?;
    let name = law.nation.regions.iter().find(|r| r.id == *region).map_or(region.as_str(), |r| r.name.as_str());
    let unit = measures.iter().find(|m| m.id == test.measure).map_or("", |m| m.unit.as_str());
    let bound = bound(lang, test.op, unit, lookup);
    Some(lang.say("t2-other-reading", &[("region", name.into()), ("bound", bound.into())]))
}
