//! The colours of verdicts; the words or letters are there too, for black and white.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

use super::sheet::FONT;
use crate::assess::{Finding, Verdict};

/// Formats of the four verdicts, firm and provisional.
pub(super) struct Marks(Vec<(Verdict, Format, Format)>);

/// Fill and letters: dark enough to be read on it.
const COLOURS: [(Verdict, u32, u32); 4] = [
    (Verdict::Met, 0xd8efdc, 0x0b5d1e),
    (Verdict::NotMet, 0xf8d0cc, 0x8c1007),
    (Verdict::Undetermined, 0xfff0b8, 0x6b5200),
    (Verdict::NotApplicable, 0xe8e8e8, 0x505050),
];

/// The strong colour of a verdict, for charts.
pub(super) fn strong(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Met => 0x3a9d55,
        Verdict::NotMet => 0xc8402f,
        Verdict::Undetermined => 0xe0b020,
        Verdict::NotApplicable => 0x9a9a9a,
    }
}

impl Marks {
    pub fn new() -> Self {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(10)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xc0c0c0))
            .set_pattern(FormatPattern::Solid);
        let formats = COLOURS.map(|(verdict, fill, ink)| {
            let firm = base.clone().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink));
            (verdict, firm.clone(), firm.set_italic())
        });
        Self(formats.to_vec())
    }

    /// The format of a verdict; a provisional one is in italics.
    pub fn format(&self, finding: Finding) -> &Format {
        let found = self.0.iter().find(|(v, ..)| *v == finding.verdict).unwrap_or(&self.0[0]);
        if finding.provisional { &found.2 } else { &found.1 }
    }
}
