"""The catalogue: complete in both languages, and every key that reports use is there."""

from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from typing import get_args

import pytest

from models.conditions import KEYWORDS
from models.findings import Cause
from models.grades import Grade, Tier
from models.policy import AimName, Rule
from models.result import Outcome, Standing
from models.titles import Education, Mark
from solver.report import catalogue
from solver.report.words import CATALOGUES, Lang, Words, locale_lang

SURFACES = [
    import_module(f"{catalogue.__name__}.{module.name}").WORDS
    for module in iter_modules(catalogue.__path__)
]
EN = {key: text for words in (CATALOGUES, *SURFACES) for key, text in words["en"].items()}
ZH = {key: text for words in (CATALOGUES, *SURFACES) for key, text in words["zh"].items()}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_key_is_written_twice() -> None:
    """A surface adds to the catalogue and changes nothing in it."""
    for lang, together in (("en", EN), ("zh", ZH)):
        assert len(together) == sum(len(words[lang]) for words in (CATALOGUES, *SURFACES))


def test_both_languages_have_the_same_keys() -> None:
    """Apart from English forms for one, every key stands in both catalogues."""
    plural = {key for key in EN if key.endswith(".one")}
    assert set(EN) - plural == set(ZH)


@pytest.mark.parametrize("key", sorted(ZH))
def test_both_languages_tell_the_same(key: str) -> None:
    """A text takes the same values in both languages."""
    assert _fields(EN[key]) == _fields(ZH[key])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_code_has_a_word(lang: Lang) -> None:
    """Every outcome, cause, rule, aim, tier, level and mark has its word."""
    words = CATALOGUES[lang]
    needed = [
        *(f"outcome.{one}" for one in get_args(Outcome)),
        *(f"standing.{one}" for one in get_args(Standing)),
        *(f"cause.{one}" for one in get_args(Cause)),
        *(f"rule.{one}" for one in Rule),
        *(f"aim.{one}" for one in AimName),
        *(f"part.{one}" for one in Tier),
        *(f"education.{one}" for one in Education),
        *(f"mark.{one}" for one in Mark if one is not Mark.UNGRADED),
        *(f"lack.{one}" for one in KEYWORDS if one not in {"all", "any", "see", "assessments"}),
    ]
    assert [key for key in needed if key not in words] == []


def test_counting_takes_the_form_for_one() -> None:
    """English has a form for one; Chinese needs none."""
    assert Words("en").count("verdict.category", 1) == "1 changes category"
    assert Words("en").count("verdict.category", 2) == "2 change category"
    assert Words("zh").count("verdict.category", 1) == "跨类别转岗1人"


def test_an_unwritten_key_is_an_error() -> None:
    """A text that nobody wrote is never made up."""
    with pytest.raises(KeyError):
        Words("en")("nothing of the kind")


def test_grades_have_chinese_names() -> None:
    """专技十级 and 管理六级, as they are called."""
    from solver.report.naming import Names
    from tests.builders import changzhou

    names = Names(changzhou(), Words("zh"))
    assert names.grade(Grade.P10) == "专技十级"
    assert names.grade(Grade.P12) == "专技十二级"
    assert names.grade(Grade.M6) == "管理六级"
    assert names.grade(None) == "–"
    assert Names(changzhou(), Words("en")).grade(Grade.P10) == "P10"


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_HK"}, "zh"),
        ({"LC_ALL": "", "LANG": "ZH_cn"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale(environ: dict[str, str], lang: Lang) -> None:
    """Without --lang the locale decides, in the order that POSIX gives its names."""
    assert locale_lang(environ) == lang
