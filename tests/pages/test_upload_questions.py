"""What only the analyst can tell is asked on the page, the answers judge the file anew, and all can be overruled."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data import importing
from data.choices import Choices
from data.errors import FileRefused, Option, Problem, Question
from data.importing import Outcome
from pages.parts import recognising
from pages.parts.question_words import plain
from pages.parts.recognising import Checked
from tests.pages.conftest import Opened
from tests.pages.seeing import shown
from tests.pages.test_upload import GOOD, STORE, labels, pressed, uploaded

NOT_READ = "The file could not be read as a table."
ANSWER = "Dùng cách hiểu này"

Asked = list[Choices]


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Outcome], Outcome | FileRefused]], Asked]:
    """Puts questions into the real verdict as long as the file's sender has decided nothing."""

    def install(changed: Callable[[Outcome], Outcome | FileRefused]) -> Asked:
        asked: Asked = []

        def check(table: str | None, name: str, content: bytes, choices: Choices) -> Checked:
            asked.append(choices)
            outcome = importing.check_file(table or "portal_activity", name, content)
            if choices.to_json():
                return Checked("portal_activity", outcome)
            found = changed(outcome)
            if isinstance(found, FileRefused):
                return Checked("portal_activity", fault=found)
            return Checked("portal_activity", found)

        monkeypatch.setattr(recognising, "check", check)
        return asked

    return install


def with_question(*questions: Question) -> Callable[[Outcome], Outcome]:
    """The verdict with an error for each question."""

    def changed(outcome: Outcome) -> Outcome:
        problems = [
            Problem("error", "“{value}” is not known.", {"value": q.subject}, (2,), question=q) for q in questions
        ]
        judgement = replace(outcome.judgement, problems=problems, accepted=False)
        return Outcome(judgement)

    return changed


def test_questions_are_asked_in_one_form_and_the_answers_judge_anew(
    opened: Opened, demo_read: Path, asking: Callable[..., Asked]
) -> None:
    column = Question("column", "Lượng người ghé", proposed="visits", values={"filled": 0.5, "example": "1200"})
    words = (Option("zero", "zero"), Option("not_reported", "not reported"))
    asked = asking(with_question(Question("word", "-", words, values={"count": 3}), column))
    app = uploaded(opened, "cong.csv", GOOD)
    assert "Có 2 câu hỏi" in shown(app)
    assert "50% số ô có giá trị · ví dụ 1200" in shown(app)
    assert "Được ghi nhớ cho các tệp sau có cùng tiêu đề." in shown(app)
    (chosen,) = [box for box in app.selectbox if box.label == "“Lượng người ghé”"]
    assert chosen.value == "visits"
    (radio,) = app.radio
    assert radio.value is None
    app = pressed(app, ANSWER)
    assert "Chưa trả lời đủ." in shown(app)
    (radio,) = app.radio
    radio.set_value("zero")
    app = pressed(app, ANSWER)
    assert asked[-1] == Choices(columns={"Lượng người ghé": "visits"}, words={"-": "zero"})
    assert STORE in labels(app)


def test_an_encoding_is_asked_with_how_each_reads(
    opened: Opened, demo_read: Path, asking: Callable[..., Asked]
) -> None:
    options = (Option("TCVN3", "{name}: {text}", {"name": "TCVN3", "text": "Lạng Sơn"}), Option("UTF-8", "UTF-8"))
    refused = FileRefused(NOT_READ, "It reads in two ways.").asking(Question("encoding", "", options))
    asked = asking(lambda outcome: refused)
    app = uploaded(opened, "cong.csv", GOOD)
    (radio,) = app.radio
    assert [option.replace("\\", "") for option in radio.options] == ["TCVN3: Lạng Sơn", "UTF-8"]
    radio.set_value("TCVN3")
    app = pressed(app, ANSWER)
    assert asked[-1] == Choices(encoding="TCVN3")
    assert STORE in labels(app)


def test_an_organisation_may_be_any_but_the_candidates_come_first(
    opened: Opened, demo_read: Path, asking: Callable[..., Asked]
) -> None:
    options = (Option("SNV", "Sở Nội vụ"), Option("SYT", "Sở Y tế"))
    asked = asking(with_question(Question("organisation", "Nội y", options)))
    app = uploaded(opened, "cong.csv", GOOD)
    (box,) = [box for box in app.selectbox if box.label == "“Nội y”"]
    assert box.options[:2] == ["Sở Nội vụ", "Sở Y tế"]
    assert len(box.options) > 30
    assert box.value is None
    box.set_value("SYT")
    pressed(app, ANSWER)
    assert asked[-1] == Choices(organisations={"Nội y": "SYT"})


def test_what_was_understood_can_be_overruled_and_taken_back(
    opened: Opened, demo_read: Path, asking: Callable[..., Asked]
) -> None:
    asked = asking(lambda outcome: outcome)
    app = uploaded(opened, "cong.csv", GOOD)
    (box,) = [box for box in app.selectbox if box.label == "articles"]
    box.set_value("")
    app = pressed(app, "Đọc lại theo cách này")
    assert asked[-1] == Choices(columns={"articles": ""})
    app = pressed(app, "Bỏ các lựa chọn và đọc lại tệp")
    assert asked[-1] == Choices()


def test_the_real_check_asks_for_a_header_a_word_and_an_organisation(opened: Opened, demo_read: Path) -> None:
    head = "Kỳ;Đơn vị;Cổng thông tin;Lượt người ghé thăm;Số tin bài;Câu hỏi tiếp nhận"
    rows = "2021-W01;Sở Y tế;syt.langson.gov.vn;1200;4;-\n2021-W01;Sở Không Có;x.gov.vn;12;4;3"
    app = uploaded(opened, "cong.csv", f"{head}\n{rows}\n".encode(), table="")
    assert STORE not in labels(app)
    (box,) = [box for box in app.selectbox if box.label == "“Lượt người ghé thăm”"]
    box.set_value("visits")
    app = pressed(app, ANSWER)
    assert "“-”" in shown(app)
    (box,) = [box for box in app.selectbox if box.label == "“Sở Không Có”"]
    box.set_value("SNV")
    (radio,) = app.radio
    radio.set_value("not_reported")
    app = pressed(app, ANSWER)
    assert STORE in labels(app), shown(app)


def test_markup_in_a_file_is_shown_as_it_stands() -> None:
    assert plain("*a* [b](c)") == r"\*a\* \[b\]\(c\)"
