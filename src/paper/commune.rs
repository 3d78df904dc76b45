//! What the papers of one commune may speak of.

mod beside;
mod items;
mod steps;
mod told;

use super::docx::Table;
use super::facts::{Facts, Terms, names};
use super::table::{printed, without};
use crate::assess::{Counts, Verdict};
use crate::commune::{Given, Value};
use crate::criteria::{Law, Level, Unit};
use crate::explain;
use crate::layout::supplements::duty::{ORGANISATIONS, PUBLICATION, RESIDENTS};
use crate::messages::Lang;
use crate::tables;
use crate::text::Decimal;

use super::PaperSpec;

pub(super) use told::{SECTIONS, of_report};

/// A key and how it is reported.
type Key = (&'static str, fn(&PaperSpec) -> String);

/// The terms of a paper of one commune.
pub(super) static TERMS: Terms = Terms {
    keys: &names(&KEYS),
    conditions: &names(&CONDITIONS),
    tables: &names(&TABLES),
    lists: &[
        ("bo_tieu_chi", &items::SETS),
        ("dieu_kien", &items::ITEMS),
        ("con_thieu", &items::ITEMS),
        ("can_cu", &items::REASONS),
        ("noi_dung_chua_dat", &items::ITEMS),
        ("thanh_vien", &beside::MEMBERS),
        ("van_ban", &items::DOCUMENTS),
        ("dac_thu", &items::SPECIALS),
    ],
};

const KEYS: [Key; 64] = [
    ("ten_xa", |s| unit(s, Unit::Commune)),
    ("ten_rieng", |s| s.law.nation.words.bare(&or_dots(s.commune.name.value.as_deref())).to_string()),
    ("ma_xa", |s| or_dots(s.commune.code.value.as_deref())),
    ("huyen", |s| unit(s, Unit::District)),
    ("tinh", |s| unit(s, Unit::Province)),
    ("co_quan", |s| authorities(s).0),
    ("co_quan_tren", |s| or_dots(Some(&authorities(s).1))),
    ("dia_danh_ngay", |s| explain::place_and_date(Lang::Vi, s.law, s.commune, s.date)),
    ("dia_danh_ngay_hop", |s| explain::place_and_date(Lang::Vi, s.law, s.commune, s.commune.meeting.date.value)),
    ("nam", |s| s.assessment.place.year.to_string()),
    ("ngay_danh_gia", |s| Lang::Vi.day(s.assessment.place.as_of)),
    ("muc", |s| explain::level(Lang::Vi, s.assessment.target)),
    ("chuan", |s| standard(s.assessment.target)),
    ("viec_tiep", |s| s.law.procedure_on(s.assessment.place.as_of).and_then(|p| p.steps.get(1)).map_or_else(dots, |t| t.task.clone())),
    ("viec_cua_xa", |s| s.law.procedure_on(s.assessment.place.as_of).and_then(|p| p.steps.first()).map_or_else(dots, |t| t.task.clone())),
    ("so_ho", |s| number(s.commune.households.count.value.as_ref())),
    ("dan_so", |s| number(s.commune.population.count.value.as_ref())),
    ("so_thon", |s| if s.commune.villages.is_empty() { dots() } else { s.commune.villages.len().to_string() }),
    ("dien_xa", classes),
    ("ket_luan", |s| explain::finding_word(Lang::Vi, s.assessment.overall, None)),
    ("ket_luan_tieu_chi", |s| explain::finding_word(Lang::Vi, s.assessment.criteria, None)),
    ("tieu_chi_dat", |s| counts(s).met.to_string()),
    ("tong_tieu_chi", |s| counts(s).total.to_string()),
    ("ty_le_tieu_chi", |s| Lang::Vi.number(&explain::share(counts(s).met, counts(s).total))),
    ("tieu_chi_chua_dat", |s| counts(s).not_met.to_string()),
    ("tieu_chi_chua_ket_luan", |s| counts(s).undetermined.to_string()),
    ("chi_tieu_dat", |s| indicators(s).met.to_string()),
    ("chi_tieu_chua_dat", |s| indicators(s).not_met.to_string()),
    ("chi_tieu_chua_ket_luan", |s| indicators(s).undetermined.to_string()),
    ("chi_tieu_khong_ap_dung", |s| indicators(s).not_applicable.to_string()),
    ("tong_chi_tieu", |s| indicators(s).total.to_string()),
    ("dieu_kien_dat", |s| conditions(s).met.to_string()),
    ("tong_dieu_kien", |s| conditions(s).total.to_string()),
    ("so_con_thieu", |s| items::lacking(s).count().to_string()),
    ("so_nguong", |s| items::unconfirmed(s).len().to_string()),
    ("so_chua_dat", |s| items::failed(s).count().to_string()),
    ("so_chua_ket_luan", |s| (items::lacking(s).count() - items::failed(s).count()).to_string()),
    ("tong_nguon_luc", beside::resources_total),
    ("tong_no_dong", beside::debts_total),
    ("phieu_phat", |s| number(s.commune.survey.asked.value.as_ref())),
    ("phieu_thu", |s| number(s.commune.survey.returned.value.as_ref())),
    ("ngay_hop", |s| s.commune.meeting.date.value.map_or_else(|| Lang::Vi.text("dotted-date"), |d| Lang::Vi.day(d))),
    ("noi_hop", |s| or_dots(s.commune.meeting.place.value.as_deref())),
    ("chu_tri", |s| or_dots(s.commune.meeting.chair.value.as_deref())),
    ("chuc_vu_chu_tri", |s| or_dots(s.commune.meeting.chair_position.value.as_deref())),
    ("thu_ky", |s| or_dots(s.commune.meeting.secretary.value.as_deref())),
    ("so_lay_y_kien", |s| number(s.commune.meeting.asked.value.as_ref())),
    ("tan_thanh", |s| number(s.commune.meeting.votes_for.value.as_ref())),
    ("ty_le_tan_thanh", |s| number(s.commune.meeting.approval().as_ref())),
    ("so_lan_cong_khai", |s| steps::of(s, PUBLICATION).times()),
    ("cac_ngay_cong_khai", |s| steps::of(s, PUBLICATION).days()),
    ("cong_khai_tu", |s| steps::of(s, PUBLICATION).first()),
    ("cong_khai_den", |s| steps::of(s, PUBLICATION).last()),
    ("noi_cong_khai", |s| steps::of(s, PUBLICATION).places()),
    ("ngay_gui_lay_y_kien", |s| steps::of(s, ORGANISATIONS).first()),
    ("ngay_nhan_y_kien", |s| steps::of(s, ORGANISATIONS).end()),
    ("van_ban_y_kien", |s| steps::of(s, ORGANISATIONS).document()),
    ("so_y_kien_nhan_dan", |s| steps::of(s, RESIDENTS).comments()),
    ("linh_vuc", |s| explain::fields(Lang::Vi, s.assessment).unwrap_or_else(dots)),
    ("muc_da_cong_nhan", |s| s.commune.held().map_or_else(dots, |h| explain::level(Lang::Vi, h.level))),
    ("nam_da_cong_nhan", |s| s.commune.held().and_then(|h| h.year).map_or_else(dots, |y| y.to_string())),
    ("quyet_dinh_da_cong_nhan", |s| or_dots(s.commune.held().map(|h| h.decision.as_str()))),
    ("ngay_da_cong_nhan", |s| s.commune.held().and_then(|h| h.date).map_or_else(dots, |d| Lang::Vi.day(d))),
    ("thu_hoi", |s| s.assessment.revocation.as_ref().map_or_else(dots, |r| explain::zone(Lang::Vi, r))),
];

type Condition = (&'static str, fn(&PaperSpec) -> bool);

const CONDITIONS: [Condition; 22] = [
    ("dat", |s| s.assessment.overall.verdict == Verdict::Met),
    ("chua_dat", |s| s.assessment.overall.verdict == Verdict::NotMet),
    ("chua_ket_luan", |s| matches!(s.assessment.overall.verdict, Verdict::Undetermined | Verdict::NotApplicable)),
    ("tam_tinh", |s| s.assessment.overall.provisional),
    ("duy_tri", |s| s.assessment.maintenance),
    ("minh_hoa", |s| s.law.illustration()),
    ("kieu_mau", |s| s.assessment.target.id() == "model"),
    ("da_cong_nhan", |s| s.commune.held().is_some()),
    ("co_linh_vuc", |s| explain::fields(Lang::Vi, s.assessment).is_some()),
    ("co_thon", |s| !s.commune.villages.is_empty()),
    ("co_dieu_kien", |s| !s.assessment.conditions.is_empty()),
    ("co_con_thieu", |s| items::lacking(s).next().is_some()),
    ("co_nguong", |s| !items::unconfirmed(s).is_empty()),
    ("co_chua_dat", |s| items::failed(s).next().is_some()),
    ("co_nguon_luc", |s| !s.commune.resources.is_empty()),
    ("co_no_dong", |s| !s.commune.debts.is_empty()),
    ("khong_no_dong", owes_nothing),
    ("co_khao_sat", |s| !s.commune.survey.is_blank()),
    ("co_bieu_quyet", |s| s.commune.meeting.votes_for.value.is_some()),
    ("co_thanh_vien", |s| beside::further(s).next().is_some()),
    ("co_cong_khai", |s| steps::of(s, PUBLICATION).is_given()),
    ("co_dac_thu", |s| !s.commune.specials.is_empty()),
];

/// The commune has answered that it owes nothing.
fn owes_nothing(spec: &PaperSpec) -> bool {
    let answer = spec.law.nation.tables.debts.as_ref().and_then(|measure| spec.commune.answers.get(measure));
    match answer.map(|a| &a.given) {
        Some(Given::Value(Value::Number(owed))) => owed.is_zero(),
        Some(Given::Value(Value::YesNo(owes))) => !owes,
        _ => false,
    }
}

type Drawn = (&'static str, fn(&PaperSpec) -> Table);

const TABLES: [Drawn; 9] = [
    ("tong_hop", |s| printed(&tables::summary(s.subject()))),
    ("chi_tiet", |s| without(&tables::detail(s.subject()), &["undocumented"])),
    ("minh_chung", |s| without(&tables::evidence(s.subject()), &["document-mark", "sha256", "note"])),
    ("dieu_kien", |s| printed(&tables::conditions(s.subject()))),
    ("con_thieu", |s| without(&tables::remedies(s.subject(), &|_, _| None), &["cost"])),
    ("nguong", |s| without(&tables::thresholds(s.subject(), &|_, _| None), &["compared"])),
    ("nguon_luc", |s| printed(&tables::resources(s.subject()))),
    ("no_dong", |s| printed(&tables::debts(s.subject()))),
    ("hai_long", |s| printed(&tables::survey(s.subject()))),
];

/// What they mean for one commune.
pub(super) fn facts(spec: &PaperSpec) -> Facts {
    Facts {
        keys: KEYS.iter().map(|(name, value)| (*name, value(spec))).collect(),
        conditions: CONDITIONS.iter().map(|(name, holds)| (*name, holds(spec))).collect(),
        tables: TABLES.iter().map(|(name, drawn)| (*name, drawn(spec))).collect(),
        lists: vec![
            ("bo_tieu_chi", items::sets(spec)),
            ("dieu_kien", items::facts_of(spec, spec.assessment.conditions.iter())),
            ("con_thieu", items::facts_of(spec, items::lacking(spec))),
            ("can_cu", items::reasons(spec)),
            ("noi_dung_chua_dat", items::facts_of(spec, items::failed(spec))),
            ("thanh_vien", beside::members(spec)),
            ("van_ban", items::documents(spec)),
            ("dac_thu", items::specials(spec)),
        ],
        ..Facts::default()
    }
}

/// What a paper is called besides its name: "Mẫu số …", nothing where no province has said so; its number, dotted unless given.
pub(super) static LABEL: Terms = Terms { keys: &["mau_so", "so_van_ban"], conditions: &[], tables: &[], lists: &[] };

/// The label and the number of a paper.
pub(super) fn label(spec: &PaperSpec, paper: &str) -> Facts {
    label_of(spec.law, paper, spec.numbers.get(paper))
}

/// The same of a paper of this number, if it has one.
pub(super) fn label_of(law: &Law, paper: &str, number: Option<&String>) -> Facts {
    let label = law.form(paper).map(|f| f.label.clone()).unwrap_or_default();
    let number = number.map_or_else(|| Lang::Vi.text("dotted-number"), |n| explain::paper_number(n));
    Facts::of(vec![("mau_so", label), ("so_van_ban", number)])
}

/// The keys alone, for a document of the province's own.
pub(super) fn keys(spec: &PaperSpec) -> Vec<(&'static str, String)> {
    KEYS.iter().map(|(name, value)| (*name, value(spec))).chain(of_report(spec).keys).collect()
}

pub(super) fn dots() -> String {
    Lang::Vi.text("dotted-name")
}

pub(super) fn or_dots(text: Option<&str>) -> String {
    text.filter(|t| !t.is_empty()).map_or_else(dots, str::to_string)
}

pub(super) fn number(number: Option<&Decimal>) -> String {
    number.map_or_else(dots, |n| Lang::Vi.number(n))
}

fn unit(spec: &PaperSpec, unit: Unit) -> String {
    explain::named_unit(spec.law, spec.commune, unit)
}

fn authorities(spec: &PaperSpec) -> (String, String) {
    explain::authorities(spec.law, spec.commune, spec.assessment.place.as_of)
}

/// "nông thôn mới nâng cao": the standard of a level, without the word for a commune.
pub(super) fn standard(level: Level) -> String {
    let name = level.name(Lang::Vi);
    name.split_once(' ').map_or(name, |(_, standard)| standard).to_string()
}

/// Names of the classes; that there is none where the answer is none.
fn classes(spec: &PaperSpec) -> String {
    let law = &spec.law.nation;
    let Some(ids) = &spec.assessment.place.classes else { return dots() };
    let names: Vec<&str> = law.classes.iter().filter(|c| ids.contains(&c.id)).map(|c| c.name.as_str()).collect();
    if names.is_empty() { Lang::Vi.text("paper-no-class") } else { names.join(", ") }
}

/// Criteria of the target's own set.
fn counts(spec: &PaperSpec) -> Counts {
    spec.assessment.sets.last().map(|s| s.counts).unwrap_or_default()
}

fn indicators(spec: &PaperSpec) -> Counts {
    spec.assessment.sets.last().map(|s| s.indicator_counts).unwrap_or_default()
}

fn conditions(spec: &PaperSpec) -> Counts {
    Counts::of(spec.assessment.conditions.iter().map(|c| c.finding.verdict))
}
