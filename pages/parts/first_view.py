"""The first view: a page's frame, and of the overview all of it, inside the very first answer.

It stands until the framework has drawn the same (`pages/static/first_view.js`): nobody waits for a script to read.
"""

from collections.abc import Mapping, Sequence

from blocks import cards, overview
from blocks.arranged import arranged
from blocks.markup import KIND_NAMES, esc
from blocks.stylesheet import variables
from blocks.view import GROUPS, View
from pages.parts import frame

Page = tuple[str, str, str]  # its script, its path, its title


def first_view(view: View, path: str, asked: Mapping[str, str], pages: Sequence[Page]) -> str:
    """The page at `path` as HTML: all of the overview, the frame of any other page. `pages` are the menu's."""
    links = "".join(_link(view, name, title, name == path) for _, name, title in pages)
    title = next((title for _, name, title in pages if name == path), "")
    body = view.once(_overview, asked.get("indicator", "")) if not path else ""
    colours = f'<style id="first-colours">{variables(view.theme)}</style>'
    return (
        f'{colours}<div id="first"><nav class="e-first-bar">{links}</nav>'
        f'<div class="e-first-page">{_head(view, view.language.text(title), path)}{body}</div></div>'
    )


def _overview(view: View, indicator: str) -> str:
    known = cards.found(view, "headline")["indicator"].to_list()
    chosen = indicator if indicator in known else overview.DEFAULT_INDICATOR
    made, _ = arranged(view, overview.below(view, chosen), view.link(""))
    foot = frame.foot_html(view, lambda day: view.link("", as_of=day))
    below = f'<div class="e-overview">{overview.choice(view, chosen)}{made}</div>'
    return f"<div>{overview.top(view)}</div>{below}{foot}"


def _link(view: View, path: str, title: str, is_here: bool) -> str:
    now = ' aria-current="page"' if is_here else ""
    return f'<a href="{esc(view.link(path))}"{now}>{esc(view.language.text(title))}</a>'


def _head(view: View, page: str, path: str) -> str:
    row = view.period_row
    period = view.language.period(row["name"], row["period_start"], row["period_end"])
    kind = GROUPS.get(view.group)
    group = view.language.text(KIND_NAMES[kind]) if kind else view.language.text("All organisations")
    return (
        f'<div class="e-first-head">{frame.title_html(view, page)}'
        f'<span class="e-first-box">{esc(period)}</span><span class="e-first-box e-first-group">{esc(group)}</span>'
        f"{frame.languages_html(view.language, lambda code: view.link(path, lang=code))}</div>"
    )
