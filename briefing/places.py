"""The sheets of the organisations: the tile map beside the ranking, the boards, who leads and who lags."""

from collections.abc import Callable

import polars as pl

from blocks import board, extremes, overview, pictures, tiles
from blocks.markup import KIND_NAMES, esc, heading, status_word
from blocks.view import View
from briefing import frame
from briefing.sheet import ROOM, Sheet
from charts import STATUS_ORDER, SYMBOLS

RANKED = 24  # organisations that one ranking holds
ROWS = 22  # of a board on a sheet
TOGETHER, LONG = 16, 148  # rows of one sheet; letters a row beyond which its group stands alone
_LINE = "<tr"


def map_sheet(view: View) -> list[Sheet]:
    """The group that stands on a grid as a map; beside it another group, ranked."""
    indicator = overview.DEFAULT_INDICATOR
    rows = view.rows("indicator/board", until=view.until, which="headline").filter(pl.col("indicator") == indicator)
    if rows.is_empty():
        return []
    mapped, beside = _sides(view, rows)
    shown = rows.filter(pl.col("kind").is_in(mapped))
    made = tiles.tiles(view, shown)
    alt = "; ".join(
        f"{view.organisation_short(row['organisation'])}: {view.language.value(row['value'], row['unit'])}"
        for row in shown.iter_rows(named=True)
    )
    drawn, right = {}, ""
    if beside:
        drawn = {"ranking": pictures.ranking_of(view, indicator, beside, "short", height=str(ROOM - 34))}
        title = heading(*pictures.ranked_title(view, indicator, beside))
        right = f"<div>{title}{frame.chart(drawn, 'ranking')}</div>"
    key = frame.text(_key(view), "s-key")
    left = f'<div class="s-map">{frame.picture(made, alt)}{key}</div>'
    body = f'<div class="{"s-two s-wider" if beside else "s-one"}">{left}{right}</div>'
    row = pictures.card_row(view, indicator, view.scope)
    told = frame.trust_lines(view, [row])
    title = view.language.text("Map of the organisations")
    return [Sheet("map", title, body, told, note=view.language.name(row), pictures=drawn)]


def _sides(view: View, rows: pl.DataFrame) -> tuple[list[str], str | None]:
    """The kinds of the map, and the one that is ranked beside it (None where none is small enough)."""
    counts = {kind: rows.filter(pl.col("kind") == kind).height for kind in view.kinds}
    placed = [
        kind
        for kind in view.kinds
        if rows.filter((pl.col("kind") == kind) & pl.col("grid_row").is_not_null()).height
    ]
    mapped = placed[:1] or [max(counts, key=lambda kind: counts[kind])]
    others = [kind for kind in view.kinds if kind not in mapped and 0 < counts[kind] <= RANKED]
    if others:
        return mapped, others[0]
    return mapped, mapped[0] if counts[mapped[0]] <= RANKED else None


def _key(view: View) -> str:
    marks = [f"{SYMBOLS[status]} {status_word(status, view.language)}" for status in STATUS_ORDER[:5]]
    return f"<p>{esc('   '.join(marks))}</p>"


def board_of(kind: str) -> Callable[[View], list[Sheet]]:
    """The maker of a group's board: over several sheets where the group is large."""

    def make(view: View) -> list[Sheet]:
        made = frame.board(board.board(view, kind), "s-board")
        head, _, rest = made.html.partition("<tbody>")
        inside, _, tail = rest.partition("</tbody>")
        lines = [_LINE + line for line in inside.split(_LINE)[1:]]
        parts = frame.shared_out(lines, ROWS)
        title, name = view.language.text("Board of indicators"), view.language.text(KIND_NAMES[kind])
        sheets = []
        for place, part in enumerate(parts, 1):
            whole = f"{head}<tbody>{''.join(part)}</tbody>{tail}"
            legend = frame.text(_legend(view), "s-quiet")
            body = f'<div class="s-stack s-rows-{_size(len(part))}">{whole}{legend}</div>'
            note = " · ".join(filter(None, (name, frame.numbered(view, place, len(parts)))))
            called = f"board-{kind}" if place == 1 else f"board-{kind}-{place}"
            sheets.append(Sheet(called, title, body, frame.trust_lines(view), note=note, table_rows=len(part)))
        return sheets

    return make


def _size(rows: int) -> str:
    """How much room each row has."""
    return "few" if rows <= 12 else "some" if rows <= 16 else "many"


def _legend(view: View) -> str:
    """The marks, and what stands where there is no figure; what the page says of sorting is left out."""
    text = view.language.text
    parts = [*(f"{SYMBOLS[status]} {status_word(status, view.language)}" for status in STATUS_ORDER[:4])]
    parts += [text("no mark: no target set"), f"{SYMBOLS['no_data']} — {text('no report')}"]
    parts += [f"{board.NOTHING_AROSE} {text('nothing arose in the period')}"]
    parts += [f"{board.NOT_APPLICABLE} {text('not applicable')}", text("Unit: % unless the column says another")]
    return f"<p>{esc('   '.join(parts))}</p>"


def ends(view: View) -> list[Sheet]:
    """Who leads and who lags, each group in a table of its own."""
    made = {kind: frame.board(extremes.board(view, kind), "s-roomy s-ends") for kind in view.kinds}
    made = {kind: each for kind, each in made.items() if each.rows}
    if sum(each.rows for each in made.values()) > TOGETHER or any(_is_long(each) for each in made.values()):
        parts = [{kind: each} for kind, each in made.items()]
    else:
        parts = [made] if made else []
    return [_ends(view, part, place) for place, part in enumerate(parts, 1)]


def _is_long(made: frame.Board) -> bool:
    """Whether names take so much room that a group needs a sheet of its own."""
    return len(frame.plain(made.html)) / made.rows > LONG


def _ends(view: View, made: dict[str, frame.Board], place: int) -> Sheet:
    rows = sum(each.rows for each in made.values())
    parts = "".join(
        f"<div>{heading(view.language.text(KIND_NAMES[kind]))}{each.html}</div>" for kind, each in made.items()
    )
    title = view.language.text("Leading and lagging organisations")
    kind = "few" if rows <= 9 else "many"
    body = f'<div class="s-stack s-rows-{kind}">{parts}</div>'
    note = view.language.text(KIND_NAMES[next(iter(made))]) if len(made) == 1 else ""
    name = "extremes" if place == 1 else f"extremes-{place}"
    return Sheet(name, title, body, frame.trust_lines(view), note=note, table_rows=rows)
