"""Greedy captions of prepared pictures by Python's onnxruntime: the rival of generation-speed.sh.

generate.py BUNDLE PIXELS BATCH ROUNDS: prints "tokens seconds" for each round. PIXELS holds float32 values, pictures one after the
other, as GenerationSpeed writes them.
"""

import json
import os
import sys
import time

import numpy as np
import onnxruntime as ort

bundle, pixels, batch, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def config(name):
    with open(os.path.join(bundle, name), encoding="utf-8") as file:
        return json.load(file)


def session(name):
    path = os.path.join(bundle, name)
    if not os.path.exists(path):
        return None
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


generation = config("generation_config.json")
size = config("preprocessor_config.json")["size"]
height, width = (size["height"], size["width"]) if isinstance(size, dict) else (size, size)
pictures = np.fromfile(pixels, dtype=np.float32).reshape(-1, 3, height, width)
encoder = session("encoder_model.onnx")
first = session("decoder_model.onnx")
following = session("decoder_with_past_model.onnx")
start, end = generation["decoder_start_token_id"], generation["eos_token_id"]
longest = generation["max_length"]


def present(name):
    return "present" + name[name.index("."):]


pasts = [i for i in following.get_inputs() if i.name.startswith("past")] if following else []
begins = pasts and {present(i.name) for i in pasts} <= {o.name for o in first.get_outputs()}


def generate(images):
    """Returns how many tokens were generated; rows that have ended drop out."""
    states = encoder.run(["last_hidden_state"], {"pixel_values": images})[0]
    tokens = np.full((len(images), 1), start, dtype=np.int64)
    past, total = {}, 0
    if pasts and not begins:  # The graph that takes a past begins with an empty one.
        past = {i.name: np.zeros((len(images), i.shape[1], 0, i.shape[3]), np.float32) for i in pasts}
    while len(tokens) and tokens.shape[1] < longest:
        model = following if past else first
        wanted = {i.name for i in model.get_inputs()}
        feed = {"input_ids": tokens[:, -1:] if past else tokens, **past}
        if "encoder_hidden_states" in wanted:
            feed["encoder_hidden_states"] = states
        given = {o.name for o in model.get_outputs()}
        new = [i.name for i in pasts if present(i.name) in given]
        logits, *values = model.run(["logits"] + [present(name) for name in new], feed)
        past.update(zip(new, values))
        chosen = logits[:, -1].argmax(-1)
        total += len(chosen)
        tokens = np.concatenate([tokens, chosen[:, None]], axis=1)
        going = chosen != end
        if not going.all():
            tokens, states = tokens[going], states[going]
            past = {name: value[going] for name, value in past.items()}
    return total


for _ in range(rounds):
    began = time.perf_counter()
    count = sum(generate(pictures[at:at + batch]) for at in range(0, len(pictures), batch))
    print(count, time.perf_counter() - began, flush=True)
