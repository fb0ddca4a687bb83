"""What must hold before any file of a set appears. Each gate names the sheet and what is wrong on it."""

import io
import unicodedata
from collections.abc import Iterable
from typing import Any

from PIL import Image

from briefing.browser import Opened
from briefing.errors import NotComplete
from briefing.sheet import HEIGHT, WIDTH, Sheet

EDGE = 1.0  # CSS pixels that a letter may stand over its sheet's edge
OVERLAP = 2.5  # CSS pixels that two lines of letters may share in width; in height twice that
SMALLEST = 11.5  # CSS pixels of a letter's size: 17 of the picture's
INKED = 0.012  # of a sheet's pixels that must differ from its ground
LOWEST_INK = 0.18  # of a sheet's height down to which something must be drawn: a table of one row may be all


def check(sheet: Sheet, number: int, found: dict[str, Any]) -> None:
    """Holds one sheet against what the browser laid out. Raises `NotComplete` at the first fault."""
    where = f"{number}. {sheet.title}"
    _charts(where, sheet, found["charts"])
    _rows(where, sheet, found["rows"])
    _places(where, found)
    _sizes(where, found["texts"])
    _overlaps(where, found["texts"])
    if broken := decomposed(text["text"] for text in found["texts"]):
        raise NotComplete(where, "Letters and accents stand apart in “{text}”.", text=broken[0][:60])


def letters(opened: Opened, texts: Iterable[str]) -> list[str]:
    """Every letter of the set must come from our own fonts. Gives the fonts' names; raises `NotComplete`."""
    told = sorted(
        {letter for text in texts for letter in unicodedata.normalize("NFC", text) if not letter.isspace()}
    )
    if missing := opened.missing("".join(told)):
        raise NotComplete("the letters", "No font has {letters}.", letters=" ".join(missing[:10]))
    fonts = opened.fonts_of("".join(told))
    if foreign := [font for font in fonts if not font["isCustomFont"]]:
        missing = [letter for letter in told if any(not font["isCustomFont"] for font in opened.fonts_of(letter))]
        raise NotComplete(
            "the letters",
            "The fonts lack {letters}; {font} would be taken instead.",
            letters=" ".join(missing[:10]),
            font=foreign[0]["familyName"],
        )
    return sorted({str(font["familyName"]) for font in fonts})


def decomposed(texts: Iterable[str]) -> list[str]:
    """Texts whose letters and accents stand apart: they are drawn wrongly by many readers."""
    return [text for text in texts if unicodedata.normalize("NFC", text) != text]


def picture(where: str, content: bytes) -> None:
    """The photograph itself: neither uniform nor nearly empty."""
    with Image.open(io.BytesIO(content)) as image:
        grey = image.convert("L").resize((480, 270), Image.Resampling.BOX)
    counts = grey.histogram()
    ground = counts.index(max(counts))
    marked = grey.point([0 if abs(value - ground) < 10 else 255 for value in range(256)])
    inked = marked.histogram()[255] / (480 * 270)
    body = marked.crop((0, 30, 480, 240)).getbbox()  # between the title and the foot
    if inked < INKED or body is None or 30 + body[3] < 270 * LOWEST_INK:
        raise NotComplete(
            where, "The sheet is nearly empty: {share}% of it is drawn on.", share=round(100 * inked, 1)
        )


def cut_out(content: bytes, piece: dict[str, Any], scale: float) -> bytes:
    """One piece of a sheet's picture as a PNG; places in CSS pixels."""
    left, top = piece["x"] * scale, piece["y"] * scale
    box = (left, top, left + piece["width"] * scale, top + piece["height"] * scale)
    with Image.open(io.BytesIO(content)) as image:
        written = io.BytesIO()
        image.convert("RGB").crop(tuple(map(round, box))).save(written, "PNG", compress_level=6)
    return written.getvalue()


def marks(figure: dict[str, Any]) -> tuple[int, int]:
    """The fewest and the most marks that a figure shows: one for every value of every trace; a bar of nothing may
    be left out."""
    least = most = 0
    for trace in figure["data"]:
        if trace.get("line", {}).get("width") == 0 and "markers" not in trace.get("mode", "lines"):
            continue  # the unseen edge of a band
        values = [
            value for value in (trace["x"] if trace.get("orientation") == "h" else trace["y"]) if value is not None
        ]
        most += len(values)
        least += sum(value != 0 for value in values) if trace.get("type") == "bar" else len(values)
    return least, most


def _charts(where: str, sheet: Sheet, charts: list[dict[str, Any]]) -> None:
    if len(charts) != len(sheet.pictures):
        raise NotComplete(where, "{drawn} of {all} charts were drawn.", drawn=len(charts), all=len(sheet.pictures))
    drawn = {chart["name"]: chart for chart in charts}
    for name, made in sheet.pictures.items():
        least, most = marks(made.figure)
        chart = drawn.get(name, {"marks": 0, "failed": True})
        is_small = not chart["failed"] and (chart["width"] < 80 or chart["height"] < 40)
        if chart["failed"] or is_small or not least <= chart["marks"] <= most:
            sentence = "The chart “{name}” shows {drawn} of {all} marks."
            raise NotComplete(where, sentence, name=name, drawn=chart["marks"], all=most)


def _rows(where: str, sheet: Sheet, rows: int) -> None:
    if rows != sheet.table_rows:
        raise NotComplete(where, "{seen} of {all} rows of the tables can be seen.", seen=rows, all=sheet.table_rows)


def _places(where: str, found: dict[str, Any]) -> None:
    if found["images"]:
        raise NotComplete(where, "{count} pictures did not load.", count=found["images"])
    if found["cut"]:
        raise NotComplete(where, "Text is cut: “{text}”.", text=found["cut"][0])
    for text in found["texts"]:
        right, bottom = text["x"] + text["width"], text["y"] + text["height"]
        if text["x"] < -EDGE or text["y"] < -EDGE or right > WIDTH + EDGE or bottom > HEIGHT + EDGE:
            raise NotComplete(where, "Text stands beyond the sheet's edge: “{text}”.", text=text["text"][:60])


def _sizes(where: str, texts: list[dict[str, Any]]) -> None:
    """No letter is too small for the back row."""
    for text in texts:
        if text["size"] < SMALLEST:
            raise NotComplete(
                where,
                "The letters of the sheet are {size} pixels high, fewer than {least}: “{text}”.",
                size=round(text["size"], 1),
                least=SMALLEST,
                text=text["text"][:60],
            )


def _overlaps(where: str, texts: list[dict[str, Any]]) -> None:
    """No line of letters lies on another one."""
    lines = sorted(texts, key=lambda text: text["y"])
    for place, first in enumerate(lines):
        for second in lines[place + 1 :]:
            if second["y"] >= first["y"] + first["height"]:
                break
            if (
                _shared(first, second, "y", "height") > OVERLAP * 2
                and _shared(first, second, "x", "width") > OVERLAP
            ):
                raise NotComplete(
                    where, "“{first}” and “{second}” overlap.", first=first["text"][:40], second=second["text"][:40]
                )


def _shared(first: dict[str, Any], second: dict[str, Any], start: str, size: str) -> float:
    return float(min(first[start] + first[size], second[start] + second[size]) - max(first[start], second[start]))
