#!/usr/bin/env bash
# Agreement of trained selectors with people, and what their choices are worth, on pictures they were not trained on: trained on every
# other picture of a table of ratings and held against the rest, both ways; and trained on one file of candidates with references and
# held against the other, both ways. The baseline is the bundle they build on.
#   docs/benchmarks/selector-quality.sh IMAGES RATINGS.tsv BASE BANK [CANDIDATES.jsonl CANDIDATES.jsonl]
# IMAGES is a folder of pictures, BANK one of captions with vectors (see docs/selector.md). Needs a built checkout, see README.md.
set -euo pipefail
images=$(readlink -f "$1")
ratings=$(readlink -f "$2")
base=$(readlink -f "$3")
bank=$(readlink -f "$4")
one=${5:+$(readlink -f "$5")}
other=${6:+$(readlink -f "$6")}
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

train() { # NAME FLAGS...
  local name=$1
  shift
  ./reelgloss train-selector --images="$images" --base="$base" --bank="$bank" --output="$folder/$name" "$@" --format=table
  bank=$folder/$name/bank # Made once; pictures that are learned from are passed by when their own turn comes.
}

awk -F'\t' -v folder="$folder" 'NR == 1 { print > (folder "/0.tsv"); print > (folder "/1.tsv"); next }
  !($1 in half) { half[$1] = count++ % 2 } { print > (folder "/" half[$1] ".tsv") }' "$ratings"
for half in 0 1; do
  echo "== trained on half $half of the ratings, held against half $((1 - half))"
  train "ratings-$half" --judgements="$folder/$half.tsv"
  ./reelgloss evaluate judgements --images="$images" --judgements="$folder/$((1 - half)).tsv" \
    --selector="$folder/ratings-$half" --baseline="$base" --format=table
done
if [ -n "$one" ]; then
  for pair in "$one $other" "$other $one"; do
    read -r trained held <<<"$pair"
    echo "== trained on $(basename "$trained"), held against $(basename "$held")"
    name=choices-$(basename "$trained" .jsonl)
    train "$name" --choices="$trained"
    ./reelgloss evaluate selection --images="$images" --candidates="$held" \
      --selector="$folder/$name" --baseline="$base" --format=table
  done
fi
