//! How like two names are: the words they share, rare ones counting more, and the letters of words misspelt. A likeness
//! alone never decides: it is weighed with the order of the rows (`align`).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::input::words::WORDS;

/// Names by the features they have.
pub(in crate::input) struct Index {
    features: HashMap<u64, Known, BuildHasherDefault<AsItIs>>,
    /// How much a feature tells that no name has: as much as one that few have.
    unknown: f64,
    /// The weight of all features of a name, raised to the rest of [`COVER`].
    whole: Vec<f64>,
}

/// A feature: how much it tells, and the names that have it.
struct Known {
    weight: f64,
    holders: Vec<usize>,
}

/// A feature and how much it tells next to a word. A number made of its letters stands for it: names are compared far too
/// often to keep the letters, and of the few thousand features of the sets no two share a number of 64 bits.
type Feature = (u64, f64);

/// How much three letters tell against a word.
const LETTERS: f64 = 0.25;
/// How much two words in a row tell against a word.
const PAIR: f64 = 0.8;
/// How much of the likeness is that the name read is explained, the rest being that the known name is found again:
/// clerks shorten names.
const COVER: f64 = 0.6;

impl Index {
    /// The index of some names, folded without tone marks.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let all: Vec<Vec<Feature>> = names.into_iter().map(features).collect();
        let mut known: HashMap<u64, Known, BuildHasherDefault<AsItIs>> = HashMap::default();
        // About half of them are in one name only.
        known.reserve(all.iter().map(Vec::len).sum::<usize>() / 2);
        for (at, name) in all.iter().enumerate() {
            for (feature, _) in name {
                known.entry(*feature).or_insert_with(|| Known { weight: 0.0, holders: Vec::new() }).holders.push(at);
            }
        }
        let weight = |count: usize| (1.0 + all.len() as f64 / count as f64).ln();
        known.values_mut().for_each(|k| k.weight = weight(k.holders.len()));
        let of = |(feature, part): &Feature| part * known.get(feature).map_or(0.0, |k| k.weight);
        let whole = all.iter().map(|name| name.iter().map(of).sum::<f64>().powf(1.0 - COVER)).collect();
        Self { features: known, unknown: weight(3) * 0.5, whole }
    }

    /// The likeness of a text to every name, from 0 to 1.
    pub fn likeness(&self, folded: &str) -> Vec<f64> {
        let mut shared = vec![0.0; self.whole.len()];
        let mut own = 0.0;
        for (feature, part) in features(folded) {
            let Some(known) = self.features.get(&feature) else {
                own += part * self.unknown;
                continue;
            };
            let weight = part * known.weight;
            own += weight;
            known.holders.iter().for_each(|at| shared[*at] += weight);
        }
        // (shared / own)^COVER * (shared / whole)^(1 - COVER)
        let own = own.powf(COVER);
        for (shared, whole) in shared.iter_mut().zip(&self.whole).filter(|(shared, _)| **shared > 0.0) {
            *shared = (*shared / (own * whole)).min(1.0);
        }
        shared
    }
}

/// Words, pairs of words and letters of a name, each once.
fn features(folded: &str) -> Vec<Feature> {
    let words = words(folded);
    let mut found: Vec<Feature> = Vec::with_capacity(words.len() * 6);
    let mut letters: Vec<char> = Vec::new();
    for word in &words {
        found.push((number_of(word.chars()), 1.0));
        letters.clear();
        letters.extend("^".chars().chain(word.chars()).chain("$".chars()));
        if letters.len() > 4 && word.chars().all(char::is_alphabetic) {
            found.extend(letters.windows(3).map(|three| (number_of(three.iter().copied().chain("~".chars())), LETTERS)));
        }
    }
    for pair in words.windows(2) {
        found.push((number_of(pair[0].chars().chain(" ".chars()).chain(pair[1].chars())), PAIR));
    }
    found.sort_unstable_by_key(|(feature, _)| *feature);
    found.dedup_by_key(|(feature, _)| *feature);
    found
}

/// A number for a text: FNV-1a over its letters.
fn number_of(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |sum: u64, c| (sum ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
}

/// The numbers of features are spread already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| sum.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// The words of a name, abbreviations spelled out.
fn words(folded: &str) -> Vec<&str> {
    let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    split.flat_map(|word| WORDS.short_names.get(word).map_or(word, String::as_str).split(' ')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_loose;

    const NAMES: [&str; 4] = [
        "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa, đảm bảo ô tô đi lại thuận tiện quanh năm",
        "Tỷ lệ đường ngõ, xóm sạch và đảm bảo đi lại thuận tiện quanh năm",
        "Tỷ lệ người dân tham gia bảo hiểm y tế",
        "Xã đạt tiêu chí quốc gia về y tế",
    ];

    #[test]
    fn the_likest_name_is_the_one_meant() {
        let folded: Vec<String> = NAMES.iter().map(|n| fold_loose(n)).collect();
        let index = Index::of(folded.iter().map(String::as_str));
        for (read, meant) in [
            ("Đường xã nhựa hoặc bê tông, ô tô đi được cả năm", 0),
            ("Đường ngõ xóm", 1),
            ("Tỉ lệ dân có thẻ BHYT", 2),
            ("Xã đạt chuẩn quốc gia y tế", 3),
            ("Tỷ lệ đưòng ngỏ, xốm sạch", 1),
        ] {
            let found = index.likeness(&fold_loose(read));
            let best = found.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at);
            assert_eq!(best, Some(meant), "{read}: {found:?}");
        }
        assert!(index.likeness("hoàn toàn khác").iter().all(|l| *l < 0.3));
        assert!((index.likeness(&folded[2])[2] - 1.0).abs() < 1e-9);
    }
}
