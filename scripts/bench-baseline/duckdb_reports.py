#!/usr/bin/env python3
"""Runs the SQL of scripts/bench-reports.sql in DuckDB, on a copy of an archive's calls, legs and offers.

    duckdb_reports.py ARCHIVE FOLDER [REPORT ...]

Prints for each report and period: its name, the period, milliseconds of CPU (both threads) and of the clock. What DuckDB's
dialect does not take is said on standard error. The copy is made in FOLDER once; the period is the archive's last 30 days.
"""
import pathlib
import re
import resource
import sqlite3
import subprocess
import sys
import time

import duckdb

TABLES = {
    "pbx": "id, name",
    "call": """id, pbx, state, started_at, utc_offset, ended_at, direction, caller, caller_name, dialed, did, answered_by,
        outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue, trunk, leg_count, transfer_count, transfer_proven,
        contact, contact_key, local_date, local_hour, local_weekday""",
    "leg": """id, call, leg, started_at, utc_offset, caller, caller_name, callee, callee_name, callee_kind, direction,
        disposition, duration_seconds, ring_seconds, talk_seconds, queue_wait_seconds, src_trunk, dst_trunk, did, did_name""",
    "offer": "id, call, extension, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds",
}
NUMBERS = re.compile(r"(^|_)(id|call|leg|at|offset|seconds|count|missed|hour|weekday|proven|pbx)$")


def copy(archive, folder):
    file = folder / "archive.duckdb"
    if file.exists():
        return duckdb.connect(str(file), config={"threads": 2})
    base = duckdb.connect(str(file), config={"threads": 2})
    for table, columns in TABLES.items():
        names = re.sub(r"\s+", " ", columns).split(", ")
        csv = folder / f"{table}.csv"
        with csv.open("wb") as output:
            query = f"SELECT {', '.join(names)} FROM {table}" + (" WHERE leg > 0" if table == "leg" else "")
            subprocess.run(["sqlite3", "-readonly", "-csv", archive, query], stdout=output, check=True)
        types = {n: "BIGINT" if NUMBERS.search(n) and n != "call_id" else "VARCHAR" for n in names}
        base.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{csv}', header = false, columns = {types})")
        csv.unlink()
    base.execute("CREATE MACRO iif(a, b, c) AS if(a, b, c)")
    return base


def spent():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    archive, folder, *names = sys.argv[1:]
    folder = pathlib.Path(folder)
    texts = pathlib.Path(__file__).resolve().parent.parent / "bench-reports.sql"
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as source:
        last, = source.execute("SELECT local_date FROM call ORDER BY started_at DESC LIMIT 1").fetchone()
        low, high = source.execute(
            "SELECT min(started_at), max(started_at) FROM call WHERE local_date > date(?, '-30 days')", (last,)
        ).fetchone()
    base = copy(archive, folder)
    for name in names or sorted(path.stem for path in texts.glob("*.sql")):
        for period in ("month", "all"):
            bounds = f"BETWEEN {low} AND {high}" if period == "month" else None
            # What SQLite calls the column of VALUES.
            text = (texts / f"{name}.sql").read_text().replace("k.column1", "k.col0")
            for place, column in ((":calls", "c.started_at"), (":legs", "l.started_at")):
                text = text.replace(place, f"{column} {bounds}" if bounds else "1 = 1")
            try:
                base.execute(text).fetchall()
                begun, cpu = time.monotonic(), spent()
                base.execute(text).fetchall()
            except duckdb.Error as error:
                print(f"{name} {period}: {str(error).splitlines()[0]}", file=sys.stderr)
                continue
            print(name, period, round((spent() - cpu) * 1000), round((time.monotonic() - begun) * 1000), flush=True)


main()
