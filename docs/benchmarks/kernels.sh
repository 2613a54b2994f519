#!/usr/bin/env bash
# What a frame costs after it is decoded, piece by piece (JMH), on the first frames of a film.
#   docs/benchmarks/kernels.sh FILM [JMH OPTIONS]
set -euo pipefail
film=$(readlink -f "${1:?FILM}")
shift
cd "$(dirname "$0")/../.."
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl gpu-runtime -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
exec java -cp "gpu-runtime/target/test-classes:gpu-runtime/target/classes:$(<gpu-runtime/target/jmh-classpath)" \
  org.openjdk.jmh.Main -p film="$film" "$@"
