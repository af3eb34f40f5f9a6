"""`gangwei check`."""

from argparse import Namespace

from solver.commands.common import INFEASIBLE, SOLVED, page_of, scenario_of
from solver.eligibility.candidates import candidates
from solver.process import put
from solver.report.audit import audit_text
from solver.report.naming import Names
from solver.report.text import title
from solver.report.words import Words


def check(options: Namespace) -> int:
    """Reads and cross-checks a scenario, and audits its plan."""
    from solver.analysis.audit import audit  # without ortools: a check needs no search

    judged = candidates(scenario_of(options))
    findings = audit(judged)
    words = Words(options.lang)
    head = title(Names(judged.scenario, words), page_of(options))
    put(f"{head}\n{audit_text(judged, findings, words)}")
    hopeless = any(finding.level == "error" for finding in findings)
    return INFEASIBLE if hopeless else SOLVED
