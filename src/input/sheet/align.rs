//! The lines of a sheet and the places of a set are two sequences in nearly the same order: they are aligned as such.
//! What a code or a whole name says is sure; a reworded name is taken where it is between two sure neighbours, in
//! the right criterion, and no other place would do as well.

use super::outline::{About, Entry, Outline};
use crate::criteria::{ItemRef, Kind};

/// What a line looks like it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Shape {
    Blank,
    /// "Đạt", "Không".
    Judgement,
    /// "95,5%", "382/400".
    Share,
    Number,
    Words,
}

/// A line of a sheet, as far as it is understood by itself.
#[derive(Debug, Clone)]
pub(in crate::input) struct SheetLine {
    /// The place its code or whole name says.
    pub sure: Option<usize>,
    /// Its words, folded, without a number in front.
    pub body: String,
    /// A whole number in front that may be a criterion's or an indicator's.
    pub whole: Option<u32>,
    /// The number is a criterion's: "Tiêu chí số 2".
    pub criterion: bool,
    /// It is the title of a criterion without its number: "Tiêu chí QP-AN".
    pub titles: bool,
    /// The criterion it is in, as a column next to it says.
    pub within: Option<u32>,
    /// A heading of a group: no indicator.
    pub group: bool,
    /// It has a code that the set does not have: where it is says nothing.
    pub foreign: bool,
    /// What its answer looks like.
    pub shape: Shape,
}

/// Why a line is taken for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Why {
    /// Its code or its whole name.
    Sure,
    /// Its name is like that of this place and of no other.
    Likeness,
    /// It is where this place's line must be.
    Order,
}

/// The place of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::input) struct Match {
    /// Index of the place.
    pub node: usize,
    pub why: Why,
}

/// Likeness of the whole name.
const WHOLE: f64 = 0.999;
/// Likeness of a name that is taken wherever it is in order.
const LIKE: f64 = 0.5;
/// Likeness of a name that is taken where it is the likest of the places it may be.
pub(super) const RATHER: f64 = 0.22;
/// How much liker than the next.
const MARGIN: f64 = 0.08;
/// Most lines that are aligned: a table of one commune has a tenth of them.
const MOST_LINES: usize = 1500;

/// The places of lines; none for what is not understood.
pub(in crate::input) fn align(outline: &Outline, lines: &[SheetLine]) -> Vec<Option<Match>> {
    let mut found: Vec<Option<Match>> = lines.iter().map(|l| l.sure.map(|node| Match { node, why: Why::Sure })).collect();
    if lines.len() > MOST_LINES || lines.iter().all(|l| l.sure.is_some() || l.body.is_empty()) {
        return found;
    }
    let likeness: Vec<Vec<f64>> = lines.iter().map(|l| if l.sure.is_none() { outline.likeness(&l.body) } else { Vec::new() }).collect();
    let path = Path { outline, lines, likeness: &likeness, in_criterion: in_criterion(outline, lines) }.best();
    let gaps = Gaps::of(outline, lines, &likeness, &path);
    for (at, node) in path.iter().enumerate() {
        if let (None, Some(node)) = (found[at], node)
            && let Some(why) = gaps.accepts(at, *node)
        {
            found[at] = Some(Match { node: *node, why });
        }
    }
    found
}

/// The best way through both sequences.
struct Path<'a> {
    outline: &'a Outline,
    lines: &'a [SheetLine],
    likeness: &'a [Vec<f64>],
    in_criterion: Vec<bool>,
}

/// Whether a line is below one that names a criterion, and not below the heading of another group.
fn in_criterion(outline: &Outline, lines: &[SheetLine]) -> Vec<bool> {
    // "19 | QP – AN": a number of a criterion with nothing to answer.
    let numbered = |line: &SheetLine| line.shape == Shape::Blank && line.whole.is_some_and(|n| outline.criterion(n).is_some());
    let is_criterion = |node: usize| matches!(outline.nodes[node].about, About::Criterion(_));
    let names = |line: &SheetLine| line.criterion || line.titles || line.sure.map_or_else(|| numbered(line), is_criterion);
    let mut inside = false;
    let at = |line: &SheetLine| {
        inside = line.within.is_some() || names(line) || (inside && !line.group);
        inside
    };
    lines.iter().map(at).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    SkipLine,
    SkipNode,
    Take,
}

impl Path<'_> {
    /// The place of every line on the best way.
    fn best(&self) -> Vec<Option<usize>> {
        let (lines, nodes) = (self.lines.len(), self.outline.nodes.len());
        let width = nodes + 1;
        let mut score = vec![0.0f64; (lines + 1) * width];
        let mut steps = vec![Step::SkipNode; (lines + 1) * width];
        for node in 1..=nodes {
            score[node] = score[node - 1] + skip_node(&self.outline.nodes[node - 1]);
        }
        for line in 1..=lines {
            let (row, above) = (line * width, (line - 1) * width);
            let skip = skip_line(&self.lines[line - 1]);
            score[row] = score[above] + skip;
            steps[row] = Step::SkipLine;
            for node in 1..=nodes {
                let options = [
                    (Step::Take, score[above + node - 1] + self.fit(line - 1, node - 1)),
                    (Step::SkipLine, score[above + node] + skip),
                    (Step::SkipNode, score[row + node - 1] + skip_node(&self.outline.nodes[node - 1])),
                ];
                let best = options.into_iter().fold(options[0], |best, next| if next.1 > best.1 { next } else { best });
                (steps[row + node], score[row + node]) = best;
            }
        }
        self.walk_back(&steps, width)
    }

    fn walk_back(&self, steps: &[Step], width: usize) -> Vec<Option<usize>> {
        let mut found = vec![None; self.lines.len()];
        let (mut line, mut node) = (self.lines.len(), width - 1);
        while line > 0 || node > 0 {
            let step = if line == 0 { Step::SkipNode } else { steps[line * width + node] };
            match step {
                Step::Take => {
                    (line, node) = (line - 1, node - 1);
                    found[line] = Some(node);
                }
                Step::SkipLine => line -= 1,
                Step::SkipNode => node -= 1,
            }
        }
        found
    }

    /// How well a line and a place go together.
    fn fit(&self, at: usize, place: usize) -> f64 {
        let (line, node) = (&self.lines[at], &self.outline.nodes[place]);
        if let Some(sure) = line.sure {
            return if sure == place { 8.0 } else { f64::NEG_INFINITY };
        }
        let like = self.likeness[at].get(place).copied().unwrap_or_default();
        match node.about {
            About::Criterion(number) => self.fit_criterion(line, number, like),
            _ if line.group || line.criterion || line.titles || line.body.is_empty() => f64::NEG_INFINITY,
            _ => {
                let numbered = line.whole.is_some_and(|n| node.about == About::Item && n.to_string() == node.of.code);
                let context = match (line.within, node.criterion) {
                    (Some(within), Some(criterion)) if within == criterion => 0.6,
                    (Some(_), _) => -3.0,
                    _ => 0.0,
                };
                let base = if like < 0.1 { -0.95 } else { 3.0 * like - 0.3 };
                // "Nam" is below several items: it is a part of the one above it.
                let below = node.about == About::Part && self.above(at).is_some_and(|above| above == &node.of);
                // Conditions are apart from the criteria, behind them.
                let apart = if node.criterion.is_none() && self.in_criterion[at] { -3.0 } else { 0.0 };
                base + apart + shape(line.shape, node) + context + if numbered { 0.8 } else { 0.0 } + if below { 0.5 } else { 0.0 }
            }
        }
    }

    /// The item of the last sure line above.
    fn above(&self, at: usize) -> Option<&ItemRef> {
        self.lines[..at].iter().rev().find_map(|l| l.sure).map(|node| &self.outline.nodes[node].of)
    }

    fn fit_criterion(&self, line: &SheetLine, number: u32, like: f64) -> f64 {
        if line.group {
            return f64::NEG_INFINITY;
        }
        let numbered = line.whole == Some(number);
        if line.criterion {
            return if numbered { 5.0 } else { f64::NEG_INFINITY };
        }
        if !numbered && like < LIKE {
            return f64::NEG_INFINITY;
        }
        let answered = match line.shape {
            Shape::Blank => 0.4,
            Shape::Judgement => 0.0,
            _ => -3.5,
        };
        2.5 * like - 0.3 + answered + if numbered { 1.0 } else { 0.0 }
    }
}

/// Leaving a line out costs more where it holds an answer.
fn skip_line(line: &SheetLine) -> f64 {
    match (line.sure, line.shape) {
        (Some(_), _) => -4.0,
        (None, Shape::Blank) => -0.15,
        _ => -0.4,
    }
}

fn skip_node(node: &Entry) -> f64 {
    match node.about {
        About::Item if node.criterion.is_some() => -0.3,
        _ => -0.02,
    }
}

/// Whether an answer looks like one to this place.
fn shape(shape: Shape, node: &Entry) -> f64 {
    let fits = |kind: &Kind| match (shape, kind) {
        (Shape::Blank, _) => true,
        (Shape::Judgement, Kind::YesNo) => true,
        (Shape::Judgement, _) => node.none,
        (Shape::Share, Kind::Rate) => true,
        (Shape::Number, Kind::Rate | Kind::Number | Kind::Count | Kind::Villages) => true,
        (Shape::Words, Kind::Grade) => true,
        (Shape::Words, _) => node.kinds.len() == 1 && matches!(kind, Kind::Number | Kind::Count),
        _ => false,
    };
    match shape {
        Shape::Blank => 0.0,
        _ if node.kinds.iter().any(fits) => 0.3,
        _ => -0.7,
    }
}

/// The stretches between lines that are sure, and what is open in them.
struct Gaps<'a> {
    outline: &'a Outline,
    lines: &'a [SheetLine],
    likeness: &'a [Vec<f64>],
    path: &'a [Option<usize>],
    /// First and last line, first and last place of the stretch a line is in.
    of: Vec<((usize, usize), (usize, usize))>,
}

impl<'a> Gaps<'a> {
    fn of(outline: &'a Outline, lines: &'a [SheetLine], likeness: &'a [Vec<f64>], path: &'a [Option<usize>]) -> Self {
        let is_anchor = |at: usize| {
            path[at].is_some_and(|node| {
                lines[at].sure == Some(node) || likeness[at].get(node).is_some_and(|l| *l >= LIKE) || {
                    matches!(outline.nodes[node].about, About::Criterion(_)) && lines[at].sure.is_none()
                }
            })
        };
        let mut of = Vec::with_capacity(lines.len());
        for at in 0..lines.len() {
            let before = (0..at).rev().find(|i| is_anchor(*i));
            let after = (at + 1..lines.len()).find(|i| is_anchor(*i));
            let first = (before.map_or(0, |i| i + 1), before.and_then(|i| path[i]).map_or(0, |n| n + 1));
            let last = (after.unwrap_or(lines.len()), after.and_then(|i| path[i]).unwrap_or(outline.nodes.len()));
            of.push(((first.0, last.0), (first.1, last.1)));
        }
        Self { outline, lines, likeness, path, of }
    }

    /// Whether the place of a line on the best way is taken, and why.
    fn accepts(&self, at: usize, node: usize) -> Option<Why> {
        let like = |place: usize| self.likeness[at].get(place).copied().unwrap_or_default();
        let own = like(node);
        if self.outline.nodes[node].about == About::Part && !self.follows_kin(at, node) {
            return None;
        }
        // "– Nam" below the item it is a part of.
        if self.outline.nodes[node].about == About::Part && own >= WHOLE {
            return Some(Why::Sure);
        }
        if own >= LIKE || matches!(self.outline.nodes[node].about, About::Criterion(_)) {
            return Some(Why::Likeness);
        }
        if self.outline.nodes[node].about == About::Part || self.lines[at].foreign {
            return None;
        }
        let (lines, places) = self.of[at];
        let within = self.lines[at].within;
        let in_criterion = |p: &usize| within.is_none() || self.outline.nodes[*p].criterion == within;
        let open: Vec<usize> = (places.0..places.1).filter(|p| self.is_item(*p) && in_criterion(p)).collect();
        let next = open.iter().filter(|p| **p != node && !self.is_kin(**p, node)).map(|p| like(*p)).fold(0.0, f64::max);
        let waits = |i: &usize| self.is_waiting(*i) && self.lines[*i].within == within;
        let waiting = (lines.0..lines.1).filter(waits).count();
        // A few rows out of a whole set are anywhere.
        let dense = waiting * 2 >= open.len();
        if dense && own >= RATHER && own >= next + MARGIN {
            return Some(Why::Likeness);
        }
        let as_many = |those: &dyn Fn(&usize) -> bool| {
            let rows = || (lines.0..lines.1).filter(those);
            rows().count() == open.len() && rows().all(|i| self.path[i].is_some())
        };
        // Remarks between the rows hold no answers.
        let answered = |i: &usize| waits(i) && self.lines[*i].shape != Shape::Blank;
        let balanced = as_many(&waits) || as_many(&answered);
        let answered = self.lines[at].shape != Shape::Blank;
        let fits = answered && shape(self.lines[at].shape, &self.outline.nodes[node]) >= 0.0;
        let others = self.likeness[at].iter().enumerate().filter(|(p, _)| !self.is_kin(*p, node));
        let rather = |(p, like): (usize, &f64)| *like > own + 0.2 && (*like >= LIKE || !self.is_taken(p));
        (balanced && fits && own + 0.35 >= next && !others.into_iter().any(rather)).then_some(Why::Order)
    }

    /// The line before is about the same item.
    fn follows_kin(&self, at: usize, node: usize) -> bool {
        self.path[..at].iter().rev().flatten().next().is_some_and(|before| self.is_kin(*before, node))
    }

    /// A line is surely about this place.
    fn is_taken(&self, place: usize) -> bool {
        self.lines.iter().any(|l| l.sure == Some(place))
    }

    fn is_item(&self, place: usize) -> bool {
        let node = &self.outline.nodes[place];
        node.about == About::Item && node.criterion.is_some()
    }

    /// Parts of one item.
    fn is_kin(&self, a: usize, b: usize) -> bool {
        self.outline.nodes[a].of == self.outline.nodes[b].of
    }

    /// A line that must be about some indicator.
    fn is_waiting(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let criterion = self.path[at].is_some_and(|n| matches!(self.outline.nodes[n].about, About::Criterion(_)));
        line.sure.is_none() && !line.group && !line.criterion && !line.titles && !line.body.is_empty() && !criterion
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::{Book, ItemRef, Level};
    use crate::text::fold_loose;

    fn outline() -> Outline {
        let book = Book::Set(Level::from_id("basic").unwrap());
        let node = |about, code: &str, criterion: u32, kind: Option<Kind>| Entry {
            about,
            of: ItemRef { book, series: Default::default(), code: code.into() },
            measure: None,
            criterion: Some(criterion),
            kinds: kind.into_iter().collect(),
            none: false,
        };
        let places = [
            (node(About::Criterion(1), "1", 1, None), "Quy hoạch"),
            (node(About::Item, "1.1", 1, Some(Kind::YesNo)), "Có quy hoạch chung xây dựng xã còn thời hạn"),
            (node(About::Item, "1.2", 1, Some(Kind::YesNo)), "Ban hành quy định quản lý quy hoạch"),
            (node(About::Criterion(2), "2", 2, None), "Giao thông"),
            (node(About::Item, "2.1", 2, Some(Kind::Rate)), "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa"),
            (node(About::Item, "2.2", 2, Some(Kind::Rate)), "Tỷ lệ đường thôn, bản, ấp được cứng hóa"),
            (node(About::Item, "2.3", 2, Some(Kind::Rate)), "Tỷ lệ đường ngõ, xóm sạch"),
        ];
        Outline::of(book, places.into_iter().map(|(n, name)| (n, vec![fold_loose(name)])).collect())
    }

    fn line(body: &str, shape: Shape) -> SheetLine {
        let body = fold_loose(body);
        SheetLine { sure: None, body, whole: None, criterion: false, titles: false, within: None, group: false, foreign: false, shape }
    }

    fn codes(lines: &[SheetLine]) -> Vec<String> {
        let outline = outline();
        let name = |m: &Option<Match>| m.map_or("-".into(), |m| format!("{} {:?}", outline.nodes[m.node].of.code, m.why));
        align(&outline, lines).iter().map(name).collect()
    }

    #[test]
    fn reworded_names_between_sure_neighbours_are_understood() {
        let mut sure = line("", Shape::Share);
        sure.sure = Some(4);
        let mut last = line("", Shape::Share);
        last.sure = Some(6);
        let middle = line("Các tuyến liên xóm rải cấp phối", Shape::Share);
        assert_eq!(codes(&[sure.clone(), middle.clone(), last.clone()]), ["2.1 Sure", "2.2 Order", "2.3 Sure"]);
        // Two lines where one is missing: neither is taken.
        let other = line("Cầu cống dân sinh", Shape::Share);
        assert_eq!(codes(&[sure, middle, other, last]), ["2.1 Sure", "-", "-", "2.3 Sure"]);
    }

    #[test]
    fn short_names_in_order_are_understood() {
        let lines = [
            line("Quy hoạch", Shape::Blank),
            line("QH chung xây dựng", Shape::Judgement),
            line("Quy định quản lý QH", Shape::Judgement),
            line("Giao thông", Shape::Blank),
            line("Đường xã", Shape::Number),
            line("Đường thôn", Shape::Number),
            line("Ngõ xóm", Shape::Number),
        ];
        let found: Vec<String> = codes(&lines).iter().map(|c| c.split(' ').next().unwrap_or_default().to_string()).collect();
        assert_eq!(found, ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3"]);
    }

    #[test]
    fn a_figure_is_no_answer_of_a_criterion() {
        let lines = [line("Giao thông", Shape::Number), line("Không liên quan gì", Shape::Number)];
        assert!(codes(&lines).iter().all(|c| !c.starts_with("2 ")));
    }
}
