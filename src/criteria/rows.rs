//! One threshold put among the rows of a test in a criteria file: what held there gives way exactly
//! there and stays everywhere else.

use toml_edit::{Array, InlineTable, Item, Table, Value, value};

/// Where a threshold holds, and what rows without regions or years mean.
pub(super) struct Where {
    /// Its regions.
    pub regions: Vec<String>,
    /// What a row without regions covers.
    pub every_region: Vec<String>,
    /// Its year; all if absent.
    pub year: Option<i16>,
    /// What a row without years covers.
    pub every_year: Vec<i16>,
}

/// Puts a row into the `levels` of a test or of an overlay's threshold.
pub(super) fn put(test: &mut Table, at: &Where, row: InlineTable) {
    let mut rows: Vec<InlineTable> = Vec::new();
    let mut new = Some(placed(at, row));
    for old in taken(test.remove("levels")) {
        let left = without(&old, at);
        if left.len() == 1 && left[0].to_string() == old.to_string() {
            rows.push(old);
            continue;
        }
        // The new row stands where the first one that gives way stood.
        rows.extend(left);
        rows.extend(new.take());
    }
    rows.extend(new);
    test["levels"] = value(written(joined(rows, at)));
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
    let regions = if at.regions == at.every_region { Vec::new() } else { at.regions.clone() };
    let years: Vec<i16> = at.year.into_iter().collect();
    set(&row, &regions, &years)
}

/// A row with these regions and years in place of its own; none means all.
fn set(row: &InlineTable, regions: &[String], years: &[i16]) -> InlineTable {
    let mut new = InlineTable::new();
    if !regions.is_empty() {
        new.insert("regions", Value::Array(regions.iter().map(String::as_str).collect()));
    }
    if !years.is_empty() {
        new.insert("years", Value::Array(years.iter().map(|y| i64::from(*y)).collect()));
    }
    for (key, item) in row.iter().filter(|(key, _)| !["regions", "years"].contains(key)) {
        new.insert(key, item.clone());
    }
    new.fmt();
    new
}

/// What is left of a row outside a place; rows of certain classes are left alone.
fn without(row: &InlineTable, at: &Where) -> Vec<InlineTable> {
    let (regions, years) = (regions(row), years(row));
    let regions = if regions.is_empty() { at.every_region.clone() } else { regions };
    let years = if years.is_empty() && at.year.is_some() { at.every_year.clone() } else { years };
    let (here, elsewhere): (Vec<String>, Vec<String>) = regions.into_iter().partition(|r| at.regions.contains(r));
    let other_years: Vec<i16> = years.iter().copied().filter(|y| at.year.is_some_and(|own| own != *y)).collect();
    let misses = here.is_empty() || row.contains_key("classes") || (at.year.is_some() && other_years.len() == years.len());
    if misses {
        return vec![row.clone()];
    }
    let mut left = Vec::new();
    if !elsewhere.is_empty() {
        left.push(set(row, &elsewhere, &self::years(row)));
    }
    if !other_years.is_empty() {
        left.push(set(row, &here, &other_years));
    }
    left
}

fn regions(row: &InlineTable) -> Vec<String> {
    let list = row.get("regions").and_then(Value::as_array);
    list.map(|l| l.iter().filter_map(Value::as_str).map(str::to_string).collect()).unwrap_or_default()
}

fn years(row: &InlineTable) -> Vec<i16> {
    let list = row.get("years").and_then(Value::as_array);
    list.map(|l| l.iter().filter_map(Value::as_integer).filter_map(|y| i16::try_from(y).ok()).collect()).unwrap_or_default()
}

/// Confirmed rows that differ by nothing but their region, as one; one that covers all names none.
fn joined(rows: Vec<InlineTable>, at: &Where) -> Vec<InlineTable> {
    let rest = |row: &InlineTable| set(row, &[], &years(row)).to_string();
    let mut all: Vec<InlineTable> = Vec::new();
    for row in rows {
        let own = regions(&row);
        let twin = all.iter_mut().find(|other| !own.is_empty() && !regions(other).is_empty() && rest(other) == rest(&row));
        let Some(twin) = twin else {
            all.push(row);
            continue;
        };
        let both: Vec<String> = regions(twin).into_iter().chain(own).collect();
        let ordered: Vec<String> = at.every_region.iter().filter(|r| both.contains(r)).cloned().collect();
        let others = both.iter().filter(|r| !at.every_region.contains(r)).cloned();
        let list: Vec<String> = ordered.into_iter().chain(others).collect();
        *twin = set(&row, if list == at.every_region { &[] } else { &list }, &years(&row));
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
