//! What the screen shows of a set, criterion by criterion, and of many communes, one in each row: in the language of the
//! reader, and no more columns than a screen has room for.

use std::collections::HashMap;

use super::{Cell, List, Shows, shows};
use crate::assess::{Assessment, Counts, CriterionResult, Finding, ItemResult, SetResult, Verdict};
use crate::commune::Commune;
use crate::explain;
use crate::messages::Lang;

fn list<'a, T: 'a>(lang: Lang, id: &'static str, columns: Vec<Shows<(usize, T)>>, rows: Vec<T>) -> List<'a> {
    List::headed(id, columns, rows, |id| lang.text(&format!("report-column-{id}")))
}

type Criterion<'a> = (usize, (Lang, &'a CriterionResult, bool));

fn of_criterion<'a>() -> Vec<Shows<Criterion<'a>>> {
    vec![
        shows("number", 5.0, |(_, (_, criterion, _))| Cell::centre(criterion.number)),
        shows("name", 36.0, |(_, (_, criterion, starred))| {
            let star = if *starred && criterion.critical { " *" } else { "" };
            Cell::text(format!("{}{star}", criterion.name))
        }),
        shows("indicators", 20.0, |(_, (lang, criterion, _))| Cell::text(indicators(*lang, criterion))),
        shows("verdict", 24.0, |(_, (lang, criterion, _))| Cell::marked(explain::criterion_word(*lang, criterion), criterion.finding)),
    ]
}

/// The criteria of a set; critical ones are `starred` where revocation, which they weigh in, is named.
pub fn set(lang: Lang, of: &SetResult, starred: bool) -> List<'_> {
    list(lang, "set", of_criterion(), of.criteria.iter().map(|criterion| (lang, criterion, starred)).collect())
}

fn indicators(lang: Lang, criterion: &CriterionResult) -> String {
    let counts = Counts::of(criterion.indicators.iter().map(|i| i.finding.verdict));
    let facts = [("met", counts.met.into()), ("total", counts.total.into()), ("count", counts.not_applicable.into())];
    lang.say(if counts.not_applicable > 0 { "report-cell-some-not-applicable" } else { "report-cell-indicators" }, &facts)
}

/// What is said of one commune among many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneLine {
    name: String,
    district: String,
    /// `None` where it could not be judged.
    finding: Option<Finding>,
    word: String,
    met: String,
    failing: String,
    open: String,
}

impl CommuneLine {
    /// Of a judged commune.
    pub fn of(lang: Lang, commune: &Commune, assessment: &Assessment) -> Self {
        let several = assessment.sets.len() > 1;
        let of = |wanted: Verdict| assessment.items().filter(move |i: &&ItemResult| i.finding.verdict == wanted && !i.version.is_derived());
        Self {
            name: commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless")),
            district: commune.district.value.clone().unwrap_or_default(),
            finding: Some(assessment.overall),
            word: explain::finding_word(lang, assessment.overall, None),
            met: assessment.sets.iter().map(|s| met(lang, s, several)).collect::<Vec<_>>().join("\n"),
            failing: explain::codes(lang, of(Verdict::NotMet).map(ItemResult::named), several),
            open: of(Verdict::Undetermined).count().to_string(),
        }
    }

    /// Of a commune that could not be judged.
    pub fn unjudged(lang: Lang, name: &str) -> Self {
        let name = if name.is_empty() { lang.text("report-nameless") } else { name.to_string() };
        let word = lang.text("report-unjudged");
        Self { name, district: String::new(), finding: None, word, met: String::new(), failing: String::new(), open: String::new() }
    }

    /// The commune's name and its verdict in words.
    pub fn said(&self) -> (String, String) {
        (self.name.clone(), self.word.clone())
    }

    /// The verdict; none where it could not be judged.
    pub fn verdict(&self) -> Option<Verdict> {
        self.finding.map(|f| f.verdict)
    }
}

/// "NTM 17/19".
fn met(lang: Lang, set: &SetResult, several: bool) -> String {
    let count = format!("{}/{}", set.counts.met, set.counts.total);
    let count = if several { format!("{} {count}", explain::level_short(lang, set.level)) } else { count };
    explain::provisional(lang, count, set.criteria.iter().any(|c| c.finding.provisional))
}

/// A line, and whether another commune has its name.
type Line<'a> = (usize, (&'a CommuneLine, bool));

fn of_commune<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("commune", 26.0, |(_, (line, shared))| {
            let district = if *shared && !line.district.is_empty() { format!(" – {}", line.district) } else { String::new() };
            Cell::text(format!("{}{district}", line.name))
        }),
        shows("verdict", 20.0, |(_, (line, _))| {
            line.finding.map_or_else(|| Cell::text(&line.word), |finding| Cell::marked(&line.word, finding))
        }),
        shows("met", 18.0, |(_, (line, _))| Cell::text(&line.met)),
        shows("failing", 40.0, |(_, (line, _))| Cell::text(&line.failing)),
        shows("open", 12.0, |(_, (line, _))| Cell::text(&line.open)),
    ]
}

/// A row for each commune, the district behind a name that is not the only one.
pub fn communes(lang: Lang, lines: &[CommuneLine]) -> List<'_> {
    let mut names: HashMap<&str, usize> = HashMap::new();
    lines.iter().for_each(|l| *names.entry(&l.name).or_default() += 1);
    let rows = lines.iter().map(|line| (line, names.get(line.name.as_str()).is_some_and(|n| *n > 1))).collect();
    list(lang, "communes", of_commune(), rows)
}
