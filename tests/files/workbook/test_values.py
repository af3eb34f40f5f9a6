"""What cells say: every way offices write a thing reads as that thing, and nothing is guessed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import aliases
from models.aliases import WORDS, grade_called, grade_names, shown, word_called
from models.grades import Grade
from solver.files.workbook.kinds import SHARE
from solver.files.workbook.values import (
    UnreadableError,
    Value,
    day_of,
    flag_of,
    grade_of,
    id_of,
    known_of,
    name_of,
    number_of,
    text_of,
    word_of,
)

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
WAYS: tuple[Callable[[date], Value], ...] = (
    lambda d: d,
    lambda d: datetime(d.year, d.month, d.day),  # noqa: DTZ001
    lambda d: d.isoformat(),
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f" {d.year} 年 {d.month} 月 {d.day} 日 ",
    lambda d: f"{d:%Y%m%d}",
    lambda d: int(f"{d:%Y%m%d}"),
    lambda d: wide(f"{d.year}．{d.month}．{d.day}"),
)
MONTHS: tuple[Callable[[date], Value], ...] = (
    lambda d: f"{d.year}.{d.month}",
    lambda d: f"{d.year}.{d.month:02d}",
    lambda d: f"{d.year}年{d.month}月",
    lambda d: f"{d.year}-{d.month:02d}",
    lambda d: f"{d.year}/{d.month}",
    lambda d: int(f"{d:%Y%m}"),
    lambda d: wide(f"{d.year}年{d.month}月"),
)
EIGHT_THIRTY = datetime(2012, 5, 1, 8, 30)  # noqa: DTZ001 (a cell knows no time zone)


def wide(text: str) -> str:
    """The text in full-width figures."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})


@given(DAYS, st.sampled_from(WAYS))
def test_every_way_of_writing_a_day(day: date, way: Callable[[date], Value]) -> None:
    """A day reads as that day, however it is written."""
    assert day_of(way(day)) == day.isoformat()


@given(DAYS, st.sampled_from(MONTHS))
def test_every_way_of_writing_a_month(day: date, way: Callable[[date], Value]) -> None:
    """A month reads as that month, and stays one."""
    assert day_of(way(day)) == f"{day:%Y-%m}"


def test_a_month_in_a_cell_of_numbers() -> None:
    """2012.5 as a number is May; 2012.1 may have been typed as 2012.10, so it is not read."""
    assert day_of(2012.5) == "2012-05"
    assert day_of(2012.12) == "2012-12"
    assert day_of("2012.1") == "2012-01"
    with pytest.raises(UnreadableError, match=r"2012\.1 may mean January or October of 2012"):
        day_of(2012.1)


@pytest.mark.parametrize(
    "value",
    ["2012", 2012, 41030, "12.5.1", "5月1日", "二〇一二年五月", "2012-13-01", "2012-02-30",
     "2012.13", "1812.5", 2012.123, "2012-05-01 至今", EIGHT_THIRTY, True, "至今"],
)  # fmt: skip
def test_what_is_no_day_is_refused(value: Value) -> None:
    """No year alone, no serial number, no day that does not exist, no time of day."""
    with pytest.raises(UnreadableError):
        day_of(value)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.datetimes()))
def test_reading_fails_in_one_way_only(value: Value) -> None:
    """Whatever a cell holds, it is read or refused."""
    for read in (day_of, number_of, flag_of, grade_of, text_of, name_of, id_of):
        with suppress(UnreadableError):
            read(value)


def test_numbers() -> None:
    """Whole numbers in any width; nothing is rounded."""
    assert [number_of(v) for v in (3, 3.0, "3", "３", " 1,000 ", "１，０００", "-2")] == [
        3, 3, 3, 3, 1000, 1000, -2,
    ]  # fmt: skip
    for value in (3.5, "3个", "", True, "三"):
        with pytest.raises(UnreadableError):
            number_of(value)


def test_flags() -> None:
    """Yes and no in the words and marks of offices."""
    assert all(flag_of(v) for v in ("是", "有", "√", "yes", "TRUE", True, 1, "１"))
    assert not any(flag_of(v) for v in ("否", "无", "×", "no", "False", False, 0))
    with pytest.raises(UnreadableError, match="neither yes nor no"):
        flag_of("也许")


def test_names_lose_their_spaces() -> None:
    """张 三 is 张三; a Latin name keeps one space."""
    assert name_of("张　三 ") == "张三"
    assert name_of("买买提 · 艾力") == "买买提·艾力"
    assert name_of("Anna  Maria Li") == "Anna Maria Li"


def test_ids_and_text() -> None:
    """Ids are made plain; text keeps its own letters."""
    assert id_of("Ｓ０１ ") == "S01"
    assert id_of(1.0) == "1"
    assert text_of("\u200b（一）\u00a0") == "（一）"


def test_words_of_the_rulebook() -> None:
    """By Chinese or by id; what nobody defined is told with what there is."""
    series = {"engineering": "工程", "economics": "经济"}
    assert known_of(series, " 工 程 ") == "engineering"
    assert known_of(series, "economics") == "economics"
    with pytest.raises(UnreadableError) as refused:
        known_of(series, "会计")
    assert refused.value.mend == "Write 工程, 经济."


def test_shares() -> None:
    """As text, or as a cell formatted as a percentage."""
    assert [SHARE.read(v, {}) for v in ("58%", "５８％", "5 / 13", 0.42, 0.585)] == [
        "58%", "58%", "5/13", "42%", "58.5%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "grade"),
    [("6级职员", "M6"), ("六级职员", "M6"), ("副高7级", "P7"), ("中级10级", "P10"),
     ("助理12级", "P12"), ("管理岗位八级", "M8"), ("专业技术 十一 级", "P11"), ("ｐ９", "P9"),
     ("专技九级岗位", "P9"), ("员级十三级", "P13"), ("技术工三级", "W3"), ("普通工", "W6"),
     ("工勤技能五级", "W5"), ("正高4级", "P4")],
)  # fmt: skip
def test_names_of_grades(text: str, grade: str) -> None:
    """The names that offices and the regulation use."""
    assert grade_of(text) is Grade(grade)


@pytest.mark.parametrize(
    "text",
    ["中级", "十级", "10", "副高10级", "中级7级", "管理十一级", "专技十四级", "高级", "科员"],
)
def test_no_grade_is_guessed(text: str) -> None:
    """What names none, or could name two, is refused with what was read."""
    with pytest.raises(UnreadableError, match=f"{text} names no grade"):
        grade_of(text)


def test_no_two_grades_share_a_name() -> None:
    """Every name leads to one grade, and every grade has its code."""
    told = [(aliases.plain(name), grade) for grade in Grade for name in aliases._names(grade)]
    assert len({name for name, _ in told}) == len(set(told)) == len(grade_names())
    assert all(grade_called(grade.value) is grade for grade in Grade)


@given(st.sampled_from(sorted(grade_names())), st.sampled_from((" ", "　", "")))
def test_spaces_and_widths_do_not_matter(name: str, space: str) -> None:
    """A name with spaces in it, or in full-width figures, is the same name."""
    assert grade_called(space.join(wide(name))) is grade_names()[name]


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_words_lead_to_and_fro(kind: str) -> None:
    """Each word of the files has a Chinese word that leads back to it."""
    for word in set(WORDS[kind].values()):
        assert word_called(kind, shown(kind, word)) == word == word_called(kind, word)


def test_an_unknown_word_is_told_with_the_known_ones() -> None:
    """The message lists what may be written."""
    with pytest.raises(UnreadableError) as refused:
        word_of("mark", "良好")
    assert refused.value.what == "良好 is not one of the words known here."
    assert refused.value.mend == "Write 优秀, 合格, 基本合格, 不合格, 不定等次."


def test_a_number_has_an_end() -> None:
    """As many digits as in a YAML file, and no more than Python would read."""
    assert number_of("9" * 60) == int("9" * 60)
    with pytest.raises(UnreadableError, match="is no whole number"):
        number_of("9" * 5000)


@pytest.mark.parametrize(
    ("cell", "read"),
    [(0.58, "58%"), (0.07, "7%"), (0.123456, "12.3456%"), (1 / 3, "33.33333333333333%")],
)
def test_a_percentage_is_read_exactly(cell: float, read: str) -> None:
    """What a share cannot say stays as it is, to be refused: a third is not 33.333333 %."""
    assert SHARE.read(cell, {}) == read
