"""What stands in the way of somebody, in words of both languages."""

import pytest

from models.findings import Holder, Obstacle
from models.policy import Rule
from models.priority import FullRow
from solver.report.naming import Names
from solver.report.obstacle import obstacle_text
from solver.report.words import Words
from tests.builders import changzhou

EN = Names(changzhou(), Words("en"))
ZH = Names(changzhou(), Words("zh"))
P8 = FullRow(rule=Rule.QUOTA, about="P8")
A = Holder(person="A", points=3500, by="more-points")
H = Holder(person="H", points=100, by="right")


def row(rule: Rule, about: str) -> FullRow:
    """A full row."""
    return FullRow(rule=rule, about=about)


CASES: list[tuple[Obstacle, str, str]] = [
    (
        Obstacle(full=(P8,), seats=1, holders=(A,), ahead=1),
        "the one seat of P8 went to A (35.00) with more points",
        "专技八级满员：A（35.00分）在前",
    ),
    (
        Obstacle(full=(P8,), seats=2, holders=(A,), ahead=1, by_right=(H,), rights=1),
        "P8 is full: A (35.00) with more points, H (1.00) by right",
        "专技八级满员：A（35.00分）在前、H（1.00分）按规定保留",
    ),
    (
        Obstacle(full=(P8,), seats=20, holders=(A,), ahead=9, by_right=(H,), rights=8),
        "P8 is full: A (35.00) with more points, 9 in all stand before, H (1.00) by right,"
        " 8 in all by right",
        "专技八级满员：A（35.00分）在前、在前者共9人、H（1.00分）按规定保留、按规定保留者共8人",
    ),
    (
        Obstacle(full=(P8, row(Rule.SEATS, "director")), holders=(A,), ahead=1),
        "P8, director (常州市信息中心 主任) are full together: A (35.00) with more points",
        "专技八级、常州市信息中心 主任合计满员：A（35.00分）在前",
    ),
    (
        Obstacle(full=(row(Rule.RATIO, "senior/professional"),), seats=5, holders=(A,), ahead=1),
        "the ratio senior / professional is full: A (35.00) with more points",
        "满员：A（35.00分）在前",
    ),
    (
        Obstacle(full=(row(Rule.POOL, "county P8"),), seats=2, holders=(A,), ahead=1),
        "the pool of county P8 is full: A (35.00) with more points",
        "统筹岗位county 专技八级满员：A（35.00分）在前",
    ),
    (
        Obstacle(full=(row(Rule.AVOIDANCE, "A/B/x/y"),)),
        "kept out by: avoidance of relatives (A, B)",
        "受规则限制：任职回避（A、B）",
    ),
    (
        Obstacle(full=(row(Rule.FORBID, "A/P8"),)),
        "kept out by: a prohibition (A/P8)",
        "受规则限制：不得聘用（A/专技八级）",
    ),
    (
        Obstacle(proved=True),
        "no lawful answer leaves it once those before have theirs (found by search)",
        "排在前面的人保住各自岗位后，没有合规的结果能再给出此岗位（逐一验证）",
    ),
    (Obstacle(), "a sum decided, not points", "由合计类目标决定，未按积分"),
    (
        Obstacle(full=(row(Rule.SEATS, "gone"),), holders=(A,), ahead=1),
        "gone is full: A (35.00) with more points",
        "gone满员：A（35.00分）在前",
    ),
]


@pytest.mark.parametrize(("obstacle", "english", "chinese"), CASES)
def test_every_obstacle_has_its_words(obstacle: Obstacle, english: str, chinese: str) -> None:
    """Rows by what they are about, holders by their grounds, and how many there are in all."""
    assert obstacle_text(EN, obstacle) == english
    assert obstacle_text(ZH, obstacle).endswith(chinese)


@pytest.mark.parametrize(
    ("by", "english", "chinese"),
    [
        (
            "tie-break",
            "A (35.00), equal and before by the order for equal points",
            "按同分次序在前",
        ),
        ("equal-points", "A (35.00) with equal points", "积分相同"),
        ("place", "A (35.00), who has no other place", "别无可聘岗位"),
        ("fewer-points", "A (35.00) with fewer points", "积分较低"),
    ],
)
def test_every_ground_of_a_holder_has_its_words(by: str, english: str, chinese: str) -> None:
    """More, equal and fewer points, what broke a tie, and that there was no other place."""
    one = Holder.model_validate({"person": "A", "points": 3500, "by": by})
    obstacle = Obstacle(full=(P8,), seats=2, holders=(one,), ahead=1)
    assert english in obstacle_text(EN, obstacle)
    assert chinese in obstacle_text(ZH, obstacle)
