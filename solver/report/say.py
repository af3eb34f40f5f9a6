"""Whatever was found, in words: what the commands print, for notebooks and scripts."""

from models.comparison import Comparison
from models.conflict import Conflict
from models.explanations import Explanation, FullExplanation
from models.front import Front
from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.analysis.picture import Picture
from solver.report.catalogue import compare, policy, search
from solver.report.compare import comparison_text
from solver.report.conflict import claims, repairs
from solver.report.explain import full_text, person_text
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.search import front_text
from solver.report.table import section_text
from solver.report.text import report
from solver.report.words import Lang, Words

Said = Picture | Explanation | FullExplanation | Conflict | Comparison | Front
"""What there are words for: a result in its picture, an explanation, a conflict, plans."""


def say(found: Said, scenario: Scenario, lang: Lang = "en", width: int | None = None) -> str:
    """What the command for it would print, for a page so many columns wide (None: any)."""
    page = Page(lang=lang, width=width)
    names = Names(scenario, Words(lang, compare.WORDS, policy.WORDS, search.WORDS))
    match found:
        case Picture():
            findings = analyse(found.judged, found.result)
            return report(scenario, found.result, findings, audit(found.judged), page)
        case Explanation():
            return person_text(names, found, page)
        case FullExplanation():
            return full_text(names, found, page)
        case Conflict():
            return section_text([*claims(names, found), *repairs(names, found)], width) + "\n"
        case Comparison():
            return comparison_text(names, found, page)
        case _:
            return front_text(names, found, page)
