"""The PDF that the browser printed, its dates set to the snapshot's: the same set is the same bytes."""

import re
from datetime import datetime
from pathlib import Path

_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")


def pin(path: Path, moment: datetime) -> None:
    """Writes `moment` in place of the producer's dates; lengths stay, so every offset in the file holds."""
    content = path.read_bytes()
    stamp = moment.strftime("D:%Y%m%d%H%M%S").encode()

    def put(found: re.Match[bytes]) -> bytes:
        name = found[1]
        room = len(found[0]) - len(name) - 4
        return b"/" + name + b" (" + (stamp + b"+00'00'").ljust(room)[:room] + b")"

    path.write_bytes(_DATE.sub(put, content))
