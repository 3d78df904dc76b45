//! Papers as people read them.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// A part of a package, as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("a zip");
    let mut out = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut out).expect("text");
    out
}

/// The text of a paper, a paragraph a line, the cells of a row with bars between.
pub fn plain(docx: &[u8]) -> String {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut out, mut line, mut row, mut inside, mut depth) = (String::new(), String::new(), Vec::new(), false, 0);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(e) => match e.name().as_ref() {
                "w:t" => inside = true,
                "w:tr" => row.clear(),
                "w:tc" => {
                    depth += 1;
                    line.clear();
                }
                _ => {}
            },
            Event::Empty(e) if matches!(e.name().as_ref(), "w:tab" | "w:br") => line.push(' '),
            Event::End(e) => match e.name().as_ref() {
                "w:t" => inside = false,
                "w:p" if depth == 0 => out += &format!("{}\n", std::mem::take(&mut line).trim_end()),
                "w:p" => line.push_str(" / "),
                "w:tc" => {
                    depth -= 1;
                    row.push(std::mem::take(&mut line).trim_end_matches([' ', '/']).to_string());
                }
                "w:tr" => out += &format!("| {} |\n", row.join(" | ")),
                _ => {}
            },
            Event::Text(t) if inside => line.push_str(&t),
            Event::GeneralRef(r) if inside => line.push_str(match &*r {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                _ => "\"",
            }),
            Event::Eof => return out,
            _ => {}
        }
    }
}

/// The tables of a paper: rows of cells, a cell over several columns once.
pub fn tables(docx: &[u8]) -> Vec<Vec<Vec<String>>> {
    let (mut found, mut rows): (Vec<Vec<Vec<String>>>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for line in plain(docx).lines() {
        match line.strip_prefix("| ").and_then(|l| l.strip_suffix(" |")) {
            Some(cells) => rows.push(cells.split(" | ").map(|c| c.replace(" / ", "\n").trim().to_string()).collect()),
            None if rows.is_empty() => {}
            None => found.push(std::mem::take(&mut rows)),
        }
    }
    found.push(rows);
    found.into_iter().filter(|table| !table.is_empty()).collect()
}
