//! What is in force here, on one page: the law with how far it is trusted, the office's settings, and what is wrong.

use super::law::{book_totals, overlay, set};
use super::page::Page;
use super::{View, diagnostics};
use crate::criteria::{Book, Law, Period};
use crate::diag::Diagnostic;

/// What is in force in a folder.
pub struct Health<'a> {
    /// The nation's law of each period, then that of each province with rules of its own.
    pub laws: &'a [Law],
    /// Criteria files that the command line names.
    pub named: &'a [String],
    /// The folder from which the office's settings were looked for.
    pub folder: &'a str,
    /// The file of the office's settings, and what it says by its keys.
    pub office: Option<(&'a str, Vec<(&'static str, String)>)>,
    /// Whether databases can be written.
    pub sqlite: bool,
    /// Everything wrong.
    pub findings: &'a [Diagnostic],
}

/// The page.
pub fn doctor(view: View, health: &Health) -> String {
    let mut page = Page::new(view);
    page.raw(concat!("ntm ", env!("CARGO_PKG_VERSION")));
    law(&mut page, view, health);
    office(&mut page, view, health);
    page.heading(&view.lang.text("report-doctor-findings"));
    if health.findings.is_empty() {
        page.entry(0, "- ", &view.lang.text("report-doctor-sound"));
    }
    let page = page.finish();
    if health.findings.is_empty() { page } else { format!("{page}{}", diagnostics(view, health.findings)) }
}

fn law(page: &mut Page, view: View, health: &Health) {
    let lang = view.lang;
    page.heading(&lang.text("report-doctor-law"));
    let mut periods: Vec<Period> = Vec::new();
    for law in health.laws {
        law.overlays.iter().for_each(|of| page.entry(0, "- ", &overlay(lang, of)));
        if !law.overlays.is_empty() || periods.contains(&law.period) {
            continue;
        }
        periods.push(law.period);
        for (level, of) in &law.sets {
            page.entry(0, "- ", &set(lang, of));
            page.entry(1, "· ", &book_totals(lang, law, Book::Set(*level)));
        }
        page.entry(0, "- ", &book_totals(lang, law, Book::Condition));
    }
    health.named.iter().for_each(|file| page.entry(0, "- ", &format!("--criteria {file}")));
}

fn office(page: &mut Page, view: View, health: &Health) {
    let lang = view.lang;
    page.heading(&lang.text("report-doctor-office"));
    match &health.office {
        Some((name, said)) => {
            page.entry(0, "- ", name);
            said.iter().for_each(|(key, value)| page.entry(1, "", &format!("{key} = {value}")));
        }
        None => page.entry(0, "- ", &lang.say("report-doctor-no-office", &[("folder", health.folder.into())])),
    }
    page.entry(0, "- ", &lang.text(if health.sqlite { "report-doctor-sqlite" } else { "report-doctor-no-sqlite" }));
}
