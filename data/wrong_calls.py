"""Calls of the command line that are not understood, said in the reader's language instead of argparse's."""

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from data.errors import WrongUse
from wording import Language, language

_TITLE = "The command is not understood; nothing was done."
_OTHER = "{message}. See {program} --help."
# argparse's English sentences -> ours
_SENTENCES = (
    (r"the following arguments are required: (?P<names>.+)", "Missing: {names}. See {program} --help."),
    (
        r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.+)\)",
        "“{value}” cannot stand for {name}. Choose one of: {known}.",
    ),
    (r"unrecognized arguments: (?P<names>.+)", "Not known here: {names}. See {program} --help."),
    (r"argument (?P<name>.+?): expected .*argument.*", "{name} needs a value. See {program} --help."),
    (
        r"argument (?P<name>.+?): invalid int value: '?(?P<value>.*?)'?",
        "{name} must be a whole number, not “{value}”.",
    ),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "{name} and {other} exclude each other."),
    (r"ambiguous option: (?P<name>.+) could match (?P<known>.+)", "{name} may mean several options: {known}."),
)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are a `WrongUse`."""

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                named = {name: text.replace("'", "") for name, text in found.groupdict().items()}
                raise WrongUse(_TITLE, sentence, program=self.prog, **named)
        raise WrongUse(_TITLE, _OTHER, message=message, program=self.prog)


def manner(arguments: Sequence[str]) -> tuple[Language, bool]:
    """The language and whether JSON is wanted, as far as a call can be read that is not understood."""
    given = list(arguments)
    code = next((text.partition("=")[2] for text in given if text.startswith("--lang=")), "")
    if "--lang" in given[:-1]:
        code = given[given.index("--lang") + 1]
    return language(code), "--json" in given
