#!/usr/bin/env bash
# A clean build of the default features beside guppy's, by turns: crates and seconds. Needs the crates
# to be at hand or a registry to fetch them from.
#
#   benches/clean_build.sh [ROUNDS]     three by default; the median counts
#
# JOBS says on how many cores, two by default.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-3}
jobs=${JOBS:-2}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A package that uses one crate, as a user's would.
user() {
    mkdir -p "$scratch/$1/src"
    printf '[package]\nname = "user"\nversion = "0.0.0"\nedition = "2024"\n[dependencies]\n%s = %s\n[workspace]\n' \
        "$1" "$2" >"$scratch/$1/Cargo.toml"
    echo 'fn main() {}' >"$scratch/$1/src/main.rs"
    cargo fetch --quiet --manifest-path "$scratch/$1/Cargo.toml"
}

# Builds from nothing: a line of seconds and seconds of processor time, and the number of crates.
build() {
    local TIMEFORMAT='%R %U %S'
    rm -rf "$scratch/target"
    { time CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$scratch/target" CARGO_TERM_COLOR=never \
        cargo build --offline --jobs "$jobs" --manifest-path "$scratch/$1/Cargo.toml" 2>"$scratch/log"; } \
        2>>"$scratch/$1/seconds"
    grep Compiling "$scratch/log" | grep -c -v ' user ' >"$scratch/$1/crates"
}

# The median of the lines that come in.
median() {
    sort -n | sed -n "$(((rounds + 1) / 2))p"
}

user pilot-plan "{ path = \"$root\" }"
user guppy '"*"'
for _ in $(seq "$rounds"); do
    build pilot-plan
    build guppy
done
echo '| clean build, default features | crates | seconds | of processor time |'
echo '|---|---:|---:|---:|'
for name in pilot-plan guppy; do
    times=$scratch/$name/seconds
    printf '| %s | %s | %s | %s |\n' "$name" "$(cat "$scratch/$name/crates")" \
        "$(awk '{ print $1 }' "$times" | median)" "$(awk '{ print $2 + $3 }' "$times" | median)"
done
