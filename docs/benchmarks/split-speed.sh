#!/usr/bin/env bash
# CPU of `reelgloss split` against a raw decode by ffmpeg of the same film, in the same run.
#   docs/benchmarks/split-speed.sh FILM [ROUNDS]
# FILM should be some minutes long. Start-up is left out: each way is run over the whole film and over its first
# quarter, and the differences are compared. Prints the CPU seconds of every round and the ratio of the smallest.
# PySceneDetect is compared, too, where SCENEDETECT_PYTHON names a Python that has it.
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
decode() { ffmpeg -nostdin -v error -i "$1" -f null -; }
split() { rm -rf "$work/out"; "$reelgloss" split --input="$1" --output="$work/out" "${@:2}"; }
content() { split "$1" --detector=content; }
default() { split "$1"; }
pyscenedetect() {
  "$SCENEDETECT_PYTHON" -c 'import sys; from scenedetect import detect, ContentDetector
detect(sys.argv[1], ContentDetector(threshold=25, min_scene_len=15))' "$1"
}

ways=(decode content default)
if [ -n "${SCENEDETECT_PYTHON:-}" ]; then ways+=(pyscenedetect); fi
"$reelgloss" --version >/dev/null # builds where it has to
for round in $(seq "$rounds"); do
  for way in "${ways[@]}"; do
    awk "BEGIN { print $(cpu "$way" "$film") - $(cpu "$way" "$quarter") }" | tee -a "$work/$way" |
      sed "s/^/round $round: $way takes /; s/$/ s of CPU for three quarters of the film/"
  done
done
smallest() { sort -g "$work/$1" | head -n 1; }
for way in "${ways[@]:1}"; do
  awk "BEGIN { printf \"$way costs %.2f times a raw decode\\n\", $(smallest "$way") / $(smallest decode) }"
done
