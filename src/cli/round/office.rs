//! `ntm.toml`: what an office sets once for all its communes. Everything wrong in it is reported at once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{files, reading};
use crate::criteria::{ItemRef, LawSource, Level, Levels, Shelf};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::Defaults;
use crate::layout::kept::Layout;
use crate::text::nearest;

/// The name of the file.
pub const NAME: &str = "ntm.toml";
/// Everything it may say.
const KEYS: [&str; 11] =
    ["province", "district", "year", "level", "overlays", "plan", "layouts", "prefer", "archive", "departments", "findings"];
/// What `[archive]` says: the folder of the years.
const ARCHIVE_FOLDER: &str = "folder";
/// How a finding is kept silent.
const OFF: &str = "off";

/// A setting and where it is.
#[derive(Debug, Clone)]
struct Set<T> {
    value: T,
    place: Place,
}

/// The settings of an office.
#[derive(Debug, Default)]
pub struct Office {
    name: String,
    folder: PathBuf,
    province: Option<Set<String>>,
    district: Option<Set<String>>,
    year: Option<Set<i16>>,
    level: Option<Set<String>>,
    overlays: Vec<Set<PathBuf>>,
    plan: Option<Set<PathBuf>>,
    layouts: Vec<Set<PathBuf>>,
    archive: Option<PathBuf>,
    kept: Vec<Layout>,
    prefer: Vec<Set<PathBuf>>,
    departments: Vec<Set<(String, String)>>,
    /// How grave findings are; `None` keeps them silent.
    grades: HashMap<Code, Option<Severity>>,
    findings: Vec<Diagnostic>,
}

/// The settings for a file: looked for from its folder upwards, then from the working folder.
pub fn find(file: Option<&Path>) -> Option<PathBuf> {
    let beside = file.map(|f| f.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    beside.into_iter().chain([Path::new(".")]).find_map(upwards)
}

fn upwards(folder: &Path) -> Option<PathBuf> {
    let folder = dunce::canonicalize(folder).ok()?;
    folder.ancestors().map(|a| a.join(NAME)).find(|path| path.is_file())
}

/// As a person would write the path: below the working folder without it, without the mark that Windows puts
/// before long paths.
pub fn shown(path: &Path) -> String {
    let here = dunce::canonicalize(".").unwrap_or_default();
    let text = path.strip_prefix(&here).unwrap_or(path).display().to_string();
    text.strip_prefix(r"\\?\").unwrap_or(&text).to_string()
}

impl Office {
    /// Reads the file; what is wrong in it is kept for [`Office::faults`].
    pub fn read(path: &Path) -> Self {
        let name = shown(path);
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        match reading::text(path) {
            Ok(text) => Self::of_text(name, folder, &text),
            Err(finding) => {
                let finding = Diagnostic { place: Place::File(name.as_str().into()), ..finding };
                Self { name, folder, findings: vec![finding], ..Self::default() }
            }
        }
    }

    fn of_text(name: String, folder: PathBuf, text: &str) -> Self {
        let mut office = Self { name, folder, ..Self::default() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let place = office.place(text, error.span().map_or(0, |s| s.start));
            office.findings.push(Diagnostic::new(Code::OfficeSyntax, place).with("message", error.message()));
        }
        for (key, value) in table.into_inner() {
            let place = office.place(text, key.span().start);
            office.set(text, key.get_ref(), &value, place);
        }
        office
    }

    fn place(&self, text: &str, byte: usize) -> Place {
        let line = text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1;
        Place::Line(self.name.as_str().into(), line)
    }

    fn set(&mut self, text: &str, key: &str, value: &Spanned<DeValue>, place: Place) {
        let value = value.get_ref();
        match (key, value) {
            ("province", DeValue::String(word)) => self.province = Some(Set { value: word.to_string(), place }),
            ("district", DeValue::String(word)) => self.district = Some(Set { value: word.to_string(), place }),
            ("plan", DeValue::String(path)) => self.plan = Some(Set { value: self.folder.join(path.as_ref()), place }),
            ("overlays", DeValue::Array(list)) => self.overlays = self.paths(text, "overlays", list),
            ("layouts", DeValue::Array(list)) => self.layouts = self.paths(text, "layouts", list),
            ("prefer", DeValue::Array(list)) => self.prefer = self.paths(text, "prefer", list),
            ("archive", DeValue::Table(table)) => {
                table.iter().for_each(|(of, path)| self.archive(text, of.get_ref(), of.span().start, path.get_ref()));
            }
            ("departments", DeValue::Table(table)) => {
                table.iter().for_each(|(of, name)| self.department(text, of.get_ref(), of.span().start, name.get_ref()));
            }
            ("findings", DeValue::Table(table)) => {
                table.iter().for_each(|(code, grade)| self.grade(text, code.get_ref(), code.span().start, grade.get_ref()));
            }
            ("year", DeValue::Integer(year)) if year.as_str().parse::<i16>().is_ok() => {
                self.year = year.as_str().parse().ok().map(|value| Set { value, place });
            }
            ("level", DeValue::String(word)) => self.level = Some(Set { value: word.to_string(), place }),
            (known, other) if KEYS.contains(&known) => self.wrong(known, other, place),
            (unknown, _) => {
                let near = nearest(unknown, KEYS).unwrap_or("none");
                let finding = Diagnostic::new(Code::OfficeUnknownKey, place).with("name", unknown);
                self.findings.push(finding.with("nearest", near).with("keys", KEYS.join(", ")));
            }
        }
    }

    /// Files named from the folder of the settings.
    fn paths(&mut self, text: &str, key: &str, list: &[Spanned<DeValue>]) -> Vec<Set<PathBuf>> {
        let mut found = Vec::new();
        for path in list {
            let place = self.place(text, path.span().start);
            match path.get_ref() {
                DeValue::String(path) => found.push(Set { value: self.folder.join(path.as_ref()), place }),
                other => self.wrong(key, other, place),
            }
        }
        found
    }

    /// Reads the layouts it names.
    fn read_layouts(&mut self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for Set { value, place } in &self.layouts {
            match reading::text(value).map(|text| Layout::read(&shown(value), &text)) {
                Ok(Ok(layout)) => self.kept.push(layout),
                Ok(Err(found)) => faults.extend(found),
                Err(_) => faults.push(Diagnostic::new(Code::OfficeFileUnreadable, place.clone()).with("name", shown(value))),
            }
        }
        faults
    }

    fn archive(&mut self, text: &str, key: &str, at: usize, path: &DeValue) {
        let place = self.place(text, at);
        match (key, path) {
            (ARCHIVE_FOLDER, DeValue::String(path)) => self.archive = Some(self.folder.join(path.as_ref())),
            (ARCHIVE_FOLDER, other) => self.wrong("archive", other, place),
            (unknown, _) => {
                let finding = Diagnostic::new(Code::OfficeUnknownKey, place).with("name", unknown);
                self.findings.push(finding.with("nearest", ARCHIVE_FOLDER).with("keys", ARCHIVE_FOLDER));
            }
        }
    }

    fn department(&mut self, text: &str, of: &str, at: usize, name: &DeValue) {
        let place = self.place(text, at);
        match name {
            DeValue::String(name) => self.departments.push(Set { value: (of.to_string(), name.to_string()), place }),
            other => self.wrong("departments", other, place),
        }
    }

    /// How grave a finding is to be: refused for one that only the program can weigh.
    fn grade(&mut self, text: &str, id: &str, at: usize, grade: &DeValue) {
        let place = self.place(text, at);
        let Some(code) = Code::ALL.iter().copied().find(|code| code.id() == id) else {
            let near = nearest(id, Code::settable().map(Code::id)).unwrap_or("none");
            return self.findings.push(Diagnostic::new(Code::OfficeFindingUnknown, place).with("name", id).with("nearest", near));
        };
        if let Some(fixed) = code.fixed() {
            return self.findings.push(Diagnostic::new(Code::OfficeFindingFixed, place).with("name", id).with("why", fixed.id()));
        }
        let severity = |word: &str| Severity::ALL.into_iter().find(|s| s.id() == word);
        match grade {
            DeValue::String(word) if word == OFF => drop(self.grades.insert(code, None)),
            DeValue::String(word) if severity(word).is_some() => drop(self.grades.insert(code, severity(word))),
            other => self.wrong("findings", other, place),
        }
    }

    /// Findings as grave as the office wants them, without those it wants to be silent.
    pub fn graded(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let grade = |finding: Diagnostic| match self.grades.get(&finding.code) {
            None => Some(finding),
            Some(None) => None,
            Some(severity) => Some(Diagnostic { graded: *severity, ..finding }),
        };
        if self.grades.is_empty() { findings } else { findings.into_iter().filter_map(grade).collect() }
    }

    fn wrong(&mut self, key: &str, read: &DeValue, place: Place) {
        let read = match read {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_string(),
            DeValue::Float(number) => number.as_str().to_string(),
            other => other.type_str().to_string(),
        };
        self.findings.push(Diagnostic::new(Code::OfficeWrongValue, place).with("key", key).with("read", read));
    }

    /// The criteria files it names, but those the command line has named already.
    pub fn sources(&mut self, own: &[PathBuf]) -> Vec<LawSource> {
        let named: Vec<PathBuf> = own.iter().filter_map(|p| p.canonicalize().ok()).collect();
        let mut sources = Vec::new();
        for overlay in &self.overlays {
            if overlay.value.canonicalize().is_ok_and(|p| named.contains(&p)) {
                continue;
            }
            match files::law_sources(std::slice::from_ref(&overlay.value)) {
                Ok(found) => sources.extend(found.into_iter().map(|s| LawSource { name: shown(Path::new(&s.name)), ..s })),
                Err(_) => {
                    let finding = Diagnostic::new(Code::OfficeFileUnreadable, overlay.place.clone());
                    self.findings.push(finding.with("name", shown(&overlay.value)));
                }
            }
        }
        sources
    }

    /// Everything wrong, what only the criteria can tell among it.
    pub fn faults(&mut self, shelf: &Shelf) -> Vec<Diagnostic> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend(self.read_layouts());
        if let Some(Set { value, place }) = &self.province
            && let Err(unknown) = shelf.province(value)
        {
            let near = unknown.nearest.unwrap_or_else(|| "none".to_string());
            findings.push(Diagnostic::new(Code::ProvinceUnknown, place.clone()).with("read", value.as_str()).with("nearest", near));
        }
        if let Some(Set { value, place }) = self.plan.as_ref().filter(|plan| !plan.value.is_file()) {
            findings.push(Diagnostic::new(Code::OfficeFileUnreadable, place.clone()).with("name", shown(value)));
        }
        if let Some(Set { value, place }) = self.year.as_ref().filter(|year| !shelf.period(year.value).contains(year.value)) {
            findings.push(shelf.common().year_outside(place.clone(), *value, shelf.period(*value)));
        }
        if let Some(Set { value, place }) = self.level.as_ref().filter(|level| shelf.levels().of_word(&level.value).is_none()) {
            let levels: Vec<&str> = shelf.levels().all().map(Level::id).collect();
            let finding = Diagnostic::new(Code::OfficeWrongValue, place.clone()).with("key", "level").with("read", value.as_str());
            findings.push(finding.with("levels", levels.join(", ")));
        }
        let gone = self.prefer.iter().filter(|one| !one.value.exists());
        findings.extend(gone.map(|one| Diagnostic::new(Code::OfficeFileUnreadable, one.place.clone()).with("name", shown(&one.value))));
        let unknown = self.departments.iter().filter(|d| shelf.meant(&d.value.0).is_empty());
        findings.extend(unknown.map(|d| Diagnostic::new(Code::CriteriaUnknown, d.place.clone()).with("name", d.value.0.as_str())));
        findings
    }

    /// The department of each item; one given for an indicator wins over that of its criterion.
    pub fn departments(&self, shelf: &Shelf) -> Vec<(ItemRef, String)> {
        let mut found: Vec<(Vec<ItemRef>, &str)> = self.departments.iter().map(|d| (shelf.meant(&d.value.0), d.value.1.as_str())).collect();
        found.sort_by_key(|(items, _)| std::cmp::Reverse(items.len()));
        found.into_iter().flat_map(|(items, name)| items.into_iter().map(move |i| (i, name.to_string()))).collect()
    }

    /// As messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says, by its keys, files as they are found from the working folder.
    pub fn said(&self) -> Vec<(&'static str, String)> {
        let files = |list: &[Set<PathBuf>]| list.iter().map(|file| shown(&file.value)).collect::<Vec<_>>().join(", ");
        let text = |set: &Option<Set<String>>| set.as_ref().map(|s| s.value.clone());
        let count = |n: usize| Some(n).filter(|n| *n > 0).map(|n| n.to_string());
        let said = [
            ("province", text(&self.province)),
            ("district", text(&self.district)),
            ("year", self.year.as_ref().map(|s| s.value.to_string())),
            ("level", text(&self.level)),
            ("overlays", Some(files(&self.overlays)).filter(|f| !f.is_empty())),
            ("plan", self.plan.as_ref().map(|s| shown(&s.value))),
            ("layouts", Some(files(&self.layouts)).filter(|f| !f.is_empty())),
            ("departments", count(self.departments.len())),
            ("findings", count(self.grades.len())),
        ];
        said.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    pub fn province(&self) -> Option<&str> {
        self.province.as_ref().map(|s| s.value.as_str())
    }

    /// The office's plan of the year.
    pub fn plan(&self) -> Option<&Path> {
        self.plan.as_ref().map(|s| s.value.as_path())
    }

    /// Whether it has chosen this file among those of one commune.
    pub fn prefers(&self, file: &Path) -> bool {
        let own = file.canonicalize().ok();
        own.is_some() && self.prefer.iter().any(|one| one.value.canonicalize().ok() == own)
    }

    /// The folder of the years it keeps.
    pub fn archived(&self) -> Option<PathBuf> {
        self.archive.as_deref().map(|folder| PathBuf::from(shown(folder)))
    }

    /// What it says of every commune.
    pub fn defaults(&self, levels: &Levels) -> Defaults {
        Defaults {
            file: self.name.clone(),
            province: self.province.as_ref().map(|s| s.value.clone()),
            district: self.district.as_ref().map(|s| s.value.clone()),
            year: self.year.as_ref().map(|s| s.value),
            level: self.level.as_ref().and_then(|s| levels.of_word(&s.value)),
            layouts: self.kept.clone(),
        }
    }
}
