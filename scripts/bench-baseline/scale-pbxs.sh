# shellcheck shell=bash
# One archiver of 1, 50 and 500 PBXs: first idle, then with the same events a second spread over all of them.

# start_pbxs NUMBER OPTION ...: as many simulated PBXs in one process, and pbx/simulator.yaml for the ingester
start_pbxs() {
    local number=$1
    shift
    rm -rf pbx pbx.txt
    mkdir pbx
    "$simulator" simulate --pbxs "$number" --port 0 --history 0 --calls-per-minute 0 --directory pbx "$@" > pbx.txt &
    pbx=$!
    running[$pbx]=1
    until grep -qs 'Stop ' pbx.txt; do
        kill -0 "$pbx" || { echo "bench-scale: the simulated PBXs did not start" >&2; exit 1; }
        sleep 0.05
    done
    # A single one is told by its flags.
    [ -e pbx/simulator.yaml ] || cat > pbx/simulator.yaml <<YAML
pbx-url: $(grep -o 'https*://[^ ]*' pbx.txt | head -n 1 | sed 's/\.$//')
client-id: $(grep -o -- '--client-id [^ ]*' pbx.txt | cut -d ' ' -f 2)
client-secret-file: pbx/simulator-secret
tls-ca-file: pbx/simulator-ca.pem
YAML
}

# Starts the archiver of NUMBER PBXs; sets $until_subscribed, seconds, $cpu_subscribed and $descriptors, the most that were open.
subscribe() {
    local number=$1 began=$EPOCHREALTIME open
    rm -f archive.sqlite* archiver.log
    ./measure 1 archiver.cost "$program" ingest --database archive.sqlite --config pbx/simulator.yaml --log-level info \
        --reconcile-every 86400 2> archiver.log &
    archiver=$!
    running[$archiver]=1
    find_worker
    descriptors=0
    until [ "$(grep -c ' subscribed ' archiver.log || true)" -ge "$number" ]; do
        open=$(find "/proc/$worker/fd" -mindepth 1 2>/dev/null | wc -l)
        [ "$open" -le "$descriptors" ] || descriptors=$open
        if ! kill -0 "$worker" 2>/dev/null || [ "$(calculate "int($EPOCHREALTIME - $began)")" -gt 300 ]; then
            tail -n 5 archiver.log >&2
            echo "bench-scale: $(grep -c ' subscribed ' archiver.log) of $number PBXs were subscribed after 300 s" >&2
            exit 1
        fi
        sleep 0.05
    done
    until_subscribed=$(calculate "$EPOCHREALTIME - $began")
    cpu_subscribed=$(cpu_of "$worker")
}

# Waits until what follows a subscription is over: the import, the directory, and a reading 20 s later of what ended meanwhile.
# A window that is shorter than that, of a smoke test, does not wait for the last.
settle() {
    local number=$1 until=$((SECONDS + seconds))
    wait_for archive.sqlite "SELECT count(*) FROM history_run WHERE kind = 'import' AND complete" "$number"
    while [ $SECONDS -lt $until ]; do
        [ "$(sqlite3 -readonly archive.sqlite "SELECT count(*) FROM history_run WHERE complete")" -lt $((2 * number)) ] || break
        sleep 1
    done
    sleep 1
}

measure_pbxs() {
    sqlite3 results.sqlite "CREATE TABLE cost (pbxs INTEGER, subscribed REAL, setup REAL, descriptors INTEGER, idle REAL,
        idle_rss REAL, rate REAL, micros REAL, busy_rss REAL, hwm REAL, warnings INTEGER)"
    local number
    for number in $pbxs; do measure_pbxs_of "$number"; done
    sqlite3 results.sqlite "CREATE TABLE result AS SELECT pbxs AS PBXs, round(subscribed, 2) AS \"until all subscribed, s\",
            round(setup * 1000 / pbxs, 1) AS \"CPU of it, ms a PBX\", descriptors AS \"descriptors at most\",
            round(idle, 2) AS \"idle: CPU s a minute\", round(idle * 1000 / pbxs, 2) AS \"ms a PBX\",
            round(idle_rss / 1024, 1) AS \"idle: resident, MB\", round(rate) AS \"busy: events a second\",
            round(micros, 1) AS \"CPU per event, µs\", round(busy_rss / 1024, 1) AS \"busy: resident, MB\",
            round(hwm / 1024, 1) AS \"at its highest, MB\", warnings AS \"warnings and lost feeds\" FROM cost"
    note "Each window lasted $seconds s. Idle: heartbeats and tokens; no calls, no reconciliation."
    note "Busy CPU per event holds the idle share, and more commits of fewer events than a blast makes."
}

measure_pbxs_of() {
    local number=$1 idle idle_rss setup subscribed most per_pbx total before first last busy_rss micros seen warnings
    start_pbxs "$number"
    subscribe "$number"
    setup=$cpu_subscribed subscribed=$until_subscribed most=$descriptors
    settle "$number"
    before=$(cpu_of "$worker")
    sleep "$seconds"
    idle=$(calculate "($(cpu_of "$worker") - $before) * 60 / $seconds")
    idle_rss=$(status_of "$worker" VmRSS)
    warnings=$(troubles)
    stop_archiver
    stop "$pbx"

    per_pbx=$(((rate + number - 1) / number))
    # Enough for the window, however long all subscriptions take, in whole calls of ten.
    total=$(calculate "int($per_pbx * (2 * $seconds + 10 + 2 * $subscribed) / 10 + 1) * 10")
    start_pbxs "$number" --blast "$total" --blast-pace "$per_pbx"
    subscribe "$number"
    settle "$number"
    first=$(events_stored)
    before=$(cpu_of "$worker")
    local began=$EPOCHREALTIME
    sleep "$seconds"
    micros=$(cpu_of "$worker")
    last=$(events_stored)
    seen=$(calculate "($last - $first) / ($EPOCHREALTIME - $began)")
    micros=$(calculate "($micros - $before) / ($last - $first) * 1e6")
    busy_rss=$(status_of "$worker" VmRSS)
    warnings=$((warnings + $(troubles)))
    stop_archiver
    stop "$pbx"
    sqlite3 results.sqlite "INSERT INTO cost VALUES ($number, $subscribed, $setup, $most, $idle, $idle_rss, $seen, $micros,
        $busy_rss, $peak, $warnings)"
}

# Lines of the log that tell of something that went wrong.
troubles() { grep -cE ' (warning|error) |feed lost' archiver.log || true; }

events_stored() { sqlite3 -readonly archive.sqlite "SELECT max(id) FROM frame"; }
