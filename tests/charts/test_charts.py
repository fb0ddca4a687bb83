"""Charts draw what their frame says: every name whole, every value written, gaps left open."""

import datetime as dt
import itertools
from typing import Any
from urllib.parse import unquote

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import (
    PALETTES,
    STATUS_ORDER,
    SYMBOLS,
    Aim,
    Break,
    Canvas,
    Picture,
    bullet,
    levels,
    lines,
    palette,
    ranking,
    sparkline,
    trend,
)
from wording import language

CANVAS = Canvas(language("vi"), foot=("Tuần 12/2019 · 2/3 đơn vị đã báo cáo", "Số liệu mô phỏng"))
LONG_NAME = "Sở Lao động - Thương binh và Xã hội"


def weeks(values: list[float | None], **columns: Any) -> pl.DataFrame:
    first = dt.date(2019, 1, 7)
    starts = [first + dt.timedelta(weeks=place) for place in range(len(values))]
    given = {
        "period_start": starts,
        "period_end": [start + dt.timedelta(days=6) for start in starts],
        "value": values,
        "point": [10.0 + place for place in range(len(values))],
        "is_solid": [True] * len(values),
        "label": [f"Tuần {place + 2}/2019" for place in range(len(values))],
    }
    return pl.DataFrame(given | columns)


def ranked() -> Picture:
    rows = pl.DataFrame(
        {
            "name": ["Thành phố Lạng Sơn", LONG_NAME, "Huyện Đình Lập"],
            "value": [38.4, 9.35, None],
            "status": ["met", "off_track", "no_data"],
            "point": [18.2, 18.2, 18.2],
        }
    )
    return ranking(rows, CANVAS, "percent", "Mốc tiến độ 18,2%")


PICTURES = {
    "ranking": ranked(),
    "trend": trend(weeks([10.0, None, 12.5]), CANVAS, "percent", Aim(20, dt.date(2019, 12, 31), "Chỉ tiêu 20%")),
    "lines": lines(weeks([1.0, 2.0, None]).with_columns(series=pl.lit("Sở, ban, ngành")), CANVAS, "percent"),
    "levels": levels(
        weeks([1.0] * 3, services=[5, None, 7], share=[50.0, None, 70.0]).with_columns(name=pl.lit("Mức độ 4")),
        CANVAS,
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_valid_figure_with_a_foot_and_a_text(name: str) -> None:
    picture = PICTURES[name]
    figure = go.Figure(picture.figure)
    assert "Số liệu mô phỏng" in figure.layout.title.text
    assert figure.layout.separators == ",."
    assert figure.layout.height == picture.height
    assert len(picture.alt) > 10
    assert not figure.layout.showlegend


def test_long_names_are_wrapped_never_cut() -> None:
    names = [name.replace("<br>", " ") for name in ranked().figure["data"][0]["y"]]
    assert LONG_NAME in names


def test_bars_carry_value_and_mark_and_the_silent_say_so() -> None:
    text = ranked().figure["data"][0]["text"]
    assert list(text) == ["<b>38,4% ●</b>", "<b>9,4% ■</b>", "○ Chưa có số liệu"]


def test_the_target_line_has_its_name() -> None:
    layout = ranked().figure["layout"]
    assert layout["shapes"][0]["x0"] == 18.2
    assert layout["annotations"][0]["text"] == "Mốc tiến độ 18,2%"


def test_no_shared_point_no_line() -> None:
    rows = pl.DataFrame({"name": ["A", "B"], "value": [1.0, 2.0], "status": ["", ""], "point": [1.0, 2.0]})
    assert "shapes" not in ranking(rows, CANVAS, "percent").figure["layout"]


def test_of_very_many_the_ends_are_drawn_and_all_are_in_the_table() -> None:
    values = [*map(float, range(60, 0, -1)), *[None] * 5]
    rows = pl.DataFrame(
        {
            "name": [f"Xã {place}" for place in range(65)],
            "value": values,
            "status": [""] * 60 + ["no_data"] * 5,
            "point": pl.Series([None] * 65, dtype=pl.Float64),
        }
    )
    drawn = ranking(rows, CANVAS, "percent")
    names, told = drawn.figure["data"][0]["y"], drawn.figure["data"][0]["text"]
    assert (names[0], names[11], names[13], names[24]) == ("Xã 0", "Xã 11", "Xã 48", "Xã 59")
    assert (names[12], told[12]) == ("36 đơn vị ở giữa", "xem bảng số liệu")
    assert (names[25], told[25]) == ("5 đơn vị", "○ Chưa có số liệu")
    assert drawn.table is not None
    assert len(drawn.table.rows) == 65


def test_a_gap_stays_a_gap() -> None:
    actual = PICTURES["trend"].figure["data"][-1]
    assert list(actual["y"]) == [10.0, None, 12.5]
    assert actual["connectgaps"] is False


def test_no_line_crosses_a_break() -> None:
    cut = Break(dt.date(2019, 1, 20), "Đổi cách phân mức độ")
    picture = trend(weeks([10.0, 11.0, 12.0]), CANVAS, "percent", None, (cut,))
    assert list(picture.figure["data"][-1]["y"]) == [10.0, None, 11.0, 12.0]
    assert any(note["text"] == cut.name for note in picture.figure["layout"]["annotations"])


def test_a_break_outside_the_drawn_time_is_not_drawn() -> None:
    picture = trend(weeks([10.0, 11.0]), CANVAS, "percent", None, (Break(dt.date(2025, 7, 1), "x"),))
    assert list(picture.figure["data"][-1]["y"]) == [10.0, 11.0]


def test_incomplete_periods_are_hollow_marks_off_the_line() -> None:
    picture = trend(weeks([10.0, 11.0], is_solid=[True, False]), CANVAS, "percent")
    hollow, line = picture.figure["data"][-2:]
    assert (list(hollow["y"]), hollow["mode"], hollow["marker"]["color"]) == (
        [11.0],
        "markers",
        palette("light").card,
    )
    assert list(line["y"]) == [10.0, None]
    assert line["marker"]["color"] == palette("light").accent


def test_the_end_of_a_line_names_the_period_of_an_older_value() -> None:
    rows = weeks([10.0, 11.0, 12.0], is_solid=[True, True, False])
    assert "11,0%</b><br>" in _notes(trend(rows, CANVAS, "percent"))[0]
    sound = rows.head(2)
    assert _notes(trend(sound, CANVAS, "percent")) == ["<b>11,0%</b>"]
    assert "(Tuần 3/2019)" in _notes(trend(sound, CANVAS, "percent", period="Tuần 9/2019"))[0]
    groups = pl.concat([weeks([10.0, 11.0]), weeks([9.0, None])]).with_columns(
        series=pl.Series(["A", "A", "B", "B"])
    )
    assert _notes(lines(groups, CANVAS, "percent")) == ["A <b>11,0%</b>", "B <b>9,0%</b><br>(Tuần 2/2019)"]


def _notes(picture: Picture) -> list[str]:
    return [note["text"] for note in picture.figure["layout"]["annotations"]]


def test_the_last_mark_of_a_small_line_is_of_the_last_period() -> None:
    def svg(values: list[float | None]) -> str:
        source = sparkline(values, [None] * len(values), "met", palette("light"))
        return unquote(source.split(",", 1)[1])

    assert "<circle" in svg([1, 2, 3])
    assert "<circle" not in svg([1, 2, None])


def test_a_value_stands_on_a_ground_of_its_own() -> None:
    notes = ranked().figure["layout"]["annotations"][1:]
    assert {note["bgcolor"] for note in notes} == {palette("light").card}
    assert [note["x"] for note in notes] == [38.4, 9.35, 0]


def test_months_are_named_once() -> None:
    for count in (5, 8, 12, 20, 60, 156):
        axis = trend(weeks([1.0] * count), CANVAS, "percent").figure["layout"]["xaxis"]
        months = count * 7 / 30.4
        assert len(axis["ticktext"]) <= 4 if "ticktext" in axis else months / axis["nticks"] > 0.5


def test_a_far_deadline_does_not_squeeze_the_line() -> None:
    picture = trend(weeks([10.0, 11.0, 12.0]), CANVAS, "percent", Aim(80, dt.date(2025, 12, 31), "80%"))
    assert picture.figure["data"][0]["x"][-1] < "2019-03"


def test_names_at_line_ends_do_not_lie_on_each_other() -> None:
    names = [f"Phần mềm có tên dài số {place}" for place in range(7)]
    rows = pl.concat([weeks([90.0, 100.0]).with_columns(series=pl.lit(name)) for name in names])
    picture = lines(rows, CANVAS, "percent", height=320)
    pixels = (320 - 36) / 106
    at = [note["y"] * pixels + note["yshift"] for note in picture.figure["layout"]["annotations"]]
    assert all(upper - lower >= 15 for upper, lower in itertools.pairwise(at))
    assert min(at) > 0


def test_nothing_to_draw_is_no_fault() -> None:
    empty = weeks([])
    assert trend(weeks([None, None]), CANVAS, "percent").alt == "Chưa có số liệu"
    assert lines(empty.with_columns(series=pl.lit("x")), CANVAS, "percent").figure
    assert sparkline([None], [None], "met", palette("light")).startswith("data:image/svg+xml,")


def test_small_marks_are_images() -> None:
    for source in (
        sparkline([1, None, 2, 3], [1, 1, 1, 1], "met", palette("light")),
        bullet(36.2, 80, 40, "behind", palette("dark"), reach=100),
        bullet(None, 80, None, "no_data", palette("light")),
    ):
        assert source.startswith("data:image/svg+xml,")


def contrast(first: str, second: str) -> float:
    def brightness(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((brightness(first), brightness(second)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
def test_letters_stand_out_on_their_ground(theme: str) -> None:
    colours = palette(theme)
    pairs = [(colours.letters[status], colours.fills[status]) for status in STATUS_ORDER]
    pairs += [(colours.marks[status], colours.card) for status in STATUS_ORDER]
    pairs += [(ink, ground) for ink in (colours.ink, colours.quiet) for ground in (colours.card, colours.ground)]
    pairs += [(colour, colours.card) for colour in (*colours.series, colours.accent)]
    weak = [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < 4.5]
    assert not weak


def test_every_status_has_a_symbol_of_its_own() -> None:
    assert len({SYMBOLS[status] for status in STATUS_ORDER}) == len(STATUS_ORDER)


def test_an_unknown_theme_is_light() -> None:
    assert palette(None) == palette("light")
