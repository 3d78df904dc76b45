//! LibreOffice without a window, made to recalculate every formula on loading: by default it keeps the
//! stored results of files stamped "Microsoft Excel".

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// A LibreOffice with its own profile.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// The office, or a loud line on the error stream that `what` was not done. With
    /// `NTM_REQUIRE_OFFICE` set, as in CI, its absence is a failure.
    pub fn open(what: &str) -> Option<Self> {
        let here = Command::new("soffice").arg("--version").output().is_ok_and(|o| o.status.success());
        if !here {
            assert!(std::env::var_os("NTM_REQUIRE_OFFICE").is_none(), "LibreOffice is required and not installed");
            // past the capture of the test runner, so that a skip is never silent
            let _ = writeln!(std::io::stderr(), "\nSKIPPED, LibreOffice is not installed: {what}");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let user = folder.path().join("profile/user");
        std::fs::create_dir_all(&user).unwrap();
        std::fs::write(user.join("registrymodifications.xcu"), PROFILE).unwrap();
        std::fs::create_dir_all(folder.path().join("in")).unwrap();
        std::fs::create_dir_all(folder.path().join("out")).unwrap();
        Some(Self { folder })
    }

    /// Loads, recalculates and saves workbooks; in the order given.
    pub fn recalculate(&self, books: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let input = |i: usize| self.folder.path().join(format!("in/book{i}.xlsx"));
        let paths: Vec<PathBuf> = (0..books.len()).map(input).collect();
        for (path, bytes) in paths.iter().zip(books) {
            std::fs::write(path, bytes).unwrap();
        }
        self.convert("xlsx", &paths);
        (0..books.len()).map(|i| std::fs::read(self.folder.path().join(format!("out/book{i}.xlsx"))).expect("converted")).collect()
    }

    fn convert(&self, to: &str, paths: &[PathBuf]) {
        let profile = format!("-env:UserInstallation=file://{}", self.folder.path().join("profile").display());
        let out: &Path = &self.folder.path().join("out");
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--norestore", "--convert-to", to, "--outdir"])
            .arg(out)
            .args(paths)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}
