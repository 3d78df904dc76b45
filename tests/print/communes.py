"""Fills our own form as four communes whose papers are hard to print: `communes.py FORM EXAMPLE FOLDER`.

FORM is an empty form, EXAMPLE one that is filled in, from which the figures are taken.
"""
import datetime
import functools
import sys

import openpyxl

FORM, EXAMPLE, FOLDER = sys.argv[1:]
INDICATORS = ["Chỉ tiêu NTM", "Chỉ tiêu nâng cao", "Điều kiện"]
# Columns of the sheets of indicators by their headings.
LETTERS = {cell.value: cell.column_letter for cell in openpyxl.load_workbook(FORM)[INDICATORS[0]][4]}
# Those that are typed into, and that of the rows' ids.
FIGURES = [LETTERS[heading] for heading in ["Tử số", "Mẫu số", "Kết quả"]]
AGENCY, DOCUMENTS, NOTE, EXPLANATION, ID = (
    LETTERS[heading] for heading in ["Cơ quan xác nhận", "Minh chứng", "Ghi chú", "Giải trình", "ntm"]
)
WORDS = "Ủy ban nhân dân xã đã phối hợp với các phòng chuyên môn rà soát hiện trạng đường trục thôn, nhà văn hóa, trường học".split()


def text(length, start=0):
    """So many letters of running text."""
    words = []
    while sum(len(w) + 1 for w in words) < length:
        words.append(WORDS[(start + len(words)) % len(WORDS)])
    return " ".join(words)[:length].strip()


def rows(book):
    """Rows of indicators with their ids."""
    for sheet in (book[name] for name in INDICATORS if name in book.sheetnames):
        for row in range(5, sheet.max_row + 1):
            mark = sheet[f"{ID}{row}"].value
            if mark and mark.startswith("measure "):
                yield sheet, row, mark


@functools.cache
def known():
    """Figures of the example by the ids of their rows."""
    book = openpyxl.load_workbook(EXAMPLE)
    given = lambda cell: None if str(cell.value).startswith("=") else cell.value
    return {mark: {c: given(sheet[f"{c}{row}"]) for c in FIGURES} for sheet, row, mark in rows(book)}


def form(name, district, households=1200):
    book = openpyxl.load_workbook(FORM)
    sheet = book["Thông tin xã"]
    ids = {sheet[f"G{row}"].value: row for row in range(4, 24)}
    for field, value in [("name", name), ("district", district), ("class-1", "Không thuộc diện nào"), ("households", households)]:
        if field in ids:
            sheet[f"B{ids[field]}"] = value
    return book


def answer(book, beside):
    """The example's figures; `beside` writes what stands beside them."""
    figures = known()
    for number, (sheet, row, mark) in enumerate(rows(book)):
        for column, value in figures.get(mark, {}).items():
            if value is not None:
                sheet[f"{column}{row}"] = value
        beside(sheet, row, number)


def villages(book, names):
    sheet = book["Thôn"]
    ids = [sheet.cell(5, column) for column in range(3, sheet.max_column + 1)]
    for number, name in enumerate(names):
        row = 6 + number
        sheet.cell(row, 2).value = name
        for cell in ids:
            if not cell.value:
                continue
            heading, last = str(sheet.cell(4, cell.column).value or ""), cell.value.rsplit(":", 1)[-1]
            if "Cơ quan" in heading:
                value = "UBND huyện Minh Họa"
            elif "Số quyết định" in heading:
                value = f"{500 + number}/QĐ-UBND"
            elif "Ngày" in heading:
                value = datetime.datetime(2024, 11, 5)
            elif "nghèo" in heading or heading.startswith("Số vụ"):
                value = 0
            elif heading.startswith("Tỷ lệ"):
                value = 96
            else:
                value = "Chưa đạt" if number % 7 == 3 else "Đạt"
            sheet.cell(row, cell.column).value = value


def documents(book, count, title):
    sheet = book["Minh chứng"]
    heading = next(row for row in range(1, 9) if sheet.cell(row, 5).value == "Tên văn bản")
    codes = []
    for name, of, row in ((s.title, s, r) for s, r, _ in rows(book) if s.title != INDICATORS[2]):
        codes.append(("NTM" if name == INDICATORS[0] else "NTM nâng cao", str(of[f"A{row}"].value).split("/")[0]))
    codes = list(dict.fromkeys(codes))
    for number in range(count):
        # one indicator has many documents, the others a few each
        level, code = codes[2] if number % 20 == 0 else codes[number % len(codes)]
        day = datetime.datetime(2024, 3, 5)
        cells = {2: level, 3: code, 5: title(number), 6: f"{number + 1}/BC-UBND", 7: day, 8: "UBND xã"}
        for column, value in cells.items():
            sheet.cell(heading + 1 + number, column).value = value


def papers(book, long):
    funds, debts = book["Nguồn lực"], book["Nợ đọng XDCB"]
    for number in range(12 if long else 4):
        funds.cell(5 + number, 2).value = text(120, number) if long else f"Nguồn vốn {number + 1}"
        funds.cell(5 + number, 3).value = 1234567.8 if number == 0 else 1000 * (number + 1)
    for number in range(8 if long else 2):
        debts.cell(5 + number, 2).value = text(300, number) if long else f"Công trình {number + 1}"
        debts.cell(5 + number, 3).value = 1875.4
        debts.cell(5 + number, 4).value = 1875.4
        debts.cell(5 + number, 6).value = text(300, number) if long else "Không còn nợ"
    survey = book["Khảo sát hài lòng"]
    survey["C3"], survey["C4"] = 1100, 1020
    for row in range(7, 26):
        survey[f"C{row}"], survey[f"D{row}"] = 1000, 20
    meeting = book["Cuộc họp"]
    for number in range(30 if long else 4):
        cells = [text(60, number) if long else f"Thành viên {number + 1}", text(80, number) if long else "Chủ tịch", text(120, number), "Có mặt"]
        for column, value in enumerate(cells, start=2):
            meeting.cell(13 + number, column).value = value


def long_names():
    name = "Xã " + text(110).replace(",", "").title()
    book = form(name, "Huyện " + text(90, 7).replace(",", "").title())

    def beside(sheet, row, number):
        sheet[f"{AGENCY}{row}"] = text(120, number)
        if number % 6 == 0:
            sheet[f"{NOTE}{row}"] = text(600, number)
            sheet[f"{EXPLANATION}{row}"] = text(300, number)
        if number % 7 == 0:
            sheet[f"{DOCUMENTS}{row}"] = text(300, number)

    answer(book, beside)
    villages(book, ["Thôn " + text(90, n).title() for n in range(12)])
    documents(book, 40, lambda n: text(300, n))
    papers(book, long=True)
    return book


def many_villages():
    book = form("Xã Sáu Mươi Thôn", "Huyện Minh Họa")
    answer(book, lambda *_: None)
    villages(book, [f"Thôn {n + 1}" for n in range(60)])
    documents(book, 3, lambda n: f"Văn bản số {n + 1}")
    papers(book, long=False)
    return book


def many_documents():
    book = form("Xã Bốn Trăm Minh Chứng", "Huyện Minh Họa")
    answer(book, lambda *_: None)
    documents(book, 400, lambda n: f"Báo cáo kết quả thực hiện nội dung thứ {n + 1} của {text(40, n)}")
    papers(book, long=False)
    return book


for number, made in enumerate([long_names(), many_villages(), many_documents(), form("Xã Trống", "Huyện Minh Họa", None)], start=1):
    made.save(f"{FOLDER}/{number}.xlsx")
