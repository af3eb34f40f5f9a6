"""What the lines of a part settle by themselves: columns with one value, lines that cannot bind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import islice, repeat, zip_longest

from solver.program.proof.line import Line, Said, asks_for_one, homes, is_clique, reach, without
from solver.program.proof.part import Contradiction, Part

Lines = dict[int, Line]
"""The lines that are left of a part, by the place where they stood in it."""


def tidied(
    part: Part, fixed: Mapping[int, int], seen: Sequence[Line] = ()
) -> tuple[Part, dict[int, int]]:
    """The part without its settled columns and its idle lines, and the value of each settled one.

    `fixed` are values known from elsewhere. Lines that stand among those `seen` in the same place
    settle nothing by themselves. Nothing is decided here that an answer could do otherwise. Raises
    Contradiction where the lines leave no answer.
    """
    known = dict(fixed)
    lines = dict(enumerate(part.lines))
    touching = _touching(part.lines)

    def touched(since: int) -> set[int]:
        """The places of the lines with columns that were settled since."""
        return {at for column in islice(known, since, None) for at in touching.get(column, ())}

    new = (at for at, (line, old) in enumerate(zip_longest(part.lines, seen)) if line is not old)
    due: Iterable[int] = sorted({*new, *touched(0)})
    while due:
        cliques = homes(lines.items())  # true of the columns even when a line of these has gone
        while due:
            settled = len(known)
            for at in due:
                _look_at(at, lines, part.upper, known, cliques)
            due = sorted(lines.keys() & touched(settled))
        settled = len(known)
        changed = _cover(lines, known) or _leave_out_constants(lines)
        due = sorted(lines.keys() & (changed | touched(settled)))
    columns = tuple(column for column in part.columns if column not in known)
    told: dict[Said, Line] = {}
    for line in lines.values():
        told.setdefault(line.said, line)
    return Part(part.upper, columns, tuple(told.values())), known


def _touching(lines: Sequence[Line]) -> Mapping[int, Sequence[int]]:
    """The places of the lines that each column is in."""
    found = defaultdict[int, list[int]](list)
    for at, line in enumerate(lines):
        for column in line.columns:
            found[column].append(at)
    return found


def _look_at(
    at: int,
    lines: Lines,
    upper: Sequence[int] | Mapping[int, int],
    known: dict[int, int],
    cliques: Mapping[int, int],
) -> None:
    """Leaves settled columns out of a line, and the line where it cannot bind.

    Settles what the line forces.
    """
    line = without(lines[at], known)
    if is_clique(line) and len(line.columns) > 1 and cliques.get(line.columns[0]) == at:
        lines[at] = line  # of several at home here none is settled by this line, and it can bind
        return
    most = line.most
    low, high = reach(line, upper, cliques, at)
    if low > most or (line.tight and high < most):
        raise Contradiction
    if low == most:
        known |= {column: upper[column] if c < 0 else 0 for c, column in line.terms}
        del lines[at]
    elif line.tight and most == sum(c * upper[column] for c, column in line.terms if c > 0):
        known |= {column: upper[column] if c > 0 else 0 for c, column in line.terms}
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
            these = set(line.columns)
            asked[home] = asked.get(home, these) & these
            del lines[at]
    for home, these in asked.items():
        line = lines[home]
        known |= {column: 0 for column in line.columns if column not in these}
        lines[home] = line._replace(tight=True)
    return set(asked)


def _home(line: Line, cliques: Mapping[int, int]) -> int | None:
    """The clique that holds all columns of a line "one of these"; None for any other line."""
    if not asks_for_one(line):
        return None
    homes = {cliques.get(column) for column in line.columns}
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
        if tight and len(line.columns) >= least
    }
    changed = {at for at, line in shorter.items() if line is not lines[at]}
    lines |= shorter
    return changed


def _shortened(at: int, line: Line, tight: Lines, home: Mapping[int, int]) -> Line:
    if home.get(line.columns[0]) == at:
        return line  # a home has no other inside it
    counted = Counter(map(home.get, line.columns, repeat(at)))
    inside = {one for one, number in counted.items() if one != at and number == _size(tight[one])}
    if not inside:
        return line
    constant = _constant(line, inside, home)
    gone = [column for column in line.columns if home.get(column) in constant]
    less = without(line, dict.fromkeys(gone, 0))
    return less._replace(most=line.most - sum(constant.values())) if gone else line


def _constant(line: Line, inside: Set[int], home: Mapping[int, int]) -> Mapping[int | None, int]:
    """What each home inside a line comes to there, if that is one and the same."""
    if line.numbers is None:
        return dict.fromkeys(inside, 1)
    numbers: dict[int | None, set[int]] = {one: set() for one in inside}
    for number, column in line.terms:
        if (one := home.get(column)) in numbers:
            numbers[one].add(number)
    return {one: min(each) for one, each in numbers.items() if len(each) == 1}


def _size(line: Line) -> int:
    return len(line.columns)
