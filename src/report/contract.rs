//! What the documents for programs share: how each begins, and how it writes days, files, places, findings and values.
//! Keys are only ever added, else the number in the document's name goes up; ids and verdicts never depend on the language.

mod published;

use schemars::JsonSchema;
use serde::Serialize;

use crate::commune::Commune;
use crate::criteria::{Bound, ItemRef, LEVEL_ID, LawFile, Lookup};
use crate::diag::{Diagnostic, Origin, Place, Severity};
use crate::district::Unjudged;
use crate::messages::Lang;
use crate::text::{Date, Decimal};

pub use published::{Published, published};

/// How every document begins.
#[derive(Serialize, JsonSchema)]
pub(super) struct Head {
    /// Name and version of the contract.
    schema: &'static str,
    /// Name and version of the program.
    tool: &'static str,
}

impl Head {
    /// Of a document of this name.
    pub const fn of(schema: &'static str) -> Self {
        Self { schema, tool: concat!("ntm ", env!("CARGO_PKG_VERSION")) }
    }
}

impl Head {
    /// The same by their keys.
    pub fn facts(&self) -> [(&'static str, &'static str); 2] {
        [("schema", self.schema), ("tool", self.tool)]
    }
}

/// A document as text.
pub(super) fn print(document: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|text| text + "\n")
}

#[derive(Serialize, JsonSchema)]
#[schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}$"))]
pub(super) struct DayJson(String);

impl From<Date> for DayJson {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

#[derive(Serialize, JsonSchema, Clone, PartialEq)]
#[schemars(extend("pattern" = r"^[0-9a-f]{64}$"))]
pub(super) struct Sha256Json(String);

impl From<&str> for Sha256Json {
    fn from(hex: &str) -> Self {
        Self(hex.to_string())
    }
}

/// An indicator or condition: `basic:17.10`, of a later period `basic-2026:3`.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("pattern" = of_a_book()))]
pub(super) struct ItemIdJson(String);

impl From<&ItemRef> for ItemIdJson {
    fn from(item: &ItemRef) -> Self {
        Self(item.to_string())
    }
}

fn of_a_book() -> String {
    format!("^{LEVEL_ID}(-[0-9][0-9a-z]*)?:")
}

/// A file as it was named, its folders parted by `/` on every system.
#[derive(Serialize, JsonSchema, Default)]
pub(super) struct FileJson(String);

impl From<&str> for FileJson {
    fn from(path: &str) -> Self {
        Self(with_slashes(path, std::path::MAIN_SEPARATOR))
    }
}

impl From<&std::sync::Arc<str>> for FileJson {
    fn from(path: &std::sync::Arc<str>) -> Self {
        (&**path).into()
    }
}

impl From<&String> for FileJson {
    fn from(path: &String) -> Self {
        path.as_str().into()
    }
}

fn with_slashes(path: &str, separator: char) -> String {
    path.replace(separator, "/")
}

/// Address of a cell; in a table of a Word document the row above its own rows is 0.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("pattern" = r"^[A-Z]+[0-9]+$"))]
pub(super) struct CellJson(String);

impl From<&Origin> for CellJson {
    fn from(origin: &Origin) -> Self {
        Self(origin.cell())
    }
}

/// A cell of a file.
#[derive(Serialize, JsonSchema)]
pub(super) struct OriginJson {
    file: FileJson,
    sheet: String,
    cell: CellJson,
}

impl From<&Origin> for OriginJson {
    fn from(origin: &Origin) -> Self {
        Self { file: (&origin.file).into(), sheet: origin.sheet.to_string(), cell: origin.into() }
    }
}

/// Where an answer was read: a cell of a file, or a value of JSON.
#[derive(Serialize, JsonSchema)]
pub(super) struct AnswerOriginJson {
    file: FileJson,
    /// Null, as the cell is, in JSON.
    sheet: Option<String>,
    cell: Option<CellJson>,
    /// In JSON alone: the path of the value, as jq names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

impl From<&Origin> for AnswerOriginJson {
    fn from(origin: &Origin) -> Self {
        let PlaceJson { file, sheet, cell, path, .. } = PlaceJson::at(origin);
        Self { file, sheet, cell, path }
    }
}

/// A file, and what of it, as far as that is known. A line is one of a text file.
#[derive(Serialize, JsonSchema, Default)]
pub(super) struct PlaceJson {
    file: FileJson,
    sheet: Option<String>,
    cell: Option<CellJson>,
    line: Option<usize>,
    /// Of a value from JSON, as jq names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

impl PlaceJson {
    fn at(origin: &Origin) -> Self {
        let file = FileJson::from(&origin.file);
        match &origin.path {
            Some(path) => Self { file, path: Some(path.to_string()), ..Self::default() },
            None => Self { file, sheet: Some(origin.sheet.to_string()), cell: Some(origin.into()), ..Self::default() },
        }
    }

    /// None on the command line.
    fn of(place: &Place) -> Option<Self> {
        let file = |file| Self { file: FileJson::from(file), ..Self::default() };
        match place {
            Place::Nowhere | Place::Option(_) => None,
            Place::File(name) => Some(file(name)),
            Place::Sheet(name, sheet) => Some(Self { sheet: Some(sheet.to_string()), ..file(name) }),
            Place::Cell(at) => Some(Self::at(at)),
            Place::Line(name, line) => Some(Self { line: Some(*line), ..file(name) }),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DiagnosticJson {
    /// Stable; never translated.
    code: &'static str,
    severity: Severity,
    /// Null where it is about the command line.
    place: Option<PlaceJson>,
    /// In the language of --lang, as `hint` is.
    message: String,
    hint: Option<String>,
}

impl DiagnosticJson {
    pub fn of(lang: Lang, finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.id(),
            severity: finding.severity(),
            place: PlaceJson::of(&finding.place),
            message: lang.finding(finding),
            hint: lang.hint(finding),
        }
    }

    /// The same by their keys, the place taken apart.
    pub fn facts(&self) -> [(&'static str, Option<String>); 8] {
        let place = self.place.as_ref();
        let own = |text: &str| Some(text.to_string());
        [
            ("code", own(self.code)),
            ("severity", own(self.severity.id())),
            ("file", place.map(|p| p.file.0.clone())),
            ("sheet", place.and_then(|p| p.sheet.clone())),
            ("cell", place.and_then(|p| p.path.clone().or_else(|| Some(p.cell.as_ref()?.0.clone())))),
            ("line", place.and_then(|p| Some(p.line?.to_string()))),
            ("message", own(&self.message)),
            ("hint", self.hint.clone()),
        ]
    }

    /// Of each finding.
    pub fn all(lang: Lang, findings: &[Diagnostic]) -> Vec<Self> {
        findings.iter().map(|f| Self::of(lang, f)).collect()
    }
}

/// A criteria file.
#[derive(Serialize, JsonSchema, PartialEq)]
pub(super) struct CriteriaFileJson {
    id: String,
    version: String,
    title: String,
    sha256: Sha256Json,
}

impl From<&LawFile> for CriteriaFileJson {
    fn from(file: &LawFile) -> Self {
        let LawFile { id, version, title, sha256 } = file.clone();
        Self { id, version, title, sha256: Sha256Json(sha256) }
    }
}

impl CriteriaFileJson {
    /// The same by their keys.
    pub fn facts(&self) -> [(&'static str, &str); 4] {
        [("id", &self.id), ("version", &self.version), ("title", &self.title), ("sha256", &self.sha256.0)]
    }
}

/// Which commune, as its workbook has it.
#[derive(Serialize, JsonSchema)]
pub(super) struct NamesJson<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
    district: Option<&'a str>,
    province: Option<&'a str>,
}

impl<'a> From<&'a Commune> for NamesJson<'a> {
    fn from(commune: &'a Commune) -> Self {
        Self {
            name: commune.name.value.as_deref(),
            code: commune.code.value.as_deref(),
            district: commune.district.value.as_deref(),
            province: commune.province.value.as_deref(),
        }
    }
}

/// A file, or a commune in it, that could not be judged.
#[derive(Serialize, JsonSchema)]
pub(super) struct RefusedJson {
    file: FileJson,
    /// Empty for a whole file.
    commune: String,
    reasons: Vec<String>,
}

impl RefusedJson {
    /// Of each.
    pub fn all(lang: Lang, unjudged: &[Unjudged]) -> Vec<Self> {
        let reasons = |u: &Unjudged| u.findings.iter().map(|f| lang.finding(f)).collect();
        unjudged.iter().map(|u| Self { file: (&u.file).into(), commune: u.name.clone(), reasons: reasons(u) }).collect()
    }
}

/// A value or a threshold. A rate is its exact quotient in per cent rounded half up to 6 decimals; numerator and denominator are exact.
/// The threshold of `met` is true, that of `none` 0.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum ValueJson {
    None,
    Word(String),
    YesNo(bool),
    Number(Decimal),
}

impl From<&Lookup> for ValueJson {
    fn from(lookup: &Lookup) -> Self {
        lookup.as_ref().map_or(Self::None, |resolved| (&resolved.bound).into())
    }
}

impl From<&Bound> for ValueJson {
    fn from(bound: &Bound) -> Self {
        match bound {
            Bound::Met => Self::YesNo(true),
            Bound::None => Self::Number(Decimal::zero()),
            Bound::Number(number) => Self::Number(number.clone()),
            Bound::Grade(_, word) => Self::Word(word.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_parted_alike_on_every_system() {
        assert_eq!(with_slashes(r"huyện\xã A.xlsx", '\\'), "huyện/xã A.xlsx");
        assert_eq!(with_slashes(r"huyện/xã\A.xlsx", '/'), r"huyện/xã\A.xlsx");
    }
}
