//! The sheet on which a province tells its village checklists: those there are, those that an indicator counts and nobody
//! has told yet, and rows for more.

use super::WorkbookError;
use super::checks::Check;
use super::page::Leaf;
use super::sheet::{Styles, Written, row_height};
use crate::criteria::{Book, Checklist, ItemText, Law, Op, RecognitionRule};
use crate::layout::criteria_sheet::{
    CHECKLIST_COLUMNS, CHECKLIST_KINDS, CHECKLIST_ROWS, FIRST_ROW, HEADING_ROW, kind_word, operator_word, recognition_word,
};
use crate::messages::Lang;

/// Columns that a person sees.
const SHOWN: u16 = CHECKLIST_COLUMNS.len() as u16 - 2;

/// A row: of a list with one of its items, or blank.
struct Line {
    /// Name, items to be met, recognition: in the first row of a list.
    list: [String; 3],
    item: Option<ItemText>,
    /// Id and state of the list, likewise.
    keys: [String; 2],
}

pub(super) fn sheet(law: &Law, styles: &Styles) -> Result<Leaf, WorkbookError> {
    let mut sheet = Leaf::new(&Lang::Vi.text("threshold-sheet-checklists"), true, &CHECKLIST_COLUMNS.map(|(_, width)| width))?;
    sheet.across(0, (0, SHOWN - 1), &Lang::Vi.text("threshold-sheet-checklists"), &styles.title)?;
    let width: f64 = CHECKLIST_COLUMNS.iter().take(usize::from(SHOWN)).map(|(_, width)| width).sum();
    for (row, id) in [(1, "threshold-checklists-what"), (2, "threshold-checklists-how")] {
        let text = Lang::Vi.text(id);
        sheet.across(row, (0, SHOWN - 1), &text, &styles.subtitle)?;
        sheet.height(row, row_height(&[(&text, width)]))?;
    }
    for (column, (id, _)) in (0u16..).zip(CHECKLIST_COLUMNS) {
        sheet.text((HEADING_ROW, column), &Lang::Vi.text(&format!("threshold-column-{id}")), &styles.heading)?;
    }
    sheet.height(HEADING_ROW, 50.0)?;
    let lines: Vec<Line> = law.checklists.iter().flat_map(told).chain(asked(law)).collect();
    let bottom = FIRST_ROW + lines.len() as u32 + CHECKLIST_ROWS - 1;
    let blank = || Line { list: Default::default(), item: None, keys: Default::default() };
    let rows = lines.into_iter().chain((0..CHECKLIST_ROWS).map(|_| blank()));
    (FIRST_ROW..).zip(rows).try_for_each(|(row, line)| put(&mut sheet, row, &line, styles))?;
    checks(&mut sheet, bottom)?;
    for hidden in SHOWN..CHECKLIST_COLUMNS.len() as u16 {
        sheet.hide(hidden)?;
    }
    sheet.repeat(HEADING_ROW, HEADING_ROW)?;
    sheet.freeze((FIRST_ROW, 1))?;
    sheet.lock();
    Ok(sheet)
}

/// The rows of a list.
fn told(list: &Checklist) -> Vec<Line> {
    let text = list.text();
    let head = [text.name.clone(), text.pass.to_string(), recognition_word(text.recognition)];
    let keys = [list.id.clone(), text.present()];
    let line = |(at, item): (usize, &ItemText)| Line {
        list: if at == 0 { head.clone() } else { Default::default() },
        item: Some(item.clone()),
        keys: if at == 0 { keys.clone() } else { Default::default() },
    };
    text.items.iter().enumerate().map(line).collect()
}

/// Lists whose villages an indicator counts, and that nobody has told: a row with the indicator's name.
fn asked(law: &Law) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let books = law.sets.keys().copied().map(Book::Set).chain([Book::Condition]);
    for measure in books.flat_map(|book| law.items(book)).flat_map(|item| &item.versions).flat_map(|v| &v.measures) {
        let id = &measure.checklist;
        let known = id.is_empty() || law.checklist(id).is_some() || lines.iter().any(|line| line.keys[0] == *id);
        if !known {
            let list = [measure.name.clone(), String::new(), String::new()];
            lines.push(Line { list, item: None, keys: [id.clone(), String::new()] });
        }
    }
    lines
}

fn put(sheet: &mut Leaf, row: u32, line: &Line, styles: &Styles) -> Written {
    let of = |text: fn(&ItemText) -> String| line.item.as_ref().map(text).unwrap_or_default();
    let [name, pass, recognition] = &line.list;
    let texts = [
        name.clone(),
        String::new(),
        recognition.clone(),
        of(|item| item.name.clone()),
        of(|item| kind_word(item.kind)),
        of(|item| operator_word(item.op)),
        String::new(),
        of(|item| item.unit.clone()),
    ];
    for (column, text) in (0u16..).zip(&texts) {
        match text.is_empty() {
            true => sheet.blank((row, column), &styles.input_text)?,
            false => sheet.text((row, column), text, &styles.input_text)?,
        }
    }
    let value = line.item.as_ref().and_then(|item| item.value.as_ref()).map(|number| number.to_double());
    for (column, number) in [(1, pass.parse().ok()), (6, value)] {
        match number {
            Some(number) => sheet.number((row, column), number, &styles.input)?,
            None => sheet.blank((row, column), &styles.input)?,
        }
    }
    for (column, key) in (SHOWN..).zip(&line.keys).filter(|(_, key)| !key.is_empty()) {
        sheet.key((row, column), key)?;
    }
    let sized: Vec<(&str, f64)> = texts.iter().zip(CHECKLIST_COLUMNS).map(|(text, (_, width))| (text.as_str(), width)).collect();
    sheet.height(row, row_height(&sized))
}

fn checks(sheet: &mut Leaf, bottom: u32) -> Written {
    let recognitions = [RecognitionRule::Shown, RecognitionRule::Required].map(recognition_word);
    let kinds = CHECKLIST_KINDS.map(kind_word);
    let operators = [Op::Met, Op::None, Op::AtLeast, Op::AtMost].map(operator_word);
    for (column, check) in [
        (1, Check::count()?),
        (2, Check::words(&recognitions)?),
        (4, Check::words(&kinds)?),
        (5, Check::words(&operators)?),
        (6, Check::amount()?),
    ] {
        sheet.check((FIRST_ROW, column), (bottom, column), &check)?;
    }
    Ok(())
}
