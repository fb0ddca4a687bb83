"""Raised digits beside a number or a word mark notes or powers: `10` with a raised `2` is not 102."""

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_JOINER = "\u2060"  # has no width and is cleaned away: keeps `x¹` from being taken for a word of TCVN3


def raised(text: str) -> str:
    """The text with the raised digits of Unicode."""
    return f"{_JOINER}{text.translate(_RAISED)}{_JOINER}"
