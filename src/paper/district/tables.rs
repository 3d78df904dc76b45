//! Tables of a district's papers.

use super::super::DistrictSpec;
use super::super::docx::{Cell, Table};
use super::super::table::{centre, code, headed, headed_by, heading, open, text};
use crate::assess::{Revocation, Verdict};
use crate::district::{DepartmentWork, ItemStanding, ItemTotals, Standing};
use crate::explain;
use crate::messages::Lang;

/// Name of a commune; that none is given.
pub(super) fn name(standing: &Standing) -> String {
    if standing.name.is_empty() { Lang::Vi.text("summary-nameless") } else { standing.name.clone() }
}

/// "NTM nâng cao (2023)": the level held and the year it was recognised for.
pub(super) fn held(standing: &Standing) -> String {
    let Some(held) = &standing.held else { return String::new() };
    let level = explain::level_short(Lang::Vi, held.level);
    held.year.map_or(level.clone(), |year| format!("{level} ({year})"))
}

/// Numbers of the criteria of the target's set that are not met.
pub(super) fn failed_criteria(standing: &Standing) -> String {
    numbers(standing, Verdict::NotMet)
}

fn numbers(standing: &Standing, verdict: Verdict) -> String {
    let criteria = standing.target_set().map(|s| s.criteria.as_slice()).unwrap_or_default();
    criteria.iter().filter(|c| c.finding.verdict == verdict).map(|c| c.number.to_string()).collect::<Vec<_>>().join(", ")
}

/// What of a commune is not met or not decided.
pub(super) fn open_items(standing: &Standing) -> impl Iterator<Item = &ItemStanding> {
    standing.items.iter().filter(|i| matches!(i.finding.verdict, Verdict::NotMet | Verdict::Undetermined))
}

/// T10: the communes of the district.
pub(super) fn overview(spec: &DistrictSpec) -> Table {
    let ids = ["number", "commune", "held-level", "target", "criteria-met", "failed-criteria", "open-criteria", "verdict", "zone"];
    let mut table = headed(&[8, 22, 18, 15, 13, 18, 18, 17, 30], &ids);
    for (number, standing) in (1..).zip(&spec.review.standings) {
        let counts = standing.target_set().map(|s| s.counts).unwrap_or_default();
        table.rows.push(vec![
            centre(number),
            text(name(standing)),
            text(held(standing)),
            centre(explain::level_short(Lang::Vi, standing.target)),
            centre(format!("{}/{}", counts.met, counts.total)),
            text(failed_criteria(standing)),
            text(numbers(standing, Verdict::Undetermined)),
            centre(explain::finding_word(Lang::Vi, standing.overall, None)),
            text(standing.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default()),
        ]);
    }
    table
}

/// Items that communes do not meet, most frequent first, with the communes.
pub(super) fn failing(spec: &DistrictSpec) -> Table {
    let ids = ["number", "indicator", "content", "department", "failed-count", "open-count", "communes-failing"];
    let mut table = headed(&[7, 15, 40, 20, 11, 13, 40], &ids);
    let totals = spec.review.failing();
    table.rows.extend((1..).zip(&totals).map(|(number, total)| failing_row(number, total)));
    if totals.is_empty() {
        table.remark(&Lang::Vi.text("summary-none-failing"));
    }
    table
}

fn failing_row(number: usize, total: &ItemTotals) -> Vec<Cell> {
    let names: Vec<String> = total.failed.iter().map(|(s, _)| name(s)).collect();
    vec![
        centre(number),
        code(&total.head.item),
        text(&total.head.version.name),
        text(&total.head.department),
        centre(total.failed.len()),
        centre(total.open.len()),
        text(names.join(", ")),
    ]
}

/// Recognised communes, gravest first.
pub(super) fn watch(spec: &DistrictSpec) -> Table {
    let ids = ["number", "commune", "held-level", "zone", "measured-by", "failed-criteria", "open-criteria", "critical-criteria"];
    let mut table = headed(&[8, 22, 19, 36, 15, 20, 20, 20], &ids);
    let watched = spec.review.watch();
    table.rows.extend((1..).zip(&watched).map(|(number, (standing, revocation))| watch_row(number, standing, revocation)));
    if watched.is_empty() {
        table.remark(&Lang::Vi.text("summary-none-watched"));
    }
    table
}

fn watch_row(number: usize, standing: &Standing, revocation: &Revocation) -> Vec<Cell> {
    let numbers = |list: &[u32]| list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let counted = |list: &[u32]| match list {
        [] => "0".to_string(),
        some => format!("{}/{}: {}", some.len(), revocation.total, numbers(some)),
    };
    vec![
        centre(number),
        text(name(standing)),
        text(held(standing)),
        text(explain::zone(Lang::Vi, revocation)),
        centre(explain::level_short(Lang::Vi, revocation.measured_by)),
        text(counted(&revocation.failed)),
        text(counted(&revocation.undetermined)),
        text(numbers(&revocation.critical)),
    ]
}

/// T3 of one commune by criterion: what its figures say, and room for what the district finds and who confirms it.
pub(super) fn check(standing: &Standing) -> Table {
    let headings = ["number", "criterion", "self-assessed", "checked", "confirmed-by", "note"].map(heading);
    let mut table = headed_by(&[9, 36, 20, 20, 22, 25], &headings);
    for set in &standing.sets {
        table.section(&Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
        for criterion in &set.criteria {
            table.rows.push(vec![
                centre(criterion.number),
                text(&*criterion.name),
                centre(explain::finding_word(Lang::Vi, criterion.finding, None)),
                open(),
                open(),
                open(),
            ]);
        }
    }
    let conditions: Vec<&ItemStanding> = standing.items.iter().filter(|i| i.head.criterion.is_none()).collect();
    if !conditions.is_empty() {
        table.section(&Lang::Vi.text("answers-title-condition"));
    }
    for (number, item) in (1..).zip(conditions) {
        let word = explain::finding_word(Lang::Vi, item.finding, item.cause.as_ref());
        table.rows.push(vec![centre(number), text(&item.head.version.name), centre(word), open(), open(), open()]);
    }
    table
}

/// What of a commune is not met or not decided, with its gap.
pub(super) fn lacking(standing: &Standing) -> Table {
    let mut table = headed(&[9, 17, 44, 20, 34], &["number", "indicator", "content", "verdict", "gap"]);
    for (number, item) in (1..).zip(open_items(standing)) {
        table.rows.push([centre(number)].into_iter().chain(told(item)).collect());
    }
    if table.rows.len() == table.head {
        table.remark(&Lang::Vi.text("plan-none"));
    }
    table
}

/// Code, name, verdict and gap of an item.
fn told(item: &ItemStanding) -> [Cell; 4] {
    let gaps = item.judged.as_deref().map(|j| explain::gaps(Lang::Vi, &item.head.version.measures, j)).unwrap_or_default();
    [
        code(&item.head.item),
        text(&item.head.version.name),
        centre(explain::finding_word(Lang::Vi, item.finding, item.cause.as_ref())),
        text(gaps.join("\n")),
    ]
}

/// The open indicators of one department, commune by commune.
pub(super) fn work(work: &DepartmentWork) -> Table {
    let mut table = headed(&[7, 15, 40, 17, 32, 24], &["number", "indicator", "content", "verdict", "gap", "commune"]);
    for (number, (standing, item)) in (1..).zip(&work.work) {
        table.rows.push([centre(number)].into_iter().chain(told(item)).chain([text(name(standing))]).collect());
    }
    if work.work.is_empty() {
        table.remark(&Lang::Vi.text("plan-none"));
    }
    table
}
