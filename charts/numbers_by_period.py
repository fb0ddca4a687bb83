"""The numbers of charts over time as a table: a row a period, a column a series."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from charts.theme import Cell, Table
from wording import Language


def by_period(
    parts: Sequence[pl.DataFrame], series: str, value: str, unit: str, language: Language, share: str = ""
) -> Table:
    """`parts`: one frame a series in the order of the columns, each with `series` (the name of the column that
    names it), `label`, `period_end`, `value` and, where a column is named for it, `share` (percent), which
    then stands beside each value. A cut's row, which repeats its period's label with no value, adds no row.
    Returns the periods in order; a series that has no value in a period has an empty cell there.
    """
    days: dict[str, date] = {}
    for part in parts:
        for label, day in zip(part["label"], part["period_end"], strict=True):
            days[label] = max(day, days.get(label, day))
    heads, units, columns = [language.text("Period"), language.text("Last day")], ["", "date"], []
    for part in parts:
        name = str(part[series][0])
        for column, told, its_unit in ((value, name, unit), (share, f"{name} (%)", "percent")):
            if column:
                heads.append(told)
                units.append(its_unit)
                columns.append(_known(part, column))
    ordered = sorted(days, key=lambda label: days[label])
    rows = tuple((label, days[label], *(known.get(label) for known in columns)) for label in ordered)
    return Table(tuple(heads), tuple(units), rows)


def _known(part: pl.DataFrame, column: str) -> dict[str, Cell]:
    pairs = zip(part["label"], part[column], strict=True)
    return {label: number for label, number in pairs if number is not None}
