"""All benchmarks, or those named: python -m bench [million_rows publishing_a_week overview_script]."""

import importlib
import sys

BENCHMARKS = ("page_scripts", "beside_dash", "many_viewers", "briefing_set", "publishing_a_week", "million_rows")


def main(names: list[str]) -> None:
    for name in names or BENCHMARKS:
        for figure in importlib.import_module(f"bench.{name}").figures():
            print(figure.line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
