//! The communes of a round next to the two years before it in the archive: what recognised ones meet by less and less.

use crate::cli::round::judge::Judged;
use crate::cli::round::settings::Settings;
use crate::cli::round::{archive, years};
use crate::cli::terminal::console::Console;
use crate::district::{History, Record, Round};

use super::previous::FromArchive;

/// The years before, and this one as it is judged.
pub struct Watched {
    before: Vec<Round>,
    now: Round,
}

impl Watched {
    /// None where the archive has not both years.
    pub fn open(console: &mut Console, settings: &mut Settings, from: &FromArchive) -> Option<Self> {
        let (kept, _) = archive::years(&from.folder).ok()?;
        let two = [from.year - 1, from.year - 2].map(|year| Some((year, kept.get(&year)?)));
        let before = two.into_iter().collect::<Option<Vec<_>>>()?;
        let before = before.into_iter().map(|(year, path)| years::round(console, settings, year, path)).collect();
        Some(Self { before, now: Round { year: from.year, ..Round::default() } })
    }

    /// Takes note of a commune, if it is recognised and of this year.
    pub fn meet(&mut self, judged: &Judged) {
        if judged.commune.held().is_some() && judged.assessment.place.year == self.now.year {
            let file = judged.path.display().to_string();
            self.now.records.push(Record::of(&file, &judged.law, &judged.commune, &judged.assessment));
        }
    }

    /// All three years.
    pub fn history(self) -> History {
        History::of(self.before.into_iter().chain([self.now]).collect())
    }
}
