"""Texts → typed rows: columns, periods, total rows; what allows two readings is an error."""

import datetime as dt

import polars as pl
import pytest

from data.errors import FileRefused
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import MEASURES, ONLINE, SOFTWARE, errors, match, online


def test_a_row_is_typed() -> None:
    matched = online("Tuần 12/2019;Sở Y tế;A1;Khám bệnh;Mức độ 3;1.234;")
    assert matched.problems == []
    assert matched.rows.row(0, named=True) == {
        **dict.fromkeys((*REPORT_TABLES["online_services"].fields, "not_applicable")),
        "period_start": dt.date(2019, 3, 18),
        "period_end": dt.date(2019, 3, 24),
        "days_covered": 7,
        "organisation": "SYT",
        "service_code": "A1",
        "service_name": "Khám bệnh",
        "level": "3",
        "dossiers_received": 1234,
        "not_applicable": None,
        "source_row": 2,
    }
    assert matched.rows.schema["resolved_late"] == pl.Int64


def test_two_columns_of_days() -> None:
    header = ONLINE.replace("Kỳ báo cáo", "Từ ngày;Đến ngày")
    matched = online(
        "18/03/2019;24/3/2019;SYT;A1;x;3;1;1",
        "2019-03-25;2019-03-28;SYT;A1;x;3;1;1",
        "2019-03-28;2019-04-03;SYT;A1;x;3;1;1",
        "31/02/2019;2019-03-03;SYT;A1;x;3;1;1",
        header=header,
    )
    assert matched.rows.select("period_start", "period_end", "days_covered").rows() == [
        (dt.date(2019, 3, 18), dt.date(2019, 3, 24), 7),
        (dt.date(2019, 3, 25), dt.date(2019, 3, 31), 4),
        (None, None, None),
        (None, None, None),
    ]
    assert [(problem.severity, problem.rows) for problem in matched.problems] == [
        ("warning", (3,)),
        ("error", (4,)),
        ("error", (5,)),
    ]


@pytest.mark.parametrize("written", ["Tháng 3/2019", "2019-W60", "", "tuần trước"])
def test_periods_outside_the_calendar(written: str) -> None:
    matched = online(f"{written};SYT;A1;x;3;1;1")
    assert len(errors(matched)) == 1
    assert matched.rows["period_start"].to_list() == [None]


def test_missing_and_unknown_columns_are_named_together() -> None:
    with pytest.raises(FileRefused) as refused:
        online("x;y;z;1", header="Đơn vị;Mã thủ tục;Tên thủ tục;Số hồ sơ")
    for part in ("Kỳ báo cáo", "Mức độ", "Hồ sơ tiếp nhận", "Hồ sơ trực tuyến", "“Số hồ sơ”"):
        assert part in str(refused.value)


def test_a_percentage_beside_a_header_that_is_not_known_is_no_reason_to_refuse_the_count() -> None:
    with pytest.raises(FileRefused, match="“Trong đó Trực tuyến”") as refused:
        online(
            "2019-W12;SYT;A1;x;3;1;1;100",
            header=ONLINE.replace("Hồ sơ trực tuyến", "Trong đó Trực tuyến;Tỷ lệ trực tuyến"),
        )
    assert [question.subject for question in refused.value.questions] == ["Trong đó Trực tuyến"]
    with pytest.raises(FileRefused, match="holds percentages"):
        online("2019-W12;SYT;A1;x;3;1;1", header=ONLINE.replace("Hồ sơ trực tuyến", "Tỷ lệ trực tuyến"))


def test_what_may_stand_above_the_table_is_said_so() -> None:
    header = ONLINE.replace("Đơn vị;", "")
    with pytest.raises(FileRefused, match="above the table: “Kỳ báo cáo: …”, “Đơn vị báo cáo: …”"):
        online("2019-W12;A1;x;3;1;1;5", header=f"{header};Tỷ lệ %")


def test_two_columns_that_mean_the_same_are_refused() -> None:
    with pytest.raises(FileRefused, match="“Đơn vị”, “Cơ quan”"):
        online("2019-W12;SYT;A1;x;3;1;1;SYT", header=f"{ONLINE};Cơ quan")


def test_a_nearly_known_column_is_an_error_and_a_strange_one_a_warning() -> None:
    near = online("2019-W12;SYT;A1;x;3;1;1;9", header=f"{ONLINE};Giải quyết trước hẹn")
    assert "Giải quyết trước hạn" in errors(near)[0]
    strange = online("2019-W12;SYT;A1;x;3;1;1;9", header=f"{ONLINE};Người lập")
    assert [(problem.severity, problem.column) for problem in strange.problems] == [("warning", "Người lập")]


def test_totals_blanks_signatures_and_ignored_columns() -> None:
    matched = match(
        "STT;"
        + ONLINE
        + ";Ghi chú\n"
        "1;2019-W12;SYT;A1;x;3;10;5;\n"
        ";;;;;;;;\n"
        "2;2019-W12;SNV;A1;x;3;20;6;muộn\n"
        ";;Tổng cộng;;;;30;11;\n"
        ";;;;;;;Người lập biểu;\n".replace(";;;;;;;Người lập biểu;", ";Người lập biểu;;;;;;;"),
    )
    assert matched.rows["source_row"].to_list() == [2, 4]
    assert matched.totals.select("source_row", "dossiers_received", "dossiers_online").rows() == [(5, 30, 11)]
    assert [(problem.severity, problem.rows) for problem in matched.problems] == [("warning", (6,))]


def test_a_signature_under_the_figures_is_left_out_and_figures_in_words_are_not() -> None:
    whole = "1;2019-W12;SYT;A1;x;3;10;5"
    signed = match(f"STT;{ONLINE}\n{whole}\nNGƯỜI LẬP BIỂU;;;;;;GIÁM ĐỐC;\n")
    assert (errors(signed), signed.rows.height) == ([], 1)
    in_words = match(f"STT;{ONLINE}\n{whole}\n2;;;;;;mười;năm\n")
    assert in_words.rows.height == 2
    assert errors(in_words)
    unsettled = match(f"STT;{ONLINE}\n{whole}\n;;;;;;KPS;KPS\n")
    assert errors(unsettled)


def test_lines_below_with_a_figure_are_not_left_out() -> None:
    matched = online("2019-W12;SYT;A1;x;3;10;5", ";;;;;7;")
    assert matched.rows.height == 2
    assert errors(matched)


def test_no_rows() -> None:
    with pytest.raises(FileRefused, match="no rows below"):
        online()


def test_unknown_software_and_indicator() -> None:
    software = match(f"{SOFTWARE}\n2019-W12,SYT,VBDG,1,1,1\n", "shared_software")
    assert "VBDH" in errors(software)[0]
    indicator = match(f"{MEASURES}\n2019-03;SYT;level4_share;1;2\n", "measures")
    assert "level4_share" in errors(indicator)[0]
