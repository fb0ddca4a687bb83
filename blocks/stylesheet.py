"""The style of all blocks as one text: every file of `blocks/style/`, in the order of their names."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("style")


@cache
def stylesheet() -> str:
    """The rules of all files; the palette comes as variables (`--e-ground` …) from who uses them."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.css")))
