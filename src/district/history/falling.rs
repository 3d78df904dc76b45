//! What a recognised commune has met three years in a row, each year by less than the year before. It decides nothing.

use std::cmp::Ordering;

use super::{ItemRecord, Line, MeasureRecord, Record, TestRecord};
use crate::assess::{Amount, Verdict};
use crate::commune::Value;
use crate::criteria::{Bound, Op};
use crate::district::near::NEAR_PER_CENT;
use crate::text::Decimal;

/// Decimals of a distance that is shown, and the most it may take to tell two apart.
const SHOWN: std::ops::Range<i64> = 2..12;

/// A test of an item that was met by less and less.
#[derive(Debug)]
pub struct Falling<'a> {
    pub item: &'a ItemRecord,
    pub measure: &'a MeasureRecord,
    /// At least, or at most.
    pub op: Op,
    /// Three successive years, oldest first.
    pub points: [Point; 3],
}

/// One year of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub year: i16,
    pub value: Value,
    /// The year's own threshold.
    pub bound: Decimal,
    /// The value's distance to it in the measure's unit, percentage points of a rate: value − threshold of what must be
    /// at least so much, threshold − value of what must be at most.
    pub margin: Amount,
}

impl Falling<'_> {
    /// Whether it is near its threshold: by no more than the tool's own limit, or not met next year at this pace.
    pub fn is_near(&self) -> bool {
        let [_, before, now] = &self.points;
        let limit = Amount::over(&(&now.bound.abs() * &Decimal::from(NEAR_PER_CENT)), &Decimal::from(100));
        limit.is_some_and(|limit| !now.margin.exceeds(&limit)) || before.margin.exceeds(&now.margin.twice())
    }

    /// The distances rounded for reading, different ones never to the same.
    pub fn shown(&self) -> [Decimal; 3] {
        let at = |places| self.points.each_ref().map(|p| p.margin.rounded(places));
        SHOWN
            .map(at)
            .find(|[a, b, c]| a != b && b != c && (!c.is_zero() || self.points[2].margin.is_zero()))
            .unwrap_or_else(|| at(SHOWN.end))
    }

    pub(super) fn nearest_first(&self, other: &Self) -> Ordering {
        let share = |of: &Self| of.points[2].margin.per(&of.points[2].bound);
        match (share(self), share(other)) {
            (Some(a), Some(b)) => a.compare(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }
}

impl Line {
    /// What shrank twice up to its last year, of a commune that is recognised then.
    pub fn falling(&self) -> Vec<Falling<'_>> {
        let [.., a, b, c] = self.records.as_slice() else { return Vec::new() };
        let in_a_row = a.year + 1 == b.year && b.year + 1 == c.year;
        if !in_a_row || c.held.is_none() {
            return Vec::new();
        }
        let mut found: Vec<Falling> = c.items.iter().flat_map(|item| of_item([a, b, c], item)).collect();
        found.sort_by(Falling::nearest_first);
        found
    }
}

fn of_item<'a>(records: [&'a Record; 3], now: &'a ItemRecord) -> Vec<Falling<'a>> {
    now.tests.iter().filter_map(|test| of_test(records, now, test)).collect()
}

fn of_test<'a>(records: [&'a Record; 3], now: &'a ItemRecord, test: &TestRecord) -> Option<Falling<'a>> {
    let point = |record: &Record| point(record, record.item(&now.item)?, test);
    let [a, b, c] = records;
    let points = [point(a)?, point(b)?, point(c)?];
    let measure = now.measure(&test.measure)?;
    let falls = points.windows(2).all(|pair| pair[0].margin.exceeds(&pair[1].margin));
    falls.then_some(Falling { item: now, measure, op: test.op, points })
}

/// The same test in one year; none where it or its item was not met.
fn point(record: &Record, item: &ItemRecord, asked: &TestRecord) -> Option<Point> {
    let same = |t: &&TestRecord| (&t.id, &t.measure, t.op) == (&asked.id, &asked.measure, asked.op);
    let test = item.tests.iter().find(same).filter(|t| t.verdict == Verdict::Met && item.verdict == Verdict::Met)?;
    let measure = item.measure(&test.measure)?;
    let (Some(Bound::Number(bound)), Op::AtLeast | Op::AtMost) = (&test.bound, test.op) else { return None };
    let value = measure.value.clone()?;
    let margin = Amount::of(measure.kind, &value)?.distance(bound);
    Some(Point { year: record.year, value, bound: bound.clone(), margin })
}
