#!/usr/bin/env bash
# Tokens a second of the generation loop against Python's onnxruntime driving the same graphs, both on one thread, greedily.
#   PYTHON=python with onnxruntime and numpy docs/benchmarks/generation-speed.sh CAPTIONER PICTURES [BATCH [ROUNDS]]
set -euo pipefail
bundle=$(readlink -f "${1:?CAPTIONER}")
pictures=$(readlink -f "${2:?PICTURES}")
batch=${3:-1} rounds=${4:-5}
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl gpu-runtime -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
pixels=$(mktemp)
trap 'rm -f "$pixels"' EXIT
ours() {
  java -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true \
    -cp "gpu-runtime/target/test-classes:gpu-runtime/target/classes:$(<gpu-runtime/target/jmh-classpath)" \
    org.reelgloss.gpu.GenerationSpeed "$bundle" "$pictures" "$pixels" "$batch" 12 2>/dev/null
}
theirs() { "${PYTHON:-python3}" docs/benchmarks/generate.py "$bundle" "$pixels" "$batch" 12; }
report=$(mktemp)
trap 'rm -f "$pixels" "$report"' EXIT
for ((round = 0; round < rounds; round++)); do
  echo "ours $(ours | tail -n 6 | sort -k2 -n | sed -n 3p)" # After six to warm up, the median of six.
  echo "theirs $(theirs | tail -n 6 | sort -k2 -n | sed -n 3p)"
done | tee "$report"
awk '{ rate[$1] = rate[$1] " " $2 / $3; if ($2 / $3 > best[$1]) best[$1] = $2 / $3; if (tokens[$1] == "") tokens[$1] = $2 }
  END { print "tokens/s, ours:" rate["ours"]; print "tokens/s, theirs:" rate["theirs"]
        print "tokens of a round:", tokens["ours"], "and", tokens["theirs"]
        printf "%.2f times Python (best rounds)\n", best["ours"] / best["theirs"] }' "$report"
