"""The briefing's schedule in the server: it looks every half minute, and a process of its own makes the set."""

import asyncio
import logging
import sys
from pathlib import Path

from briefing import schedule
from data.errors import Fault

EVERY = 30  # seconds between two looks
PATIENCE = 900  # seconds after which a run is given up
ROOT = Path(__file__).resolve().parent.parent
log = logging.getLogger("egov.briefing")


async def keep_time() -> None:
    """Makes what the schedule owes, and what was missed while the server stood still; ends with the server."""
    told = ""
    while True:
        try:
            if schedule.schedule() is not None and await asyncio.to_thread(schedule.owed) is not None:
                await make()
            told = ""
        except Fault as fault:  # no report yet, a setting that makes no sense: said once, not at every look
            if str(fault) != told:
                log.warning("%s", fault)
            told = str(fault)
        except Exception:
            log.exception("the schedule of the briefing")
        await asyncio.sleep(EVERY)


async def make() -> None:
    """One run; the process keeps the browser and its memory out of the server, and ends with it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "briefing", cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        told, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        if process.returncode is None:
            process.terminate()
    level = logging.INFO if process.returncode == 0 else logging.ERROR
    log.log(level, "the briefing of the schedule ended with %s: %s", process.returncode, told.decode().strip())
