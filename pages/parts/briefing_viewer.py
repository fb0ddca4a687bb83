"""A set looked at page by page, alone or beside another one with what changed marked."""

from blocks import memory
from blocks.markup import anchor, esc
from briefing import comparing
from briefing.comparing import Box, Pair
from briefing.names import SHEET
from pages.parts import address
from pages.parts.briefing_sets import Kept, files, link
from wording import Language, within


def viewer(language: Language, shown: Kept, other: Kept | None, others: list[Kept], missing: str) -> str:
    """The card of a set: its name and files, the ways to compare it, and its sheets to leaf through. `missing` is
    the period before where no set of it has been made."""
    title = f'<h2 class="e-title">{esc(shown.manifest["title"])}<small>{esc(shown.source(language))}</small></h2>'
    ways = _ways(language, shown, other, others) + _missing(language, shown, others, missing)
    top = f'<div class="e-heads">{title}{files(language, shown)}</div>{ways}'
    if other is None:
        slides = [_slide(language, shown, name) for name in shown.titles]
        strip = _strip(language, shown, list(shown.titles), slides)
        return f'<section class="e-card e-briefing"><div>{top}</div>{strip}</section>'
    found = comparing.pairs(shown.folder, other.folder)
    marks = {pair.name: _marks(shown, other, pair) for pair in found}
    differ = [pair.name for pair in found if marks[pair.name] is None or marks[pair.name]]
    told = language.text(
        "{count} of {all} sheets differ from {other}. Outlined is what changed; the head and the foot, which name "
        "period and snapshot, are left out.",
        count=len(differ), all=len(found), other=_named(language, other, shown),
    )  # fmt: skip
    slides = [_pair(language, shown, other, pair, marks[pair.name]) for pair in found]
    strip = _strip(language, shown, [pair.name for pair in found], slides, differ, other)
    sentence = f'<p class="e-briefing-told">{esc(told)}</p>'
    return f'<section class="e-card e-briefing"><div>{top}{sentence}</div>{strip}</section>'


def _ways(language: Language, shown: Kept, other: Kept | None, others: list[Kept]) -> str:
    """Alone, or beside one of the others."""
    text = language.text
    alone = _way(link(shown), text("This set alone"), other is None)
    made = [_way(link(shown, beside=each.key), _named(language, each, shown), each == other) for each in others]
    if not made:
        return ""
    return f'<nav class="e-choice"><span>{esc(text("Compare with"))}</span>{alone}{"".join(made)}</nav>'


def _missing(language: Language, shown: Kept, others: list[Kept], missing: str) -> str:
    """That the period before has no set, which one stands for it, and where it is made."""
    if not missing:
        return ""
    text = language.text
    told = text("No set of {period} has been made.", period=within(language.period_short(missing)))
    older = next((each for each in others if each.period != shown.period), None)
    if older:
        name = within(language.period_short(older.period))
        told += " " + text("The newest earlier one is that of {period}.", period=name)
    way_on = text("Make that of {period}", period=within(language.period_short(missing)))
    link = anchor(address.link("briefings", period=missing, set=None, beside=None), esc(way_on), "e-strong")
    return f'<p class="e-quiet">{esc(told)} {link}</p>'


def _way(address: str, name: str, is_here: bool) -> str:
    if is_here:
        return f'<a aria-current="true">{esc(name)}</a>'
    return anchor(address, esc(name))


def _named(language: Language, each: Kept, beside: Kept) -> str:
    """A set as it is spoken of beside another one: by its period, by its snapshot where that is the same."""
    if each.period != beside.period:
        return language.period_short(each.period)
    return language.text("the set of snapshot {number}", number=str(each.snapshot))


def _strip(
    language: Language,
    shown: Kept,
    names: list[str],
    slides: list[str],
    differ: list[str] | None = None,
    other: Kept | None = None,
) -> str:
    """The slides in a row that snaps to each; the numbers above lead to them, arrows and fingers too."""
    titles = (other.titles if other else {}) | shown.titles
    steps = "".join(
        f'<label for="{_place(name)}" title="{esc(titles[name])}"'
        f"{' class=e-briefing-differs' if differ and name in differ else ''}>{number}</label>"
        for number, name in enumerate(names, 1)
    )
    label = esc(language.text("Sheets"))
    return (
        f'<div class="e-briefing-steps">{steps}</div>'
        f'<ol class="e-briefing-strip" tabindex="0" role="group" aria-label="{label}">{"".join(slides)}</ol>'
    )


def _slide(language: Language, shown: Kept, name: str) -> str:
    return (
        f"<li>{_mark(name, shown.titles[name])}{_picture(language, shown, name)}{_foot(language, shown, name)}</li>"
    )


def _pair(language: Language, shown: Kept, other: Kept, pair: Pair, marks: tuple[Box, ...] | None) -> str:
    """A sheet of both sets; what a set lacks is said in words."""
    count = len(marks or ())
    told = language.plural("{count} place differs.", "{count} places differ.", count)
    if marks is None:
        told = language.text("This sheet stands in one of the two sets only.")
    elif not count:
        told = language.text("Nothing changed on this sheet.")
    sides = "".join(
        f"<figure><figcaption><b>{esc(language.period_short(each.period))}</b> · {esc(each.source(language))}"
        f"</figcaption>{_picture(language, each, pair.name, marks or ())}</figure>"
        for each in (other, shown)
        if pair.name in each.titles
    )
    title = (other.titles | shown.titles)[pair.name]
    return (
        f'<li>{_mark(pair.name, title)}<p class="e-briefing-foot"><b>{esc(title)}</b> '
        f'<span>{esc(told)}</span></p><div class="e-briefing-pair">{sides}</div></li>'
    )


def _picture(language: Language, each: Kept, name: str, marks: tuple[Box, ...] = ()) -> str:
    """One sheet, which opens in its larger size; `marks` are outlined."""
    boxes = "".join(
        f'<i style="left:{box.left}%;top:{box.top}%;width:{box.width}%;height:{box.height}%"></i>' for box in marks
    )
    sheet = next(sheet for sheet in each.manifest["sheets"] if sheet["name"] == name)
    alt = ". ".join([sheet["title"], *sheet["trust"]])
    small, large = _files(each, name)
    return (
        f'<a class="e-briefing-picture" href="{esc(each.address(large))}" target="_blank">'
        f'<img src="{esc(each.address(small))}" loading="lazy" width="1920" height="1080" alt="{esc(alt)}">'
        f"{boxes}</a>"
    )


def _foot(language: Language, shown: Kept, name: str) -> str:
    number = list(shown.titles).index(name) + 1
    page = language.text("page {number} of {all}", number=number, all=len(shown.titles))
    links = "".join(
        f'<a class="e-link e-strong" href="{esc(shown.address(file))}" download>{told}</a>'
        for file, told in zip(_files(shown, name), ("PNG", "PNG 2×"), strict=True)
    )
    return (
        f'<p class="e-briefing-foot"><b>{esc(shown.titles[name])}</b> <span>{esc(page)}</span>'
        f'<span class="e-briefing-files">{links}</span></p>'
    )


def _files(each: Kept, name: str) -> tuple[str, str]:
    """The file names of a sheet's two pictures."""
    found = {
        bool(match["scale"]): file
        for file in each.manifest["files"]
        if (match := SHEET.fullmatch(file)) and match["name"] == name
    }
    return found[False], found[True]


def _mark(name: str, title: str) -> str:
    """What a slide is brought into sight by: the arrows go from one to the next, a press on its number to it."""
    return f'<input type="radio" name="sheet" id="{_place(name)}" aria-label="{esc(title)}">'


def _place(name: str) -> str:
    return f"sheet-{name}"


def _marks(shown: Kept, other: Kept, pair: Pair) -> tuple[Box, ...] | None:
    """Where a pair differs, worked out once for these two pictures; None where one set lacks the sheet."""
    if pair.now is None or pair.before is None:
        return None
    now, before = pair.now, pair.before
    digests = shown.manifest["files"][now.name], other.manifest["files"][before.name]
    if digests[0] == digests[1]:
        return ()
    return memory.once(("briefing pair", *digests), lambda: comparing.changed(now, before))
