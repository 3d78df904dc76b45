//! The law itself for people: which sets and files there are, what an indicator asks and where that was read.

use std::collections::HashSet;

use super::View;
use super::explain_tree::layer;
use super::page::Page;
use crate::criteria::{
    Area, Book, Content, CriteriaSet, DocumentKind, Duty, Evidence, Item, ItemRef, Law, LawFile, Least, LevelRow, Op, OverlayInfo, Period,
    Procedure, Region, Slot, Standing, Test, Version,
};
use crate::explain as words;
use crate::messages::Lang;

/// Sets with their sizes, then provinces' rules, then every file they were made from.
pub fn list(view: View, laws: &[Law]) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let mut periods: Vec<Period> = Vec::new();
    for law in laws {
        if !periods.contains(&law.period) {
            periods.push(law.period);
            law.sets.values().for_each(|s| page.entry(0, "- ", &set(lang, s)));
        }
    }
    for law in laws {
        law.overlays.iter().for_each(|o| page.entry(0, "- ", &overlay(lang, o)));
        law.areas.iter().for_each(|a| page.entry(1, "· ", &area(lang, law, a)));
    }
    page.heading(&lang.text("report-law-procedures"));
    for of in laws.iter().take(1).flat_map(|l| &l.nation.procedures) {
        page.entry(1, "", &procedure(lang, of));
        of.duties().for_each(|(_, duty)| page.entry(2, "· ", &self::duty(lang, of, duty)));
    }
    page.heading(&lang.text("report-law-files"));
    let mut files: Vec<&LawFile> = Vec::new();
    for file in laws.iter().flat_map(|l| &l.files) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    for file in files {
        page.raw(&format!("  {} {}", file.id, file.version));
        page.raw(&format!("    sha256:{}", file.sha256));
    }
    page.finish()
}

pub(super) fn set(lang: Lang, set: &CriteriaSet) -> String {
    let facts = [
        ("title", set.title.as_str().into()),
        ("level", set.level.id().into()),
        ("first", set.period.first.into()),
        ("last", set.period.last.into()),
        ("criteria", set.criteria.len().into()),
        ("indicators", set.indicators().count().into()),
    ];
    lang.say("report-law-set", &facts)
}

pub(super) fn overlay(lang: Lang, overlay: &OverlayInfo) -> String {
    let facts = [
        ("title", overlay.title.as_str().into()),
        ("province", overlay.province.as_str().into()),
        ("issuer", overlay.issuer.as_str().into()),
        ("decision", overlay.decision.as_str().into()),
    ];
    lang.say("report-law-overlay", &facts)
}

/// "Vùng 1: Huyện A, Huyện B; diện …".
fn area(lang: Lang, law: &Law, area: &Area) -> String {
    let classes = area.classes.iter().filter_map(|id| law.nation.classes.iter().find(|c| c.id == *id)).map(|c| c.name.clone());
    let parts: Vec<String> = area.districts.iter().cloned().chain(classes).collect();
    let rest = || lang.text("report-law-area-rest");
    format!("{}: {}", area.name, if parts.is_empty() { rest() } else { parts.join(", ") })
}

/// "từ 02/08/2022: xã: tự đánh giá → huyện: thẩm tra → tỉnh: thẩm định".
fn procedure(lang: Lang, procedure: &Procedure) -> String {
    let steps: Vec<String> =
        procedure.steps.iter().map(|s| format!("{}: {}", s.authority.replace(" {ten}", &format!(" {}", s.kind)).trim(), s.task)).collect();
    let facts = [
        ("from", procedure.from.into()),
        ("steps", steps.join(" → ").into()),
        ("source", source(lang, &procedure.source).into()),
        ("evidence", words::evidence(lang, procedure.evidence).into()),
    ];
    lang.say("report-law-procedure", &facts)
}

/// "Công khai …: ít nhất 5 lần trong 15 ngày (theo báo chí) — … (theo báo chí)".
fn duty(lang: Lang, of: &Procedure, duty: &Duty) -> String {
    let rule = |(what, rule): (&'static str, &Least)| {
        let facts: Vec<_> = words::least(lang, rule).into_iter().chain([("what", what.into())]).collect();
        lang.say("report-law-duty-rule", &facts)
    };
    let rules: Vec<String> = duty.counted().map(rule).collect();
    let own = if duty.source == of.source { "none".to_string() } else { source(lang, &duty.source) };
    let facts = [
        ("name", [vec![duty.name.clone()], rules].concat().join("; ").into()),
        ("source", own.into()),
        ("evidence", words::evidence(lang, duty.evidence).into()),
    ];
    lang.say("report-law-duty", &facts)
}

/// Every indicator and condition with its code and name, versions named where there are several.
pub fn overview(view: View, law: &Law) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    for (level, set) in &law.sets {
        page.heading(&set.title);
        for criterion in &set.criteria {
            page.entry(1, "", &format!("{}. {}", criterion.number, criterion.name));
            criterion.indicators.iter().for_each(|i| line(&mut page, lang, law, Book::Set(*level), i));
        }
    }
    page.heading(&lang.text("report-conditions"));
    law.nation.conditions.iter().for_each(|c| line(&mut page, lang, law, Book::Condition, c));
    page.finish()
}

fn line(page: &mut Page, lang: Lang, law: &Law, book: Book, item: &Item) {
    let Some(version) = item.versions.last() else { return };
    let code = law.refer(book, item.code.as_str()).to_string();
    let days: Vec<String> = item.versions.iter().map(|v| lang.day(v.from)).collect();
    let more = if days.len() > 1 { format!(" ({})", days.join(", ")) } else { String::new() };
    page.entry(2, &format!("{code} "), &format!("{}{more}", version.name));
}

/// Everything the law says of an indicator or condition: versions, tests, thresholds with layer, source
/// and evidence. A bare code shows every book that has it. `None` when none has.
pub fn item(view: View, law: &Law, wanted: &str) -> Option<String> {
    let found: Vec<(ItemRef, &Item)> = references(law, wanted).into_iter().filter_map(|r| law.item(&r).map(|i| (r, i))).collect();
    if found.is_empty() {
        return None;
    }
    let mut page = Page::new(view);
    for (reference, item) in &found {
        item.versions.iter().for_each(|v| version(&mut page, view.lang, law, reference, v));
        law.every_document_kind().filter(|k| k.of == *reference).for_each(|k| page.entry(1, "- ", &document_kind(view.lang, k)));
    }
    Some(page.finish())
}

/// "Minh chứng phải có: Báo cáo, không quá 12 tháng — nguồn (mức tin cậy)".
fn document_kind(lang: Lang, kind: &DocumentKind) -> String {
    let facts = [
        ("name", kind.name.as_str().into()),
        ("months", kind.months.map_or_else(|| "none".to_string(), |m| m.to_string()).into()),
        ("source", source(lang, &kind.source).into()),
        ("evidence", words::evidence(lang, kind.evidence).into()),
    ];
    lang.say("report-law-document-kind", &facts)
}

/// What a code may mean: itself, or in every book where it names none.
pub(super) fn references(law: &Law, wanted: &str) -> Vec<ItemRef> {
    match law.typed(wanted) {
        Some(reference) => vec![reference],
        None => law.books().map(|book| law.refer(book, wanted.trim())).collect(),
    }
}

/// A source, or that there is none.
pub(super) fn source(lang: Lang, source: &str) -> String {
    if source.is_empty() { lang.text("report-explain-no-source") } else { source.to_string() }
}

fn version(page: &mut Page, lang: Lang, law: &Law, of: &ItemRef, version: &Version) {
    page.heading(&format!("{of} {}", version.name));
    let facts = [("decision", version.decision.as_str().into()), ("from", version.from.into())];
    page.entry(1, "", &lang.say("report-explain-version", &facts));
    if !version.note.is_empty() {
        page.entry(1, "", &lang.say("report-explain-note", &[("note", version.note.as_str().into())]));
    }
    for test in version.requirement.tests() {
        let measure = version.measures.iter().find(|m| m.id == test.measure);
        page.entry(1, "- ", measure.map_or(test.measure.as_str(), |m| &m.name));
        let unit = measure.map_or("", |m| &m.unit);
        test.levels.iter().for_each(|row| threshold(page, lang, law, test, unit, row));
        if test.levels.is_empty() {
            page.entry(2, "", &lang.text("require-missing"));
        }
    }
}

/// "Đồng bằng sông Hồng; 2024: ≥ 62 triệu đồng — QĐ … (theo báo chí, quốc gia)".
fn threshold(page: &mut Page, lang: Lang, law: &Law, test: &Test, unit: &str, row: &LevelRow) {
    let facts = [
        ("where", place(lang, law, row).into()),
        ("required", content(lang, test.op, unit, row).into()),
        ("source", source(lang, &row.source).into()),
        ("evidence", words::evidence(lang, row.evidence).into()),
        ("layer", layer(lang, &row.layer).into()),
    ];
    page.entry(2, "· ", &lang.say("report-law-threshold", &facts));
}

fn place(lang: Lang, law: &Law, row: &LevelRow) -> String {
    let whole = (row.regions.is_empty() && row.home.is_some()).then(|| lang.text("report-law-whole-province"));
    let regions = row.regions.iter().map(|r| super::facts::region_name(&law.nation.regions, r)).chain(whole);
    let classes = row.classes.iter().map(|c| law.nation.classes.iter().find(|k| k.id == *c).map_or_else(|| c.clone(), |k| k.name.clone()));
    let areas = row.areas.iter().map(|id| law.area(id).map_or_else(|| id.clone(), |a| a.name.clone()));
    let years = row.years.iter().map(i16::to_string);
    let days = [("report-law-from", row.days.from), ("report-law-to", row.days.to)];
    let days = days.into_iter().filter_map(|(id, day)| Some(lang.say(id, &[("day", day?.into())])));
    let parts: Vec<String> = [regions.collect::<Vec<_>>(), areas.collect(), classes.collect(), years.collect(), days.collect()]
        .iter()
        .filter(|list| !list.is_empty())
        .map(|list| list.join(", "))
        .collect();
    if parts.is_empty() { lang.text("report-law-everywhere") } else { parts.join("; ") }
}

fn content(lang: Lang, op: Op, unit: &str, row: &LevelRow) -> String {
    let number =
        |bound: String| lang.say(if op == Op::AtMost { "require-at-most" } else { "require-at-least" }, &[("bound", bound.into())]);
    match &row.content {
        Content::Bound(bound) => words::asked(lang, op, unit, bound),
        Content::Factor { factor, of } => {
            let facts = [("factor", factor.into()), ("of", of.to_string().into())];
            number(lang.say("report-law-factor", &facts))
        }
        Content::LeftTo(authority) => lang.say("require-left-to", &[("authority", authority.as_str().into())]),
    }
}

/// How many thresholds of each book have which evidence; those left to an authority are counted apart.
pub fn totals(view: View, law: &Law) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let books = law.sets.keys().map(|l| Book::Set(*l)).chain([Book::Condition]);
    for book in books {
        page.entry(0, "- ", &book_totals(lang, law, book));
        let slots = law.slots(book, law.last_day());
        law.nation.regions.iter().filter(|r| law.may_bind(&r.id)).for_each(|r| page.entry(2, "· ", &region_totals(lang, r, &slots)));
    }
    page.finish()
}

/// "NTM: 104 mức đạt chuẩn (31 theo báo chí …)".
pub(super) fn book_totals(lang: Lang, law: &Law, book: Book) -> String {
    let versions = law.items(book).into_iter().flat_map(|i| &i.versions);
    let rows: Vec<&LevelRow> = versions.flat_map(|v| v.requirement.tests()).flat_map(|t| &t.levels).collect();
    let (left, entered): (Vec<&LevelRow>, Vec<&LevelRow>) = rows.into_iter().partition(|r| matches!(r.content, Content::LeftTo(_)));
    let of = |e: Evidence| entered.iter().filter(|r| r.evidence == e).count();
    let counts = Evidence::ALL.into_iter().filter(|e| of(*e) > 0);
    let words: Vec<String> = counts.map(|e| format!("{} {}", of(e), words::evidence(lang, e))).collect();
    let facts = [
        ("book", book_name(lang, book).into()),
        ("total", entered.len().into()),
        ("counts", words.join(", ").into()),
        ("left", left.len().into()),
    ];
    lang.say("report-law-totals", &facts)
}

/// What the criteria files say of themselves, each once.
pub fn notices(view: View, laws: &[Law]) -> String {
    let mut page = Page::new(view);
    let all = laws.iter().flat_map(|law| law.nation.notices.iter().chain(law.sets.values().flat_map(|s| &s.notices)));
    let mut seen = HashSet::new();
    let texts: Vec<&str> =
        all.map(|n| if view.lang == Lang::Vi { n.text.as_str() } else { &n.english }).filter(|t| seen.insert(*t)).collect();
    if !texts.is_empty() {
        page.say(&view.lang.text("report-law-notices"));
    }
    texts.into_iter().for_each(|text| page.entry(1, "- ", text));
    page.finish()
}

/// "Tây Nguyên: 95 mức đạt chuẩn: 3 đã đối chiếu, 40 chưa kiểm chứng, 30 chưa có, 4 …": what is in force at the end of the period.
fn region_totals(lang: Lang, region: &Region, slots: &[Slot]) -> String {
    let here: Vec<&Slot> = slots.iter().filter(|s| s.regions.contains(&region.id)).collect();
    let of = |wanted: Standing| here.iter().filter(|s| s.standing() == wanted).count();
    let trusted = |s: &&&Slot, e: Evidence| {
        matches!(s.standing(), Standing::Confirmed | Standing::Unconfirmed) && s.row.as_ref().is_some_and(|r| r.evidence == e)
    };
    let by_evidence = Evidence::ALL.into_iter().map(|e| (here.iter().filter(|s| trusted(s, e)).count(), words::evidence(lang, e)));
    let absent = [(of(Standing::Missing), lang.text("report-law-missing")), (of(Standing::LeftTo), lang.text("report-law-left"))];
    let counts: Vec<String> = by_evidence.chain(absent).filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let facts = [("region", region.name.as_str().into()), ("total", here.len().into()), ("counts", counts.join(", ").into())];
    lang.say("report-law-region-totals", &facts)
}

fn book_name(lang: Lang, book: Book) -> String {
    match book {
        Book::Set(level) => words::level_short(lang, level),
        Book::Condition => lang.text("report-conditions"),
    }
}
