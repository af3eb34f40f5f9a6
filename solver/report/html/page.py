"""The page: what it holds, and the file that it becomes."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from models.comparison import Comparison
from models.explanations import Explanation, PriorityCost
from models.findings import AuditFinding, Findings
from models.result import Outcome, Result
from models.scenario import Scenario
from solver.report.audit import audit_lines
from solver.report.catalogue import compare, html, log, policy
from solver.report.compare import comparison_sections
from solver.report.explain import cost_text
from solver.report.html.blocks import Block, Chapter, blocks_of
from solver.report.html.figures import figures
from solver.report.html.people import person_view
from solver.report.naming import Names
from solver.report.page import PLAIN
from solver.report.policy import policy_lines
from solver.report.text import sections, title
from solver.report.verdict import verdict
from solver.report.words import Lang, Words


@dataclass(frozen=True)
class Content:
    """Everything that a page tells.

    `people` are explanations, and of so many `unexplained` people there is none, for the time did
    not suffice; `comparison` is there where the file has alternative plans;
    `source` is the file's name and `digest` its SHA-256, by which the page can be traced.
    """

    scenario: Scenario
    result: Result
    findings: Findings
    audit: tuple[AuditFinding, ...]
    people: tuple[Explanation, ...]
    unexplained: int
    comparison: Comparison | None
    cost: PriorityCost | None
    priced: bool
    source: str
    digest: str


def page_html(content: Content, lang: Lang) -> str:
    """The page, in itself complete: no network, no script but its own."""
    words = Words(lang, compare.WORDS, policy.WORDS, html.WORDS, log.WORDS)
    names = Names(content.scenario, words)
    script, style = _text("page.js"), _text("style.css")
    return (
        _environment()
        .get_template("page.html")
        .render(
            lang="zh-CN" if lang == "zh" else "en",
            words=words,
            title=title(names, PLAIN),
            verdict=verdict(names, content.result, content.findings).splitlines(),
            chapters=tuple(_chapters(names, content)),
            people=tuple(person_view(names, one) for one in content.people),
            outcomes=[(one, words(f"outcome.{one}")) for one in get_args(Outcome)],
            figures=figures(names, content.result, content.findings, content.comparison),
            alternatives=tuple(_alternatives(names, content.comparison)),
            facts=_facts(words, content),
            priced=content.priced,
            unexplained=content.unexplained,
            version=version("gangwei"),
            script=script,
            style=style,
            script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("solver.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _text(name: str) -> str:
    return (files("solver.report.html") / "templates" / name).read_text("utf-8")


def _chapters(names: Names, content: Content) -> Iterator[Chapter]:
    words = names.words
    for key, section in sections(names, content.result, content.findings):
        if section:
            yield Chapter(key.removeprefix("head."), words(key), blocks_of(section))
    if content.cost is not None:
        told = cost_text(words, content.cost)
        yield Chapter("price", words("head.price"), (Block(items=(told,)),))
    yield Chapter("policy", words("html.policy"), (Block(items=tuple(policy_lines(names))),))
    if content.audit:
        found = tuple(audit_lines(names, content.audit))
        yield Chapter("audit", words("head.audit"), (Block(items=found),))


def _alternatives(names: Names, comparison: Comparison | None) -> Iterator[Chapter]:
    for key, section in () if comparison is None else comparison_sections(names, comparison):
        if section:
            heading = names.words(f"compare.head.{key}")
            yield Chapter(f"plans-{key}", heading, blocks_of(section))


def _facts(words: Words, content: Content) -> Sequence[tuple[str, str]]:
    book = content.scenario.rulebook
    return (
        (words("html.rulebook"), " · ".join(filter(None, (book.title, book.source)))),
        (words("html.file"), content.source),
        (words("html.hash"), content.digest),
    )
