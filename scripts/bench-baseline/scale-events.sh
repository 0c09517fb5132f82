# shellcheck shell=bash
# CPU per event as the file grows: one blast, one run, the archiver looked at from outside.

# The sizes at which the cost is told: 1, 2, 5, 10, 20 and 50 times the first, as far as the blast goes.
marks() {
    local first=1000000 times
    [ "$events" -ge 2000000 ] || first=$((events / 10))
    for times in 1 2 5 10 20 50 100; do
        [ $((first * times)) -gt "$events" ] || echo $((first * times))
    done
}

bytes_of() { stat -c %s "$1" 2>/dev/null || echo 0; }

measure_events() {
    events=$(((events + 9) / 10 * 10))
    [ "$events" -ge 1000 ] || { echo "bench-scale: --events must be 1000 or more." >&2; exit 64; }
    # Bytes of an event in the file, the log, and some to spare.
    local need=$((events * 1000 + 500000000)) room
    room=$(df --output=avail -B1 "$folder" | tail -n 1)
    if [ "$room" -lt "$need" ]; then
        echo "bench-scale: $events events need $((need / 1000000000)) GB in ${folder%/*}, which has $((room / 1000000000)). Name a" \
            "roomier folder with TMPDIR, or fewer --events." >&2
        exit 73
    fi
    local ours=$program id=0 pause=0.5
    [ "$events" -ge 1000000 ] || pause=0.05
    program=$simulator
    start_pbx --history 0 --blast "$events"
    program=$ours
    start_archiver archive.sqlite "$url" --log-level warning
    find_worker
    while [ "$id" -lt "$events" ]; do
        kill -0 "$worker" 2>/dev/null || { cat archiver.log >&2; echo "bench-scale: the archiver ended" >&2; exit 1; }
        id=$(sqlite3 -readonly archive.sqlite "SELECT coalesce(max(id), 0) FROM frame" 2>/dev/null || echo 0)
        echo "$id,$(cpu_of "$worker"),$EPOCHREALTIME,$(status_of "$worker" VmRSS),$(status_of "$worker" VmHWM),$(bytes_of \
            archive.sqlite),$(bytes_of archive.sqlite-wal),$(cpu_of "$pbx"),$(status_of "$pbx" VmHWM)"
        sleep "$pause"
    done > samples.csv
    wait_for archive.sqlite "SELECT count(*) FROM frame WHERE type IS NOT NULL" "$events"
    stop_archiver
    stop "$pbx"
    [ "$(sqlite3 archive.sqlite "SELECT count(*) FROM frame WHERE status <> 0 AND origin = 0")" -eq 0 ] ||
        { echo "bench-scale: frames of the blast could not be mapped" >&2; exit 1; }
    conclude_events
}

# What was so at a mark, on the line between the samples before and after it.
conclude_events() {
    marks > marks.csv
    sqlite3 results.sqlite <<'SQL'
CREATE TABLE seen (id INTEGER, cpu REAL, at REAL, rss REAL, hwm REAL, size REAL, log REAL, pbx_cpu REAL, pbx_hwm REAL);
CREATE TABLE mark (id INTEGER);
.import --csv samples.csv seen
.import --csv marks.csv mark
CREATE INDEX seen_id ON seen(id);
CREATE TEMP TABLE place AS
    WITH bound(mark, wanted) AS (SELECT id, id FROM mark UNION ALL SELECT id, id - (SELECT min(id) / 2 FROM mark) FROM mark),
    pair AS (SELECT *, (SELECT max(rowid) FROM seen WHERE id <= wanted) AS before,
        (SELECT min(rowid) FROM seen WHERE id >= wanted) AS after FROM bound),
    line AS (SELECT pair.*, a.cpu AS cpu_before, a.at AS at_before, b.*, iif(b.id > a.id, (wanted - a.id) * 1.0 / (b.id - a.id), 0)
        AS share FROM pair JOIN seen AS a ON a.rowid = before JOIN seen AS b ON b.rowid = after)
    SELECT mark, wanted, cpu_before + (cpu - cpu_before) * share AS cpu, at_before + (at - at_before) * share AS at, rss, hwm, size
    FROM line;
CREATE TEMP TABLE cost AS
    SELECT e.mark, (e.cpu - b.cpu) / (e.mark - b.wanted) * 1e6 AS micros, (e.mark - b.wanted) / (e.at - b.at) AS rate,
        (SELECT max(log) FROM seen WHERE id <= e.mark) AS log, e.*
    FROM place AS e JOIN place AS b ON b.mark = e.mark AND b.wanted < b.mark WHERE e.wanted = e.mark;
CREATE TABLE result AS
    SELECT mark AS "events in the file", round(micros, 2) AS "CPU per event, µs",
        round(micros / first_value(micros) OVER (ORDER BY mark), 2) AS "to the first", CAST(rate AS INTEGER) AS "events a second",
        round(size / 1e6) AS "file, MB", round(log / 1e6) AS "log at most, MB", round(rss / 1024, 1) AS "resident, MB",
        round(hwm / 1024, 1) AS "at its highest, MB"
    FROM cost ORDER BY mark;
INSERT INTO note SELECT printf('CPU and events a second of the last %,d events before each size; goal: within 1.20 of the first.', min(id) / 2)
    FROM mark;
INSERT INTO note SELECT printf('The simulated PBX took %.1f µs an event on the same cores, and %.0f MB.', max(pbx_cpu) / max(id) * 1e6,
    max(pbx_hwm) / 1024) FROM seen;
SQL
}
