#!/usr/bin/env bash
# Counts the processor's instructions by callgrind: unlike time, they are the same on a busy machine. A row per piece of work.
# Needs valgrind. NTM names another program than the one built last for release.
set -euo pipefail
cd "$(dirname "$0")/.."
ntm=${NTM:-target/release/ntm}
sample=tests/zoo/sample
asked=(--level basic --year 2024 --province "Hải Dương")

count() {
    local told
    told=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$ntm" "${@:2}" 2>&1 >/dev/null || true)
    printf '| %s | %s |\n' "$1" "$(sed -n 's/^.*refs: *//p' <<<"$told" | tail -1)"
}

echo "| work | instructions |"
echo "|---|---|"
count "--version" --version
count "--help" --help
for name in decision-table_official_plain_basic running-numbers_messy_plain_basic names-only_official_comma_basic; do
    count "assess $name" assess "$sample/$name.xlsx" "${asked[@]}"
done
count "assess a filled advanced form" assess examples/xa-an-binh-nang-cao.xlsx
