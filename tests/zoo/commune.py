"""What is true of an invented commune: one figure per measure, and whether the clerk wrote it down."""
import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import law

PROVINCE = "Hải Dương"
YEAR = 2024
NAMES = ["Tân Vượng", "Đông Lạc", "Hưng Thịnh", "Quang Lộc", "Vĩnh Hảo", "Thạch Đồng", "Ngọc Trì", "Kim Đoài",
         "Lạc Thành", "Phượng Vĩ", "Hoàng Lâu", "Trung Nghĩa", "Yên Hòa Đông", "Minh Khai Hạ", "Phú Lương Nam",
         "Bình Xuyên Thượng", "Cẩm Sơn", "Thụy Liên", "An Khê", "Việt Hùng", "Đại Thắng", "Thanh Quý", "Liên Mạc",
         "Hồng Châu"]
DISTRICTS = ["Thanh Hà", "Nam Sách", "Ninh Giang", "Tứ Kỳ", "Gia Lộc", "Bình Giang", "Thanh Miện", "Cẩm Giàng", "Kim Thành"]
# Smallest and largest whole for a rate, and its decimals.
WHOLES = {"km": (6, 42, 2), "ha": (150, 620, 1), "tấn": (180, 1500, 1), "người": (900, 6200, 0), "trẻ": (280, 720, 0),
          "thôn": (5, 12, 0), "trường": (3, 5, 0), "cơ sở": (18, 160, 0), "công trình": (2, 6, 0), "bãi": (1, 3, 0),
          "vụ việc": (6, 30, 0), "sản phẩm": (5, 16, 0), "học sinh": (60, 140, 0), "trường hợp": (20, 60, 0),
          "hộ, cơ sở": (120, 380, 0), "tổ chức": (4, 6, 0), "thuê bao": (2200, 6100, 0)}


def rounded(value, decimals=2):
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass
class Figure:
    kind: str
    value: object  # Decimal, bool or a word of a scale
    numerator: Decimal = None
    denominator: Decimal = None


def _rate(measure, need, rng, households, decimals):
    low, high, places = WHOLES.get(measure.counted, (100, 2000, 0))
    whole = Decimal(households) if measure.counted == "hộ" else rounded(Decimal(rng.uniform(low, high)), places)
    share = _share(measure, need, rng)
    part = min(whole, rounded(whole * share / 100, places))
    return Figure("rate", rounded(part * 100 / whole, decimals), part, whole)


def _share(measure, need, rng):
    if measure.small or need[0] == "at_most":
        return Decimal(rng.choice([rng.uniform(0.4, 0.99)] + [rng.uniform(1.2, 6)] * 7))
    if rng.random() < 0.15:
        return Decimal(100)
    return Decimal(rng.uniform(52, 80) if rng.random() < 0.2 else rng.uniform(80, 99.8))


def _number(measure, rng):
    if "đồng" in measure.unit:
        return rounded(Decimal(rng.uniform(46, 79)), rng.choice([1, 1, 2, 0]))
    if "lít" in measure.unit:
        return rounded(Decimal(rng.uniform(62, 125)), 0)
    if "điểm" in measure.unit:
        return rounded(Decimal(rng.uniform(52, 98)), 0)
    return rounded(Decimal(rng.uniform(1.4, 5.2)), 1)


def figure(measure, need, rng, households, decimals=2):
    if measure.kind == "rate":
        return _rate(measure, need, rng, households, decimals)
    if measure.kind == "yes_no":
        return Figure("yes_no", rng.random() < 0.85)
    if measure.kind == "count":
        none = need[0] == "none"
        value = (0 if rng.random() < 0.6 else rng.randint(1, 9)) if none else rng.choice([1, 1, 2, 3, 4, 0])
        return Figure("count", Decimal(value))
    if measure.kind == "grade":
        return Figure("grade", rng.choice(law.SCALES[measure.scale][1:]))
    return Figure("number", _number(measure, rng))


class Commune:
    """`figures` by measure id; `fate` by measure id: "" as usual, "blank" or "odd" (not a figure)."""

    def __init__(self, name, district, seed):
        self.name, self.district = name, district
        self.rng = random.Random(seed)
        self.households = self.rng.randint(1350, 3900)
        self.people = int(self.households * 3.4)
        self.decimals = self.rng.choice([1, 2, 2])
        self.figures, self.fate = {}, {}
        self.truth = {level: {} for level in law.LEVELS}
        for level in law.LEVELS:
            for indicator in law.indicators(level):
                self._know(indicator)

    def _know(self, indicator):
        for measure in indicator.measures:
            if measure.id not in self.figures:
                self.figures[measure.id] = self.another(measure, indicator)
                dice = self.rng.random()
                self.fate[measure.id] = "blank" if dice < 0.05 else "odd" if dice < 0.08 else ""

    def another(self, measure, indicator):
        """A figure of the same kind: this year's at first, later a plan's or another year's."""
        return figure(measure, indicator.need, self.rng, self.households, self.decimals)

    def other_than_true(self, measure, indicator):
        true = self.figures[measure.id]
        for _ in range(20):
            other = self.another(measure, indicator)
            if other.value != true.value:
                return other
        return other

    def record(self, indicator, entry):
        self.truth[indicator.level][indicator.code] = entry


def communes(count, rng):
    names = rng.sample(NAMES, count)
    district = rng.choice(DISTRICTS)
    return [Commune(name, district, f"{name}-{rng.random()}") for name in names]
