"""What must hold in a report: each rule with a row that breaks it and one that does not."""

import pytest

from data import checking, matching, reading
from data.checking import Verdict
from data.reference_data import Reference
from data.report_tables import REPORT_TABLES

KEYS = {
    "online_services": (
        "period,organisation,service_code,service_name,level,dossiers_received,dossiers_online",
        "A1,x",
    ),
    "shared_software": ("period,organisation,software,staff,accounts_issued,accounts_active", "VBDH"),
    "portal_activity": ("period,organisation,portal,visits,articles", "sytlangson"),
    "measures": ("period,organisation,indicator,numerator,denominator", ""),
}


def check(reference: Reference, report: str, text: str) -> Verdict:
    table = REPORT_TABLES[report]
    return checking.check(matching.match(reading.read(text.encode(), "a.csv"), table, reference), table, reference)


def told(verdict: Verdict, severity: str = "error") -> list[tuple[str, tuple[int, ...]]]:
    return [
        (problem.reason.format(**problem.values), problem.rows)
        for problem in verdict.problems
        if problem.severity == severity
    ]


def one_row(reference: Reference, report: str, more: dict[str, object], period: str = "2019-W12") -> Verdict:
    """A report of one row that holds, with these columns set."""
    header, key = KEYS[report]
    names = header.split(",")
    row: dict[str, object] = dict.fromkeys(names, "")
    row |= {"period": period, "organisation": "SYT", **dict(zip(names[2:], key.split(","), strict=False)), **more}
    return check(reference, report, f"{';'.join(row)}\n{';'.join(map(str, row.values()))}\n")


BROKEN = [
    ("online_services", {"dossiers_received": 5, "dossiers_online": 6}, "more than “dossiers_received” (5)"),
    ("online_services", {"fee_dossiers": 5, "paid_online": 6}, "more than “fee_dossiers”"),
    ("online_services", {"rated": 5, "satisfied": 6}, "more than “rated”"),
    ("shared_software", {"accounts_issued": 5, "accounts_active": 6}, "more than “accounts_issued”"),
    ("shared_software", {"units_required": 5, "units_using": 6}, "more than “units_required”"),
    ("shared_software", {"documents_total": 5, "documents_electronic": 6}, "more than “documents_total”"),
    ("shared_software", {"documents_electronic": 5, "documents_signed": 6}, "more than “documents_electronic”"),
    ("shared_software", {"documents_total": 5, "documents_signed": 6}, "more than “documents_total”"),
    ("portal_activity", {"questions_answered": 5, "questions_on_time": 6}, "more than “questions_answered”"),
    ("portal_activity", {"sections_required": 5, "sections_complete": 6}, "more than “sections_required”"),
    ("portal_activity", {"minutes_down": 10081}, "more than the 10080 minutes of the 7 days"),
]


@pytest.mark.parametrize(("report", "more", "sentence"), BROKEN)
def test_bounds(reference: Reference, report: str, more: dict[str, int], sentence: str) -> None:
    broken = one_row(reference, report, more)
    assert not broken.accepted
    assert broken.rows.height == 0
    ((said, rows),) = told(broken)
    assert sentence in said
    assert rows == (2,)


@pytest.mark.parametrize(("report", "more"), [case[:2] for case in BROKEN])
def test_bounds_hold_at_the_limit_and_where_a_part_is_not_reported(
    reference: Reference, report: str, more: dict[str, int]
) -> None:
    whole, part = next(iter(more)), list(more)[-1]
    assert one_row(reference, report, {**more, part: more[part] - 1}).accepted
    assert one_row(reference, report, {**more, whole: ""}).accepted
    assert one_row(reference, report, {**more, part: ""}).accepted


ADDS_UP = {
    "carried_over": 2,
    "dossiers_received": 10,
    "resolved_early": 1,
    "resolved_on_time": 6,
    "resolved_late": 1,
    "pending_on_time": 3,
    "pending_overdue": 1,
}


def test_dossiers_add_up(reference: Reference) -> None:
    assert one_row(reference, "online_services", ADDS_UP).accepted
    broken = one_row(reference, "online_services", {**ADDS_UP, "resolved_late": 2})
    assert "12 carried over and received, but 13 resolved and pending" in told(broken)[0][0]
    assert one_row(reference, "online_services", {**ADDS_UP, "resolved_late": ""}).accepted


def test_zero_and_empty_stay_two_things(reference: Reference) -> None:
    verdict = one_row(reference, "online_services", {"dossiers_received": 0, "dossiers_online": ""})
    assert verdict.rows.select("dossiers_received", "dossiers_online", "rated").row(0) == (0, None, None)


def test_more_accounts_than_staff_is_a_warning(reference: Reference) -> None:
    verdict = one_row(reference, "shared_software", {"staff": 5, "accounts_issued": 6})
    assert verdict.accepted
    assert verdict.rows.height == 1
    assert "“accounts_issued” is 6" in told(verdict, "warning")[0][0]


def test_levels_of_2022(reference: Reference) -> None:
    assert "15/08/2022" in told(one_row(reference, "online_services", {"level": "full"}, "2022-W32"))[0][0]
    assert one_row(reference, "online_services", {"level": "full"}, "2022-W33").accepted
    assert one_row(reference, "online_services", {"level": "4"}, "2022-W33").accepted


def test_repeated_rows(reference: Reference) -> None:
    header, _ = KEYS["online_services"]
    verdict = check(
        reference,
        "online_services",
        f"{header}\n2019-W12,SYT,A1,x,3,1,1\n2019-W12,SNV,A1,x,3,1,1\nTuần 12/2019,Sở Y tế,A1,x,3,2,1\n",
    )
    assert [rows for _, rows in told(verdict)] == [(2, 4)]
    assert not verdict.accepted


def test_organisations_outside_their_life(reference: Reference) -> None:
    verdict = one_row(reference, "online_services", {"organisation": "H-CAO-LOC"}, "2025-W40")
    assert "ended on 2025-06-30" in told(verdict)[0][0]
    early = one_row(reference, "online_services", {"organisation": "X-CAO-LOC"}, "2019-W12")
    assert "does not exist before 2025-07-01" in told(early)[0][0]
    crossing = one_row(reference, "online_services", {"organisation": "H-CAO-LOC"}, "2025-W27")
    assert crossing.accepted


def test_measures(reference: Reference) -> None:
    def measure(**more: object) -> Verdict:
        return one_row(reference, "measures", {"indicator": "systems_approved", **more}, "2019-03")

    assert measure(numerator=3, denominator=4).accepted
    assert "must be filled" in told(measure(numerator=3))[0][0]
    assert "is a share" in told(measure(numerator=5, denominator=4))[0][0]
    assert measure().accepted
    assert measure(indicator="incidents_opened", numerator=3).accepted


TOTAL = "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến\n"
TWO_ROWS = "2019-W12;SYT;A1;x;3;1.000;5\n2019-W12;SNV;A1;x;3;234;6\n"


def test_total_rows(reference: Reference) -> None:
    right = check(reference, "online_services", f"{TOTAL}{TWO_ROWS};Tổng cộng;;;;1.234;11\n")
    assert right.accepted
    assert right.rows.height == 2
    wrong = check(reference, "online_services", f"{TOTAL}{TWO_ROWS};Tổng cộng;;;;1.235;11\n")
    assert told(wrong) == [("The total row says 1235 for “Hồ sơ tiếp nhận”, but the rows add up to 1234.", (4,))]


def test_subtotals_and_a_grand_total(reference: Reference) -> None:
    first, second = TWO_ROWS.splitlines()
    parts = [first, ";Cộng;;;;1.000;5", second, ";Cộng;;;;234;6", ";Tổng cộng;;;;1.234;11"]
    assert check(reference, "online_services", TOTAL + "\n".join(parts)).accepted


def test_stated_percentages(reference: Reference) -> None:
    header = TOTAL.strip() + ";Tỷ lệ hồ sơ trực tuyến\n"
    near = check(reference, "online_services", f"{header}2019-W12;SYT;A1;x;3;7520;1448;19,26%\n")
    assert near.problems == []
    wrong = check(reference, "online_services", f"{header}2019-W12;SYT;A1;x;3;7520;1448;19,36%\n")
    assert wrong.accepted
    ((said, rows),) = told(wrong, "warning")
    assert "says 19.36% in row 2, but its parts give 19.255" in said
    assert rows == (2,)


def test_stated_sums(reference: Reference) -> None:
    header = TOTAL.strip() + ";Kỳ trước chuyển sang;Tổng số hồ sơ tiếp nhận\n"
    assert check(reference, "online_services", f"{header}2019-W12;SYT;A1;x;3;10;5;3;13\n").accepted
    wrong = check(reference, "online_services", f"{header}2019-W12;SYT;A1;x;3;10;5;3;14\n")
    assert "says 14.0 in row 2, but its parts give 13.0" in told(wrong)[0][0]
    assert check(reference, "online_services", f"{header}2019-W12;SYT;A1;x;3;10;5;;14\n").accepted


def test_a_row_that_was_not_understood_makes_the_file_refused(reference: Reference) -> None:
    verdict = check(reference, "online_services", f"{TOTAL}{TWO_ROWS}2019-W12;Sở Vũ trụ;A1;x;3;1;1\n")
    assert not verdict.accepted
    assert verdict.rows.height == 2
    assert [rows for _, rows in told(verdict)] == [(4,)]


def test_questions_on_time_are_within_those_received(reference: Reference) -> None:
    broken = one_row(reference, "portal_activity", {"questions_received": 5, "questions_on_time": 6})
    assert "more than “questions_received” (5)" in told(broken)[0][0]
    assert one_row(reference, "portal_activity", {"questions_received": 5, "questions_on_time": 5}).accepted
    answered = {"questions_received": 5, "questions_answered": 7, "questions_on_time": 6}
    assert one_row(reference, "portal_activity", answered).accepted


def test_two_schemes_of_levels_in_one_period_are_a_warning(reference: Reference) -> None:
    rows = "2023-W12;SYT;A1;x;{};1;1\n2023-W12;SYT;A2;x;full;1;1\n2023-W13;SYT;A1;x;4;1;1\n"
    mixed = check(reference, "online_services", TOTAL + rows.format("3"))
    assert mixed.accepted
    assert [rows for said, rows in told(mixed, "warning") if "two schemes" in said] == [(2, 3)]
    one_scheme = told(check(reference, "online_services", TOTAL + rows.format("part")), "warning")
    assert [said for said, _ in one_scheme if "two schemes" in said] == []


@pytest.mark.parametrize(("day", "accepted"), [("2019-03-20", True), ("2019-03-21", False)])
def test_a_portal_was_not_updated_in_the_future(
    reference: Reference, day: str, accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EGOV_NOW", "2019-03-20T01:00:00+00:00")
    verdict = one_row(reference, "portal_activity", {"last_updated_on": day})
    assert verdict.accepted is accepted
    assert accepted or "today is 2019-03-20" in told(verdict)[0][0]


@pytest.mark.parametrize("code", ['A"1', 'A1"', "A”1", "A;1", "A|1"])
def test_a_code_with_a_quotation_mark_or_a_separator_is_a_torn_cell(reference: Reference, code: str) -> None:
    row = f"2019-W12,SYT,{code},1,1"
    verdict = check(reference, "portal_activity", f"period,organisation,portal,visits,articles\n{row}\n")
    assert not verdict.accepted
    assert "quotation mark" in verdict.problems[0].reason
