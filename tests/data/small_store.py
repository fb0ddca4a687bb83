"""A small store built straight through the ledger, for tests of what is published from it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import polars as pl

from data import ledger, recovery, snapshots
from data.committing import change, record_reference
from data.ledger import Batch
from data.snapshots import Snapshot

FIRST_WEEK = date(2019, 1, 7)  # 2019-W02

REFERENCE = {
    "place.csv": "key,value\nname_vi,Tỉnh Thử\nname_en,Test Province\ntime_zone,Asia/Ho_Chi_Minh\n"
    "language,vi\ncoverage_limit,80\n",
    "organisations.csv": "code,kind,name_vi,short_vi,name_en,parent,display_order,valid_from,valid_to,successor,"
    "grid_row,grid_column,official_code\n"
    + "".join(f"A{n},department,Sở {n},S{n},Department {n},,{n},2010-01-01,,,,,\n" for n in range(1, 6)),
    "calendars.csv": "report_table,calendar,due_days\nonline_services,week,3\nshared_software,week,3\n"
    "portal_activity,week,3\nmeasures,month,10\n",
    "duties.csv": "report_table,owner,valid_from,valid_to\nonline_services,department,,\n",
    "indicators.csv": "code,theme,name_vi,name_en,unit,direction,over_time,formula_vi,formula_en,display_order,headline\n"
    "online_dossiers,online_services,Trực tuyến,Online,percent,higher,sum,a,a,1,true\n"
    "pending_overdue,online_services,Quá hạn,Overdue,percent,lower,last,a,a,2,false\n",
    "targets.csv": "indicator,scope,comparator,value,baseline_value,baseline_on,deadline,basis_number,basis_date,"
    "basis_title,confirmed_by,note\n",
    "bands.csv": "status,lower_bound\nmet,1\non_track,0.95\nbehind,0.8\noff_track,0\n",
    "breaks.csv": "on_date,theme,kind,title_vi,title_en,basis\n",
}


def reference_files(**changed: str) -> dict[str, bytes]:
    """The small deployment's files; `targets="…rows…"` appends rows to targets.csv."""
    files = dict(REFERENCE)
    for name, rows in changed.items():
        files[f"{name}.csv"] += rows
    return {name: content.encode() for name, content in files.items()}


def target(**changed: object) -> str:
    """A row of targets.csv: 40 % of the province by the end of 2019, from 0 at its beginning."""
    row = {
        "indicator": "online_dossiers",
        "scope": "province",
        "comparator": ">=",
        "value": 40,
        "baseline_value": 0,
        "baseline_on": "2018-12-31",
        "deadline": "2019-12-31",
        "basis_number": "1/QĐ",
        "basis_date": "2018-12-01",
        "basis_title": "Kế hoạch",
        "confirmed_by": "",
        "note": "",
        **changed,
    }
    return ",".join(str(cell) for cell in row.values()) + "\n"


@dataclass
class Week:
    """One week's reports: organisation → (received, online), or None for a row whose parts are not reported."""

    number: int
    reports: dict[str, tuple[int | None, int | None]]
    days_covered: int = 7
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> date:
        return FIRST_WEEK + timedelta(weeks=self.number)

    def rows(self) -> pl.DataFrame:
        rows = [
            {
                "period_start": self.start,
                "period_end": self.start + timedelta(days=6),
                "days_covered": self.days_covered,
                "organisation": organisation,
                "service_code": "TTHC-1",
                "service_name": "Thủ tục",
                "level": "3",
                "dossiers_received": received,
                "dossiers_online": online,
                "source_row": number,
                **self.more,
            }
            for number, (organisation, (received, online)) in enumerate(self.reports.items(), start=2)
        ]
        counts = {"dossiers_received": pl.Int64, "dossiers_online": pl.Int64}
        return pl.DataFrame(rows, schema_overrides={"days_covered": pl.Int32, "source_row": pl.Int32, **counts})


def import_weeks(*weeks: Week, files: dict[str, bytes] | None = None, each: bool = True) -> Snapshot:
    """Stores each week as a batch of its own (or all in one change) and gives the snapshot of them."""
    groups = [[week] for week in weeks] if each else [list(weeks)]
    for group in groups:
        with ledger.writing() as opened:
            recovery.settle_open(opened)
            with change(opened) as made:
                made.touches("online_services", min(week.start for week in group))
                record_reference(opened, files or reference_files(), "test", made.at)
                for week in group:
                    add_batch(opened, week, made.at)
    return snapshots.current()


def revoke(batch: int, files: dict[str, bytes]) -> Snapshot:
    """Takes a batch back and gives the snapshot without it."""
    (first,) = (
        row["period_from"]
        for row in snapshots.current().query("from history", {}).to_dicts()
        if row["batch"] == batch and row["action"] == "import"
    )
    with ledger.writing() as opened, change(opened) as made:
        made.touches("online_services", first)
        record_reference(opened, files, "test", made.at)
        opened.add_entry("revoke", "test", at=made.at, note="test", batch=batch)
    return snapshots.current()


def add_batch(opened: ledger.Ledger, week: Week, at: Any) -> int:
    rows = week.rows()
    number = opened.add_entry("import", "test", at=at)
    content = str(week).encode()
    batch = Batch(
        "online_services", f"{week.number}.csv", str(hash(content)), content, {}, len(rows), len(rows), 0, 0, 0
    )
    opened.add_batch(number, batch, rows)
    return number


def values(snapshot: Snapshot, indicator: str = "online_dossiers", scope: str = "province") -> list[dict[str, Any]]:
    """The indicator's values of a scope in the order of time."""
    rows = snapshot.query("from indicator_values", {}).filter(
        (pl.col("indicator") == indicator) & (pl.col("scope") == scope)
    )
    return rows.sort("period_start").to_dicts()
