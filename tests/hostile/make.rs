//! Files that are broken or lie, each made as small as it can be.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of these parts.
pub fn pack(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A table of one indicator: met is what its second row says.
pub const TABLE: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c r="B1" t="inlineStr"><is><t>Kết quả</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>17.1</t></is></c><c r="B2"><v>99</v></c></row>"#;

/// What an .xlsx is made of, each part to be changed.
pub struct Xlsx {
    pub workbook: String,
    pub rows: String,
    pub before: String,
    pub strings: String,
    pub styles: String,
}

impl Xlsx {
    pub fn new(rows: &str) -> Self {
        Self {
            workbook: r#"<sheet name="A" sheetId="1" r:id="rId1"/>"#.into(),
            rows: rows.into(),
            before: String::new(),
            strings: r#"<sst uniqueCount="1"><si><t>a</t></si></sst>"#.into(),
            styles: "<styleSheet/>".into(),
        }
    }

    pub fn parts(&self) -> Vec<(&'static str, Vec<u8>)> {
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        let rels = |kind: &str, target: &str| {
            format!(r#"<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{KIND}/{kind}" Target="{target}"/></Relationships>"#)
        };
        let sheet = format!(r#"{}<worksheet xmlns="{MAIN}"><sheetData>{}</sheetData></worksheet>"#, self.before, self.rows);
        let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{KIND}"><sheets>{}</sheets></workbook>"#, self.workbook);
        vec![
            ("[Content_Types].xml", b"<Types/>".to_vec()),
            ("_rels/.rels", rels("officeDocument", "xl/workbook.xml").into()),
            ("xl/workbook.xml", workbook.into()),
            ("xl/_rels/workbook.xml.rels", rels("worksheet", "worksheets/sheet1.xml").into()),
            ("xl/worksheets/sheet1.xml", sheet.into()),
            ("xl/sharedStrings.xml", self.strings.clone().into()),
            ("xl/styles.xml", self.styles.clone().into()),
        ]
    }

    pub fn bytes(&self) -> Vec<u8> {
        pack(&self.parts())
    }
}

/// An .ods of one table.
pub fn ods(content: &str) -> Vec<u8> {
    pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        ("content.xml", content.into()),
    ])
}

pub fn ods_table(rows: &str) -> String {
    format!(r#"<office:document-content><table:table table:name="A">{rows}</table:table></office:document-content>"#)
}

/// A record of .xlsb.
pub fn record(kind: u8, data: &[u8]) -> Vec<u8> {
    let mut length = data.len();
    let mut record = if kind < 0x80 { vec![kind] } else { vec![kind, 1] };
    loop {
        let more = length > 0x7f;
        record.push((length & 0x7f) as u8 | if more { 0x80 } else { 0 });
        length >>= 7;
        if !more {
            break;
        }
    }
    [record, data.to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [(letters.len() as u32 / 2).to_le_bytes().to_vec(), letters].concat()
}

/// An .xlsb of one sheet with these records in it, and these of shared texts.
pub fn xlsb(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let bundle = [vec![0; 4], 1_u32.to_le_bytes().to_vec(), wide("rId1"), wide("A")].concat();
    // Kinds from 128 on take two bytes: 0x9c 0x01 is the sheet, 0x90 0x01 the end of their list, 0x9d 0x01 what follows names.
    let workbook = [record(0x9c, &bundle), record(0x90, &[]), record(0x9d, &[])].concat();
    let rels = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let sheet = [record(0x94, &[0; 16]), record(0x91, &[]), sheet.to_vec()].concat();
    pack(&[
        ("xl/workbook.bin", workbook),
        ("xl/_rels/workbook.bin.rels", rels.into()),
        ("xl/worksheets/sheet1.bin", sheet),
        ("xl/sharedStrings.bin", strings.to_vec()),
    ])
}

/// A record of .xls.
pub fn old(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

pub fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// A number in a cell of .xls.
pub fn old_number(row: u16, column: u16) -> Vec<u8> {
    old(0x0203, &[shorts(&[row, column, 0]), 1_f64.to_le_bytes().to_vec()].concat())
}

const OLD_BEGIN: [u8; 16] = [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// The records of an .xls: `globals`, then a sheet of each of `sheets`, found where `place` puts it.
pub fn old_stream(globals: &[u8], sheets: &[Vec<u8>], place: impl Fn(usize, u32) -> u32) -> Vec<u8> {
    let bound = |at: u32| old(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
    let begin = old(0x0809, &OLD_BEGIN);
    let end = old(0x000a, &[]);
    let mut at = begin.len() + bound(0).len() * sheets.len() + globals.len() + end.len();
    let (mut bounds, mut bodies) = (Vec::new(), Vec::new());
    for (index, sheet) in sheets.iter().enumerate() {
        bounds.extend(bound(place(index, at as u32)));
        let body = [begin.clone(), sheet.clone(), end.clone()].concat();
        at += body.len();
        bodies.extend(body);
    }
    [begin, bounds, globals.to_vec(), end, bodies].concat()
}

/// The container of an .xls in sectors of 512 bytes: the table of chains first, then the directory, then the
/// stream. `change` may damage the chains.
pub fn old_file(stream: &[u8], change: impl Fn(&mut Vec<u32>)) -> Vec<u8> {
    let count = stream.len().max(4096).div_ceil(512);
    let tables = (count + 1).div_ceil(127);
    let mut chains = vec![0xffff_fffd; tables];
    chains.push(0xffff_fffe);
    chains.extend((1..count).map(|i| (tables + 1 + i) as u32));
    chains.push(0xffff_fffe);
    change(&mut chains);
    chains.resize(tables * 128, u32::MAX);
    let mut head = vec![0_u8; 512];
    head[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    head[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    let mut put = |at: usize, value: u32| head[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(44, tables as u32);
    put(48, tables as u32);
    put(56, 4096);
    put(60, 0xffff_fffe);
    put(68, 0xffff_fffe);
    (0..109).for_each(|i| put(76 + 4 * i, if i < tables { i as u32 } else { u32::MAX }));
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut entry = vec![0_u8; 128];
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..letters.len()].copy_from_slice(&letters);
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let root = entry("Root Entry", 5, 0xffff_fffe, 0);
    let directory = [root, entry("Workbook", 2, tables as u32 + 1, stream.len().max(4096) as u32), vec![0; 256]].concat();
    let chains: Vec<u8> = chains.into_iter().flat_map(u32::to_le_bytes).collect();
    let mut content = stream.to_vec();
    content.resize(count * 512, 0);
    [head, chains, directory, content].concat()
}
