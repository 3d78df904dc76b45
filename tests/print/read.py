"""What other programs make of our files: `read.py FILE…` prints a line for everything that is wrong.

openpyxl and python-docx must take every file without a warning, and say of every sheet and table what they say of how it
is printed.
"""
import math
import sys
import warnings

warnings.simplefilter("error")

import docx  # noqa: E402
import openpyxl  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402

A4 = 9
# Sheets that are a page each, and have no headings to repeat.
WHOLE = ["Bìa"]
# The only cell to be printed of a sheet that is not printed.
UNPRINTED = "$XFD$1048576"
# The lowest a line of letters of 11 points can be, and the narrowest they are on average: less than either is cut off.
LINE, LETTER = 12.3, 0.40 * 11


def cut_rows(sheet):
    """Rows lower than their texts."""
    merged = {cell for area in sheet.merged_cells.ranges for row in area.rows for cell in row}
    area = sheet.print_area
    last = sheet[area.split("!")[-1].replace("$", "").split(":")[-1]].column if area else sheet.max_column
    for row in sheet.iter_rows(max_col=last):
        height = sheet.row_dimensions[row[0].row].height
        for cell in row:
            if height is None or not isinstance(cell.value, str) or (cell.row, cell.column) in merged:
                continue
            if sheet.column_dimensions[cell.column_letter].hidden:
                continue
            room = sheet.column_dimensions[cell.column_letter].width * 6
            lines = sum(max(1, math.ceil(len(part) * LETTER / room)) for part in cell.value.split("\n"))
            if lines * LINE > height + 1:
                yield f"{sheet.title}!{cell.coordinate} needs {lines} lines and has {height} points"


def book(path):
    # the results, since a formula is longer than what it shows
    for sheet in openpyxl.load_workbook(path, data_only=True):
        if sheet.sheet_state != "visible":
            continue
        setup, fit = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
        if setup.paperSize is None or int(setup.paperSize) != A4:
            yield f"{sheet.title}: paper {setup.paperSize}"
        if not (fit and fit.fitToPage and setup.fitToHeight == 0) and not setup.scale:
            yield f"{sheet.title}: not fit to the width of a page"
        if not sheet.print_title_rows and sheet.title not in WHOLE:
            yield f"{sheet.title}: headings are not repeated"
        if "&P" not in (sheet.oddFooter.center.text or ""):
            yield f"{sheet.title}: no page number"
        if sheet.title not in WHOLE and not (sheet.print_area or "").endswith(UNPRINTED):
            yield from cut_rows(sheet)


def paper(path):
    document = docx.Document(path)
    for number, table in enumerate(document.tables):
        rows = [row._tr.trPr for row in table.rows]
        if any(properties is None or properties.find(qn("w:cantSplit")) is None for properties in rows):
            yield f"table {number}: a row may be cut"
        ruled = table._tbl.tblPr.find(qn("w:tblBorders")).find(qn("w:insideH")).get(qn("w:val")) == "single"
        if ruled and rows[0].find(qn("w:tblHeader")) is None:
            yield f"table {number}: headings are not repeated"
    for number, section in enumerate(document.sections):
        sizes = sorted(round(size.mm) for size in (section.page_width, section.page_height))
        if sizes != [210, 297]:
            yield f"section {number}: {sizes} mm"


for path in sys.argv[1:]:
    for fault in book(path) if path.endswith(".xlsx") else paper(path):
        print(f"{path.rsplit('/', 1)[-1]}: {fault}")
