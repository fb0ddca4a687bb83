"""Upload: a file is recognised, judged and stored from the page, and the way on and back is told."""

import time
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

import queries
from data import importing, snapshots
from data.choices import Choices
from pages.parts import judging_job, recognising
from pages.parts.recognising import Checked
from tests.pages.conftest import Opened
from tests.pages.seeing import shown

HEAD = "period,organisation,portal,visits,articles"
GOOD = f"{HEAD}\n2021-W01,Sở Y tế,syt.langson.gov.vn,1200,4\n".encode()
BAD = f"{HEAD}\n2021-W01,Sở Nội vụ,x.gov.vn,-12,4\n2021-W01,Sở Y tế,y.gov.vn,nhiều,4\n".encode()
MIXED = GOOD + "2021-W01,Sở Nội vụ,snv.langson.gov.vn,nhiều,4\n".encode()
NOT_READ = "The file could not be read as a table."
CHECK_AGAIN, ANSWER, STORE = "Kiểm tra lại", "Dùng cách hiểu này", "Ghi vào kho số liệu"
STORE_GOOD = "Chỉ ghi các dòng đúng"

Asked = list[Choices]


def settled(app: AppTest) -> AppTest:
    """The page when the work that it waits for has ended."""
    for _ in range(300):
        if "e-progress" not in shown(app):
            return app
        time.sleep(0.2)
        app.run()
    raise AssertionError("the work did not end within a minute")


def uploaded(opened: Opened, name: str, content: bytes, table: str = "portal_activity") -> AppTest:
    app = opened("upload")
    app.selectbox(key="store:table").set_value(table).run()
    app.file_uploader(key="store:file").upload(name, content)
    return settled(app.run())


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return settled(button.click().run())


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def stored(app: AppTest, by: str = "Nguyễn Văn A") -> AppTest:
    app.text_input(key="store:by").set_value(by)
    return pressed(app, STORE)


def test_a_file_is_shown_with_its_difference_and_stored_on_confirmation(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = uploaded(opened, "cong.csv", GOOD)
    assert "Tệp hợp lệ, có thể ghi." in shown(app)
    assert "1 dòng mới" in shown(app)
    assert snapshots.current().number == before
    app = stored(app)
    assert not app.exception
    assert "Đã ghi." in shown(app), shown(app)
    number = snapshots.current().number
    assert number > before
    assert f"batch={number}" in shown(app)
    assert "/portals?" in shown(app)
    assert "period=2021-W01" in shown(app)


def test_the_same_file_again_changes_nothing(opened: Opened, demo: Path) -> None:
    stored(uploaded(opened, "cong.csv", GOOD))
    number = snapshots.current().number
    app = uploaded(opened, "cong.csv", GOOD)
    assert "Không có gì mới." in shown(app)
    assert STORE not in labels(app)
    assert snapshots.current().number == number


def test_a_wrong_file_is_refused_with_row_column_and_value(opened: Opened, demo_read: Path) -> None:
    app = uploaded(opened, "cong.csv", BAD)
    body = shown(app)
    assert "e-notice e-bad" in body
    assert 'role="alert"' in body
    for told in ("-12", "nhiều", ">2<", ">3<", "Tải tệp đã đánh dấu lỗi"):
        assert told in body or told in [b.proto.label for b in app.get("download_button")], told
    assert STORE not in labels(app)


def test_the_good_rows_are_stored_alone_only_when_the_person_says_so(opened: Opened, demo: Path) -> None:
    app = uploaded(opened, "cong.csv", MIXED)
    assert STORE not in labels(app)
    assert "1 dòng được ghi, 1 dòng bị để lại. Vẫn còn nợ báo cáo: Sở Nội vụ." in shown(app)
    app = pressed(app, STORE_GOOD)
    assert "1 dòng mới" in shown(app)
    assert "Chỉ các dòng không có lỗi sẽ được ghi." in shown(app)
    assert "Tệp hợp lệ, có thể ghi." not in shown(app)
    stored(app)
    rows = queries.fetch(snapshots.current(), "history/entries").filter(pl.col("action") == "import")
    assert rows["rows_new"][0] == 1


def test_the_report_table_is_recognised_by_the_columns(opened: Opened, demo_read: Path) -> None:
    app = uploaded(opened, "cong.csv", GOOD, table="")
    assert "Nhận ra loại báo cáo: Cổng thông tin." in shown(app)
    assert STORE in labels(app)


def test_a_file_of_another_report_is_offered_as_such(opened: Opened, demo_read: Path) -> None:
    app = uploaded(opened, "cong.csv", GOOD, table="shared_software")
    assert "Tệp này giống một loại báo cáo khác." in shown(app)
    app = pressed(app, "Kiểm tra theo “Cổng thông tin”")
    assert STORE in labels(app)


def test_which_report_it_is_gets_asked_where_the_columns_do_not_say(opened: Opened, demo_read: Path) -> None:
    app = uploaded(opened, "la.csv", b"a,b\n1,2\n3,4\n", table="")
    assert "Đây là báo cáo nào?" in shown(app)
    assert len([label for label in labels(app) if "nhận ra 0/2 cột" in label]) == 4


@pytest.mark.parametrize(
    ("name", "content"), [("cong.xlsx", b"\x00\x01garbage"), ("cong.pdf", b"%PDF-1.7\n%\xe2\xe3")]
)
def test_a_file_that_is_no_table_gets_a_sentence(
    name: str, content: bytes, opened: Opened, demo_read: Path
) -> None:
    app = uploaded(opened, name, content, table="")
    assert not app.exception
    assert "e-notice e-bad" in shown(app)


def test_without_a_name_nothing_is_stored(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = stored(uploaded(opened, "cong.csv", GOOD), by=" ")
    assert "e-notice e-bad" in shown(app)
    assert STORE in labels(app)
    assert snapshots.current().number == before


def test_a_check_can_be_given_up_and_begun_again(
    opened: Opened, demo_read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.progress import stage

    is_slow = [True]

    def slow(table: str | None, name: str, content: bytes, choices: Choices) -> Checked:
        while is_slow[0]:
            stage("checking", 77_000)
            time.sleep(0.02)
        return Checked(table, importing.check_file(str(table), name, content))

    monkeypatch.setattr(recognising, "check", slow)
    app = opened("upload")
    app.selectbox(key="store:table").set_value("portal_activity").run()
    app.file_uploader(key="store:file").upload("cong.csv", GOOD)
    app.run()
    assert "Kiểm tra quy tắc" in shown(app)
    assert "77.000 dòng" in shown(app)
    app.button(key="upload:cancel").click().run()
    app = settled(app)
    assert "Đã hủy kiểm tra." in shown(app)
    is_slow[0] = False
    assert STORE in labels(pressed(app, CHECK_AGAIN))


def test_the_work_names_are_those_of_every_stage() -> None:
    assert set(judging_job.STAGE_NAMES) == set(judging_job.STAGES)
