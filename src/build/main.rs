//! Run by cargo before the program is compiled: reads and checks the built-in law, and turns the lists of words into what is
//! read faster, so that the program need not do it each time it starts. The rooms this needs are compiled for it as they
//! are: there is one way of reading the law.
#![allow(dead_code, unused_imports, reason = "most of these rooms is for the program")]
#![allow(clippy::print_stdout, reason = "so cargo is spoken to")]
#![allow(clippy::enum_variant_names, reason = "here nobody outside sees the names, which the program's lints leave alone")]

#[path = "../criteria/mod.rs"]
mod criteria;
#[path = "../diag/mod.rs"]
mod diag;
#[path = "../text/mod.rs"]
mod text;

use std::error::Error;
use std::path::{Path, PathBuf};

/// Files of words that the program reads as JSON.
const WORDS: [&str; 3] = ["legacy", "symbols", "words"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no folder to write into")?);
    for read in ["criteria", "src/build", "src/criteria", "src/diag", "src/text"] {
        println!("cargo::rerun-if-changed={read}");
    }
    println!("cargo::rustc-cfg=law_is_ready");
    let law = criteria::packed_law().map_err(|findings| format!("{findings:#?}"))?;
    std::fs::write(folder.join("law"), law)?;
    WORDS.into_iter().try_for_each(|name| words(name, &folder))
}

fn words(name: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let file = format!("src/input/{name}.toml");
    println!("cargo::rerun-if-changed={file}");
    let table: toml::Table = std::fs::read_to_string(&file)?.parse()?;
    std::fs::write(folder.join(name).with_extension("json"), serde_json::to_string(&table)?)?;
    Ok(())
}
