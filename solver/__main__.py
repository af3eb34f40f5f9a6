"""The command as installed, and `python -m solver`: sets the process up, then runs it."""

import gc
import os
import signal
from typing import NoReturn

_BAD_INPUT, _INTERRUPTED = 2, 4
_NO_OUTPUT = "There is no standard output to write to. 没有可写的标准输出。"
_EARLY = "Interrupted before there was an answer. 尚未得出结果即被中断。"
"""In both languages, for nobody has read yet which one is asked for."""


def main() -> NoReturn:
    """One short run: nothing is collected, and nothing installed beside us changes what we read."""
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        code = _run()
    except SystemExit as ended:  # of argparse, for help or a wrong line
        code = int(ended.code or 0)
    except KeyboardInterrupt:  # while modules load, or while something is told
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from solver.process import complain

        complain(_EARLY)
        code = _INTERRUPTED
    from solver.process import flushed

    os._exit(code if flushed() else code or _BAD_INPUT)
    # nothing is left to tidy, and tidying the search library away takes long


def _run() -> int:
    from solver.process import complain, set_up

    if not set_up():
        complain(_NO_OUTPUT)
        return _BAD_INPUT
    from solver.cli import main as run  # only now, or pydantic has loaded its plugins

    return run()


if __name__ == "__main__":
    main()
