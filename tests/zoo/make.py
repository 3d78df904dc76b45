#!/usr/bin/env python3
"""Makes the zoo: `make.py DIR` the whole of it, `make.py --sample` the part that is kept here. See README.md."""
import argparse
import json
import random
import re
from pathlib import Path

import commune
import formats
import layouts
from sheet import Book
from style import NOTATIONS, Style

try:
    import layouts_later  # noqa: F401  registers its layouts when imported
except ModuleNotFoundError:
    pass

HERE = Path(__file__).resolve().parent


def combinations():
    """Every layout in every wording and notation; the levels take turns."""
    for layout in layouts.LAYOUTS.values():
        for w, wording in enumerate(layout.wordings):
            for n, notation in enumerate(NOTATIONS):
                level = layout.levels[(w + n) % 3 == 2 and len(layout.levels) - 1]
                yield layout, wording, notation, level


def file_name(layout, wording, notation, level):
    return f"{layout.name}_{wording}_{notation}_{level}"


def make(layout, wording, notation, level, folder):
    name = file_name(layout, wording, notation, level)
    rng = random.Random(name)
    communes = commune.communes(layout.communes, rng)
    book = Book(communes, Style(wording, notation, rng), level, rng)
    layout.fill(book)
    path = folder / f"{name}.xlsx"
    book.wb.save(path)
    formats.settle(path)
    truth = _truth(path.name, layout, wording, notation, level, book)
    _write(truth, folder)
    return path, book, truth


def _truth(file, layout, wording, notation, level, book):
    return {"file": file, "layout": layout.name, "wording": wording, "notation": notation, "level": level, "year": commune.YEAR,
            "province": commune.PROVINCE, "communes": [_commune_truth(c, level) for c in book.communes]}


def _commune_truth(one, level):
    truth = {"name": one.name, "indicators": one.truth[level]}
    also = {other: entries for other, entries in one.truth.items() if other != level and entries}
    return truth | ({"also": also} if also else {})


def _write(truth, folder):
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    # One indicator a line: shorter, and a difference is seen at once.
    text = re.sub(r"\{[^{}\[\]]*\}", lambda m: re.sub(r"\s*\n\s*", " ", m.group()), text)
    (folder / truth["file"]).with_suffix(".json").write_text(text + "\n", "utf-8")


def whole(folder, only):
    made = []
    for layout, *rest in combinations():
        if not only or layout.name in only:
            made.append((layout, *make(layout, *rest, folder)))
    formats.others(made, folder, _write)


# Files that were once misread: each holds what mended it.
MISREAD = [
    "both-levels-sheets_short_plain_advanced",
    "communes-down-names_short_careless_basic",
    "decision-own-rows_short_comma_basic",
    "letters_short_comma_basic",
    "report-per-criterion_abbreviated_parts_basic",
    "roman-criteria_short_percent_basic",
    "sheet-per-criterion-communes_messy_plain_basic",
    "turned-by-criterion_short_comma_basic",
]


def sample(folder):
    """One file of each layout that has `sample`, so chosen that every wording and notation has its turn; some in other formats;
    those once misread."""
    chosen = [_one(layout, k) for k, layout in enumerate(layouts.LAYOUTS.values()) if layout.sample]
    made = [(c[0], *make(*c, folder)) for c in chosen]
    formats.others(made, folder, _write, few=True)
    for misread in (c for c in combinations() if file_name(*c) in MISREAD):
        make(*misread, folder)


def _one(layout, k):
    all_of_it = [c for c in combinations() if c[0] is layout]
    return all_of_it[k * 7 % len(all_of_it)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sample", action="store_true", help="write tests/zoo/sample")
    parser.add_argument("--layout", action="append", default=[], help="only this layout (repeatable)")
    options = parser.parse_args()
    if options.sample:
        folder = options.folder or HERE / "sample"
    elif options.folder:
        folder = options.folder
    else:
        parser.error("where to? give a folder, or --sample")
    folder.mkdir(parents=True, exist_ok=True)
    sample(folder) if options.sample else whole(folder, options.layout)


if __name__ == "__main__":
    main()
