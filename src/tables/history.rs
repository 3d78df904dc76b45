//! Communes over the years of an archive: a row for each, a column for each year; what was lost and came back; what shrinks.

use super::{Cell, Column, List, Shows, heading, shows};
use crate::assess::Counts;
use crate::criteria::Level;
use crate::district::{AloneLine, Change, Falling, History, Line};
use crate::explain;
use crate::messages::Lang;

/// What the screen shows of these years.
pub fn years<'a>(lang: Lang, history: &'a History, shown: &'a [i16]) -> List<'a> {
    let commune = Column::new("commune", lang.text("report-column-commune"), 24.0);
    let columns = std::iter::once(commune).chain(shown.iter().map(|year| Column::new("year", year.to_string(), 16.0)));
    let row = move |at: usize| {
        let Some(line) = history.lines.get(at) else { return Vec::new() };
        std::iter::once(Cell::text(explain::line_name(lang, history, line)))
            .chain(shown.iter().map(|year| in_year(lang, line, *year)))
            .collect()
    };
    List::made("years", columns.collect(), history.lines.len(), row)
}

fn name(line: &Line) -> String {
    if line.name().is_empty() { Lang::Vi.text("report-nameless") } else { line.name().to_string() }
}

fn in_year(lang: Lang, line: &Line, year: i16) -> Cell {
    match line.in_year(year) {
        Some(record) => Cell::marked(explain::year(lang, record).join("\n"), record.overall),
        None => Cell::centre(explain::GAP),
    }
}

/// The same on a sheet: all years, the district next to the name.
pub fn communes(history: &History) -> List<'_> {
    let years = history.years.iter().map(|year| Column::new("year", year.to_string(), 22.0));
    let first = [("number", 5.0), ("commune", 26.0), ("district", 20.0)].map(|(id, width)| Column::new(id, heading(id), width));
    let row = move |at: usize| {
        let Some(line) = history.lines.get(at) else { return Vec::new() };
        let first = [Cell::count(at + 1), Cell::text(name(line)), Cell::text(district(line))];
        first.into_iter().chain(history.years.iter().map(|year| in_year(Lang::Vi, line, *year))).collect()
    };
    List::made("communes", first.into_iter().chain(years).collect(), history.lines.len(), row).titled(words("title-communes"))
}

fn words(id: &str) -> String {
    Lang::Vi.text(&format!("history-{id}"))
}

fn district(line: &Line) -> &str {
    line.last().map_or("", |record| &record.who.district)
}

/// The criteria of a level over all communes in a year.
type Met = (usize, (Level, i16, usize, Counts));

const MET: [Shows<Met>; 7] = [
    shows("history-level", 22.0, |(_, (level, ..))| Cell::text(explain::level_short(Lang::Vi, *level))),
    shows("history-year", 10.0, |(_, (_, year, ..))| Cell::centre(year)),
    shows("history-communes", 14.0, |(_, (_, _, communes, _))| Cell::count(*communes)),
    shows("history-met", 14.0, |(.., (.., counts))| Cell::count(counts.met)),
    shows("history-not-met", 14.0, |(.., (.., counts))| Cell::count(counts.not_met)),
    shows("history-undetermined", 14.0, |(.., (.., counts))| Cell::count(counts.undetermined)),
    shows("history-not-applicable", 14.0, |(.., (.., counts))| Cell::count(counts.not_applicable)),
];

/// How many criteria of each level were met in each year, over all communes judged on it; a level's years follow each other.
pub fn met(history: &History) -> List<'_> {
    List::of("met", MET.into(), history.met()).titled(words("title-met")).remarked(words("met-meaning"))
}

type Changed<'a> = (usize, (&'a Line, Change<'a>));

fn of_change<'a>() -> Vec<Shows<Changed<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, (line, _))| Cell::text(name(line))),
        shows("district", 18.0, |(_, (line, _))| Cell::text(district(line))),
        shows("history-year", 9.0, |(_, (_, change))| Cell::centre(change.now.0.year)),
        shows("history-step", 14.0, |(_, (_, change))| Cell::text(words(&format!("step-{}", change.step.id()))).bold()),
        shows("code", 15.0, |(_, (_, change))| Cell::text(explain::changed_code(Lang::Vi, change.now.1))),
        shows("indicator", 40.0, |(_, (_, change))| Cell::text(&change.now.1.name)),
        shows("history-from", 11.0, |(_, (_, change))| Cell::centre(change.then.0.year)),
        shows("history-then", 24.0, |(_, (_, change))| Cell::text(explain::figures_of(Lang::Vi, change.then.1))),
        shows("history-now", 24.0, |(_, (_, change))| Cell::text(explain::figures_of(Lang::Vi, change.now.1))),
        shows("required", 26.0, |(_, (_, change))| Cell::text(explain::change_asked(Lang::Vi, change))),
        shows("change-cause", 28.0, |(_, (_, change))| Cell::text(explain::why(Lang::Vi, change.why))),
    ]
}

/// What was lost, regained and newly met, by commune and year.
pub fn changes(history: &History) -> List<'_> {
    let all = history.lines.iter().flat_map(|line| line.changes().into_iter().map(move |change| (line, change)));
    List::of("changes", of_change(), all.collect())
        .titled(words("title-changes"))
        .remarked(words("changes-meaning"))
        .or(words("no-changes"))
}

type Falls<'a> = (usize, (&'a Line, Falling<'a>));

fn of_falling<'a>() -> Vec<Shows<Falls<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, (line, _))| Cell::text(name(line))),
        shows("district", 18.0, |(_, (line, _))| Cell::text(district(line))),
        shows("code", 15.0, |(_, (_, falling))| Cell::text(explain::changed_code(Lang::Vi, falling.item))),
        shows("measure", 40.0, |(_, (_, falling))| Cell::text(&falling.measure.name)),
        shows("threshold", 20.0, |(_, (_, falling))| Cell::text(explain::falling_asked(Lang::Vi, falling))),
        shows("history-points", 52.0, |(_, (_, falling))| Cell::text(explain::falling_points(Lang::Vi, falling).join("\n"))),
        shows("history-word", 26.0, |(_, (_, falling))| Cell::text(explain::falling_word(Lang::Vi, falling)).bold()),
    ]
}

/// What recognised communes meet by less and less, nearest to its threshold first.
pub fn falling(history: &History) -> List<'_> {
    let list = List::of("falling", of_falling(), history.falling());
    list.titled(words("falling-heading")).remarked(words("falling-meaning")).or(words("no-changes"))
}

type Unmatched<'a> = (usize, AloneLine<'a>);

fn of_alone<'a>() -> Vec<Shows<Unmatched<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, alone)| Cell::text(name(alone.line))),
        shows("district", 20.0, |(_, alone)| Cell::text(district(alone.line))),
        shows("why", 70.0, |(_, alone)| Cell::text(explain::alone_years(Lang::Vi, alone))),
    ]
}

/// Communes that are not in all years before or after those they have.
pub fn alone(history: &History) -> List<'_> {
    List::of("alone", of_alone(), history.alone()).titled(words("alone")).or(words("no-changes"))
}
