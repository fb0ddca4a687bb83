"""What became of a batch's rows: how many are in force, by which later batches the others were replaced."""

from typing import Any

from blocks.markup import esc, quiet, section, table
from blocks.view import View
from data import tracing
from data.errors import Fault, StoreBusy
from pages.parts import entries


def story(view: View, row: dict[str, Any]) -> tracing.Story | str:
    """What became of the batch's rows; a sentence where the ledger cannot be asked just now."""
    try:
        return view.once(_story, int(row["batch"]))
    except StoreBusy as fault:
        return _sentence(view, fault)


def _story(view: View, batch: int) -> tracing.Story:
    return tracing.story_of(batch, view.snapshot)


def _sentence(view: View, fault: Fault) -> str:
    return f"{fault.title(view.language)} {fault.sentence(view.language)}"


def became(view: View, row: dict[str, Any], told: tracing.Story | str) -> str:
    """`412 trong 640 dòng vẫn có hiệu lực; 228 dòng đã được đợt 640 sửa.` and the periods."""
    text = view.language.text
    if isinstance(told, str):
        sentence = quiet(told)
    else:
        parts = [text("<b>{count} of {all} rows</b> are in force.", count=told.standing, all=told.rows)]
        for batch, repeated, corrected in told.later.iter_rows():
            by = entries.batch_link(batch, esc(text("batch {batch}", batch=str(batch))))
            if corrected:
                parts.append(text("{count} were corrected by {batch}.", count=corrected, batch=by))
            if repeated:
                parts.append(
                    text("{count} were sent again with the same figures by {batch}.", count=repeated, batch=by)
                )
        if told.fallen:
            parts.append(text("{count} no longer count, since the batch was revoked.", count=told.fallen))
        sentence = f'<p class="e-lead">{" ".join(parts)}</p>'
    return section(text("What became of its rows"), sentence + standing(view, row))


def standing(view: View, row: dict[str, Any]) -> str:
    """The rows of the batch that are in force, period by period."""
    language = view.language
    rows = view.rows("history/standing", batch=row["batch"])
    if rows.is_empty():
        return quiet(language.text("None of its rows is in force."))
    body = [
        [
            esc(language.period(each["period"], each["period_start"], each["period_end"])),
            language.number(each["rows_standing"]),
            language.number(each["organisations"]),
        ]
        for each in rows.iter_rows(named=True)
    ]
    heads = ("Period", "Rows in force", "Organisations")
    return table([esc(language.text(name)) for name in heads], body)
