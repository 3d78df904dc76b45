//! What the report tells in words, in its order: the sections, then the criteria of each set.

use crate::commune::{Narrative, Topic};
use crate::criteria::{Book, Criterion, Law, Level};
use crate::layout::item_code;
use crate::layout::narrative::{Head, NARRATIVE, sections};
use crate::messages::Lang;

/// Topics of one kind.
pub struct Chapter {
    pub title: String,
    /// Each with its words.
    pub heads: Vec<(Head, String)>,
}

/// Every topic of a commune of this target; last those it tells of besides, which no form of that target asks for.
pub fn chapters(law: &Law, target: Level, narrative: &Narrative) -> Vec<Chapter> {
    let own = sections().iter().map(|section| (Head::Section(section.id.clone()), section.title.clone()));
    let mut chapters = vec![Chapter { title: NARRATIVE.words("sections"), heads: own.collect() }];
    chapters.extend(target.up_to().filter_map(|level| of_set(law, level)));
    let known: Vec<&Head> = chapters.iter().flat_map(|chapter| &chapter.heads).map(|(head, _)| head).collect();
    let mut others: Vec<Head> = narrative.keys().map(Head::of).filter(|head| !known.contains(&head)).collect();
    others.dedup();
    if !others.is_empty() {
        let heads = others.into_iter().map(|head| (head.clone(), unknown(&head))).collect();
        chapters.push(Chapter { title: NARRATIVE.words("others"), heads });
    }
    chapters
}

fn of_set(law: &Law, level: Level) -> Option<Chapter> {
    let head = |c: &Criterion| (Head::Criterion(law.refer(Book::Set(level), c.number.to_string())), criterion(c.number, &c.name));
    let heads = law.sets.get(&level)?.criteria.iter().map(head).collect();
    Some(Chapter { title: Lang::Vi.say("paper-narrative-criteria", &[("level", super::level(Lang::Vi, level).into())]), heads })
}

fn unknown(head: &Head) -> String {
    match head {
        Head::Section(id) => id.clone(),
        Head::Criterion(of) => item_code(of),
    }
}

/// "Tiêu chí 2. Giao thông".
pub fn criterion(number: u32, name: &str) -> String {
    Lang::Vi.say("answers-criterion", &[("number", number.to_string().into()), ("name", name.into())])
}

/// The paragraphs of a topic; an amount alone has the unit its heading says.
pub fn told<'a>(narrative: &'a Narrative, topic: &Topic) -> Vec<String> {
    let text = narrative.get(topic).and_then(|text| text.value.as_deref()).unwrap_or_default();
    let is_money = matches!(topic, Topic::Criterion(_, "money"));
    let with_unit = |line: &'a str| match is_money && is_amount(line) {
        true => Lang::Vi.say("paper-narrative-amount", &[("amount", line.into())]),
        false => line.to_string(),
    };
    text.lines().map(with_unit).collect()
}

fn is_amount(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit()) && line.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
}
