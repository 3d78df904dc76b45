//! Levels a commune may be at.

use std::fmt;

use serde::Deserialize;

use crate::text::ids;

/// The three levels, each with its own set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Xã đạt chuẩn NTM.
    Basic,
    /// Xã đạt chuẩn NTM nâng cao.
    Advanced,
    /// Xã đạt chuẩn NTM kiểu mẫu.
    Model,
}

ids! { Level: Basic => "basic", Advanced => "advanced", Model => "model" }

impl Level {
    /// The level of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.id() == id)
    }

    /// The levels whose sets a commune of this target is judged by.
    pub fn up_to(self) -> impl DoubleEndedIterator<Item = Level> {
        Self::ALL.into_iter().filter(move |l| *l <= self)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
