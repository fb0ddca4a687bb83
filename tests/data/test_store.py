"""The store from outside: the command line's answers and exit codes, and what is left after each fault."""

import csv
import json
from pathlib import Path

import duckdb

from data import publishing
from tests.conftest import PROJECT, Run

HEADER = "period;organisation;service_code;service_name;level;dossiers_received;dossiers_online\n"


def report(folder: Path, name: str = "t.csv", online: int = 200, week: str = "2019-W12") -> Path:
    path = folder / name
    rows = (
        f"{week};Sở Y tế;TTHC-1;Cấp chứng chỉ;4;1.234;{online}\n{week};UBND huyện Cao Lộc;TTHC-1;Cấp phép;3;50;10\n"
    )
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def value_of(run: Run, scope: str, *more: str) -> dict[str, str]:
    done = run("values", "--indicator", "online_dossiers", *more)
    assert done.returncode == 0, done.stderr
    rows = [row for row in csv.DictReader(done.stdout.splitlines()) if row["scope"] == scope]
    return rows[-1]


def state(home: Path) -> tuple[int, str]:
    """The last entry of the ledger and the digest of the published snapshot."""
    with duckdb.connect(home / "ledger.duckdb", read_only=True) as connection:
        (entry,) = connection.execute("select coalesce(max(entry), 0) from entries").fetchone()
    pointer = json.loads((home / "current.json").read_text())
    with duckdb.connect(home / "snapshots" / pointer["file"], read_only=True) as connection:
        return entry, publishing.digest(connection)


def test_check_writes_nothing_and_import_stores(run: Run, home: Path, tmp_path: Path) -> None:
    file = report(tmp_path)
    checked = run("check", "online_services", file, "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["rows_new"] == 2
    assert not home.exists()
    stored = run("import", "online_services", file, "--by", "Nguyễn An", "--note", "tuần 12")
    assert stored.returncode == 0, stored.stdout + stored.stderr
    row = value_of(run, "SYT")
    assert (row["numerator"], row["denominator"], row["due"], row["reported"]) == ("200", "1234", "1", "1")


def test_the_same_file_twice_changes_nothing_and_says_so(run: Run, home: Path, tmp_path: Path) -> None:
    file = report(tmp_path)
    run("import", "online_services", file, "--by", "An")
    before = state(home)
    again = run("import", "online_services", file, "--by", "Bình")
    assert (again.returncode, state(home)) == (0, before)
    assert "đã có trong nhật ký" in again.stdout
    renamed = run("import", "online_services", report(tmp_path, "other.csv"), "--by", "An")
    assert (renamed.returncode, state(home)) == (0, before)


def test_a_correction_and_its_revocation(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    first = state(home)[1]
    corrected = run("import", "online_services", report(tmp_path, "b.csv", online=300), "--by", "An", "--json")
    answer = json.loads(corrected.stdout)
    assert (answer["rows_new"], answer["rows_changed"], answer["rows_unchanged"]) == (0, 1, 1)
    assert value_of(run, "SYT")["numerator"] == "300"
    revoked = run("revoke", answer["batch"], "--by", "An", "--why", "gửi nhầm")
    assert revoked.returncode == 0, revoked.stderr
    assert value_of(run, "SYT")["numerator"] == "200"
    assert value_of(run, "SYT", "--as-of", str(answer["batch"]))["numerator"] == "300"
    assert run("revoke", answer["batch"], "--by", "An", "--why", "lại").returncode == 2
    assert run("revoke", 99, "--by", "An", "--why", "lại").returncode == 2
    entries = json.loads(run("history", "--json").stdout)["entries"]
    assert [entry["action"] for entry in entries] == ["revoke", "import", "import", "reference"]
    assert entries[1]["revoke_reason"] == "gửi nhầm"
    assert first != state(home)[1]  # the history tells of it


def test_the_files_own_bytes_are_kept(run: Run, home: Path, tmp_path: Path) -> None:
    file = report(tmp_path)
    run("import", "online_services", file, "--by", "An")
    with duckdb.connect(home / "ledger.duckdb", read_only=True) as connection:
        assert connection.execute("select file_bytes from batches").fetchone() == (file.read_bytes(),)


def test_a_refused_file_leaves_everything_as_it_was(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    before = state(home)
    wrong = report(tmp_path, "wrong.csv", online=2000, week="2019-W13")
    refused = run("import", "online_services", wrong, "--by", "An", "--json")
    answer = json.loads(refused.stdout)
    assert (refused.returncode, answer["accepted"], state(home)) == (1, False, before)
    (problem,) = [problem for problem in answer["problems"] if problem["severity"] == "error"]
    assert problem["rows"] == [2]
    assert "2.000" in problem["sentence"]


def test_wrong_use_has_its_own_exit_code(run: Run, tmp_path: Path) -> None:
    assert run("import", "online_services", tmp_path / "none.csv", "--by", "An").returncode == 2
    assert run("import", "no_table", report(tmp_path), "--by", "An").returncode == 2
    assert run("import", "online_services", report(tmp_path), "--by", " ").returncode == 2
    assert run("values", "--indicator", "x").returncode == 3  # there is no store yet


def test_backup_and_restore(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    before = state(home)
    assert run("backup", tmp_path / "backup").returncode == 0
    run("import", "online_services", report(tmp_path, "b.csv", online=300), "--by", "An")
    restored = run("restore", tmp_path / "backup")
    assert restored.returncode == 0, restored.stderr
    assert state(home) == before
    run("import", "online_services", report(tmp_path, "c.csv", online=400), "--by", "An")
    assert value_of(run, "SYT")["numerator"] == "400"  # the number 3 is used again, for another state
    (tmp_path / "backup" / "backup.json").write_text("{}")
    after = state(home)
    assert (run("restore", tmp_path / "backup").returncode, state(home)) == (3, after)


def test_changed_reference_data_is_taken_in_and_an_old_state_keeps_its_own(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    folder = tmp_path / "reference"
    folder.mkdir()
    for path in (PROJECT / "data" / "reference").glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    targets = folder / "targets.csv"
    row = "online_dossiers,SYT,>=,55,,2018-12-31,2020-12-31,9/QĐ-UBND,2019-01-02,Quyết định,Sở TT&TT,\n"
    targets.write_text(targets.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert value_of(run, "SYT")["target"] == "20.0"
    rebuilt = run("rebuild", EGOV_REFERENCE=str(folder))
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert value_of(run, "SYT")["target"] == "55.0"
    assert value_of(run, "SYT", "--as-of", "2")["target"] == "20.0"


def test_an_earlier_file_sent_again_after_its_correction_says_what_it_takes_back(
    run: Run, home: Path, tmp_path: Path
) -> None:
    first, second = report(tmp_path), report(tmp_path, "b.csv", online=300)
    run("import", "online_services", first, "--by", "An")
    run("import", "online_services", second, "--by", "An")
    checked = json.loads(run("check", "online_services", first, "--json").stdout)
    (cell,) = checked["corrections"]
    assert (cell["column"], cell["before"], cell["after"], cell["corrects"]) == ("dossiers_online", "300", "200", 3)
    assert checked["already"] is None
    assert "300 → 200" in run("import", "online_services", first, "--by", "An").stdout
    assert value_of(run, "SYT")["numerator"] == "200"


def test_a_correction_that_empties_a_column_says_so_first(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    emptied = tmp_path / "emptied.csv"
    emptied.write_text(report(tmp_path, "b.csv").read_text(encoding="utf-8").replace(";200", ";"), encoding="utf-8")
    lines = run("check", "online_services", emptied).stdout.splitlines()
    assert lines[2].startswith("Chú ý: 1 dòng sẽ không còn số liệu “Hồ sơ trực tuyến”")


def test_what_check_announces_is_what_import_makes(run: Run, demo: Path, tmp_path: Path) -> None:
    file = report(tmp_path, week="2020-W53")
    announced = json.loads(run("check", "online_services", file, "--json").stdout)
    made = json.loads(run("import", "online_services", file, "--by", "An", "--json").stdout)
    assert announced["values"] == made["values"] != []
    assert announced["missing"] == made["missing"]


def test_a_year_or_quarter_names_all_the_weeks_inside_it(run: Run, home: Path, tmp_path: Path) -> None:
    for week in ("2019-W12", "2019-W20"):
        run("import", "online_services", report(tmp_path, f"{week}.csv", week=week), "--by", "An")

    def weeks(period: str) -> int:
        done = run("values", "--indicator", "online_dossiers", "--period", period)
        assert done.returncode == 0, done.stderr
        return len({row["period_start"] for row in csv.DictReader(done.stdout.splitlines())})

    assert (weeks("2019-W12"), weeks("2019-Q1"), weeks("2019-05"), weeks("2019"), weeks("2018")) == (1, 2, 2, 9, 0)
