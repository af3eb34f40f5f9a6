"""Builders: a workbook as an office fills it in, and spoils it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from solver.files.convert import write_template
from solver.files.errors import Fault, InputError
from solver.files.plain import data_of
from solver.files.scenario import load, whole_tree
from tests.builders import SCENARIOS

MAIN = SCENARIOS / "changzhou-2012.yaml"
TIE = SCENARIOS / "tie.yaml"

_TIERS = {
    "associate-senior": "副高",
    "intermediate": "中级",
    "assistant": "助理级",
    "technician": "员级",
}
_LEVELS = {"bachelor": "本科", "master": "硕士", "college": "大专", "doctor": "博士"}
_MARKS = {"excellent": "优秀", "qualified": "合格", "basically-qualified": "基本合格"}
_GRADES = {
    "M10": "10级职员",
    "M9": "九级职员",
    "M8": "管理岗位八级",
    "M7": "管理七级",
    "M6": "六级职员",
}
_ALIKE = {
    "certificates": "证书",
    "experience": "工作经历",
    "leads": "内设机构任职",
    "achievements": "业绩",
    "findings": "审核结论",
}


def filled(target: Path) -> Path:
    """The template of the program, with the roster of the main scenario typed into it.

    As an office types: days as text with points or as real days, grades and levels by name.
    """
    write_template(target, "changzhou-2012")
    book = load_workbook(target)
    data = data_of(whole_tree(MAIN))
    _general(book, data)
    for person in data["people"]:
        _person(book, person)
    for post in data["posts"]:
        _post(book, post)
    for grade, seats in data["plan"]["quota"].items():
        row(book, "岗位数量", grade=grade, seats=seats)
    for ratio in data["plan"]["ratios"]:
        part = ratio["part"] if isinstance(ratio["part"], list) else [ratio["part"]]
        row(book, "结构比例", **{**ratio, "part": "、".join(part)})
    for relation in data.get("relations", ()):
        first, second = relation["between"]
        row(book, "亲属关系", first=first, second=second, kind=relation["kind"])
    roles = {"chair": "组长", "deputy": "副组长"}
    for member in data["leading-group"]["members"]:
        row(book, "领导小组", id=member["id"], role=roles.get(member.get("role"), "成员"))
    for name, change in data["plans"].items():
        flow = {
            key: value
            if key in {"note", "total"}
            else yaml.safe_dump(value, default_flow_style=True)
            for key, value in change.items()
        }
        row(book, "备选方案", plan=name, **flow)
    book.save(target)
    return target


def _general(book: Workbook, data: dict[str, Any]) -> None:
    facts = {
        "institution": data["institution"],
        "as_of": data["as_of"],
        "stage": "首次岗位聘用",
        "plan.total": data["plan"]["total"],
        "plan.cite": data["plan"]["cite"],
        **{f"notice.{key}": value for key, value in data["notice"].items()},
    }
    for name, values in (("基本情况", facts), ("政策口径", data["policy"])):
        for cells in sheet(book, name).iter_rows():
            key = str(cells[0].value).split()[-1]
            if key in values:
                cells[1].value = values[key]


def _person(book: Workbook, person: dict[str, Any]) -> None:
    who, current = person["id"], person.get("current", {})
    row(
        book, "人员", id=who, name=person.get("name"), began=_typed(person.get("began")),
        **{f"current.{key}": _typed(value) for key, value in current.items()},
        note=person.get("note"),
    )  # fmt: skip
    for one in person.get("service", ()):
        row(book, "任职经历", person=who, grade=_GRADES.get(one["grade"], one["grade"]),
            since=_typed(one["since"]), until=one["until"])  # fmt: skip
    for one in person.get("titles", ()):
        row(book, "职称", person=who, tier=_TIERS[one["tier"]], series=one["series"],
            qualified=_typed(one["qualified"]), appointed=one.get("appointed"))  # fmt: skip
    for one in person.get("education", ()):
        fields, finished = "；".join(one.get("fields", ())), _typed(one.get("finished"))
        row(book, "学历", person=who, level=_LEVELS[one["level"]], fields=fields, finished=finished)
    for section, name in _ALIKE.items():
        for one in person.get(section, ()):
            typed = {key: _typed(value) for key, value in one.items() if key != "recognised"}
            typed |= {f"recognised.{k}": v for k, v in one.get("recognised", {}).items()}
            row(book, name, person=who, **typed)
    for year, mark in person.get("assessments", {}).items():
        row(book, "年度考核", person=who, year=str(year), mark=_MARKS[mark])
    for number, post in enumerate(person.get("applies", ()), start=1):
        row(book, "报名", person=who, choice=number, post=post)


def _typed(value: Any) -> Any:
    """Days and months as an office types them; everything else as it is."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月" if value.day == 1 else f"{value:%Y/%-m/%-d}"
    if isinstance(value, str) and len(value) == 7 and value[4:5] == "-":
        return f"{value[:4]}.{int(value[5:])}"
    return value


def _post(book: Workbook, post: dict[str, Any]) -> None:
    plain = {key: value for key, value in post.items() if not isinstance(value, list | dict | bool)}
    plain |= {key: "是" for key, value in post.items() if value is True}
    plain["grades"] = "、".join(_GRADES.get(grade, grade) for grade in post["grades"])
    for key in ("leads", "sensitive"):
        if key in post:
            plain[key] = "、".join(post[key])
    for key in ("duties", "standards"):
        plain[key] = "\n".join(post[key])
    plain["requires"] = yaml.safe_dump(
        post["requires"], default_flow_style=True, allow_unicode=True, width=10**6
    )
    row(book, "岗位", **plain)


def sheet(book: Workbook, name: str) -> Any:
    """The sheet of a Chinese name."""
    return next(one for one in book.worksheets if one.title.split()[0] == name)


def columns(page: Any, heading: int = 1) -> dict[str, int]:
    """The number of each column by its English key."""
    return {str(cell.value).split("\n")[-1]: cell.column for cell in page[heading] if cell.value}


def row(book: Workbook, name: str, /, **values: Any) -> None:
    """Types a row below the last one; values by the keys of their columns."""
    page = sheet(book, name)
    places, number = columns(page), page.max_row + 1
    for key, value in values.items():
        if value is not None:
            page.cell(number, places[key]).value = value


def spoiled(source: Path, target: Path, spoil: Callable[[Workbook], None]) -> Path:
    """A copy of a workbook with something done to it."""
    book = load_workbook(source)
    spoil(book)
    book.save(target)
    return target


def refusal(path: Path) -> tuple[Fault, ...]:
    """What is found wrong with a workbook."""
    try:
        load(path)
    except InputError as error:
        return error.faults
    raise AssertionError("read without complaint")
