#!/usr/bin/env bash
# What a second task brings on a Flink cluster, beside what a second process brings.
#   docs/benchmarks/cluster-speed.sh HOST:PORT FOLDER [FLAGS...]
# Runs curate over the videos of FOLDER on a cluster of two TaskManagers with one slot each, with one task and with two; and in
# one process, and in two over halves of the videos, one task and one core each. The TaskManagers must have one core each, too:
# taskset -acp 0 PID; taskset -acp 1 PID. Prints seconds, speed-ups and the ratio of these.
set -euo pipefail
cd "$(dirname "$0")/../.."
master=$1 videos=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=("$@")

curate() { # OUTPUT FLAGS...
  ${on:-} ./reelgloss curate --output="$work/$1" "${flags[@]}" "${@:2}" >/dev/null 2>>"$work/log" || [ $? -eq 3 ]
}
seconds() { # LABEL COMMAND...
  local start
  start=$(date +%s.%N)
  "${@:2}"
  LC_ALL=C printf '%-34s %7.1f s\n' "$1" "$(echo "$(date +%s.%N) - $start" | bc -l)" | tee -a "$work/seconds"
}
halves() {
  on='taskset -c 0' curate a --input="@$work/a.txt" --parallelism=1 &
  on='taskset -c 1' curate b --input="@$work/b.txt" --parallelism=1
  wait $!
}

find "$(cd "$videos" && pwd)" -type f -printf '%s %p\n' | grep -E '\.(mp4|mkv|avi|mov|webm)$' | sort -rn | cut -d' ' -f2- |
  awk -v a="$work/a.txt" -v b="$work/b.txt" '{ print > (NR % 4 == 1 || NR % 4 == 0 ? a : b) }'
curate warm --input="@$work/a.txt" --limit=1 --flink-master="$master" --parallelism=2
seconds 'cluster, one task' curate c1 --input="$videos" --flink-master="$master" --parallelism=1
seconds 'cluster, two tasks' curate c2 --input="$videos" --flink-master="$master" --parallelism=2
on='taskset -c 0' seconds 'one process' curate p1 --input="$videos" --parallelism=1
seconds 'two processes over halves' halves
awk '{ t[NR] = $(NF - 1) } END { c = t[1] / t[2]; p = t[3] / t[4]; printf "speed-up: cluster %.2f, processes %.2f, ratio %.2f\n", c, p, c / p }' "$work/seconds"
