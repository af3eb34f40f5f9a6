"""What the lines of a part settle by themselves: columns with one value, lines that cannot bind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from solver.program.columns import Terms
from solver.program.proof.part import Contradiction, Line, Part, is_clique


def tidied(part: Part, fixed: Mapping[int, int]) -> tuple[Part, dict[int, int]]:
    """The part without its settled columns and its idle lines, and the value of each settled one.

    `fixed` are values known from elsewhere. Nothing is decided here that an answer could do
    otherwise. Raises Contradiction where the lines leave no answer.
    """
    known = dict(fixed)
    lines = list(part.lines)
    looked: dict[int, Line] = {}  # by identity: nothing new until a column of theirs is settled
    seen = 0
    while True:
        fresh = set(islice(known, seen, None))
        seen = len(known)
        cliques = _cliques(lines)
        lines = [
            kept
            for index, line in enumerate(lines)
            for kept in (
                [line]
                if id(line) in looked and _has_none(line, fresh)
                else _looked_at(index, line, part.upper, known, cliques)
            )
        ]
        looked = {id(line): line for line in lines}
        if len(known) > seen:
            continue  # until every line is without settled columns
        lines, covered = _covered(lines, known)
        lines, shorter = _without_constants(lines)
        if not covered and not shorter:
            break
    columns = tuple(column for column in part.columns if column not in known)
    return Part(part.upper, columns, tuple(dict.fromkeys(lines))), known


def _has_none(line: Line, columns: set[int]) -> bool:
    return not columns or columns.isdisjoint([column for _, column in line.terms])


def _cliques(lines: list[Line]) -> dict[int, int]:
    """For each column a line in which at most one can be 1, by its place; not all have one."""
    found: dict[int, int] = {}
    for index, line in enumerate(lines):
        if is_clique(line):
            for _, column in line.terms:
                found.setdefault(column, index)
    return found


def _looked_at(
    index: int,
    line: Line,
    upper: Sequence[int],
    known: dict[int, int],
    cliques: Mapping[int, int],
) -> list[Line]:
    """The line without its settled columns; none where it cannot bind. Settles what it forces."""
    terms, most = line.terms, line.most
    if any(column in known for _, column in terms):
        most -= sum(coefficient * known.get(column, 0) for coefficient, column in terms)
        terms = tuple(term for term in terms if term[1] not in known)
    low = sum(coefficient * upper[column] for coefficient, column in terms if coefficient < 0)
    high = _most_that_can_be(index, terms, upper, cliques)
    if low > most or (line.tight and high < most):
        raise Contradiction
    if low == most:
        known |= {column: upper[column] if c < 0 else 0 for c, column in terms}
        return []
    if line.tight and most == sum(c * upper[column] for c, column in terms if c > 0):
        known |= {column: upper[column] if c > 0 else 0 for c, column in terms}
        return []
    if not line.tight and high <= most:
        return []
    return [line if terms is line.terms else Line(terms, most, line.tight)]


def _most_that_can_be(
    index: int, terms: Terms, upper: Sequence[int], cliques: Mapping[int, int]
) -> int:
    """An upper bound of a line: of columns that another line excludes only the best counts."""
    best: dict[int, int] = {}
    alone = 0
    for coefficient, column in terms:
        if coefficient <= 0:
            continue
        clique = cliques.get(column)
        if clique is None or clique == index:
            alone += coefficient * upper[column]
        elif coefficient > best.get(clique, 0):
            best[clique] = coefficient
    return alone + sum(best.values())


def _covered(lines: list[Line], known: dict[int, int]) -> tuple[list[Line], bool]:
    """Lines "one of these" within "at most one of those" become "just one of these".

    So a person who must have a post has just one. True where there was any such line.
    """
    cliques = _cliques(lines)
    asked: dict[int, set[int]] = {}
    rest: list[tuple[int, Line]] = []
    for index, line in enumerate(lines):
        home = _home(line, cliques)
        if home is None:
            rest.append((index, line))
        else:
            these = {column for _, column in line.terms}
            asked[home] = asked.get(home, these) & these
    known |= {
        column: 0
        for home, these in asked.items()
        for _, column in lines[home].terms
        if column not in these
    }
    return [replace(line, tight=True) if at in asked else line for at, line in rest], bool(asked)


def _home(line: Line, cliques: Mapping[int, int]) -> int | None:
    """The clique that holds all columns of a line "one of these"; None for any other line."""
    if line.most != -1 or any(coefficient != -1 for coefficient, _ in line.terms):
        return None
    homes = {cliques.get(column) for _, column in line.terms}
    return homes.pop() if len(homes) == 1 else None


def _without_constants(lines: list[Line]) -> tuple[list[Line], bool]:
    """Lines without what a tight clique makes the same in every answer; True where any changed.

    Who has just one of these posts counts once against a limit that speaks of all of them.
    """
    home: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.tight and is_clique(line):
            for _, column in line.terms:
                home.setdefault(column, index)
    shortened = [_shortened(index, line, lines, home) for index, line in enumerate(lines)]
    changed = any(new is not old for new, old in zip(shortened, lines, strict=True))
    return shortened, changed


def _shortened(index: int, line: Line, lines: list[Line], home: Mapping[int, int]) -> Line:
    if home.get(line.terms[0][1]) == index:
        return line  # a home has no other inside it
    counted: dict[int, list[int]] = {}
    for coefficient, column in line.terms:
        if (at := home.get(column, index)) != index:
            counted.setdefault(at, []).append(coefficient)
    constant = {
        at: coefficients[0]
        for at, coefficients in counted.items()
        if len(coefficients) == len(lines[at].terms) and len(set(coefficients)) == 1
    }
    if not constant:
        return line
    terms = tuple(term for term in line.terms if home.get(term[1]) not in constant)
    return Line(terms, line.most - sum(constant.values()), line.tight)
