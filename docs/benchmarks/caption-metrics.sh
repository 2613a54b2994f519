#!/usr/bin/env bash
# CPU of `reelgloss evaluate captions`, the start of its JVM, reading and tokenization included, against pycocoevalcap's BLEU, ROUGE-L and
# CIDEr over the same 5,000 captions with five references each: these alone, and with Python's start and its tokenizer. All scores must
# be equal.
#   PYTHON=python with pycocoevalcap docs/benchmarks/caption-metrics.sh [CAPTIONS [ROUNDS]]
# CAPTIONS is a text file with a caption a line; without one (or with "") the words are made up. Needs a built checkout, see README.md.
set -euo pipefail
captions=${1:+$(readlink -f "$1")}
rounds=${2:-3}
TIMEFORMAT="%U %S"
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
script=docs/benchmarks/caption-metrics.py
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" "$script" make "$folder" ${captions:+"$captions"}
for ((round = 0; round < rounds; round++)); do
  { time ./reelgloss evaluate captions --references="$folder/references.json" --candidates="$folder/candidates.json" \
    >"$folder/ours" 2>"$folder/errors"; } 2>"$folder/time"
  "$python" "$script" measure "$folder" >"$folder/theirs" 2>/dev/null
  "$python" - "$folder" <<'END'
import json, sys
ours = json.load(open(sys.argv[1] + "/ours"))
theirs = json.loads(open(sys.argv[1] + "/theirs").readline())
wrong = {name: (ours[name], score) for name, score in theirs.items() if abs(ours[name] - score) > 1e-4}
sys.exit(f"scores differ: {wrong}" if wrong else 0)
END
  tail -n 1 "$folder/theirs" | awk -v ours="$(awk '{ print $1 + $2 }' "$folder/time")" '{
    printf "ours %.2f s, their metrics alone %.2f s (%.2f times), with start and tokenizer %.2f s (%.2f times)\n",
      ours, $2, $2 / ours, $1, $1 / ours }'
done
