//! Names of sheets, columns, fields and properties of our own workbooks, for reader and writers alike.
//!
//! Visible names are texts of `messages` (workbooks are always Vietnamese); ids are stable.

pub mod costs;
pub mod criteria_sheet;
pub mod documents;
pub mod dossier;
pub mod json_input;
pub mod kept;
mod labels;
pub mod matrix;
pub mod narrative;
mod own;
pub mod roadmap;
pub mod summary;
pub mod supplements;
pub mod survey_tally;
pub mod thresholds;
pub mod understanding;
pub mod village_figures;
pub mod villages;

pub use labels::{book_of, book_word, item_code, item_label, item_name, measure_code, measure_label, measure_owner};
pub use own::{split_own, with_own};

use std::collections::BTreeMap;

use crate::commune::{Content, SpecialKind};
use crate::criteria::{Book, Level, Levels, MeasureId};
use crate::messages::Lang;

/// Version of the form's layout, kept in the workbook's custom properties.
pub const FORM_VERSION: &str = "4";

/// Custom document properties of our workbooks.
pub mod property {
    /// Version of the layout; its presence says that the workbook is ours.
    pub const FORM: &str = "ntm-form";
    /// "form", "dossier", …; only a form, a matrix and a dossier hold what is judged.
    pub const KIND: &str = "ntm-kind";
    /// Kinds of what is written for people alone: a slip that goes back to its commune, and a copy with what is wrong
    /// marked, which its commune may correct.
    pub const SLIP: &str = "slip";
    pub const CHECKED: &str = "checked";
    /// Who wrote and last saved a workbook that no other program has saved since.
    pub const AUTHOR: &str = "ntm";
    /// SHA-256 of the file that a dossier was written from.
    pub const SOURCE: &str = "ntm-source-sha256";
    /// "basic@version; advanced@version; …"
    pub const CRITERIA: &str = "ntm-criteria";
    /// Fingerprint of the law whose thresholds the form shows.
    pub const LAW: &str = "ntm-law";
    /// Province the form was written for.
    pub const PROVINCE: &str = "ntm-province";
    /// Year the form was written for.
    pub const YEAR: &str = "ntm-year";
    /// As-of date at the time of writing.
    pub const AS_OF: &str = "ntm-as-of";
    /// The way from a dossier to its folder of evidence.
    pub const EVIDENCE: &str = "ntm-evidence";
    /// Number of the report a dossier goes with.
    pub const REPORT_NUMBER: &str = "ntm-report-number";
    pub const PAPER_DATE: &str = "ntm-paper-date";
    /// Fingerprint of a dossier's inputs.
    pub const INPUTS: &str = "ntm-inputs-sha256";
    /// Version of the program.
    pub const TOOL: &str = "ntm-tool";
}

/// Whether a workbook of ours of this kind holds the figures of communes. A checked copy does: they may be corrected in it.
pub fn holds_figures(kind: &str) -> bool {
    ["form", "dossier", matrix::KIND, property::CHECKED].contains(&kind)
}

/// Sheets of a form or dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// How to fill the form.
    Guide,
    Commune,
    /// Answers of a set's indicators, or of the conditions of recognition.
    Answers(Book),
    /// Villages and their checklists.
    Villages,
    /// The villages' shares of the commune's figures.
    VillageFigures,
    Documents,
    Specials,
    Resources,
    /// What is owed for works.
    Debts,
    Survey,
    /// The villages' answers to the survey.
    SurveyTally,
    /// The meeting that asks for recognition.
    Meeting,
    /// What was done of the procedure.
    Procedure,
    /// What the report tells in words.
    Narrative,
    /// Hidden: thresholds by region and year.
    Thresholds,
    /// Hidden: the requirements as formulas.
    Working,
    /// Hidden: words of dropdowns.
    Lists,
}

impl Sheet {
    /// Sheets with answer rows, in order.
    pub fn answers(target: Level) -> impl Iterator<Item = Sheet> {
        target.up_to().map(|l| Sheet::Answers(Book::Set(l))).chain([Sheet::Answers(Book::Condition)])
    }

    pub fn every() -> impl Iterator<Item = Sheet> {
        let answers: Vec<Sheet> = Levels::named().books().map(Sheet::Answers).collect();
        let others = [
            Self::Guide,
            Self::Commune,
            Self::Villages,
            Self::VillageFigures,
            Self::Documents,
            Self::Specials,
            Self::Resources,
            Self::Debts,
            Self::Survey,
            Self::SurveyTally,
            Self::Meeting,
            Self::Procedure,
            Self::Narrative,
            Self::Thresholds,
            Self::Working,
            Self::Lists,
        ];
        answers.into_iter().chain(others)
    }

    /// Visible name (hidden sheets: technical name).
    pub fn name(self) -> String {
        let id = match self {
            Self::Guide => "guide",
            Self::Commune => "commune",
            Self::Answers(Book::Set(level)) => return Lang::Vi.say("sheet-answers", &[("set", level.mark().into())]),
            Self::Answers(Book::Condition) => Book::Condition.id(),
            Self::Villages => "villages",
            Self::VillageFigures => "village-figures",
            Self::Documents => "documents",
            Self::Specials => "specials",
            Self::Resources => "resources",
            Self::Debts => "debts",
            Self::Survey => "survey",
            Self::SurveyTally => "survey-tally",
            Self::Meeting => "meeting",
            Self::Procedure => "procedure",
            Self::Narrative => "narrative",
            Self::Thresholds => return "ntm_nguong".to_string(),
            Self::Working => return "ntm_tinh".to_string(),
            Self::Lists => return "ntm_danhmuc".to_string(),
        };
        Lang::Vi.text(&format!("sheet-{id}"))
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $width:literal;)*) => {
        /// Columns of an answers sheet, in order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column { $($(#[$doc])* $name,)* }

        impl Column {
            /// Every column, in order.
            pub const ALL: &'static [Column] = &[$(Column::$name,)*];

            pub fn id(self) -> &'static str {
                match self { $(Column::$name => $id,)* }
            }

            /// Width in characters.
            pub fn width(self) -> f64 {
                match self { $(Column::$name => $width,)* }
            }
        }
    };
}

columns! {
    /// Mã.
    Code, "code", 11.0;
    /// Tên chỉ tiêu.
    Name, "name", 42.0;
    /// Đơn vị.
    Unit, "unit", 9.0;
    /// Mức yêu cầu.
    Required, "required", 14.0;
    /// Tử số.
    Numerator, "numerator", 9.0;
    /// Mẫu số.
    Denominator, "denominator", 9.0;
    /// Kết quả.
    Result, "result", 11.0;
    /// Đánh giá.
    Verdict, "verdict", 14.0;
    /// Tỷ lệ tính từ tử số và mẫu số.
    Rate, "rate", 9.0;
    /// Còn thiếu, hoặc vì sao chưa kết luận được.
    Gap, "gap", 24.0;
    /// Số liệu đến ngày.
    Dated, "dated", 9.0;
    /// Cơ quan xác nhận.
    Authority, "authority", 12.0;
    /// Minh chứng.
    Documents, "documents", 13.0;
    /// Ghi chú.
    Note, "note", 13.0;
    /// Giải trình.
    Explanation, "explanation", 16.0;
    /// Căn cứ của mức yêu cầu.
    Source, "source", 24.0;
    /// Mức tin cậy.
    Evidence, "evidence", 13.0;
    /// Last year's answer, for comparison only.
    LastYear, "last-year", 14.0;
    /// Hidden: what the row is.
    Id, "id", 4.0;
}

impl Column {
    /// Columns that are typed into.
    pub const TYPED: [Column; 8] = [
        Column::Numerator,
        Column::Denominator,
        Column::Result,
        Column::Dated,
        Column::Authority,
        Column::Documents,
        Column::Note,
        Column::Explanation,
    ];

    /// Columns that answer whoever fills the form: nobody types into them, and nothing reads them.
    pub const ANSWERING: [Column; 2] = [Column::Rate, Column::Gap];

    /// The columns in forms of the layouts before those that answer.
    pub fn before_answering() -> impl Iterator<Item = Column> {
        Self::ALL.iter().copied().filter(|column| !Self::ANSWERING.contains(column))
    }

    /// Zero-based index.
    pub fn index(self) -> u16 {
        Self::ALL.iter().position(|c| *c == self).unwrap_or_default() as u16
    }

    pub fn heading(self) -> String {
        Lang::Vi.text(&format!("column-{}", self.id()))
    }
}

/// Cells of answers as they were typed, read or not.
pub type TypedCells = BTreeMap<(MeasureId, Column), Content>;

/// What a row of an answers sheet is, as kept in its hidden column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    /// Input row of a measure.
    Measure(String),
    /// Shows the answer given for a measure in another sheet; never read.
    Shown(String),
    /// Heading of an item with several rows.
    Item(String),
    /// Heading of a criterion.
    Criterion(String),
}

impl RowId {
    /// As written in the hidden column.
    pub fn write(&self) -> String {
        match self {
            Self::Measure(id) => format!("measure {id}"),
            Self::Shown(id) => format!("shown {id}"),
            Self::Item(id) => format!("item {id}"),
            Self::Criterion(id) => format!("criterion {id}"),
        }
    }

    /// Reads the hidden column.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, id) = split_own(text).0.split_once(' ')?;
        let id = id.to_string();
        match kind {
            "measure" => Some(Self::Measure(id)),
            "shown" => Some(Self::Shown(id)),
            "item" => Some(Self::Item(id)),
            "criterion" => Some(Self::Criterion(id)),
            _ => None,
        }
    }
}

/// Fields of the commune sheet: one row each, label in A, value in B, id in the hidden column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Tên xã.
    Name,
    /// Mã đơn vị hành chính.
    Code,
    /// Huyện.
    District,
    /// Tỉnh trước 01/7/2025.
    Province,
    /// Năm đánh giá.
    Year,
    /// Đánh giá tại ngày.
    AsOf,
    /// Mức phấn đấu.
    Target,
    /// Mức đã được công nhận.
    HeldLevel,
    /// Năm đạt chuẩn.
    HeldYear,
    /// Số quyết định công nhận.
    HeldDecision,
    /// Ngày quyết định công nhận.
    HeldDate,
    /// Số hộ; not asked for by the law.
    Households,
    /// Dân số; likewise.
    Population,
    /// Diện của xã: class, document, from, to; several rows.
    Class(u8),
}

impl Field {
    /// How many classes a commune may name.
    pub const CLASSES: u8 = 4;

    /// Every field in the order of the sheet.
    pub fn all() -> impl Iterator<Item = Field> {
        [
            Self::Name,
            Self::Code,
            Self::District,
            Self::Province,
            Self::Year,
            Self::AsOf,
            Self::Target,
            Self::HeldLevel,
            Self::HeldYear,
            Self::HeldDecision,
            Self::HeldDate,
        ]
        .into_iter()
        .chain((1..=Self::CLASSES).map(Self::Class))
        .chain([Self::Households, Self::Population])
    }

    pub fn id(self) -> String {
        let id = match self {
            Self::Name => "name",
            Self::Code => "code",
            Self::District => "district",
            Self::Province => "province",
            Self::Year => "year",
            Self::AsOf => "as-of",
            Self::Target => "target",
            Self::HeldLevel => "held-level",
            Self::HeldYear => "held-year",
            Self::HeldDecision => "held-decision",
            Self::HeldDate => "held-date",
            Self::Households => "households",
            Self::Population => "population",
            Self::Class(n) => return format!("class-{n}"),
        };
        id.to_string()
    }

    /// The field of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|f| f.id() == id)
    }

    /// Label in column A.
    pub fn label(self) -> String {
        match self {
            Self::Class(n) => Lang::Vi.say("field-class", &[("n", (n as usize).into())]),
            other => Lang::Vi.text(&format!("field-{}", other.id())),
        }
    }

    /// What a figure counts; nothing for what is none.
    pub fn unit(self) -> String {
        match self {
            Self::Households | Self::Population => Lang::Vi.text(&format!("field-unit-{}", self.id())),
            _ => String::new(),
        }
    }

    /// Zero-based row on the commune sheet.
    pub fn row(self) -> u32 {
        commune::FIRST_ROW + Self::all().position(|f| f == self).unwrap_or_default() as u32
    }
}

pub mod commune {
    /// Row of the column headings.
    pub const HEADING_ROW: u32 = 2;
    /// Row of the first field.
    pub const FIRST_ROW: u32 = 3;
    pub const LABEL: u16 = 0;
    pub const VALUE: u16 = 1;
    /// Document of a class; explanation of a figure.
    pub const DOCUMENT: u16 = 2;
    /// First day of a class.
    pub const FROM: u16 = 3;
    /// Last day of a class.
    pub const TO: u16 = 4;
    pub const GUIDE: u16 = 5;
    /// Hidden id of the field.
    pub const ID: u16 = 6;
}

/// Rows of an answers sheet.
pub mod answers {
    /// Row of the column headings.
    pub const HEADING_ROW: u32 = 3;
    /// First row of answers.
    pub const FIRST_ROW: u32 = 4;
}

/// The sheet of waivers and attestations.
pub mod specials {
    /// Row of the column headings.
    pub const HEADING_ROW: u32 = 2;
    pub const FIRST_ROW: u32 = 3;
    pub const ROWS: u32 = 30;
    /// Ids of the columns in order.
    pub const COLUMNS: [&str; 9] = ["number", "kind", "book", "code", "reason", "document", "date", "signer", "expires"];

    /// Zero-based index of a column.
    pub fn column(id: &str) -> u16 {
        COLUMNS.iter().position(|c| *c == id).unwrap_or_default() as u16
    }

    /// Heading of a column.
    pub fn heading(id: &str) -> String {
        crate::messages::Lang::Vi.text(&format!("special-column-{id}"))
    }
}

/// Word for a kind of special document.
pub fn special_word(kind: SpecialKind) -> String {
    Lang::Vi.text(&format!("special-kind-{}", kind.id()))
}

pub fn special_of(word: &str) -> Option<SpecialKind> {
    SpecialKind::ALL.into_iter().find(|k| crate::text::fold_loose(&special_word(*k)) == crate::text::fold_loose(word))
}
