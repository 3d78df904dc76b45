//! What is written of a round of many communes, and no other round must read as a commune.

/// How it is stamped.
pub const KIND: &str = "summary";

/// How its table for programs begins.
pub const CSV_HEAD: &str = "commune_code,commune,district,province,";
