//! What an annex says for one slot: the cell of its region, its words as a threshold, more than one cell weighed together.

use super::annex::Annex;
use super::cell::{BoundAsked, CellSays, cell_says, is_left, parted};
use super::lines::Line;
use super::words::plain;
use crate::criteria::{Bound, DecidedCell, Law, Narrow, Op, RegionId, Said, Slot};
use crate::diag::Origin;

/// Between the words of several cells.
const NEXT: &str = "; ";

/// A row of an annex that is about the item of a slot.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub annex: &'t Annex<'t, 't>,
    pub line: &'t Line,
}

/// The slots among which the words of a cell are shared out.
pub(super) struct Peers<'p> {
    pub law: &'p Law,
    pub slot: &'p Slot,
    /// Those of the same item, region and year, the slot among them.
    pub all: Vec<&'p Slot>,
}

/// What the rows about an item say for a slot in one of its regions.
pub(super) fn decided(told: &[Told], peers: &Peers, region: &RegionId) -> Option<DecidedCell> {
    let mut cells = told.iter().map(|told| of_line(*told, peers, region));
    let first = cells.next()?;
    Some(cells.fold(first, together))
}

/// Two cells about one slot: one where they say the same, else a question.
fn together(mut one: DecidedCell, other: DecidedCell) -> DecidedCell {
    if one.said != other.said || one.left != other.left {
        one.said.clear();
        one.left = false;
        one.text = [one.text, other.text].join(NEXT);
    }
    one.origins.extend(other.origins);
    one
}

fn of_line(told: Told, peers: &Peers, region: &RegionId) -> DecidedCell {
    let Told { annex, line } = told;
    let columns = &annex.columns;
    let mut cells: Vec<(Narrow, String, u32)> = Vec::new();
    if columns.narrow.is_empty() {
        let column = own_column(annex, line.row, region);
        cells.extend(column.map(|column| (Narrow::default(), String::new(), column)));
    } else {
        cells.extend(columns.general.map(|column| (Narrow::default(), String::new(), column)));
        cells.extend(columns.narrow.iter().map(|(column, narrow, name)| (narrow.clone(), name.clone(), *column)));
    }
    let texts = cells.into_iter().map(|(narrow, name, column)| (narrow, name, annex.seen.text(line.row, column), column));
    gathered(told, peers, texts.collect())
}

/// The cells of one row as one: certain only if each is.
fn gathered(told: Told, peers: &Peers, cells: Vec<(Narrow, String, String, u32)>) -> DecidedCell {
    let Told { annex, line } = told;
    let fits_year = line.year == peers.slot.year;
    let says: Vec<CellSays> =
        cells.iter().map(|(_, _, text, _)| if fits_year { says(text, line, peers) } else { CellSays::Unclear }).collect();
    let bounds: Option<Vec<&Bound>> = says.iter().map(|says| if let CellSays::Bound(bound) = says { Some(bound) } else { None }).collect();
    let said = bounds.filter(|_| annex.columns.strange.is_empty() || !annex.columns.regions.is_empty());
    let narrows = cells.iter().map(|(narrow, ..)| narrow.clone());
    let said = said.map(|bounds| narrows.zip(bounds).map(|(narrow, bound)| (narrow, Said::Bound(bound.clone()))).collect());
    let origins: Vec<Origin> = cells.iter().map(|(.., column)| annex.seen.origin(line.row, *column)).collect();
    let own = annex.seen.origin(line.row, annex.columns.name);
    let named = |(_, name, text, _): &(Narrow, String, String, u32)| if name.is_empty() { text.clone() } else { format!("{name}: {text}") };
    DecidedCell {
        origins: if origins.is_empty() { vec![own] } else { origins },
        text: cells.iter().map(named).collect::<Vec<_>>().join(NEXT),
        said: said.unwrap_or_default(),
        names: cells.iter().map(|(narrow, name, ..)| (narrow.clone(), name.clone())).collect(),
        left: !says.is_empty() && says.iter().all(|says| *says == CellSays::Left),
    }
}

/// The column that tells the level of a region: its own, or that of all where no region of the row has one.
fn own_column(annex: &Annex, row: u32, region: &RegionId) -> Option<u32> {
    let columns = &annex.columns;
    let is_blank = |column: &u32| annex.seen.text(row, *column).is_empty();
    match columns.regions.get(region).filter(|column| !is_blank(column)) {
        Some(own) => Some(*own),
        None if columns.strange.is_empty() => columns.general.filter(|_| columns.regions.values().all(is_blank)),
        None => None,
    }
}

/// What the words of a cell say for a slot among its peers.
fn says(text: &str, line: &Line, peers: &Peers) -> CellSays {
    if is_left(text) {
        return CellSays::Left;
    }
    if peers.slot.is_factor() {
        return CellSays::Unclear;
    }
    let asked = |slot: &Slot| measures(peers.law, slot);
    let all: Vec<&Slot> = match &line.part {
        Some(part) => peers.all.iter().copied().filter(|slot| asked(slot).contains(part)).collect(),
        None => peers.all.clone(),
    };
    match all.as_slice() {
        [] => CellSays::Unclear,
        [only] if only.key() == peers.slot.key() => says_alone(text, peers),
        [_] => CellSays::Unclear,
        _ if all.iter().all(|slot| slot.op == Op::Met) => says_alone(text, peers),
        several => says_part(text, several, peers),
    }
}

fn says_alone(text: &str, peers: &Peers) -> CellSays {
    cell_says(text, &BoundAsked::of(peers.slot, &peers.law.nation))
}

/// Of two levels in one cell the one of the slot: the whole has the indicator's own name, the part the words in the brackets.
fn says_part(text: &str, all: &[&Slot], peers: &Peers) -> CellSays {
    let (Some(parted), [_, _]) = (parted(text), all) else { return CellSays::Unclear };
    let whole: Vec<&&Slot> = all.iter().filter(|slot| plain(&slot.measure.name) == plain(&slot.name)).collect();
    let part: Vec<&&Slot> = all.iter().filter(|slot| !parted.of.is_empty() && plain(&slot.measure.name).contains(&parted.of)).collect();
    match (whole.as_slice(), part.as_slice()) {
        ([whole], [part]) if whole.key() != part.key() => {
            let own = if whole.key() == peers.slot.key() { parted.whole } else { parted.part };
            says_alone(own, peers)
        }
        _ => CellSays::Unclear,
    }
}

/// Every measure that a slot's threshold is compared with.
fn measures(law: &Law, slot: &Slot) -> Vec<String> {
    let version = law.item(&slot.of).and_then(|item| item.versions.iter().find(|v| v.text_from == slot.version));
    let tests = version.map(|v| v.requirement.tests()).unwrap_or_default();
    tests.into_iter().filter(|test| test.id == slot.test && test.layer == slot.layer).map(|test| test.measure.clone()).collect()
}
