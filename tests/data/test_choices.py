"""What an analyst decided: laid over each other, kept with the batch, gone with its revocation."""

from pathlib import Path

import pytest

from data import importing, remembering, revoking, snapshots
from data.choices import Choices, from_json, with_answers
from data.errors import WrongUse

REPORT = "period,organisation,portal,visits,articles\n2021-W01,Sở Y tế,syt.langson.gov.vn,{visits},4\n"


def test_answers_of_the_command_line() -> None:
    answers = ["encoding=TCVN3", "column:SL hồ sơ=dossiers_received", "word:-=zero", "column:Lạ="]
    made = with_answers(Choices(sheet="Tuần 12"), answers)
    assert made == Choices(
        encoding="TCVN3",
        sheet="Tuần 12",
        columns={"SL hồ sơ": "dossiers_received", "Lạ": ""},
        words={"-": "zero"},
    )
    assert from_json('{"words": {"-": "zero"}}') == Choices(words={"-": "zero"})


@pytest.mark.parametrize("text", ["[]", "{", '{"columm": {}}'])
def test_answers_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        from_json(text)
    with pytest.raises(WrongUse):
        with_answers(Choices(), [text])


def test_a_file_of_its_own_wins_over_what_was_kept() -> None:
    kept = Choices(words={"-": "zero", "x": "zero"}, encoding="VNI")
    own = Choices(words={"-": "not_reported"})
    assert own.over(kept) == Choices(words={"-": "not_reported", "x": "zero"}, encoding="VNI")


def test_choices_are_kept_with_their_batch_and_end_with_it(home: Path) -> None:
    made = Choices(
        columns={"Khách": "visits"}, organisations={"SYTế": "SYT"}, words={"-": "zero"}, encoding="UTF-8"
    )
    assert importing.import_file(
        "portal_activity", "a.csv", REPORT.format(visits=10).encode(), "An", choices=made
    ).batch
    headers = ["period", "organisation", "portal", "visits", "articles"]

    def remembered(table: str, names: list[str]) -> Choices:
        return remembering.remembered(remembering.kept(snapshots.current()), table, names)

    assert remembered("portal_activity", headers) == Choices(
        columns=made.columns, organisations=made.organisations, words=made.words
    )
    assert remembered("portal_activity", headers[:-1]).columns == {}
    assert remembered("measures", headers) == Choices(organisations=made.organisations)
    revoking.revoke_batch(2, "An", "nhầm")
    assert remembered("portal_activity", headers) == Choices()
