//! Districts by their own rules, one district and rule in each row.

use super::super::{Cell, List, Shows, shows};
use super::words;
use crate::district::{DistrictLine, RuleLine};
use crate::explain;
use crate::messages::Lang;

type Line<'a> = (usize, (&'a DistrictLine<'a>, &'a RuleLine));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("district", 24.0, |(_, (line, _))| Cell::text(&line.name)),
        shows("communes-counted", 34.0, |(_, (line, _))| Cell::text(explain::district_counted(Lang::Vi, line))),
        shows("district-rule", 18.0, |(_, (_, rule))| Cell::text(explain::finding_word(Lang::Vi, rule.finding, None)).bold()),
        shows("district-shares", 80.0, |(_, (_, rule))| Cell::text(explain::district_rule(Lang::Vi, rule))),
        shows("district-danger", 46.0, |(_, (line, rule))| Cell::text(danger(line, rule))),
    ]
}

pub fn rules<'a>(lines: &'a [DistrictLine<'a>]) -> List<'a> {
    let all = lines.iter().flat_map(|line| line.rules.iter().map(move |rule| (line, rule))).collect();
    List::of("districts", columns(), all).titled(words("title-districts"))
}

/// How near the district is to losing its recognition, next to the rule that says so.
fn danger(line: &DistrictLine, rule: &RuleLine) -> String {
    let own = line.danger_reported().filter(|(of, _)| of.rule.id == rule.rule.id);
    own.map(|(_, danger)| explain::district_danger(Lang::Vi, line, danger)).unwrap_or_default()
}
