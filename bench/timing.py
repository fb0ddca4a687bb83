"""Timing whole processes and calls: several runs in turn, medians, and the memory that the system counted."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PER_UNIT = {"ms": 1000, "KB": 0.001}
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Figure:
    """One line of the table: `measured` and `reference` in seconds (bytes where the unit is KB), their ratio,
    and what it should reach."""

    what: str
    measured: float
    reference_name: str = ""
    reference: float | None = None
    limit: str = ""
    detail: str = ""
    unit: str = "ms"

    @property
    def line(self) -> str:
        ratio = f"{self.measured / self.reference:6.2f} ×" if self.reference else ""
        against = f"{self.reference_name} {self._told(self.reference)}" if self.reference else ""
        told = self._told(self.measured)
        return f"{self.what:<58} {told:>11}  {ratio:>9}  {against:<42} {self.limit:<18} {self.detail}"

    def _told(self, value: float) -> str:
        return f"{value * PER_UNIT[self.unit]:.0f} {self.unit}"


@dataclass(frozen=True)
class ProcessRun:
    seconds: float
    peak_bytes: int


def process(*arguments: str, **settings: str) -> ProcessRun:
    """One Python process from start to end. Raises when it fails."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{arguments} ended with {child.returncode}")
    return ProcessRun(time.perf_counter() - begun, used.ru_maxrss * 1024)


def median_of(call: Callable[[], object], runs: int, warm_up: int = 1) -> float:
    """The median seconds of a call after `warm_up` uncounted ones."""
    return statistics.median(seconds_of(call, runs, warm_up))


def seconds_of(call: Callable[[], object], runs: int, warm_up: int = 1) -> list[float]:
    for _ in range(warm_up):
        call()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return taken
