#!/usr/bin/env bash
# A streaming run on a Flink cluster of which a TaskManager is killed after every other video, against a batch in one process: prints
# whether the records are the same.
#   docs/benchmarks/cluster-kills.sh VIDEOS HOST:PORT KILL START
# KILL is a command that kills a TaskManager (-9) and START one that starts another; both are run by a shell. The cluster is local and has
# lib/ as docs/cluster.md says. The job is cancelled in the end.
set -euo pipefail
videos=$(readlink -f "${1:?VIDEOS}")
master=${2:?HOST:PORT}
kill_one=${3:?KILL}
start_one=${4:?START}
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/in"

records() { ./reelgloss cat "$1" | grep -o '"clipId":"[^"]*"\|"caption":"[^"]*"' | paste - - | sort; }
jobs_of() { # STATE: ids of jobs
  curl -sf "http://$master/jobs/overview" | grep -o "\"jid\":\"[0-9a-f]*\",\"name\":\"[^\"]*\"[^}]*\"state\":\"$1\"" | cut -d'"' -f4 | sort
}

./reelgloss curate --input="$videos" --output="$folder/batch" || [ $? = 3 ]
jobs_of RUNNING >"$folder/before"
./reelgloss curate --input="$folder/in" --output="$folder/streamed" --watch --poll=1s --publish-every=5s \
  --flink-master="$master" --parallelism=2 &
client=$!
count=0
for video in "$videos"/*; do
  cp "$video" "$folder/in/$(basename "$video").part"
  mv "$folder/in/$(basename "$video").part" "$folder/in/$(basename "$video")"
  count=$((count + 1))
  sleep 8
  if [ $((count % 2)) = 1 ] && [ "$count" -gt 1 ]; then
    sh -c "$kill_one"
    sleep 3
    sh -c "$start_one"
  fi
done
for _ in $(seq 100); do
  done_so_far=$(./reelgloss cat "$folder/streamed" --videos 2>/dev/null | wc -l || true)
  if [ "$done_so_far" -ge "$(./reelgloss cat "$folder/batch" --videos | wc -l)" ]; then break; fi
  sleep 3
done
sleep 10 # The clips of the last video, and what should not come.
kill "$client"
wait "$client" || true
for job in $(jobs_of RUNNING | comm -13 "$folder/before" -); do
  curl -sf -X PATCH "http://$master/jobs/$job" >/dev/null
done
records "$folder/batch" >"$folder/expected"
records "$folder/streamed" >"$folder/found"
echo "$(wc -l <"$folder/expected") clips in one process, $(wc -l <"$folder/found") on the cluster"
cmp "$folder/expected" "$folder/found" && echo "the same records"
