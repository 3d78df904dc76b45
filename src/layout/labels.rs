//! What items and measures are called: as they are typed and read again, and as officials call them.

use crate::criteria::{Book, ItemRef, Levels, Measure};
use crate::messages::Lang;

/// Word for a book in dropdowns and lists: "NTM", "NTM nâng cao", "Điều kiện".
pub fn book_word(book: Book) -> String {
    match book {
        Book::Set(level) => level.short(Lang::Vi).to_string(),
        Book::Condition => Lang::Vi.text("sheet-condition"),
    }
}

/// "NTM 17.10", "Điều kiện no-dong": an item as it is typed and read again; for people there is [`item_label`].
pub fn item_code(of: &ItemRef) -> String {
    format!("{} {}", book_word(of.book), of.code)
}

/// The same in papers, where its name is next to it: the id of a condition is no word for people.
pub fn item_name(of: &ItemRef) -> String {
    if of.book == Book::Condition { book_word(of.book) } else { item_code(of) }
}

/// "NTM 12.1/nam": a measure as it is typed and read again.
pub fn measure_code(measure: &str) -> String {
    let (owner, part) = measure.split_once('/').map_or((measure, None), |(o, p)| (o, Some(p)));
    let Ok(of) = owner.parse::<ItemRef>() else { return measure.to_string() };
    let part = part.map(|p| format!("/{p}")).unwrap_or_default();
    format!("{} {}{part}", book_word(of.book), of.code)
}

/// The same where its name is next to it.
pub fn measure_owner(measure: &Measure) -> String {
    let of = measure.id.split('/').next().and_then(|owner| owner.parse::<ItemRef>().ok());
    of.map_or_else(|| measure.id.clone(), |of| item_name(&of))
}

/// An item as officials call it: "NTM 17.10"; a condition by its name.
pub fn item_label(of: &ItemRef, name: &str) -> String {
    match of.book {
        Book::Condition => Lang::Vi.say("label-condition", &[("name", name.into())]),
        Book::Set(_) => item_code(of),
    }
}

/// A measure as officials call it: "NTM 12.1 (Tỷ lệ lao động nữ)", where its indicator has no other "NTM 17.10".
pub fn measure_label(measure: &Measure) -> String {
    let owner = measure.id.split('/').next().unwrap_or_default();
    let Ok(of) = owner.parse::<ItemRef>() else { return measure.name.clone() };
    let own = item_label(&of, &measure.name);
    let alone = measure.part.is_empty() || of.book == Book::Condition;
    if alone { own } else { Lang::Vi.say("label-part", &[("code", own.into()), ("name", measure.name.as_str().into())]) }
}

pub fn book_of(word: &str) -> Option<Book> {
    Levels::named().books().find(|b| crate::text::fold_loose(&book_word(*b)) == crate::text::fold_loose(word))
}
