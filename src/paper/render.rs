//! A form with the facts of one commune or district: pieces of a document.

use crate::messages::Lang;

use super::docx::{Cell, Merge, PaperDocument, Paragraph, Piece, Run, Style, Table, Told};
use super::facts::Facts;
use super::form::{Block, Form, Mark};

/// Widths of the two halves of the heading, and of recipients and signature.
const HALVES: [u32; 2] = [38, 62];
/// The line under the issuer is shorter than its name: in parts of a hundred.
const SHORT: u32 = 45;
/// Dots from so many on are room to write.
const DOTS: &str = "………";
/// Empty lines for a signature.
const ROOM: usize = 4;

pub(super) fn render(form: &Form, facts: &[&Facts]) -> PaperDocument {
    let mut pieces = Vec::new();
    blocks(&form.blocks, facts, &mut pieces);
    let of = |style: Style| pieces.iter().find_map(|p| matches!(p, Piece::Paragraph(p) if p.style == style).then(|| text_of(p)));
    let title = [of(Style::Title), of(Style::Subject)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    PaperDocument { title, pieces }
}

fn text_of(piece: &Piece) -> String {
    match piece {
        Piece::Paragraph(paragraph) => paragraph.runs.iter().map(|r| r.text.as_str()).collect(),
        _ => String::new(),
    }
}

fn blocks(list: &[Block], scope: &[&Facts], pieces: &mut Vec<Piece>) {
    list.iter().for_each(|block| one(block, scope, pieces));
}

fn one(block: &Block, scope: &[&Facts], pieces: &mut Vec<Piece>) {
    let inmost = |found: fn(&Facts, &str) -> Option<bool>, name: &str| scope.iter().rev().find_map(|f| found(f, name));
    match block {
        Block::Text(style, marks) => pieces.extend(paragraph(*style, marks, scope).map(Piece::Paragraph)),
        Block::Told { key, condition, label } => {
            let holds = inmost(Facts::holds, condition).unwrap_or_default();
            let label = paragraph(if holds { Style::Body } else { Style::Blank }, label, scope);
            pieces.extend(told(key, holds.then(|| fact(scope, key)), label, scope));
        }
        Block::Letterhead(inner) => pieces.extend(letterhead(inner, scope)),
        Block::Signatures { left, right } => {
            let above = Paragraph { kept: true, ..Paragraph::of(Style::Recipient, "") };
            keep(pieces, ABOVE_SIGNATURE);
            pieces.push(Piece::Paragraph(above));
            pieces.push(signatures(left, right, scope));
        }
        Block::Table(name) => {
            let table = scope.iter().rev().find_map(|f| f.table(name)).cloned();
            let above = captions(pieces);
            keep(pieces, above);
            pieces.extend(table.map(Piece::Table));
        }
        Block::Each { list, blocks: inner } => {
            for facts in scope.iter().rev().find_map(|f| f.list(list)).unwrap_or_default() {
                let inside: Vec<&Facts> = scope.iter().copied().chain([facts]).collect();
                blocks(inner, &inside, pieces);
            }
        }
        Block::If { condition, holds, then, otherwise } => {
            let met = inmost(Facts::holds, condition).unwrap_or_default() == *holds;
            blocks(if met { then } else { otherwise }, scope, pieces);
        }
        Block::Turn(page) => pieces.push(Piece::Turn(*page)),
        Block::Room => pieces.extend((0..ROOM).map(|_| Piece::Paragraph(Paragraph::of(Style::Sign, "")))),
    }
}

/// Paragraphs that go along with the signature to a new page, where nobody would sign an empty one.
const ABOVE_SIGNATURE: usize = 2;

/// Keeps the last pieces on one page with what follows them: paragraphs, and the last row of a table.
fn keep(pieces: &mut [Piece], count: usize) {
    for piece in pieces.iter_mut().rev().take(count) {
        match piece {
            Piece::Paragraph(paragraph) => paragraph.kept = true,
            Piece::Table(table) => table.rows.iter_mut().rev().take(count).flatten().for_each(|cell| *cell = cell.clone().kept()),
            Piece::Told(told) => told.paragraphs.iter_mut().for_each(|paragraph| paragraph.kept = true),
            Piece::Turn(_) => return,
        }
    }
}

/// How many of the last paragraphs name the table that follows.
fn captions(pieces: &[Piece]) -> usize {
    let caption = |piece: &&Piece| matches!(piece, Piece::Paragraph(p) if matches!(p.style, Style::Centre | Style::Remark));
    pieces.iter().rev().take_while(caption).count()
}

/// A paragraph; none where nothing but a fact that is not there is in it.
fn paragraph(style: Style, marks: &[Mark], scope: &[&Facts]) -> Option<Paragraph> {
    let (mut runs, mut bold) = (Vec::<Run>::new(), false);
    for mark in marks {
        let text = match mark {
            Mark::Bold => {
                bold = !bold;
                continue;
            }
            Mark::Text(text) => text.clone(),
            Mark::Key(key) => fact(scope, key),
        };
        match runs.last_mut().filter(|last| last.bold == bold) {
            Some(last) => last.text.push_str(&text),
            None => runs.push(Run { text, bold }),
        }
    }
    if matches!(style, Style::Title | Style::Above | Style::Issuer) {
        runs.iter_mut().for_each(|r| r.text = r.text.to_uppercase());
    }
    let empty = runs.iter().all(|r| r.text.trim().is_empty());
    // Dots to be written over are not stretched to the margin.
    let open = style == Style::Body && runs.iter().any(|r| r.text.contains(DOTS));
    let style = if open { Style::Open } else { style };
    (!empty || style == Style::Blank).then_some(Paragraph { style, runs, kept: false })
}

/// A text under its label, or the label with room to write; in a control, where people may write it themselves.
fn told(key: &str, text: Option<String>, label: Option<Paragraph>, scope: &[&Facts]) -> Vec<Piece> {
    let topic = scope.iter().rev().find_map(|f| f.topic(key)).map(str::to_string);
    let words = label.as_ref().map(|label| label.runs.iter().map(|r| r.text.as_str()).collect()).unwrap_or_default();
    let paragraphs = match text {
        Some(text) => under(&text, label),
        None => label.into_iter().collect(),
    };
    match topic {
        Some(topic) => vec![Piece::Told(Told { topic, label: words, paragraphs })],
        None => paragraphs.into_iter().map(Piece::Paragraph).collect(),
    }
}

/// The paragraphs of a text under its label; a single one goes on behind it.
fn under(text: &str, label: Option<Paragraph>) -> Vec<Paragraph> {
    let lines: Vec<&str> = text.lines().collect();
    if let (Some(mut label), [only]) = (label.clone(), lines.as_slice()) {
        label.runs.push(Run { text: format!(" {only}"), bold: false });
        return vec![label];
    }
    label.into_iter().chain(lines.into_iter().map(|line| Paragraph::of(Style::Body, line))).collect()
}

/// A fact; dots where it is not known to any in sight.
fn fact(scope: &[&Facts], key: &str) -> String {
    scope.iter().rev().find_map(|f| f.key(key)).map_or_else(|| Lang::Vi.text("dotted-name"), str::to_string)
}

/// The paragraphs of some blocks that are in a cell.
fn inside(list: &[Block], scope: &[&Facts]) -> Vec<Paragraph> {
    let mut pieces = Vec::new();
    blocks(list, scope, &mut pieces);
    let paragraphs = |piece| match piece {
        Piece::Paragraph(paragraph) => vec![paragraph],
        Piece::Told(told) => told.paragraphs,
        Piece::Table(_) | Piece::Turn(_) => Vec::new(),
    };
    pieces.into_iter().flat_map(paragraphs).collect()
}

fn cell(paragraphs: Vec<Paragraph>, rule: Option<(String, u32)>) -> Cell {
    let nothing = || vec![Paragraph::of(Style::Cell, "")];
    Cell { paragraphs: if paragraphs.is_empty() { nothing() } else { paragraphs }, span: 1, merge: Merge::No, rule }
}

fn halves(rows: Vec<Vec<Cell>>) -> Piece {
    Piece::Table(Table { widths: HALVES.to_vec(), head: 0, lines: false, rows })
}

/// The issuer and the number of the paper on the left, the nation's title, place and date on the right.
fn letterhead(list: &[Block], scope: &[&Facts]) -> Vec<Piece> {
    let all = inside(list, scope);
    let of = |styles: &[Style]| all.iter().filter(|p| styles.contains(&p.style)).cloned().collect::<Vec<_>>();
    let line = Paragraph::rule;
    let issuers = of(&[Style::Above, Style::Issuer]);
    let own = issuers.last().map(|p| p.runs.iter().map(|r| r.text.as_str()).collect::<String>()).unwrap_or_default();
    let motto = Lang::Vi.text("national-motto");
    let left: Vec<Paragraph> = issuers.into_iter().chain([line()]).collect();
    let right = vec![Paragraph::of(Style::Nation, Lang::Vi.text("national-title")), Paragraph::of(Style::Motto, motto.clone()), line()];
    let top = vec![cell(left, Some((own, SHORT))), cell(right, Some((motto, 100)))];
    let bottom = vec![cell(of(&[Style::Number]), None), cell(of(&[Style::Date]), None)];
    let labels = of(&[Style::Label]).into_iter().map(Piece::Paragraph);
    labels.chain([halves(vec![top, bottom])]).collect()
}

fn signatures(left: &[Block], right: &[Block], scope: &[&Facts]) -> Piece {
    halves(vec![vec![cell(inside(left, scope), None), cell(inside(right, scope), None)]])
}
