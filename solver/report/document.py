"""The result as JSON (`gangwei-result/1`): sorted, so that equal results are equal bytes."""

import json
from typing import Any

from models.findings import Findings
from models.result import Result

SCHEMA = "gangwei-result/1"


def document(result: Result, findings: Findings) -> dict[str, Any]:
    """Result and findings in the order and words of the contract. Points are hundredths."""
    core = result.model_dump(mode="json")
    found = findings.model_dump(mode="json")
    return {
        "schema": SCHEMA,
        "scenario": core["scenario"],
        "plan": core["plan"],
        "status": core["status"],
        "aims": core["aims"],
        "appointments": core["appointments"],
        "quota": found["quota"],
        "ratios": found["ratios"],
        "vacancies": found["vacancies"],
        "contests": found["contests"],
        "waiting": found["waiting"],
        "review": found["review"],
        "fairness": found["fairness"],
        "conflict": None,
        "verified": core["verified"],
    }


def json_text(document: dict[str, Any]) -> str:
    """One canonical text of a document; nothing of it depends on the run."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
