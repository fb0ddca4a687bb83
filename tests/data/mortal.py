"""A process that has loaded the program and can be told to import a file in a child, and to kill that child.

Run as a script: it reads lines of JSON (`home`, `arguments`, `kill_after` in seconds or null) and answers each
with a line: the child's exit code (negative: the signal it died of) and the seconds it lived. Loading the
program takes longer than the import itself, so this is what lets a test kill a hundred of them.
"""

import json
import os
import signal
import sys
import time

from data.__main__ import main


def live(arguments: list[str], home: str) -> None:
    """The child: one real call of the command line. Does not return."""
    os.environ["EGOV_HOME"] = home
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    try:
        os._exit(main(arguments))
    except SystemExit as end:
        os._exit(int(end.code or 0))
    except BaseException:
        os._exit(99)


def serve() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            live(asked["arguments"], asked["home"])
        if asked["kill_after"] is not None:
            time.sleep(asked["kill_after"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), time.monotonic() - begun]), flush=True)


if __name__ == "__main__":
    serve()
