"""The PDF that the browser printed, its dates set to the snapshot's, its marks numbered anew: the same set is the
same bytes."""

import re
from datetime import datetime
from pathlib import Path

_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")
_MARK = re.compile(rb"\(node(\d{8})\)")  # names a table's cell; the browser counts on from whatever it did before


def pin(path: Path, moment: datetime) -> None:
    """Writes `moment` in place of the producer's dates, pins the marks; lengths stay, so every offset holds."""
    content = path.read_bytes()
    stamp = moment.strftime("D:%Y%m%d%H%M%S").encode()

    def put(found: re.Match[bytes]) -> bytes:
        name = found[1]
        room = len(found[0]) - len(name) - 4
        return b"/" + name + b" (" + (stamp + b"+00'00'").ljust(room)[:room] + b")"

    path.write_bytes(_renumbered(_DATE.sub(put, content)))


def _renumbered(content: bytes) -> bytes:
    """The marks of the cells from 1 on in the order of their numbers, so that the tree of names stays sorted."""
    order = {number: place for place, number in enumerate(sorted(set(_MARK.findall(content))), 1)}
    return _MARK.sub(lambda found: b"(node%08d)" % order[found[1]], content)
