#!/usr/bin/env bash
# What a poll of a watching run costs: its time, and the bytes of what is remembered.
#   docs/benchmarks/watching.sh [FILES [ROUNDS]]
# Makes FILES empty files (100,000 if not given), 1,000 a folder, and looks at them ROUNDS times (5 if not given).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
maven=$(command -v mvn || echo ./mvnw)
"$maven" -q -B -Pjmh -Dspotless.check.skip -Denforcer.skip -DskipTests -pl transforms -am package \
  dependency:build-classpath -Dmdep.outputFile=target/jmh-classpath -Dmdep.includeScope=test
java -Xmx1g -XX:+UseSerialGC \
  -cp "transforms/target/test-classes:transforms/target/classes:$(<transforms/target/jmh-classpath)" \
  org.reelgloss.transforms.match.PollCost "$work" "${1:-100000}" "${2:-5}"
