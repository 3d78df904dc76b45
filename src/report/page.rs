//! A page of text for people: paragraphs wrapped at the width, lists, headings, colours.

use anstyle::{AnsiColor, Style};

use super::View;
use crate::assess::Verdict;

/// A page being written.
pub(super) struct Page {
    view: View,
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new(view: View) -> Self {
        Self { view, text: String::new() }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// A line kept as it is.
    pub fn raw(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    pub fn say(&mut self, text: &str) {
        self.entry(0, "", text);
    }

    /// An entry of a list, indented by `depth` steps, later lines under the text behind the mark.
    pub fn entry(&mut self, depth: usize, mark: &str, text: &str) {
        let first = format!("{}{mark}", "  ".repeat(depth));
        let rest = " ".repeat(first.chars().count());
        for (i, line) in wrap(text, self.view.width.saturating_sub(rest.len())).iter().enumerate() {
            self.raw(&format!("{}{line}", if i == 0 { &first } else { &rest }));
        }
    }

    /// A heading with an empty line above.
    pub fn heading(&mut self, text: &str) {
        self.blank();
        for line in wrap(text, self.view.width) {
            let line = paint(self.view, Style::new().bold(), &line);
            self.raw(&line);
        }
    }

    /// A paragraph in the colour of a verdict.
    pub fn verdict(&mut self, verdict: Verdict, text: &str) {
        for line in wrap(text, self.view.width) {
            let line = paint(self.view, Style::new().bold().fg_color(Some(colour(verdict).into())), &line);
            self.raw(&line);
        }
    }

    /// A paragraph nobody should overlook.
    pub fn alarm(&mut self, text: &str) {
        for line in wrap(text, self.view.width) {
            let line = paint(self.view, Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())), &line);
            self.raw(&line);
        }
    }
}

pub(super) fn colour(verdict: Verdict) -> AnsiColor {
    match verdict {
        Verdict::Met => AnsiColor::Green,
        Verdict::NotMet => AnsiColor::Red,
        Verdict::Undetermined => AnsiColor::Yellow,
        Verdict::NotApplicable => AnsiColor::Cyan,
    }
}

fn paint(view: View, style: Style, text: &str) -> String {
    if view.colour { format!("{style}{text}{style:#}") } else { text.to_string() }
}

/// Lines of at most `width` characters, broken at blanks; a longer word stays whole.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn lines_break_at_blanks_and_hang_under_their_mark() {
        let mut page = Page::new(View { width: 16, ..View::plain(Lang::Vi) });
        page.entry(1, "- ", "tỷ lệ hộ dùng nước sạch");
        assert_eq!(page.finish(), "  - tỷ lệ hộ\n    dùng nước\n    sạch\n");
        assert_eq!(wrap("abcdefgh ij", 4), ["abcdefgh", "ij"]);
    }
}
