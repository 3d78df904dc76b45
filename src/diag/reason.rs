//! Why the system would not let a file be read or written: a word that the messages know, else its own.

use std::io::{Error, ErrorKind};

/// Windows: another program holds the file, or a part of it.
const HELD: [i32; 2] = [32, 33];

/// The word for a fault, as a fact of a finding.
pub fn reason(error: &Error) -> String {
    known(error, cfg!(windows)).map_or_else(|| error.to_string(), str::to_string)
}

fn known(error: &Error, windows: bool) -> Option<&'static str> {
    if windows && error.raw_os_error().is_some_and(|code| HELD.contains(&code)) {
        return Some("busy");
    }
    Some(match error.kind() {
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "busy",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "full",
        ErrorKind::IsADirectory => "folder",
        // A pipe or a device: there is no place in it to go to.
        ErrorKind::NotSeekable => "special",
        ErrorKind::NotFound | ErrorKind::NotADirectory => "missing",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::InvalidData => "encoding",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_open_in_excel_is_said_to_be_on_windows_alone() {
        let held = |code| Error::from_raw_os_error(code);
        assert_eq!((known(&held(32), true), known(&held(33), true)), (Some("busy"), Some("busy")));
        assert_ne!(known(&held(32), false), Some("busy"), "a pipe that broke");
        assert_eq!(known(&Error::from(ErrorKind::PermissionDenied), true), Some("denied"));
        assert_eq!(known(&Error::from(ErrorKind::StorageFull), false), Some("full"));
        assert_eq!(known(&Error::other("?"), false), None);
    }
}
