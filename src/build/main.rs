//! Run by cargo before the program is compiled: reads and checks the built-in law, so that the program need not do it each
//! time it starts. The rooms it needs are compiled for it as they are, so that there is one way of reading the law.
#![allow(dead_code, unused_imports, missing_docs, reason = "most of the rooms is for the program, not for this one")]

#[path = "../criteria/mod.rs"]
mod criteria;
#[path = "../diag/mod.rs"]
mod diag;
#[path = "../text/mod.rs"]
mod text;

use std::path::PathBuf;

fn main() -> Result<(), String> {
    for read in ["criteria", "src/build", "src/criteria", "src/diag", "src/text"] {
        println!("cargo::rerun-if-changed={read}");
    }
    println!("cargo::rustc-cfg=law_is_ready");
    let law = criteria::packed_law().map_err(|findings| format!("{findings:#?}"))?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder to write into")?;
    std::fs::write(PathBuf::from(folder).join("law"), law).map_err(|error| error.to_string())
}
