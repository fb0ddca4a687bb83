"""A set from its sheets: drawn, measured, held against the gates, written beside, moved into place together."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing import browser, deck, document, gates, manifest, pdf
from briefing.browser import Opened
from briefing.errors import NotComplete
from briefing.names import DECK, LIST, PAGE, PRINTED, SPOKEN
from briefing.scripts import library, scripts
from briefing.sheet import Set
from data.errors import WrongUse
from wording import Language


@dataclass(frozen=True)
class Made:
    """Where a set stands, and its files."""

    folder: Path
    files: tuple[str, ...]
    sheets: int


def make(made: Set, language: Language, zone: str, out: Path, settings: dict[str, Any]) -> Made:
    """Makes the whole set in `out`, or nothing. Raises `NotComplete` (its sheet and reason) or `WrongUse`."""
    check_place(out)
    with _beside(out) as folder:
        (folder / PAGE).write_text(document.document(made, language, scripts(), library()), encoding="utf-8")
        with browser.opened(folder / PAGE, made.language, zone) as opened:
            try:
                fonts = _draw(made, opened, folder)
            except NotComplete as fault:
                fault.log = [*fault.log, *opened.log]
                raise
        pdf.pin(folder / PRINTED, datetime.fromisoformat(made.published_at))
        (folder / SPOKEN).write_text(made.spoken, encoding="utf-8")
        (folder / LIST).write_text(manifest.manifest(made, fonts, folder, settings), encoding="utf-8")
        files = tuple(sorted(path.name for path in folder.iterdir()))
        _into_place(folder, out)
    return Made(out, files, len(made.sheets))


def _draw(made: Set, opened: Opened, folder: Path) -> list[str]:
    """Pictures, deck and PDF in `folder`; every gate holds. Gives the fonts used.

    The browser draws while other threads look at the pictures and write the deck.
    """
    measured, cuts = [], []
    with ThreadPoolExecutor(2) as pool:
        for number, sheet in enumerate(made.sheets, 1):
            opened.show(number)
            measured.append(opened.measured(number))
            gates.check(sheet, number, measured[-1])
            name = f"{document.anchor(number)}-{sheet.name}"
            pictures = {end: opened.photograph(scale) for end, scale in browser.SCALES.items()}
            for end, content in pictures.items():
                (folder / f"{name}{end}.png").write_bytes(content)
            where = f"{number}. {sheet.title}"
            cuts.append(pool.submit(_look, where, number, measured[-1]["pieces"], pictures))
        fonts = gates.letters(opened, [text["text"] for found in measured for text in found["texts"]])
        pieces = {key: content for cut in cuts for key, content in cut.result().items()}
        slides = pool.submit(deck.deck, made, measured, pieces, folder / DECK)
        opened.print(folder / PRINTED)
        slides.result()
    return fonts


def _look(
    where: str, number: int, pieces: list[dict[str, Any]], pictures: dict[str, bytes]
) -> dict[tuple[int, int], bytes]:
    """Holds the pictures of a sheet against their gate, and cuts out the pieces that the deck takes over."""
    for content in pictures.values():
        gates.picture(where, content)
    return {
        (number, piece["index"]): gates.cut_out(pictures[""], piece, browser.SCALES[""])
        for piece in pieces
        if piece["kind"] == "picture"
    }


def check_place(out: Path) -> None:
    """`out` may be new, empty or hold an earlier set; anything else there stays. Raises `WrongUse`."""
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / LIST).is_file()):
        raise WrongUse(
            "The briefing was not made: its place is taken.",
            "{place} holds something else. Name a new or an empty folder.",
            place=str(out),
        )


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A new folder beside `out`, gone with the block unless it was moved into place."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
    except OSError as fault:
        raise NotComplete(
            "the disk", "A file could not be written: {reason}", reason=fault.strerror or str(fault)
        ) from fault
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _into_place(folder: Path, out: Path) -> None:
    """Moves the finished folder to `out`; an earlier set there goes away whole, after the new one stands."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    folder.chmod(0o755)
    if not out.exists():
        folder.rename(out)
        return
    earlier = folder.with_name(folder.name + "-earlier")
    out.rename(earlier)
    try:
        folder.rename(out)
    except OSError:
        earlier.rename(out)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
