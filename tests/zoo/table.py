"""A table of indicators, row by row. A layout says which columns it has and how its rows are headed; it may also write cells itself."""
from dataclasses import dataclass
from decimal import Decimal

import law
from style import as_cell, vn

LETTERS = "abcdeghiklmn"
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX"]


@dataclass
class Column:
    """`heading`: a text, or a tuple of texts from the top for headings of several rows.
    `role`: a method of Row without its underscore, or a function of a row and a commune; `commune`: which one, where several stand across.
    `kinds`: of a result, where figures of different kinds have columns of their own; empty for every kind."""
    heading: object
    role: object
    commune: int = 0
    width: int = 14
    kinds: tuple = ()


@dataclass
class Rows:
    """criteria: rows of their own ("row"), a merged cell ("merged"), only in the first row ("first"), or "none".
    lone: the figure of a criterion with one indicator stands in the criterion's row ("inside") or below it ("row").
    number: what the first column holds before an indicator: code, float, order, letter, running, dash, criterion or none, or a function of a row.
    prefix: put before the name, with {code}, {order} and {letter}. criterion: the criterion's text, with {n}, {name}, {lower}, {NAME}.
    criterion_number: with {n} and {roman}. below, close: functions that write rows of their own, below the row they get, and at the end of
    a criterion, from the table and the criterion they get."""
    criteria: str = "row"
    lone: str = "row"
    number: object = "code"
    prefix: str = "{name}"
    criterion: str = "{name}"
    criterion_number: str = "{n}"
    groups: bool = False
    parts: bool = False
    gap: int = 0
    numbers: str = ""
    totals: str = ""
    below: object = None
    close: object = None


def write(sheet, top, columns, rows, criteria, left=1, headings=True, level=None):
    """Returns the row after the table's last."""
    return _Table(sheet, top, left, columns, rows, criteria, level or sheet.book.level).write(headings)


class _Table:
    def __init__(self, sheet, top, left, columns, rows, criteria, level):
        self.sheet, self.row, self.left, self.columns, self.rows = sheet, top, left, columns, rows
        self.top, self.criteria, self.level = top, criteria, level
        self.book, self.style = sheet.book, sheet.book.style
        self.lone_number = sheet.book.pick(["{n}", "{n}.1", ""])
        self.running = sum(len(c.indicators) for c in law.criteria(level) if c.number < criteria[0].number)

    def at(self, role, commune=0):
        for k, column in enumerate(self.columns):
            if (column.role, column.commune) == (role, commune):
                return self.left + k
        return None

    def write(self, headings):
        self.sheet.widths([c.width for c in self.columns], self.left)
        if headings:
            self.head()
        if self.rows.numbers:
            self._column_numbers()
        group = None
        for criterion in self.criteria:
            if self.rows.groups and criterion.group and criterion.group != group:
                group = criterion.group
                self._group(group)
            self._criterion(criterion)
        if self.rows.totals:
            self._totals()
        self.sheet.areas.append((self.top, self.left, self.row - 1, self.left + len(self.columns) - 1))
        return self.row

    # Headings

    def head(self):
        texts = [c.heading if isinstance(c.heading, tuple) else (c.heading,) for c in self.columns]
        depth = max(map(len, texts))
        for k, text in enumerate(texts):
            for level in range(depth):
                shown = text[level] if level < len(text) else None
                if level < len(text) - 1 and k and texts[k - 1][:level + 1] == text[:level + 1]:
                    shown = None
                self.sheet.put(self.row + level, self.left + k, shown, bold=True, center=True, fill=True)
        self._merge_headings(texts, depth)
        self.row += depth

    def _merge_headings(self, texts, depth):
        for level in range(depth - 1):
            k = 0
            while k < len(texts):
                end = k
                while level < len(texts[k]) - 1 and end + 1 < len(texts) and texts[end + 1][:level + 1] == texts[k][:level + 1]:
                    end += 1
                self.sheet.merge(self.row + level, self.left + k, self.row + level, self.left + end)
                k = end + 1
        for k, text in enumerate(texts):
            self.sheet.merge(self.row + len(text) - 1, self.left + k, self.row + depth - 1, self.left + k)

    def _column_numbers(self):
        letters = 0
        for k, column in enumerate(self.columns):
            if self.rows.numbers == "letters" and column.role in ("tt", "code", "criterion", "name"):
                text, letters = "ABCDE"[letters], letters + 1
            else:
                number = k + 1 if self.rows.numbers != "letters" else k + 1 - letters
                text = number if self.rows.numbers in ("plain", "letters") else f"({number})"
            self.sheet.put(self.row, self.left + k, text, center=True)
        self.row += 1

    # Rows

    def blank_boxes(self):
        for k in range(len(self.columns)):
            self.sheet.put(self.row, self.left + k, None)

    def put(self, role, content, bold=False):
        column = self.at(role)
        if column:
            self.sheet.put(self.row, column, content, bold=bold, center=role in ("tt", "code"))

    def _group(self, ident):
        self.blank_boxes()
        name = dict(law.groups(self.level))[ident]
        self.put("tt" if self.at("tt") else "code", ident, bold=True)
        self.put("name", name.upper() if self.book.rng.random() < 0.5 else name, bold=True)
        self.row += 1

    def _criterion(self, criterion):
        start = self.row
        lone = len(criterion.indicators) == 1 and self.rows.lone == "inside"
        if self.rows.criteria == "row" and not lone:
            self._criterion_row(criterion)
        for order, indicator in enumerate(criterion.indicators):
            self._indicator(criterion, indicator, order, lone)
        if self.rows.criteria in ("merged", "first"):
            self._beside(criterion, start)
        if self.rows.close:
            self.rows.close(self, criterion)
        self.row += self.rows.gap

    def _criterion_text(self, criterion):
        name = self.style.criterion(criterion)
        lower = name[0].lower() + name[1:] if name[1:2].islower() or name[1:2] in ("", " ") else name
        return self.rows.criterion.format(n=criterion.number, name=name, lower=lower, NAME=name.upper())

    def _criterion_number(self, criterion):
        text = self.rows.criterion_number.format(n=criterion.number, roman=ROMAN[criterion.number])
        return int(text) if text.isdigit() else text

    def _criterion_row(self, criterion):
        self.blank_boxes()
        self.put("tt" if self.at("tt") else "code", self._criterion_number(criterion), bold=True)
        self.put("name", self._criterion_text(criterion), bold=True)
        self.row += 1

    def _beside(self, criterion, start):
        merged = self.rows.criteria == "merged"
        for role, text in (("tt", self._criterion_number(criterion)), ("criterion", self._criterion_text(criterion))):
            column = self.at(role)
            if column and not (role == "tt" and self.rows.number != "criterion"):
                self.sheet.put(start, column, text, bold=True, center=role == "tt")
                if merged:
                    self.sheet.merge(start, column, self.row - 1, column)

    def _indicator(self, criterion, indicator, order, lone):
        self.running += 1
        parts = self.rows.parts and not indicator.single
        row = Row(self, criterion, indicator, order, lone, parts)
        row.write()
        self.row += 1
        if parts:
            for measure in indicator.measures:
                row.write_part(measure)
                self.row += 1
        if self.rows.below:
            self.rows.below(row)

    def _totals(self):
        self.blank_boxes()
        self.put("name", self.rows.totals.format(n=sum(len(c.indicators) for c in self.criteria), k=len(self.criteria)), bold=True)
        column = self.at("self") or self.at("result")
        self.sheet.put(self.row, column, self.book.pick(["17/19", "16/19 tiêu chí", 17]), bold=True, center=True)
        self.row += 1


def decoy(book, commune, indicator):
    """Another figure of the same indicator, with its format: a plan's, a village's, another year's."""
    measure = indicator.measures[0]
    # Yes and no mostly stay what they were.
    same = measure.kind == "yes_no" and book.rng.random() < 0.6
    figure = commune.figures[measure.id] if same else commune.other_than_true(measure, indicator)
    shown = book.style.shown(figure, measure, indicator)
    return (shown.content, shown.format)


class Row:
    """One indicator. Each role is a method that returns what stands in its column."""

    def __init__(self, table, criterion, indicator, order, lone, parts):
        self.table, self.criterion, self.indicator, self.order = table, criterion, indicator, order
        self.lone, self.parts = lone, parts
        self.book, self.style, self.rng = table.book, table.style, table.book.rng
        self.measure = indicator.measures[0]
        self.entries = {}

    def write(self):
        sheet, table = self.table.sheet, self.table
        results = [(k, c) for k, c in enumerate(table.columns) if c.role == "result" and self.indicator.kind in (c.kinds or (self.indicator.kind,))]
        for k, column in results:
            commune = self.book.communes[column.commune]
            if self.parts:
                sheet.put(table.row, table.left + k, None)
            else:
                self.entries[column.commune] = sheet.figure(table.row, table.left + k, commune, self.indicator, self._parts_at(column))
        for k, column in enumerate(table.columns):
            if (k, column) in results or (column.role in ("numerator", "denominator") and self._filled(k)):
                continue
            self._put(k, self._content(column))

    def _content(self, column):
        if callable(column.role):
            return column.role(self, column.commune)
        return None if column.role == "result" else getattr(self, "_" + column.role)(column.commune)

    def write_part(self, measure):
        sheet, table = self.table.sheet, self.table
        table.blank_boxes()
        table.put("name", f"{self.rng.choice(['- ', '+ ', ' - '])}{self.style.part(measure, self.indicator)}")
        for k, column in enumerate(table.columns):
            if column.role == "result":
                sheet.part(table.row, table.left + k, self.book.communes[column.commune], self.indicator, measure, self._parts_at(column))

    def _parts_at(self, column):
        pair = [self.table.at(role, column.commune) for role in ("numerator", "denominator")]
        return pair if all(pair) else None

    def _filled(self, k):
        return self.table.sheet.ws.cell(self.table.row, self.table.left + k).value is not None

    def _put(self, k, content):
        format = None
        if isinstance(content, tuple):
            content, format = content
        self.table.sheet.put(self.table.row, self.table.left + k, content, format=format, center=not isinstance(content, str) or len(content) < 14)

    # Naming columns

    def _tt(self, commune):
        number, code = self.table.rows.number, self.indicator.code
        if callable(number):
            return number(self)
        if number == "code" and "." not in code and self.table.rows.criteria == "row" and not self.lone:
            return self.table.lone_number.format(n=code)
        if self.lone:
            return self.criterion.number if number != "running" else self.table.running
        letter = LETTERS[self.order]
        return {"code": code, "float": _as_number(code), "order": self.order + 1, "letter": letter, "running": self.table.running,
                "dash": "-", "criterion": None, "none": None}[number]

    _code = _tt

    def _name(self, commune):
        prefix = self.table.rows.prefix if not self.lone else "{name}"
        numbered = prefix != "{name}" or bool(self.table.at("tt") or self.table.at("code"))
        name = self.style.name(self.indicator, numbered)
        if self.lone and self.table.rows.criteria == "row":
            name = f"{self.table._criterion_text(self.criterion)}{self.rng.choice([': ', ' - '])}{name}"
        code = self.indicator.code if "." in self.indicator.code else ""
        if "{code}" in prefix and not code:
            return name
        return prefix.format(code=code, order=self.order + 1, letter=LETTERS[self.order], name=name)

    def _criterion(self, commune):
        return None

    def _blank(self, commune):
        return None

    def _unit(self, commune):
        return self.style.unit(self.indicator)

    def _required(self, commune):
        return self.style.required(self.indicator)

    def _numerator(self, commune):
        return None

    _denominator = _numerator

    # Judgements

    def _met(self, commune):
        """Yes, no, or nothing where the figure itself is missing."""
        entry = self.entries.get(commune, {})
        if not self.indicator.single:
            return all(self.book.communes[commune].figures[m.id].value is not False for m in self.indicator.measures)
        if entry.get("value") is None:
            return None
        return self.style.meets(self.indicator, self.book.communes[commune].figures[self.measure.id])

    def _self(self, commune):
        return {True: "Đạt", False: "Chưa đạt", None: None}[self._met(commune)]

    _district = _self

    def _province(self, commune):
        return None if self.rng.random() < 0.7 else self._self(commune)

    def _tick_met(self, commune):
        return "x" if self._met(commune) else None

    def _tick_unmet(self, commune):
        return "x" if self._met(commune) is False else None

    # Other figures of the same indicator: a plan, other years

    def _decoy(self, commune=0):
        return decoy(self.book, self.book.communes[commune], self.indicator)

    _last = _estimate = _decoy

    def _plan(self, commune):
        return self.style.yes if self.measure.kind == "yes_no" else self._decoy(commune)

    def _compare(self, commune):
        if self.measure.kind not in ("rate", "number") or self.rng.random() < 0.2:
            return None
        share = Decimal(self.rng.randint(880, 1150)) / 10
        return f"{vn(share)}%" if self.style.notation != "plain" else as_cell(share)

    # Remarks

    def _evidence(self, commune):
        if self.rng.random() < 0.5:
            return None
        kind, short = self.rng.choice([("Báo cáo", "BC"), ("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Biên bản", "BB")])
        return f"{kind} số {self.rng.randint(5, 390)}/{short}-UBND ngày {self.rng.randint(1, 28)}/{self.rng.randint(1, 12)}/2024"

    def _note(self, commune):
        return self.rng.choice([None] * 6 + ["Số liệu đến 30/11", "Theo niên giám 2023", "Xã tự rà soát", "2 thôn chưa xong"])

    def _missing(self, commune):
        if self._met(commune) is not False:
            return None
        return self.rng.choice([f"{vn(Decimal(self.rng.randint(5, 200)) / 10)}%", f"Còn {self.rng.randint(1, 40)} hộ", "Chưa có hồ sơ"])

    def _solution(self, commune):
        return self.rng.choice(["Tiếp tục vận động nhân dân", "Bố trí vốn năm 2025", "Giao công chức địa chính tham mưu"]) if self._met(commune) is False else None

    def _deadline(self, commune):
        return self.rng.choice(["Quý I/2025", "30/6/2025", "Tháng 3/2025", 2025]) if self._met(commune) is False else None

    def _department(self, commune):
        return self.rng.choice(["Công chức ĐC-XD", "Văn hóa - xã hội", "Tài chính - kế toán", "Trạm Y tế", "Công an xã"])

    def _score(self, commune):
        return self.rng.choice([1, 2, 0.5])


def _as_number(code):
    return float(code) if "." in code else int(code)
