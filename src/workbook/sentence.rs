//! Sentences with figures that stay live: the words as formulas around them.

use super::formula::Live;
use super::sheet::{Stored, quoted};
use crate::diag::Fact;
use crate::messages::Lang;

/// What no sentence has in it.
const MARK: char = '\u{1}';
/// Excel takes no longer text inside a formula.
const LONGEST: usize = 250;

/// A sentence of the messages; figures come from formulas, all else is as given.
pub(super) fn live(id: &str, figures: &[(&'static str, Live)], facts: &[(&'static str, Fact)]) -> Live {
    let said = |figure: &dyn Fn(&Live, &str) -> String| {
        let named: Vec<(&'static str, Fact)> = figures.iter().map(|(name, live)| (*name, figure(live, name).into())).collect();
        Lang::Vi.say(id, &[named.as_slice(), facts].concat())
    };
    let marked = said(&|_, name| format!("{MARK}{name}{MARK}"));
    let part = |part: &str| match figures.iter().find(|(name, _)| *name == part) {
        Some((_, live)) => format!("({})", live.formula),
        None => words(part),
    };
    let formula = marked.split(MARK).filter(|p| !p.is_empty()).map(part).collect::<Vec<_>>().join("&");
    Live { formula, stored: Stored::text(said(&|live, _| shown(live))) }
}

/// Texts below each other.
pub(super) fn lines(parts: &[Live]) -> Live {
    let formulas: Vec<&str> = parts.iter().map(|p| p.formula.as_str()).collect();
    let stored: Vec<String> = parts.iter().map(shown).collect();
    Live { formula: formulas.join("&CHAR(10)&"), stored: Stored::text(stored.join("\n")) }
}

pub(super) fn fixed(text: &str) -> Live {
    Live { formula: words(text), stored: Stored::text(text) }
}

/// A verdict, "(tạm tính)" behind it when provisional.
pub(super) fn provisional(verdict: Live, provisional: bool) -> Live {
    if !provisional {
        return verdict;
    }
    let mark = format!(" ({})", Lang::Vi.text("verdict-provisional"));
    let stored = Stored::text(shown(&verdict) + &mark);
    Live { formula: format!("{}&{}", verdict.formula, quoted(&mark)), stored }
}

/// What a formula comes to.
fn shown(live: &Live) -> String {
    match &live.stored {
        Stored::Text(text) => text.clone(),
        Stored::Number(number) => number.to_string(),
    }
}

/// A whole number as a text with points at thousands, whatever the settings of the machine.
pub(super) fn grouped(cell: &str) -> String {
    format!("SUBSTITUTE(SUBSTITUTE(FIXED({cell},0),\",\",\".\"),CHAR(160),\".\")")
}

/// A number at two decimals likewise, behind a comma where there are any.
pub(super) fn written(number: &str) -> String {
    let number = format!("ROUND({number},2)");
    let decimals = format!("ROUND(({number}-INT({number}))*100,0)");
    let fraction = format!("IF(MOD({decimals},10)=0,{decimals}/10,TEXT({decimals},\"00\"))");
    format!("{}&IF({decimals}=0,\"\",\",\"&{fraction})", grouped(&format!("INT({number})")))
}

/// A text of any length inside a formula, new lines as Excel writes them.
fn words(text: &str) -> String {
    let line = |line: &str| {
        let letters: Vec<char> = line.chars().collect();
        let pieces: Vec<String> = letters.chunks(LONGEST).map(|piece| quoted(&piece.iter().collect::<String>())).collect();
        if pieces.is_empty() { quoted("") } else { pieces.join("&") }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("&CHAR(10)&")
}
