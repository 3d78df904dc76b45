#!/usr/bin/env bash
# What an official is handed, from the program that build.sh has built: target/windows/ntm-VERSION-windows.zip, an
# installer for one user without administrator, and the SHA-256 of both. The same sources give the same zip.
# Seen under Wine: the installer and its removal without screens (`/S`), the program, a drop by its command line. Not seen yet: the
# installer's screens, Windows itself, drops from Explorer, and a signed program: there is none.
# Needs nsis, and python3 with `markdown`; the forms are written by this machine's own ntm, byte for byte as by ntm.exe.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$PWD/target/windows
exe=$work/cargo/x86_64-pc-windows-gnu/release/ntm.exe
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name=ntm-$version-windows
folder=$work/$name

blank_forms() {
    local level
    mkdir -p "$folder/Biểu trắng"
    for level in basic advanced model; do
        (cd "$folder/Biểu trắng" && "$OLDPWD/target/debug/ntm" --quiet template --level "$level")
    done
}

[ -f "$exe" ] || { echo "first: .ci/windows/build.sh" >&2; exit 1; }
command -v makensis >/dev/null || apt-get install -y -qq --no-install-recommends nsis >/dev/null
python3 -c 'import markdown' 2>/dev/null || python3 -m pip install --quiet --break-system-packages markdown
cargo build --quiet
rm -rf "$folder"
mkdir -p "$folder/Ví dụ" "$folder/Quy định của tỉnh (mẫu)"
cp "$exe" "$folder/ntm.exe"
cp examples/*.xlsx "$folder/Ví dụ/"
cp criteria/provinces/minh-hoa.toml "$folder/Quy định của tỉnh (mẫu)/"
blank_forms
python3 .ci/windows/papers.py "$folder" "$version"
(cd "$work" && python3 "$OLDPWD/.ci/windows/papers.py" --zip "$name")
makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DFROM=$folder" "-DTO=$work/ntm-$version-cai-dat.exe" .ci/windows/installer.nsi
(cd "$work" && sha256sum "$name.zip" "ntm-$version-cai-dat.exe" | tee "$name.sha256")
