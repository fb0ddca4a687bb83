"""Headers as they are written in real files: known, proposed, asked, or no part of the report, never mistaken."""

import time

import pytest

from data import matching, reading
from data.choices import Choices
from data.errors import FileRefused, Question
from data.matching import Matched
from data.matching.column_guesses import guesses
from data.matching.columns import map_columns
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import ONLINE, lang_son, online
from tests.data.written_headers import TABLES

ROW = "2019-W12;SYT;A1;x;3;10;5"


def meant(header: str, report: str) -> str | None:
    """The column that a header alone is known as, or proposed for."""
    table = REPORT_TABLES[report]
    every = [column.name for column in table.columns]
    try:
        known = map_columns([header], table, above=frozenset(every)).columns
    except FileRefused:  # the one header is not part of the report
        known = {}
    return next(iter(known), guesses([header], table, every, {}).get(header))


@pytest.mark.parametrize("report", TABLES)
def test_headers_of_real_files(report: str) -> None:
    headers = TABLES[report]
    assert len(headers) >= 60
    wrong = {header: found for header, name in headers.items() if (found := meant(header, report) or "") != name}
    assert wrong == {}


def asked(*rows: str, header: str) -> dict[str, Question]:
    with pytest.raises(FileRefused) as caught:
        online(*rows, header=header)
    return {question.subject: question for question in caught.value.questions}


def chosen(*rows: str, header: str = ONLINE, **choices: object) -> Matched:
    table = reading.read("\n".join([header, *rows, ""]).encode(), "a.csv")
    return matching.match(table, REPORT_TABLES["online_services"], lang_son(), Choices(**choices))  # type: ignore[arg-type]


def test_every_header_not_known_for_certain_is_asked_with_evidence() -> None:
    header = "Kỳ BC;Đ.vị;Mã thủ tục;Tên thủ tục;MĐ;SL HS TN;HSTT;Người lập;Ghi chú"
    questions = asked("2019-W12;SYT;A1;x;3;10;5;;a", "2019-W12;SNV;A1;x;3;20;5;An;", header=header)
    assert {subject: question.proposed for subject, question in questions.items()} == {
        "Kỳ BC": "period",
        "Đ.vị": "organisation",
        "MĐ": "level",
        "SL HS TN": "dossiers_received",
        "HSTT": "dossiers_online",
        "Người lập": None,
    }
    assert questions["Người lập"].values == {"filled": 0.5, "example": "An"}
    options = questions["MĐ"].options
    assert [option.value for option in options[:2]] == ["period", "period_start"]
    assert (options[-1].value, options[-1].label) == ("", "Not part of this report")
    answers = {subject: question.proposed or "" for subject, question in questions.items()}
    matched = chosen("2019-W12;SYT;A1;x;3;10;5;;a", header=header, columns=answers)
    assert matched.problems == []
    assert matched.rows.select("organisation", "dossiers_received", "dossiers_online").rows() == [("SYT", 10, 5)]


def test_two_headers_that_seem_to_mean_one_column_are_asked_without_a_proposal() -> None:
    questions = asked(
        "2019-W12;SYT;A1;x;3;10;5;6", header=ONLINE.replace("Hồ sơ tiếp nhận", "SL HS TN") + ";Số HS nhận"
    )
    assert {subject: question.proposed for subject, question in questions.items()} == {
        "SL HS TN": None,
        "Số HS nhận": None,
    }


def test_words_are_not_proposed_for_figures() -> None:
    header = ONLINE.replace("Hồ sơ tiếp nhận", "SL HS TN")
    assert asked("2019-W12;SYT;A1;x;3;Nguyễn Văn A;5", header=header)["SL HS TN"].proposed is None


def test_a_choice_overrules_a_known_header() -> None:
    header = f"{ONLINE};Trước hạn;Số HS"
    matched = chosen(f"{ROW};7;8", header=header, columns={"Trước hạn": "", "Số HS": "resolved_early"})
    assert matched.problems == []
    assert matched.rows["resolved_early"].to_list() == [8]
    by = {entry["header"]: (entry["column"], entry["by"]) for entry in matched.how["mapping"]}  # type: ignore[attr-defined]
    assert by["Trước hạn"] == ("", "chosen")
    assert by["Số HS"] == ("resolved_early", "chosen")
    assert by["Đơn vị"] == ("organisation", "name")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"Số HS": "received"}, "is no column of this report"),
        ({"Số HS": "rated", "Đơn vị": "rated"}, "were all chosen"),
        ({"Số HS": "dossiers_received"}, "all mean"),
        ({"Tỷ lệ": "rated"}, "holds percentages"),
    ],
)
def test_choices_that_make_no_sense_are_refused(columns: dict[str, str], said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        chosen(f"{ROW};8;90", header=f"{ONLINE};Số HS;Tỷ lệ", columns=columns)


def test_a_choice_for_another_file_is_passed_over() -> None:
    assert chosen(ROW, columns={"Cột khác": "rated", "Cột lạ": "nonsense"}).problems == []
    spelt = chosen(f"{ROW};8", header=f"{ONLINE};SỐ HS", columns={"Số hs": "rated"})
    assert spelt.rows["rated"].to_list() == [8]


def test_one_of_two_headers_of_a_column_can_be_chosen() -> None:
    questions = asked(f"{ROW};SNV", header=f"{ONLINE};Cơ quan")
    assert set(questions) == {"Đơn vị", "Cơ quan"}
    assert chosen(f"{ROW};SNV", header=f"{ONLINE};Cơ quan", columns={"Cơ quan": ""}).problems == []


def test_a_nearly_known_optional_column_asks() -> None:
    (problem,) = online(f"{ROW};9", header=f"{ONLINE};Đã GQ trước hạn").problems
    assert problem.severity == "error"
    assert problem.question is not None
    assert (problem.question.proposed, problem.suggestion) == ("resolved_early", "Giải quyết trước hạn")
    settled = chosen(f"{ROW};9", header=f"{ONLINE};Đã GQ trước hạn", columns={"Đã GQ trước hạn": ""})
    assert settled.problems == []


def test_many_rows_take_no_time() -> None:
    table = reading.read(("\n".join([ONLINE, *([ROW] * 200_000)]) + "\n").encode(), "a.csv")
    started = time.process_time()
    matching.columns.map_columns(table.headers, REPORT_TABLES["online_services"])
    from data.matching.column_questions import evidence_of

    evidence_of(table.cells, table.headers)
    assert time.process_time() - started < 1
