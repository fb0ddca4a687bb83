"""The style of all blocks as one text: every file of `blocks/style/`, and the palette as its variables."""

import base64
from functools import cache
from pathlib import Path

from charts import STATUS_ORDER, palette

FOLDER = Path(__file__).with_name("style")
FONTS = Path(__file__).with_name("fonts")
SYMBOLS = "U+25C7, U+2713, U+2715"  # what the first font lacks


@cache
def stylesheet() -> str:
    """The rules of all files; the palette comes as variables (`--e-ground` …) from `variables`."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.css")))


@cache
def variables(theme: str) -> str:
    """The palette of `light` or `dark` as one rule on the document."""
    colours = palette(theme)
    names = {name: getattr(colours, name) for name in ("ground", "card", "line", "ink", "quiet", "accent")}
    for status in STATUS_ORDER:
        names |= {
            f"fill-{status}": colours.fills[status],
            f"mark-{status}": colours.marks[status],
            f"letter-{status}": colours.letters[status],
        }
    return f":root{{{''.join(f'--e-{name}:{value};' for name, value in names.items())}}}"


@cache
def font_faces() -> str:
    """Both fonts inside the text, for a page that must carry everything with it."""
    return _face("source-sans") + symbols_face()


@cache
def symbols_face() -> str:
    """The few symbols that the first font lacks, under its own name and weights, so that no other steps in."""
    return _face("symbols", f"unicode-range:{SYMBOLS};")


def _face(name: str, rest: str = "") -> str:
    return (
        f'@font-face{{font-family:"Source Sans";font-weight:100 900;{rest}font-display:block;'
        f'src:url("data:font/woff2;base64,{_encoded(name)}") format("woff2")}}'
    )


def _encoded(name: str) -> str:
    return base64.b64encode((FONTS / f"{name}.woff2").read_bytes()).decode()
