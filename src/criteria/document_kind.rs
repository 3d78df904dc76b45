//! Kinds of document that must be behind an indicator. What lacks one is reported, never judged.

use serde::Deserialize;

use super::build::Builder;
use super::law::Law;
use super::packed::packed;
use super::period::Days;
use super::raw::Entry;
use super::reference::ItemRef;
use super::threshold::Evidence;
use crate::diag::Code;
use crate::text::{Date, fold_loose, months_before};

/// A kind of document asked for behind an indicator or condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentKind {
    /// The indicator or condition.
    pub of: ItemRef,
    /// As it is called in the register: "Báo cáo", "Giấy chứng nhận".
    pub name: String,
    /// It must not be older than so many months on the as-of date; any age if absent.
    pub months: Option<u16>,
    /// The days on which it is asked for.
    pub days: Days,
    /// How far that is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
}

packed! { DocumentKind { of, name, months, days, evidence, source } }

impl DocumentKind {
    /// The first day of a document that is young enough on a day.
    pub fn earliest(&self, as_of: Date) -> Option<Date> {
        months_before(as_of, self.months?)
    }
}

/// A kind as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDocumentKind {
    indicator: String,
    name: String,
    months: Option<u16>,
    evidence: Evidence,
    /// By default the decision of the file.
    source: Option<String>,
}

/// Checks the kinds of a file; its own decision is their source unless they name another.
pub(super) fn load(
    builder: &mut Builder,
    entries: Vec<Entry<RawDocumentKind>>,
    decision: &str,
    known: impl Fn(&ItemRef) -> bool,
) -> Vec<DocumentKind> {
    let mut kinds: Vec<DocumentKind> = Vec::new();
    for Entry { at, value } in entries {
        let Some(of) = value.indicator.parse::<ItemRef>().ok().filter(|of| known(of)) else {
            builder.fault(Code::CriteriaUnknown, at, value.indicator.as_str());
            continue;
        };
        if value.name.trim().is_empty() {
            builder.fault(Code::CriteriaUnknown, at, format!("{}: name", value.indicator));
        }
        if kinds.iter().any(|k| k.of == of && k.is(&value.name)) {
            builder.fault(Code::CriteriaTwice, at, format!("{}: {}", value.indicator, value.name));
        }
        let RawDocumentKind { name, months, evidence, source, .. } = value;
        let source = source.unwrap_or_else(|| decision.to_string());
        kinds.push(DocumentKind { of, name, months, days: builder.names.days, evidence, source });
    }
    kinds
}

impl DocumentKind {
    /// Whether a register names this kind.
    pub fn is(&self, name: &str) -> bool {
        fold_loose(&self.name) == fold_loose(name)
    }
}

impl Law {
    /// The kinds of document asked for behind an item on a day.
    pub fn document_kinds<'a>(&'a self, of: &'a ItemRef, day: Date) -> impl Iterator<Item = &'a DocumentKind> {
        self.every_document_kind().filter(move |kind| kind.of == *of && kind.days.contain(day))
    }

    /// All kinds asked for, whenever.
    pub fn every_document_kind(&self) -> impl Iterator<Item = &DocumentKind> {
        self.nation.documents.iter().chain(self.sets.values().flat_map(|s| &s.documents))
    }
}
