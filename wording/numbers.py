"""Numbers as people of each language write them: `1.234.567,89` in Vietnamese, `1,234,567.89` in English."""

MINUS = "−"
SEPARATORS = {"vi": (",", "."), "en": (".", ",")}
_VIETNAMESE = str.maketrans(",.", ".,")


def number(value: float, decimals: int, code: str) -> str:
    """`value` rounded half away from zero as people do (19.25 → 19,3), never a negative nothing."""
    rounded = half_up(value, decimals)
    written = f"{abs(rounded):,.{decimals}f}"
    if code == "vi":
        written = written.translate(_VIETNAMESE)
    return f"{MINUS}{written}" if rounded < 0 else written


def signed(value: float, decimals: int, code: str) -> str:
    """`value` with its sign; what rounds to nothing has none."""
    written = number(value, decimals, code)
    return f"+{written}" if half_up(value, decimals) > 0 else written


def half_up(value: float, decimals: int) -> float:
    """Round half away from zero on the decimal writing of the number, not on its binary tail."""
    step = 10.0**decimals
    scaled = round(abs(value) * step, 6)
    whole = int(scaled) + (1 if scaled - int(scaled) >= 0.5 else 0)
    return (whole if value >= 0 else -whole) / step
