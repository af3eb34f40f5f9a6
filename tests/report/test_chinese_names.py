"""Chinese output calls posts and people by their names, not by the keys of the file."""

import re

import pytest

from models.scenario import Scenario
from solver.cli import main
from solver.files.scenario import load
from solver.report.naming import Names
from solver.report.words import Words
from tests.builders import SCENARIOS, changzhou, person, post, scenario

SHIPPED = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
COMMANDS = ["solve", "check", "explain", "project"]


def _keys(case: Scenario) -> set[str]:
    """Ids of posts that are not names themselves."""
    titles = {desk.title for desk in case.posts}
    return {desk for desk in case.desks if "-" in desk and desk not in titles}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", SHIPPED)
def test_no_key_of_a_post_shows(
    name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In any shipped scenario; and who has a name is called by it somewhere."""
    path = SCENARIOS / f"{name}.yaml"
    main([command, str(path), "--lang", "zh"])
    text = capsys.readouterr().out
    words = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9-]*", text))
    case = load(path)
    assert words & _keys(case) == set()
    if "聘用结果\n人员" in text:
        for one in case.people:
            assert one.name is None or f"{one.id} {one.name}" in text


def test_no_key_of_a_post_shows_in_a_comparison(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nor where plans stand side by side."""
    assert main(["compare", str(SCENARIOS / "changzhou-2012.yaml"), "--lang", "zh"]) == 0
    words = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9-]*", capsys.readouterr().out))
    assert words & _keys(changzhou()) == set()


def test_posts_of_one_title_are_told_apart() -> None:
    """By a number, in the order of their ids; a general post by what it is for."""
    names = Names(changzhou(), Words("zh"))
    assert names.desk("engineer-network-1") == "计通科 中级工程师（1）"
    assert names.desk("engineer-network-2") == "计通科 中级工程师（2）"
    assert names.desk("economist-information") == "信息科 中级经济师"
    assert names.desk("general-intermediate") == "一般岗位（中级）"
    assert names.desk("elsewhere") == "elsewhere"


def test_people_are_told_by_id_and_name() -> None:
    """By id alone where the roster has no name, or the id is of nobody here."""
    assert Names(changzhou(), Words("zh")).person("S07") == "S07 庚午"
    assert Names(changzhou(), Words("en")).person("S07") == "S07"
    nameless = Names(scenario({"P10": 1}, [person("A", "P10")], [post("d", "P10")]), Words("zh"))
    assert nameless.person("A") == "A"
    assert nameless.person("Z") == "Z"
    assert nameless.about("A/d/P10") == "A/d/专技十级"


def test_english_keeps_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """So that they can be typed."""
    assert main(["solve", str(SCENARIOS / "changzhou-2012.yaml"), "--lang", "en"]) == 0
    assert "economist-information" in capsys.readouterr().out
