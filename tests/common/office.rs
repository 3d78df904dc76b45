//! LibreOffice without a window, made to recalculate every formula on loading: by default it keeps the
//! stored results of files stamped "Microsoft Excel".

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use super::xlsx::{Edit, Typed};

const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Types cells as a person would: what looks like a number or a day becomes one, unless the cell is for text.
const TYPING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub TypeCells(book As String, cells As String, saved As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(book, "_blank", 0, hidden())
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  text = createUnoService("com.sun.star.io.TextInputStream")
  text.setInputStream(files.openFileRead(cells))
  text.setEncoding("UTF-8")
  Do While Not text.isEOF()
    parts = Split(text.readLine(), Chr(9))
    If UBound(parts) = 4 Then
      document.Sheets.getByName(parts(0)).getCellByPosition(CLng(parts(1)), CLng(parts(2))).setFormula(parts(3))
    End If
  Loop
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "FilterName"
  format(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(saved, format())
  document.close(True)
End Sub
</script:module>"#;

/// Settings of their own for two that run at once.
const PROFILES: [&str; 2] = ["profile", "profile-2"];

/// A LibreOffice with its own profiles.
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
        for profile in PROFILES {
            let user = folder.path().join(profile).join("user");
            std::fs::create_dir_all(&user).unwrap();
            std::fs::write(user.join("registrymodifications.xcu"), PROFILE).unwrap();
        }
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
        // Opening our workbooks is nearly all the time, so two do it.
        let (some, others) = paths.split_at(paths.len() / 2);
        std::thread::scope(|scope| {
            scope.spawn(|| self.convert(PROFILES[1], "xlsx", some));
            self.convert(PROFILES[0], "xlsx", others);
        });
        (0..books.len()).map(|i| std::fs::read(self.folder.path().join(format!("out/book{i}.xlsx"))).expect("converted")).collect()
    }

    /// Files as they are printed, in PDF, in the order given; two offices do it.
    pub fn print(&self, files: &[PathBuf]) -> Vec<PathBuf> {
        let half = |wanted: usize| files.iter().enumerate().filter(|(at, _)| at % 2 == wanted).map(|(_, f)| f.clone()).collect::<Vec<_>>();
        std::thread::scope(|scope| {
            scope.spawn(|| self.convert(PROFILES[1], "pdf", &half(1)));
            self.convert(PROFILES[0], "pdf", &half(0));
        });
        let out = |file: &PathBuf| self.folder.path().join("out").join(file.file_stem().expect("a name")).with_extension("pdf");
        files.iter().map(out).collect()
    }

    /// A document as it is printed, in PDF.
    pub fn printed(&self, document: &[u8]) -> Vec<u8> {
        let path = self.folder.path().join("in/paper.docx");
        std::fs::write(&path, document).unwrap();
        self.convert(PROFILES[0], "pdf", &[path]);
        std::fs::read(self.folder.path().join("out/paper.pdf")).expect("printed")
    }

    /// The workbook with these cells typed into it by LibreOffice itself.
    pub fn typed(&self, book: &[u8], edits: &[Edit]) -> Vec<u8> {
        // The first start makes the profile's own empty module, which then gives way.
        let here = |name: &str| self.folder.path().join(name);
        std::fs::write(here("in/typed.xlsx"), book).unwrap();
        self.convert(PROFILES[0], "ods", &[here("in/typed.xlsx")]);
        std::fs::write(here("profile/user/basic/Standard/Module1.xba"), TYPING).unwrap();
        // The macro types as with an English keyboard, to which 05/03 is in May.
        let typed = |text: &str| ntm::text::parse_date(text).map_or_else(|| text.to_string(), |day| day.to_string());
        let line = |edit: &Edit| match &edit.typed {
            Typed::Number(text) | Typed::Text(text) => {
                format!("{}\t{}\t{}\t{}\t.\n", edit.sheet, edit.column, edit.row, typed(text))
            }
            Typed::Error(error) | Typed::Formula(error, _) => panic!("{error} is nothing a person types"),
        };
        std::fs::write(here("in/typed.txt"), edits.iter().map(line).collect::<String>()).unwrap();
        let urls = ["in/typed.xlsx", "in/typed.txt", "out/typed.xlsx"].map(|name| format!("\"file://{}\"", here(name).display()));
        self.run(PROFILES[0], &[&format!("macro:///Standard.Module1.TypeCells({})", urls.join(","))]);
        std::fs::read(here("out/typed.xlsx")).expect("typed and saved")
    }

    fn convert(&self, profile: &str, to: &str, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        let out = self.folder.path().join("out").display().to_string();
        let paths: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        let arguments: Vec<&str> = ["--convert-to", to, "--outdir", &out].into_iter().chain(paths.iter().map(String::as_str)).collect();
        self.run(profile, &arguments);
    }

    fn run(&self, profile: &str, arguments: &[&str]) {
        let profile = format!("-env:UserInstallation=file://{}", self.folder.path().join(profile).display());
        let done = Command::new("soffice").args([&profile, "--headless", "--norestore"]).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}
