"""What a number format of Excel makes of a number: the number itself, a day, a percentage, thousands."""

import re

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})  # ECMA-376 18.8.30
_MONTH_FORMAT = 17  # mmm-yy
_ELAPSED_FORMAT = 46  # [h]:mm:ss
_PERCENT_FORMATS = frozenset({9, 10})
_PLAIN_FORMATS = frozenset({0, 1, 49})
_PLAIN_CODES = frozenset({"general", "0", "#", "@"})
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_OR_TIME = re.compile(r"[dhs]", re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])")  # a comma behind the last digit divides by a thousand


def kind_of_own(number: int) -> str:
    """What one of Excel's own formats shows; "" for the number as it is."""
    if number == _ELAPSED_FORMAT:
        return "elapsed"
    if number in _DATE_FORMATS:
        return "month" if number == _MONTH_FORMAT else "date"
    if number in _PERCENT_FORMATS:
        return "percent"
    return "" if number in _PLAIN_FORMATS else "formatted"


def kind_of_code(code: str) -> str:
    """The same for a format that the file writes down."""
    if _shows_date(code):
        bare = _NOT_CODE.sub("", code.split(";")[0])
        if _ELAPSED.search(code.split(";")[0]):
            return "elapsed"
        return "date" if _DAY_OR_TIME.search(bare) else "month"
    if "%" in code:
        return "percent" if "%" in _NOT_CODE.sub("", code) else "percent sign"
    if _SCALED.search(_NOT_CODE.sub("", code.split(";")[0])):
        return "scaled"
    return "" if code.strip().lower() in _PLAIN_CODES else "formatted"


def _shows_date(code: str) -> bool:
    """Whether a number format shows a day or a time: its letters outside quotes, colours and conditions."""
    first = code.split(";")[0]
    return bool(_ELAPSED.search(first) or _DATE_LETTER.search(_NOT_CODE.sub("", first)))
