"""The slides: one a sheet, its title, tables and sentences native, its charts as described pictures."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from briefing.sheet import HEIGHT, WIDTH, Set, Sheet
from charts import palette
from wording import language

FONT = "Arial"  # stands on every reader's machine, with all Vietnamese letters
NARROWER, IN_TABLES = 0.9, 0.85  # of the sheet's letters: Arial is wider, and a cell has no room to spare
INK, QUIET, LINE, ACCENT = (
    getattr(palette("light"), name).lstrip("#").upper() for name in ("ink", "quiet", "line", "accent")
)
SLIDE_WIDTH, SLIDE_HEIGHT = Inches(13.333), Inches(7.5)
POINTS_A_PIXEL = 0.75
SMALLEST = 9.0  # points
ONE_LINE = 1.9  # of its letters: the height below which a text has one line
TITLE_ONLY = 5  # the layout with a title and nothing else
BARE_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: each row has its own line below
ALIGNED = {"right": PP_ALIGN.RIGHT, "end": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
EPOCH = (1980, 1, 1, 0, 0, 0)  # every part of the file: the same set is the same bytes


def deck(made: Set, measured: list[dict[str, Any]], pieces: dict[tuple[int, int], bytes], path: Path) -> None:
    """Writes the slides. `measured` is what the browser found on each sheet, `pieces` the photograph of each
    piece marked `picture` by (sheet from 1, piece)."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = SLIDE_WIDTH, SLIDE_HEIGHT
    for number, (sheet, found) in enumerate(zip(made.sheets, measured, strict=True), 1):
        slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
        _title(slide, sheet, made.title if number > 1 else "")
        for piece in found["pieces"]:
            if piece["kind"] == "picture":
                _picture(slide, piece, pieces[number, piece["index"]])
            elif piece["kind"] == "table":
                _table(slide, piece, sheet.title)
            elif piece["paragraphs"]:
                _text(slide, piece)
        lines = trust(made, sheet)
        _foot(slide, lines, f"{number}/{len(made.sheets)}")
        slide.notes_slide.notes_text_frame.text = "\n".join([*sheet.spoken, *lines])
    core = slides.core_properties
    core.title, core.author, core.last_modified_by, core.revision = made.title, "", "", 1
    core.created = core.modified = datetime.fromisoformat(made.published_at)
    core.language = made.language
    written = io.BytesIO()
    slides.save(written)
    path.write_bytes(_pinned(written.getvalue()))


def trust(made: Set, sheet: Sheet) -> list[str]:
    """The lines of a sheet's foot; simulated figures say so first."""
    words = [language(made.language).text("Simulated data")] if made.simulated else []
    return [" · ".join([*words, sheet.trust[0]]), *sheet.trust[1:]]


def _title(slide: Any, sheet: Sheet, period: str) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = _x(36), _y(18), _x(WIDTH - 72 - 330), _y(46)
    title.text_frame.text = f"{sheet.title} · {sheet.note}" if sheet.note else sheet.title
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _no_margins(title.text_frame)
    paragraph = title.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    long = len(paragraph.text) > 62
    _letters(paragraph.font, 16 if long else 22, bold=True)
    if period:
        box = slide.shapes.add_textbox(_x(WIDTH - 36 - 340), _y(22), _x(340), _y(42))
        box.text_frame.text, box.text_frame.word_wrap = period, True
        box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        _no_margins(box.text_frame)
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        _letters(box.text_frame.paragraphs[0].font, 12, bold=True)
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, _x(36), _y(65), _x(WIDTH - 72), _y(2.5))
    rule.fill.solid()
    rule.fill.fore_color.rgb = RGBColor.from_string(ACCENT)  # type: ignore[no-untyped-call]
    rule.line.fill.background()
    rule._element._nvXxPr.cNvPr.set("descr", "")


def _picture(slide: Any, piece: dict[str, Any], content: bytes) -> None:
    placed = slide.shapes.add_picture(
        io.BytesIO(content), _x(piece["x"]), _y(piece["y"]), _x(piece["width"]), _y(piece["height"])
    )
    placed._element._nvXxPr.cNvPr.set("descr", piece["alt"])


def _text(slide: Any, piece: dict[str, Any]) -> None:
    box = slide.shapes.add_textbox(_x(piece["x"]), _y(piece["y"]), _x(piece["width"]), _y(piece["height"]))
    frame = box.text_frame
    largest = max(run["size"] for given in piece["paragraphs"] for run in given["runs"])
    frame.word_wrap = piece["height"] > ONE_LINE * largest  # one line stays one, though its letters are wider
    _no_margins(frame)
    for place, given in enumerate(piece["paragraphs"]):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _fill(paragraph, given, NARROWER)
        if place:
            paragraph.space_before = Pt(round(given["size"] * 0.22))


def _fill(paragraph: Any, given: dict[str, Any], narrower: float) -> None:
    """The runs of one paragraph, each with its size, weight and colour; `\\v` breaks the line."""
    runs = given["runs"]
    for place, run in enumerate(runs):
        if run["text"] == "\v":
            paragraph.add_line_break()
            continue
        text = run["text"].lstrip() if place == 0 else run["text"]
        text = text.rstrip() if place == len(runs) - 1 else text
        if text:
            made = paragraph.add_run()
            made.text = text
            _letters(made.font, _points(run["size"], narrower), run["bold"], run["colour"])


def _table(slide: Any, piece: dict[str, Any], name: str) -> None:
    given = piece["table"]
    rows, widths, heights = given["rows"], given["widths"], given["heights"]
    shape = slide.shapes.add_table(
        len(rows), len(widths), _x(piece["x"]), _y(piece["y"]), _x(sum(widths)), _y(sum(heights))
    )
    shape._element.nvGraphicFramePr.cNvPr.set("descr", name)
    table, properties = shape.table, shape._element.graphic.graphicData.tbl.tblPr
    properties[-1].text = BARE_TABLE
    table.horz_banding = False
    for place, width in enumerate(widths):
        table.columns[place].width = _x(width)
    for at, (row, aligns) in enumerate(zip(rows, given["aligns"], strict=True)):
        table.rows[at].height = _y(heights[at])
        for place, (cell, align) in enumerate(zip(row, aligns, strict=True)):
            _cell(table.cell(at, place), cell, align, is_head=at == 0)


def _cell(cell: Any, given: dict[str, Any], align: str, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(30000)
    cell.margin_top = cell.margin_bottom = Emu(0)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = ALIGNED.get(align, PP_ALIGN.LEFT)
    _letters(paragraph.font, _points(given["size"], IN_TABLES))
    _fill(paragraph, given, IN_TABLES)
    width, colour = (15875, QUIET) if is_head else (9525, LINE)
    line = f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))


def _foot(slide: Any, lines: list[str], page: str) -> None:
    for left, width, text, align in (
        (36, WIDTH - 72 - 90, "\v".join(lines), PP_ALIGN.LEFT),
        (WIDTH - 36 - 80, 80, page, PP_ALIGN.RIGHT),
    ):
        box = slide.shapes.add_textbox(_x(left), _y(HEIGHT - 52), _x(width), _y(40))
        box.text_frame.word_wrap = True
        _no_margins(box.text_frame)
        box.text_frame.text = text
        box.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        box.text_frame.paragraphs[0].alignment = align
        _letters(box.text_frame.paragraphs[0].font, SMALLEST, colour=QUIET)


def _letters(font: Any, size: float, bold: bool = False, colour: str = INK) -> None:
    font.size, font.name, font.bold = Pt(size), FONT, bold
    font.color.rgb = RGBColor.from_string(colour or INK)  # type: ignore[no-untyped-call]


def _no_margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _points(pixels: float, narrower: float) -> float:
    """The size of letters of so many pixels, to half a point."""
    return max(SMALLEST, round(pixels * POINTS_A_PIXEL * narrower * 2) / 2)


def _x(pixels: float) -> Emu:
    return Emu(int(SLIDE_WIDTH * pixels / WIDTH))


def _y(pixels: float) -> Emu:
    return Emu(int(SLIDE_HEIGHT * pixels / HEIGHT))


def _pinned(content: bytes) -> bytes:
    """The same package with one date for all its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            made.writestr(entry, given.read(name))
    return written.getvalue()
