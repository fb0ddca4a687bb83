"""The README's commands and settings are those that exist."""

import re
from pathlib import Path

from data.__main__ import _parser

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_command_stands_in_the_readme_and_is_one() -> None:
    (actions,) = (action for action in _parser()._actions if action.choices and not action.option_strings)
    assert set(re.findall(r"python -m data (\w+)", README)) == set(actions.choices)


def test_every_setting_stands_in_the_readme_and_is_read() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in [path for room in ("data/*.py", "data/*/*.py", "briefing/*.py") for path in PROJECT.glob(room)]
    )
    assert set(re.findall(r"`(EGOV_\w+)`", README)) == set(re.findall(r"[\"'](EGOV_[A-Z_]+)[\"']", code))


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z-]+)`?", README):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_files_that_the_readme_names_are_there() -> None:
    for path in re.findall(r"\]\(([^)]+)\)", README) + re.findall(r"`((?:data|queries|pages)/[\w/.]+)`", README):
        assert (PROJECT / path).exists(), path
