"""A replayed log on a terminal, and the result of each of its steps."""

from collections.abc import Iterator

from models.replay import Replay, ReplayedStep
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.analysis.standing import Step
from solver.report.document import document, json_text
from solver.report.log import entry_text
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.text import title


def result_text(step: Step) -> str:
    """The result of a step, as `gangwei solve` writes it."""
    judged, result = step.judged, step.result
    log = judged.scenario.log
    return json_text(document(result, analyse(judged, result), audit(judged), log))


def replay_text(names: Names, replay: Replay, page: Page = PLAIN) -> str:
    """Step by step: what was decided, and who changes by it."""
    words = names.words
    blocks = [title(names, page), *("\n".join(_step(names, one, page)) for one in replay.steps)]
    if replay.same:
        blocks.append(words("replay.same"))
    return "\n\n".join(blocks) + "\n"


def _step(names: Names, step: ReplayedStep, page: Page) -> Iterator[str]:
    words = names.words
    if not step.entries:
        yield page.head(words("replay.first"))
    first = step.number - len(step.entries) + 1
    for number, entry in enumerate(step.entries, start=first):
        who = words("revise.about", person=names.person(entry.person)) if entry.person else ""
        what = f"{who}{entry_text(names, entry)}"
        yield page.head(words("replay.entry", number=number, on=entry.on, what=what))
    if step.status not in {"optimal", "feasible"}:
        yield f"  {words(f'verdict.{step.status}')}{words('end')}"
        return
    for move in step.changes:
        yield "  " + words(
            "move",
            person=names.person(move.person),
            before=names.place(move.before),
            after=names.place(move.after),
        )
    if step.entries and not step.changes:
        yield f"  {words('replay.nobody')}"
    told = (f"{words(f'aim.{one.aim}')} {one.value:,}" for one in step.aims)
    yield f"  {words.join(told, 'semicolon')}"
