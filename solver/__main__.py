"""The command as installed, and `python -m solver`: sets the process up, then runs it."""

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """One short run: nothing is collected, and nothing installed beside us changes what we read."""
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from solver.cli import main as run  # only now, or pydantic has loaded its plugins

    code = run()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # nothing is left to tidy, and tidying the search library away takes long


if __name__ == "__main__":
    main()
