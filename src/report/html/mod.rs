//! A round of many communes as one page that needs nothing else: data, style and program are in it, and it may not
//! reach for anything outside itself. Always Vietnamese, as documents are.

mod communes;
mod data;
mod strings;
mod texts;

use sha2::{Digest, Sha256};

use crate::district::Review;
use crate::messages::Lang;
use crate::tables::district::{self, Round};

/// The frame, its look, and its program in the order in which its parts know one another.
const TEMPLATE: &str = include_str!("template.html");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = concat!(
    "(() => {\n",
    include_str!("page/data.js"),
    include_str!("page/filter.js"),
    include_str!("page/dialog.js"),
    include_str!("page/table.js"),
    include_str!("page/panels.js"),
    include_str!("page/print.js"),
    include_str!("page/start.js"),
    "})();\n",
);

/// What a page is written from.
pub struct PageSpec<'a> {
    pub review: &'a Review,
    /// Where a file lies, seen from the page; `None` where it cannot be determined.
    pub link: &'a dyn Fn(&str) -> Option<String>,
}

/// The page.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn html(spec: &PageSpec) -> Result<String, serde_json::Error> {
    let overview = district::overview(Round::of(spec.review)).columns;
    let heading = |id: &str| overview.iter().find(|c| c.id == id).map_or("", |c| c.heading.as_str());
    let data = harmless(&serde_json::to_string(&data::data(spec))?);
    Ok(filled(TEMPLATE, &|name| match name {
        "data" => data.clone(),
        "style" => STYLE.to_string(),
        "script" => SCRIPT.to_string(),
        "style-hash" => hash(STYLE),
        "script-hash" => hash(SCRIPT),
        "version" => env!("CARGO_PKG_VERSION").to_string(),
        name => match name.strip_prefix("column-") {
            Some(id) => escaped(heading(id)),
            None => escaped(&Lang::Vi.text(&format!("page-{name}"))),
        },
    }))
}

/// JSON that cannot end the element it is in, nor begin another.
fn harmless(json: &str) -> String {
    json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e")
}

/// A text as it is in HTML, between tags or in quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The frame with `{{name}}` replaced; what is put in is not looked at again.
fn filled(template: &str, part: &dyn Fn(&str) -> String) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((name, after)) = behind.split_once("}}") else { break };
        page.push_str(before);
        page.push_str(&part(name));
        rest = after;
    }
    page + rest
}

/// The fingerprint by which a browser lets a style or program run, and nothing that slipped in next to it.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in the 64 letters of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let group = |chunk: &[u8]| {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(chunk.get(at).copied().unwrap_or_default()));
        let all = [bits >> 18, bits >> 12, bits >> 6, bits].map(letter);
        all.into_iter().take(chunk.len() + 1).chain(std::iter::repeat_n('=', 3 - chunk.len())).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648, section 10
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(filled("a {{x}} b {{y}} {{", &|name| format!("<{name} {{{{x}}}}>")), "a <x {{x}}> b <y {{x}}> {{");
    }
}
