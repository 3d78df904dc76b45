"""How a clerk writes: six wordings of names, six notations of figures."""
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import law

WORDINGS = ("official", "folk", "short", "messy")
LATER_WORDINGS = WORDINGS + ("spoken", "abbreviated")
BY_HAND = ("folk", "short", "spoken")
NOTATIONS = ("plain", "comma", "percent", "both", "parts", "careless")
_NAMES = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))
ODD = ["đang rà soát", "theo BC của huyện", "chưa thống kê", "có biểu chi tiết kèm theo", "đang tổng hợp", "trên 90%",
       "xem phụ lục", "?", "chờ số liệu của chi cục thống kê", "số liệu sẽ bổ sung sau"]
ODD_FOR_WORDS = [word for word in ODD if "%" not in word] + ["cơ bản đạt"]
YES_NO = [("Đạt", "Chưa đạt"), ("Đạt", "Không đạt"), ("Đạt chuẩn", "Chưa đạt chuẩn"), ("Có", "Chưa có"), ("Đ", "KĐ"), ("ĐẠT", "CHƯA ĐẠT")]
YES = ["Đạt", "đạt", "Đã đạt", "đạt chuẩn", "Có", "x", "ĐẠT", "Đạt "]
NO = ["Chưa đạt", "Không đạt", "KĐ", "ko đạt", "chưa đạt", "CHƯA ĐẠT", "Chưa"]
# As clerks shorten words: the longer ones first, so that none is broken by a shorter one.
ABBREVIATIONS = [("phòng, chống thiên tai", "PCTT"), ("phòng chống thiên tai", "PCTT"), ("bảo hiểm y tế", "BHYT"), ("khám chữa bệnh", "KCB"),
                 ("xây dựng nông thôn mới", "XD NTM"), ("nông thôn mới", "NTM"), ("kinh tế nông thôn", "KTNT"), ("vệ sinh môi trường", "VSMT"),
                 ("bảo vệ môi trường", "BVMT"), ("bảo vệ thực vật", "BVTV"), ("chất thải rắn", "CTR"), ("hợp vệ sinh", "HVS"),
                 ("vệ sinh thú y", "VSTY"), ("an toàn thực phẩm", "ATTP"), ("nuôi trồng thủy sản", "NTTS"), ("nông lâm thủy sản", "NLTS"),
                 ("sản xuất nông nghiệp", "SXNN"), ("sản xuất, kinh doanh", "SXKD"), ("sản xuất – kinh doanh", "SXKD"),
                 ("công nghệ thông tin", "CNTT"), ("thủ tục hành chính", "TTHC"), ("dịch vụ công", "DVC"), ("thương mại điện tử", "TMĐT"),
                 ("thể dục thể thao", "TDTT"), ("cơ sở vật chất", "CSVC"), ("cơ sở hạ tầng", "CSHT"), ("tổ hợp tác", "THT"), ("hợp tác xã", "HTX"),
                 ("phổ cập giáo dục", "PCGD"), ("xóa mù chữ", "XMC"), ("giáo dục thường xuyên", "GDTX"), ("trung học cơ sở", "THCS"),
                 ("mầm non", "MN"), ("tiểu học", "TH"), ("suy dinh dưỡng", "SDD"), ("trợ giúp pháp lý", "TGPL"), ("pháp luật", "PL"),
                 ("cán bộ, công chức", "CBCC"), ("chính trị – xã hội", "CT-XH"), ("chính trị", "CT"), ("an ninh quốc gia", "ANQG"), ("hộ gia đình", "HGĐ"),
                 ("lao động", "LĐ"), ("sinh hoạt", "SH"), ("văn hóa", "VH"), ("quy hoạch", "QH"), ("bình quân đầu người", "BQĐN"),
                 ("đảm bảo", "ĐB"), ("bảo đảm", "BĐ"), ("quy định", "QĐ"), ("nhựa hóa", "NH"), ("bê tông hóa", "BTH"), ("quốc phòng", "QP"),
                 ("an ninh", "AN"), ("sử dụng", "SD"), ("tỷ lệ", "TL"), ("hệ thống", "HT"), ("kế hoạch", "KH"), ("và", "&")]


@dataclass
class Shown:
    """What stands in the cell, and what a careful person takes it for."""
    content: object
    format: str = "General"
    readable: bool = True
    value: object = None
    numerator: object = None
    denominator: object = None


def vn(number, decimals=None, thousands=False):
    text = f"{number:f}" if decimals is None else f"{number:.{decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, rest = text.partition(".")
    if thousands:
        whole = f"{int(whole):,}".replace(",", ".")
    return whole + ("," + rest if rest else "")


def as_cell(number):
    return int(number) if number == number.to_integral_value() else float(number)


class Style:
    def __init__(self, wording, notation, rng):
        self.wording, self.notation, self.rng = wording, notation, rng
        self._made, self._bars = {}, {}
        self.yes, self.no = rng.choice(YES_NO)
        self.percent_gap = rng.choice(["", "", " "])
        self.counted = rng.random() < 0.4
        self.thousands = rng.random() < 0.4
        self.bar = rng.choice(["≥ ", "≥", "", "Từ "])

    # Names

    def name(self, indicator, numbered=False):
        """`numbered`: a number or letter is put before it elsewhere, so none is scribbled in here."""
        key = (indicator.key, numbered)
        if key not in self._made:
            self._made[key] = self._name(indicator, numbered)
        return self._made[key]

    def _name(self, indicator, numbered):
        if self.wording in BY_HAND:
            return _NAMES[indicator.level][indicator.code][self.wording]
        if self.wording == "messy":
            return self._mess(indicator.name, indicator, numbered)
        if self.wording == "abbreviated":
            return self._abbreviated(indicator.name)
        return indicator.name

    def criterion(self, criterion):
        if self.wording in BY_HAND:
            return _NAMES["criteria"][criterion.level][str(criterion.number)][self.wording]
        if self.wording == "messy":
            return self._small_mess(criterion.name)
        if self.wording == "abbreviated":
            return self._abbreviated(criterion.name)
        return criterion.name

    def _abbreviated(self, name):
        for word, short in ABBREVIATIONS:
            if self.rng.random() < 0.8:
                name = re.sub(rf"(?<!\w){word}(?!\w)", short, name, flags=re.IGNORECASE)
        return name

    def part(self, measure, indicator):
        name = measure.name or indicator.name
        if self.wording == "short":
            name = name.removeprefix("Tỷ lệ ").split(" và ")[0]
            name = name[0].upper() + name[1:]
        return name

    def _small_mess(self, name):
        return {0: name.upper(), 1: name + " :", 2: unicodedata.normalize("NFD", name)}.get(self.rng.randint(0, 6), name)

    def _mess(self, name, indicator, numbered):
        name = self._spelling(name)
        if self.rng.random() < 0.4:
            name = self._typo(name)
        if self.rng.random() < 0.25:
            name = name.replace(" ", self.rng.choice(["  ", "\u00a0"]), self.rng.randint(1, 3))
        if self.rng.random() < 0.2:
            name = self._broken(name)
        if self.rng.random() < 0.08:
            name = name.upper()
        if not numbered and self.rng.random() < 0.3:
            name = self._scribbled_number(indicator) + name
        name += self.rng.choice(["", "", "", "", ":", ";", ".", " ;"])
        return unicodedata.normalize("NFD", name) if self.rng.random() < 0.15 else name

    def _spelling(self, name):
        for new, old in (("hóa", "hoá"), ("thủy", "thuỷ"), ("hòa", "hoà"), ("xóa", "xoá"), ("khỏe", "khoẻ"), ("Tỷ lệ", "Tỉ lệ"),
                         ("tỷ lệ", "tỉ lệ"), ("xử lý", "xử lí"), ("quản lý", "quản lí"), ("đảm bảo", "bảo đảm"), ("hàng năm", "hằng năm")):
            if self.rng.random() < 0.5:
                name = name.replace(new, old)
        return name

    def _typo(self, name):
        words = name.split(" ")
        long = [k for k, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        if not long:
            return name
        k = self.rng.choice(long)
        word, at = words[k], self.rng.randint(1, len(words[k]) - 2)
        words[k] = self.rng.choice([word[:at] + word[at + 1:], word[:at] + word[at] + word[at:],
                                    word[:at] + word[at + 1] + word[at] + word[at + 2:], _bare(word)])
        return " ".join(words)

    def _broken(self, name):
        spaces = [m.start() for m in re.finditer(" ", name)]
        if len(spaces) < 3:
            return name
        at = self.rng.choice(spaces[1:-1])
        return name[:at] + "\n" + name[at + 1:]

    def _scribbled_number(self, indicator):
        order = [i.code for i in law.criteria(indicator.level)[indicator.criterion - 1].indicators].index(indicator.code)
        return self.rng.choice([f"{indicator.code} - ", f"{indicator.code}. ", f"{order + 1}. ", f"{'abcdeghiklmn'[order]}) ", "- "])

    # Requirements and units

    def unit(self, indicator):
        measure = indicator.measures[0]
        return {"rate": "%", "yes_no": self.rng.choice(["", "Đạt/Chưa đạt"]), "grade": "Xếp loại"}.get(measure.kind, measure.unit)

    def bar_of(self, indicator):
        """The decision's number, or one that a province might have set; the same wherever the file asks."""
        value = indicator.need[1]
        if isinstance(value, (int, float)):
            return Decimal(str(value))
        if indicator.key not in self._bars:
            small = indicator.measures[0].kind == "number"
            self._bars[indicator.key] = Decimal(self.rng.choice([2, 4, 60] if small else [70, 80, 90, 95, 100]))
        return self._bars[indicator.key]

    def required(self, indicator):
        operator, value = indicator.need
        kind = indicator.measures[0].kind
        if kind == "yes_no":
            return "Đạt"
        if operator == "none":
            return self.rng.choice(["Không", "0"])
        if kind == "grade":
            return f"{value or 'Khá'}".capitalize()
        if kind == "count":
            return f"≥ {int(value or 1):02d} {indicator.measures[0].unit}"
        bar = self.bar_of(indicator)
        sign = "≤ " if operator == "at_most" else "" if bar == 100 else self.bar
        return f"{sign}{vn(bar)}" + ("%" if kind == "rate" else "")

    def meets(self, indicator, figure):
        operator, value = indicator.need
        if figure.kind == "yes_no":
            return figure.value
        if operator == "none":
            return figure.value == 0
        if figure.kind == "grade":
            return True
        bar = Decimal(value or 1) if figure.kind == "count" else self.bar_of(indicator)
        return figure.value <= bar if operator == "at_most" else figure.value >= bar

    # Figures

    def odd(self, indicator):
        return Shown(self.rng.choice(ODD_FOR_WORDS if indicator.kind in ("yes_no", "grade") else ODD), readable=False)

    def shown(self, figure, measure, indicator, columns_for_parts=False):
        shown = getattr(self, "_" + figure.kind)(figure, measure, indicator, columns_for_parts)
        if shown.value is None and shown.readable:
            shown.value = figure.value
        return shown

    def _rate(self, figure, measure, indicator, columns):
        notation = self.notation
        if notation == "careless":
            return self._careless_rate(figure, measure, indicator)
        if notation == "parts" and columns:
            return Shown(*self.rng.choice([(None,), (self._percent(figure.value),)]))
        return getattr(self, "_rate_" + notation)(figure, measure)

    def _rate_plain(self, figure, measure):
        """A bare number up to 1 in a rate may be a fraction: nobody can tell."""
        return Shown(as_cell(figure.value), self.rng.choice(["General", "General", "0.00"]),
                     readable=figure.value > 1, value=figure.value)

    def _rate_comma(self, figure, measure):
        return Shown(self._percent(figure.value))

    def _rate_percent(self, figure, measure):
        return Shown(float(figure.value / 100), "0.00%" if figure.value % 1 else self.rng.choice(["0%", "0.00%"]))

    def _rate_both(self, figure, measure):
        pair = self._pair(figure, measure, thousands=self.thousands)
        return Shown(f"{self._percent(figure.value)} ({pair})", numerator=figure.numerator, denominator=figure.denominator)

    def _rate_parts(self, figure, measure):
        return Shown(self._pair(figure, measure), numerator=figure.numerator, denominator=figure.denominator)

    def _careless_rate(self, figure, measure, indicator):
        met = "Đạt" if self.meets(indicator, figure) else self.rng.choice(["Chưa đạt", "Không đạt"])
        rate, pair = self._percent(figure.value), self._pair(figure, measure)
        kind = self.rng.randint(0, 9)
        if kind <= 3:
            return Shown([f"{met} ({rate})", f"{rate} – {met}", f"{met} {rate}", f"{rate}; {met.lower()}"][kind])
        if kind == 4:
            return Shown(f"{pair} ({rate})", numerator=figure.numerator, denominator=figure.denominator)
        return [self._rate_plain, self._rate_comma, self._rate_percent, self._rate_both, self._rate_parts][kind - 5](figure, measure)

    def _percent(self, value):
        decimals = 2 if value % 1 and self.rng.random() < 0.15 else None
        return f"{vn(value, decimals)}{self.percent_gap}%"

    def _pair(self, figure, measure, thousands=False):
        unit = f" {measure.counted}" if self.counted else ""
        return f"{vn(figure.numerator, thousands=thousands)}/{vn(figure.denominator, thousands=thousands)}{unit}"

    def _yes_no(self, figure, measure, indicator, columns):
        if self.notation == "careless":
            return Shown(self.rng.choice(YES if figure.value else NO))
        return Shown(self.yes if figure.value else self.no)

    def _count(self, figure, measure, indicator, columns):
        number = int(figure.value)
        if self.notation in ("plain", "percent"):
            return Shown(number)
        if number == 0:
            return Shown(self.rng.choice([0, "0", f"0 {measure.unit}", "Không", "Không có"]))
        if self.notation == "careless" and self.rng.random() < 0.15:
            return Shown("Đạt" if self.meets(indicator, figure) else "Chưa đạt", readable=False)
        return Shown(self.rng.choice([f"{number} {measure.unit}", f"{number:02d} {measure.unit}", str(number), number]))

    def _number(self, figure, measure, indicator, columns):
        if self.notation in ("plain", "percent"):
            return Shown(as_cell(figure.value))
        text, unit = vn(figure.value), measure.unit
        short = unit.split("/")[0]
        return Shown(self.rng.choice([f"{text} {unit}", f"{text} {short}", text, f"{figure.value:f}", as_cell(figure.value)]))

    def _grade(self, figure, measure, indicator, columns):
        word = figure.value[0].upper() + figure.value[1:]
        if self.notation == "careless":
            word = self.rng.choice([word, word.lower(), word.upper(), f"Xếp loại {word.lower()}", f"Đạt {word.lower()}"])
        return Shown(word, value=figure.value)

    def several(self, commune, indicator):
        """One cell for an indicator that takes several figures."""
        figures = [(m, commune.figures[m.id]) for m in indicator.measures]
        if all(f.kind == "rate" for _, f in figures):
            if self.notation in ("plain", "percent", "parts", "both"):
                return getattr(self, "_rate_" + self.notation)(figures[0][1], figures[0][0])
            return Shown("; ".join(f"{m.name.split(' ')[0]} {self._percent(f.value)}" for m, f in figures))
        met = all(f.value is not False for _, f in figures)
        return Shown(self.yes if met else self.no)


def _bare(word):
    plain = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))
