"""Any valid report in any usual form gives its own rows or a refusal with a reason; damaged, the truth or a refusal."""

import time
from collections import Counter
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import judging
from data.errors import Fault
from data.judging import Judgement
from tests.data.any_report import AnyReport, reports
from tests.data.matched_text import lang_son
from tests.data.vietnamese_encodings import ENCODINGS

Verdict = Judgement | Fault
QUICK, LONG = 120, 5_000
LONGEST_SECONDS = 10.0


def judged(report: AnyReport, content: bytes) -> Verdict:
    """The verdict, within the time that a person waits. Anything but a fault with a sentence is let through to fail."""
    begun = time.perf_counter()
    try:
        found: Verdict = judging.judge(report.report.name, "báo cáo", content, lang_son())
    except Fault as fault:
        found = fault
    assert time.perf_counter() - begun < LONGEST_SECONDS
    return found


def reason(verdict: Verdict) -> str:
    """Why a file was refused; "" where it was not."""
    if isinstance(verdict, Fault):
        return str(verdict)
    if verdict.accepted:
        return ""
    return next(problem.reason for problem in verdict.problems if problem.severity == "error")


def understood(report: AnyReport, verdict: Judgement) -> pl.DataFrame:
    """The rows of a verdict in the form of the report's truth."""
    truth = report.truth()
    rows = verdict.rows.with_columns(pl.col("period_start").cast(pl.String))
    return rows.select(truth.columns).sort("organisation", report.report.key)


def is_truth(report: AnyReport, verdict: Verdict) -> bool:
    """Whether an accepted file was understood as it was meant."""
    if isinstance(verdict, Fault) or not verdict.accepted:
        return True
    return understood(report, verdict).rows() == report.truth().rows()


def all_forms(examples: int) -> Counter[str]:
    """Reads reports in every form back; the reasons of those refused, and "" for those understood."""
    reasons: Counter[str] = Counter()

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(report=reports(), encoding=st.sampled_from([*ENCODINGS, "workbook"]))
    def read_back(report: AnyReport, encoding: str) -> None:
        content = report.as_workbook() if encoding == "workbook" else ENCODINGS[encoding](report.as_csv())
        if content is None:
            return  # this encoding has no sign for one of the letters
        verdict = judged(report, content)
        reasons[reason(verdict)] += 1
        assert is_truth(report, verdict), f"{encoding}: misread"

    read_back()
    return reasons


def test_every_form_is_understood_or_refused_with_a_reason() -> None:
    reasons = all_forms(QUICK)
    assert reasons[""] >= 0.75 * reasons.total(), reasons.most_common(6)


@pytest.mark.long
def test_five_thousand_forms() -> None:
    reasons = all_forms(LONG)
    assert reasons[""] >= 0.75 * reasons.total(), reasons.most_common(12)


def without(text: str, sign: str, place: int) -> str:
    """The text without the `place`-th of a sign (counted round)."""
    places = [index for index, letter in enumerate(text) if letter == sign]
    if not places:
        return text
    at = places[place % len(places)]
    return text[:at] + text[at + 1 :]


def inserted(text: str, sign: str, place: int) -> str:
    at = place % (len(text) + 1)
    return text[:at] + sign + text[at:]


def cut(text: str, delimiter: str, place: int) -> str:
    """The text up to before one of its delimiters: its last row has lost a cell at least."""
    places = [index for index, letter in enumerate(text) if letter == delimiter]
    return text[: places[place % len(places)]] if places else text


DAMAGES: dict[str, Callable[[AnyReport, int], str]] = {
    "a delimiter lost": lambda report, place: without(report.as_csv(), report.writing.delimiter, place),
    "a delimiter too many": lambda report, place: inserted(report.as_csv(), report.writing.delimiter, place),
    "a quote lost": lambda report, place: without(report.as_csv(), '"', place),
    "a quote too many": lambda report, place: inserted(report.as_csv(), '"', place),
    "cut short": lambda report, place: cut(report.as_csv(), report.writing.delimiter, place),
}


def damaged_forms(examples: int) -> None:
    """A damaged file is refused, or every row that it gives is one of the truth."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        reports(),
        st.sampled_from(sorted(DAMAGES)),
        st.integers(0, 10_000),
        st.sampled_from(["UTF-8", "Windows-1258"]),
    )
    def read_damaged(report: AnyReport, damage: str, place: int, encoding: str) -> None:
        content = ENCODINGS[encoding](DAMAGES[damage](report, place))
        if content is None:
            return
        verdict = judged(report, content)
        if isinstance(verdict, Judgement) and verdict.accepted:
            told, truth = understood(report, verdict), report.truth()
            kept = [name for name in truth.columns if name != "service_name"]  # a sign in a name is part of it
            assert set(told.select(kept).rows()) <= set(truth.select(kept).rows()), f"{damage}: misread"

    read_damaged()


def test_a_damaged_report_is_refused_or_true() -> None:
    damaged_forms(QUICK)


@pytest.mark.long
def test_five_thousand_damaged_reports() -> None:
    damaged_forms(LONG)
