"""The style of the sheets: the blocks' own rules at one fixed width, for screen, PDF and wall alike."""

import re
from functools import cache
from pathlib import Path

from blocks.stylesheet import font_faces, stylesheet, variables
from briefing.sheet import WIDTH

FOLDER = Path(__file__).with_name("page")
_MEDIA = re.compile(r"@media([^{]*)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_WIDEST, _LEAST = re.compile(r"max-width:\s*(\d+)px"), re.compile(r"min-width:\s*(\d+)px")


@cache
def style(theme: str = "light", *others: str) -> str:
    """All rules as one text; `others` are further files of `page/`."""
    own = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("sheet.css", *others))
    return f"<style>{font_faces()}{variables(theme)}{at_width(stylesheet())}{own}</style>"


def at_width(rules: str, width: int = WIDTH) -> str:
    """`rules` with every question after the window's width answered for `width`; what is for paper is left out."""
    rules = rules.replace(".e-figure h2", ".e-figure h3").replace("-parts h2", "-parts h3")  # as `document` does
    return _MEDIA.sub(lambda found: found[2] if _holds(found[1], width) else "", rules)


def _holds(condition: str, width: int) -> bool:
    if "print" in condition or "prefers" in condition:
        return False
    widest, least = _WIDEST.search(condition), _LEAST.search(condition)
    return (not widest or width <= int(widest[1])) and (not least or width >= int(least[1]))
