//! Lines to blocks. A line that begins with `@` is a command, one with `#` a remark; any other is a paragraph.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::super::docx::{Page, Style};
use super::super::facts::{Terms, key_of};
use super::{Block, Faults, marks};

/// Commands whose text is a paragraph of some look.
const LOOKS: [(&str, Style); 17] = [
    ("ten", Style::Title),
    ("trich_yeu", Style::Subject),
    ("kinh_gui", Style::Address),
    ("can_cu", Style::Reason),
    ("muc", Style::Heading),
    ("muc_nho", Style::Subheading),
    ("dien", Style::Blank),
    ("giua", Style::Centre),
    ("ghi_chu", Style::Remark),
    ("canh_bao", Style::Warning),
    ("co_quan_tren", Style::Above),
    ("co_quan", Style::Issuer),
    ("so", Style::Number),
    ("ngay", Style::Date),
    ("mau_so", Style::Label),
    ("noi_nhan", Style::RecipientsHead),
    ("ky", Style::Sign),
];
const OTHERS: [&str; 11] = ["thuyet_minh", "quoc_hieu", "chu_ky", "ben_phai", "bang", "lap", "neu", "khac", "het", "trang", "cach"];
/// The condition that a key has something to say.
fn given(key: &str) -> String {
    format!("co_{key}")
}

/// What turns a condition round.
const NOT: &str = "khong ";

/// A line that says something, with its number.
#[derive(Debug, Clone)]
struct FormLine {
    number: usize,
    command: Option<String>,
    text: String,
}

struct FormReader<'a, 'f> {
    lines: Peekable<IntoIter<FormLine>>,
    faults: &'a mut Faults<'f>,
}

/// The blocks of a form.
pub(super) fn blocks(text: &str, terms: &[&'static Terms], faults: &mut Faults) -> Vec<Block> {
    let lines: Vec<FormLine> = (1..).zip(text.trim_start_matches('\u{feff}').lines()).filter_map(|(n, l)| line(n, l.trim())).collect();
    let mut reader = FormReader { lines: lines.into_iter().peekable(), faults };
    let blocks = reader.blocks(terms, Style::Body);
    while let Some(stray) = reader.lines.next() {
        reader.faults.open(stray.number, stray.command.as_deref().unwrap_or_default());
        reader.blocks(terms, Style::Body);
    }
    blocks
}

fn line(number: usize, text: &str) -> Option<FormLine> {
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let Some(rest) = text.strip_prefix('@') else { return Some(FormLine { number, command: None, text: text.to_string() }) };
    let (word, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some(FormLine { number, command: Some(key_of(word)), text: text.trim().to_string() })
}

impl FormReader<'_, '_> {
    /// Blocks up to a command that ends them, which is left.
    fn blocks(&mut self, scope: &[&'static Terms], plain: Style) -> Vec<Block> {
        let mut blocks = Vec::new();
        let ends = |l: &FormLine| matches!(l.command.as_deref(), Some("het" | "khac" | "ben_phai"));
        while let Some(line) = self.lines.next_if(|l| !ends(l)) {
            blocks.extend(self.block(&line, scope, plain));
        }
        blocks
    }

    fn block(&mut self, line: &FormLine, scope: &[&'static Terms], plain: Style) -> Option<Block> {
        let Some(command) = line.command.as_deref() else { return Some(self.text(plain, line, scope)) };
        if let Some((_, style)) = LOOKS.iter().find(|(name, _)| *name == command) {
            return Some(self.text(*style, line, scope));
        }
        match command {
            "bang" => Some(Block::Table(self.named("table", line, scope, |t| t.tables.to_vec()))),
            "thuyet_minh" => Some(self.told(line, scope)),
            "lap" => self.each(line, scope, plain),
            "neu" => Some(self.condition(line, scope, plain)),
            "quoc_hieu" => {
                let blocks = self.blocks(scope, Style::Above);
                self.end(line);
                Some(Block::Letterhead(blocks))
            }
            "chu_ky" => Some(self.signatures(line, scope)),
            "trang" => self.turn(line),
            "cach" => Some(Block::Room),
            _ => {
                let known: Vec<&str> = LOOKS.iter().map(|(name, _)| *name).chain(OTHERS).collect();
                self.faults.unknown(line.number, "command", command, &known);
                None
            }
        }
    }

    fn text(&mut self, style: Style, line: &FormLine, scope: &[&'static Terms]) -> Block {
        Block::Text(style, marks(&line.text, line.number, scope, self.faults))
    }

    /// A name that some term in sight must have.
    fn named(&mut self, what: &'static str, line: &FormLine, scope: &[&'static Terms], of: impl Fn(&Terms) -> Vec<&'static str>) -> String {
        let name = key_of(&line.text);
        let known: Vec<&str> = scope.iter().rev().flat_map(|t| of(t)).collect();
        if !known.contains(&name.as_str()) {
            self.faults.unknown(line.number, what, &line.text, &known);
        }
        name
    }

    /// A key whose lines are paragraphs: one that has a condition of its own.
    fn told(&mut self, line: &FormLine, scope: &[&'static Terms]) -> Block {
        let (key, label) = line.text.split_once(char::is_whitespace).unwrap_or((&line.text, ""));
        let told = |terms: &Terms| terms.keys.iter().copied().filter(|key| terms.conditions.contains(&given(key).as_str())).collect();
        let key = self.named("key", &FormLine { text: key.to_string(), ..line.clone() }, scope, told);
        Block::Told { condition: given(&key), key, label: marks(label.trim(), line.number, scope, self.faults) }
    }

    fn each(&mut self, line: &FormLine, scope: &[&'static Terms], plain: Style) -> Option<Block> {
        let list = self.named("list", line, scope, |t| t.lists.iter().map(|(name, _)| *name).collect());
        let inner = scope.iter().rev().flat_map(|t| t.lists).find(|(name, _)| *name == list).map(|(_, terms)| *terms);
        let inside: Vec<&'static Terms> = scope.iter().copied().chain(inner).collect();
        let before = self.faults.found.len();
        let blocks = self.blocks(&inside, plain);
        self.end(line);
        // In a list that is not known nothing inside can be known either.
        if inner.is_none() {
            self.faults.found.truncate(before);
            return None;
        }
        Some(Block::Each { list, blocks })
    }

    fn condition(&mut self, line: &FormLine, scope: &[&'static Terms], plain: Style) -> Block {
        let (holds, text) = match line.text.strip_prefix(NOT) {
            Some(rest) => (false, rest.to_string()),
            None => (true, line.text.clone()),
        };
        let asked = FormLine { text, ..line.clone() };
        let condition = self.named("condition", &asked, scope, |t| t.conditions.to_vec());
        let then = self.blocks(scope, plain);
        let other = self.lines.next_if(|l| l.command.as_deref() == Some("khac")).is_some();
        let otherwise = if other { self.blocks(scope, plain) } else { Vec::new() };
        self.end(line);
        Block::If { condition, holds, then, otherwise }
    }

    fn signatures(&mut self, line: &FormLine, scope: &[&'static Terms]) -> Block {
        let left = self.blocks(scope, Style::Recipient);
        let other = self.lines.next_if(|l| l.command.as_deref() == Some("ben_phai")).is_some();
        let right = if other { self.blocks(scope, Style::Sign) } else { Vec::new() };
        self.end(line);
        Block::Signatures { left, right }
    }

    fn turn(&mut self, line: &FormLine) -> Option<Block> {
        match key_of(&line.text).as_str() {
            "ngang" => Some(Block::Turn(Page::Landscape)),
            "doc" => Some(Block::Turn(Page::Portrait)),
            _ => {
                self.faults.unknown(line.number, "page", &line.text, &["ngang", "doc"]);
                None
            }
        }
    }

    fn end(&mut self, of: &FormLine) {
        if self.lines.next_if(|l| l.command.as_deref() == Some("het")).is_none() {
            self.faults.open(of.number, of.command.as_deref().unwrap_or_default());
        }
    }
}
