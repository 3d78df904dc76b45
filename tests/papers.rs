//! The Word papers: their layout by the decree, their text, the forms of an office, documents of a province.

use crate::common::run::ntm;
use crate::common::words::basic;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::common::docx::{part, plain};
use ntm::criteria::Shelf;
use ntm::diag::{Code, Diagnostic};
use ntm::paper::{FormSource, Forms, PaperSpec, fill};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LACKING: &str = "xa-cat-linh-con-thieu.xlsx";
const MEETING: &str = "xa-an-binh-nang-cao.xlsx";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry"));
    entries.map(|e| (e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).expect("a file"))).collect()
}

fn example(name: &str) -> String {
    root().join("examples").join(name).display().to_string()
}

fn dossier(of: &str) -> Files {
    whole_dossier(of).into_iter().filter(|(name, _)| name.ends_with(".docx")).collect()
}

/// The workbook too.
fn whole_dossier(of: &str) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let output = ntm(folder.path(), &["dossier", &example(of), "-o", "ra", "--date", "05/02/2025"]);
    assert!([3, 4, 5].contains(&output.status.code().expect("a code")), "{}", text(&output.stderr));
    files(&folder.path().join("ra"))
}

/// Papers of a commune that lacks much.
static PAPERS: LazyLock<Files> = LazyLock::new(|| dossier(LACKING));
/// Papers of the district of all examples.
static DISTRICT: LazyLock<Files> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = root().join("examples").display().to_string();
    let output = ntm(folder.path(), &["batch", &examples, "--word", "ra", "--date", "05/02/2025"]);
    assert!(output.status.code() != Some(2), "{}", text(&output.stderr));
    files(&folder.path().join("ra"))
});

/// The number behind a mark, in millimetres.
fn millimetres(xml: &str, mark: &str) -> f64 {
    let rest = xml.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}"));
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<f64>().expect("a number") * 25.4 / 1440.0
}

#[test]
fn pages_are_those_of_the_decree() {
    for (name, docx) in PAPERS.iter().chain(DISTRICT.iter()) {
        let xml = part(docx, "word/document.xml");
        for section in xml.split("<w:sectPr>").skip(1) {
            let (width, height) = (millimetres(section, "<w:pgSz w:w=\""), millimetres(section, " w:h=\""));
            let upright = !section.contains("w:orient=\"landscape\"");
            let (short, long) = if upright { (width, height) } else { (height, width) };
            assert!((short - 210.0).abs() < 0.1 && (long - 297.0).abs() < 0.1, "{name}: A4, not {short} × {long}");
            for (side, least, most) in [("w:top", 20.0, 25.0), ("w:bottom", 20.0, 25.0), ("w:left", 30.0, 35.0), ("w:right", 15.0, 20.0)] {
                let margin = millimetres(section, &format!("{side}=\""));
                assert!(margin > least - 0.05 && margin < most + 0.05, "{name}: {side} is {margin} mm");
            }
            assert!(section.contains("<w:headerReference w:type=\"default\""), "{name}: a page number in every section");
        }
        assert_eq!(xml.matches("<w:titlePg/>").count(), 1, "{name}: no number on the first page, and on that alone");
        assert!(part(docx, "word/header1.xml").contains(" PAGE "), "{name}");
        assert!(part(docx, "word/header1.xml").contains("w:sz w:val=\"28\""), "{name}: numbers of 14 pt");
        let styles = part(docx, "word/styles.xml");
        assert!(styles.contains("w:ascii=\"Times New Roman\"") && !styles.contains("Calibri"), "{name}");
        assert!(styles.contains("<w:pStyle w:val=\"Header\"/>") || part(docx, "word/header1.xml").contains("Header"), "{name}");
    }
}

#[test]
fn headings_stand_over_every_page_and_rows_are_whole() {
    let mut turned = 0;
    for (name, docx) in PAPERS.iter().chain(DISTRICT.iter()) {
        let xml = part(docx, "word/document.xml");
        for table in xml.split("<w:tbl>").skip(1).map(|t| t.split("</w:tbl>").next().expect("a table")) {
            let rows: Vec<&str> = table.split("<w:tr>").skip(1).collect();
            assert!(rows.iter().all(|r| r.starts_with("<w:trPr><w:cantSplit/>")), "{name}");
            let ruled = table.contains("<w:insideH w:val=\"single\"");
            let heads = rows.iter().filter(|r| r.contains("<w:tblHeader/>")).count();
            assert_eq!(heads, usize::from(ruled), "{name}: one heading in a table with lines, none without");
            assert_eq!(rows[0].contains("<w:tblHeader/>"), ruled, "{name}");
            let width = millimetres(table, "<w:tblW w:w=\"");
            assert!(width < 165.1 || (width < 252.1 && ruled), "{name}: {width} mm");
            turned += usize::from(width > 165.1);
        }
    }
    assert!(turned > 3, "wide tables lie on turned pages");
}

fn golden(name: &str, found: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, found).expect("written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    let shown = |text: &str| text.lines().nth(at).unwrap_or_default().to_string();
    assert!(found == expected, "{name}, line {}:\n  {}\n  {}", at + 1, shown(found), shown(&expected));
}

/// Part of a text from one line to another, for papers too long to be read whole.
fn cut<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = text[start..].find(to).unwrap_or_else(|| panic!("no {to}"));
    &text[start..start + end]
}

#[test]
fn papers_say_what_they_should() {
    for (number, name) in [("1.", "to-trinh"), ("2.", "bao-cao-ket-qua"), ("3.", "bao-cao-y-kien"), ("4.", "bien-ban")] {
        let (_, docx) = PAPERS.iter().find(|(n, _)| n.starts_with(number)).expect("a paper");
        golden(&format!("paper-{name}.txt"), &plain(docx));
    }
    for (start, name) in [
        ("Báo cáo thẩm tra", "bao-cao-tham-tra"),
        ("Báo cáo 6", "bao-cao-6-thang"),
        ("Báo cáo năm", "bao-cao-nam"),
        ("Công văn", "cong-van-nganh"),
    ] {
        let (_, docx) = DISTRICT.iter().find(|(n, _)| n.starts_with(start)).expect("a paper");
        golden(&format!("paper-{name}.txt"), &plain(docx));
    }
}

#[test]
fn a_paper_never_claims_more_than_the_verdict() {
    let asks = "kính đề nghị Ủy ban nhân dân huyện Minh Họa tổ chức thẩm tra";
    let letter = |papers: &Files| plain(papers.iter().find(|(n, _)| n.starts_with("1.")).expect("a paper").1);
    let lacking = letter(&PAPERS);
    assert!(lacking.contains("DỰ THẢO – XÃ CHƯA ĐỦ ĐIỀU KIỆN") && !lacking.contains(asks), "{lacking}");
    assert!(!lacking.contains("Về việc đề nghị thẩm tra"), "{lacking}");
    let met = letter(&dossier(MEETING));
    assert!(met.contains(asks) && met.contains("KẾT LUẬN TẠM TÍNH") && !met.contains("CHƯA ĐỦ ĐIỀU KIỆN"), "{met}");
    let minutes = plain(PAPERS.iter().find(|(n, _)| n.starts_with("4.")).expect("a paper").1);
    assert!(!minutes.contains("Kết quả bỏ phiếu"), "no vote on a commune that does not meet: {minutes}");
    let check = plain(DISTRICT.iter().find(|(n, _)| n.starts_with("Báo cáo thẩm tra")).expect("a paper").1);
    let own = cut(&check, "Xã Cát Linh", "Nội dung chưa đạt");
    let rows: Vec<&str> = own.lines().filter(|l| l.starts_with("| 1") || l.starts_with("| 2")).collect();
    assert!(rows.len() > 5 && rows.iter().all(|r| r.ends_with("|  |  |  |")), "what the district finds is for the district: {own}");
}

#[test]
fn the_same_commune_gives_the_same_bytes() {
    assert!(dossier(LACKING) == *PAPERS);
}

#[test]
fn all_files_of_a_commune_or_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |more: &[&str]| ntm(folder.path(), &[&["dossier", &example(LACKING), "-o", "ra"], more].concat());
    let out = folder.path().join("ra");
    std::fs::create_dir(&out).expect("a folder");
    let kept = out.join("3. Báo cáo tổng hợp ý kiến - Xã Cát Linh - 2024.docx");
    std::fs::write(&kept, "của tôi").expect("a file");
    let refused = run(&[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("[paper-changed]"), "{}", text(&refused.stderr));
    assert_eq!(files(&out).len(), 1, "nothing else was written");
    assert_eq!(std::fs::read(&kept).expect("the file"), "của tôi".as_bytes());
    assert_eq!(run(&["--no-word"]).status.code(), Some(4));
    assert_eq!(files(&out).len(), 2);
    assert_eq!(run(&["--force"]).status.code(), Some(4));
    assert_eq!(files(&out).len(), 6, "and the one in the way is kept beside its place");
}

#[test]
fn a_form_of_an_office_replaces_the_built_in_one() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("mau")).expect("a folder");
    let form = folder.path().join("mau/to-trinh.txt");
    std::fs::write(
        &form,
        "\u{feff}@ten Giấy mời\r\nKính mời {Tên xã}, **năm** {nam}. R&D <1>\r\n@neu dat\r\nĐạt.\r\n@khac\r\nChưa.\r\n@het\r\n",
    )
    .expect("a form");
    let output = ntm(folder.path(), &["dossier", &example(LACKING), "-o", "ra", "--forms", "mau"]);
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stderr));
    let papers = files(&folder.path().join("ra"));
    let own = plain(papers.iter().find(|(n, _)| n.starts_with("1.")).expect("a paper").1);
    assert_eq!(own, "GIẤY MỜI\nKính mời xã Cát Linh, năm 2024. R&D <1>\nChưa.\n");
}

/// Everything wrong in some forms: code, place, the word.
fn faults(forms: &[(&str, &str)]) -> Vec<(Code, String, String)> {
    let sources: Vec<FormSource> = forms.iter().map(|(n, t)| FormSource { name: n.to_string(), text: t.to_string() }).collect();
    let found = Forms::open(&sources).expect_err("something is wrong");
    let fact = |d: &Diagnostic| d.facts.first().map(|(_, f)| format!("{f:?}")).unwrap_or_default();
    found.iter().map(|d| (d.code, d.place.to_string(), fact(d))).collect()
}

#[test]
fn all_that_is_wrong_in_forms_is_named_with_its_line() {
    let text =
        "@ten Tờ trình\n{ten_xaa}\n@bang tong_hopp\n@lap thon\n{x}\n@het\n@neu dat_chuan\n@het\n@vong\n@lap can_cu\n{can_cu} {hỏng\n";
    let found = faults(&[("m/to-trinh.txt", text), ("m/to-trin.txt", "x"), ("m/bien-ban.txt", "{can_cu}\n@het")]);
    let expected = [
        (Code::FormUnknown, "m/to-trin.txt"),
        (Code::FormWordUnknown, "m/to-trinh.txt:2"),
        (Code::FormWordUnknown, "m/to-trinh.txt:3"),
        (Code::FormWordUnknown, "m/to-trinh.txt:4"),
        (Code::FormWordUnknown, "m/to-trinh.txt:7"),
        (Code::FormWordUnknown, "m/to-trinh.txt:9"),
        (Code::FormMarkOpen, "m/to-trinh.txt:11"),
        (Code::FormUnclosed, "m/to-trinh.txt:10"),
        (Code::FormWordUnknown, "m/bien-ban.txt:1"),
        (Code::FormUnclosed, "m/bien-ban.txt:2"),
    ];
    let found: Vec<(Code, &str)> = found.iter().map(|(code, place, _)| (*code, place.as_str())).collect();
    assert_eq!(found, expected, "a key of a list is known inside it alone");
    assert_eq!(faults(&[("trinh-bay.toml", "font = \"A\"\n[page]\nwidth = 0\n")])[0].0, Code::FormLayout);
}

#[test]
fn the_readme_of_the_forms_names_everything() {
    let readme = std::fs::read_to_string(root().join("criteria/forms/README.md")).expect("the README");
    // A word that is nothing makes the program name all that there is.
    let ask = |form: &str, line: &str| {
        let source = FormSource { name: form.to_string(), text: line.to_string() };
        let found = Forms::open(&[source]).expect_err("unknown");
        let (_, known) = found[0].facts.iter().find(|(n, _)| *n == "known").expect("the names").clone();
        format!("{known:?}").trim_start_matches("Text(\"").trim_end_matches("\")").split(", ").map(str::to_string).collect::<Vec<_>>()
    };
    for form in ["to-trinh.txt", "bao-cao-nam.txt", "cong-van-nganh.txt"] {
        for line in ["{zz}", "@bang zz", "@neu zz", "@lap zz\n@het", "@zz"] {
            for word in ask(form, line) {
                assert!(readme.contains(&format!("`{word}`")), "{form}: {word} is not in criteria/forms/README.md");
            }
        }
    }
    for (form, list) in [
        ("to-trinh.txt", "bo_tieu_chi\n@lap tieu_chi\n@lap chi_tieu"),
        ("to-trinh.txt", "can_cu"),
        ("to-trinh.txt", "van_ban"),
        ("to-trinh.txt", "dac_thu"),
        ("to-trinh.txt", "thanh_vien"),
        ("bao-cao-nam.txt", "xa"),
        ("bao-cao-nam.txt", "khong_doc"),
    ] {
        for line in ["{zz}", "@neu zz"] {
            for word in ask(form, &format!("@lap {list}\n{line}")) {
                assert!(readme.contains(&format!("`{word}`")), "{list}: {word} is not in criteria/forms/README.md");
            }
        }
    }
}

// --- documents of a province's own ---

fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn paragraph(runs: &[&str]) -> String {
    let runs: String = runs.iter().map(|r| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{r}</w:t></w:r>")).collect();
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body><w:p><w:pPr><w:pStyle w:val=\"{{{{khong}}}}\"/></w:pPr>{runs}</w:p></w:body></w:document>"
    )
}

/// Fills a document for a commune of this name.
fn filled(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let law = Shelf::open(&[]).expect("the criteria").shared_law("Minh Họa", 2024).expect("the law");
    let mut commune = ntm::commune::Commune { ..Default::default() };
    commune.name.value = Some(name.to_string());
    commune.year.value = Some(2024);
    commune.target.value = Some(basic());
    let assessment = ntm::assess::assess(&law, &commune, Default::default()).expect("judged");
    fill(bytes, "mau.docx", &PaperSpec { law: &law, commune: &commune, assessment: &assessment, date: None, numbers: &Default::default() })
}

#[test]
fn marks_are_filled_and_all_else_stays_byte_for_byte() {
    let picture: Vec<u8> = (0..=255).cycle().take(5000).collect();
    let header = "<w:hdr xmlns:w=\"x\"><w:p><w:r><w:t>{{nam}}</w:t></w:r></w:p></w:hdr>";
    let text = paragraph(&["Gửi {{ Tên xã }}, ", "năm {{nam}} và {{nam}}; { {x} } "]);
    let parts: [(&str, &[u8]); 4] = [
        ("word/document.xml", text.as_bytes()),
        ("word/media/{{nam}}.png", &picture),
        ("word/header1.xml", header.as_bytes()),
        ("customXml/item1.xml", b"<w:t>{{nam}}</w:t>"),
    ];
    let done = filled("Xã R&D <A>", &docx(&parts)).expect("filled");
    let expected = text.replace("{{ Tên xã }}", "xã R&amp;D &lt;A&gt;").replace("{{nam}}", "2024");
    assert_eq!(part(&done, "word/document.xml"), expected);
    assert_eq!(part(&done, "word/header1.xml"), header.replace("{{nam}}", "2024"));
    assert_eq!(part(&done, "customXml/item1.xml"), "<w:t>{{nam}}</w:t>");
    let mut kept = Vec::new();
    ZipArchive::new(Cursor::new(&done))
        .expect("a zip")
        .by_name("word/media/{{nam}}.png")
        .expect("kept")
        .read_to_end(&mut kept)
        .expect("bytes");
    assert_eq!(kept, picture);
    assert_eq!(filled("Xã R&D <A>", &docx(&parts)).expect("filled"), done, "the same bytes again");
}

#[test]
fn marks_that_are_unknown_or_in_pieces_are_all_named() {
    let text = paragraph(&["a {{ten_xaa}} b {{", "nam}} c {{huyen", "}} d {{tinh}} e {{nam"]);
    let found = filled("Xã A", &docx(&[("word/document.xml", text.as_bytes())])).expect_err("wrong");
    let codes: Vec<Code> = found.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::DocxKeyUnknown, Code::DocxKeySplit, Code::DocxKeySplit, Code::DocxKeySplit]);
    let facts = format!("{:?}", found[0].facts);
    assert!(facts.contains("ten_xa\"") && facts.contains("word/document.xml") && facts.contains("a {{ten_xaa}} b"), "{facts}");
    let nothing = filled("Xã A", &docx(&[("word/document.xml", paragraph(&["x"]).as_bytes())])).expect_err("no mark");
    assert_eq!(nothing.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::DocxNoKey]);
}

#[test]
fn hostile_documents_are_refused() {
    let reason = |bytes: &[u8]| {
        let found = filled("Xã A", bytes).expect_err("hostile");
        assert_eq!(found[0].code, Code::DocxUnusable, "{found:?}");
        format!("{:?}", found[0].facts)
    };
    assert!(reason(b"no zip at all").contains("no-document"));
    assert!(reason(&docx(&[("xl/workbook.xml", b"<x/>")])).contains("no-document"));
    assert!(reason(&docx(&[("word/document.xml", b"<w:p><w:r><w:t>{{nam}}")])).contains("damaged"));
    assert!(reason(&docx(&[("word/document.xml", &[0xff, 0xfe, 0x00])])).contains("damaged"));
    let bomb = vec![b' '; 33 * 1024 * 1024];
    assert!(reason(&docx(&[("word/document.xml", &bomb)])).contains("too-large"));
    let names: Vec<String> = (0..2001).map(|i| format!("p{i}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert!(reason(&docx(&many)).contains("too-large"));
    let deep = format!("<x>{}</x>", "<w:p>".repeat(100_000));
    assert!(reason(&docx(&[("word/document.xml", deep.as_bytes())])).contains("damaged"));
}

#[test]
fn a_document_is_filled_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = docx(&[("word/document.xml", paragraph(&["{{ten_xa}}"]).as_bytes())]);
    std::fs::write(folder.path().join("mẫu tỉnh.docx"), &good).expect("a form");
    std::fs::write(folder.path().join("sai.docx"), docx(&[("word/document.xml", paragraph(&["{{ten_x"]).as_bytes())])).expect("a form");
    let wrong = ntm(folder.path(), &["dossier", &example(LACKING), "-o", "ra", "--form", "mẫu tỉnh.docx", "--form", "sai.docx"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("[docx-key-split]"), "{}", text(&wrong.stderr));
    assert!(files(&folder.path().join("ra")).is_empty(), "nothing is written");
    let done = ntm(folder.path(), &["dossier", &example(LACKING), "-o", "ra", "--form", "mẫu tỉnh.docx"]);
    assert_eq!(done.status.code(), Some(4), "{}", text(&done.stderr));
    let papers = files(&folder.path().join("ra"));
    assert!(part(&papers["mẫu tỉnh - Xã Cát Linh - 2024.docx"], "word/document.xml").contains("xã Cát Linh"));
}

// --- other programs ---

/// Writes papers into a folder under plain names.
fn laid(folder: &Path) -> Vec<PathBuf> {
    let papers = PAPERS.values().chain(DISTRICT.values().take(4));
    let path = |i: usize| folder.join(format!("p{i}.docx"));
    papers.enumerate().for_each(|(i, bytes)| std::fs::write(path(i), bytes).expect("written"));
    (0..PAPERS.len() + DISTRICT.len().min(4)).map(path).collect()
}

#[test]
fn python_docx_reads_the_same_text() {
    // Its own list of paragraphs passes over those in content controls.
    let script = r#"
import sys, docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
for f in sys.argv[1:]:
    d = docx.Document(f)
    print(len(d.tables), len(d.sections), d.core_properties.title)
    for p in d.element.body.iter(qn("w:p")): print(Paragraph(p, None).text)
"#;
    if !Command::new("python3").args(["-c", "import docx"]).status().is_ok_and(|s| s.success()) {
        assert!(std::env::var_os("NTM_REQUIRE_OFFICE").is_none(), "python-docx is required and not installed");
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, python-docx is not installed: papers read by another program");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let paths = laid(folder.path());
    let output = Command::new("python3").arg("-c").arg(script).args(&paths).env("PYTHONIOENCODING", "utf-8").output().expect("python3");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read = text(&output.stdout);
    for docx in PAPERS.values() {
        for line in plain(docx).lines().filter(|l| !l.starts_with('|') && !l.trim().is_empty()) {
            assert!(read.contains(line.trim()), "python-docx lacks: {line}");
        }
    }
}

#[test]
fn libreoffice_prints_numbers_from_page_two_and_headings_on_every_page() {
    let Some(office) = crate::common::office::Office::open("papers printed by LibreOffice") else { return };
    let report = PAPERS.iter().find(|(n, _)| n.starts_with("2.")).expect("the report").1;
    let pdf = office.printed(report);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().expect("pdftotext (poppler-utils)");
    let printed = text(&output.stdout);
    let pages: Vec<&str> = printed.split('\u{c}').filter(|p| !p.trim().is_empty()).collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    let first = |page: &str| page.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default().to_string();
    assert!(first(pages[0]).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "one line: {}", first(pages[0]));
    for (number, page) in (2..).zip(&pages[1..]) {
        assert_eq!(first(page), number.to_string());
    }
    let detail: Vec<&&str> =
        pages.iter().skip_while(|p| !p.contains("BIỂU CHI TIẾT")).take_while(|p| !p.contains("DANH MỤC MINH CHỨNG")).collect();
    assert!(detail.len() > 2 && detail.iter().all(|p| p.contains("Minh chứng") && p.contains("Ghi chú")), "whole across the page");
}

const ATTACHED: &str = "(Kèm theo Báo cáo số 07/BC-UBND ngày ……/……/………)";

#[test]
fn numbers_are_printed_where_they_are_given_and_dotted_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = example(LACKING);
    let numbers = ["--number", "7/BC-UBND", "--number", "to-trinh=9", "--number", "bien-ban=12/BB-UBND"];
    ntm(folder.path(), &[&["dossier", &form, "-o", "ra"], &numbers[..]].concat());
    let papers = files(&folder.path().join("ra"));
    let line = |name: &str| {
        let (_, bytes) = papers.iter().find(|(n, _)| n.starts_with(name)).expect("a paper");
        let text = plain(bytes);
        let at = text.find("Số: ").expect("a number");
        text[at..].chars().take_while(|c| !matches!(c, '|' | '\n')).collect::<String>().trim().to_string()
    };
    let lines = ["1.", "2.", "4."].map(line);
    assert_eq!(lines, ["Số: 09/TTr-UBND", "Số: 07/BC-UBND", "Số: 12/BB-UBND"]);
    let (name, _) = papers.iter().find(|(n, _)| n.ends_with(".xlsx")).expect("the workbook");
    let book = ntm::input::Spreadsheet::open(&folder.path().join("ra").join(name), name).expect("a workbook");
    let shown = |sheet: &str| {
        let grid = book.sheets().iter().find(|g| &*g.name == sheet).expect("a sheet");
        grid.text(6, 0).split(" Năm").next().unwrap_or_default().to_string()
    };
    assert_eq!(["cover", "t2"].map(|id| shown(&ntm::layout::dossier::sheet_name(id))), [ATTACHED, ATTACHED]);
    let again = ntm(folder.path(), &[&["dossier", &form, "-o", "ra"], &numbers[..]].concat());
    assert!(text(&again.stdout).contains("không có gì thay đổi"), "{}", text(&again.stdout));
    // A paper that is none, and a number for two communes at once, are wrong usage.
    let matrix = root().join("tests/files/matrix/cot-la-xa.xlsx").display().to_string();
    for wrong in [vec![form.as_str(), "--number", "to-trin=9"], vec![&form, &example(MEETING), "--number", "9"]] {
        let output = ntm(folder.path(), &[&["dossier", "-o", "sai"], &wrong[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    }
    assert!(!folder.path().join("sai").exists());
    // That a file holds several communes is known when it is read: nothing of them is written.
    let output = ntm(folder.path(), &["dossier", "-o", "trong", &matrix, "--number", "9"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(files(&folder.path().join("trong")).is_empty());
}

/// What only a province can decide is one line for the commune, not a row of its plan for each.
#[test]
fn thresholds_that_are_missing_are_asked_for_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = ["dossier", &example(MEETING), "-o", "ra", "--no-word", "--province", "Hải Dương"];
    let output = ntm(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stderr));
    let made = files(&folder.path().join("ra"));
    let (name, bytes) = made.iter().next().expect("the workbook");
    let book = ntm::input::Spreadsheet::of_bytes(bytes, name).expect("a workbook");
    let plan = book.sheets().iter().find(|g| *g.name == *ntm::layout::dossier::sheet_name("plan")).expect("the plan");
    let rows: Vec<(String, String)> =
        (3..60).map(|row| (plan.text(row, 0), plan.text(row, 1))).filter(|(first, _)| !first.is_empty()).collect();
    let asked = rows.iter().filter(|(first, _)| first.starts_with("Cần hỏi cấp trên về mức đạt chuẩn còn thiếu: NTM 2.1, 2.2, 2.3, 2.4, "));
    assert_eq!(asked.count(), 1, "{rows:?}");
    assert!(rows.iter().all(|(_, indicator)| !["NTM 2.1", "NTM 10", "NTM nâng cao 2.1"].contains(&indicator.as_str())), "{rows:?}");
}

#[test]
fn papers_of_a_district_dated_before_their_figures_are_warned_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let early = |day: &str, into: &str| {
        let output = ntm(folder.path(), &["batch", &example(MEETING), "--word", into, "--date", day]);
        text(&output.stderr).contains("[paper-before-figures]") && text(&output.stderr).contains("--as-of")
    };
    // the figures are of 31/12/2024
    assert!(early("30/12/2024", "som"));
    assert!(!early("31/12/2024", "muon"));
}
