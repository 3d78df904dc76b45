//! What the commune tells in words: sections of the report, and of each criterion.

use std::sync::LazyLock;

use super::super::PaperSpec;
use super::super::facts::{Facts, Terms};
use super::or_dots;
use crate::commune::Topic;
use crate::criteria::ItemRef;
use crate::explain;
use crate::layout::narrative::{sections, topic_id};

/// Keys of what is told of a criterion, and the columns they are of.
const PARTS: [(&str, &str, &str); 3] =
    [("viec_da_lam", "co_viec_da_lam", "work"), ("khoi_luong", "co_khoi_luong", "volume"), ("kinh_phi", "co_kinh_phi", "money")];

/// A key and a condition for each section; which those are is data.
pub(in super::super) static SECTIONS: LazyLock<Terms> = LazyLock::new(|| {
    let ids = || sections().iter().map(|section| section.id.as_str());
    let conditions: Vec<&str> = ids().map(|id| &*format!("co_{id}").leak()).collect();
    Terms { keys: ids().collect::<Vec<_>>().leak(), conditions: conditions.leak(), tables: &[], lists: &[] }
});

/// What is told in the sections.
pub(in super::super) fn of_report(spec: &PaperSpec) -> Facts {
    let topics: Vec<Topic> = SECTIONS.keys.iter().map(|key| Topic::Section((*key).to_string())).collect();
    facts(spec, SECTIONS.keys, SECTIONS.conditions, &topics)
}

/// What is told of a criterion, and whether anything is.
pub(super) fn of_criterion(spec: &PaperSpec, of: &ItemRef) -> Facts {
    let topics = PARTS.map(|(_, _, column)| Topic::Criterion(of.clone(), column));
    let mut facts = facts(spec, &PARTS.map(|(key, ..)| key), &PARTS.map(|(_, condition, _)| condition), &topics);
    let any = facts.conditions.iter().any(|(_, given)| *given);
    facts.conditions.push(("co_thuyet_minh", any));
    facts
}

/// A key, a condition and a topic each.
fn facts(spec: &PaperSpec, keys: &[&'static str], conditions: &[&'static str], topics: &[Topic]) -> Facts {
    let texts: Vec<String> = topics.iter().map(|topic| explain::told(&spec.commune.narrative, topic).join("\n")).collect();
    Facts {
        keys: keys.iter().copied().zip(texts.iter().map(|text| or_dots(Some(text)))).collect(),
        conditions: conditions.iter().copied().zip(texts.iter().map(|text| !text.is_empty())).collect(),
        topics: keys.iter().copied().zip(topics.iter().map(topic_id)).collect(),
        ..Facts::default()
    }
}
