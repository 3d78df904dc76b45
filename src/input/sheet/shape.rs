//! What the answer of a row looks like, before it is known what is asked.

use super::align::Shape;
use crate::input::grid::Content;
use crate::input::rows::AnswerCells;
use crate::input::values::Desk;

/// The shape of a row's answer.
pub(in crate::input) fn shape(cells: &AnswerCells, desk: &Desk) -> Shape {
    if cells.numerator.is_some() && cells.denominator.is_some() {
        return Shape::Share;
    }
    cells.result.as_ref().map_or(Shape::Blank, |spot| of_content(spot.content, desk))
}

/// The shape of what is in a cell.
pub(in crate::input) fn of_content(content: &Content, desk: &Desk) -> Shape {
    match content {
        Content::Number { percent: true, .. } => Shape::Share,
        Content::Number { .. } | Content::Day(_) => Shape::Number,
        Content::Text(text) if text.contains('%') || is_fraction(text) => Shape::Share,
        content if desk.judgement(content).is_some() => Shape::Judgement,
        Content::Text(text) if text.starts_with(|c: char| c.is_ascii_digit()) => Shape::Number,
        _ => Shape::Words,
    }
}

/// "382/400".
fn is_fraction(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(a, b)| digit(a.trim_end().chars().next_back()) && digit(b.trim_start().chars().next()))
}

/// A mark in a column of ticks: whatever is written there, but a dash or a nought.
pub(in crate::input) fn is_tick(content: &Content) -> bool {
    match content {
        Content::Text(text) => !matches!(text.trim(), "-" | "–" | "0" | "☐" | "o"),
        Content::Number { value, .. } => !value.is_zero(),
        Content::Bool(yes) => *yes,
        _ => false,
    }
}
