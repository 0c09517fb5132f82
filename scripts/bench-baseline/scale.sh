# shellcheck shell=bash
# What the three measurements of scripts/bench-scale share.

usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2; exit 64; }

# Sets the options of all three parts; each reads its own.
parse() {
    events=10000000 pbxs="1 50 500" rate=1000 seconds=60 calls="100000 1000000" keep='' json='' files=()
    case $part in events | pbxs | reports) ;; *) usage ;; esac
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            --events | --rate | --seconds) [[ ${2-} =~ ^[1-9][0-9]{0,8}$ ]] || usage ;;
            --pbxs | --calls) [[ ${2-} =~ ^[1-9][0-9\ ]*$ ]] || usage ;;
            --folder) [ -d "${2-}" ] || usage ;;
            --json) [ -n "${2-}" ] || usage ;;
            -*) usage ;;
            *)
                [ "$part" = reports ] && [ -e "$1" ] || usage
                files+=("$(realpath "$1")")
                shift
                continue ;;
        esac
        case $1 in
            --folder) keep=$(realpath "$2") ;;
            --json) json=$(realpath "$2") ;;
            *) printf -v "${1#--}" %s "$2" ;;
        esac
        shift 2
    done
}

# Builds what is measured and measures, and makes a folder for the files.
prepare() {
    "$project/scripts/dependencies" sqlite3 gcc libc6-dev procps
    # shellcheck source=scripts/bench-baseline/program.sh
    . "$baseline/program.sh"
    find_program
    # A newer program may play the PBX to an older one.
    simulator=$(realpath "${CALLARCHIVE_SIMULATOR-$program}")
    folder=$(mktemp -d "${TMPDIR:-/tmp}/callarchive-scale.XXXXXX")
    declare -gA running=()
    trap finish EXIT
    trap 'echo "bench-scale: failed at ${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND" >&2' ERR
    cd "$folder"
    compile measure
    ticks=$(getconf CLK_TCK)
    load_before=$(cut -d ' ' -f 1-3 /proc/loadavg)
    # shellcheck source=scripts/bench-baseline/results.sh
    . "$baseline/results.sh"
    # shellcheck source=scripts/bench-baseline/services.sh
    . "$baseline/services.sh"
}

finish() {
    local pid
    for pid in "${!running[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait
    rm -rf "$folder"
}

# CPU seconds of a process so far, user and system: cpu_of PID
cpu_of() { awk -v ticks="$ticks" '{ sub(/.*\) /, ""); print ($12 + $13) / ticks }' "/proc/$1/stat"; }

# A number of /proc/PID/status: status_of PID VmRSS
status_of() { awk -v name="$2:" '$1 == name { print $2 }' "/proc/$1/status"; }

# The ingester that `measure` runs as its child.
find_worker() {
    until worker=$(pgrep -P "$archiver"); do
        kill -0 "$archiver" || { cat archiver.log >&2; exit 1; }
        sleep 0.02
    done
}

# Says which machine it was, and prints the table `result` of results.sqlite; its columns are named as they are to be read.
report() {
    local commit
    find_commit
    printf 'Machine: %s. Commit: %s. Load: %s before, %s after.\n\n' "$(machine)" "$commit" "$load_before" \
        "$(cut -d ' ' -f 1-3 /proc/loadavg)"
    sqlite3 -markdown results.sqlite "SELECT * FROM result"
    echo
    sqlite3 results.sqlite "SELECT '- ' || text FROM note"
    [ -z "$json" ] || sqlite3 -json results.sqlite "SELECT * FROM result" > "$json"
}
