#!/usr/bin/env python3
"""Makes films with known shot boundaries out of a folder of videos.

Single-shot pieces of the videos are joined in a seeded random order with hard cuts, dissolves,
fades through black and wipes. Both shots go on playing while they are mixed. The mixed frames are
computed here, on raw pictures, so the truth is exact by construction:

    {"tolerance_frames": 2,
     "videos": {"film1.mp4": {"fps": 25, "frames": 700, "transitions": [[50, 65, "dissolve"], ...]}}}

[start, end) are the mixed frames: start is the first frame that is not the old shot alone, end the
first frame that is the new shot alone. A hard cut has start == end == the new shot's first frame.

A shot is only known to be single when somebody has looked at it. --cuts names a JSON file that
holds {"videos": {NAME: {"fps": F, KEY: LIST, ...}}}: every list of numbers holds first frames of
shots, every list of pairs holds ranges [from, to) of frames to leave out. A video that the file
does not name, or whose lists are all empty, counts as one shot.

Needs Python 3.9 and the ffmpeg and ffprobe commands, nothing else.

    ./make-transitions.py --videos DIR --cuts known-cuts.json --out films --count 30 --seed 1
"""

import argparse
import json
import pathlib
import random
import subprocess

LENGTHS = {"dissolve": (0.4, 1.4), "fade": (0.5, 1.6), "wipe": (0.4, 1.2)}
LONGEST_BLACK = 0.4
DIRECTIONS = ("left", "right", "up", "down")


class Pictures:
    """Arithmetic on raw yuv420p pictures of one size, in plain Python, a whole picture at once.

    A picture is taken as one long number whose bytes are spread over two numbers with 16 bits a
    byte, so that every byte can be multiplied by a weight of up to 256 without touching the next.
    """

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.size = width * height * 3 // 2
        self.mask = int.from_bytes(b"\xff\x00" * (self.size // 2), "little")
        self.half = int.from_bytes(b"\x80\x00" * (self.size // 2), "little")
        luma = width * height
        self.black = b"\x10" * luma + b"\x80" * (self.size - luma)

    def mix(self, old, new, share):
        """Returns the picture that is made of `share` (0 to 1) of new and the rest of old."""
        weight = round(256 * share)
        one, two = int.from_bytes(old, "little"), int.from_bytes(new, "little")
        low = self._weigh(one, two, weight)
        high = self._weigh(one >> 8, two >> 8, weight)
        return (low | high << 8).to_bytes(self.size, "little")

    def _weigh(self, one, two, weight):
        mixed = (one & self.mask) * (256 - weight) + (two & self.mask) * weight + self.half
        return mixed >> 8 & self.mask

    def wipe(self, old, new, share, direction):
        """Returns old with `share` of its area, from one side, replaced by new."""
        planes, offset = [], 0
        for shrink in (1, 2, 2):
            width, height = self.width // shrink, self.height // shrink
            end = offset + width * height
            planes.append(_wiped(old[offset:end], new[offset:end], width, height, share, direction))
            offset = end
        return b"".join(planes)


def _wiped(old, new, width, height, share, direction):
    if direction in ("up", "down"):
        edge = round(height * share) * width
        return new[:edge] + old[edge:] if direction == "down" else old[:-edge] + new[-edge:]
    edge = round(width * share)
    rows = []
    for start in range(0, width * height, width):
        one, two = old[start : start + width], new[start : start + width]
        rows.append(two[:edge] + one[edge:] if direction == "right" else one[:-edge] + two[-edge:])
    return b"".join(rows)


def probe(video):
    """Returns frames per second and seconds of a video."""
    command = "ffprobe -v error -select_streams v:0 -of json -show_entries".split()
    command += ["stream=avg_frame_rate,duration:format=duration", str(video)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    stream = found["streams"][0]
    top, _, bottom = stream["avg_frame_rate"].partition("/")
    seconds = stream.get("duration") or found["format"].get("duration") or 0
    return float(top) / float(bottom or 1), float(seconds)


def single_shots(video, known, margin):
    """Yields the (from, to) seconds of a video that hold one shot, `margin` away from its cuts."""
    fps, seconds = probe(video)
    fps = known.get("fps", fps)
    gaps = [(0, 0), (seconds, seconds)]
    for entries in known.values():
        for entry in entries if isinstance(entries, list) else ():
            first, last = entry if isinstance(entry, list) else (entry, entry)
            gaps.append((first / fps - margin, last / fps + margin))
    start = 0
    for first, last in sorted(gaps):
        if first > start:
            yield start, first
        start = max(start, last)


def decode(video, start, frames, args):
    """Returns `frames` raw pictures of a video from `start` seconds on, or fewer at its end."""
    size = f"{args.width}:{args.height}"
    fit = {
        "crop": f"scale={size}:force_original_aspect_ratio=increase,crop={size}",
        "pad": f"scale={size}:force_original_aspect_ratio=decrease,pad={size}:-1:-1",
    }[args.fit]
    command = ["ffmpeg", "-v", "error", "-ss", f"{start:.3f}", "-i", str(video), "-an"]
    command += ["-vf", f"fps={args.fps},{fit},setsar=1,format=yuv420p"]
    command += ["-frames:v", str(frames), "-f", "rawvideo", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    size = args.width * args.height * 3 // 2
    return [raw[at : at + size] for at in range(0, len(raw) - size + 1, size)]


def between(pictures, kind, olds, news, dice):
    """Returns the mixed pictures between two shots.

    For a fade the old shot darkens with its pictures, then black, then the new one appears.
    """
    if kind == "fade":
        length = len(olds)
        out = [pictures.mix(p, pictures.black, (i + 1) / length) for i, p in enumerate(olds)]
        back = [pictures.mix(pictures.black, p, i / length) for i, p in enumerate(news)]
        black = dice.randrange(int(LONGEST_BLACK * dice.fps) + 1)
        return out + [pictures.black] * black + back
    shares = [(i + 1) / (len(olds) + 1) for i in range(len(olds))]
    if kind == "dissolve":
        return [pictures.mix(*pair) for pair in zip(olds, news, shares)]
    direction = dice.choice(DIRECTIONS)
    return [pictures.wipe(*pair, direction) for pair in zip(olds, news, shares)]


def join(film, shot, kind, pictures, dice):
    """Adds a shot to the pictures of a film and returns the transition [start, end, kind]."""
    if kind == "cut":
        film += shot
        return [len(film) - len(shot)] * 2 + [kind]
    length = max(2, round(dice.uniform(*LENGTHS[kind]) * dice.fps))
    if kind == "fade":
        length = max(2, length // 2)
    start = len(film) - length
    mixed = between(pictures, kind, film[start:], shot[:length], dice)
    film[start:] = mixed + shot[length:]
    return [start, start + len(mixed), kind]


def encode(film, path, args):
    command = "ffmpeg -y -v error -f rawvideo -pix_fmt yuv420p".split()
    command += ["-s", f"{args.width}x{args.height}", "-r", str(args.fps), "-i", "-"]
    command += "-c:v libx264 -pix_fmt yuv420p -preset".split() + [args.preset]
    command += ["-crf", str(args.crf), str(path)]
    subprocess.run(command, check=True, input=b"".join(film))


def make_film(shots, args, pictures, dice):
    """Returns the raw pictures of one film and its transitions."""
    kinds = {kind: float(weight) for kind, weight in args.kinds}
    film, transitions, last = [], [], None
    while len(film) < args.seconds * args.fps:
        video, start, end = dice.choice([shot for shot in shots if shot[0] != last])
        wanted = dice.uniform(*args.shot)
        start = dice.uniform(start, max(start, end - wanted))
        shot = decode(video, start, round(min(wanted, end - start) * args.fps), args)
        if len(shot) < args.shot[0] * args.fps - 2:
            continue
        last = video
        if film:
            kind = dice.choices(list(kinds), list(kinds.values()))[0]
            transitions.append(join(film, shot, kind, pictures, dice))
        else:
            film += shot
    return film, transitions


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--videos", type=pathlib.Path, required=True, help="folder of videos")
    parser.add_argument("--cuts", type=pathlib.Path, help="JSON of known cuts, see above")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for the films")
    parser.add_argument("--count", type=int, default=6, help="number of films (6)")
    parser.add_argument("--seed", type=int, default=1, help="films of one seed are alike (1)")
    parser.add_argument("--seconds", type=float, default=30, help="least length of a film (30)")
    parser.add_argument(
        "--kinds",
        type=lambda text: [entry.split("=") for entry in text.split(",")],
        default="cut=14,dissolve=16,fade=8,wipe=4",
        help="weights of the transitions (cut=14,dissolve=16,fade=8,wipe=4)",
    )
    parser.add_argument(
        "--shot",
        type=float,
        nargs=2,
        default=(2.5, 5),
        metavar=("LEAST", "MOST"),
        help="seconds of a piece, at least 2, transitions included (2.5 5)",
    )
    parser.add_argument("--margin", type=float, default=0.5, help="seconds around known cuts (0.5)")
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--width", type=int, default=640, help="even")
    parser.add_argument("--height", type=int, default=360, help="even")
    parser.add_argument("--fit", choices=("crop", "pad"), default="crop")
    parser.add_argument("--preset", default="fast", help="of x264 (fast)")
    parser.add_argument("--crf", type=int, default=23, help="of x264 (23)")
    return parser.parse_args()


def main():
    args = arguments()
    known = json.loads(args.cuts.read_text())["videos"] if args.cuts else {}
    shots = []
    for video in sorted(args.videos.iterdir()):
        if video.suffix in (".json", ".txt", ".md"):
            continue
        for start, end in single_shots(video, known.get(video.name, {}), args.margin):
            if end - start >= args.shot[0]:
                shots.append((video, start, end))
    if len({video for video, _, _ in shots}) < 2:
        raise SystemExit(f"--videos must hold shots of at least two videos: {args.videos}")
    pictures = Pictures(args.width, args.height)
    args.out.mkdir(parents=True, exist_ok=True)
    truth = {"tolerance_frames": 2, "videos": {}}
    for number in range(1, args.count + 1):
        dice = random.Random(f"{args.seed}/{number}")
        dice.fps = args.fps
        film, transitions = make_film(shots, args, pictures, dice)
        name = f"film{number}.mp4"
        encode(film, args.out / name, args)
        truth["videos"][name] = {
            "fps": args.fps,
            "frames": len(film),
            "transitions": transitions,
        }
        print(f"{name}: {len(film)} frames, {len(transitions)} transitions", flush=True)
    (args.out / "truth.json").write_text(json.dumps(truth, indent=1) + "\n")


if __name__ == "__main__":
    main()
