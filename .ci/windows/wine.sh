#!/usr/bin/env bash
# Runs a program of Windows under Wine: .ci/windows/wine.sh target/windows/cargo/x86_64-pc-windows-gnu/release/ntm.exe ARGUMENTS
# Debian 12's Wine 8 has no bcryptprimitives.dll, which Windows 10 has: a small one stands in for it.
set -euo pipefail
work=$(cd "$(dirname "$0")/../.." && pwd)/target/windows
shim=$work/shim
if [ ! -f "$shim/bcryptprimitives.dll" ]; then
    mkdir -p "$shim"
    cat > "$shim/shim.c" <<'C'
#include <stddef.h>
unsigned char __stdcall SystemFunction036(void *to, unsigned long count);
__declspec(dllexport) int ProcessPrng(unsigned char *to, size_t count) { return SystemFunction036(to, (unsigned long)count); }
C
    x86_64-w64-mingw32-gcc -shared -o "$shim/bcryptprimitives.dll" "$shim/shim.c" -ladvapi32
fi
export WINEPREFIX=${WINEPREFIX:-$work/wine} WINEDEBUG=${WINEDEBUG:--all} WINEPATH="Z:${shim//\//\\}"
unset LD_LIBRARY_PATH
exec /usr/lib/wine/wine64 "$@"
