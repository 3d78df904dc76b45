"""Matrices and lists as offices make them by hand: python3 tests/files/matrix/make.py

What must be read of each stands in tests/data/matrix.toml.
"""
import csv
import io
import unicodedata
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent


TITLE = ("Năm: 2024", "Tỉnh: Hải Dương", "Mức phấn đấu: NTM")


def save(name, rows, merged=(), title=TITLE):
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2024, 1, 1)
    sheet = book.active
    sheet.title = "Tổng hợp"
    sheet["A1"] = "BIỂU TỔNG HỢP KẾT QUẢ CÁC XÃ"
    for column, text in enumerate(title, start=1):
        sheet.cell(2, column, text)
    for r, row in enumerate(rows, start=4):
        for c, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(r, c, value)
    for area in merged:
        sheet.merge_cells(area)
    book.save(HERE / name)


def windows_1258(text):
    """As Windows writes it: a letter with its hat, then its tone."""
    def one(c):
        apart = unicodedata.normalize("NFD", c)
        tone = [m for m in apart if m in "\u0300\u0301\u0303\u0309\u0323"]
        return unicodedata.normalize("NFC", "".join(m for m in apart if m not in tone)) + "".join(tone)
    return "".join(map(one, text)).encode("cp1258")


def utf_16(text):
    return b"\xff\xfe" + text.encode("utf-16-le")


def save_text(name, rows, separator, encode):
    """As Excel in Vietnam saves a sheet as text: a comma in numbers."""
    text = io.StringIO()
    cell = lambda value: "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)
    csv.writer(text, delimiter=separator).writerows([["BIỂU TỔNG HỢP KẾT QUẢ CÁC XÃ"], TITLE, []] + [[cell(v) for v in row] for row in rows])
    (HERE / name).write_bytes(encode(text.getvalue()))


# One line of headings: codes, a code with its words, a name alone; a sum below, a signature under it.
ONE_LINE = [
    ["TT", "Tên xã", "Mã xã", "Huyện", "1.1", "Chỉ tiêu 2.1", "17.10. An toàn thực phẩm", "Thu nhập bình quân đầu người",
     "12.1/nam", "12.1 (nữ)", "NTM 9.9", "Dân số"],
    [1, "Xã Đồng Tiến", "07777", "Huyện Nam Sách", "Đạt", 100, 95.5, 52.5, 60, 61, 1, 5000],
    [2, "Xã An Bình", "07778", "Huyện Nam Sách", "Chưa đạt", 88, None, "51,2", 45, None, None, 4000],
    [3, "Xã Hợp Tiến", "07779", "Huyện Nam Sách", "Không rõ", None, 101, 40, None, None, None, 3000],
    [None, "Tổng cộng", None, None, None, 94, 96, 48, 50, 61, 1, 12000],
    [],
    [None, "Người lập biểu", None, None, None, None, None, None, None, None, None, None],
]
save("mot-dong.xlsx", ONE_LINE)
save_text("mot-dong-utf16.csv", ONE_LINE, "\t", utf_16)
save_text("mot-dong-1258.csv", ONE_LINE, ";", windows_1258)

# Two lines of headings: items over parts and over numerator, denominator, result; a district over its communes.
save("hai-dong.xlsx", [
    ["STT", "Đơn vị", "Diện", "2.1 Tỷ lệ đường xã", None, None, "12.1", None, "1.1"],
    [None, None, None, "Tử số (km)", "Mẫu số (km)", "Tỷ lệ (%)", "Nam", "Nữ", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
    ["I", "Huyện Nam Sách"],
    [1, "Xã Tân Lập", "Không thuộc diện nào", 9, 10, None, 70, 65, "Đạt"],
    ["II", "Huyện Cẩm Giàng"],
    [1, "Xã Tân Lập", "Không thuộc diện nào", 12, 10, None, 70.5, None, "Đạt"],
    [2, "Thị trấn Lai Cách", None, None, None, 97, None, None, None],
    ["Cộng", None, None, 21, 20, None, None, None, None],
], merged=("D4:F4", "G4:H4", "B4:B5", "A4:A5", "C4:C5"))

# Communes side by side.
save("cot-la-xa.xlsx", [
    ["Mã", "Chỉ tiêu", "Đơn vị tính", "Xã Đồng Tiến", "Xã An Bình", "Toàn huyện"],
    [None, "Huyện", None, "Huyện Nam Sách", "Huyện Nam Sách", None],
    [None, "Diện của xã", None, "Không thuộc diện nào", None, None],
    ["1.1", "Có quy hoạch chung xây dựng xã", None, "Đạt", "Chưa đạt", None],
    ["2.1", "Tỷ lệ đường xã được cứng hóa", "%", 100, 88.5, 94],
    ["12.1", "Lao động qua đào tạo", "%", None, None, None],
    [None, "– Nam", "%", 60, 45, 52],
    [None, "– Nữ", "%", 61, 44, 52],
    ["17.10", "An toàn thực phẩm", "%", 95.5, None, 95.5],
])

# Communes side by side, each over numerator, denominator and rate; a yes or no merged over the three, or in the first.
save("cot-tu-mau.xlsx", [
    ["Mã", "Chỉ tiêu", "Xã Đồng Tiến", None, None, "Xã An Bình", None, None, "Toàn huyện"],
    [None, None] + ["Tử số", "Mẫu số", "Tỷ lệ (%)"] * 3,
    [None, "Huyện", "Huyện Nam Sách", None, None, "Huyện Nam Sách"],
    ["1.1", "Có quy hoạch chung xây dựng xã", "Đạt", None, None, "Chưa đạt"],
    ["2.1", "Tỷ lệ đường xã được cứng hóa", 9, 10, 90, 17, 20, None, 26, 30],
    ["10", "Thu nhập bình quân đầu người", None, None, 52.5, 50],
    ["17.10", "An toàn thực phẩm", None, None, 95.5, 12, 10],
    ["4.2", "Tỷ lệ hộ được sử dụng điện", "Không áp dụng: không có", None, None, 95, None, None],
], merged=("A4:A5", "B4:B5", "C4:E4", "F4:H4", "I4:K4", "C6:E6", "F6:H6", "C7:E7", "C11:E11", "F11:H11"))

# Communes side by side, numerator and denominator in rows of their own under the indicator.
save("dong-tu-mau.xlsx", [
    ["Mã", "Chỉ tiêu", "Xã Đồng Tiến", "Xã An Bình"],
    ["1.1", "Có quy hoạch chung xây dựng xã", "Đạt", "Chưa đạt"],
    ["2.1", "Tỷ lệ đường xã được cứng hóa", None, None],
    [None, "Tử số (km)", 9, 17],
    [None, "Mẫu số (km)", 10, 20],
    ["10", "Thu nhập bình quân đầu người", 52.5, 50],
])

# The same commune twice, by name and by code; one without a name; the same figure twice.
save("trung.xlsx", [
    ["Tên xã", "Mã xã", "Huyện", "1.1", "1.2", "2.1", "2.1"],
    ["Xã Tân Lập", None, "Huyện A", "Đạt", "Đạt", 90, 91],
    ["Xã Tân Lập", None, "Huyện B", "Đạt", "Chưa đạt", None, None],
    ["xã  tân lập", None, "Huyện A", "Chưa đạt", "Đạt", None, None],
    ["Xã An Bình", "07778", "Huyện A", "Đạt", None, None, None],
    ["Xã An Bình mới", "07778", "Huyện A", "Đạt", None, None, None],
    [None, None, None, "Đạt", "Đạt", None, None],
    ["Xã Minh Tân", "1", "Huyện C", "Đạt", None, None, None],
    ["Xã Minh Tân", "2", "Huyện C", "Đạt", None, None, None],
])

LIST = """Tên xã;Mã;Huyện;Tỉnh;Năm;Mức phấn đấu;Mức đã công nhận;Năm công nhận;Số quyết định;Ngày quyết định;Diện của xã
Xã Đồng Tiến;07777;Huyện A;Hải Dương;2024;NTM nâng cao;NTM;2022;99/QĐ-UBND;05/03/2022;Không thuộc diện nào
Xã Tân Lập;;Huyện A;Nam Định;;;Chưa được công nhận;;;;
Xã Tân Lập;;Huyện B;Nam Định;2025;NTM;;;;;
Con;;Huyện B;Nam Định;2025;NTM;;;;;
Tổng cộng;;;;;;;;;;
"""
(HERE / "danh-sach-1258.csv").write_bytes(windows_1258(LIST))
(HERE / "danh-sach-utf16.csv").write_bytes(utf_16(LIST.replace(";", "\t")))
(HERE / "danh-sach.csv").write_text("\ufeff" + LIST, encoding="utf-8", newline="")
(HERE / "danh-sach-sai.csv").write_text("""Tên xã,Mã xã,Huyện,Tỉnh,Năm đánh giá,Mức phấn đấu
Xã Một,1,Huyện A,Hải Dươg,2024,NTM
Xã Hai,2,Huyện A,Hải Dương,2031,NTM
Xã Ba,3,Huyện A,Hải Dương,2024,cao lắm
,4,Huyện A,Hải Dương,2024,NTM
Xã Năm,5,Huyện A,Hải Dương,2024,NTM
Xã Sáu,5,Huyện A,Hải Dương,2024,NTM
""", encoding="utf-8", newline="")
