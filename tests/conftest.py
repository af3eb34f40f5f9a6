"""What holds in every test: the tester's locale plays no part, no error lacks its Chinese."""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from solver.files.errors import Fault, InputError
from solver.report.faults import in_chinese
from solver.report.plots import fonts
from tests.needs import BARE

settings.register_profile(
    "gangwei", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gangwei")
"""No test depends on how fast the machine is, nor on chance."""

MADE_UP = {"M.", "W."}
"""Sentences that tests make up to see how an error is laid out."""


@pytest.fixture(autouse=True, scope="session")
def _no_locale() -> None:
    """Reports are in English unless a test asks otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def _ctrl_c_is_heard() -> None:
    """Also where a shell started the tests in the background, and Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _fonts_of_a_bare_machine() -> Iterator[None]:
    """Where the tests are to run as on a bare machine, no Chinese font is found."""
    with pytest.MonkeyPatch.context() as patched:
        if BARE:
            patched.setattr(fonts, "KNOWN", ())
        yield


@pytest.fixture(autouse=True, scope="session")
def _every_error_has_its_chinese() -> Iterator[None]:
    """Whatever input error a test provokes is looked up in the catalogue at once."""
    plain = InputError.__init__

    def checked(self: InputError, *faults: Fault) -> None:
        for text in (text for fault in faults for text in (fault.what, fault.mend)):
            assert text in MADE_UP or in_chinese(text), f"No Chinese for: {text}"
        plain(self, *faults)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(InputError, "__init__", checked)
        yield
