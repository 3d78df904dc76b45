//! Village checklists as formulas: each item, each village, and how many villages pass.

use std::collections::BTreeMap;

use super::answers::word_of;
use super::formula::{Given, Live, date_formula};
use super::reading::{Cells, Figure, numbers_of, state, state_formula, value_formula};
use super::row_formulas::verdict_live;
use super::sentence;
use super::sheet::{Stored, quoted, span};
use super::villages_sheet::{item_reference, recognition_cells, verdict_range};
use super::word_codes::WordCodes;
use super::working::{Working, code, code_word};
use crate::assess::{Bench, Trust, Verdict};
use crate::commune::{Answer, Given as Typed, Value, Village};
use crate::criteria::{Bound, Checklist, ChecklistItem, Content, Kind, Level, Op, RecognitionRule};
use crate::layout::villages;
use crate::messages::Lang;

/// The code of a verdict on the villages sheet: every reason for no verdict is one, the messages name
/// the cell.
fn village_code(verdict: Verdict) -> i32 {
    match verdict {
        Verdict::Met => code::MET,
        Verdict::NotMet => code::NOT_MET,
        Verdict::NotApplicable => code::NOT_APPLICABLE,
        Verdict::Undetermined => code::NO_ANSWER,
    }
}

/// Counted over a range, so that a checklist may be as long as it likes.
fn by_items(pass: usize, items: &[String], met: &str) -> String {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return code::NOT_APPLICABLE.to_string() };
    let cells = span(first, last);
    let (passed, open) = (format!("SUMPRODUCT(--({cells}={}))", code::MET), format!("SUMPRODUCT(--({cells}<0))"));
    format!("IF({passed}>={pass},{met},IF({passed}+{open}>={pass},{},{}))", code::NO_ANSWER, code::NOT_MET)
}

/// A number of a decision and a day not after the as-of date.
fn recognised([_, decision, date]: &[String; 3], as_of: &str) -> String {
    let first = date_formula(villages::FIRST_DAY);
    let is_day = format!("IF(ISNUMBER({date}),AND({date}>={first},INT({date})<={as_of}),FALSE)");
    format!("IFERROR(AND(TRIM({decision})<>\"\",{is_day}),FALSE)")
}

/// The cells that count the villages of a checklist.
pub(super) struct VillageCounts {
    pub all: String,
    pub met: String,
    pub open: String,
}

/// The cells of the village checklists.
pub(super) struct VillageCells {
    /// Of each checklist, by its id.
    pub counts: BTreeMap<String, VillageCounts>,
    /// Of each checklist: its name and how many villages pass.
    pub bands: Vec<Live>,
    /// Of each checklist and row: the verdict.
    cells: Vec<Vec<(String, i32)>>,
}

impl VillageCells {
    /// Writes the working of every village row and the counts of each checklist; `blank` says of each row whether it is.
    pub fn of(given: &Given, (as_of, words): (&str, &WordCodes), blank: &[String], working: &mut Working) -> Self {
        let mut new = Self { counts: BTreeMap::new(), bands: Vec::new(), cells: Vec::new() };
        for (index, list) in given.law.checklists.iter().enumerate() {
            let row = |(at, blank): (u32, &String)| village_row(given, (as_of, words), blank, (index, list), at, working);
            let cells: Vec<(String, i32)> = (0u32..).zip(blank).map(row).collect();
            let (band, counts) = counts(given, index, list, &cells, working);
            new.bands.push(band);
            new.counts.insert(list.id.clone(), counts);
            new.cells.push(cells);
        }
        new
    }

    /// The visible verdict of a village; "–" in a row with nothing in it.
    pub fn verdict(&self, list: usize, row: u32) -> Live {
        let (cell, stored) = &self.cells[list][row as usize];
        verdict_live(cell, *stored)
    }
}

/// How many villages pass, in words and as cells.
fn counts(given: &Given, index: usize, list: &Checklist, cells: &[(String, i32)], working: &mut Working) -> (Live, VillageCounts) {
    let range = verdict_range(given.law, given.commune, index);
    let stored = |wanted: fn(i32) -> bool| cells.iter().filter(|(_, code)| wanted(*code)).count();
    let word = |code: i32| quoted(&Lang::Vi.text(code_word(code)));
    let (filled, passing, unclear) = (stored(|c| c != code::EMPTY_ROW), stored(|c| c == code::MET), stored(|c| c == code::NO_ANSWER));
    let all = format!("SUMPRODUCT(--({range}<>\"–\"))");
    let all = working.number(all, filled as f64);
    let met = format!("SUMPRODUCT(--({range}={}))", word(code::MET));
    let met = working.number(met, passing as f64);
    let open = format!("SUMPRODUCT(--({range}={}))", word(code::NO_ANSWER));
    let open = working.number(open, unclear as f64);
    let number = |cell: &String, stored: usize| Live { formula: cell.clone(), stored: Stored::Number(stored as f64) };
    let figures = [("met", number(&met, passing)), ("total", number(&all, filled))];
    (sentence::live("villages-band", &figures, &[("name", list.name.as_str().into())]), VillageCounts { all, met, open })
}

fn village_row(
    given: &Given,
    (as_of, words): (&str, &WordCodes),
    blank: &str,
    (index, list): (usize, &Checklist),
    at: u32,
    working: &mut Working,
) -> (String, i32) {
    let row = villages::FIRST_ROW + at;
    let village = given.commune.villages.get(at as usize);
    working.new_line();
    let item = |(i, item): (usize, &ChecklistItem), working: &mut Working| {
        village_item(given, item, (&item_reference(given.law, index, i, row), words), village, working)
    };
    let items: Vec<(String, i32)> = list.items.iter().enumerate().map(|of| item(of, working)).collect();
    // next to each other, as they are counted
    let items: Vec<String> = items.into_iter().map(|(formula, stored)| working.number(formula, stored)).collect();
    let recognised = recognised(&recognition_cells(given.law, index, row), as_of);
    let met = match list.recognition {
        RecognitionRule::Required => format!("IF({recognised},{},{})", code::MET, code::NO_ANSWER),
        RecognitionRule::Shown => code::MET.to_string(),
    };
    let formula = format!("IF({blank}=1,{},{})", code::EMPTY_ROW, by_items(list.pass, &items, &met));
    let stored = village.map_or(code::EMPTY_ROW, |v| village_code(bench(given, |bench| bench.village(list, v))));
    let cell = working.verdict(formula, stored);
    working.go_to(None);
    (cell, stored)
}

/// Writes what is typed for an item; the formula of its code, with the tool's own.
fn village_item(
    given: &Given,
    item: &ChecklistItem,
    (cell, words): (&str, &WordCodes),
    village: Option<&Village>,
    working: &mut Working,
) -> (String, i32) {
    let none = || Figure::without(quoted(""));
    let answer = village.and_then(|v| v.answers.get(&item.measure.id));
    let [.., number] = numbers_of(answer);
    let word = written_of(answer);
    let result = match item.measure.kind {
        Kind::YesNo | Kind::Grade => Figure::word(cell, item.measure.kind, &word, working),
        _ => Figure::of(cell, &number.map_or(Stored::Text(word.clone()), Stored::Number), working),
    };
    let code = words.code(&result.typed, &word, working);
    let cells = Cells { numerator: none(), denominator: none(), result, code, excused: state::UNUSABLE.to_string() };
    let state = state_formula(&item.measure, false, &cells, (given.lists, words));
    let passes = match (item.test.op, item.test.levels.first().map(|l| &l.content)) {
        (Op::Met, _) => format!("IF(({state})={},1,0)", state::YES),
        (Op::None, _) => format!("IF(({state})={},1,0)", state::NO),
        (op, Some(Content::Bound(Bound::Number(number)))) => {
            let sign = if op == Op::AtMost { "<=" } else { ">=" };
            format!("IF({}{sign}{number},1,0)", value_formula(&item.measure, &cells, given.lists))
        }
        _ => code::NO_ANSWER.to_string(),
    };
    let formula = format!("IF(({state})<=0,{},{passes})", code::NO_ANSWER);
    let stored = village.map_or(code::NO_ANSWER, |v| village_code(bench(given, |bench| bench.village_item(item, v))));
    (formula, stored)
}

/// The word written for an answer of a village, if it has one.
fn written_of(answer: Option<&Answer>) -> String {
    match answer.map(|a| &a.given) {
        None => String::new(),
        Some(Typed::Value(Value::YesNo(_) | Value::Number(_))) => word_of(answer),
        Some(_) => Lang::Vi.text("answer-unusable"),
    }
}

fn bench(given: &Given, ask: impl Fn(&Bench) -> Verdict) -> Verdict {
    let no_criterion = |_: Level, _: u32| Verdict::Undetermined;
    let no_set = |_: Level| Verdict::Undetermined;
    ask(&Bench {
        law: given.law,
        commune: given.commune,
        place: &given.assessment.place,
        trust: Trust::All,
        criterion: &no_criterion,
        set: &no_set,
        criteria: Verdict::Undetermined,
    })
}
