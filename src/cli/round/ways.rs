//! Links from a file to another: by the way from folder to folder, or by the whole address where there is none, as
//! between two drives of Windows.

use std::path::Path;

/// The way from a folder to a file or folder that is there.
pub fn way(folder: &Path, to: &Path) -> Option<String> {
    let (folder, to) = (dunce::canonicalize(folder).ok()?, dunce::canonicalize(to).ok()?);
    match pathdiff::diff_paths(&to, &folder).filter(|way| way.is_relative()) {
        Some(way) => Some(if cfg!(windows) { way.to_string_lossy().replace('\\', "/") } else { way.to_string_lossy().into_owned() }),
        None => Some(address(&to.to_string_lossy())),
    }
}

/// `D:\x y` and `\\server\share\x` as addresses of files; `\\?\`, which long paths keep, is not part of one.
fn address(path: &str) -> String {
    let plain = path.replace('\\', "/");
    let plain = match (plain.strip_prefix("//?/UNC/"), plain.strip_prefix("//?/"), plain.strip_prefix("//")) {
        (Some(shared), ..) | (None, None, Some(shared)) => format!("//{shared}"),
        (None, Some(local), _) => format!("///{local}"),
        (None, None, None) => format!("///{}", plain.trim_start_matches('/')),
    };
    format!("file:{}", encoded(&plain))
}

/// Every byte that an address does not take, as % and two digits.
fn encoded(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:!$&'()*+,;=@".contains(&byte);
    path.bytes().map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_drives_and_servers_have_addresses() {
        assert_eq!(address(r"D:\biểu\xã A#1.xlsx"), "file:///D:/bi%E1%BB%83u/x%C3%A3%20A%231.xlsx");
        assert_eq!(address(r"\\?\D:\a 50%.xlsx"), "file:///D:/a%2050%25.xlsx");
        assert_eq!(address(r"\\may-chu\chung\a.xlsx"), "file://may-chu/chung/a.xlsx");
        assert_eq!(address(r"\\?\UNC\may-chu\chung\a.xlsx"), "file://may-chu/chung/a.xlsx");
    }

    #[test]
    fn files_of_one_tree_are_linked_by_the_way_between_them() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("a/b")).unwrap();
        std::fs::write(root.path().join("xã A.xlsx"), "").unwrap();
        assert_eq!(way(&root.path().join("a/b"), &root.path().join("xã A.xlsx")).as_deref(), Some("../../xã A.xlsx"));
        assert_eq!(way(root.path(), &root.path().join("không có.xlsx")), None);
    }
}
