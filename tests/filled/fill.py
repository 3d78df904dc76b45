"""Fills a form of ours as a person would, cell by cell: argv is the workbook and a JSON list of [row id, column, typed].

Typed as on the keyboard of a Vietnamese Excel: `12,4` is a number; an apostrophe before it makes it text; `=` a formula,
`#` an error, `%` a number in a cell of the percent format, `ngày` a day in the format that Excel gives "3/5" by itself. Anything else is text.
"""
import datetime, json, re, sys
import openpyxl

COLUMNS = {"tu": "Tử số", "mau": "Mẫu số", "kq": "Kết quả", "ghi": "Ghi chú", "traloi": "Trả lời"}


def value(typed):
    if typed.startswith("'"):
        return typed[1:], None
    if typed.startswith("% "):
        return float(typed[2:].replace(",", ".")), "0%"
    if typed.startswith("ngày "):
        return datetime.date.fromisoformat(typed[5:]), "d-mmm"
    if re.fullmatch(r"-?\d+(,\d+)?", typed):
        number = float(typed.replace(",", "."))
        return int(number) if number.is_integer() else number, None
    return typed, None


def places(book):
    """Rows by their hidden id, columns by their heading."""
    found = {}
    for sheet in book.worksheets:
        heads = {}
        for row in sheet.iter_rows():
            for cell in row:
                text = str(cell.value) if cell.value is not None else ""
                if text in COLUMNS.values():
                    heads[text] = cell.column
                found.setdefault(text.removeprefix("measure "), (sheet, cell.row, heads))
    return found


book = openpyxl.load_workbook(sys.argv[1])
where = places(book)
for row, column, typed in json.loads(sys.argv[2]):
    sheet, line, heads = where[row]
    cell = sheet.cell(line, heads[COLUMNS[column]])
    cell.value, form = value(typed)
    if form:
        cell.number_format = form
    print(f"{row}\t{column}\t{sheet.title}\t{cell.coordinate}")
book.save(sys.argv[1])
