//! What headings of a matrix say, and which items a set has.

use super::{Catalog, alike};
use crate::criteria::{Book, Item, ItemRef};
use crate::input::code::typed;
use crate::text::fold_loose;

impl<'a> Catalog<'a> {
    /// The items of a book.
    pub fn items(&self, book: Book) -> impl Iterator<Item = ItemRef> {
        self.law.items(book).into_iter().map(move |item| self.refer(book, &item.code))
    }

    /// The only item of this name in a book.
    pub fn item_named(&self, name: &str, book: Book) -> Option<ItemRef> {
        let named = |item: &&Item| item.versions.iter().any(|v| alike(&v.name, name));
        let mut found = self.law.items(book).into_iter().filter(named);
        let item = found.next()?;
        found.next().is_none().then(|| self.law.refer(book, item.code.clone()))
    }

    /// Whether a text names a part, or the unit, of the item a code means in some book.
    pub fn is_part(&self, code: &str, text: &str) -> bool {
        let typed = typed(code, &self.found.words);
        let key = fold_loose(text);
        let key = key.trim_start_matches(['-', ' ']);
        let same = |own: &str| !own.is_empty() && fold_loose(own) == key;
        let of = |book: Book| self.item(book, &typed.code).and_then(|i| self.version(i));
        let measures = self.books().filter_map(of).flat_map(|v| &v.measures);
        measures.into_iter().any(|m| [&m.part, &m.name, &m.unit, &m.counted].into_iter().any(|own| same(own)))
    }
}
