"""Upload and history: a file is judged, stored, shown and taken back from the page."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from data import snapshots
from tests.pages.conftest import Opened
from tests.pages.seeing import shown

HEAD = "period,organisation,portal,visits,articles"
GOOD = f"{HEAD}\n2021-W01,Sở Y tế,syt.langson.gov.vn,1200,4\n".encode()
BAD = f"{HEAD}\n2021-W01,Sở Không Có,x.gov.vn,1200,4\n2021-W01,Sở Y tế,y.gov.vn,nhiều,4\n".encode()


def uploaded(opened: Opened, name: str, content: bytes) -> AppTest:
    app = opened("upload")
    app.selectbox(key="store:table").set_value("portal_activity").run()
    app.file_uploader(key="store:file").upload(name, content)
    return app.run()


def test_a_file_is_shown_with_its_difference_and_stored_on_confirmation(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = uploaded(opened, "cong.csv", GOOD)
    assert "Tệp hợp lệ, có thể ghi." in shown(app)
    assert "1 dòng mới" in shown(app)
    assert snapshots.current().number == before
    app.text_input(key="store:by").set_value("Nguyễn Văn A")
    app.button[0].click().run()
    assert not app.exception
    assert "Đã ghi." in shown(app), shown(app)
    assert snapshots.current().number > before


def test_the_same_file_again_changes_nothing(opened: Opened, demo: Path) -> None:
    app = uploaded(opened, "cong.csv", GOOD)
    app.text_input(key="store:by").set_value("Nguyễn Văn A")
    app.button[0].click().run()
    number = snapshots.current().number
    app = uploaded(opened, "cong.csv", GOOD)
    assert "Không có gì mới." in shown(app)
    assert not app.button
    assert snapshots.current().number == number


def test_a_wrong_file_is_refused_with_row_column_and_value(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = uploaded(opened, "cong.csv", BAD)
    body = shown(app)
    assert "Chưa nhận tệp" in body
    assert "Sở Không Có" in body
    assert "nhiều" in body
    assert not app.button
    assert snapshots.current().number == before


def test_a_file_that_is_no_table_gets_a_sentence(opened: Opened, demo_read: Path) -> None:
    app = uploaded(opened, "cong.xlsx", b"\x00\x01garbage")
    assert not app.exception
    assert "e-notice e-bad" in shown(app)


def test_without_a_name_nothing_is_stored(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = uploaded(opened, "cong.csv", GOOD)
    app.button[0].click().run()
    assert "e-notice e-bad" in shown(app)
    assert snapshots.current().number == before


def test_a_batch_is_taken_back_with_name_and_reason(opened: Opened, demo: Path) -> None:
    app = opened("history")
    app.selectbox(key="revoke:batch").set_value(635)
    app.text_input(key="revoke:by").set_value("Trần Thị B")
    app.text_input(key="revoke:why").set_value("Nạp nhầm tuần")
    app.button[-1].click().run()
    assert not app.exception
    assert "Đã thu hồi." in shown(app), shown(app)
    assert "Nạp nhầm tuần" in shown(app)


def test_without_a_reason_nothing_is_taken_back(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = opened("history")
    app.selectbox(key="revoke:batch").set_value(635)
    app.text_input(key="revoke:by").set_value("Trần Thị B")
    app.button[-1].click().run()
    assert "e-notice e-bad" in shown(app)
    assert snapshots.current().number == before
