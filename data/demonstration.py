"""Filling an empty store with the simulated reports, through the same stages as any analyst's file."""

from dataclasses import dataclass

import polars as pl

from data import importing, judging, ledger, recovery, settings
from data.committing import change, record_reference
from data.difference import RowDifference, compare_rows
from data.errors import WrongUse
from data.judging import Judgement
from data.ledger import Ledger
from data.reference_data import Reference, load, read_folder
from data.samples.simulation import SimulatedFile, simulated_files

DEMO_AUTHOR = "python -m data demo"


class StoreInUse(WrongUse):
    """Real reports stand in the store, so simulated ones may not join them."""


@dataclass(frozen=True)
class Filled:
    batches: int
    rows: int
    snapshot: int


def fill_if_empty() -> Filled | None:
    """Stores every simulated report, each with its simulated moment, in one change; None when they are there.

    Raises `StoreInUse` in a store with real reports: the two are never mixed.
    """
    files = read_folder(settings.reference_folder())
    reference = load(files)
    with ledger.writing() as opened:
        recovery.settle_open(opened)
        if _is_filled(opened):
            return None
        batches = rows = 0
        in_force: dict[tuple[str, object], pl.DataFrame] = {}
        with change(opened):
            for file in simulated_files(reference):
                if not batches:
                    record_reference(opened, files, DEMO_AUTHOR, file.entered_at)
                judgement = _judged(file, reference)
                found = _found(in_force, judgement)
                importing.store(
                    opened,
                    judgement,
                    file.content,
                    found,
                    by=file.entered_by,
                    at=file.entered_at,
                    note=file.note,
                    simulated=True,
                )
                batches, rows = batches + 1, rows + len(judgement.rows)
        number, _ = opened.last_entry()
    return Filled(batches, rows, number)


def _is_filled(opened: Ledger) -> bool:
    """Whether simulated reports stand in the ledger already."""
    batches = opened.rows("import_kinds").row(0, named=True)
    if batches["real"]:
        raise StoreInUse(
            "Nothing was stored: the store holds real reports.",
            "Simulated reports go only into an empty store. Set EGOV_HOME to another folder to see them.",
        )
    return bool(batches["simulated"])


def _judged(file: SimulatedFile, reference: Reference) -> Judgement:
    judgement = judging.judge(file.report_table, file.file_name, file.content, reference)
    if not judgement.accepted:
        raise AssertionError(f"{file.file_name}: {[str(problem) for problem in judgement.problems[:3]]}")
    return judgement


def _found(in_force: dict[tuple[str, object], pl.DataFrame], judgement: Judgement) -> RowDifference:
    """The file's rows against those already stored for its period; the file's then stand."""
    report, rows = judgement.report, judgement.rows
    place = (report.name, rows["period_start"].min())
    standing = in_force.get(place)
    found = compare_rows(standing, rows, report)
    arrived = rows.with_columns(batch=pl.lit(0, pl.Int64))
    if standing is not None:
        keys = ["period_start", "organisation", report.key]
        arrived = pl.concat([standing.join(arrived, on=keys, how="anti"), arrived])
    in_force[place] = arrived
    return found
