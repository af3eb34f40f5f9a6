"""The audit of a plan in words."""

from models.findings import AuditFinding
from models.policy import Rule
from models.shares import share_text
from solver.eligibility.candidates import Candidates
from solver.report.naming import Names
from solver.report.words import Words

_LIMITS = ("ratio", "total", "staff")
"""What a plan breaks of its own limits, whether it can be carried out or not."""


def audit_text(judged: Candidates, findings: tuple[AuditFinding, ...], words: Words) -> str:
    """What `gangwei check` prints under its title: the verdict, the counts, every finding."""
    names = Names(judged.scenario, words)
    errors = sum(finding.level == "error" for finding in findings)
    broken = sum(finding.kind in _LIMITS for finding in findings)
    verdict = words("audit.ok")
    if errors or broken:
        verdict = words.count(f"audit.{'errors' if errors else 'broken'}", errors or broken)
    counts = words(
        "audit.people",
        people=len(judged.scenario.people),
        posts=len(judged.scenario.posts),
        seats=sum(judged.scenario.plan.quota.values()),
        open=len(judged.open),
    )
    return "\n".join([verdict, counts, "", *audit_lines(names, findings)]) + "\n"


def audit_lines(names: Names, findings: tuple[AuditFinding, ...]) -> list[str]:
    """Each finding in a line, with its level."""
    if not findings:
        return [names.words("audit.clean")]
    levels = [names.words(f"level.{finding.level}") for finding in findings]
    wide = max(len(level) for level in levels)
    return [
        f"{level.ljust(wide)}  {finding_text(names, finding)}"
        for level, finding in zip(levels, findings, strict=True)
    ]


def finding_text(names: Names, finding: AuditFinding) -> str:
    """One finding, without its level."""
    words, facts = names.words, dict(finding.facts)
    key = f"audit.{finding.kind}"
    match finding.kind:
        case "no-description" | "surplus-description":
            about = words.join([names.grade(grade) for grade in facts.pop("grades")])
            return words(key, about=about, **facts)
        case "incumbents-over-ratio" | "no-seat":
            people = "holders" if "holders" in facts else "people"
            facts[people] = names.people(facts[people])
            facts["cite"] = _cited(names)
        case "incumbents-over-quota":
            key += ".error" if finding.level == "error" else ""
            facts["cite"] = _cited(names)
            facts["holders"] = names.people(facts["holders"])
            facts["leave"] = names.people(facts["can-leave"]) or words("none")
            facts["number"] = facts["excess"]
        case "grade-not-in-plan":
            facts["posts"] = words.join(map(names.desk, facts["posts"]))
        case "same-title":
            facts["grades"] = words.join([names.grade(grade) for grade in facts["grades"]])
        case "grade-and-title":
            key += "" if facts["appointed"] else ".none"
            facts |= {name: names.grade(facts[name]) for name in ("grade", "entry")}
        case "nothing-open":
            facts["grade"] = names.grade(facts["grade"])
        case "ratio":
            facts["limit"] = _limit(names, finding.about)
    facts.pop("can-leave", None)
    return words(key, about=_about(names, finding), **facts)


def _about(names: Names, finding: AuditFinding) -> str:
    match finding.kind:
        case "ratio" | "incumbents-over-ratio":
            return names.ratio(finding.about)
        case "incumbents-of-tier":
            return names.words(f"part.{finding.about}")
        case _:
            return names.about(finding.about)


def _cited(names: Names) -> str:
    """The clause by which a grade is kept, in brackets; empty where the rulebook has none."""
    clause = names.scenario.clause(Rule.KEEP_GRADE)
    return "" if clause is None else f" [{clause.cite}]"


def _limit(names: Names, ratio: str) -> str:
    limits = next(one for one in names.scenario.plan.ratios if one.name == ratio)
    signs = (("≥", limits.at_least), ("≤", limits.at_most))
    return " ".join(f"{sign} {share_text(share)}" for sign, share in signs if share is not None)
