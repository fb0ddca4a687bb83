"""The sheets of the spoken part, as many as its sentences need."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from blocks.markup import esc
from blocks.view import View
from briefing import frame
from briefing.remarks import remarks
from briefing.sheet import ROOM, Remark, Sheet

COLUMNS, FILLED = 2, 0.86  # of a column's height: sentences do not fill it to the last line


@dataclass(frozen=True)
class Size:
    """Letters of one size: how many stand in a line of a column, and how many pixels a line and a heading take."""

    name: str
    letters: int
    line: float
    head: int


SIZES = (Size("huge", 50, 32.7, 52), Size("large", 57, 30, 46), Size("small", 65, 25.6, 41))
GAP = 6  # pixels between two sentences


def spoken(view: View) -> list[Sheet]:
    """The remarks in two columns, as large as they may be; what does not fit follows on another sheet."""
    sheets, told = _shared(remarks(view)), frame.trust_lines(view)
    title, made = view.language.text("Remarks"), []
    for place, parts in enumerate(sheets, 1):
        size = _size(parts)
        columns = "".join(frame.text(column, "s-remark") for column in _columns(parts, size))
        body = f'<div class="s-two s-remarks s-size-{size.name}">{columns}</div>'
        name = "remarks" if place == 1 else f"remarks-{place}"
        said = tuple(sentence for part in parts for sentence in part.sentences)
        made.append(Sheet(name, title, body, told, note=frame.numbered(view, place, len(sheets)), spoken=said))
    return made


def _columns(parts: Sequence[Remark], size: Size) -> list[str]:
    """Headings and sentences in two columns of about one height; a heading stands with its first sentence."""
    blocks = []
    for part in parts:
        first, *others = part.sentences
        blocks.append((f"<h3>{esc(part.head)}</h3><p>{esc(first)}</p>", size.head + _height(first, size)))
        blocks += [(f"<p>{esc(sentence)}</p>", _height(sentence, size)) for sentence in others]
    whole, columns, filled = sum(height for _, height in blocks), ["", ""], 0.0
    for html, height in blocks:
        columns[0 if filled + height / 2 <= whole / COLUMNS else 1] += html
        filled += height
    return columns


def _height(sentence: str, size: Size) -> float:
    """Pixels that a sentence takes."""
    return ceil(len(sentence) / size.letters) * size.line + GAP


def _fits(parts: Sequence[Remark], size: Size) -> bool:
    height = sum(size.head + sum(_height(sentence, size) for sentence in part.sentences) for part in parts)
    return height <= ROOM * COLUMNS * FILLED


def _size(parts: Sequence[Remark]) -> Size:
    return next((size for size in SIZES if _fits(parts, size)), SIZES[-1])


def _shared(parts: Sequence[Remark]) -> list[list[Remark]]:
    """Parts sheet by sheet; one that does not fit any more begins the next."""
    sheets: list[list[Remark]] = [[]]
    for part in parts:
        if sheets[-1] and not _fits([*sheets[-1], part], SIZES[-1]):
            sheets.append([])
        sheets[-1].append(part)
    return sheets if sheets[0] else []
