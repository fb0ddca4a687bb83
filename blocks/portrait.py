"""One organisation in blocks: where it stands, its indicators against targets and peers."""

from typing import Any

import polars as pl

from blocks import cards, trust
from blocks.markup import KIND_NAMES, STATUS_WORDS, esc, pill, section, status_word, table
from blocks.view import View
from charts import SYMBOLS, sparkline
from charts.spread import spread
from wording import within

HEADS = ("Indicator", "Value", "Path", "Status", "Change", "Place in its group", "Last 52 periods")
GOOD, JUDGED = ("met", "on_track"), ("met", "on_track", "behind", "off_track")
FIRST = pl.col("headline") | pl.col("target").is_not_null()  # the indicators that a sheet begins with
NAMED = 3  # names in a sentence; the others are counted


def rows(view: View, code: str) -> pl.DataFrame:
    """One row per indicator that the organisation has told or owes (`queries/indicator/cards.sql`)."""
    return cards.found(view, "all", code).filter(pl.col("value").is_not_null() | (pl.col("status") != ""))


def title(view: View, code: str) -> str:
    """Name, group, period, the count of each status, and where it stands in a sentence or three."""
    language, found = view.language, rows(view, code)
    row = view.period_row
    period = language.period(row["name"], row["period_start"], row["period_end"])
    kind = language.text(KIND_NAMES[view.organisations[code]["kind"]])
    button = f'<a class="e-print e-strong" href="#" role="button">{esc(language.text("Print this page"))}</a>'
    return (
        f'<header class="e-portrait-head"><h2 class="e-name">{esc(view.organisation_name(code))}</h2>'
        f'<span class="e-note">{esc(kind)} · {esc(period)}</span>{_counts(view, found)}{button}</header>'
        f'<p class="e-lead">{" ".join(part for part in _told(view, found, code) if part)}</p>'
    )


def _counts(view: View, found: pl.DataFrame) -> str:
    """How many indicators have each status; those without a target are left out."""
    counts = dict(found.filter(pl.col("status") != "").group_by("status").len().iter_rows())
    made = "".join(
        f'<span class="e-pill e-{status}" data-status="{status}">{SYMBOLS[status]} '
        f"{counts[status]} {esc(within(status_word(status, view.language)))}</span>"
        for status in STATUS_WORDS
        if status in counts
    )
    return f'<span class="e-portrait-counts">{made}</span>'


def _told(view: View, found: pl.DataFrame, code: str) -> list[str]:
    return [_targets(view, found), _places(view, found, code), _reports(view, code)]


def told(view: View, code: str) -> list[str]:
    """Where it stands in sentences (HTML): its targets, its places, its reports."""
    return _told(view, rows(view, code), code)


def _targets(view: View, found: pl.DataFrame) -> str:
    language = view.language
    judged = found.filter(pl.col("status").is_in(JUDGED))
    if judged.is_empty():
        return esc(language.text("No target is judged in this period."))
    good = judged.filter(pl.col("status").is_in(GOOD))
    told = language.text("<b>{good} of {all} targets</b> are met or on track.", good=good.height, all=judged.height)
    for status, words in (("off_track", "Off track: {names}."), ("behind", "Behind: {names}.")):
        late = judged.filter(pl.col("status") == status)
        if late.height:
            told += " " + language.text(words, names=_names(view, late))
    return told


def _places(view: View, found: pl.DataFrame, code: str) -> str:
    """Among the first and among the last three of its group, where no crowd shares those places."""
    ranks = view.rows("indicator/board", until=view.until, which="all").filter(
        (pl.col("kind") == view.organisations[code]["kind"]) & (pl.col("rank_of") >= 2 * NAMED)
    )
    is_last = pl.col("rank") > pl.col("rank_of") - NAMED
    parts = []
    for is_among, words in (
        (pl.col("rank") <= NAMED, "Among the first three of its group in {names}"),
        (is_last, "among the last in {names}"),
    ):
        alone = ranks.filter(is_among).group_by("indicator").len().filter(pl.col("len") <= NAMED + 1)
        own = ranks.filter(is_among & (pl.col("organisation") == code)).join(alone, on="indicator", how="semi")
        held = found.filter(FIRST & pl.col("indicator").is_in(own["indicator"].to_list()))
        if held.height:
            parts.append(view.language.text(words, names=_names(view, held)))
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _names(view: View, found: pl.DataFrame) -> str:
    """The indicators' names inside a sentence; beyond three the rest is counted."""
    ordered = found.sort(pl.col("headline"), descending=True, maintain_order=True).to_dicts()
    most = NAMED if len(ordered) > NAMED + 1 else len(ordered)
    shown = [esc(within(view.language.name(row))) for row in ordered[:most]]
    if len(ordered) > most:
        shown.append(esc(view.language.text("{count} other indicators", count=len(ordered) - most)))
    return view.language.join(shown)


def _reports(view: View, code: str) -> str:
    """What it has sent of what it owed in a year."""
    owed = view.rows("organisation/record", organisation=code, until=view.until)
    if owed.is_empty():
        return ""
    sent, due, late = (int(owed[name].sum()) for name in ("reported", "due", "late"))
    text = view.language.text
    if sent == due and not late:
        return esc(text("All {due} reports of a year came, none of them late.", due=due))
    words = "{sent} of {due} reports of a year came, {late} of them late."
    if not late:
        words = "{sent} of {due} reports of a year came, none of them late."
    return esc(text(words, sent=sent, due=due, late=late))


def standing(view: View, code: str) -> str:
    """Its indicators: the headline ones and those with a target as a table, the others to be opened."""
    language, found = view.language, rows(view, code)
    lines = view.rows("indicator/sparklines", until=view.until, scope=code, periods=cards.SPARK_PERIODS)
    drawn = {row["indicator"]: row for row in lines.iter_rows(named=True)}
    group = _group(view, code)
    made = [
        _table(view, part, drawn, group)
        for part in (found.filter(FIRST), found.filter(~FIRST))
        if not part.is_empty()
    ]
    if len(made) > 1:
        summary = language.text("{count} other indicators", count=found.filter(~FIRST).height)
        made[1] = f'<details class="e-screen"><summary>{esc(summary)}</summary>{made[1]}</details>'
    body = "".join(made) + _paper(view, found.filter(~FIRST)) + _trust(view, found)
    note = language.text("the dashed line is the path; small dots are the others of the group")
    return section(language.text("Indicators"), body, note, "e-portrait-indicators")


def _group(view: View, code: str) -> dict[str, list[float]]:
    """The values of the rest of the group by indicator."""
    kind = view.organisations[code]["kind"]
    others = view.rows("indicator/board", until=view.until, which="all").filter(
        (pl.col("kind") == kind) & (pl.col("organisation") != code) & pl.col("value").is_not_null()
    )
    return {
        str(name): part["value"].to_list() for (name,), part in others.group_by("indicator", maintain_order=True)
    }


def _table(view: View, part: pl.DataFrame, drawn: dict[str, Any], group: dict[str, list[float]]) -> str:
    body = [
        _line(view, row, drawn.get(row["indicator"]), group.get(row["indicator"], []))
        for row in part.iter_rows(named=True)
    ]
    heads = [esc(view.language.text(name)) for name in HEADS]
    return f'<div class="e-listed">{table(heads, body, "lrrlrll")}</div>'


def _line(view: View, row: dict[str, Any], line: dict[str, Any] | None, others: list[float]) -> list[str]:
    language, unit = view.language, row["unit"]
    return [
        trust.sources(view, row, language.name(row)) + _period(view, row),
        f"<b>{esc(language.value(row['value'], unit))}</b>",
        esc(language.value(row["point"], unit)),
        pill(row["status"], language) if row["status"] else "—",
        esc(language.change(row["change"], unit)),
        _place(view, row, others),
        _spark(view, row, line),
    ]


def _period(view: View, row: dict[str, Any]) -> str:
    """The figure's own period where it is not the chosen one."""
    if row["period"] == view.period:
        return ""
    return f' <small class="e-faint">{esc(view.language.period_short(row["period"]))}</small>'


def _place(view: View, row: dict[str, Any], others: list[float]) -> str:
    """The group's spread with this organisation marked, and its rank in words."""
    text = view.language.text
    if row["value"] is None:
        return "—"
    place = rank(view, row)
    point = None if row["status"] == "expired" else row["point"]
    source = spread(others, row["value"], point, row["status"] or "", view.palette) if others else ""
    image = f'<img src="{source}" alt="" width="112" height="20">' if source else ""
    return f'<span class="e-portrait-place">{image}<span>{esc(place or text("not ranked"))}</span></span>'


def rank(view: View, row: dict[str, Any]) -> str:
    if row["rank"] is not None and row["rank_of"] > 1:
        return view.language.text("{rank} of {all}", rank=row["rank"], all=row["rank_of"])
    return view.language.text("first period, not ranked") if row["is_first"] else ""


def _spark(view: View, row: dict[str, Any], line: dict[str, Any] | None) -> str:
    if line is None:
        return ""
    source = sparkline(line["values"], line["points"], row["status"] or "", view.palette, 150, 26)
    return f'<img src="{source}" alt="" width="150" height="26">'


def _paper(view: View, part: pl.DataFrame) -> str:
    """The other indicators as a printed sheet holds them: name, value, place, in two columns."""
    cells = "".join(
        f"<li><span>{esc(view.language.name(row))}</span>"
        f"<b>{esc(view.language.value(row['value'], row['unit']))}</b><i>{esc(rank(view, row) or '—')}</i></li>"
        for row in part.iter_rows(named=True)
    )
    if not cells:
        return ""
    return f'<div class="e-paper"><h3>{esc(view.language.text("Other indicators"))}</h3><ul>{cells}</ul></div>'


def _trust(view: View, found: pl.DataFrame) -> str:
    """Period, snapshot, whether simulated: what a printed sheet must say of itself."""
    row = view.period_row
    parts = [view.language.period(row["name"], row["period_start"], row["period_end"]), trust.snapshot(view)]
    bases = {trust.basis(view, told): None for told in found.iter_rows(named=True) if told["basis_number"]}
    parts += [view.language.text("targets: {names}", names=view.language.join(bases))] if bases else []
    text = esc(" · ".join(parts))
    if view.snapshot.simulated:
        text += f" · <b>{esc(view.language.text('Simulated data'))}</b>"
    return f'<p class="e-trust">{text}</p>'
