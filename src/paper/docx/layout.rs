//! Sizes of pages and letters: data, as everything the law says of papers.

use serde::Deserialize;

use super::{Page, Style};

/// Twentieths of a point in a millimetre, times ten thousand.
const TWIPS_IN_MM: f64 = 56.6929;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Layout {
    pub(super) font: String,
    pub(super) page: Sheet,
    size: Sizes,
    pub(super) paragraph: Spaces,
}

/// A page upright, in millimetres.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    width: f64,
    height: f64,
    pub top: f64,
    pub bottom: f64,
    pub left: f64,
    pub right: f64,
    pub header: f64,
}

/// Sizes of letters in points.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sizes {
    authority: f64,
    national_title: f64,
    motto: f64,
    number: f64,
    date: f64,
    label: f64,
    title: f64,
    subject: f64,
    body: f64,
    heading: f64,
    table: f64,
    /// Of tables on turned pages, which are the widest; where it is not said, as of the others.
    wide_table: Option<f64>,
    signature: f64,
    recipients_head: f64,
    recipients: f64,
    page_number: f64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spaces {
    /// First line, in millimetres.
    pub first_line: f64,
    /// Between paragraphs, in points.
    pub spacing: f64,
}

/// Twentieths of a point.
pub(super) fn twips(millimetres: f64) -> u32 {
    (millimetres * TWIPS_IN_MM).round() as u32
}

impl Layout {
    /// Reads sizes.
    ///
    /// # Errors
    /// What is wrong, and the byte it is at.
    pub fn read(text: &str) -> Result<Self, (String, usize)> {
        let layout: Self = toml::from_str(text).map_err(|e| (e.message().to_string(), e.span().map_or(0, |s| s.start)))?;
        let sheet = &layout.page;
        let sizes = [sheet.width, sheet.height, layout.size.body, layout.text_width(Page::Portrait) as f64];
        // Anything else is a matter of taste; a page nothing fits on cannot be written.
        let sound = sizes.iter().all(|s| s.is_finite() && *s > 0.0 && *s < 100_000.0) && sheet.left + sheet.right < sheet.width;
        if sound { Ok(layout) } else { Err(("page".to_string(), 0)) }
    }

    /// Width and height of a page.
    pub(super) fn sheet(&self, page: Page) -> (u32, u32) {
        let (width, height) = (twips(self.page.width), twips(self.page.height));
        match page {
            Page::Portrait => (width, height),
            Page::Landscape => (height, width),
        }
    }

    /// Width between the margins.
    pub(super) fn text_width(&self, page: Page) -> u32 {
        self.sheet(page).0.saturating_sub(twips(self.page.left) + twips(self.page.right))
    }

    /// Size of the letters of a style, in half points.
    pub(super) fn size(&self, style: Style) -> u32 {
        let size = &self.size;
        let points = match style {
            Style::Body | Style::Open | Style::Blank | Style::Centre | Style::Remark | Style::Warning | Style::Address | Style::Reason => {
                size.body
            }
            Style::Title => size.title,
            Style::Subject => size.subject,
            Style::Heading | Style::Subheading => size.heading,
            Style::Above | Style::Issuer => size.authority,
            Style::Nation => size.national_title,
            Style::Motto => size.motto,
            Style::Number => size.number,
            Style::Date => size.date,
            Style::Label => size.label,
            Style::Sign => size.signature,
            Style::RecipientsHead => size.recipients_head,
            Style::Recipient => size.recipients,
            Style::Cell | Style::CellCentre | Style::CellNumber | Style::CellHead | Style::CellSection => size.table,
            Style::Rule => 1.0,
        };
        half(points)
    }

    /// Size of the letters of tables on such pages, in half points, where it is not that of their style.
    pub(super) fn table(&self, page: Page) -> Option<u32> {
        self.size.wide_table.filter(|_| page == Page::Landscape).map(half)
    }

    /// Size of the page number, in half points.
    pub(super) fn page_number(&self) -> u32 {
        half(self.size.page_number)
    }
}

fn half(points: f64) -> u32 {
    (points * 2.0).round() as u32
}
