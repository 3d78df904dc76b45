//! Writes the example workbooks of the illustration province next to this program, filled in as a
//! commune would: `cargo run --example make_examples [FOLDER]`. The tests check that the files in the
//! repository are the ones this program writes.

use std::path::{Path, PathBuf};

use ntm::commune::{
    Answer, Attribute, Commune, Debt, Deed, Document, Given, Held, Meeting, Member, Narrative, Opinion, Recognition, Resource, Special,
    SpecialKind, Survey, Time, Topic, Value, Village,
};
use ntm::criteria::{Bound, ChecklistItem, ItemRef, Kind, Law, Level, Measure, Op, Shelf};
use ntm::text::{Date, Decimal};
use ntm::workbook::{FormSpec, form};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("examples"), PathBuf::from);
    write(&folder)
}

/// Writes the three workbooks into a folder.
pub fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let shelf = Shelf::open(&[]).map_err(|findings| format!("{findings:?}"))?;
    let law = shelf.law("Minh Họa", 2024).map_err(|unknown| format!("{unknown:?}"))?;
    for (file, commune) in [
        ("xa-an-binh-nang-cao.xlsx", advanced(&law)),
        ("xa-binh-minh-co-ban.xlsx", basic_with_gaps(&law)),
        ("xa-dai-dong-kieu-mau.xlsx", model(&law)),
    ] {
        let (Some(target), Some(year)) = (commune.target.value, commune.year.value) else { continue };
        let provinces = vec![law.province.clone()];
        let bytes = form(&FormSpec { law: &law, provinces, target, year, filled: Some(&commune), last_year: None })?;
        std::fs::write(folder.join(file), bytes)?;
    }
    Ok(())
}

/// An advanced commune that meets everything: exactly the threshold in most places.
fn advanced(law: &Law) -> Commune {
    let mut commune = passing(law, "Xã An Bình", level("advanced"), 2024);
    commune.code = Attribute::of("00001".into());
    commune.held = Attribute::of(Some(held(level("basic"), 2022, "1245/QĐ-UBND")));
    set(&mut commune, "basic:2.1", ratio("20", "20"));
    not_applicable(&mut commune, "basic:13.4", "Xã không có làng nghề, làng nghề truyền thống");
    not_applicable(&mut commune, "advanced:17.9", "Xã không có nghĩa trang tập trung, không có cơ sở hỏa táng");
    commune.documents = vec![
        document(
            "basic:1.1",
            "Quyết định phê duyệt điều chỉnh quy hoạch chung xây dựng xã",
            "",
            ("2107/QĐ-UBND", Date::constant(2023, 9, 12)),
            "UBND huyện",
        ),
        document(
            "basic:10",
            "Báo cáo kết quả khảo sát thu nhập bình quân đầu người",
            "Báo cáo thu nhập",
            ("88/BC-UBND", Date::constant(2024, 11, 15)),
            "UBND xã",
        ),
        document(
            "advanced:14.1",
            "Bảng tổng hợp người tham gia bảo hiểm y tế",
            "",
            ("31/BHXH", Date::constant(2024, 12, 2)),
            "Bảo hiểm xã hội huyện",
        ),
    ];
    tables(&mut commune);
    commune
}

/// Resources, debts, survey and meeting; what debts and survey come to is in for the conditions.
fn tables(commune: &mut Commune) {
    let amount = |text: &str| Attribute { value: text.parse::<Decimal>().ok(), origin: None };
    let words = |text: &str| Attribute::of(text.to_string());
    let resource = |(source, given)| Resource { source: words(source), amount: amount(given), origin: None };
    let sources =
        [("Ngân sách trung ương", "2400"), ("Ngân sách địa phương", "18750.5"), ("Vốn tín dụng", "9300"), ("Nhân dân đóng góp", "4120")];
    commune.resources = sources.map(resource).to_vec();
    let debt = |(work, paid)| Debt { work: words(work), total: amount(paid), paid: amount(paid), ..Debt::default() };
    commune.debts = [("Đường trục thôn Đông", "3250"), ("Nhà văn hóa thôn Đoài", "1875.4")].map(debt).to_vec();
    let opinion = |satisfied: i64| Opinion {
        satisfied: Attribute::of(Decimal::from(satisfied)),
        not_satisfied: Attribute::of(Decimal::from(1020 - satisfied)),
    };
    let satisfied = |question: u32| match question {
        7 => 714,
        19 => 918,
        _ => 900,
    };
    let answers = (1..=19).map(|question| (question, opinion(satisfied(question)))).collect();
    commune.survey = Survey { asked: amount("1100"), returned: amount("1020"), answers, ..Survey::default() };
    commune.households.count = amount("1200");
    let member = |(name, position, organisation, present): (&str, &str, &str, bool)| Member {
        name: name.into(),
        position: position.into(),
        organisation: organisation.into(),
        present: Attribute::of(present),
        origin: None,
    };
    commune.meeting = Meeting {
        date: Attribute::of(Date::constant(2024, 12, 20)),
        place: words("Hội trường UBND xã An Bình"),
        chair: words("Trần Văn Hòa"),
        chair_position: words("Chủ tịch UBND xã"),
        secretary: words("Lê Thị Mai"),
        asked: amount("25"),
        votes_for: amount("24"),
        votes_against: amount("1"),
        members: [
            ("Trần Văn Hòa", "Chủ tịch", "UBND xã", true),
            ("Lê Thị Mai", "Công chức", "UBND xã", true),
            ("Nguyễn Văn Thịnh", "Chủ tịch", "Ủy ban MTTQ Việt Nam xã", true),
            ("Phạm Thị Lan", "Chủ tịch", "Hội Liên hiệp Phụ nữ xã", false),
        ]
        .map(member)
        .to_vec(),
    };
    commune.deeds = deeds();
    commune.narrative = narrative();
    // by hand from the tables above: 17 × 900 + 714 of 18 × 1020, the 7th question, the 19th, forms over households
    for (part, value) in [
        ("no-dong", number("0")),
        ("hai-long-ntm/chung", ratio("16014", "18360")),
        ("hai-long-ntm/thap-nhat", ratio("714", "1020")),
        ("hai-long-nang-cao/cau-19", ratio("918", "1020")),
        ("hai-long-nang-cao/phieu", ratio("1020", "1200")),
    ] {
        commune.answers.insert(format!("condition:{part}"), Answer { summed: true, ..answer(value) });
    }
}

/// What was done of the procedure before and after the meeting: the report was made public five times in 12 days.
fn deeds() -> Vec<Deed> {
    let december = |day: i8| Attribute::of(Date::constant(2024, 12, day));
    let words = |text: &str| Attribute::of(text.to_string());
    let deed = |duty: &str, from: Attribute<Date>, to: Attribute<Date>, document: Attribute<String>| Deed {
        duty: duty.into(),
        from,
        to,
        document,
        ..Deed::default()
    };
    let time = |day| Time { day: december(day), place: words("Loa truyền thanh xã") };
    let none = Attribute::default;
    let letter = words("41/MTTQ-BTT, 16/12/2024");
    vec![
        Deed {
            place: words("Niêm yết tại nhà văn hóa các thôn"),
            times: [2, 5, 8, 11, 13].map(time).to_vec(),
            ..deed("cong-khai", none(), none(), Attribute::default())
        },
        deed("y-kien-mttq", december(2), december(16), letter),
        Deed { comments: Attribute::of(Decimal::from(14)), ..deed("y-kien-nhan-dan", december(2), december(16), Attribute::default()) },
        deed("to-trinh", december(23), none(), words("97/TTr-UBND, 23/12/2024")),
    ]
}

/// Texts for the report, each line a paragraph.
fn narrative() -> Narrative {
    let sections = [
        ("dia_gioi", "Xã nằm phía đông huyện Minh Họa, diện tích tự nhiên 12,4 km², địa hình bằng phẳng."),
        (
            "thuan_loi",
            "Đảng bộ, chính quyền và Nhân dân đồng thuận; xã giữ vững chuẩn nông thôn mới từ năm 2022.\n\
             Giao thông liên xã, thủy lợi nội đồng đã cơ bản hoàn chỉnh.",
        ),
        ("kho_khan", "Sản xuất còn nhỏ lẻ; lao động trẻ đi làm xa nhiều."),
        ("chi_dao", "Ban Chỉ đạo xã họp hằng tháng, phân công từng thành viên phụ trách tiêu chí và thôn."),
        ("truyen_thong", "Phát 96 tin, bài trên loa truyền thanh; tổ chức 14 buổi tuyên truyền ở các thôn với 1.900 lượt người dự."),
        ("ton_tai", "Một số tuyến đường nội đồng chưa được cứng hóa.\nNguyên nhân: vốn phân bổ chậm, một phần đất hiến bàn giao muộn."),
        ("bai_hoc", "Công khai từng khoản đóng góp thì Nhân dân tự giác tham gia và giám sát."),
    ];
    let criteria = [
        ("basic:2", "work", "Cứng hóa đường trục thôn Đông; lắp biển báo, cắm mốc bảo vệ đường trục xã."),
        ("basic:2", "volume", "3,2 km đường bê tông rộng 5 m"),
        ("basic:2", "money", "3.250"),
        ("advanced:6", "work", "Xây mới nhà văn hóa thôn Đoài.\nBổ sung dụng cụ thể thao ngoài trời ở 10 thôn."),
        ("advanced:6", "volume", "1 nhà văn hóa 150 chỗ; 10 điểm lắp dụng cụ"),
        ("advanced:6", "money", "1.875,4 triệu đồng, trong đó Nhân dân đóng góp 420 triệu đồng"),
        ("advanced:17", "work", "Vận động phân loại rác tại nguồn; trồng 4 km đường hoa."),
    ];
    let of_report = sections.map(|(id, text)| (Topic::Section(id.into()), text));
    let of_criterion = |(of, column, text): (&str, _, _)| Some((Topic::Criterion(of.parse().ok()?, column), text));
    let told = of_report.into_iter().chain(criteria.into_iter().filter_map(of_criterion));
    told.map(|(topic, text)| (topic, Attribute::of(text.to_string()))).collect()
}

/// A basic commune with gaps of several kinds, some figures not yet there.
fn basic_with_gaps(law: &Law) -> Commune {
    let mut commune = passing(law, "Xã Bình Minh", level("basic"), 2024);
    commune.held = Attribute::of(None);
    set(&mut commune, "basic:2.2", ratio("14.2", "21.5"));
    set(&mut commune, "basic:4.2", ratio("1188", "1204"));
    set(&mut commune, "basic:9.2", ratio("1204", "1204"));
    set(&mut commune, "basic:9.1", number("4"));
    set(&mut commune, "basic:10", number("52.4"));
    set(&mut commune, "basic:11", ratio("29", "1204"));
    set(&mut commune, "basic:18.2", Value::Grade(1, "hoàn thành nhiệm vụ".into()));
    set(&mut commune, "basic:15.4/trien-khai", Value::YesNo(false));
    commune.specials = vec![
        special(SpecialKind::Waiver, "basic:2.2", "Chờ vốn đầu tư công năm 2025", "412/UBND-KT", Date::constant(2025, 6, 30)),
        special(SpecialKind::Attestation, "basic:1.1", "Xác nhận quy hoạch đã công bố", "57/XN-PKT", Date::constant(2025, 12, 31)),
    ];
    for blank in ["basic:12.2/nu", "basic:14.2/nam", "basic:17.2", "condition:an-ninh"] {
        commune.answers.remove(blank);
    }
    commune
}

/// A model commune: advanced judged now, income, a smart village, a field; one village recognised
/// that its own figures fail.
fn model(law: &Law) -> Commune {
    let mut commune = passing(law, "Xã Đại Đồng", level("model"), 2025);
    commune.held = Attribute::of(Some(held(level("advanced"), 2023, "3310/QĐ-UBND")));
    for of_villages in ["basic:6.3", "basic:16", "advanced:6.3"] {
        set(&mut commune, of_villages, ratio("3", "3"));
    }
    let failing = |at: usize| law.checklists.iter().filter_map(move |c| c.items.get(at)).map(|i| i.measure.id.as_str()).collect();
    let villages: [(&str, Vec<&str>, Option<&str>); 3] =
        [("Thôn Đông", Vec::new(), Some("515/QĐ-UBND")), ("Thôn Đoài", failing(0), Some("702/QĐ-UBND")), ("Thôn Trung", failing(4), None)];
    for (name, failing, decision) in villages {
        let mut village = Village { name: name.into(), ..Village::default() };
        for item in law.checklists.iter().flat_map(|c| &c.items) {
            let value = village_value(item, failing.contains(&item.measure.id.as_str()));
            village.answers.insert(item.measure.id.clone(), Answer::of(value));
        }
        if let Some(decision) = decision {
            let given = recognition(decision, Date::constant(2024, 11, 5));
            village.recognitions.insert("thon-kieu-mau".into(), given);
        }
        commune.villages.push(village);
    }
    commune
}

/// An answer that meets an item with something to spare, or fails it.
fn village_value(item: &ChecklistItem, fails: bool) -> Value {
    match (item.measure.kind, item.test.op) {
        (Kind::YesNo, _) => Value::YesNo(!fails),
        (_, Op::AtMost) => number(if fails { "12" } else { "0" }),
        _ => number(if fails { "12" } else { "96" }),
    }
}

fn recognition(decision: &str, day: Date) -> Recognition {
    Recognition { by: "UBND huyện Minh Họa".into(), decision: decision.into(), date: Some(day), origin: None }
}

/// Every measure at its threshold, rates as counts of households, people or kilometres.
fn passing(law: &Law, name: &str, target: Level, year: i16) -> Commune {
    let place = law.place(year, Date::constant(year, 12, 31), Some(Vec::new()), None);
    let mut commune = Commune {
        name: Attribute::of(name.into()),
        code: Attribute::of("00000".into()),
        district: Attribute::of("Huyện Minh Họa".into()),
        province: Attribute::of(law.province.clone()),
        year: Attribute::of(year),
        target: Attribute::of(target),
        classes: Attribute::of(Vec::new()),
        ..Commune::default()
    };
    let sets = target.up_to().filter_map(|l| law.sets.get(&l)).flat_map(|s| s.indicators().map(|(_, i)| i));
    for item in sets.chain(&law.nation.conditions) {
        let Some(version) = item.version_on(place.as_of) else { continue };
        for test in version.requirement.tests() {
            let Some(measure) = version.measures.iter().find(|m| m.id == test.measure) else { continue };
            let Ok(found) = law.in_region(test, &law.region, &place) else { continue };
            let value = at(measure, test.op, &found.bound);
            let kept = commune.answers.get(&measure.id).map(|a| &a.given);
            if kept.is_none_or(|kept| stricter(test.op, kept, &value)) {
                commune.answers.insert(measure.id.clone(), answer(value));
            }
        }
    }
    set(&mut commune, "basic:5/so-truong", number("3"));
    commune
}

/// A measure of two sets must meet the stricter.
fn stricter(op: Op, kept: &Given, value: &Value) -> bool {
    let rate = |v: &Value| match v {
        Value::Ratio { numerator, denominator } => (numerator * &Decimal::from(100)).quotient(denominator, 6),
        Value::Number(n) => Some(n.clone()),
        Value::YesNo(_) | Value::Grade(..) => None,
    };
    match (kept, op) {
        (Given::Value(kept), Op::AtMost) => rate(value) < rate(kept),
        (Given::Value(kept), _) => rate(value) > rate(kept),
        _ => false,
    }
}

/// A value that is exactly the threshold, or just inside where it must be whole.
fn at(measure: &Measure, op: Op, bound: &Bound) -> Value {
    match (bound, measure.kind) {
        (Bound::Met, _) => Value::YesNo(true),
        (Bound::None, Kind::YesNo) => Value::YesNo(false),
        (Bound::None, _) => Value::Number(Decimal::zero()),
        (Bound::Grade(rank, word), _) => Value::Grade(*rank, word.clone()),
        (Bound::Number(bound), Kind::Rate) => {
            let whole = Decimal::from(whole(&measure.counted));
            let part = bound * &whole;
            let (hundred, step) = (Decimal::from(100), measure.step.clone());
            let up = part.ceil_quotient(&hundred, &step);
            let exact = &up * &hundred == part;
            let numerator = if op == Op::AtMost && !exact { &up - &step } else { up };
            Value::Ratio { numerator, denominator: whole }
        }
        (Bound::Number(bound), _) => Value::Number(bound.clone()),
    }
}

/// A likely denominator of a commune, by what is counted.
fn whole(counted: &str) -> i64 {
    match counted {
        "hộ" => 1200,
        "người" => 4200,
        "km" => 20,
        "trường" => 3,
        "thôn" => 10,
        _ => 40,
    }
}

fn answer(value: Value) -> Answer {
    Answer { dated: "31/12".into(), ..Answer::of(value) }
}

fn set(commune: &mut Commune, measure: &str, value: Value) {
    commune.answers.insert(measure.into(), answer(value));
}

fn not_applicable(commune: &mut Commune, measure: &str, reason: &str) {
    commune.answers.insert(measure.into(), Answer::given(Given::NotApplicable(reason.into())));
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap_or_default())
}

fn ratio(numerator: &str, denominator: &str) -> Value {
    Value::Ratio { numerator: numerator.parse().unwrap_or_default(), denominator: denominator.parse().unwrap_or_default() }
}

fn held(level: Level, year: i16, decision: &str) -> Held {
    Held { level, year: Some(year), decision: decision.into(), date: Some(Date::constant(year + 1, 4, 18)) }
}

fn document(item: &str, title: &str, kind: &str, (number, date): (&str, Date), issuer: &str) -> Document {
    let item: Option<ItemRef> = item.parse().ok();
    let (kind, title, number, issuer) = (kind.into(), title.into(), number.into(), issuer.into());
    Document { item, kind, title, number, date: Attribute::of(date), issuer, ..Document::default() }
}

fn special(kind: SpecialKind, item: &str, reason: &str, document: &str, expires: Date) -> Special {
    Special {
        kind,
        item: item.parse().ok(),
        reason: reason.into(),
        document: document.into(),
        date: Some(Date::constant(2024, 11, 20)),
        signer: "Nguyễn Văn Minh, Phó Chủ tịch UBND huyện".into(),
        expires: Some(expires),
        origin: None,
    }
}

/// A level of the program.
fn level(id: &str) -> Level {
    Level::from_id(id).unwrap_or_else(|| panic!("no level {id}"))
}
