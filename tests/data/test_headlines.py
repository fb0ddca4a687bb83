"""What a dry run says first: each sentence from a difference that calls for it, in Vietnamese."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.difference import COMPARED, CORRECTIONS, Difference
from data.good_rows import UNITS, GoodRows
from data.headlines import headlines
from tests.data.matched_text import lang_son
from wording import language

MARCH, LATER = (date(2019, 3, 18), date(2019, 3, 24)), (date(2019, 3, 25), date(2019, 3, 31))
KINDS = {"value": pl.Float64, "status": pl.String, "due": pl.Int64, "reported": pl.Int64, "is_covered": pl.Boolean}


def value(
    indicator: str, scope: str, before: Any, after: Any, days: tuple[date, date] = MARCH, **more: Any
) -> dict[str, Any]:
    """A changed value; a unit that had none before had no report either."""
    kind = {"province": "province", "department": "group", "district": "group"}.get(scope, "organisation")
    row = {
        "indicator": indicator,
        "scope": scope,
        "scope_kind": kind,
        "period_start": days[0],
        "period_end": days[1],
    }
    parts: dict[str, Any] = {"due": 1, "status": "", "is_covered": True}
    row |= {
        f"{name}_before": found
        for name, found in (parts | {"value": before, "reported": int(before is not None)}).items()
    }
    row |= {
        f"{name}_after": found
        for name, found in (parts | {"value": after, "reported": int(after is not None)}).items()
    }
    return row | more


def said(
    *values: dict[str, Any], missing: tuple[tuple[date, str], ...] = (), partial: GoodRows | None = None
) -> list[str]:
    schema = {f"{name}_{when}": KINDS[name] for name in COMPARED for when in ("before", "after")}
    frame = (
        pl.DataFrame(list(values), schema_overrides=schema)
        if values
        else pl.DataFrame(
            schema={
                "scope_kind": pl.String,
                "indicator": pl.String,
                "scope": pl.String,
                "period_start": pl.Date,
                "period_end": pl.Date,
                **schema,
            }
        )
    )
    owed = pl.DataFrame(
        [{"period_start": start, "organisation": unit} for start, unit in missing],
        schema={"period_start": pl.Date, "organisation": pl.String},
    )
    difference = Difference(31, 4, 120, pl.DataFrame(schema=CORRECTIONS), frame, owed)
    return headlines(difference, lang_son(), language("vi"), partial)


def test_rows_come_first() -> None:
    assert said() == ["31 dòng mới, 4 sửa, 120 không đổi."]


def test_a_unit_that_had_no_report_is_named_with_its_value() -> None:
    fresh = value("online_dossiers", "H-DINH-LAP", None, 64.0)
    assert said(fresh)[1:] == [
        "Đình Lập từ chưa báo cáo thành 64,0% (Tỷ lệ hồ sơ tiếp nhận trực tuyến, 18/3–24/3/2019)."
    ]
    assert said(value("online_dossiers", "H-DINH-LAP", 60.0, 64.0))[1:] == []  # it had one


def test_the_first_headline_indicator_is_told_and_at_most_eight_units() -> None:
    units = [*lang_son().organisations.filter(pl.col("kind") == "district")["code"], "SYT"]
    rows = [value(name, unit, None, 50.0) for unit in units for name in ("level34_share", "satisfied")]
    (told,) = said(*rows)[1:]
    assert told.startswith(
        f"{len(units)} đơn vị từ chưa báo cáo thành có báo cáo (Tỷ lệ dịch vụ công mức độ 3, 4, "
    )
    assert told.count("50,0%") == 8
    assert told.endswith(f"và {len(units) - 8} đơn vị khác.")


def test_earlier_periods_are_counted() -> None:
    rows = [value("online_dossiers", "SYT", None, 50.0, days) for days in (MARCH, LATER)]
    told = said(*rows, missing=((MARCH[0], "SNV"), (LATER[0], "STP")))[1:]
    assert "25/3" in told[0]
    assert told[1] == "Bổ sung thêm 1 báo cáo còn thiếu của các kỳ trước."
    assert told[2] == "Còn thiếu báo cáo kỳ từ 25/03/2019, 1 đơn vị: Sở Tư pháp."
    assert told[3] == "Còn thiếu 1 báo cáo của các kỳ trước."


def test_the_whole_place_before_and_after() -> None:
    changed = value("online_dossiers", "province", 71.2, 73.0, reported_after=30, due_after=31)
    other = value("satisfied", "province", 90.0, 91.0)  # no headline indicator
    assert said(changed, other)[1:] == [
        "Tỉnh Lạng Sơn, Tỷ lệ hồ sơ tiếp nhận trực tuyến, kỳ 18/3–24/3/2019: 71,2% → 73,0% (30/31 đơn vị đã báo cáo)."
    ]
    assert said(value("online_dossiers", "province", 71.21, 71.22))[1:] == []  # nobody sees it


@pytest.mark.parametrize("count", [2, 5])
def test_statuses_move_with_the_names_of_their_indicators(count: int) -> None:
    names = ["services_in_use", "online_dossiers_level34", "pending_overdue", "paid_online", "satisfied"][:count]
    rows = [value(name, "province", 50.0, 60.0, status_before="off_track", status_after="behind") for name in names]
    (told,) = said(*rows)[1:]
    assert told.startswith(f"{count} chỉ tiêu từ Nguy cơ không đạt thành Chậm")
    assert ("Tỷ lệ dịch vụ mức độ 3, 4 có hồ sơ trực tuyến" in told) is (count == 2)
    (groups,) = said(value("satisfied", "district", 1.0, 2.0, status_before="behind", status_after="met"))[1:]
    assert groups == "Trong các nhóm đơn vị, 1 chỉ tiêu từ Chậm thành Đạt: Tỷ lệ hài lòng."


def test_what_is_left_out_and_whose_report_stays_owed() -> None:
    units = pl.DataFrame({"organisation": ["SYT", "SNV"], "period_start": [MARCH[0]] * 2}, schema=UNITS)
    partial = GoodRows(pl.DataFrame(), units, 7)
    assert said(partial=partial)[1] == (
        "7 dòng có lỗi không được nạp; Sở Nội vụ và Sở Y tế vẫn còn nợ báo cáo cho đến khi các dòng này được sửa."
    )
