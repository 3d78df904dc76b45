"""The criteria, as the criteria files have them at the end of 2024."""
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

CRITERIA = Path(__file__).resolve().parents[2] / "criteria"
DAY = "2024-12-31"
REGION = "dbsh"
LEVELS = ("basic", "advanced")


@dataclass(frozen=True)
class Measure:
    id: str
    kind: str
    part: str
    name: str
    unit: str
    counted: str
    scale: str
    small: bool


@dataclass
class Indicator:
    level: str
    code: str
    criterion: int
    name: str
    measures: list
    need: tuple  # (operator, value or None)

    @property
    def single(self):
        return len(self.measures) == 1

    @property
    def kind(self):
        return self.measures[0].kind if self.single else "several"

    @property
    def key(self):
        return f"{self.level}:{self.code}"


@dataclass
class Criterion:
    level: str
    number: int
    name: str
    group: str
    indicators: list = field(default_factory=list)


def _scales():
    return tomllib.loads((CRITERIA / "nation.toml").read_text("utf-8"))["scales"]


SCALES = _scales()


def _in_force(entries):
    """The newest text of each code, in the order in which the codes first appear."""
    newest = {}
    for entry in entries:
        if str(entry["from"]) <= DAY:
            newest[entry["code"]] = entry
    return newest.values()


def _need(entry):
    for test in entry.get("test", []):
        for level in test.get("levels", []):
            if REGION in level.get("regions", [REGION]) and 2024 in level.get("years", [2024]):
                return test["op"], level.get("value")
        return test["op"], None
    return "met", None


def _measure(level, entry, raw, known):
    if "same_as" in raw:
        return known[raw["same_as"]]
    part = raw.get("part", "")
    ident = f"{level}:{entry['code']}" + (f"/{part}" if part else "")
    return Measure(ident, raw["kind"], part, raw.get("name", ""), raw.get("unit", ""),
                   raw.get("counted", ""), raw.get("scale", ""), raw.get("small", False))


def _load():
    levels, known = {}, {}
    for level in LEVELS:
        data = tomllib.loads((CRITERIA / f"{level}.toml").read_text("utf-8"))
        criteria = [Criterion(level, c["number"], c["name"], c.get("group", "")) for c in data["criterion"]]
        for entry in _in_force(data["indicator"]):
            measures = [_measure(level, entry, raw, known) for raw in entry["measure"]]
            known.update((m.id, m) for m in measures)
            # The plain name stands for a measure of one part too, as `same_as` may leave the part out.
            known.setdefault(f"{level}:{entry['code']}", measures[0])
            number = entry["criterion"]
            criteria[number - 1].indicators.append(
                Indicator(level, entry["code"], number, entry["name"], measures, _need(entry)))
        groups = [(g["id"], g["name"]) for g in data.get("group", [])]
        levels[level] = (criteria, groups)
    return levels


_LAW = _load()


def criteria(level):
    return _LAW[level][0]


def groups(level):
    return _LAW[level][1]


def indicators(level):
    return [i for c in criteria(level) for i in c.indicators]
