//! One row for each commune of each target, and one for what a target as a whole is: English words whatever the language.

use crate::assess::Finding;
use crate::criteria::Law;
use crate::district::{Detail, Lacking, Member, Progress, Standing, TargetProgress};
use crate::explain;
use crate::messages::Lang;
use crate::report::csv::{printed, safe, written};

/// What a target as a whole is, or a commune or district of it.
#[derive(Clone)]
struct TargetRow<'a> {
    number: usize,
    target: &'a TargetProgress<'a>,
    /// What the target is called.
    name: &'a str,
    kind: &'static str,
    standing: Option<&'a Standing>,
    /// Of a commune without a file, or a district.
    commune: &'a str,
    district: &'a str,
    state: &'static str,
    finding: Option<Finding>,
    lacking: Option<&'a Lacking<'a>>,
}

/// A heading, and what a row has below it.
type Column = (&'static str, fn(&TargetRow) -> String);

/// The columns, in order.
const COLUMNS: &[Column] = &[
    ("target", |r| r.number.to_string()),
    ("kind", |r| r.target.target.aim.id().to_string()),
    ("name", |r| safe(r.name)),
    ("by", |r| r.target.target.by.to_string()),
    ("past", |r| printed(r.target.past)),
    ("outlook", |r| r.target.outlook.id().to_string()),
    ("wanted", |r| r.target.wanted.to_string()),
    ("sure", |r| r.target.tally.sure.to_string()),
    ("provisional", |r| r.target.tally.provisional.to_string()),
    ("possible", |r| r.target.tally.open.to_string()),
    ("not_met", |r| r.target.tally.failed.to_string()),
    ("no_file", |r| r.target.tally.no_file.to_string()),
    ("short", |r| r.target.short().to_string()),
    ("row", |r| r.kind.to_string()),
    ("commune_code", |r| safe(r.standing.map_or("", |s| &s.code))),
    ("commune", |r| safe(r.standing.map_or(r.commune, |s| &s.name))),
    ("district", |r| safe(r.standing.map_or(r.district, |s| &s.district))),
    ("state", |r| r.state.to_string()),
    ("verdict", |r| printed(r.finding.map(|f| f.verdict.id()))),
    ("commune_provisional", |r| printed(r.finding.map(|f| f.provisional))),
    ("criteria_not_met", |r| printed(r.lacking.map(|l| l.failed))),
    ("criteria_undetermined", |r| printed(r.lacking.map(|l| l.open))),
    ("items", |r| printed(r.lacking.map(items))),
    ("distance_percent", |r| printed(r.lacking.and_then(|l| l.distance.as_ref()).map(|d| d.plain()))),
    ("file", |r| safe(r.standing.map_or("", |s| &s.file))),
];

/// The plan's targets as CSV.
///
/// # Errors
/// Never in practice: only what the writer itself refuses.
pub fn csv(lang: Lang, law: &Law, progress: &Progress) -> Result<String, std::io::Error> {
    let mut text = written([COLUMNS.iter().map(|(name, _)| *name)])?;
    for (number, target) in (1..).zip(&progress.targets) {
        let name = explain::target_name(lang, law, target.target);
        let rows = rows(number, target, &name);
        text.push_str(&written(rows.iter().map(|row| COLUMNS.iter().map(|(_, cell)| cell(row))))?);
    }
    Ok(text)
}

fn rows<'a>(number: usize, target: &'a TargetProgress<'a>, name: &'a str) -> Vec<TargetRow<'a>> {
    let whole = TargetRow {
        number,
        target,
        name,
        kind: "target",
        standing: None,
        commune: "",
        district: "",
        state: "",
        finding: None,
        lacking: None,
    };
    let of = |standing, state, finding| TargetRow { kind: "commune", standing: Some(standing), state, finding, ..whole.clone() };
    let own: Vec<TargetRow> = match &target.detail {
        Detail::Communes(found) => {
            let met = found.met.iter().map(|(s, f)| of(*s, "met", Some(*f)));
            let nearest = found.nearest.iter().map(|l| TargetRow { lacking: Some(l), ..of(l.standing, "lacking", Some(l.finding)) });
            let before = found.held_before.iter().map(|s| of(*s, "held_before", None));
            let missing = found.not_filed.iter().map(|commune| TargetRow { kind: "commune", commune, state: "no_file", ..whole.clone() });
            met.chain(nearest).chain(before).chain(missing).collect()
        }
        Detail::Villages(found) => {
            let state = |m: Member| if m == Member::Unsure { "unsure" } else { "villages" };
            found.communes.iter().map(|c| of(c.standing, state(c.member), None)).collect()
        }
        Detail::Districts(found) => {
            let row =
                |district, finding| TargetRow { kind: "district", district, state: "district", finding: Some(finding), ..whole.clone() };
            found.iter().map(|(name, finding)| row(name, *finding)).collect()
        }
    };
    [vec![whole], own].concat()
}

fn items(lacking: &Lacking) -> String {
    lacking.items.iter().map(|i| i.head.item.to_string()).collect::<Vec<_>>().join(" ")
}
