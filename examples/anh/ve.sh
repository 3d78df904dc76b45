#!/usr/bin/env bash
# Draws the pictures of this folder anew from the examples: `bash examples/anh/ve.sh`.
# Needs LibreOffice (calc, writer), Chromium, poppler-utils, fonts-noto-mono (letters of Vietnamese in one piece), and Python with
# pillow, which makes the pictures small.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
cargo build --quiet
ntm=${CARGO_TARGET_DIR:-target}/debug/ntm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Any answer of the program is welcome but "could not": 1 and 2.
run() { "$ntm" "$@" >/dev/null 2>&1 || [ $? -gt 2 ]; }
run dossier examples/xa-an-binh-nang-cao.xlsx -o "$work/ho-so" --date 15/01/2025
run batch examples -o "$work/tong-hop.xlsx" --html "$work/trang.html" --word "$work/huyen" --date 15/01/2025
run plan examples/xa-binh-minh-co-ban.xlsx -o "$work/lo-trinh.xlsx"

# picture FILE TEXT NAME [RESOLUTION]: the first page of the file, as LibreOffice prints it, that has this text.
picture() {
    local pdf page
    soffice --headless --convert-to pdf --outdir "$work/pdf" "$1" >/dev/null 2>&1
    pdf="$work/pdf/$(basename "${1%.*}").pdf"
    for page in $(seq 1 "$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')"); do
        if grep -qF "$2" <(pdftotext -f "$page" -l "$page" "$pdf" - | tr '\n' ' '); then
            pdftoppm -f "$page" -l "$page" -r "${4:-60}" -png -singlefile "$pdf" "$work/$3"
            small "$3"
            return
        fi
    done
    echo "no page of $1 has “$2”" >&2
    return 1
}

small() {
    python3 -c 'import sys; from PIL import Image; Image.open(sys.argv[1]).convert("RGB").quantize(32).save(sys.argv[2], optimize=True)' \
        "$work/$1.png" "$here/$1.png"
}

book=$(ls "$work"/ho-so/*.xlsx)
picture "$book" "Độc lập - Tự do - Hạnh phúc" bia
picture "$book" "BIỂU CHI TIẾT" bieu-chi-tiet
picture "$book" "Nhóm tiêu chí" bieu-do
picture "$book" "Mã minh chứng" minh-chung
picture "$book" "KẾT QUẢ KHẢO SÁT" hai-long
picture "$work"/ho-so/1.*.docx "TỜ TRÌNH" to-trinh
picture "$work"/ho-so/4.*.docx "BIÊN BẢN" bien-ban
picture "$(ls "$work"/huyen/*thẩm\ tra*.docx | head -1)" "BÁO CÁO" bao-cao-tham-tra
picture "$work/tong-hop.xlsx" "TỔNG HỢP" tong-hop
picture "$work/lo-trinh.xlsx" "NTM 4.2" lo-trinh
# shot PAGE NAME WIDTH HEIGHT: a page as Chromium shows it.
shot() {
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size="$3,$4" --screenshot="$work/$2.png" "file://$work/$1" >/dev/null 2>&1
    small "$2"
}

shot trang.html trang-web 1280 960

# The screen: the first lines of `ntm assess`, with the colours a terminal shows, as a page for Chromium.
{ CLICOLOR_FORCE=1 "$ntm" assess examples/xa-binh-minh-co-ban.xlsx 2>/dev/null || [ $? -gt 2 ]; } | head -n 52 | python3 -c '
import html, re, sys
colours = {"31": "#e06c75", "33": "#e5c07b", "36": "#56b6c2", "38;5;9": "#e06c75", "38;5;10": "#98c379", "38;5;11": "#e5c07b"}
def span(mark):
    style = "font-weight: bold" if mark[1] == "1" else "color: " + colours.get(mark[1], "#dcdfe4")
    return "</span>" * 2 + "<span><span>" if mark[1] in ("0", "39") else f"<span style=\"{style}\">"
text = re.sub("\x1b\\[([0-9;]*)m", span, html.escape(sys.stdin.read()))
print("<meta charset=utf-8><body style=\"background: #1e2127; color: #dcdfe4; margin: 12px\"><pre style=\"font: 15px/1.25 Noto Sans Mono, Noto Mono, monospace\">" + text)' >"$work/man-hinh.html"
shot man-hinh.html man-hinh 770 1010

ls -l "$here"/*.png | awk '{ print $5, $9 }' | sed "s|$here/||"
