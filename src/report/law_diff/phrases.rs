//! Phrases of a comparison: a point, a place, what is asked and by which source, the shape of a requirement.

use super::{Compared, NamedPoint, PointName, region};
use crate::criteria::{
    Asked, Branch, Effect, Kind, Law, Level, Measure, Node, RegionRule, Resolved, Sides, Spot, ThresholdDiff, Version, When,
};
use crate::explain;
use crate::messages::Lang;
use crate::report::explain_tree::layer;
use crate::report::facts::region_name;

/// "Ngày 29/02/2024", "Tỉnh Hải Dương (vùng Đồng bằng sông Hồng), ngày …".
pub(super) fn point(lang: Lang, point: &NamedPoint) -> String {
    let name = match point.name {
        PointName::Day(_) => String::new(),
        PointName::Level(level) => lang.say("report-diff-point-level", &[("level", explain::level(lang, level).into())]),
        PointName::Province => province(lang, point.law),
        PointName::File(path) => lang.say("report-diff-point-file", &[("file", path.display().to_string().into())]),
        PointName::InForce => lang.text("report-diff-point-in-force"),
    };
    let place = Some(province(lang, point.law)).filter(|_| !matches!(point.name, PointName::Province) && !point.law.province.is_empty());
    let day = lang.say("report-diff-point-day", &[("day", point.as_of.into())]);
    [Some(name).filter(|n| !n.is_empty()), place, Some(day)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn province(lang: Lang, law: &Law) -> String {
    let region = region_name(&law.nation.regions, &law.region);
    lang.say("report-diff-point-province", &[("province", law.province.as_str().into()), ("region", region.into())])
}

/// "chặt hơn".
pub(super) fn effect(lang: Lang, effect: Effect) -> String {
    lang.text(&format!("report-diff-effect-{}", effect.id()))
}

/// Levels by their short names; none means all.
pub(super) fn levels(lang: Lang, levels: &[Level]) -> String {
    if levels.is_empty() {
        return lang.text("report-diff-every-level");
    }
    levels.iter().map(|l| explain::level_short(lang, *l)).collect::<Vec<_>>().join(", ")
}

/// "tỷ lệ (%)".
pub(super) fn kind(lang: Lang, measure: &Measure) -> String {
    let word = lang.text(&format!("kind-{}", measure.kind.id()));
    if measure.unit.is_empty() || measure.kind == Kind::Villages { word } else { format!("{word} ({})", measure.unit) }
}

/// How a measure is reported and counted.
pub(super) fn counted(lang: Lang, measure: &Measure) -> String {
    let fraction = [measure.numerator.as_str(), measure.denominator.as_str()].join(" / ");
    let mut parts = vec![measure.name.clone(), fraction.trim_matches([' ', '/']).to_string(), measure.counted.clone()];
    let flags = [(measure.if_any, "report-diff-if-any"), (measure.zero_is_not_applicable, "report-diff-zero")];
    parts.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, id)| lang.text(id)));
    parts.extend(measure.most.as_ref().map(|most| lang.say("report-diff-most", &[("most", most.into())])));
    parts.push(lang.say("report-diff-step", &[("step", (&measure.step).into())]));
    parts.retain(|p| !p.is_empty());
    parts.join("; ")
}

/// "Đồng bằng sông Hồng; 2024", "vùng của tỉnh; 2021, 2022".
pub(super) fn place(lang: Lang, compared: &Compared, row: &ThresholdDiff) -> String {
    let spot = |s: &Spot| if s.a == s.b { region(compared, &s.b) } else { lang.text("report-diff-own-region") };
    let regions: Vec<String> = row.spots.iter().map(spot).collect();
    let years: Vec<String> = row.years.iter().map(i16::to_string).collect();
    let area =
        |id: &String| [compared.b.law, compared.a.law].iter().find_map(|l| l.area(id)).map_or_else(|| id.clone(), |a| a.name.clone());
    let areas: Vec<String> = row.whose.area.iter().map(area).collect();
    let classes: Vec<String> = row.whose.class.iter().map(|c| class(compared.b.law, c)).collect();
    let parts: Vec<String> = [regions, areas, classes, years].iter().filter(|l| !l.is_empty()).map(|l| l.join(", ")).collect();
    if parts.is_empty() { lang.text("report-law-everywhere") } else { parts.join("; ") }
}

fn class(law: &Law, id: &str) -> String {
    law.nation.classes.iter().find(|c| c.id == id).map_or_else(|| id.to_string(), |c| c.name.clone())
}

/// "≥ 80 %"; where nothing is asked, so.
pub(super) fn asked(lang: Lang, asked: Option<&Asked>) -> String {
    asked.map_or_else(|| lang.text("report-diff-not-asked"), |a| explain::bound(lang, a.op, &a.unit, &a.lookup))
}

/// Where either threshold was read and how far it is trusted; one line where that is the same.
pub(super) fn sources(lang: Lang, sides: &Sides<Asked>) -> Vec<String> {
    let of = |side: &Option<Asked>| side.as_ref().and_then(|a| a.lookup.as_ref().ok()).map(|r| source(lang, r));
    match (of(&sides.a), of(&sides.b)) {
        (Some(a), Some(b)) if a == b => vec![format!("A, B: {a}")],
        (a, b) => [a.map(|a| format!("A: {a}")), b.map(|b| format!("B: {b}"))].into_iter().flatten().collect(),
    }
}

fn source(lang: Lang, resolved: &Resolved) -> String {
    let text = if resolved.source.is_empty() { lang.text("report-explain-no-source") } else { resolved.source.to_string() };
    format!("{text} ({}; {})", explain::evidence(lang, resolved.evidence), layer(lang, &resolved.layer))
}

/// How the parts of a requirement are joined, without what is asked of each.
pub(super) fn shape(lang: Lang, law: &Law, version: &Version) -> String {
    node(lang, law, version, &version.requirement)
}

fn node(lang: Lang, law: &Law, version: &Version, of: &Node) -> String {
    let list = |parts: &[Node], join: &str| parts.iter().map(|p| node(lang, law, version, p)).collect::<Vec<_>>().join(&lang.text(join));
    match of {
        Node::Test(test) => measure(version, &test.measure),
        Node::All(parts) => list(parts, "join-and"),
        Node::Any(parts) => lang.say("require-any", &[("parts", list(parts, "join-or").into())]),
        Node::AtLeast(k, parts) => lang.say("require-at-least-of", &[("count", (*k).into()), ("parts", list(parts, "join-and").into())]),
        Node::Case(branches) => {
            let parts: Vec<String> = branches.iter().map(|b| branch(lang, law, version, b)).collect();
            lang.say("report-diff-case", &[("parts", parts.join(&lang.text("join-and")).into())])
        }
        Node::Criterion(level, number) => {
            let facts = [("number", number.to_string().into()), ("level", explain::level(lang, *level).into())];
            lang.say("require-criterion", &facts)
        }
        Node::Set(level) => lang.say("require-set", &[("level", explain::level(lang, *level).into())]),
        Node::Criteria => lang.text("require-criteria"),
        Node::Named(name, part) => {
            let parts = node(lang, law, version, part);
            lang.say("require-named", &[("name", name.as_str().into()), ("parts", parts.into())])
        }
        Node::Open(authority) if authority.is_empty() => lang.text("require-missing"),
        Node::Open(authority) => lang.say("require-left-to", &[("authority", authority.as_str().into())]),
    }
}

fn measure(version: &Version, id: &str) -> String {
    version.measures.iter().find(|m| m.id == id).map_or_else(|| id.to_string(), |m| m.name.clone())
}

fn branch(lang: Lang, law: &Law, version: &Version, branch: &Branch) -> String {
    let when = match &branch.when {
        When::Regions(regions) => regions.iter().map(|r| region_name(&law.nation.regions, r)).collect::<Vec<_>>().join(", "),
        When::MoreThan(id, number) => {
            lang.say("report-diff-more-than", &[("name", measure(version, id).into()), ("number", number.into())])
        }
        When::Otherwise => lang.text("report-diff-otherwise"),
    };
    format!("[{when}] {}", node(lang, law, version, &branch.then))
}

fn classes(law: &Law, ids: &[String]) -> String {
    ids.iter().map(|c| class(law, c)).collect::<Vec<_>>().join("; ")
}

/// Which communes take the levels of which region, in which sets.
pub(super) fn rule(lang: Lang, law: &Law, rule: &RegionRule) -> String {
    let levels = if rule.levels.is_empty() { lang.text("report-diff-no-level") } else { levels(lang, &rule.levels) };
    let facts = [
        ("from", rule.from.into()),
        ("region", region_name(&law.nation.regions, &rule.region).into()),
        ("levels", levels.into()),
        ("classes", classes(law, &rule.classes).into()),
        ("source", rule.source.as_str().into()),
    ];
    lang.say("report-diff-rule-says", &facts)
}

/// What of a rule is not settled.
pub(super) fn unsettled(lang: Lang, law: &Law, rule: &RegionRule) -> Option<String> {
    let levels = Some(levels(lang, &rule.unsettled_levels)).filter(|_| !rule.unsettled_levels.is_empty());
    let classes = Some(classes(law, &rule.unsettled_classes)).filter(|_| !rule.unsettled_classes.is_empty());
    let open: Vec<String> = [levels, classes].into_iter().flatten().collect();
    (!open.is_empty()).then(|| lang.say("report-diff-rule-unsettled", &[("open", open.join("; ").into())]))
}

/// That communes of some classes take the same region's levels in both provinces.
pub(super) fn both_provinces(lang: Lang, law: &Law, rule: &RegionRule) -> String {
    let facts = [
        ("classes", classes(law, &rule.classes).into()),
        ("region", region_name(&law.nation.regions, &rule.region).into()),
        ("levels", levels(lang, &rule.levels).into()),
    ];
    lang.say("report-diff-both-provinces", &facts)
}
