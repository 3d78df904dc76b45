//! Lists of one commune: its sets, criteria, indicators, conditions, legal reasons, documents.

use super::super::PaperSpec;
use super::super::facts::{Facts, Terms};
use super::{or_dots, standard, told};
use crate::assess::{CriterionResult, ItemResult, JudgedTest, SetResult, Verdict};
use crate::commune::Document;
use crate::criteria::{Book, Resolved};
use crate::explain;
use crate::layout::item_name;
use crate::messages::Lang;

/// Keys of an indicator or condition.
pub(super) static ITEMS: Terms = Terms {
    keys: &["tt", "ma", "ma_so", "noi_dung", "yeu_cau", "ket_qua", "danh_gia", "khoang_cach", "minh_chung", "ghi_chu", "co_quan_phu_trach"],
    conditions: &["dat", "chua_dat", "chua_ket_luan", "co_khoang_cach", "co_minh_chung", "co_ghi_chu"],
    tables: &[],
    lists: &[],
};
static CRITERIA: Terms = Terms {
    keys: &["so", "ten", "danh_gia_tieu_chi", "viec_da_lam", "khoi_luong", "kinh_phi"],
    conditions: &["tieu_chi_dat", "tieu_chi_chua_dat", "co_viec_da_lam", "co_khoi_luong", "co_kinh_phi", "co_thuyet_minh"],
    tables: &[],
    lists: &[("chi_tieu", &ITEMS)],
};
pub(super) static SETS: Terms = Terms {
    keys: &["bo_muc", "bo_chuan", "bo_dat", "bo_tong", "bo_ty_le", "bo_chua_dat", "bo_chua_ket_luan", "bo_ket_luan"],
    conditions: &["bo_dat_du"],
    tables: &[],
    lists: &[("tieu_chi", &CRITERIA)],
};
pub(super) static REASONS: Terms = Terms { keys: &["can_cu"], conditions: &[], tables: &[], lists: &[] };
pub(super) static DOCUMENTS: Terms =
    Terms { keys: &["van_ban_ten", "van_ban_so", "van_ban_co_quan"], conditions: &[], tables: &[], lists: &[] };
pub(super) static SPECIALS: Terms = Terms { keys: &["dac_thu"], conditions: &[], tables: &[], lists: &[] };

/// The sets with their criteria and indicators.
pub(super) fn sets(spec: &PaperSpec) -> Vec<Facts> {
    spec.assessment.sets.iter().map(|set| of_set(spec, set)).collect()
}

fn of_set(spec: &PaperSpec, set: &SetResult) -> Facts {
    let counts = set.counts;
    Facts {
        keys: vec![
            ("bo_muc", explain::level(Lang::Vi, set.level)),
            ("bo_chuan", standard(set.level)),
            ("bo_dat", counts.met.to_string()),
            ("bo_tong", counts.total.to_string()),
            ("bo_ty_le", Lang::Vi.number(&explain::share(counts.met, counts.total))),
            ("bo_chua_dat", counts.not_met.to_string()),
            ("bo_chua_ket_luan", counts.undetermined.to_string()),
            ("bo_ket_luan", explain::finding_word(Lang::Vi, set.finding, None)),
        ],
        conditions: vec![("bo_dat_du", set.finding.verdict == Verdict::Met)],
        tables: Vec::new(),
        lists: vec![("tieu_chi", set.criteria.iter().map(|c| of_criterion(spec, set, c)).collect())],
        topics: Vec::new(),
    }
}

fn of_criterion(spec: &PaperSpec, set: &SetResult, criterion: &CriterionResult) -> Facts {
    let verdict = criterion.finding.verdict;
    let told = told::of_criterion(spec, &spec.law.refer(Book::Set(set.level), criterion.number.to_string()));
    let own = [
        ("so", criterion.number.to_string()),
        ("ten", criterion.name.clone()),
        ("danh_gia_tieu_chi", explain::finding_word(Lang::Vi, criterion.finding, None)),
    ];
    let holds = [("tieu_chi_dat", verdict == Verdict::Met), ("tieu_chi_chua_dat", verdict == Verdict::NotMet)];
    Facts {
        keys: own.into_iter().chain(told.keys).collect(),
        conditions: holds.into_iter().chain(told.conditions).collect(),
        tables: Vec::new(),
        lists: vec![("chi_tieu", facts_of(spec, criterion.indicators.iter()))],
        topics: told.topics,
    }
}

/// Indicators or conditions, numbered.
pub(super) fn facts_of<'a>(spec: &PaperSpec, items: impl Iterator<Item = &'a ItemResult>) -> Vec<Facts> {
    (1..).zip(items).map(|(number, item)| of_item(spec, number, item)).collect()
}

fn of_item(spec: &PaperSpec, number: usize, item: &ItemResult) -> Facts {
    let verdict = item.finding.verdict;
    let documents = explain::documents(spec.commune, item);
    let notes = explain::notes(Lang::Vi, spec.law, spec.commune, item, spec.assessment.place.as_of);
    let gaps = explain::gaps(Lang::Vi, &item.version.measures, &item.judged).join("; ");
    let one_line = |lines: Vec<String>| lines.join("; ");
    Facts {
        conditions: vec![
            ("dat", verdict == Verdict::Met),
            ("chua_dat", verdict == Verdict::NotMet),
            ("chua_ket_luan", verdict == Verdict::Undetermined),
            ("co_khoang_cach", !gaps.is_empty()),
            ("co_minh_chung", !documents.is_empty()),
            ("co_ghi_chu", !notes.is_empty()),
        ],
        ..Facts::of(vec![
            ("tt", number.to_string()),
            ("ma", item_name(&item.item)),
            ("ma_so", item.item.code.clone()),
            ("noi_dung", item.version.name.clone()),
            ("yeu_cau", explain::requirement(Lang::Vi, &item.version.measures, &item.judged)),
            ("ket_qua", or_dots(Some(&achieved(spec, item)))),
            ("danh_gia", explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref())),
            ("khoang_cach", or_dots(Some(&gaps))),
            ("minh_chung", or_dots(Some(&documents.replace('\n', "; ")))),
            ("ghi_chu", or_dots(Some(&one_line(notes)))),
            ("co_quan_phu_trach", or_dots(Some(&item.department))),
        ])
    }
}

/// What was achieved; for the sets themselves how many criteria of each are met.
pub(super) fn achieved(spec: &PaperSpec, item: &ItemResult) -> String {
    if !item.version.measures.is_empty() {
        return explain::results(Lang::Vi, spec.commune, item).join("; ");
    }
    let line = |set: &SetResult| {
        let level = explain::level_short(Lang::Vi, set.level);
        Lang::Vi.say("t6-set", &[("level", level.into()), ("met", set.counts.met.into()), ("total", set.counts.total.into())])
    };
    spec.assessment.sets.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Items not met or not decided.
pub(super) fn lacking<'a>(spec: &PaperSpec<'a>) -> impl Iterator<Item = &'a ItemResult> + use<'a> {
    spec.assessment.items().filter(|i| matches!(i.finding.verdict, Verdict::NotMet | Verdict::Undetermined))
}

/// Items that are not met, apart from those that cannot be judged.
pub(super) fn failed<'a>(spec: &PaperSpec<'a>) -> impl Iterator<Item = &'a ItemResult> + use<'a> {
    spec.assessment.items().filter(|i| i.finding.verdict == Verdict::NotMet)
}

/// The thresholds in use that are not confirmed.
pub(super) fn unconfirmed<'a>(spec: &PaperSpec<'a>) -> Vec<(&'a ItemResult, &'a JudgedTest, &'a Resolved)> {
    let of = |item: &'a ItemResult| explain::unconfirmed(item).into_iter().map(move |(test, resolved)| (item, test, resolved));
    spec.assessment.items().flat_map(of).collect()
}

/// The decisions in force that the commune is judged by, each once: of the indicators, the procedure, the province.
pub(super) fn reasons(spec: &PaperSpec) -> Vec<Facts> {
    let nation = Some(&spec.law.nation);
    let of_items = spec.assessment.items().map(|i| i.version.decision.as_str()).filter(|d| !d.is_empty());
    let own = spec.law.overlays.iter().filter(|o| !o.decision.is_empty() && !o.illustration);
    let mut all: Vec<String> = Vec::new();
    let named = of_items.map(|d| explain::decree(nation, d, "")).chain(own.map(|o| explain::decree(nation, &o.decision, &o.issuer)));
    for reason in named {
        if !all.contains(&reason) {
            all.push(reason);
        }
    }
    all.into_iter().map(|reason| Facts::of(vec![("can_cu", reason)])).collect()
}

pub(super) fn documents(spec: &PaperSpec) -> Vec<Facts> {
    let of = |d: &Document| {
        let or_dots = |t: &str| or_dots(Some(t));
        Facts::of(vec![
            ("van_ban_ten", or_dots(&d.title)),
            ("van_ban_so", or_dots(&d.reference())),
            ("van_ban_co_quan", or_dots(&d.issuer)),
        ])
    };
    spec.commune.documents.iter().map(of).collect()
}

/// Waivers and attestations, with what each is about.
pub(super) fn specials(spec: &PaperSpec) -> Vec<Facts> {
    let of = |special: &crate::commune::Special| {
        let item = special.item.as_ref().map(|i| item_name(i) + ": ").unwrap_or_default();
        Facts::of(vec![("dac_thu", item + &explain::special(Lang::Vi, special, spec.assessment.place.as_of))])
    };
    spec.commune.specials.iter().map(of).collect()
}
