"""The one clock. EGOV_NOW (an ISO moment) holds it still, so that what depends on today can be tested."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from data.errors import WrongUse


def now() -> datetime:
    """This moment, aware, in UTC."""
    held = os.environ.get("EGOV_NOW")
    moment = _held(held) if held else datetime.now(UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _held(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            "Nothing was done: a setting is not understood.",
            "EGOV_NOW is “{text}”; it must be a moment such as 2019-03-25T08:00:00+07:00.",
            text=text,
        ) from None


def moment(text: str) -> datetime:
    """A moment written by `isoformat`."""
    return datetime.fromisoformat(text)


def stored(moment: datetime) -> datetime:
    """A moment as the ledger keeps it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def today(time_zone: str) -> date:
    return now().astimezone(ZoneInfo(time_zone)).date()
