//! A village checklist as a person read it in a decision, written into a province's file.

use toml_edit::{Array, DocumentMut, InlineTable, Item as Entry, Table, TableLike, Value, value};

use super::checklist::{ChecklistText, ItemText, RecognitionRule};
use super::confirm::{entry, text, toml_day};
use super::province::tables;
use super::threshold::Evidence;
use crate::diag::Origin;
use crate::text::{Date, Decimal};

/// A checklist that a sheet adds or changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistReading {
    pub id: String,
    pub list: ChecklistText,
    /// The file that has it; empty if it is new.
    pub layer: String,
    /// Who compared it with the decision.
    pub person: String,
    pub on: Date,
    /// The cell of its name.
    pub origin: Origin,
}

/// Writes the checklist as it is now; keys of the file that the sheet does not tell of stay.
pub(super) fn put(document: &mut DocumentMut, reading: &ChecklistReading, source: &str) -> Option<()> {
    let same = |t: &dyn TableLike| text(t, "id") == reading.id;
    if entry(document.as_table_mut(), "checklist", same).is_none() {
        let mut new = Table::new();
        new["id"] = value(reading.id.as_str());
        tables(document, "checklist")?.push(new);
    }
    let table = entry(document.as_table_mut(), "checklist", same)?;
    let list = &reading.list;
    table.insert("name", value(list.name.as_str()));
    match list.pass == list.items.len() {
        true => drop(table.remove("pass")),
        false => drop(table.insert("pass", value(list.pass as i64))),
    }
    match list.recognition {
        RecognitionRule::Required => drop(table.insert("recognition", value("required"))),
        RecognitionRule::Shown => drop(table.remove("recognition")),
    }
    table.insert("evidence", value(Evidence::Confirmed.id()));
    table.insert("source", value(source));
    table.insert("confirmed_by", value(reading.person.as_str()));
    table.insert("confirmed_on", value(toml_day(reading.on)));
    table.insert("item", Entry::Value(Value::Array(items(&list.items))));
    Some(())
}

/// An item a line.
fn items(items: &[ItemText]) -> Array {
    let mut array = Array::new();
    for item in items {
        let mut new = Value::InlineTable(inline(item));
        new.decor_mut().set_prefix("\n    ");
        array.push_formatted(new);
    }
    array.set_trailing_comma(true);
    array.set_trailing("\n");
    array
}

fn inline(item: &ItemText) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("name", item.name.as_str().into());
    table.insert("kind", item.kind.id().into());
    if !item.unit.is_empty() {
        table.insert("unit", item.unit.as_str().into());
    }
    table.insert("op", item.op.id().into());
    if let Some(number) = &item.value {
        table.insert("value", toml_number(number));
    }
    if item.small {
        table.insert("small", true.into());
    }
    table
}

fn toml_number(number: &Decimal) -> Value {
    let plain = number.plain();
    plain.parse::<i64>().map_or_else(|_| Value::from(number.to_double()), Value::from)
}
