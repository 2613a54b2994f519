"""Makes goldens.json: what the Python library makes of drawn pictures.

    pip install 'transformers>=4.50,<5' pillow numpy && python make.py

The processors are those that work with Pillow and NumPy. A picture's value at row y, column x and
channel c is ((7x + 13y + 50c) xor xy) modulo 256, in a grey one with c = 0. The sample of n values
of an answer is those at the positions 104729i modulo n, i from 0.
"""

import json

import numpy as np
from transformers import BlipImageProcessor, CLIPImageProcessor, DeiTImageProcessor
from transformers import SiglipImageProcessor, ViTImageProcessor

SAMPLE = 200
CLIP = {"image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711]}
HALF = {"image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
RAW = {"do_normalize": False, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
SHORT = {"size": {"shortest_edge": 48}, "crop_size": {"height": 48, "width": 48}}


def exact(height, width):
    return {"size": {"height": height, "width": width}}


CASES = [
    (ViTImageProcessor, 640, 360, False, HALF | exact(64, 64) | {"resample": 2}),
    (ViTImageProcessor, 37, 29, False, HALF | exact(56, 40) | {"resample": 0}),
    (ViTImageProcessor, 101, 67, True, RAW | exact(33, 48) | {"resample": 1}),
    (ViTImageProcessor, 23, 31, False, HALF | exact(48, 48) | {"resample": 5}),
    (ViTImageProcessor, 90, 70, False, HALF | exact(45, 20) | {"resample": 4}),
    (ViTImageProcessor, 64, 48, True, exact(48, 64) | {"rescale_factor": 1 / 127.5, "image_mean": [1, 1, 1], "image_std": [1, 1, 1]}),
    (CLIPImageProcessor, 640, 360, False, CLIP | SHORT | {"resample": 3}),
    (CLIPImageProcessor, 31, 77, False, CLIP | SHORT | {"resample": 3}),
    (CLIPImageProcessor, 211, 160, False, RAW | SHORT | {"resample": 1, "do_rescale": False}),
    (CLIPImageProcessor, 40, 31, False, CLIP | {"do_resize": False, "crop_size": {"height": 33, "width": 48}}),
    (CLIPImageProcessor, 120, 50, False, CLIP | {"size": {"shortest_edge": 30}, "crop_size": {"height": 45, "width": 41}, "resample": 2}),
    (SiglipImageProcessor, 320, 240, False, HALF | exact(64, 64) | {"resample": 3}),
    (SiglipImageProcessor, 19, 26, True, HALF | exact(32, 32) | {"resample": 2}),
    (BlipImageProcessor, 333, 251, False, CLIP | exact(72, 72) | {"resample": 3}),
    (DeiTImageProcessor, 99, 60, False, HALF | exact(56, 56) | {"crop_size": {"height": 48, "width": 48}, "resample": 3}),
]


def picture(width, height, grey):
    y, x, c = np.ogrid[:height, :width, :3]
    return (((7 * x + 13 * y + 50 * c * (not grey)) ^ (x * y)) % 256).astype(np.uint8)


def golden(processor, width, height, grey, config):
    made = processor(**config)
    values = made(picture(width, height, grey), return_tensors="np")["pixel_values"][0]
    flat = values.astype(np.float64).reshape(-1)
    sample = flat[[104729 * i % flat.size for i in range(SAMPLE)]]
    stored = json.loads(made.to_json_string())
    return {
        "width": width,
        "height": height,
        "grey": grey,
        "config": stored,
        "shape": list(values.shape),
        "mean": round(float(flat.mean()), 6),
        "sample": [round(float(value), 5) for value in sample],
    }


if __name__ == "__main__":
    with open("goldens.json", "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(golden(*case)) for case in CASES) + "\n]\n")
