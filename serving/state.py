"""The state of the store for who watches the server: /healthz and /metrics."""

from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

import queries
from briefing import archive, schedule
from data import snapshots
from data.errors import Fault, NothingStored


def healthz(_: Request) -> Response:
    """200 and the snapshot's number (null before the first report); 503 where the store cannot be read."""
    try:
        snapshot = snapshots.current()
    except NothingStored:  # the pages stand, and the first report can be uploaded
        return JSONResponse({"ok": True, "snapshot": None, "simulated": False})
    except Fault as fault:
        return JSONResponse({"ok": False, "reason": str(fault)}, status_code=503)
    state = {"ok": True, "snapshot": snapshot.number, "published_at": snapshot.published_at.isoformat()}
    return JSONResponse(state | {"simulated": snapshot.simulated})


def metrics(_: Request) -> Response:
    """The state of the store and of the weekly briefing as Prometheus text."""
    figures = _of_store() | _of_briefing()
    lines = [f"# TYPE {name} gauge\n{name} {value}" for name, value in figures.items()]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def _of_store() -> dict[str, float]:
    try:
        snapshot = snapshots.current()
    except Fault:
        return {"egov_up": 0}
    place = queries.fetch(snapshot, "frame/place")
    zone = dict(zip(place["key"], place["value"], strict=True)).get("time_zone", "UTC")
    published = snapshot.published_at.replace(tzinfo=ZoneInfo(zone))
    return {
        "egov_up": 1,
        "egov_snapshot_number": snapshot.number,
        "egov_snapshot_published_timestamp_seconds": int(published.timestamp()),
        "egov_simulated": int(snapshot.simulated),
    }


def _of_briefing() -> dict[str, float]:
    """Nothing before the first run and without a schedule."""
    runs = archive.runs()
    figures: dict[str, float] = {}
    if runs:
        figures = {
            "egov_briefing_last_run_timestamp_seconds": int(runs[0].ended.timestamp()),
            "egov_briefing_last_run_seconds": runs[0].seconds,
            "egov_briefing_last_run_failed": int(not runs[0].is_done),
            "egov_briefing_sets": len(archive.sets()),
        }
    if done := archive.last_success():
        figures["egov_briefing_last_success_timestamp_seconds"] = int(done.ended.timestamp())
    return figures | _of_schedule(runs)


def _of_schedule(runs: list[archive.Run]) -> dict[str, float]:
    """Whether the set that the schedule asked for last is still missing; -1 for a setting that makes no sense."""
    try:
        wanted = schedule.schedule()
        if wanted is None:
            return {}
        now = schedule.here()
    except Fault:
        return {"egov_briefing_overdue": -1}
    due = wanted.due(now)
    is_missing = due is not None and not any(schedule.is_for(run, due) and run.is_done for run in runs)
    coming = int(wanted.following(now).timestamp())
    return {"egov_briefing_overdue": int(is_missing), "egov_briefing_next_run_timestamp_seconds": coming}
