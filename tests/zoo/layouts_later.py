"""More layouts, each of a kind that layouts.py does not have: reports with tables in them, forms, grids turned round, years and villages
in rows, offices' own numbering, lists out of databases."""
from dataclasses import replace
from decimal import Decimal

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

import layouts
from commune import Figure, rounded
from formats import shown
from layouts import EVIDENCE, NAME, NOTE, REQUIRED, RESULT, SELF, UNIT, col, name, required, result, title, tt
from sheet import at
from style import LATER_WORDINGS, vn
from table import LETTERS, ROMAN, Column, Rows, decoy, write

VILLAGES = ["Đông", "Đoài", "Trung", "Thượng", "Hạ", "Ngọc Lâm", "Phú Thọ"]
VILLAGES_COUNT = ("hộ", "người", "km", "ha")


def register(name, **more):
    return layouts.register(name, wordings=LATER_WORDINGS, **more)


def ordered(book):
    """Every indicator with its criterion and its place there."""
    return [(criterion, order, indicator) for criterion in book.criteria() for order, indicator in enumerate(criterion.indicators)]


def heads(sheet, row, texts, left=1):
    for k, text in enumerate(texts):
        sheet.put(row, left + k, text, bold=True, center=True, fill=True)


def cells(sheet, row, contents, left=1, bold=False):
    """Contents may be pairs of content and number format."""
    for k, content in enumerate(contents):
        content, format = content if isinstance(content, tuple) else (content, None)
        sheet.put(row, left + k, content, bold=bold, format=format, center=not isinstance(content, str) or len(content) < 14)


def paragraph(sheet, row, text, to, bold=False, left=1):
    """A text over several columns; the row is made high enough for it."""
    sheet.line(row, text, bold=bold, column=left, to=to)
    width = sum(sheet.ws.column_dimensions[get_column_letter(k)].width for k in range(left, to + 1))
    sheet.ws.row_dimensions[row].height = 16 * (1 + int(len(text) / width))
    return row + 1


def judged(book, entry, indicator, commune):
    """What the clerk puts beside a figure; nothing where there is none."""
    if not indicator.single or entry["value"] is None:
        return None
    return "Đạt" if book.style.meets(indicator, commune.figures[indicator.measures[0].id]) else "Chưa đạt"


def met_of(criterion, book):
    count = len(criterion.indicators)
    return count - book.pick([0, 0, 0, 1]), count


# Reports and forms

@register("report-per-criterion", word=True)
def report_per_criterion(book):
    sheet, commune = book.sheet("Báo cáo"), book.commune
    sheet.widths([56, 14, 20, 14])
    row = title(book, sheet, sheet.letterhead(4))
    for text in _situation(commune):
        row = paragraph(sheet, row, text, 4, bold=text.startswith("I"))
    columns = [Column("Nội dung chỉ tiêu", "name", width=56), Column("Yêu cầu", "required"), col(book, RESULT, "result", 20), Column("Đánh giá", "self")]
    for criterion in book.criteria():
        row = _chapter(book, sheet, row, columns, criterion)
    row = paragraph(sheet, row, "III. ĐỀ NGHỊ", 4, bold=True)
    row = paragraph(sheet, row, f"UBND xã {commune.name} kính đề nghị UBND huyện {commune.district} thẩm tra, hoàn thiện hồ sơ trình UBND tỉnh xem xét./.", 4)
    sheet.signatures(row + 1, 3)


def _situation(commune):
    return ["I. ĐẶC ĐIỂM TÌNH HÌNH CHUNG",
            f"Xã {commune.name} nằm ở phía Tây Bắc huyện {commune.district}, có {vn(commune.households, thousands=True)} hộ với "
            f"{vn(commune.people, thousands=True)} nhân khẩu. Năm 2020 thu nhập bình quân mới đạt 48,5 triệu đồng/người, tỷ lệ hộ nghèo còn 3,2%.",
            "Thuận lợi: được sự quan tâm của cấp trên, nhân dân đồng thuận hiến 12.500 m2 đất làm đường giao thông. Khó khăn: nguồn lực còn hạn chế.",
            "II. KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ (số liệu đến 31/12/2024)"]


def _chapter(book, sheet, row, columns, criterion):
    n, (met, count) = criterion.number, met_of(criterion, book)
    row = paragraph(sheet, row, f"{n}. Tiêu chí số {n} về {book.style.criterion(criterion)}", 4, bold=True)
    row = paragraph(sheet, row, "a) Yêu cầu của tiêu chí và kết quả thực hiện:", 4)
    row = write(sheet, row, columns, Rows("none", prefix=book.pick(["{name}", "- {name}", "{code}. {name}"])), [criterion])
    row = paragraph(sheet, row, f"b) Khối lượng, kinh phí: đã huy động {book.rng.randint(2, 90)} triệu đồng từ các nguồn vốn, trong đó nhân dân đóng góp 15%.", 4)
    return paragraph(sheet, row, f"c) Tự đánh giá: {met}/{count} chỉ tiêu đạt, tiêu chí số {n} {'đạt' if met == count else 'chưa đạt'}.", 4) + 1


@register("questionnaire")
def questionnaire(book):
    sheet, commune = book.sheet("Phiếu tự đánh giá"), book.commune
    sheet.widths([13, 20, 13, 20, 13, 16])
    row = title(book, sheet, 1)
    row = paragraph(sheet, row, f"Họ tên người điền phiếu: Bùi Văn Sơn; chức vụ: công chức phụ trách nông thôn mới xã {commune.name}", 6)
    for criterion, order, indicator in ordered(book):
        if order == 0:
            row = paragraph(sheet, row + 1, f"TIÊU CHÍ {criterion.number}: {book.style.criterion(criterion).upper()}", 6, bold=True)
        row = _question(book, sheet, row, indicator)


def _question(book, sheet, row, indicator):
    code = indicator.code if "." in indicator.code else f"{indicator.code}.1"
    row = paragraph(sheet, row, f"{code}. {book.style.name(indicator, True)}", 6)
    cells(sheet, row, ["Yêu cầu:", book.style.required(indicator), "Kết quả:", None, "Tự đánh giá:", None])
    entry = sheet.figure(row, 4, book.commune, indicator)
    sheet.put(row, 6, judged(book, entry, indicator, book.commune), center=True)
    return row + 1


@register("sentences", word=True)
def sentences(book):
    sheet = book.sheet("Thuyết minh")
    top = title(book, sheet, sheet.letterhead(4))
    columns = [tt(book), name(book), required(book), Column(book.pick(["Kết quả thực hiện (thuyết minh cụ thể)", "Tình hình, kết quả thực hiện", "Kết quả"]), "result", width=46),
               col(book, SELF, "self")]
    end = write(sheet, top, columns, Rows("row", below=_as_sentence), book.criteria())
    sheet.signatures(end + 1, 4)


WORK = ["hồ sơ lưu tại UBND xã", "các thôn đã tự rà soát, niêm yết công khai", "được nhân dân đồng tình ủng hộ", "đã báo cáo Ban Chỉ đạo huyện"]


def _as_sentence(row):
    """The figure that was just written becomes a sentence that still says one figure."""
    entry, sheet = row.entries[0], row.table.sheet
    if entry.get("value") is None or not (entry["readable"] or entry["kind"] == "rate"):
        return
    cell, rng = sheet.ws[entry["cell"]], row.rng
    text, work = shown(cell).strip(), rng.choice(WORK)
    if entry["kind"] == "rate":
        if "%" not in text and "/" not in text:
            text, entry["readable"] = text + "%", True
        text = f"{rng.choice(['Toàn xã hiện có', 'Đến nay'])} {text}; {work}." if "/" in text else f"Đến nay toàn xã: {text}, {work}."
    elif len(text) > 1:
        text = f"{text}. {work[0].upper()}{work[1:]}."
    cell.value, cell.number_format = text, "General"
    _remember(row, entry)


def _remember(row, entry):
    row.book.commune.truth[row.indicator.level][row.indicator.code].update(readable=entry["readable"])


@register("statistics-form", word=True, csv=True)
def statistics_form(book):
    sheet, commune = book.sheet("05N-NTM"), book.commune
    for row, (left, right) in enumerate([("Biểu số: 05.N/NTM-X", f"Đơn vị báo cáo: UBND xã {commune.name}"),
                                         ("Ngày nhận báo cáo: 15/01/2025", f"Đơn vị nhận báo cáo: Chi cục Thống kê khu vực {commune.district}")], 1):
        sheet.line(row, left)
        sheet.line(row, right, column=4)
    sheet.line(4, f"MỘT SỐ CHỈ TIÊU CHỦ YẾU VỀ XÃ {book.level_name().upper()}", bold=True, to=7, center=True)
    sheet.line(5, f"Kỳ báo cáo: Năm 2024 - xã {commune.name}, huyện {commune.district}, tỉnh Hải Dương", to=7, center=True)
    columns = [Column("Tên chỉ tiêu", "name", width=56), Column("Mã số", "tt", width=7), Column("Đơn vị tính", "unit", width=10),
               Column("Thực hiện năm trước", "last"), Column("Kế hoạch năm", "plan"), Column("Thực hiện năm báo cáo", "result"), Column("So với kế hoạch (%)", "compare")]
    rows = Rows("row", number=lambda row: f"{row.table.running:02d}", numbers="letters", criterion="{n}. {name}", criterion_number="")
    end = write(sheet, 7, columns, rows, book.criteria())
    sheet.signatures(end + 1, 5)


@register("scoring", word=True, sample=False)
def scoring(book):
    sheet = book.sheet("Chấm điểm")
    top = title(book, sheet, 1)
    marks = "Chấm điểm"
    columns = [tt(book), name(book), required(book), Column("Điểm tối đa", lambda row, _: 2, width=8), result(book), Column((marks, "Xã tự chấm"), _mark, width=8),
               Column((marks, "Huyện thẩm định"), _mark, width=8), Column("Căn cứ chấm điểm", "evidence", width=26)]
    end = write(sheet, top, columns, Rows("row", number="code", close=_marks), book.criteria())
    sheet.line(end + 1, "Điểm xã tự chấm đạt 96,5% số điểm tối đa. Xếp loại: Tốt.", bold=True, column=2)


def _mark(row, commune):
    return row.rng.choice([2, 2, 2, 1.5, 1])


def _marks(table, criterion):
    table.blank_boxes()
    total = len(criterion.indicators) * 2
    cells(table.sheet, table.row, [None, f"Cộng điểm tiêu chí {criterion.number}", None, total, None, total - 0.5, total - 1], table.left, bold=True)
    table.row += 1


# Columns

DEPARTMENTS = {"basic": {"Kinh tế - Hạ tầng": [4, 2, 7, 1, 9], "NN&PTNT": [13, 3], "LĐ-TBXH": [12, 11], "GD&ĐT": [14, 5], "VH-TT": [16, 8, 6], "TT Y tế": [15],
                         "TN&MT": [17], "Nội vụ - Tư pháp": [18], "CC Thống kê": [10], "Công an - Quân sự": [19]},
               "advanced": {"Kinh tế - Hạ tầng": [7, 4, 2, 9, 1], "NN&PTNT": [18, 13, 3], "LĐ-TBXH": [12, 11], "GD&ĐT": [5], "VH-TT": [8, 6], "TT Y tế": [14],
                            "TN&MT": [17], "Nội vụ - Tư pháp": [16, 15], "CC Thống kê": [10], "Công an - Quân sự": [19]}}


@register("departments")
def departments(book):
    columns = [Column("Số hiệu", "code", width=8), name(book), required(book), result(book), Column("Nguồn số liệu", "evidence", width=24), col(book, NOTE, "note")]
    for department, numbers in DEPARTMENTS[book.level].items():
        sheet = book.sheet(department)
        sheet.line(1, f"UBND HUYỆN {book.commune.district.upper()} - ĐƠN VỊ: {department.upper()}", bold=True)
        sheet.line(2, f"Kết quả các chỉ tiêu được giao theo dõi tại xã {book.commune.name} năm 2024")
        chosen = [book.criteria()[n - 1] for n in numbers]
        mixed = [replace(c, indicators=book.rng.sample(c.indicators, len(c.indicators))) for c in chosen]
        write(sheet, 4, columns, Rows("none"), mixed)


@register("result-by-kind")
def result_by_kind(book):
    sheet = book.sheet("Tổng hợp số liệu")
    top = title(book, sheet, 1)
    above = book.pick(["Kết quả", "Kết quả thực hiện", "Kết quả năm 2024"])
    columns = [tt(book), name(book), required(book), Column((above, "Tổng số"), "denominator"), Column((above, "Số đạt"), "numerator"),
               Column((above, "Tỷ lệ (%)"), "result", kinds=("rate",)), Column((above, "Số lượng"), "result", kinds=("count", "number")),
               Column((above, "Đạt/Chưa đạt,\nxếp loại"), "result", kinds=("yes_no", "grade", "several")), col(book, NOTE, "note")]
    write(sheet, top, columns, Rows("row"), book.criteria())


def _earlier(row, percent):
    """What the figure was when this share of it was reached: less in most rates, more in those that should fall."""
    commune, row.start = row.book.commune, None
    true = commune.figures[row.measure.id]
    if row.indicator.kind != "rate":
        return decoy(row.book, commune, row.indicator)
    places = max(0, -true.numerator.as_tuple().exponent)
    falling = 100 / Decimal(percent) if row.indicator.need[0] == "at_most" else Decimal(percent) / 100
    part = min(true.denominator, rounded(true.numerator * falling, places))
    figure = Figure("rate", rounded(part * 100 / true.denominator), part, true.denominator)
    row.start = figure.value
    own = row.style.shown(figure, row.measure, row.indicator)
    return (own.content, own.format)


def _quarter(number):
    return lambda row, commune: _earlier(row, 70 + 7 * number + row.rng.randint(0, 6))


@register("quarters", csv=True)
def quarters(book):
    sheet = book.sheet("Tiến độ")
    top = title(book, sheet, 1)
    above = book.pick(["Thực hiện", "Kết quả thực hiện", "Tiến độ thực hiện năm 2024"])
    texts = book.pick([("Quý I", "Quý II", "Quý III", "Cả năm"), ("3 tháng", "6 tháng", "9 tháng", "12 tháng"), ("Quý 1", "Quý 2", "Quý 3", "Ước cả năm", "Chính thức cả năm")])
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), Column("Kế hoạch năm 2024", "plan")]
    columns += [Column((above, text), _quarter(k)) for k, text in enumerate(texts[:-1])] + [Column((above, texts[-1]), "result"), col(book, NOTE, "note")]
    write(sheet, top, columns, Rows("row", lone="inside"), book.criteria())


@register("start-end-year", word=True, sample=False)
def start_end_year(book):
    sheet = book.sheet("So sánh")
    first, last = book.pick([("Đầu năm", "Cuối năm"), ("Đầu năm 2024\n(01/01)", "Cuối năm 2024\n(31/12)"), ("Trước khi phát động", "Đến 31/12/2024")])
    columns = [tt(book), name(book), required(book), Column(first, _start), Column(last, "result"), Column("Tăng (+),\ngiảm (-)", _change), col(book, NOTE, "note")]
    end = write(sheet, title(book, sheet, 1), columns, Rows("row"), book.criteria())
    sheet.signatures(end + 1, 4)


def _start(row, commune):
    return _earlier(row, row.rng.randint(75, 102))


def _change(row, commune):
    true = row.book.commune.figures[row.measure.id]
    if row.indicator.kind != "rate" or row.entries[0]["value"] is None or row.start is None:
        return None
    change = true.value - row.start
    return f"{'+' if change > 0 else ''}{vn(change)}"


@register("deep-headings", sample=False)
def deep_headings(book):
    sheet = book.sheet("PL2")
    sheet.line(2, "Phụ lục 2", bold=True, column=14)
    title(book, sheet, 4)
    law, years = "Bộ tiêu chí", "Kết quả rà soát, đánh giá"
    columns = [Column("TT", "tt", width=6), Column((law, "Nội dung chỉ tiêu"), "name", width=50), Column((law, "Quy định", "ĐVT"), "unit", width=8),
               Column((law, "Quy định", "Mức đạt"), "required"), Column((years, "Năm 2023", "Kết quả"), "last"), Column((years, "Năm 2023", "Đánh giá"), _last_year_judged),
               Column((years, "Năm 2024", "Kết quả"), "result"), Column((years, "Năm 2024", "Đánh giá"), "self"), Column("Ghi chú", "note")]
    write(sheet, 9, columns, Rows("row", numbers=book.pick(["", "brackets"])), book.criteria(), left=6)


def _last_year_judged(row, commune):
    return row.rng.choice(["Đạt", "Đạt", "Chưa đạt"])


OPINIONS = ["Năm 2023 đạt {a}%, đề nghị phấn đấu tăng", "Nhất trí", "Đề nghị bổ sung biên bản kiểm tra ngày {d}/11/2024", "Đã kiểm tra thực tế {n} thôn",
            "Xem Công văn số {n}{d}/SNN-PTNT", None, None]


def _opinion(row, commune):
    text = row.rng.choice(OPINIONS)
    return text and text.format(a=vn(Decimal(row.rng.randint(700, 980)) / 10), d=row.rng.randint(1, 28), n=row.rng.randint(2, 9))


@register("remarks-between", word=True, sample=False)
def remarks_between(book):
    sheet = book.sheet("Lấy ý kiến")
    columns = [tt(book), name(book), Column("Ý kiến của ngành", _opinion, width=28), required(book), Column("Cơ quan phụ trách", "department", width=18), result(book),
               Column("Nhận xét của tổ thẩm tra", _opinion, width=28), col(book, EVIDENCE, "evidence", 24), col(book, SELF, "self")]
    end = write(sheet, title(book, sheet, sheet.letterhead(9)), columns, Rows("row", lone="inside"), book.criteria())
    sheet.signatures(end + 1, 7)


@register("names-last")
def names_last(book):
    sheet = book.sheet("KQ 2024")
    columns = [Column("Cơ quan cung cấp", "department", width=20), col(book, UNIT, "unit", 8), required(book), result(book), tt(book), name(book), Column("Số liệu tại ngày", _day)]
    write(sheet, title(book, sheet, 1), columns, Rows("row", number="code"), book.criteria())


def _day(row, commune):
    return row.rng.choice(["31/12/2024", "30/11/2024", "15/12/2024"])


@register("hidden-helpers", sample=False)
def hidden_helpers(book):
    sheet = book.sheet("Nhập liệu")
    top = title(book, sheet, 1)
    key = book.pick(["XA01", "X_07", "3029"])
    columns = [tt(book), name(book), Column("KQ 2023", "last"), required(book), result(book), Column("KEY", lambda row, _: f"{key}|{row.indicator.code}", width=12),
               Column("Kiểm tra", lambda row, _: row.rng.choice([1, 1, 1, 0]), width=8), col(book, SELF, "self"), col(book, NOTE, "note")]
    end = write(sheet, top, columns, Rows("row"), book.criteria())
    for hidden in "CFG":
        sheet.ws.column_dimensions[hidden].hidden = True
    sheet.ws.auto_filter.ref = f"A{top}:I{end - 1}"
    sheet.ws.freeze_panes = at(top + 1, 3)
    _choices(book, sheet, f"H{top + 1}:H{end - 1}")


def _choices(book, sheet, where):
    """A hidden sheet with what may be chosen, as the makers of such forms do it."""
    choices = book.sheet("DM")
    for row, text in enumerate(["Đạt", "Chưa đạt", "Không áp dụng"], 1):
        choices.put(row, 1, text)
    choices.ws.sheet_state = "hidden"
    rule = DataValidation(type="list", formula1="DM!$A$1:$A$3", allow_blank=True)
    sheet.ws.add_data_validation(rule)
    rule.add(where)


@register("bilingual", sample=False)
def bilingual(book):
    sheet = book.sheet("NTM_Data")
    sheet.line(1, f"Xã/Commune: {book.commune.name} - Huyện/District: {book.commune.district} - Tỉnh/Province: Hải Dương - Năm/Year: 2024", bold=True)
    columns = [Column("STT\n(No.)", "tt", width=7), Column("Chỉ tiêu\n(Indicator)", "name", width=56), Column("ĐVT\n(Unit)", "unit", width=9), Column("Mức yêu cầu\n(Target)", "required"),
               Column("Năm 2023\n(Baseline)", "last"), Column("Kết quả\n(Result)", "result"), Column("Đánh giá\n(Pass/Fail)", "self"), Column("Ghi chú\n(Remarks)", "note")]
    write(sheet, 3, columns, Rows("row"), book.criteria())


# Rows

@register("subtotals", word=True, sample=False)
def subtotals(book):
    sheet = book.sheet("Biểu TH")
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self"), col(book, NOTE, "note")]
    rows = Rows("row", number=book.pick(["code", "letter", "dash"]), close=_subtotal, totals="TỔNG CỘNG: {k} tiêu chí, {n} chỉ tiêu")
    write(sheet, title(book, sheet, 1), columns, rows, book.criteria())


def _subtotal(table, criterion):
    met, count = met_of(criterion, table.book)
    table.blank_boxes()
    cells(table.sheet, table.row, [None, f"Số chỉ tiêu đạt của tiêu chí {criterion.number}", count, f"{met}/{count}", "Đạt" if met == count else "Chưa đạt"], table.left, bold=True)
    table.row += 1


@register("pages-repeated-heads", sample=False)
def pages_repeated_heads(book):
    sheet = book.sheet("In A4")
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self"), col(book, EVIDENCE, "evidence", 24)]
    end = write(sheet, title(book, sheet, sheet.letterhead(6)), columns, Rows("row", below=_page), book.criteria())
    sheet.signatures(end + 1, 4)


def _page(row):
    table = row.table
    if table.running % 14:
        return
    table.sheet.line(table.row, f"Trang {table.running // 14 + 1}", column=table.left, to=table.left + len(table.columns) - 1, center=True)
    table.row += 1
    table.head()


CODES = ["TC{n}.{k}", "CT {n}.{k}", "{n}-{k}", "TC{n:02d}.{k:02d}", "CT{n}_{k}", "NTM.{n}.{k}", "TC{n}-CT{k}", "TC {n} - CT {k}"]


@register("code-styles", csv=True)
def code_styles(book):
    sheet, form = book.sheet("Mã chỉ tiêu"), book.pick(CODES)
    columns = [Column(book.pick(["Mã", "Ký hiệu", "Mã CT"]), "tt", width=11), name(book), required(book), result(book), col(book, SELF, "self")]
    rows = Rows(book.pick(["row", "none"]), number=lambda row: form.format(n=row.criterion.number, k=row.order + 1), criterion_number=book.pick(["TC{n}", "TC {n}", "{n}"]))
    write(sheet, title(book, sheet, 1), columns, rows, book.criteria())


NESTED = [lambda row: f"{row.order + 1}/", lambda row: f"{LETTERS[row.order]}/", lambda row: f"{ROMAN[row.criterion.number]}.{row.order + 1}",
          lambda row: f"{ROMAN[row.criterion.number]}-{row.order + 1}", lambda row: f"({row.order + 1})", lambda row: f"{ROMAN[row.criterion.number]}.{LETTERS[row.order]}"]


@register("roman-criteria", word=True)
def roman_criteria(book):
    sheet = book.sheet("Báo cáo TC")
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self")]
    rows = Rows("row", number=book.pick(NESTED), criterion_number=book.pick(["{roman}", "{roman}.", "{roman}/"]), criterion=book.pick(["{NAME}", "Tiêu chí {lower}", "{name}"]))
    end = write(sheet, title(book, sheet, 1), columns, rows, book.criteria())
    sheet.signatures(end + 1, 4)


@register("banners", sample=False)
def banners(book):
    sheet = book.sheet("Tự chấm")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, SELF, "self")]
    row = title(book, sheet, 1)
    heads(sheet, row, [c.heading for c in columns])
    row += 1
    for criterion in book.criteria():
        met, count = met_of(criterion, book)
        for k in range(len(columns)):
            sheet.put(row, 1 + k, None, fill=True)
        sheet.put(row, 1, f"TIÊU CHÍ {criterion.number}: {book.style.criterion(criterion).upper()} (đạt {met}/{count} chỉ tiêu)", bold=True, fill=True)
        sheet.merge(row, 1, row, len(columns))
        row = write(sheet, row + 1, columns, Rows("none", number=lambda row: f"{LETTERS[row.order]})"), [criterion], headings=False)


@register("village-rows")
def village_rows(book):
    sheet = book.sheet("Theo thôn")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, NOTE, "note")]
    villages = book.rng.sample(VILLAGES, 4)
    write(sheet, title(book, sheet, 1), columns, Rows("row", below=lambda row: _villages(row, villages)), book.criteria())


def _villages(row, villages):
    if row.indicator.kind != "rate" or row.measure.counted not in VILLAGES_COUNT:
        return
    for k, village in enumerate(villages):
        content = _of_village(row)
        row.table.blank_boxes()
        row.table.put("name", f"{'Trong đó: thôn' if k == 0 else '- Thôn'} {village}")
        cells(row.table.sheet, row.table.row, [content], row.table.at("result"))
        row.table.row += 1


def _of_village(row):
    """A figure of a fifth of the commune or so."""
    true = row.book.commune.figures[row.measure.id]
    places = max(0, -true.denominator.as_tuple().exponent)
    whole = rounded(true.denominator * row.rng.randint(15, 25) / 100, places)
    part = min(whole, rounded(whole * true.value * row.rng.randint(85, 108) / 10000, places))
    own = row.style.shown(Figure("rate", rounded(part * 100 / whole), part, whole), row.measure, row.indicator)
    return (own.content, own.format)


@register("village-columns", sample=False)
def village_columns(book):
    sheet = book.sheet("Xã và thôn")
    columns = [tt(book), name(book), required(book), Column(book.pick(["Toàn xã", "Kết quả toàn xã", "Chung toàn xã"]), "result")]
    columns += [Column(("Chia theo thôn", f"Thôn {village}"), _village) for village in book.rng.sample(VILLAGES, 5)]
    write(sheet, title(book, sheet, 1), columns, Rows("row"), book.criteria())


def _village(row, commune):
    return _of_village(row) if row.indicator.kind == "rate" and row.measure.counted in VILLAGES_COUNT else None


@register("lines-of-names")
def lines_of_names(book):
    sheet = book.sheet("Sheet1")
    columns = [tt(book), col(book, NAME, "name", 42), required(book), result(book), col(book, SELF, "self")]
    write(sheet, title(book, sheet, 1), columns, Rows("row", below=_spill), book.criteria())


def _spill(row):
    """The name goes on in the rows below, as in sheets typed without wrapping."""
    table, column = row.table, row.table.at("name")
    first, *rest = _lines(table.sheet.ws.cell(table.row - 1, column).value, 40)
    table.sheet.ws.cell(table.row - 1, column).value = first
    for text in rest:
        table.blank_boxes()
        table.sheet.put(table.row, column, text)
        table.row += 1


def _lines(text, width):
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@register("years-as-rows", csv=True, sample=False)
def years_as_rows(book):
    _stacked(book, "Các năm", ["Năm", "Kết quả"], ["2022", "2023", "2024"], "2024")


@register("plan-actual-rows", sample=False)
def plan_actual_rows(book):
    _stacked(book, "KH và TH", ["Phân loại", "Số liệu năm 2024"], ["Kế hoạch", "Thực hiện"], "Thực hiện")


def _stacked(book, sheet_name, texts, kinds, true):
    """Several rows to an indicator, one of which is the result."""
    sheet = book.sheet(sheet_name)
    row = title(book, sheet, 1)
    heads(sheet, row, ["TT", "Chỉ tiêu", "Yêu cầu", *texts])
    sheet.widths([6, 56, 12, 12, 20])
    row += 1
    for criterion, order, indicator in ordered(book):
        if order == 0:
            cells(sheet, row, [criterion.number, book.style.criterion(criterion), None, None, None], bold=True)
            row += 1
        row = _one_stack(book, sheet, row, indicator, kinds, true)


def _one_stack(book, sheet, row, indicator, kinds, true):
    for k, kind in enumerate(kinds):
        naming = [indicator.code, book.style.name(indicator, True), book.style.required(indicator)] if k == 0 else [None] * 3
        cells(sheet, row + k, [*naming, int(kind) if kind.isdigit() else kind])
        if kind == true:
            sheet.figure(row + k, 5, book.commune, indicator)
        else:
            cells(sheet, row + k, [_other(book, indicator, kind)], left=5)
    for column in (1, 2, 3):
        sheet.merge(row, column, row + len(kinds) - 1, column)
    return row + len(kinds)


def _other(book, indicator, kind):
    planned = kind == "Kế hoạch" and indicator.measures[0].kind == "yes_no"
    return book.style.yes if planned else decoy(book, book.commune, indicator)


@register("codes-only", sample=False)
def codes_only(book):
    listed, sheet = book.sheet("Danh mục"), book.sheet("Kết quả")
    listed.widths([8, 70, 10])
    sheet.widths([10, 18, 16])
    heads(listed, 1, ["Mã", "Tên chỉ tiêu", "ĐVT"])
    sheet.line(1, f"Kết quả xã {book.commune.name}, huyện {book.commune.district} năm 2024 (mã chỉ tiêu xem sheet Danh mục)", bold=True)
    heads(sheet, 3, ["Mã chỉ tiêu", "Kết quả", "Đánh giá"])
    for k, (_, _, indicator) in enumerate(ordered(book)):
        cells(listed, 2 + k, [indicator.code, book.style.name(indicator, True), book.style.unit(indicator)])
        entry = sheet.figure(4 + k, 2, book.commune, indicator)
        cells(sheet, 4 + k, [indicator.code])
        cells(sheet, 4 + k, [judged(book, entry, indicator, book.commune)], left=3)


# Turned round

FIELDS = ["Tiêu chí", "Mã chỉ tiêu", "Nội dung chỉ tiêu", "Yêu cầu", "Kết quả", "Tự đánh giá"]


@register("turned", csv=True)
def turned(book):
    sheet = book.sheet("Biểu ngang")
    top = title(book, sheet, 1)
    _turned_block(book, sheet, top, ordered(book))


@register("turned-by-criterion")
def turned_by_criterion(book):
    sheet = book.sheet("Từng tiêu chí")
    row = title(book, sheet, 1)
    for criterion in book.criteria():
        _turned_block(book, sheet, row, [one for one in ordered(book) if one[0] is criterion])
        row += len(FIELDS) + 1


def _turned_block(book, sheet, top, ones):
    """A column to each indicator; what it says is told at the left of the rows."""
    sheet.widths([18] + [22] * len(ones))
    for k, field in enumerate(FIELDS):
        sheet.put(top + k, 1, field, bold=True, fill=True)
    for column, (criterion, order, indicator) in enumerate(ones, 2):
        title_ = f"{criterion.number}. {book.style.criterion(criterion)}" if order == 0 else None
        texts = [title_, indicator.code, book.style.name(indicator, True), book.style.required(indicator)]
        for k, text in enumerate(texts):
            sheet.put(top + k, column, text, bold=k == 0, center=k != 2)
        entry = sheet.figure(top + 4, column, book.commune, indicator)
        sheet.put(top + 5, column, judged(book, entry, indicator, book.commune), center=True)
        if order == len(criterion.indicators) - 1:
            sheet.merge(top, column - order, top, column)


# Several communes

def _commune_table(book, sheet, top, commune):
    columns = [Column("TT", "tt", width=6), Column("Nội dung chỉ tiêu", "name", width=56), Column("Yêu cầu", "required"),
               Column("Kết quả", "result", commune=commune, width=18), Column("Đánh giá", "self", commune=commune)]
    return write(sheet, top, columns, Rows("row"), book.criteria())


@register("stacked-communes", communes=3, csv=True)
def stacked_communes(book):
    sheet = book.sheet("Các xã")
    sheet.line(1, f"KẾT QUẢ THỰC HIỆN TIÊU CHÍ {book.level_name().upper()} CÁC XÃ HUYỆN {book.commune.district.upper()}, TỈNH HẢI DƯƠNG NĂM 2024", bold=True)
    row, form = 3, book.pick(["{roman}. XÃ {NAME}", "Biểu {n}: Xã {name}", "{n}. Xã {name}"])
    for k, commune in enumerate(book.communes):
        sheet.line(row, form.format(roman=ROMAN[k + 1], n=k + 1, name=commune.name, NAME=commune.name.upper()), bold=True)
        row = _commune_table(book, sheet, row + 1, k) + 2


@register("sheet-per-commune", communes=3, sample=False)
def sheet_per_commune(book):
    summary, forms = book.sheet("Tổng hợp"), book.pick(["{}", "Xã {}", "X. {}"])
    summary.line(1, f"TỔNG HỢP SỐ TIÊU CHÍ ĐẠT CÁC XÃ HUYỆN {book.commune.district.upper()} NĂM 2024", bold=True)
    heads(summary, 3, ["TT", "Xã", "Số tiêu chí đạt", "Số chỉ tiêu đạt", "Tỷ lệ (%)"])
    for k, commune in enumerate(book.communes):
        cells(summary, 4 + k, [k + 1, commune.name, book.rng.randint(14, 19), book.rng.randint(48, 57), 94.7])
        sheet = book.sheet(forms.format(commune.name))
        sheet.line(1, f"BIỂU CHI TIẾT MỨC ĐỘ ĐẠT TIÊU CHÍ XÃ {book.level_name().upper()} NĂM 2024", bold=True)
        sheet.line(2, f"Xã {commune.name}, huyện {commune.district}, tỉnh Hải Dương")
        _commune_table(book, sheet, 4, k)


@register("communes-under-result", communes=3, sample=False)
def communes_under_result(book):
    sheet = book.sheet("Toàn huyện")
    sheet.line(1, f"Tổng hợp kết quả tiêu chí {book.level_name()} các xã huyện {book.commune.district}, tỉnh Hải Dương năm 2024", bold=True)
    columns = [tt(book), col(book, NAME, "name", 52), col(book, REQUIRED, "required", 12)]
    columns += [Column(("Kết quả thực hiện", f"Xã {c.name}"), "result", commune=k) for k, c in enumerate(book.communes)]
    columns += [Column(("Đánh giá", f"Xã {c.name}"), "self", commune=k) for k, c in enumerate(book.communes)]
    write(sheet, 3, columns, Rows("row"), book.criteria())


@register("communes-under-indicators", communes=3)
def communes_under_indicators(book):
    sheet = book.sheet("Theo chỉ tiêu")
    sheet.widths([7, 60, 14, 20, 14])
    sheet.line(1, f"KẾT QUẢ TỪNG CHỈ TIÊU {book.level_name().upper()} CỦA CÁC XÃ, HUYỆN {book.commune.district.upper()}, TỈNH HẢI DƯƠNG NĂM 2024", bold=True)
    heads(sheet, 3, ["TT", "Chỉ tiêu/Xã", "Yêu cầu", "Kết quả", "Đánh giá"])
    row = 4
    for _, _, indicator in ordered(book):
        cells(sheet, row, [indicator.code, book.style.name(indicator, True), book.style.required(indicator), None, None], bold=True)
        for k, commune in enumerate(book.communes, 1):
            cells(sheet, row + k, [None, f"Xã {commune.name}", None])
            entry = sheet.figure(row + k, 4, commune, indicator)
            cells(sheet, row + k, [judged(book, entry, indicator, commune)], left=5)
        row += len(book.communes) + 1


@register("sheet-per-criterion-communes", communes=4)
def sheet_per_criterion_communes(book):
    for criterion in book.criteria():
        sheet = book.sheet(f"TC {criterion.number}")
        sheet.line(1, f"TIÊU CHÍ {criterion.number}: {book.style.criterion(criterion).upper()} - các xã huyện {book.commune.district}, tỉnh Hải Dương, năm 2024", bold=True)
        sheet.widths([6, 24] + [26] * len(criterion.indicators))
        heads(sheet, 3, ["TT", "Xã", *(f"{i.code}. {book.style.name(i, True)}" for i in criterion.indicators), "Ghi chú"])
        for k, commune in enumerate(book.communes):
            cells(sheet, 4 + k, [k + 1, f"Xã {commune.name}"])
            for column, indicator in enumerate(criterion.indicators, 3):
                sheet.figure(4 + k, column, commune, indicator)
            sheet.put(4 + k, 3 + len(criterion.indicators), None)


@register("communes-down-rated", communes=4, sample=False)
def communes_down_rated(book):
    sheet = book.sheet("Bảng tổng hợp")
    sheet.line(1, f"BẢNG TỔNG HỢP ĐÁNH GIÁ TIÊU CHÍ {book.level_name().upper()} CÁC XÃ HUYỆN {book.commune.district.upper()}, TỈNH HẢI DƯƠNG NĂM 2024", bold=True)
    heads(sheet, 3, ["TT", "Đơn vị"])
    for column in (1, 2):
        sheet.merge(3, column, 5, column)
    column = 3
    for criterion, order, indicator in ordered(book):
        _rated_heads(book, sheet, column, criterion, order, indicator)
        for k, commune in enumerate(book.communes):
            cells(sheet, 6 + k, [k + 1, f"Xã {commune.name}"])
            entry = sheet.figure(6 + k, column, commune, indicator)
            cells(sheet, 6 + k, [judged(book, entry, indicator, commune)], left=column + 1)
        column += 2


def _rated_heads(book, sheet, column, criterion, order, indicator):
    first = f"Tiêu chí {criterion.number}: {book.style.criterion(criterion)}" if order == 0 else None
    heads(sheet, 3, [first, None], column)
    heads(sheet, 4, [f"{indicator.code} {book.style.name(indicator, True)}", None], column)
    heads(sheet, 5, ["KQ", "ĐG"], column)
    sheet.merge(4, column, 4, column + 1)
    if order == len(criterion.indicators) - 1:
        sheet.merge(3, column - 2 * order, 3, column + 1)


# Lists out of databases

@register("database-list", communes=3)
def database_list(book):
    sheet = book.sheet("Data")
    texts = ["Huyện", "Xã", "Năm", "Số TC", "Tên tiêu chí", "Mã CT", "Tên chỉ tiêu", "ĐVT", "Yêu cầu", "Kết quả", "Đánh giá"]
    sheet.widths([14, 18, 7, 7, 24, 8, 56, 10, 12, 18, 12])
    heads(sheet, 1, texts)
    row = 2
    for commune in book.communes:
        for criterion, _, indicator in ordered(book):
            cells(sheet, row, [commune.district, commune.name, 2024, criterion.number, book.style.criterion(criterion), indicator.code,
                               book.style.name(indicator, True), book.style.unit(indicator), book.style.required(indicator)])
            entry = sheet.figure(row, 10, commune, indicator)
            cells(sheet, row, [judged(book, entry, indicator, commune)], left=11)
            row += 1
    table = Table(displayName="KetQua", ref=f"A1:K{row - 1}", tableStyleInfo=TableStyleInfo(name="TableStyleMedium2", showRowStripes=True))
    sheet.ws.add_table(table)
    sheet.ws.freeze_panes = "A2"


@register("software-export", csv=True)
def software_export(book):
    sheet, commune = book.sheet("export"), book.commune
    heads(sheet, 1, ["MA_XA", "TEN_XA", "NAM", "MA_CHI_TIEU", "TEN_CHI_TIEU", "DON_VI", "KET_QUA", "NGAY_CAP_NHAT", "NGUOI_NHAP"])
    sheet.widths([9, 18, 7, 12, 60, 10, 18, 16, 14])
    row = 2
    for _, _, indicator in ordered(book):
        for year in (2023, 2024):
            cells(sheet, row, [10837, f"Xã {commune.name}", year, indicator.code, book.style.name(indicator, True), book.style.unit(indicator)])
            cells(sheet, row, [f"{year}-12-{book.rng.randint(10, 28)}", book.pick(["ntm_xa", "admin"])], left=8)
            if year == 2024:
                sheet.figure(row, 7, commune, indicator)
            else:
                cells(sheet, row, [decoy(book, commune, indicator)], left=7)
            row += 1
    for line in sheet.ws.iter_rows(min_row=2, max_row=row - 1, min_col=5, max_col=5):
        line[0].alignment = Alignment(wrap_text=False)
