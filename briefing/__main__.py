"""The command line of the briefing: python -m briefing 2019-W12 --out DIR."""

import io
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from blocks.viewing import house_language
from briefing import schedule
from briefing.orders import Order
from data.errors import Fault
from data.wrong_calls import Parser, manner
from wording import Language, language

if TYPE_CHECKING:
    from briefing.making import Made


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes one set. Exit codes: 0 made, 1 not complete (no file), 2 wrong use, 3 the store is busy or away."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words, as_json = manner(sys.argv[1:] if arguments is None else arguments)
    try:
        given = _parser().parse_args(arguments)
        code = given.lang or house_language()
        words, as_json = language(code), given.json
        order = _order(given.period, code, given.as_of, given.organisation, given.out, given.way)
        made = _run(order) if order else None
        if made is None:
            _tell({"made": None}, words.text("No run of the schedule is owed."), as_json)
            return 0
    except Fault as fault:
        _complain(fault, words, as_json)
        return fault.exit_code
    told = words.text("{count} sheets made: {place}", count=made.sheets, place=str(made.folder))
    _tell({"made": str(made.folder), "files": list(made.files), "sheets": made.sheets}, told, as_json)
    return 0


def _run(order: Order) -> "Made | None":
    """Makes the set; a polite end from outside (the service is stopped) is recorded as what it is."""
    from briefing import running  # the browser's and the slides' libraries take a second to load

    def end(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    return running.run(order)


def _order(
    period: str | None, code: str, as_of: str | None, organisation: str | None, out: str | None, way: str
) -> Order | None:
    """The order of this call; without a period that of the schedule, or None where none is owed."""
    place = Path(out).absolute() if out else None
    if period is not None:
        return Order(period, code, as_of, organisation, place, way)
    due = schedule.owed()
    return (
        Order(schedule.newest_period(), code, as_of, organisation, place, "schedule", due.isoformat())
        if due
        else None
    )


def _parser() -> Parser:
    parser = Parser(prog="python -m briefing", description="The weekly briefing: pictures, PDF, slides, web page.")
    parser.add_argument("period", nargs="?", help="2019-W12; without it, what the schedule owes")
    parser.add_argument("--out", help="the folder to make; without it, among the kept sets")
    parser.add_argument("--lang", choices=("vi", "en"), help="the language of the set; without it, the place's own")
    parser.add_argument("--as-of", help="as it was known on a day (2019-03-25) or in a snapshot (184)")
    parser.add_argument("--organisation", help="adds the sheet of this organisation (its code)")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--way", choices=("command", "page"), default="command", help="who asks; kept with the run")
    return parser


def _tell(content: dict[str, object], line: str, as_json: bool) -> None:
    sys.stdout.write((json.dumps(content, ensure_ascii=False, indent=2) if as_json else line) + "\n")


def _complain(fault: Fault, words: Language, as_json: bool) -> None:
    title, sentence = fault.title(words), fault.sentence(words)
    if as_json:
        _tell({"error": {"title": title, "sentence": sentence}}, "", as_json=True)
    else:
        sys.stderr.write(f"{title}\n{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
