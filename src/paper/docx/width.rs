//! How long a line of letters is, roughly: for a line drawn under a text, as long as it.

/// Parts of a thousand of the size of its letters.
fn letter(c: char) -> u32 {
    match c {
        ' ' | ',' | '.' | 'i' | 'l' | 'I' | 'j' | 't' | '-' | 'f' | 'r' => 310,
        'm' | 'w' | 'M' | 'W' | '…' => 850,
        c if c.is_uppercase() => 690,
        _ => 490,
    }
}

/// The length of a text in twentieths of a point; bold letters are a little wider.
pub(super) fn length(text: &str, half_points: u32) -> u32 {
    let thousandths: u32 = text.chars().map(letter).sum();
    // Half points are ten twentieths of a point each.
    (thousandths.saturating_mul(half_points) / 100).saturating_mul(105) / 100
}
