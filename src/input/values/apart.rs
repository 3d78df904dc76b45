//! Parts of a cell that are apart: raised, lowered or struck out. They are never part of a figure or an answer.

use super::super::catalog::Asked;
use super::super::grid::Content;
use super::super::look::{Apart, Look, undressed};
use super::super::spot::Spot;
use super::Desk;
use crate::diag::Code;

impl Desk<'_> {
    /// Reads what is left of a cell; `None` where nothing is, or nothing that can be used.
    pub(super) fn bare<T>(&mut self, asked: Asked, spot: &Spot, read: impl FnOnce(&mut Self, &Spot) -> T) -> Option<T> {
        if self.dead(asked, spot) {
            return None;
        }
        if let Some(look) = spot.look.filter(|look| !look.apart.is_empty()) {
            return if self.left_out(asked, spot, look) { Some(read(self, spot)) } else { None };
        }
        let Content::Text(text) = spot.content else { return Some(read(self, spot)) };
        let Some((left, look)) = undressed(text).filter(|_| !self.strict) else { return Some(read(self, spot)) };
        let Some(content) = Content::of_text(&left) else { return Some(read(self, spot)) };
        let spot = Spot { content: &content, look: Some(&look), ..spot.clone() };
        if !look.apart.is_empty() && !self.left_out(asked, &spot, &look) {
            return None;
        }
        Some(read(self, &spot))
    }

    /// Notes the parts that are left out; whether what is left may be read.
    fn left_out(&mut self, asked: Asked, spot: &Spot, look: &Look) -> bool {
        let power = is_power(spot.content, look);
        let code = match (look.whole, self.strict) {
            (true, _) => Code::AllApart,
            (false, true) => Code::PartApart,
            (false, false) if power => Code::PartApart,
            (false, false) => Code::PartLeftOut,
        };
        for kind in [Apart::Struck, Apart::Raised, Apart::Lowered] {
            let parts = look.parts(kind);
            if !parts.is_empty() {
                let facts = [("kind", kind.id().into()), ("part", parts.into()), ("left", spot.content.fact())];
                self.note(code, asked, spot, facts);
            }
        }
        code == Code::PartLeftOut
    }
}

/// 10⁶ is no 10 with a note.
fn is_power(content: &Content, look: &Look) -> bool {
    let plain = content.plain();
    let raised = look
        .apart
        .iter()
        .any(|(apart, text)| *apart == Apart::Raised && text.trim().trim_start_matches(['-', '+', '−']).parse::<u8>().is_ok());
    let before = plain.strip_suffix("10");
    raised && before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '.', ',', 'x', '×', '*', '·']))
}
