//! T1: the summary by criterion, with the total of each set.

use super::{Cell, Live, Remark, Row, Shows, Subject, Table, shows};
use crate::assess::{CriterionResult, Finding, ItemResult, SetResult, Verdict};
use crate::criteria::ItemRef;
use crate::explain;
use crate::messages::Lang;

/// A criterion, or a set as a whole.
struct SummaryRow {
    number: String,
    name: String,
    items: Vec<ItemRef>,
    met: usize,
    finding: Finding,
    verdict: Live,
    note: Cell,
    total: bool,
}

const COLUMNS: [Shows<SummaryRow>; 6] = [
    shows("number", 5.0, |l| Cell::centre(&l.number).bold_if(l.total)),
    shows("criterion", 36.0, |l| Cell::text(&l.name).bold_if(l.total)),
    shows("indicators", 9.0, |l| Cell::centre(l.items.len()).bold_if(l.total)),
    shows("indicators-met", 9.0, |l| Cell::centre(l.met).live(Live::ItemsMet(l.items.clone())).bold_if(l.total)),
    shows("self-assessed", 16.0, |l| {
        Cell::verdict(explain::finding_word(Lang::Vi, l.finding, None)).live(l.verdict.clone()).bold_if(l.total)
    }),
    shows("note", 24.0, |l| l.note.clone().bold_if(l.total)),
];

/// T1.
pub fn summary(of: Subject) -> Table {
    let mut table = Table::new("t1", &COLUMNS);
    for set in &of.assessment.sets {
        table.section(Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
        let groups = of.law.sets.get(&set.level).map(|s| s.groups.as_slice()).unwrap_or_default();
        let mut group = "";
        for criterion in &set.criteria {
            if criterion.group != group {
                group = &criterion.group;
                let name = groups.iter().find(|g| g.id == group).map_or("", |g| g.name.as_str());
                table.section(format!("{group}. {name}"));
            }
            table.row(&COLUMNS, &SummaryRow::of_criterion(set, criterion));
        }
        table.row(&COLUMNS, &SummaryRow::of_set(set));
        let counts = explain::sum(Lang::Vi, "counts", set.counts);
        let text = Lang::Vi.say("t1-sum", &[("counts", counts.into())]);
        table.rows.push(Row::Remark(Remark { text, live: Some(Live::Counts(set.level)) }));
    }
    table
}

fn met<'a>(items: impl Iterator<Item = &'a ItemResult>) -> usize {
    items.filter(|i| i.finding.verdict == Verdict::Met).count()
}

impl SummaryRow {
    fn of_criterion(set: &SetResult, criterion: &CriterionResult) -> Self {
        Self {
            number: criterion.number.to_string(),
            name: criterion.name.clone(),
            items: criterion.indicators.iter().map(|i| i.item.clone()).collect(),
            met: met(criterion.indicators.iter()),
            finding: criterion.finding,
            verdict: Live::Criterion(set.level, criterion.number, criterion.finding),
            note: Cell::text(explain::criterion_note(Lang::Vi, criterion)),
            total: false,
        }
    }

    fn of_set(set: &SetResult) -> Self {
        Self {
            number: String::new(),
            name: Lang::Vi.text("t1-total"),
            items: set.indicators().map(|i| i.item.clone()).collect(),
            met: met(set.indicators()),
            finding: set.finding,
            verdict: Live::Set(set.level, set.finding),
            note: Cell::text(explain::criteria_met(Lang::Vi, set.counts)).live(Live::CriteriaMet(set.level)),
            total: true,
        }
    }
}
