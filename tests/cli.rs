//! The program as a script meets it: exit codes, stdout and stderr.

use std::path::Path;
use std::process::{Command, Output};

fn ntm(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.args(arguments).env_remove("NTM_LANG").env("NO_COLOR", "1").output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file written");
    path.display().to_string()
}

#[test]
fn wrong_usage_is_2_and_reported_in_the_language_chosen() {
    let cases = [
        (&["assess"][..], "thiếu"),
        (&["asess"], "assess"),
        (&["xã A.xlsx", "assess", "xã B.xlsx"], "assess"),
        (&["assess", "x", "--level", "foo"], "basic, advanced, model"),
        (&["assess", "x", "--as-of", "30/02/2024"], "30/02/2024"),
        (&["assess", "x", "--year", "năm nay"], "năm nay"),
        (&["assess", "x", "--foo"], "--foo"),
        (&["assess", "x", "--explain", "1.1", "--format", "json"], "--explain"),
        (&["assess", "x.xlsx", "y.xlsx", "--annotate", "z.xlsx"], "--annotate"),
        (&["criteria"], "thiếu lệnh"),
        (&["criteria", "lisst"], "list"),
        (&["criteria", "show", "99.9"], "99.9"),
        (&["template", "--level"], "thiếu giá trị"),
    ];
    for (arguments, said) in cases {
        let output = ntm(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with("Lỗi: ") && stderr.contains(said), "{arguments:?}: {stderr}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let english = text(&ntm(&[arguments, &["--lang=en"]].concat()).stderr);
        assert!(english.starts_with("error: ") && !english.contains("Lỗi"), "{arguments:?}: {english}");
    }
}

#[test]
fn help_and_version_are_results() {
    for arguments in [&["--help"][..], &["assess", "--help"], &["danh-gia", "-h"], &["-V"]] {
        let output = ntm(arguments);
        assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(0), true), "{arguments:?}");
        assert!(!text(&output.stdout).contains('\u{1b}'), "no colour in a pipe");
    }
    let nothing = ntm(&[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(text(&nothing.stdout).contains("ntm"));
}

#[test]
fn the_law_can_be_looked_at() {
    assert!(text(&ntm(&["criteria", "list"]).stdout).contains("sha256:"));
    assert!(text(&ntm(&["bo-tieu-chi", "xem", "basic:1.1"]).stdout).starts_with("basic:1.1 "));
    let unknown = ntm(&["criteria", "show", "--province", "Atlantis"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("[province-unknown]"));
}

#[test]
fn broken_criteria_are_reported_by_line_and_end_with_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = write(folder.path(), "hỏng.toml", "id = \"x\"\nprovince = \n");
    let output = ntm(&["criteria", "check", &broken]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    assert!(stderr.contains("[criteria-syntax]") && stderr.contains("hỏng.toml:2"), "{stderr}");
    assert_eq!(ntm(&["criteria", "check"]).status.code(), Some(0));
    assert_eq!(ntm(&["criteria", "list", "--criteria", "không có.toml"]).status.code(), Some(1));
    assert_eq!(ntm(&["criteria", "list", "--criteria", &folder.path().display().to_string()]).status.code(), Some(1));
}

#[test]
fn completions_are_in_the_language_chosen() {
    let vietnamese = text(&ntm(&["completions", "fish"]).stdout);
    let english = text(&ntm(&["completions", "fish", "--lang", "en"]).stdout);
    assert!(vietnamese.contains("Đánh giá") && english.contains("Judge") && !english.contains("Đánh giá"));
}

/// What a folder holds, in order.
fn listed(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_is_given_no_name_gets_a_new_one_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-an-binh-nang-cao.xlsx").display().to_string();
    let template = ["template", "--province", "Minh Họa", "--level", "basic", "--year", "2024"];
    for arguments in [&["dossier", &example, "--no-word"][..], &template] {
        for _ in 0..2 {
            let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
            let output = command.current_dir(folder.path()).args(arguments).output().expect("the program runs");
            assert!(matches!(output.status.code(), Some(0 | 5)), "{arguments:?}: {}", text(&output.stderr));
        }
    }
    let names = ["Biểu NTM - Minh Họa - 2024", "Hồ sơ - Xã An Bình - NTM nâng cao - 2024"];
    let wanted = [format!("{} (2).xlsx", names[0]), format!("{}.xlsx", names[0]), names[1].to_string(), format!("{} (2)", names[1])];
    assert_eq!(listed(folder.path()), wanted);
    assert_eq!(listed(&folder.path().join(&wanted[3])), ["Hồ sơ NTM - Xã An Bình - 2024.xlsx"]);
}

/// The screen of an example with so many columns, read through a pipe.
fn example(name: &str, columns: &str, more: &[&str]) -> Output {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.args(["assess", &path]).args(more).env_remove("NTM_LANG").env("NO_COLOR", "1").env("COLUMNS", columns);
    command.output().expect("the program runs")
}

const EXAMPLES: [&str; 4] =
    ["xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx", "xa-cat-linh-con-thieu.xlsx", "xa-dai-dong-kieu-mau.xlsx"];

#[test]
fn a_commune_is_reported_on_one_screen_with_the_verdict_last() {
    for name in EXAMPLES {
        let short = text(&example(name, "80", &[]).stdout);
        assert!(short.lines().count() <= 40, "{name}: {} lines", short.lines().count());
        let end = short.rsplit_once("\n\n").expect("an end apart").1;
        let heads = ["Kết luận: ", "Đạt: ", "Chưa đạt: ", "Còn thiếu: ", "Việc tiếp theo: ", "Tệp đã đọc"];
        let places: Vec<Option<usize>> = heads.map(|head| end.find(&format!("\n{head}")).or(end.starts_with(head).then_some(0))).to_vec();
        assert!(places.is_sorted() && places.iter().all(Option::is_some), "{name}: {places:?}\n{end}");
        assert!(text(&example(name, "80", &["--full"]).stdout).lines().count() > 40, "{name} in full");
    }
}

#[test]
fn lines_are_as_wide_as_whoever_reads_them() {
    let widest = |columns: &str| {
        let output = example("xa-cat-linh-con-thieu.xlsx", columns, &[]);
        let text = text(&output.stdout) + &text(&output.stderr);
        text.lines().filter(|l| !l.contains(".xlsx")).map(|l| l.chars().count()).max().unwrap_or_default()
    };
    assert!((90..=100).contains(&widest("100")) && (50..=60).contains(&widest("60")), "{} {}", widest("100"), widest("60"));
    assert!(widest("?") <= 80, "80 where nothing tells");
}

#[test]
fn quiet_leaves_errors_and_results() {
    let (all, quiet) = (example("xa-cat-linh-con-thieu.xlsx", "80", &[]), example("xa-cat-linh-con-thieu.xlsx", "80", &["--quiet"]));
    assert_eq!((&all.stdout, all.status.code()), (&quiet.stdout, quiet.status.code()));
    let (all, quiet) = (text(&all.stderr), text(&quiet.stderr));
    assert_eq!(all.matches("Lỗi: ").count(), quiet.matches("Lỗi: ").count());
    assert!(all.contains("Cảnh báo: ") && !quiet.contains("Cảnh báo: ") && !quiet.contains("Lưu ý: "), "{quiet}");
    assert!(example("xa-an-binh-nang-cao.xlsx", "80", &["-q"]).stderr.is_empty(), "nothing wrong, nothing said");
}
