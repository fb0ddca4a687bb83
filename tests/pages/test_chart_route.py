"""The server gives a chart's numbers to who asks for them by its address."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from serving.chart_tables import chart_table

GOOD = [("with", "online_dossiers"), ("with", "district"), ("period", "2019-W12"), ("lang", "en")]


def answer(name: str, kind: str, asked: list[tuple[str, str]]) -> Response:
    scope = {"type": "http", "method": "GET", "headers": [], "path": f"/chart/{name}.{kind}"}
    scope |= {"path_params": {"name": name, "kind": kind}, "query_string": urlencode(asked).encode()}
    return chart_table(Request(scope))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_sent_under_its_name(kind: str, demo_read: Path) -> None:
    sent = answer("ranking_of", kind, GOOD)
    assert sent.status_code == 200
    name = f"ranking_online_dossiers_district_2019-W12.{kind}"
    assert sent.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert sent.body.startswith(b"\xef\xbb\xbfOrganisation," if kind == "csv" else b"PK")


def test_the_table_is_shown_in_the_page(demo_read: Path) -> None:
    sent = answer("ranking_of", "html", GOOD)
    assert sent.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-disposition" not in sent.headers


def test_the_figures_of_a_named_snapshot_are_kept_by_the_browser(demo_read: Path) -> None:
    assert answer("ranking_of", "csv", GOOD).headers["cache-control"] == "no-cache"
    from data import snapshots

    held = [*GOOD, ("as_of", str(snapshots.current().number))]
    assert "max-age" in answer("ranking_of", "csv", held).headers["cache-control"]


@pytest.mark.parametrize(
    ("name", "kind", "asked"),
    [
        ("nothing", "csv", GOOD),
        ("ranking_of", "exe", GOOD),
        ("ranking_of", "csv", []),
        ("ranking_of", "csv", [("with", "'; drop table"), ("with", "district")]),
        ("ranking_of", "csv", [*GOOD, ("period", "rubbish")]),
        ("ranking_of", "csv", [*GOOD, ("as_of", "rubbish")]),
        ("__import__", "csv", GOOD),
    ],
)
def test_what_there_is_not_is_404_and_a_sentence(
    name: str, kind: str, asked: list[tuple[str, str]], demo_read: Path
) -> None:
    sent = answer(name, kind, asked)
    assert sent.status_code == 404
    assert b"Traceback" not in sent.body
    assert bytes(sent.body).decode().endswith(".")


def test_an_empty_store_has_no_figures(home: Path) -> None:
    assert answer("ranking_of", "csv", GOOD).status_code == 503
