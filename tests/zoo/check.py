#!/usr/bin/env python3
"""Does the truth agree with what stands in the cells? Reads the .xlsx files back with openpyxl, knowing nothing of how they were made."""
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl

import law


def numbers(text):
    """Every number of a text, read in the Vietnamese way."""
    found = []
    for word in re.findall(r"\d[\d.,]*", text):
        word = word.rstrip(".,")
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", word):
            word = word.replace(".", "")
        found.append(Decimal(word.replace(",", ".")))
    return found


def says(cell, entry):
    value = cell.value
    if entry["blank"]:
        return value is None
    if entry["value"] is None:
        return isinstance(value, str) and not entry["readable"]
    if entry["kind"] == "yes_no":
        denied = isinstance(value, str) and re.match(r"(chưa|không|ko|kđ|kd)", value.strip().lower())
        return bool(value) and bool(denied) != entry["value"]
    if entry["kind"] == "grade":
        return entry["value"].lower() in value.lower()
    if isinstance(value, (int, float)):
        shown = Decimal(repr(value)) * (100 if "%" in cell.number_format else 1)
        return shown == Decimal(entry["value"])
    wanted = [entry["value"]] + [entry[k] for k in ("numerator", "denominator") if entry[k] and k + "_cell" not in entry]
    if value is None:
        return "numerator_cell" in entry
    if entry["value"] == "0" and "Không" in value:
        return True
    if not entry["readable"] and value in ("Đạt", "Chưa đạt"):
        return True
    found = numbers(value)
    # A pair alone gives the rate by division.
    if entry["kind"] == "rate" and len(found) == 2 and "%" not in value:
        wanted = wanted[1:]
    return all(Decimal(w) in found for w in wanted)


def entries(truth):
    for commune in truth["communes"]:
        for level, indicators in [(truth["level"], commune["indicators"]), *commune.get("also", {}).items()]:
            missing = {i.code for i in law.indicators(level)} ^ set(indicators)
            if missing:
                yield f"{commune['name']} {level}: {sorted(missing)}", None
            for code, entry in indicators.items():
                for one in [entry] if entry["single"] else entry.get("parts", []):
                    yield f"{commune['name']} {level} {code}", one


def pair_says(ws, entry):
    return all(Decimal(str(ws[entry[k + "_cell"]].value)) == Decimal(entry[k]) for k in ("numerator", "denominator") if k + "_cell" in entry)


def main():
    wrong = seen = 0
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        if not truth["file"].endswith(".xlsx"):
            continue
        book, cells = openpyxl.load_workbook(path.parent / truth["file"]), set()
        for what, entry in entries(truth):
            seen += 1
            place = entry and (entry["sheet"], entry["cell"])
            cell = entry and book[place[0]][place[1]]
            if entry is None or place in cells or not says(cell, entry) or not pair_says(book[place[0]], entry):
                wrong += 1
                print(truth["file"], what, place, cell and repr(cell.value), entry)
            cells.add(place)
    print(f"{seen} figures looked at, {wrong} do not agree")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
