"""`based-on`: a scenario laid over another, record by record."""

from pathlib import Path

import pytest

from models.scenario import Scenario
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from tests.files.broken import TIE, edited, line_with, only_fault, written


def over(place: Path, text: str, base: str = TIE) -> Path:
    """A file over the tie scenario."""
    written(place, base)
    path = place / "over.yaml"
    path.write_text(f"based-on: tie.yaml\n{text}", encoding="utf-8")
    return path


def read(place: Path, text: str, base: str = TIE) -> Scenario:
    """A file over the tie scenario, read."""
    return load(over(place, text, base))


def refused(place: Path, text: str, base: str = TIE) -> Fault:
    """The one thing that is said of a file over the tie scenario."""
    return only_fault(over(place, text, base))


def test_a_file_without_changes_is_its_base(tmp_path: Path) -> None:
    """Nothing laid over a scenario leaves it as it is."""
    assert read(tmp_path, "") == load(tmp_path / "tie.yaml")


def test_people_are_changed_by_id(tmp_path: Path) -> None:
    """Keys given for a person replace that person's, and the others stay."""
    scenario = read(tmp_path, "people:\n  - {id: T1, achievements: [], note: x}\n")
    first, *others = scenario.people
    assert (first.note, first.achievements, len(first.titles)) == ("x", (), 1)
    assert others == list(load(tmp_path / "tie.yaml").people[1:])


def test_posts_are_changed_by_id(tmp_path: Path) -> None:
    """Keys given for a post replace that post's."""
    posts = read(tmp_path, "posts:\n  - {id: assistant, seats: 2}\n").posts
    assert [(post.id, post.seats) for post in posts] == [
        ("engineer-1", 1),
        ("engineer-2", 1),
        ("assistant", 2),
    ]


def test_a_new_record_is_appended(tmp_path: Path) -> None:
    """A person or post of a new id comes after those of the base."""
    text = "people:\n  - {id: T9}\nposts:\n  - {id: clerk, title: 科员, grades: [M9]}\n"
    scenario = read(tmp_path, text)
    assert [person.id for person in scenario.people] == ["T1", "T2", "T3", "T9"]
    assert [post.id for post in scenario.posts][-1] == "clerk"


def test_the_plan_is_changed_key_by_key(tmp_path: Path) -> None:
    """A key of the plan is replaced as a whole, and the other keys stay."""
    plan = read(tmp_path, "plan:\n  quota: {P10: 2, P12: 1}\n  note: new\n").plan
    assert (plan.total, plan.quota, plan.note) == (4, {"P10": 2, "P12": 1}, "new")
    assert len(plan.ratios) == 1


def test_a_policy_is_added(tmp_path: Path) -> None:
    """A section that the base lacks comes from the file over it."""
    assert (
        read(tmp_path, "policy: {over-quota: transitional}\n").policy.over_quota == "transitional"
    )


def test_a_policy_is_changed_key_by_key(tmp_path: Path) -> None:
    """A policy of the base holds until the file over it states another."""
    base = f"{TIE}policy: {{merit-reading: R2, over-quota: transitional}}\n"
    policy = read(tmp_path, "policy: {over-quota: forbid}\n", base).policy
    assert (policy.merit_reading, policy.over_quota) == ("R2", "forbid")


def test_other_lists_are_replaced(tmp_path: Path) -> None:
    """Relations and decisions are taken from the file over the base, if it has any."""
    base = f"{TIE}relations: [{{between: [T1, T2], kind: spouse}}]\n"
    assert len(read(tmp_path, "", base).relations) == 1
    assert read(tmp_path, "relations: []\n", base).relations == ()


def test_bases_may_have_bases(tmp_path: Path) -> None:
    """The topmost file has the last word, and the rulebook is found beside its own file."""
    written(tmp_path)
    (tmp_path / "a").mkdir()
    middle = "based-on: ../tie.yaml\nplan: {total: 5, note: middle}\n"
    (tmp_path / "a" / "middle.yaml").write_text(middle, encoding="utf-8")
    (tmp_path / "top.yaml").write_text(
        "based-on: a/middle.yaml\nplan: {total: 6}\n", encoding="utf-8"
    )
    plan = load(tmp_path / "top.yaml").plan
    assert (plan.total, plan.note, plan.quota["P9"]) == (6, "middle", 1)  # type: ignore[index]


def test_a_mistake_in_the_base_names_the_base(tmp_path: Path) -> None:
    """What stands in the base is said of the base, with its line there."""
    base = edited(TIE, [("total: 4", "total: x")])
    fault = refused(tmp_path, "note: x\n", base)
    assert (Path(fault.file).name, fault.line) == ("tie.yaml", line_with("total: x", base))
    assert fault.path == ("plan", "total")


@pytest.mark.parametrize(
    ("text", "line", "path"),
    [
        ("people:\n  - id: T1\n    note: 3\n", 4, "people › T1 › note"),
        ("people:\n  - {id: T9, began: x}\n", 3, "people › T9 › began"),
        ("people:\n  - {began: 2001-01}\n", 3, "people › 4"),
        ("plan:\n  qota: {}\n", 3, "plan › qota"),
        ("plan:\n  quota: {P9: x}\n", 3, "plan › quota › P9"),
        ("policy: {fair: true}\n", 2, "policy › fair"),
        ("people: none\n", 2, "people"),
        ("plan: none\n", 2, "plan"),
        ("stage: none\n", 2, "stage"),
    ],
)
def test_a_mistake_over_the_base_names_the_file_over_it(
    tmp_path: Path, text: str, line: int, path: str
) -> None:
    """What the file itself states is said of it, with its line there."""
    fault = refused(tmp_path, text)
    assert (Path(fault.file).name, fault.line) == ("over.yaml", line)
    assert " › ".join(fault.path) == path


def test_a_new_id_twice_is_said(tmp_path: Path) -> None:
    """Two new records of one id are refused."""
    fault = refused(tmp_path, "people:\n  - {id: T9}\n  - {id: T9}\n")
    assert (fault.line, fault.what) == (4, "The id T9 is used twice.")


def test_a_changed_id_twice_is_said(tmp_path: Path) -> None:
    """A person cannot be changed twice in one file."""
    fault = refused(tmp_path, "people:\n  - {id: T1, note: a}\n  - {id: T1, note: b}\n")
    assert (fault.line, fault.what) == (4, "The id T1 is used twice.")


def test_a_record_without_an_id_is_laid_over_nothing(tmp_path: Path) -> None:
    """Not even over something in the base that has none either; both are told."""
    base = edited(TIE, [("people:\n", "people:\n  - nobody\n")])
    with pytest.raises(InputError) as refusal:
        read(tmp_path, "people:\n  - {note: x}\n", base)
    assert [fault.what for fault in refusal.value.faults] == [
        "The key id is missing.",
        "nobody does not do.",
    ]


def test_an_id_twice_in_the_base_is_said(tmp_path: Path) -> None:
    """Two people of one id in the base stay a mistake, whatever is laid over them."""
    base = edited(TIE, [("- id: T2", "- id: T1")])
    fault = refused(tmp_path, "people:\n  - {id: T1, note: x}\n", base)
    assert fault.what == "The id T1 is used twice."


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """Files that are based on each other are refused where the circle closes."""
    path = over(tmp_path, "")
    written(tmp_path, "based-on: over.yaml\n")
    fault = only_fault(path)
    assert fault.what == "The file is based on itself."
    assert (Path(fault.file).name, fault.line) == ("over.yaml", 1)


def test_a_file_based_on_itself_is_refused(tmp_path: Path) -> None:
    """A file cannot be its own base."""
    fault = only_fault(written(tmp_path, f"{TIE}based-on: tie.yaml\n"))
    assert (fault.line, fault.what) == (44, "The file is based on itself.")
    assert fault.mend == "Name another file."


def test_a_missing_base_is_said(tmp_path: Path) -> None:
    """A base that is not there is named in full, in the line that asks for it."""
    path = written(tmp_path, "note: x\nbased-on: none.yaml\n")
    fault = only_fault(path)
    assert (fault.file, fault.line) == (str(path), 2)
    assert (fault.what, fault.mend) == (
        f"There is no file {tmp_path / 'none.yaml'}.",
        "Correct the name.",
    )


def test_a_name_too_long_for_a_base_is_said(tmp_path: Path) -> None:
    """A name that the system refuses is said in the line where it stands."""
    path = written(tmp_path, f"note: x\nbased-on: {'x' * 300}\n")
    fault = only_fault(path)
    assert (fault.file, fault.line) == (str(path), 2)
    assert fault.what == "Cannot be read: File name too long."


@pytest.mark.parametrize(
    "name", ["[tie.yaml]", "{file: tie.yaml}", "", '"\\0"'], ids=["list", "keys", "blank", "nul"]
)
def test_a_base_that_is_no_name_is_said(tmp_path: Path, name: str) -> None:
    """`based-on` is the name of one file."""
    path = written(tmp_path, f"note: x\nbased-on: {name}\n")
    fault = only_fault(path)
    assert (fault.file, fault.line) == (str(path), 2)
    assert fault.what == "`based-on` is not the name of a file."
    assert fault.mend == "Name one file."


def test_records_of_the_base_are_left_out(tmp_path: Path) -> None:
    """Who is gone, and a desk that is no more, are listed under `without`."""
    text = "without: {people: [T1], posts: [engineer-1]}\n"
    scenario = read(tmp_path, text)
    assert [person.id for person in scenario.people] == ["T2", "T3"]
    assert [post.id for post in scenario.posts] == ["engineer-2", "assistant"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("without: {people: [T9]}\n", "T9 is not in the file that this one is based on."),
        ("without: {people: [[T1]]}\n", "There are no people to leave out."),
        ("without: {relations: [T1]}\n", "Only people and posts can be left out."),
        ("without: [T1]\n", "Only people and posts can be left out."),
        ("without: {people: T1}\n", "There are no people to leave out."),
    ],
)
def test_what_cannot_be_left_out(tmp_path: Path, text: str, what: str) -> None:
    """Ids that the base does not have, and sections that have none, are refused."""
    assert what in refused(tmp_path, text).what
