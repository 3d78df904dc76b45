//! Findings of one kind put together for people: the words once, then where.

use std::collections::HashSet;

use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::messages::Lang;

/// So many different sentences about cells are said one by one; of more of one kind the first stands for all.
const SENTENCES: usize = 3;
/// Places named; the rest is counted.
const PLACES: usize = 10;

/// Findings of one kind in one file.
pub struct Findings<'a> {
    found: Vec<&'a Diagnostic>,
    /// Their sentences differ, and that of the first stands for all.
    various: bool,
}

/// Findings put together, in the order in which each kind came first.
pub fn grouped<'a>(lang: Lang, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Findings<'a>> {
    let kinds = buckets(findings, |f| (f.severity(), f.code, f.place.file().map(str::to_string)));
    kinds.into_iter().flat_map(|kind| apart(lang, kind)).collect()
}

/// Each finding by itself.
pub fn each<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Findings<'a>> {
    findings.into_iter().map(|f| Findings { found: vec![f], various: false }).collect()
}

/// One kind by its sentences and advice.
fn apart<'a>(lang: Lang, kind: Vec<&'a Diagnostic>) -> Vec<Findings<'a>> {
    let sentences = buckets(kind.iter().copied(), |f| (lang.finding(f), lang.hint(f)));
    if sentences.len() > SENTENCES && kind.iter().all(|f| matches!(f.place, Place::Cell(_))) {
        return vec![Findings { found: kind, various: true }];
    }
    sentences.into_iter().map(|found| Findings { found, various: false }).collect()
}

fn buckets<'a, K: PartialEq>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    key: impl Fn(&Diagnostic) -> K,
) -> Vec<Vec<&'a Diagnostic>> {
    let mut buckets: Vec<(K, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        let own = key(finding);
        match buckets.iter_mut().find(|(known, _)| *known == own) {
            Some((_, bucket)) => bucket.push(finding),
            None => buckets.push((own, vec![finding])),
        }
    }
    buckets.into_iter().map(|(_, bucket)| bucket).collect()
}

impl<'a> Findings<'a> {
    /// The one whose words stand for all.
    pub fn first(&self) -> &'a Diagnostic {
        self.found[0]
    }

    /// In how many places they are.
    pub fn count(&self) -> usize {
        let nowhere = self.found.iter().filter(|f| f.place == Place::Nowhere).count();
        self.known().len() + nowhere
    }

    /// The places there are, each once.
    fn known(&self) -> Vec<&'a Place> {
        let mut seen = HashSet::new();
        self.found.iter().map(|f| &f.place).filter(|place| **place != Place::Nowhere && seen.insert(*place)).collect()
    }

    pub fn code(&self) -> Code {
        self.first().code
    }

    pub fn severity(&self) -> Severity {
        self.first().severity()
    }

    /// What was found; that the rest is like it.
    pub fn sentence(&self, lang: Lang) -> String {
        let sentence = lang.finding(self.first());
        if self.various { lang.say("findings-various", &[("sentence", sentence.into())]) } else { sentence }
    }

    /// The same with where, of several.
    pub fn sentence_with_places(&self, lang: Lang) -> String {
        let places = if self.count() > 1 { self.places(lang) } else { String::new() };
        format!("{} {places}", self.sentence(lang)).trim_end().to_string()
    }

    pub fn hint(&self, lang: Lang) -> Option<String> {
        lang.hint(self.first())
    }

    /// "46 ô: Chỉ tiêu NTM › F12, F13 … và 36 ô nữa"; of one its place.
    pub fn places(&self, lang: Lang) -> String {
        if self.count() == 1 {
            return within(lang, &self.first().place);
        }
        let known = self.known();
        if known.is_empty() {
            return String::new();
        }
        let named = &known[..known.len().min(PLACES)];
        let facts = [
            ("what", if known.iter().all(|place| matches!(place, Place::Cell(_))) { "cells" } else { "places" }.into()),
            ("count", self.count().into()),
            ("places", listed(lang, named).join("; ").into()),
            (
                "more",
                match self.count() - named.len() {
                    0 => "none".into(),
                    more => more.into(),
                },
            ),
        ];
        lang.say("findings-places", &facts)
    }

    /// The file they are all in, if they are in one.
    pub fn file(&self) -> Option<&'a str> {
        self.first().place.file()
    }
}

/// Places sheet by sheet.
fn listed(lang: Lang, places: &[&Place]) -> Vec<String> {
    let mut list: Vec<(&str, String)> = Vec::new();
    for place in places {
        match (place, list.last_mut()) {
            (Place::Cell(at), Some((sheet, words))) if at.of_word().is_none() && *sheet == &*at.sheet => {
                words.push_str(&format!(", {}", at.cell()));
            }
            (Place::Cell(at), _) if at.of_word().is_none() => list.push((&at.sheet, lang.spot(at))),
            (other, _) => list.push(("", within(lang, other))),
        }
    }
    list.into_iter().map(|(_, words)| words).collect()
}

/// A place as it is called by whoever has the file before them.
fn within(lang: Lang, place: &Place) -> String {
    match place {
        Place::Cell(at) => lang.spot(at),
        Place::Sheet(_, sheet) => sheet.to_string(),
        Place::File(_) | Place::Nowhere => String::new(),
        Place::Line(..) | Place::Option(_) => lang.place(place),
    }
}
