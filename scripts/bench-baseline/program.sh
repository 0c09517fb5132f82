# shellcheck shell=bash
# Which program is measured, for every script that measures; they set $project.

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

# Sets $commit: of the scripts, and of the program unless it was given.
find_commit() {
    commit=$(git -C "$project" describe --always --dirty 2>/dev/null || echo unknown)
    [ -z "${CALLARCHIVE_BINARY-}" ] || commit="$commit (scripts), the program given by CALLARCHIVE_BINARY"
}
