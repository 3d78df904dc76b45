//! Many communes on the screen: one line each, and their sum.

use std::collections::HashMap;

use comfy_table::{Cell, Table};

use super::facts::{codes, provisional};
use super::page::Page;
use super::screen::colour;
use super::{Case, View};
use crate::assess::{Counts, ItemResult, SetResult, Verdict};
use crate::criteria::ItemRef;
use crate::explain;

/// What is said of one commune among many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneLine {
    name: String,
    district: String,
    /// `None` where it could not be judged.
    verdict: Option<Verdict>,
    word: String,
    met: String,
    failing: String,
    open: String,
}

/// The line of a judged commune.
pub fn line(view: View, case: &Case) -> CommuneLine {
    let (lang, assessment) = (view.lang, case.assessment);
    let several = assessment.sets.len() > 1;
    let of = |wanted: Verdict| assessment.items().filter(move |i: &&ItemResult| i.finding.verdict == wanted).map(|i| &i.item);
    let failing: Vec<&ItemRef> = of(Verdict::NotMet).collect();
    CommuneLine {
        name: case.commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless")),
        district: case.commune.district.value.clone().unwrap_or_default(),
        verdict: Some(assessment.overall.verdict),
        word: explain::finding_word(lang, assessment.overall, None),
        met: assessment.sets.iter().map(|s| met(view, s, several)).collect::<Vec<_>>().join("\n"),
        failing: codes(lang, failing, several),
        open: of(Verdict::Undetermined).count().to_string(),
    }
}

/// The line of a commune that could not be judged.
pub fn unjudged_line(view: View, name: &str) -> CommuneLine {
    let name = if name.is_empty() { view.lang.text("report-nameless") } else { name.to_string() };
    let word = view.lang.text("report-unjudged");
    CommuneLine { name, district: String::new(), verdict: None, word, met: String::new(), failing: String::new(), open: String::new() }
}

/// "NTM 17/19".
fn met(view: View, set: &SetResult, several: bool) -> String {
    let count = format!("{}/{}", set.counts.met, set.counts.total);
    let count = if several { format!("{} {count}", explain::level_short(view.lang, set.level)) } else { count };
    provisional(view.lang, count, set.criteria.iter().any(|c| c.finding.provisional))
}

/// The table of all communes of a file, its sum, and how to see one of them.
pub fn lines(view: View, file: &str, lines: &[CommuneLine]) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let verdicts = || lines.iter().filter_map(|l| l.verdict);
    page.say(&lang.say("report-communes", &[("file", file.into()), ("count", lines.len().into())]));
    let counts = Counts::of(verdicts());
    let facts = [
        ("met", counts.met.into()),
        ("not_met", counts.not_met.into()),
        ("undetermined", counts.undetermined.into()),
        ("unjudged", (lines.len() - verdicts().count()).into()),
        ("total", lines.len().into()),
    ];
    page.say(&lang.say("report-communes-sum", &facts));
    table(view, lines).lines().for_each(|line| page.raw(&line));
    page.entry(1, "", &lang.text("report-communes-one"));
    page.finish()
}

fn table(view: View, lines: &[CommuneLine]) -> Table {
    let mut table = view.table();
    let headings = ["report-column-commune", "report-column-verdict", "report-column-met", "report-column-failing", "report-column-open"];
    table.set_header(headings.map(|id| view.lang.text(id)));
    let mut names: HashMap<&str, usize> = HashMap::new();
    lines.iter().for_each(|l| *names.entry(&l.name).or_default() += 1);
    for line in lines {
        // The district tells communes of one name apart.
        let several = names.get(line.name.as_str()).is_some_and(|n| *n > 1) && !line.district.is_empty();
        let name = if several { format!("{} – {}", line.name, line.district) } else { line.name.clone() };
        let word = Cell::new(&line.word);
        let word = if let Some(verdict) = line.verdict { word.fg(colour(verdict)) } else { word };
        table.add_row(vec![Cell::new(name), word, Cell::new(&line.met), Cell::new(&line.failing), Cell::new(&line.open)]);
    }
    table
}
