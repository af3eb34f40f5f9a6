"""Priority among a few answers that are all known: each is tried."""

from collections.abc import Mapping, Sequence

from solver.program.priority.wishes import Priority, Wishes

Answer = Mapping[int, int]


def admitted(answers: Sequence[Answer], priority: Priority) -> list[Answer]:
    """The answers that some order of those with equal points would give.

    In an order everybody in turn keeps the answers that are best for them.
    """
    worlds = {tuple(range(len(answers)))}
    for equals in priority.line:
        inside = [one for one in equals if any(c in answers[0] for level in one for c in level)]
        worlds = {after for world in worlds for after in _orders(answers, inside, world)}
    return [answers[at] for at in sorted({at for world in worlds for at in world})]


def _orders(
    answers: Sequence[Answer], equals: Sequence[Wishes], world: tuple[int, ...]
) -> set[tuple[int, ...]]:
    """What is left of the answers in every order of some equals."""
    done = set[tuple[int, ...]]()
    due = {(frozenset(range(len(equals))), world)}
    seen = set(due)
    while due:
        waiting, left = due.pop()
        levels = {who: [_level(answers[at], equals[who]) for at in left] for who in waiting}
        waiting = frozenset(who for who in waiting if len(set(levels[who])) > 1)
        if not waiting:
            done.add(left)
        for who in waiting:
            best = min(levels[who])
            kept = tuple(at for at, one in zip(left, levels[who], strict=True) if one == best)
            if (state := (waiting - {who}, kept)) not in seen:
                seen.add(state)
                due.add(state)
    return done


def _level(answer: Answer, wishes: Wishes) -> int:
    """How much somebody wants what an answer gives; waiting comes last."""
    held = (at for at, level in enumerate(wishes) if any(answer.get(c) for c in level))
    return next(held, len(wishes))
