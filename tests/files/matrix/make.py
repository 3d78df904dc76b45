"""Matrices and lists as offices make them by hand: python3 tests/files/matrix/make.py

What must be read of each stands in tests/data/matrix.toml.
"""
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent


def save(name, rows, merged=(), title=("Năm: 2024", "Tỉnh: Hải Dương", "Mức phấn đấu: NTM")):
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


# One line of headings: codes, a code with its words, a name alone; a sum below, a signature under it.
save("mot-dong.xlsx", [
    ["TT", "Tên xã", "Mã xã", "Huyện", "1.1", "Chỉ tiêu 2.1", "17.10. An toàn thực phẩm", "Thu nhập bình quân đầu người",
     "12.1/nam", "12.1 (nữ)", "NTM 9.9", "Dân số"],
    [1, "Xã Đồng Tiến", "07777", "Huyện Nam Sách", "Đạt", 100, 95.5, 52.5, 60, 61, 1, 5000],
    [2, "Xã An Bình", "07778", "Huyện Nam Sách", "Chưa đạt", 88, None, "51,2", 45, None, None, 4000],
    [3, "Xã Hợp Tiến", "07779", "Huyện Nam Sách", "Không rõ", None, 101, 40, None, None, None, 3000],
    [None, "Tổng cộng", None, None, None, 94, 96, 48, 50, 61, 1, 12000],
    [],
    [None, "Người lập biểu", None, None, None, None, None, None, None, None, None, None],
])

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
(HERE / "danh-sach.csv").write_text("\ufeff" + LIST, encoding="utf-8", newline="")
(HERE / "danh-sach-sai.csv").write_text("""Tên xã,Mã xã,Huyện,Tỉnh,Năm đánh giá,Mức phấn đấu
Xã Một,1,Huyện A,Hải Dươg,2024,NTM
Xã Hai,2,Huyện A,Hải Dương,2031,NTM
Xã Ba,3,Huyện A,Hải Dương,2024,cao lắm
,4,Huyện A,Hải Dương,2024,NTM
Xã Năm,5,Huyện A,Hải Dương,2024,NTM
Xã Sáu,5,Huyện A,Hải Dương,2024,NTM
""", encoding="utf-8", newline="")
