"""A wider rulebook for hospitals and schools: the shipped one with more trades and grades.

People of equal points go by what published schemes name: in a large house there are many of them.
The conditions of the 2012 scheme stay as they are; the trades, and the grades that the scheme does
not have, are invented for measuring. The values are those of the same salary table of 2006.
"""

from functools import cache
from typing import Any

from solver.files.plain import data_of
from solver.files.shipped import shipped
from solver.files.tree import read_tree

Document = dict[str, Any]

_WORDS: dict[str, dict[str, str]] = {
    "series": {
        "medicine": "医疗",
        "nursing": "护理",
        "pharmacy": "药学",
        "medical-technology": "医技",
        "teaching": "教师",
    },
    "fields": {
        "clinical-medicine": "临床医学",
        "nursing": "护理",
        "pharmacy": "药学",
        "laboratory": "医学检验",
        "chinese": "语文",
        "mathematics": "数学",
        "foreign-languages": "外语",
        "sciences": "理化",
        "humanities": "史地",
        "arts": "艺术体育",
    },
    "certificates": {
        "physician": "医师执业证书",
        "nurse": "护士执业证书",
        "pharmacist": "药师资格证书",
        "technologist": "检验技师资格证书",
        "teacher": "教师资格证书",
    },
}
_GRADES: Document = {
    "P4": {"value": 1420, "regular": {"title": {"tier": "full-senior"}}},
    "P13": {"value": 550, "regular": {"title": {"tier": "technician"}}},
    "W3": {"value": 615, "regular": {"tenure": {"grade": "W4", "years": 5}}},
    "W4": {"value": 575, "regular": {"tenure": {"grade": "W5", "years": 5}}},
    "W5": {"value": 545},
}


_BEFORE = ("rank-years", "title-years", "service-years")
"""Who goes before whom among people of equal points, as published schemes have it."""


@cache
def _shipped() -> Document:
    book: Document = data_of(read_tree(shipped()["changzhou-2012"]))
    return book


def named(name: str) -> Document:
    """A rulebook by the name that a generated file uses."""
    book = _shipped()
    if name != "wider":
        return book
    known = book["vocabulary"]
    return {
        **book,
        "title": "示例岗位设置管理办法",
        "source": "invented for measuring, on the pattern of 常信发〔2012〕3号",
        "vocabulary": {**known, **{part: known[part] | more for part, more in _WORDS.items()}},
        "grades": {**book["grades"], **_GRADES},
        "scoring": {**book["scoring"], "tie-break": list(_BEFORE)},
    }
