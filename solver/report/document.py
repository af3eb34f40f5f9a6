"""The result as JSON (`gangwei-result/1`): sorted, so that equal results are equal bytes."""

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from models.comparison import Comparison
from models.explanations import Explanation, FullExplanation
from models.findings import AuditFinding, Findings
from models.front import Front
from models.log import Entry
from models.projection import Projection
from models.replay import Replay
from models.result import Result
from models.revision import Revision
from models.timetable import Timetable

if TYPE_CHECKING:
    from models.regional import RegionResult

SCHEMA = "gangwei-result/1"
EXPLANATION = "gangwei-explanation/1"
COMPARISON = "gangwei-comparison/1"
FRONT = "gangwei-front/1"
PROJECTION = "gangwei-projection/1"
CALENDAR = "gangwei-calendar/1"
REGION = "gangwei-region-result/1"
REVISION = "gangwei-revision/1"
REPLAY = "gangwei-replay/1"


def document(
    result: Result,
    findings: Findings,
    audit: tuple[AuditFinding, ...] = (),
    log: tuple[Entry, ...] = (),
) -> dict[str, Any]:
    """Result and findings in the order and words of the contract. Points are hundredths.

    `log` are the decisions that the scenario shows, as its file states them.
    """
    core = result.model_dump(mode="json", by_alias=False)
    found = findings.model_dump(mode="json", by_alias=False)
    return {
        "schema": SCHEMA,
        "scenario": core["scenario"],
        "plan": core["plan"],
        "status": core["status"],
        "aims": core["aims"],
        "appointments": core["appointments"],
        "precedence": core["precedence"],
        "choices": found["choices"],
        "quota": found["quota"],
        "ratios": found["ratios"],
        "vacancies": found["vacancies"],
        "contests": found["contests"],
        "waiting": found["waiting"],
        "review": found["review"],
        "fairness": found["fairness"],
        "ties": found["ties"],
        "envy_free": core["envy_free"],
        "conflict": found["conflict"],
        "log": [entry_document(one) for one in log],
        "audit": [one.model_dump(mode="json", by_alias=False) for one in audit],
        "recusals": found["recusals"],
        "close_posts": found["close_posts"],
        "verified": core["verified"],
    }


def explanation_document(result: Result, full: FullExplanation | Explanation) -> dict[str, Any]:
    """An explanation of one person or of everything (`gangwei-explanation/1`)."""
    return {
        "schema": EXPLANATION,
        "scenario": result.scenario,
        "plan": result.plan,
        "status": result.status,
        **full.model_dump(mode="json", by_alias=False),
    }


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Plans side by side (`gangwei-comparison/1`), the base plan first. Costs are yuan a year."""
    return {"schema": COMPARISON, **comparison.model_dump(mode="json", by_alias=False)}


def front_document(front: Front) -> dict[str, Any]:
    """The best plans within the limits (`gangwei-front/1`), the best in the first measure first."""
    return {"schema": FRONT, **front.model_dump(mode="json", by_alias=False)}


def projection_document(projection: Projection) -> dict[str, Any]:
    """Years ahead (`gangwei-projection/1`), run by run. Costs are yuan a month."""
    return {"schema": PROJECTION, **projection.model_dump(mode="json", by_alias=False)}


def calendar_document(table: Timetable) -> dict[str, Any]:
    """The calendar of a round (`gangwei-calendar/1`), stage by stage."""
    return {"schema": CALENDAR, **table.model_dump(mode="json", by_alias=False)}


def region_document(result: "RegionResult") -> dict[str, Any]:
    """A region (`gangwei-region-result/1`): institutions by id, counties, pools by name."""
    return {"schema": REGION, **result.model_dump(mode="json", by_alias=False)}


def revision_document(revision: Revision) -> dict[str, Any]:
    """What follows from decisions since an earlier result (`gangwei-revision/1`)."""
    made = revision.model_dump(mode="json", by_alias=False)
    return {"schema": REVISION, **made, "since": [entry_document(one) for one in revision.since]}


def replay_document(replay: Replay) -> dict[str, Any]:
    """A log replayed (`gangwei-replay/1`), step by step."""
    made = replay.model_dump(mode="json", by_alias=False)
    for step, one in zip(made["steps"], replay.steps, strict=True):
        step["entries"] = [entry_document(entry) for entry in one.entries]
    return {"schema": REPLAY, **made}


def entry_document(entry: Entry) -> dict[str, Any]:
    """An entry of the log as its file states it: nothing that was left out is put in."""
    return entry.model_dump(mode="json", exclude_unset=True)


def json_text(document: dict[str, Any]) -> str:
    """One canonical text of a document; nothing of it depends on the run."""
    return to_json(document, indent=1).decode() + "\n"
