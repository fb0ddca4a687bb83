"""What a file says elsewhere than in a column of its own: sums of columns, and lines above the table."""

import datetime as dt

import pytest

from data.errors import FileRefused
from data.matching import Matched
from tests.data.matched_text import ONLINE, errors, online, told

ROW = "2019-W12;SYT;A1;x;3;10;5"

FORM = "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ"


@pytest.mark.parametrize(
    ("parts", "cells", "received"),
    [
        ("Trực tuyến;Trực tiếp/bưu chính", "5;7", 12),
        ("Trực tuyến;Trực tiếp/bưu chính", "5;", None),
        ("Trực tuyến;Trực tiếp;Bưu chính", "5;7;1", 13),
        ("Tiếp nhận | Trực tuyến;Tiếp nhận | Trực tiếp + bưu chính;Tiếp nhận | Tổng", "5;7;12", 12),
        ("Trực tuyến;Trực tiếp, BC;Từ kỳ trước;Tổng tiếp nhận", "5;7;3;15", 12),
    ],
)
def test_received_is_the_sum_of_its_parts(parts: str, cells: str, received: int | None) -> None:
    matched = online(f"2019-W12;SYT;A1;x;3;{cells}", header=f"{FORM};{parts}")
    assert errors(matched) == []
    assert matched.rows.select("dossiers_received", "dossiers_online").rows() == [(received, 5)]
    assert list(matched.how["derived"]) == ["dossiers_received"]  # type: ignore[call-overload]


def test_in_person_alone_is_not_all_the_rest() -> None:
    with pytest.raises(FileRefused) as caught:
        online("2019-W12;SYT;A1;x;3;5;7", header=f"{FORM};Trực tuyến;Trực tiếp")
    assert [question.subject for question in caught.value.questions] == ["Trực tiếp"]


def above(
    *titles: str, header: str = FORM.removeprefix("Kỳ báo cáo;") + ";Hồ sơ tiếp nhận;Hồ sơ trực tuyến"
) -> Matched:
    blanks = ";" * header.count(";")
    return online(header, ROW.removeprefix("2019-W12;"), header="\n".join(f"{title}{blanks}" for title in titles))


@pytest.mark.parametrize(
    "titles",
    [
        ("BÁO CÁO TUẦN 12 (từ 18/3 đến 24/3/2019)",),
        ("Từ ngày 18/03/2019 đến ngày 24/03/2019",),
        ("Kỳ báo cáo: Tuần 12/2019",),
        ("BÁO CÁO DỊCH VỤ CÔNG TUẦN 12 NĂM 2019", "(Từ ngày 18/3/2019 đến ngày 24/3/2019)"),
        ("UBND TỈNH LẠNG SƠN", "Tuần 12/2019", "Lạng Sơn, ngày 25 tháng 3 năm 2019"),
    ],
)
def test_the_period_above_the_table(titles: tuple[str, ...]) -> None:
    matched = above(*titles)
    assert matched.problems == []
    assert matched.rows.select("period_start", "period_end").rows() == [
        (dt.date(2019, 3, 18), dt.date(2019, 3, 24))
    ]
    assert matched.how["period_from_title"]["reads_as"] == "2019-W12"  # type: ignore[index]


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (("Tuần 12/2019", "So với Tuần 11/2019"), "two periods"),
        (("Tuần 13", "từ 18/3 đến 24/3/2019"), "two periods"),
        (("Lũy kế đến Tuần 12/2019",), "more than one period"),
        (("Từ ngày 01/03/2019 đến ngày 31/03/2019",), "does not name a period"),
        (("Kỳ báo cáo: Quý I/2019",), "does not name a period"),
        (("Lạng Sơn, ngày 18 tháng 3 năm 2019",), "columns are missing"),
        (("Tháng 3 năm 2019",), "does not name a period"),
        (("Tuần 12",), "does not name a period"),
        (("Lũy kế từ đầu năm đến ngày 28/3/2021",), "more than one period"),
    ],
)
def test_a_doubtful_period_above_the_table_is_refused(titles: tuple[str, ...], said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        above(*titles)


def test_days_above_the_table_that_are_no_whole_week_are_told() -> None:
    (problem,) = above("Tuần 12 (từ 18/3 đến 22/3/2019)").problems
    assert told(problem).startswith("The report covers only 5 of the 7 days")


def organisation_above(*titles: str) -> Matched:
    header = ONLINE.replace("Đơn vị;", "")
    blanks = ";" * header.count(";")
    return online(header, ROW.replace("SYT;", ""), header="\n".join(f"{title}{blanks}" for title in titles))


@pytest.mark.parametrize(
    ("titles", "code"),
    [
        (("Đơn vị báo cáo: UBND huyện Cao Lộc",), "H-CAO-LOC"),
        (("UBND TỈNH LẠNG SƠN", "Đơn vị: Sở Y tế"), "SYT"),
        (("Cơ quan báo cáo: Sở Tư pháp Kỳ báo cáo: Tuần 12/2019",), "STP"),
    ],
)
def test_the_organisation_above_the_table(titles: tuple[str, ...], code: str) -> None:
    matched = organisation_above(*titles)
    assert matched.problems == []
    assert matched.rows["organisation"].to_list() == [code]


@pytest.mark.parametrize(
    "titles",
    [("UBND TỈNH LẠNG SƠN", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"), ("Đơn vị: hồ sơ",), ("Đơn vị: SYT", "Đơn vị: SNV")],
)
def test_a_letterhead_is_not_the_organisation(titles: tuple[str, ...]) -> None:
    with pytest.raises(FileRefused):
        organisation_above(*titles)


def test_a_lone_text_is_no_row_where_its_keys_stand_above() -> None:
    header = ONLINE.replace("Kỳ báo cáo;Đơn vị;", "")
    titles = "Đơn vị báo cáo: Sở Y tế;;;;\nTuần 12/2019;;;;"
    matched = online(header, "A1;x;3;10;5", "Bổ sung thêm;;;;", "A2;y;3;1;1", "Người lập biểu;;;;", header=titles)
    assert errors(matched)[0].startswith("The row holds nothing but “Bổ sung thêm”")
    assert "Người lập biểu" not in matched.rows["service_code"].to_list()
