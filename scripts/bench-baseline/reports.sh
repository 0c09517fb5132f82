# shellcheck shell=bash
# Reports against hand-written SQL (scripts/bench-reports.sql/NAME.sql) in the sqlite3 shell, against a C program that steps the
# rows and adds up (cursor/NAME.sql), and against DuckDB. For scripts/bench and scripts/bench-reports, which set $project, $program,
# $folder (the working folder, with `measure` and `cursor` compiled).
#
# In a text `:calls` and `:legs` stand for the period, `:calls-and-a-day` for one that begins a day earlier; all time is no
# condition at all, as a person would write it. A column that means the same as one of the report's has its name.
texts=$project/scripts/bench-reports.sql

# open_reports DATABASE: finds the periods of an archive, and brings it into the page cache.
open_reports() {
    database=$1
    local ask=(sqlite3 -readonly "$database")
    first=$("${ask[@]}" "SELECT local_date FROM call ORDER BY started_at LIMIT 1")
    last=$("${ask[@]}" "SELECT local_date FROM call ORDER BY started_at DESC LIMIT 1")
    month=$(date --utc --date "$last 29 days ago" +%F)
    some=$("${ask[@]}" "SELECT max(id) / 2 FROM call")
    low=$("${ask[@]}" "SELECT min(started_at) FROM call WHERE local_date >= '$month'")
    high=$("${ask[@]}" "SELECT unixepoch('$last', '+1 day') - utc_offset - 1 FROM call ORDER BY started_at DESC LIMIT 1")
    printf 'groups:\n  first-hundred: [%s]\n' "$(seq --separator ', ' 1000 1099)" > "$folder/groups.yaml"
    cat "$database" > /dev/null
}

# make_archive CALLS FILE: with the columns for reports, which an ingester makes by itself.
make_archive() {
    "$project/scripts/generate-archive" --calls "$1" "$2" >&2
    "$program" migrate --database "$2" >&2
}

all_reports() { "$program" report --list | grep -v '(not provided)' | cut -d ' ' -f 1; }

# The periods of a report: one call, and the growth of a file, have none.
spans() { case $1 in call | growth) echo all ;; *) echo "$2" ;; esac }

# report_command NAME PERIOD: sets $ours to the command that prints the report.
report_command() {
    ours=("$program" report "$1")
    case $1 in
        call) ours+=("$some" --format csv) ;;
        top) ours+=(numbers --limit 50 --format csv) ;;
        groups) ours+=(--config "$folder/groups.yaml" --format csv) ;;
        dashboard) ours+=(--format html) ;;
        *) ours+=(--format csv) ;;
    esac
    case $1-$2 in
        call-* | growth-*) ;;
        *-month) ours+=(--from "$month" --to "$last") ;;
        dashboard-all) ours+=(--from "$first" --to "$last") ;;
    esac
    ours+=(--database "$database")
}

# report_text NAME PERIOD: the SQL of a report, or of a cursor/NAME, for a period.
report_text() {
    local name calls=1 day=1 legs=1 from=$first sections
    if [ "$2" = month ]; then
        calls="c.started_at BETWEEN $low AND $high" legs="l.started_at BETWEEN $low AND $high" from=$month
        day="c.started_at BETWEEN $((low - 86400)) AND $high"
    fi
    sections=$(sed -n 's/^-- Sections: //p' "$texts/$1.sql")
    for name in ${sections:-$1}; do
        sed -e "s/:calls-and-a-day/$day/g; s/:calls/$calls/g; s/:legs/$legs/g; s/:id/$some/g; s/:from/'$from'/g; s/:to/'$last'/g" \
            "$texts/$name.sql"
    done
}

# measure_command COMMAND ...: prints its milliseconds of CPU and of the clock, and its peak memory in KiB; medians of three
# runs where the first takes less than two seconds.
measure_command() {
    local wall=0 cpu peak
    if timeout 900 "$folder/measure" 1 "$folder/cost" "$@" > "$folder/printed" 2> "$folder/error"; then
        read -r wall _ < "$folder/cost"
        [ "${wall%.*}" -ge 2 ] || "$folder/measure" 3 "$folder/cost" "$@" > /dev/null 2>&1
        read -r wall cpu peak < "$folder/cost"
        awk "BEGIN { printf \"%.4g %.4g %d\n\", $cpu * 1000, $wall * 1000, $peak }"
    else
        echo "reports: $* failed: $(tail -n 1 "$folder/error")" >&2
        echo "- - -"
    fi
}

# Whether there is a DuckDB: find_duckdb
find_duckdb() {
    duckdb=
    if "${BENCH_PYTHON:-/usr/bin/python3}" -c "import duckdb" 2> /dev/null; then
        duckdb=${BENCH_PYTHON:-/usr/bin/python3}
    fi
}

# in_duckdb OPTION ...: runs the texts there, on a copy of the archive that is made once.
in_duckdb() { "$duckdb" "$project/scripts/bench-baseline/duckdb_reports.py" "$database" "$folder" "$@"; }

# measure_reports PERIODS NAME ...: writes a line for each report and period to report.rows: name, period, CPU, wall and peak
# of ours, CPU, wall and peak of the SQL, CPU of the C cursor, CPU and wall in DuckDB, and what the report reads. A dash is what
# was not measured.
measure_reports() {
    local periods=$1 name period by
    shift
    rm -f "$folder/report.rows"
    : > "$folder/duckdb.rows"
    if [ -n "$duckdb" ]; then in_duckdb --periods "$periods" "$@" > "$folder/duckdb.rows"; fi
    for name in "$@"; do
        by=$(sed -n '1s/^-- //; 1s/\.$//; 1p' "$texts/$name.sql")
        for period in $(spans "$name" "$periods"); do
            local figures baseline="- - -" cursor=- other line
            report_command "$name" "$period"
            figures=$(measure_command "${ours[@]}")
            if [ -n "${sql-yes}" ]; then
                report_text "$name" "$period" > "$folder/query.sql"
                baseline=$(measure_command sqlite3 -readonly -batch -csv "$database" ".read $folder/query.sql")
                if [ -e "$texts/cursor/$name.sql" ]; then
                    report_text "cursor/$name" "$period" > "$folder/query.sql"
                    read -r cursor _ < <(measure_command "$folder/cursor" "$database" "$folder/query.sql")
                fi
            fi
            other=$(sed -n "s/^$name $period //p" "$folder/duckdb.rows")
            line="$name $period $figures $baseline $cursor ${other:-- -}"
            echo "${line// /|}|$by" | tee -a "$folder/report.rows" >&2
        done
    done
}

# A figure as people read it: nothing, where there is none.
whole() { echo "iif($1 IS NULL, '', printf('%.0f', $1))"; }
ratio() { echo "iif(cpu / $1 IS NULL, '', printf('%.3f', cpu / $1))"; }

# Prints what measure_reports wrote: a table in Markdown, and JSON. DuckDB's start-up is not in its figures.
print_reports() {
    sqlite3 -batch :memory: "
        CREATE TABLE line (name, period, cpu REAL, wall REAL, peak REAL, sql_cpu REAL, sql_wall REAL, sql_peak REAL,
            cursor_cpu REAL, duckdb_cpu REAL, duckdb_wall REAL, how)" ".import $folder/report.rows line" "
        CREATE VIEW figure AS SELECT name, iif(name = 'call', 'one call', iif(period = 'month', '30 days', 'all time')) AS period,
            nullif(cpu, '-') AS cpu, nullif(wall, '-') AS wall, nullif(peak, '-') / 1024 AS peak, nullif(sql_cpu, '-') AS sql_cpu,
            nullif(sql_wall, '-') AS sql_wall, nullif(cursor_cpu, '-') AS cursor_cpu, nullif(duckdb_cpu, '-') AS duckdb_cpu,
            nullif(duckdb_wall, '-') AS duckdb_wall, how
        FROM line" "
        SELECT '| report | period | CPU ms | ms | MiB | SQL: CPU ms | ratio | C cursor: CPU ms | ratio | DuckDB: CPU ms | ratio | '
            || 'DuckDB: ms | how |';
        SELECT '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|';
        SELECT '| ' || name || ' | ' || period || ' | ' || $(whole cpu) || ' | ' || $(whole wall) || ' | ' || $(whole peak) || ' | '
            || $(whole sql_cpu) || ' | ' || $(ratio sql_cpu) || ' | ' || $(whole cursor_cpu) || ' | ' || $(ratio cursor_cpu) || ' | '
            || $(whole duckdb_cpu) || ' | '
            || $(ratio duckdb_cpu) || ' | ' || $(whole duckdb_wall) || ' | ' || how || ' |' FROM figure;
        SELECT '';
        SELECT json_group_array(json_object('report', name, 'period', period, 'cpu_ms', cpu, 'wall_ms', wall, 'peak_mib', peak,
            'sql_cpu_ms', sql_cpu, 'sql_wall_ms', sql_wall, 'ratio', cpu / sql_cpu, 'cursor_cpu_ms', cursor_cpu,
            'duckdb_cpu_ms', duckdb_cpu, 'duckdb_wall_ms', duckdb_wall, 'how', how)) FROM figure"
}

# The goal of a report against the SQL, by what it reads.
report_goal() {
    case $1 in
        "Served by the hourly sums") echo "ratio<=0.05" ;;
        "Scans"* | "Served"*) echo "ratio<=0.15" ;;
    esac
}

# Measures reports on an archive of $calls, and adds lines to the table of scripts/bench; what hourly sums serve has one for the
# time, too. 30 days of less than ten million calls are mostly start-up.
record_reports() {
    local part periods="month all" full=yes name period cpu wall peak sql_cpu cursor_cpu duck_cpu duck_wall by goal highest=0 names
    part="reports on $calls calls"
    duckdb=''
    if [ "$calls" -ge 1000000 ]; then
        find_duckdb
        if [ -n "$duckdb" ]; then
            note "DuckDB has a copy of its own, two threads, and no start-up in its figures; reports and the SQL have theirs."
        else
            note "No DuckDB: BENCH_PYTHON names no interpreter that has it."
        fi
        [ "$calls" -ge 10000000 ] || note "The goals of reports are for ten million calls; 30 days of fewer are held to none."
        mapfile -t names < <(all_reports)
    else
        full='' periods=all names=(summary did queues extensions routing)
        note "Below a million calls few reports are measured, and held to no goal: most of their time is start-up."
    fi
    make_archive "$calls" "$folder/reports.sqlite"
    open_reports "$folder/reports.sqlite"
    measure_reports "$periods" "${names[@]}"
    while IFS='|' read -r name period cpu wall peak sql_cpu _ _ cursor_cpu duck_cpu duck_wall by; do
        [ "$cpu" != - ] || continue
        case $name-$period in
            call-*) ;;
            *-month) name="$name, 30 days" ;;
            *) name="$name, all time" ;;
        esac
        goal=
        if [ -n "$full" ] && { [ "$period" = all ] || [ "$calls" -ge 10000000 ]; }; then goal=$(report_goal "$by"); fi
        [ "$sql_cpu" = - ] || record "$part" "$name: CPU" "$cpu" ms SQL "$sql_cpu" "$goal"
        [ "$cursor_cpu" = - ] || record "$part" "$name: CPU" "$cpu" ms "C cursor" "$cursor_cpu" "${full:+ratio<=2.5}"
        [ "$duck_cpu" = - ] || record "$part" "$name: CPU" "$cpu" ms DuckDB "$duck_cpu"
        if [ "$by" = "Served by the hourly sums" ]; then
            duck_wall=${duck_wall#-}
            record "$part" "$name: time" "$wall" ms "${duck_wall:+DuckDB}" "$duck_wall" "${full:+value<=250}"
        fi
        [ "$peak" -le "$highest" ] || highest=$peak
    done < "$folder/report.rows"
    record "$part" "memory at its highest" "$(calculate "$highest / 1024")" MB
    rm -f "$folder"/reports.sqlite* "$folder"/archive.duckdb*
}
