//! Why a workbook cannot be read. The library says so in words of its own language, or panics; both become a word
//! that the messages know.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{XlsError, XlsbError, XlsxError};

use super::guard::Fault;
use crate::diag::Diagnostic;

/// Why a workbook cannot be read.
pub(super) enum Failure {
    /// Protected by a password.
    Password,
    /// Not handed to the library.
    Refused(Fault),
    /// Text in an encoding that cannot be determined.
    Encoding,
    /// What a reader of ours says of it.
    Found(Box<Diagnostic>),
    /// The library gave up, or stopped.
    Library(&'static str),
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Catches a panic, of which a finding tells and not the words of Rust.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> std::thread::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READING.get() {
                before(info);
            }
        }));
    });
    READING.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    READING.set(false);
    done
}

impl Failure {
    fn of(is_password: bool) -> Self {
        if is_password { Self::Password } else { Self::Library("structure") }
    }
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self::of(matches!(error, XlsxError::Password))
    }
}

impl From<XlsbError> for Failure {
    fn from(error: XlsbError) -> Self {
        Self::of(matches!(error, XlsbError::Password))
    }
}

impl From<XlsError> for Failure {
    fn from(error: XlsError) -> Self {
        Self::of(matches!(error, XlsError::Password))
    }
}
