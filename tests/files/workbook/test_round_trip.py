"""From YAML to a workbook and back nothing is lost, and a filled template is the same scenario."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import BaseModel

from models.assumptions import Assumptions
from models.group import Member
from models.log import Entry
from models.people import Person
from models.plan import Plan, PlanChange, Ratio
from models.policy import Decision, Policy, Relation
from models.posts import Post
from models.procedure import StageDates
from models.scenario import Scenario
from solver.cli import main
from solver.files.convert import convert, write_template
from solver.files.dumping import yaml_text
from solver.files.errors import InputError
from solver.files.plain import data_of
from solver.files.scenario import load, whole_tree
from solver.files.workbook import sheets as book
from tests.builders import ROOT, SCENARIOS, document, person, rulebook
from tests.files.workbook.office import MAIN, TIE, filled, refusal, spoiled
from tests.oracle.generator import random_document

FILES = sorted(SCENARIOS.glob("*.yaml"))


def test_from_template_to_result_is_byte_for_byte_that_of_yaml(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The roster typed into the template gives the very bytes that the YAML file gives."""
    assert main(["solve", str(MAIN), "--json"]) == 0
    wanted = capsys.readouterr().out
    assert main(["solve", str(filled(tmp_path / "花名册.xlsx")), "--json"]) == 0
    assert capsys.readouterr().out == wanted


def test_from_template_to_notice_is_byte_for_byte_that_of_yaml(tmp_path: Path) -> None:
    """And so on to the notice and the contracts, for Word, to print, and as a workbook."""
    made = []
    for source in (MAIN, filled(tmp_path / "花名册.xlsx")):
        folder = tmp_path / source.stem
        told = [str(source), "--out", str(folder), "--lang", "zh"]
        assert main(["notice", *told, "--from", "2012-05-21"]) == 0
        assert main(["contracts", *told, "--set", "contract.start=2012-06-01"]) == 0
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert sorted(made[0]) == [
        "contracts.docx", "contracts.html", "contracts.xlsx", "notice.docx", "notice.html",
    ]  # fmt: skip
    assert made[0] == made[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_scenarios_survive(path: Path, tmp_path: Path) -> None:
    """YAML → workbook → YAML is the same scenario at every step, and the same data at the end."""
    convert(path, tmp_path / "a.xlsx")
    convert(tmp_path / "a.xlsx", tmp_path / "b.yaml")
    convert(tmp_path / "b.yaml", tmp_path / "c.xlsx")
    convert(tmp_path / "c.xlsx", tmp_path / "d.yaml")
    assert load(path) == load(tmp_path / "a.xlsx") == load(tmp_path / "b.yaml")
    assert (tmp_path / "b.yaml").read_text("utf-8") == (tmp_path / "d.yaml").read_text("utf-8")


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(min_value=0, max_value=9999))
def test_drawn_scenarios_survive(seed: int, tmp_path: Path) -> None:
    """Any scenario, rulebook and all, comes back from a workbook as it went in."""
    document = random_document(seed)
    (tmp_path / "drawn.yaml").write_text(yaml_text(document), "utf-8")
    convert(tmp_path / "drawn.yaml", tmp_path / "drawn.xlsx")
    convert(tmp_path / "drawn.xlsx", tmp_path / "again.yaml")
    wanted = Scenario.model_validate(document)
    assert load(tmp_path / "drawn.xlsx") == load(tmp_path / "again.yaml") == wanted


def _keys(model: type[BaseModel], prefix: str = "") -> set[str]:
    """The keys of a model as files write them; those of records within it with a dot."""
    keys = set()
    for name, field in model.model_fields.items():
        key = prefix + (field.alias or name)
        inner = [
            one
            for one in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if isinstance(one, type)
            and issubclass(one, BaseModel)
            and get_origin(field.annotation) not in (tuple, Mapping)
        ]
        keys |= _keys(inner[0], f"{key}.") if inner else {key}
    return keys


def _section(name: str) -> type[BaseModel]:
    """The record that a section of a person is a list of."""
    annotation = Person.model_fields[name].annotation
    record: type[BaseModel] = annotation.__args__[0]  # type: ignore[union-attr]
    return record


def test_every_field_has_its_column() -> None:
    """No field of any model is left out of the workbook, so that none can be lost."""
    columns = {sheet.key: {column.key for column in sheet.columns} for sheet in book.SHEETS}
    sections = {sheet.key for sheet in book.SHEETS if sheet.person}
    assert _keys(Person) - columns["people"] == sections
    for section in sections - {"assessments", "applies"}:
        assert _keys(_section(section)) == columns[section] - {"person"}, section
    assert _keys(Post) - columns["posts"] == {"general"}
    assert _keys(Ratio) == columns["ratios"]
    assert _keys(Policy) == columns["policy"]
    assert _keys(Decision) == columns["decisions"]
    assert {key.split(".")[0] for key in _keys(Entry)} == columns["log"]
    assert _keys(PlanChange) == columns["plans"] - {"plan"}
    assert _keys(Assumptions) == columns["assumptions"] - {"name"}
    assert _keys(Relation) - {"between"} == columns["relations"] - {"first", "second"}
    whole = {key.removeprefix("plan.") for key in columns["general"] if key.startswith("plan.")}
    assert _keys(Plan) == whole | {"quota", "ratios", "left"}
    elsewhere = {
        "schema",
        "posts",
        "people",
        "relations",
        "decisions",
        "baseline",
        "log",
        "plans",
        "plan-name",
        "assumptions",
    }
    facts = {key for key in _keys(Scenario) if "." not in key}
    assert facts - columns["general"] == elsewhere
    assert _keys(StageDates) == columns["stages"] - {"stage"}
    assert _keys(Member) == columns["members"]
    inner = ("notice.", "contract.", "procedure.", "leading-group.")
    papers = {key for key in _keys(Scenario) if key.startswith(inner)}
    assert papers - columns["general"] == {"procedure.stages", "leading-group.members"}


def test_an_empty_application_comes_back(tmp_path: Path) -> None:
    """Who applies for nothing but the own post is not taken to apply for everything."""
    data = data_of(whole_tree(TIE))
    data["people"][0]["applies"] = []
    data["rulebook"] = str(SCENARIOS / data["rulebook"])
    (tmp_path / "a.yaml").write_text(yaml_text(data), "utf-8")
    convert(tmp_path / "a.yaml", tmp_path / "a.xlsx")
    assert load(tmp_path / "a.xlsx").people[0].applies == ()


def test_lists_that_look_like_several_come_back(tmp_path: Path) -> None:
    """Names with the separating sign in them, and lines of several lines, are kept apart."""
    data = data_of(whole_tree(MAIN))
    data["rulebook"] = "changzhou-2012"
    data["posts"][1] |= {"department": "甲、乙科", "leads": ["甲、乙科", "预测科"]}
    data["posts"][1]["duties"] = ["一行\n两行", "[三]"]
    (tmp_path / "a.yaml").write_text(yaml_text(data), "utf-8")
    convert(tmp_path / "a.yaml", tmp_path / "a.xlsx")
    assert load(tmp_path / "a.xlsx") == load(tmp_path / "a.yaml")


def test_the_rulebook_is_named_as_seen_from_the_target(tmp_path: Path) -> None:
    """A shipped one by its bare name, another one by its path from the new file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    own = (SCENARIOS / "rulebooks" / "changzhou-2012.yaml").read_text("utf-8")
    (tmp_path / "in" / "own.yaml").write_text(own, "utf-8")
    text = TIE.read_text("utf-8").replace("rulebooks/changzhou-2012.yaml", "own.yaml")
    (tmp_path / "in" / "tie.yaml").write_text(text, "utf-8")
    convert(tmp_path / "in" / "tie.yaml", tmp_path / "out" / "tie.xlsx")
    convert(tmp_path / "out" / "tie.xlsx", tmp_path / "tie.yaml")
    assert "rulebook: in/own.yaml" in (tmp_path / "tie.yaml").read_text("utf-8")
    assert load(tmp_path / "tie.yaml") == load(TIE)
    convert(TIE, tmp_path / "bare.yaml")
    assert "rulebook: changzhou-2012\n" in (tmp_path / "bare.yaml").read_text("utf-8")


def test_the_template_is_the_same_every_time(tmp_path: Path) -> None:
    """No clock and no chance gets into what is written."""
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, "changzhou-2012")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_template_says_what_is_still_to_be_filled_in(tmp_path: Path) -> None:
    """An empty template is refused fact by fact; its examples are not taken for people."""
    write_template(tmp_path / "t.xlsx", "changzhou-2012")
    told = [str(fault) for fault in refusal(tmp_path / "t.xlsx")]
    assert len(told) == 6
    assert told[0] == (
        f"{tmp_path / 't.xlsx'}: 基本情况 general › 单位名称 institution\n"
        "  The fact 单位名称 institution is missing.\n  Add it."
    )
    assert "The sheet 人员 people says nothing." in told[-1]


def test_every_example_row_can_be_read(tmp_path: Path) -> None:
    """What the template shows as an example is read without complaint once it has an id.

    Where the first column is no id, it says that it is an example and nothing else.
    """
    write_template(tmp_path / "t.xlsx", "changzhou-2012")

    def adopt(made: object) -> None:
        for page in made.worksheets:  # type: ignore[attr-defined]
            for cells in page.iter_rows(min_row=2, max_row=2):
                if cells[0].value == book.EXAMPLE:
                    cells[0].value = "X1"

    spoiled(tmp_path / "t.xlsx", tmp_path / "u.xlsx", adopt)
    faults = refusal(tmp_path / "u.xlsx")
    assert {fault.path[0].split()[0] for fault in faults} == {
        "基本情况",
        "岗位数量",
        "离岗人数",
        "结构比例",
        "决定记录",
    }


def test_the_template_offers_words_and_checks_days(tmp_path: Path) -> None:
    """Drop-down lists come from the models and the rulebook; ids from the other sheets."""
    write_template(tmp_path / "t.xlsx", "changzhou-2012")
    made = load_workbook(tmp_path / "t.xlsx")
    titles = made["职称 titles"]
    checks = {str(one.sqref): one for one in titles.data_validations.dataValidation}
    assert checks["A2:A2000"].formula1 == "'人员 people'!$A$2:$A$2000"
    assert checks["D2:D2000"].type == "date"
    lists = made["#选项 lists"]
    offered = {tuple(c.value for c in column if c.value) for column in lists.iter_cols()}
    assert ("正高级", "副高级", "中级", "助理级", "员级") in offered
    assert ("工程", "经济", "统计") in offered
    assert lists.sheet_state == "hidden"
    assert "2005-11" in titles["D1"].comment.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["template", "--out", "t.csv"], "neither a workbook"),
        (["template", "--out", "t.xlsx", "--rulebook", "none"], "There is no rulebook none."),
        (["template", "--out", "t.xlsx", "--paper", "notice"], "t.xlsx is no Word document."),
        (["convert", str(TIE), "t.txt"], "End its name in .xlsx or .yaml or .yml."),
        (["convert", "none.yaml", "t.xlsx"], "There is no such file."),
    ],
)
def test_what_cannot_be_written_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """One message, exit code 2, and no file."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_commands_write(tmp_path: Path) -> None:
    """`template` and `convert` give 0 and one file each."""
    assert main(["template", "--out", str(tmp_path / "t.xlsx")]) == 0
    assert main(["convert", str(TIE), str(tmp_path / "tie.xlsx")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.xlsx", "tie.xlsx"]


@pytest.mark.parametrize(
    ("note", "told"),
    [("x" * 30_000, "More than 32767 characters"), ("a\x0c", "A control character")],
)
def test_what_no_cell_holds_is_not_cut(note: str, told: str, tmp_path: Path) -> None:
    """Sentences too long for one cell, or a sign that no workbook holds, are refused, not cut."""
    data = data_of(whole_tree(TIE))
    data["rulebook"] = str(SCENARIOS / data["rulebook"])
    data["posts"][0] |= {"title": note[:2], "duties": [note] * 2}
    (tmp_path / "a.yaml").write_text(yaml_text(data), "utf-8")
    with pytest.raises(InputError, match=told):
        convert(tmp_path / "a.yaml", tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_the_project_packs_its_rulebooks() -> None:
    """An installed program finds them too: the wheel takes them along."""
    assert '"scenarios/rulebooks" = "solver/rulebooks"' in (ROOT / "pyproject.toml").read_text(
        "utf-8"
    )


def test_decimals_of_a_rulebook_come_back_exactly(tmp_path: Path) -> None:
    """A rulebook that is written out in the file stands in one cell, its points as they were."""
    items = [{"item": "service-years", "each": Decimal("0.50"), "most": Decimal("20.25")}]
    stated = {
        **document({"P12": 1}, [person("a")]),
        "rulebook": rulebook(scoring={"note": "n", "items": items}),
    }
    (tmp_path / "a.yaml").write_text(yaml_text(stated), "utf-8")
    convert(tmp_path / "a.yaml", tmp_path / "a.xlsx")
    convert(tmp_path / "a.xlsx", tmp_path / "b.yaml")
    assert load(tmp_path / "a.yaml") == load(tmp_path / "a.xlsx") == load(tmp_path / "b.yaml")
    assert load(tmp_path / "b.yaml").rulebook.scoring.items[0].each == 50
