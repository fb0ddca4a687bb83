"""The scripts that a set's page carries: what draws its charts, and the library that makes them interactive."""

from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "pages" / "static"
LIBRARY = STATIC / "plotly-basic-4.1.1.min.js"
# The library stands in the page as a text and becomes a script of its own when a chart is first touched.
PROVIDE = (
    "window.egovLibrary = URL.createObjectURL("
    "new Blob([document.getElementById('library').textContent], { type: 'text/javascript' }));"
)
FIT = """(() => {
  const fit = () => document.body.style.setProperty("--s-zoom", Math.min((innerWidth - 24) / 1280, 1.6));
  addEventListener("resize", fit); fit();
})();"""


@cache
def scripts() -> list[str]:
    """Their texts in the order in which they run."""
    pieces = sorted((STATIC / "charts").glob("*.js"))
    return [PROVIDE, FIT, "\n".join(path.read_text(encoding="utf-8") for path in pieces)]


@cache
def library() -> str:
    """The text of the chart library; nothing in it may end the element that holds it."""
    return LIBRARY.read_text(encoding="utf-8").replace("</script", "<\\/script")
