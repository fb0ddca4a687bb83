"""The command line of the way in: python -m data --help."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from data import commands
from data.errors import Fault, FileRefused
from data.question_text import question_content, question_lines
from data.report_tables import REPORT_TABLES
from data.wrong_calls import Parser, manner
from wording import Language, language


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 done, 1 the file was refused, 2 wrong use, 3 the store is busy or away."""
    for stream in (sys.stdout, sys.stderr):  # Vietnamese, whatever the terminal's own encoding
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words, as_json = manner(sys.argv[1:] if arguments is None else arguments)
    try:
        given = _parser().parse_args(arguments)
        words, as_json = language(given.lang), given.json
        answer: commands.Answer = given.run(given, words)
    except Fault as fault:
        _print_fault(fault, words, as_json)
        return fault.exit_code
    content = json.dumps(answer.content, ensure_ascii=False, indent=2, default=str) if as_json else ""
    with suppress(BrokenPipeError):  # whoever reads has read enough
        print(content or "\n".join(answer.lines), flush=True)
    return answer.exit_code


def _print_fault(fault: Fault, words: Language, as_json: bool) -> None:
    title, sentence = fault.title(words), fault.sentence(words)
    if as_json:
        content: dict[str, Any] = {"error": {"title": title, "sentence": sentence}}
        content["questions"] = [question_content(question, words) for question in fault.questions]
        print(json.dumps(content, ensure_ascii=False, indent=2, default=str))
        return
    verdict = isinstance(fault, FileRefused)  # a refusal is the command's answer, not an accident
    lines = [title, sentence, *question_lines(fault.questions, words)]
    print("\n".join(lines), file=sys.stdout if verdict else sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m data", description="Report files in, snapshots out.")
    shared = Parser(add_help=False)
    shared.add_argument("--json", action="store_true", help="answer in JSON")
    shared.add_argument("--lang", choices=("vi", "en"), default="vi", help="the language of the answer")
    actions = parser.add_subparsers(required=True, metavar="COMMAND")

    def action(name: str, run: object, about: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, parents=[shared], help=about, description=about)
        made.set_defaults(run=run)
        return made

    _file_actions(action)
    _store_actions(action)
    return parser


def _file_actions(action: "commands.AddAction") -> None:
    inspect = action("inspect", commands.inspect, "Says how a file was read; writes nothing.")
    inspect.add_argument("file")
    _add_answers(inspect)
    inspect.add_argument("--out", help="write exactly what was understood to this CSV")
    for name, run, about in (
        ("check", commands.check, "The full verdict on a file and the difference it would make; writes nothing."),
        ("import", commands.import_, "Stores a file as one batch, or refuses it whole."),
    ):
        made = action(name, run, about)
        made.add_argument("table", choices=sorted(REPORT_TABLES))
        made.add_argument("file")
        _add_answers(made)
        made.add_argument(
            "--good-rows-only", action="store_true", help="take the rows that hold without those that do not"
        )
        if name == "import":
            made.add_argument("--by", required=True, help="who stores it")
            made.add_argument("--note")
        else:
            made.add_argument(
                "--return", dest="marked", metavar="FILE.xlsx", help="write the file back, faults marked"
            )
    template = action("template", commands.template, "A workbook to fill in, for one report table.")
    template.add_argument("table", choices=sorted(REPORT_TABLES))
    template.add_argument(
        "--group", choices=("departments", "districts", "communes"), help="for these organisations"
    )
    template.add_argument("--period", help="2019-W12, 2019-03, 2019-Q1 or 2019 (else the current one)")
    template.add_argument("--out", required=True, metavar="FILE.xlsx")


def _add_answers(made: argparse.ArgumentParser) -> None:
    made.add_argument("--sheet", help="the sheet of a workbook")
    made.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KIND[:WHAT]=VALUE",
        help="settle a question: encoding=TCVN3, column:SL=dossiers_received, word:-=zero …",
    )
    made.add_argument("--answers", metavar="FILE", help="the same in a JSON file")


def _store_actions(action: "commands.AddAction") -> None:
    revoke = action("revoke", commands.revoke, "Takes a batch back; it stays in the history.")
    revoke.add_argument("batch", type=int)
    revoke.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
    revoke.add_argument("--by", help="who revokes it")
    revoke.add_argument("--why", help="the reason, in one sentence")
    stored = action("file", commands.stored_file, "The exact bytes of a stored batch's file.")
    stored.add_argument("batch", type=int)
    stored.add_argument("--out", required=True, metavar="FILE")
    action("history", commands.history, "Every entry of the ledger, the newest first.")
    action("rebuild", commands.rebuild, "Takes in changed reference data and makes the snapshot anew.")
    for name, run, about in (
        ("backup", commands.backup, "Copies the ledger into a folder."),
        ("restore", commands.restore, "Puts a backup's ledger in the place of the present one."),
    ):
        action(name, run, about).add_argument("folder")
    values = action("values", commands.values, "The published values as CSV.")
    values.add_argument("--indicator", help="an indicator's code")
    values.add_argument("--period", help="2019-W12, 2019-03, 2019-Q1 or 2019")
    values.add_argument("--as-of", help="a day or a snapshot number")
    values.add_argument("--out", help="the CSV to write (else it is printed)")
    demo = action("demo", commands.demo, "Fills an empty store with simulated reports.")
    demo.add_argument("--only-if-empty", action="store_true", help="leave a store with real reports as it is")


if __name__ == "__main__":
    sys.exit(main())
