"""What each command of `python -m data` does: arguments in, an answer for a person and for a program out."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data import (
    backups,
    demonstration,
    importing,
    published,
    reading,
    rebuilding,
    returning,
    revoking,
    stored_files,
    templates,
    verdict_text,
)
from data.choices import Choices, from_json, with_answers
from data.demonstration import StoreInUse
from data.errors import WrongUse
from data.revocation_text import preview_lines
from wording import Language

AddAction = Callable[[str, object, str], argparse.ArgumentParser]


@dataclass(frozen=True)
class Answer:
    """`content` is what --json prints, `lines` what a person reads."""

    content: dict[str, Any]
    lines: list[str]
    exit_code: int = field(default=0)


def inspect(given: argparse.Namespace, words: Language) -> Answer:
    path = Path(given.file)
    table = reading.read(reading.bytes_of(path), path.name, _choices(given))
    if given.out:
        _check_other_file(path, Path(given.out))
        published.write_whole(Path(given.out), reading.clean_csv(table))
    header = [name for name in table.cells.columns if name != "source_row"]
    content = {"file": path.name, "how": table.how, "columns": header, "rows": table.how["rows"]}
    counts = {"rows": int(str(table.how["rows"])), "columns": len(header)}
    lines = [words.text("{file}: {rows} rows, {columns} columns.", file=path.name, **counts)]
    lines += verdict_text.reading_lines(table.how, words)
    lines += [words.text("Columns: {names}", names=" · ".join(header))]
    return Answer(content, lines)


def check(given: argparse.Namespace, words: Language) -> Answer:
    path = Path(given.file)
    content = reading.bytes_of(path)
    outcome = importing.check_file(given.table, path.name, content, _choices(given))
    answer = _verdict(outcome, words)
    if not given.marked:
        return answer
    _check_other_file(path, Path(given.marked))
    published.write_whole(
        Path(given.marked), returning.marked_workbook(content, path.name, outcome.judgement, words)
    )
    line = words.text("The file with its faults marked is written to {path}.", path=given.marked)
    return replace(answer, content={**answer.content, "returned": given.marked}, lines=[*answer.lines, line])


def import_(given: argparse.Namespace, words: Language) -> Answer:
    path = Path(given.file)
    outcome = importing.import_file(
        given.table, path.name, reading.bytes_of(path), by=given.by, note=given.note, choices=_choices(given)
    )
    return _verdict(outcome, words)


def revoke(given: argparse.Namespace, words: Language) -> Answer:
    if given.dry_run:
        return _would_revoke(given.batch, words)
    missing = [f"--{name}" for name in ("by", "why") if getattr(given, name) is None]
    if missing:
        raise WrongUse(
            "Nothing was revoked: the call is not complete.",
            "Missing: {names}. Who revokes the batch and why is kept in the history.",
            names=", ".join(missing),
        )
    done = revoking.revoke_batch(given.batch, given.by, given.why)
    line = words.text(
        "Batch {batch} ({file}) is revoked; {count} indicator values changed. Snapshot {snapshot}.",
        batch=str(done.batch),
        file=done.file_name,
        count=len(done.values),
        snapshot=str(done.entry),
    )
    content = {"revoked": done.batch, "snapshot": done.entry, "values_changed": len(done.values)}
    return Answer(content, [line])


def _would_revoke(batch: int, words: Language) -> Answer:
    preview = revoking.preview(batch)
    frames = ("back_from", "corrections", "values", "owing", "emptied")
    content = {name: found for name, found in vars(preview).items() if name not in frames}
    content |= {name: getattr(preview, name).to_dicts() for name in frames}
    lines = preview_lines(preview, words)
    return Answer({"revoked": None, **content, "lines": lines}, lines)


def stored_file(given: argparse.Namespace, words: Language) -> Answer:
    found = stored_files.file_of(given.batch)
    published.write_whole(Path(given.out), found.content)
    line = words.text(
        "The file of batch {batch} ({name}, {count} bytes) is written to {path}.",
        batch=str(given.batch),
        name=found.name,
        count=len(found.content),
        path=given.out,
    )
    content = {"batch": given.batch, "name": found.name, "bytes": len(found.content), "out": given.out}
    return Answer(content, [line])


def template(given: argparse.Namespace, words: Language) -> Answer:
    made = templates.template(given.table, given.group, given.period, words)
    published.write_whole(Path(given.out), made)
    line = words.text("The template is written to {path}.", path=given.out)
    return Answer({"table": given.table, "bytes": len(made), "out": given.out}, [line])


def history(given: argparse.Namespace, words: Language) -> Answer:
    entries = published.entries()
    lines = [verdict_text.history_line(entry, words) for entry in entries]
    return Answer({"entries": entries}, lines or [words.text("The ledger is empty.")])


def rebuild(given: argparse.Namespace, words: Language) -> Answer:
    snapshot = rebuilding.rebuild()
    line = words.text("Snapshot {snapshot} is made anew from the ledger.", snapshot=str(snapshot.number))
    return Answer({"snapshot": snapshot.number, "digest": rebuilding.digest_of(snapshot)}, [line])


def backup(given: argparse.Namespace, words: Language) -> Answer:
    made = backups.back_up(Path(given.folder))
    return _about_backup(made, "The ledger up to entry {entry} is copied to {path}.", words)


def restore(given: argparse.Namespace, words: Language) -> Answer:
    made = backups.restore(Path(given.folder))
    return _about_backup(made, "The ledger is restored up to entry {entry} from {path}.", words)


def values(given: argparse.Namespace, words: Language) -> Answer:
    rows = published.values(given.indicator, given.period, given.as_of)
    content = {"values": rows.to_dicts()}
    if not given.out:
        return Answer(content, [rows.write_csv().rstrip("\n")])
    published.write_whole(Path(given.out), rows.write_csv().encode())
    line = words.text("{rows} values are written to {path}.", rows=len(rows), path=given.out)
    return Answer({"rows": len(rows), "out": given.out}, [line])


def demo(given: argparse.Namespace, words: Language) -> Answer:
    try:
        filled = demonstration.fill_if_empty()
    except StoreInUse:
        if not given.only_if_empty:
            raise
        return Answer({"batches": 0}, [words.text("The store holds real reports; nothing was changed.")])
    if filled is None:
        line = words.text("The store has its simulated reports already; nothing was changed.")
        return Answer({"batches": 0}, [line])
    line = words.text(
        "{batches} simulated reports with {rows} rows are stored. Everything shown from them says so.",
        batches=filled.batches,
        rows=filled.rows,
    )
    return Answer({"batches": filled.batches, "rows": filled.rows, "snapshot": filled.snapshot}, [line])


def _about_backup(made: backups.Backup, msgid: str, words: Language) -> Answer:
    line = words.text(msgid, entry=str(made.entry), path=str(made.path))
    return Answer({"entry": made.entry, "path": str(made.path), "bytes": made.size}, [line])


def _verdict(outcome: importing.Outcome, words: Language) -> Answer:
    refused = not outcome.judgement.is_storable
    content = verdict_text.verdict_content(outcome, words)
    return Answer(content, verdict_text.verdict_lines(outcome, words), exit_code=1 if refused else 0)


def _check_other_file(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        raise WrongUse(
            "Nothing was written: it is the same file.",
            "{path} is the file that was read; choose another name for what was understood.",
            path=str(target),
        )


def _choices(given: argparse.Namespace) -> Choices:
    """The answers of a file of JSON, then those of the call, over each other."""
    written = from_json(reading.bytes_of(Path(given.answers)).decode("utf-8")) if given.answers else Choices()
    good = written.good_rows_only or bool(getattr(given, "good_rows_only", False))
    return with_answers(replace(written, sheet=given.sheet or written.sheet, good_rows_only=good), given.answer)
