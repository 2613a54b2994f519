#!/usr/bin/env bash
# How long after a video appeared its captions can be read, in a watching run on a Flink in one process.
#   docs/benchmarks/streaming-latency.sh [FOLDER [POLL_S [PUBLISH_S]]]
# Gives the videos of FOLDER (samples/ if not given) one after the other to a run with --poll (2) and --publish-every (5), the
# first twice, to warm up. Prints for each the seconds until a commit lists it, the seconds that a batch over it alone takes,
# and the ratio of the first to batch + poll + publication + 5.
set -euo pipefail
cd "$(dirname "$0")/../.."
videos=$(cd "${1:-samples}" && pwd) poll=${2:-2} publish=${3:-5}
work=$(mktemp -d)
run=
trap 'if [ -n "$run" ]; then kill "$run" 2>/dev/null; wait "$run" || true; fi; rm -rf "$work"' EXIT
mkdir "$work/in"

now() { date +%s.%N; }
since() { echo "$(now) - $1" | bc -l; }

# Prints the seconds from a video's appearance to the commit that lists it.
appear() {
  cp "$1" "$work/in/$2.part"
  local start
  start=$(now)
  mv "$work/in/$2.part" "$work/in/$2"
  for _ in $(seq 3000); do
    if grep -qsF "/in/$2\"" "$work/out/_commits/"commit-*.json; then
      since "$start"
      return
    fi
    sleep 0.1
  done
  echo "$2 never came out" >&2
  exit 1
}

./reelgloss curate --input="$work/in" --output="$work/out" --teachers=vision,subtitles,description --watch \
  --poll="${poll}s" --publish-every="${publish}s" 2>"$work/log" &
run=$!
warm=$(find "$videos" -name '*.mp4' | sort | head -n 1)
appear "$warm" warm-up.mp4 >/dev/null
printf '%-28s %10s %10s %6s\n' video appeared batch ratio
for video in "$videos"/*.mp4; do
  name=$(basename "$video")
  seconds=$(appear "$video" "$name")
  rm -rf "$work/batch"
  ./reelgloss curate --input="$video" --output="$work/batch" --teachers=vision,subtitles,description 2>>"$work/log" || [ $? -eq 3 ]
  batch=$(grep -o '"wallSeconds" *: *[0-9.]*' "$work/batch/summary.json" | grep -o '[0-9.]*$')
  ratio=$(echo "$seconds / ($batch + $poll + $publish + 5)" | bc -l)
  LC_ALL=C printf '%-28s %10.1f %10.1f %6.2f\n' "$name" "$seconds" "$batch" "$ratio"
done
