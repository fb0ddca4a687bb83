"""Why a set was not made."""

from data.errors import Fault
from wording import Language


class NotComplete(Fault):
    """A sheet, or what draws it, does not hold: no file appears. `log` is what the browser said."""

    exit_code = 1

    def __init__(self, where: str, sentence: str, *, log: list[str] | None = None, **values: object) -> None:
        super().__init__("The briefing was not made: {where}.", sentence, where=where, **values)
        self.log = log or []

    def title(self, language: Language) -> str:
        """What was not made, and where it failed, in the reader's language."""
        return language.text(self.title_id, where=language.text(str(self.values["where"])))
