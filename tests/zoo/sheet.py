"""A workbook in the making. Whatever writes a figure through `Sheet.figure` or `Sheet.part` writes its truth as well."""
from copy import copy

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

import law

THIN = Border(*[Side(style="thin")] * 4)
GREY = PatternFill("solid", fgColor="DDE6F0")


def at(row, column):
    return f"{get_column_letter(column)}{row}"


class Book:
    """What a layout gets: the communes (one, unless it asks for more), the style, the level, and a seeded `rng`."""

    def __init__(self, communes, style, level, rng):
        self.wb = Workbook()
        self.wb.remove(self.wb.active)
        self.communes, self.style, self.level, self.rng = communes, style, level, rng
        self.font = rng.choice(["Times New Roman", "Times New Roman", "Arial", "Calibri"])
        self.sheets, self.looks = [], {}

    @property
    def commune(self):
        return self.communes[0]

    def sheet(self, title):
        sheet = Sheet(self, self.wb.create_sheet(title))
        self.sheets.append(sheet)
        return sheet

    def pick(self, choices):
        return self.rng.choice(choices)

    def criteria(self, level=None):
        return law.criteria(level or self.level)

    def level_name(self, level=None):
        return "nông thôn mới nâng cao" if (level or self.level) == "advanced" else "nông thôn mới"


class Sheet:
    def __init__(self, book, ws):
        self.book, self.ws = book, ws
        self.areas = []  # (top, left, bottom, right) of tables, for the word processor

    def put(self, row, column, content, bold=False, box=True, format=None, center=False, fill=False):
        if content is None and not box:
            return
        cell = self.ws.cell(row, column)
        if content not in (None, ""):
            cell.value = content
        self._dress(cell, (bold, box, center, fill, format or "General"))

    def _dress(self, cell, look):
        """Dressing one cell after the other is slow; each look is made once and copied."""
        if look not in self.book.looks:
            bold, box, center, fill, format = look
            cell.font = Font(name=self.book.font, size=12, bold=bold)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if center else None)
            if box:
                cell.border = THIN
            if fill:
                cell.fill = GREY
            cell.number_format = format
            self.book.looks[look] = copy(cell._style)
        cell._style = copy(self.book.looks[look])

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            self.ws.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def widths(self, widths, left=1):
        for k, width in enumerate(widths):
            self.ws.column_dimensions[get_column_letter(left + k)].width = width

    # Figures

    def figure(self, row, column, commune, indicator, parts_at=None):
        """The result of an indicator; `parts_at`: columns of numerator and denominator, where the table has them."""
        if not indicator.single:
            return self._several(row, column, commune, indicator)
        entry = self._write(row, column, commune, indicator, indicator.measures[0], parts_at)
        commune.record(indicator, {**entry, "single": True})
        return entry

    def part(self, row, column, commune, indicator, measure, parts_at=None):
        """One of several figures of an indicator, in a row of its own."""
        entry = self._write(row, column, commune, indicator, measure, parts_at)
        whole = commune.truth[indicator.level].setdefault(
            indicator.code, {"kind": "several", "value": None, "single": False, "parts": []})
        whole["parts"].append({"part": measure.part, **entry})
        return entry

    def _several(self, row, column, commune, indicator):
        shown = self.book.style.several(commune, indicator)
        self.put(row, column, shown.content, format=shown.format, center=True)
        commune.record(indicator, {"kind": "several", "value": None, "single": False,
                                   "sheet": self.ws.title, "cell": at(row, column)})
        return {"blank": False}

    def _write(self, row, column, commune, indicator, measure, parts_at):
        style, figure, fate = self.book.style, commune.figures[measure.id], commune.fate[measure.id]
        entry = {"kind": measure.kind, "value": None, "numerator": None, "denominator": None,
                 "sheet": self.ws.title, "cell": at(row, column), "readable": False, "blank": fate == "blank"}
        if fate == "blank":
            self.put(row, column, None)
            return entry
        if fate == "odd":
            self.put(row, column, style.odd(indicator).content, center=True)
            return entry
        shown = style.shown(figure, measure, indicator, columns_for_parts=bool(parts_at))
        self.put(row, column, shown.content, format=shown.format, center=True)
        entry |= {"value": _text(shown.value), "numerator": _text(shown.numerator),
                  "denominator": _text(shown.denominator), "readable": shown.readable}
        if parts_at and figure.kind == "rate":
            self._columns_of_parts(row, parts_at, figure, shown, entry)
        return entry

    def _columns_of_parts(self, row, parts_at, figure, shown, entry):
        needed = shown.content is None
        if not needed and self.book.rng.random() < 0.4:
            return
        for name, column, number in (("numerator", parts_at[0], figure.numerator), ("denominator", parts_at[1], figure.denominator)):
            self.put(row, column, int(number) if number % 1 == 0 else float(number), center=True)
            entry[name], entry[name + "_cell"] = _text(number), at(row, column)
        # With the pair beside it, even a bare number up to 1 is plain.
        entry["readable"] = True

    # What stands around a table

    def line(self, row, text, bold=False, column=1, to=None, center=False):
        self.put(row, column, text, bold=bold, box=False, center=center)
        if to:
            self.merge(row, column, row, to)

    def letterhead(self, last_column, row=1):
        commune, right = self.book.commune, max(3, last_column // 2 + 1)
        self.line(row, f"UBND HUYỆN {commune.district.upper()}", column=1)
        self.line(row, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, column=right)
        self.line(row + 1, f"UBND XÃ {commune.name.upper()}", bold=True, column=1)
        self.line(row + 1, "Độc lập - Tự do - Hạnh phúc", bold=True, column=right)
        return row + 3

    def signatures(self, row, right):
        commune = self.book.commune
        self.line(row, f"{commune.name}, ngày {self.book.rng.randint(3, 28)} tháng 12 năm 2024", column=right)
        self.line(row + 1, self.book.pick(["NGƯỜI LẬP BIỂU", "Người lập biểu", "CÔNG CHỨC PHỤ TRÁCH NTM"]), bold=True, column=2)
        self.line(row + 1, self.book.pick(["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]), bold=True, column=right)
        self.line(row + 5, self.book.pick(["Nguyễn Thị Hạnh", "Phạm Văn Toàn"]), column=2)
        self.line(row + 5, self.book.pick(["Vũ Đình Khoa", "Đặng Quốc Việt"]), column=right)


def _text(value):
    if value is None or isinstance(value, bool):
        return value
    return f"{value:f}" if hasattr(value, "quantize") else str(value)
