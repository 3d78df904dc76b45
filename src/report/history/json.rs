//! The contract for programs: `ntm.history/1`.

use super::shape::*;
use crate::district::{AloneLine, Change, Falling, History, ItemRecord, Line, Point, Record, Who};
use crate::explain;
use crate::messages::Lang;
use crate::report::contract::{Head, RefusedJson, print};
use crate::text::Decimal;

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.history/1";

/// The history as JSON.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, history: &History) -> Result<String, serde_json::Error> {
    let unjudged = history.unjudged.iter().flat_map(|(year, unjudged)| {
        let all = RefusedJson::all(lang, std::slice::from_ref(unjudged));
        all.into_iter().map(|refused| YearUnjudgedJson { year: *year, refused })
    });
    print(&HistoryJson {
        head: Head::of(SCHEMA),
        years: &history.years,
        communes: history.lines.iter().filter_map(|line| commune(lang, line)).collect(),
        unmatched: history.alone().iter().filter_map(unmatched).collect(),
        unjudged: unjudged.collect(),
    })
}

fn commune(lang: Lang, line: &Line) -> Option<CommuneJson<'_>> {
    Some(CommuneJson {
        names: names(&line.last()?.who),
        years: line.records.iter().map(year).collect(),
        changes: line.changes().iter().map(|c| change(lang, c)).collect(),
        falling: line.falling().iter().map(|f| falling(lang, f)).collect(),
    })
}

fn names(who: &Who) -> WhoJson<'_> {
    WhoJson { name: &who.name, code: &who.code, district: &who.district, province: &who.province }
}

fn year(record: &Record) -> YearJson<'_> {
    YearJson {
        year: record.year,
        file: (&record.file).into(),
        name: &record.who.name,
        target: record.target,
        held: record.held,
        verdict: record.overall.verdict,
        provisional: record.overall.provisional,
        sets: record.sets.iter().map(|s| SetJson { level: s.level, counts: s.counts }).collect(),
    }
}

fn change<'a>(lang: Lang, change: &Change<'a>) -> ChangeJson<'a> {
    let state = |(record, item): (&Record, &ItemRecord)| StateJson {
        year: record.year,
        values: explain::figures_of(lang, item),
        required: explain::asked_of(lang, item),
    };
    ChangeJson {
        item: (&change.now.1.item).into(),
        name: &change.now.1.name,
        step: change.step,
        cause: change.why,
        then: state(change.then),
        now: state(change.now),
    }
}

fn falling<'a>(lang: Lang, falling: &Falling<'a>) -> FallingJson<'a> {
    let points = falling.points.iter().zip(falling.shown());
    FallingJson {
        item: (&falling.item.item).into(),
        measure: &falling.measure.id,
        name: &falling.measure.name,
        unit: &falling.measure.unit,
        operator: falling.op,
        near: falling.is_near(),
        points: points.map(|(p, margin)| point(lang, falling, p, margin)).collect(),
    }
}

fn point(lang: Lang, falling: &Falling, point: &Point, margin: Decimal) -> PointJson {
    let value = explain::falling_value(lang, falling, point);
    PointJson { year: point.year, value, threshold: point.bound.clone(), margin }
}

fn unmatched<'a>(alone: &AloneLine<'a>) -> Option<UnmatchedJson<'a>> {
    let line = alone.line;
    Some(UnmatchedJson {
        names: names(&line.last()?.who),
        years: line.records.iter().map(|r| r.year).collect(),
        ends: alone.ends,
        several: line.several,
        nearest: line.nearest.as_deref(),
    })
}
