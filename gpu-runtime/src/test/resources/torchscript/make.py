"""Makes the two towers of this folder: python make.py, with any PyTorch from 1.13 on.

They are the towers that TinyBundles.twoTower writes as ONNX, with the same weights, so that the
vectors must be the same. Each answers in another form of those that exported models use: the one
of pictures with a tuple, the one of texts with a dictionary. Those in trainable have weights that
can be learned.
"""

import io
import os
import zipfile
from typing import Dict, Tuple

import torch
from torch import Tensor, nn


class Vision(nn.Module):
    def __init__(self):
        super().__init__()
        project = torch.zeros(3, 4)
        for colour in range(3):
            project[colour, colour] = 2
        self.register_buffer("project", project)
        self.register_buffer("darkness", torch.tensor([0, 0, 0, 0.25]))

    def forward(self, pixel_values: Tensor) -> Tuple[Tensor, Tensor]:
        colour = pixel_values.mean(dim=[2, 3])
        return pixel_values, colour.matmul(self.project) + self.darkness


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        meanings = torch.zeros(8, 4)
        for sight in range(4):
            meanings[4 + sight, sight] = 1
        self.register_buffer("meanings", meanings)
        self.register_buffer("nothing", torch.full((4,), 0.01))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Dict[str, Tensor]:
        weights = attention_mask.to(torch.float32).unsqueeze(2)
        states = self.meanings[input_ids] * weights
        first = states[:, 0]
        return {"first_token": first, "text_embeds": states.sum(dim=1) + self.nothing}


class TrainableVision(nn.Module):
    def __init__(self):
        super().__init__()
        self.project = nn.Linear(3, 4)
        with torch.no_grad():
            self.project.weight.copy_(torch.eye(4, 3))
            self.project.bias.copy_(torch.tensor([0, 0, 0, 0.25]))

    def forward(self, pixel_values: Tensor) -> Tensor:
        return self.project(pixel_values.mean(dim=[2, 3]))


class TrainableText(nn.Module):
    """Takes red for green and green for red, until it is taught."""

    def __init__(self):
        super().__init__()
        self.meanings = nn.Embedding(8, 4)
        meanings = torch.full((8, 4), 0.01)
        for sight, place in enumerate([1, 0, 2, 3]):
            meanings[4 + sight, place] = 1
        with torch.no_grad():
            self.meanings.weight.copy_(meanings)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        weights = attention_mask.to(torch.float32).unsqueeze(2)
        return (self.meanings(input_ids) * weights).sum(dim=1)


def save(tower: nn.Module, path: str):
    """Leaves out what is there for error messages: it has the path of this script in it."""
    whole = io.BytesIO()
    torch.jit.save(torch.jit.script(tower.eval()), whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


if __name__ == "__main__":
    save(Vision(), "vision_model.pt")
    save(Text(), "text_model.pt")
    os.makedirs("trainable", exist_ok=True)
    save(TrainableVision(), "trainable/vision_model.pt")
    save(TrainableText(), "trainable/text_model.pt")
