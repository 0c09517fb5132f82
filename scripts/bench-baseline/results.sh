# shellcheck shell=bash
# Keeps what scripts/bench finds in a small database, and prints it.

sqlite3 results.sqlite '
    CREATE TABLE sample (name TEXT, value REAL);
    CREATE TABLE figure (id INTEGER PRIMARY KEY, part TEXT, name TEXT, value REAL, unit TEXT, against TEXT, baseline REAL,
        goal TEXT);
    CREATE TABLE bytes (id INTEGER PRIMARY KEY, part TEXT, bytes_per_event REAL);
    CREATE TABLE note (text TEXT);
'

# One measurement of several: sample NAME VALUE
sample() { sqlite3 results.sqlite "INSERT INTO sample VALUES ('$1', $2)"; }

# The median of the samples of a name.
median() {
    sqlite3 results.sqlite "SELECT value FROM (SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS n
        FROM sample WHERE name = '$1') WHERE place = (n + 1) / 2"
}

# A line of the table: record PART NAME VALUE UNIT [AGAINST BASELINE] [GOAL]. A goal is `ratio<=2.0`, `value>=20000`,
# or `above<=1`, the value less its baseline.
record() {
    local goal=${7-}
    sqlite3 results.sqlite "INSERT INTO figure (part, name, value, unit, against, baseline, goal)
        VALUES ('$1', '$2', $3, '$4', nullif('${5-}', ''), ${6:-NULL}, nullif('$goal', ''))"
}

note() { sqlite3 results.sqlite "INSERT INTO note VALUES ('${1//\'/\'\'}')"; }

# The figures, each with its ratio and whether it meets its goal.
figures="
    WITH ratioed AS (
        SELECT *, value / baseline AS ratio, substr(goal, 1, 5) AS judged, substr(goal, 6, 2) AS direction,
            CAST(substr(goal, 8) AS REAL) AS bound
        FROM figure
    ), weighed AS (SELECT *, CASE judged WHEN 'ratio' THEN ratio WHEN 'above' THEN value - baseline ELSE value END
        AS weight FROM ratioed)
    SELECT id, part, name, value, unit, against, baseline, ratio, goal,
        CASE direction WHEN '<=' THEN weight <= bound WHEN '>=' THEN weight >= bound END AS met
    FROM weighed ORDER BY id"

machine() {
    local model
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    echo "$(nproc) x ${model:-$(uname -m)}, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo),\
 $(df --output=fstype "$folder" | tail -n 1), Linux $(uname -r), SQLite $(sqlite3 --version | cut -d ' ' -f 1)"
}

describe() {
    find_commit
    command="scripts/bench --events $events --rows $rows --repeat $repeat --calls $calls${instructions:+ --instructions}"
    load="$load_before before, $(cut -d ' ' -f 1-3 /proc/loadavg) after"
}

# A number as people read it: four digits are more than the clock gives.
shown() { echo "iif($1 >= 1000, printf('%,d', round($1)), iif($1 IS NULL, NULL, printf('%.3g', $1)))"; }

print_table() {
    describe
    printf 'Machine: %s. Commit: %s. Command: `%s`. Load: %s.\n\n' "$(machine)" "$commit" "$command" "$load"
    sqlite3 results.sqlite "
        CREATE TEMP VIEW plain AS $figures;
        CREATE TEMP VIEW shown AS SELECT *, $(shown value) AS text, $(shown baseline) AS baseline_text FROM plain;
        SELECT '| what | figure | value | baseline | ratio | goal | met |';
        SELECT '|---|---|--:|--:|--:|---|---|';
        SELECT '| ' || part || ' | ' || name || ' | ' || trim(text || ' ' || unit) || ' | '
            || coalesce(baseline_text || ' (' || against || ')', '') || ' | ' || iif(ratio IS NULL, '', printf(iif(ratio < 0.1, '%.3f', '%.2f'), ratio))
            || ' | ' || coalesce(replace(replace(replace(goal, 'above', 'above it by'), '<=', ' ≤ '), '>=', ' ≥ '), '') || ' | '
            || CASE met WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END || ' |' FROM shown ORDER BY id;
        SELECT '';
        SELECT '| table or index | bytes per event |';
        SELECT '|---|--:|';
        SELECT '| ' || part || ' | ' || printf('%.1f', bytes_per_event) || ' |' FROM bytes ORDER BY id;
        SELECT '';
        SELECT '- ' || text FROM note"
}

print_json() {
    sqlite3 results.sqlite "
        CREATE TEMP VIEW shown AS $figures;
        SELECT json_object('machine', '$(machine)', 'commit', '$commit', 'command', '$command', 'load', '$load',
            'figures', (SELECT json_group_array(json_object('what', part, 'figure', name, 'value', value, 'unit', unit,
                'against', against, 'baseline', baseline, 'ratio', ratio, 'goal', goal, 'met', met)) FROM shown),
            'bytes_per_event', (SELECT json_group_object(part, bytes_per_event) FROM bytes),
            'notes', (SELECT json_group_array(text) FROM note))"
}
