//! The cover: heading, what is asked for, the verdict in two lines, contents, signature.

use rust_xlsxwriter::{Url, Worksheet};

use super::super::WorkbookError;
use super::super::sheet::{page, protect, row_height};
use super::letterhead::{self, Title};
use super::{Context, sheet_name, sheets};
use crate::assess::{Counts, Verdict};
use crate::explain;
use crate::layout::{book_word, special_word};
use crate::messages::Lang;

const WIDTHS: [f64; 4] = [8.0, 38.0, 24.0, 30.0];

/// Writes the cover.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&sheet_name("cover"), false, &WIDTHS)?;
    letterhead::write(context, &mut sheet, 1, 3, &Title { name: title(context), label: String::new() })?;
    let mut row = letterhead::ROWS;
    for (label, value) in lines(context) {
        sheet.merge_range(row, 0, row, 1, &label, &context.styles.bold)?;
        sheet.merge_range(row, 2, row, 3, &value, &context.styles.cell)?;
        sheet.set_row_height(row, row_height(&[(&label, 46.0), (&value, 54.0)]))?;
        row += 1;
    }
    row = specials(context, &mut sheet, row)?;
    row += 1;
    sheet.merge_range(row, 0, row, 3, &Lang::Vi.text("cover-contents"), &context.styles.title)?;
    for (number, id) in sheets(context).enumerate().skip(1) {
        row += 1;
        sheet.write_with_format(row, 0, number.to_string(), &context.styles.centre)?;
        let name = sheet_name(id);
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(Title::of(context.spec.law, id).line());
        sheet.merge_range(row, 1, row, 3, "", &context.styles.cell)?;
        sheet.write_url_with_format(row, 1, link, &context.styles.cell)?;
    }
    row += 2;
    sheet.merge_range(row, 2, row, 3, &Lang::Vi.text("sign-for"), &context.styles.head_bold)?;
    sheet.merge_range(row + 1, 2, row + 1, 3, &Lang::Vi.text("sign-chair"), &context.styles.head_bold)?;
    sheet.merge_range(row + 6, 2, row + 6, 3, &Lang::Vi.text("dotted-name"), &context.styles.head_bold)?;
    protect(&mut sheet);
    Ok(sheet)
}

/// Every waiver and attestation, none of which changes what stands above; the next row.
fn specials(context: &Context, sheet: &mut Worksheet, mut row: u32) -> Result<u32, WorkbookError> {
    let listed = &context.spec.commune.specials;
    if listed.is_empty() {
        return Ok(row);
    }
    row += 1;
    sheet.merge_range(row, 0, row, 3, &Lang::Vi.text("cover-specials"), &context.styles.title)?;
    for special in listed {
        row += 1;
        let item = special.item.as_ref().map(|i| format!("{} {}", book_word(i.book), i.code)).unwrap_or_default();
        let label = format!("{}\n{item}", special_word(special.kind));
        let words = explain::special(Lang::Vi, special, context.spec.assessment.place.as_of);
        sheet.merge_range(row, 0, row, 1, &label, &context.styles.bold)?;
        sheet.merge_range(row, 2, row, 3, &words, &context.styles.cell)?;
        sheet.set_row_height(row, row_height(&[(&label, 46.0), (&words, 54.0)]))?;
    }
    Ok(row + 1)
}

fn title(context: &Context) -> String {
    let id = if context.spec.assessment.maintenance { "cover-title-maintenance" } else { "cover-title" };
    let level = explain::level(Lang::Vi, context.spec.assessment.target).to_uppercase();
    Lang::Vi.say(id, &[("level", level.into())])
}

/// What a reader must see first: verdicts, how many, how sure.
fn lines(context: &Context) -> Vec<(String, String)> {
    let (assessment, law) = (context.spec.assessment, context.spec.law);
    let words = |id: &str| Lang::Vi.text(&format!("cover-{id}"));
    let mut lines = vec![(words("verdict"), explain::finding_word(Lang::Vi, assessment.overall, None))];
    lines.extend(explain::fields(Lang::Vi, assessment).map(|fields| (words("fields"), fields)));
    for set in &assessment.sets {
        let label = Lang::Vi.say("cover-set", &[("level", explain::level(Lang::Vi, set.level).into())]);
        lines.push((label, format!("{}\n{}", explain::finding_word(Lang::Vi, set.finding, None), counts(&set.counts))));
    }
    if !assessment.conditions.is_empty() {
        let conditions = Counts::of(assessment.conditions.iter().map(|c| c.finding.verdict));
        lines.push((words("conditions"), counts(&conditions)));
    }
    lines.push((words("province"), if law.province.is_empty() { Lang::Vi.text("dotted-name") } else { law.province.clone() }));
    lines.push((words("region"), region(context)));
    if let Some(area) = assessment.place.area.as_ref().and_then(|id| law.area(id)) {
        lines.push((words("area"), area.name.clone()));
    }
    lines.push((words("procedure"), explain::steps(law, context.spec.commune, assessment.place.as_of)));
    let unconfirmed: usize = assessment.items().map(|i| explain::unconfirmed(i).len()).sum();
    lines.push((words("unconfirmed"), Lang::Vi.say("cover-unconfirmed-count", &[("count", unconfirmed.into())])));
    if let Some(held) = context.spec.commune.held() {
        lines.push((words("held"), explain::level(Lang::Vi, held.level)));
    }
    if let Some(revocation) = &assessment.revocation {
        lines.push((words("revocation"), explain::zone(Lang::Vi, revocation)));
    }
    lines
}

/// "12 đạt + 3 chưa đạt + 4 chưa kết luận + 0 không áp dụng = 19".
pub(super) fn counts(counts: &Counts) -> String {
    explain::sum(Lang::Vi, "counts", *counts)
}

/// The region whose levels bind, and the commune's own where it is another.
fn region(context: &Context) -> String {
    let law = context.spec.law;
    let name = |id: &str| law.nation.regions.iter().find(|r| r.id == id).map_or(id.to_string(), |r| r.name.clone());
    let own = if law.region.is_empty() { Lang::Vi.text("dotted-name") } else { name(&law.region) };
    let readings = context.spec.assessment.sets.first().map(|s| &s.readings);
    match readings {
        Some(r) if r.overridden => {
            let bound: Vec<String> = r.regions.iter().map(|r| name(r)).collect();
            Lang::Vi.say("cover-region-overridden", &[("own", own.into()), ("bound", bound.join(", ").into())])
        }
        Some(r) if r.regions.len() > 1 => Lang::Vi.say("cover-region-unsettled", &[("own", own.into())]),
        _ => own,
    }
}

/// Whether anything is left to do.
pub(super) fn lacking(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::NotMet | Verdict::Undetermined)
}
