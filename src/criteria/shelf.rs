//! The built-in shelf of criteria files, with the user's own files put on top.

pub(super) mod ready;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::derived::Derived;
use super::edition::newer;
use super::law::{Law, LawFile};
use super::level::Level;
use super::levels::Levels;
use super::load::{self, FileKind};
use super::nation::Nation;
use super::overlay::Overlay;
use super::packed::{Packed, packed};
use super::period::Period;
use super::periods::{self, Periods};
use super::plausible::{self, Plausibility};
use super::raw::Source;
use super::reference::{Book, ItemRef, RegionId};
use crate::diag::{Code, Diagnostic, Place, Severity};

/// A criteria file: name and text.
#[derive(Debug, Clone)]
pub struct LawSource {
    pub name: String,
    pub text: String,
}

/// By its name: the text is in the program already.
impl Packed for LawSource {
    fn pack(&self, to: &mut Vec<u8>) {
        self.name.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let name = String::unpack(from)?;
        let (_, text) = BUILT_IN.into_iter().find(|(known, _)| *known == name)?;
        Some(Self { name, text: text.to_string() })
    }
}

impl LawSource {
    /// Its text with its lines.
    fn lines(&self) -> Source<'_> {
        Source { name: &self.name, text: &self.text }
    }

    /// The province whose rules these are; none in a national file.
    pub fn province(&self) -> Option<String> {
        Some(header(&self.text, "province")).filter(|p| !p.is_empty())
    }
}

/// Built-in files: the nation's first, then the overlays.
const BUILT_IN: [(&str, &str); 6] = [
    ("criteria/nation.toml", include_str!("../../criteria/nation.toml")),
    ("criteria/basic.toml", include_str!("../../criteria/basic.toml")),
    ("criteria/advanced.toml", include_str!("../../criteria/advanced.toml")),
    ("criteria/model.toml", include_str!("../../criteria/model.toml")),
    ("criteria/provinces/minh-hoa.toml", include_str!("../../criteria/provinces/minh-hoa.toml")),
    ("criteria/plausibility.toml", include_str!("../../criteria/plausibility.toml")),
];

fn built_in_files() -> [LawSource; BUILT_IN.len()] {
    BUILT_IN.map(|(name, text)| LawSource { name: name.into(), text: text.into() })
}

/// Every criteria file that can be used, checked.
pub struct Shelf {
    periods: Periods,
    overlays: Vec<Overlay>,
    plausibility: Plausibility,
    files: Vec<Filed>,
    departments: BTreeMap<ItemRef, String>,
    /// Laws made once and asked for again: by each of a thousand files, by each row of a matrix.
    made: Mutex<BTreeMap<(String, Period), Made>>,
    /// Warnings and notes found while loading.
    pub findings: Vec<Diagnostic>,
}

type Made = Result<Arc<Law>, UnknownProvince>;

/// What was found while loading is not packed, nor what a user has added: only the built-in shelf is, which has none of it.
impl Packed for Shelf {
    fn pack(&self, to: &mut Vec<u8>) {
        self.periods.pack(to);
        self.overlays.pack(to);
        self.plausibility.pack(to);
        self.files.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let (periods, overlays) = Packed::unpack(from)?;
        let (plausibility, files) = Packed::unpack(from)?;
        let (departments, made, findings) = Default::default();
        Some(Self { periods, overlays, plausibility, files, departments, made, findings })
    }
}

/// A file for the record, with what tells which laws are made from it.
#[derive(Clone)]
struct Filed {
    kind: FileKind,
    period: Option<Period>,
    file: LawFile,
    source: LawSource,
}

packed! { Filed { kind, period, file, source } }

/// Why there is no law for a province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownProvince {
    /// The name that looks most like it.
    pub nearest: Option<String>,
}

impl Shelf {
    /// The built-in files with the user's own: overlays are added, a national file of the same id
    /// and a newer version replaces the built-in one.
    ///
    /// # Errors
    /// Everything wrong in any of the files.
    pub fn open(own: &[LawSource]) -> Result<Self, Vec<Diagnostic>> {
        let built_in = ready::shelf().map_or_else(|| Self::of(&built_in_files()), Ok)?;
        if own.is_empty() { Ok(built_in) } else { built_in.and(own) }
    }

    /// Exactly these files and no built-in one.
    ///
    /// # Errors
    /// Everything wrong in any of the files.
    pub fn of(sources: &[LawSource]) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let files = chosen(Vec::new(), sources, &mut findings);
        Self::load(files, findings)
    }

    /// These files with more on top. Where these are without a finding and nothing is put in their place, what is known of
    /// them holds whatever the overlays of provinces say next to it.
    fn and(self, more: &[LawSource]) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let known = self.files.len();
        let files = chosen(self.files.clone(), more, &mut findings);
        let kept = files.iter().zip(&self.files).all(|(new, old)| new.file == old.file);
        if !kept || !self.findings.is_empty() || files[known..].iter().any(|f| f.kind != FileKind::Overlay) {
            return Self::load(files, findings);
        }
        let mut shelf = Self { files, findings, ..self };
        shelf.read_overlays(known);
        shelf.without_errors()
    }

    fn load(files: Vec<Filed>, mut findings: Vec<Diagnostic>) -> Result<Self, Vec<Diagnostic>> {
        let of_kind = |wanted: FileKind| files.iter().filter(move |f| f.kind == wanted).map(|f| &f.source);
        let mut sets: Vec<&LawSource> = of_kind(FileKind::Set).collect();
        let (levels, mut found) = Levels::of(&sets);
        findings.append(&mut found);
        // What a set says of a lower one is checked while it is read.
        sets.sort_by_key(|file| Level::from_id(&header(&file.text, "level")));
        let mut measures = BTreeMap::new();
        let mut nation = None;
        let nations: Vec<&LawSource> = of_kind(FileKind::Nation).collect();
        if let [first, others @ ..] = nations.as_slice() {
            findings.extend(others.iter().map(|other| two_nations(first, other)));
        }
        for file in nations {
            let (loaded, mut found) = load::nation(&file.lines(), levels.clone(), &mut measures);
            findings.append(&mut found);
            nation = loaded.or(nation);
        }
        let Some(nation) = nation else { return Err(findings) };
        let (periods, mut found) = Periods::load(nation, measures, &sets);
        findings.append(&mut found);
        let mut shelf = Self {
            periods,
            overlays: Vec::new(),
            plausibility: Plausibility::default(),
            files,
            departments: BTreeMap::new(),
            made: Mutex::default(),
            findings,
        };
        shelf.read_overlays(0);
        shelf.findings.extend(shelf.periods.all().flat_map(super::check::references));
        shelf.read_plausibility();
        shelf.without_errors()
    }

    /// Reads the overlays among the files from this one on.
    fn read_overlays(&mut self, from: usize) {
        for file in self.files[from..].iter().filter(|f| f.kind == FileKind::Overlay) {
            let source = file.source.lines();
            let Some(national) = self.periods.of_base(&base(source.text)) else {
                self.findings.push(source.finding(Code::CriteriaNoBase, 0));
                continue;
            };
            let (loaded, mut found) = load::overlay(&source, national);
            self.findings.append(&mut found);
            self.overlays.extend(loaded);
        }
        // A later decision of a province comes before an earlier one where both speak.
        self.overlays.sort_by_key(|o| o.days.from);
        self.findings.extend(clashes(&self.overlays));
    }

    fn read_plausibility(&mut self) {
        for file in self.files.iter().filter(|f| f.kind == FileKind::Plausibility) {
            let known: BTreeSet<&str> = self.periods.all().flat_map(|national| national.measures.keys()).map(String::as_str).collect();
            let (loaded, mut found) = plausible::load(&file.source.lines(), &known);
            self.findings.append(&mut found);
            self.plausibility = loaded.unwrap_or_default();
        }
    }

    fn without_errors(self) -> Result<Self, Vec<Diagnostic>> {
        if self.findings.iter().any(|f| f.severity() == Severity::Error) { Err(self.findings) } else { Ok(self) }
    }

    /// The official name of a province and its region; both empty for an empty name.
    ///
    /// # Errors
    /// The province is none of the country's and has no overlay.
    pub fn province(&self, name: &str) -> Result<(String, RegionId), UnknownProvince> {
        let words = &self.common().words;
        let of = |is: &dyn Fn(&str) -> bool| {
            self.common().regions.iter().find_map(|r| Some((r.provinces.iter().find(|p| is(p))?.clone(), r.id.clone())))
        };
        // Nearly everyone writes the official name.
        let key = words.key(name);
        let named = || self.common().province_names().find(|(known, _)| words.key(known) == key).map(|(_, official)| official);
        let known = of(&|official| official == name).or_else(|| named().and_then(|found| of(&|official| official == found)));
        let overlaid = || self.overlays.iter().find(|o| words.same_unit(&o.info.province, name));
        match known.or_else(|| overlaid().map(|o| (o.info.province.clone(), o.region.clone()))) {
            Some(found) => Ok(found),
            None if name.trim().is_empty() => Ok(Default::default()),
            None => Err(UnknownProvince { nearest: self.nearest(name) }),
        }
    }

    /// The law of a province in a year: the nation's with the province's overlays. An empty name gives the
    /// nation's law with no region, open where a province of the shelf asks otherwise. A year in no period gives the law
    /// of the nearest one, by which its files are read and which refuses to judge them.
    ///
    /// # Errors
    /// As [`Shelf::province`].
    pub fn law(&self, province: &str, year: i16) -> Result<Law, UnknownProvince> {
        let (province, region) = self.province(province)?;
        let period = self.period(year);
        let here = || self.overlays.iter().filter(|o| o.period == period);
        let own = |o: &&Overlay| o.info.province == province || self.common().words.same_unit(&o.info.province, &province);
        let overlays: Vec<&Overlay> = here().filter(own).collect();
        let mut law = Law { files: self.files_of(period, &overlays), province: province.clone(), region, ..self.nation(year) };
        overlays.iter().for_each(|o| o.lay(&mut law));
        if law.province.is_empty() {
            here().filter(|o| !o.info.illustration).for_each(|o| o.leave_open(&mut law));
        }
        for (of, department) in &self.departments {
            law.item_mut(of).into_iter().for_each(|item| item.department.clone_from(department));
        }
        Ok(law)
    }

    /// The same, made once for all who ask.
    ///
    /// # Errors
    /// As [`Shelf::law`].
    pub fn shared_law(&self, province: &str, year: i16) -> Result<Arc<Law>, UnknownProvince> {
        let key = (province.to_string(), self.period(year));
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(&key) {
            return known.clone();
        }
        let law = self.law(province, year).map(Arc::new);
        made.insert(key, law.clone());
        law
    }

    /// Every period there are sets for, earliest first.
    pub fn periods(&self) -> Vec<Period> {
        self.periods.all().map(|national| national.period).collect()
    }

    /// The period whose law a year gets.
    pub fn period(&self, year: i16) -> Period {
        self.periods.of(year).period
    }

    /// The levels of all periods.
    pub fn levels(&self) -> &Levels {
        &self.common().levels
    }

    /// What is common to all periods.
    pub fn common(&self) -> &Nation {
        self.periods.common()
    }

    /// The last year of the last period: that of who asks for the law without a year, as no clock is read.
    pub fn last_year(&self) -> i16 {
        self.periods.all().next_back().map_or(Period::EVER, |national| national.period).last
    }

    /// The items a key means, in whatever period.
    pub fn meant(&self, key: &str) -> Vec<ItemRef> {
        let laws = self.periods().into_iter().filter_map(|period| self.shared_law("", period.last).ok());
        laws.flat_map(|law| law.meant(key)).collect()
    }

    /// Names the departments responsible for items, in place of those in the files.
    pub fn assign(&mut self, departments: impl IntoIterator<Item = (ItemRef, String)>) {
        self.departments.extend(departments);
        self.made.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// These files with more of the user's on top.
    ///
    /// # Errors
    /// Everything wrong in any of the files.
    pub fn with(&self, more: &[LawSource]) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let files = chosen(self.files.clone(), more, &mut findings);
        Self::load(files, findings)
    }

    /// These files with others on top, which take the place of those of the same id whatever their version.
    ///
    /// # Errors
    /// Everything wrong in any of the files.
    pub fn replacing(&self, more: &[LawSource]) -> Result<Self, Vec<Diagnostic>> {
        let same = |f: &Filed, m: &LawSource| load::kind_of(&m.text) == Some(f.kind) && header(&m.text, "id") == f.file.id;
        let kept = self.files.iter().filter(|f| !more.iter().any(|m| same(f, m))).cloned();
        let mut findings = Vec::new();
        let files = chosen(kept.collect(), more, &mut findings);
        Self::load(files, findings)
    }

    /// The nation's law of a year alone.
    pub fn nation(&self, year: i16) -> Law {
        let national = self.periods.of(year);
        Law {
            nation: national.nation.clone(),
            period: national.period,
            series: national.series.clone(),
            sets: national.sets.clone(),
            overlays: Vec::new(),
            checklists: Vec::new(),
            areas: Vec::new(),
            files: self.files_of(national.period, &[]),
            plausibility: self.plausibility.clone(),
            province: String::new(),
            region: String::new(),
            derived: Derived::default(),
        }
    }

    /// The national file that holds a book in a year.
    pub(super) fn national_source(&self, book: Book, year: i16) -> Option<&LawSource> {
        let wanted = |f: &&Filed| match (book, f.kind) {
            (Book::Set(level), FileKind::Set) => header(&f.source.text, "level") == level.id() && f.period == Some(self.period(year)),
            (Book::Condition, FileKind::Nation) => true,
            _ => false,
        };
        self.files.iter().find(wanted).map(|f| &f.source)
    }

    pub(super) fn overlay_source(&self, id: &str) -> Option<&LawSource> {
        self.files.iter().find(|f| f.kind == FileKind::Overlay && f.file.id == id).map(|f| &f.source)
    }

    /// Names of all provinces, those of overlays last.
    pub fn provinces(&self) -> Vec<&str> {
        let national = self.common().regions.iter().flat_map(|r| r.provinces.iter().map(String::as_str));
        let own = self.overlays.iter().map(|o| o.info.province.as_str());
        let mut names: Vec<&str> = national.collect();
        for name in own {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn nearest(&self, province: &str) -> Option<String> {
        let words = &self.common().words;
        let overlays = self.overlays.iter().map(|o| (o.info.province.as_str(), o.info.province.as_str()));
        let names = self.common().province_names().chain(overlays).map(|(known, official)| (words.key(known), official));
        words.misspelt(province, names).map(str::to_string)
    }

    fn files_of(&self, period: Period, overlays: &[&Overlay]) -> Vec<LawFile> {
        let judged_by = |f: &&Filed| match f.kind {
            FileKind::Overlay => overlays.iter().any(|o| o.info.id == f.file.id),
            // Sanity limits decide nothing, so that what a commune was judged by stays the same without them.
            FileKind::Plausibility => false,
            FileKind::Nation => true,
            FileKind::Set => f.period == Some(period),
        };
        self.files.iter().filter(judged_by).map(|f| f.file.clone()).collect()
    }
}

/// That two files of different ids both say what is common to all sets: neither takes the place of the other.
fn two_nations(first: &LawSource, other: &LawSource) -> Diagnostic {
    let finding = Diagnostic::new(Code::CriteriaNations, Place::File(other.name.as_str().into())).with("other", first.name.as_str());
    finding.with("name", header(&other.text, "id")).with("other_name", header(&first.text, "id"))
}

/// What two overlays of one province say differently for the same communes and days.
fn clashes(overlays: &[Overlay]) -> Vec<Diagnostic> {
    let pairs = overlays.iter().enumerate().flat_map(|(i, later)| overlays[..i].iter().map(move |earlier| (earlier, later)));
    pairs.filter(|(a, b)| a.info.province == b.info.province).flat_map(|(a, b)| a.clashes(b)).collect()
}

/// The files to load: the user's replace known ones of the same kind and id when newer.
fn chosen(known: Vec<Filed>, own: &[LawSource], findings: &mut Vec<Diagnostic>) -> Vec<Filed> {
    let mut files = known;
    for source in own {
        let place = Place::File(source.name.as_str().into());
        let Some(kind) = load::kind_of(&source.text) else {
            let message = toml::from_str::<toml::Table>(&source.text).err();
            findings.push(syntax_finding(source, message));
            continue;
        };
        let new = filed(kind, source);
        // There is one file of sanity limits, whatever it is called.
        let one = kind == FileKind::Plausibility;
        match files.iter_mut().find(|f| f.kind == kind && (one || f.file.id == new.file.id)) {
            None => files.push(new),
            // The same file named twice is laid once.
            Some(old) if old.source.text == source.text => {}
            Some(old) if one || newer(&new.file.version, &old.file.version) => {
                let replaced = Diagnostic::new(Code::CriteriaReplaced, place).with("name", new.file.id.as_str());
                findings.push(replaced.with("old", old.file.version.as_str()).with("new", new.file.version.as_str()));
                *old = new;
            }
            Some(_) => findings.push(Diagnostic::new(Code::CriteriaTwice, place).with("name", new.file.id)),
        }
    }
    files
}

fn syntax_finding(source: &LawSource, error: Option<toml::de::Error>) -> Diagnostic {
    let text = source.lines();
    match error {
        Some(error) => {
            let at = error.span().map_or(0, |s| s.start);
            text.finding(Code::CriteriaSyntax, at).with("message", error.message())
        }
        None => text.finding(Code::CriteriaUnknown, 0).with("name", "level | province | region"),
    }
}

/// The sets an overlay says it is laid over.
fn base(text: &str) -> Vec<String> {
    let list = load::head(text).and_then(|t| t.get("base").and_then(|v| v.as_array()).cloned()).unwrap_or_default();
    list.iter().filter_map(|v| v.as_str().map(str::to_string)).collect()
}

fn header(text: &str, key: &str) -> String {
    load::head(text).and_then(|t| t.get(key).and_then(|v| v.as_str()).map(str::to_string)).unwrap_or_default()
}

fn filed(kind: FileKind, source: &LawSource) -> Filed {
    let head = load::head(&source.text).unwrap_or_default();
    let word = |key: &str| head.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_string();
    let file = LawFile { id: word("id"), version: word("version"), title: word("title"), sha256: fingerprint(&source.text) };
    Filed { kind, period: periods::period(source), file, source: source.clone() }
}

/// Of the text alone: the line ends of Windows and the mark that Notepad puts first are no other law.
fn fingerprint(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
