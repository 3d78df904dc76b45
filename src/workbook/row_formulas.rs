//! The visible formulas of a row: what is asked, by which source, and the verdict in words.

use super::combine;
use super::form_rows::measures;
use super::formula::{Formulas, Live, Reach, RowFormulas, date_formula};
use super::sentence;
use super::sheet::{Stored, quoted};
use super::verdicts::TestCells;
use super::working::{code, code_said, code_word, word_beside};
use crate::assess::Finding;
use crate::criteria::{Item, ItemRef, Level, Measure, Node, Version};
use crate::layout::thresholds as marks;
use crate::messages::Lang;

impl Formulas<'_> {
    /// The visible formulas of an item's row: what its only measure is asked, or the item as a whole.
    pub(super) fn item_row(&mut self, of: &ItemRef, item: &Item) -> RowFormulas {
        let verdict = self.verdicts.items[of].clone();
        match measures(item).as_slice() {
            [only] => self.measure_formulas(of, item, only, Some(verdict)),
            _ => {
                let shown = self.versions_text(item, head_words);
                let dash = || Live { formula: quoted("–"), stored: Stored::text("–") };
                RowFormulas {
                    required: shown,
                    verdict: verdict_live(&verdict.0, verdict.1),
                    source: dash(),
                    evidence: dash(),
                    rate: dash(),
                    gap: dash(),
                }
            }
        }
    }

    /// The visible formulas of one measure's row.
    pub(super) fn measure_row(&mut self, of: &ItemRef, item: &Item, measure: &Measure) -> RowFormulas {
        self.measure_formulas(of, item, measure, None)
    }

    pub(super) fn measure_formulas(&mut self, of: &ItemRef, item: &Item, measure: &Measure, whole: Option<(String, i32)>) -> RowFormulas {
        let in_force = item.version_on(self.grounds.given.assessment.place.as_of).map(|v| v.from);
        let mut chosen: Option<RowFormulas> = None;
        let mut whole_code: Option<(String, i32)> = None;
        for version in &item.versions {
            let reaches = self.reaches(of, version, &version.requirement, &measure.id, &[], true);
            let code = self.measure_code(&reaches);
            let own = self.facets(&reaches);
            let Some(before) = chosen.take() else {
                (chosen, whole_code) = (Some(own), Some(code));
                continue;
            };
            let now = in_force.is_some_and(|f| f >= version.from);
            let switch = format!("{}>={}", self.grounds.frame.as_of, date_formula(version.from));
            chosen = Some(before.or_from(&switch, now, own));
            whole_code =
                whole_code.map(|(formula, stored)| (format!("IF({switch},{},{formula})", code.0), if now { code.1 } else { stored }));
        }
        let mut row = chosen.unwrap_or_else(RowFormulas::nothing);
        let code = whole_code.unwrap_or((code::NOT_CONSIDERED.to_string(), code::NOT_CONSIDERED));
        row.verdict = match whole {
            Some((cell, stored)) => verdict_live(&cell, stored),
            None => {
                let cell = self.working.verdict(code.0, code.1);
                verdict_live(&cell, code.1)
            }
        };
        row
    }

    /// What a row shows of its tests in force; the verdict comes after.
    fn facets(&self, reaches: &[Reach]) -> RowFormulas {
        RowFormulas {
            required: self.pick(reaches, "; ", |t| &t.words),
            source: self.pick(reaches, "; ", |t| &t.source),
            evidence: self.pick(reaches, "; ", |t| &t.evidence),
            rate: self.rate_of(reaches),
            gap: self.gap_of(reaches),
            ..RowFormulas::nothing()
        }
    }

    /// The tests of a measure in a requirement, with the branch conditions on the way to them.
    pub(super) fn reaches(
        &mut self,
        of: &ItemRef,
        version: &Version,
        node: &Node,
        measure: &str,
        on_way: &[(String, i32)],
        active: bool,
    ) -> Vec<Reach> {
        match node {
            Node::Test(test) if test.measure == measure => {
                vec![Reach { key: marks::key(of, version, test), conditions: on_way.to_vec(), active }]
            }
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => {
                parts.iter().flat_map(|p| self.reaches(of, version, p, measure, on_way, active)).collect()
            }
            Node::Named(_, part) => self.reaches(of, version, part, measure, on_way, active),
            Node::Case(branches) => {
                let mut found = Vec::new();
                let mut way = on_way.to_vec();
                let mut open = active;
                for branch in branches {
                    let (cell, stored) = self.grounds.condition(of, version, &branch.when, &mut self.working);
                    let mut taken = way.clone();
                    taken.push((cell.clone(), 1));
                    found.extend(self.reaches(of, version, &branch.then, measure, &taken, open && stored == 1));
                    way.push((cell, 0));
                    open = open && stored == 0;
                }
                found
            }
            _ => Vec::new(),
        }
    }

    /// A text of the tests in force: all of them where none depends on a branch, else the branch's.
    pub(super) fn pick(&self, reaches: &[Reach], join: &str, facet: impl Fn(&TestCells) -> &Live) -> Live {
        let text = |reach: &Reach| match &facet(&self.verdicts.tests[&reach.key]).stored {
            Stored::Text(text) => text.clone(),
            Stored::Number(number) => number.to_string(),
        };
        let active: Vec<String> = reaches.iter().filter(|r| r.active).map(text).collect();
        let formula = if reaches.iter().all(|r| r.conditions.is_empty()) && !reaches.is_empty() {
            let parts: Vec<&str> = reaches.iter().map(|r| facet(&self.verdicts.tests[&r.key]).formula.as_str()).collect();
            parts.join(&format!("&{}&", quoted(join)))
        } else {
            reaches.iter().rev().fold(quoted("–"), |rest, r| {
                format!("IF({},{},{rest})", conditions_formula(&r.conditions), facet(&self.verdicts.tests[&r.key]).formula)
            })
        };
        Live { formula, stored: Stored::text(active.join(join)) }
    }

    /// The verdict of a measure's row: of its tests in force.
    pub(super) fn measure_code(&mut self, reaches: &[Reach]) -> (String, i32) {
        let mut cells = Vec::new();
        let mut codes = Vec::new();
        for reach in reaches {
            let test = &self.verdicts.tests[&reach.key];
            let stored = if reach.active { test.code } else { code::NOT_CONSIDERED };
            codes.push(stored);
            if reach.conditions.is_empty() {
                cells.push(test.verdict.clone());
                continue;
            }
            let formula = format!("IF({},{},{})", conditions_formula(&reach.conditions), test.verdict, code::NOT_CONSIDERED);
            cells.push(self.working.number(formula, f64::from(stored)));
        }
        let counted: Vec<i32> = codes.into_iter().filter(|c| *c != code::NOT_CONSIDERED).collect();
        let nothing = code::NOT_CONSIDERED;
        let stored = match () {
            () if counted.contains(&code::NOT_MET) => code::NOT_MET,
            () => *counted.iter().find(|c| **c < 0).or(counted.iter().find(|c| **c == code::MET)).or(counted.first()).unwrap_or(&nothing),
        };
        (combine::all_considered(&cells), stored)
    }

    /// A text per version, the one in force shown.
    pub(super) fn versions_text(&self, item: &Item, text: impl Fn(&Version) -> String) -> Live {
        let in_force = item.version_on(self.grounds.given.assessment.place.as_of).map(|v| v.from);
        let mut live = Live { formula: quoted("–"), stored: Stored::text("–") };
        for (index, version) in item.versions.iter().enumerate() {
            let words = text(version);
            let formula = if index == 0 {
                quoted(&words)
            } else {
                format!("IF({}>={},{},{})", self.grounds.frame.as_of, date_formula(version.from), quoted(&words), live.formula)
            };
            let stored = if in_force == Some(version.from) { Stored::text(words) } else { live.stored };
            live = Live { formula, stored };
        }
        live
    }

    pub(super) fn criterion_verdict(&self, level: Level, number: u32) -> Live {
        let (cell, stored) = self.verdicts.criteria[&(level, number)].clone();
        verdict_live(&cell, stored)
    }

    pub(super) fn set_verdict(&self, level: Level) -> Live {
        let (cell, stored) = self.verdicts.sets[&level].clone();
        verdict_live(&cell, stored)
    }

    /// The verdict of everything.
    pub(super) fn overall_verdict(&self) -> Live {
        verdict_live(&self.verdicts.overall.0, self.verdicts.overall.1)
    }

    /// How many criteria of a set are met, not met, undetermined, not applicable: "12 đạt + … = 19".
    pub(super) fn counts_of_criteria(&self, level: Level) -> Live {
        let cells: Vec<&(String, i32)> = self.verdicts.criteria.iter().filter(|((l, _), _)| *l == level).map(|(_, c)| c).collect();
        counts(&cells)
    }

    /// The same of items.
    pub(super) fn counts_of_items(&self, items: impl Iterator<Item = ItemRef>) -> Live {
        let cells: Vec<&(String, i32)> = items.filter_map(|item| self.verdicts.items.get(&item)).collect();
        counts(&cells)
    }

    pub(super) fn item_finding(&self, of: &ItemRef, finding: Finding) -> Live {
        found(&self.verdicts.items[of], finding)
    }

    pub(super) fn criterion_finding(&self, level: Level, number: u32, finding: Finding) -> Live {
        found(&self.verdicts.criteria[&(level, number)], finding)
    }

    pub(super) fn set_finding(&self, level: Level, finding: Finding) -> Live {
        found(&self.verdicts.sets[&level], finding)
    }

    /// How many of these items have a code.
    pub(super) fn count_items(&self, items: &[ItemRef], wanted: i32) -> Live {
        count(items.iter().filter_map(|i| self.verdicts.items.get(i)), wanted)
    }

    /// How many of these criteria of a set have a code.
    pub(super) fn count_of(&self, level: Level, numbers: &[u32], wanted: i32) -> Live {
        count(numbers.iter().filter_map(|number| self.verdicts.criteria.get(&(level, *number))), wanted)
    }

    /// How many criteria of a set have a code.
    pub(super) fn count_criteria(&self, level: Level, wanted: i32) -> Live {
        count(self.verdicts.criteria.iter().filter(|((l, _), _)| *l == level).map(|(_, c)| c), wanted)
    }
}

/// "12 đạt + 3 chưa đạt + 4 chưa kết luận + 0 không áp dụng = 19".
fn counts(cells: &[&(String, i32)]) -> Live {
    let of = |wanted| count(cells.iter().copied(), wanted);
    let figures = [
        ("met", of(code::MET)),
        ("not_met", of(code::NOT_MET)),
        ("undetermined", of(code::ELSEWHERE)),
        ("not_applicable", of(code::NOT_APPLICABLE)),
    ];
    sentence::live("counts", &figures, &[("total", cells.len().into())])
}

fn count<'c>(cells: impl Iterator<Item = &'c (String, i32)>, wanted: i32) -> Live {
    let cells: Vec<&(String, i32)> = cells.collect();
    let condition = if wanted < 0 { "<0".to_string() } else { format!("={wanted}") };
    let parts: Vec<String> = cells.iter().map(|(c, _)| format!("({c}{condition})")).collect();
    let stored = cells.iter().filter(|(_, v)| if wanted < 0 { *v < 0 } else { *v == wanted }).count();
    let formula = if parts.is_empty() { "0".to_string() } else { format!("{}+0", parts.join("+")) };
    Live { formula, stored: Stored::Number(stored as f64) }
}

impl RowFormulas {
    fn nothing() -> Self {
        let dash = || Live { formula: quoted("–"), stored: Stored::text("–") };
        Self { required: dash(), verdict: dash(), source: dash(), evidence: dash(), rate: dash(), gap: dash() }
    }

    /// Itself until a day, `later` from it on.
    fn or_from(self, switch: &str, now: bool, later: Self) -> Self {
        let live = |a: Live, b: Live| Live {
            formula: if a.formula == b.formula { a.formula } else { format!("IF({switch},{},{})", b.formula, a.formula) },
            stored: if now { b.stored } else { a.stored },
        };
        Self {
            required: live(self.required, later.required),
            verdict: live(self.verdict, later.verdict),
            source: live(self.source, later.source),
            evidence: live(self.evidence, later.evidence),
            rate: live(self.rate, later.rate),
            gap: live(self.gap, later.gap),
        }
    }
}

pub(super) fn conditions_formula(conditions: &[(String, i32)]) -> String {
    let parts: Vec<String> = conditions.iter().map(|(cell, value)| format!("{cell}={value}")).collect();
    if parts.is_empty() { "TRUE".into() } else { format!("AND({})", parts.join(",")) }
}

/// The word for a code in a cell, "(tạm tính)" behind it while it is the verdict that was provisional when this was written.
fn found((cell, stored): &(String, i32), finding: Finding) -> Live {
    let verdict = verdict_live(cell, *stored);
    if !finding.provisional {
        return verdict;
    }
    let mark = format!(" ({})", Lang::Vi.text("verdict-provisional"));
    let formula = format!("{}&IF({cell}={stored},{},\"\")", verdict.formula, quoted(&mark));
    Live { formula, stored: Stored::text(Lang::Vi.text(code_word(*stored)) + &mark) }
}

/// The word for a code in a cell, which is right of it (`Working::verdict`).
pub(super) fn verdict_live(cell: &str, stored: i32) -> Live {
    Live { formula: word_beside(cell), stored: Stored::text(code_said(stored)) }
}

/// What the heading row of an item with several measures asks.
fn head_words(version: &Version) -> String {
    let id = match &version.requirement {
        Node::Any(_) => "head-any".to_string(),
        Node::AtLeast(k, _) => return Lang::Vi.say("head-at-least", &[("count", (*k).into())]),
        _ => "head-all".to_string(),
    };
    Lang::Vi.text(&id)
}
