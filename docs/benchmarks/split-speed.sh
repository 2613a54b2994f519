#!/usr/bin/env bash
# CPU of `reelgloss split` against a raw decode by ffmpeg of the same film, in the same run.
#   docs/benchmarks/split-speed.sh FILM [ROUNDS]
# FILM should be some minutes long. Start-up is left out: each way is run over the whole film and over its first
# quarter, and the differences are compared. Prints the CPU seconds of every round and the ratio of the smallest.
set -euo pipefail
film=$(readlink -f "${1:?FILM}")
rounds=${2:-3}
reelgloss=$(cd "$(dirname "$0")/../.." && pwd)/reelgloss
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$film")
quarter=$work/quarter.${film##*.}
ffmpeg -nostdin -v error -i "$film" -t "$(awk "BEGIN { print $seconds / 4 }")" -map 0:v:0 -c copy "$quarter"

cpu() { # CPU seconds, user and system, of a command and its children
  local TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}
split() { rm -rf "$work/out"; "$reelgloss" split --input="$1" --output="$work/out" --detector=content; }
decode() { ffmpeg -nostdin -v error -i "$1" -f null -; }

"$reelgloss" --version >/dev/null # builds where it has to
best_split= best_decode=
for round in $(seq "$rounds"); do
  s=$(awk "BEGIN { print $(cpu split "$film") - $(cpu split "$quarter") }")
  d=$(awk "BEGIN { print $(cpu decode "$film") - $(cpu decode "$quarter") }")
  echo "round $round: split $s s, decode $d s of CPU for three quarters of the film"
  best_split=$(awk "BEGIN { print \"$best_split\" == \"\" || $s < $best_split + 0 ? $s : $best_split }")
  best_decode=$(awk "BEGIN { print \"$best_decode\" == \"\" || $d < $best_decode + 0 ? $d : $best_decode }")
done
awk "BEGIN { printf \"split costs %.2f times a raw decode\n\", $best_split / $best_decode }"
