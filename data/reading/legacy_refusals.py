"""Why a text's letters cannot be read with certainty, and what the analyst may choose."""

from collections.abc import Callable, Collection, Iterable

from data.errors import FileRefused, Option, Question
from data.reading.kinds import NOT_READ
from data.reading.legacy_evidence import Finding, Score
from data.reading.legacy_readings import as_windows_shows
from data.reading.legacy_words import shown

Place = Callable[[str], int]  # a word -> the line where it stands first; 0 where there are no lines

_SEVERAL = (
    "The letters of this file can be read in more than one way: {readings}. Choose the encoding that reads right,"
    " or open the file in Excel, choose Save As → Excel Workbook (.xlsx) or CSV UTF-8, and send that file."
)
_UNKNOWN = (
    "Line {line} is not written in Unicode (UTF-8 or UTF-16) nor in a Vietnamese encoding that can be told with "
    "certainty: {readings}. Choose the encoding, or open the file in Excel, choose Save As → Excel Workbook "
    "(.xlsx) or CSV UTF-8, and send that file."
)
_MIXED = (
    "The parts of this file are in different encodings: line {line} with “{example}” looks like {other} "
    "(“{reads_as}”), the rest is {encoding}. Bring the text into one encoding (in UniKey: Toolkit → Convert) and "
    "send the file again."
)
_MIXED_CELLS = (
    "The parts of this sheet are in different encodings: “{example}” looks like {other} (“{reads_as}”), the rest "
    "is {encoding}. Bring the text into one encoding (in UniKey: Toolkit → Convert) and send the file again."
)
_STRAY = (
    "The file is written in {encoding}, but line {line} holds “{example}”, which is no text in it. Save the "
    "original again as Excel Workbook (.xlsx) or CSV UTF-8 and send that file."
)
_STRAY_CELLS = (
    "The sheet is written in {encoding}, but it holds “{example}”, which is no text in it. Bring the text into "
    "Unicode (in UniKey: Toolkit → Convert) and send the file again."
)
_AS_IT_STANDS = "{encoding}: {example}"
_READS = "{encoding}: {example} → {reads_as}"
_LONGEST = 40


def refusal(finding: Finding, pieces: Collection[str], place: Place) -> FileRefused:
    """The refusal of a text without a certain reading; `pieces` are its texts beyond ASCII, as they stand in it."""
    if finding.strays:
        return _of_strays(finding, pieces, place)
    score = finding.score
    told = score.good or score.of("odd", "broken", "neutral")
    example = example_of(score, told, pieces)
    question = _question(finding.others, example, score.name if score.good else None, len(score.good))
    readings = "; ".join(option.label.format(**option.values) for option in question.options)
    if any(each.good and not each.is_any_language for each in finding.others):
        return FileRefused(NOT_READ, _SEVERAL, readings=readings).asking(question)
    line = min(map(place, told), default=1)
    return FileRefused(NOT_READ, _UNKNOWN, line=str(line), readings=readings or example).asking(question)


def not_decoded(encoding: str, word: str, line: int) -> FileRefused:
    """Where a word is no text in the encoding of the file; without a line where there are none."""
    values = {"encoding": encoding, "example": as_windows_shows(word)}
    if line:
        return FileRefused(NOT_READ, _STRAY, line=str(line), **values)
    return FileRefused(NOT_READ, _STRAY_CELLS, **values)


def example_of(score: Score, words: Iterable[str], pieces: Collection[str]) -> str:
    """The piece that shows best how the words read: about two words, as Windows shows them."""
    told = set(words)
    wanted = {word for word in told if score.read(word) != word} or told
    fitting = [(abs(len(parts) - 2), piece) for piece, parts in _parted(pieces) if wanted.intersection(parts)]
    best = min(fitting)[1] if fitting else min(wanted, default="")
    return as_windows_shows(best)[:_LONGEST]


def _parted(pieces: Collection[str]) -> Iterable[tuple[str, list[str]]]:
    return ((piece, piece.split()) for piece in map(shown, pieces))


def _of_strays(finding: Finding, pieces: Collection[str], place: Place) -> FileRefused:
    line, word = min((place(word), word) for word in finding.strays)
    reader, score = finding.strays[word], finding.score
    if reader is None:
        return not_decoded(score.name, word, line)
    example = example_of(reader, [word], pieces)
    values = {"example": example, "other": reader.name, "reads_as": reader.read(example), "encoding": score.name}
    if line:
        fault = FileRefused(NOT_READ, _MIXED, line=str(line), **values)
    else:
        fault = FileRefused(NOT_READ, _MIXED_CELLS, **values)
    if score.reading and not set(finding.strays) <= set(score.good):
        return fault
    return fault.asking(_question(finding.others, example, None, len(finding.strays)))


def _question(scores: Iterable[Score], example: str, proposed: str | None, count: int) -> Question:
    options = []
    for each in scores:
        reads_as = each.read(example)
        values: dict[str, object] = {"encoding": each.name, "example": example, "reads_as": reads_as}
        options.append(Option(each.name, _READS if reads_as != example else _AS_IT_STANDS, values))
    return Question("encoding", "", tuple(options), proposed, {"example": example, "count": count})
