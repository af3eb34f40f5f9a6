"""What offices call grades and the other fixed words, as tables. Nothing here is guessed.

A name is looked up with its spaces and full-width letters made plain; one that is in no table, or
could mean two things (中级 alone, 七级), is none.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from models.grades import Category, Grade, Tier

_CHINESE = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")

_CATEGORIES: Mapping[Category, tuple[str, ...]] = {
    Category.MANAGEMENT: (
        "管理{n}级",
        "管理岗位{n}级",
        "管理岗{n}级",
        "{n}级管理",
        "{n}级职员",
        "职员{n}级",
    ),
    Category.PROFESSIONAL: (
        "专业技术{n}级",
        "专业技术岗位{n}级",
        "专业技术岗{n}级",
        "专技{n}级",
        "专技岗位{n}级",
        "专技岗{n}级",
        "{n}级专业技术",
        "{n}级专技",
    ),
    Category.WORKER: ("工勤{n}级", "工勤技能{n}级", "工勤技能岗位{n}级", "技术工{n}级"),
}  # fmt: skip
"""How a grade is called by its category, `{n}` in Chinese or Arabic figures."""

_TIERS: Mapping[Tier, tuple[str, ...]] = {
    Tier.FULL_SENIOR: ("正高{n}级", "正高级{n}级"),
    Tier.ASSOCIATE_SENIOR: ("副高{n}级", "副高级{n}级"),
    Tier.INTERMEDIATE: ("中级{n}级",),
    Tier.JUNIOR: ("初级{n}级",),
}
"""How a professional grade is called by its tier; 副高10级 names no grade there is."""

_SINGLE = {
    "助理11级": Grade.P11,
    "助理12级": Grade.P12,
    "助理级11级": Grade.P11,
    "助理级12级": Grade.P12,
    "员级13级": Grade.P13,
    "普通工": Grade.W6,
}
_WITH_LABOURERS = 6
_ENDINGS = ("", "岗位", "岗")

WORDS: Mapping[str, Mapping[str, str]] = {
    "stage": {"首次岗位聘用": "first-appointment", "首次聘用": "first-appointment",
              "日常聘用": "regular", "竞聘上岗": "regular"},
    "tier": {"正高级": "full-senior", "正高": "full-senior", "副高级": "associate-senior",
             "副高": "associate-senior", "中级": "intermediate", "助理级": "assistant",
             "员级": "technician"},
    "education": {"博士研究生": "doctor", "博士": "doctor", "硕士研究生": "master",
                  "硕士": "master", "研究生": "master", "大学本科": "bachelor",
                  "本科": "bachelor", "大学专科": "college", "大专": "college",
                  "中专": "secondary", "高中及以下": "school", "高中": "school"},
    "mark": {"优秀": "excellent", "合格": "qualified", "称职": "qualified",
             "基本合格": "basically-qualified", "不合格": "unqualified", "不定等次": "ungraded"},
    "level": {"国家级": "national", "部级": "ministerial", "省级": "provincial",
              "市级": "municipal", "县级": "county", "单位": "unit"},
    "role": {"主持": "led", "参与": "took-part"},
    "deputy": {"正职": "head", "副职": "deputy"},
    "finding": {"符合": "met", "不符合": "unmet"},
    "decision": {"指定": "pin", "排除": "forbid"},
    "action": {"指定": "pin", "排除": "forbid", "裁定并列": "tie", "审核": "review",
               "例外": "waiver", "更正": "correct", "退出": "withdraw", "公示": "publish"},
    "relation": {"夫妻": "spouse", "直系血亲": "direct", "三代以内旁系血亲": "collateral",
                 "近姻亲": "in-law", "其他": "other"},
    "member": {"组长": "chair", "副组长": "deputy", "成员": "member"},
    "contract": {"短期": "short", "中期": "medium", "长期": "long", "项目": "project"},
    "sensitive": {"人事": "personnel", "财务": "finance", "纪检": "discipline"},
    "part": {"管理": "management", "专业技术": "professional", "工勤技能": "worker",
             "高级": "senior", "正高": "full-senior", "副高": "associate-senior",
             "中级": "intermediate", "初级": "junior"},
    "whole": {"总量": "total", "管理": "management", "专业技术": "professional",
              "工勤技能": "worker", "高级": "senior", "正高": "full-senior",
              "副高": "associate-senior", "中级": "intermediate", "初级": "junior"},
    "over-quota": {"不得超岗位数": "forbid", "允许过渡": "transitional"},
    "sex": {"男": "male", "女": "female"},
    "assessments": {"均为合格": "qualified", "三年一轮": "repeat"},
    "credentials": {"不变": "unchanged", "审核均符合": "judged"},
    "applications": {"所有晋级": "every-promotion", "按志愿": "as-filed"},
    "hiring": {"补员": "refill", "不补员": "none"},
    "transitional-reduction": {"只退不进": "no-entry", "退二进一": "two-for-one",
                               "退三进一": "three-for-one", "按超岗比例": "by-excess"},
    "quota-reading": {"各用本级": "exact", "高岗低用": "cumulative"},
    "professional-posts": {"按层级": "by-tier", "按说明书": "as-written"},
    "merit-reading": {"R1": "R1", "R2": "R2", "R3": "R3", "R4": "R4"},
    "recent-years": {"考核年度": "assessment-years", "36个月": "months"},
    "aims": {"过渡最少": "transitional", "聘用最多": "placement", "按积分择优": "priority",
             "积分适配": "seniority-fit", "其他人不变": "stability", "志愿优先": "preference",
             "留任原岗": "continuity", "留在原内设机构": "department"},
}  # fmt: skip
"""Chinese words for those of the files, by what they are words for; the first is the one shown."""


def plain(text: str) -> str:
    """A name with full-width letters made plain and every space taken out, in capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def grade_called(text: str) -> Grade | None:
    """The grade that a name means; None where it means none, or more than one."""
    return grade_names().get(plain(text))


def word_called(kind: str, text: str) -> str | None:
    """The files' own word for a Chinese word of a kind, or the same word; None for another."""
    words = {plain(name): word for name, word in WORDS[kind].items()}
    words |= {plain(word): word for word in WORDS[kind].values()}
    return words.get(plain(text))


def shown(kind: str, word: str) -> str:
    """The Chinese word for one of the files' words."""
    return next(name for name, meant in WORDS[kind].items() if meant == word)


@cache
def grade_names() -> Mapping[str, Grade]:
    """Every name of every grade, as `plain` gives it."""
    names: dict[str, Grade] = {}
    for grade in Grade:
        for name in _names(grade):
            names[plain(name)] = grade
    return names


def _names(grade: Grade) -> Iterator[str]:
    yield grade.value
    patterns: Iterable[str] = ()
    if grade.category is not Category.WORKER or grade.number < _WITH_LABOURERS:
        patterns = (*_CATEGORIES[grade.category], *(_TIERS[grade.tier] if grade.tier else ()))
    for pattern in patterns:
        for number in (str(grade.number), _CHINESE[grade.number]):
            for ending in _ENDINGS:
                yield pattern.format(n=number) + ending
    for name, meant in _SINGLE.items():
        if meant is grade:
            yield from (name, name.replace(str(grade.number), _CHINESE[grade.number]))
