//! Rows of criteria, of their indicators and of conditions, with their figures and tests.

use super::{Field, Record, day, double, exact, flag, maybe, provisional, text, verdict, whole, words};
use crate::assess::{Cause, CriterionResult, ItemResult, Judged, JudgedTest, met_without_documents};
use crate::commune::{Answer, Special, Value};
use crate::criteria::{Book, Bound, Measure, Resolved};
use crate::messages::Lang;
use crate::report::Case;
use crate::report::facts::{Answered, gap_facts, measure_of, number, reason, value as value_of};
use crate::text::Decimal;

/// A criterion of a commune.
struct CriterionRow<'a> {
    commune: i64,
    book: Book,
    criterion: &'a CriterionResult,
}

type CriterionField = fn(&CriterionRow) -> Field;

const CRITERIA: &[(&str, CriterionField)] = &[
    ("commune_id", |r| Field::Whole(r.commune)),
    ("book", |r| text(r.book.id())),
    ("number", |r| whole(r.criterion.number)),
    ("name", |r| text(&r.criterion.name)),
    ("group_name", |r| text(&r.criterion.group)),
    ("critical", |r| flag(r.criterion.critical)),
    ("verdict", |r| verdict(r.criterion.finding.verdict)),
    ("provisional", |r| provisional(r.criterion.finding)),
];

/// An indicator or a condition.
struct ItemRow<'a> {
    lang: Lang,
    case: &'a Case<'a>,
    commune: i64,
    book: Book,
    criterion: Option<u32>,
    item: &'a ItemResult,
}

type ItemField = fn(&ItemRow) -> Field;

const ITEMS: &[(&str, ItemField)] = &[
    ("commune_id", |r| Field::Whole(r.commune)),
    ("book", |r| text(r.book.id())),
    ("code", |r| text(&r.item.item.code)),
    ("criterion", |r| r.criterion.map_or(Field::Nothing, whole)),
    ("version", |r| text(r.item.version.from)),
    ("name", |r| text(&r.item.version.name)),
    ("department", |r| text(&r.item.department)),
    ("verdict", |r| verdict(r.item.finding.verdict)),
    ("provisional", |r| provisional(r.item.finding)),
    ("cause", |r| maybe(r.item.judged.cause.as_ref().map(Cause::id))),
    ("reason", |r| maybe(reason(r.lang, r.case, r.item))),
    ("waiver", |r| maybe(r.waiver().map(|waiver| &waiver.document))),
    ("waiver_expires", |r| day(r.waiver().and_then(|waiver| waiver.expires))),
    ("documents", |r| whole(r.case.commune.documents_behind(&r.item.item, &r.item.version.measures).count())),
    ("met_without_documents", |r| flag(met_without_documents(r.case.commune, r.item))),
];

impl ItemRow<'_> {
    fn waiver(&self) -> Option<&Special> {
        self.case.commune.waiver(&self.item.item)
    }
}

/// A figure of an item.
struct MeasureRow<'a> {
    of: &'a ItemRow<'a>,
    measure: &'a Measure,
}

type MeasureField = fn(&MeasureRow) -> Field;

const MEASURES: &[(&str, MeasureField)] = &[
    ("commune_id", |r| Field::Whole(r.of.commune)),
    ("book", |r| text(r.of.book.id())),
    ("code", |r| text(&r.of.item.item.code)),
    ("measure", |r| text(&r.measure.id)),
    ("name", |r| text(&r.measure.name)),
    ("given", |r| text(Answered::to(r.of.case, r.of.item, r.measure).id())),
    ("value", |r| r.value().map_or(Field::Nothing, value)),
    ("value_number", |r| double(r.value().and_then(number).as_ref())),
    ("numerator", |r| exact(r.parts().map(|(numerator, _)| numerator))),
    ("denominator", |r| exact(r.parts().map(|(_, denominator)| denominator))),
    ("unit", |r| text(&r.measure.unit)),
    ("file", |r| maybe(r.origin().map(|at| &at.file))),
    ("sheet", |r| maybe(r.origin().map(|at| &at.sheet))),
    ("cell", |r| maybe(r.origin().map(|at| at.cell()))),
    ("dated", |r| words(r.answer().map_or("", |answer| &answer.dated))),
    ("confirmed_by", |r| words(r.answer().map_or("", |answer| &answer.confirmed_by))),
    ("note", |r| words(r.answer().map_or("", |answer| &answer.note))),
];

impl MeasureRow<'_> {
    fn answer(&self) -> Option<&Answer> {
        self.of.case.commune.answers.get(&self.measure.id)
    }

    fn origin(&self) -> Option<&crate::diag::Origin> {
        self.answer()?.origin.as_ref()
    }

    fn value(&self) -> Option<&Value> {
        value_of(self.of.case, self.of.item, self.measure)
    }

    fn parts(&self) -> Option<(&Decimal, &Decimal)> {
        self.value()?.parts()
    }
}

/// A value as text: decimals exact, a rate in per cent, yes and no as in JSON.
fn value(value: &Value) -> Field {
    match value {
        Value::YesNo(yes) => text(yes),
        Value::Grade(_, word) => text(word),
        Value::Number(_) | Value::Ratio { .. } => exact(number(value).as_ref()),
    }
}

/// A comparison of an item.
struct ComparedRow<'a> {
    of: &'a ItemRow<'a>,
    number: usize,
    test: &'a JudgedTest,
    judged: &'a Judged,
}

type ComparedField = fn(&ComparedRow) -> Field;

const TESTS: &[(&str, ComparedField)] = &[
    ("commune_id", |r| Field::Whole(r.of.commune)),
    ("book", |r| text(r.of.book.id())),
    ("code", |r| text(&r.of.item.item.code)),
    ("number", |r| whole(r.number)),
    ("test", |r| text(&r.test.id)),
    ("measure", |r| text(&r.test.measure)),
    ("operator", |r| text(r.test.op.id())),
    ("threshold", |r| r.known().map_or(Field::Nothing, |known| threshold(&known.bound))),
    ("threshold_number", |r| r.known().map_or(Field::Nothing, |known| threshold_number(&known.bound))),
    ("threshold_missing", |r| maybe(r.test.threshold.lookup.as_ref().err().map(|missing| missing.id()))),
    ("layer", |r| maybe(r.known().map(|known| &known.layer))),
    ("source", |r| maybe(r.known().map(|known| &known.source))),
    ("evidence", |r| maybe(r.known().map(|known| known.evidence.id()))),
    ("verdict", |r| verdict(r.judged.verdict)),
    ("cause", |r| maybe(r.judged.cause.as_ref().map(Cause::id))),
    ("gap_kind", |r| maybe(r.test.gap.as_ref().map(|gap| gap.id()))),
    ("gap", |r| exact(r.gap().0.as_ref())),
    ("gap_number", |r| double(r.gap().0.as_ref())),
    ("gap_unit", |r| maybe(r.gap().1)),
];

impl ComparedRow<'_> {
    fn known(&self) -> Option<&Resolved> {
        self.test.threshold.lookup.as_ref().ok()
    }

    /// Amount and unit of what is lacking; the unit is the measure's where the gap has none of its own.
    fn gap(&self) -> (Option<Decimal>, Option<&str>) {
        let Some((amount, unit)) = self.test.gap.as_ref().map(gap_facts) else { return (None, None) };
        let of_measure = || measure_of(self.of.item, self.test).map(|m| m.unit.as_str()).filter(|_| amount.is_some());
        let unit = unit.or_else(of_measure);
        (amount, unit)
    }
}

fn threshold(bound: &Bound) -> Field {
    match bound {
        Bound::Met => text(true),
        Bound::None => text(0),
        Bound::Number(number) => exact(Some(number)),
        Bound::Grade(_, word) => text(word),
    }
}

fn threshold_number(bound: &Bound) -> Field {
    match bound {
        Bound::None => Field::Double(0.0),
        Bound::Number(number) => double(Some(number)),
        Bound::Met | Bound::Grade(..) => Field::Nothing,
    }
}

/// The rows of everything that a commune is judged by.
pub fn add(lang: Lang, commune: i64, case: &Case, records: &mut Vec<Record>) {
    for set in &case.assessment.sets {
        let book = Book::Set(set.level);
        for criterion in &set.criteria {
            let row = CriterionRow { commune, book, criterion };
            records.push(Record::of("criteria", CRITERIA.iter().map(|(name, field)| (*name, field(&row)))));
            let row = |item| ItemRow { lang, case, commune, book, criterion: Some(criterion.number), item };
            criterion.indicators.iter().for_each(|item| row(item).add(records));
        }
    }
    let row = |item| ItemRow { lang, case, commune, book: Book::Condition, criterion: None, item };
    case.assessment.conditions.iter().for_each(|item| row(item).add(records));
}

impl ItemRow<'_> {
    fn add(&self, records: &mut Vec<Record>) {
        records.push(Record::of("items", ITEMS.iter().map(|(name, field)| (*name, field(self)))));
        for measure in &self.item.version.measures {
            let row = MeasureRow { of: self, measure };
            records.push(Record::of("measures", MEASURES.iter().map(|(name, field)| (*name, field(&row)))));
        }
        for (number, (test, judged)) in (1..).zip(self.item.judged.tests()) {
            let row = ComparedRow { of: self, number, test, judged };
            records.push(Record::of("tests", TESTS.iter().map(|(name, field)| (*name, field(&row)))));
        }
    }
}
