//! One file for each command. A command answers with the exit code of its results, or with why it ended before.

pub mod archive;
pub mod assess;
pub mod batch;
pub mod compare;
pub mod criteria;
pub mod doctor;
pub mod dossier;
pub mod dropped;
pub mod greeting;
pub mod history;
pub mod init;
pub mod merge;
pub mod plan;
pub mod progress;
pub mod read;
pub mod template;
pub mod verify;
