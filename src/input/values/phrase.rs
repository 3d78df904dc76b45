//! A figure with words around it, where there is one reading: "95,5% (382/400 hộ)", "Đạt (95,5%)", "56,5 triệu, đạt".

use super::super::words::WORDS;
use super::only_possible;
use super::sentence::turns;
use super::units::unit_factor;
use crate::criteria::Measure;
use crate::text::{Decimal, NumberText, Numeral, Numerals, fold_loose, numerals};

/// What a text says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub number: Option<Decimal>,
    /// A % sign stood behind it.
    pub percent: bool,
    /// A part and a whole.
    pub parts: Option<(Decimal, Decimal)>,
    /// How a person judges it.
    pub verdict: Option<bool>,
}

/// Marks that set a figure apart from what is next to it.
const APART: [char; 14] = ['(', ')', '[', ']', '{', '}', '=', ':', ';', ',', '–', '—', '-', '→'];

/// Reads phrases about a measure by the words of one who judges.
pub(super) struct PhraseReader<'a> {
    pub measure: &'a Measure,
    pub judge: &'a dyn Fn(&str) -> Option<bool>,
}

impl PhraseReader<'_> {
    /// A rate, a part of a whole, or both.
    pub fn rate(&self, text: &str) -> Option<Phrase> {
        let found = numerals(text);
        let slashes: Vec<usize> = (1..found.numbers.len()).filter(|i| found.gaps.get(*i).is_some_and(|gap| gap.contains('/'))).collect();
        let (rate, part) = match (found.numbers.len(), slashes.as_slice()) {
            (1, []) => (Some(0), None),
            (2, [1]) => (None, Some(0)),
            (3, [1]) => (Some(2), Some(0)),
            (3, [2]) => (Some(0), Some(1)),
            _ => return None,
        };
        let mut phrase = Phrase::default();
        if let Some(at) = rate {
            (phrase.number, phrase.percent) = self.number(found.numbers.get(at)?)?;
        }
        if let Some(at) = part {
            phrase.parts = Some(part_of(found.numbers.get(at)?, found.numbers.get(at + 1)?, phrase.number.as_ref())?);
            self.is_slash(found.gaps.get(at + 1)?)?;
        }
        // A part and a whole that give the rate next to them are its own, whatever they are called.
        let sure = phrase.parts.as_ref().zip(phrase.number.as_ref()).is_some_and(|((n, d), rate)| gives(n, d, rate));
        for (at, gap) in found.gaps.iter().enumerate().filter(|(at, _)| part.is_none_or(|part| *at != part + 1)) {
            let between = at > 0 && at < found.numbers.len();
            if between && !phrase.percent && !gap.contains(APART) && self.chunks(gap).count() == 0 {
                return None;
            }
            let whose = if sure { Whose::Sure } else { Whose::of_whole(part.is_some()) };
            self.gap(&found, at, whose, &mut phrase)?;
        }
        Some(phrase)
    }

    /// A number in the measure's unit.
    pub fn amount(&self, text: &str) -> Option<Phrase> {
        let found = numerals(text);
        let [only] = found.numbers.as_slice() else { return None };
        let mut phrase = Phrase::default();
        (phrase.number, phrase.percent) = self.number(only)?;
        if phrase.percent {
            return None;
        }
        (0..2).try_for_each(|at| self.gap(&found, at, Whose::Figure, &mut phrase))?;
        Some(phrase)
    }

    /// A word of judgement with figures behind it that do not speak against it: "Đạt (5/5 thôn)".
    pub fn judgement(&self, text: &str) -> Option<bool> {
        let (word, rest) = text.split_once(['(', ':', ';', ',', '–', '['])?;
        let yes = (self.judge)(word.trim())?;
        let found = numerals(rest);
        let values: Vec<Decimal> = found.numbers.iter().filter_map(whole_number).collect();
        let words = |gap: &&str| gap.chars().filter(|c| c.is_alphabetic()).count();
        let few = found.gaps.iter().map(words).sum::<usize>() <= MOST_LETTERS;
        let fits = match (found.numbers.as_slice(), values.as_slice()) {
            ([one], _) if one.value != NumberText::Not => found.gaps.first().is_some_and(|gap| gap.trim().is_empty()),
            ([_, _], [part, whole]) => found.gaps.get(1).is_some_and(|gap| gap.contains('/')) && (part == whole) == yes,
            _ => false,
        };
        (few && fits).then_some(yes)
    }

    fn number(&self, numeral: &Numeral) -> Option<(Option<Decimal>, bool)> {
        match &numeral.value {
            NumberText::Number { value, percent } => Some((Some(value.clone()), *percent)),
            NumberText::Ambiguous(a, b) => only_possible(self.measure.kind, a, b).map(|only| (Some(only.clone()), false)),
            NumberText::Not => None,
        }
    }

    /// What is between a part and its whole: "/", "hộ/", "/tổng số".
    fn is_slash(&self, gap: &str) -> Option<()> {
        let (before, after) = gap.split_once('/')?;
        let after = fold_loose(after);
        let known = self.is_counted(before) && (after.is_empty() || WORDS.wholes.contains(&after));
        known.then_some(())
    }

    fn is_counted(&self, word: &str) -> bool {
        word.trim().is_empty() || unit_factor(&self.measure.counted, word) == Some(Decimal::from(1))
    }

    fn chunks<'g>(&self, gap: &'g str) -> impl Iterator<Item = &'g str> {
        let ends = |c: char| APART.contains(&c) || matches!(c, '.' | '\n');
        gap.split(ends).map(str::trim).filter(|chunk| !chunk.is_empty())
    }

    /// Takes up what is in a gap; `None` for anything that may change the meaning.
    fn gap(&self, found: &Numerals, at: usize, whose: Whose, phrase: &mut Phrase) -> Option<()> {
        let gap = found.gaps.get(at)?;
        let (first, last) = (at == 0, at == found.numbers.len());
        if !first && glued(gap) {
            return None;
        }
        for chunk in self.chunks(gap) {
            let word = fold_loose(chunk);
            let touches = !gap.contains(APART);
            let counted = match whose {
                Whose::Figure => false,
                Whose::Whole => self.is_counted(chunk),
                Whose::Sure => self.is_counted(chunk) || is_plain_name(chunk),
            };
            let unit = !first && (counted || unit_factor(&self.measure.unit, chunk) == Some(Decimal::from(1)));
            let link = !last && WORDS.links.contains(&word) && gap.trim_end().ends_with(chunk);
            match (self.judge)(chunk) {
                _ if unit || link => {}
                // "Chưa đạt 95 %" is not the same as "Chưa đạt (95 %)".
                Some(false) if touches => return None,
                Some(yes) if phrase.verdict.is_none() => phrase.verdict = Some(yes),
                _ => return None,
            }
        }
        Some(())
    }
}

/// What a word behind a number may name.
#[derive(Clone, Copy)]
enum Whose {
    /// The unit of the figure.
    Figure,
    /// What is counted, too.
    Whole,
    /// The same by any name: the numbers agree.
    Sure,
}

impl Whose {
    fn of_whole(has_parts: bool) -> Self {
        if has_parts { Self::Whole } else { Self::Figure }
    }
}

/// A few words that turn nothing.
fn is_plain_name(chunk: &str) -> bool {
    chunk.split_whitespace().count() <= MOST_WORDS_OF_NAME && chunk.chars().all(|c| c.is_alphabetic() || c == ' ') && !turns(chunk)
}

/// Most words of what is counted: "hộ", "cơ sở sản xuất".
const MOST_WORDS_OF_NAME: usize = 4;
/// Most letters next to figures that only explain a word.
const MOST_LETTERS: usize = 20;

/// A letter or an apostrophe that touches the digits before it makes them something else: 1e5, 95'5.
pub(super) fn glued(gap: &str) -> bool {
    let mut letters = gap.chars();
    match letters.next() {
        Some('\'' | '’' | '‘' | '`' | '´' | '′' | '"') => true,
        Some('e' | 'E') => letters.next().is_none_or(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '−')),
        _ => false,
    }
}

/// A part and its whole. "1.724/2.086" is the same share whichever its points are; of one number that can be read in two ways
/// the reading is taken that is no more than the whole and gives the rate next to it.
fn part_of(part: &Numeral, whole: &Numeral, rate: Option<&Decimal>) -> Option<(Decimal, Decimal)> {
    if let (NumberText::Ambiguous(part, _), NumberText::Ambiguous(whole, _)) = (&part.value, &whole.value) {
        return Some((part.clone(), whole.clone()));
    }
    if let (Some(part), Some(whole)) = (whole_number(part), whole_number(whole)) {
        return Some((part, whole));
    }
    let fits = |(n, d): &(Decimal, Decimal)| !d.is_zero() && n <= d && rate.is_none_or(|rate| gives(n, d, rate));
    let pairs = readings(part).into_iter().flat_map(|n| readings(whole).into_iter().map(move |d| (n.clone(), d)));
    let mut fitting = pairs.filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// What a number may be.
fn readings(numeral: &Numeral) -> Vec<Decimal> {
    match &numeral.value {
        NumberText::Ambiguous(a, b) => vec![a.clone(), b.clone()],
        _ => whole_number(numeral).into_iter().collect(),
    }
}

/// Whether a share is a rate in per cent at the number of decimals it was typed with.
fn gives(part: &Decimal, whole: &Decimal, rate: &Decimal) -> bool {
    (part * &Decimal::from(100)).quotient(whole, rate.decimals()).as_ref() == Some(rate)
}

fn whole_number(numeral: &Numeral) -> Option<Decimal> {
    match &numeral.value {
        NumberText::Number { value, percent: false } => Some(value.clone()),
        _ => None,
    }
}

/// Two or more numbers side by side, as they were typed; none where something else is between them.
pub(super) fn several(text: &str) -> Option<Vec<&str>> {
    let found = numerals(text);
    let inner = found.gaps.get(1..found.numbers.len()).filter(|gaps| !gaps.is_empty())?;
    let parts = |gap: &&str| {
        let word = fold_loose(gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '-' | '–' | '—' | '&' | '+' | '|')));
        word.is_empty() || WORDS.between.contains(&word)
    };
    inner.iter().all(parts).then(|| found.numbers.iter().map(|n| n.typed).collect())
}

/// Whether words are next to the number, besides what is right behind it.
pub(super) fn has_words(text: &str) -> bool {
    let found = numerals(text);
    let first = found.gaps.first().is_some_and(|gap| !gap.trim().is_empty());
    first || found.gaps.last().is_some_and(|gap| gap.contains(APART))
}
