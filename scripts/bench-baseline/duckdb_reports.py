#!/usr/bin/env python3
"""Runs the SQL of scripts/bench-reports.sql in DuckDB, on a copy of an archive's calls, legs and offers.

    duckdb_reports.py ARCHIVE FOLDER [--periods "month all"] [--csv] [REPORT ...]

Prints for each report and period: its name, the period, milliseconds of CPU (both threads) and of the clock, without start-up;
with --csv it writes what the texts give to FOLDER/duckdb.REPORT.PERIOD.csv. Where its dialect differs by more than a
function's name, the text is duckdb/REPORT.sql. What runs for longer than two minutes is left out, and said on standard error.
The copy is made in FOLDER once.
"""
import argparse
import pathlib
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

import duckdb

LIMIT_SECONDS = 120
TEXTS = pathlib.Path(__file__).resolve().parent.parent / "bench-reports.sql"
TABLES = {
    "pbx": "id, name",
    "call": """id, pbx, call_id, state, started_at, started_local, utc_offset, ended_at, direction, caller, caller_name, dialed,
        did, answered_by, outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue, trunk, leg_count, transfer_count,
        transfer_proven, recording, contact, contact_key, local_date, local_hour, local_weekday""",
    "leg": """id, call, leg, started_at, utc_offset, caller, caller_name, callee, callee_name, callee_kind, direction,
        disposition, duration_seconds, ring_seconds, talk_seconds, queue_wait_seconds, src_trunk, dst_trunk, did, did_name""",
    "offer": "id, call, extension, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds",
}
NUMBERS = re.compile(r"(^|_)(id|call|leg|at|offset|seconds|count|missed|hour|weekday|proven|pbx)$")
# What has another name there.
MACROS = (
    "iif(a, b, c) AS if(a, b, c)",
    "group_concat(a, b) AS string_agg(a, b)",
    "day(a, b) AS strftime(make_timestamp(a * 1000000), '%Y-%m-%d')",
)
# Reports on what only the archive has.
ELSEWHERE = {
    "agent-sessions": "agents' events", "satisfaction": "surveys", "coverage": "the ledger of days", "growth": "the file itself",
    "call": "the views of one call", "dashboard": "the ledger of days, among others",
}


def copy(archive, folder):
    file = folder / "archive.duckdb"
    if file.exists():
        return duckdb.connect(str(file), config={"threads": 2})
    base = duckdb.connect(str(file), config={"threads": 2})
    for table, columns in TABLES.items():
        names = re.sub(r"\s+", " ", columns).split(", ")
        rows = folder / f"{table}.csv"
        with rows.open("wb") as output:
            query = f"SELECT {', '.join(names)} FROM {table}" + (" WHERE leg > 0" if table == "leg" else "")
            subprocess.run(["sqlite3", "-readonly", "-csv", archive, query], stdout=output, check=True)
        types = {n: "BIGINT" if NUMBERS.search(n) and n != "call_id" else "VARCHAR" for n in names}
        base.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{rows}', header = false, columns = {types})")
        rows.unlink()
    for macro in MACROS:
        base.execute(f"CREATE MACRO {macro}")
    return base


def periods(archive):
    """The conditions of each period: the last 30 days, and none."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as source:
        last, high = source.execute("""SELECT local_date, unixepoch(local_date, '+1 day') - utc_offset - 1 FROM call
            ORDER BY started_at DESC LIMIT 1""").fetchone()
        low, = source.execute("SELECT min(started_at) FROM call WHERE local_date > date(?, '-30 days')", (last,)).fetchone()
    month = {place: f"{column} BETWEEN {start} AND {high}" for place, column, start in (
        (":calls-and-a-day", "c.started_at", low - 86400), (":calls", "c.started_at", low), (":legs", "l.started_at", low))}
    return {"month": month, "all": dict.fromkeys(month, "1 = 1")}


def text(name, conditions):
    own = TEXTS / "duckdb" / f"{name}.sql"
    query = (own if own.exists() else TEXTS / f"{name}.sql").read_text()
    # What SQLite calls the column of VALUES, and a column that is the same in all rows of a group.
    query = query.replace("k.column1", "k.col0").replace("date(l.", "day(l.")
    if re.search("JOIN pbx p.*GROUP BY", query, re.DOTALL):
        query = query.replace("|| p.name", "|| any_value(p.name)")
    for place, condition in conditions.items():
        query = query.replace(place, condition)
    return query


def run(base, query, output):
    """Milliseconds of CPU and of the clock that a query takes with the printing of its rows, which is DuckDB's own."""
    watch = threading.Timer(LIMIT_SECONDS, base.interrupt)
    watch.start()
    try:
        before, begun = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
        base.execute(f"COPY ({query.strip().removesuffix(';')}) TO '{output}' (FORMAT csv, HEADER, USE_TMP_FILE false)")
        wall, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF)
    finally:
        watch.cancel()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, wall * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("archive")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--periods", default="month all")
    parser.add_argument("--csv", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_intermixed_args()
    base = copy(options.archive, options.folder)
    spans = periods(options.archive)
    for name in options.names or sorted(path.stem for path in TEXTS.glob("*.sql")):
        if name in ELSEWHERE:
            print(f"{name}: not in DuckDB's copy: {ELSEWHERE[name]}", file=sys.stderr)
            continue
        for period in options.periods.split():
            output = options.folder / f"duckdb.{name}.{period}.csv" if options.csv else "/dev/null"
            query = text(name, spans[period])
            try:
                cpu, wall = run(base, query, output)
                if not options.csv and wall < 2000:
                    cpu, wall = (statistics.median(column) for column in zip(*(run(base, query, output) for _ in range(3))))
            except duckdb.Error as error:
                print(f"{name}, {period}: DuckDB: {str(error).splitlines()[0]}", file=sys.stderr)
                continue
            print(name, period, f"{cpu:.4g}", f"{wall:.4g}", flush=True)


main()
