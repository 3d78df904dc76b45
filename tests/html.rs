//! The page of a round, as a person meets it in a real browser.

use crate::common::run::ntm;
use crate::common::words;
use crate::common::words::{advanced, basic};
use std::path::{Path, PathBuf};

use crate::common::browser::{Browser, DOWN, ENTER, ESCAPE, RIGHT, TAB};
use crate::common::shown::{plain, shown, under};
use ntm::commune::{Attribute, Commune, Held};
use ntm::criteria::{Law, LawSource, Level, Shelf};
use ntm::diag::{Code, Diagnostic, Origin, Place};
use ntm::district::Review;
use ntm::input::Spreadsheet;
use ntm::report::{PageSpec, html};
use ntm::workbook::{SummarySpec, summary};

/// A name that does harm wherever it is taken for markup.
const EVIL: &str = "</script><img src=x onerror=\"document.title='hacked'\">{{script}}";
/// A file whose name would be a program where it is taken for an address.
const EVIL_FILE: &str = "javascript:document.title='hacked'/x #1 100%.xlsx";

/// Commune, district, target, then the answers to basic 1.1, 2.1 (≥ 80 %), 2.2 (≥ 50 %, not confirmed) and advanced 1.1
/// (≥ 60), file.
const COMMUNES: [[&str; 8]; 5] = [
    ["Xã Ánh Dương", "Huyện Bình Minh", "basic", "Đạt", "90/100", "60/100", "", "a.xlsx"],
    ["Xã Đồng Tiến", "Huyện Bình Minh", "basic", "Đạt", "75/100", "", "", "huyện B/b.xlsx"],
    [EVIL, "<b>Huyện</b> & \"Cát\"", "basic", "Chưa đạt", "80/100", "40/100", "", EVIL_FILE],
    ["Xã Dương Liễu", "Huyện Ánh Sao", "advanced", "", "", "", "", "d.xlsx"],
    ["Xã Cẩm Hà", "Huyện Ánh Sao", "advanced", "Đạt", "100/100", "60/100", "60", "e.xlsx"],
];

fn law() -> Law {
    let read = |name: &str| LawSource { name: name.into(), text: std::fs::read_to_string(format!("tests/data/{name}")).expect("a law") };
    let shelf = Shelf::of(&["report/nation.toml", "page/basic.toml", "page/advanced.toml"].map(read));
    shelf.unwrap_or_else(|findings| panic!("{findings:#?}")).law("Bắc", 2024).expect("a province")
}

fn commune(law: &Law, [name, district, target, planned, water, toilets, income, file]: [&str; 8]) -> Commune {
    let target = Level::from_id(target).expect("a level");
    let mut commune = words::empty(target, 2024);
    commune.name = Attribute::of(name.to_string());
    commune.district = Attribute::of(district.to_string());
    commune.province = Attribute::of("Bắc".to_string());
    commune.classes = Attribute::of(Vec::new());
    // Only those that answer at all answer the conditions: no debt, enough are content.
    let (debt, content) = if planned.is_empty() { ("", "") } else { ("0", "95/100") };
    if target == advanced() && !planned.is_empty() {
        commune.held = Attribute::of(Some(Held { level: basic(), year: Some(2022), decision: "1/QĐ-UBND".into(), date: None }));
    }
    let answers = [
        ("basic:1.1", planned),
        ("basic:2.1", water),
        ("basic:2.2", toilets),
        ("advanced:1.1", income),
        ("condition:no", debt),
        ("condition:hai-long", content),
    ];
    for (row, (measure, text)) in (4..).zip(answers) {
        words::answer(law, &mut commune, measure, text).expect("an answer");
        let origin = Origin { file: file.into(), sheet: "Chỉ tiêu NTM".into(), row, column: 6, above: None, path: None };
        commune.answers.entry(measure.to_string()).and_modify(|a| a.origin = Some(origin));
    }
    commune
}

/// The round of the communes above, so many times over, and a file that cannot be read.
fn review(times: usize) -> Review {
    let (law, mut review) = (law(), Review::default());
    for (number, row) in COMMUNES.iter().cycle().take(COMMUNES.len() * times).enumerate() {
        let mut commune = commune(&law, *row);
        commune.code = Attribute::of(format!("{number:05}"));
        let assessment = words::judge(&law, &commune);
        review.add(row[7], &law, &commune, &assessment, &assessment.findings);
    }
    let unreadable = Diagnostic::new(Code::FileUnreadable, Place::Nowhere).with("reason", "<i>tệp hỏng</i>");
    review.add_unjudged("hỏng <b>.xlsx", "", &[unreadable]);
    review
}

fn page(review: &Review) -> String {
    html(&PageSpec { review, link: &|file| Some(file.to_string()) }).expect("a page")
}

/// The page of so many rounds in a browser; the folder must outlive it.
fn opened(times: usize) -> (Browser, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tổng hợp.html");
    std::fs::write(&path, page(&review(times))).expect("room on the disk");
    (Browser::open(&path), folder)
}

/// The names of the communes in the order of the rows.
fn names(browser: &Browser) -> Vec<String> {
    browser.texts("#body th")
}

fn row(browser: &Browser, number: usize) -> Vec<String> {
    browser.texts(&format!("#body tr:nth-child({number}) td"))
}

const ALL: &str = "Đang xem 5 trong 5 xã. Ở các xã này: 3 lượt chỉ tiêu chưa đạt, 7 lượt chưa kết luận được.";

#[test]
fn what_is_seen_is_what_was_judged() {
    let (browser, _folder) = opened(1);
    assert_eq!(browser.text("#count"), ALL);
    assert_eq!(browser.texts(".tile strong"), ["5", "2", "2", "1"]);
    assert_eq!(browser.texts("#head .mark .code"), ["1", "2", "1"]);
    assert_eq!(browser.texts("#head .group:not(.none)"), ["NTM", "NTM nâng cao"]);
    assert_eq!(names(&browser), COMMUNES.map(|row| row[0]));
    assert_eq!(row(&browser, 1), ["Huyện Bình Minh", "NTM", "Đạt *", "NTM 2/2", "0", "0", "Đ", "Đ", ""]);
    assert_eq!(row(&browser, 2), ["Huyện Bình Minh", "NTM", "Chưa đạt", "NTM 1/2", "1", "1", "Đ", "C", ""]);
    assert_eq!(row(&browser, 3)[2..], ["Chưa đạt", "NTM 0/2", "2", "0", "C", "C", ""]);
    assert_eq!(row(&browser, 4)[2..], ["Chưa kết luận được", "NTM 0/2 · NTM nâng cao 0/1", "0", "6", "?", "?", "?"]);
    assert_eq!(row(&browser, 5)[2..], ["Đạt *", "NTM 2/2 · NTM nâng cao 1/1", "0", "0", "Đ", "Đ", "Đ"]);
    // Provisional is known by a star and by a word, not by colour.
    let spoken = "return [...document.querySelectorAll('#body tr:nth-child(1) td.mark:not(.blank)')].map((c) => \
                  c.ariaLabel + getComputedStyle(c, '::after').content)";
    assert_eq!(browser.js(spoken), serde_json::json!(["Đạtnone", "Đạt (tạm tính)\"*\""]));
    assert!(browser.texts("#bars .code").iter().take(3).eq(["NTM 1.1", "NTM 2.1", "NTM 2.2"]), "each fails once, in the order of the set");
    assert!(browser.text("#unread").contains("hỏng <b>.xlsx") && browser.text("#unread").contains("<i>tệp hỏng</i>"));

    browser.click("#views label:last-of-type");
    assert_eq!(browser.texts("#head .mark .code"), ["1.1", "2.1", "2.2", "1.1", "ĐK 1", "ĐK 2", "ĐK 3"]);
    assert_eq!(row(&browser, 3)[6..], ["C", "Đ", "C", "", "C", "Đ", "Đ"]);
    assert_eq!(browser.text("#count"), ALL, "counts do not depend on the view");
    assert_eq!(browser.complaints(), serde_json::json!([]));
    let requests = browser.requests();
    assert!(requests.len() == 1 && requests[0].starts_with("file://"), "{requests:?}");
}

/// The page and the workbook show one table: read back by a browser and by the reader of sheets.
#[test]
fn the_page_says_the_same_as_the_workbook() {
    let (browser, _folder) = opened(1);
    let review = review(1);
    let book = summary(&SummarySpec { review: &review, link: &|_| None }).expect("a workbook");
    let book = Spreadsheet::of_bytes(&book, "tong-hop.xlsx").expect("a workbook");
    let heads = browser.texts("#head th[class^='f-'] span:first-child");
    let communes = under(&book, "Tổng hợp", &[&["TT".to_string()], &heads[..]].concat()).expect("a list");
    let both = |sheet: &str, view: &str| {
        browser.click(&format!("#views label:{view}"));
        for (at, commune) in communes.iter().enumerate() {
            let seen: Vec<String> = [&names(&browser)[at..=at], &row(&browser, at + 1)[..]].concat();
            let [_, name, district, target, verdict, met, failed, open] = &commune[..] else { panic!("{commune:?}") };
            let verdict = verdict.replace(" (tạm tính)", " *");
            let first = [name, district, target, &verdict, met, failed, open];
            assert_eq!(seen.iter().take(7).map(|c| plain(c)).collect::<Vec<_>>(), first.map(|c| plain(c)), "row {at}");
            let letters: Vec<String> = shown(&book, sheet)[4 + at].range(4..).map(|(_, letter)| letter.clone()).collect();
            assert_eq!(seen[7..].iter().filter(|c| !c.is_empty()).cloned().collect::<Vec<_>>(), letters, "{sheet}, row {at}");
        }
    };
    both("Xã × tiêu chí", "first-of-type");
    both("Xã × chỉ tiêu", "last-of-type");
}

#[test]
fn filters_narrow_rows_columns_and_counts() {
    let (browser, _folder) = opened(1);
    browser.type_into("#search", "DUONG");
    assert_eq!(names(&browser), ["Xã Ánh Dương", "Xã Dương Liễu"]);
    assert_eq!(browser.text("#count"), "Đang xem 2 trong 5 xã. Ở các xã này: 0 lượt chỉ tiêu chưa đạt, 6 lượt chưa kết luận được.");
    assert_eq!(browser.texts(".tile strong"), ["2", "1", "0", "1"]);
    browser.click("#filters [type=reset]");
    browser.type_into("#search", "dong tien");
    assert_eq!(names(&browser), ["Xã Đồng Tiến"], "d finds đ");
    browser.click("#filters [type=reset]");
    browser.choose("#district", "Huyện Bình Minh");
    assert_eq!(names(&browser), ["Xã Ánh Dương", "Xã Đồng Tiến"]);
    assert_eq!(browser.texts("#head .group:not(.none)"), ["NTM"], "a set nobody here was asked is not shown");
    browser.choose("#verdict", "Chưa đạt");
    assert_eq!(names(&browser), ["Xã Đồng Tiến"]);
    browser.click("#filters [type=reset]");
    browser.choose("#target", "NTM nâng cao");
    assert_eq!(names(&browser), ["Xã Dương Liễu", "Xã Cẩm Hà"]);
    browser.click("#filters [type=reset]");
    browser.choose("#criterion", "2. Nước sạch");
    browser.choose("#verdict", "Chưa đạt");
    assert_eq!(names(&browser), ["Xã Đồng Tiến", EVIL]);
    assert_eq!(browser.texts("#head .mark .code"), ["2"]);
    assert_eq!(browser.text("#count"), "Đang xem 2 trong 5 xã. Ở các xã này: 2 lượt chỉ tiêu chưa đạt, 1 lượt chưa kết luận được.");
    browser.click("#filters [type=reset]");
    browser.choose("#department", "Phòng Y tế");
    browser.choose("#verdict", "Chưa đạt");
    browser.click("#views label:last-of-type");
    assert_eq!((names(&browser), browser.texts("#head .mark .code")), (vec![EVIL.to_string()], vec!["2.2".to_string()]));
    browser.choose("#zone", "Duy trì được");
    assert!(names(&browser).is_empty() && browser.text("#count").starts_with("Đang xem 0 trong 5 xã. Không có xã nào khớp."));
    browser.click("#filters [type=reset]");
    browser.choose("#zone", "Duy trì được");
    assert_eq!(names(&browser), ["Xã Cẩm Hà"], "the only one recognised");
    browser.click("#filters [type=reset]");
    browser.comes_to("#count", ALL);
    // A bar leads to the communes that fail its item.
    browser.click("#bars li:nth-child(2) button");
    assert_eq!((names(&browser), browser.texts("#head .mark .code")), (vec!["Xã Đồng Tiến".to_string()], vec!["2.1".to_string()]));
}

#[test]
fn every_column_sorts() {
    let (browser, _folder) = opened(1);
    let sorted = |key: &str| browser.js(&format!("return document.querySelector('[data-key={key}]').closest('th').ariaSort"));
    browser.click("[data-key=commune]");
    let up = [EVIL, "Xã Ánh Dương", "Xã Cẩm Hà", "Xã Dương Liễu", "Xã Đồng Tiến"];
    assert_eq!((names(&browser), sorted("commune")), (up.map(String::from).to_vec(), "ascending".into()), "Đ stands behind D");
    browser.click("[data-key=commune]");
    let down: Vec<&str> = up.into_iter().rev().collect();
    assert_eq!((names(&browser), sorted("commune")), (down.into_iter().map(String::from).collect(), "descending".into()));
    browser.click("[data-key=commune]");
    assert_eq!((names(&browser), sorted("commune")), (COMMUNES.map(|row| row[0].to_string()).to_vec(), "none".into()));
    browser.click("[data-key=c1]");
    assert_eq!(names(&browser), ["Xã Đồng Tiến", EVIL, "Xã Dương Liễu", "Xã Ánh Dương", "Xã Cẩm Hà"], "what needs work comes first");
    browser.click("[data-key=open]");
    browser.click("[data-key=open]");
    assert_eq!(names(&browser)[..2], ["Xã Dương Liễu", "Xã Đồng Tiến"]);
    browser.click("[data-key=share]");
    assert_eq!(names(&browser), [EVIL, "Xã Dương Liễu", "Xã Đồng Tiến", "Xã Ánh Dương", "Xã Cẩm Hà"]);
    browser.click("[data-key=c2]");
    assert_eq!(names(&browser)[..2], ["Xã Dương Liễu", "Xã Cẩm Hà"], "those not asked come last");
    browser.click("[data-key=c2]");
    assert_eq!(names(&browser)[..2], ["Xã Cẩm Hà", "Xã Dương Liễu"], "either way");
}

#[test]
fn reasons_open_by_mouse_and_by_keyboard() {
    let (browser, _folder) = opened(1);
    browser.click("#body tr:nth-child(2) td:nth-child(9)");
    let said = browser.text("#dialog");
    let expected = "NTM 2. Nước sạch\nĐóng\nChưa đạt Xã Đồng Tiến – Huyện Bình Minh\nNTM 2.1 Tỷ lệ hộ dùng nước sạch\nChưa đạt\nYêu cầu\n≥ 80 %\n\
                    Kết quả\n75 % (75/100 hộ)\nCòn thiếu\ncần thêm 5 hộ\nÔ số liệu\nhuyện B/b.xlsx › Chỉ tiêu NTM › G6\nCơ quan phụ trách\n\
                    Phòng Nông nghiệp\nNTM 2.2 Tỷ lệ hộ có nhà tiêu hợp vệ sinh\nChưa kết luận được\nYêu cầu\n≥ 50 %\nKết quả\nChưa có số liệu\n\
                    Vì sao\nChưa có số liệu\nCơ quan phụ trách\nPhòng Y tế\nXem cả xã";
    assert_eq!(said.lines().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n"), expected);
    let address = browser.js("return document.querySelector('#dialog a').getAttribute('href')");
    assert_eq!(address, "huy%E1%BB%87n%20B/b.xlsx");
    browser.press(&[ESCAPE]);
    assert_eq!(browser.js("return document.querySelector('#dialog').open"), false);

    // From the top of the page by Tab alone: the table is one stop, arrow keys walk in it.
    browser.js("document.activeElement.blur(); scrollTo(0, 0)");
    browser.click("#search");
    let inside = "return document.querySelector('#table').contains(document.activeElement)";
    let stops = (0..20).take_while(|_| browser.js(inside) == false).map(|_| browser.press(&[TAB])).count();
    assert!((8..16).contains(&stops), "{stops} stops to the table");
    browser.js("document.querySelector('#body th button').focus()");
    browser.press(&[DOWN, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, ENTER]);
    assert_eq!(browser.text("#dialog"), said, "the same reasons");
    assert_eq!(browser.js("return document.activeElement.id"), "dialog-title");
    browser.press(&[ESCAPE]);
    assert_eq!(browser.js("return document.activeElement.innerText"), "C", "back where it was");
    browser.press(&[TAB]);
    assert_eq!(browser.js(inside), false, "one more Tab leaves the table");

    browser.click("#body tr:nth-child(5) th button");
    let said = browser.text("#dialog");
    for part in [
        "Xã Cẩm Hà",
        "Đạt (tạm tính) xã nông thôn mới nâng cao · Huyện Ánh Sao, Bắc",
        "Năm 2024, đánh giá đến 31/12/2024",
        "NTM (2022)",
        "NTM: đạt 2/2 tiêu chí Đạt (tạm tính)",
        "Duy trì được mọi tiêu chí. (tạm tính) Tính theo bộ tiêu chí xã nông thôn mới: 0 chưa đạt, 0 chưa kết luận được, trong 2 tiêu chí.",
        "ĐK 3 Không nợ xây dựng cơ bản",
    ] {
        assert!(said.contains(part), "no {part:?} in\n{said}");
    }
}

#[test]
fn no_name_is_ever_taken_for_markup() {
    let (browser, folder) = opened(1);
    browser.click("#body tr:nth-child(3) th button");
    assert_eq!(browser.text("#dialog-title"), EVIL);
    let address = browser.js("return document.querySelector('#dialog a').href");
    let here = PathBuf::from(address.as_str().expect("an address").trim_start_matches("file://"));
    assert!(here.ends_with("javascript%3Adocument.title%3D'hacked'/x%20%231%20100%25.xlsx"), "{}", here.display());
    browser.press(&[ESCAPE]);
    browser.type_into("#search", "<img");
    assert_eq!(names(&browser), [EVIL]);
    assert_eq!(browser.js("return document.querySelectorAll('img, #body b, #unread b, #unread i, select b').length"), 0);
    assert!(browser.js("return document.title").as_str().is_some_and(|title| title.starts_with("Tổng hợp")));
    assert_eq!(browser.complaints(), serde_json::json!([]));
    // What slipped in all the same would not run, nor reach the network.
    browser.js("const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s);");
    browser.js("const i = new Image(); i.src = 'http://127.0.0.1:9/x'; document.body.append(i)");
    assert!(browser.js("return document.title").as_str().is_some_and(|title| title.starts_with("Tổng hợp")));
    let reported = browser.complaints().to_string();
    assert!(reported.contains("script-src") && reported.contains("img-src"), "{reported}");
    assert!(folder.path().is_dir());
}

/// Contrast by WCAG 2.2 of every text in sight against what is behind it, the least first.
const CONTRAST: &str = r#"
const light = (c) => { const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const parts = (c) => c.match(/[\d.]+/g).map(Number);
const behind = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
const found = [];
for (const e of document.querySelectorAll("body *")) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || !e.checkVisibility() || e.closest("option, script, style, noscript")) continue;
  const [a, b] = [light(parts(getComputedStyle(e).color)), light(behind(e))];
  found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + "." + e.className + " " + e.innerText.slice(0, 30)]);
}
return found.sort((x, y) => x[0] - y[0]);
"#;

#[test]
fn light_and_dark_can_both_be_read() {
    let (browser, _folder) = opened(1);
    let mut grounds = Vec::new();
    for dark in [false, true] {
        browser.dark(dark);
        grounds.push(
            browser.js("return ['body', '.card', '#body td.vN'].map((s) => getComputedStyle(document.querySelector(s)).backgroundColor)"),
        );
        for opened in [false, true] {
            if opened {
                browser.click("#body tr:nth-child(2) th button");
            }
            let found = browser.js(CONTRAST);
            let found = found.as_array().expect("a list");
            assert!(found.len() > 50, "{} texts", found.len());
            assert!(found[0][0].as_f64().is_some_and(|least| least >= 4.5), "dark {dark}: {:?}", &found[..3]);
        }
        browser.press(&[ESCAPE]);
    }
    let differ = grounds[0].as_array().expect("a list").iter().zip(grounds[1].as_array().expect("a list")).all(|(l, d)| l != d);
    assert!(differ, "{grounds:?}");
}

#[test]
fn paper_has_every_row_below_headings_of_its_own() {
    let (browser, _folder) = opened(40);
    let before = browser.js("return document.querySelectorAll('#body tr').length").as_u64().expect("a number");
    assert!(before < 100, "{before} rows on the screen");
    let pages = browser.paper();
    let named = |page: &&String| page.contains("Xã Đồng Tiến");
    let tables: Vec<&String> = pages.iter().filter(named).collect();
    assert_eq!(tables.iter().map(|p| p.matches("Xã Đồng Tiến").count()).sum::<usize>(), 40, "every commune on paper");
    assert!((9..=20).contains(&tables.len()), "{} sheets for 200 rows", tables.len());
    let bare: Vec<&&String> = tables.iter().filter(|p| !p.contains("Kết luận") || !p.contains("NTM nâng cao\n")).collect();
    assert!(bare.is_empty(), "no headings on {bare:?}");
    // Letters tell what colours tell.
    assert!(
        tables[0].lines().any(|l| l.contains("Xã Đồng Tiến") && l.contains("1/2") && l.contains('C') && l.contains('Đ')),
        "{}",
        tables[0]
    );
    assert!(pages[0].contains("Đang xem 200 trong 200 xã.") && !pages.concat().contains("Bỏ lọc"), "{}", pages[0]);
    assert!(pages.iter().any(|p| p.contains("hỏng <b>.xlsx")), "files that could not be read");
    // Names of many lines: what does not fit goes on a further sheet, below headings again.
    browser.type_into("#search", "<img");
    let long: Vec<String> = browser.paper().into_iter().filter(|p| p.contains("<img src=x")).collect();
    assert!(long.len() > 2 && long.iter().all(|p| p.contains("Kết luận")), "{long:?}");
    browser.click("#filters [type=reset]");
    browser.type_into("#search", "Cẩm Hà");
    let narrowed = browser.paper().concat();
    assert!(narrowed.contains("Lọc: “Cẩm Hà”") && !narrowed.contains("Xã Đồng Tiến"));
}

#[test]
fn the_whole_country_is_a_few_rows_at_a_time() {
    let (browser, _folder) = opened(1650);
    let rows = || browser.js("return document.querySelectorAll('#body tr').length").as_u64().expect("a number");
    assert!(browser.text("#count").starts_with("Đang xem 8.250 trong 8.250 xã."), "{}", browser.text("#count"));
    assert_eq!(browser.js("return document.querySelector('#table').ariaRowCount"), "8252");
    assert!(rows() < 100);
    browser.js("document.querySelector('#body th button').focus()");
    browser.js("document.querySelector('#scroller').scrollTop = 1e7");
    browser.js("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    let last = browser.js("const rows = document.querySelectorAll('#body tr:not(.spacer)'); return rows[rows.length - 1].ariaRowIndex");
    assert_eq!(last, "8252", "the last commune below two rows of headings");
    assert!(rows() < 100);
    browser.type_into("#search", "08249");
    assert_eq!(names(&browser), ["Xã Cẩm Hà"]);
}

#[test]
fn the_command_writes_a_page_whose_links_lead_to_the_files() {
    let root = tempfile::tempdir().expect("a folder");
    let at = |name: &str| root.path().join(name);
    for folder in ["huyện A", "kết quả"] {
        std::fs::create_dir(at(folder)).expect("a folder");
    }
    std::fs::copy("examples/xa-binh-minh-co-ban.xlsx", at("huyện A/xã 100% #1?.xlsx")).expect("an example");
    let page = at("kết quả/trang.html");
    let written = ntm(root.path(), &["batch", "huyện A", "--html", "kết quả/trang.html"]);
    assert_eq!(written.status.code(), Some(3), "{}", String::from_utf8_lossy(&written.stderr));
    let bytes = std::fs::read(&page).expect("the page");
    assert_eq!(ntm(root.path(), &["batch", "huyện A", "--html", "kết quả/trang.html"]).status.code(), Some(1), "never written over");
    let again = ntm(root.path(), &["batch", "huyện A", "--html", "kết quả/trang.html", "--force", "--jobs", "3"]);
    assert!(again.status.code() == Some(3) && std::fs::read(&page).expect("the page") == bytes);

    let browser = Browser::open(&page);
    browser.click("#body th button");
    let reported = browser.text("#dialog a");
    assert_eq!(reported, "huyện A/xã 100% #1?.xlsx", "as it was named");
    let way = browser.js("return decodeURIComponent(new URL(document.querySelector('#dialog a').href).pathname)");
    let found = std::fs::read(way.as_str().expect("a path")).expect("the file the link leads to");
    assert!(found == std::fs::read("examples/xa-binh-minh-co-ban.xlsx").expect("an example"));
}

#[test]
fn the_same_round_is_the_same_bytes() {
    let (first, second) = (page(&review(3)), page(&review(3)));
    assert!(first == second);
    let (_, behind) = first.split_once("id=\"data\">").expect("the data");
    let (data, _) = behind.split_once("</script>").expect("its end");
    assert!(data.ends_with('}') && !data.contains(['<', '>', '&']), "nothing in the data can end its element");
    assert!(first.contains("default-src 'none'") && !first.contains(EVIL));
}

#[test]
fn every_text_of_the_page_is_there_and_used() {
    let read = |name: &str| std::fs::read_to_string(Path::new("src").join(name)).expect("a source");
    let scripts =
        ["data", "filter", "dialog", "table", "panels", "print", "start"].map(|n| read(&format!("report/html/page/{n}.js"))).concat();
    let sources = scripts.clone() + &read("report/html/template.html") + &read("report/html/communes.rs");
    let messages = read("messages/vi/page.ftl");
    let ids: Vec<&str> = messages.lines().filter_map(|l| l.strip_prefix("page-")?.split_once(" =")).map(|(id, _)| id).collect();
    let built = ["zone-", "column-"];
    let used = |id: &&&str| {
        built.iter().any(|b| id.starts_with(b))
            || [format!("\"{id}\""), format!("{{{{{id}}}}}"), format!("page-{id}")].iter().any(|w| sources.contains(w.as_str()))
    };
    assert_eq!(ids.iter().filter(|id| !used(id)).collect::<Vec<_>>(), Vec::<&&str>::new(), "idle");
    // What the program says must have been handed to it.
    let handed = page(&review(1));
    let asked = scripts.split("say(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).filter(|id| !id.ends_with('-'));
    let missing: Vec<&str> = asked.filter(|id| !handed.contains(&format!("\"{id}\":\""))).collect();
    assert_eq!(missing, Vec::<&str>::new(), "not handed over");
}
