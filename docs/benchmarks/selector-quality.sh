#!/usr/bin/env bash
# Agreement of trained selectors with people, and what their choices are worth, on pictures they were not trained on: trained on every
# other picture of a table of ratings and held against the rest, both ways; and trained on one file of candidates with references and
# held against the other, both ways. The baseline is the bundle they build on.
#   docs/benchmarks/selector-quality.sh IMAGES RATINGS.tsv BASE BANK ENCODER PARTS [CANDIDATES.jsonl PART CANDIDATES.jsonl PART]
# IMAGES is a folder of pictures, BANK one of captions with vectors (see docs/selector.md), ENCODER a picture encoder. PARTS are those of the
# bank that hold no judged picture, such as train,dev; each file of candidates is about the pictures of a PART, which joins the first part of
# the bank in training on it. Needs a built checkout, see README.md.
set -euo pipefail
images=$(readlink -f "$1")
ratings=$(readlink -f "$2")
base=$(readlink -f "$3")
bank=$(readlink -f "$4")
encoder=$(readlink -f "$5")
parts=$6
one=${7:+$(readlink -f "$7")}
one_part=${8:-}
other=${9:+$(readlink -f "$9")}
other_part=${10:-}
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

train() { # NAME BANK FLAGS...
  local name=$1 from=$2
  shift 2
  ./reelgloss train-selector --images="$images" --base="$base" --bank="$from" --picture-encoder="$encoder" \
    --output="$folder/$name" "$@" --format=table
}

awk -F'\t' -v folder="$folder" 'NR == 1 { print > (folder "/0.tsv"); print > (folder "/1.tsv"); next }
  !($1 in half) { half[$1] = count++ % 2 } { print > (folder "/" half[$1] ".tsv") }' "$ratings"
for half in 0 1; do
  echo "== trained on half $half of the ratings, held against half $((1 - half))"
  if [ "$half" = 0 ]; then # The bank is made once: these parts hold no picture that is learned from.
    train ratings-0 "$bank" --bank-part="$parts" --judgements="$folder/0.tsv"
  else
    train ratings-1 "$folder/ratings-0/bank" --judgements="$folder/1.tsv"
  fi
  ./reelgloss evaluate judgements --images="$images" --judgements="$folder/$((1 - half)).tsv" \
    --selector="$folder/ratings-$half" --baseline="$base" --format=table
done

choices() { # TRAINED PART HELD
  local name=choices-$2
  echo "== trained on $(basename "$1"), held against $(basename "$3")"
  train "$name" "$bank" --bank-part="${parts%%,*},$2" --choices="$1"
  ./reelgloss evaluate selection --images="$images" --candidates="$3" \
    --selector="$folder/$name" --baseline="$base" --format=table
}

if [ -n "$one" ]; then
  choices "$one" "$one_part" "$other"
  choices "$other" "$other_part" "$one"
fi
