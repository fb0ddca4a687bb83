"""What lies ahead of a trend is drawn from its frame alone: the band, the pace needed, the arrival, the names."""

import datetime as dt
from dataclasses import replace
from typing import Any

import polars as pl

from charts import Ahead, Aim, Break, Canvas, Picture, bullet, bullet_reach, palette, trend
from tests.charts.test_charts import weeks
from wording import language

CANVAS = Canvas(language("vi"), foot=("Số liệu mô phỏng",))
AIM = Aim(20.0, dt.date(2019, 6, 30), "<b>Chỉ tiêu ≥ 20,0%</b><br>30/06/2019")
LAST = dt.date(2019, 2, 3)
AHEAD = Ahead(
    rows=pl.DataFrame(
        {
            "day": [LAST, dt.date(2019, 3, 31), dt.date(2019, 6, 30)],
            "middle": [13.0, 18.0, 26.0],
            "low": [13.0, 15.0, 17.0],
            "high": [13.0, 21.0, 35.0],
        }
    ),
    since=LAST,
    value=13.0,
    until=dt.date(2019, 7, 15),
    needed_name="cần +1,43 điểm/tháng",
    pace_name="nhịp độ nay",
    arrival_name="dự kiến 4/2019",
    arrival=dt.date(2019, 4, 20),
    earliest=dt.date(2019, 4, 1),
    latest=dt.date(2019, 5, 20),
)


def drawn(ahead: Ahead | None = AHEAD, *breaks: Break) -> Picture:
    return trend(weeks([10.0, 11.0, 12.0, 13.0]), CANVAS, "percent", AIM, breaks, ahead=ahead)


def texts(picture: Picture) -> list[str]:
    return [note["text"] for note in picture.figure["layout"]["annotations"]]


def trace_of(picture: Picture, **wanted: Any) -> list[dict[str, Any]]:
    return [one for one in picture.figure["data"] if all(one.get(name) == value for name, value in wanted.items())]


def test_the_band_is_an_area_between_its_edges() -> None:
    (high,) = trace_of(drawn(), fill="tonexty")
    place = drawn().figure["data"].index(high)
    low = drawn().figure["data"][place - 1]
    assert (list(low["y"]), list(high["y"])) == ([13.0, 15.0, 17.0], [13.0, 21.0, 35.0])


def test_the_pace_needed_leads_from_the_last_value_to_the_target() -> None:
    (needed,) = [one for one in drawn().figure["data"] if one.get("line", {}).get("dash") == "dot"]
    assert (list(needed["x"]), list(needed["y"])) == (["2019-02-03", "2019-06-30"], [13.0, 20.0])
    cut = drawn(replace(AHEAD, until=dt.date(2019, 4, 18)))
    (needed,) = [one for one in cut.figure["data"] if one.get("line", {}).get("dash") == "dot"]
    assert needed["x"][1] == "2019-04-18"
    assert 13.0 < needed["y"][1] < 20.0  # the target lies beyond the drawing, and so does the line's end
    assert any(text.startswith("→ <b>Chỉ tiêu") for text in texts(cut))


def test_the_arrival_stands_on_the_target() -> None:
    (mark,) = [one for one in drawn().figure["data"] if one.get("marker", {}).get("symbol") == "diamond"]
    assert (mark["x"][0], mark["y"][0]) == ("2019-04-20", 20.0)
    assert "<b>dự kiến 4/2019</b>" in texts(drawn())
    late = drawn(replace(AHEAD, arrival=dt.date(2020, 1, 1)))
    assert not [one for one in late.figure["data"] if one.get("marker", {}).get("symbol") == "diamond"]


def test_a_break_ahead_is_named_too() -> None:
    cut = Break(dt.date(2019, 7, 1), "Kết thúc cấp huyện")
    assert cut.name in [text.replace("<br>", " ") for text in texts(drawn(AHEAD, cut))]
    assert cut.name not in texts(drawn(None, cut))


def test_nothing_ahead_nothing_drawn() -> None:
    plain = drawn(replace(AHEAD, rows=AHEAD.rows.head(0), arrival=None, needed_name=""))
    assert not trace_of(plain, fill="tonexty")
    assert not [one for one in plain.figure["data"] if one.get("line", {}).get("dash") == "dot"]


def test_the_table_holds_the_values_and_what_is_expected() -> None:
    table = drawn().table
    assert table is not None
    assert len(table.heads) == len(table.units) == 6
    assert table.rows[0][:3] == ("Tuần 2/2019", 10.0, 10.0)
    assert table.rows[-1] == ("30/06/2019", None, None, 26.0, 17.0, 35.0)
    bare = drawn(None).table
    assert bare is not None
    assert [len(row) for row in bare.rows] == [3] * 4


def test_the_alternative_text_tells_the_arrival() -> None:
    assert "dự kiến 4/2019" in drawn().alt
    assert "<" not in drawn().alt


def test_names_at_the_edge_stand_apart() -> None:
    close = replace(AHEAD, rows=AHEAD.rows.with_columns(day=pl.Series([LAST, dt.date(2019, 3, 31), AHEAD.until])))
    notes = [note for note in drawn(close).figure["layout"]["annotations"] if note.get("x") == 1]
    reach = drawn(close).figure["layout"]["yaxis"]["range"]
    pixels = (280 - 26 - 38) / (reach[1] - reach[0])
    heights = sorted(note["y"] * pixels + note["yshift"] for note in notes)
    assert len(heights) == 2
    assert heights[1] - heights[0] >= 32


def test_a_stroke_of_the_target_does_not_touch_the_last_value_s_name() -> None:
    def shift(deadline: dt.date) -> float:
        aim = Aim(13.2, deadline, "x")
        picture = trend(weeks([10.0, 11.0, 12.0, 13.0]), CANVAS, "percent", aim)
        return next(note["xshift"] for note in picture.figure["layout"]["annotations"] if "13,0%" in note["text"])

    assert shift(LAST) > shift(LAST + dt.timedelta(days=90))


def test_a_bullet_s_scale_holds_everything_and_no_share_goes_beyond_100() -> None:
    assert bullet_reach([8.5, 30.0, None], "percent") == 50.0
    assert bullet_reach([98.0, 100.0], "percent") == 100.0
    assert bullet_reach([112.0, 100.0], "percent") >= 112.0
    assert bullet_reach([None], "percent") == 1.0
    assert bullet_reach([1800.0, 1500.0], "count") >= 1800.0


def test_a_bullet_of_too_few_reports_is_hatched_without_a_status() -> None:
    whole = bullet(20.0, 30.0, 25.0, "off_track", palette("light"), baseline=5.0)
    assert whole != bullet(None, 30.0, 25.0, "", palette("light"), span=(10.0, 40.0))
