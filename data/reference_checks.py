"""What the files of the reference data promise one another: every code that is named exists."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from data.errors import ReferenceFault
from data.folding import fold
from data.reference_files import KINDS, STATUSES
from data.reference_rows import NOT_TAKEN, Row

Rows = Mapping[str, list[Row]]

_NO_ORGANISATION = "{file}, line {line}, column {column}: no organisation has the code “{value}”."
_NO_OWNER = "{file}, line {line}, column {column}: “{value}” is neither a kind of organisation nor the code of one."
_NO_SCOPE = (
    "{file}, line {line}, column {column}: "
    "“{value}” is neither province, nor a kind of organisation, nor the code of one."
)
_NO_INDICATOR = "{file}, line {line}, column {column}: no indicator has the code “{value}”."
_NO_TOPIC = "{file}, line {line}, column {column}: no topic has the code “{value}”."
_NOT_MEASURES = (
    "{file}, line {line}, column {column}: “{value}”: only a duty of the report table measures "
    "can be limited to an indicator."
)
_BACKWARDS = "{file}, line {line}, column {column}: the validity ends on {value}, before it begins."
_OWN_SUCCESSOR = "{file}, line {line}, column {column}: “{value}” cannot be its own successor."
_NO_END = (
    "{file}, line {line}, column {column}: "
    "an organisation with the successor “{value}” needs a last day in valid_to."
)
_TWO_MEANINGS = (
    "{file}, line {line}, column {column}: "
    "“{value}” already means another organisation on line {first} at the same time."
)
_SAME_NAME = "{file}, line {line}, column {column}: a name in “{value}” already means the software on line {first}."
_BASELINE_LATE = "{file}, line {line}, column {column}: the baseline of {value} is not before the deadline."
_BAND_MISSING = "{file} has no row for the status {value}; it needs met, on_track, behind and off_track."
_BAND_ORDER = "{file}, line {line}, column {column}: the bound {value} must be below the one of the better status."
_NEGATIVE = "{file}, line {line}, column {column}: “{value}” must not be negative."
_PLACE_MISSING = "{file} has no row for {value}."
_NO_ZONE = (
    "{file}, line {line}, column {column}: “{value}” is not the name of a time zone, such as Asia/Ho_Chi_Minh."
)
_NO_SHARE = "{file}, line {line}, column {column}: “{value}” is not a share; write it as 80 (percent) or 0.8."
_NO_LANGUAGE = "{file}, line {line}, column {column}: “{value}” is not a language of the dashboard; write vi or en."


def check(rows: Rows) -> None:
    """Raise the first `ReferenceFault` found across the files."""
    for rule in (_place, _organisations, _aliases, _calendars, _duties, _software, _indicators):
        rule(rows)
    for rule in (_targets, _bands, _validity):
        rule(rows)


def share(text: str) -> float:
    """A share written as `80` (percent) or `0.8`, as a fraction. ValueError when it is neither."""
    value = float(text.removesuffix("%").strip().replace(",", "."))
    value = value / 100 if value > 1 or text.endswith("%") else value
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value


def _codes(rows: Rows, name: str) -> frozenset[object]:
    return frozenset(row.cells["code"] for row in rows[name])


def _need(rows: Iterable[Row], column: str, known: Iterable[object], sentence: str) -> None:
    known = frozenset(known)
    for row in rows:
        value = row.cells[column]
        if value is not None and value not in known:
            raise row.fault(column, sentence)


def _place(rows: Rows) -> None:
    by_key = {row.cells["key"]: row for row in rows["place"]}
    for key in ("name_vi", "name_en"):
        if key not in by_key or by_key[key].cells["value"] is None:
            raise ReferenceFault(NOT_TAKEN, _PLACE_MISSING, file="place.csv", value=key)
    tests: tuple[tuple[str, Callable[[str], object], str], ...] = (
        ("time_zone", ZoneInfo, _NO_ZONE),
        ("coverage_limit", share, _NO_SHARE),
        ("language", {"vi": "vi", "en": "en"}.__getitem__, _NO_LANGUAGE),
    )
    for key, parse, sentence in tests:
        row = by_key.get(key)
        if row is None or row.cells["value"] is None:
            continue
        try:
            parse(str(row.cells["value"]))
        except (ValueError, KeyError, OSError):  # ZoneInfo raises all three
            raise row.fault("value", sentence) from None


def _organisations(rows: Rows) -> None:
    organisations, codes = rows["organisations"], _codes(rows, "organisations")
    for column in ("parent", "successor"):
        _need(organisations, column, codes, _NO_ORGANISATION)
    for row in organisations:
        if row.cells["successor"] == row.cells["code"]:
            raise row.fault("successor", _OWN_SUCCESSOR)
        if row.cells["successor"] and row.cells["valid_to"] is None:
            raise row.fault("successor", _NO_END)


def _aliases(rows: Rows) -> None:
    _need(rows["aliases"], "organisation", _codes(rows, "organisations"), _NO_ORGANISATION)
    seen: dict[object, list[Row]] = {}
    for row in rows["aliases"]:
        for other in seen.setdefault(row.cells["alias"], []):
            if other.cells["organisation"] != row.cells["organisation"] and _overlap(row, other):
                raise row.fault("alias", _TWO_MEANINGS, first=str(other.line))
        seen[row.cells["alias"]].append(row)


def _calendars(rows: Rows) -> None:
    for row in rows["calendars"]:
        due_days = row.cells["due_days"]
        if isinstance(due_days, int) and due_days < 0:
            raise row.fault("due_days", _NEGATIVE)


def _duties(rows: Rows) -> None:
    _need(rows["duties"], "owner", {*KINDS, *_codes(rows, "organisations")}, _NO_OWNER)
    _need(rows["duties"], "indicator", _codes(rows, "indicators"), _NO_INDICATOR)
    for row in rows["duties"]:
        if row.cells["indicator"] and row.cells["report_table"] != "measures":
            raise row.fault("indicator", _NOT_MEASURES)


def _software(rows: Rows) -> None:
    known = {*KINDS, *_codes(rows, "organisations")}
    for row in rows["software"]:
        owners = str(row.cells["owner"] or "")
        if any(part.strip() not in known for part in owners.split("|") if part.strip()):
            raise row.fault("owner", _NO_OWNER)
    _software_names(rows["software"])


def _software_names(software: list[Row]) -> None:
    """No two of the software may go by one name."""
    seen: dict[str, Row] = {}
    for row in software:
        other = str(row.cells["also_called"] or "").split("|")
        for name in {fold(str(text)) for text in (row.cells["code"], row.cells["name_vi"], *other) if text}:
            first = seen.setdefault(name, row)
            if name and first is not row:
                raise row.fault("also_called", _SAME_NAME, first=str(first.line))


def _indicators(rows: Rows) -> None:
    if rows["topics"]:
        _need(rows["indicators"], "topic", _codes(rows, "topics"), _NO_TOPIC)


def _targets(rows: Rows) -> None:
    targets = rows["targets"]
    _need(targets, "indicator", _codes(rows, "indicators"), _NO_INDICATOR)
    _need(targets, "scope", {"province", *KINDS, *_codes(rows, "organisations")}, _NO_SCOPE)
    for row in targets:
        baseline, deadline = row.cells["baseline_on"], row.cells["deadline"]
        if isinstance(baseline, date) and isinstance(deadline, date) and baseline >= deadline:
            raise row.fault("baseline_on", _BASELINE_LATE)


def _bands(rows: Rows) -> None:
    by_status = {row.cells["status"]: row for row in rows["bands"]}
    above = float("inf")
    for status in STATUSES:
        if status not in by_status:
            raise ReferenceFault(NOT_TAKEN, _BAND_MISSING, file="bands.csv", value=status)
        bound = by_status[status].cells["lower_bound"]
        if not isinstance(bound, float) or bound >= above:
            raise by_status[status].fault("lower_bound", _BAND_ORDER)
        above = bound


def _validity(rows: Rows) -> None:
    for name in ("organisations", "aliases", "duties"):
        for row in rows[name]:
            start, end = row.cells["valid_from"], row.cells["valid_to"]
            if isinstance(start, date) and isinstance(end, date) and end < start:
                raise row.fault("valid_to", _BACKWARDS)


def _overlap(one: Row, other: Row) -> bool:
    def span(row: Row) -> tuple[str, str]:
        return str(row.cells["valid_from"]), str(row.cells["valid_to"] or "9999-12-31")

    (a, b), (c, d) = span(one), span(other)
    return a <= d and c <= b
