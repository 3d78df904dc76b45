//! The hostile files by name. What is said of each is in `said.toml`.

use super::make::{TABLE, Xlsx, ods, ods_table, old, old_file, old_number, old_stream, pack, record, shorts, xlsb};

/// A file and how it is made.
pub type Made = (&'static str, fn() -> Vec<u8>);

fn rows(more: &str) -> Vec<u8> {
    Xlsx::new(&format!("{TABLE}{more}")).bytes()
}

fn before(text: &str) -> Vec<u8> {
    Xlsx { before: text.into(), ..Xlsx::new(TABLE) }.bytes()
}

fn strings(text: String) -> Vec<u8> {
    Xlsx { strings: text, ..Xlsx::new(TABLE) }.bytes()
}

/// A sheet whose dimension is this.
fn dimension(tag: &str) -> Vec<u8> {
    let mut parts = Xlsx::new(TABLE).parts();
    let sheet = String::from_utf8(std::mem::take(&mut parts[4].1)).unwrap();
    parts[4].1 = sheet.replace("<sheetData>", &format!("{tag}<sheetData>")).into();
    pack(&parts)
}

fn replaced(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let found: Vec<usize> = (0..bytes.len() - old.len()).filter(|i| bytes[*i..].starts_with(old)).collect();
    assert!(!found.is_empty(), "nothing to change");
    found.iter().for_each(|i| bytes[*i..i + new.len()].copy_from_slice(new));
    bytes
}

fn half(bytes: Vec<u8>) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

/// Sheets of .xls with two numbers at the far corners of what is kept.
fn old_corners(sheets: usize, row: u16, column: u16) -> Vec<u8> {
    let sheet = [old_number(0, 0), old_number(row, column)].concat();
    old_file(&old_stream(&[], &vec![sheet; sheets], |_, at| at), |_| {})
}

fn old_texts() -> Vec<u8> {
    let text = [&shorts(&[8000])[..], &[0], &[b'a'; 8000]].concat();
    let table = old(0x00fc, &[&[0; 8][..], &text].concat());
    let cells = (0..20_000).flat_map(|row| old(0x00fd, &shorts(&[row, 0, 0, 0, 0]))).collect();
    old_file(&old_stream(&table, &[cells], |_, at| at), |_| {})
}

fn ods_cell(attributes: &str) -> String {
    format!(r#"<table:table-cell {attributes} office:value-type="float" office:value="1"/>"#)
}

pub const FILES: &[Made] = &[
    // Found by fuzzing: 11 KB that took more than 2 GB.
    ("fuzz-bo-nho.xls", || include_bytes!("fuzz-bo-nho.xls").to_vec()),
    // one cell at each end of a sheet, and others that ask for the room between
    ("o-cuoi-trang.xlsx", || rows(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#)),
    ("o-lac.xlsx", || rows(r#"<row r="200000"><c r="CV200000"><v>1</v></c></row>"#)),
    ("dong-qua-so.xlsx", || rows(r#"<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>"#)),
    ("dong-am.xlsx", || rows(r#"<row r="-1"><c r="A-1"><v>1</v></c><c r="A0"><v>1</v></c><c r="0"><v>1</v></c></row>"#)),
    ("vung-nguoc.xlsx", || dimension(r#"<dimension ref="B5:A1"/>"#)),
    ("vung-trong.xlsx", || dimension("<dimension/>")),
    ("vung-ca-trang.xlsx", || dimension(r#"<dimension ref="A1:XFD1048576"/>"#)),
    ("dong-trong-co-dinh-dang.xlsx", || rows(r#"<row r="1048576" s="1" customFormat="1"/>"#)),
    // counts that lie
    ("chuoi-khai-nhieu.xlsx", || strings(r#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#.into())),
    ("chuoi-khai-qua-nhieu.xlsx", || strings(r#"<sst uniqueCount = '999999999999999999'><si><t>a</t></si></sst>"#.into())),
    ("cong-thuc-chung.xlsx", || rows(r#"<row r="3"><c r="A3"><f t="shared" si="4000000000" ref="A3:A4">1</f><v>1</v></c></row>"#)),
    ("co-khai-gian.xlsx", || {
        let bytes = Xlsx::new(&format!("{TABLE}{}", " ".repeat(77_777))).bytes();
        let size = Xlsx::new(&format!("{TABLE}{}", " ".repeat(77_777))).parts()[4].1.len() as u32;
        replaced(bytes, &size.to_le_bytes(), &9_u32.to_le_bytes())
    }),
    // cells no reader knows
    ("loi-tran.xlsx", || rows(r#"<row r="3"><c r="A3" t="e"><v>#SPILL!</v></c><c r="B3" t="e"><v>#GETTING_DATA</v></c></row>"#)),
    ("so-co-phay.xlsx", || rows(r#"<row r="3"><c r="A3" t="n"><v>95,5</v></c></row>"#)),
    ("chuoi-khong-co.xlsx", || rows(r#"<row r="3"><c r="A3" t="s"><v>7</v></c><c r="B3" t="s"><v>-1</v></c></row>"#)),
    // bombs
    ("chuoi-dai.xlsx", || strings(format!("<sst><si><t>{}</t></si></sst>", "a".repeat(300_000_000)))),
    ("chuoi-hoi-dai.xlsx", || strings(format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000_000)))),
    ("nhieu-chuoi.xlsx", || strings(format!("<sst>{}</sst>", "<si/>".repeat(25_000_000)))),
    ("chuoi-o-moi-o.xlsx", || {
        let cells: String = (3..20_000).map(|r| format!(r#"<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>"#)).collect();
        let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_000));
        Xlsx { strings, ..Xlsx::new(&format!("{TABLE}{cells}")) }.bytes()
    }),
    ("nhieu-dinh-dang.xlsx", || {
        let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(2_000_000));
        Xlsx { styles, ..Xlsx::new(TABLE) }.bytes()
    }),
    ("nhieu-trang.xlsx", || {
        let workbook = (0..20_000).map(|i| format!(r#"<sheet name="T{i}" sheetId="{i}" r:id="rId1"/>"#)).collect();
        Xlsx { workbook, ..Xlsx::new(TABLE) }.bytes()
    }),
    ("nhieu-o.xlsx", || rows(&format!(r#"<row r="3">{}</row>"#, r#"<c><v>1</v></c>"#.repeat(5_000_000)))),
    ("nhieu-thanh-phan.xlsx", || {
        let names: Vec<String> = (0..5000).map(|i| format!("xl/{i}.xml")).collect();
        pack(&names.iter().map(|n| (n.as_str(), Vec::new())).collect::<Vec<_>>())
    }),
    ("long-sau.xlsx", || before(&"<a>".repeat(1_000_000))),
    ("thuc-the.xlsx", || {
        let entity = |i: u32| format!(r#"<!ENTITY l{} "{}">"#, i + 1, format!("&l{i};").repeat(10));
        let all: String = (0..20).map(entity).collect();
        let cell = r#"<row r="3"><c r="A3" t="inlineStr"><is><t>&l20;</t></is></c></row>"#;
        let before = format!(r#"<!DOCTYPE w [<!ENTITY l0 "ha">{all}]>"#);
        Xlsx { before, ..Xlsx::new(&format!("{TABLE}{cell}")) }.bytes()
    }),
    // broken off
    ("cut.xlsx", || half(rows(""))),
    ("trang-cut.xlsx", || {
        let mut parts = Xlsx::new(TABLE).parts();
        parts[4].1 = half(parts[4].1.clone());
        pack(&parts)
    }),
    ("rong.xlsx", Vec::new),
    ("chi-co-dau.xlsx", || b"PK\x03\x04".to_vec()),
    ("trung-ten.xlsx", || {
        let mut parts = Xlsx::new(TABLE).parts();
        parts.push(("zl/workbook.xml", b"<workbook><sheets/></workbook>".to_vec()));
        replaced(pack(&parts), b"zl/workbook.xml", b"xl/workbook.xml")
    }),
    // .xls
    ("thu-muc-vong.xls", || old_file(&old_stream(&[], &[old_number(0, 0)], |_, at| at), |chains| chains[1] = 1)),
    ("luong-vong.xls", || old_file(&old_stream(&[], &[old_number(0, 0)], |_, at| at), |chains| chains[2] = 2)),
    ("chuoi-khu-vuc-ngoai.xls", || old_file(&old_stream(&[], &[old_number(0, 0)], |_, at| at), |chains| chains[2] = 9999)),
    ("vung-khai-lon.xls", || {
        let dimensions = old(0x0200, &shorts(&[0, 0, 0xffff, 0xffff, 0, 0xffff, 0]));
        old_file(&old_stream(&[], &[[dimensions, old_number(0, 0)].concat()], |_, at| at), |_| {})
    }),
    ("o-cuoi-trang.xls", || old_corners(1, 65_535, 255)),
    ("nhieu-trang-rong.xls", || old_corners(40, 19_999, 200)),
    ("chuoi-o-moi-o.xls", old_texts),
    ("trang-ngoai-tep.xls", || old_file(&old_stream(&[], &[old_number(0, 0)], |_, _| 0x7fff_ffff), |_| {})),
    ("trang-trung-nhau.xls", || {
        let first = |_, at: u32| at.min(16 + 4 + 40 * 13 + 4);
        old_file(&old_stream(&[], &vec![old_number(0, 0); 40], first), |_| {})
    }),
    ("cut.xls", || half(old_file(&old_stream(&[], &[old_number(0, 0)], |_, at| at), |_| {}))),
    // .ods
    ("cot-lap.ods", || {
        ods(&ods_table(&format!("<table:table-row>{}</table:table-row>", ods_cell(r#"table:number-columns-repeated="1000000000""#))))
    }),
    ("dong-lap.ods", || {
        let row = format!(r#"<table:table-row table:number-rows-repeated="1000000000">{}</table:table-row>"#, ods_cell(""));
        ods(&ods_table(&row))
    }),
    ("o-lap-nhieu-dong.ods", || {
        let row = format!("<table:table-row>{}</table:table-row>", ods_cell(r#"table:number-columns-repeated="16000""#));
        ods(&ods_table(&row.repeat(5000)))
    }),
    ("o-cach-xa.ods", || {
        let row = format!("<table:table-row>{}</table:table-row>", ods_cell(""));
        let blank = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>"#;
        let wide = r#"<table:table-row><table:table-cell table:number-columns-repeated="16000"/>"#;
        ods(&ods_table(&format!("{row}{blank}{wide}{}</table:table-row>", ods_cell(""))))
    }),
    ("chuoi-lap.ods", || {
        let cell = format!(
            r#"<table:table-cell table:number-columns-repeated="16000"><text:p>{}</text:p></table:table-cell>"#,
            "a".repeat(100_000)
        );
        ods(&ods_table(&format!("<table:table-row>{cell}</table:table-row>")))
    }),
    ("bang-cut.ods", || {
        let content = ods_table(&format!("<table:table-row>{}</table:table-row>", ods_cell("")));
        ods(&content[..content.len() - 40])
    }),
    // .xlsb
    ("ban-ghi-khai-dai.xlsb", || xlsb(&[6, 0xff, 0xff, 0xff, 0x7f, 0], &record(0x9f, &[0; 8]))),
    ("ban-ghi-cut.xlsb", || xlsb(&[6, 40, 0, 0], &record(0x9f, &[0; 8]))),
    ("chuoi-lap-lai.xlsb", || {
        let text = [&[0][..], &60_000_u32.to_le_bytes(), &[b'a', 0].repeat(60_000)].concat();
        let head = record(0x9f, &[[0; 4], 1_000_000_u32.to_le_bytes()].concat());
        xlsb(&record(0x92, &[]), &[head, record(0x13, &text), record(0x13, &[]).repeat(1_000_000)].concat())
    }),
    // text
    ("dong-50-mb.csv", || b"a".repeat(50 * 1024 * 1024)),
    ("dong-29-mb.csv", || b"a".repeat(29 * 1024 * 1024)),
    ("nhieu-dau.csv", || b";".repeat(29 * 1024 * 1024)),
    ("nhieu-dong.csv", || b"\n".repeat(29 * 1024 * 1024).into_iter().chain(*b"x").collect()),
    ("byte-khong.csv", || [b"M\xc3\xa3;K\xe1\xba\xbft qu\xe1\xba\xa3\n17.1;99\n".to_vec(), vec![0; 1_000_000]].concat()),
];
