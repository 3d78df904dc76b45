//! What is known of a commune: attributes, answers with the cell they came from, villages, documents.
//!
//! Nothing is judged here and nothing is read here.

mod appraisal;
mod cells;
mod deeds;
mod narrative;
mod prospect;
mod rate;
mod supplements;
mod survey;
mod village;

use std::collections::BTreeMap;

use crate::criteria::{ItemRef, Kind, Level, Measure, MeasureId};
use crate::diag::Origin;
use crate::text::{Date, Decimal, ids, print_date};

pub use appraisal::{Ruled, Ruling, RulingColumn};
pub use cells::{Area, Content, SheetCells};
pub use deeds::{Deed, Time};
pub use narrative::{Narrative, Topic};
pub use prospect::{RoadmapRow, Supposition, UnitCost};
pub use rate::{Beside, is_quotient, stands_alone};
pub use supplements::{Debt, Meeting, Member, Resource, debts_total, resources_total};
pub use survey::{Opinion, Survey, Tally};
pub use village::{Figure, Recognition, Total, Village, total, total_opinion};

/// A fact of the commune with the cell it was read from; no value when blank or unreadable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<T> {
    pub value: Option<T>,
    pub origin: Option<Origin>,
}

impl<T> Default for Attribute<T> {
    fn default() -> Self {
        Self { value: None, origin: None }
    }
}

impl<T> Attribute<T> {
    /// A value without a cell, such as one from the command line.
    pub fn of(value: T) -> Self {
        Self { value: Some(value), origin: None }
    }
}

/// A value an indicator is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Đạt, có; or not.
    YesNo(bool),
    /// A number in the measure's unit; a rate in per cent.
    Number(Decimal),
    /// Part and whole; the rate is their exact quotient.
    Ratio {
        /// Tử số.
        numerator: Decimal,
        /// Mẫu số.
        denominator: Decimal,
    },
    /// A word of the measure's scale and its rank, lowest 0.
    Grade(usize, String),
}

/// What is in the cells of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    Value(Value),
    /// "Không áp dụng", with its reason.
    NotApplicable(String),
    /// One rate for this measure and its sisters together, where each asks for its own: men and women. It
    /// lies between theirs, so that one of them is no better.
    Together(Value),
    /// Something that cannot be used; a finding names the cell.
    Unusable,
}

/// Kết quả thực hiện of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub given: Given,
    /// The deciding cell: the result, or the numerator of a ratio.
    pub origin: Option<Origin>,
    /// A rate typed besides numerator and denominator.
    pub typed_rate: Option<Decimal>,
    pub rate_origin: Option<Origin>,
    /// How a person judged in the cell of the figure itself, and what is there: "Đạt (95,5%)".
    pub typed_verdict: Option<(bool, String)>,
    /// The number that its cell shows, where the one it holds has more decimals.
    pub shown: Option<Decimal>,
    /// Số liệu đến ngày.
    pub dated: String,
    /// Cơ quan xác nhận.
    pub confirmed_by: String,
    /// Minh chứng named in the row.
    pub documents: String,
    /// Ghi chú.
    pub note: String,
    /// Giải trình: why a figure is right though it looks odd. Decides nothing.
    pub explanation: String,
    /// The cell of the denominator of a ratio.
    pub whole: Option<Origin>,
    /// Nothing was typed in its row: it is the sum of the villages' figures.
    pub summed: bool,
    pub own: OwnWords,
}

/// Words of an answer that were typed into the dossier in whose place the next one goes, and not taken out of a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnWords {
    pub note: bool,
    pub explanation: bool,
}

impl Answer {
    /// An answer of this value and no more.
    pub fn of(value: Value) -> Self {
        Self::given(Given::Value(value))
    }

    /// An answer of what was given and no more.
    pub fn given(given: Given) -> Self {
        Self {
            given,
            origin: None,
            typed_rate: None,
            rate_origin: None,
            typed_verdict: None,
            shown: None,
            dated: String::new(),
            confirmed_by: String::new(),
            documents: String::new(),
            note: String::new(),
            explanation: String::new(),
            whole: None,
            summed: false,
            own: OwnWords::default(),
        }
    }
}

/// A class of the commune and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassEntry {
    pub class: String,
    pub document: String,
    /// First day, if given.
    pub from: Option<Date>,
    /// Last day, if given.
    pub to: Option<Date>,
}

/// The level a commune was recognised at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub level: Level,
    /// Year of the results it was recognised for.
    pub year: Option<i16>,
    /// Number of the decision.
    pub decision: String,
    /// Date of the decision.
    pub date: Option<Date>,
}

/// A document that is behind an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Indicator it proves, if it could be placed.
    pub item: Option<ItemRef>,
    /// Its kind: "Báo cáo".
    pub kind: String,
    pub title: String,
    /// Number: "45/BC-UBND".
    pub number: String,
    pub date: Attribute<Date>,
    pub issuer: String,
    /// Last day it holds, if it ends.
    pub until: Attribute<Date>,
    /// Its file, by the way to it from the folder of evidence.
    pub file: String,
    /// SHA-256 of that file in hex, where it was looked for and is there.
    pub sha256: Option<String>,
    /// Ghi chú.
    pub note: String,
    /// Row it was read from.
    pub origin: Option<Origin>,
}

impl Document {
    /// "45/BC-UBND, 12/03/2024": number and date, what is there of them.
    pub fn reference(&self) -> String {
        let date = self.date.value.map(print_date).unwrap_or_default();
        let parts: Vec<&str> = [self.number.as_str(), &date].into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(", ")
    }
}

ids! {
    /// What a special document is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum SpecialKind {
        /// Lets a commune put off what it does not meet; the verdict stays.
        Waiver = "waiver",
        /// Stands behind a yes/no answer that is there; it is no answer itself.
        Attestation = "attestation",
    }
}

/// A waiver or an attestation: shown next to a verdict, never part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// Which of the two.
    pub kind: SpecialKind,
    /// Indicator it is about, if it could be placed.
    pub item: Option<ItemRef>,
    pub reason: String,
    /// Number of the document.
    pub document: String,
    pub date: Option<Date>,
    pub signer: String,
    /// Last day it holds.
    pub expires: Option<Date>,
    /// Row it was read from.
    pub origin: Option<Origin>,
}

impl Special {
    /// Whether it no longer holds on a day; the last day is one on which it does.
    pub fn expired(&self, day: Date) -> bool {
        self.expires.is_some_and(|last| last < day)
    }
}

/// A verdict a person typed under "Đánh giá": no answer, but worth comparing with the computed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedVerdict {
    /// The indicator, or the criterion by its number.
    pub item: ItemRef,
    /// The measure of its row; none where the row stands for the whole indicator or criterion.
    pub measure: Option<MeasureId>,
    pub met: bool,
    pub typed: String,
    pub origin: Origin,
}

/// How many of something the commune has, besides what the indicators ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headcount {
    pub count: Attribute<Decimal>,
    /// Giải trình.
    pub explanation: String,
}

/// Last year's figures: to be compared with, never to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Previous {
    /// Answers by measure, with their cells.
    pub answers: BTreeMap<MeasureId, (Value, Option<Origin>)>,
    /// Số hộ.
    pub households: Attribute<Decimal>,
    /// Dân số.
    pub population: Attribute<Decimal>,
    /// Level held; `None` inside when none was.
    pub held: Attribute<Option<Level>>,
}

impl Previous {
    /// What another year's workbook says of a commune.
    pub fn of(old: &Commune) -> Self {
        let value = |(id, answer): (&MeasureId, &Answer)| match &answer.given {
            Given::Value(value) => Some((id.clone(), (value.clone(), answer.origin.clone()))),
            _ => None,
        };
        let held = old.held.value.as_ref().map(|h| h.as_ref().map(|h| h.level));
        Self {
            answers: old.answers.iter().filter_map(value).collect(),
            households: old.households.count.clone(),
            population: old.population.count.clone(),
            held: Attribute { value: held, origin: old.held.origin.clone() },
        }
    }
}

/// An input file and its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    pub name: String,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// Everything known of one commune.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Commune {
    pub name: Attribute<String>,
    pub code: Attribute<String>,
    pub district: Attribute<String>,
    /// Province as it was before July 2025.
    pub province: Attribute<String>,
    pub year: Attribute<i16>,
    pub as_of: Attribute<Date>,
    pub target: Attribute<Level>,
    /// Level held; `None` inside when "chưa được công nhận" is the answer.
    pub held: Attribute<Option<Held>>,
    /// Classes; blank when not answered, empty when of no class.
    pub classes: Attribute<Vec<ClassEntry>>,
    /// Số hộ, if given.
    pub households: Headcount,
    /// Dân số, if given.
    pub population: Headcount,
    pub answers: BTreeMap<MeasureId, Answer>,
    /// Last year's figures, if known.
    pub previous: Previous,
    pub villages: Vec<Village>,
    pub documents: Vec<Document>,
    pub specials: Vec<Special>,
    pub resources: Vec<Resource>,
    /// Works and what is owed for them.
    pub debts: Vec<Debt>,
    pub survey: Survey,
    /// The meeting that asks for recognition.
    pub meeting: Meeting,
    /// What was done of the procedure: every row of its sheet where one of them is filled in, else none.
    pub deeds: Vec<Deed>,
    /// What it tells of its work, for the report.
    pub narrative: Narrative,
    /// Verdicts typed into a hand-made sheet.
    pub typed_verdicts: Vec<TypedVerdict>,
    /// Unit costs, if any were entered.
    pub costs: Vec<UnitCost>,
    /// Files it was read from.
    pub inputs: Vec<InputFile>,
}

impl Commune {
    /// Ids of the classes that hold on a day; `None` when the class is not answered.
    pub fn classes_on(&self, day: Date) -> Option<Vec<String>> {
        let holds = |c: &&ClassEntry| c.from.is_none_or(|from| from <= day) && c.to.is_none_or(|to| day <= to);
        let entries = self.classes.value.as_ref()?;
        Some(entries.iter().filter(holds).map(|c| c.class.clone()).collect())
    }

    /// The as-of date: as given, else the last day of the assessment year.
    pub fn as_of_day(&self) -> Option<Date> {
        self.as_of.value.or(self.year.value.map(|year| Date::constant(year, 12, 31)))
    }

    /// The documents of the register behind an item: its own, and those of an indicator whose answer it shares.
    pub fn documents_behind<'a>(&'a self, of: &'a ItemRef, measures: &'a [Measure]) -> impl Iterator<Item = &'a Document> {
        let owns = |other: &ItemRef| measures.iter().any(|m| m.id.split('/').next() == Some(other.to_string().as_str()));
        self.documents.iter().filter(move |d| d.item.as_ref().is_some_and(|item| item == of || owns(item)))
    }

    /// The waiver of an item; of several the one that holds longest.
    pub fn waiver(&self, of: &ItemRef) -> Option<&Special> {
        self.specials_of(of, SpecialKind::Waiver).max_by_key(|s| s.expires)
    }

    /// The special documents of one kind about an item.
    pub fn specials_of(&self, of: &ItemRef, kind: SpecialKind) -> impl Iterator<Item = &Special> {
        self.specials.iter().filter(move |s| s.kind == kind && s.item.as_ref() == Some(of))
    }

    /// The attestations behind an item: those of a yes/no answer that is there.
    pub fn attestations_behind<'a>(&'a self, of: &'a ItemRef, measures: &[Measure]) -> impl Iterator<Item = &'a Special> {
        let any = measures.iter().any(|m| m.kind == Kind::YesNo && self.answers.contains_key(&m.id));
        self.specials_of(of, SpecialKind::Attestation).filter(move |_| any)
    }

    /// The level held, if any.
    pub fn held(&self) -> Option<&Held> {
        self.held.value.as_ref().and_then(Option::as_ref)
    }
}
