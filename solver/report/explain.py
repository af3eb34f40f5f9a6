"""Explanations in words: one person's result, and what would change the whole."""

from collections.abc import Iterator

from models.explanations import (
    Effect,
    Explanation,
    FullExplanation,
    Move,
    Price,
    PriorityCost,
    SeatAnswer,
)
from models.findings import Lack
from models.places import Place
from models.policy import Rule
from models.result import Appointment
from solver.report.aims import change_text
from solver.report.catalogue import policy
from solver.report.conflict import claim_text
from solver.report.naming import Names, points_text
from solver.report.obstacle import holder_text, obstacle_text
from solver.report.page import Page
from solver.report.table import Column, table
from solver.report.words import Words


def person_text(names: Names, explanation: Explanation, page: Page) -> str:
    """Why this person got this, and why not that."""
    words = names.words
    lines = [page.head(_title(names, explanation.appointment)), points_line(names, explanation)]
    lines.append(why_line(names, explanation))
    lines += [f"- {ground_line(names, ground)}" for ground in explanation.grounds]
    if explanation.seats:
        lines.append(words("head.seats"))
        lines += [f"- {seat_line(names, seat)}" for seat in explanation.seats]
    else:
        lines.append(words("explain.no-seat" if explanation.narrowed else "explain.nothing"))
    return "\n".join(line for line in lines if line) + "\n"


def _title(names: Names, appointment: Appointment) -> str:
    words = names.words
    after = names.grade(appointment.grade)
    if appointment.post is not None:
        after = f"{after} {names.seat(appointment.post)}"
    return words(
        "explain.title",
        person=names.person(appointment.person),
        outcome=words(f"outcome.{appointment.outcome}"),
        before=names.grade(appointment.from_grade),
        after=after,
    )


def points_line(names: Names, explanation: Explanation) -> str:
    """The points item by item."""
    words = names.words
    items = [
        words(
            "explain.item",
            item=words(f"item.{item.item}"),
            points=points_text(item.points),
            most=points_text(item.most),
        )
        for item in explanation.points
    ]
    total = points_text(explanation.appointment.points)
    return words("explain.points", points=total, items=words.join(items))


def why_line(names: Names, explanation: Explanation) -> str:
    """On what grounds the seat is held."""
    words, appointment = names.words, explanation.appointment
    if appointment.post is None:
        return words("explain.waiting")
    if explanation.grounds:
        return words("head.grounds")
    clause = names.scenario.clause(Rule.KEEP_GRADE)
    return words("explain.retained", cite=clause.cite if clause else Rule.KEEP_GRADE)


def ground_line(names: Names, ground: Lack) -> str:
    """One condition that is met, with its clause."""
    text = names.fact(ground)
    return names.words("lack.cite", text=text, cite=ground.cite) if ground.cite else text


def seat_line(names: Names, seat: SeatAnswer) -> str:
    """Why one seat was not got, and what it would cost."""
    words = names.words
    where = names.place(Place(post=seat.post, grade=seat.grade))
    parts: list[str] = []
    if seat.state == "open":
        if seat.obstacle is not None:
            parts.append(obstacle_text(names, seat.obstacle))
        elif seat.holders:
            holders = words.join(holder_text(names, one) for one in seat.holders)
            parts.append(words("holders", holders=holders))
        if seat.price is not None:
            parts += _price(names, seat.price)
    elif seat.state == "not-applied" and seat.lacks:
        parts.append(words("state.not-applied.lacks", lacks=names.lacks(seat.lacks)))
    else:
        parts.append(words(f"state.{seat.state}", lacks=names.lacks(seat.lacks)))
    return f"{where}: {words.join(parts, 'semicolon')}"


def _price(names: Names, price: Price) -> Iterator[str]:
    words = names.words
    if not price.possible:
        rules = words.join((claim_text(names, claim) for claim in price.rules), "semicolon")
        yield words("price.impossible", rules=rules)
        return
    if price.aim is None:
        yield words("price.tie")
    elif price.passed:
        people = words.join(
            words("price.person", person=names.person(one.person), points=points_text(one.points))
            for one in price.passed
        )
        yield words("price.passed", people=people)
    else:
        yield change_text(words, "price.aim", price.aim, price.before, price.after)
    if price.moves:
        yield words("price.moves", moves=_moves(names, price.moves))


def _moves(names: Names, moves: tuple[Move, ...]) -> str:
    return names.words.join(
        names.words(
            "move",
            person=names.person(move.person),
            before=_short(names, move.before, move.after),
            after=_short(names, move.after, move.before),
        )
        for move in moves
    )


def _short(names: Names, place: Place | None, other: Place | None) -> str:
    """The grade alone where it tells the two places apart."""
    if place is None or other is None or place.grade != other.grade:
        return names.grade(place.grade) if place else names.place(None)
    return names.place(place)


def full_text(names: Names, full: FullExplanation, page: Page) -> str:
    """Everybody, then what would change the whole."""
    words = Words(names.words.lang, policy.WORDS)
    names = Names(names.scenario, words)
    blocks = [person_text(names, one, page).rstrip() for one in full.people]
    blocks.append(f"{page.head(words('head.price'))}\n{cost_text(words, full.cost)}")
    first = words.join(full.review.first) or words("none")
    later = words.join(full.review.later) or words("none")
    review = words("review.first", first=first, later=later)
    blocks.append(f"{page.head(words('head.plan'))}\n{review}")
    for key, effects in (("head.values", full.seats), ("head.readings", full.readings)):
        blocks.append(f"{page.head(words(key))}\n{_effects(names, effects, page.width)}")
    return "\n\n".join(blocks) + "\n"


def cost_text(words: Words, cost: PriorityCost | None) -> str:
    """What going by points costs, in a line."""
    if cost is None:
        return words("cost.none")
    aim, less = words(f"aim.{cost.aim}"), abs(cost.without - cost.value)
    if not less:
        return words("cost.nothing", aim=aim)
    share = f"{less / max(1, abs(cost.without)):.2%}"
    return words("cost.some", aim=aim, share=share)


def _effects(names: Names, effects: tuple[Effect, ...], width: int | None) -> str:
    words = names.words
    return table(
        [
            Column(words("col.reading"), [_changed(names, one) for one in effects]),
            Column(words("col.effect"), [_effect(names, one) for one in effects], wrap=True),
            Column(
                words("col.moves"),
                [_moves(names, one.moves) or "–" for one in effects],
                wrap=True,
            ),
        ],
        width,
    )


def _changed(names: Names, effect: Effect) -> str:
    if "/" in effect.change:
        return f"{names.ratio(effect.change)} {effect.value}"
    if effect.value[0] in "+-":
        return f"{names.seat(effect.change)} {effect.value}"
    told = names.words(f"policy.{effect.change}.{effect.value}")
    return f"{told} ({effect.change}: {effect.value})"


def _effect(names: Names, effect: Effect) -> str:
    words = names.words
    if effect.status != "optimal":
        return words(f"effect.{'infeasible' if effect.status == 'infeasible' else 'unknown'}")
    if not effect.aims:
        return words("effect.none") if not effect.moves else "–"
    first = effect.aims[0]
    return change_text(words, "effect.aim", first.aim, first.before, first.after)
