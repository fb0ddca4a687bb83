"""Text that was garbled before it came here: valid Unicode that shows another encoding's letters."""

import polars as pl

from data.errors import FileRefused
from data.reading.kinds import NOT_READ

_GARBLED = (
    "The letters are garbled: “{example}” looks like {encoding}. Convert the text to Unicode (in UniKey: "
    "Toolkit → Convert) or save the original again as CSV UTF-8, and send that file."
)

# Each trace stands inside a word, where the sign has no business in Vietnamese, English or French.
_TRACES: tuple[tuple[str, str], ...] = (
    (
        "TCVN3 (ABC)",
        r"[A-Za-zÀ-ÿ][¨¬¹µ¶¸¾¼½÷×§®©ª\u00ad][a-z]|[A-Za-z][¨¬¹µ¶¸¾¼½÷]($|[^0-9A-Za-zÀ-ỹ])"
        r"|(^|[^0-9A-Za-zÀ-ỹ])[§®][¸µ¶¹Ç-þ«¬][a-z]|[a-z][·»«][a-z]|[A-Za-z]·($|\s)|[a-z]\u00ad"
        r"|[a-z][À-ÖØ-Þ][a-z]",
    ),
    (
        "UTF-8 (Western)",
        r"Ã[\u0080-\u009f¡-¿€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|Æ[°¡]|Ä[ƒ‘\u0080-\u0091]"
        r"|á[º»][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ]",
    ),
    ("Windows-1258 (Western)", r"[Ýý]õ|[âêôõã][ìòÌÒÞ]|[aeouy][ÌÒÞ]|aò"),
    ("VNI", r"[aeouyAEOUY][øØ]|[aouAOU]õ|[aoeAOE]â[a-z]|[aoeu]ä"),
)


def refuse_garbled(texts: pl.Series) -> None:
    """Raises FileRefused with the first of the texts that shows such a trace."""
    for encoding, pattern in _TRACES:
        hits = texts.filter(texts.str.contains(pattern))
        if hits.len():
            raise FileRefused(NOT_READ, _GARBLED, example=hits[0][:60], encoding=encoding)
