"""The plan of the house as a test: which room may use which, and what stands where."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A room, and what it may import of ours. `wording` imports nothing, and every room but `queries` may use it.
PRODUCT = {"queries", "data", "charts", "blocks", "briefing", "pages", "serving", "wording"}
MAY_IMPORT = {
    "wording": set(),
    "queries": set(),
    "data": {"queries", "wording"},
    "charts": {"wording"},
    "blocks": {"queries", "data", "charts", "wording"},
    "briefing": {"queries", "data", "charts", "blocks", "wording"},
    "pages": {"queries", "data", "charts", "blocks", "briefing", "wording"},
    "serving": {"queries", "data", "charts", "blocks", "briefing", "pages", "wording"},
    "dashboard": {"queries", "data", "charts", "blocks", "briefing", "pages", "serving", "wording"},
    "bench": {*PRODUCT, "dashboard"},
    "tests": {*PRODUCT, "dashboard", "bench"},
}
# A library, and the only rooms of the product that may import it (tests and benchmarks may always).
ONLY_HOMES = {
    "duckdb": {"data"},
    "dataframely": {"data"},
    "fastexcel": {"data"},
    "openpyxl": {"data"},
    "plotly": {"charts"},
    "playwright": {"briefing"},
    "pptx": {"briefing"},
    "streamlit": {"pages", "serving", "dashboard"},
    "starlette": {"serving", "dashboard"},
}
OUTSIDE_THE_PRODUCT = {"tests", "bench"}
TOP_LEVEL = {
    *(".ci", ".gitignore", ".streamlit", "Makefile", "README.md", "LICENSE", "pyproject.toml"),
    *("requirements.txt", "requirements.lock", "requirements-dev.txt", "requirements-dev.lock"),
    *(
        "dashboard.py",
        "bench",
        "blocks",
        "briefing",
        "charts",
        "data",
        "deploy",
        "docs",
        "locale",
        "pages",
        "queries",
        "serving",
    ),
    *("tests", "wording"),
}
VAGUE_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "core", "common", "misc"}
LONGEST_MODULE, LONGEST_PAGE, LONGEST_FUNCTION = 250, 100, 50
SQL_TEXT = re.compile(r"\s*(select|insert into|delete from|update \w+ set|create (table|view))\s")
# Places of one machine only; written in two parts so that this file does not hold them itself.
PLACES_OF_ONE_MACHINE = ["/" + "work/", "/" + "tmp/w/", "/" + "root/", "/" + "home/"]


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository that is not ignored, relative to its root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("This is not a git checkout, so its own files cannot be told from others.")
    return tuple(sorted(Path(name) for name in set(listed.stdout.split("\0")) if (ROOT / name).is_file()))


def modules() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def room(path: Path) -> str:
    """The folder at the top that holds `path`; for a script at the top, its own name."""
    return path.parts[0] if len(path.parts) > 1 else path.stem


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the first name of everything that a module imports, wherever in it that stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, (node.module or "").split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            folder = (*path.parent.parts, "")[: len(path.parent.parts) - node.level + 1]
            yield node.lineno, folder[0] if folder else "above the repository"


def test_rooms_import_only_what_they_may() -> None:
    wrong = [
        f"{path}:{line} imports {name}; {room(path)} may import {sorted(MAY_IMPORT.get(room(path), set()))}"
        for path in modules()
        for line, name in imports(path)
        if name in MAY_IMPORT and name != room(path) and name not in MAY_IMPORT.get(room(path), set())
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_climbs_out_of_its_room() -> None:
    """A relative import that leaves its room would hide from the table above."""
    wrong = [f"{path}:{line}" for path in modules() for line, name in imports(path) if " " in name]
    assert not wrong, "\n".join(wrong)


def test_libraries_have_one_home() -> None:
    wrong = [
        f"{path}:{line} imports {name}, whose home is {sorted(ONLY_HOMES[name])}"
        for path in modules()
        if room(path) not in OUTSIDE_THE_PRODUCT
        for line, name in imports(path)
        if name in ONLY_HOMES and room(path) not in ONLY_HOMES[name]
    ]
    assert not wrong, "\n".join(wrong)


def strings(node: ast.AST) -> Iterator[ast.Constant]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part


@cache
def docstrings(path: Path) -> set[int]:
    """The constants that stand alone as a statement: prose, not values."""
    return {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}


def is_a_line(sql: str) -> bool:
    """A statement of one line that joins, groups and orders nothing."""
    return len(sql) <= 130 and not any(word in sql for word in (" join ", "group by", "order by", "with "))


def test_sql_stands_in_files() -> None:
    """No query is written in Python outside the tests and the benchmarks.

    What fills, empties or counts a table that the code names is a line of `data`, not a query: it asks
    nothing of the field, and a table's name cannot be a parameter.
    """
    wrong = [
        f"{path}:{constant.lineno} {str(constant.value).strip()[:60]!r}"
        for path in modules()
        if room(path) not in OUTSIDE_THE_PRODUCT
        for constant in strings(tree(path))
        if id(constant) not in docstrings(path) and SQL_TEXT.match(str(constant.value).lower())
        if not (room(path) == "data" and is_a_line(str(constant.value).lower()))
    ]
    assert not wrong, "\n".join(wrong)


def test_sql_text_is_read_only_by_queries() -> None:
    """A function that names a `.sql` file and opens files itself has gone round `queries`."""
    opens = {"read_text", "read_bytes", "open"}
    wrong = []
    for path in modules():
        if room(path) in OUTSIDE_THE_PRODUCT | {"queries"}:
            continue
        for function in functions(path):
            names_sql = any(".sql" in str(text.value) for text in strings(function))
            called = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
            if names_sql and called & opens:
                wrong.append(f"{path}:{function.lineno} {function.name}")
    assert not wrong, "\n".join(wrong)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def line_count(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_modules_and_pages_are_short() -> None:
    wrong = []
    for path in modules():
        limit = LONGEST_PAGE if path.parent == Path("pages") else LONGEST_MODULE
        if line_count(path) > limit:
            wrong.append(f"{path}: {line_count(path)} lines, at most {limit}")
    assert not wrong, "\n".join(wrong)


def test_functions_are_short() -> None:
    wrong = [
        f"{path}:{function.lineno} {function.name}: {length} lines, at most {LONGEST_FUNCTION}"
        for path in modules()
        for function in functions(path)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not wrong, "\n".join(wrong)


def test_names_say_something() -> None:
    wrong = [str(path) for path in files() if VAGUE_NAMES & {part.split(".")[0].strip("_") for part in path.parts}]
    assert not wrong, "\n".join(wrong)


def test_top_level_is_the_plan() -> None:
    assert {path.parts[0] for path in files()} - TOP_LEVEL == set()


def test_every_folder_of_ours_is_in_the_table() -> None:
    folders = {path.parts[0] for path in modules() if len(path.parts) > 1}
    assert folders - MAY_IMPORT.keys() == set()


def test_no_file_depends_on_one_machine() -> None:
    wrong = []
    for path in files():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        wrong += [f"{path} holds {place}" for place in PLACES_OF_ONE_MACHINE if place in text]
    assert not wrong, "\n".join(wrong)


def test_standard_library_is_not_shadowed() -> None:
    """A room named as a module of the standard library would be imported in its place."""
    assert MAY_IMPORT.keys() & sys.stdlib_module_names == set()
