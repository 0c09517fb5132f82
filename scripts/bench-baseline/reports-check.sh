# shellcheck shell=bash
# Shows that a report and its hand-written SQL give the same figures, for scripts/bench-reports --check.

# The columns of a CSV file: its first line, which has no quoted name.
columns() { head -n 1 "$1" | tr -d '\r"' | tr ',' '\n'; }

# compare NAME PERIOD FILE: holds ours.csv against another's CSV file in the columns that both have. A number is itself in any
# spelling, and what is empty is unknown. Sets $difference to nothing, or to what differs; and $shared, $count.
compare() {
    local where table differing=() column names
    where=$(sed -n 's/^-- Compared: \(where .*\)\. .*/\1/p' "$texts/$1.sql")
    shared=$(grep -Fxf <(columns "$3") <(columns ours.csv) || true)
    names=\"${shared//$'\n'/\",\"}\"
    {
        for table in ours theirs; do
            local file=ours.csv
            [ $table = ours ] || file=$3
            echo "CREATE TABLE $table ($(columns "$file" | sed 's/.*/"&" NUMERIC/' | paste -sd ,));"
            echo ".import --csv --skip 1 $file $table"
        done
        echo "CREATE VIEW o AS SELECT * FROM ours $where; CREATE VIEW t AS SELECT * FROM theirs;"
        # Rows with how often each occurs, so that a row that one side has twice is a difference.
        different() {
            echo "SELECT '$1' WHERE EXISTS (SELECT $2, count(*) FROM o GROUP BY $2 EXCEPT SELECT $2, count(*) FROM t GROUP BY $2)
                OR EXISTS (SELECT $2, count(*) FROM t GROUP BY $2 EXCEPT SELECT $2, count(*) FROM o GROUP BY $2);"
        }
        echo "SELECT 'rows ' || (SELECT count(*) FROM o) || ' ' || (SELECT count(*) FROM t);"
        for column in $shared; do different "$column" "\"$column\""; done
        different "rows" "$names"
    } > compare.sql
    mapfile -t differing < <(sqlite3 -batch :memory: < compare.sql 2>&1)
    read -r _ count other <<< "${differing[0]}"
    difference="${differing[*]:1}"
    [ "$count" = "$other" ] || difference="$count rows against $other; $difference"
}

# check_reports PERIODS NAME ...: a line for each report and period; fails when one differs.
check_reports() {
    local periods=$1 name period reason failed=0 place beyond
    shift
    cd "$folder" || return
    if [ -n "$duckdb" ]; then in_duckdb --periods "$periods" --csv "$@" > /dev/null; fi
    for name in "$@"; do
        reason=$(sed -n 's/^-- Not compared: //p' "$texts/$name.sql")
        if [ -n "$reason" ]; then echo "$name: not compared: $reason"; continue; fi
        for period in $(spans "$name" "$periods"); do
            report_command "$name" "$period"
            "${ours[@]}" > ours.csv 2> error || { cat error >&2; return 1; }
            report_text "$name" "$period" > query.sql
            sqlite3 -readonly -batch -csv -header "$database" ".read query.sql" > sql.csv
            # A file without rows has no header.
            [ -s sql.csv ] || [ "$(wc -l < ours.csv)" -gt 1 ] || { echo "$name, $period: no rows on either side"; continue; }
            for place in sql "duckdb.$name.$period"; do
                [ -e "$place.csv" ] || continue
                compare "$name" "$period" "$place.csv"
                if [ -n "$difference" ]; then
                    failed=1
                    echo "$name, $period, ${place%%.*}: DIFFERS in $difference"
                else
                    echo "$name, $period, ${place%%.*}: equal in $count rows: $(paste -sd ' ' <<< "$shared")"
                fi
            done
        done
        [ -s sql.csv ] || continue
        beyond=$(grep -Fxvf <(columns sql.csv) <(columns ours.csv) | paste -sd ' ' || true)
        [ -z "$beyond" ] || echo "$name: the report alone gives $beyond"
    done
    return $failed
}
