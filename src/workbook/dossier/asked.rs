//! What people are asked for: explanations of what was warned of, and thresholds to be compared with
//! the decisions' own text.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::sheet::protect;
use super::super::table::{Cell, Table};
use super::{Context, sheet_name};
use crate::assess::{ItemResult, JudgedTest};
use crate::criteria::{NATION_LAYER, Resolved};
use crate::diag::{Diagnostic, Fact, Place, Severity};
use crate::explain;
use crate::layout::book_word;
use crate::messages::Lang;

const EXPLANATIONS: [f64; 5] = [6.0, 54.0, 34.0, 44.0, 50.0];
const THRESHOLDS: [f64; 8] = [6.0, 15.0, 30.0, 20.0, 16.0, 34.0, 34.0, 24.0];

/// Writes the list of warnings about cells, each with room for its explanation.
pub(super) fn explanations(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(context.styles, &sheet_name("explanations"), true, &EXPLANATIONS)?;
    table.title(&Lang::Vi.text("dossier-title-explanations"))?;
    table.remark(&Lang::Vi.text("explanations-remark"))?;
    table.headings(&["number", "warning", "place", "remedy", "explanation"])?;
    table.id_heading()?;
    let mut asked: Vec<&Diagnostic> = context.spec.findings.iter().filter(|f| f.code.severity() == Severity::Warning).collect();
    asked.retain(|f| matches!(f.place, Place::Cell(_)));
    // what the procedure lacks is explained on its own sheet
    asked.retain(|f| !context.spec.assessment.procedure.iter().any(|done| done.lacks.contains(f)));
    asked.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    for (number, finding) in (1..).zip(&asked) {
        let typed = match finding.explanation() {
            Some(Fact::Text(text)) => Cell::Written(text.clone()),
            _ => context.open("explanations", &id(finding), "explanation"),
        };
        table.row(&[
            Cell::Centre(format!("{number}")),
            Cell::Text(Lang::Vi.finding(finding)),
            Cell::Text(finding.place.to_string()),
            Cell::Text(Lang::Vi.hint(finding).unwrap_or_default()),
            typed,
        ])?;
        table.id(&id(finding))?;
    }
    if asked.is_empty() {
        table.remark(&Lang::Vi.text("explanations-none"))?;
    }
    protect(&mut table.sheet);
    Ok(table.sheet)
}

/// "rate-disagrees Chỉ tiêu NTM!G14": the same whatever the file is called.
fn id(finding: &Diagnostic) -> String {
    match &finding.place {
        Place::Cell(at) => format!("{} {}!{}", finding.code.id(), at.sheet, at.cell()),
        _ => finding.code.id().to_string(),
    }
}

/// Writes the list of thresholds in use that are not confirmed.
pub(super) fn thresholds(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(context.styles, &sheet_name("thresholds"), true, &THRESHOLDS)?;
    table.title(&Lang::Vi.text("dossier-title-thresholds"))?;
    table.headings(&["number", "indicator", "measure", "threshold", "evidence-level", "source", "remedy", "compared"])?;
    table.id_heading()?;
    let mut number = 0;
    for item in context.spec.assessment.items() {
        for (test, resolved) in explain::unconfirmed(item) {
            number += 1;
            let id = format!("{} {}", item.item, test.id).trim_end().to_string();
            table.row(&threshold(number, item, test, resolved, context.open("thresholds", &id, "compared")))?;
            table.id(&id)?;
        }
    }
    if number == 0 {
        table.remark(&Lang::Vi.text("thresholds-none"))?;
    }
    protect(&mut table.sheet);
    Ok(table.sheet)
}

fn threshold(number: usize, item: &ItemResult, test: &JudgedTest, resolved: &Resolved, compared: Cell) -> [Cell; 8] {
    let measure = item.version.measures.iter().find(|m| m.id == test.measure);
    let layer = if *resolved.layer == *NATION_LAYER { Lang::Vi.text("layer-nation") } else { resolved.layer.to_string() };
    let unit = measure.map_or("", |m| m.unit.as_str());
    let named = measure.map(|m| m.name.clone()).filter(|n| !n.is_empty());
    [
        Cell::Centre(number.to_string()),
        Cell::Text(format!("{} {}", book_word(item.item.book), item.item.code)),
        Cell::Text(named.unwrap_or_else(|| item.version.name.clone())),
        Cell::Text(explain::bound(Lang::Vi, test.op, unit, &test.threshold.lookup)),
        Cell::Text(explain::evidence(Lang::Vi, resolved.evidence)),
        Cell::Text(if resolved.source.is_empty() { layer } else { format!("{layer}: {}", resolved.source) }),
        Cell::Text(Lang::Vi.text(&format!("confirm-{}", resolved.evidence.id()))),
        compared,
    ]
}
