"""Every `.sql` file is held to its header comment and to the style of the house."""

import re

import pytest

import queries

NAMES = queries.names()
READS = re.compile(r"^(select|with|from)\b")
KEYWORDS = (
    "select from where group by order by having with as case when then else end join left right inner outer "
    "full cross on and or not in is null union all except intersect distinct insert into update delete "
    "create table view values limit over partition filter cast between exists using asc desc count sum"
)
UPPER_KEYWORD = re.compile(rf"\b({'|'.join(sorted(set(KEYWORDS.upper().split())))})\b")
LONGEST_QUERY = 80


def header(name: str) -> str:
    """The comment lines that open the file, as one line of prose."""
    lines: list[str] = []
    for line in queries.text(name).splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def body(name: str) -> str:
    """The statement: comments and the text between quotes taken out."""
    without_comments = re.sub(r"--[^\n]*", "", queries.text(name))
    return re.sub(r"'[^']*'|\"[^\"]*\"", "''", without_comments).strip()


def declared_parameters(name: str) -> set[str]:
    declaration = header(name).split("Parameters:", maxsplit=1)[1]
    return set(re.findall(r"\$([a-z_][a-z0-9_]*)", declaration))


@pytest.mark.parametrize("name", NAMES)
def test_header_says_the_grain(name: str) -> None:
    assert re.match(r"One row per ", header(name)), "The first comment must begin with 'One row per …'."


@pytest.mark.parametrize("name", NAMES)
def test_header_declares_the_parameters(name: str) -> None:
    assert header(name).count("Parameters:") == 1
    assert declared_parameters(name) == queries.parameters(name)
    says_none = "Parameters: none." in header(name)
    assert says_none == (not queries.parameters(name))


@pytest.mark.parametrize("name", NAMES)
def test_keywords_are_lower_case(name: str) -> None:
    assert UPPER_KEYWORD.findall(body(name)) == []


@pytest.mark.parametrize("name", [name for name in NAMES if READS.match(body(name))])
def test_order_is_explicit(name: str) -> None:
    """The order by that ends a query is its own, outside every pair of brackets."""
    outside = re.sub(r"\s+", " ", without_brackets(body(name)))
    assert re.search(r"\border by\b(?!.*\b(select|from|where|group by|union)\b)", outside), outside[-200:]


@pytest.mark.parametrize("name", NAMES)
def test_layout(name: str) -> None:
    text = queries.text(name)
    lines = text.splitlines()
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert len(lines) <= LONGEST_QUERY
    assert [number for number, line in enumerate(lines, start=1) if line != line.rstrip()] == []
    assert "\t" not in text


@pytest.mark.parametrize("name", NAMES)
def test_last_column_has_its_comma(name: str) -> None:
    """Trailing commas: no line that ends a list of columns stands bare before its `from`."""
    pattern = re.compile(r"^select(?: distinct)?\n((?:    .*\n)+?)from\b", re.MULTILINE)
    lists = [found.group(1).rstrip() for found in pattern.finditer(without_comments(name))]
    assert [columns.splitlines()[-1] for columns in lists if not columns.endswith((",", "*"))] == []


def without_comments(name: str) -> str:
    return re.sub(r"[ \t]*--[^\n]*", "", queries.text(name))


def without_brackets(statement: str) -> str:
    """The statement with everything in brackets taken out, from the innermost pair on."""
    shorter = re.sub(r"\([^()]*\)", " ", statement)
    return statement if shorter == statement else without_brackets(shorter)
