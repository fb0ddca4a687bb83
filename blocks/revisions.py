"""The list of revised figures: aggregates, organisations, and the reports that came late."""

from typing import Any

import polars as pl

from blocks import revised
from blocks.markup import KIND_NAMES, anchor, esc, quiet, section, table
from blocks.revised import Since
from blocks.view import View

SHOWN = 40  # rows of a part; the others are counted
BATCHES = 3  # links beside a figure
HEADS = ("Figure", "Whose", "Period", "Was", "Is now", "Difference", "Batch")


def opening(view: View, then: Since) -> str:
    """What is compared with what."""
    text = view.language.text(
        "Figures as of snapshot {now} ({moment}) against snapshot {then} ({day}).",
        now=str(view.snapshot.number),
        moment=view.snapshot.published_at,
        then=str(then.entry),
        day=then.entered_at,
    )
    return quiet(text)


def nothing(view: View) -> str:
    text = "No figure that was known then has been revised; only new periods have come."
    return section("", quiet(view.language.text(text)))


def revisions(view: View, then: Since) -> str:
    """Every revised figure as HTML, the aggregates first, then the organisations; late reports are counted.

    "" where the earlier snapshot is not on the disk.
    """
    older, text = revised.kept(then), view.language.text
    if older is None:
        return ""
    rows = revised.changes(view, then, older)
    is_unit, is_late = pl.col("scope_kind") == "organisation", pl.col("sort") == "reported"
    late = rows.filter(is_unit & is_late)
    made = [_summary(view, rows, late)]
    made.append(_part(view, text("The province and its groups"), rows.filter(~is_unit & ~is_late)))
    made.append(_part(view, text("Organisations"), rows.filter(is_unit & ~is_late)))
    if late.height:
        inside = _part(view, text("The province and its groups"), rows.filter(~is_unit & is_late))
        inside += _part(view, text("Organisations"), late)
        inside = f'<summary>{esc(text("Reports that came later"))}</summary><div class="e-stack">{inside}</div>'
        made.append(f'<details class="e-revised-late">{inside}</details>')
    return f'<div class="e-stack">{"".join(made)}</div>'


def _summary(view: View, rows: pl.DataFrame, late: pl.DataFrame) -> str:
    text = view.language.text
    units = rows.filter(pl.col("scope_kind") == "organisation")
    revised_units = units.filter(pl.col("sort") != "reported")
    told = text(
        "{revised} figures of {units} organisations were revised or withdrawn; {late} figures of {others} "
        "organisations came with later reports, which is no revision.",
        revised=revised_units.height,
        units=revised_units["scope"].n_unique(),
        late=late.height,
        others=late["scope"].n_unique(),
    )
    return f'<p class="e-lead">{esc(told)}</p>'


def _part(view: View, title: str, rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    text = view.language.text
    names = {row["code"]: row for row in view.rows("methods/indicators").iter_rows(named=True)}
    periods = {
        (row["report_table"], row["period_start"]): row["name"]
        for row in view.rows("revised/periods").iter_rows(named=True)
    }
    body = [_row(view, row, names[row["indicator"]], periods) for row in rows.head(SHOWN).iter_rows(named=True)]
    made = table([esc(text(head)) for head in HEADS], body, "lllrrrl", caption=title)
    more = quiet(text("{count} more.", count=rows.height - SHOWN)) if rows.height > SHOWN else ""
    return section(title, made + more)


def _row(view: View, row: dict[str, Any], known: dict[str, Any], periods: dict[Any, str]) -> list[str]:
    language, unit = view.language, known["unit"]
    name = periods.get((row["theme"], row["period_start"]), "")
    is_unit = row["scope_kind"] == "organisation"
    place = view.link(
        "methods", indicator=row["indicator"], organisation=row["scope"] if is_unit else None, period=name
    )
    return [
        anchor(place, esc(language.name(known))),
        esc(_whose(view, row)),
        esc(language.period_short(name) if name else language.date(row["period_end"])),
        esc(language.value(row["value_before"], unit)),
        esc(language.value(row["value"], unit)),
        esc(_difference(view, row["difference"], unit)),
        _batches(view, row),
    ]


def _difference(view: View, value: float | None, unit: str) -> str:
    """A small one of a share to two places, so that it does not read as none."""
    if unit == "percent" and value is not None and abs(value) < 0.05:
        return view.language.points(value, 2)
    return view.language.change(value, unit)


def _whose(view: View, row: dict[str, Any]) -> str:
    if row["scope_kind"] == "organisation":
        return view.organisation_short(row["scope"])
    return view.place_name if row["scope"] == "province" else view.language.text(KIND_NAMES[row["scope"]])


def _batches(view: View, row: dict[str, Any]) -> str:
    text, batches = view.language.text, row["batches"]
    if not batches:
        return esc(
            text("a batch was taken back") if row["sort"] == "withdrawn" else text("taken back or reference data")
        )
    made = [anchor(view.link("history", batch=str(batch)), str(batch), "e-strong") for batch in batches[-BATCHES:]]
    note = f" <small>{esc(text('late reports'))}</small>" if row["sort"] == "reported" else ""
    more = f" +{len(batches) - BATCHES}" if len(batches) > BATCHES else ""
    return f'<span class="e-revised-by">{", ".join(made)}{more}{note}</span>'
