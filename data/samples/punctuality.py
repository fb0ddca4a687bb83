"""Which simulated reports come late, and which never come."""

from datetime import date
from typing import Literal

import numpy as np

from data.calendars import Period

Arrival = Literal["in_time", "late", "never"]

_LATE = 0.004
_NEVER = 0.004
_OFTEN_LATE = {"H-BINH-GIA": 0.5}  # the unit that reports late as a habit
_OFTEN_MISSING = {"BDT": 0.06}
_GAPS = {
    "H-DINH-LAP": (date(2020, 12, 21), date(2021, 1, 3)),  # silent in the last two weeks
    "H-HUU-LUNG": (date(2019, 7, 8), date(2019, 8, 4)),
}
_NO_FILE = {("portal_activity", date(2018, 2, 12))}  # the new year's week of 2018: nobody asked for it
_THIN = {("portal_activity", date(2020, 3, 30)): 0.5}  # the first lockdown week: half of them, below the limit


def arrival(report_table: str, period: Period, code: str, rng: np.random.Generator) -> Arrival:
    """When the report of this organisation for this period arrives."""
    drawn, thin = rng.random(2)
    if (report_table, period.start) in _NO_FILE:
        return "never"
    if thin < _THIN.get((report_table, period.start), 0.0):
        return "never"
    gap = _GAPS.get(code)
    if report_table != "measures" and gap and gap[0] <= period.start <= gap[1]:
        return "never"
    never = _OFTEN_MISSING.get(code, _NEVER)
    late = _OFTEN_LATE.get(code, _LATE) if report_table == "online_services" else _LATE
    if drawn < never:
        return "never"
    return "late" if drawn < never + late else "in_time"
