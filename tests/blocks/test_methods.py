"""Methods: every indicator has its formula, SQL, parts, what is left out and breaks, in both languages."""

import re
from pathlib import Path

import polars as pl
import pytest

import queries
from blocks import judging, methods, sources
from blocks.viewing import view_of
from tests.data.small_store import Week, import_weeks, reference_files

ENGLISH = re.compile(r"\b(the|of|are|is|and|from)\b")
VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọốồổỗộớờởỡợụứừửữự]")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_indicator_of_the_demo_is_told_whole(demo_read: Path, lang: str) -> None:
    view = view_of({"lang": lang, "period": "2020-W10"})
    rows = view.rows("methods/indicators").to_dicts()
    assert len(rows) >= 20
    for row in rows:
        made = methods.formula(view, row["code"])
        words = re.sub(r"<pre.*?</pre>", "", made, flags=re.DOTALL)
        assert view.language.name(row, "formula").split(" / ")[0].split("“")[0] in words.replace("&#x27;", "'")
        assert ("<pre" in made) == (f"indicators/{row['code']}" in queries.names("indicators"))
        if lang == "vi":
            assert not ENGLISH.search(re.sub(r"<.*?>", " ", words)), row["code"]
        if sources.current(view, row["code"], "province") is not None:
            current = methods.current_value(view, row["code"])
            assert view.language.text("What is left out") in current
            assert sources.batches(view, row["code"]).count("e-strong") >= 2 or row["theme"] == "measures"


def test_the_parts_of_the_current_value_are_those_that_are_published(demo_read: Path) -> None:
    view = view_of({"lang": "vi", "period": "2020-W10"})
    published = view.snapshot.query("from indicator_values", {}).filter(
        (pl.col("indicator") == "online_dossiers") & (pl.col("scope") == "province") & (pl.col("basis") == "period")
    )
    (row,) = published.filter(pl.col("period_end") == view.until).to_dicts()
    made = methods.current_value(view, "online_dossiers")
    for part in (row["numerator"], row["denominator"]):
        assert f"<span>{view.language.number(part)}</span>" in made
    assert f"<b>{view.language.percent(row['value'])}</b>" in made


def test_what_is_left_out_names_rows_columns_and_the_silent(home: Path) -> None:
    reports = {"A1": (100, None), "A2": (50, 5), "A3": (10, 1), "A4": (10, 1)}
    import_weeks(Week(0, reports), files=reference_files())
    view = view_of({"lang": "vi"})
    said = methods.left_out(view, "online_dossiers")
    assert "1 dòng, do một trong các cột" in said
    assert "không được báo cáo: Sở 1." in said
    assert "Đơn vị chưa báo cáo: Sở 5." in said
    import_weeks(Week(1, dict.fromkeys(("A1", "A2", "A3", "A4", "A5"), (10, 1))), files=reference_files())
    assert "Không có gì" in methods.left_out(view_of({"lang": "vi"}), "online_dossiers")


def test_the_bands_and_the_coverage_limit_are_those_of_the_reference_data(home: Path) -> None:
    given = reference_files()
    given["bands.csv"] = b"status,lower_bound\nmet,1.1\non_track,0.9\nbehind,0.5\noff_track,0\n"
    given["place.csv"] = given["place.csv"].replace(b"coverage_limit,80", b"coverage_limit,65")
    import_weeks(Week(0, {"A1": (100, 10)}), files=given)
    view = view_of({"lang": "vi"})
    assert judging.bands(view) == [
        "từ 110% của mốc trở lên",
        "từ 90% đến dưới 110% của mốc",
        "từ 50% đến dưới 90% của mốc",
        "dưới 50% của mốc",
    ]
    said = judging.judged(view)
    assert "dưới 65% số báo cáo" in said
    assert not ENGLISH.search(re.sub(r"<.*?>", " ", said))
    assert not VIETNAMESE.search(judging.judged(view_of({"lang": "en"})))
