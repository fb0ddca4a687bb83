"""What the command line tells: questions with the answers that settle them, evidence, calls that are not understood."""

import json
from pathlib import Path
from typing import Any

import pytest

from data import commands
from data.__main__ import main
from data.errors import FileRefused, Option, Problem, Question
from data.question_text import question_lines
from data.reading_text import reading_lines
from data.verdict_text import problem_lines
from tests.conftest import Run
from tests.data.test_store import HEADER, report, value_of
from wording import language

VI, EN = language("vi"), language("en")
ASKED = Question(
    "organisation",
    "Cao Lộc",
    (Option("X-CAO-LOC", "the commune"), Option("H-CAO-LOC", "the district")),
    proposed="X-CAO-LOC",
    values={"count": 3, "example": "Cao Lộc"},
)


def test_a_question_shows_the_very_answer_to_give() -> None:
    lines = question_lines([ASKED], EN)
    assert lines == [
        "Question: Which organisation is “Cao Lộc”? (3 cells, for example Cao Lộc)",
        "    --answer 'organisation:Cao Lộc=X-CAO-LOC'  the commune (likely)",
        "    --answer 'organisation:Cao Lộc=H-CAO-LOC'  the district",
    ]
    assert question_lines([Question("word", "")], VI)[0] == "Câu hỏi: Ô trống trong cột số liệu nghĩa là gì?"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_refused_file_asks(
    as_json: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: Any) -> None:
        raise FileRefused("The file was not read.", "It has several sheets.").asking(
            Question("sheet", "", (Option("Tháng 3", "Tháng 3"),))
        )

    monkeypatch.setattr(commands, "inspect", refuse)
    assert main(["inspect", "a.xlsx", *(["--json"] if as_json else [])]) == 1
    out = capsys.readouterr().out
    if as_json:
        (question,) = json.loads(out)["questions"]
        assert (question["kind"], question["options"]) == ("sheet", [{"value": "Tháng 3", "label": "Tháng 3"}])
    else:
        assert "--answer 'sheet=Tháng 3'" in out


def test_a_suggestion_stands_behind_its_problem() -> None:
    (line,) = problem_lines([Problem("error", "Wrong.", rows=(4,), column="SL", suggestion="3")], VI)
    assert line == "Lỗi, dòng 4, cột “SL”: Wrong. Gợi ý: 3"


def test_how_a_file_was_understood_shows_its_evidence() -> None:
    how = {
        "encoding": "TCVN3",
        "encoding_evidence": {"signs": 38, "example": "L¹ng S¬n", "reads_as": "Lạng Sơn"},
        "numbers": [
            {"header": "SL", "form": "dot_thousands", "count": 812, "example": "1.234", "reads_as": "1234"}
        ],
        "words": [{"text": "-", "meaning": "zero", "count": 7, "by": "chosen"}],
        "mapping": [
            {"header": "SL hồ sơ", "column": "dossiers_received", "filled": 0.5, "example": "7", "by": "kept"}
        ],
        "hidden_rows": list(range(3, 40)),
    }
    told = "\n".join(reading_lines(how, VI))
    assert "TCVN3: 38 dấu hiệu, ví dụ L¹ng S¬n → Lạng Sơn" in told
    assert "“SL”: dấu chấm ngăn hàng nghìn (1.234,5): 812 ô, ví dụ 1.234 → 1234" in told
    assert "“-” được hiểu là bằng không: 7 ô (theo lựa chọn của bạn)" in told
    assert "“SL hồ sơ” → Hồ sơ tiếp nhận (theo tệp trước), có số liệu 50%" in told
    assert "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 …" in told


WRONG = [
    (["chek"], "“chek” không hợp lệ cho COMMAND"),
    (["import", "measures", "a.csv"], "Thiếu: --by"),
    (["revoke", "x"], "batch phải là số nguyên, không phải “x”"),
    (["history", "--nothing"], "Không có tham số này: --nothing"),
    (["values", "--out"], "--out cần một giá trị"),
    ([], "Thiếu: COMMAND"),
]


@pytest.mark.parametrize(("call", "sentence"), WRONG)
def test_a_wrong_call_is_said_in_the_readers_language(
    call: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(call) == 2
    assert sentence in capsys.readouterr().err
    assert main([*call, "--lang=en"]) == 2
    assert sentence not in capsys.readouterr().err
    assert main([*call, "--json"]) == 2
    assert sentence in json.loads(capsys.readouterr().out)["error"]["sentence"]


BAD_ROW = "2019-W12;Sở Nội vụ;TTHC-2;Cấp phép;3;5;9\n"


def spoiled(folder: Path) -> Path:
    """A report of two rows that hold and one that does not."""
    path = report(folder, "spoiled.csv")
    path.write_text(path.read_text(encoding="utf-8") + BAD_ROW, encoding="utf-8")
    return path


def test_good_rows_are_stored_without_the_bad_ones_if_so_said(run: Run, home: Path, tmp_path: Path) -> None:
    file = spoiled(tmp_path)
    refused = run("import", "online_services", file, "--by", "An")
    assert (refused.returncode, home.exists()) == (1, False)
    assert "2 dòng đạt; --good-rows-only nạp các dòng này, bỏ 1 dòng còn lại" in refused.stdout
    checked = run("check", "online_services", file, "--good-rows-only", "--json")
    answer = json.loads(checked.stdout)
    assert (checked.returncode, answer["accepted"], answer["partial"]["left_out"]) == (0, False, 1)
    assert "1 dòng có lỗi không được nạp; Sở Nội vụ vẫn còn nợ báo cáo" in answer["headlines"][1]
    stored = run("import", "online_services", file, "--by", "An", "--good-rows-only")
    assert (stored.returncode, value_of(run, "SYT")["reported"]) == (0, "1")
    assert value_of(run, "SNV")["reported"] == "0"


def test_problems_are_told_with_all_their_rows(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text(HEADER + "".join(f"2019-W12;Sở Y tế;A{n};x;3;1;2\n" for n in range(30)), encoding="utf-8")
    (problem,) = json.loads(run("check", "online_services", file, "--json").stdout)["problems"]
    assert problem["rows"] == list(range(2, 32))
    assert (problem["count"], problem["suggestion"], problem["question"]) == (30, None, None)


def test_files_go_out_again(run: Run, home: Path, tmp_path: Path) -> None:
    file = report(tmp_path)
    run("import", "online_services", file, "--by", "An")
    done = run("file", 2, "--out", tmp_path / "again.csv", "--json")
    assert (done.returncode, json.loads(done.stdout)["name"]) == (0, "t.csv")
    assert (tmp_path / "again.csv").read_bytes() == file.read_bytes()
    assert run("file", 99, "--out", tmp_path / "none.csv").returncode == 2
    marked = tmp_path / "marked.xlsx"
    assert run("check", "online_services", spoiled(tmp_path), "--return", marked).returncode == 1
    assert marked.read_bytes()[:2] == b"PK"
    made = run(
        "template", "online_services", "--group", "districts", "--period", "2019-W13", "--out", tmp_path / "t.xlsx"
    )
    assert (made.returncode, (tmp_path / "t.xlsx").read_bytes()[:2]) == (0, b"PK")
    assert run("check", "online_services", file, "--return", file).returncode == 2


def test_a_revocation_can_be_tried_first(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    tried = run("revoke", 2, "--dry-run", "--json")
    assert (tried.returncode, json.loads(tried.stdout)["rows_gone"]) == (0, 2)
    assert value_of(run, "SYT")["reported"] == "1"
    assert run("revoke", 2, "--by", "An").returncode == 2
    assert run("revoke", 2, "--by", "An", "--why", "thử").returncode == 0


def test_of_many_answers_the_likely_one_is_ready_and_the_others_are_told_once() -> None:
    options = (*(Option(f"c{place}", f"Column {place}") for place in range(20)), Option("", "Not part"))
    lines = question_lines([Question("column", name, options, "c3") for name in ("SL", "TN")], EN)
    assert lines[:4] == [
        "Question: What does the column “SL” mean?",
        "    --answer column:SL=c3  Column 3 (likely)",
        "    --answer column:SL=  Not part",
        "    --answer 'column:SL=…'",
    ]
    assert [line.startswith("  … is one of: c0 (Column 0), c1") for line in lines].count(True) == 1
    assert len(lines) == 9
