//! Tables of a round of many communes.

mod check;
mod communes;
mod failing;
mod items;
mod matrix;
mod quality;
mod rules;
mod unread;
mod watch;

use super::{Cell, Lead};
use crate::criteria::{Book, ItemRef};
use crate::district::{ItemStanding, Review, Standing};
use crate::explain;
use crate::layout::book_word;
use crate::messages::Lang;
use crate::text::fold;

pub use check::check;
pub use communes::{held, overview};
pub use failing::failing;
pub use items::{achieved, ask_above, gap, lacking, near, required, work};
pub use matrix::{criteria, items};
pub use quality::{findings, quality};
pub use rules::rules;
pub use unread::unread;
pub use watch::watch;

/// A round, and what is the same for all of its tables.
#[derive(Clone, Copy)]
pub struct Round<'a> {
    pub review: &'a Review,
    /// Their districts are more than one, so that a name alone may not tell a commune.
    several_districts: bool,
}

impl<'a> Round<'a> {
    /// Of these communes.
    pub fn of(review: &'a Review) -> Self {
        let mut districts = review.standings.iter().map(|s| fold(&s.district));
        let first = districts.next();
        Self { review, several_districts: districts.any(|district| Some(district) != first) }
    }

    /// The commune's name, its district behind it where there are several.
    fn name(self, standing: &Standing) -> String {
        let name = name(standing);
        if self.several_districts && !standing.district.is_empty() { format!("{name} – {}", standing.district) } else { name }
    }

    /// The same leading to its file.
    fn commune(self, standing: &Standing) -> Cell {
        Cell::text(self.name(standing)).to(file(standing))
    }
}

/// Name of a commune; that none is given.
pub fn name(standing: &Standing) -> String {
    if standing.name.is_empty() { words("nameless") } else { standing.name.clone() }
}

/// "NTM 17.10"; of a condition, whose name is next to it, the word alone: its id is no word for people.
pub fn code(of: &ItemRef) -> String {
    if of.book == Book::Condition { book_word(of.book) } else { explain::item_code(Lang::Vi, of) }
}

fn file(standing: &Standing) -> Option<Lead> {
    Some(Lead::File(standing.file.to_string()))
}

/// The cell behind an item, under the words of its place.
fn source(item: &ItemStanding) -> Cell {
    let words = item.origin.as_ref().map(|o| Lang::Vi.spot(o)).unwrap_or_default();
    Cell::text(words).to(item.origin.clone().map(Lead::Cell))
}

/// Words of the summary.
fn words(id: &str) -> String {
    Lang::Vi.text(&format!("summary-{id}"))
}
