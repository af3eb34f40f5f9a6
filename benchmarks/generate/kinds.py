"""How institutions of a kind are built up: departments, and who works in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.generate.spec import Kind


@dataclass(frozen=True)
class Unit:
    """A kind of department: its trade, and the grades of its people in parts of a hundred.

    `head` says whether a manager heads it; a professional does otherwise, beside the own work.
    `reach` is to how many departments of the same trade people apply at most.
    """

    name: str
    series: str
    field: str
    mix: Mapping[str, int]
    head: bool = True
    licence: str | None = None
    reach: int = 4
    sensitive: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """A kind of institution: every department is one of `units`, every sixth an office."""

    name: str
    director: str
    rulebook: str
    units: tuple[Unit, ...]
    offices: tuple[Unit, ...]


_CENTRE = {"M9": 52, "P7": 10, "P10": 20, "P12": 18}
_WARD = {"P4": 4, "P7": 16, "P10": 36, "P12": 40, "P13": 4}
_CLASS = {"P4": 1, "P7": 27, "P10": 44, "P12": 28}
_OFFICE = {"M9": 62, "M10": 14, "P10": 12, "P12": 12}
_STORES = {"M9": 20, "W3": 15, "W4": 30, "W5": 35}


def _ward(name: str, series: str, field: str, licence: str) -> Unit:
    return Unit(name, series, field, _WARD, head=False, licence=licence, reach=3)


def _class(name: str, field: str) -> Unit:
    return Unit(name, "teaching", field, _CLASS, head=False, licence="teacher")


def _office(name: str, *sensitive: str, mix: Mapping[str, int] = _OFFICE) -> Unit:
    return Unit(name, "economics", "administration", mix, sensitive=sensitive)


SHAPES: Mapping[Kind, Shape] = {
    "information-centre": Shape(
        name="示例信息中心",
        director="主任",
        rulebook="changzhou-2012",
        units=(
            Unit("计通科", "engineering", "computing", _CENTRE),
            Unit("预测科", "economics", "economics", _CENTRE),
            Unit("信息科", "economics", "information", _CENTRE),
            Unit("综合科", "engineering", "computing", _CENTRE),
            Unit("统计科", "statistics", "statistics", _CENTRE),
        ),
        offices=(_office("办公室", "personnel", "finance", mix=_CENTRE),),
    ),
    "hospital": Shape(
        name="示例医院",
        director="院长",
        rulebook="wider",
        units=(
            _ward("内科", "medicine", "clinical-medicine", "physician"),
            _ward("外科", "medicine", "clinical-medicine", "physician"),
            _ward("护理组", "nursing", "nursing", "nurse"),
            _ward("妇产科", "medicine", "clinical-medicine", "physician"),
            _ward("儿科", "medicine", "clinical-medicine", "physician"),
            _ward("病区护理组", "nursing", "nursing", "nurse"),
            _ward("药剂科", "pharmacy", "pharmacy", "pharmacist"),
            _ward("急诊科", "medicine", "clinical-medicine", "physician"),
            _ward("检验科", "medical-technology", "laboratory", "technologist"),
        ),
        offices=(
            _office("院办公室", "personnel"),
            _office("总务科", mix=_STORES),
            _office("财务科", "finance"),
            _office("医务科"),
        ),
    ),
    "school": Shape(
        name="示例学校",
        director="校长",
        rulebook="wider",
        units=(
            _class("语文组", "chinese"),
            _class("数学组", "mathematics"),
            _class("外语组", "foreign-languages"),
            _class("理化组", "sciences"),
            _class("史地组", "humanities"),
            _class("艺体组", "arts"),
        ),
        offices=(
            _office("校长办公室", "personnel", "finance"),
            _office("总务处", mix=_STORES),
            _office("教务处"),
        ),
    ),
}

LADDERS: Mapping[str, tuple[str, ...]] = {
    "P7": ("P6", "P5"),
    "P10": ("P9", "P8"),
    "P12": ("P11",),
}
"""What lies above an entry grade within its tier, nearest first."""

GROUPS: Mapping[str, str] = {
    "P4": "full-senior",
    "P5": "associate-senior",
    "P6": "associate-senior",
    "P7": "associate-senior",
    "P8": "intermediate",
    "P9": "intermediate",
    "P10": "intermediate",
    "P11": "junior",
    "P12": "junior",
    "P13": "junior",
}
"""The tier of a professional grade; other grades are groups of their own."""

TITLES: Mapping[str, str] = {
    "P4": "full-senior",
    "P7": "associate-senior",
    "P10": "intermediate",
    "P12": "assistant",
    "P13": "technician",
}
"""The title that an entry grade rests on."""

RANKS: Mapping[str, str] = {"M6": "副处", "M7": "正科", "M8": "副科", "M9": "科员", "M10": "办事员"}


def group(grade: str) -> str:
    """What the posts of a grade are together: the tier, or the grade itself."""
    return GROUPS.get(grade, grade)
