//! `ntm batch --word`: the Word papers of each district of a round.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::assess::before_figures;
use crate::cli::round::files;
use crate::cli::round::judge::Judged;
use crate::cli::round::names::{Names, safe_name};
use crate::cli::round::papers::{self, Output, Papers};
use crate::cli::round::pending::{Existing, unwritten};
use crate::cli::terminal::args::BatchArgs;
use crate::cli::terminal::console::Console;
use crate::diag::Diagnostic;
use crate::district::Review;
use crate::messages::Lang;
use crate::paper::{self, DistrictSpec, Head, Paper};
use crate::text::{Date, fold};

/// The papers of a round.
pub struct DistrictPapers {
    papers: Papers,
    folder: PathBuf,
    /// Who writes, by district, as its first commune says.
    heads: BTreeMap<String, Head>,
    /// The last day of the figures of any commune.
    latest: Option<Date>,
}

impl DistrictPapers {
    /// The forms and the folder.
    ///
    /// # Errors
    /// Everything wrong with the forms, or a folder that cannot be made.
    pub fn open(folder: &Path, args: &BatchArgs) -> anyhow::Result<Self> {
        let papers = Papers::open(args.forms.as_deref(), &[])?;
        files::folder(folder)?;
        Ok(Self { papers, folder: folder.to_path_buf(), heads: BTreeMap::new(), latest: None })
    }

    /// Keeps what the papers of a commune's district need of the law.
    pub fn meet(&mut self, judged: &Judged) {
        self.latest = self.latest.max(Some(judged.assessment.place.as_of));
        let name = judged.commune.district.value.as_deref().unwrap_or_default();
        let district = fold(judged.law.nation.words.bare(name));
        self.heads.entry(district).or_insert_with(|| Head::of(&judged.law, &judged.commune, &judged.assessment));
    }

    /// Writes the papers of every district, all or none.
    pub fn write(&self, console: &mut Console, review: &Review, args: &BatchArgs, inputs: &[PathBuf]) {
        let early = self.latest.zip(args.date).and_then(|(figures, paper)| before_figures(figures, paper));
        console.findings(early.as_slice());
        let existing = Existing::by(args.force);
        let made = self.outputs(review, args);
        let count = made.as_ref().map_or(0, Vec::len);
        match made.and_then(|outputs| papers::write_all(console.lang, &outputs, existing, inputs)) {
            Ok(()) => {
                let facts = [("count", count.into()), ("folder", self.folder.display().to_string().into())];
                console.note(&console.lang.say("cli-words-written", &facts));
            }
            Err(faults) => console.fail_all(faults),
        }
    }

    fn outputs(&self, review: &Review, args: &BatchArgs) -> Result<Vec<Output>, Vec<Diagnostic>> {
        let (mut names, mut outputs) = (Names::default(), Vec::new());
        for district in review.by_district() {
            let name = district.standings.first().map(|s| s.district.clone()).unwrap_or_default();
            let Some(head) = self.heads.get(&review.district_key(&name)) else { continue };
            let spec = DistrictSpec { review: &district, head, date: args.date, half_year: args.half_year.is_some() };
            let papers = paper::district(self.papers.forms(), &spec).map_err(|e| vec![unwritten(&self.folder, e)])?;
            outputs.extend(papers.into_iter().map(|p| (names.path(&self.folder, &file_name(&p, &name), "docx"), p.bytes)));
        }
        Ok(outputs)
    }
}

/// File names are Vietnamese, as all documents are.
fn file_name(paper: &Paper, district: &str) -> String {
    let nameless = |text: &str, id: &str| if text.is_empty() { Lang::Vi.text(id) } else { text.to_string() };
    let facts = [
        ("name", nameless(district, "summary-nameless").into()),
        ("department", nameless(&paper.department, "summary-department-none").into()),
    ];
    safe_name(&Lang::Vi.say(&format!("file-paper-{}", paper.form), &facts))
}
