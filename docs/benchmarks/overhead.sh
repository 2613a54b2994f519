#!/usr/bin/env bash
# What Beam and Flink cost in a batch: serialisation, state, threads, files and their start, in CPU seconds and percent of all.
#   docs/benchmarks/overhead.sh FOLDER [FLAGS...]
# Runs curate over the videos of FOLDER under JDK Flight Recorder (10 ms between samples of Java, 20 ms of native code). Of each
# sample the innermost frame tells that is not of the JDK: Reelgloss and what decodes and computes for it, or Beam, Flink and
# what serialises for them. Waiting threads do not count; what threads of FFmpeg and of the compilers do is in all, only.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
videos=$1
shift
./reelgloss --version >/dev/null # Builds where that is needed.
TIMEFORMAT='%U %S'
{ time REELGLOSS_JAVA_OPTS="-XX:StartFlightRecording=filename=$work/run.jfr,settings=profile -Xlog:jfr*=off" \
  ./reelgloss curate --input="$videos" --output="$work/out" "$@" >/dev/null 2>"$work/log" || [ $? -eq 3 ]; } 2>"$work/cpu"
jfr print --events jdk.ExecutionSample,jdk.NativeMethodSample --stack-depth 64 "$work/run.jfr" >"$work/samples"
python3 - "$work/samples" "$(tail -n 1 "$work/cpu")" <<'PY'
import collections, re, sys

WAITING = re.compile(r"EPoll|epoll|\.accept|SocketDispatcher|Unsafe\.park|Object\.wait|FileDispatcherImpl\.read|ProcessHandleImpl|ProcessImpl\.waitFor")
OURS = ("org.reelgloss.", "org.bytedeco.", "ai.onnxruntime.", "ai.djl.")
RUNNER = ("org.apache.beam.", "org.apache.flink.", "org.apache.avro.", "com.esotericsoftware.", "org.xerial.snappy.", "org.apache.pekko.")
seconds = collections.Counter()
for sample in open(sys.argv[1]).read().split("\n}\n"):
    frames = re.findall(r"^\s+([\w.$<>]+)\(.*\)\s+line:", sample, re.M)
    if not frames or WAITING.search(frames[0]):
        continue
    period = 0.02 if "NativeMethodSample" in sample else 0.01
    of_start = 'sampledThread = "main"' in sample
    for frame in frames:
        if frame.startswith(OURS):
            seconds["reelgloss"] += period
            break
        if frame.startswith(RUNNER):
            seconds["beam and flink, start" if of_start else "beam and flink, at work"] += period
            break
total = sum(float(part) for part in sys.argv[2].split())
for name, count in sorted(seconds.items()):
    print(f"{name:26} {count:6.1f} s  {100 * count / total:5.1f} %")
print(f"{'all CPU of the process':26} {total:6.1f} s")
PY
