//! Which commune of one round is which of another: by code, else by name, district and province.

use super::{Alone, Subject};
use crate::commune::Commune;
use crate::criteria::Law;
use crate::text::{fold, nearest, same_spelling};

/// What a commune is known by; empty where it is not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Administrative code, folded.
    pub code: String,
    pub name: String,
    pub district: String,
    pub province: String,
}

impl Who {
    /// What a commune says of itself.
    pub fn of(commune: &Commune) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            code: fold(&text(&commune.code.value)),
            name: text(&commune.name.value),
            district: text(&commune.district.value),
            province: text(&commune.province.value),
        }
    }

    /// The same commune: by code where both have one, else by name, and by district and province where both have one.
    pub fn is(&self, other: &Self, law: &Law) -> bool {
        let words = &law.nation.words;
        if !self.code.is_empty() && !other.code.is_empty() {
            return self.code == other.code;
        }
        let apart = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && !words.same_unit(a, b);
        // Communes of one district may differ by a tone alone.
        let same_name = !self.name.is_empty() && same_spelling(words.bare(&self.name), words.bare(&other.name));
        same_name && !apart(&self.district, &other.district) && !apart(&self.province, &other.province)
    }
}

/// Communes put side by side.
pub(super) struct Paired {
    pub pairs: Vec<(Subject, Subject)>,
    pub old_alone: Vec<Alone>,
    pub new_alone: Vec<Alone>,
}

/// Pairs what is one commune beyond doubt. Where several could be meant, none is taken.
pub(super) fn pair(old: Vec<Subject>, new: Vec<Subject>) -> Paired {
    let (olds, news): (Vec<Who>, Vec<Who>) = (old.iter().map(Subject::who).collect(), new.iter().map(Subject::who).collect());
    let candidates: Vec<Vec<usize>> = new.iter().zip(&news).map(|(n, own)| matching(own, &olds, &n.law)).collect();
    let claims = |at: usize| candidates.iter().filter(|c| c.contains(&at)).count();
    let chosen: Vec<Option<usize>> =
        candidates.iter().map(|c| if let [only] = c.as_slice() { Some(*only).filter(|o| claims(*o) == 1) } else { None }).collect();
    let several_old: Vec<bool> = (0..old.len()).map(|at| claims(at) > 0).collect();
    let mut rest: Vec<Option<Subject>> = old.into_iter().map(Some).collect();
    let mut found = Paired { pairs: Vec::new(), old_alone: Vec::new(), new_alone: Vec::new() };
    for ((subject, choice), candidates) in new.into_iter().zip(chosen).zip(&candidates) {
        match choice.and_then(|at| rest.get_mut(at)?.take()) {
            Some(old) => found.pairs.push((old, subject)),
            None => found.new_alone.push(Alone { subject, several: !candidates.is_empty(), nearest: None }),
        }
    }
    for (subject, several) in rest.into_iter().zip(several_old).filter_map(|(s, several)| Some((s?, several))) {
        found.old_alone.push(Alone { subject, several, nearest: None });
    }
    ask(&mut found);
    found
}

fn matching(own: &Who, others: &[Who], law: &Law) -> Vec<usize> {
    (0..others.len()).filter(|at| others.get(*at).is_some_and(|other| own.is(other, law))).collect()
}

/// Who a commune without counterpart may be on the other side.
fn ask(found: &mut Paired) {
    let names = |alone: &[Alone]| alone.iter().filter_map(|a| a.subject.commune.name.value.clone()).collect::<Vec<_>>();
    let (old, new) = (names(&found.old_alone), names(&found.new_alone));
    let put = |alone: &mut Vec<Alone>, others: &[String]| {
        for one in alone.iter_mut() {
            let own = one.subject.commune.name.value.as_deref();
            one.nearest = own.and_then(|own| nearest(own, others.iter().map(String::as_str))).map(str::to_string);
        }
    };
    put(&mut found.old_alone, &new);
    put(&mut found.new_alone, &old);
}
