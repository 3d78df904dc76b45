#!/usr/bin/env python3
"""How much of the zoo does ntm read? Prints a table with one line per layout. See README.md for what the columns mean."""
import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

HERE = Path(__file__).resolve().parent
BINARIES = [HERE.parents[1] / "target" / kind / "ntm" for kind in ("release", "debug")]
GRAVE = ("error", "warning")
CELL = re.compile(r"(?<![A-Z0-9])\$?([A-Z]{1,3})\$?(\d{1,5})(?:\s*[:–-]\s*\$?([A-Z]{1,3})\$?(\d{1,5}))?(?![A-Z0-9])")


def fold(text):
    text = unicodedata.normalize("NFC", str(text or "")).lower()
    return re.sub(r"\s+", " ", re.sub(r"^xã\s+", "", text.strip()))


def number(value):
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


# What ntm says

class Answer:
    """The output of one run: measures by commune, level and indicator; findings by cell."""

    def __init__(self, data, error):
        self.communes = data.get("communes", []) if data else []
        self.error = error
        self.findings = defaultdict(lambda: False)  # (sheet or "", cell) → is it an error or warning?
        sources = list(self.communes) + ([data] if data else []) + [{"diagnostics": u.get("diagnostics", [])} for u in (data or {}).get("unjudged", [])]
        for source in sources:
            for finding in source.get("diagnostics") or []:
                self._keep(finding)

    def _keep(self, finding):
        place = finding.get("place") or {}
        grave = finding["severity"] in GRAVE
        text = " ".join(filter(None, [place.get("cell"), finding.get("message"), finding.get("hint")]))
        for cell in cells(text):
            for sheet in (place.get("sheet") or "", ""):
                self.findings[(sheet, cell)] |= grave

    def named(self, entry, any_sheet):
        return any(key in self.findings for key in keys(entry, any_sheet))

    def warned(self, entry, any_sheet):
        return any(self.findings.get(key) for key in keys(entry, any_sheet))

    def commune(self, name, alone):
        same = [c for c in self.communes if fold(c["name"]) == fold(name)]
        if same:
            return same[0]
        return self.communes[0] if alone and len(self.communes) == 1 else None


def keys(entry, any_sheet):
    for what in ("cell", "numerator_cell", "denominator_cell"):
        if what in entry:
            yield ("" if any_sheet else entry["sheet"], entry[what])


def cells(text):
    """Every cell a finding lists, ranges too, as long as they stay small."""
    for column, row, to_column, to_row in CELL.findall(text):
        yield column + row
        if to_row and to_column == column and 0 <= int(to_row) - int(row) <= 200:
            yield from (f"{column}{k}" for k in range(int(row), int(to_row) + 1))
        elif to_row and to_row == row and letters(to_column) - letters(column) in range(400):
            yield from (f"{word(k)}{row}" for k in range(letters(column), letters(to_column) + 1))


def letters(column):
    value = 0
    for letter in column:
        value = value * 26 + ord(letter) - 64
    return value


def word(value):
    text = ""
    while value:
        value, rest = divmod(value - 1, 26)
        text = chr(65 + rest) + text
    return text


def measures(commune, level, code):
    for one in (commune or {}).get("sets", []):
        if one["level"] == level:
            for criterion in one["criteria"]:
                for indicator in criterion["indicators"]:
                    if indicator["code"] == code:
                        return indicator["measures"]
    return []


# Right or wrong

def read(measure):
    return measure is not None and measure["value"] is not None


def agrees(measure, truth):
    value, kind = measure["value"], truth["kind"]
    if truth["value"] is None:
        return False
    if kind == "yes_no":
        return value is truth["value"]
    if kind == "grade":
        return fold(value) == fold(truth["value"])
    if isinstance(value, bool) or number(value) is None:
        return False
    true = Decimal(truth["value"])
    pair = [number(measure.get(k)) for k in ("numerator", "denominator")]
    if kind == "rate" and None not in pair and pair[1]:
        return _rate_agrees(pair, truth, true)
    return number(value) == true


def _rate_agrees(pair, truth, true):
    if truth["numerator"] is not None:
        return pair[0] * Decimal(truth["denominator"]) == pair[1] * Decimal(truth["numerator"])
    decimals = max(0, -true.as_tuple().exponent)
    return (pair[0] * 100 / pair[1]).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == true


def judge(truth, measure, answer, any_sheet):
    """One word for one figure."""
    if read(measure):
        if agrees(measure, truth):
            return "right" if truth["readable"] else "guessed right"
        return "warned" if answer.warned(truth, any_sheet) else "silent"
    if truth["blank"]:
        return "blank"
    named = "named" if answer.named(truth, any_sheet) else "unnamed"
    return named if truth["readable"] else "odd " + named


def entries(truth):
    """(commune, level, code, part, entry) of everything that takes one figure."""
    for commune in truth["communes"]:
        for level, indicators in [(truth["level"], commune["indicators"]), *commune.get("also", {}).items()]:
            for code, entry in indicators.items():
                if entry["single"]:
                    yield commune["name"], level, code, "", entry
                for part in entry.get("parts", []):
                    yield commune["name"], level, code, part["part"], part


def score(truth, answer):
    any_sheet = truth["file"].endswith((".csv", ".docx"))
    alone, found = len(truth["communes"]) == 1, []
    for name, level, code, part, entry in entries(truth):
        known = measures(answer.commune(name, alone), level, code)
        if part:
            known = [m for m in known if m["id"].endswith("/" + part)]
        measure = known[0] if known else None
        found.append((judge(entry, measure, answer, any_sheet), name, level, code, part, entry, measure))
    return found


# Running

def run(ntm, path, truth):
    command = [ntm, "assess", str(path), "--level", truth["level"], "--year", str(truth["year"]), "--province", truth["province"], "--format", "json"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return Answer(None, "no answer within 120 s")
    try:
        return Answer(json.loads(done.stdout), None)
    except json.JSONDecodeError:
        return Answer(None, done.stderr.decode("utf-8", "replace")[-300:])


def one(job):
    ntm, path = job
    truth = json.loads(path.read_text("utf-8"))
    answer = run(ntm, path.parent / truth["file"], truth)
    extra = max(0, len(answer.communes) - len(truth["communes"]))
    return truth, score(truth, answer), extra, answer.error


def table(results, by):
    rows = defaultdict(Counter)
    for truth, found, extra, error in results:
        for group in (by(truth), "total"):
            row = rows[group]
            row["files"] += 1
            row["extra"] += extra
            row["broken"] += error is not None
            for state, _, _, _, part, *_ in found:
                row["part " + state if part else state] += 1
    return rows


HEADINGS = ["files", "figures", "right", "right %", "named", "unnamed", "warned", "SILENT", "odd ok", "odd unnamed", "parts", "parts right", "too many"]


def line(row):
    figures = sum(row[k] for k in ("right", "named", "unnamed")) + row["warned"] + row["silent"]
    parts = sum(v for k, v in row.items() if k.startswith("part ") and "blank" not in k and "odd" not in k)
    share = f"{row['right'] * 100 / figures:.1f}" if figures else "-"
    return [row["files"], figures, row["right"], share, row["named"], row["unnamed"], row["warned"], row["silent"] + row["part silent"],
            row["odd named"] + row["guessed right"], row["odd unnamed"], parts, row["part right"], row["extra"]]


def show(rows, first):
    width = max(map(len, [*rows, first]))
    print(first.ljust(width), *(h.rjust(max(7, len(h))) for h in HEADINGS))
    for group in [*sorted(g for g in rows if g != "total"), "total"]:
        print(group.ljust(width), *(str(v).rjust(max(7, len(h))) for v, h in zip(line(rows[group]), HEADINGS)))


def listing(results, wanted):
    for truth, found, _, error in results:
        if error:
            print(truth["file"], "NO OUTPUT:", error)
        for state, name, level, code, part, entry, measure in found:
            if state in wanted:
                got = measure and (measure["value"] if measure["numerator"] is None else f"{measure['numerator']}/{measure['denominator']}")
                origin = ((measure or {}).get("origin") or {})
                print(f"{truth['file']}  {entry['sheet']}!{entry['cell']}  {level} {code}{'/' + part if part else ''} ({name}): {state}; "
                      f"truth {entry['value']} {entry.get('numerator') or ''}/{entry.get('denominator') or ''}, read {got} from {origin.get('sheet')}!{origin.get('cell')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ntm", default=next((str(b) for b in BINARIES if b.exists()), "ntm"))
    parser.add_argument("--only", action="append", default=[], help="file names that contain this (repeatable)")
    parser.add_argument("--by", choices=["layout", "wording", "notation", "level", "format"], default="layout")
    parser.add_argument("--list", action="store_true", help="list the figures that are not read right")
    parser.add_argument("--silent", action="store_true", help="list only what is silently wrong")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    paths = [p for p in sorted(options.folder.glob("*.json")) if not options.only or any(o in p.name for o in options.only)]
    if not paths:
        sys.exit(f"no truth files in {options.folder}")
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(one, [(options.ntm, p) for p in paths]))
    if options.list or options.silent:
        listing(results, {"silent"} if options.silent else {"silent", "warned", "named", "unnamed", "odd unnamed"})
    by = (lambda t: t["file"].rsplit(".", 1)[1]) if options.by == "format" else (lambda t: t[options.by])
    rows = table(results, by)
    show(rows, options.by)
    if rows["total"]["broken"]:
        print(f"{rows['total']['broken']} files gave no JSON")


if __name__ == "__main__":
    main()
