"""What lies next to ntm.exe: what to read first, the guide as a page with its pictures, and the licences of what is in the program.

papers.py FOLDER VERSION writes them; papers.py --zip FOLDER packs a folder, with one date for all files.
"""

import base64
import json
import pathlib
import re
import subprocess
import sys
import zipfile

FIRST = """\
ntm {version} – đánh giá xã theo các bộ tiêu chí nông thôn mới giai đoạn 2021–2025
Cần Windows 10 trở lên, 64 bit. Không cần cài đặt, không cần quyền quản trị, không gửi gì qua mạng.

1. Giải nén cả gói vào một thư mục của mình, không chạy từ trong tệp .zip.
2. Windows có thể báo “Windows protected your PC” vì chương trình chưa có chữ ký số: bấm “More info”, rồi “Run anyway”.
   Hoặc: bấm chuột phải vào ntm.exe, chọn Properties, đánh dấu “Unblock”, bấm OK.
   Trước đó hãy so mã SHA-256 của tệp .zip với mã do nơi cấp công bố: certutil -hashfile TỆP.zip SHA256
3. Mở một biểu trong “Biểu trắng”, điền, lưu lại.
4. Kéo tệp đã điền thả vào ntm.exe. Kết quả hiện ra, hồ sơ được ghi cạnh tệp. Kéo cả thư mục thì có bảng tổng hợp.
5. Gõ lệnh: trong thư mục này bấm vào thanh địa chỉ, gõ cmd, nhấn Enter, rồi gõ: ntm help

Hướng dẫn có hình: HUONG-DAN.html. Số liệu trong “Ví dụ” và “Quy định của tỉnh (mẫu)” là giả định.

In English: unpack everything, drop a workbook or a folder on ntm.exe; “ntm help --lang en” lists all commands.
"""

PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hướng dẫn ntm</title>
<style>body{{font:16px/1.5 "Segoe UI",sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}img{{max-width:100%}}
table{{border-collapse:collapse}}td,th{{border:1px solid #bbb;padding:.3em .6em;vertical-align:top}}
pre,code{{background:#f3f3f3}}pre{{padding:.6em;overflow:auto}}</style>
{body}</html>
"""


PICTURES = [
    ("man-hinh.png", "Kết quả một xã trên màn hình. Mọi số liệu trong hình là giả định."),
    ("bieu-chi-tiet.png", "Biểu chi tiết trong hồ sơ Excel"),
    ("trang-web.png", "Trang tổng hợp của huyện"),
]


def write(path, text):
    """As Notepad of every Windows reads it."""
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


def guide():
    import markdown
    from markdown.extensions.toc import TocExtension, slugify_unicode

    contents = TocExtension(slugify=slugify_unicode)
    text = pathlib.Path("examples/README.md").read_text()
    body = markdown.markdown(text, extensions=["tables", "fenced_code", contents])
    # Other pages of the sources are not in the package.
    body = re.sub(r'<a href="(?!#|http)[^"]*">(.*?)</a>', r"\1", body)
    return PAGE.format(body="".join(map(picture, PICTURES)) + body)


def picture(named):
    name, words = named
    data = base64.b64encode(pathlib.Path("examples/anh", name).read_bytes()).decode()
    return f'<figure><img src="data:image/png;base64,{data}" alt="{words}"><figcaption>{words}</figcaption></figure>'


def licences():
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-pc-windows-gnu"]
    packages = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["packages"]
    texts = []
    for package in sorted(packages, key=lambda p: (p["name"], p["version"])):
        texts.append(f"{'=' * 78}\n{package['name']} {package['version']}: {package['license']}\n")
        folder = pathlib.Path(package["manifest_path"]).parent
        files = sorted(f for f in folder.iterdir() if re.match(r"(?i)(licen[cs]e|copying|notice|unlicense)", f.name) and f.is_file())
        texts += [f.read_text(errors="replace") for f in files]
    return "\n".join(texts)


def pack(folder):
    with zipfile.ZipFile(f"{folder}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.as_posix(), (2020, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


if sys.argv[1] == "--zip":
    pack(sys.argv[2])
else:
    target = pathlib.Path(sys.argv[1])
    write(target / "ĐỌC TRƯỚC.txt", FIRST.format(version=sys.argv[2]))
    write(target / "GIẤY PHÉP.txt", pathlib.Path("LICENSE").read_text() + "\n" + licences())
    (target / "HUONG-DAN.html").write_text(guide())
