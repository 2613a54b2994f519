#!/usr/bin/env bash
# What the model pool costs against loops written by hand over the same graphs.
#   docs/benchmarks/model-pool.sh CAPTIONER CAPTIONER [DEVICE [ROUNDS]]
set -euo pipefail
first=$(readlink -f "${1:?CAPTIONER}")
second=$(readlink -f "${2:?CAPTIONER}")
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl gpu-runtime -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
exec java -Xmx2g -Dai.djl.offline=true \
  -cp "gpu-runtime/target/test-classes:gpu-runtime/target/classes:$(<gpu-runtime/target/jmh-classpath)" \
  org.reelgloss.gpu.ModelPoolRatios "${3:-cpu}" "$first" "$second" "${4:-5}"
