//! The command line of `ntm criteria` as types.

use std::path::PathBuf;

use clap::Subcommand;

use super::formats::TableOrJson;
use super::values::{LevelWord, date, level};
use crate::text::Date;

#[derive(Subcommand, Debug)]
pub enum CriteriaCommand {
    #[command(alias = "danh-sach")]
    List,
    #[command(alias = "xem")]
    Show(ShowArgs),
    #[command(alias = "so-sanh")]
    Diff(DiffArgs),
    #[command(alias = "kiem-tra")]
    Check {
        #[arg(id = "law_files", value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    #[command(alias = "bieu-nguong")]
    Sheet(SheetArgs),
    #[command(alias = "doc-quyet-dinh")]
    Read(ReadDecisionArgs),
    #[command(alias = "nhap")]
    Import(ImportArgs),
}

#[derive(clap::Args, Debug)]
pub struct DiffArgs {
    #[arg(id = "diff_a", value_name = "POINT")]
    pub first: String,
    #[arg(id = "diff_b", value_name = "POINT")]
    pub second: Option<String>,
    #[arg(id = "diff_level", long = "level", value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
    #[arg(id = "diff_province", long = "province", value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(id = "diff_as_of", long = "as-of", value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[arg(id = "diff_format", long = "format", value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableOrJson,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

/// Anything but code and province asks what holds for one kind of commune on one day.
#[derive(clap::Args, Debug)]
pub struct ShowArgs {
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    #[arg(long, value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(long, value_name = "REGION", conflicts_with = "province")]
    pub region: Option<String>,
    #[arg(long, value_name = "DISTRICT")]
    pub district: Option<String>,
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

#[derive(clap::Args, Debug)]
pub struct SheetArgs {
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[arg(id = "sheet_province", long = "province", value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(id = "sheet_level", long = "level", value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
    #[arg(id = "sheet_as_of", long = "as-of", value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct ReadDecisionArgs {
    #[arg(id = "decision", value_name = "FILE")]
    pub decision: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[arg(id = "sheet_province", long = "province", value_name = "PROVINCE")]
    pub province: Option<String>,
    #[arg(id = "sheet_level", long = "level", value_name = "LEVEL", value_parser = level())]
    pub level: Option<LevelWord>,
    #[arg(id = "decision_as_of", long = "as-of", value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[arg(id = "decision_number", long = "number", value_name = "NUMBER")]
    pub number: Option<String>,
    #[arg(id = "decision_date", long = "date", value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args, Debug)]
pub struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub filled: PathBuf,
    #[arg(id = "overlay_out", short = 'o', long = "output", value_name = "FILE")]
    pub output: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub national_out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}
