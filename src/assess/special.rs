//! What is to be said of waivers and attestations. They are looked at after everything is judged, so that
//! none can ever change a verdict.

use super::{Assessment, ItemResult, Verdict};
use crate::commune::{Commune, Given, Special, SpecialKind, Value};
use crate::criteria::Kind;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::item_label;

/// Waivers of what does not fail, attestations of no answer, and whatever has expired.
pub(super) fn notes(commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for special in &commune.specials {
        let Some(item) = special.item.as_ref().and_then(|of| assessment.item(of)) else { continue };
        let place = || special.origin.as_ref().map_or(Place::Nowhere, Place::from);
        let finding = |code| Diagnostic::new(code, place()).with("code", item_label(&item.item, &item.version.name));
        let finding = |code| finding(code).with("document", special.document.as_str());
        if let Some(expires) = special.expires.filter(|_| special.expired(assessment.place.as_of)) {
            findings.push(finding(Code::SpecialExpired).with("expires", expires).with("as_of", assessment.place.as_of));
        }
        findings.extend(idle(commune, special, item).map(finding));
    }
    findings
}

fn idle(commune: &Commune, special: &Special, item: &ItemResult) -> Option<Code> {
    if special.kind == SpecialKind::Waiver {
        return (item.finding.verdict != Verdict::NotMet).then_some(Code::WaiverIdle);
    }
    let asked: Vec<_> = item.version.measures.iter().filter(|m| m.kind == Kind::YesNo).collect();
    let given = |id: &str| matches!(commune.answers.get(id).map(|a| &a.given), Some(Given::Value(Value::YesNo(_))));
    match asked.as_slice() {
        [] => Some(Code::AttestationMisplaced),
        asked => (!asked.iter().any(|m| given(&m.id))).then_some(Code::AttestationBlank),
    }
}
