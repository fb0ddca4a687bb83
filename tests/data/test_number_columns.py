"""How a column of numbers is written: told by all its cells together, asked where two readings are open."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.choices import Choices
from data.errors import FileRefused
from data.matching import Matched
from data.matching.number_columns import number_column
from tests.data.matched_text import MEASURES, errors, match, online, told

RECEIVED = "Hồ sơ tiếp nhận"
OFFICES = ("SYT", "SNV", "STC", "STP")


def numbers_of(matched: Matched) -> list[dict[str, object]]:
    found = matched.how["numbers"]
    assert isinstance(found, list)
    return found


def counts(*cells: str, choices: Choices | None = None) -> Matched:
    rows = (f"2019-W12;SYT;A{number};x;;{cell};" for number, cell in enumerate(cells))
    return online(*rows, choices=choices)


def quantities(*cells: str, choices: Choices | None = None) -> Matched:
    rows = (f"2019-03;{code};incidents_opened;{cell};" for code, cell in zip(OFFICES, cells, strict=False))
    return match("\n".join([MEASURES, *rows, ""]), "measures", choices)


@pytest.mark.parametrize(
    ("cells", "form", "values"),
    [
        (("1.234", "5"), "dot_thousands", [1234, 5]),
        (("1,234", "5"), "comma_thousands", [1234, 5]),
        (("1.234.567", "1.234", "1 234"), "dot_thousands", [1234567, 1234, 1234]),
        (("1,234,567", "1,234", "１２"), "comma_thousands", [1234567, 1234, 12]),
    ],
)
def test_the_form_of_a_column_of_counts(cells: tuple[str, ...], form: str, values: list[int]) -> None:
    matched = counts(*cells)
    assert matched.problems == []
    assert matched.rows["dossiers_received"].to_list() == values
    (entry,) = numbers_of(matched)
    marked = sum("." in cell or "," in cell for cell in cells)
    assert (entry["header"], entry["form"], entry["count"]) == ("Hồ sơ tiếp nhận", form, marked)
    assert entry["example"] in cells
    assert entry["reads_as"] in {str(value) for value in values}


@pytest.mark.parametrize("cells", [("1.234", "1,234"), ("1.234", "12.5"), ("1,234", "7,5"), ("12,0", "12.0")])
def test_a_column_of_two_forms_is_refused_as_a_whole(cells: tuple[str, str]) -> None:
    matched = counts(*cells, "7")
    (problem,) = matched.problems
    assert all(cell in told(problem) for cell in cells)
    assert (problem.severity, problem.all_rows) == ("error", (2, 3))
    assert matched.rows["dossiers_received"].to_list() == [None, None, 7]
    assert numbers_of(matched) == []


def test_a_choice_leaves_the_cells_that_contradict_it() -> None:
    matched = counts("1.234", "1,234", "7", choices=Choices(numbers={RECEIVED: "comma_thousands"}))
    (problem,) = matched.problems
    assert (problem.value, problem.rows, problem.question) == ("1.234", (2,), None)
    assert matched.rows["dossiers_received"].to_list() == [None, 1234, 7]


def test_a_choice_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(FileRefused, match="no form of numbers"):
        counts("1.234", choices=Choices(numbers={RECEIVED: "vietnamese"}))


@pytest.mark.parametrize(
    ("cells", "form", "values"),
    [
        (("12,5", "7"), "dot_thousands", [12.5, 7]),
        (("1.234", "12,5"), "dot_thousands", [1234, 12.5]),
        (("1.234,5", "1,234"), "dot_thousands", [1234.5, 1.234]),
        (("0,375", "1,2340"), "dot_thousands", [0.375, 1.234]),
        (("1.234.567",), "dot_thousands", [1234567]),
        (("12.5", "7"), "comma_thousands", [12.5, 7]),
        (("1,234,567", "1.234"), "comma_thousands", [1234567, 1.234]),
        (("1,234.5", "1,234"), "comma_thousands", [1234.5, 1234]),
        (("1234.567",), "comma_thousands", [1234.567]),
        (("1 234,5",), "dot_thousands", [1234.5]),
        (("19,26", ""), "dot_thousands", [19.26, None]),
    ],
)
def test_the_form_of_a_column_of_quantities(cells: tuple[str, ...], form: str, values: list[float | None]) -> None:
    matched = quantities(*cells)
    assert errors(matched) == []
    assert matched.rows["numerator"].to_list() == values
    assert [entry["form"] for entry in numbers_of(matched)] == [form]


@pytest.mark.parametrize(
    ("cells", "example", "proposed"),
    [
        (("1.234", "5"), "1.234", "dot_thousands"),
        (("1,234", "5"), "1,234", None),
        (("1.234", "12.5"), "1.234", None),  # one decimal point may be a slip beside Vietnamese thousands
        (("1.234", "1,234"), "1,234", None),
    ],
)
def test_quantities_that_allow_two_readings_are_asked(
    cells: tuple[str, ...], example: str, proposed: str | None
) -> None:
    matched = quantities(*cells)
    (problem,) = [problem for problem in matched.problems if problem.severity == "error"]
    question = problem.question
    assert question is not None
    assert (question.kind, question.subject, question.proposed) == ("number", "Thực hiện", proposed)
    assert [option.value for option in question.options] == ["dot_thousands", "comma_thousands"]
    assert example in {option.values["example"] for option in question.options}
    assert matched.rows["numerator"][0] is None
    assert numbers_of(matched) == []
    for form in ("dot_thousands", "comma_thousands"):
        again = quantities(*cells, choices=Choices(numbers={"Thực hiện": form}))
        assert not [problem for problem in again.problems if problem.question]
        assert [entry["form"] for entry in numbers_of(again)] == [form]


def test_what_a_choice_makes_of_a_doubtful_number() -> None:
    dot, comma = (Choices(numbers={"Thực hiện": form}) for form in ("dot_thousands", "comma_thousands"))
    assert quantities("1.234", choices=dot).rows["numerator"].to_list() == [1234.0]
    assert quantities("1.234", choices=comma).rows["numerator"].to_list() == [1.234]


def test_another_column_is_evidence_and_no_decision() -> None:
    rows = "2019-03;SYT;systems_approved;1,234;5,678.5\n2019-03;SNV;systems_approved;1;2\n"
    matched = match(f"{MEASURES}\n{rows}", "measures")
    (question,) = [problem.question for problem in matched.problems if problem.question]
    assert (question.subject, question.proposed) == ("Thực hiện", "comma_thousands")
    assert matched.rows["numerator"].to_list() == [None, 1.0]


@pytest.mark.parametrize("written", ["1.234.5", "12%", "1,23,4", "1.234567890123456789", "12 giờ", "1,2 tỷ"])
def test_quantities_that_are_refused(written: str) -> None:
    matched = quantities(written)
    assert matched.rows["numerator"].to_list() == [None]
    assert written in errors(matched)[0]


WHOLE = st.integers(min_value=0, max_value=999_999_999_999)


def parted(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@settings(max_examples=150, deadline=None)
@given(st.lists(WHOLE, min_size=1, max_size=8), st.sampled_from([".", ",", " ", ""]))
def test_counts_are_read_back_in_every_form(values: list[int], mark: str) -> None:
    column = number_column("x", distinct([parted(value, mark) for value in values]), frozenset(), is_count=True)
    read = dict(zip(column.texts["text"], column.values(), strict=True))
    assert [read[parted(value, mark)] for value in values] == values


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9_999_999), st.integers(0, 9999), st.integers(0, 4)), min_size=1, max_size=8),
    st.sampled_from(["dot_thousands", "comma_thousands"]),
    st.booleans(),
)
def test_quantities_are_read_back_or_asked(parts: list[tuple[int, int, int]], form: str, is_parted: bool) -> None:
    """A column written wholly in one form is read in it, or asked: never in the other with a different result."""
    thousand, point = (".", ",") if form == "dot_thousands" else (",", ".")
    written = {}
    for whole, decimals, digits in parts:
        tail = f"{decimals:04d}"[:digits]
        text = parted(whole, thousand if is_parted else "") + (point + tail if tail else "")
        written[text] = float(f"{whole}.{tail or 0}")
    column = number_column("x", distinct(list(written)), frozenset(), is_count=False)
    read = dict(zip(column.texts["text"], column.values(), strict=True))
    assert all(read[text] in (None, value) for text, value in written.items() if text in read)
    if any(read[text] is None for text in read):
        assert column.form is None


def distinct(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"text": sorted(set(texts))}).with_columns(count=pl.lit(1, pl.UInt32))
