//! One program of all tests: it is linked once, where one program for each file took most of the time of a run.
//! `cargo test plan::` runs the tests of `plan.rs`.

mod annotate;
mod appraisal;
mod batch;
mod checklists;
mod cli;
mod common;
mod compare;
mod contracts;
mod counterpart;
mod criteria_diff;
mod database;
mod decision;
mod disagreements;
mod disk;
mod district;
mod evidence;
mod examples;
mod fields;
mod filled;
mod findings;
mod fixtures;
mod flow;
mod guides;
mod history;
mod hostile;
mod house;
mod html;
mod input;
mod json_input;
mod law_cases;
mod law_data;
mod levels;
mod light;
mod matrix;
mod media;
mod merge;
mod messages;
mod narrative;
mod office;
mod overlays;
mod own_files;
mod papers;
mod peers;
mod periods;
mod plan;
mod plausibility;
mod print;
mod procedure;
mod programs;
mod progress;
mod proof;
mod properties;
mod province_file;
mod read;
mod read_back;
mod reading;
mod recalculation;
mod refresh;
mod report;
mod round_trip;
mod rules;
mod source;
mod specials;
mod start;
mod stop;
mod streams;
mod survey;
mod tables;
mod threshold_areas;
mod threshold_sheet;
mod villages;
mod windows;
mod word;
mod zoo;

/// Communes as the measurements of speed make them.
#[allow(dead_code)]
#[path = "../benches/speed/communes.rs"]
mod communes;

use common::words;
