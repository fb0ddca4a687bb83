"""Faults that repeat: rows that report the same thing twice, and one fault in many rows."""

import pytest

from data.reference_data import Reference
from tests.data.test_checking import KEYS, TOTAL, check, told


@pytest.mark.parametrize(
    ("report", "one", "other", "is_same"),
    [
        ("online_services", "A1", "a1", True),
        ("online_services", "A 1", "A1", True),
        ("online_services", "A1", "A1.", False),
        ("portal_activity", "https://syt.vn/", "SYT.vn", True),
        ("portal_activity", "http://syt.vn", "https://syt.vn", True),
        ("portal_activity", "www.syt.vn", "syt.vn", False),
    ],
)
def test_rows_alike(reference: Reference, report: str, one: str, other: str, is_same: bool) -> None:
    header, more = KEYS[report][0], ",x,3,1,1" if report == "online_services" else ",1,1"
    rows = f"2019-W12,SYT,{one}{more}\n2019-W12,SYT,{other}{more}\n2019-W13,SYT,{other}{more}\n"
    verdict = check(reference, report, f"{header}\n{rows}")
    assert verdict.accepted is not is_same
    assert [rows for _, rows in told(verdict)] == ([(2, 3)] if is_same else [])
    assert not is_same or f"“{one}” and “{other}”" in told(verdict)[0][0]


def test_the_same_fault_many_times_is_one_problem(reference: Reference) -> None:
    header, _ = KEYS["online_services"]
    rows = "".join(f"2019-W12,SYT,A{n},x,3,1,2\n" for n in range(500))
    (problem,) = check(reference, "online_services", f"{header}\n{rows}").problems
    assert (problem.count, len(problem.rows), len(problem.all_rows)) == (500, 20, 500)
    alike = "".join(f"2019-W12,SYT,{key},x,3,2,1\n" for n in range(100, 160) for key in (f"A{n}", f"a{n}"))
    (problem,) = check(reference, "online_services", f"{header}\n{alike}").problems
    assert (problem.count, problem.all_rows[-1]) == (120, 121)
    totals = "".join(f"2019-W12;SYT;B{n};x;3;5;1\n;Cộng;;;;6;1\n" for n in range(30))
    (problem,) = check(reference, "online_services", TOTAL + totals).problems
    assert (problem.count, problem.column) == (30, "Hồ sơ tiếp nhận")
