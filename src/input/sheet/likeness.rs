//! How like two names are: the words they share, rare ones counting more, and the letters of words misspelt. A likeness
//! alone never decides: it is weighed with the order of the rows (`align`).

use std::collections::BTreeMap;

use crate::input::words::WORDS;

/// Names by the features they have.
pub(in crate::input) struct Index {
    /// How much a feature tells; one that no name has, as much as one that few have.
    weights: BTreeMap<String, f64>,
    unknown: f64,
    /// Names that have a feature.
    holders: BTreeMap<String, Vec<usize>>,
    /// The weight of all features of a name.
    whole: Vec<f64>,
}

/// What a name consists of, each feature once.
type Features = BTreeMap<String, f64>;

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
        let all: Vec<Features> = names.into_iter().map(features).collect();
        let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in all.iter().enumerate() {
            name.keys().for_each(|feature| holders.entry(feature.clone()).or_default().push(at));
        }
        let total = all.len() as f64;
        let weight = |count: usize| (1.0 + total / count as f64).ln();
        let weights: BTreeMap<String, f64> = holders.iter().map(|(f, at)| (f.clone(), weight(at.len()))).collect();
        let whole = all.iter().map(|name| name.iter().map(|(f, part)| part * weights.get(f).copied().unwrap_or_default()).sum()).collect();
        Self { weights, unknown: weight(3) * 0.5, holders, whole }
    }

    /// The likeness of a text to every name that shares a feature with it, from 0 to 1.
    pub fn likeness(&self, folded: &str) -> BTreeMap<usize, f64> {
        let read = features(folded);
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        let mut own = 0.0;
        for (feature, part) in &read {
            let weight = part * self.weights.get(feature).copied().unwrap_or(self.unknown);
            own += weight;
            for at in self.holders.get(feature).into_iter().flatten() {
                *shared.entry(*at).or_default() += weight;
            }
        }
        let like = |(at, shared): (usize, f64)| {
            let whole = self.whole.get(at).copied().unwrap_or_default();
            (at, (shared / own).min(1.0).powf(COVER) * (shared / whole).min(1.0).powf(1.0 - COVER))
        };
        if own > 0.0 { shared.into_iter().map(like).collect() } else { BTreeMap::new() }
    }
}

/// Words, pairs of words and letters of a name.
fn features(folded: &str) -> Features {
    let words = words(folded);
    let mut found = Features::new();
    for word in &words {
        found.insert(word.clone(), 1.0);
        let letters: Vec<char> = format!("^{word}$").chars().collect();
        if word.chars().all(char::is_alphabetic) && letters.len() > 4 {
            found.extend(letters.windows(3).map(|three| (three.iter().collect::<String>() + "~", LETTERS)));
        }
    }
    for pair in words.windows(2) {
        found.insert(pair.join(" "), PAIR);
    }
    found
}

/// The words of a name, abbreviations spelled out.
pub(in crate::input) fn words(folded: &str) -> Vec<String> {
    let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let spelled = |word: &str| -> Vec<String> {
        match WORDS.short_names.get(word) {
            Some(long) => long.split(' ').map(str::to_string).collect(),
            None => vec![word.to_string()],
        }
    };
    split.flat_map(spelled).collect()
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
            let best = found.iter().max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| *at);
            assert_eq!(best, Some(meant), "{read}: {found:?}");
        }
        assert!(index.likeness("hoàn toàn khác").values().all(|l| *l < 0.3));
        assert!((index.likeness(&folded[2])[&2] - 1.0).abs() < 1e-9);
    }
}
