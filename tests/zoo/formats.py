"""Some of the workbooks again in other formats: .xls, .ods and .csv through LibreOffice, .docx by python-docx and by Writer."""
import copy
import html
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
from openpyxl.utils import coordinate_to_tuple

from sheet import at
from style import vn

CSV = {"csv": 44, "csv-semicolon": 59, "csv-tab": 9}


def settle(path):
    """The same bytes at every run: no hour of writing inside."""
    with zipfile.ZipFile(path) as old:
        entries = [(info, old.read(info.filename)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for info, data in entries:
            if info.filename in ("docProps/core.xml", "meta.xml"):
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?=Z?<)", b"2024-12-20T08:00:00", data)
            fresh = zipfile.ZipInfo(info.filename, (2024, 12, 20, 8, 0, 0))
            fresh.compress_type = info.compress_type
            new.writestr(fresh, data)


# Of the files that can be had in a format, every so many get it: numbers without a common factor with the 24 ways of a layout.
EVERY = {"xls": 11, "ods": 13, "csv": 7, "csv-semicolon": 11, "csv-tab": 17, "word": 5, "writer": 11}


def able(kind, layout):
    return layout.csv if kind in CSV else layout.word if kind in ("word", "writer") else True


def others(made, folder, write, few=False):
    """`made`: (layout, path, book, truth) of every workbook. Which of them get which format hangs on their place alone."""
    turns = {}
    for k, (kind, every) in enumerate(EVERY.items()):
        ones = [one for layout, *one in made if able(kind, layout)]
        turns[kind] = ones[k % 3::3][:4] if few else ones[k::every]
    for one in turns.pop("word"):
        _word(*one, folder, write)
    if not shutil.which("soffice"):
        print("soffice is not there: no .xls, .ods, .csv nor Writer files", file=sys.stderr)
        return
    for kind, ones in turns.items():
        _convert(kind, ones, folder, write)


def _truth(truth, path, write):
    write({**truth, "file": path.name}, path.parent)


# LibreOffice

def _office(to, files, out, source=None):
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ([f"--infilter={source}"] if source else []) + ["--convert-to", to, "--outdir", str(out), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)


def _convert(kind, ones, folder, write):
    if not ones:
        return
    ending = kind.split("-")[0] if kind != "writer" else "docx"
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        (work / "out").mkdir()
        sources, truths = [], []
        for path, book, truth in ones:
            source = work / f"{path.stem}_{kind}{'.html' if kind == 'writer' else '.xlsx'}"
            if kind == "writer":
                page = Page(book)
                source.write_text(page.html(), "utf-8")
                truth = page.moved(truth)
            else:
                shutil.copy(path, source)
            sources.append(source)
            truths.append(truth)
        to = {"writer": "docx:MS Word 2007 XML"}.get(kind, ending)
        if kind in CSV:
            to = f"csv:Text - txt - csv (StarCalc):{CSV[kind]},34,76,1"
        _office(to, sources, work / "out", "HTML (StarWriter)" if kind == "writer" else None)
        for source, truth in zip(sources, truths):
            _take(work / "out" / f"{source.stem}.{ending}", folder, truth, write)


def _take(path, folder, truth, write):
    kept = folder / path.name
    shutil.copy(path, kept)
    if kept.suffix in (".ods", ".docx"):
        settle(kept)
    _truth(truth, kept, write)


# Word

class Page:
    """The sheets of a workbook as a clerk types them in a word processor: lines of text and tables."""

    def __init__(self, book):
        self.book, self.tables = book, []  # (sheet, area)
        self.flow = [piece for sheet in book.sheets for piece in self._pieces(sheet)]

    def _pieces(self, sheet):
        row = 1
        while row <= sheet.ws.max_row:
            area = next((a for a in sheet.areas if a[0] <= row <= a[2]), None)
            if area:
                self.tables.append((sheet.ws, area))
                yield (sheet.ws, area)
                row = area[2] + 1
            else:
                texts = [shown(cell) for cell in sheet.ws[row] if cell.value is not None]
                if texts:
                    yield "\t\t".join(texts)
                row += 1

    def moved(self, truth):
        """The truth with cells counted inside the document's tables."""
        truth = copy.deepcopy(truth)
        for commune in truth["communes"]:
            for indicators in [commune["indicators"], *commune.get("also", {}).values()]:
                for entry in indicators.values():
                    for one in [entry, *entry.get("parts", [])]:
                        self._move(one)
        return truth

    def _move(self, entry):
        if "cell" not in entry:
            return
        for number, (ws, (top, left, bottom, right)) in enumerate(self.tables, 1):
            row, column = coordinate_to_tuple(entry["cell"])
            if ws.title == entry["sheet"] and top <= row <= bottom and left <= column <= right:
                for what in ("cell", "numerator_cell", "denominator_cell"):
                    if what in entry:
                        row, column = coordinate_to_tuple(entry[what])
                        entry[what] = at(row - top + 1, column - left + 1)
                entry["sheet"] = f"Bảng {number}"
                return

    def html(self):
        parts = [self._html_table(*p) if isinstance(p, tuple) else f"<p>{html.escape(p)}</p>" for p in self.flow]
        return f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>"

    def _html_table(self, ws, area):
        spans, hidden = {}, set()
        for r1, c1, r2, c2 in merges(ws, area):
            spans[(r1, c1)] = f" rowspan='{r2 - r1 + 1}' colspan='{c2 - c1 + 1}'"
            hidden |= {(r, c) for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)} - {(r1, c1)}
        top, left, bottom, right = area
        rows = []
        for r in range(top, bottom + 1):
            cells = [f"<td{spans.get((r, c), '')}>{html.escape(shown(ws.cell(r, c))).replace(chr(10), '<br>')}</td>"
                     for c in range(left, right + 1) if (r, c) not in hidden]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table border='1'>{''.join(rows)}</table>"


def merges(ws, area):
    top, left, bottom, right = area
    for m in sorted(ws.merged_cells.ranges, key=lambda m: m.bounds):
        if top <= m.min_row and m.max_row <= bottom and left <= m.min_col and m.max_col <= right:
            yield m.min_row, m.min_col, m.max_row, m.max_col


def shown(cell):
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return vn(number * 100) + "%" if "%" in cell.number_format else vn(number)


def _word(path, book, truth, folder, write):
    page, document = Page(book), docx.Document()
    for piece in page.flow:
        if isinstance(piece, tuple):
            _word_table(document, *piece)
        else:
            document.add_paragraph(piece)
    kept = folder / f"{path.stem}_word.docx"
    document.save(kept)
    settle(kept)
    _truth(page.moved(truth), kept, write)


def _word_table(document, ws, area):
    top, left, bottom, right = area
    width = right - left + 1
    table = document.add_table(bottom - top + 1, width)
    cells = table._cells  # asked for once: each look-up by row and column walks the whole table
    for r in range(top, bottom + 1):
        for c in range(left, right + 1):
            cells[(r - top) * width + c - left].text = shown(ws.cell(r, c))
    for r1, c1, r2, c2 in merges(ws, area):
        text = shown(ws.cell(r1, c1))
        table.cell(r1 - top, c1 - left).merge(table.cell(r2 - top, c2 - left)).text = text
