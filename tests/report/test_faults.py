"""Input errors in the reader's language."""

import pytest

from models.problems import MOST
from solver.files.errors import Fault, InputError
from solver.report import faults
from solver.report.faults import errors_text, fault_text, in_chinese
from solver.report.faults_zh import SENTENCES
from solver.report.words import Lang

FAULT = Fault(
    "staff.yaml",
    12,
    ("people", "S12", "titles", "1", "appointed"),
    "2004-01-10 is before the title was qualified (2005-11-01).",
    "An appointment follows the qualification: correct one of the two dates.",
)


def test_english_is_as_written() -> None:
    """English errors are those of the place that found them."""
    assert fault_text(FAULT, "en") == str(FAULT)


def test_chinese_has_the_same_place_and_values() -> None:
    """The place, the names and the values stay; the sentences are Chinese."""
    assert fault_text(FAULT, "zh") == (
        "staff.yaml:12: people › S12 › titles › 1 › appointed\n"
        "  聘任日期2004-01-10早于取得资格的日期（2005-11-01）。\n"
        "  先取得资格后聘任，请更正其中一个日期。"
    )


def test_kinds_are_worded_and_names_are_not() -> None:
    """`There is no post X.` names a kind that the catalogue knows, and a name of the user's."""
    assert in_chinese("There is no post chief.") == "没有岗位“chief”。"
    assert in_chinese("There is no file described post.") == "没有文件“described post”。"


def test_a_sentence_within_a_sentence() -> None:
    """A plan that is none says where, then what, both in Chinese."""
    assert in_chinese("quota › P9: Write a whole number.") == "quota › P9：请写整数。"


def test_braces_in_a_name_stay() -> None:
    """What a user wrote is put in as it is, never taken for a pattern."""
    assert in_chinese("There is no {0} {what}.") == "没有“{0} {what}”。"


def test_an_unknown_sentence_stays_in_english() -> None:
    """Better the English sentence than none."""
    unknown = Fault("a.yaml", None, (), "Something of the kind", "Mend it somehow")
    assert in_chinese("Something of the kind") is None
    assert in_chinese("quota › P9: Something of the kind") is None
    assert fault_text(unknown, "zh") == str(unknown)


@pytest.mark.parametrize(
    ("lang", "more"), [("en", "… and 2 more."), ("zh", "……另有2处。")]
)  # fmt: skip
def test_the_first_are_told_the_rest_counted(
    lang: Lang, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long list is cut short, and says so."""
    monkeypatch.setattr(faults, "SHOWN", 1)
    told = errors_text(InputError(FAULT, FAULT, FAULT), lang)
    assert told.splitlines()[-1] == more
    assert told.count("staff.yaml") == 1


@pytest.mark.parametrize(("lang", "more"), [("en", "at least 980"), ("zh", "至少980处")])
def test_of_very_many_nobody_counted_all(lang: Lang, more: str) -> None:
    """Looking for mistakes ends somewhere, and that is said."""
    assert more in errors_text(InputError(*[FAULT] * MOST), lang).splitlines()[-1]


@pytest.mark.parametrize(("english", "chinese"), SENTENCES)
def test_each_sentence_is_chinese_with_the_same_values(english: str, chinese: str) -> None:
    """Every sentence comes out of its own pattern, with nothing lost."""
    assert (
        in_chinese(english.replace("{what}", "Write a list.").replace("{kind}", "post")) is not None
    )
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese) or english == "{where}: {what}"
