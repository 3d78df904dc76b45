//! Many communes on the screen: one line each, and their sum.

use super::View;
use super::page::Page;
use crate::assess::Counts;
use crate::tables::{CommuneLine, communes};

/// The table of all communes of a file, its sum, and how to see one of them.
pub fn lines(view: View, file: &str, lines: &[CommuneLine]) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let verdicts = || lines.iter().filter_map(CommuneLine::verdict);
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
    page.table(view, &communes(lang, lines));
    page.entry(1, "", &lang.text("report-communes-one"));
    page.finish()
}
