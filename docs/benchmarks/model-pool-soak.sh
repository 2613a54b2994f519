#!/usr/bin/env bash
# Resident memory of the model pool under load that never lets it rest.
#   docs/benchmarks/model-pool-soak.sh SECONDS CAPTIONER CAPTIONER [CAPTIONER ...]
set -euo pipefail
seconds=${1:?SECONDS}
shift
folders=()
for folder in "$@"; do folders+=("$(readlink -f "$folder")"); done
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl gpu-runtime -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
exec java -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true \
  -cp "gpu-runtime/target/test-classes:gpu-runtime/target/classes:$(<gpu-runtime/target/jmh-classpath)" \
  org.reelgloss.gpu.ModelPoolSoak "$seconds" "${folders[@]}"
