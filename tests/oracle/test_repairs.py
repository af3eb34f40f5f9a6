"""Every repair that is offered, put into the file by hand and solved again."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from models.conflict import Repair, Step
from models.scenario import Scenario
from solver.analysis.conflict import conflict
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.builders import document, person
from tests.oracle.careers import career_document
from tests.oracle.generator import Document, random_document

BATCH = 60
BATCHES = 5
_POLICIES: dict[str, dict[str, Any]] = {
    "transitional": {"over-quota": "transitional"},
    "cumulative": {"quota-reading": "cumulative"},
    "by-tier": {"professional-posts": "by-tier"},
}


def drawn(seed: int) -> Iterator[Document]:
    """Files of two generators, as data."""
    yield random_document(seed)
    yield career_document(seed)


def put(file: Document, step: Step) -> None:
    """Writes one step into a file, from what the step says and nothing else."""
    facts, quota = step.facts, file["plan"]["quota"]
    match step.kind:
        case "raise-quota":
            quota[facts["grade"]] = facts["to"]
        case "shift-quota":
            quota[facts["grade"]] = quota.get(facts["grade"], 0) + facts["seats"]
            quota[facts["from"]] -= facts["seats"]
        case "raise-ratio":
            (ratio,) = (r for r in file["plan"]["ratios"] if _name(r) == facts["ratio"])
            ratio["at-most"] = facts["to"]
        case "add-seat":
            (post,) = (p for p in file["posts"] if p["id"] == facts["post"])
            post["seats"] = post.get("seats", 1) + facts["seats"]
        case "drop-decision":
            file["decisions"] = [
                d
                for d in file["decisions"]
                if (d["rule"], _decision(d)) != (facts["rule"], facts["decision"])
            ]
        case "certify":
            record = _person(file, facts["person"])
            others = [f for f in record.get("findings", ()) if f["matter"] not in facts["findings"]]
            record["findings"] = [
                *others,
                *(
                    {"matter": matter, "finding": found, "by": "body", "on": file["as_of"]}
                    for matter, found in facts["findings"].items()
                ),
            ]
            record["achievements"] = [*record.get("achievements", ()), *facts["achievements"]]
        case "apply":
            _person(file, facts["person"])["applies"] = facts["applies"]
        case _:
            file["policy"] = {**file.get("policy", {}), **_POLICIES[step.kind]}


def _name(ratio: Document) -> str:
    part = ratio["part"]
    return f"{part if isinstance(part, str) else '+'.join(part)}/{ratio['of']}"


def _decision(decision: Document) -> str:
    parts = (decision["person"], decision.get("post"), decision.get("grade"))
    return "/".join(part for part in parts if part)


def _person(file: Document, name: str) -> Document:
    (record,) = (one for one in file["people"] if one["id"] == name)
    found: Document = record
    return found


def _holds(file: Document, repair: Repair) -> None:
    """The file with the repair has an answer, with the figures that the repair says."""
    mended = deepcopy(file)
    for step in repair.steps:
        put(mended, step)
    case = Scenario.model_validate(mended)
    result = solve(case)
    assert result.status == "optimal"
    assert result.aims == repair.aims
    assert [result.of(one.person) for one in repair.people] == [*repair.people]
    assert repair.within_limits == (
        all(case.plan.keeps(ratio) for ratio in case.plan.ratios)
        and sum(case.plan.quota.values()) <= case.plan.total
    )


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_repair_has_the_figures_of_the_file_with_the_repair_put_in(batch: int) -> None:
    """Of every conflict drawn, every repair offered."""
    kinds = Counter[str]()
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        for file in drawn(seed):
            found = conflict(candidates(Scenario.model_validate(file)))
            for repair in found.repairs if found else ():
                kinds.update(step.kind for step in repair.steps)
                _holds(file, repair)
    assert {"raise-quota", "drop-decision"} <= {*kinds}
    assert kinds["apply"] + kinds["certify"] > 1


def _offered(file: Document) -> list[list[tuple[str, Any]]]:
    found = conflict(candidates(Scenario.model_validate(file)))
    assert found is not None
    for repair in found.repairs:
        _holds(file, repair)
    return [
        [(step.kind, step.facts.get("to", step.facts.get("place"))) for step in repair.steps]
        for repair in found.repairs
    ]


def test_a_limit_is_raised_by_as_many_seats_as_it_takes() -> None:
    """Three keep P7 under a limit of one: three tenths, not two."""
    ratio = {"part": "senior", "of": "professional", "at-most": "1/10"}
    people = [person(name, "P7") for name in "ABC"]
    policy = {"over-quota": "transitional"}
    file = document({"P7": 1, "P10": 9}, people, ratios=[ratio], policy=policy)
    assert _offered(file) == [[("raise-ratio", "30%")]]


def test_as_many_limits_are_raised_as_it_takes() -> None:
    """A senior and two intermediate of seven, under a tenth and four tenths: both are too low."""
    ratios = [
        {"part": "senior", "of": "professional", "at-most": "10%"},
        {"part": ["senior", "intermediate"], "of": "professional", "at-most": "40%"},
    ]
    people = [person("S", "P7"), person("I", "P10"), person("J", "P10"), person("K", "P12")]
    file = document({"P7": 1, "P10": 2, "P12": 4}, people, ratios=ratios)
    assert _offered(file) == [[("raise-ratio", "1/7"), ("raise-ratio", "3/7")]]


def test_a_quota_is_raised_by_as_many_seats_as_it_takes() -> None:
    """Three keep M9 where one seat is approved."""
    file = document({"M9": 1}, [person(name, "M9") for name in "ABC"])
    assert [("raise-quota", 3)] in _offered(file)


def test_an_application_stands_where_the_round_heeds_it() -> None:
    """Before the own desk in a regular round, which leaves nobody move to what is wanted less."""
    posts = [{"id": one, "title": one, "grades": ["M10"]} for one in ("d", "e")]
    out = {
        "rule": "forbid",
        "person": "A",
        "post": "d",
        "reason": "r",
        "by": "b",
        "on": "2012-05-01",
    }
    people = [person("A", "M10", post="d", applies=["d"])]
    file = document({"M10": 2}, people, posts, stage="regular", decisions=[out])
    assert _offered(file) == [[("apply", 1)], [("drop-decision", None)]]
