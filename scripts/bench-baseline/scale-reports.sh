# shellcheck shell=bash
# The same reports over the same day and month in files of different sizes. The calls of a day grow with the file, as its year
# stays a year; so each cost is told for a call of the period, too.

# Sets $database to an archive of N calls, generated unless --folder has it from before: open_archive N
open_archive() {
    database=${keep:-$folder}/archive-$1.sqlite
    [ ! -e "$database" ] || return 0
    "$project/scripts/generate-archive" --calls "$1" "$database" >&2
    # Makes the columns for reports, as an ingester does by itself.
    "$program" migrate --database "$database" >&2
}

measure_reports() {
    sqlite3 results.sqlite "CREATE TABLE cost (calls INTEGER, report TEXT, period TEXT, among INTEGER, cpu REAL, peak REAL)"
    local size database start
    ./measure 5 start.cost "$program" --help > /dev/null
    read -r _ start _ < start.cost
    for size in $calls; do
        open_archive "$size"
        measure_archive
        [ -n "$keep" ] || rm -f "$database"*
    done
    for database in ${files[@]+"${files[@]}"}; do measure_archive; done
    sqlite3 results.sqlite "CREATE TABLE result AS SELECT report, period, calls AS \"calls in the file\",
            among AS \"calls in the period\", round(cpu * 1000, 1) AS \"CPU, ms\",
            round(cpu / first_value(cpu) OVER size, 2) AS \"to the smallest file\",
            iif(among IS NULL, NULL, round((cpu - $start) / max(among, 1) * 1e6, 2)) AS \"beyond start-up: µs a call of the period\",
            round(peak / 1024, 1) AS \"at its highest, MB\"
        FROM cost WINDOW size AS (PARTITION BY report, period ORDER BY calls, cost.rowid) ORDER BY report, period, calls, cost.rowid"
    note "CPU: user and system, start-up included ($(calculate "$start * 1000") ms for --help); medians of three; the file in the page cache."
}

# Every report on $database.
measure_archive() {
    local count last day period from among name some number
    ask() { sqlite3 -readonly "$database" "$1"; }
    count=$(ask "SELECT count(*) FROM call")
    last=$(ask "SELECT max(local_date) FROM call")
    cat "$database" > /dev/null
    for period in day month; do
        day=0
        [ $period = day ] || day=29
        from=$(date --utc --date "$last $day days ago" +%F)
        among=$(ask "SELECT count(*) FROM call WHERE local_date BETWEEN '$from' AND '$last'")
        for name in summary extensions queues missed calls; do
            local options=(--from "$from" --to "$last" --format csv)
            [ $name != calls ] || options+=(--limit 20)
            time_report "$name" "$period" "$among" "${options[@]}"
        done
    done
    some=$(ask "SELECT max(id) / 2 FROM call")
    number=$(ask "SELECT contact FROM call WHERE contact IS NOT NULL AND id >= $some ORDER BY id LIMIT 1")
    time_report call "" NULL "$some"
    time_report calls "of a number" NULL --number "$number" --limit 20 --format csv
}

# time_report NAME PERIOD CALLS OPTION ...
time_report() {
    local name=$1 period=$2 among=$3 cost peak
    shift 3
    timeout 900 ./measure 3 report.cost "$program" report "$name" "$@" --database "$database" > /dev/null 2> report.log ||
        { cat report.log >&2; return 1; }
    read -r _ cost peak < report.cost
    sqlite3 results.sqlite "INSERT INTO cost VALUES ($count, '$name', '$period', $among, $cost, $peak)"
}
