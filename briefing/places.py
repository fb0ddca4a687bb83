"""The sheets of the organisations: the tile map beside the ranking, the boards, who leads and who lags."""

from collections.abc import Callable
from math import ceil

import polars as pl

from blocks import board, extremes, overview, pictures, tiles
from blocks.markup import KIND_NAMES, esc, heading, status_word
from blocks.view import View
from briefing import frame
from briefing.sheet import ROOM, WIDTH, Sheet
from charts import STATUS_ORDER, SYMBOLS, Picture

RANKED = 24  # organisations that one ranking holds
ROWS = 20  # of a board on a sheet, with its key below it
BESIDE, LINES = 30, 13  # names without a place on the map: as many stand beside a ranking; lines of a sheet
MARGIN = 20  # pixels of a column that are margins and gaps
LETTER, FIGURE = 6.6, 88  # pixels of a letter of a name, of the value beside it with its mark and the room around
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
    row = pictures.card_row(view, indicator, view.scope)
    told, note = frame.trust_lines(view, [row]), view.language.name(row)
    title, key = view.language.text("Map of the organisations"), frame.text(_key(rows, view), "s-key")
    size, is_alone = _columns(shown)
    has_room = not is_alone or _have_room(view, shown)
    left = f'<div class="s-map"{size}>{frame.picture(made, alt)}{key}</div>'
    drawn, right = _ranked(view, indicator, beside) if beside else ({}, "")
    if not is_alone:
        body = (
            f'<div class="{"s-two s-wider" if beside else "s-one"}{" s-many" if size else ""}">{left}{right}</div>'
        )
        return [Sheet("map", title, body, told, note=note, pictures=drawn)]
    first = [Sheet("map", title, f'<div class="s-one s-many">{left}</div>', told, note=note)] if has_room else []
    named, ranked = view.language.text("Ranking of the organisations"), f'<div class="s-one">{right}</div>'
    return [*first, *([Sheet("ranking", named, ranked, told, note=note, pictures=drawn)] if beside else [])]


def _ranked(view: View, indicator: str, kind: str) -> tuple[dict[str, Picture], str]:
    """A group's ranking: its chart and its HTML."""
    drawn = {"ranking": pictures.ranking_of(view, indicator, kind, "short", height=str(ROOM - 34))}
    title = heading(*pictures.ranked_title(view, indicator, kind))
    return drawn, f"<div>{title}{frame.chart(drawn, 'ranking')}</div>"


def _have_room(view: View, shown: pl.DataFrame) -> bool:
    """Whether a whole sheet holds all names in its columns; else the boards alone tell of them."""
    columns = max(4, ceil(shown.height / LINES))
    longest = max(len(view.name_in_group(code)) for code in shown["organisation"])
    return longest * LETTER + FIGURE <= WIDTH / columns - MARGIN


def _columns(shown: pl.DataFrame) -> tuple[str, bool]:
    """How many columns names without a place on the map stand in, and whether they need the whole sheet."""
    loose = shown.filter(pl.col("grid_row").is_null()).height
    if not loose or loose < shown.height:
        return "", False
    columns = 3 if loose <= BESIDE else max(4, ceil(loose / LINES))
    return f' style="--columns:{columns}"', loose > BESIDE


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


def _key(rows: pl.DataFrame, view: View) -> str:
    known = set(rows["status"])
    marks = [
        f"{SYMBOLS[status]} {status_word(status, view.language)}" for status in STATUS_ORDER if status in known
    ]
    return f"<p>{esc('   '.join(marks))}</p>" if marks else ""


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
            legend = frame.text(_legend(view, whole), "s-quiet")
            body = f'<div class="s-stack s-rows-{_size(len(part))}">{whole}{legend}</div>'
            note = " · ".join(filter(None, (name, frame.numbered(view, place, len(parts)))))
            called = f"board-{kind}" if place == 1 else f"board-{kind}-{place}"
            sheets.append(Sheet(called, title, body, frame.trust_lines(view), note=note, table_rows=len(part)))
        return sheets

    return make


def _size(rows: int) -> str:
    """How much room each row has."""
    return "few" if rows <= 12 else "some" if rows <= 16 else "many"


def _legend(view: View, made: str) -> str:
    """The marks that stand on the board, and what stands where there is no figure; how to sort is left out."""
    text, seen = view.language.text, frame.plain(made)
    stated = [status for status in STATUS_ORDER if status != "no_data" and SYMBOLS[status] in seen]
    parts = [f"{SYMBOLS[status]} {status_word(status, view.language)}" for status in stated]
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
