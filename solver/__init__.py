"""How it is decided, checked, analysed and shown.

The public face is `from solver import load, solve, explain` and the names below. They are looked
up when first used, because the search library takes longer to load than most scenarios to solve.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from solver.analysis.audit import audit as audit
    from solver.analysis.compare import compare as compare
    from solver.analysis.conflict import conflict as conflict
    from solver.analysis.effects import priority_cost as priority_cost
    from solver.analysis.effects import readings as readings
    from solver.analysis.effects import seat_values as seat_values
    from solver.analysis.explain import explain as explain
    from solver.analysis.explain import explain_all as explain_all
    from solver.analysis.findings import analyse as analyse
    from solver.analysis.front.search import search as search
    from solver.analysis.picture import Picture as Picture
    from solver.analysis.review_plan import review_plan as review_plan
    from solver.analysis.ties import ties as ties
    from solver.eligibility.candidates import candidates as candidates
    from solver.files.errors import InputError as InputError
    from solver.files.scenario import load as load
    from solver.program.search import Settings as Settings
    from solver.report.say import say as say
    from solver.solving import solve as solve

_HOMES = {
    "analyse": "solver.analysis.findings",
    "audit": "solver.analysis.audit",
    "compare": "solver.analysis.compare",
    "conflict": "solver.analysis.conflict",
    "explain": "solver.analysis.explain",
    "explain_all": "solver.analysis.explain",
    "priority_cost": "solver.analysis.effects",
    "readings": "solver.analysis.effects",
    "review_plan": "solver.analysis.review_plan",
    "seat_values": "solver.analysis.effects",
    "ties": "solver.analysis.ties",
    "Picture": "solver.analysis.picture",
    "search": "solver.analysis.front.search",
    "candidates": "solver.eligibility.candidates",
    "InputError": "solver.files.errors",
    "load": "solver.files.scenario",
    "Settings": "solver.program.search",
    "solve": "solver.solving",
    "say": "solver.report.say",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
