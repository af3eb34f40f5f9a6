"""JSON Schema of the files: what is shipped or made keeps it, what the reader refuses breaks it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from benchmarks.generate import KINDS, Spec, write
from benchmarks.generate.region import region, write_region
from models.conditions import KINDS as CONDITIONS
from models.conditions import Node
from solver.commands.schema import FILES
from solver.files.errors import InputError
from solver.files.region import load_region
from solver.files.scenario import OURS, load
from solver.files.schema import FileKind, schema, schema_text
from tests.builders import ALL_AIMS, SCENARIOS
from tests.files.broken import (
    BOOK,
    PEOPLE,
    POST,
    QUOTA,
    RATIO,
    TIE,
    Edit,
    current,
    edited,
    fact,
    more,
    post,
    ratio,
    requires,
    written,
)
from tests.files.written import complaints, json_of

COUNTY = SCENARIOS / "county"
WHERE = "by: 领导小组, on: 2012-05-10"


def kind_of(path: Path) -> FileKind:
    """What a file says it is; one that is based on another is a scenario."""
    kinds: dict[str, FileKind] = {"gangwei-rulebook/1": "rulebook", "gangwei-region/1": "region"}
    return kinds.get(json_of(path).get("schema"), "scenario")


@pytest.mark.parametrize("kind", get_args(FileKind))
def test_the_schema_itself_is_one(kind: FileKind) -> None:
    """It says which draft it keeps, and keeps it; it has a name, a title and a description."""
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == f"urn:gangwei:{kind}:1"
    assert made["title"] == f"gangwei: {kind}"
    assert made["description"]
    assert all(one["description"] for one in made["$defs"].values())


def test_the_command_offers_every_kind() -> None:
    """The command lists them without loading what makes them."""
    assert get_args(FileKind) == FILES


@pytest.mark.parametrize("kind", get_args(FileKind))
def test_every_definition_is_used_and_every_reference_leads_somewhere(kind: FileKind) -> None:
    """Nothing of the solver's own is left in it."""
    made = schema(kind)
    references = {part["$ref"] for part in parts(made) if isinstance(part.get("$ref"), str)}
    assert references == {f"#/$defs/{name}" for name in made["$defs"]}


@pytest.mark.parametrize("kind", get_args(FileKind))
def test_descriptions_name_keys_as_files_write_them(kind: FileKind) -> None:
    """`over-quota`, not `over_quota`; `as_of` is written so."""
    told = "\n".join(str(part.get("description", "")) for part in parts(schema(kind)))
    assert set(re.findall(r"`[a-z]+_[a-z_]+`", told)) <= {"`as_of`"}


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from parts(one)


def test_a_key_is_described_where_its_record_speaks_of_it() -> None:
    """What an editor shows over a key are the sentences of its record that name it."""
    policy = schema("scenario")["$defs"]["Policy"]["properties"]
    assert policy["over-quota"] == {
        "default": "forbid",
        "description": "what happens where more people keep a grade than it has seats.",
        "enum": ["forbid", "transitional"],
        "type": "string",
    }
    assert "fair" not in policy
    assert policy["aims"]["default"] == ALL_AIMS
    assert "default" not in schema("scenario")["properties"]["policy"]


def test_a_condition_is_one_record_with_every_keyword() -> None:
    """Every kind has one keyword of its own beside what all may carry, so that one record does."""
    made = schema("rulebook")["$defs"]["Condition"]
    shared = set(Node.model_fields)
    for word, kind in CONDITIONS.items():
        own = {field.alias for name, field in kind.model_fields.items() if name not in shared}
        assert own == {word}
    assert set(made["properties"]) == shared | set(CONDITIONS)
    assert made["oneOf"] == [{"required": [word]} for word in CONDITIONS]


@pytest.mark.parametrize("kind", get_args(FileKind))
def test_the_text_is_in_order(kind: FileKind) -> None:
    """Equal schemas are equal bytes: the keys of every record are sorted."""
    text = schema_text(kind)
    assert json.loads(text) == schema(kind)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize("path", sorted(SCENARIOS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_file_keeps_its_schema(path: Path) -> None:
    """Scenarios, those based on others, rulebooks and the region."""
    assert complaints(kind_of(path), json_of(path)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("transitional", [False, True])
def test_every_generated_institution_keeps_the_schema(
    tmp_path: Path, kind: str, *, transitional: bool
) -> None:
    """Institutions of every kind, and the rulebook beside them."""
    for people in (1, 24, 150):
        spec = Spec(kind=kind, people=people, seed=people, transitional=transitional)  # type: ignore[arg-type]
        write(spec, tmp_path / f"{people}.yaml")
    files = sorted(tmp_path.rglob("*.yaml"))
    assert len(files) >= 3
    for path in files:
        assert complaints(kind_of(path), json_of(path)) == []


def test_every_generated_region_keeps_the_schema(tmp_path: Path) -> None:
    """The file of the region and those of its institutions."""
    write_region(tmp_path, region(3, 5, 9, seed=2), county=2)
    kinds = [kind_of(path) for path in sorted(tmp_path.rglob("*.yaml"))]
    assert kinds.count("region") == 1
    for path in tmp_path.rglob("*.yaml"):
        assert complaints(kind_of(path), json_of(path)) == []


def decided(entry: str) -> Edit:
    """A log of one entry."""
    return more(f"log: [{{reason: 讨论决定, clause: 九(三), {WHERE}, {entry}}}]")


ACCEPTED: dict[str, list[Edit]] = {
    "a rulebook by its bare name": [("rulebooks/changzhou-2012.yaml", "changzhou-2012")],
    "one part": [ratio("{part: senior, of: total, at-most: 12.5%}")],
    "several parts": [ratio("{part: [senior, intermediate], of: total, at-least: 1 / 3}")],
    "a limit left open": [ratio("{part: senior, of: total, at-most: 100.0 %, at-least: }")],
    "a month for a day": [("2012-05-01", "2012-05")],
    "a day in quotes": [("2012-05-01", "'2012-05-01'")],
    "a telephone in figures": [more("notice: {telephone: 88123456}")],
    "one word of several": [
        requires("{any: [{title: {tier: senior, series: engineering}}], note: x}")
    ],
    "nothing where something may stand": [fact("name: \n    contract: null\n    applies:")],
    "other plans": [more("plans: {less: {quota: {P9: 0}, policy: {over-quota: transitional}}}")],
    "a pin": [decided("action: pin, person: T1, post: engineer-1, grade: ~")],
    "a correction to nothing": [decided("action: correct, person: T1, facts: {name: null}")],
    "the result made public": [decided("action: publish")],
    "a decision": [
        more(f"decisions: [{{rule: forbid, person: T1, grade: P9, reason: x, {WHERE}}}]")
    ],
}
"""What may be written otherwise than it is kept."""


@pytest.mark.parametrize("case", ACCEPTED)
def test_short_forms_are_accepted_by_both(tmp_path: Path, case: str) -> None:
    """The schema describes files as they are written."""
    path = written(tmp_path, edited(TIE, ACCEPTED[case]))
    load(path)
    assert complaints("scenario", json_of(path)) == []


REFUSED: dict[str, Edit] = {
    "an unknown key": ("stage:", "institutions: x\nstage:"),
    "an unknown key of a person": fact("achivements: []"),
    "a key by the name of its field": more("leading_group: {members: []}"),
    "a key of ours": more("plan-name: base"),
    "another key of ours": more("baseline: {T1: }"),
    "another kind of file": ("gangwei/1", "gangwei-rulebook/1"),
    "a later version": ("gangwei/1", "gangwei/2"),
    "a misspelt policy": more("policy: {over_quota: forbid}"),
    "a word that is no policy": more("policy: {over-quota: sometimes}"),
    "a policy that is none": more("policy:"),
    "a policy that there was": more("policy: {fair: true}"),
    "an aim twice": more("policy: {aims: [placement, placement]}"),
    "no aim": more("policy: {aims: []}"),
    "a policy of another plan": more("plans: {less: {policy: {over-quoter: forbid}}}"),
    "no policy of another plan": more("plans: {less: {policy: {merit-reading: }}}"),
    "a plan called base": more("plans: {base: {}}"),
    "a plan with spaces": more("plans: {'a b': {}}"),
    "text for a number": ("total: 4", "total: '4'"),
    "a fraction of a seat": ("total: 4", "total: 4.5"),
    "no seats": ("total: 4", "total: 0"),
    "too many seats": ("total: 4", "total: 4000000"),
    "no total": ("  total: 4\n", ""),
    "no quota": (QUOTA, "{}"),
    "a bad grade": (QUOTA, "{P9: 1, P10: 2, Q12: 1}"),
    "a grade in lower case": current("{grade: p10, since: 2009-12-01}"),
    "neither grade nor rank": current("{post: engineer-1, since: 2009-12-01}"),
    "both grade and rank": current("{grade: P10, rank: 科员, since: 2009-12-01}"),
    "no institution": ("institution: 示例单位\n", ""),
    "an institution without a name": ("institution: 示例单位", "institution: ' '"),
    "no people": (PEOPLE, "people: []\n"),
    "people without a list": (PEOPLE, "people: {id: T1}\n"),
    "a person without an id": ("- id: T3\n    began", "- began"),
    "an id with a space": ("- id: T3", "- id: T 3"),
    "a post without a title": (POST, "{id: engineer-1, department: 技术科, grades: [P10]}"),
    "one grade without a list": post("{id: x, title: x, grades: P10}"),
    "no grade": post("{id: x, title: x, grades: []}"),
    "a grade twice": post("{id: x, title: x, grades: [P10, P10]}"),
    "a post that is general": post("{id: x, title: x, grades: [P10], general: true}"),
    "a post called so": post("{id: general-x, title: x, grades: [P10]}"),
    "a day of no month": fact("born: 1970-13-01"),
    "a day without noughts": fact("born: 1970-1-1"),
    "a year for a day": fact("born: 1970"),
    "a year before years": fact("born: 0000-01-01"),
    "a stage out of time": more("procedure: {posted: 1949-12-31}"),
    "a mark of no year": ("assessments: {2009:", "assessments: {last:"),
    "a mark of another time": ("assessments: {2009:", "assessments: {1949:"),
    "a share over the whole": (RATIO, "{part: senior, of: total, at-most: 101%}"),
    "a share as a number": (RATIO, "{part: senior, of: total, at-most: 0.5}"),
    "a share of nothing": (RATIO, "{part: senior, of: total, at-most: 1/0}"),
    "a ratio without a limit": (RATIO, "{part: senior, of: total, at-most: }"),
    "no part": (RATIO, "{part: [], of: total, at-most: 1/2}"),
    "an unknown part": (RATIO, "{part: seniors, of: total, at-most: 1/2}"),
    "a condition without a keyword": requires("{cite: x}"),
    "a condition with two": requires("{see: x, not: {see: x}}"),
    "a condition of nothing": requires("{all: []}"),
    "a misspelt condition": requires("{any: [{tenur: {grade: P10, years: 1}}]}"),
    "a condition of no years": requires("{tenure: {grade: P10, years: 0}}"),
    "a condition that asks for no mark": requires("{assessments: {every: ungraded}}"),
    "a condition that asks half": requires("{assessments: {mark: excellent, times: 1}}"),
    "a condition that asks twice": requires(
        "{assessments: {every: qualified, mark: excellent, times: 1, last: 3}}"
    ),
    "a pin to nothing": decided("action: pin, person: T1"),
    "an entry without its person": decided("action: withdraw"),
    "an entry with an idle key": decided("action: publish, person: T1"),
    "a correction of nothing": decided("action: correct, person: T1, facts: {}"),
    "an unknown action": decided("action: pins, person: T1, grade: P9"),
    "a decision about no seat": more(f"decisions: [{{rule: pin, person: T1, reason: x, {WHERE}}}]"),
    "somebody's own relative": more("relations: [{between: [T1, T1], kind: spouse}]"),
    "three relatives": more("relations: [{between: [T1, T2, T3], kind: other}]"),
    "leaving out of nothing": more("without: {people: [T1]}"),
    "based on nothing": more("based-on: "),
    "no rulebook": ("rulebook: rulebooks/changzhou-2012.yaml", "rulebook: "),
    "a rulebook in parts": (
        "rulebook: rulebooks/changzhou-2012.yaml",
        "rulebook: {schema: gangwei-rulebook/1, title: x}",
    ),
}
"""Files that anybody can see to be wrong without reading another one."""


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path: Path, case: str) -> None:
    """One edit of a sound file, and neither takes it any more."""
    path = written(tmp_path, edited(TIE, [REFUSED[case]]))
    with pytest.raises(InputError):
        load(path)
    assert complaints("scenario", json_of(path))


def test_the_unspoilt_file_is_accepted(tmp_path: Path) -> None:
    """What the edits above begin with."""
    path = written(tmp_path)
    load(path)
    assert complaints("scenario", json_of(path)) == []


BOOKS: dict[str, Edit] = {
    "an unknown key": ("title:", "titel: x\ntitle:"),
    "no first reading": (BOOK[BOOK.index("      R1:") : BOOK.index("      R2:")], ""),
    "an unknown reading": ("      R2:", "      R5:"),
    "a misspelt rule": ("  keep-grade:", "  keep-grades:"),
    "points as text": ("most: 15", "most: '15'"),
    "points below nothing": ("most: 15", "most: -15"),
    "an item without its measure": ("each: 0.50, most", "most"),
    "a level of education that there is not": ("doctor: ", "professor: "),
    "an unknown grade": ("\n  P12:", "\n  P14:"),
    "another kind of file": ("gangwei-rulebook/1", "gangwei/1"),
}


@pytest.mark.parametrize("case", BOOKS)
def test_a_rulebook_that_the_reader_refuses_the_schema_refuses(tmp_path: Path, case: str) -> None:
    """The same for rulebooks."""
    path = written(tmp_path, book=edited(BOOK, [BOOKS[case]]))
    with pytest.raises(InputError):
        load(path)
    assert complaints("rulebook", json_of(next((tmp_path / "rulebooks").iterdir())))


REGIONS: dict[str, Edit] = {
    "an unknown key": ("pools:", "pool: []\npools:"),
    "no name": ("name: 示例县教育局\n", ""),
    "no institutions": (
        "institutions:\n  central: central.yaml\n  east: east.yaml\n  hill: hill.yaml",
        "institutions: {}",
    ),
    "institutions in a list": (
        "institutions:\n  central: central.yaml\n  east: east.yaml\n  hill: hill.yaml",
        "institutions: [central.yaml]",
    ),
    "a pool of one": ("[central, east, hill]", "[central]"),
    "a member twice": ("[central, east, hill]", "[central, east, east]"),
    "a pool of nothing": ("{P5: 1, P6: 2, P7: 3}", "{}"),
    "a bad grade": ("{P5: 1, P6: 2, P7: 3}", "{P5: 1, P66: 2}"),
    "half a seat": ("{P5: 1, P6: 2, P7: 3}", "{P5: 0.5}"),
    "another kind of file": ("gangwei-region/1", "gangwei/1"),
}


@pytest.mark.parametrize("case", REGIONS)
def test_a_region_that_the_reader_refuses_the_schema_refuses(tmp_path: Path, case: str) -> None:
    """The same for regions."""
    path = Path(copytree(COUNTY, tmp_path / "county")) / "county.yaml"
    text = edited(path.read_text(encoding="utf-8"), [REGIONS[case]])
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_region(path)
    assert complaints("region", json_of(path))


def variant(place: Path, text: str) -> Path:
    """A file that says this, based on a whole one beside it."""
    path = written(place).with_name("variant.yaml")
    path.write_text(f"based-on: tie.yaml\n{text}", encoding="utf-8")
    return path


VARIANTS = {
    "nothing else": "",
    "its version": "schema: gangwei/1\n",
    "a key of the plan": "plan: {total: 5}\n",
    "no key of the plan": "plan: {}\n",
    "a key of a person": "people: [{id: T1, name: 某人}]\n",
    "nobody": "people: []\n",
    "a key of a post": "posts: [{id: engineer-1, seats: 2}]\n",
    "another policy": "policy: {quota-reading: cumulative}\n",
    "somebody less": "without: {people: [T3], posts: [assistant]}\n",
    "another rulebook": "rulebook: changzhou-2012\n",
}


@pytest.mark.parametrize("case", VARIANTS)
def test_a_file_based_on_another_says_only_what_differs(tmp_path: Path, case: str) -> None:
    """Keys that the other file has may be left out, of plan and records, too."""
    path = variant(tmp_path, VARIANTS[case])
    load(path)
    assert complaints("scenario", json_of(path)) == []


WRONG_VARIANTS = {
    "an unknown key": "plans: []\nstages: regular\n",
    "an unknown key of the plan": "plan: {totals: 5}\n",
    "no plan": "plan:\n",
    "no quota": "plan: {quota: {}}\n",
    "a person without an id": "people: [{name: 某人}]\n",
    "a post without an id": "posts: [{seats: 2}]\n",
    "people without a list": "people: {id: T1}\n",
    "an unknown key of a post": "posts: [{id: engineer-1, seat: 2}]\n",
    "leaving out what cannot be": "without: {plans: [less]}\n",
    "leaving out without a list": "without: {people: T3}\n",
    "a misspelt policy": "policy: {quota_reading: cumulative}\n",
    "another kind of file": "schema: gangwei-region/1\n",
}


@pytest.mark.parametrize("case", WRONG_VARIANTS)
def test_what_a_file_based_on_another_cannot_say(tmp_path: Path, case: str) -> None:
    """What it says is checked like any file's."""
    path = variant(tmp_path, WRONG_VARIANTS[case])
    with pytest.raises(InputError):
        load(path)
    assert complaints("scenario", json_of(path))


def test_no_file_states_what_is_ours() -> None:
    """Keys that the reader refuses with a hint are none of the schema."""
    assert not set(OURS) & set(schema("scenario")["properties"])


def test_without_docstrings_there_is_no_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be another one, and nobody would notice."""
    monkeypatch.setattr(schema, "__doc__", None)
    with pytest.raises(InputError, match="without its docstrings"):
        schema_text("scenario")
