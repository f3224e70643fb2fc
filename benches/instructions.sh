#!/usr/bin/env bash
# Instructions that reading the shipped plan takes, and asking it, counted by callgrind: they repeat on
# a noisy machine where times do not. Needs valgrind.
#
#   benches/instructions.sh            every count
#   benches/instructions.sh parse …    these alone; the profiles stay in target/callgrind/, for
#                                      `callgrind_annotate target/callgrind/parse.out`
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

driver=$(cargo bench --quiet --bench instructions --no-run --message-format=json |
    sed -n 's/.*"executable":"\([^"]*instructions[^"]*\)".*/\1/p')
mapfile -t known < <("$driver")
times=${known[0]}
names=("${known[@]:1}")
[ $# -eq 0 ] || names=("$@")

profiles=target/callgrind
mkdir -p "$profiles"
printf '%-22s%14s%12s\n' 'shipped plan' instructions 'a byte'
bytes=$(wc -c <seeds/bishan-2022-18.txt)
for name in "${names[@]}"; do
    log=$(valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*instructions::counted*' \
        --callgrind-out-file="$profiles/$name.out" "$driver" "$name" 2>&1)
    total=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' <<<"$log")
    [ -n "$total" ] || {
        printf '%s\n' "$log" >&2
        exit 1
    }
    awk -v name="$name" -v total="$total" -v times="$times" -v bytes="$bytes" \
        'BEGIN { each = total / times; printf "%-22s%14d%12.2f\n", name, each, each / bytes }'
done
