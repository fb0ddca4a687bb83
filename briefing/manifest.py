"""What a set is made of, file by file: the set's own list, for who must prove it later."""

import hashlib
import json
from pathlib import Path
from typing import Any

from briefing import gates
from briefing.sheet import Set

FORMAT = 1


def manifest(made: Set, fonts: list[str], folder: Path, settings: dict[str, Any]) -> str:
    """The manifest as JSON: snapshot, settings, sheets with their charts and rows, fonts, SHA-256 of each file."""
    sheets = [
        {
            "number": number,
            "name": sheet.name,
            "title": sheet.title,
            "charts": [
                {
                    "name": name,
                    "marks": gates.marks(picture.figure)[1],
                    "rows": len(picture.table.rows) if picture.table else 0,
                }
                for name, picture in sheet.pictures.items()
            ],
            "table_rows": sheet.table_rows,
            "trust": list(sheet.trust),
        }
        for number, sheet in enumerate(made.sheets, 1)
    ]
    content = {
        "format": FORMAT,
        "period": made.period,
        "title": made.title,
        "language": made.language,
        "snapshot": made.snapshot,
        "cut_off": made.published_at,
        "simulated": made.simulated,
        "settings": settings,
        "fonts": fonts,
        "sheets": sheets,
        "files": {path.name: digest(path) for path in sorted(folder.iterdir()) if path.name != "manifest.json"},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
