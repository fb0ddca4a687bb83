"""One run: the view that was asked for, its set made, the run recorded whatever came of it."""

import hashlib
from pathlib import Path
from typing import Any

from blocks.view import View
from briefing import archive, contents, making, recording, schedule, turns
from briefing.errors import NotComplete
from briefing.names import LIST
from briefing.orders import Order, view_of
from briefing.sheet import Set
from data import clock, settings


def run(order: Order) -> making.Made | None:
    """Makes the set and records the run; None where another process has just made what the schedule owes.

    Raises `Fault` (recorded too) where it did not come to a set.
    """
    kept = recording.Kept(order)
    with kept.whatever_comes(), turns.turn(), kept.whatever_comes():  # recorded before another one has the turn
        recording.note_killed()
        if order.due and not schedule.is_owed_still(order.due):
            return None
        if order.way == "page" and (same := _made_meanwhile(order, kept.started)):
            return same
        made = _make(order, kept)
        kept.record(folder=str(made.folder))
    return made


def _make(order: Order, kept: recording.Kept) -> making.Made:
    """The set of an order; only with the turn."""
    told = turns.UnderWay(
        kept.started, order.way, order.period, order.language, order.organisation or "", order.due
    )
    turns.tell(told)
    view = kept.view = view_of(order)
    out = order.out or archive.place(view.period, view.snapshot.number, order.language, order.organisation)
    turns.clean_archive()
    if order.out:
        turns.clean(out.parent, out.name)
    made = contents.whole(view, order.organisation)
    _check_snapshot(view, made)
    turns.tell(turns.aimed(told, out, view.snapshot.number, len(made.sheets)))
    return making.make(made, view.language, view.place["time_zone"], out, _settings(view, order))


def _check_snapshot(view: View, made: Set) -> None:
    """The figures are those of the snapshot that was asked for, and it has not gone meanwhile."""
    if (
        made.snapshot != view.snapshot.number
        or not (settings.snapshots_folder() / view.snapshot.path.name).exists()
    ):
        raise NotComplete(
            "the snapshot",
            "Snapshot {number} went away while it was being read. Try again.",
            number=str(view.snapshot.number),
        )


def _made_meanwhile(order: Order, since: str) -> making.Made | None:
    """The set that another person's press of the button made while this one waited for its turn."""
    for run in archive.runs():
        same = (run.language, run.organisation) == (order.language, order.organisation or "")
        if run.is_done and run.ended >= clock.moment(since) and same and run.way == order.way and not order.out:
            view, place = view_of(order), Path(run.folder)
            if (view.period, view.snapshot.number) == (run.period, run.snapshot) and (place / LIST).is_file():
                files = tuple(sorted(path.name for path in place.iterdir()))
                return making.Made(place, files, len(archive.manifest_of(place)["sheets"]))
    return None


def _settings(view: View, order: Order) -> dict[str, Any]:
    """What the set depends on beside the snapshot."""
    place = hashlib.sha256(repr(sorted(view.place.items())).encode()).hexdigest()[:16]
    return {"organisation": order.organisation, "place": place, "time_zone": view.place["time_zone"]}
