//! The forms of all papers: built in, and replaced by name by those of an office.

use std::collections::BTreeMap;
use std::path::Path;

use super::docx::Layout;
use super::facts::Terms;
use super::form::Form;
use super::{commune, district, survey};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::nearest;

/// The file of sizes and letters.
const LAYOUT: &str = "trinh-bay";
const LAYOUT_TEXT: &str = include_str!("../../criteria/forms/trinh-bay.toml");

/// A form that is built in.
struct Built {
    name: &'static str,
    text: &'static str,
    terms: &'static [&'static Terms],
}

const fn built(name: &'static str, text: &'static str, terms: &'static [&'static Terms]) -> Built {
    Built { name, text, terms }
}

/// The commune's report, which the tables of its dossier go with.
pub const REPORT: &str = "bao-cao-ket-qua";

/// Papers of a commune, in the order of the dossier.
pub(super) const OF_COMMUNE: [&str; 4] = ["to-trinh", REPORT, "bao-cao-y-kien", "bien-ban"];
/// Papers of a district.
pub(super) const OF_DISTRICT: [&str; 3] = ["bao-cao-tham-tra", HALF_YEAR, "bao-cao-nam"];
/// The district's report of six months.
pub(super) const HALF_YEAR: &str = "bao-cao-6-thang";
/// The letter to a department.
pub(super) const LETTER: &str = "cong-van-nganh";
/// The paper that asks residents.
pub(super) const SURVEY: &str = "phieu-khao-sat";

static BUILT: [Built; 9] = [
    built("to-trinh", include_str!("../../criteria/forms/to-trinh.txt"), &[&commune::TERMS, &commune::LABEL]),
    built(REPORT, include_str!("../../criteria/forms/bao-cao-ket-qua.txt"), &[&commune::TERMS, &commune::LABEL]),
    built("bao-cao-y-kien", include_str!("../../criteria/forms/bao-cao-y-kien.txt"), &[&commune::TERMS, &commune::LABEL]),
    built("bien-ban", include_str!("../../criteria/forms/bien-ban.txt"), &[&commune::TERMS, &commune::LABEL]),
    built("bao-cao-tham-tra", include_str!("../../criteria/forms/bao-cao-tham-tra.txt"), &[&district::TERMS, &commune::LABEL]),
    built(HALF_YEAR, include_str!("../../criteria/forms/bao-cao-6-thang.txt"), &[&district::TERMS, &commune::LABEL]),
    built("bao-cao-nam", include_str!("../../criteria/forms/bao-cao-nam.txt"), &[&district::TERMS, &commune::LABEL]),
    built(
        "cong-van-nganh",
        include_str!("../../criteria/forms/cong-van-nganh.txt"),
        &[&district::TERMS, &commune::LABEL, &district::LETTER],
    ),
    built(SURVEY, include_str!("../../criteria/forms/phieu-khao-sat.txt"), &[&survey::TERMS, &commune::LABEL]),
];

/// The forms in force.
#[derive(Debug)]
pub struct Forms {
    pub(super) layout: Layout,
    forms: BTreeMap<&'static str, Form>,
}

/// A file of an office's own forms.
#[derive(Debug, Clone)]
pub struct FormSource {
    pub name: String,
    pub text: String,
}

impl Forms {
    /// The built-in forms with an office's own in the place of those of the same name.
    ///
    /// # Errors
    /// Everything wrong in any of them.
    pub fn open(own: &[FormSource]) -> Result<Self, Vec<Diagnostic>> {
        let mut found: Vec<Diagnostic> = own.iter().filter_map(unknown).collect();
        let of = |name: &str| own.iter().rev().find(|s| stem(&s.name) == name);
        let layout = match of(LAYOUT) {
            Some(source) => layout(&source.name, &source.text),
            None => layout(LAYOUT, LAYOUT_TEXT),
        };
        let mut forms = BTreeMap::new();
        for built in &BUILT {
            let (name, text) = of(built.name).map_or((built.name, built.text), |s| (s.name.as_str(), s.text.as_str()));
            let told = OF_COMMUNE.contains(&built.name).then_some(&*commune::SECTIONS);
            let terms: Vec<&'static Terms> = built.terms.iter().copied().chain(told).collect();
            match Form::read(name, text, &terms) {
                Ok(form) => drop(forms.insert(built.name, form)),
                Err(faults) => found.extend(faults),
            }
        }
        match layout {
            Ok(layout) if found.is_empty() => Ok(Self { layout, forms }),
            Ok(_) => Err(found),
            Err(fault) => {
                found.push(fault);
                Err(found)
            }
        }
    }

    pub(super) fn form(&self, name: &str) -> Option<&Form> {
        self.forms.get(name)
    }
}

fn stem(name: &str) -> String {
    Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file that would replace nothing.
fn unknown(source: &FormSource) -> Option<Diagnostic> {
    let stem = stem(&source.name);
    let names: Vec<&str> = BUILT.iter().map(|b| b.name).chain([LAYOUT]).collect();
    if names.contains(&stem.as_str()) {
        return None;
    }
    let near = nearest(&stem, names.iter().copied()).unwrap_or("none");
    let finding = Diagnostic::new(Code::FormUnknown, Place::File(source.name.as_str().into())).with("name", stem.as_str());
    Some(finding.with("nearest", near).with("known", names.join(", ")))
}

fn layout(name: &str, text: &str) -> Result<Layout, Diagnostic> {
    Layout::read(text).map_err(|(message, byte)| {
        let line = text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1;
        Diagnostic::new(Code::FormLayout, Place::Line(name.into(), line)).with("message", message)
    })
}
