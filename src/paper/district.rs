//! What the papers of a district may speak of.

use std::collections::BTreeSet;

use super::commune::{dots, or_dots, standard};
use super::docx::Table;
use super::facts::{Facts, Terms, names};
use super::table::{printed, without};
use super::{DistrictSpec, Head};
use crate::assess::{Assessment, Verdict, Zone};
use crate::commune::Commune;
use crate::criteria::{Law, Level, Unit};
use crate::district::{DepartmentWork, Review, Standing};
use crate::explain;
use crate::messages::Lang;
use crate::tables::List;
use crate::tables::district::{self as tables, Round};
use crate::text::capitalised;

type Key = (&'static str, fn(&DistrictSpec) -> String);

/// The terms of a paper of a district.
pub(super) static TERMS: Terms = Terms {
    keys: &names(&KEYS),
    conditions: &names(&CONDITIONS),
    tables: &names(&TABLES),
    lists: &[("xa", &COMMUNES), ("xa_de_nghi", &COMMUNES), ("xa_duy_tri", &COMMUNES), ("can_cu", &REASONS), ("khong_doc", &UNREAD)],
};
/// What a letter to a department may name besides.
pub(super) static LETTER: Terms = Terms {
    keys: &["nganh", "nganh_tong", "nganh_dat", "nganh_chua_dat", "nganh_chua_ket_luan", "hoi_cap_tren"],
    conditions: &["co_nganh", "co_hoi_cap_tren"],
    tables: &["viec_nganh"],
    lists: &[],
};
static COMMUNES: Terms = Terms {
    keys: &[
        "xa_tt",
        "xa_ten",
        "xa_muc",
        "xa_chuan",
        "xa_nam",
        "xa_ket_luan",
        "xa_dat",
        "xa_tong",
        "xa_ty_le",
        "xa_tieu_chi_chua_dat",
        "xa_da_cong_nhan",
        "xa_thu_hoi",
    ],
    conditions: &["xa_dat", "xa_chua_dat", "xa_chua_ket_luan", "xa_tam_tinh", "xa_con_thieu"],
    tables: &["tham_tra", "xa_con_thieu"],
    lists: &[],
};
static REASONS: Terms = Terms { keys: &["can_cu"], conditions: &[], tables: &[], lists: &[] };
static UNREAD: Terms = Terms { keys: &["tep", "tep_xa", "tep_ly_do"], conditions: &[], tables: &[], lists: &[] };

const KEYS: [Key; 25] = [
    ("huyen", |s| s.head.district.clone()),
    ("tinh", |s| s.head.province.clone()),
    ("co_quan", |s| or_dots(Some(&s.head.own))),
    ("co_quan_tren", |s| or_dots(Some(&s.head.above))),
    ("ten_ket_qua", |s| or_dots(Some(&s.head.result))),
    ("dia_danh_ngay", place_and_date),
    ("nam", |s| several(s.review.standings.iter().map(|c| c.year.to_string()))),
    ("ngay_danh_gia", |s| several(s.review.standings.iter().map(|c| Lang::Vi.day(c.as_of)))),
    ("so_xa", |s| s.review.standings.len().to_string()),
    ("so_xa_de_nghi", |s| proposed(s).count().to_string()),
    ("so_xa_duy_tri", |s| kept(s).count().to_string()),
    ("so_xa_de_nghi_dat", |s| with(proposed(s), Verdict::Met)),
    ("so_xa_de_nghi_chua_dat", |s| with(proposed(s), Verdict::NotMet)),
    ("so_xa_de_nghi_chua_ket_luan", |s| with(proposed(s), Verdict::Undetermined)),
    ("so_xa_tam_tinh", |s| s.review.standings.iter().filter(|c| c.overall.provisional).count().to_string()),
    ("so_xa_khong_doc", |s| s.review.unjudged.len().to_string()),
    ("so_xa_theo_muc", held),
    ("so_xa_chua_ghi_cong_nhan", |s| s.review.standings.iter().filter(|c| c.held.is_none()).count().to_string()),
    ("so_xa_giu_duoc", |s| s.review.in_zone(Zone::Kept).to_string()),
    ("so_xa_chua_ro", |s| (s.review.in_zone(Zone::Unclear) + s.review.in_zone(Zone::WithoutThreshold)).to_string()),
    ("so_xa_khong_duy_tri", |s| s.review.in_zone(Zone::NotMaintained).to_string()),
    ("so_xa_co_the_thu_hoi", |s| s.review.in_zone(Zone::Possible).to_string()),
    ("so_xa_thu_hoi", |s| s.review.in_zone(Zone::Certain).to_string()),
    ("so_chi_tieu_chua_dat", |s| s.review.failing().len().to_string()),
    ("so_nganh", |s| s.review.departments().iter().filter(|d| !d.name.is_empty() && !d.work.is_empty()).count().to_string()),
];

type Condition = (&'static str, fn(&DistrictSpec) -> bool);

const CONDITIONS: [Condition; 7] = [
    ("minh_hoa", |s| s.head.illustration),
    ("co_tam_tinh", |s| s.review.standings.iter().any(|c| c.overall.provisional)),
    ("co_de_nghi", |s| proposed(s).next().is_some()),
    ("co_duy_tri", |s| kept(s).next().is_some()),
    ("co_khong_doc", |s| !s.review.unjudged.is_empty()),
    ("co_theo_doi", |s| s.review.standings.iter().any(|c| c.revocation.is_some())),
    ("nhieu_nam", |s| s.review.standings.iter().any(|c| Some(c.year) != s.review.standings.first().map(|f| f.year))),
];

type Drawn = (&'static str, fn(&DistrictSpec) -> Table);

const TABLES: [Drawn; 3] = [
    ("tong_hop_huyen", |s| listed(&tables::overview(s.round()), &OVERVIEW)),
    ("chi_tieu_chua_dat", |s| listed(&tables::failing(s.round()), &["failed-share"])),
    ("theo_doi", |s| listed(&tables::watch(s.round()), &["shrinking"])),
];
/// Columns of the communes' overview that a page has no room for.
const OVERVIEW: [&str; 8] = ["district", "why", "indicators-met", "failed-items", "open-items", "conditions-met", "data-errors", "file"];
/// Columns of open items that a page has no room for.
const ITEMS: [&str; 3] = ["required", "achieved", "source-cell"];

fn listed(list: &List, left_out: &[&str]) -> Table {
    without(&list.whole(), left_out)
}

/// What they mean for one district.
pub(super) fn facts(spec: &DistrictSpec) -> Facts {
    Facts {
        keys: KEYS.iter().map(|(name, value)| (*name, value(spec))).collect(),
        conditions: CONDITIONS.iter().map(|(name, holds)| (*name, holds(spec))).collect(),
        tables: TABLES.iter().map(|(name, drawn)| (*name, drawn(spec))).collect(),
        lists: vec![
            ("xa", communes(spec.round(), spec.review.standings.iter())),
            ("xa_de_nghi", communes(spec.round(), proposed(spec))),
            ("xa_duy_tri", communes(spec.round(), kept(spec))),
            ("can_cu", reasons(spec)),
            ("khong_doc", unread(spec)),
        ],
        ..Facts::default()
    }
}

/// What a letter may name besides.
pub(super) fn letter(review: &Review, work: &DepartmentWork) -> Facts {
    let none = || Lang::Vi.text("summary-department-none");
    let asked = tables::ask_above(work);
    let is_asked = asked.is_some();
    Facts {
        keys: vec![
            ("nganh", if work.name.is_empty() { none() } else { work.name.clone() }),
            ("nganh_tong", work.counts.total.to_string()),
            ("nganh_dat", work.counts.met.to_string()),
            ("nganh_chua_dat", work.counts.not_met.to_string()),
            ("nganh_chua_ket_luan", work.counts.undetermined.to_string()),
            ("hoi_cap_tren", asked.unwrap_or_default()),
        ],
        conditions: vec![("co_nganh", !work.name.is_empty()), ("co_hoi_cap_tren", is_asked)],
        tables: vec![("viec_nganh", listed(&tables::work(Round::of(review), work), &ITEMS))],
        lists: Vec::new(),
        ..Facts::default()
    }
}

impl Head {
    /// The head of the papers of a commune's district.
    pub fn of(law: &Law, commune: &Commune, assessment: &Assessment) -> Self {
        let steps = law.procedure_on(assessment.place.as_of).map(|p| p.steps.as_slice()).unwrap_or_default();
        let taken = |index: usize| steps.get(index).map_or_else(String::new, |step| explain::authority(law, commune, step));
        Self {
            own: taken(1),
            above: taken(2),
            result: steps.get(1).map_or_else(String::new, |step| step.result.clone()),
            district: explain::named_unit(law, commune, Unit::District),
            province: explain::named_unit(law, commune, Unit::Province),
            place: commune.district.value.as_deref().map_or_else(String::new, |d| law.nation.words.bare(d).to_string()),
            levels: law.sets.keys().copied().collect(),
            illustration: law.illustration(),
            labels: law.nation.forms.iter().map(|f| (f.id.clone(), f.label.clone())).collect(),
        }
    }
}

/// The label of a paper, and its number, which the district writes itself.
pub(super) fn label(spec: &DistrictSpec, paper: &str) -> Facts {
    let label = spec.head.labels.iter().find(|(id, _)| id == paper).map(|(_, label)| label.clone());
    Facts::of(vec![("mau_so", label.unwrap_or_default()), ("so_van_ban", Lang::Vi.text("dotted-number"))])
}

fn place_and_date(spec: &DistrictSpec) -> String {
    explain::dated(Lang::Vi, &or_dots(Some(&spec.head.place)), spec.date)
}

/// Each once, in their order.
fn several(all: impl Iterator<Item = String>) -> String {
    let mut each: Vec<String> = Vec::new();
    all.for_each(|one| {
        if !each.contains(&one) {
            each.push(one)
        }
    });
    if each.is_empty() { dots() } else { each.join(", ") }
}

/// Communes judged for a level they do not hold.
fn proposed<'a>(spec: &DistrictSpec<'a>) -> impl Iterator<Item = &'a Standing> + use<'a> {
    spec.review.standings.iter().filter(|s| !s.maintenance)
}

/// Communes judged for keeping the level they hold.
fn kept<'a>(spec: &DistrictSpec<'a>) -> impl Iterator<Item = &'a Standing> + use<'a> {
    spec.review.standings.iter().filter(|s| s.maintenance)
}

fn with<'a>(communes: impl Iterator<Item = &'a Standing>, verdict: Verdict) -> String {
    communes.filter(|s| s.overall.verdict == verdict).count().to_string()
}

/// "Xã nông thôn mới: 3; xã nông thôn mới nâng cao: 1": how many hold each level there is.
fn held(spec: &DistrictSpec) -> String {
    let own = spec.review.standings.iter().filter_map(|s| s.held.as_ref()).map(|h| h.level);
    let levels: BTreeSet<Level> = spec.head.levels.iter().copied().chain(own.clone()).collect();
    let counts = levels.iter().map(|level| (level, own.clone().filter(|own| own == level).count()));
    capitalised(&counts.map(|(level, count)| format!("{}: {count}", explain::level(Lang::Vi, *level))).collect::<Vec<_>>().join("; "))
}

fn communes<'a>(round: Round<'a>, standings: impl Iterator<Item = &'a Standing>) -> Vec<Facts> {
    (1..).zip(standings).map(|(number, standing)| of_commune(round, number, standing)).collect()
}

fn of_commune(round: Round, number: usize, standing: &Standing) -> Facts {
    let verdict = standing.overall.verdict;
    let counts = standing.target_set().map(|s| s.counts).unwrap_or_default();
    Facts {
        keys: vec![
            ("xa_tt", number.to_string()),
            ("xa_ten", tables::name(standing)),
            ("xa_muc", explain::level(Lang::Vi, standing.target)),
            ("xa_chuan", standard(standing.target)),
            ("xa_nam", standing.year.to_string()),
            ("xa_ket_luan", explain::finding_word(Lang::Vi, standing.overall, None)),
            ("xa_dat", counts.met.to_string()),
            ("xa_tong", counts.total.to_string()),
            ("xa_ty_le", Lang::Vi.number(&explain::share(counts.met, counts.total))),
            ("xa_tieu_chi_chua_dat", or_dots(Some(&explain::criteria_with(Lang::Vi, standing, Verdict::NotMet)))),
            ("xa_da_cong_nhan", or_dots(Some(&tables::held(standing)))),
            ("xa_thu_hoi", standing.revocation.as_ref().map_or_else(dots, |r| explain::zone(Lang::Vi, r))),
        ],
        conditions: vec![
            ("xa_dat", verdict == Verdict::Met),
            ("xa_chua_dat", verdict == Verdict::NotMet),
            ("xa_chua_ket_luan", matches!(verdict, Verdict::Undetermined | Verdict::NotApplicable)),
            ("xa_tam_tinh", standing.overall.provisional),
            ("xa_con_thieu", tables::lacking(round, standing).count > 0),
        ],
        tables: vec![
            ("tham_tra", printed(&tables::check(standing))),
            ("xa_con_thieu", without(&tables::lacking(round, standing).whole(), &[&["commune"], &ITEMS[..]].concat())),
        ],
        lists: Vec::new(),
        ..Facts::default()
    }
}

/// The decisions the communes are judged by, each once.
fn reasons(spec: &DistrictSpec) -> Vec<Facts> {
    let nation = spec.review.nation();
    let mut all: Vec<&str> = Vec::new();
    for item in spec.review.standings.iter().flat_map(|s| &s.items) {
        let decision = item.head.version.decision.as_str();
        if !decision.is_empty() && !all.contains(&decision) {
            all.push(decision);
        }
    }
    all.into_iter().map(|reason| Facts::of(vec![("can_cu", explain::decree(nation, reason, ""))])).collect()
}

fn unread(spec: &DistrictSpec) -> Vec<Facts> {
    let of = |u: &crate::district::Unjudged| {
        let why = u.findings.iter().find(|f| f.severity() == crate::diag::Severity::Error).map(|f| Lang::Vi.finding(f));
        Facts::of(vec![("tep", u.file.to_string()), ("tep_xa", u.name.clone()), ("tep_ly_do", or_dots(why.as_deref()))])
    };
    spec.review.unjudged.iter().map(of).collect()
}
