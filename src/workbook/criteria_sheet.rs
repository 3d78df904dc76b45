//! The workbook a province fills: every threshold in force with what is known of it, and open columns
//! for what a person read in the decision's text.

use super::book::{Book as File, Properties};
use super::checks::Check;
use super::formula::Live;
use super::page::{Leaf, Look};
use super::sheet::{Stored, Styles, quoted, row_height};
use super::{CriteriaSheetSpec, WorkbookError, sheet::Written};
use crate::criteria::{Book, Bound, Content, Law, LevelRow, Op, Resolved, Slot, Standing};
use crate::explain;
use crate::layout::criteria_sheet::{self as layout, COLUMNS, FIELDS, FIRST_ROW, HEADING_ROW, index};
use crate::layout::{book_word, item_code, property};
use crate::messages::Lang;

/// Fills for what still has to be read.
struct Marks {
    missing: Look,
    unconfirmed: Look,
    confirmed: Look,
}

pub(super) fn write(spec: &CriteriaSheetSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let marks = Marks { missing: styles.mark(0xf8cbad), unconfirmed: styles.mark(0xffe699), confirmed: styles.mark(0xe2efda) };
    let mut file = File::with(properties(spec)?)?;
    file.push(first(spec, &styles)?);
    file.push(super::areas_sheet::sheet(spec.law, &styles)?);
    file.push(super::checklists_sheet::sheet(spec.law, &styles)?);
    for (of, slots) in spec.slots {
        file.push(table(spec, *of, slots, &styles, &marks)?);
    }
    file.save()
}

fn properties(spec: &CriteriaSheetSpec) -> Result<Properties, WorkbookError> {
    let properties = Properties::new(&Lang::Vi.text("threshold-title"), spec.as_of.year())?;
    let properties = properties
        .with(property::KIND, layout::KIND)
        .with(property::TOOL, env!("CARGO_PKG_VERSION"))
        .with(property::PROVINCE, &spec.law.province)
        .with(property::AS_OF, &spec.as_of.to_string());
    // A property holds 255 characters, so each file has its own.
    let files = (1..).zip(&spec.law.files).map(|(n, f): (usize, _)| (n, format!("{}@{} {}", f.id, f.version, f.sha256)));
    Ok(files.fold(properties, |properties, (n, file)| properties.with(format!("{}-{n}", property::CRITERIA), &file)))
}

/// The first sheet: what to do, and which decision it is.
fn first(spec: &CriteriaSheetSpec, styles: &Styles) -> Result<Leaf, WorkbookError> {
    let mut sheet = Leaf::new(&Lang::Vi.text("threshold-sheet-first"), true, &[5.0, 44.0, 40.0, 60.0, 4.0])?;
    sheet.across(0, (0, 3), &Lang::Vi.text("threshold-title"), &styles.title)?;
    let all: Vec<&Slot> = spec.slots.iter().flat_map(|(_, s)| s).collect();
    sheet.across(1, (0, 3), &count(&all), &styles.banner)?;
    for (row, step) in (2u32..).zip(1..=6usize) {
        let text = Lang::Vi.text(&format!("threshold-step-{step}"));
        sheet.number((row, 0), step as f64, &styles.centre)?;
        sheet.across(row, (1, 3), &text, &styles.cell)?;
        sheet.height(row, row_height(&[(&text, 140.0)]))?;
    }
    for (row, id) in (layout::FIRST_FIELD..).zip(FIELDS) {
        let guide = Lang::Vi.text(&format!("threshold-guide-{id}"));
        sheet.text((row, layout::LABEL), &Lang::Vi.text(&format!("threshold-field-{id}")), &styles.bold)?;
        let format = if ["date", "day"].contains(&id) { &styles.input_date } else { &styles.input_text };
        let known = super::criteria_decided::field(spec, id);
        match id {
            _ if !known.is_empty() => sheet.text((row, layout::VALUE), &known, format)?,
            "province" if !spec.law.province.is_empty() => sheet.text((row, layout::VALUE), &spec.law.province, format)?,
            _ => sheet.blank((row, layout::VALUE), format)?,
        }
        sheet.text((row, layout::VALUE + 1), &guide, &styles.cell)?;
        sheet.key((row, layout::ID), &format!("ntm:{id}"))?;
        sheet.height(row, row_height(&[(&guide, 60.0)]))?;
        if ["date", "day"].contains(&id) {
            sheet.check((row, layout::VALUE), (row, layout::VALUE), &Check::day()?)?;
        }
    }
    sheet.hide(layout::ID)?;
    sheet.lock();
    Ok(sheet)
}

/// "Còn 12 ngưỡng chưa đối chiếu, 30 chưa có".
fn count(slots: &[&Slot]) -> String {
    let of = |standing: Standing| slots.iter().filter(|s| s.standing() == standing).count();
    let missing = of(Standing::Missing) + of(Standing::LeftTo);
    let facts = [("unconfirmed", of(Standing::Unconfirmed).into()), ("missing", missing.into())];
    Lang::Vi.say("threshold-count", &facts)
}

/// The same as a formula that goes down while values are filled in.
fn live_count(slots: &[&Slot]) -> String {
    let last = FIRST_ROW + slots.len() as u32;
    let column = |id: &str| {
        let letters = crate::diag::column_letters(u32::from(index(id)));
        format!("{letters}{}:{letters}{last}", FIRST_ROW + 1)
    };
    let left = |standing: Standing| {
        format!("SUMPRODUCT(({}={})*({}=\"\"))", column("standing"), quoted(&standing_word(standing)), column("value"))
    };
    // Of a row whose general level is there, the special ones may be all that is left to confirm.
    let unconfirmed = left(Standing::Unconfirmed).replace("=\"\"))", &format!("=\"\")*({}=\"\"))", column("special")));
    let parts = [("\u{1}", unconfirmed), ("\u{2}", format!("({}+{})", left(Standing::Missing), left(Standing::LeftTo)))];
    let text = Lang::Vi.say("threshold-count", &[("unconfirmed", parts[0].0.into()), ("missing", parts[1].0.into())]);
    parts.iter().fold(quoted(&text), |text, (mark, formula)| text.replace(mark, &format!("\"&{formula}&\"")))
}

fn standing_word(standing: Standing) -> String {
    Lang::Vi.text(&format!("threshold-standing-{}", standing.id()))
}

/// The sheet of a book.
fn table(spec: &CriteriaSheetSpec, book: Book, slots: &[Slot], styles: &Styles, marks: &Marks) -> Result<Leaf, WorkbookError> {
    let mut sheet = Leaf::new(&layout::name(book), true, &COLUMNS.map(|(_, width)| width))?;
    // So many columns can be read in print on A3 only.
    sheet.large();
    let last = COLUMNS.len() as u16 - 1 - layout::HIDDEN;
    let all: Vec<&Slot> = slots.iter().collect();
    sheet.across(0, (0, last), &Lang::Vi.say("threshold-heading", &[("book", book_word(book).into())]), &styles.title)?;
    sheet.across(1, (0, last), "", &styles.banner)?;
    sheet.live((1, 0), &Live { formula: live_count(&all), stored: Stored::text(count(&all)) }, &styles.banner)?;
    sheet.across(2, (0, last), &Lang::Vi.text("threshold-subtitle"), &styles.subtitle)?;
    for (column, (id, _)) in (0u16..).zip(COLUMNS) {
        sheet.text((HEADING_ROW, column), &Lang::Vi.text(&format!("threshold-column-{id}")), &styles.heading)?;
    }
    sheet.height(HEADING_ROW, 34.0)?;
    for (row, slot) in (FIRST_ROW..).zip(slots) {
        line(&mut sheet, spec.law, row, slot, styles, marks)?;
        if let Some(decided) = &spec.decided {
            super::criteria_decided::line(&mut sheet, row, slot, decided, styles)?;
        }
    }
    let bottom = FIRST_ROW + slots.len().max(1) as u32 - 1;
    super::criteria_checks::columns(&mut sheet, bottom)?;
    sheet.filter(HEADING_ROW, (bottom, last))?;
    sheet.repeat(HEADING_ROW, HEADING_ROW)?;
    sheet.freeze((FIRST_ROW, index("part")))?;
    for hidden in last + 1..COLUMNS.len() as u16 {
        sheet.hide(hidden)?;
    }
    for id in layout::DECIDED.iter().filter(|_| spec.decided.is_none()) {
        sheet.hide(index(id))?;
    }
    sheet.lock();
    Ok(sheet)
}

fn line(sheet: &mut Leaf, law: &Law, row: u32, slot: &Slot, styles: &Styles, marks: &Marks) -> Written {
    let texts = [
        ("set", book_word(slot.of.book)),
        ("code", slot.of.code.clone()),
        ("name", name(slot)),
        ("part", slot.parts.join("; ")),
        ("operator", Lang::Vi.text(&format!("threshold-operator-{}", slot.op.id()))),
        ("unit", unit(slot)),
        ("region", region(law, slot)),
        ("year", slot.year.map(|y| y.to_string()).unwrap_or_default()),
        ("present", present(slot)),
        ("present-special", specials(law, slot)),
        ("evidence", evidence(slot)),
        ("source", slot.row.as_ref().map(|r| r.source.to_string()).unwrap_or_default()),
        ("layer", layer(slot)),
    ];
    for (id, text) in &texts {
        let format = if ["name", "part", "present-special", "source"].contains(id) { &styles.cell } else { &styles.code };
        sheet.text((row, index(id)), text, format)?;
    }
    let (format, standing) = match slot.standing() {
        standing @ Standing::Confirmed => (&marks.confirmed, standing),
        standing @ Standing::Unconfirmed => (&marks.unconfirmed, standing),
        standing => (&marks.missing, standing),
    };
    sheet.text((row, index("standing")), &standing_word(standing), format)?;
    sheet.blank((row, index("value")), &styles.input)?;
    for id in ["special", "text", "reference", "person"] {
        sheet.blank((row, index(id)), &styles.input_text)?;
    }
    sheet.blank((row, index("day")), &styles.input_date)?;
    sheet.key((row, index("key")), &slot.key())?;
    sheet.key((row, index("was")), &slot.present())?;
    sheet.key((row, index("was-special")), &slot.present_specials())?;
    super::criteria_checks::value(sheet, row, law, slot)?;
    super::criteria_checks::text(sheet, row, slot)?;
    let sized: Vec<(&str, f64)> = texts.iter().map(|(id, text)| (text.as_str(), COLUMNS[usize::from(index(id))].1)).collect();
    sheet.height(row, row_height(&sized))?;
    Ok(())
}

/// With a mark where the province has added it.
fn name(slot: &Slot) -> String {
    if slot.is_added() { Lang::Vi.say("threshold-own", &[("name", slot.name.as_str().into())]) } else { slot.name.clone() }
}

/// The special levels, as they would be typed.
fn specials(law: &Law, slot: &Slot) -> String {
    let one = |row: &LevelRow| {
        let value = match &row.content {
            Content::LeftTo(authority) => Lang::Vi.say("threshold-left", &[("authority", authority.as_str().into())]),
            Content::Factor { factor, .. } => Lang::Vi.number(factor),
            Content::Bound(Bound::Number(number)) => Lang::Vi.number(number),
            Content::Bound(Bound::Grade(_, word)) => word.clone(),
            Content::Bound(Bound::Met) => Lang::Vi.text("require-met"),
            Content::Bound(Bound::None) => Lang::Vi.text("require-none"),
        };
        let communes = law.nation.communes(&law.areas, &row.narrow());
        Lang::Vi.say("threshold-special", &[("communes", communes.into()), ("value", value.into())])
    };
    slot.specials.iter().map(one).collect::<Vec<_>>().join(layout::ENTRIES)
}

fn unit(slot: &Slot) -> String {
    match slot.row.as_ref().map(|r| &r.content) {
        Some(Content::Factor { .. }) => Lang::Vi.text("threshold-unit-factor"),
        _ if matches!(slot.op, Op::Met | Op::None) => String::new(),
        _ => slot.measure.unit.clone(),
    }
}

/// "Cả nước" where all regions share the row, else their names.
fn region(law: &Law, slot: &Slot) -> String {
    if slot.regions.len() == law.nation.regions.len() {
        return Lang::Vi.text(if slot.is_added() { "threshold-province" } else { "threshold-everywhere" });
    }
    let name = |id: &String| law.nation.regions.iter().find(|r| r.id == *id).map_or_else(|| id.clone(), |r| r.name.clone());
    slot.regions.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn present(slot: &Slot) -> String {
    match slot.row.as_ref().map(|r| &r.content) {
        None => Lang::Vi.text("threshold-none"),
        Some(Content::LeftTo(authority)) => Lang::Vi.say("threshold-left", &[("authority", authority.as_str().into())]),
        Some(Content::Factor { factor, of }) => {
            let name = item_code(of);
            Lang::Vi.say("threshold-factor", &[("factor", factor.into()), ("of", name.into())])
        }
        Some(Content::Bound(bound)) => {
            let row = slot.row.as_ref();
            let resolved = Resolved {
                bound: bound.clone(),
                evidence: row.map_or(crate::criteria::Evidence::Unverified, |r| r.evidence),
                source: "".into(),
                layer: "".into(),
                note: "".into(),
                widened: false,
            };
            explain::bound(Lang::Vi, slot.op, &slot.measure.unit, &Ok(resolved))
        }
    }
}

fn evidence(slot: &Slot) -> String {
    match (slot.standing(), &slot.row) {
        (Standing::Confirmed | Standing::Unconfirmed, Some(row)) => explain::evidence(Lang::Vi, row.evidence),
        _ => String::new(),
    }
}

fn layer(slot: &Slot) -> String {
    match &slot.row {
        Some(row) if *row.layer == *crate::criteria::NATION_LAYER => layout::word(crate::criteria::ReadIn::Nation),
        Some(row) => row.layer.to_string(),
        None => String::new(),
    }
}
