//! Word documents, written by hand over `zip`. A crate for it was looked at and not taken: docx-rs 0.4 writes no
//! header row that is repeated over the pages, puts elements in an order the schema does not allow, and brings an image
//! library and a second `zip`; the parts needed here are few and stay the same from run to run.

mod body;
mod grid;
mod layout;
mod package;
mod parts;
mod tags;
mod told;

pub(super) use body::escaped;
pub(super) use layout::Layout;
pub(super) use package::{is_untouched, typed, zipped};
pub(super) use tags::{name, tag_length};
pub(super) use told::{Section, Told};

#[derive(Debug, Default)]
pub(super) struct PaperDocument {
    /// Its title, among the properties of the file.
    pub title: String,
    /// What is in it.
    pub pieces: Vec<Piece>,
}

/// A piece of a document, one below the other.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Paragraph),
    /// A section people may write into.
    Told(Told),
    Table(Table),
    /// From here on the pages lie this way.
    Turn(Page),
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Upright.
    Portrait,
    /// On its side, for wide tables.
    Landscape,
}

#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub style: Style,
    /// Its text, pieces in bold and in plain letters.
    pub runs: Vec<Run>,
    /// It is on one page, with what follows it.
    pub kept: bool,
}

impl Paragraph {
    pub fn rule() -> Self {
        Self { style: Style::Rule, runs: Vec::new(), kept: false }
    }

    /// A paragraph of one run.
    pub fn of(style: Style, text: impl Into<String>) -> Self {
        Self { style, runs: vec![Run { text: text.into(), bold: false }], kept: false }
    }
}

/// Letters of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Text; a line break is a new line in the same paragraph.
    pub text: String,
    pub bold: bool,
}

/// The looks of a paragraph, each a style of the document that an office can change in Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Running text.
    Body,
    /// Running text with room to write.
    Open,
    /// A line of dots to the margin behind a text.
    Blank,
    /// Name of the kind of paper: TỜ TRÌNH.
    Title,
    /// What it is about.
    Subject,
    /// To whom it goes.
    Address,
    /// What it is founded on, in slanted letters.
    Reason,
    /// A section.
    Heading,
    /// A section inside it.
    Subheading,
    /// In the middle.
    Centre,
    /// In slanted letters.
    Remark,
    /// In a frame: what a reader must see first.
    Warning,
    /// The authority above.
    Above,
    /// The authority that issues.
    Issuer,
    /// The nation's title.
    Nation,
    Motto,
    /// Number of the paper.
    Number,
    /// Place and date.
    Date,
    /// Label of the form.
    Label,
    Sign,
    /// "Nơi nhận:".
    RecipientsHead,
    Recipient,
    /// A cell of a table.
    Cell,
    /// A cell in the middle.
    CellCentre,
    CellNumber,
    /// A heading of a table.
    CellHead,
    /// The name of the rows below it, which it never leaves.
    CellSection,
    /// A line as long as a text over it: a paragraph whose lower edge is drawn.
    Rule,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// Widths of its columns to each other.
    pub widths: Vec<u32>,
    /// How many of its first rows are over every further page.
    pub head: usize,
    /// Lines around its cells.
    pub lines: bool,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// What is in it.
    pub paragraphs: Vec<Paragraph>,
    pub span: usize,
    /// Joined with the cells below or above.
    pub merge: Merge,
    /// The text whose length the lines of style [`Style::Rule`] in it take, in parts of a hundred.
    pub rule: Option<(String, u32)>,
}

/// Whether a cell is joined with others of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// Alone.
    No,
    /// The first of some.
    First,
    Rest,
}

impl Cell {
    /// A cell with a text; every line is a paragraph, so that long lists break between pages.
    pub fn of(style: Style, text: &str) -> Self {
        let bold = |line: &str| Paragraph::of(style, line);
        Self { paragraphs: text.split('\n').map(bold).collect(), span: 1, merge: Merge::No, rule: None }
    }

    pub fn text(&self) -> String {
        let line = |p: &Paragraph| p.runs.iter().map(|r| r.text.as_str()).collect::<String>();
        self.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The same kept together with what follows it.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.paragraphs.iter_mut().for_each(|p| p.kept = true);
        self
    }

    /// The same over several columns.
    #[must_use]
    pub fn over(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }

    /// The same joined with others of its column.
    #[must_use]
    pub fn joined(mut self, merge: Merge) -> Self {
        self.merge = merge;
        self
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.paragraphs.iter_mut().flat_map(|p| &mut p.runs).for_each(|r| r.bold = true);
        self
    }
}
