"""Invented institutions of any size and kind, the same for the same seed on every machine.

For measuring and for tests: the careers are plausible, the people are nobody. The files are those
that users write (`gangwei/1`), so that whatever reads them is measured too.
"""

from benchmarks.generate.institution import document, scenario, text, write
from benchmarks.generate.region import region, write_region
from benchmarks.generate.spec import KINDS, Spec

__all__ = ["KINDS", "Spec", "document", "region", "scenario", "text", "write", "write_region"]
