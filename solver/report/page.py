"""How a report is printed."""

from dataclasses import dataclass

from solver.report.words import Lang


@dataclass(frozen=True)
class Page:
    """How the report is printed: language, width in columns (None: any), bold headings or not."""

    lang: Lang = "en"
    width: int | None = None
    bold: bool = False

    def head(self, text: str) -> str:
        """A heading."""
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text


PLAIN = Page()
"""English, as wide as it likes, nothing bold."""
