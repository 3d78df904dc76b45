//! What fonts do to the cells of a sheet: their contents without what is apart, and what they look like.

use super::grid::{Content, Grid};
use super::limits::Limits;
use super::look::{Face, Look, Piece, dressed};
use super::sight::{At, Pieces, Sight};

/// The content of a cell whose text is in pieces, and what it looks like.
pub(super) fn in_pieces(pieces: &Pieces, face: Face, limits: &mut Limits) -> (Option<Content>, Option<Look>) {
    // So much that nothing of it was kept.
    let Some(pieces) = pieces else { return (Some(Content::Broken), None) };
    let texts = pieces.iter().map(|piece: &Piece| (piece.text.as_str(), piece.face.unwrap_or(face)));
    let (text, look) = dressed(texts);
    (limits.text(&text), look)
}

/// A content in the font of its cell, and what it looks like.
pub(super) fn in_font(content: Content, face: Face, limits: &mut Limits) -> Option<(Content, Option<Look>)> {
    let (content, look) = if face == Face::default() { (Some(content), None) } else { in_one(content, face, limits) };
    content.map(|content| limits.look(content, look))
}

/// The same of a cell in one font.
pub(super) fn in_one(content: Content, face: Face, limits: &mut Limits) -> (Option<Content>, Option<Look>) {
    match (&content, face.apart) {
        (Content::Text(text), _) => {
            let (text, look) = dressed([(text.as_str(), face)]);
            (limits.text(&text), look)
        }
        (_, Some(apart)) => {
            let plain = content.plain();
            let look = Look { seen: Some(plain.clone()), apart: vec![(apart, plain.clone())], whole: true };
            // As text, so that nobody takes it for a figure.
            let number = matches!(content, Content::Number { .. });
            (Some(if number { Content::Text(plain) } else { content }), Some(look))
        }
        _ => (Some(content), None),
    }
}

/// Gives the cells of a sheet read before what was seen of them by their places.
pub(super) fn placed(grid: &mut Grid, limits: &mut Limits, sight: &Sight) {
    for (at, (pieces, face)) in &sight.placed {
        dress(grid, limits, *at, pieces, *face);
    }
}

fn dress(grid: &mut Grid, limits: &mut Limits, at: At, pieces: &Pieces, face: Face) {
    let Some(content) = grid.cells.get(&at) else { return };
    let (content, look) = match content {
        Content::Text(_) => in_pieces(pieces, face, limits),
        other => in_one(other.clone(), face, limits),
    };
    let Some(content) = content else { return };
    let (content, look) = limits.look(content, look);
    grid.cells.insert(at, content);
    grid.looks.extend(look.map(|look| (at, look)));
}
