//! Villages over many communes on the screen.

use super::View;
use super::page::Page;
use crate::assess::Counts;
use crate::district::{ChecklistTotals, VillageTotals};
use crate::explain;
use crate::explain::provisional;
use crate::messages::Lang;

/// Per checklist how many villages pass, then by class of commune and commune by commune; nothing where no village was entered.
pub fn village_totals(view: View, totals: &VillageTotals) -> String {
    let mut page = Page::new(view);
    totals.checklists.iter().for_each(|list| checklist(&mut page, view.lang, list));
    page.finish()
}

fn checklist(page: &mut Page, lang: Lang, list: &ChecklistTotals) {
    let name = provisional(lang, list.name.clone(), list.provisional);
    page.heading(&lang.say("report-village-totals", &[("name", name.into()), ("communes", list.communes.len().into())]));
    let counts = explain::sum(lang, "report-villages-sum", list.counts);
    page.entry(1, "", &lang.say("report-villages-counts", &[("counts", counts.into()), ("recognised", list.recognised.into())]));
    page.entry(1, "", &share(lang, &lang.text("report-village-totals-all"), list.counts));
    list.by_class.iter().for_each(|(class, counts)| page.entry(1, "- ", &share(lang, class, *counts)));
    list.communes.iter().for_each(|c| page.entry(2, "· ", &share(lang, &c.commune, c.counts)));
}

/// "Xã A: 5/8 thôn đạt = 62,5 %; 2 thôn chưa kết luận": what is open is never counted as met.
fn share(lang: Lang, name: &str, counts: Counts) -> String {
    let facts = [
        ("name", name.into()),
        ("met", counts.met.into()),
        ("total", counts.total.into()),
        ("share", explain::share(counts.met, counts.total).into()),
        ("open", if counts.undetermined == 0 { "none".into() } else { counts.undetermined.into() }),
    ];
    lang.say("report-village-totals-share", &facts)
}
