//! How far a long round has come: a bar on a terminal, nothing in a pipe.

use indicatif::{ProgressBar, ProgressStyle};

use crate::messages::Lang;

/// A bar of files done.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar at its beginning; hidden, it is nowhere.
    pub fn new(lang: Lang, files: usize, hidden: bool) -> Self {
        let bar = if hidden { ProgressBar::hidden() } else { ProgressBar::new(files as u64) };
        let style = ProgressStyle::with_template(&lang.text("cli-bar")).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        Self(bar)
    }

    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Leaves the terminal as it was.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
