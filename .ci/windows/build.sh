#!/usr/bin/env bash
# Builds ntm.exe for 64-bit Windows 10 or newer on Debian 12: .ci/windows/build.sh [--check]
# `--check` only type-checks, without mingw. Rust's own standard library for Windows is in no Debian package of our
# edition, so that it is built from Debian's source of it (`-Zbuild-std`), by Debian's compiler of the same version.
# Nothing of that compiler is installed: it is unpacked below target/, where the rustup toolchain does not meet it.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$PWD/target/windows
root=$work/root
target=x86_64-pc-windows-gnu

unpack_compiler() {
    [ -x "$root/usr/bin/rustc" ] && return
    local library
    mkdir -p "$work/debs" "$root"
    apt-get update -qq
    library=$(apt-cache search --names-only '^libstd-rust-web-[0-9]' | cut -d' ' -f1 | sort -V | tail -1)
    (cd "$work/debs" && apt-get download -qq rustc-web rust-web-src "$library" libstd-rust-web-dev libllvm22)
    for package in "$work"/debs/*.deb; do dpkg -x "$package" "$root"; done
}

install_mingw() {
    command -v x86_64-w64-mingw32-gcc >/dev/null && return
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc-mingw-w64-x86-64-posix >/dev/null
}

# The compiler for Windows; build scripts run here and are made by the same one.
cargo_for_windows() {
    LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu:$root/usr/lib RUSTC=$root/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc CARGO_TARGET_DIR=$work/cargo \
        cargo "$1" -Zbuild-std=std,panic_unwind --target "$target" --locked "${@:2}"
}

unpack_compiler
if [ "${1:-}" = --check ]; then
    # SQLite is C: without a compiler for it the check leaves it out.
    cargo_for_windows check --no-default-features
else
    install_mingw
    cargo_for_windows build --release
    ls -l "$work/cargo/$target/release/ntm.exe"
fi
