//! The workbook of thresholds to be filled from a decision: a sheet about the decision, one of the province's areas,
//! then one per book.

use crate::criteria::{Book, Kind, Op, ReadIn, RecognitionRule};
use crate::messages::Lang;

/// The kind written into the custom properties.
pub const KIND: &str = "criteria-sheet";
/// Row of the column headings.
pub const HEADING_ROW: u32 = 3;
/// First threshold.
pub const FIRST_ROW: u32 = 4;
/// Ids and widths of the columns in order; the heading is the message `threshold-column-<id>`.
pub const COLUMNS: [(&str, f64); 26] = [
    ("set", 9.0),
    ("code", 8.0),
    ("name", 36.0),
    ("part", 20.0),
    ("operator", 11.0),
    ("unit", 10.0),
    ("region", 15.0),
    ("year", 7.0),
    ("present", 13.0),
    ("present-special", 20.0),
    ("evidence", 13.0),
    ("source", 22.0),
    ("layer", 10.0),
    ("standing", 13.0),
    ("decided-text", 26.0),
    ("decided-place", 20.0),
    ("decided-state", 13.0),
    ("value", 12.0),
    ("special", 24.0),
    ("text", 12.0),
    ("reference", 22.0),
    ("person", 15.0),
    ("day", 12.0),
    ("key", 4.0),
    ("was", 4.0),
    ("was-special", 4.0),
];
/// Those of them that tell what was read in the decision's own file; hidden where none was.
pub const DECIDED: [&str; 3] = ["decided-text", "decided-place", "decided-state"];
/// How many of them, at the end, are for the program alone.
pub const HIDDEN: u16 = 3;
/// Between the special levels of a cell, and between the names of a list.
pub const ENTRIES: &str = "; ";
/// Ids and widths of the columns of the sheet of areas, the last two hidden.
pub const AREA_COLUMNS: [(&str, f64); 5] =
    [("area-name", 26.0), ("area-districts", 70.0), ("area-classes", 56.0), ("area-key", 4.0), ("area-was", 4.0)];
/// Ids and widths of the columns of the sheet of village checklists, the last two hidden. Its rows are items; what is said of the
/// list is in the row of its first.
pub const CHECKLIST_COLUMNS: [(&str, f64); 10] = [
    ("list-name", 28.0),
    ("list-pass", 11.0),
    ("list-recognition", 18.0),
    ("list-item", 62.0),
    ("list-kind", 14.0),
    ("list-operator", 16.0),
    ("list-value", 10.0),
    ("list-unit", 12.0),
    ("list-key", 4.0),
    ("list-was", 4.0),
];
/// Rows left open for more items.
pub const CHECKLIST_ROWS: u32 = 60;
/// Rows left open for more areas.
pub const AREA_ROWS: u32 = 12;
/// Marks that are between names and so in none.
pub const MARKS: [char; 4] = [';', ':', ',', '+'];
/// Fields about the decision, in order; the label is the message `threshold-field-<id>`.
pub const FIELDS: [&str; 7] = ["province", "issuer", "number", "date", "national", "person", "day"];
/// Row of the first field on the first sheet.
pub const FIRST_FIELD: u32 = 9;
/// Labels of the fields.
pub const LABEL: u16 = 1;
pub const VALUE: u16 = 2;
/// Hidden ids of the fields.
pub const ID: u16 = 4;

/// Zero-based index of a column.
pub fn index(id: &str) -> u16 {
    COLUMNS.iter().position(|(c, _)| *c == id).unwrap_or_default() as u16
}

/// Name of the sheet of a book.
pub fn name(book: Book) -> String {
    match book {
        Book::Set(level) => Lang::Vi.say("threshold-sheet", &[("set", level.mark().into())]),
        Book::Condition => Lang::Vi.text("threshold-sheet-condition"),
    }
}

/// What a decision of recognition is to a checklist, in words.
pub fn recognition_word(rule: RecognitionRule) -> String {
    Lang::Vi.text(match rule {
        RecognitionRule::Shown => "threshold-recognition-shown",
        RecognitionRule::Required => "threshold-recognition-required",
    })
}

/// "tỷ lệ": what an item asks for.
pub fn kind_word(kind: Kind) -> String {
    Lang::Vi.text(&format!("kind-{}", kind.id()))
}

/// "ít nhất": how it is compared.
pub fn operator_word(op: Op) -> String {
    Lang::Vi.text(&format!("threshold-operator-{}", op.id()))
}

/// What the items of a checklist can ask for.
pub const CHECKLIST_KINDS: [Kind; 4] = [Kind::YesNo, Kind::Rate, Kind::Number, Kind::Count];

/// "Trung ương", "Tỉnh": which text a value was read in.
pub fn word(text: ReadIn) -> String {
    Lang::Vi.text(match text {
        ReadIn::Nation => "threshold-read-nation",
        ReadIn::Province => "threshold-read-province",
    })
}
