//! One threshold put among the rows of a test in a criteria file: what held there gives way exactly
//! there and stays everywhere else.

use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value, value};

use super::threshold::Narrow;

/// Where a threshold holds, and what rows without regions or years mean.
pub(super) struct Where {
    /// Its communes, where not all.
    pub narrow: Narrow,
    pub regions: Vec<String>,
    /// What a row without regions covers.
    pub every_region: Vec<String>,
    /// Its year; all if absent.
    pub year: Option<i16>,
    /// What a row without years covers.
    pub every_year: Vec<i16>,
}

impl Where {
    /// What it says of each key, with what a row without the key covers. Rows reported by other keys are next to it.
    fn keys(&self) -> [(&'static str, Vec<Value>, Vec<Value>); 4] {
        let words = |list: &[String]| list.iter().map(|w| Value::from(w.as_str())).collect::<Vec<_>>();
        let years = |list: &[i16]| list.iter().map(|y| Value::from(i64::from(*y))).collect::<Vec<_>>();
        [
            ("regions", words(&self.regions), words(&self.every_region)),
            ("areas", words(&self.narrow.areas), Vec::new()),
            ("classes", words(&self.narrow.classes), Vec::new()),
            ("years", years(self.year.as_slice()), years(&self.every_year)),
        ]
    }
}

/// Puts a row into the `levels` of a test or of an overlay's threshold.
pub(super) fn put(test: &mut dyn TableLike, at: &Where, row: InlineTable) {
    let mut rows: Vec<InlineTable> = Vec::new();
    let mut new = Some(placed(at, row));
    for old in taken(test.get("levels").cloned()) {
        let left = without(&old, at);
        if left.len() == 1 && left[0].to_string() == old.to_string() {
            rows.push(old);
            continue;
        }
        // The new row is where the first one that gives way stood.
        rows.extend(left);
        rows.extend(new.take());
    }
    rows.extend(new);
    let levels = value(written(joined(rows, at)));
    match test.get_mut("levels") {
        Some(old) => *old = levels,
        None => drop(test.insert("levels", levels)),
    }
}

/// The rows as they are written, in one line or as tables.
fn taken(levels: Option<Item>) -> Vec<InlineTable> {
    match levels {
        Some(Item::Value(Value::Array(array))) => {
            array.into_iter().filter_map(|v| if let Value::InlineTable(t) = v { Some(t) } else { None }).collect()
        }
        Some(Item::ArrayOfTables(tables)) => tables.into_iter().map(Table::into_inline_table).collect(),
        _ => Vec::new(),
    }
}

/// The row with its place in front.
fn placed(at: &Where, row: InlineTable) -> InlineTable {
    let mut new = row;
    for (key, own, every) in at.keys().into_iter().rev() {
        new = set(&new, key, if same(&own, &every) { &[] } else { &own });
    }
    new
}

/// A row with another list of a key, in front; none means all.
fn set(row: &InlineTable, key: &str, list: &[Value]) -> InlineTable {
    let mut new = InlineTable::new();
    if !list.is_empty() {
        let bare = |value: &Value| {
            let mut value = value.clone();
            value.decor_mut().clear();
            value
        };
        new.insert(key, Value::Array(list.iter().map(bare).collect()));
    }
    for (key, item) in row.iter().filter(|(other, _)| *other != key) {
        new.insert(key, item.clone());
    }
    new.fmt();
    new
}

/// What is left of a row outside a place. A row reported by other keys, as of certain classes, is left alone.
fn without(row: &InlineTable, at: &Where) -> Vec<InlineTable> {
    let untouched = || vec![row.clone()];
    let (mut left, mut rest) = (Vec::new(), row.clone());
    for (key, own, every) in at.keys() {
        let listed = list(&rest, key);
        if every.is_empty() && listed.is_empty() != own.is_empty() {
            return untouched();
        }
        if own.is_empty() {
            continue;
        }
        let listed = if listed.is_empty() { every } else { listed };
        let (here, elsewhere): (Vec<Value>, Vec<Value>) = listed.into_iter().partition(|v| has(&own, v));
        if here.is_empty() {
            return untouched();
        }
        if !elsewhere.is_empty() {
            left.push(set(&rest, key, &elsewhere));
            rest = set(&rest, key, &here);
        }
    }
    left
}

fn list(row: &InlineTable, key: &str) -> Vec<Value> {
    row.get(key).and_then(Value::as_array).map(|l| l.iter().cloned().collect()).unwrap_or_default()
}

/// Values alike but for the blanks around them.
fn alike(a: &Value, b: &Value) -> bool {
    (a.as_str(), a.as_integer()) == (b.as_str(), b.as_integer())
}

fn has(list: &[Value], value: &Value) -> bool {
    list.iter().any(|other| alike(other, value))
}

fn same(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
}

/// Confirmed rows that differ by nothing but their region, as one; one that covers all names none.
fn joined(rows: Vec<InlineTable>, at: &Where) -> Vec<InlineTable> {
    let every = &at.keys()[0].2;
    let rest = |row: &InlineTable| set(row, "regions", &[]).to_string();
    let mut all: Vec<InlineTable> = Vec::new();
    for row in rows {
        let own = list(&row, "regions");
        let twin = all.iter_mut().find(|other| !own.is_empty() && !list(other, "regions").is_empty() && rest(other) == rest(&row));
        let Some(twin) = twin else {
            all.push(row);
            continue;
        };
        let both: Vec<Value> = list(twin, "regions").into_iter().chain(own).collect();
        let ordered = every.iter().filter(|r| has(&both, r)).cloned();
        let regions: Vec<Value> = ordered.chain(both.iter().filter(|r| !has(every, r)).cloned()).collect();
        *twin = set(&row, "regions", if same(&regions, every) { &[] } else { &regions });
    }
    all
}

/// One row in one line, several each in its own.
fn written(rows: Vec<InlineTable>) -> Array {
    let several = rows.len() > 1;
    let mut array = Array::new();
    for mut row in rows {
        row.decor_mut().set_prefix(if several { "\n    " } else { "" });
        row.decor_mut().set_suffix("");
        array.push_formatted(Value::InlineTable(row));
    }
    if several {
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}
