"""What the files of a set are called."""

import re

PAGE, DECK, PRINTED, SPOKEN, LIST = "index.html", "briefing.pptx", "briefing.pdf", "remarks.txt", "manifest.json"
SHEET = re.compile(r"sheet-(?P<number>\d\d)-(?P<name>.+?)(?P<scale>@2x)?\.png")


def is_of_a_set(name: str) -> bool:
    """Whether a file of this name may stand in a set."""
    return name in (PAGE, DECK, PRINTED, SPOKEN, LIST) or SHEET.fullmatch(name) is not None
