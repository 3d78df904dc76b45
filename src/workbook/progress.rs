//! A plan and how far it has come: targets, the communes of each, districts, what reports lack.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::sheet::{Styles, workbook};
use super::table::{Cell, Table};
use super::{ProgressSpec, WorkbookError};
use crate::diag::Fact;
use crate::district::{Detail, Lacking, TargetProgress};
use crate::explain;
use crate::layout::{property, summary::KIND};
use crate::messages::Lang;

/// Writes the workbook.
pub(super) fn progress(spec: &ProgressSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut book: Workbook = workbook()?;
    let created = ExcelDateTime::from_ymd(spec.progress.plan.year as u16, 1, 1)?;
    let properties = DocProperties::new().set_title(text("title", &[])).set_author("ntm").set_creation_datetime(&created);
    let properties = properties.set_custom_property(property::KIND, KIND);
    book.set_properties(&properties.set_custom_property(property::TOOL, env!("CARGO_PKG_VERSION")));
    for sheet in
        [overview(spec, &styles)?, communes(spec, &styles)?, districts(spec, &styles)?, reports(spec, &styles)?, who(spec, &styles)?]
    {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}

fn text(id: &str, facts: &[(&'static str, Fact)]) -> String {
    Lang::Vi.say(&format!("yearplan-{id}"), facts)
}

fn count(number: usize) -> Cell {
    Cell::Number(number as f64)
}

fn past(past: Option<bool>) -> Cell {
    Cell::Centre(if past == Some(true) { text("past", &[]) } else { String::new() })
}

/// Targets, one in each row.
fn overview(spec: &ProgressSpec, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let (lang, progress) = (Lang::Vi, spec.progress);
    let widths = [5.0, 46.0, 12.0, 10.0, 26.0, 9.0, 10.0, 10.0, 11.0, 10.0, 10.0, 10.0, 40.0];
    let mut table = Table::new(styles, &text("sheet-overview", &[]), true, &widths)?;
    let plan = progress.plan;
    let facts = [("title", plan.title.as_str().into()), ("province", plan.province.as_str().into()), ("year", plan.year.into())];
    table.title(&lang.say("progress-title", &facts))?;
    let date = plan.source.date.map_or_else(|| "none".into(), |d| d.into());
    let evidence = explain::evidence(lang, plan.source.evidence);
    table.remark(
        &lang.say("progress-source", &[("document", plan.source.document.as_str().into()), ("date", date), ("evidence", evidence.into())]),
    )?;
    table.remark(&lang.say("progress-counted", &[("count", progress.counted.len().into())]))?;
    let day = progress.as_of.map_or_else(|| lang.text("progress-no-day"), |day| lang.say("progress-as-of", &[("date", day.into())]));
    table.remark(&day)?;
    for note in &plan.notes {
        table.remark(note)?;
    }
    table.headings(&[
        "number",
        "target-plan",
        "due",
        "past",
        "outlook",
        "wanted",
        "sure",
        "provisional",
        "possible",
        "not-met",
        "no-file",
        "short",
        "target-scope",
    ])?;
    let heading = table.row - 1;
    for (number, target) in (1..).zip(&progress.targets) {
        let scope = explain::target_scope(lang, spec.law, target.target).unwrap_or_default();
        let at_hand = if target.whole { String::new() } else { lang.text("progress-at-hand") };
        let tally = target.tally;
        table.row(&[
            count(number),
            Cell::Text(explain::target_name(lang, spec.law, target.target)),
            Cell::Centre(lang.day(target.target.by)),
            past(target.past),
            Cell::Bold(lang.text(&format!("outlook-{}", target.outlook.id()))),
            count(target.wanted),
            count(tally.sure),
            count(tally.provisional),
            count(tally.open),
            count(tally.failed),
            count(tally.no_file),
            count(target.short()),
            Cell::Text([scope, at_hand].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; ")),
        ])?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

/// Who counts for each target and who is nearest, one commune or district in each row.
fn communes(spec: &ProgressSpec, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(styles, &text("sheet-communes", &[]), true, &[5.0, 36.0, 28.0, 18.0, 30.0, 60.0])?;
    table.title(&text("title-communes", &[]))?;
    table.headings(&["number", "target-plan", "commune", "state", "summary-lacking", "what-lacking"])?;
    let heading = table.row - 1;
    for (number, target) in (1..).zip(&spec.progress.targets) {
        let name = explain::target_name(Lang::Vi, spec.law, target.target);
        for rest in rows(target) {
            let first = [count(number), Cell::Text(name.clone())];
            table.row(&first.into_iter().chain(rest).collect::<Vec<_>>())?;
        }
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

fn rows(target: &TargetProgress) -> Vec<Vec<Cell>> {
    let lang = Lang::Vi;
    let cells = |name: String, state: String, summary: String, what: String| {
        vec![Cell::Text(name), Cell::Centre(state), Cell::Text(summary), Cell::Text(what)]
    };
    let word = |finding| explain::finding_word(lang, finding, None);
    let plain = |name: String, state: String| cells(name, state, String::new(), String::new());
    match &target.detail {
        Detail::Communes(found) => {
            let met = found.met.iter().map(|(s, f)| plain(explain::commune_name(lang, s), word(*f)));
            let lacking = |l: &Lacking| {
                let items: Vec<String> = l.items.iter().map(|i| explain::lacking_item(lang, i)).collect();
                cells(explain::commune_name(lang, l.standing), word(l.finding), explain::lacking(lang, l), items.join("\n"))
            };
            let before = found.held_before.iter().map(|s| plain(explain::commune_name(lang, s), text("held-before", &[])));
            let missing = found.not_filed.iter().map(|name| plain(name.clone(), text("not-filed", &[])));
            met.chain(found.nearest.iter().map(lacking)).chain(before).chain(missing).collect()
        }
        Detail::Villages(found) => {
            let of = |c: &crate::district::CommuneShare| {
                let share = explain::share(c.tally.met(), c.tally.total());
                let facts = [
                    ("met", c.tally.met().into()),
                    ("total", c.tally.total().into()),
                    ("share", share.into()),
                    ("open", c.tally.open.into()),
                ];
                cells(
                    explain::commune_name(lang, c.standing),
                    text(&format!("member-{}", c.member.id()), &[]),
                    text("villages-of", &facts),
                    String::new(),
                )
            };
            let without = found.without.iter().map(|s| plain(explain::commune_name(lang, s), text("no-villages", &[])));
            found.communes.iter().map(of).chain(without).collect()
        }
        Detail::Districts(found) => found.iter().map(|(name, f)| plain(name.clone(), word(*f))).collect(),
    }
}

/// Districts by their rules.
fn districts(spec: &ProgressSpec, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(styles, &text("sheet-districts", &[]), true, &super::summary::districts::WIDTHS)?;
    table.title(&text("title-districts", &[]))?;
    super::summary::districts::table(&mut table, &spec.progress.districts)?;
    Ok(table.sheet)
}

/// What each report needs and lacks.
fn reports(spec: &ProgressSpec, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let lang = Lang::Vi;
    let mut table = Table::new(styles, &text("sheet-reports", &[]), true, &[30.0, 13.0, 10.0, 28.0, 16.0, 40.0, 44.0, 44.0])?;
    table.title(&text("title-reports", &[]))?;
    table.headings(&["report", "due-before", "past", "department", "code", "indicator", "communes-no-figure", "communes-no-threshold"])?;
    let heading = table.row - 1;
    let names = |list: &[&crate::district::Standing]| list.iter().map(|s| explain::commune_name(lang, s)).collect::<Vec<_>>().join("; ");
    for report in &spec.progress.reports {
        let head = || [Cell::Text(report.day.name.clone()), Cell::Centre(lang.day(report.day.before)), past(report.past)];
        let words = format!("{}: {}", explain::whom(lang, report.day), explain::needs(lang, report.day));
        let blank = || Cell::Text(String::new());
        table.row(&head().into_iter().chain([Cell::Bold(words), blank(), blank(), blank(), blank()]).collect::<Vec<_>>())?;
        for (department, item) in report.departments.iter().flat_map(|d| d.items.iter().map(move |i| (d, i))) {
            let name = if department.name.is_empty() { lang.text("progress-no-department") } else { department.name.clone() };
            let own = [
                Cell::Text(name),
                Cell::Text(explain::item_code(lang, &item.head.item)),
                Cell::Text(item.head.version.name.clone()),
                Cell::Text(names(&item.figures)),
                Cell::Text(names(&item.thresholds)),
            ];
            table.row(&head().into_iter().chain(own).collect::<Vec<_>>())?;
        }
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

/// Whose file is missing, who is not in the plan, who does not count.
fn who(spec: &ProgressSpec, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let (lang, progress) = (Lang::Vi, spec.progress);
    let mut table = Table::new(styles, &text("sheet-who", &[]), true, &[34.0, 26.0, 40.0, 40.0])?;
    table.title(&text("title-who", &[]))?;
    table.headings(&["commune", "district", "state", "file"])?;
    let heading = table.row - 1;
    for missing in &progress.not_filed {
        let cells = [missing.name.clone(), missing.district.clone(), text("not-filed", &[]), String::new()];
        table.row(&cells.map(Cell::Text))?;
    }
    let unplanned = progress.unplanned.iter().map(|s| (*s, text("unplanned", &[])));
    let aside = progress.aside.iter().map(|a| (a.standing, lang.text(&format!("progress-aside-{}", a.why.id()))));
    for (standing, why) in unplanned.chain(aside) {
        table.row(&[standing.name.clone(), standing.district.clone(), why, standing.file.to_string()].map(Cell::Text))?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}
