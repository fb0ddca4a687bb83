"""How things move over the three simulated years: adoption, seasons and the lockdown of April 2020."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

_NEW_YEARS = (date(2018, 2, 16), date(2019, 2, 5), date(2020, 1, 25))  # the lunar new year's day
_LOCKDOWN = (date(2020, 4, 1), date(2020, 4, 22))


def along(points: Mapping[date, float], day: date) -> float:
    """The value on a day, straight between the points and level outside of them."""
    days = [point.toordinal() for point in points]
    return float(np.interp(day.toordinal(), days, list(points.values())))


def adoption(day: date, middle: Numbers, months: float = 5.0) -> Numbers:
    """Shares from 0 to 1 of a roll-out that is half done on `middle` (ordinals of days)."""
    return np.asarray(1.0 / (1.0 + np.exp(-(day.toordinal() - middle) / (months * 30.4))))


def season(start: date) -> float:
    """How busy the week from `start` is: about 1, little at the lunar new year and in the lockdown."""
    if any(start <= day <= start + timedelta(days=6) for day in _NEW_YEARS):
        return 0.15
    if any(timedelta(0) < start - day <= timedelta(days=7) for day in _NEW_YEARS):
        return 0.6
    if _LOCKDOWN[0] <= start <= _LOCKDOWN[1]:
        return 0.55
    return float(1.0 + 0.12 * np.sin(start.timetuple().tm_yday / 365 * 2 * np.pi - 1.2))
