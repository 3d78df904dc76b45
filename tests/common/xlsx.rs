//! Cells typed into a workbook by changing its XML, as any other program would leave them, and cells as another program reads them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is typed into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    Number(String),
    Text(String),
    Error(String),
    /// A formula and the number it came to.
    Formula(String, String),
}

/// A cell to be typed into.
#[derive(Debug, Clone)]
pub struct Edit {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
    pub typed: Typed,
}

/// Cells by sheet, row and column.
pub type Cells = BTreeMap<(String, u32, u32), Data>;

/// The cells of a workbook as another program reads them.
pub fn cells(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        cells.extend(range.used_cells().map(|(r, c, data)| ((name.clone(), top + r as u32, left + c as u32), data.clone())));
    }
    cells
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.push((name, content));
    }
    parts
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Changes every part of a workbook by its name.
pub fn change(bytes: &[u8], mut by: impl FnMut(&str, String) -> String) -> Vec<u8> {
    let changed: Vec<(String, Vec<u8>)> = parts(bytes)
        .into_iter()
        .map(|(name, content)| match String::from_utf8(content) {
            Ok(text) => (name.clone(), by(&name, text).into_bytes()),
            Err(binary) => (name, binary.into_bytes()),
        })
        .collect();
    pack(&changed)
}

/// The workbook with these cells typed in.
pub fn typed(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let names = sheet_names(bytes);
    change(bytes, |part, mut text| {
        let Some(index) = part.strip_prefix("xl/worksheets/sheet").and_then(|p| p.strip_suffix(".xml")) else { return text };
        let name = &names[index.parse::<usize>().unwrap() - 1];
        for edit in edits.iter().filter(|e| e.sheet == *name) {
            type_into(&mut text, edit);
        }
        text
    })
}

fn sheet_names(bytes: &[u8]) -> Vec<String> {
    let book = parts(bytes).into_iter().find(|(n, _)| n == "xl/workbook.xml").unwrap().1;
    let text = String::from_utf8(book).unwrap();
    text.split("<sheet name=\"").skip(1).map(|p| p.split('"').next().unwrap().to_string()).collect()
}

fn type_into(text: &mut String, edit: &Edit) {
    let address = format!("{}{}", ntm::diag::column_letters(edit.column), edit.row + 1);
    let start = text.find(&format!("<c r=\"{address}\"")).unwrap_or_else(|| below(text, edit, &address));
    let open_end = start + text[start..].find('>').unwrap();
    let end = if text[..open_end].ends_with('/') { open_end + 1 } else { start + text[start..].find("</c>").unwrap() + 4 };
    let style = text[start..open_end].split(" s=\"").nth(1).map(|s| s.split('"').next().unwrap().to_string());
    let style = style.map(|s| format!(" s=\"{s}\"")).unwrap_or_default();
    let cell = match &edit.typed {
        Typed::Number(n) => format!("<c r=\"{address}\"{style}><v>{n}</v></c>"),
        Typed::Text(t) => format!("<c r=\"{address}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(t)),
        Typed::Error(e) => format!("<c r=\"{address}\"{style} t=\"e\"><v>{e}</v></c>"),
        Typed::Formula(f, n) => format!("<c r=\"{address}\"{style}><f>{}</f><v>{n}</v></c>", escape(f)),
    };
    text.replace_range(start..end, &cell);
}

/// Makes a cell below the table, behind those made there before; elsewhere only what is there can be typed into.
fn below(text: &mut String, edit: &Edit, address: &str) -> usize {
    let (row, cell) = (format!("<row r=\"{}\">", edit.row + 1), format!("<c r=\"{address}\"/>"));
    let end = text.find("</sheetData>").unwrap();
    if text[..end].ends_with("</row>") && text.contains(&row) {
        let at = end - "</row>".len();
        text.insert_str(at, &cell);
        return at;
    }
    let last: u32 = text[..end].rsplit("<row r=\"").next().and_then(|t| t.split('"').next()?.parse().ok()).unwrap();
    assert!(last < edit.row + 1, "{} has no cell {address}", edit.sheet);
    text.insert_str(end, &format!("{row}{cell}</row>"));
    end + row.len()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
