"""Every sentence of the code has its Vietnamese, and says the same things."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import wording

ROOT = Path(__file__).parents[2]
ROOMS = ("wording", "charts", "data", "pages", "briefing")
FAULTS = {"Fault", "FileRefused", "WrongUse", "StoreBusy", "StoreUnreachable", "ReferenceFault"}
PLACE = re.compile(r"\{(\w+)\}")
# Constant tables of a page hold sentences that are handed to `text` by name: "Overview", "Rows left out".
SENTENCE = re.compile(r"[A-Z][a-z]+(?:[ ,.’'“”/()○–-]+[\wÀ-ỹ].*)?")


def literals(node: ast.AST) -> Iterator[str]:
    """The texts an argument may be: itself, or both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def called(tree: ast.Module) -> Iterator[str]:
    """The msgids that stand in calls: text, plural, faults, problems."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _asks_for_sql(node):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
        arguments: list[ast.expr] = []
        if name == "text":
            arguments = node.args[:1]
        elif name in ("plural", "Problem"):
            arguments = node.args[1:2]
        elif name in FAULTS:
            arguments = node.args[:2]
        for argument in arguments:
            yield from literals(argument)


def _asks_for_sql(call: ast.Call) -> bool:
    """`queries.text` gives the text of a query, not a sentence."""
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "queries"


def tables(tree: ast.Module) -> Iterator[str]:
    """The sentences in a page's constant tables."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id.isupper() and isinstance(node, ast.Assign | ast.AnnAssign):
            for part in ast.walk(node):
                for text in literals(part):
                    if SENTENCE.fullmatch(text):
                        yield text


def sentences() -> list[tuple[str, str]]:
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            here = set(called(tree)) | (set(tables(tree)) if room in ("pages", "charts") else set())
            found += [(str(path.relative_to(ROOT)), text) for text in sorted(here)]
    return found


def test_every_sentence_has_its_vietnamese() -> None:
    known = wording.messages("vi")
    missing = [f"{path}: {text}" for path, text in sentences() if text not in known]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("code", wording.LANGUAGES)
def test_translations_name_only_values_of_their_sentence(code: str) -> None:
    wrong = [
        (msgid, text)
        for msgid, text in wording.messages(code).items()
        if not set(PLACE.findall(text)) <= set(PLACE.findall(msgid))
    ]
    assert not wrong


def test_translations_lose_no_value() -> None:
    """A value may be left out only where Vietnamese says it otherwise; today none is."""
    catalogue = wording.messages("vi").items()
    lost = [msgid for msgid, text in catalogue if set(PLACE.findall(msgid)) - set(PLACE.findall(text))]
    assert not lost


def test_markup_is_kept() -> None:
    wrong = [m for m, t in wording.messages("vi").items() if m.count("<b>") != t.count("<b>")]
    assert not wrong
