#!/usr/bin/env bash
# Measures everything and puts the figures into the README's section on speed, between its marks.
# Takes some minutes. Needs a C compiler (SQLite), valgrind, and a registry for the crates compared with.
#
#   benches/speed.sh [ROUNDS]     so many clean builds; PYTHON=… names a Python that has networkx or rustworkx
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
{
    cargo run --quiet --release --manifest-path benches/peers/Cargo.toml
    echo
    benches/clean_build.sh "${1:-3}"
    printf '\nInstructions, which repeat where times do not:\n\n```text\n'
    benches/instructions.sh
    printf '```\n'
} >"$figures"

awk -v figures="$figures" '
    /<!-- speed: end -->/ { skip = 0 }
    !skip { print }
    /<!-- speed: begin -->/ {
        skip = 1
        print ""
        while ((getline line < figures) > 0) print line
        print ""
    }
' README.md >README.md.new
mv README.md.new README.md
