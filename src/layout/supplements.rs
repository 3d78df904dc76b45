//! The sheets next to the indicators: resources, debts, the residents' survey, the meeting, the procedure. Each has
//! fields, one a row with its id in the hidden last column, and a table below them.

use super::Sheet;
use crate::messages::Lang;

/// Row of the first field.
const FIRST_FIELD: u32 = 2;
/// Ids of the words that say of a table that every row is complete, and that something is missing.
pub const ROWS_WORDS: [&str; 2] = ["papers-rows-complete", "papers-rows-missing"];
/// Column of a field's value.
pub const VALUE: u16 = 2;

/// How a sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    pub sheet: Sheet,
    /// The stable id; texts are `paper-<id>-…`.
    pub id: &'static str,
    /// Ids of the fields, in order.
    pub fields: &'static [&'static str],
    /// Ids of the columns, in order.
    pub columns: &'static [&'static str],
    /// Widths of the columns.
    pub widths: &'static [f64],
    pub rows: u32,
}

/// Nguồn lực.
pub const RESOURCES: Block = Block {
    sheet: Sheet::Resources,
    id: "resources",
    fields: &["total"],
    columns: &["number", "source", "amount", "share"],
    widths: &[6.0, 58.0, 24.0, 14.0],
    rows: 20,
};

/// Nợ đọng xây dựng cơ bản.
pub const DEBTS: Block = Block {
    sheet: Sheet::Debts,
    id: "debts",
    fields: &["total"],
    columns: &["number", "work", "total", "paid", "owed", "plan"],
    widths: &[6.0, 50.0, 18.0, 18.0, 18.0, 44.0],
    rows: 40,
};

/// Khảo sát hài lòng; its rows are the questions.
pub const SURVEY: Block = Block {
    sheet: Sheet::Survey,
    id: "survey",
    fields: &["asked", "returned", "coverage"],
    columns: &["number", "question", "satisfied", "not-satisfied", "answers", "rate"],
    widths: &[6.0, 60.0, 18.0, 18.0, 18.0, 16.0],
    rows: 0,
};

/// Cuộc họp.
pub const MEETING: Block = Block {
    sheet: Sheet::Meeting,
    id: "meeting",
    fields: &["date", "place", "chair", "chair-position", "secretary", "asked", "for", "against", "approval"],
    columns: &["number", "name", "position", "organisation", "present"],
    widths: &[6.0, 40.0, 40.0, 44.0, 16.0],
    rows: 40,
};

/// Trình tự; its rows are the duties of the procedure in force, under some of them one for each time.
pub const PROCEDURE: Block = Block {
    sheet: Sheet::Procedure,
    id: "procedure",
    fields: &[],
    columns: &["number", "duty", "required", "from", "to", "place", "document", "comments", "explanation"],
    widths: &[6.0, 40.0, 30.0, 13.0, 13.0, 26.0, 24.0, 11.0, 32.0],
    rows: 0,
};

/// Rows offered for the times of a duty beyond the least number of them.
pub const SPARE_TIMES: u32 = 3;

/// Duties the papers speak of by themselves.
pub mod duty {
    /// The report is made public.
    pub const PUBLICATION: &str = "cong-khai";
    /// The front and the organisations are asked.
    pub const ORGANISATIONS: &str = "y-kien-mttq";
    /// The residents are asked.
    pub const RESIDENTS: &str = "y-kien-nhan-dan";
}

impl Block {
    pub fn field_row(&self, id: &str) -> u32 {
        FIRST_FIELD + self.fields.iter().position(|f| *f == id).unwrap_or_default() as u32
    }

    /// Row of the table's headings.
    pub fn heading_row(&self) -> u32 {
        FIRST_FIELD + self.fields.len() as u32
    }

    /// First row of the table.
    pub fn first_row(&self) -> u32 {
        self.heading_row() + 1
    }

    /// Zero-based index of a column.
    pub fn column(&self, id: &str) -> u16 {
        self.columns.iter().position(|c| *c == id).unwrap_or_default() as u16
    }

    /// The hidden column of ids.
    pub fn id_column(&self) -> u16 {
        self.columns.len() as u16
    }

    /// A text of this sheet.
    pub fn words(&self, id: &str) -> String {
        Lang::Vi.text(&format!("paper-{}-{id}", self.id))
    }

    pub fn label(&self, field: &str) -> String {
        self.words(&format!("field-{field}"))
    }

    pub fn heading(&self, column: &str) -> String {
        self.words(&format!("column-{column}"))
    }
}

/// Id of a field's row.
pub fn field_id(field: &str) -> String {
    format!("field {field}")
}

/// Id of a question's row.
pub fn question_id(number: u32) -> String {
    format!("question {number}")
}

pub fn question_of(id: &str) -> Option<u32> {
    id.strip_prefix("question ")?.parse().ok()
}

/// Id of a duty's row.
pub fn duty_id(duty: &str) -> String {
    format!("duty {duty}")
}

pub fn duty_of(id: &str) -> Option<&str> {
    id.strip_prefix("duty ")
}

/// Id of the row of one of the times of a duty, counted from 1.
pub fn time_id(duty: &str, number: usize) -> String {
    format!("time {number} {duty}")
}

/// The duty of the id of one of its times.
pub fn time_of(id: &str) -> Option<&str> {
    id.strip_prefix("time ")?.split_once(' ').map(|(_, duty)| duty)
}

/// "Câu 7", or its text where a province gives one.
pub fn question_text(number: u32, text: Option<&String>) -> String {
    let plain = question_name(number);
    text.map_or(plain.clone(), |text| format!("{plain}. {text}"))
}

fn question_name(number: u32) -> String {
    Lang::Vi.say("survey-question", &[("number", (number as usize).into())])
}

/// The text of a question as its cell has it: older forms have its name before it, or that alone.
pub fn typed_text(number: u32, typed: &str) -> Option<String> {
    let bare = typed.strip_prefix(&question_name(number)).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let text = bare.map_or(typed, |rest| rest.trim_start_matches(['.', ':']));
    Some(text.trim().to_string()).filter(|text| !text.is_empty())
}

/// "Có mặt" or "Vắng mặt".
pub fn presence(present: bool) -> String {
    Lang::Vi.text(if present { "meeting-present" } else { "meeting-absent" })
}
