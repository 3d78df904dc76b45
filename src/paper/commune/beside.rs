//! What a dossier says besides the indicators: resources, debts, the residents' survey, the meeting.

use super::super::PaperSpec;
use super::super::facts::{Facts, Terms};
use super::{number, or_dots};
use crate::commune::{self, Figure, Meeting, Member, Total};
use crate::layout::supplements;
use crate::text::{Decimal, fold_loose};

/// Keys of someone called to the meeting.
pub(super) static MEMBERS: Terms =
    Terms { keys: &["ho_ten", "chuc_vu", "don_vi", "co_mat"], conditions: &["vang_mat"], tables: &[], lists: &[] };

fn amount(total: Option<Total>) -> Option<Decimal> {
    match total {
        Some(Total::Sum(Figure::Amount(sum))) => Some(sum),
        _ => None,
    }
}

/// What the sources come to; dotted while something is missing.
pub(super) fn resources_total(spec: &PaperSpec) -> String {
    number(amount(commune::resources_total(&spec.commune.resources)).as_ref())
}

/// What all works owe; dotted while something is missing.
pub(super) fn debts_total(spec: &PaperSpec) -> String {
    number(amount(commune::debts_total(&spec.commune.debts)).as_ref())
}

/// Those called to the meeting.
/// Those called to the meeting besides its chair and its secretary, who are named before them.
pub(super) fn further<'a>(spec: &PaperSpec<'a>) -> impl Iterator<Item = &'a Member> {
    let Meeting { chair, secretary, members, .. } = &spec.commune.meeting;
    let named = [chair, secretary].map(|one| one.value.as_deref().map(fold_loose));
    members.iter().filter(move |member| !named.contains(&Some(fold_loose(&member.name))))
}

pub(super) fn members(spec: &PaperSpec) -> Vec<Facts> {
    let of = |member: &Member| Facts {
        conditions: vec![("vang_mat", member.present.value == Some(false))],
        ..Facts::of(vec![
            ("ho_ten", or_dots(Some(&member.name))),
            ("chuc_vu", or_dots(Some(&member.position))),
            ("don_vi", or_dots(Some(&member.organisation))),
            ("co_mat", member.present.value.map_or_else(super::dots, supplements::presence)),
        ])
    };
    further(spec).map(of).collect()
}
