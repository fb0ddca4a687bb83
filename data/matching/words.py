"""Levels, software and indicators as they are written."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

import polars as pl

from data.folding import fold
from data.matching.faults import Reason
from data.reference_data import Reference

_LEVELS = {
    **dict.fromkeys(("part", "partial", "mot phan", "dvc mot phan", "dvctt mot phan"), "part"),
    **dict.fromkeys(("full", "toan trinh", "dvc toan trinh", "dvctt toan trinh"), "full"),
    "dich vu cong truc tuyen mot phan": "part",
    "dich vu cong truc tuyen toan trinh": "full",
}
_LEVEL = re.compile(r"(?:(?:muc do|muc|md|level|cap do) ?)?([1-4])")
_NOT_LEVEL = (
    "“{value}” is not a level. Write 1, 2, 3 or 4, part (một phần) or full (toàn trình), or leave it empty."
)

_NO_SUCH = "“{value}” is not in the list of the reference data ({known})."
_NO_SUCH_NEAR = "“{value}” is not in the list of the reference data. Is “{near}” meant?"


def level(text: str) -> str | Reason:
    """`1` … `4`, `part` or `full`, or why the text is no level. A sign is none: `-3` and `≥ 3` are refused."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    folded = " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
    if folded in _LEVELS:
        return _LEVELS[folded]
    found = _LEVEL.fullmatch(folded)
    return found[1] if found else Reason(_NOT_LEVEL, {"value": text})


class Names:
    """Codes and names of one list of the reference data."""

    def __init__(self, rows: Iterable[tuple[str, *tuple[str | None, ...]]]) -> None:
        self._codes: dict[str, set[str]] = {}
        self._exact: set[str] = set()
        self._named: dict[str, str | None] = {}
        for code, *names in rows:
            self._exact.add(code)
            self._named[code] = next(iter(names), None)
            for text in (code, *names):
                if text:
                    self._codes.setdefault(fold(text), set()).add(code)

    def code(self, text: str) -> str | Reason:
        """The code that a code or a name stands for, or why there is none."""
        if text in self._exact:
            return text
        codes = self._codes.get(fold(text), set())
        if len(codes) == 1:
            return next(iter(codes))
        near = get_close_matches(fold(text), self._codes, n=1, cutoff=0.7)
        if near:
            return Reason(_NO_SUCH_NEAR, {"value": text, "near": sorted(self._codes[near[0]])[0]})
        known = [f"{name} ({code})" if name else code for code, name in sorted(self._named.items())]
        more = " …" if len(known) > 12 else ""
        return Reason(_NO_SUCH, {"value": text, "known": ", ".join(known[:12]) + more})


def software_names(reference: Reference) -> Names:
    """The shared software, by code, names and what it is also called."""
    called = reference.software.select("code", "name_vi", "name_en", "also_called").iter_rows()
    return Names((code, *names, *str(others or "").split("|")) for code, *names, others in called)


def indicator_names(reference: Reference) -> Names:
    """The indicators of the theme measures: those that are reported as they are."""
    own = reference.indicators.filter(pl.col("theme") == "measures")
    return Names(own.select("code", "name_vi", "name_en").iter_rows())
