"""What the lines of a part settle by themselves: columns with one value, lines that cannot bind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from solver.program.proof.part import Contradiction, Line, Part, homes, is_clique, reach, without

Lines = dict[int, Line]
"""The lines that are left of a part, by the place where they stood in it."""


def tidied(part: Part, fixed: Mapping[int, int]) -> tuple[Part, dict[int, int]]:
    """The part without its settled columns and its idle lines, and the value of each settled one.

    `fixed` are values known from elsewhere. Nothing is decided here that an answer could do
    otherwise. Raises Contradiction where the lines leave no answer.
    """
    known = dict(fixed)
    lines = dict(enumerate(part.lines))
    touching = _touching(part.lines)

    def touched(since: int) -> set[int]:
        """The places of the lines with columns that were settled since."""
        return {at for column in islice(known, since, None) for at in touching.get(column, ())}

    due: Iterable[int] = tuple(lines)
    while due:
        cliques = homes(lines.items())  # true of the columns even when a line of these has gone
        while due:
            settled = len(known)
            for at in due:
                _look_at(at, lines, part.upper, known, cliques)
            due = sorted(lines.keys() & touched(settled))
        settled = len(known)
        changed = _cover(lines, known) | _leave_out_constants(lines)
        due = sorted(lines.keys() & (changed | touched(settled)))
    columns = tuple(column for column in part.columns if column not in known)
    return Part(part.upper, columns, tuple(dict.fromkeys(lines.values()))), known


def _touching(lines: Sequence[Line]) -> Mapping[int, Sequence[int]]:
    """The places of the lines that each column is in."""
    found: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        for _, column in line.terms:
            found.setdefault(column, []).append(at)
    return found


def _look_at(
    at: int,
    lines: Lines,
    upper: Sequence[int],
    known: dict[int, int],
    cliques: Mapping[int, int],
) -> None:
    """Leaves settled columns out of a line, and the line where it cannot bind.

    Settles what the line forces.
    """
    line = without(lines[at], known)
    terms, most = line.terms, line.most
    low, high = reach(line, upper, cliques, at)
    if low > most or (line.tight and high < most):
        raise Contradiction
    if low == most:
        known |= {column: upper[column] if c < 0 else 0 for c, column in terms}
        del lines[at]
    elif line.tight and most == sum(c * upper[column] for c, column in terms if c > 0):
        known |= {column: upper[column] if c > 0 else 0 for c, column in terms}
        del lines[at]
    elif not line.tight and high <= most:
        del lines[at]
    else:
        lines[at] = line


def _cover(lines: Lines, known: dict[int, int]) -> set[int]:
    """Lines "one of these" within "at most one of those" become "just one of these".

    So a person who must have a post has just one. Gives the places of the lines that are so now.
    """
    cliques = homes(lines.items())
    asked: dict[int, set[int]] = {}
    for at, line in list(lines.items()):
        home = _home(line, cliques)
        if home is not None:
            these = {column for _, column in line.terms}
            asked[home] = asked.get(home, these) & these
            del lines[at]
    for home, these in asked.items():
        line = lines[home]
        known |= {column: 0 for _, column in line.terms if column not in these}
        lines[home] = Line(line.terms, line.most, tight=True)
    return set(asked)


def _home(line: Line, cliques: Mapping[int, int]) -> int | None:
    """The clique that holds all columns of a line "one of these"; None for any other line."""
    if line.most != -1 or any(coefficient != -1 for coefficient, _ in line.terms):
        return None
    homes = {cliques.get(column) for _, column in line.terms}
    return homes.pop() if len(homes) == 1 else None


def _leave_out_constants(lines: Lines) -> set[int]:
    """Leaves out of lines what a tight clique makes the same in every answer.

    Who has just one of these posts counts once against a limit that speaks of all of them. Gives
    the places of the lines that changed.
    """
    tight = {at: line for at, line in lines.items() if line.tight and is_clique(line)}
    home, least = homes(tight.items()), min(map(_size, tight.values()), default=0)
    shorter = {
        at: _shortened(at, line, tight, home)
        for at, line in lines.items()
        if tight and len(line.terms) >= least
    }
    changed = {at for at, line in shorter.items() if line is not lines[at]}
    lines |= shorter
    return changed


def _shortened(at: int, line: Line, tight: Lines, home: Mapping[int, int]) -> Line:
    if home.get(line.terms[0][1]) == at:
        return line  # a home has no other inside it
    counted = Counter(home.get(column, at) for _, column in line.terms)
    inside: dict[int, set[int]] = {
        one: set() for one, number in counted.items() if one != at and number == _size(tight[one])
    }
    if not inside:
        return line
    for coefficient, column in line.terms:
        if (one := home.get(column, at)) in inside:
            inside[one].add(coefficient)
    constant = {one: min(each) for one, each in inside.items() if len(each) == 1}
    if not constant:
        return line
    terms = tuple(term for term in line.terms if home.get(term[1]) not in constant)
    return Line(terms, line.most - sum(constant.values()), line.tight)


def _size(line: Line) -> int:
    return len(line.terms)
