#!/usr/bin/env bash
# What choosing among candidates costs against a loop by hand over the two towers.
#   docs/benchmarks/scoring.sh TWO_TOWER SELECTOR PICTURES CAPTIONS [ROUNDS]
# SELECTOR is a trained one, PICTURES a folder of them, CAPTIONS a file with a caption a line, the last of its tab-separated fields.
set -euo pipefail
towers=$(readlink -f "${1:?TWO_TOWER}")
selector=$(readlink -f "${2:?SELECTOR}")
pictures=$(readlink -f "${3:?PICTURES}")
captions=$(readlink -f "${4:?CAPTIONS}")
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl transforms -am package \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
exec java -Xmx2g -Dai.djl.offline=true -Dorg.bytedeco.javacpp.nopointergc=true \
  -cp "transforms/target/test-classes:transforms/target/classes:$(<transforms/target/jmh-classpath)" \
  org.reelgloss.transforms.select.ScoringRatios "$towers" "$selector" "$pictures" "$captions" "${5:-5}"
