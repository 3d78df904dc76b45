//! Decisions as a paper names them: by whom and about what.

use serde::Deserialize;

use super::packed::packed;

/// A decision that papers refer to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decree {
    /// "318/QĐ-TTg".
    pub number: String,
    /// "Thủ tướng Chính phủ".
    pub issuer: String,
    /// Trích yếu, without the word that begins it; empty where it was not seen.
    #[serde(default)]
    pub subject: String,
    /// Where it was read.
    pub source: String,
}

packed! { Decree { number, issuer, subject, source } }
