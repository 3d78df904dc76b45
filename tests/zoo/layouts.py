"""The layouts. Each fills a `Book`; `register` tells make.py of it. Another module may register its own in the same way."""
from dataclasses import dataclass

from openpyxl.comments import Comment

from sheet import at
from style import WORDINGS
from table import Column, Rows, write

LAYOUTS = {}


@dataclass
class Layout:
    name: str
    fill: object
    communes: int
    levels: tuple
    word: bool  # is the sheet one that people also make in a word processor?
    csv: bool   # does the first sheet say everything?
    sample: bool  # does `make.py --sample` make one of it?
    wordings: tuple


def register(name, communes=1, levels=("basic", "advanced"), word=False, csv=False, sample=True, wordings=WORDINGS):
    def keep(fill):
        LAYOUTS[name] = Layout(name, fill, communes, levels, word, csv, sample, wordings)
        return fill
    return keep


# Headings as people write them

RESULT = ["Kết quả", "Kết quả thực hiện", "KQ thực hiện", "KQ", "Thực hiện", "TH", "Kết quả đạt được", "Kết quả đạt được đến nay",
          "Kết quả thực hiện đến 31/12/2024", "Kết quả thực hiện\nđến tháng 12/2024", "Kết quả thực hiện của xã", "Kết quả TH năm 2024",
          "Hiện trạng năm 2024", "Thực trạng của xã", "Mức độ đạt được", "Số liệu thực hiện"]
REQUIRED = ["Yêu cầu", "Mức yêu cầu", "Yêu cầu đạt chuẩn", "Tiêu chuẩn theo QĐ 318", "Mức đạt chuẩn", "Quy định", "Chỉ tiêu vùng ĐBSH",
            "Tiêu chuẩn\nđạt chuẩn", "Yêu cầu của Bộ tiêu chí"]
NAME = ["Nội dung tiêu chí", "Nội dung", "Tên chỉ tiêu", "Chỉ tiêu", "Nội dung chỉ tiêu", "Tiêu chí/Chỉ tiêu", "Tiêu chí, chỉ tiêu", "Nội dung các tiêu chí"]
CRITERION = ["Tên tiêu chí", "Tiêu chí", "Tên\ntiêu chí", "Nhóm tiêu chí"]
SELF = ["Tự đánh giá", "Đánh giá", "Kết quả tự đánh giá của xã", "Đánh giá (Đạt/Chưa đạt)", "Tự ĐG", "Xã tự đánh giá", "Kết luận"]
UNIT = ["ĐVT", "Đơn vị tính", "Đơn vị", "Đvt"]
TT = ["TT", "STT", "Số TT", "Stt"]
CODE = ["Mã", "Mã chỉ tiêu", "Mã số", "Số hiệu"]
EVIDENCE = ["Minh chứng", "Tài liệu minh chứng", "Hồ sơ kèm theo", "Văn bản, hồ sơ minh chứng"]
NOTE = ["Ghi chú", "Ghi chú", "Lý do chưa đạt", "GC"]


def col(book, headings, role, width=14, **more):
    return Column(book.pick(headings) if isinstance(headings, list) else headings, role, width=width, **more)


def tt(book):
    return col(book, TT, "tt", 6)


def name(book):
    return col(book, NAME, "name", 56)


def result(book):
    return col(book, RESULT, "result", 18)


def required(book):
    return col(book, REQUIRED, "required", 12)


def title(book, sheet, row, level=None):
    """Two lines that name the commune and the year; returns the row where the table may begin."""
    commune = book.commune
    kind = book.level_name(level)
    sheet.line(row, book.pick([f"BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ XÃ {kind.upper()}",
                               f"KẾT QUẢ TỰ ĐÁNH GIÁ CÁC TIÊU CHÍ XÃ {kind.upper()} NĂM 2024",
                               f"Biểu chi tiết mức độ đạt bộ tiêu chí xã {kind}",
                               f"BIỂU 01: TÌNH HÌNH THỰC HIỆN BỘ TIÊU CHÍ XÃ {kind.upper()} GIAI ĐOẠN 2021-2025"]), bold=True)
    sheet.line(row + 1, book.pick([f"Xã {commune.name}, huyện {commune.district}, tỉnh Hải Dương - năm 2024",
                                   f"Của xã {commune.name}, huyện {commune.district}, tỉnh Hải Dương (số liệu đến 31/12/2024)",
                                   f"XÃ {commune.name.upper()} - HUYỆN {commune.district.upper()} - TỈNH HẢI DƯƠNG",
                                   f"(Kèm theo Báo cáo số 215/BC-UBND ngày 20/12/2024 của UBND xã {commune.name})"]))
    return row + 2 + book.rng.randint(0, 2)


def information(book):
    sheet, commune = book.sheet("Thông tin"), book.commune
    for row, (what, value) in enumerate([("Tên xã", f"Xã {commune.name}"), ("Huyện", f"Huyện {commune.district}"), ("Tỉnh", "Hải Dương"),
                                         ("Năm đánh giá", 2024), ("Tổng số hộ", commune.households), ("Dân số", commune.people)], 1):
        sheet.put(row, 1, what)
        sheet.put(row, 2, value)


# The decision's own table

@register("decision-table", word=True, csv=True)
def decision_table(book):
    sheet = book.sheet("Biểu chi tiết")
    top = title(book, sheet, sheet.letterhead(6))
    columns = [tt(book), col(book, CRITERION, "criterion", 16), name(book), required(book), result(book), col(book, SELF, "self")]
    end = write(sheet, top, columns, Rows("merged", number="criterion", prefix="{code}. {name}"), book.criteria())
    sheet.ws.freeze_panes = at(top + 1, 1)
    sheet.signatures(end + 1, 5)


@register("decision-own-rows", word=True)
def decision_own_rows(book):
    sheet = book.sheet(book.pick(["Sheet1", "PL 01", "Biểu 1"]))
    top = title(book, sheet, sheet.letterhead(5))
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self"), col(book, NOTE, "note")]
    end = write(sheet, top, columns, Rows("row", number="none", groups=True, numbers="brackets"), book.criteria())
    sheet.signatures(end + 2, 4)


@register("decision-first-row", csv=True)
def decision_first_row(book):
    sheet = book.sheet("Tiêu chí xã")
    top = title(book, sheet, 2) + 1
    columns = [tt(book), col(book, CRITERION, "criterion", 16), name(book), col(book, UNIT, "unit", 8), required(book), result(book),
               col(book, EVIDENCE, "evidence", 24)]
    write(sheet, top, columns, Rows("first", number="criterion", prefix="- {name}"), book.criteria(), left=3)


@register("decision-codes-merged-tt", word=True)
def decision_codes(book):
    sheet = book.sheet("NTM 2024")
    top = title(book, sheet, 1)
    columns = [tt(book), col(book, CRITERION, "criterion", 16), col(book, CODE, "code", 7), name(book), required(book), result(book),
               col(book, SELF, "self"), col(book, EVIDENCE, "evidence", 24)]
    end = write(sheet, top, columns, Rows("merged", number="code", numbers="letters"), book.criteria())
    sheet.ws.auto_filter.ref = f"A{top}:H{end - 1}"


# Lists

@register("code-name-result", csv=True)
def code_name_result(book):
    sheet = book.sheet("Chỉ tiêu")
    top = title(book, sheet, 1)
    columns = [col(book, CODE, "code", 8), name(book), col(book, UNIT, "unit", 8), required(book), result(book),
               Column("Tử số", "numerator"), Column("Mẫu số", "denominator"), col(book, EVIDENCE, "evidence", 26), col(book, NOTE, "note")]
    write(sheet, top, columns, Rows("none"), book.criteria())
    information(book)


@register("roman-groups", word=True)
def roman_groups(book):
    sheet = book.sheet("Biểu 01")
    top = title(book, sheet, sheet.letterhead(7))
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, SELF, "self"), col(book, NOTE, "note")]
    end = write(sheet, top, columns, Rows("row", groups=True, numbers="brackets", gap=0), book.criteria())
    sheet.signatures(end + 1, 5)


@register("running-numbers", csv=True)
def running_numbers(book):
    sheet = book.sheet(book.pick(["Trang tính1", "57 chỉ tiêu", "Tổng hợp"]))
    top = title(book, sheet, 1)
    columns = [tt(book), col(book, CRITERION, "criterion", 18), name(book), required(book), result(book), col(book, SELF, "self")]
    write(sheet, top, columns, Rows("first", number="running"), book.criteria())


@register("names-only", word=True, csv=True)
def names_only(book):
    sheet = book.sheet("KQ")
    top = title(book, sheet, 1)
    columns = [name(book), result(book), col(book, NOTE, "note")]
    write(sheet, top, columns, Rows("row", number="none", criterion="{NAME}"), book.criteria())


@register("codes-as-numbers")
def codes_as_numbers(book):
    sheet = book.sheet("Tự đánh giá")
    top = title(book, sheet, 1)
    columns = [tt(book), name(book), required(book), result(book), Column("Tử số", "numerator"), Column("Mẫu số", "denominator"), col(book, SELF, "self")]
    write(sheet, top, columns, Rows("row", number="float", numbers="plain"), book.criteria())


@register("criterion-titles", word=True)
def criterion_titles(book):
    sheet = book.sheet("Biểu")
    top = title(book, sheet, 1)
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self")]
    write(sheet, top, columns, Rows("row", number="dash", criterion="Tiêu chí số {n} về {lower}", criterion_number=book.pick(["{n}", "TC {n}", "{n}."]), gap=1),
          book.criteria())


@register("letters")
def letters(book):
    sheet = book.sheet("Sheet2")
    top = title(book, sheet, 1)
    columns = [tt(book), name(book), Column(None, "blank", width=3), col(book, UNIT, "unit", 8), result(book), required(book), col(book, NOTE, "note")]
    write(sheet, top, columns, Rows("row", lone="inside", number="none", prefix="{letter}) {name}", groups=True), book.criteria())
    for row in (top + 2, top + 7):
        sheet.ws.cell(row, 5).comment = Comment("Đề nghị kiểm tra lại, khác với 87,5% của năm trước", "VPĐP huyện")


@register("lone-inside")
def lone_inside(book):
    sheet = book.sheet("Biểu số 2")
    top = title(book, sheet, 2)
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, SELF, "self"), col(book, EVIDENCE, "evidence", 24)]
    end = write(sheet, top, columns, Rows("row", lone="inside", number="code", totals="Tổng số tiêu chí đạt"), book.criteria(), left=2)
    sheet.line(end + 1, "Ghi chú: Đ là đạt; KĐ là không đạt; số liệu do các ngành cung cấp, tính đến 31/12/2024.")


@register("part-rows")
def part_rows(book):
    sheet = book.sheet("Chi tiết")
    top = title(book, sheet, 1)
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), Column("Tử số", "numerator"),
               Column("Mẫu số", "denominator"), col(book, SELF, "self")]
    write(sheet, top, columns, Rows("row", parts=True), book.criteria())


# Several sheets or tables

@register("sheet-per-criterion")
def sheet_per_criterion(book):
    for criterion in book.criteria():
        sheet = book.sheet(f"TC{criterion.number}")
        sheet.line(1, f"TIÊU CHÍ SỐ {criterion.number}: {book.style.criterion(criterion).upper()}", bold=True)
        sheet.line(2, f"Xã {book.commune.name}, huyện {book.commune.district}, tỉnh Hải Dương - năm 2024")
        write(sheet, 4, [Column("Mã", "code", width=7), Column("Chỉ tiêu", "name", width=56), Column("Yêu cầu", "required"),
                         Column("Kết quả", "result"), Column("Minh chứng", "evidence", width=24)], Rows("none"), [criterion])


@register("sheet-per-criterion-named")
def sheet_per_criterion_named(book):
    heading = book.pick(RESULT)
    for criterion in book.criteria():
        sheet = book.sheet(f"Tiêu chí {criterion.number} - {criterion.name}"[:31].replace("/", "-"))
        sheet.line(1, f"UBND xã {book.commune.name}")
        sheet.line(3, f"{criterion.number}. {criterion.name}", bold=True)
        write(sheet, 5, [Column("STT", "tt", width=7), Column("Nội dung", "name", width=56), Column("Quy định", "required"),
                         Column(heading, "result"), Column("Tử số", "numerator"), Column("Mẫu số", "denominator"), Column("Đánh giá", "self")],
              Rows("none", number="order", parts=True), [criterion])


@register("sheet-per-group", levels=("basic",))
def sheet_per_group(book):
    groups = {}
    for criterion in book.criteria():
        groups.setdefault(criterion.group, []).append(criterion)
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self")]
    for ident, criteria in groups.items():
        sheet = book.sheet(f"Nhóm {ident}")
        top = title(book, sheet, 1)
        write(sheet, top, columns, Rows("row", lone="inside"), criteria)


@register("continued-with-headings")
def continued_with_headings(book):
    _continued(book, True)


@register("continued-without-headings")
def continued_without_headings(book):
    _continued(book, False)


def _continued(book, headings):
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, SELF, "self")]
    rows = Rows("row", lone="inside")
    first = book.sheet("Biểu 1")
    write(first, title(book, first, 1), columns, rows, book.criteria()[:10])
    second = book.sheet("Biểu 1 (tiếp)")
    second.line(1, "Biểu 1 (tiếp theo)" if headings else "(tiếp)")
    write(second, 3 if headings else 2, columns, rows, book.criteria()[10:], headings=headings)


@register("two-tables-below", word=True)
def two_tables_below(book):
    sheet = book.sheet("Biểu")
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self")]
    top = title(book, sheet, 1)
    sheet.line(top, "A. NHÓM TIÊU CHÍ HẠ TẦNG", bold=True)
    end = write(sheet, top + 1, columns, Rows("row"), book.criteria()[:9])
    sheet.line(end + 2, "B. CÁC NHÓM TIÊU CHÍ CÒN LẠI", bold=True)
    write(sheet, end + 3, columns, Rows("row"), book.criteria()[9:])


@register("two-tables-beside")
def two_tables_beside(book):
    sheet = book.sheet("Tóm tắt")
    heads = [book.pick(TT), book.pick(NAME), book.pick(REQUIRED), book.pick(RESULT)]
    columns = [Column(h, r, width=w) for h, r, w in zip(heads, ("tt", "name", "required", "result"), (6, 46, 11, 16))]
    top = title(book, sheet, 1)
    write(sheet, top, columns, Rows("row"), book.criteria()[:12])
    write(sheet, top, columns, Rows("row"), book.criteria()[12:], left=6)


@register("both-levels-sheets", levels=("advanced",))
def both_levels_sheets(book):
    for level, sheet_name in (("basic", "NTM"), ("advanced", "NTM nâng cao")):
        sheet = book.sheet(sheet_name)
        columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self")]
        write(sheet, title(book, sheet, 1, level), columns, Rows("row"), book.criteria(level), level=level)


@register("both-levels-below", levels=("advanced",))
def both_levels_below(book):
    sheet = book.sheet("Tổng hợp")
    columns = [tt(book), name(book), required(book), result(book), col(book, NOTE, "note")]
    row = title(book, sheet, 1)
    for level, text in (("basic", "A. BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI"), ("advanced", "B. BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO")):
        sheet.line(row, text, bold=True)
        row = write(sheet, row + 1, columns, Rows("row"), book.criteria(level), level=level) + 2


@register("both-levels-beside", levels=("advanced",))
def both_levels_beside(book):
    sheet = book.sheet("So sánh")
    top = title(book, sheet, 1)
    for level, left, text in (("basic", 1, "XÃ NÔNG THÔN MỚI"), ("advanced", 6, "XÃ NÔNG THÔN MỚI NÂNG CAO")):
        sheet.line(top, text, bold=True, column=left, to=left + 3)
        columns = [Column("TT", "tt", width=6), Column("Chỉ tiêu", "name", width=46), Column("Yêu cầu", "required"), Column("Kết quả", "result")]
        write(sheet, top + 1, columns, Rows("row", lone="inside"), book.criteria(level), left=left, level=level)


@register("cover-summary-detail")
def cover_summary_detail(book):
    cover, commune = book.sheet("Bìa"), book.commune
    for row, text in ((2, "ỦY BAN NHÂN DÂN"), (3, f"XÃ {commune.name.upper()}"), (8, "HỒ SƠ ĐỀ NGHỊ XÉT, CÔNG NHẬN"),
                      (9, f"XÃ ĐẠT CHUẨN {book.level_name().upper()} NĂM 2024"), (15, f"Huyện {commune.district}, tỉnh Hải Dương"), (20, "Tháng 12 năm 2024")):
        cover.line(row, text, bold=True, column=2, center=True)
    detail_title = book.pick(["Chi tiết", "Biểu chi tiết"])
    summary = book.sheet("Tổng hợp")
    summary.line(1, "TỔNG HỢP 19 TIÊU CHÍ", bold=True)
    for k, heading in enumerate(["TT", "Tiêu chí", "Số chỉ tiêu", "Số chỉ tiêu đạt", "Tỷ lệ (%)", "Kết quả"], 1):
        summary.put(3, k, heading, bold=True, center=True)
    for row, criterion in enumerate(book.criteria(), 4):
        count = len(criterion.indicators)
        met = max(0, count - book.pick([0, 0, 0, 1]))
        for k, value in enumerate([criterion.number, book.style.criterion(criterion), count, met, round(met * 100 / count, 1), "Đạt" if met == count else "Chưa đạt"], 1):
            summary.put(row, k, value)
    detail = book.sheet(detail_title)
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self"), col(book, EVIDENCE, "evidence", 26)]
    end = write(detail, title(book, detail, 1), columns, Rows("row"), book.criteria())
    detail.signatures(end + 1, 4)


@register("guide-households-budget")
def guide_households_budget(book):
    guide = book.sheet("Hướng dẫn")
    for row, text in enumerate(["HƯỚNG DẪN GHI BIỂU", "1. Cột Kết quả ghi số liệu thực hiện đến 31/12/2024, ví dụ 95,5%.", "2. Chỉ tiêu 2.1: tính theo km.",
                                "3. Không xóa cột, không đổi tên sheet.", "4. Mọi vướng mắc liên hệ Văn phòng Điều phối, ĐT 0220.3xxxxxx"], 1):
        guide.line(row, text)
    sheet = book.sheet("Số liệu")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), result(book), col(book, NOTE, "note")]
    write(sheet, title(book, sheet, 1), columns, Rows("row"), book.criteria())
    _households(book)
    _budget(book)


def _households(book):
    sheet = book.sheet("DS hộ nghèo")
    for k, heading in enumerate(["STT", "Họ tên chủ hộ", "Thôn", "Số khẩu", "Thu nhập", "Ghi chú"], 1):
        sheet.put(1, k, heading, bold=True)
    for row in range(2, 82):
        family, given = book.pick(["Nguyễn Văn", "Trần Thị", "Phạm Đình", "Lê Thị", "Bùi Xuân"]), book.pick(["An", "Bình", "Chín", "Dung", "Hòa", "Lan", "Sáu"])
        values = [row - 1, f"{family} {given}", f"Thôn {book.rng.randint(1, 9)}", book.rng.randint(1, 7), book.rng.randint(6, 30) / 10, None]
        for k, value in enumerate(values, 1):
            sheet.put(row, k, value)


def _budget(book):
    sheet = book.sheet("Nguồn vốn")
    for k, heading in enumerate(["TT", "Nội dung", "Kế hoạch", "Thực hiện", "Tỷ lệ %"], 1):
        sheet.put(2, k, heading, bold=True)
    for row, what in enumerate(["Ngân sách trung ương", "Ngân sách tỉnh", "Ngân sách huyện, xã", "Đường giao thông", "Trường học", "Nhà văn hóa thôn", "Điện chiếu sáng", "Nhân dân đóng góp"], 3):
        plan = book.rng.randint(400, 9000)
        for k, value in enumerate([row - 2, what, plan, int(plan * 0.9), 90.0], 1):
            sheet.put(row, k, value)


# Several figures beside each other

@register("plan-actual-compare", csv=True)
def plan_actual_compare(book):
    sheet = book.sheet("KH-TH")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), Column("Kế hoạch", "plan"), Column("Thực hiện", "result"), Column("So sánh (%)", "compare"), col(book, NOTE, "note")]
    write(sheet, title(book, sheet, 1), columns, Rows("row"), book.criteria())


@register("plan-actual-year", word=True)
def plan_actual_year(book):
    sheet = book.sheet("Biểu 2")
    columns = [tt(book), name(book), required(book), Column("Kế hoạch 2024", "plan"), Column(book.pick(["Thực hiện 2024", "TH 2024", "Thực hiện năm 2024"]), "result"), col(book, SELF, "self")]
    write(sheet, title(book, sheet, 1), columns, Rows("row", lone="inside"), book.criteria())


@register("three-years")
def three_years(book):
    sheet = book.sheet("2022-2024")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), required(book), Column("Năm 2022", "last"), Column("Năm 2023", "last"), Column("Năm 2024", "result")]
    write(sheet, title(book, sheet, 1), columns, Rows("row"), book.criteria())


@register("three-years-merged")
def three_years_merged(book):
    sheet = book.sheet("Kết quả các năm")
    above = "Kết quả thực hiện qua các năm"
    columns = [tt(book), name(book), required(book), Column((above, "2022"), "last"), Column((above, "2023"), "last"), Column((above, "2024"), "result"), col(book, SELF, "self")]
    if book.rng.random() < 0.5:
        columns = [c if isinstance(c.heading, str) else Column((above, f"Năm {c.heading[1]}"), c.role) for c in columns]
    end = write(sheet, title(book, sheet, 1), columns, Rows("row", numbers="brackets"), book.criteria())
    sheet.signatures(end + 1, 5)


@register("last-estimate-actual")
def last_estimate_actual(book):
    sheet = book.sheet("Ước TH")
    columns = [tt(book), name(book), col(book, UNIT, "unit", 8), Column("Thực hiện 2023", "last"), Column("Ước thực hiện 2024", "estimate"), Column("Thực hiện 2024", "result"),
               col(book, NOTE, "note")]
    write(sheet, title(book, sheet, 1), columns, Rows("row", number="float"), book.criteria())


@register("self-district-province", word=True)
def self_district_province(book):
    sheet = book.sheet("Thẩm tra")
    above = "Kết quả đánh giá"
    columns = [tt(book), name(book), required(book), result(book), Column((above, "Xã tự đánh giá"), "self"), Column((above, "Huyện thẩm tra"), "district"),
               Column((above, "Tỉnh thẩm định"), "province")]
    if book.rng.random() < 0.5:
        columns[4:] = [Column(c.heading[1], c.role) for c in columns[4:]]
    end = write(sheet, title(book, sheet, sheet.letterhead(7)), columns, Rows("row", lone="inside", groups=True), book.criteria())
    sheet.signatures(end + 1, 5)


@register("ticks")
def ticks(book):
    sheet = book.sheet("Biểu đánh giá")
    above = book.pick(["Tự đánh giá", "Đánh giá", "Kết luận"])
    columns = [tt(book), col(book, CRITERION, "criterion", 16), name(book), required(book), result(book), Column((above, "Đạt"), "tick_met", width=8),
               Column((above, "Chưa đạt"), "tick_unmet", width=8)]
    if book.rng.random() < 0.5:
        columns[5:] = [Column(c.heading[1], c.role, width=8) for c in columns[5:]]
    write(sheet, title(book, sheet, 1), columns, Rows("merged", number="criterion", prefix="{code} {name}"), book.criteria())


@register("missing-solution-deadline")
def missing_solution_deadline(book):
    sheet = book.sheet("Giải pháp")
    columns = [tt(book), name(book), required(book), result(book), col(book, SELF, "self"), Column("Còn thiếu", "missing"), Column("Giải pháp", "solution", width=26),
               Column("Thời gian hoàn thành", "deadline"), Column("Bộ phận phụ trách", "department")]
    write(sheet, title(book, sheet, 1), columns, Rows("row", totals="Tổng cộng: {k} tiêu chí, {n} chỉ tiêu"), book.criteria())


@register("long-headings")
def long_headings(book):
    sheet = book.sheet("Biểu 3")
    commune = book.commune
    columns = [Column("Số\nTT", "tt", width=6), Column("Nội dung tiêu chí,\nchỉ tiêu theo Bộ tiêu chí quốc gia về xã\n" + book.level_name() + " giai đoạn 2021 - 2025", "name", width=56),
               Column(("Quy định của\nBộ tiêu chí", "Đơn vị tính"), "unit"), Column(("Quy định của\nBộ tiêu chí", "Mức đạt"), "required"),
               Column((f"Kết quả thực hiện của xã {commune.name}", "Đến 31/12/2023\n(năm trước)"), "last"),
               Column((f"Kết quả thực hiện của xã {commune.name}", "Đến 31/12/2024\n(năm đánh giá)"), "result"), Column("Ghi\nchú", "note")]
    write(sheet, title(book, sheet, 1), columns, Rows("row", numbers="letters"), book.criteria())


# Several communes

@register("communes-across", communes=4, csv=True)
def communes_across(book):
    sheet = book.sheet("Huyện")
    sheet.line(1, f"Biểu tổng hợp các xã huyện {book.commune.district}, tỉnh Hải Dương - năm 2024", bold=True)
    columns = [tt(book), col(book, NAME, "name", 52), required(book)]
    columns += [Column(f"Xã {c.name}", "result", commune=k) for k, c in enumerate(book.communes)]
    write(sheet, 3, columns, Rows("row"), book.criteria())


@register("communes-across-merged", communes=3)
def communes_across_merged(book):
    sheet = book.sheet("Các xã")
    sheet.line(1, f"KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ {book.level_name().upper()} CỦA CÁC XÃ, HUYỆN {book.commune.district.upper()} NĂM 2024", bold=True)
    columns = [tt(book), col(book, NAME, "name", 52), col(book, UNIT, "unit", 8)]
    for k, commune in enumerate(book.communes):
        columns += [Column((f"Xã {commune.name}", "Kết quả"), "result", commune=k), Column((f"Xã {commune.name}", "Đánh giá"), "self", commune=k)]
    write(sheet, 4, columns, Rows("row", lone="inside", groups=True), book.criteria())


def _down(book, headings, parts=False, sheet_name="Tổng hợp"):
    """One row per commune; `headings(indicator)` are the texts above its column. Returns nothing: the figures are the point."""
    sheet = book.sheet(sheet_name)
    sheet.line(1, f"TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ {book.level_name().upper()} CÁC XÃ HUYỆN {book.commune.district.upper()}, TỈNH HẢI DƯƠNG NĂM 2024", bold=True)
    for k, heading in enumerate(["TT", "Tên xã"], 1):
        sheet.put(3, k, heading, bold=True)
    depth, columns, column = 0, {}, 3
    for criterion in book.criteria():
        start = column
        for indicator in criterion.indicators:
            texts = headings(criterion, indicator)
            depth = max(depth, len(texts) + (1 if parts else 0))
            for level, text in enumerate(texts):
                sheet.put(3 + level, column, text if level or column == start or len(texts) == 1 else None, bold=True, center=True)
            columns[indicator.key] = column
            wide = parts and indicator.kind == "rate"
            if wide:
                for k, text in enumerate(["Tử số", "Mẫu số", "%"]):
                    sheet.put(3 + len(texts), column + k, text, center=True)
                sheet.merge(2 + len(texts), column, 2 + len(texts), column + 2)
            column += 3 if wide else 1
        if len(texts) > 1:
            sheet.merge(3, start, 3, column - 1)
    for row, commune in enumerate(book.communes, 3 + depth):
        sheet.put(row, 1, row - 2 - depth)
        sheet.put(row, 2, book.pick(["Xã {}", "{}"]).format(commune.name) if sheet_name == "Các xã" else f"Xã {commune.name}")
        for criterion in book.criteria():
            for indicator in criterion.indicators:
                at_column = columns[indicator.key]
                if parts and indicator.kind == "rate":
                    sheet.figure(row, at_column + 2, commune, indicator, (at_column, at_column + 1))
                else:
                    sheet.figure(row, at_column, commune, indicator)
    return sheet


@register("communes-down-codes", communes=6, csv=True)
def communes_down_codes(book):
    _down(book, lambda criterion, indicator: [indicator.code])


@register("communes-down-names", communes=5)
def communes_down_names(book):
    _down(book, lambda criterion, indicator: [f"{criterion.number}. {book.style.criterion(criterion)}", book.style.name(indicator, True)], sheet_name="Các xã")


@register("communes-down-parts", communes=4)
def communes_down_parts(book):
    _down(book, lambda criterion, indicator: [f"Tiêu chí {criterion.number}", f"{indicator.code}. {book.style.name(indicator, True)}"], parts=True)
