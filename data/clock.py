"""The one clock. EGOV_NOW (an ISO moment) holds it still, so that what depends on today can be tested."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    held = os.environ.get("EGOV_NOW")
    moment = datetime.fromisoformat(held) if held else datetime.now(UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def stored(moment: datetime) -> datetime:
    """A moment as the ledger keeps it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def today(time_zone: str) -> date:
    return now().astimezone(ZoneInfo(time_zone)).date()
