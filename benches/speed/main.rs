//! How fast, measured against the least the same work could take, side by side in one run.
//!
//! `cargo bench` uses 1 000 communes and takes minutes; `NTM_BENCH_COMMUNES=8248 cargo bench` takes the rural communes
//! of the whole country. The files are made once and kept below `target/`.
#![allow(clippy::print_stdout, dead_code)]

mod bare;
mod communes;
mod hand_made;
mod measure;
#[path = "../../tests/common/words.rs"]
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ntm::assess::{Options, assess};
use ntm::criteria::Law;
use ntm::district::Review;
use ntm::workbook::{DossierSpec, SummarySpec, dossier, summary};

use measure::{children_ticks, in_turn, memory, run};

/// Communes unless told otherwise; dossiers; repetitions of what is over at once, and of what is over before a tick.
const COMMUNES: usize = 1_000;
const DOSSIERS: usize = 500;
const REPEATED: usize = 20;
const OFTEN: usize = 200;

fn main() {
    let communes = std::env::var("NTM_BENCH_COMMUNES").ok().and_then(|n| n.parse().ok()).unwrap_or(COMMUNES);
    let only = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_default();
    let law = words::built_in().law("Minh Họa", 2024).expect("the invented province");
    let bench = Bench { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed"), communes, law };
    std::fs::create_dir_all(&bench.folder).expect("a folder");
    println!("| work | bare | ntm | ntm / bare |\n|---|---|---|---|");
    let all: [(&str, Work); 9] = [
        ("start", Bench::start),
        ("single", Bench::single),
        ("folder", Bench::folder),
        ("memory", Bench::memory),
        ("matrix", Bench::matrix),
        ("dossiers", Bench::dossiers),
        ("summary", Bench::summary),
        ("sheet", Bench::sheet),
        ("unrelated", Bench::unrelated),
    ];
    all.iter().filter(|(name, _)| name.contains(&only)).for_each(|(_, work)| work(&bench));
}

/// One piece of work, measured and reported.
type Work = fn(&Bench);

struct Bench {
    folder: PathBuf,
    communes: usize,
    law: Law,
}

fn ntm(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.args(arguments);
    command
}

/// The processor time of one run, of so many.
fn processor(times: usize, arguments: &[&str]) -> String {
    let before = children_ticks();
    (0..times).for_each(|_| run(&mut ntm(arguments)));
    let spent = before.zip(children_ticks()).map(|(before, after)| (after - before) as f64 * 10.0 / times as f64);
    spent.map_or("?".to_string(), |spent| format!("{spent:.1} ms"))
}

fn row(work: &str, bare: Duration, ours: Duration) {
    println!("| {work} | {:.3} s | {:.3} s | {:.2} |", bare.as_secs_f64(), ours.as_secs_f64(), ours.as_secs_f64() / bare.as_secs_f64());
}

fn note(work: &str, reported: &str) {
    println!("| {work} | | {reported} | |");
}

impl Bench {
    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    fn forms(&self) -> Vec<PathBuf> {
        communes::forms(&self.law, &self.folder.join(format!("xa-{}", self.communes)), 0..self.communes)
    }

    /// What comes before any work, and with the least of it: processor time of the whole program.
    fn start(&self) {
        let sheet = hand_made::sample(hand_made::SAMPLES[0]).display().to_string();
        let form = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/xa-an-binh-nang-cao.xlsx");
        let asked = [&["assess", sheet.as_str()], &hand_made::ASKED[..]].concat();
        let all = [("--version", vec!["--version"]), ("--help", vec!["--help"]), ("assess a hand-made sheet", asked)];
        for (work, arguments) in all.into_iter().chain([("assess a filled advanced form", vec!["assess", form])]) {
            note(&format!("{work}, processor time"), &processor(OFTEN, &arguments));
        }
    }

    /// One workbook as an official runs it: start, criteria, reading, judging, printing.
    fn single(&self) {
        let form = communes::forms(&self.law, &self.folder.join("mot"), 0..1);
        let (file, path) = (&form[..1], form[0].display().to_string());
        let (bare, ours) = in_turn(REPEATED, || bare::read(file, 1), || run(&mut ntm(&["assess", &path])));
        row("one workbook, the whole program", bare, ours);
        note("one workbook, processor time", &processor(REPEATED, &["assess", &path]));
    }

    /// A folder read and judged to a long table, by one thread and by two.
    fn folder(&self) {
        let files = self.forms();
        let folder = files[0].parent().expect("a folder").display().to_string();
        let csv = self.path("xa.csv");
        let mut times = Vec::new();
        for jobs in ["1", "2"] {
            let ours = || run(&mut ntm(&["batch", &folder, "--csv", &csv, "--force", "--jobs", jobs]));
            let (bare, ours) = in_turn(3, || bare::read(&files, jobs.parse().expect("a number")), ours);
            row(&format!("{} workbooks to CSV, {jobs} threads", files.len()), bare, ours);
            times.push(ours);
        }
        note("two threads over one", &format!("{:.2} × as fast", times[0].as_secs_f64() / times[1].as_secs_f64()));
    }

    /// Most memory while a folder is read, to a long table and to a summary.
    fn memory(&self) {
        let files = self.forms();
        let folder = files[0].parent().expect("a folder").display().to_string();
        for (option, name) in [("--csv", "nho.csv"), ("-o", "nho.xlsx")] {
            let most = memory(&mut ntm(&["batch", &folder, option, &self.path(name), "--force"]));
            let reported = most.map_or("?".to_string(), |kilobytes| format!("{} MB", kilobytes / 1024));
            note(&format!("{} workbooks, {option}: most memory", files.len()), &reported);
        }
    }

    /// One workbook of many communes.
    fn matrix(&self) {
        let path = self.folder.join(format!("bieu-{}.xlsx", self.communes));
        communes::one_matrix(&self.law, &path, 0..self.communes);
        let (file, csv) = (std::slice::from_ref(&path), self.path("bieu.csv"));
        let name = path.display().to_string();
        let ours = || run(&mut ntm(&["batch", &name, "--csv", &csv, "--force", "--jobs", "1"]));
        let (bare, ours) = in_turn(3, || bare::read(file, 1), ours);
        row(&format!("matrix of {} communes to CSV, 1 thread", self.communes), bare, ours);
        let most = memory(&mut ntm(&["batch", &name, "--csv", &csv, "--force"]));
        note("the same: most memory", &most.map_or("?".to_string(), |k| format!("{} MB", k / 1024)));
    }

    /// Dossiers, against the same cells without formats.
    fn dossiers(&self) {
        let commune = communes::commune(&self.law, 0);
        let assessment = assess(&self.law, &commune, Options::default()).expect("a commune that can be judged");
        let spec = DossierSpec { law: &self.law, commune: &commune, assessment: &assessment, findings: &[], date: None };
        let path = self.folder.join("ho-so.xlsx");
        std::fs::write(&path, dossier(&spec).expect("a dossier")).expect("room on the disk");
        let cells = bare::cells(&path);
        let repeat = |work: &dyn Fn()| (0..DOSSIERS / 10).for_each(|_| work());
        let (bare, ours) = in_turn(3, || repeat(&|| drop(bare::write(&cells))), || repeat(&|| drop(dossier(&spec).expect("a dossier"))));
        row(&format!("{DOSSIERS} dossiers (measured on a tenth)"), bare * 10, ours * 10);
    }

    /// The summary workbook, against the same cells without formats.
    fn summary(&self) {
        let mut review = Review::default();
        for n in 0..self.communes {
            let commune = communes::commune(&self.law, n);
            let assessment = assess(&self.law, &commune, Options::default()).expect("a commune that can be judged");
            review.add(&format!("xa-{n:05}.xlsx"), &self.law, &commune, &assessment, &[]);
        }
        let spec = SummarySpec { review: &review, link: &|file| Some(file.to_string()) };
        let path = self.folder.join("tong-hop.xlsx");
        std::fs::write(&path, summary(&spec).expect("a summary")).expect("room on the disk");
        let cells = bare::cells(&path);
        let (bare, ours) = in_turn(3, || drop(bare::write(&cells)), || drop(summary(&spec).expect("a summary")));
        row(&format!("summary of {} communes", self.communes), bare, ours);
    }

    /// Hand-made sheets beyond the fixed start: the criteria are loaded, and each file is read again and again.
    fn sheet(&self) {
        let shelf = words::built_in();
        for name in hand_made::SAMPLES {
            let files = vec![hand_made::sample(name); hand_made::AGAIN];
            let (bare, ours) = in_turn(REPEATED, || bare::read(&files, 1), || files.iter().for_each(|f| hand_made::read(&shelf, f)));
            row(&format!("reading a hand-made sheet, {name}, {} times", files.len()), bare, ours);
        }
    }

    /// The same next to sheets that have nothing to do with it, as the whole program.
    fn unrelated(&self) {
        for (sheets, rows) in [(1, 5_000), (10, 1_000)] {
            let path = self.folder.join(format!("ho-{sheets}-{rows}.xlsx"));
            hand_made::beside_households(&path, sheets, rows);
            let (file, name) = (std::slice::from_ref(&path), path.display().to_string());
            let (bare, ours) =
                in_turn(REPEATED, || bare::read(file, 1), || run(&mut ntm(&[&["assess", &name], &hand_made::ASKED[..]].concat())));
            row(&format!("beside {sheets} lists of {rows} households, the whole program"), bare, ours);
        }
    }
}
