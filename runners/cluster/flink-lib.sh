#!/usr/bin/env bash
# Fills a folder with what belongs into lib/ of a Flink session cluster: the native libraries, the classes that load them, and Reelgloss's
# own that hold models, so that they are loaded once for all jobs. Needs a built checkout: any ./reelgloss command builds it.
#   runners/cluster/flink-lib.sh DIR
set -euo pipefail
target=$(readlink -m "${1:?DIR}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
current=$(<runners/target/app/current)
mkdir -p "$target"
rm -f "$target"/reelgloss-*.jar
cp "$current"/reelgloss-gpu-runtime-*.jar "$current"/reelgloss-schemas-*.jar "$target"
cut -d: -f2- "$current/classpath" | tr ':' '\n' |
  grep -E '/(api-0|avro-1|commons-(codec|compress|io)|ffmpeg|gson|jackson-(annotations|core|databind)|javacpp|jna|jspecify|langchain4j-embeddings|onnxruntime|openblas|opencv|pytorch|tokenizers)-?[^/]*\.jar$' |
  xargs cp -t "$target"
echo "The jars are in $target; add to the cluster's configuration:"
echo "classloader.parent-first-patterns.additional: org.reelgloss.gpu.;org.reelgloss.video.;org.reelgloss.schemas.;org.apache.avro.;com.fasterxml.jackson.;ai.djl.;ai.onnxruntime.;org.bytedeco.;com.sun.jna.;dev.langchain4j.;com.google.gson."
