//! What people are asked for: explanations of what was warned of, and thresholds to be compared with
//! the decisions' own text.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, sheet_name};
use crate::assess::{ItemResult, JudgedTest};
use crate::criteria::{NATION_LAYER, Resolved};
use crate::diag::{Diagnostic, Fact, Place, Severity};
use crate::explain;
use crate::layout::book_word;
use crate::messages::Lang;

const EXPLANATIONS: [f64; 5] = [6.0, 54.0, 34.0, 44.0, 50.0];
const THRESHOLDS: [f64; 5] = [5.0, 13.0, 44.0, 18.0, 20.0];

/// Writes the list of warnings about cells, each with room for its explanation.
pub(super) fn explanations(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("explanations"), true, &EXPLANATIONS)?;
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
    table.finish()
}

/// "rate-disagrees Chỉ tiêu NTM!G14": the same whatever the file is called.
fn id(finding: &Diagnostic) -> String {
    match &finding.place {
        Place::Cell(at) => format!("{} {}!{}", finding.code.id(), at.sheet, at.cell()),
        _ => finding.code.id().to_string(),
    }
}

/// A threshold in use that is not confirmed.
struct Open<'a> {
    item: &'a ItemResult,
    test: &'a JudgedTest,
    resolved: &'a Resolved,
}

impl Open<'_> {
    /// "theo báo chí – Trung ương: Quyết định …": how far it is trusted, and where it is from.
    fn source(&self) -> String {
        let layer = if *self.resolved.layer == *NATION_LAYER { Lang::Vi.text("layer-nation") } else { self.resolved.layer.to_string() };
        let source = if self.resolved.source.is_empty() { layer } else { format!("{layer}: {}", self.resolved.source) };
        let facts = [("evidence", explain::evidence(Lang::Vi, self.resolved.evidence).into()), ("source", source.into())];
        Lang::Vi.say("thresholds-source", &facts)
    }
}

/// Writes the list of thresholds in use that are not confirmed: those of one source together, so that it and what is to be
/// done about them stand there once.
pub(super) fn thresholds(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("thresholds"), false, &THRESHOLDS)?;
    table.title(&Lang::Vi.text("dossier-title-thresholds"))?;
    table.headings(&["number", "indicator", "measure", "threshold", "compared"])?;
    table.id_heading()?;
    let of = |item| explain::unconfirmed(item).into_iter().map(move |(test, resolved)| Open { item, test, resolved });
    let all: Vec<Open> = context.spec.assessment.items().flat_map(of).collect();
    let mut sources: Vec<String> = Vec::new();
    all.iter().map(Open::source).for_each(|source| {
        if !sources.contains(&source) {
            sources.push(source);
        }
    });
    let mut numbers = 1..;
    for source in &sources {
        let own: Vec<&Open> = all.iter().filter(|open| open.source() == *source).collect();
        let Some(first) = own.first() else { continue };
        table.section(source)?;
        table.remark(&Lang::Vi.text(&format!("confirm-{}", first.resolved.evidence.id())))?;
        for (open, number) in own.iter().zip(&mut numbers) {
            let id = format!("{} {}", open.item.item, open.test.id).trim_end().to_string();
            table.row(&threshold(number, open, context.open("thresholds", &id, "compared")))?;
            table.id(&id)?;
        }
    }
    if all.is_empty() {
        table.remark(&Lang::Vi.text("thresholds-none"))?;
    }
    table.finish()
}

/// The cells with the ids of the thresholds listed.
pub(super) fn ids_of_thresholds() -> String {
    let column = crate::diag::column_letters(THRESHOLDS.len() as u32);
    format!("'{}'!${column}:${column}", sheet_name("thresholds"))
}

fn threshold(number: usize, open: &Open, compared: Cell) -> [Cell; 5] {
    let (item, test) = (open.item, open.test);
    let measure = item.version.measures.iter().find(|m| m.id == test.measure);
    let unit = measure.map_or("", |m| m.unit.as_str());
    let named = measure.map(|m| m.name.clone()).filter(|n| !n.is_empty());
    [
        Cell::Centre(number.to_string()),
        Cell::Text(format!("{} {}", book_word(item.item.book), item.item.code)),
        Cell::Text(named.unwrap_or_else(|| item.version.name.clone())),
        Cell::Text(explain::bound(Lang::Vi, test.op, unit, &test.threshold.lookup)),
        compared,
    ]
}
