//! The text of a cell in pieces, and what is left of it without those that are apart.

use crate::input::grid::Content;
use crate::input::legacy::Font;
use crate::input::limits::Limits;
use crate::input::look::{Apart, Look};

/// A text being read.
#[derive(Default)]
pub(super) struct Pieces {
    parts: Vec<(Option<Apart>, String)>,
    /// A font from before Unicode that a part of it is in.
    pub font: Option<Font>,
}

impl Pieces {
    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.parts.iter().all(|(_, text)| text.trim().is_empty())
    }

    pub fn push(&mut self, apart: Option<Apart>, text: &str) {
        match self.parts.last_mut().filter(|(last, _)| *last == apart) {
            Some((_, part)) => part.push_str(text),
            None => self.parts.push((apart, text.to_string())),
        }
    }

    /// Ends a line, unless nothing is in it.
    pub fn end_line(&mut self) {
        if self.parts.last().is_some_and(|(_, text)| !text.ends_with('\n')) {
            self.push(None, "\n");
        }
    }

    /// The lines that hold something, without what is apart.
    pub fn lines(&self) -> Vec<String> {
        let text = self.left();
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect()
    }

    /// Content and look: all of the text where nothing else is left.
    pub fn content(&self, limits: &mut Limits) -> (Option<Content>, Option<Look>) {
        let seen: String = self.parts.iter().map(|(_, text)| text.as_str()).collect();
        let apart: Vec<(Apart, String)> = self.parts.iter().filter_map(|(apart, text)| Some(((*apart)?, text.clone()))).collect();
        let apart: Vec<_> = apart.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        if apart.is_empty() {
            return (limits.text(seen.trim()), None);
        }
        let left = self.left();
        let whole = left.trim().is_empty();
        let content = limits.text(if whole { seen.trim() } else { left.trim() });
        (content, Some(Look { seen: Some(seen.trim().to_string()), apart, whole }))
    }

    /// What is not apart. Figures on both sides of what does are not one number.
    fn left(&self) -> String {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let (mut left, mut gap) = (String::new(), false);
        for (apart, text) in &self.parts {
            let blank = text.trim().is_empty();
            if apart.is_some() && !blank {
                gap = true;
                continue;
            }
            if gap && left.trim_end().ends_with(figure) && text.trim_start().starts_with(figure) {
                left.push('\n');
            }
            gap &= blank;
            left.push_str(text);
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(parts: &[(&str, Option<Apart>)]) -> (String, bool) {
        let mut pieces = Pieces::default();
        parts.iter().for_each(|(text, apart)| pieces.push(*apart, text));
        let (content, look) = pieces.content(&mut Limits::default());
        let Some(Content::Text(text)) = content else { panic!("{content:?}") };
        (text, look.is_some_and(|l| l.whole))
    }

    #[test]
    fn what_stands_apart_is_left_out() {
        let (struck, raised) = (Some(Apart::Struck), Some(Apart::Raised));
        assert_eq!(left(&[("5", struck), ("62", None)]), ("62".into(), false));
        assert_eq!(left(&[("9", None), ("1", raised)]), ("9".into(), false));
        assert_eq!(left(&[("62", struck), (" ", None)]), ("62".into(), true));
        assert_ne!(left(&[("9", None), ("5", struck), ("62", None)]).0, "962");
        assert_ne!(left(&[("1", None), ("5", struck), (" ", None), ("234", None)]).0, "1 234");
        assert_eq!(left(&[("9", None), (" ", raised), ("km", None)]), ("9 km".into(), false));
    }
}
