//! The command line as types. Texts for people are put in by [`super::help`].

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};
use clap_complete::Shell;

pub use super::criteria_args::{CriteriaCommand, DiffArgs, ImportArgs, ReadDecisionArgs, SheetArgs, ShowArgs};
pub use super::formats::{Format, ProgressFormat, TableOrJson};
pub use super::values::LevelWord;
use super::values::{date, detail, level, read_as, shell};
use crate::input::{Overrides, ReadAs};
use crate::report::Detail;
use crate::text::Date;

#[derive(Parser, Debug)]
#[command(name = "ntm", version, disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Args {
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["vi", "en"])]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "PATH")]
    pub criteria: Vec<PathBuf>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    #[command(alias = "mau")]
    Template(TemplateArgs),
    #[command(alias = "danh-gia")]
    Assess(AssessArgs),
    #[command(alias = "doc")]
    Read(ReadArgs),
    #[command(alias = "ho-so")]
    Dossier(DossierArgs),
    #[command(alias = "tong-hop")]
    Batch(BatchArgs),
    #[command(alias = "so-sanh")]
    Compare(CompareArgs),
    #[command(alias = "luu")]
    Archive(ArchiveArgs),
    #[command(alias = "lich-su")]
    History(HistoryArgs),
    #[command(alias = "kiem-tra")]
    Verify(VerifyArgs),
    #[command(alias = "tien-do")]
    Progress(ProgressArgs),
    #[command(alias = "sap-nhap")]
    Merge(MergeArgs),
    #[command(alias = "ke-hoach")]
    Plan(PlanArgs),
    #[command(alias = "bo-tieu-chi", subcommand_required = true)]
    Criteria {
        #[command(subcommand)]
        command: CriteriaCommand,
    },
    #[command(alias = "khoi-tao")]
    Init(InitArgs),
    #[command(alias = "tinh-trang")]
    Doctor,
    #[command(alias = "hoan-thanh-lenh")]
    Completions {
        #[arg(value_name = "SHELL", value_parser = shell())]
        shell: Shell,
    },
}

#[derive(clap::Args, Debug)]
pub struct TemplateArgs {
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
    #[arg(long, value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["matrix", "list"])]
    pub from: Option<PathBuf>,
    #[arg(long, value_name = "SHEET", requires = "from")]
    pub sheet: Option<String>,
    #[arg(long)]
    pub villages: bool,
    #[arg(long, conflicts_with_all = ["matrix", "list"])]
    pub costs: bool,
    #[arg(long)]
    pub matrix: bool,
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["matrix", "list", "from", "province", "class", "year", "survey"])]
    pub refresh: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["matrix", "list", "villages", "costs", "class"])]
    pub survey: bool,
    #[arg(id = "survey_forms", long = "forms", value_name = "DIR", requires = "survey")]
    pub forms: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct AssessArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "FILE")]
    pub layout: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: Format,
    #[arg(long, value_name = "DETAIL", value_parser = detail())]
    pub detail: Option<Detail>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub sqlite: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub annotate: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub previous: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub evidence: Option<PathBuf>,
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
    #[arg(long, value_name = "COMMUNE")]
    pub commune: Option<String>,
    #[arg(long)]
    pub criteria_only: bool,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long)]
    pub ascii: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct ReadArgs {
    #[arg(id = "read_file", value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "FILE")]
    pub layout: Vec<PathBuf>,
    #[arg(id = "read_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(id = "layout_out", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct DossierArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(id = "folder", short = 'o', long = "output", value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    #[arg(long, value_name = "NUMBER")]
    pub number: Vec<String>,
    #[arg(long)]
    pub no_word: bool,
    #[arg(long, value_name = "DIR", conflicts_with = "no_word")]
    pub forms: Option<PathBuf>,
    #[arg(long = "form", value_name = "FILE", conflicts_with = "no_word")]
    pub form: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub evidence: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub carry: Option<PathBuf>,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "FILE")]
    pub layout: Vec<PathBuf>,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct BatchArgs {
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(id = "summary", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    #[arg(long, value_name = "DETAIL", value_parser = detail())]
    pub detail: Option<Detail>,
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub sqlite: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub returns: Option<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = date, requires = "returns")]
    pub answer_by: Option<Date>,
    #[arg(long, value_name = "DIR")]
    pub word: Option<PathBuf>,
    #[arg(id = "word_date", long = "date", value_name = "DATE", value_parser = date, requires = "word")]
    pub date: Option<Date>,
    #[arg(long, value_name = "YEAR", requires = "word", conflicts_with_all = ["as_of", "year"])]
    pub half_year: Option<i16>,
    #[arg(id = "word_forms", long = "forms", value_name = "DIR", requires = "word")]
    pub forms: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    #[arg(long, value_name = "PATH")]
    pub previous: Option<PathBuf>,
    #[arg(long)]
    pub newest: bool,
    #[arg(long, conflicts_with = "previous")]
    pub no_previous: bool,
    #[arg(long, value_name = "NUMBER")]
    pub jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "FILE")]
    pub layout: Vec<PathBuf>,
    #[arg(long)]
    pub criteria_only: bool,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct CompareArgs {
    #[arg(id = "compare_old", value_name = "PATH")]
    pub old: PathBuf,
    #[arg(id = "compare_new", value_name = "PATH")]
    pub new: Option<PathBuf>,
    #[arg(id = "compare_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(id = "compare_output", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct ArchiveArgs {
    #[arg(id = "archive_paths", value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(id = "archive_folder", long = "archive", value_name = "DIR")]
    pub archive: Option<PathBuf>,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "FILE")]
    pub layout: Vec<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct HistoryArgs {
    #[arg(id = "history_commune", value_name = "COMMUNE")]
    pub commune: Option<String>,
    #[arg(id = "archive_folder", long = "archive", value_name = "DIR")]
    pub archive: Option<PathBuf>,
    #[arg(id = "history_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(id = "history_output", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct VerifyArgs {
    #[arg(value_name = "FILE", required = true)]
    pub dossiers: Vec<PathBuf>,
    #[arg(id = "verify_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(long, value_name = "DIR")]
    pub evidence: Option<PathBuf>,
    #[arg(long)]
    pub exit_zero: bool,
}

#[derive(clap::Args, Debug)]
pub struct ProgressArgs {
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(id = "progress_plan", long = "plan", value_name = "FILE")]
    pub plan: Option<PathBuf>,
    #[arg(id = "progress_output", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(id = "progress_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: ProgressFormat,
    #[arg(id = "progress_as_of", long = "as-of", value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[arg(long)]
    pub newest: bool,
    #[arg(long, value_name = "NUMBER")]
    pub jobs: Option<NonZeroUsize>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct MergeArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(id = "merge_output", short = 'o', long = "output", value_name = "FILE")]
    pub output: PathBuf,
    #[arg(id = "merge_name", long = "name", value_name = "COMMUNE", conflicts_with = "units")]
    pub name: Option<String>,
    #[arg(id = "merge_code", long = "code", value_name = "CODE", conflicts_with = "units")]
    pub code: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct PlanArgs {
    #[arg(id = "plan_file", value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "SUPPOSITION")]
    pub suppose: Vec<String>,
    #[command(flatten)]
    pub overrides: OverrideArgs,
    #[arg(long, value_name = "COMMUNE")]
    pub commune: Option<String>,
    #[arg(id = "plan_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(id = "roadmap", short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct InitArgs {
    #[arg(id = "init_folder", value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(id = "init_district", long = "district", value_name = "DISTRICT")]
    pub district: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
    #[arg(long, value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
}

/// What the command line says of the communes, winning over the workbook.
#[derive(clap::Args, Debug)]
pub struct OverrideArgs {
    #[arg(long, value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[arg(long, value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    #[arg(long = "as", value_name = "WAY", value_parser = read_as())]
    pub read_as: Option<ReadAs>,
}

impl From<&OverrideArgs> for Overrides {
    fn from(args: &OverrideArgs) -> Self {
        Self {
            year: args.year,
            as_of: args.as_of,
            province: args.province.clone(),
            class: args.class.clone(),
            sheet: args.sheet.clone(),
            read_as: args.read_as,
            ..Self::default()
        }
    }
}
