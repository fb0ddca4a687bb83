"""Names as keys: two spellings of one name fold to the same text."""

import re
import unicodedata
from functools import lru_cache

_STROKED = str.maketrans({"đ": "d", "ð": "d"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, Đ as d, punctuation as single blanks: `Sở TT&TT` → `so tt tt`.

    Letters of other scripts are dropped; a text of nothing else folds to "".
    """
    lower = unicodedata.normalize("NFD", text.casefold().translate(_STROKED))
    bare = "".join(letter for letter in lower if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()


def fold_header(text: str) -> str:
    """The same for a header, keeping the border between the rows of a merged one."""
    return " | ".join(fold(part) for part in text.split("|"))
