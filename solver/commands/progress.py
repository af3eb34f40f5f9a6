"""How far a long command has got: on stderr, and only where somebody is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[str], None]]:
    """A bar that moves one step each time it is told what is done; nothing in a pipe.

    `total` is the number of steps, None where it is not known beforehand.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm  # only for a bar

    with tqdm(total=total, file=sys.stderr, leave=False, mininterval=0) as bar:

        def told(done: str) -> None:
            bar.set_postfix_str(done, refresh=False)
            bar.update()

        yield told
