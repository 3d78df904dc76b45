//! The summary of a round of many communes, which no other round must read as a commune.

/// How it is stamped.
pub const KIND: &str = "summary";
