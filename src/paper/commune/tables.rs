//! Tables of one commune's papers.

use super::super::PaperSpec;
use super::super::docx::{Cell, Merge, Table};
use super::super::table::{centre, code, headed, headed_by, heading, open, text};
use super::items;
use crate::assess::{CriterionResult, ItemResult, SetResult};
use crate::commune::Document;
use crate::criteria::{Book, Evidence, ItemRef};
use crate::explain;
use crate::messages::Lang;

/// T1: by criterion, with groups and totals.
pub(super) fn summary(spec: &PaperSpec) -> Table {
    let mut table = headed(&[8, 37, 11, 11, 16, 25], &["number", "criterion", "indicators", "indicators-met", "self-assessed", "note"]);
    for set in &spec.assessment.sets {
        section(&mut table, set);
        let groups = spec.law.sets.get(&set.level).map(|s| s.groups.as_slice()).unwrap_or_default();
        let mut group = "";
        for criterion in &set.criteria {
            if criterion.group != group {
                group = &criterion.group;
                let name = groups.iter().find(|g| g.id == group).map_or("", |g| g.name.as_str());
                table.section(&format!("{group}. {name}"));
            }
            table.rows.push(criterion_row(criterion));
        }
        table.rows.push(totals(set));
    }
    table
}

fn section(table: &mut Table, set: &SetResult) {
    table.section(&Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]));
}

fn criterion_row(criterion: &CriterionResult) -> Vec<Cell> {
    let met = criterion.indicators.iter().filter(|i| i.finding.verdict == crate::assess::Verdict::Met).count();
    vec![
        centre(criterion.number),
        text(&criterion.name),
        centre(criterion.indicators.len()),
        centre(met),
        centre(explain::finding_word(Lang::Vi, criterion.finding, None)),
        text(explain::criterion_note(Lang::Vi, criterion)),
    ]
}

/// "18/19 tiêu chí đạt, 94,74 %".
fn totals(set: &SetResult) -> Vec<Cell> {
    let share = Lang::Vi.number(&explain::share(set.counts.met, set.counts.total));
    let words = format!("{}/{} {}, {share} %", set.counts.met, set.counts.total, Lang::Vi.text("t1-criteria-met"));
    let cells = vec![
        text(""),
        text(Lang::Vi.text("t1-total")),
        centre(set.indicator_counts.total),
        centre(set.indicator_counts.met),
        centre(explain::finding_word(Lang::Vi, set.finding, None)),
        text(words),
    ];
    cells.into_iter().map(Cell::bold).collect()
}

/// T2: by indicator; number and name of a criterion over its indicators. The verdict's column is headed by the first
/// step of the procedure in force: the commune's own.
pub(super) fn detail(spec: &PaperSpec) -> Table {
    let own = spec.law.procedure_on(spec.assessment.place.as_of).and_then(|p| p.steps.first());
    let own = own.map_or_else(|| heading("self-assessed"), |step| step.result.clone());
    let ids = ["number", "criterion", "content", "required", "achieved"].map(heading);
    let headings: Vec<String> = ids.into_iter().chain([own, heading("evidence"), heading("note")]).collect();
    let mut table = headed_by(&[6, 14, 32, 20, 20, 12, 16, 18], &headings);
    for set in &spec.assessment.sets {
        section(&mut table, set);
        for criterion in &set.criteria {
            for (index, item) in criterion.indicators.iter().enumerate() {
                table.rows.push(detail_row(spec, criterion, index == 0, item));
            }
        }
    }
    table
}

fn detail_row(spec: &PaperSpec, criterion: &CriterionResult, first: bool, item: &ItemResult) -> Vec<Cell> {
    let merge = match (criterion.indicators.len(), first) {
        (1, _) => Merge::No,
        (_, true) => Merge::First,
        _ => Merge::Rest,
    };
    let shared = |cell: Cell| cell.joined(merge);
    let (number, name) = if first { (criterion.number.to_string(), criterion.name.clone()) } else { Default::default() };
    vec![
        shared(centre(number)),
        shared(text(name)),
        text(format!("{} {}", item.item.code, item.version.name)),
        text(explain::requirement(Lang::Vi, &item.version.measures, &item.judged)),
        text(explain::results(Lang::Vi, spec.commune, item).join("\n")),
        centre(explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref())),
        text(explain::documents_in_brief(Lang::Vi, spec.commune, item)),
        text(explain::notes(Lang::Vi, spec.law, spec.commune, item, spec.assessment.place.as_of).join("\n")),
    ]
}

/// T6: the conditions of recognition.
pub(super) fn conditions(spec: &PaperSpec) -> Table {
    let mut table = headed(&[8, 36, 26, 28, 15, 20], &["number", "condition", "required", "achieved", "met", "evidence"]);
    for (number, item) in (1..).zip(&spec.assessment.conditions) {
        let waiver = explain::waiver(Lang::Vi, spec.commune, item, spec.assessment.place.as_of);
        let achieved: Vec<String> = [Some(items::achieved(spec, item)), waiver].into_iter().flatten().collect();
        table.rows.push(vec![
            centre(number),
            text(&item.version.name),
            text(explain::requirement(Lang::Vi, &item.version.measures, &item.judged)),
            text(achieved.join("\n")),
            centre(explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref())),
            text(explain::documents_in_brief(Lang::Vi, spec.commune, item)),
        ]);
    }
    if spec.assessment.conditions.is_empty() {
        table.remark(&Lang::Vi.text("t6-maintenance"));
    }
    table
}

/// What is not met or not decided, with its gap; work and deadline are for people to write.
pub(super) fn lacking(spec: &PaperSpec) -> Table {
    let ids = ["number", "indicator", "content", "self-assessed", "gap", "work", "department", "deadline"];
    let mut table = headed(&[7, 16, 40, 17, 28, 24, 20, 15], &ids);
    for (number, item) in (1..).zip(items::lacking(spec)) {
        let department = if item.department.is_empty() { open() } else { text(&item.department) };
        table.rows.push(vec![
            centre(number),
            code(&item.item),
            text(&item.version.name),
            centre(explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref())),
            text(explain::gaps(Lang::Vi, &item.version.measures, &item.judged).join("\n")),
            open(),
            department,
            open(),
        ]);
    }
    if table.rows.len() == table.head {
        table.remark(&Lang::Vi.text("plan-none"));
    }
    table
}

/// The thresholds in use that are not confirmed, those that are trusted alike together.
pub(super) fn thresholds(spec: &PaperSpec) -> Table {
    let mut table = headed(&[6, 16, 60, 26], &["number", "indicator", "measure", "threshold"]);
    let all = items::unconfirmed(spec);
    let mut levels: Vec<Evidence> = Vec::new();
    all.iter().map(|(_, _, resolved)| resolved.evidence).for_each(|level| {
        if !levels.contains(&level) {
            levels.push(level);
        }
    });
    for level in levels {
        let words = [("evidence", explain::evidence(Lang::Vi, level).into())];
        table.section(&Lang::Vi.say("paper-evidence-level", &words));
        for (item, test, _) in all.iter().filter(|(_, _, resolved)| resolved.evidence == level) {
            let measure = item.version.measures.iter().find(|m| m.id == test.measure);
            let unit = measure.map_or("", |m| m.unit.as_str());
            let rows = table.rows.iter().filter(|row| row.len() > 1).count();
            table.rows.push(vec![
                centre(rows),
                code(&item.item),
                text(measure.map_or("", |m| m.name.as_str())),
                text(explain::bound(Lang::Vi, test.op, unit, &test.threshold.lookup)),
            ]);
        }
    }
    table
}

/// T5: the register of documents.
pub(super) fn evidence(spec: &PaperSpec) -> Table {
    let ids = ["number", "criterion", "indicator", "document-title", "document-number", "document-issuer", "document-file"];
    let mut table = headed(&[7, 22, 16, 34, 20, 20, 18], &ids);
    for (number, document) in (1..).zip(&spec.commune.documents) {
        table.rows.push(document_row(spec, number, document));
    }
    if spec.commune.documents.is_empty() {
        table.remark(&Lang::Vi.text("t5-none"));
    }
    table
}

fn document_row(spec: &PaperSpec, number: usize, document: &Document) -> Vec<Cell> {
    let criterion = document.item.as_ref().and_then(|of| criterion_of(spec, of));
    vec![
        centre(number),
        text(criterion.map(|c| format!("{}. {}", c.number, c.name)).unwrap_or_default()),
        document.item.as_ref().map_or_else(open, code),
        text(&document.title),
        text(document.reference()),
        text(&document.issuer),
        text(&document.file),
    ]
}

fn criterion_of<'a>(spec: &PaperSpec<'a>, of: &ItemRef) -> Option<&'a CriterionResult> {
    let set = spec.assessment.sets.iter().find(|s| of.book == Book::Set(s.level))?;
    set.criteria.iter().find(|c| c.indicators.iter().any(|i| i.item == *of))
}
