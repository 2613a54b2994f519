#!/usr/bin/env bash
# CPU of exporting all clips of a film against one run of ffmpeg that encodes the same frames, in the same run.
#   docs/benchmarks/export-speed.sh FILM [ROUNDS [CODEC]]
# FILM should be some minutes long; CODEC is h264, vp9 or av1. The rival is the ffmpeg of the very library that
# Reelgloss loads, so encoder and settings are the same; both are without sound and on one thread for each codec
# (ffmpeg decodes the whole film for it, Reelgloss what lies near its clips).
# What exporting costs is `curate --export=clips` less `split`: the second decode, the teachers' frames, contact
# sheets and the records are part of it. Start-up is left out: each way is run over the whole film and over its first
# quarter, and the differences are compared. Prints the CPU seconds of every round and the ratio of the smallest.
set -euo pipefail
film=$(readlink -f "${1:?FILM}")
rounds=${2:-3}
codec=${3:-h264}
root=$(cd "$(dirname "$0")/../.." && pwd)
reelgloss=$root/reelgloss
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$film")
quarter=$work/quarter.${film##*.}
ffmpeg -nostdin -v error -i "$film" -t "$(awk "BEGIN { print $seconds / 4 }")" -map 0:v:0 -c copy "$quarter"

"$reelgloss" --version >/dev/null # builds where it has to
jar=$(tr ':' '\n' <"$root/runners/target/classpath" | grep '/ffmpeg-[^/]*-linux-x86_64\(-gpl\)\?\.jar$' | head -n 1)
unzip -q -j "$jar" 'org/bytedeco/ffmpeg/*/lib*' 'org/bytedeco/ffmpeg/*/ffmpeg' -d "$work/native"
chmod +x "$work/native/ffmpeg"

IFS=, read -r width height rate < <(ffprobe -v error -select_streams v:0 \
  -show_entries stream=width,height,avg_frame_rate -of csv=p=0 "$film")
case $codec in
  h264) encoder="libopenh264 -b:v $(awk "BEGIN { printf \"%d\", $width * $height * $rate * 0.12 }")" ;;
  vp9) encoder='libvpx-vp9 -deadline good -cpu-used 5 -crf 31 -b:v 0 -row-mt 0' ;;
  av1) encoder='libsvtav1 -preset 10 -crf 32 -svtav1-params lp=1' ;;
  *) echo "CODEC must be h264, vp9 or av1, but was: $codec" >&2; exit 2 ;;
esac
distance=$(awk "BEGIN { printf \"%d\", $rate * 2 }")

cpu() { # CPU seconds, user and system, of a command and its children
  local TIMEFORMAT='%U %S'
  { time "$@" >"$work/log" 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}
split() { rm -rf "$work/split"; "$reelgloss" split --input="$1" --output="$work/split"; }
curate() {
  rm -rf "$work/out"
  "$reelgloss" curate --input="$1" --output="$work/out" --teachers=description \
    --export=clips --export-audio=none --export-codec="$codec"
}
events() { # first and last frame of each clip
  "$reelgloss" cat "$work/split" --videos | grep -o '"events":[^a-z]*' | grep -o '[0-9]\+,[0-9]\+' || true
}
frames() { # those of all clips, as a filter
  local between
  between=$(events | awk -F, '{ printf "%sbetween(n,%d,%d)", (NR > 1 ? "+" : ""), $1, $2 - 1 }')
  [ -n "$between" ] || { echo "FILM must have clips in its first quarter, too" >&2; return 1; }
  echo "$between"
}
native() { LD_LIBRARY_PATH=$work/native "$work/native/ffmpeg" -nostdin -v error -y -threads 1 "$@"; }
encode() {
  # shellcheck disable=SC2086 # Several flags in one variable are meant to be split.
  native -reinit_filter 0 -i "$1" -map 0:v:0 -vf "select='$2'" -fps_mode passthrough \
    -c:v $encoder -g "$distance" -threads 1 "$work/rival.mp4"
}

smaller() { printf '%s\n' "$@" | sort -g | head -n 1; }

best_export= best_encode=
for round in $(seq "$rounds"); do
  e=$(awk "BEGIN { print $(cpu curate "$film") - $(cpu curate "$quarter") }")
  split_quarter=$(cpu split "$quarter")
  quarter_frames=$(frames)
  encode_quarter=$(cpu encode "$quarter" "$quarter_frames")
  split_film=$(cpu split "$film")
  film_frames=$(frames)
  r=$(awk "BEGIN { print $(cpu encode "$film" "$film_frames") - $encode_quarter }")
  e=$(awk "BEGIN { print $e - ($split_film - $split_quarter) }")
  echo "round $round: export $e s, ffmpeg $r s of CPU for three quarters of the film"
  best_export=$(smaller $best_export "$e")
  best_encode=$(smaller $best_encode "$r")
done
awk "BEGIN { printf \"exporting costs %.2f times one ffmpeg\n\", $best_export / $best_encode }"
