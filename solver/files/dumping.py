"""Plain data as YAML that our reader reads back as it was."""

from decimal import Decimal
from typing import Any

import yaml


def yaml_text(data: Any, **style: Any) -> str:
    """Plain data as YAML, keys in their order; `style` is that of PyYAML's `dump`."""
    style = {"allow_unicode": True, "sort_keys": False, "width": 100, **style}
    made: str = yaml.dump(data, Dumper=_Dumper, **style)
    return made


class _Dumper(yaml.SafeDumper):
    """Plain data, with exact decimals and without aliases, which we do not read."""

    def ignore_aliases(self, data: Any) -> bool:
        """Everything is written out, whatever it is."""
        del data
        return True


_Dumper.add_representer(
    Decimal,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:f}"),
)
