//! The thresholds in use that are not confirmed: those of one source together, so that it and what is to be done about
//! them are said once.

use super::{Cell, Shows, Subject, Table, shows};
use crate::assess::{ItemResult, JudgedTest};
use crate::criteria::{NATION_LAYER, Resolved};
use crate::explain;
use crate::layout::item_name;
use crate::messages::Lang;

struct ThresholdRow<'a> {
    item: &'a ItemResult,
    test: &'a JudgedTest,
    resolved: &'a Resolved,
}

struct Numbered<'a> {
    number: usize,
    line: &'a ThresholdRow<'a>,
    written: &'a dyn Fn(&str, &str) -> Option<String>,
}

fn columns<'a>() -> [Shows<Numbered<'a>>; 5] {
    [
        shows("number", 5.0, |n| Cell::centre(n.number)),
        shows("indicator", 13.0, |n| Cell::text(item_name(&n.line.item.item))),
        shows("measure", 44.0, |n| Cell::text(n.line.name())),
        shows("threshold", 18.0, |n| Cell::text(n.line.threshold())),
        shows("compared", 20.0, |n| Cell::open((n.written)(&n.line.id(), "compared").unwrap_or_default())),
    ]
}

/// The list. `written` is what people wrote before into the cell of a threshold and a column.
pub fn thresholds(of: Subject, written: &dyn Fn(&str, &str) -> Option<String>) -> Table {
    let columns = columns();
    let mut table = Table::new("thresholds", &columns);
    let lines = |item| explain::unconfirmed(item).into_iter().map(move |(test, resolved)| ThresholdRow { item, test, resolved });
    let all: Vec<ThresholdRow> = of.assessment.items().flat_map(lines).collect();
    let mut numbers = 1..;
    for source in sources(&all) {
        let own: Vec<&ThresholdRow> = all.iter().filter(|line| line.source() == source).collect();
        table.section(source);
        own.first().into_iter().for_each(|first| table.remark(Lang::Vi.text(&format!("confirm-{}", first.resolved.evidence.id()))));
        for (line, number) in own.into_iter().zip(&mut numbers) {
            table.named_row(line.id(), &columns, &Numbered { number, line, written });
        }
    }
    table.or("thresholds-none")
}

/// Every source once, in the order of the items.
fn sources(lines: &[ThresholdRow]) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    for source in lines.iter().map(ThresholdRow::source) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

impl ThresholdRow<'_> {
    /// "theo báo chí – Trung ương: Quyết định …": how far it is trusted, and where it is from.
    fn source(&self) -> String {
        let layer = if *self.resolved.layer == *NATION_LAYER { Lang::Vi.text("layer-nation") } else { self.resolved.layer.to_string() };
        let source = if self.resolved.source.is_empty() { layer } else { format!("{layer}: {}", self.resolved.source) };
        let facts = [("evidence", explain::evidence(Lang::Vi, self.resolved.evidence).into()), ("source", source.into())];
        Lang::Vi.say("thresholds-source", &facts)
    }

    fn id(&self) -> String {
        format!("{} {}", self.item.item, self.test.id).trim_end().to_string()
    }

    fn name(&self) -> &str {
        let measure = self.item.version.measures.iter().find(|m| m.id == self.test.measure);
        measure.map(|m| m.name.as_str()).filter(|n| !n.is_empty()).unwrap_or(&self.item.version.name)
    }

    fn threshold(&self) -> String {
        let measure = self.item.version.measures.iter().find(|m| m.id == self.test.measure);
        explain::bound(Lang::Vi, self.test.op, measure.map_or("", |m| m.unit.as_str()), &self.test.threshold.lookup)
    }
}
