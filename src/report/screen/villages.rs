//! The villages, checklist by checklist: how many pass, and what the others lack.

use crate::assess::{ChecklistResult, Verdict, VillageResult};
use crate::explain;
use crate::explain::provisional;
use crate::messages::Lang;
use crate::report::page::Page;
use crate::report::{Case, View};

/// Villages named one by one; the others are counted.
const MOST: usize = 10;

/// A short block per checklist; none where no village is entered.
pub(super) fn villages(page: &mut Page, view: View, case: &Case) {
    for list in &case.assessment.villages {
        checklist(page, view.lang, list);
    }
}

fn checklist(page: &mut Page, lang: Lang, list: &ChecklistResult) {
    let facts = [
        ("name", provisional(lang, list.name.clone(), list.provisional()).into()),
        ("pass", list.pass.into()),
        ("total", list.items.len().into()),
    ];
    let id = if list.recognition_required { "report-villages-recognised" } else { "report-villages" };
    page.heading(&lang.say(id, &facts));
    let counts = explain::sum(lang, "report-villages-sum", list.counts);
    page.entry(1, "", &lang.say("report-villages-counts", &[("counts", counts.into()), ("recognised", list.recognised.into())]));
    let open: Vec<&VillageResult> = list.villages.iter().filter(|v| v.verdict != Verdict::Met).collect();
    open.iter().take(MOST).for_each(|v| page.entry(1, "- ", &village(lang, list, v)));
    if open.len() > MOST {
        page.entry(1, "- ", &lang.say("report-villages-more", &[("count", (open.len() - MOST).into())]));
    }
}

/// "Thôn Đoài: chưa đạt – chưa đạt: …; chưa có số liệu: …".
fn village(lang: Lang, list: &ChecklistResult, village: &VillageResult) -> String {
    let of = |verdict| list.items_of(village, verdict).collect::<Vec<_>>().join(", ");
    let parts = [("report-villages-failed", of(Verdict::NotMet)), ("report-villages-open", of(Verdict::Undetermined))];
    let mut lacking: Vec<String> =
        parts.into_iter().filter(|(_, items)| !items.is_empty()).map(|(id, items)| lang.say(id, &[("items", items.into())])).collect();
    if village.by_items == Verdict::Met {
        lacking = vec![lang.text("report-villages-no-decision")];
    }
    let name = if village.name.is_empty() { lang.text("report-villages-nameless") } else { village.name.clone() };
    let verdict = explain::verdict_word(lang, village.verdict, None);
    lang.say(
        "report-villages-line",
        &[("name", name.into()), ("verdict", verdict.to_lowercase().into()), ("lacking", lacking.join("; ").into())],
    )
}
