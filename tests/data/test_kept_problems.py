"""The faults told of a stored file are kept with its batch, word for word."""

import json
from datetime import date
from pathlib import Path

import queries
from data import importing, snapshots
from data.errors import Problem
from data.kept_problems import KEPT, as_kept, from_kept
from wording import language

REPORT = "period,organisation,portal,visits,articles\n2021-W01,Sở Y tế,syt.langson.gov.vn,,\n"


def test_a_fault_comes_back_as_it_was_told() -> None:
    values = {"day": date(2019, 3, 20), "value": "x", "count": 1234}
    told = Problem("warning", "On {day}: {value}, {count} times.", values, (2, 3), 2, "Cột", "x")
    (back,) = from_kept(json.loads(json.dumps(as_kept([told]))))
    assert back.sentence(language("vi")) == told.sentence(language("vi"))
    assert (back.rows, back.count, back.column, back.value) == ((2, 3), 2, "Cột", "x")


def test_errors_come_first_and_many_are_cut() -> None:
    many = [Problem("warning", "w")] * KEPT + [Problem("error", "e")]
    kept = as_kept(many)
    assert (len(kept), kept[0]["severity"]) == (KEPT, "error")


def test_a_batch_keeps_its_warnings(home: Path) -> None:
    outcome = importing.import_file("portal_activity", "a.csv", REPORT.encode(), "An")
    assert outcome.judgement.warnings
    row = queries.fetch(snapshots.current(), "history/batch", batch=outcome.batch).row(0, named=True)
    kept = from_kept(json.loads(row["reading"])["problems"])
    assert [problem.reason for problem in kept] == [problem.reason for problem in outcome.judgement.problems]
