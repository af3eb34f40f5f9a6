"""Years ahead as pandas tables, for notebooks and for files."""

from collections.abc import Mapping

import pandas as pd

from models.projection import Projection

_YEAR = ["run", "on", "status", "out", "in", "present", "waiting", "transitional", "cost"]


def projection_tables(projection: Projection) -> Mapping[str, pd.DataFrame]:
    """One table each for rounds, grades, opened seats, waits and people; one row a thing a run.

    Grades are codes, costs yuan a month.
    """
    pairs = [(run, year) for run in projection.runs for year in run.years]
    years = [
        (
            run.name,
            str(year.on),
            year.status,
            len(year.retired),
            len(year.hired),
            year.present,
            year.waiting,
            year.transitional,
            year.cost,
        )
        for run, year in pairs
    ]
    grades = [
        (run.name, str(year.on), grade, seats, year.filled.get(grade, 0))
        for run, year in pairs
        for grade, seats in projection.quota.items()
    ]
    opened = [
        {"run": run.name, "on": str(year.on), **one.model_dump(mode="json")}
        for run, year in pairs
        for one in year.opened
    ]
    waits = [
        {"run": run.name, **one.model_dump(mode="json")}
        for run in projection.runs
        for one in run.waits
    ]
    people = [
        {"run": run.name, **one.model_dump(mode="json", by_alias=False)}
        for run in projection.runs
        for one in run.prospects
    ]
    return {
        "years": pd.DataFrame(years, columns=_YEAR),
        "grades": pd.DataFrame(grades, columns=["run", "on", "grade", "seats", "people"]),
        "opened": pd.DataFrame(opened, columns=["run", "on", "person", "post", "grade", "by"]),
        "waits": pd.DataFrame(waits, columns=["run", "person", "seat", "since", "seated"]),
        "people": pd.DataFrame(people),
    }
