//! What an indicator asks of one kind of commune on one day, and which layer each threshold came from.

use super::View;
use super::facts::region_name;
use super::law::{references, source};
use super::page::Page;
use crate::criteria::{Book, Item, ItemRef, Law, Level, Lookup, NATION_LAYER, Op, Place, Readings, Test};
use crate::explain as words;
use crate::messages::Lang;

/// The thresholds that bind at a place. A bare code shows every book that has it. `None` when none has.
pub fn item_at(view: View, law: &Law, place: &Place, wanted: &str) -> Option<String> {
    let found: Vec<(ItemRef, &Item)> = references(law, wanted).into_iter().filter_map(|r| law.item(&r).map(|i| (r, i))).collect();
    if found.is_empty() {
        return None;
    }
    let mut page = Page::new(view);
    page.entry(0, "", &heading(view.lang, law, place));
    found.iter().for_each(|(of, item)| version(&mut page, view.lang, law, place, of, item));
    Some(page.finish())
}

/// "Thanh Hóa, Vùng 1; năm 2024, tại ngày 31/12/2024; diện: Không thuộc diện nào".
fn heading(lang: Lang, law: &Law, place: &Place) -> String {
    let province = if law.province.is_empty() { lang.text("report-region-none") } else { law.province.clone() };
    let area = place.area.as_deref().and_then(|id| law.area(id)).map(|a| a.name.clone());
    let class = |id: &String| law.nation.classes.iter().find(|c| c.id == *id).map_or_else(|| id.clone(), |c| c.name.clone());
    let classes = match &place.classes {
        None => lang.text("report-at-class-unknown"),
        Some(own) => own.iter().map(class).collect::<Vec<_>>().join(", "),
    };
    let facts = [
        ("where", [Some(province), area].into_iter().flatten().collect::<Vec<_>>().join(", ").into()),
        ("year", place.year.into()),
        ("as_of", place.as_of.into()),
        ("classes", classes.into()),
    ];
    lang.say("report-at", &facts)
}

fn version(page: &mut Page, lang: Lang, law: &Law, place: &Place, of: &ItemRef, item: &Item) {
    let Some(version) = item.version_on(place.as_of) else {
        page.heading(&of.to_string());
        page.entry(1, "", &lang.text("report-at-not-asked"));
        return;
    };
    page.heading(&format!("{of} {}", version.name));
    let facts = [("decision", version.decision.as_str().into()), ("from", version.from.into())];
    page.entry(1, "", &lang.say("report-explain-version", &facts));
    let Some(level) = level(law, of) else { return };
    let readings = law.readings(level, place);
    page.entry(1, "", &regions(lang, law, &readings));
    for test in version.requirement.tests() {
        let measure = version.measures.iter().find(|m| m.id == test.measure);
        page.entry(1, "- ", measure.map_or(test.measure.as_str(), |m| &m.name));
        threshold(page, lang, law, &readings, place, test, measure.map_or("", |m| &m.unit));
    }
}

/// The set whose rule of regions an item follows; a condition that of the highest.
fn level(law: &Law, of: &ItemRef) -> Option<Level> {
    match of.book {
        Book::Set(level) => Some(level),
        Book::Condition => law.sets.keys().last().copied(),
    }
}

fn regions(lang: Lang, law: &Law, readings: &Readings) -> String {
    let names: Vec<String> = readings.regions.iter().map(|r| region_name(&law.nation.regions, r)).collect();
    let id = if names.len() == 1 { "report-at-region" } else { "report-at-regions" };
    lang.say(id, &[("regions", names.join(", ").into())])
}

/// What binds, then what each layer says in each region that may.
fn threshold(page: &mut Page, lang: Lang, law: &Law, readings: &Readings, place: &Place, test: &Test, unit: &str) {
    let found = law.threshold(test, readings, place);
    page.entry(2, "= ", &required(lang, test.op, unit, &found.lookup));
    let own = found.other_reading.iter().map(|(region, _)| region);
    for region in readings.regions.iter().chain(own) {
        let layers = law.layered(test, region, place);
        if layers.is_empty() {
            continue;
        }
        let said: Vec<String> = layers.iter().map(|(layer, lookup)| said(lang, law, test.op, unit, layer, lookup)).collect();
        let facts = [("region", region_name(&law.nation.regions, region).into()), ("layers", said.join(" → ").into())];
        page.entry(2, "· ", &lang.say("report-at-layers", &facts));
    }
}

/// "TW: ≥ 70 %", "QĐ 12/QĐ-UBND: ≥ 80 %".
fn said(lang: Lang, law: &Law, op: Op, unit: &str, layer: &str, lookup: &Lookup) -> String {
    let name = match law.overlays.iter().find(|o| o.id == layer) {
        _ if layer == NATION_LAYER => lang.text("report-at-nation"),
        Some(overlay) => overlay.decision.clone(),
        None => layer.to_string(),
    };
    format!("{name}: {}", words::bound(lang, op, unit, lookup))
}

/// The bound with its source and evidence, or why there is none.
fn required(lang: Lang, op: Op, unit: &str, lookup: &Lookup) -> String {
    let bound = words::bound(lang, op, unit, lookup);
    match lookup {
        Err(_) => bound,
        Ok(found) => {
            let facts = [
                ("bound", bound.into()),
                ("source", source(lang, &found.source).into()),
                ("evidence", words::evidence(lang, found.evidence).into()),
            ];
            lang.say("report-at-binds", &facts)
        }
    }
}
