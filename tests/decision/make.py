"""Makes decisions in the shape of the annexes, and the truth of every threshold in them. Run: python3 make.py

The figures are invented; only names and codes are those of criteria/*.toml. Word documents are made by python-docx; LibreOffice
saves them as pages of the web, and those as workbooks. Written without a look at the reader; keep it so."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
import zlib

from docx import Document

HERE = os.path.dirname(os.path.abspath(__file__))
LAW = os.path.join(HERE, "..", "..", "criteria")
FULL = {
    "tdmnpb": "Trung du miền núi phía Bắc",
    "dbsh": "Đồng bằng sông Hồng",
    "btb": "Bắc Trung Bộ",
    "dhntb": "Duyên hải Nam Trung Bộ",
    "tn": "Tây Nguyên",
    "dnb": "Đông Nam Bộ",
    "dbscl": "Đồng bằng sông Cửu Long",
}
SHORT = {"tdmnpb": "TDMNPB", "dbsh": "ĐBSH", "btb": "BTB", "dhntb": "DHNTB", "tn": "TN", "dnb": "ĐNB", "dbscl": "ĐBSCL"}
REGIONS = list(FULL)
LEFT = ["Theo quy định của UBND cấp tỉnh", "UBND cấp tỉnh quy định cụ thể", "UBND cấp tỉnh quy định"]
NOTE = "Số liệu minh họa, không phải số của văn bản thật."


def law(name):
    with open(os.path.join(LAW, name + ".toml"), "rb") as file:
        return tomllib.load(file)


BOOKS = {name: law(name) for name in ("basic", "advanced")}


def measures(indicator):
    """The measures of an indicator, with what they share with another."""
    found = []
    for measure in indicator.get("measure", []):
        if "same_as" in measure:
            book, rest = measure["same_as"].split(":")
            code, _, part = rest.partition("/")
            texts = [i for i in BOOKS[book]["indicator"] if i["code"] == code]
            twin = next(m for i in texts for m in i["measure"] if m.get("part", "") == part)
            measure = {**twin, **measure}
        found.append(measure)
    return found


def indicators(book, day):
    """The texts in force on a day, by code."""
    last = {}
    for indicator in BOOKS[book]["indicator"]:
        if str(indicator["from"]) > day:
            continue
        if indicator["code"] not in last or indicator["from"] >= last[indicator["code"]]["from"]:
            last[indicator["code"]] = indicator
    return list(last.values())


def drawn(*seed, low, high):
    return low + zlib.crc32(repr(seed).encode()) % (high - low + 1)


def vietnamese(number):
    return f"{number:g}".replace(".", ",")


class Writer:
    """One decision being written: what each cell says, and what is true of it."""

    def __init__(self, name, scope, day):
        self.name = name
        self.day = day
        self.scope = scope  # columns that values hang on: regions, or names of classes, or "" for one column
        self.truth = []

    def says(self, book, indicator, test, where, year, want):
        self.truth.append(
            {"book": book, "code": indicator["code"], "test": test, "where": where, "year": year, "want": want}
        )

    def cells(self, book, indicator):
        """Texts of the columns of an indicator: {"all": text} or a text for each; years have a row each."""
        tests = indicator.get("test", [])
        code = indicator["code"]
        own = {m.get("part", ""): m for m in measures(indicator)}
        if not tests:
            return [("", {"all": "Đạt"})]
        if code == "5" and book == "basic":
            for test in tests:
                for where in self.scope:
                    self.says(book, indicator, test["id"], where, None, "ask")
            return [("", {where: "100% trường đạt mức tối thiểu và ≥ 50% trường đạt mức độ 1" for where in self.scope})]
        if len(tests) == 1:
            test = tests[0]
            first = test.get("measures", list(own))[0]
            measure = own[first]
            years = sorted({y for level in test.get("levels", []) for y in level.get("years", [])})
            if years or (code == "10"):
                return [
                    (f"Năm {year}", {w: self.one(book, indicator, test, measure, w, year) for w in self.scope})
                    for year in (2021, 2022, 2023, 2024, 2025)
                ]
            return [("", self.row(book, indicator, test, measure))]
        parts = {t.get("id"): own[t["measures"][0]] for t in tests}
        if code == "17.1" and book == "basic":
            texts = {}
            for where in self.scope:
                whole = drawn(self.name, code, where, low=50, high=79)
                pipe = drawn(self.name, code, where, "pipe", low=20, high=45)
                texts[where] = f"≥ {whole}% (≥ {pipe}% từ hệ thống cấp nước tập trung)"
                self.says(book, indicator, "tong", where, None, str(whole))
                self.says(book, indicator, "tap-trung", where, None, str(pipe))
            return [("", texts)]
        for test in tests:
            for where in self.scope:
                self.says(book, indicator, test["id"], where, None, "ask")
        text = "100%" if all(m["kind"] == "rate" for m in parts.values()) else "Đạt chuẩn và 100%"
        return [("", {"all": text})]

    def row(self, book, indicator, test, measure):
        op, code = test["op"], indicator["code"]
        way = drawn(self.name, book, code, "way", low=0, high=5)
        if code in ("2.1", "2.2", "2.3", "2.4") and len(self.scope) == 7:
            for where in self.scope:
                self.says(book, indicator, test.get("id", ""), where, None, "left")
            return {"all": LEFT[way % 3]}
        if op == "met" or op == "none" or way < 2 or measure["kind"] == "grade":
            text = self.one(book, indicator, test, measure, None, None)
            want = self.truth.pop()["want"]
            for where in self.scope:
                self.says(book, indicator, test.get("id", ""), where, None, want)
            return {"all": text} if way % 2 == 0 else {where: text for where in self.scope}
        return {where: self.one(book, indicator, test, measure, where, None) for where in self.scope}

    def one(self, book, indicator, test, measure, where, year):
        op, kind, code = test["op"], measure["kind"], indicator["code"]
        seed = (self.name, book, code, where, year)
        id = test.get("id", "")
        if op == "met":
            self.says(book, indicator, id, where, year, "met")
            return "Đạt"
        if op == "none":
            self.says(book, indicator, id, where, year, "none")
            return "Không"
        if kind == "grade":
            word = {"xep-loai": "Khá", "muc-do": "Mức độ 2", "xep-loai-nhiem-vu": "Hoàn thành tốt nhiệm vụ"}[measure["scale"]]
            self.says(book, indicator, id, where, year, word)
            return word + (" trở lên" if drawn(*seed, "word", low=0, high=1) else "")
        if kind in ("count", "villages"):
            value = drawn(*seed, low=1, high=3)
        elif code in ("10", "2") and kind == "number":
            value = drawn(*seed, low=300, high=800) / 10
        elif kind == "number":
            value = drawn(*seed, low=2, high=8)
        elif op == "at_most":
            value = drawn(*seed, low=20, high=250) / 10
        else:
            value = drawn(*seed, low=100, high=200) / 2
        self.says(book, indicator, id, where, year, f"{value:g}")
        return self.printed(op, kind, measure, value, seed)

    def printed(self, op, kind, measure, value, seed):
        number = vietnamese(value)
        way = drawn(*seed, "print", low=0, high=7)
        if kind in ("count", "villages"):
            return f"≥ {number:0>2}" if way < 2 else f"≥ {number}"
        unit = "%" if kind == "rate" else ""
        if kind == "number":
            unit = {"m²/người": " m2/người"}.get(measure.get("unit"), "") if way % 2 else ""
        if kind == "number" and measure.get("unit") == "lít/người/ngày đêm":
            unit = " lít"
        sign = {"at_least": "≥", "at_most": "≤"}[op]
        if kind == "rate" and value == 100:
            return "100%"
        words = {"at_least": "Tối thiểu", "at_most": "Không quá"}[op]
        return [
            f"{sign} {number}{unit}",
            f"{sign}{number}{unit}",
            f"{sign}\u00a0{number}{unit}",
            f"{sign} {number}{unit}",
            f"{sign} {number} %" if unit == "%" else f"{sign} {number}{unit}",
            f"{words} {number}{unit}",
            f"{sign}{number}{unit}",
            f"{sign} {number}{unit}",
        ][way]

    def spoil(self, book, rows, spoilt):
        """Misprints: {(code, where): text}. What cannot be told any more must be asked."""
        for (code, where), text in spoilt.items():
            for row in rows:
                if row["code"] == code and row["year"] in (None, "", "Năm 2023"):
                    if "all" in row["cells"]:
                        row["cells"] = {w: row["cells"]["all"] for w in self.scope}
                    row["cells"][where] = text
            for fact in self.truth:
                if (fact["book"], fact["code"], fact["where"]) == (book, code, where) and fact["year"] in (None, 2023):
                    fact["want"] = "ask"

    def rows(self, book):
        rows = []
        for indicator in indicators(book, self.day):
            for year, cells in self.cells(book, indicator):
                rows.append({"code": indicator["code"], "criterion": indicator["criterion"], "name": indicator["name"], "year": year, "cells": cells})
        return rows


def merge(table, top, left, bottom, right, text=None):
    cell = table.cell(top, left).merge(table.cell(bottom, right))
    if text is not None:
        put(cell, text)
    return cell


def put(cell, text):
    """A text, with what stands behind a ^ raised as a footnote's number is."""
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    paragraph = cell.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    body, _, note = text.partition("^")
    paragraph.add_run(body)
    if note:
        paragraph.add_run(note).font.superscript = True


def heading(table, names, order, top):
    """Two lines: the regions below a heading that spans them."""
    for column, text in enumerate(["TT", "Tên tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu chung"]):
        merge(table, top, column, top + 1, column, text)
    merge(table, top, 4, top, 3 + len(order), "Chỉ tiêu theo vùng")
    for column, region in enumerate(order):
        put(table.cell(top + 1, 4 + column), names[region])


def named(row, at):
    """The name of an indicator as it stands in an annex: with its code, some with a footnote."""
    code, name = row["code"], row["name"]
    text = f"{code}. {name}" if "." in code else name
    if row["year"]:
        return row["year"] if at else text
    return text + ("^(1)" if code in ("3.1", "9.2") else "")


def lines(book, rows):
    """The lines of a table: groups, criteria with their rows."""
    groups = {c["number"]: c["group"] for c in BOOKS[book]["criterion"] if "group" in c}
    names = {g["id"]: g["name"] for g in BOOKS[book].get("group", [])}
    last = None
    for row in rows:
        group = groups.get(row["criterion"])
        if group != last and group in names:
            yield ("group", f"{group}. {names[group].upper()}")
        last = group
        yield ("row", row)


def fill(document, book, rows, names, order, pages):
    """A table, broken into as many as there are pages, each with its heading."""
    listed = list(lines(book, rows))
    step = -(-len(listed) // pages)
    for page in range(pages):
        here = listed[page * step : (page + 1) * step]
        # A criterion is not torn in two: the annexes break between rows, and its name is said again.
        years = sum(1 for kind, row in here if kind == "row" and row["year"] == "Năm 2021")
        table = document.add_table(rows=2 + len(here) + years, cols=4 + len(order))
        table.style = "Table Grid"
        heading(table, names, order, 0)
        write(table, book, here, order)
        if page + 1 < pages:
            document.add_paragraph("")


def write(table, book, here, order):
    titles = {c["number"]: c["name"] for c in BOOKS[book]["criterion"]}
    at, last = 2, len(order) + 3
    begun = None  # (criterion, first row)

    def close(bottom):
        if begun:
            merge(table, begun[1], 0, bottom, 0, str(begun[0]))
            merge(table, begun[1], 1, bottom, 1, titles[begun[0]])

    for kind, row in here:
        if kind == "group":
            close(at - 1)
            begun = None
            merge(table, at, 0, at, last, row)
            at += 1
            continue
        if begun is None or begun[0] != row["criterion"]:
            close(at - 1)
            begun = (row["criterion"], at)
        if row["year"] == "Năm 2021":
            put(table.cell(at, 2), row["name"] + " (triệu đồng/người/năm)")
            at += 1
        put(table.cell(at, 2), named(row, True))
        if "all" in row["cells"]:
            wide = zlib.crc32((row["code"] + book).encode()) % 2
            if wide:
                merge(table, at, 3, at, last, row["cells"]["all"])
            else:
                put(table.cell(at, 3), row["cells"]["all"])
                for column in range(4, last + 1):
                    put(table.cell(at, column), row["cells"]["all"])
        else:
            for column, region in enumerate(order):
                put(table.cell(at, 4 + column), row["cells"][region])
            put(table.cell(at, 3), "" if len(set(row["cells"].values())) > 1 else row["cells"][order[0]])
        at += 1
    close(at - 1)


def begin(number, day, issuer, subject, annex):
    document = Document()
    table = document.add_table(rows=1, cols=2)
    put(table.cell(0, 0), f"{issuer.upper()}\nSố: {number}")
    put(table.cell(0, 1), f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, {day}")
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph(subject)
    document.add_paragraph(NOTE)
    for n in range(1, 5):
        document.add_paragraph(f"Điều {n}. Nội dung minh họa của điều này, căn cứ Luật số 12/2015/QH13 ngày 19 tháng 6 năm 2015.")
    title(document, number, day, issuer, annex)
    return document


def title(document, number, day, issuer, annex):
    document.add_paragraph("Phụ lục")
    document.add_paragraph(annex)
    document.add_paragraph(f"(Kèm theo Quyết định số {number} {day} của {issuer})")


def settle(document, name):
    """The same bytes whenever it is made."""
    path = os.path.join(HERE, name)
    document.core_properties.author = "NTM"
    document.save(path)
    pack(path)


def pack(path):
    with zipfile.ZipFile(path) as packed:
        parts = [(i.filename, packed.read(i)) for i in packed.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts:
            packed.writestr(zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


BASIC = "BỘ TIÊU CHÍ QUỐC GIA VỀ XÃ NÔNG THÔN MỚI GIAI ĐOẠN 2021 - 2025"
ADVANCED = "BỘ TIÊU CHÍ QUỐC GIA VỀ XÃ NÔNG THÔN MỚI NÂNG CAO GIAI ĐOẠN 2021 - 2025"


def national_basic():
    writer = Writer("mot-bo", REGIONS, "2022-03-08")
    rows = writer.rows("basic")
    document = begin("9318/QĐ-TTg", "ngày 08 tháng 3 năm 2022", "Thủ tướng Chính phủ", "Ban hành Bộ tiêu chí (minh họa)", BASIC)
    fill(document, "basic", rows, FULL, REGIONS, 2)
    document.add_paragraph("Ghi chú: (1) Quy định minh họa ở chân bảng.")
    settle(document, "mot-bo.docx")
    return writer.truth


def national_both():
    writer = Writer("hai-bo", REGIONS, "2024-04-02")
    order = ["dbsh", "tdmnpb", "btb", "dhntb", "dnb", "tn", "dbscl"]
    document = begin("9319/QĐ-TTg", "ngày 02/4/2024", "Thủ tướng Chính phủ", "Ban hành các Bộ tiêu chí (minh họa)", BASIC)
    rows = writer.rows("basic")
    writer.spoil("basic", rows, {
        ("4.2", "btb"): "≥ 9O%",
        ("15.3", "tn"): "≥ 26,5%",
        ("9.2", "dnb"): "≥ 950%",
        ("6.3", "dbsh"): "≥ 95-98%",
        ("16", "dbscl"): "Đạt",
        ("17.2", "tdmnpb"): "≥ 0,95",
        ("17.6", "tn"): "",
        ("3.1", "dhntb"): "≤ 80%",
        ("11", "dnb"): "< 5%",
        ("18.2", "dbsh"): "Hoàn thành",
        ("10", "btb"): "≥ 4 5",
        ("17.8", "dnb"): "≥ 85%; riêng xã đảo ≥ 70%",
    })
    fill(document, "basic", rows, SHORT, order, 3)
    title(document, "9319/QĐ-TTg", "ngày 02/4/2024", "Thủ tướng Chính phủ", ADVANCED)
    rows = writer.rows("advanced")
    fill(document, "advanced", rows, SHORT, order, 2)
    settle(document, "hai-bo.docx")
    return writer.truth


def simple(document, book, rows, columns, keys):
    """A province's table: codes in a column of their own, criteria as rows."""
    titles = {c["number"]: c["name"] for c in BOOKS[book]["criterion"]}
    listed, last = [], None
    for row in rows:
        if row["criterion"] != last:
            listed.append(("criterion", row["criterion"]))
        last = row["criterion"]
        if row["year"] == "Năm 2021":
            listed.append(("above", row))
        listed.append(("row", row))
    table = document.add_table(rows=1 + len(listed), cols=2 + len(columns))
    table.style = "Table Grid"
    for column, text in enumerate(["TT", "Tiêu chí, nội dung chỉ tiêu"] + columns):
        put(table.cell(0, column), text)
    for at, (kind, row) in enumerate(listed, 1):
        if kind == "criterion":
            put(table.cell(at, 0), str(row))
            put(table.cell(at, 1), titles[row].upper())
            continue
        if kind == "above":
            put(table.cell(at, 0), row["code"] if "." in row["code"] else "")
            put(table.cell(at, 1), row["name"])
            continue
        put(table.cell(at, 0), "" if row["year"] or "." not in row["code"] else row["code"])
        put(table.cell(at, 1), row["year"] or row["name"])
        for column, key in enumerate(keys):
            put(table.cell(at, 2 + column), row["cells"].get("all", row["cells"].get(key, "")))


def province_one():
    writer = Writer("tinh-mot-cot", ["all"], "2022-06-15")
    document = begin("9020/QĐ-UBND", "ngày 15 tháng 6 năm 2022", "Ủy ban nhân dân tỉnh Hải Dương", "Quy định mức đạt chuẩn (minh họa)", "QUY ĐỊNH MỨC ĐẠT CHUẨN XÃ NÔNG THÔN MỚI TỈNH HẢI DƯƠNG GIAI ĐOẠN 2021 - 2025")
    simple(document, "basic", writer.rows("basic"), ["Chỉ tiêu"], ["all"])
    settle(document, "tinh-mot-cot.docx")
    return writer.truth


def province_classes():
    keys = ["Xã khu vực I", "Xã khu vực II", "Xã khu vực III"]
    writer = Writer("tinh-theo-dien", keys, "2022-07-20")
    document = begin("9021/QĐ-UBND", "ngày 20/7/2022", "Ủy ban nhân dân tỉnh Sơn La", "Quy định mức đạt chuẩn (minh họa)", "QUY ĐỊNH MỨC ĐẠT CHUẨN XÃ NÔNG THÔN MỚI NÂNG CAO TỈNH SƠN LA")
    simple(document, "advanced", writer.rows("advanced"), keys, keys)
    settle(document, "tinh-theo-dien.docx")
    return writer.truth


def office(source, kind, folder, *more):
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *more, "--convert-to", kind, "--outdir", folder, source],
        capture_output=True, text=True, check=True)
    made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + "." + kind.split(":")[0])
    if not os.path.exists(made):
        sys.exit(done.stdout + done.stderr)
    return made


def saved_elsewhere(name, page):
    """The workbook Calc makes of the page that LibreOffice Writer saves, and the page itself."""
    keep = page
    with tempfile.TemporaryDirectory() as folder:
        page = office(os.path.join(HERE, name + ".docx"), "html", folder)
        if keep:
            with open(page, "rb") as file:
                content = file.read()
            with open(os.path.join(HERE, name + ".html"), "wb") as file:
                file.write(content)
        book = office(page, "xlsx:Calc MS Excel 2007 XML", folder, "--infilter=HTML (StarCalc)")
        with open(book, "rb") as file:
            content = file.read()
        with open(os.path.join(HERE, name + ".xlsx"), "wb") as file:
            file.write(content)
        pack(os.path.join(HERE, name + ".xlsx"))


def main():
    truth = {
        "mot-bo": national_basic(),
        "hai-bo": national_both(),
        "tinh-mot-cot": province_one(),
        "tinh-theo-dien": province_classes(),
    }
    if "--docx" not in sys.argv:
        saved_elsewhere("mot-bo", page=True)
        saved_elsewhere("hai-bo", page=False)
    with open(os.path.join(HERE, "truth.json"), "w", encoding="utf-8") as file:
        file.write("{\n")
        for at, (name, facts) in enumerate(truth.items()):
            file.write(f'"{name}": [\n')
            file.write(",\n".join(json.dumps(fact, ensure_ascii=False) for fact in facts))
            file.write("\n]" + ("," if at + 1 < len(truth) else "") + "\n")
        file.write("}\n")


main()
