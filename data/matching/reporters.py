"""The organisation of each row: as written, or as the analyst chose for that text."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.errors import FileRefused, Problem
from data.matching.faults import NOT_TAKEN, Reason, cell_problems, more_texts, problem_of
from data.matching.organisations import EVER, Organisations
from data.reading.tables import SOURCE_ROW, shortened

_NO_CODE = "“{code}” was chosen for “{value}”, but is no organisation of the reference data. Choose a code that is."
_NOT_THEN = (
    "“{value}” was chosen to be {name}, which did not exist then (it lived from {start} to {end}). Choose the "
    "organisation of that time."
)
_NOT_YET = (
    "“{value}” was chosen to be {name}, which did not exist then (it began on {start}). Choose the organisation of "
    "that time."
)
_READ_INSTEAD = "“{value}” was chosen to be {name}, which did not exist then: it was read as {other}."
_ASKED = 60  # names that are asked about at a time

_DAYS = ["period_start", "period_end"]


def organisation_codes(
    cells: pl.DataFrame, header: str, known: Organisations, chosen: Mapping[str, str]
) -> tuple[pl.Series, list[Problem]]:
    """The organisation of each row. `cells` also holds the row's period_start and period_end.

    `chosen`: text as written -> code; it holds in the days in which that organisation lived. Raises FileRefused
    for a chosen code that there is not.
    """
    cells = cells.select(SOURCE_ROW, header, *_DAYS)
    texts = [text for text in cells[header].unique().to_list() if text]
    _refuse_unknown(texts, known, chosen)
    sure = {text: code for text in texts if text not in chosen and (code := known.certain_code(text))}
    codes = cells[header].replace_strict(
        pl.Series(list(sure), dtype=pl.String),
        pl.Series(list(sure.values()), dtype=pl.String),
        default=None,
        return_dtype=pl.String,
    )
    doubtful = cells.filter(codes.is_null() & (cells[header] != ""))
    if not doubtful.height:
        return codes.alias("organisation"), []
    pairs = doubtful.select(header, *_DAYS).unique(maintain_order=True)
    meant = [
        _meant(text, known, chosen.get(text), *_known_days(first, last)) for text, first, last in pairs.iter_rows()
    ]
    told = pairs.with_columns(pl.Series("told", [code for code, _ in meant], dtype=pl.String))
    joined = cells.join(told, on=[header, *_DAYS], how="left", maintain_order="left", nulls_equal=True)
    return codes.fill_null(joined["told"]).alias("organisation"), _problems(
        doubtful, told, header, known, chosen, meant
    )


_Meant = tuple[str | None, str | None]  # the code; and that of the one chosen where it did not live then


def _meant(text: str, known: Organisations, choice: str | None, first: date, last: date) -> _Meant:
    """The chosen organisation where it lived then; else the one that can be meant, if there is one."""
    if choice and known.by_code[choice].is_valid(first, last):
        return choice, None
    found = known.found(text, first, last)
    return (found if isinstance(found, str) else None), choice


def _problems(
    doubtful: pl.DataFrame,
    told: pl.DataFrame,
    header: str,
    known: Organisations,
    chosen: Mapping[str, str],
    meant: list[_Meant],
) -> list[Problem]:
    """An error for each text that was not understood, and a warning where a choice was passed over."""
    marked = told.with_columns(passed=pl.Series([choice is not None for _, choice in meant], dtype=pl.Boolean))
    rows = doubtful.join(marked, on=[header, *_DAYS], how="left", nulls_equal=True).sort(SOURCE_ROW)
    unknown = rows.filter(pl.col("told").is_null())
    texts = unknown[header].unique(maintain_order=True).to_list()
    days = {
        text: _known_days(*bounds) for text, *bounds in unknown.unique(header).select(header, *_DAYS).iter_rows()
    }
    reasons = {text: _reason(text, known, chosen.get(text), *days[text]) for text in texts[:_ASKED]}
    problems = cell_problems(unknown, header, reasons, named=_ASKED)
    if len(texts) > _ASKED:
        rest = unknown.filter(pl.col(header).is_in(texts[_ASKED:]))
        reason = more_texts(len(texts) - _ASKED)
        problems.append(problem_of(rest[SOURCE_ROW], reason, column=header, value=texts[_ASKED]))
    passed = rows.filter(pl.col("told").is_not_null() & pl.col("passed")).group_by(
        header, "told", maintain_order=True
    )
    for (text, code), group in passed:
        names = {"name": known.by_code[chosen[str(text)]].name, "other": known.by_code[str(code)].name}
        warning = Reason(_READ_INSTEAD, {"value": text, **names})
        problems.append(problem_of(group[SOURCE_ROW], warning, severity="warning", column=header, value=str(text)))
    return problems


def _reason(text: str, known: Organisations, choice: str | None, first: date, last: date) -> Reason:
    """Why a text is not settled: nothing was chosen, or one that did not live in those days."""
    found = known.found(text, first, last)
    reason = known.reason(text, found if isinstance(found, list) else [], first, last)
    if not choice:
        return reason
    organisation = known.by_code[choice]
    values = {
        "value": text,
        "name": organisation.name,
        "start": organisation.valid_from,
        "end": organisation.valid_to,
    }
    message = _NOT_YET if organisation.valid_to == EVER[1] else _NOT_THEN
    return Reason(message, values, None, reason.question)


def _refuse_unknown(texts: list[str], known: Organisations, chosen: Mapping[str, str]) -> None:
    for text in texts:
        code = chosen.get(text)
        if code is not None and code not in known.by_code:
            raise FileRefused(NOT_TAKEN, _NO_CODE, code=shortened(code), value=shortened(text))


def _known_days(first: date | None, last: date | None) -> tuple[date, date]:
    return first or EVER[0], last or EVER[1]
