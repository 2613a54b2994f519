#!/bin/sh
# Renders the sample videos anew: samples/render.sh [FOLDER]
# Build the project first; FOLDER is this one unless another is given.
set -eu
samples=$(cd "$(dirname "$0")" && pwd)
runners=$samples/../runners/target
if [ ! -f "$runners/classpath" ]; then
  echo "render.sh: $runners/classpath is missing: build the project first" >&2
  exit 2
fi
classpath=$(cat "$runners/classpath"):$runners/classes
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac --release 17 -cp "$classpath" -d "$classes" "$samples"/render/*.java
java -Djava.awt.headless=true -cp "$classes:$classpath" samples.render.RenderSamples "${1:-$samples}"
