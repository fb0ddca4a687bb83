"""Our overview and target page made with Dash, as a good Dash developer would make them.

The words, marks, sparklines, figures and style are ours, so that what is compared is the framework alone; they
are kept in memory, as ours are. All else is Dash's usual way: `dcc.Location`, one callback that answers with the
page for two filters, `dcc.Graph` with its own library, the components' own files with the long cache lives that
Dash gives them, sent as they are, no debugging, and waitress with a thread for each of 20 viewers. The
filters stand outside the page, so that a choice changes the charts in place.
Run: python -m bench.dash_overview PORT
"""

import sys
from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from waitress import serve  # type: ignore[import-untyped]

import queries
from bench.page_parts import Part, parts
from blocks.stylesheet import stylesheet, symbols_face
from blocks.view import OFFERED_PERIODS
from blocks.viewing import default_period
from data import snapshots
from pages.parts import frame
from wording import language

PAGES = {"/": "Overview", "/targets": "Targets"}
GROUPS = {"all": "All organisations", "departments": "Departments", "districts": "Districts and city"}
THREADS = 20
LAYOUT = "body{font-family:sans-serif}.columns{display:flex;gap:1rem}.columns>div{flex:1;min-width:0}.filters{width:300px}"


class Words(Component):
    """HTML text as it is; its other half is `dash_assets/words.js`."""

    def __init__(self, text: str) -> None:
        self._namespace, self._type, self._prop_names = "egov", "Words", ["text"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties, self.available_wildcard_properties = ["text"], []
        super().__init__(text=text)  # type: ignore[no-untyped-call]


def application() -> Dash:
    vietnamese = language("vi")
    app = Dash(
        __name__,
        assets_folder="dash_assets",
        suppress_callback_exceptions=True,
        title=vietnamese.text("E-government dashboard"),
    )
    style = frame.style("light", vietnamese).replace("</style>", f"{symbols_face()}{stylesheet()}{LAYOUT}</style>")
    app.index_string = app.index_string.replace("</head>", f"{style}</head>")
    app.layout = _layout

    @app.callback(
        Output("page", "children"), Input("place", "pathname"), Input("period", "value"), Input("group", "value")
    )
    def page(path: str, period: str, group: str) -> list[Any]:
        return _page(path.strip("/"), period, group)

    return app


@lru_cache(maxsize=256)
def _page(path: str, period: str, group: str) -> list[Any]:
    return _shown(parts(path, period, group))


def _layout() -> html.Div:
    text = language("vi").text
    periods = queries.fetch(snapshots.current(), "frame/periods")
    offered = periods.head(OFFERED_PERIODS).iter_rows(named=True)
    named = {
        row["name"]: language("vi").period(row["name"], row["period_start"], row["period_end"]) for row in offered
    }
    filters = [
        dcc.Dropdown(named, default_period(periods), id="period", clearable=False, className="filters"),
        dcc.Dropdown({key: text(name) for key, name in GROUPS.items()}, "all", id="group", clearable=False),
    ]
    menu = [dcc.Link(text(name), href=path) for path, name in PAGES.items()]
    return html.Div(
        [dcc.Location(id="place"), html.Nav(menu), html.Div(filters, className="columns"), html.Div(id="page")]
    )


def _shown(found: tuple[Part, ...]) -> list[Any]:
    """The parts as components; neighbouring columns side by side."""
    made: list[Any] = []
    for part in found:
        made += _component(part)
    return made


def _component(part: Part) -> list[Any]:
    if part.kind == "chart" and part.picture:
        picture = part.picture
        config: Any = picture.config
        return [dcc.Graph(figure=picture.figure, config=config, style={"height": picture.height})]
    if part.kind == "html":
        return [] if part.text.startswith(("<style", "<script")) else [Words(part.text)]
    if part.kind == "choice":
        return []
    stand_beside = bool(part.inside) and all(inner.kind == "column" for inner in part.inside)
    return [html.Div(_shown(part.inside), className="columns" if stand_beside else part.text)]


if __name__ == "__main__":
    serve(application().server, host="127.0.0.1", port=int(sys.argv[1]), threads=THREADS)
