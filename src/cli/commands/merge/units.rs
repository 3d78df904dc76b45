//! The map of communes: which old one goes into which new one. Three columns: old code, new code, new name.

use std::path::Path;
use std::sync::Arc;

use crate::cli::round::reading;
use crate::cli::terminal::stop::Stop;
use crate::criteria::Law;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::district::Part;
use crate::input::Grid;
use crate::text::fold;

/// A commune read, with its law.
pub struct Old {
    pub law: Arc<Law>,
    pub part: Part,
}

/// A new commune and the places of the old ones it is formed from.
pub struct Unit {
    pub code: Option<String>,
    pub name: Option<String>,
    pub old: Vec<usize>,
}

/// A line of the map.
struct MapLine {
    place: Place,
    old: String,
    new: String,
    name: String,
}

/// The new communes in the order of their first lines, and the communes that no line names.
///
/// # Errors
/// Every line that is wrong, all at once.
pub fn read(path: &Path, communes: &[Old]) -> anyhow::Result<(Vec<Unit>, Vec<Diagnostic>)> {
    let name = path.display().to_string();
    let book = reading::workbook(path)?;
    let lines = book.sheets().iter().find(|g| !g.hidden).map(|grid| lines(grid, &name)).unwrap_or_default();
    let codes: Vec<String> = communes.iter().map(|c| fold(c.part.commune.code.value.as_deref().unwrap_or_default())).collect();
    let (mut units, mut faults, mut used): (Vec<Unit>, Vec<Diagnostic>, Vec<String>) = (Vec::new(), Vec::new(), Vec::new());
    for line in &lines {
        faults.extend(put(line, &codes, &mut used, &mut units));
    }
    let left_out = communes.iter().zip(&codes).filter(|(_, code)| !used.contains(code)).map(|(c, _)| unnamed(c));
    let left_out: Vec<Diagnostic> = left_out.collect();
    if faults.iter().any(|f| f.severity() == Severity::Error) { Err(Stop::found(faults).into()) } else { Ok((units, left_out)) }
}

/// The lines with anything in them; the first is a heading where its codes have no digit.
fn lines(grid: &Grid, file: &str) -> Vec<MapLine> {
    let file: Arc<str> = file.into();
    let line = |row: u32| MapLine {
        place: Place::Line(file.clone(), row as usize + 1),
        old: grid.text(row, 0).trim().to_string(),
        new: grid.text(row, 1).trim().to_string(),
        name: grid.text(row, 2).trim().to_string(),
    };
    let heading = |l: &MapLine| !format!("{}{}", l.old, l.new).chars().any(|c| c.is_ascii_digit());
    let mut all: Vec<MapLine> = grid.rows().map(line).collect();
    if all.first().is_some_and(heading) {
        all.remove(0);
    }
    all
}

/// Puts one line's commune into its new one, or says why not.
fn put(line: &MapLine, codes: &[String], used: &mut Vec<String>, units: &mut Vec<Unit>) -> Option<Diagnostic> {
    let fault = |code: Code| Diagnostic::new(code, line.place.clone());
    if line.old.is_empty() || line.new.is_empty() {
        return Some(fault(Code::MergeMapCode));
    }
    let old = fold(&line.old);
    let places: Vec<usize> = codes.iter().enumerate().filter(|(_, c)| **c == old).map(|(at, _)| at).collect();
    if used.contains(&old) || places.len() > 1 {
        return Some(fault(Code::MergeMapTwice).with("read", line.old.as_str()));
    }
    let Some(place) = places.first() else { return Some(fault(Code::MergeMapUnknown).with("read", line.old.as_str())) };
    used.push(old);
    let known = units.iter_mut().find(|u| u.code.as_deref().is_some_and(|c| fold(c) == fold(&line.new)));
    let name = (!line.name.is_empty()).then(|| line.name.clone());
    let Some(unit) = known else {
        units.push(Unit { code: Some(line.new.clone()), name, old: vec![*place] });
        return None;
    };
    unit.old.push(*place);
    match (&unit.name, name) {
        (Some(own), Some(other)) if fold(own) != fold(&other) => {
            Some(fault(Code::MergeMapName).with("read", line.new.as_str()).with("name", own.as_str()).with("other", other))
        }
        (None, other) => {
            unit.name = other;
            None
        }
        _ => None,
    }
}

fn unnamed(commune: &Old) -> Diagnostic {
    let part = &commune.part;
    let name = part.commune.name.value.clone().unwrap_or_else(|| part.file.clone());
    Diagnostic::new(Code::MergeMapLeftOut, Place::File(part.file.as_str().into())).with("commune", name)
}
