//! The parts of the contract, each made from what was judged.

use crate::assess::{CriterionResult, Gap, ItemResult, Judged, JudgedTest, Revocation, SetResult, document_faults, met_without_documents};
use crate::commune::{Answer, Document, Held, Special, SpecialKind, Value};
use crate::criteria::{Kind, Measure};
use crate::layout::documents;
use crate::report::Case;
use crate::report::contract::{DayJson, DiagnosticJson, ValueJson};
use crate::report::facts::{
    Answered, effective, gap_facts, measure_of, not_applicable, quotient, reason, target_readings, value as value_of,
};

use super::detail::{Detail, JsonView};
use super::shape::*;

impl<'a> CommuneJson<'a> {
    pub fn of(view: JsonView, case: &Case<'a>) -> Self {
        let (commune, assessment) = (case.commune, case.assessment);
        let readings = target_readings(case);
        Self {
            names: commune.into(),
            region: Some(case.law.region.as_str()).filter(|r| !r.is_empty()),
            effective_region: readings.and_then(effective),
            effective_region_candidates: readings.map(|r| r.regions.as_slice()).unwrap_or_default(),
            area: assessment.place.area.as_deref(),
            year: assessment.place.year,
            as_of: assessment.place.as_of.into(),
            target: assessment.target,
            maintenance: assessment.maintenance,
            level_met: assessment.level_met,
            fields_met: assessment.fields_met(),
            recognised: commune.held().map(recognised),
            criteria_verdict: assessment.criteria.verdict,
            criteria_provisional: assessment.criteria.provisional,
            verdict: assessment.overall.verdict,
            provisional: assessment.overall.provisional,
            sets: assessment.sets.iter().map(|s| set(view, case, s)).collect(),
            conditions: view.from(Detail::Criteria, || assessment.conditions.iter().map(|c| condition(view, case, c)).collect()),
            revocation: assessment.revocation.as_ref().map(revocation),
            villages: view
                .from(Detail::Full, || assessment.villages.iter().map(super::villages::ChecklistJson::of).collect())
                .unwrap_or_default(),
            procedure: view.from(Detail::Full, || super::procedure::duties(case)).unwrap_or_default(),
            inputs: commune.inputs.iter().map(|i| InputJson { file: (&i.name).into(), sha256: i.sha256.as_str().into() }).collect(),
            diagnostics: view.from(Detail::Criteria, || DiagnosticJson::all(view.lang, case.findings)),
        }
    }
}

fn recognised(held: &Held) -> RecognisedJson<'_> {
    RecognisedJson { level: held.level, year: held.year, decision: &held.decision, date: held.date.map(DayJson::from) }
}

fn set<'a>(view: JsonView, case: &Case<'a>, set: &'a SetResult) -> SetJson<'a> {
    let law = case.law.sets.get(&set.level);
    SetJson {
        id: law.map_or("", |l| &l.id),
        version: law.map_or("", |l| &l.version),
        level: set.level,
        verdict: set.finding.verdict,
        provisional: set.finding.provisional,
        effective_region: effective(&set.readings),
        counts: set.counts,
        indicator_counts: set.indicator_counts,
        criteria: view.from(Detail::Criteria, || set.criteria.iter().map(|c| criterion(view, case, c)).collect()),
    }
}

fn criterion<'a>(view: JsonView, case: &Case<'a>, criterion: &'a CriterionResult) -> CriterionJson<'a> {
    CriterionJson {
        number: criterion.number,
        name: &criterion.name,
        group: &criterion.group,
        critical: criterion.critical,
        verdict: criterion.finding.verdict,
        provisional: criterion.finding.provisional,
        indicators: criterion.indicators.iter().map(|i| ItemJson { code: Some(&i.item.code), ..item(view, case, i) }).collect(),
    }
}

fn condition<'a>(view: JsonView, case: &Case<'a>, condition: &'a ItemResult) -> ItemJson<'a> {
    ItemJson { id: Some(&condition.item.code), ..item(view, case, condition) }
}

fn item<'a>(view: JsonView, case: &Case<'a>, item: &'a ItemResult) -> ItemJson<'a> {
    ItemJson {
        code: None,
        id: None,
        version: item.version.from.into(),
        name: &item.version.name,
        department: &item.department,
        verdict: item.finding.verdict,
        provisional: item.finding.provisional,
        cause: item.judged.cause.as_ref(),
        reason: reason(view.lang, case, item),
        waiver: case.commune.waiver(&item.item).map(|w| waiver(case, w)),
        met_without_documents: met_without_documents(case.commune, item),
        fields: item.judged.named().into_iter().map(|(name, verdict)| FieldJson { name, verdict }).collect(),
        measures: view.from(Detail::Full, || item.version.measures.iter().map(|m| measure(case, item, m)).collect()),
        tests: view.from(Detail::Full, || item.judged.tests().into_iter().map(|(t, j)| test(item, t, j)).collect()),
    }
}

fn waiver<'a>(case: &Case, waiver: &'a Special) -> WaiverJson<'a> {
    WaiverJson {
        reason: &waiver.reason,
        document: &waiver.document,
        date: waiver.date.map(DayJson::from),
        signer: &waiver.signer,
        expires: waiver.expires.map(DayJson::from),
        expired: waiver.expires.map(|_| waiver.expired(case.assessment.place.as_of)),
    }
}

fn measure<'a>(case: &Case<'a>, item: &'a ItemResult, measure: &'a Measure) -> MeasureJson<'a> {
    let answer = case.commune.answers.get(&measure.id);
    let found = value_of(case, item, measure);
    let (numerator, denominator) = found.and_then(Value::parts).unzip();
    MeasureJson {
        id: &measure.id,
        name: &measure.name,
        given: Answered::to(case, item, measure),
        value: found.map_or(ValueJson::None, value),
        numerator,
        denominator,
        typed_rate: answer.and_then(|a| a.typed_rate.as_ref()),
        unit: &measure.unit,
        not_applicable_reason: not_applicable(case, measure),
        origin: answer.and_then(|a| a.origin.as_ref()).map(Into::into),
        dated: answer.map_or("", |a| &a.dated),
        confirmed_by: answer.map_or("", |a| &a.confirmed_by),
        note: answer.map_or("", |a| &a.note),
        documents: behind(case, item, measure, answer),
        summed: answer.is_some_and(|a| a.summed),
    }
}

/// Documents of the row and of the list; behind a yes/no answer that is there, attestations too.
fn behind<'a>(case: &Case<'a>, item: &'a ItemResult, measure: &Measure, answer: Option<&'a Answer>) -> Vec<EvidenceDocumentJson<'a>> {
    let named = answer.map(|a| a.documents.as_str()).filter(|d| !d.is_empty());
    let own = named.map(|title| EvidenceDocumentJson { title, ..EvidenceDocumentJson::default() });
    let listed = case.commune.documents_behind(&item.item, &item.version.measures).map(|d| listed(case, d));
    let answered = measure.kind == Kind::YesNo && answer.is_some();
    let attested = case.commune.specials_of(&item.item, SpecialKind::Attestation).filter(|_| answered);
    let attested = attested.map(|a| EvidenceDocumentJson {
        title: &a.reason,
        number: &a.document,
        issuer: &a.signer,
        ..EvidenceDocumentJson::default()
    });
    own.into_iter().chain(listed).chain(attested).collect()
}

/// A document of the register with its code and what is wrong with it.
fn listed<'a>(case: &Case<'a>, document: &'a Document) -> EvidenceDocumentJson<'a> {
    let register = &case.commune.documents;
    let number = register.iter().position(|d| std::ptr::eq(d, document)).unwrap_or_default();
    let faults = document_faults(case.law, case.commune, case.assessment.place.as_of, number);
    EvidenceDocumentJson {
        code: documents::mark(register, number),
        kind: &document.kind,
        title: &document.title,
        number: &document.number,
        date: document.date.value.map(DayJson::from),
        issuer: &document.issuer,
        until: document.until.value.map(DayJson::from),
        file: (&document.file).into(),
        sha256: document.sha256.as_deref().map(Into::into),
        faults,
    }
}

fn value(value: &Value) -> ValueJson {
    match value {
        Value::YesNo(yes) => ValueJson::YesNo(*yes),
        Value::Number(number) => ValueJson::Number(number.clone()),
        Value::Grade(_, word) => ValueJson::Word(word.clone()),
        Value::Ratio { numerator, denominator } => quotient(numerator, denominator).map_or(ValueJson::None, ValueJson::Number),
    }
}

fn test<'a>(item: &'a ItemResult, test: &'a JudgedTest, judged: &'a Judged) -> TestJson<'a> {
    let known = test.threshold.known();
    let predicted = test.threshold.predicted();
    let other = test.threshold.other_reading.as_ref();
    TestJson {
        id: &test.id,
        measure: &test.measure,
        operator: test.op,
        threshold: (&test.threshold.lookup).into(),
        missing: test.threshold.lookup.as_ref().err(),
        predicted: predicted.map(|r| PredictedJson { threshold: (&r.bound).into(), verdict: test.if_predicted() }),
        unit: measure_of(item, test).map_or("", |m| &m.unit),
        layer: known.map(|r| &*r.layer),
        source: known.map(|r| &*r.source),
        evidence: known.map(|r| r.evidence),
        verdict: judged.verdict,
        cause: judged.cause.as_ref(),
        gap: test.gap.as_ref().map(gap),
        other_reading: other.map(|(region, lookup)| ReadingJson { region, threshold: lookup.into() }),
    }
}

fn gap(gap: &Gap) -> LackJson<'_> {
    let (amount, unit) = gap_facts(gap);
    LackJson { kind: gap, amount, unit }
}

fn revocation(revocation: &Revocation) -> RevocationJson<'_> {
    RevocationJson {
        zone: revocation.zone,
        provisional: revocation.provisional,
        measured_by: revocation.measured_by,
        failed: revocation.failed.len(),
        undetermined: revocation.undetermined.len(),
        total: revocation.total,
        critical: &revocation.critical,
        failed_criteria: &revocation.failed,
        undetermined_criteria: &revocation.undetermined,
    }
}
