#!/usr/bin/env bash
# What asking teachers costs on the embedded Flink beyond the teachers themselves.
#   docs/benchmarks/caption-costs.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl runners -am package \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
exec java -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true -Dsun.net.httpserver.nodelay=true \
  -cp "runners/target/test-classes:runners/target/classes:$(<runners/target/jmh-classpath)" \
  org.reelgloss.runners.CaptionCosts "${1:-3}"
