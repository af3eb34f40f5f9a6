"""The tables about recusal: who from which decision, and relatives in close posts."""

from models.findings import Findings
from solver.report.naming import Names
from solver.report.recusal import close_text, ground_text, item_text, left_text
from solver.report.workbook.grid import Column, Grid, Mark


def recusals(names: Names, findings: Findings) -> Grid:
    """One row for every member and reason, so that a member finds all of the own."""
    words = names.words
    rows = [(row, reason) for row in findings.recusals for reason in row.reasons]
    few: dict[str, Mark] = {left_text(names, row): "act" for row, _ in rows if not row.enough}
    return Grid(
        words("sheet.recusal"),
        words("head.recusal"),
        (
            Column(words("col.decision"), [item_text(names, row) for row, _ in rows]),
            Column(words("col.recused"), [reason.member for _, reason in rows]),
            Column(words("book.stake"), [words(f"stake.{reason.stake}") for _, reason in rows]),
            Column(words("book.whom"), [reason.whom for _, reason in rows]),
            Column(
                words("book.kinship"),
                [reason.kinship and words(f"kinship.{reason.kinship}") for _, reason in rows],
            ),
            Column(words("book.ground"), [ground_text(names, reason.ground) for _, reason in rows]),
            Column(words("col.left"), [left_text(names, row) for row, _ in rows], few),
        ),
    )


def close_posts(names: Names, findings: Findings) -> Grid:
    """One row for every such pair."""
    words = names.words
    told = [close_text(names, one) for one in findings.close_posts]
    column = Column(words("book.finding"), told)
    return Grid(words("sheet.close-posts"), words("head.close-posts"), (column,))
