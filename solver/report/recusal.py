"""Who withdraws from which decision, and relatives whose posts would be close."""

from collections.abc import Iterator

from models.findings import Findings
from models.recusal import ClosePosts, Ground, Reason, Recusal
from solver.report.naming import Names
from solver.report.table import Column, Section, one_table


def recusals(names: Names, findings: Findings) -> Section:
    """How many decide; who withdraws over the own appointment, and from what else; by what law."""
    rows, words = findings.recusals, names.words
    if not rows:
        return []
    group = names.scenario.leading_group
    end = words("recusal.majority" if group.quorum is None else "recusal.stated")
    told = words("recusal.group", members=len(group.members), least=group.least, end=end)
    own = [row for row in rows if _over_oneself(row)]
    lines = [told]
    if own:
        people = names.people(row.people[0] for row in own)
        lines.append(words("recusal.own", people=people))
    if few := [item_text(names, row) for row in rows if not row.enough]:
        lines.append(words("recusal.few", items=words.join(few, "semicolon")))
    lines += _grounds(names, [reason for row in rows for reason in row.reasons])
    others = [row for row in rows if row not in own]
    return [lines, *(one_table(*_columns(names, others)) if others else [])]


def _over_oneself(row: Recusal) -> bool:
    """True for an own appointment from which nobody else withdraws: these fill a single line."""
    return (
        row.item == "appointment"
        and row.enough
        and {r.member for r in row.reasons} == {*row.people}
    )


def _columns(names: Names, rows: list[Recusal]) -> Iterator[Column]:
    words = names.words
    yield Column(words("col.decision"), [item_text(names, row) for row in rows], wrap=True)
    reasons = [words.join(reason_text(names, one) for one in row.reasons) for row in rows]
    yield Column(words("col.recused"), reasons, wrap=True)
    yield Column(words("col.left"), [left_text(names, row) for row in rows])


def item_text(names: Names, row: Recusal) -> str:
    """What is decided, about whom."""
    words, people = names.words, names.people(row.people)
    if row.item == "appointment":
        key = "item.appointment" if row.of else "item.appointment.waiting"
        return words(key, people=people, of=row.of and names.desk(row.of))
    of = names.seat(row.of or "") if row.item in {"contest", "tie"} else names.about(row.of or "")
    return words(f"item.{row.item}", of=of)


def reason_text(names: Names, reason: Reason) -> str:
    """A member, and the relative where it is not about oneself."""
    kin = reason.kinship and names.words(f"kinship.{reason.kinship}")
    member, whom = names.person(reason.member), names.person(reason.whom)
    return names.words(f"reason.{reason.stake}", member=member, whom=whom, kinship=kin)


def left_text(names: Names, row: Recusal) -> str:
    """How many are left of how many, and whether they are enough."""
    members = len(names.scenario.leading_group.members)
    key = "left.enough" if row.enough else "left.few"
    return names.words(key, left=row.left, members=members)


def _grounds(names: Names, reasons: list[Reason]) -> Iterator[str]:
    """Each law once, with what it is about."""
    told = dict.fromkeys((reason.stake, reason.ground) for reason in reasons)
    for stake, ground in sorted(told, key=lambda one: one[0]):
        about = names.words(f"stake.{stake}")
        yield names.words("recusal.ground", stake=about, ground=ground_text(names, ground))


def ground_text(names: Names, ground: Ground | None) -> str:
    """A law by its number; that it came later, where it did."""
    if ground is None:
        return names.words("ground.none")
    key = "ground.law" if ground.in_force else "ground.later"
    return names.words(key, cite=ground.cite, as_of=names.scenario.as_of)


def close_posts(names: Names, findings: Findings) -> Section:
    """Every such pair in a line."""
    lines = [f"- {close_text(names, one)}" for one in findings.close_posts]
    return [lines] if lines else []


def close_text(names: Names, one: ClosePosts) -> str:
    """Who would hold which posts, how close they are, and whether they are so already."""
    words = names.words
    first, second = one.between
    return words(
        "close.created" if one.created else "close.today",
        first=first,
        post=one.posts[0],
        second=second,
        other=one.posts[1],
        kinship=words(f"kinship.{one.kinship}"),
        how=words(f"close.{one.closeness}"),
        ground=ground_text(names, one.ground),
    )
