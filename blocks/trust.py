"""The trust line: what a figure is, what it is held against, from when, from whom, and who is missing."""

from typing import Any

from blocks.markup import anchor, esc
from blocks.view import View
from wording import within


def coverage(context: View, row: dict[str, Any], most: int = 3) -> str:
    """`29/31 đơn vị đã báo cáo · thiếu: Đình Lập, Sở Y tế`; empty where nobody owes a report."""
    due, reported = row.get("due") or 0, row.get("reported") or 0
    if not due:
        return ""
    words = "{reported}/{due} organisations reported"
    if row.get("basis") == "year_to_date":
        words = "{reported}/{due} reports of the year received"
    text = context.language.text(words, reported=reported, due=due)
    silent = list(row.get("silent") or [])
    if not silent:
        return text
    return f"{text} · {context.language.text('missing: {names}', names=context.names(silent, most))}"


def target(context: View, row: dict[str, Any]) -> str:
    """`Chỉ tiêu ≥ 20,0% đến 31/12/2020`; empty where there is no target."""
    if row.get("target") is None:
        return ""
    return context.language.text(
        "Target {sign} {value} by {day}",
        sign="≥" if row["comparator"] == ">=" else "≤",
        value=context.language.value(row["target"], row["unit"]),
        day=row["target_deadline"],
    )


def basis(context: View, row: dict[str, Any]) -> str:
    """`NQ 17/NQ-CP ngày 07/03/2019 (mặc định - chờ Sở xác nhận)`."""
    if not row.get("basis_number"):
        return ""
    text = str(row["basis_number"])
    if row.get("basis_date"):
        text = context.language.text("{number} of {day}", number=text, day=row["basis_date"])
    if row.get("is_default"):
        text += f" ({context.language.text('default, to be confirmed by the department')})"
    return text


def snapshot(context: View) -> str:
    """`Bản chốt số 184, cập nhật 25/03/2019 08:10`."""
    return context.language.text(
        "Snapshot {number}, updated {moment}",
        number=str(context.snapshot.number),
        moment=context.snapshot.published_at,
    )


def period(context: View, row: dict[str, Any]) -> str:
    """The period of a figure; of one of the year so far also that it is."""
    named = context.language.period(row["period"], row["period_start"], row["period_end"])
    return _so_far(context, row, named)


def _so_far(context: View, row: dict[str, Any], named: str) -> str:
    if row.get("basis") != "year_to_date":
        return named
    if context.language.code == "vi":  # an English month keeps its capital
        named = within(named)
    return context.language.text("Year to date, until {period}", period=named)


def foot(context: View, row: dict[str, Any]) -> tuple[str, str]:
    """The lines of a chart's foot: target and legal basis; period, coverage and snapshot."""
    law = basis(context, row | {"is_default": False})
    held = " · ".join(part for part in (target(context, row), law) if part)
    told = (
        _so_far(context, row, context.language.period_short(row["period"])),
        coverage(context, row),
        context.language.text("snapshot {number}", number=str(context.snapshot.number)),
    )
    return held, " · ".join(part for part in told if part)


def line(context: View, row: dict[str, Any]) -> str:
    """The whole trust line as HTML, the missing names to be opened where they are many."""
    language = context.language
    silent = list(row.get("silent") or [])
    parts = [f"<b>{esc(value(context, row))}</b>", esc(target(context, row)), esc(basis(context, row))]
    parts += [esc(period(context, row)), esc(snapshot(context))]
    text = " · ".join(part for part in parts if part)
    if row.get("rows_left_out"):
        text += " · " + esc(
            language.text("{count} rows left out: a part is not reported", count=row["rows_left_out"])
        )
    text += " · " + sources(context, row, language.text("Where the figures come from"))
    if len(silent) <= 6:
        return f'<p class="e-trust">{text}<br>{esc(coverage(context, row, 6))}</p>'
    summary = esc(coverage(context, row | {"silent": []}))
    names = esc(language.text("missing: {names}", names=context.names(silent)))
    return f'<div class="e-trust">{text}<details><summary>{summary}</summary>{names}</details></div>'


def folded(context: View, row: dict[str, Any]) -> str:
    """One quiet line: the target and who has reported; the whole trust line opens from it."""
    told = [target(context, row), coverage(context, row, 2) or context.language.text("Sources")]
    summary = esc(" · ".join(part for part in told if part))
    return (
        f'<details class="e-base e-note"><summary>{summary}</summary>'
        f'<div class="e-opened">{line(context, row)}</div></details>'
    )


def sources(context: View, row: dict[str, Any], words: str) -> str:
    """The way to the rows behind a figure, under the given words."""
    unit = row["scope"] if row.get("scope") in context.organisations else None
    place = context.link("methods", indicator=row["indicator"], organisation=unit)
    return anchor(place, esc(words), "e-strong")


def value(context: View, row: dict[str, Any]) -> str:
    """The value, or its range where too few have reported: a count is then at least what has come in."""
    if is_range(row):
        language, unit = context.language, row["unit"]
        if row["high"] is None:
            return language.text("at least {value}", value=language.value(row["low"], unit))
        return language.span(row["low"], row["high"], unit)
    return context.language.value(row.get("value"), row["unit"])


def is_range(row: dict[str, Any]) -> bool:
    """Whether only a range is known; where nobody has reported nothing is."""
    return row.get("low") is not None and row.get("reported") != 0
