# shellcheck shell=bash
# CPU per event as the file grows: one blast, one run, the archiver looked at from outside; before it the C client, because what
# the kernel and the disk add as a file grows, they add to both.

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
    compile client
    local ours=$program name
    for name in C archiver; do
        program=$simulator
        start_pbx --history 0 --blast "$events"
        program=$ours
        if [ $name = C ]; then
            ./measure 1 archiver.cost ./client events "$url" "$client" pbx/simulator-secret pbx/simulator-ca.pem grown.sqlite \
                "$baseline/schema.sql" "$events" 2> archiver.log &
            archiver=$!
            running[$archiver]=1
        else
            start_archiver grown.sqlite "$url" --log-level warning
        fi
        find_worker
        samples $name >> samples.csv
        if [ $name = archiver ]; then
            wait_for grown.sqlite "SELECT count(*) FROM frame WHERE type IS NOT NULL" "$events"
            stop_archiver
            [ "$(sqlite3 grown.sqlite "SELECT count(*) FROM frame WHERE status <> 0 AND origin = 0")" -eq 0 ] ||
                { echo "bench-scale: frames of the blast could not be mapped" >&2; exit 1; }
        else
            # It ends with the last event, and has told what it took then.
            wait "$archiver"
            unset "running[$archiver]"
            read -r wall cpu peak < archiver.cost
            echo "C,$events,$cpu,$EPOCHREALTIME,0,$peak,0,0,0,0" >> samples.csv
        fi
        stop "$pbx"
        rm -f grown.sqlite*
    done
    conclude_events
}

# What the worker costs while its file grows, a line for each look: samples NAME
samples() {
    local id=0 pause=0.5
    [ "$events" -ge 1000000 ] || pause=0.05
    while [ "$id" -lt "$events" ]; do
        # The C client ends with the last event.
        if ! kill -0 "$worker"; then
            [ "$1" = C ] || { { cat archiver.log && echo "bench-scale: the archiver ended"; } >&3; exit 1; }
            break
        fi
        id=$(sqlite3 -readonly grown.sqlite "SELECT coalesce(max(id), 0) FROM frame" 2>/dev/null || echo 0)
        echo "$1,$id,$(cpu_of "$worker" || true),$EPOCHREALTIME,$(status_of "$worker" VmRSS || true),$(status_of "$worker" VmHWM ||
            true),$(bytes_of grown.sqlite),$(bytes_of grown.sqlite-wal),$(cpu_of "$pbx"),$(status_of "$pbx" VmHWM)"
        sleep "$pause"
    # Without looks that failed: their number of events would be 0.
    done 3>&2 2> /dev/null | awk -F , '$2 > 0 && $3 != "" && $5 != ""'
}

# What was so at a mark, on the line between the samples before and after it.
conclude_events() {
    marks > marks.csv
    sqlite3 results.sqlite <<'SQL'
CREATE TABLE seen (who TEXT, id INTEGER, cpu REAL, at REAL, rss REAL, hwm REAL, size REAL, log REAL, pbx_cpu REAL, pbx_hwm REAL);
CREATE TABLE mark (id INTEGER);
.import --csv samples.csv seen
.import --csv marks.csv mark
CREATE INDEX seen_id ON seen(who, id);
CREATE TEMP TABLE place AS
    WITH bound(who, mark, wanted) AS (
        SELECT who, mark.id, mark.id FROM mark JOIN (SELECT DISTINCT who FROM seen)
        UNION ALL SELECT who, mark.id, mark.id / 2 FROM mark JOIN (SELECT DISTINCT who FROM seen)
    ),
    pair AS (SELECT *, (SELECT max(rowid) FROM seen s WHERE s.who = bound.who AND id <= wanted) AS before,
        coalesce((SELECT min(rowid) FROM seen s WHERE s.who = bound.who AND id >= wanted),
            (SELECT max(rowid) FROM seen s WHERE s.who = bound.who)) AS after FROM bound),
    line AS (SELECT pair.who AS name, mark, wanted, a.cpu AS cpu_before, a.at AS at_before, b.*,
            iif(b.id > a.id, (wanted - a.id) * 1.0 / (b.id - a.id), 0) AS share
        FROM pair JOIN seen AS a ON a.rowid = before JOIN seen AS b ON b.rowid = after)
    SELECT name, mark, wanted, cpu_before + (cpu - cpu_before) * share AS cpu, at_before + (at - at_before) * share AS at, rss,
        hwm, size FROM line;
CREATE TEMP TABLE cost AS
    SELECT e.name, e.mark, (e.cpu - b.cpu) / (e.mark - b.wanted) * 1e6 AS micros, (e.mark - b.wanted) / (e.at - b.at) AS rate,
        (SELECT max(log) FROM seen WHERE who = e.name AND id <= e.mark) AS log, e.*
    FROM place AS e JOIN place AS b ON b.name = e.name AND b.mark = e.mark AND b.wanted < b.mark WHERE e.wanted = e.mark;
CREATE TABLE result AS
    SELECT o.mark AS "events in the file", round(o.micros, 2) AS "CPU per event, µs",
        round(o.micros / first_value(o.micros) OVER marks, 2) AS "to the first", round(c.micros, 2) AS "C, µs",
        round(c.micros / first_value(c.micros) OVER marks, 2) AS "C to its first", round(o.micros / c.micros, 2) AS "ratio to C",
        round(o.micros / c.micros / first_value(o.micros / c.micros) OVER marks, 2) AS "ratio to the first",
        CAST(o.rate AS INTEGER) AS "events a second", round(o.size / 1e6) AS "file, MB", round(o.log / 1e6) AS "log at most, MB",
        round(o.rss / 1024, 1) AS "resident, MB", round(o.hwm / 1024, 1) AS "at its highest, MB"
    FROM cost o JOIN cost c ON c.mark = o.mark AND c.name = 'C' WHERE o.name = 'archiver' WINDOW marks AS (ORDER BY o.mark)
    ORDER BY o.mark;
INSERT INTO note VALUES ('CPU and events a second of the second half of the events up to each size, because the kernel writes the file back in bursts; goal: the ratio to C within 1.20 of the first.');
INSERT INTO note SELECT printf('The simulated PBX took %.1f µs an event on the same cores, and %.0f MB.', max(pbx_cpu) / max(id) * 1e6,
    max(pbx_hwm) / 1024) FROM seen WHERE who = 'archiver';
SQL
}
