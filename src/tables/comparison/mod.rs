//! Tables of two rounds compared, and of dossiers with what their appraisers wrote.

mod alone;
mod appraisal;
mod changes;
mod communes;

use super::{Cell, List};
use crate::diag::Origin;
use crate::district::Subject;
use crate::messages::Lang;

pub use alone::{alone, incomparable};
pub use appraisal::{Side, items, sides, steps};
pub use changes::{figures, turned, warnings};
pub use communes::{criteria, overview};

/// Words of the comparison.
fn words(id: &str) -> String {
    Lang::Vi.text(&format!("comparison-{id}"))
}

/// Name of a commune; that none is given.
pub fn name(subject: &Subject) -> String {
    subject.commune.name.value.clone().unwrap_or_else(|| Lang::Vi.text("summary-nameless"))
}

fn district(subject: &Subject) -> Cell {
    Cell::text(subject.commune.district.value.as_deref().unwrap_or_default())
}

/// "tệp › trang › ô".
fn address(origin: Option<&Origin>) -> Cell {
    Cell::text(origin.map(ToString::to_string).unwrap_or_default())
}

/// Under the title of its id, with the words for no rows.
fn titled(list: List) -> List {
    let title = words(&format!("title-{}", list.id));
    list.titled(title).or(words("none"))
}
