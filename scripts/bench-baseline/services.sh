# shellcheck shell=bash
# Starts and stops the simulated PBX and the archiver for scripts/bench.

# start_pbx OPTION ...: sets $pbx, $url, $client
start_pbx() {
    rm -f pbx.txt # the last one's file must not be taken for this one's
    "$program" simulate --port 0 --calls-per-minute 0 --directory pbx "$@" > pbx.txt &
    pbx=$!
    running[$pbx]=1
    until grep -qs 'Stop it' pbx.txt; do
        kill -0 "$pbx" || { echo "bench: the simulated PBX did not start" >&2; exit 1; }
        sleep 0.05
    done
    url=$(grep -o 'https*://[^ ]*' pbx.txt | head -n 1 | sed 's/\.$//')
    client=$(grep -o -- '--client-id [^ ]*' pbx.txt | cut -d ' ' -f 2)
}

# stop PID
stop() {
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
    unset "running[$1]"
}

# start_archiver DATABASE URL [OPTION ...]: sets $archiver, which measures into archiver.cost
start_archiver() {
    local database=$1 address=$2
    shift 2
    rm -f archiver.log
    # What the blast says must not meet with a reconciliation.
    ./measure 1 archiver.cost "$program" ingest --database "$database" --pbx-url "$address" --client-id "$client" \
        --client-secret-file pbx/simulator-secret --tls-ca-file pbx/simulator-ca.pem --reconcile-every 86400 "$@" \
        2> archiver.log &
    archiver=$!
    running[$archiver]=1
}

# Waits until a query on a file gives at least a number: wait_for FILE QUERY NUMBER
wait_for() {
    local got=0
    until [ "${got:-0}" -ge "$3" ]; do
        kill -0 "$archiver" 2>/dev/null || { cat archiver.log >&2; echo "bench: the archiver ended" >&2; exit 1; }
        sleep 0.1
        got=$(sqlite3 -readonly "$1" "$2" 2>/dev/null || echo 0)
    done
}

# Stops the archiver, and reads what it cost: sets $wall, $cpu, $peak (kB)
stop_archiver() {
    stop "$archiver"
    read -r wall cpu peak < archiver.cost
}

calculate() { awk "BEGIN { printf \"%.6g\", $1 }"; }
