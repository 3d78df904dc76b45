//! The sheet of the villages' answers to the residents' survey: one row per village, the same as on the villages sheet and
//! in the same order; two columns per question, with ids in a hidden row.

use crate::text::ids;

/// Row of the questions.
pub const HEADING_ROW: u32 = 2;
/// Row that says what each column holds.
pub const PART_ROW: u32 = 3;
/// Row of the sums.
pub const TOTAL_ROW: u32 = 4;
/// Row that says whether every village has its answers.
pub const STATE_ROW: u32 = 5;
/// Hidden row with the ids of the columns.
pub const ID_ROW: u32 = 6;
/// First village.
pub const FIRST_ROW: u32 = 7;
/// Column of the village's name.
pub const NAME: u16 = 1;
/// First column of answers.
pub const FIRST_COLUMN: u16 = 2;

ids! {
    /// What a column holds.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Part {
        /// Hài lòng.
        Satisfied = "satisfied",
        /// Số phiếu trả lời.
        Answers = "answers",
    }
}

impl Part {
    /// Zero-based index of its column.
    pub fn column(self, question: u32) -> u16 {
        FIRST_COLUMN + (question as u16 - 1) * Self::ALL.len() as u16 + u16::from(self == Self::Answers)
    }

    pub fn column_id(self, question: u32) -> String {
        format!("question {question}#{}", self.id())
    }

    /// Question and part of a column's id.
    pub fn read(id: &str) -> Option<(u32, Part)> {
        let (question, part) = id.strip_prefix("question ")?.split_once('#')?;
        Some((question.parse().ok()?, Self::from_id(part)?))
    }
}
