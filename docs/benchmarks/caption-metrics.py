"""The rival of caption-metrics.sh: BLEU, ROUGE-L and CIDEr by pycocoevalcap, and the captions both measure.

caption-metrics.py make FOLDER [CAPTIONS]: writes references.json and candidates.json, 5,000 captions with five references each, of lines
of a text file or, without one, of made-up words that are as unevenly frequent as those of a language.
caption-metrics.py measure FOLDER: prints the scores as one JSON object, then CPU seconds: of all, and of the metrics alone.
"""

import contextlib
import json
import os
import random
import sys
import time

IMAGES, REFERENCES = 5000, 5


def made_up(chance):
    words = ["".join(chance.choice("aeiou") if i % 2 else chance.choice("bdfgklmnprst") for i in range(2 + n % 7)) for n in range(3000)]
    weights = [1 / (1 + n) for n in range(len(words))]
    while True:
        yield " ".join(chance.choices(words, weights, k=chance.randint(7, 15))) + chance.choice(["", ".", " ."])


def of_file(path, chance):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.strip()]
    while True:
        yield chance.choice(lines)


def make(folder, captions=None):
    chance = random.Random(7)
    text = of_file(captions, chance) if captions else made_up(chance)
    references = {str(i): [next(text) for _ in range(REFERENCES)] for i in range(IMAGES)}
    candidates = {}
    for i, known in references.items():  # Half of a reference and half of another caption, so that longer runs are found, too.
        one, other = known[0].split(), next(text).split()
        candidates[i] = " ".join(one[: len(one) // 2] + other[len(other) // 2 :])
    for name, content in (("references", references), ("candidates", candidates)):
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(content, file)


def measure(folder):
    from pycocoevalcap.bleu.bleu import Bleu
    from pycocoevalcap.cider.cider import Cider
    from pycocoevalcap.rouge.rouge import Rouge
    from pycocoevalcap.tokenizer.ptbtokenizer import PTBTokenizer

    def read(name):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            return json.load(file)

    references = PTBTokenizer().tokenize({i: [{"caption": c} for c in all_of] for i, all_of in read("references").items()})
    candidates = PTBTokenizer().tokenize({i: [{"caption": c}] for i, c in read("candidates").items()})
    begin = time.process_time()
    with contextlib.redirect_stdout(sys.stderr):
        bleu, _ = Bleu(4).compute_score(references, candidates, verbose=0)
        rouge, _ = Rouge().compute_score(references, candidates)
        cider, _ = Cider().compute_score(references, candidates)
    end = time.process_time()
    print(json.dumps({**{f"bleu{i + 1}": score for i, score in enumerate(bleu)}, "rougeL": rouge, "cider": cider}))
    print(sum(os.times()[:4]), end - begin)


if __name__ == "__main__":
    {"make": make, "measure": measure}[sys.argv[1]](*sys.argv[2:])
