"""Work in the background: it ends, it can be given up, it is given up when nobody looks, storing never is."""

import time
from threading import Event

import pytest

from data.progress import Cancelled, stage
from pages.parts import background_work
from pages.parts.background_work import Work


def endless(name: str = "checking") -> None:
    while True:
        stage(name)
        time.sleep(0.005)


def test_work_gives_what_its_task_gives() -> None:
    work = Work(lambda: 42)
    assert work.wait(5)
    assert work.result() == 42


def test_what_the_task_raises_is_raised_to_who_waits() -> None:
    def task() -> None:
        raise ValueError("no")

    work = Work(task)
    assert work.wait(5)
    with pytest.raises(ValueError, match="no"):
        work.result()


def test_work_tells_its_stage_and_rows() -> None:
    go_on = Event()

    def task() -> None:
        stage("reading", 1234)
        stage("matching")
        go_on.wait(5)

    work = Work(task)
    while work.stage != "matching":
        time.sleep(0.005)
    assert work.rows == 1234
    assert not work.has_ended
    go_on.set()
    assert work.wait(5)


def test_work_that_is_given_up_ends() -> None:
    work = Work(endless)
    assert not work.wait(0.05)
    work.give_up()
    assert work.wait(5)
    with pytest.raises(Cancelled):
        work.result()


def test_work_that_nobody_looks_at_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_work, "FORGOTTEN", 0.1)
    work = Work(endless)
    time.sleep(0.5)
    assert work.has_ended


def test_work_that_is_looked_at_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_work, "FORGOTTEN", 0.3)
    work = Work(endless)
    for _ in range(12):
        assert not work.wait(0.05)
    work.give_up()
    assert work.wait(5)


def test_storing_is_never_given_up_once_it_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_work, "FORGOTTEN", 0.1)
    go_on = Event()

    def task() -> str:
        stage("reading")
        stage("storing")
        go_on.wait(5)
        stage("storing", 3)
        return "stored"

    work = Work(task, is_storing=True)
    while work.stage != "storing":
        time.sleep(0.005)
    assert not work.can_be_given_up
    work.give_up()
    time.sleep(0.3)
    go_on.set()
    assert work.wait(5)
    assert work.result() == "stored"
