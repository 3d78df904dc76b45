//! Which columns of a dossier's row were typed into the dossier itself, and are in no form: they follow the row's hidden id.

/// Between the id of a row and such columns.
const OWN: &str = " own ";

/// The id of a row with its own columns; as it is if there are none.
pub fn with_own(id: String, columns: &[&str]) -> String {
    if columns.is_empty() { id } else { id + OWN + &columns.join(",") }
}

/// An id and the own columns after it.
pub fn split_own(text: &str) -> (&str, Vec<&str>) {
    let (id, own) = text.split_once(OWN).unwrap_or((text, ""));
    (id, own.split(',').filter(|column| !column.is_empty()).collect())
}
