"""Which sheets a set has, and in which order: the pages' own blocks, arranged for paper and projector."""

from collections.abc import Callable
from functools import partial

from blocks.view import View
from briefing import changed, goals, opening, owing, places, spoken, unit
from briefing.frame import period_title
from briefing.remarks import as_text
from briefing.sheet import Set, Sheet
from briefing.sheet_view import on_sheets
from briefing.themes import THEMES, of_theme

Maker = Callable[[View], list[Sheet]]


def whole(view: View, organisation: str | None = None) -> Set:
    """The set of a view's period, from its snapshot; `organisation` adds that organisation's sheet."""
    view = on_sheets(view)
    sheets = sheets_of(view, organisation)
    moment = view.snapshot.published_at
    return Set(
        period=view.period,
        title=period_title(view),
        language=view.language.code,
        snapshot=view.snapshot.number,
        simulated=view.snapshot.simulated,
        cut_off=view.language.moment(moment),
        published_at=moment.isoformat(timespec="seconds"),
        sheets=(opening.title(view, sheets), *sheets),
        spoken=as_text(view),
    )


def sheets_of(view: View, organisation: str | None = None) -> list[Sheet]:
    """All sheets after the title."""
    makers: list[Maker] = [lambda view: [opening.headline(view)], *map(of_theme, THEMES), goals.goals]
    makers += [places.map_sheet, *map(places.board_of, view.kinds), places.ends]
    makers += [owing.owing, changed.changed, changed.known_later, spoken.spoken]
    if organisation:
        makers.append(partial(unit.unit, code=organisation))
    return [sheet for make in makers for sheet in make(view)]
