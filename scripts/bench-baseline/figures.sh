# shellcheck shell=bash
# The measurements of scripts/bench, one function each.

# The time between the first and the last event's arrival; the group that is being written is at most 1 % of the blast.
span="SELECT (max(received_ms) - min(received_ms)) / 1000.0 FROM frame WHERE type IS NOT NULL"

measure_start() {
    load_before=$(cut -d ' ' -f 1-3 /proc/loadavg)
    record "program" "size, stripped" "$(strip -o stripped "$program" && calculate "$(stat -Lc %s stripped) / 1e6")" MB \
        "sqlite3 shell" "$(calculate "$(stat -Lc %s "$(command -v sqlite3)") / 1e6")"
    local wall peak shell
    ./measure "$starts" cost sqlite3 --version > /dev/null
    read -r shell _ _ < cost
    ./measure "$starts" cost "$program" --help > /dev/null
    read -r wall _ peak < cost
    record "program" "start-up (--help)" "$(calculate "$wall * 1000")" ms "sqlite3 --version" \
        "$(calculate "$shell * 1000")" "value<=30"
    record "program" "memory of --help" "$(calculate "$peak / 1024")" MB "" "" "value<=25"
}

# Sets $python to the best interpreter that has what the client needs, or to nothing and says why.
find_python() {
    python=
    [ "$events" -ge 100000 ] || { note "The Python client is left out of the short form."; return; }
    local interpreter=${BENCH_PYTHON:-/usr/bin/python3}
    if [ -z "${BENCH_PYTHON-}" ]; then
        "$project/scripts/dependencies" python3-websockets > apt.log 2>&1 || true
    fi
    if python_libraries=$("$interpreter" "$baseline/client.py" --libraries 2> python.log); then
        python=$interpreter
        note "The Python client: $python_libraries."
    else
        note "No Python client: $(tail -n 1 python.log)."
    fi
}

blast_archiver() {
    rm -f archive.sqlite*
    start_pbx --history 0 --blast "$events"
    start_archiver archive.sqlite "$url" --log-level warning
    wait_for archive.sqlite "SELECT max(id) FROM frame" "$events"
    wait_for archive.sqlite "SELECT count(*) FROM frame WHERE type IS NOT NULL" "$events"
    stop_archiver
    stop "$pbx"
    [ "$(sqlite3 archive.sqlite "SELECT count(*) FROM frame WHERE status <> 0 AND origin = 0")" -eq 0 ] ||
        { echo "bench: frames of the blast could not be mapped" >&2; exit 1; }
    sample archiver.cpu "$cpu"
    sample archiver.rate "$events / ($(sqlite3 archive.sqlite "$span"))"
    sample archiver.peak "$peak / 1024.0"
}

# blast_client NAME COMMAND ...
blast_client() {
    local name=$1 cost
    shift
    rm -f "$name".sqlite*
    start_pbx --history 0 --blast "$events"
    timeout 300 ./measure 1 cost "$@" "$url" "$client" pbx/simulator-secret pbx/simulator-ca.pem "$name.sqlite" "$schema" \
        "$events"
    stop "$pbx"
    [ "$(sqlite3 "$name.sqlite" "SELECT count(*) FROM frame")" -eq "$events" ]
    read -r _ cost peak < cost
    sample "$name.cpu" "$cost"
    sample "$name.rate" "$events / ($(sqlite3 "$name.sqlite" "$span"))"
    sample "$name.peak" "$peak / 1024.0"
}

record_blast() {
    local name part="ingest of $events events over wss" scale
    scale=$(calculate "1e6 / $events")
    for name in c python; do
        [ -n "$(median $name.cpu)" ] || continue
        local label=C cpu_goal="ratio<=2.0" rate_goal="ratio>=0.6"
        [ $name = c ] || label=Python cpu_goal="ratio<=1.0" rate_goal="ratio>=1.3"
        record "$part" "CPU per event" "$(calculate "$(median archiver.cpu) * $scale")" µs $label \
            "$(calculate "$(median $name.cpu) * $scale")" $cpu_goal
        record "$part" "events a second" "$(median archiver.rate)" "" $label "$(median $name.rate)" $rate_goal
    done
    record "$part" "memory at its highest" "$(median archiver.peak)" MB C "$(median c.peak)" "value<=80"
}

# Reading and mapping alone, of the blast's events: mapper-bench is beside the program.
measure_mapping() {
    local mapper=${program%/*}/mapper-bench part="parse and map" count ours theirs
    if [ -z "${CALLARCHIVE_BINARY-}" ]; then
        (cd "$project" && swift build --quiet -c release --product mapper-bench --static-swift-stdlib)
    fi
    [ -x "$mapper" ] || { note "Parse and map is left out: no mapper-bench beside the program."; return; }
    sqlite3 archive.sqlite "SELECT body FROM frame WHERE type IS NOT NULL LIMIT 20000" > events.txt
    count=$(wc -l < events.txt)
    read -r ours theirs < <("$mapper" events.txt)
    record "$part" "CPU per event" "$ours" µs "" "" "value<=4"
    record "$part" "CPU per event" "$ours" µs JSONDecoder "$theirs" "ratio<=0.125"
    compile allocations
    # What starting takes cancels out.
    allocated() {
        ALLOCATIONS=allocations.txt LD_PRELOAD=./allocations.so "$mapper" events.txt "$1" "$2"
        cat allocations.txt
    }
    ours=$(calculate "($(allocated 3 ours) - $(allocated 1 ours)) / (2 * $count)")
    theirs=$(calculate "($(allocated 3 json) - $(allocated 1 json)) / (2 * $count)")
    record "$part" "allocations per event" "$ours" "" JSONDecoder "$theirs" "value<=5"
}

measure_disk() {
    local ours theirs
    ours=$(stat -c %s archive.sqlite)
    theirs=$(stat -c %s c.sqlite)
    record "disk" "bytes per event" "$(calculate "$ours / $events")" "" C "$(calculate "$theirs / $events")"
    sqlite3 results.sqlite "ATTACH 'archive.sqlite' AS archive;
        INSERT INTO bytes (part, bytes_per_event)
        SELECT name, sum(pgsize) * 1.0 / $events AS bytes FROM dbstat('archive', 1) GROUP BY name HAVING bytes >= 0.5
        ORDER BY bytes DESC"
}

# measure_latency RATE
measure_latency() {
    local rate=$1 count=$(($1 * pace_seconds)) name sync= pacer listen part="socket to durable commit, $1 events/s"
    [ "$rate" -lt 1000 ] || count=$((count / 2))
    for name in c archiver; do
        [ "$rate" -gt 10 ] || sync=$(./measure --sync sync.file "$rate" | cut -d ' ' -f 1)
        rm -f paced.sqlite*
        start_pbx --plaintext --history 0 --blast "$count"
        : > "latency.$name"
        ./pacer "${url##*:}" "$rate" "$count" paced.sqlite > "latency.$name" &
        pacer=$!
        running[$pacer]=1
        until [ -s "latency.$name" ]; do
            kill -0 "$pacer" || exit 1
            sleep 0.05
        done
        listen=$(head -n 1 "latency.$name")
        if [ $name = c ]; then
            ./measure 1 cost ./client events "http://127.0.0.1:$listen" "$client" pbx/simulator-secret none paced.sqlite \
                "$schema" "$count" &
            archiver=$!
        else
            start_archiver paced.sqlite "http://127.0.0.1:$listen" --log-level warning
        fi
        wait "$pacer" || { cat archiver.log >&2; exit 1; }
        unset "running[$pacer]"
        stop "$archiver"
        stop "$pbx"
    done
    local c ours index names=("median" "99 % within" "99.9 % within")
    read -r -a c < <(tail -n 1 latency.c)
    read -r -a ours < <(tail -n 1 latency.archiver)
    # One event alone: a commit is one fdatasync, and the way there may take a millisecond.
    [ "$rate" -gt 10 ] || record "$part" "median" "${ours[0]}" ms "fdatasync of 4 KiB at that rate" "$sync" "above<=1"
    for index in 0 1 2; do
        [ "$count" -ge 1000 ] || [ $index -lt 2 ] || continue
        record "$part" "${names[$index]}" "${ours[$index]}" ms C "${c[$index]}"
    done
}

measure_import() {
    # A call of the simulated history has about 1.65 rows.
    local calls=$((rows * 100 / 165)) total seconds theirs part="import of history"
    start_pbx --history "$calls" --days $((calls / 800 + 7))
    rm -f history.sqlite* import.sqlite*
    ./measure 1 cost ./client history "$url" "$client" pbx/simulator-secret pbx/simulator-ca.pem history.sqlite "$schema" 0
    read -r _ theirs _ < cost
    total=$(sqlite3 history.sqlite "SELECT count(*) FROM cdr")
    start_archiver import.sqlite "$url" --log-level warning --history-requests-per-second 1000
    wait_for import.sqlite "SELECT count(*) FROM history_run WHERE kind = 'import' AND complete" 1
    seconds=$(sqlite3 import.sqlite "SELECT (ended_ms - began_ms) / 1000.0 FROM history_run WHERE kind = 'import'")
    stop_archiver
    stop "$pbx"
    local c_seconds
    c_seconds=$(sqlite3 history.sqlite "SELECT (max(received_ms) - min(received_ms)) / 1000.0 FROM frame")
    [ "$(sqlite3 import.sqlite "SELECT count(*) FROM cdr WHERE origin = 1")" -eq "$total" ] ||
        { echo "bench: the import is short of rows" >&2; exit 1; }
    part="import of $total history rows"
    record "$part" "rows a second" "$(calculate "$total / $seconds")" "" C "$(calculate "$total / $c_seconds")" "value>=20000"
    record "$part" "CPU per row" "$(calculate "$cpu / $total * 1e6")" µs C "$(calculate "$theirs / $total * 1e6")"
    record "$part" "memory at its highest" "$(calculate "$peak / 1024")" MB "" "" "value<=80"
}

# A reader that never ends its transaction keeps the log from being reset: it grows with the whole blast. Then both die.
measure_restart() {
    local part="restart after kill -9" reader log worker began ready shell name
    rm -f crash.sqlite*
    start_pbx --history 0 --blast "$events"
    start_archiver crash.sqlite "$url" --log-level warning
    wait_for crash.sqlite "SELECT count(*) FROM connection" 1
    mkfifo reader.input
    sqlite3 -readonly crash.sqlite < reader.input > /dev/null &
    reader=$!
    running[$reader]=1
    exec 9> reader.input
    echo "BEGIN; SELECT count(*) FROM pbx;" >&9
    wait_for crash.sqlite "SELECT max(id) FROM frame" "$events"
    worker=$(pgrep -P "$archiver")
    kill -KILL "$worker" "$reader"
    stop "$archiver"
    stop "$reader"
    exec 9>&-
    log=$(calculate "$(stat -c %s crash.sqlite-wal) / 1e6")
    rm -f crash.sqlite-shm
    for name in crash.sqlite crash.sqlite-wal; do cp "$name" "shell-$name"; done
    mv shell-crash.sqlite shell.sqlite
    mv shell-crash.sqlite-wal shell.sqlite-wal
    ./measure 1 cost sqlite3 shell.sqlite "SELECT max(id) FROM frame" > /dev/null
    read -r shell _ _ < cost
    began=$EPOCHREALTIME
    start_archiver crash.sqlite "$url" --log-level info
    until grep -qs subscribed archiver.log; do sleep 0.01; done
    ready=$EPOCHREALTIME
    stop_archiver
    stop "$pbx"
    [ "$(sqlite3 crash.sqlite "PRAGMA integrity_check")" = ok ]
    record "$part" "until subscribed, a log of $log MB" "$(calculate "($ready - $began) * 1000")" ms \
        "sqlite3 shell opens and closes it" "$(calculate "$shell * 1000")"
    record "$part" "memory at its highest" "$(calculate "$peak / 1024")" MB "" "" "value<=80"
}

# Makes an archive that has the PBX's lists: in callgrind's time they come after the blast, whose calls are then derived twice.
learn_lists() {
    start_pbx --history 0
    start_archiver "$1" "$url"
    wait_for "$1" "SELECT count(DISTINCT kind) FROM directory_list" 3
    stop_archiver
    stop "$pbx"
}

# Instructions between a short and a long blast: what starting and stopping take cancels out.
measure_instructions() {
    "$project/scripts/dependencies" valgrind > apt.log
    # What the last landed program took; a change may make it dearer by 5 %.
    local landed=124400
    local short=2000 long=20000 count name ours theirs
    for count in $short $long; do
        for name in c archiver; do
            rm -f counted.sqlite*
            [ $name = c ] || learn_lists counted.sqlite
            start_pbx --history 0 --blast "$count"
            if [ $name = c ]; then
                valgrind --tool=callgrind --callgrind-out-file=/dev/null ./client events "$url" "$client" \
                    pbx/simulator-secret pbx/simulator-ca.pem counted.sqlite "$schema" "$count" 2> "count.$name.$count"
            else
                valgrind --tool=callgrind --callgrind-out-file=/dev/null ./stripped ingest --database counted.sqlite \
                    --pbx-url "$url" --client-id "$client" --client-secret-file pbx/simulator-secret \
                    --tls-ca-file pbx/simulator-ca.pem --reconcile-every 86400 --log-level warning 2> "count.$name.$count" &
                archiver=$!
                running[$archiver]=1
                wait_for counted.sqlite "SELECT count(*) FROM frame WHERE type IS NOT NULL" "$count"
                stop "$archiver"
            fi
            stop "$pbx"
        done
    done
    counted() { sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "count.$1.$2"; }
    ours=$(calculate "($(counted archiver $long) - $(counted archiver $short)) / ($long - $short)")
    theirs=$(calculate "($(counted c $long) - $(counted c $short)) / ($long - $short)")
    record "instructions" "per event of the blast" "$ours" "" C "$theirs" "value<=$(calculate "1.05 * $landed")"
}
