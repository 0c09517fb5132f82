# shellcheck shell=bash
# Which program is measured, and the programs in C that it is measured with, for every script that measures; they set $project.

# Sets $program: the one that CALLARCHIVE_BINARY names, else a fresh release build.
find_program() {
    if [ -n "${CALLARCHIVE_BINARY-}" ]; then
        program=$(realpath "$CALLARCHIVE_BINARY")
    else
        local build=(--package-path "$project" -c release --product callarchive --static-swift-stdlib)
        swift build --quiet "${build[@]}" >&2
        program=$(swift build --quiet "${build[@]}" --show-bin-path)/callarchive
    fi
}

# Compiles into the current folder: compile client|cursor|pacer|measure|allocations ...
compile() {
    local name source=$project/scripts/bench-baseline flags=(-std=gnu11 -D_GNU_SOURCE -O2 -Wall -Wextra)
    for name in "$@"; do
        case $name in
            client) gcc "${flags[@]}" -o client "$source"/{client,wire,scanner,store}.c -lssl -lcrypto -lsqlite3 ;;
            pacer) gcc "${flags[@]}" -o pacer "$source/pacer.c" -lsqlite3 -lpthread ;;
            cursor) gcc "${flags[@]}" -o cursor "$source/cursor.c" -lsqlite3 ;;
            measure) gcc "${flags[@]}" -o measure "$source/measure.c" ;;
            allocations) gcc "${flags[@]}" -shared -fPIC -o allocations.so "$source/allocations.c" ;;
        esac
    done
}

# Sets $commit: of the scripts, and of the program unless it was given.
find_commit() {
    commit=$(git -C "$project" describe --always --dirty 2>/dev/null || echo unknown)
    [ -z "${CALLARCHIVE_BINARY-}" ] || commit="$commit (scripts), the program given by CALLARCHIVE_BINARY"
}
