"""How a file was understood, as the pages arrange it; the sentences are those of the command line."""

from collections.abc import Mapping
from typing import Any

from data import reading_text
from data.choices import LEFT_OUT
from data.judging import Judgement
from data.reading_text import BY, DATES, NUMBERS, WORDS
from wording import Language

__all__ = ["BY", "DATES", "NUMBERS", "WORDS", "facts", "mapping"]


def facts(language: Language, how: Mapping[str, Any]) -> list[str]:
    """What holds for the whole file, a sentence each; its columns and figures stand in tables of their own."""
    return reading_text.facts(how, language)


def mapping(how: Mapping[str, Any], judgement: Judgement) -> list[dict[str, Any]]:
    """What each header was taken for; made from the columns alone where no more is known."""
    if how.get("mapping"):
        return list(how["mapping"])
    taken: dict[str, str] = dict(how.get("columns", {}))
    by = dict.fromkeys(taken, "name")
    by |= dict.fromkeys(how.get("stated_columns", ()), "stated")
    by |= dict.fromkeys(how.get("ignored_columns", ()), "ignored")
    return [
        {"header": header, "column": taken.get(header, LEFT_OUT), "by": by.get(header, "unused")}
        for header in judgement.headers
    ]
