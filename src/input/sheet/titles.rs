//! What the titles around a table say of the commune: "Xã Lộc Sơn, huyện Nam Sách, tỉnh Hải Dương – năm 2024".

use super::label;
use crate::input::fields::{FieldCell, FieldCells, Fields};
use crate::input::grid::{Content, Grid};
use crate::input::words::WORDS;
use crate::layout::Field;
use crate::text::{capitalised, fold, fold_loose};

/// Most words of a name of a place.
const LONGEST: usize = 5;
/// Words of the longest unit of a place, and one that may be behind it.
const LONGEST_UNIT: usize = 3;
/// Most cells of a row that may be a label with its value.
const MOST_CELLS: usize = 4;

/// A word of a title, as written and folded with its tone marks: "Nam" is no "năm".
struct Word<'t> {
    written: &'t str,
    folded: String,
    /// A mark behind it ends whatever it belongs to.
    ends: bool,
}

/// What titles say; a field reported in two ways is left out.
pub(in crate::input) fn read(grid: &Grid, rows: impl Iterator<Item = u32>) -> Fields {
    let mut facts: Vec<(Field, String, FieldCell)> = Vec::new();
    for row in rows {
        for (column, content) in grid.row(row) {
            let Content::Text(text) = content else { continue };
            let origin = grid.origin(row, column);
            for (field, value) in of_line(text) {
                let cell = FieldCell { content: Content::of_text(&value), origin: origin.clone() };
                facts.push((field, fold_loose(&value), cell));
            }
        }
    }
    let mut fields = Fields::new();
    for (field, key, cell) in &facts {
        let same = facts.iter().filter(|(f, ..)| f == field).all(|(_, other, _)| other == key);
        if same {
            let best = facts.iter().find(|(f, _, c)| f == field && !is_loud(&c.content.as_ref().map(Content::plain).unwrap_or_default()));
            let value = best.map_or(cell, |(.., c)| c).clone();
            fields.entry(*field).or_insert(FieldCells { value, more: Vec::new() });
        }
    }
    fields
}

/// Labels with their values on a sheet of their own: "Tên xã | Xã Lộc Sơn".
pub(in crate::input) fn labelled(grid: &Grid) -> Fields {
    let is_pair = |row: &u32| grid.row(*row).count() <= MOST_CELLS;
    let rows: Vec<u32> = grid.rows().take(60).collect();
    if rows.len() < 2 || rows.iter().filter(|r| is_pair(r)).count() * 10 < rows.len() * 8 {
        return Fields::new();
    }
    let fields = crate::input::fields::above(grid, rows.last().map_or(0, |r| r + 1));
    if fields.len() > 1 { fields } else { Fields::new() }
}

/// The commune that a sheet is named after.
pub(in crate::input) fn of_sheet(grid: &Grid) -> Fields {
    let named = of_line(&grid.name).into_iter().find(|(field, _)| *field == Field::Name);
    let cell = |name: String| FieldCell { content: Content::of_text(&name), origin: grid.origin(0, 0) };
    named.map(|(field, name)| (field, FieldCells { value: cell(name), more: Vec::new() })).into_iter().collect()
}

/// The commune of which a text is the name and nothing more: "- Xã Tân Lập".
pub(in crate::input) fn commune(text: &str) -> Option<String> {
    let bare = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let first: Vec<Word> = bare.split_whitespace().take(LONGEST_UNIT).map(word).collect();
    unit(&first, 0)?;
    match of_line(bare).as_slice() {
        [(Field::Name, name)] if fold_loose(name) == fold_loose(bare.trim_end_matches([':', '.', ' '])) => Some(name.clone()),
        _ => None,
    }
}

/// What a line says of place and year.
fn of_line(text: &str) -> Vec<(Field, String)> {
    let words: Vec<Word> = text.split_whitespace().map(word).collect();
    let loud = is_loud(text);
    let mut facts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match unit(&words, at) {
            Some((field, length)) => {
                let name = name(&words, at + length, loud);
                let taken = name.len();
                if taken > 0 && !words[at + length - 1].ends {
                    facts.push((field, spelled(&words[at..at + length], &name, field, loud)));
                }
                at += length + taken;
            }
            None => {
                facts.extend(year(&words, at));
                at += 1;
            }
        }
    }
    facts
}

fn word(written: &str) -> Word<'_> {
    let bare = written.trim_matches(|c: char| !c.is_alphanumeric());
    let after = written.trim_start_matches(|c: char| !c.is_alphanumeric());
    Word { written: bare, folded: fold(bare), ends: after.len() > bare.len() && !after.ends_with('.') }
}

/// The field whose unit begins here, and how many words name it.
fn unit(words: &[Word], at: usize) -> Option<(Field, usize)> {
    let joined = |n: usize| words.get(at..at + n).map(|w| w.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" "));
    let found = (1..=2).rev().find_map(|n| {
        let text = joined(n)?;
        WORDS.place_units.iter().find(|(unit, _)| *unit == text).map(|(_, field)| (*field, n))
    })?;
    let next = words.get(at + found.1..).unwrap_or_default();
    let follows = |text: &str| {
        let first: Vec<&str> = next.iter().take(text.split(' ').count()).map(|w| w.folded.as_str()).collect();
        first.join(" ") == text
    };
    (!WORDS.no_place.iter().any(|w| follows(w))).then_some(found)
}

/// The words of a name: capitals up to a mark or a word that begins something else.
fn name<'w, 't>(words: &'w [Word<'t>], from: usize, loud: bool) -> Vec<&'w Word<'t>> {
    let mut name = Vec::new();
    for (at, word) in words.iter().enumerate().skip(from) {
        let capital = word.written.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if name.len() == LONGEST || !capital || stops(words, at) || (loud && unit(words, at).is_some()) {
            break;
        }
        name.push(word);
        if word.ends {
            break;
        }
    }
    name
}

/// A word that begins something else: "đến", "năm 2024"; "Kỳ" alone ends the name of a place.
fn stops(words: &[Word], at: usize) -> bool {
    let counted = |w: &Word| w.written.starts_with(|c: char| c.is_ascii_digit()) || label::is_roman(&w.folded);
    let numbered = WORDS.title_stops_numbered.contains(&words[at].folded) && words.get(at + 1).is_some_and(counted);
    numbered || WORDS.title_stops.contains(&words[at].folded)
}

/// "Xã Tân Lập": a commune keeps its kind, as does a district; a province is known by its name alone.
fn spelled(unit: &[Word], name: &[&Word], field: Field, loud: bool) -> String {
    let spell = |w: &Word| if loud { capitalised(&w.written.to_lowercase()) } else { w.written.to_string() };
    let mut words: Vec<String> = Vec::new();
    if field != Field::Province {
        let first = unit.iter().map(|w| w.written.to_lowercase()).collect::<Vec<_>>().join(" ");
        words.push(capitalised(&first));
    }
    words.extend(name.iter().map(|w| spell(w)));
    words.join(" ")
}

/// "năm 2024", unless it is the beginning of a span of years.
fn year(words: &[Word], at: usize) -> Option<(Field, String)> {
    let next = words.get(at + 1)?;
    let is_year = next.written.len() == 4 && next.written.starts_with("20") && next.written.chars().all(|c| c.is_ascii_digit());
    let span = words.get(at + 2).is_some_and(|w| w.written.is_empty() && words.get(at + 3).is_some_and(|y| y.written.starts_with("20")));
    (WORDS.year.contains(&words[at].folded) && is_year && !span).then(|| (Field::Year, next.written.to_string()))
}

/// Written in capitals alone.
fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_where_and_when() {
        let of = |text: &str| of_line(text).into_iter().map(|(f, v)| format!("{} {v}", f.id())).collect::<Vec<_>>();
        for (text, said) in [
            ("Xã Lộc Sơn, Huyện Nam Sách, Tỉnh Hải Dương", vec!["name Xã Lộc Sơn", "district Huyện Nam Sách", "province Hải Dương"]),
            (
                "Xã Tân Lập, huyện Thanh Hà, tỉnh Hải Dương (số liệu đến 31/12/2024)",
                vec!["name Xã Tân Lập", "district Huyện Thanh Hà", "province Hải Dương"],
            ),
            ("UBND XÃ ĐỒNG TÂM", vec!["name Xã Đồng Tâm"]),
            ("UBND HUYỆN NINH GIANG", vec!["district Huyện Ninh Giang"]),
            ("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NĂM 2024", vec!["year 2024"]),
            (
                "Biểu tổng hợp các xã huyện Thanh Miện, tỉnh Hải Dương - Năm 2024",
                vec!["district Huyện Thanh Miện", "province Hải Dương", "year 2024"],
            ),
            ("Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021 - 2025", vec![]),
            ("Kế hoạch các năm 2021 - 2025 của tỉnh", vec![]),
            ("Xã Thanh Quý, huyện Tứ Kỳ, kỳ báo cáo năm 2024", vec!["name Xã Thanh Quý", "district Huyện Tứ Kỳ", "year 2024"]),
            ("UBND XÃ THANH QUÝ QUÝ IV", vec!["name Xã Thanh Quý"]),
            ("Thị trấn Nam Sách năm 2024", vec!["name Thị trấn Nam Sách", "year 2024"]),
            ("Xã: Tân Lập", vec![]),
        ] {
            assert_eq!(of(text), said, "{text}");
        }
    }
}
