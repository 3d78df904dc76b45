//! Who takes a step of the procedure for a commune.

use crate::commune::Commune;
use crate::criteria::{LaterName, Law, Step, Unit};
use crate::messages::Lang;
use crate::text::Date;

/// "Ủy ban nhân dân huyện Nam Sách": who takes a step for a commune; dots for a name that is not known.
pub fn authority(law: &Law, commune: &Commune, step: &Step) -> String {
    step.authority.replace("{ten}", &unit_of(law, commune, step))
}

/// The same in the two lines of a letterhead: "Ủy ban nhân dân", "xã Đồng Tiến".
pub fn authority_lines(law: &Law, commune: &Commune, step: &Step) -> [String; 2] {
    match step.authority.split_once("{ten}") {
        Some((before, after)) => [before.trim().to_string(), format!("{}{after}", unit_of(law, commune, step))],
        None => [step.authority.clone(), String::new()],
    }
}

/// "huyện Nam Sách": the unit of a step; dots for a name that is not known.
pub(super) fn unit_of(law: &Law, commune: &Commune, step: &Step) -> String {
    let name = match step.unit {
        Some(Unit::Commune) => commune.name.value.as_deref(),
        Some(Unit::District) => commune.district.value.as_deref(),
        Some(Unit::Province) => Some(later_name(law, commune).map_or(law.province.as_str(), |later| later.name.as_str())),
        None => None,
    };
    let dots = Lang::Vi.text("dotted-name");
    match name.filter(|n| !n.is_empty()) {
        Some(name) => in_full(law, commune, step, name),
        None if step.kind.is_empty() => dots,
        None => format!("{} {dots}", step.kind),
    }
}

/// What the province is called on the commune's as-of day, where that is a later name.
fn later_name<'a>(law: &'a Law, commune: &Commune) -> Option<&'a LaterName> {
    law.nation.later_name(&law.province, commune.as_of_day()?)
}

/// "Nam Sách" → "huyện Nam Sách"; a name with a kind of its own keeps it, in the small letters of a running text.
fn in_full(law: &Law, commune: &Commune, step: &Step, name: &str) -> String {
    let words = &law.nation.words;
    let bare = words.bare(name);
    let city = step.unit == Some(Unit::Province) && law.nation.cities.names.iter().any(|c| words.same_unit(c, name));
    let later = later_name(law, commune).filter(|later| step.unit == Some(Unit::Province) && !later.kind.is_empty());
    let kind = match (later, words.kind(name)) {
        (Some(later), _) => later.kind.clone(),
        _ if city => law.nation.cities.kind.clone(),
        (_, Some(kind)) if !kind.ends_with('.') => kind.to_lowercase(),
        _ => step.kind.clone(),
    };
    format!("{kind} {bare}")
}

/// The steps from a commune's own assessment to its recognition, in order: who, and what it does.
pub fn steps(law: &Law, commune: &Commune, day: Date) -> String {
    let steps = law.procedure_on(day).map(|p| p.steps.as_slice()).unwrap_or_default();
    steps.iter().map(|s| step(law, commune, s)).collect::<Vec<_>>().join("\n→ ")
}

/// Who takes a step, and what it does.
pub fn step(law: &Law, commune: &Commune, step: &Step) -> String {
    format!("{}: {}", authority(law, commune, step), step.task)
}
