//! Versions of criteria files: which is newer, which was corrected, what the next correction is called.

/// Whether a version is newer than another: its numbers compared one by one, anything else as text.
pub(super) fn newer(version: &str, than: &str) -> bool {
    let parts =
        |v: &str| v.split('.').map(|p| p.parse::<u64>().map_or((1, 0, p.to_string()), |n| (0, n, String::new()))).collect::<Vec<_>>();
    parts(version) > parts(than)
}

/// Numbers of a version as published; a third one counts the corrections made to it.
const PUBLISHED: usize = 2;

/// "2024.1.3" → "2024.1": the edition that was corrected.
pub(super) fn edition(version: &str) -> &str {
    version.match_indices('.').nth(PUBLISHED - 1).map_or(version, |(at, _)| &version[..at])
}

/// "2024.1" → "2024.1.1", "2024.1.9" → "2024.1.10".
pub(super) fn next_revision(version: &str) -> String {
    let mut parts: Vec<String> = version.split('.').map(str::to_string).collect();
    let last = parts.last().and_then(|l| l.parse::<u64>().ok()).filter(|_| parts.len() > PUBLISHED);
    match (last, parts.last_mut()) {
        (Some(n), Some(part)) => *part = (n + 1).to_string(),
        _ => parts.push("1".to_string()),
    }
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(newer("2024.1.10", "2024.1.9") && newer("2024.1.1", "2024.1") && newer("2024.2", "2024.1.9"));
        assert!(!newer("2024.1", "2024.1"));
        assert_eq!(
            (next_revision("2024.1"), next_revision("2024.1.9"), edition("2024.1.9")),
            ("2024.1.1".into(), "2024.1.10".into(), "2024.1")
        );
    }
}
