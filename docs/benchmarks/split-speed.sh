#!/usr/bin/env bash
# CPU of `reelgloss split` against a raw decode by ffmpeg of the same film, in the same run.
#   docs/benchmarks/split-speed.sh FILM [ROUNDS [SECONDS]]
# FILM should be some minutes long. Start-up is left out: each way is run over the whole film and over its first
# SECONDS, a quarter if not given, and the differences are compared. Prints the CPU seconds of every round and the
# ratio of the smallest.
# PySceneDetect is compared, too, where SCENEDETECT_PYTHON names a Python that has it.
set -euo pipefail
film=$(readlink -f "${1:?FILM}")
rounds=${2:-3}
reelgloss=$(cd "$(dirname "$0")/../.." && pwd)/reelgloss
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds=${3:-$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$film" | awk '{ print $1 / 4 }')}
short=$work/short.${film##*.}
ffmpeg -nostdin -v error -i "$film" -t "$seconds" -map 0:v:0 -c copy "$short"

cpu() { # CPU seconds, user and system, of a command and its children
  local TIMEFORMAT='%U %S'
  { time "$@" >"$work/log" 2>&1; } 2>"$work/time" || { cat "$work/log" >&2; return 1; }
  awk '{ print $1 + $2 }' "$work/time"
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
    whole=$(cpu "$way" "$film")
    start=$(cpu "$way" "$short")
    awk "BEGIN { print $whole - $start }" | tee -a "$work/$way" |
      sed "s/^/round $round: $way takes /; s/$/ s of CPU for all but the first $seconds s/"
  done
done
smallest() { sort -g "$work/$1" | head -n 1; }
for way in "${ways[@]:1}"; do
  awk "BEGIN { printf \"$way costs %.2f times a raw decode\\n\", $(smallest "$way") / $(smallest decode) }"
done
